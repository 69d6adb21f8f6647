"""States by nationality and by what stands for their government, and offices without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from truceline.annotate.mentions.cast import Cast, Member
from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Covered, Reading, SentenceView
from truceline.annotate.mentions.roles import is_office_noun, is_role_word
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.spans import Span

# Nouns that make a person's name that of a government.
GOVERNING = frozenset({"administration", "government", "regime", "cabinet"})

# Of a republic these are figures of speech ("the king of …"), so the office table does not answer for them.
# Whose "head" is their leader.
LED = ("organisation", "armed_group")
MONARCHS = frozenset({"king", "queen", "monarch", "emperor", "emir", "amir", "sultan"})

# What an armed group has beside what a state has, and what may stand before it; one noun is all of them.
MEMBERS = frozenset(
    {"fighters", "terrorists", "members", "figures", "gunmen", "operatives", "combatants", "cadres", "spokesmen"}
)
FIGHTING = frozenset({"rebel", "militant", "insurgent", "separatist", "guerrilla", "battlefield"})
COLLECTIVE = frozenset({"leadership", "delegation", "military", "government", "team", "army"})
# Nouns before "of" that stand for the state or group after it.
OWNED = frozenset(
    {
        "government", "administration", "authorities", "regime", "leadership", "representatives", "officials",
        "negotiators", "army", "military", "forces", "troops", "envoys",
    }
)  # fmt: skip

SPELT = {"defense": "defence", "spokeswoman": "spokesman", "spokesperson": "spokesman"}
OF_WHAT = re.compile(r" (?:of|for) (?:the )?([\w'-]{1,30})")

# Most adjectives between a nationality and the noun that stands for the government.
MOST_BETWEEN = 3


def group_mention(view: SentenceView, hit: Hit, reading: Reading) -> Mention | None:
    """The description that a state or an armed group begins or ends.

    "Sudanese officials", "Kosovo's government", "the government of Chad", "Hamas commanders"; of two that are joined
    ("Thai and Lao envoys") each has the whole.
    """
    end, of = _described(view, hit, reading) or _joined_to(view, hit, reading) or (None, hit.entry)
    start = _joined_before(view, hit, reading) if end else None
    first = view.index_at(hit.span.start)
    before = _owned_before(view, first, reading)
    if before is not None:
        noun, start = before
        if end is None and noun in reading.lexicon.descriptions.army_nouns and hit.is_state:
            of = army_of(hit.entry, reading)
        end = end or hit.span.end
    if end is None:
        return None
    return Mention(span=Span(hit.span.start if start is None else start, end), of=of.actor.id, form="nominal")


def _described(view: SentenceView, hit: Hit, reading: Reading) -> tuple[int, ActorEntry] | None:
    """Where the description that a name begins ends, and whom it means."""
    known, words = reading.lexicon.descriptions, view.words
    armed, union = hit.entry.actor.kind == "armed_group", hit.entry.actor.sector == "IGO"
    if not (armed or union or hit.is_state):
        return None
    at = view.index_at(hit.span.end)
    for i in range(at, min(len(words), at + MOST_BETWEEN + 1)):
        word = words[i]
        if not (word.joined or words[i - 1].possessive) or i in view.hit_of or not word.text.islower():
            return None
        between = word.lower in known.between or (armed and word.lower in FIGHTING)
        modifies = is_modifier(view, i)
        if modifies and not between:
            return None
        if not modifies and not _longer(view, i, reading):
            if armed and (word.lower in known.state_nouns | known.army_nouns | known.armed_nouns | MEMBERS):
                return (word.end, hit.entry) if word.text.endswith("s") or word.lower in COLLECTIVE else None
            if union:
                return (word.end, hit.entry) if word.lower in known.state_nouns and word.text.endswith("s") else None
            if word.lower in known.army_nouns and not armed:
                return word.end, army_of(hit.entry, reading)
            if (word.lower in known.state_nouns or word.lower == "partners") and not armed:
                return word.end, hit.entry
        if not between:
            return None
    return None


def _joined_to(view: SentenceView, hit: Hit, reading: Reading) -> tuple[int, ActorEntry] | None:
    """Where a description ends that the next adjective shares: that of "Thai" in "Thai and Lao envoys"."""
    at = view.index_at(hit.span.end)
    other = view.hit_of.get(at + 1)
    if (
        other is None
        or (hit.naming == "adjective" and hit.form.endswith("s"))
        or not (_shares(hit) and _shares(other))
        or other.entry.actor.id == hit.entry.actor.id
    ):
        return None
    if view.words[at].lower != "and" or not view.words[at].joined:
        return None
    found = _described(view, other, reading)
    return (found[0], hit.entry) if found and view.words[view.index_at(other.span.end)].text.endswith("s") else None


def _shares(hit: Hit) -> bool:
    """Whether a name may stand beside another before one noun: adjectives of states, and armed groups."""
    return hit.entry.actor.kind == "armed_group" or (hit.is_state and hit.naming == "adjective")


def _joined_before(view: SentenceView, hit: Hit, reading: Reading) -> int | None:
    """Where a description begins that the adjective before this one shares."""
    first = view.index_at(hit.span.start)
    other = view.hit_of.get(first - 2) if first > 1 else None
    return other.span.start if other and _joined_to(view, other, reading) else None


def _owned_before(view: SentenceView, first: int, reading: Reading) -> tuple[str, int] | None:
    """The noun whose owner a name is, and where it begins: "the government of" before "Chad"."""
    words, known = view.words, reading.lexicon.descriptions
    at = first - (first > 0 and words[first - 1].lower == "the" and words[first].joined)
    if at < 2 or words[at - 1].lower != "of" or not (words[at].joined and words[at - 1].joined):
        return None
    noun = words[at - 2].lower
    if noun not in OWNED or (not words[at - 2].text.islower() and noun != "government") or view.hit_of.get(at - 2):
        return None
    start = at - 2
    while start and words[start].joined and words[start - 1].lower in known.between:
        start -= 1
    start -= start > 0 and words[start].joined and words[start - 1].lower == "the"
    return noun, words[start].start


def is_modifier(view: SentenceView, index: int) -> bool:
    """Whether a noun only describes the next one that is no word for a government: "military headquarters"."""
    token = view.token(view.words[index])
    if token is None or view.parse is None or token.dep not in ("compound", "nmod", "amod"):
        return False
    return index + 1 < len(view.words) and view.parse.head(token).start == view.words[index + 1].start


def government_of(hit: Hit, reading: Reading) -> ActorEntry | None:
    """The state that an organ named after its government is: "the Biden administration"."""
    entry = hit.entry
    if entry.actor.kind != "organ" or hit.form.split()[-1].lower() not in GOVERNING:
        return None
    return government_in(entry.actor.country, reading)


def government_in(country: str | None, reading: Reading) -> ActorEntry | None:
    """The government of a country (ISO 3166-1 alpha-3)."""
    return _states(reading.lexicon).get(country) if country else None


@cache
def _states(lexicon: Lexicon) -> dict[str | None, ActorEntry]:
    """The governments of the lexicon by country, the first of each."""
    return {e.actor.country: e for e in reversed(lexicon.actors.entries) if e.actor.kind == "government"}


def person_government(view: SentenceView, person: Mention, reading: Reading, cast: Cast) -> Mention | None:
    """The government named after its head: "Karzai's government", "the Assad regime", "the regime of Assad"."""
    at = view.index_at(person.span.end)
    noun = _governed_by(view, person) if person.form == "name" else None
    entry = government_in(cast.members[person.of].actor.country, reading) if noun else None
    if noun and entry:
        cast.introduce(entry.actor, noun.start)
        return Mention(span=Span(noun.start, person.span.end), of=entry.actor.id, form="nominal")
    if person.form != "name" or at >= len(view.words) or at == 0 or view.words[at].lower not in GOVERNING:
        return None
    if not (view.words[at].joined or view.words[at - 1].possessive):
        return None
    entry = government_in(cast.members[person.of].actor.country, reading)
    if entry is None:
        return None
    cast.introduce(entry.actor, person.span.start)
    return Mention(span=Span(person.span.start, view.words[at].end), of=entry.actor.id, form="nominal")


def _governed_by(view: SentenceView, person: Mention) -> Span | None:
    """The noun and article before a name that says whose government is meant: "the government of President X"."""
    start = person.role_span.start if person.role_span and person.role_span < person.span else person.span.start
    words, at = view.words, view.index_at(start)
    if at < 2 or not words[at].joined or words[at - 1].lower != "of" or words[at - 2].lower not in GOVERNING:
        return None
    the = at > 2 and words[at - 3].lower == "the"
    return Span(words[at - 3 if the else at - 2].start, words[at - 2].end)


def _longer(view: SentenceView, index: int, reading: Reading) -> bool:
    """Whether the description goes on: "government forces", "military officials"."""
    known, words = reading.lexicon.descriptions, view.words
    if index + 1 >= len(words) or not words[index + 1].joined or words[index].possessive:
        return False
    return words[index + 1].lower in known.state_nouns or words[index + 1].lower in known.army_nouns


def army_of(state: ActorEntry, reading: Reading) -> ActorEntry:
    """The armed forces of a state if the lexicon has them, else the state."""
    for adjective in state.adjectives[:1]:
        for noun in ("army", "military", "armed forces", "Armed Forces", "Army"):
            found = reading.lexicon.actors.written(f"{adjective} {noun}")
            if len(found) == 1:
                return found[0]
    return state


def office_mentions(
    view: SentenceView, reading: Reading, cast: Cast, taken: Covered, beside: Mapping[int, str]
) -> Iterator[Mention]:
    """Find offices without a name: "the German chancellor", "the Kremlin chief", "the president".

    `beside` are the people by where their names end.
    """
    known, words = reading.lexicon.descriptions, view.words
    for i, word in enumerate(words):
        if (
            not is_office_noun(word, known)
            or taken.meets(Span(word.start, word.end))
            or _name_follows(view, i, reading)
        ):
            continue
        first = _office_start(view, i, reading)
        span = Span(words[first].start, word.end)
        if taken.meets(span):
            continue
        mention = _apposed(view, first, i, beside, cast) or _office_mention(view, first, i, reading, cast)
        if mention:
            yield mention


def _apposed(view: SentenceView, first: int, i: int, beside: Mapping[int, str], cast: Cast) -> Mention | None:
    """An office of a state behind the name of one of its people: "X, the Sudanese president"."""
    start = view.words[first].start
    person = beside.get(start - len(", "))
    hit = next((view.hit_of[k] for k in range(first, i) if k in view.hit_of), None)
    if person is None or hit is None or cast.members[person].actor.country != hit.entry.actor.country:
        return None
    return Mention(span=Span(start, view.words[i].end), of=person, form="nominal")


def _name_follows(view: SentenceView, i: int, reading: Reading) -> bool:
    """Whether the noun is not the last of its phrase ("the Prime Minister's Office" is one)."""
    if i + 1 < len(view.words) and view.words[i].possessive and view.words[i].text[0].isupper():
        return view.words[i + 1].capital
    if i + 1 >= len(view.words) or view.words[i].possessive or not view.words[i + 1].joined:
        return False
    following = view.words[i + 1]
    return (
        following.capital
        or is_role_word(following, reading.lexicon.descriptions)
        or following.lower in reading.lexicon.descriptions.organisation_words
    )


def _office_start(view: SentenceView, i: int, reading: Reading) -> int:
    known, words = reading.lexicon.descriptions, view.words
    first = i
    while first > 0 and i - first < 6 and (words[first].joined or words[first - 1].possessive):
        if first - 1 in view.hit_of or is_role_word(words[first - 1], known) or _is_quality(view, first - 1, i):
            first -= 1
        else:
            break
    leaning = first - (first > 0 and words[first].joined and words[first - 1].lower.endswith("ist"))
    if leaning > 0 and words[leaning].joined and words[leaning - 1].lower in ("the", "this"):
        first = leaning - 1
    return first


def _is_quality(view: SentenceView, at: int, noun: int) -> bool:
    """Whether a word is an adjective of an office: "the *novice* Lao envoy"."""
    token, office = view.token(view.words[at]), view.token(view.words[noun])
    if token is None or office is None or not view.words[at].text.islower():
        return False
    return token.dep in ("amod", "compound") and token.head == office.index


def _office_mention(view: SentenceView, first: int, i: int, reading: Reading, cast: Cast) -> Mention | None:
    words = view.words
    span = Span(words[first].start, words[i].end)
    hit = next((view.hit_of[k] for k in range(first, i) if k in view.hit_of), None)
    of_span = _of_state(view, i)
    if hit is None and of_span:
        hit, span = of_span, Span(span.start, of_span.span.end)
    definite = words[first].lower in ("the", "this") or (
        hit is not None and first in view.hit_of and words[first].text != words[first].lower and _possessed(view, first)
    )
    if not definite:
        return None
    return _resolve_office(span, hit, words[i].lower, reading, cast)


def _possessed(view: SentenceView, first: int) -> bool:
    hit = view.hit_of[first]
    return any(w.possessive for w in view.words if hit.span.start <= w.start < hit.span.end)


def _of_state(view: SentenceView, i: int) -> Hit | None:
    """The state in "the president of Cyprus"."""
    words = view.words
    for step in (2, 3):
        if (
            i + step < len(words)
            and words[i + 1].lower == "of"
            and i + step in view.hit_of
            and (step == 2 or words[i + 2].lower == "the")
        ):
            return view.hit_of[i + step]
    return None


def _resolve_office(span: Span, hit: Hit | None, noun: str, reading: Reading, cast: Cast) -> Mention | None:
    text = reading.words_of(span)
    if hit is None:
        person = (
            _only_person_of_role(span, noun, reading, cast, later=False)
            or _holder_anywhere(text, reading)
            or _holder_in_cast(span, text, reading, cast)
            or _only_person_of_role(span, noun, reading, cast, later=True)
        )
    else:
        person = _introduced_holder(hit, text, noun, cast, reading) or holder_of(text, hit.entry, reading)
    if person is None:
        return None
    if person not in cast.members:
        entry = reading.lexicon.actors.get(person)
        if entry is None:
            return None
        cast.introduce(entry.actor, span.start, entry.surnames)
    return Mention(span=span, of=person, form="nominal")


def _holder_anywhere(text: str, reading: Reading) -> str | None:
    """The holder of an office that only one state or organisation has: "the pope"."""
    title = reading.lexicon.titles.office(text)
    owner = reading.lexicon.actors.get(title.of) if title and title.of else None
    return holder_of(text, owner, reading) if owner else None


def _holder_in_cast(span: Span, text: str, reading: Reading, cast: Cast) -> str | None:
    """The one leader named before, without the office, who holds it: "Obama flew to Asia. The president …"."""
    title = reading.lexicon.titles.office(text)
    if (
        title is None
        or title.level not in ("leaders", "ministers")
        or title.modifier
        or OF_WHAT.match(reading.plain, span.end)
    ):
        return None
    day, offices = reading.latest, reading.lexicon.offices
    found = [
        i
        for i, m in cast.members.items()
        if m.actor.kind == "person"
        and reading.lexicon.titles.suits(title, m.actor.country)
        and any(
            t.office == title.office and title.of in (None, t.of) and (day is None or t.covers(day, day))
            for t in offices.held_by(i)
        )
    ]
    return found[0] if len(found) == 1 and cast.members[found[0]].introduced < span.start else None


def _introduced_holder(hit: Hit, text: str, noun: str, cast: Cast, reading: Reading) -> str | None:
    """The person of the article who was introduced with this office of this country."""
    country = hit.entry.actor.country
    wanted = reading.lexicon.titles.office(text, country)
    if wanted is None or noun.startswith("spokes"):
        spoken = [m for m in cast.members.values() if m.actor.country == country and _spoken_of(m.roles, noun)]
        return spoken[0].actor.id if len(spoken) == 1 else None
    fitting = []
    for member in cast.members.values():
        offices = [t for r in member.roles if (t := reading.lexicon.titles.office(r, country))]
        if member.actor.country == country and any(
            set(t.offices) & set(wanted.offices) and t.modifier == wanted.modifier for t in offices
        ):
            fitting.append(member.actor.id)
    if not fitting and reading.latest is None and wanted.modifier is None:
        fitting = _once_in_office(wanted.office, hit.entry, cast, reading)
    if not fitting:
        people = [m for m in cast.members.values() if m.actor.country == country and m.actor.kind == "person"]
        fitting = [m.actor.id for m in people if _is_called(m, noun, reading)]
    return fitting[0] if len(fitting) == 1 else None


def _is_called(member: Member, noun: str, reading: Reading) -> bool:
    """Whether a person's role or office is that of some calling: a foreign minister is a "diplomat"."""
    words = reading.lexicon.coreference.callings.get(noun, frozenset())
    day, held = reading.latest, reading.lexicon.offices.held_by(member.actor.id) if words else ()
    offices = [t.office for t in held if day is None or t.covers(day, day)]
    called = {w for r in (*member.roles, *(o.replace("_", " ") for o in offices)) for w in r.lower().split()}
    return bool(words & called)


def _once_in_office(office: str, state: ActorEntry, cast: Cast, reading: Reading) -> list[str]:
    """The people of an article without a day who held an office of a state at any time."""
    holders = {t.person for t in reading.lexicon.offices.holders(office, state.actor.id)}
    return [i for i in cast.members if i in holders]


def _spoken_of(roles: list[str], noun: str) -> bool:
    """Whether one of a person's roles has this noun for its head, whatever the gender of a spokesman."""
    stem = "spokes" if noun.startswith("spokes") else noun
    return any(w.startswith(stem) if stem == "spokes" else w == stem for r in roles for w in r.lower().split())


def holder_of(text: str, owner: ActorEntry, reading: Reading) -> str | None:
    """The holder of an office at the page's day, by the office table; none where the words do not fix one person."""
    title = reading.lexicon.titles.office(text, owner.actor.country or owner.actor.id)
    if title is None and owner.actor.kind in LED and heads_something(text, reading):
        title = reading.lexicon.titles.office("leader", owner.actor.id if owner.actor.kind == "organisation" else None)
    day = reading.latest
    if title is None or day is None or not title.holds_now or title.words in MONARCHS:
        return None
    by_government = title.words == "leader" and owner.actor.id in reading.lexicon.coreference.led_by_government
    for office in ("head_of_government",) if by_government else title.offices:
        holders = {t.person for t in reading.lexicon.offices.holders(office, title.of or owner.actor.id, day, day)}
        if len(holders) == 1:
            return holders.pop()
        if holders:
            return None
    return None


def heads_something(text: str, reading: Reading) -> bool:
    """Whether the noun of a description is one for who leads an organisation: "NATO's chief", "the head of NATO"."""
    words = text.lower().removeprefix("the ").split(" of ")[0].split()
    return words[-1] in reading.lexicon.coreference.heads


def peer_of(person: str, state: ActorEntry, reading: Reading) -> str | None:
    """Who holds in a state at the page's day the office that a person holds in another, if the person has just one."""
    day = reading.latest
    if day is None:
        return None
    offices = {t.office for t in reading.lexicon.offices.held_by(person) if t.covers(day, day)}
    if len(offices) != 1:
        return None
    holders = {t.person for t in reading.lexicon.offices.holders(offices.pop(), state.actor.id, day, day)}
    return holders.pop() if len(holders) == 1 else None


def _only_person_of_role(span: Span, noun: str, reading: Reading, cast: Cast, *, later: bool) -> str | None:
    """The one person introduced with a role of this noun and the words beside it: before, or only `later`.

    "The minister" is no prime minister, and "the head of the bank" is nobody who heads something else.
    """
    wanted = _role_words(reading.words_of(span))
    after = OF_WHAT.match(reading.plain, span.end)
    if after:
        wanted |= _role_words(after.group(1))
    fitting = [m for m in cast.members.values() if any(_is_role(wanted, noun, r) for r in m.roles)]
    fitting = fitting or [m for m in cast.members.values() if any(_same_office(span, r, m, reading) for r in m.roles)]
    before = [m for m in fitting if m.introduced < span.start]
    if bool(before) == later:
        return None
    person = fitting[0].actor.id if later and len(fitting) == 1 else before[0].actor.id if len(before) == 1 else None
    return None if person is not None and _has_left(person, reading.words_of(span), reading) else person


def _has_left(person: str, text: str, reading: Reading) -> bool:
    """Whether somebody with the office of a leader in the text ("President X's law") left it before the page's day."""
    title, day = reading.lexicon.titles.office(text), reading.latest
    if title is None or day is None or title.level != "leaders" or title.modifier is not None:
        return False
    held = [t for t in reading.lexicon.offices.held_by(person) if t.office == title.office]
    return bool(held) and all(t.end is not None and t.end < day for t in held)


def _is_role(wanted: set[str], noun: str, role: str) -> bool:
    words = _role_words(role)
    return wanted <= words and not (noun == "minister" and "prime" in words - wanted)


def _same_office(span: Span, role: str, member: Member, reading: Reading) -> bool:
    """Whether a description and a role are words for one office: "the top diplomat", "Foreign Minister"."""
    a, b = reading.lexicon.titles.office(reading.words_of(span)), reading.lexicon.titles.office(role)
    if a is None or b is None or a.of != b.of or not reading.lexicon.titles.suits(a, member.actor.country):
        return False
    return a.office == b.office and a.modifier == b.modifier


def _role_words(text: str) -> set[str]:
    """The words of a role or description without articles, in one spelling."""
    words = {w.strip(",.").lower().removesuffix("'s") for w in text.replace("’", "'").split()}
    if "pm" in words:
        words = words - {"pm"} | {"prime", "minister"}
    return {SPELT.get(w, w) for w in words if not w.endswith("ist")} - {"the", "this", "of", "for", "and", ""}
