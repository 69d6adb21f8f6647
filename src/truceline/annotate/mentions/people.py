"""People: full names, surnames after them, and names that the lexicon does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from truceline.annotate.mentions.capitals import Candidate
from truceline.annotate.mentions.cast import Cast, known_person, surnames_of, unknown_actor
from truceline.annotate.mentions.reading import Reading
from truceline.annotate.mentions.roles import is_office_noun
from truceline.lexicon.actors import ActorEntry
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

SPEECH = (
    "said|says|told|tells|added|adds|wrote|writes|argued|warned|claimed|noted|explained|insisted|stated|asked|replied"
    "|tweeted|announced|believes|thinks|met"
)
SAID = rf"(?:{SPEECH})"

# What mostly people do, beside speaking, as the one word before it shows where a full name stands elsewhere.
DID = (
    r"(?:denied|denies|rejected|urged|urges|called|calls|vowed|pledged|promised|suggested|acknowledged|admitted|recalled"
    r"|stressed|declined|testified|responded|tweeted|posted|resigned|smiled|joked|travelled|traveled|arrived|met|became)"
)

# How many words lie between a possessive and the role that is the owner's.
OWNER_BACK = 3
# What may be the only sign that a name after it is a person's.
# What comes between a quotation and the name of an unknown speaker: "…," said X, an envoy.
INVERTED = re.compile(rf"[\"”’'] {SAID} $")
PEER = re.compile(r"counterpart,? $")

# Who left all offices before this day is meant by a surname only after the office or a form of address, and by a full
# name only where the text also names the country: today's news has namesakes of the leaders of then.
LONG_AGO = "1990"

LEADING = frozenset({"head_of_state", "head_of_government"})
# Offices of states, whose holders are of the one country that a text names.
OFFICES_OF_STATES = LEADING | {
    "deputy_head_of_government", "vice_president", "foreign_minister", "defence_minister", "interior_minister",
    "finance_minister", "trade_minister", "energy_minister", "economy_minister", "minister", "deputy_minister",
    "army_chief", "judge", "opposition_leader", "intelligence_chief", "state_secretary",
}  # fmt: skip
NAME = r"[A-Z][\w'-]{1,30}"
SPOKEN = re.compile(
    rf"\b(?:{SAID}|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) (?P<after>{NAME})"
    rf"|(?:(?<![\w'-])(?P<before>[\w'-]{{1,30}}+) )?(?P<name>{NAME}) (?:{SAID}|{DID})\b"
)
# What stands right before or behind a name in all these.
LEADS_TO = tuple(f"{word} " for word in (*SPEECH.split("|"), *("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.")))
FOLLOWS = re.compile(rf" (?:{SAID}|{DID})\b")


def find_people(candidates: Iterable[Candidate], reading: Reading, cast: Cast) -> list[Mention]:
    """Find the mentions of people by name, in text order, and take the people into the cast."""
    waiting = list(candidates)
    full = {id(c): actor for c in waiting if (actor := _introduced(c, reading, cast))}
    company = _leaders_named(waiting, full, reading)
    others = frozenset(
        c.words[-1].text for c in waiting if len(c.words) > 1 and id(c) not in full and not _is_doubled(c)
    )
    found = []
    for c in waiting:
        actor_id = full.get(id(c)) or _by_surname(c, reading, cast, others, company)
        if actor_id and id(c) not in full and not c.title:
            cast.bare[c.name] = actor_id
        if actor_id:
            _remember(c, cast, actor_id, reading)
            role = c.role_span and reading.words_of(c.role_span)
            found.append(Mention(span=c.span, of=actor_id, form="name", role=role, role_span=c.role_span))
    return found


def _introduced(c: Candidate, reading: Reading, cast: Cast) -> str | None:
    """The actor whom a full name introduces, or None where the candidate is no full name of a person."""
    entry = c.hit.entry if c.hit else None
    if entry is None and len(c.words) > 1:
        entry = known_person(c.words, reading.lexicon)
    if entry is not None and not _is_namesake(c, entry, reading):
        cast.introduce(entry.actor, c.span.start, _known_surnames(entry))
        return entry.actor.id
    if len(c.words) < 2 or c.view.headline or _only_surname(c, reading) or not _is_person(c, reading):
        return None
    actor = unknown_actor(c.name, "person", _country(c, reading))
    cast.introduce(actor, c.span.start, _surnames(c, reading))
    return actor.id


def _surnames(c: Candidate, reading: Reading) -> tuple[str, ...]:
    """What somebody whom the lexicon does not know may be called later; where a family's name stands first, that too:
    "*Wang* Huiyao"."""
    known, first = reading.lexicon, c.words[0].text
    found = surnames_of(c.words, known.descriptions.particles)
    stands_first = known.actors.is_family_first(first) and first not in known.descriptions.given_names
    return (*found, first) if stands_first and first not in found else found


def left_long_ago(person: str, reading: Reading) -> bool:
    """Whether somebody held offices, all of them before `LONG_AGO`."""
    held = reading.lexicon.offices.held_by(person)
    return bool(held) and all(t.end is not None and t.end < LONG_AGO for t in held)


def _is_namesake(c: Candidate, entry: ActorEntry, reading: Reading) -> bool:
    """Whether a leader of long ago is not meant by a full name: nothing but it speaks for office or country."""
    office = c.role_span and reading.lexicon.titles.office(reading.words_of(c.role_span))
    if office or not left_long_ago(entry.actor.id, reading):
        return False
    others = (h.entry.actor for v in reading.views for h in v.hits)
    return all(a.id == entry.actor.id or a.country != entry.actor.country for a in others)


def _known_surnames(entry: ActorEntry) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entry.surnames, *(n.split()[-1] for n in entry.names if " " in n))))


def _is_person(c: Candidate, reading: Reading) -> bool:
    """Whether something in the text shows that an unknown full name is a person's."""
    known = reading.lexicon.descriptions
    words = c.words
    if words[0].text.isupper() and len(words[0].text) > 3:
        return False
    if _is_doubled(c) or _is_credited(c, reading):
        return False
    if c.role_span or c.title or words[0].text in known.given_names:
        return True
    if PEER.search(reading.plain, max(0, c.span.start - len("counterpart, ")), c.span.start):
        return True
    if INVERTED.search(reading.plain, max(0, c.span.start - 20), c.span.start):
        return _subject_like(c)
    after = reading.plain[c.span.end : c.span.end + 40]
    if re.match(rf", (?:who|whose|\d\d),? | who |,? (?:{SAID}|(?:was|is) quoted as saying)\b", after):
        return _subject_like(c)
    return _is_spoken(words[-1].text, reading.plain) or _has_calling(c, reading)


def _is_credited(c: Candidate, reading: Reading) -> bool:
    """Whether a name is that of a photographer beside his agency: "(Reuters/Ana Rocha)"."""
    return "/" in (reading.plain[c.span.start - 1 : c.span.start], reading.plain[c.span.end : c.span.end + 1])


def _has_calling(c: Candidate, reading: Reading) -> bool:
    """Whether an apposition says what one person is: "X, Chad's leading rights *activist*,", "a *lawyer*, X,"."""
    roles, offices = reading.lexicon.social_roles, reading.lexicon.descriptions.office_nouns
    callings = (t.lemma for t in _apposed(c) if t.tag == "NN")
    return any(lemma in offices or (lemma in roles and roles[lemma].kind == "other") for lemma in callings)


def _is_doubled(c: Candidate) -> bool:
    """Whether a word stands twice in a name, where two links of a page run together ("beat Ruiz Ruiz meets")."""
    return len({w.text for w in c.words}) < len(c.words)


def _is_spoken(surname: str, plain: str) -> bool:
    """Whether a surname is that of somebody who speaks or is addressed; few stand beside the words for that."""
    at = plain.find(surname)
    while at >= 0:
        if plain.endswith(LEADS_TO, 0, at) or FOLLOWS.match(plain, at + len(surname)):
            return surname in _spoken_surnames(plain)
        at = plain.find(surname, at + 1)
    return False


@lru_cache(maxsize=2)
def _spoken_surnames(plain: str) -> frozenset[str]:
    """The single capitalised words that speak or are addressed like people somewhere in the text."""
    found = set()
    for match in SPOKEN.finditer(plain):
        bare = match.group("before") is None or not match.group("before")[0].isupper()
        found.add(match.group("after") or (match.group("name") if bare else None))
    return frozenset(n for n in found if n)


def _subject_like(c: Candidate) -> bool:
    """Whether the name does not end in a word that people do not bear ("Fox News said")."""
    bare = [w for w in c.words if not w.lower.startswith(("al-", "el-"))]
    return len(bare) <= 3 and not any(w.text.isupper() and len(w.text) > 2 for w in c.words)


def _country(c: Candidate, reading: Reading) -> str | None:
    """The country in the role words of a person, of the role by its owner or by all who bear the name, or in words
    that describe the person."""
    if c.role_span is None:
        return _described_country(c)
    inside = [h for h in c.view.hits if c.role_span.contains(h.span) and h.entry.actor.country]
    if inside:
        return inside[0].entry.actor.country
    found = _owner_before(c) or _described_country(c) or _only_country(c, reading)
    return found or (reading.home if _of_some_state(c, reading) else None)


def _described_country(c: Candidate) -> str | None:
    """The country of the nouns that describe a person: "*Kenyan* rights lawyer X", "X, *Chad*'s leading critic", "a
    member of the *Syrian* parliament, X"; of several the first, which says whose the person is ("the *US* envoy to
    Chad")."""
    parse, token = c.view.parse, c.view.token(c.words[-1])
    if parse is None or token is None:
        return None
    words = [w for noun in (token, *_apposed(c)) for w in _describing(parse, noun, named=noun is token)]
    spans = [Span(w.start, w.end) for w in words]
    hits = [h for h in c.view.hits if h.entry.actor.country and any(h.span.overlaps(s) for s in spans)]
    return hits[0].entry.actor.country if hits else None


def _apposed(c: Candidate) -> list[Token]:
    """The nouns to which a name is an apposition, or that are one to it."""
    parse, token = c.view.parse, c.view.token(c.words[-1])
    if parse is None or token is None:
        return []
    beside = [*parse.children(token, "appos"), *([parse.head(token)] if token.dep == "appos" else [])]
    return [t for t in beside if t.pos == "NOUN"]


def _describing(parse: Parse, noun: Token, *, named: bool) -> list[Token]:
    """What stands before a noun as a part of it, and of a description also what hangs on it by *of*."""
    before = [t for t in parse.children(noun, "amod", "compound", "nmod", "poss") if t.index < noun.index]
    found = [w for t in before for w in (t, *parse.children(t, "amod", "compound", "nmod", "poss"))]
    if named:
        return found
    whose = [p for of in parse.children(noun, "prep") if of.lemma == "of" for p in parse.children(of, "pobj")]
    return found + [w for p in whose for w in (*parse.children(p, "amod", "compound", "nmod", "poss"), p)]


def _of_some_state(c: Candidate, reading: Reading) -> bool:
    """Whether a role is a bare office of a state right before a name, nobody else's: "*President* X", "*Judge* X"."""
    if c.role_span is None or c.role_span.end > c.span.start or _of_body(c, reading):
        return False
    words = reading.words_of(c.role_span)
    title = reading.lexicon.titles.office(words) if words[0].isupper() else None
    return title is not None and title.holds_now and bool(OFFICES_OF_STATES & set(title.offices))


def _of_body(c: Candidate, reading: Reading) -> bool:
    """Whether a capital right before a role may be the name of whose it is: "*Fenwick* President X"."""
    first = c.view.index_at(c.role_span.start) if c.role_span else 0
    before = c.view.words[first - 1] if first else None
    opens = before is not None and before.lower in reading.lexicon.descriptions.openers
    return before is not None and c.view.words[first].joined and before.capital and not opens


def _owner_before(c: Candidate) -> str | None:
    """The country whose possessive begins the phrase of a role: "*Chad*'s religious leader, X"."""
    view = c.view
    first = view.index_at(c.role_span.start) if c.role_span else 0
    for at in range(first - 1, max(-1, first - 1 - OWNER_BACK), -1):
        hit = view.hit_of.get(at)
        if view.words[at].possessive:
            return hit.entry.actor.country if hit is not None else None
        token = view.token(view.words[at])
        is_verb = token is not None and token.pos in ("VERB", "AUX") and token.tag != "VBN"
        if is_verb or not view.words[at].text.islower() or not view.words[at + 1].joined:
            return None
    return None


def _only_country(c: Candidate, reading: Reading) -> str | None:
    """The country of all whom the lexicon knows by a surname and office, whoever is meant: "President Bush"."""
    title = reading.lexicon.titles.office(reading.words_of(c.role_span)) if c.role_span else None
    if title is None or len(c.words) > 1:
        return None
    held = reading.lexicon.offices.held_by
    known = [e.actor for e in reading.lexicon.actors.surnamed(c.name)]
    countries = {a.country for a in known if any(t.office in title.offices for t in held(a.id))}
    return countries.pop() if len(countries) == 1 else None


def _leaders_named(candidates: list[Candidate], full: dict[int, str], reading: Reading) -> frozenset[str]:
    """The heads of state or government in office whom the article names in full or by a surname that is only theirs."""
    people = set(full.values())
    for c in candidates:
        entries = reading.lexicon.actors.surnamed(c.name) if id(c) not in full else ()
        people.update(e.actor.id for e in entries[:1] if len(entries) == 1)
    return frozenset(p for p in people if _in_office(p, reading, LEADING))


def _by_surname(
    c: Candidate, reading: Reading, cast: Cast, others: frozenset[str], company: frozenset[str]
) -> str | None:
    """The person whom a surname alone means: of the article first, then of the lexicon.

    `others` are the last words of names in the article that are nobody's of the lexicon; `company` are the leaders
    whom the article names.
    """
    if len(c.words) > 3 or (c.hit and c.hit.entry.actor.kind != "person"):
        return None
    known = (
        cast.surnamed(c.name, c.span.start)
        or cast.surnamed(_without_capital(c.name), c.span.start)
        or _knighted(c, cast)
    )
    entry = None if known and _is_introduced(known, c, cast) else _known_by_surname(c, reading, company)
    leads = entry is not None and _leads(entry.actor.id, c, reading)
    if known and not leads:
        return _decided(c, known, cast, reading)
    if c.name in others and not (leads and c.role_span):
        entry = None
    if known and entry is None:
        return _decided(c, known, cast, reading)
    if entry is not None:
        cast.introduce(entry.actor, c.span.start, _known_surnames(entry))
        return entry.actor.id
    if len(c.words) == 1 and not c.view.headline and _is_named_by_role(c, reading):
        actor = unknown_actor(c.name, "person", _country(c, reading))
        cast.introduce(actor, c.span.start, (c.name,))
        return actor.id
    return None


def _leads(person: str, c: Candidate, reading: Reading) -> bool:
    """Whether somebody leads a state on the day of the page; where it has none, whether he did in the office named."""
    if reading.latest or c.role_span is None:
        return _in_office(person, reading, LEADING)
    title = reading.lexicon.titles.office(reading.words_of(c.role_span))
    named = LEADING & set(title.offices) if title else frozenset()
    return any(t.office in named for t in reading.lexicon.offices.held_by(person))


def _is_introduced(ids: tuple[str, ...], c: Candidate, cast: Cast) -> bool:
    """Whether somebody of a surname was named in full before it: a leader's wife or child named later is not meant."""
    return any(cast.members[i].introduced <= c.span.start for i in ids)


def _only_surname(c: Candidate, reading: Reading) -> bool:
    """Whether all words before the last are particles: "Van den Akker" opens a sentence after "Luuk van den Akker"."""
    return all(w.lower in reading.lexicon.descriptions.particles for w in c.words[:-1])


def _without_capital(name: str) -> str:
    """A surname as it stands after a given name: "Al-Hadad" opens a sentence, "al-Hadad" follows Yusuf."""
    return name[0].lower() + name[1:] if name.startswith(("Al-", "El-")) or " " in name else name


def _knighted(c: Candidate, cast: Cast) -> tuple[str, ...]:
    """The one person of the article whose given name follows a form of address that goes with it: "Sir Anselm"."""
    if c.title is None or c.title.lower not in ("sir", "dame") or len(c.words) > 1:
        return ()
    ids = [i for i, m in cast.members.items() if m.actor.kind == "person" and m.actor.name.split()[0] == c.name]
    return tuple(ids) if len(ids) == 1 else ()


def _decided(c: Candidate, ids: tuple[str, ...], cast: Cast, reading: Reading) -> str:
    """Of several people of one surname, the one whose office or gender the words before it give, else the usual one.

    Whom the bare surname has meant keeps it, a relative is named in full; where it stood for nobody yet, the latest.
    """
    if len(ids) > 1 and c.role_span:
        role = reading.words_of(c.role_span).lower().split()[-1]
        fitting = [i for i in ids if any(r.lower().split()[-1] == role for r in cast.members[i].roles)]
        if len(fitting) == 1:
            return fitting[0]
    if len(ids) > 1 and c.title:
        gender = title_gender(c.title.lower, reading)
        fitting = [i for i in ids if cast.members[i].gender in (gender, None)]
        if len(fitting) == 1:
            return fitting[0]
    usual = cast.bare.get(c.name)
    return usual if usual in ids else ids[0]


def _known_by_surname(c: Candidate, reading: Reading, company: frozenset[str]) -> ActorEntry | None:
    """The person of the lexicon whom an unexplained surname means, only if nothing speaks for another.

    An office, a form of address, the person's country elsewhere in the article, or another leader beside a leader
    ("Trump and Putin") says that the lexicon's person is meant.
    """
    lexicon = reading.lexicon
    entries = lexicon.actors.surnamed(c.name)
    if not entries:
        return None
    if not c.role_span and not c.title:
        entries = tuple(e for e in entries if not left_long_ago(e.actor.id, reading))
    if c.role_span and (country := _country(c, reading)):
        entries = tuple(e for e in entries if e.actor.country == country)
    if len(entries) > 1 and c.role_span and (title := lexicon.titles.office(reading.words_of(c.role_span))):
        ever = [e for e in entries if any(t.office in title.offices for t in lexicon.offices.held_by(e.actor.id))]
        entries = tuple(ever) or entries
    if len(entries) > 1 and reading.earliest and reading.latest:
        entries = tuple(e for e in entries if _in_office(e.actor.id, reading))
    if len(entries) != 1:
        return None
    alone = c.view.headline or c.role_span or c.title
    among_leaders = entries[0].actor.id in company and len(company) > 1
    return entries[0] if alone or among_leaders or entries[0].actor.country in reading.countries else None


def _in_office(person: str, reading: Reading, offices: frozenset[str] | None = None) -> bool:
    day = reading.latest or ""
    held = reading.lexicon.offices.held_by(person)
    return any(t.covers(day, day) for t in held if offices is None or t.office in offices)


def _is_named_by_role(c: Candidate, reading: Reading) -> bool:
    """Whether one unknown word is a person's name by the office or form of address before it."""
    if c.title is not None and c.title.lower != "st":
        return True
    if c.role_span is None or c.role_span.start > c.span.start:
        return False
    before = c.view.words[c.first - 1]
    return before.text[0].isupper() and is_office_noun(before, reading.lexicon.descriptions)


def title_gender(title: str, reading: Reading) -> str | None:
    """What a form of address or an office says of gender."""
    known = reading.lexicon.descriptions
    return "f" if title in known.female else "m" if title in known.male else None


def _remember(c: Candidate, cast: Cast, actor_id: str, reading: Reading) -> None:
    """Keep the role and gender that the text gives a person."""
    member = cast.members[actor_id]
    member.introduced = min(member.introduced, c.span.start)
    if c.role_span:
        role = reading.words_of(c.role_span)
        member.roles.append(role)
        member.gender = member.gender or next(
            (g for w in role.lower().split() if (g := title_gender(w, reading))), None
        )
    if c.title:
        member.gender = member.gender or title_gender(c.title.lower, reading)
    if member.gender is None and c.words[0].text in reading.lexicon.descriptions.female_names and len(c.words) > 1:
        member.gender = "f"


def role_spans(mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """The spans of all roles, whose words are no mentions of their own."""
    return tuple(m.role_span for m in mentions if m.role_span)
