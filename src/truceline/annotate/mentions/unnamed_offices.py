"""Offices without a name, and who holds them: "the German chancellor", "the Kremlin chief", "NATO's leader"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from truceline.annotate.mentions.cast import Cast, Member
from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Covered, Reading, SentenceView
from truceline.annotate.mentions.roles import is_role_word, office_nouns_of
from truceline.lexicon.actors import ActorEntry
from truceline.model.actor import Mention
from truceline.model.spans import Span

# Of a republic these are figures of speech ("the king of …"), so the office table does not answer for them.
MONARCHS = frozenset({"king", "queen", "monarch", "emperor", "emir", "amir", "sultan"})
# Whose "head" is their leader.
LED = ("organisation", "armed_group")
SPELT = {"defense": "defence", "spokeswoman": "spokesman", "spokesperson": "spokesman"}
OF_WHAT = re.compile(r" (?:of|for) (?:the )?([\w'-]{1,30})")


def office_mentions(
    view: SentenceView, reading: Reading, cast: Cast, taken: Covered, beside: Mapping[int, str]
) -> Iterator[Mention]:
    """Find offices without a name: "the German chancellor", "the Kremlin chief", "the president".

    `beside` are the people by where their names end.
    """
    known, words = reading.lexicon.descriptions, view.words
    for i in office_nouns_of(view, known):
        word = words[i]
        if (
            word.lower.startswith("then-")  # who held it then, not who does
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
            _only_person_of_role(span, noun, reading, cast)
            or _holder_anywhere(text, reading)
            or _holder_in_cast(span, text, reading, cast)
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
    if title.level == "leaders" and not reading.lexicon.titles.suits(title, owner.actor.country):
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


def _only_person_of_role(span: Span, noun: str, reading: Reading, cast: Cast) -> str | None:
    """The one person introduced before with a role of this noun and the words beside it.

    "The minister" is no prime minister, and "the head of the bank" is nobody who heads something else.
    """
    wanted = _role_words(reading.words_of(span))
    after = OF_WHAT.match(reading.plain, span.end)
    if after:
        wanted |= _role_words(after.group(1))
    fitting = [m for m in cast.members.values() if any(_is_role(wanted, noun, r) for r in m.roles)]
    fitting = fitting or [m for m in cast.members.values() if any(_same_office(span, r, m, reading) for r in m.roles)]
    before = [m for m in fitting if m.introduced < span.start]
    person = before[0].actor.id if len(before) == 1 else None
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
