"""The words of site furniture: what navigation, bylines, adverts and the like say, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_rows, read_toml
from truceline.model.article import FurnitureKind

KINDS = frozenset(get_args(FurnitureKind))
PLACES = ("whole", "start", "within", "sentence_start", "sentence_within", "section")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LONGEST_LINE = 60  # words; a longer paragraph is no furniture for a phrase in it
_LONGEST = 8  # words of the longest phrase that is looked for


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give away a line of furniture, and where in the line they stand."""

    kind: FurnitureKind
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words by which titles, languages and metadata of pages are told; see the data file for each list."""

    function_words: frozenset[str]
    english_words: frozenset[str]
    published_meta: frozenset[str]
    dated_meta: frozenset[str]
    label_words: frozenset[str]

    def content(self, words: Iterable[str]) -> frozenset[str]:
        """The words that carry meaning, genitive and plural endings cut."""
        kept = (w.removesuffix("'s") for w in words)
        return frozenset(w.rstrip("s") or w for w in kept if w not in self.function_words)


def words_of_line(line: str) -> list[str]:
    """The words of a line, letter case folded, typographic apostrophes made plain."""
    return [w.casefold().replace("’", "'") for w in _WORD.findall(line)]


class FurnitureTable:
    """Looks up what kind of furniture a line is by its words alone."""

    def __init__(self, cues: Iterable[Cue], words: PageWords) -> None:
        self.words = words
        self._by_place: dict[str, dict[str, FurnitureKind]] = {place: {} for place in PLACES}
        for cue in cues:
            self._by_place[cue.place][" ".join(words_of_line(cue.words))] = cue.kind
        self._firsts = frozenset(phrase.split(" ")[0] for table in self._by_place.values() for phrase in table)

    def kind_of(self, words: Sequence[str], *, sentence: bool) -> FurnitureKind | None:
        """The kind of a line of these words; a sentence is furniture only by cues that say so."""
        if not words or (sentence and len(words) > _LONGEST_LINE):
            return None
        line = " ".join(words[: _LONGEST * 2])
        if len(words) <= _LONGEST and (kind := self._by_place["whole"].get(line)):
            return kind
        starts = [self._by_place["sentence_start"]] + ([] if sentence else [self._by_place["start"]])
        inside = [self._by_place["sentence_within"]] + ([] if sentence else [self._by_place["within"]])
        return self._at_start(words, starts) or self._inside(words, inside)

    def _at_start(self, words: Sequence[str], tables: list[dict[str, FurnitureKind]]) -> FurnitureKind | None:
        if words[0] not in self._firsts:
            return None
        for length in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[:length])
            for table in tables:
                if kind := table.get(phrase):
                    return kind
        return None

    def _inside(self, words: Sequence[str], tables: list[dict[str, FurnitureKind]]) -> FurnitureKind | None:
        if len(words) > _LONGEST_LINE:
            return None
        for start in range(len(words)):
            if kind := self._at_start(words[start : start + _LONGEST], tables):
                return kind
        return None

    def names_sections(self, words: Sequence[str]) -> bool:
        """Whether a line is nothing but names of sections: World, Business, Sport."""
        sections = self._by_place["section"]
        at = 0
        while at < len(words):
            length = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in sections), 0)
            if not length or at > 60:
                return False
            at += length
        return bool(words)


def load_page_words(name: str) -> PageWords:
    """Read the lists of words. Raises LexiconInvalid where one is missing."""
    lists = read_toml(name)
    wanted = PageWords.__dataclass_fields__
    if set(lists) != set(wanted):
        raise LexiconInvalid("unexpected lists of words", where=name, why=f"{sorted(lists)}")
    return PageWords(*(frozenset(lists[field].split()) for field in wanted))


def load_furniture(name: str) -> list[Cue]:
    """Read the cues of furniture. Raises LexiconInvalid for a kind or a place that there is not."""
    cues = []
    for row in read_rows(name, ("kind", "place", "words")):
        if row["kind"] not in KINDS or row["place"] not in PLACES:
            raise LexiconInvalid("unknown kind or place", where=name, why=str(row))
        if not 0 < len(words_of_line(row["words"])) <= _LONGEST:
            raise LexiconInvalid("a cue has one to eight words", where=name, why=str(row))
        cues.append(Cue(cast(FurnitureKind, row["kind"]), row["place"], row["words"]))
    return cues
