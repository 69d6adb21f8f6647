"""Pronouns and descriptions without a name, resolved to whoever was named before.

Precision first: where two candidates fit, nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from truceline.annotate.mentions.bare import find_bare
from truceline.annotate.mentions.bodies import find_bodies, find_owned
from truceline.annotate.mentions.explained import find_explained
from truceline.annotate.mentions.reading import Reading, SentenceView
from truceline.annotate.references.antecedents import Antecedents
from truceline.annotate.references.pronouns import find_pronouns
from truceline.annotate.references.ranking import Decision
from truceline.annotate.references.several import find_several
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Actor, Mention
from truceline.model.spans import Span

# No sentence of prose is longer; a list or a broken page is, and would take long.
MOST_WORDS = 250
# Given names, or surnames that stand first, of women and men.
EITHER = frozenset({"Kim", "Lee", "Park", "Moon", "Xi", "Chris", "Sam", "Alex", "Jean", "Robin"})
Finder = Callable[[SentenceView, int, Antecedents], Iterable[Mention]]
DESCRIBED = (find_explained, find_several, find_bodies, find_bare)
BY_PRONOUN = (find_pronouns, find_owned)
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself"})


@dataclass(frozen=True, slots=True)
class References:
    """The mentions by reference in text order, the actors that no name has named, and how pronouns were resolved."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    decisions: tuple[Decision, ...]


def resolve_references(
    reading: Reading,
    mentions: Sequence[Mention],
    actors: Iterable[Actor],
    genders: Mapping[str, str],
    speakers: Sequence[tuple[Span, Span]],
) -> References:
    """Find the pronouns and descriptions that can be resolved.

    `speakers` pairs the content of each quotation with the span of its source.
    """
    rows: list[list[Mention]] = [[] for _ in reading.views]
    for mention in sorted(mentions, key=attrgetter("span")):
        rows[reading.view_at(mention.span.start)].append(mention)
    known = Antecedents(reading, rows, {a.id: a for a in actors}, dict(genders), speakers)
    found: list[Mention] = []
    for number, view in enumerate(reading.views):
        if len(view.words) > MOST_WORDS:
            continue
        found += _run(DESCRIBED, view, number, known)
        fresh = _run(BY_PRONOUN, view, number, known)
        # "His country", which a pronoun makes, may be what the next pronoun means.
        found += fresh + (_run((find_pronouns,), view, number, known) if fresh else [])
    found.extend(_speakers_own(known))
    mentions = tuple(sorted(dict.fromkeys(found), key=attrgetter("span", "of")))
    return References(mentions, tuple(known.introduced.values()), tuple(known.decisions))


def _run(finders: Sequence[Finder], view: SentenceView, number: int, known: Antecedents) -> list[Mention]:
    """The mentions that finders find in a sentence, each knowing what those before it found."""
    found = []
    for finder in finders:
        fresh = list(finder(view, number, known))
        if fresh:
            known.add(number, fresh)
            found += fresh
    return found


def _speakers_own(known: Antecedents) -> Iterator[Mention]:
    """ "I" and "my" inside direct speech are its speaker, where that is one person."""
    reading = known.reading
    for content, source in known.speakers:
        beside = known.rows[reading.view_at(source.start)]
        ids = {m.of for m in beside if source.overlaps(m.span) and known.kind(m.of) == "person"}
        if len(ids) != 1:
            continue
        speaker = ids.pop()
        for view in reading.views[reading.view_at(content.start) : reading.view_at(content.end - 1) + 1]:
            for word in () if view.lowered.isdisjoint(SPEAKERS) else view.words:
                if content.start <= word.start < content.end and word.lower in SPEAKERS:
                    yield Mention(span=Span(word.start, word.end), of=speaker, form="pronoun")


def known_genders(lexicon: Lexicon, actors: Iterable[Actor], from_text: Mapping[str, str | None]) -> dict[str, str]:
    """The genders of people: by what the text calls them, else by their given name."""
    women = lexicon.descriptions.female_names
    men = lexicon.descriptions.given_names - women - EITHER
    found = {}
    for actor in actors:
        given = set(actor.name.split()[:2])  # some write the surname first
        gender = from_text.get(actor.id) or ("f" if given & women else "m" if given & men else None)
        if gender:
            found[actor.id] = gender
    return found
