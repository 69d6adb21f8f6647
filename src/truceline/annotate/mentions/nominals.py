"""States by nationality and by what stands for their government, and offices without a name."""

from __future__ import annotations

from functools import cache

from truceline.annotate.mentions.cast import Cast
from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Reading, SentenceView
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.spans import Span

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
    if end is None or _is_past(view, first, end, reading):
        return None
    return Mention(span=Span(hit.span.start if start is None else start, end), of=of.actor.id, form="nominal")


def _is_past(view: SentenceView, first: int, end: int, reading: Reading) -> bool:
    """Whether a description is of some who have left: "*former* Lao officials", "Chad's *ousted* government"."""
    past = reading.lexicon.coreference.somebody.past | reading.lexicon.descriptions.people.apart
    beside = view.words[max(0, first - 1) : first] if first and view.words[first].joined else ()
    return any(w.lower in past for w in (*beside, *view.words[first : view.index_at(end)]))


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
        between = word.lower in known.between or (armed and word.lower in known.bodies.fighting)
        modifies = is_modifier(view, i)
        if modifies and not between:
            return None
        if not modifies and not _longer(view, i, reading):
            if armed and any(
                word.lower in nouns
                for nouns in (known.state_nouns, known.army_nouns, known.armed_nouns, known.bodies.members)
            ):
                return (
                    (word.end, hit.entry) if word.text.endswith("s") or word.lower in known.bodies.collective else None
                )
            if union:
                return (word.end, hit.entry) if word.lower in known.state_nouns and word.text.endswith("s") else None
            if _is_one_of(view, i, known.army_nouns) and not armed:
                return word.end, army_of(hit.entry, reading)
            if (_is_one_of(view, i, known.state_nouns) or word.lower == "partners") and not armed:
                return word.end, hit.entry
        if not between:
            return None
    return None


def _is_one_of(view: SentenceView, index: int, nouns: frozenset[str]) -> bool:
    """Whether a word, or it with the one before, is among some nouns: "army", "air force"."""
    words = view.words
    return words[index].lower in nouns or f"{words[index - 1].lower} {words[index].lower}" in nouns


def _joined_to(view: SentenceView, hit: Hit, reading: Reading) -> tuple[int, ActorEntry] | None:
    """Where a description ends that the next adjective shares: that of "Thai" in "Thai and Lao envoys"."""
    if not _shares(hit):
        return None
    at = view.index_at(hit.span.end)
    other = view.hit_of.get(at + 1)
    if (
        other is None
        or (hit.naming == "adjective" and hit.form.endswith("s"))
        or not _shares(other)
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
    if _are_members(view, first, at - 2, reading):
        return noun, words[at - 2].start
    if (
        noun not in known.bodies.owned
        or (not words[at - 2].text.islower() and noun != "government")
        or view.hit_of.get(at - 2)
    ):
        return None
    start = at - 2
    while start and words[start].joined and words[start - 1].lower in known.between:
        start -= 1
    start -= start > 0 and words[start].joined and words[start - 1].lower == "the"
    return noun, words[start].start


def _are_members(view: SentenceView, first: int, noun: int, reading: Reading) -> bool:
    """Whether a noun before "of" means members of an armed group: "*men* of the Front", not its *dissident* members."""
    words = view.words
    if first not in view.hit_of or view.hit_of[first].entry.actor.kind != "armed_group":
        return False
    if words[noun].lower not in reading.lexicon.descriptions.bodies.members:
        return False
    past = reading.lexicon.coreference.somebody.past | reading.lexicon.descriptions.people.apart | SPLINTERED
    return noun == 0 or words[noun - 1].lower not in past


SPLINTERED = frozenset(
    {"dissident", "renegade", "rogue", "breakaway", "splinter", "defecting", "surrendered", "captured"}
)
"""Words before members of a group that are with it no more."""


def is_modifier(view: SentenceView, index: int) -> bool:
    """Whether a noun only describes the next one that is no word for a government: "military headquarters"."""
    token = view.token(view.words[index])
    if token is None or view.parse is None or token.dep not in ("compound", "nmod", "amod"):
        return False
    return index + 1 < len(view.words) and view.parse.head(token).start == view.words[index + 1].start


def government_of(hit: Hit, reading: Reading) -> ActorEntry | None:
    """The state that an organ named after its government is: "the Biden administration"."""
    entry = hit.entry
    if entry.actor.kind != "organ" or hit.form.split()[-1].lower() not in reading.lexicon.descriptions.bodies.governing:
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
    governing = reading.lexicon.descriptions.bodies.governing
    if view.lowered.isdisjoint(governing):
        return None
    at = view.index_at(person.span.end)
    noun = _governed_by(view, person, governing) if person.form == "name" else None
    entry = government_in(cast.members[person.of].actor.country, reading) if noun else None
    if noun and entry:
        cast.introduce(entry.actor, noun.start)
        return Mention(span=Span(noun.start, person.span.end), of=entry.actor.id, form="nominal")
    if person.form != "name" or at >= len(view.words) or at == 0 or view.words[at].lower not in governing:
        return None
    if not (view.words[at].joined or view.words[at - 1].possessive):
        return None
    entry = government_in(cast.members[person.of].actor.country, reading)
    if entry is None:
        return None
    cast.introduce(entry.actor, person.span.start)
    return Mention(span=Span(person.span.start, view.words[at].end), of=entry.actor.id, form="nominal")


def _governed_by(view: SentenceView, person: Mention, governing: frozenset[str]) -> Span | None:
    """The noun and article before a name that says whose government is meant: "the government of President X"."""
    start = person.role_span.start if person.role_span and person.role_span < person.span else person.span.start
    words, at = view.words, view.index_at(start)
    if at < 2 or not words[at].joined or words[at - 1].lower != "of" or words[at - 2].lower not in governing:
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
