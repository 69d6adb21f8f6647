"""Names and words that everybody writes alike, and which of them a word is one slip away from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from truceline.lexicon.actors import ActorTable
from truceline.lexicon.peoples import People
from truceline.lexicon.places import PlaceTable
from truceline.lexicon.spelling import SlipWords

LEAST_LETTERS = 5
"""Letters of a name of which a slip is looked for; in shorter ones every letter makes another name."""
LEAST_OF_WORDS = 6
"""Those of a word that stands by itself, without a first name or surname of its bearer."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Well-known names, each with whether its bearer's country writes it in Latin letters.

    `words` are names by themselves and words with a capital, `pairs` two words in a row of the names of people; `right`
    is what is no slip of them: they themselves, and common names of people, but first names that sound like another.
    """

    words: Mapping[str, bool]
    pairs: Mapping[tuple[str, str], bool]
    right: frozenset[str]
    _near: Mapping[str, tuple[str, ...]]

    def near(self, word: str) -> Iterable[str]:
        """The known names and words from which a word may differ in one letter, put in, left out, changed or moved."""
        return dict.fromkeys(name for key in _without_one(word) for name in self._near.get(key, ()) if name != word)


def _without_one(word: str) -> Iterator[str]:
    """A word in small letters, and without each of its letters but the first."""
    small = word.lower()
    yield small
    for i in range(1, len(small)):
        yield small[:i] + small[i + 1 :]


def known_names(
    actors: ActorTable, places: PlaceTable, peoples: Mapping[str, People], members: Iterable[str], words: SlipWords
) -> KnownNames:
    """Put the names of the lexicon's tables together, with those of members of Congress."""
    single = dict.fromkeys((*words.words, *(word for word in peoples if " " not in word)), True)
    pairs = {pair: True for name in members for pair in _pairs(name)}
    for place in places:
        latin = place.place.country not in words.other_scripts
        if place.kind != "site":
            single |= {name: latin for name in place.names if name.isalpha()}
    for entry in actors:
        latin = entry.actor.country not in words.other_scripts
        if entry.actor.kind == "person":
            pairs |= {pair: latin for name in entry.names for pair in _pairs(name)}
        elif entry.actor.kind == "government":
            single |= {name: latin for name in (*entry.names, *entry.adjectives) if name.isalpha()}
    single = {word: latin for word, latin in single.items() if len(word) >= LEAST_OF_WORDS and word.istitle()}
    written = {*single, *(word for pair in pairs for word in pair if len(word) >= LEAST_LETTERS)}
    near: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(written):
        for key in _without_one(word):
            near[key].append(word)
    of_people = {name.capitalize() for name in words.first_names | words.surnames}
    right = (written | of_people) - {name for group in words.sounding_alike for name in group}
    return KnownNames(single, pairs, frozenset(right), {key: tuple(names) for key, names in near.items()})


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """Two words in a row of a name, and its first with its last."""
    parts = name.split()
    yield from pairwise(parts)
    if len(parts) > 2:
        yield parts[0], parts[-1]
