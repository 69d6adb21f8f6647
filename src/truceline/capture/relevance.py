"""Whether a page speaks of a case's parties and of what they negotiate, told by its words alone, before it is read.

One pass of an automaton finds all names of all sides at once. Only where two sides are named is the page looked at
again for words of war and diplomacy, so that a year of other news costs next to nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from truceline.capture.party_forms import Form, parties_named
from truceline.case.relevance import Relevance, Sifted, Spotted
from truceline.errors import PageError
from truceline.lexicon.issues import GAP, OWN
from truceline.lexicon.lexicon import Lexicon
from truceline.model.page import Page
from truceline.read.day import day_in_url, given_day
from truceline.trace.parties import Parties

FEWEST_WORDS, ENOUGH_WORDS = 4, 6
"""Different words of war and diplomacy that a page must have where one of them is telling, and where none is.

Swept on 1,421 articles of May 2025 with Russia and Ukraine as parties: of 1,092 statements of theirs on pages that name
two sides 2 are lost.
"""
FEWEST_CAPITALS = 5
"""Letters of a name that is looked for in capitals too, as headlines write it; shorter ones are initials of others."""
TOLD = 4
"""Words that are told of each side, and of what is negotiated."""
LINE = 8
"""Words of a line of HTML that make it running text; menus and links have fewer."""
WORD_BYTES = frozenset(range(0x30, 0x3A)) | frozenset(range(0x41, 0x5B)) | frozenset(range(0x61, 0x7B)) | {0x5F}
WORD_BYTES |= frozenset(range(0x80, 0x100)) - {0xE2, 0xC2}
"""Bytes of UTF-8 that go on a word: letters, digits, whatever is no ASCII but dashes, quotes and hard spaces."""
NO_ENDING = re.compile(rb"(?![0-9A-Za-z_\x80-\xc1\xc3-\xe1\xe3-\xff])")
ENDING = re.compile(rb"(?:s|es|ed|d|ing)?(?![A-Za-z0-9_])")
"""What may follow a word of diplomacy, which stands in the lexicon in one form."""
UNREAD = re.compile(rb"<(script|style|noscript|svg)\b")
INLINE = re.compile(rb"</?(?:a|b|i|em|strong|span|u|mark|abbr|q|sup|sub)\b[^<>]{0,2000}>", re.IGNORECASE)
TAG = re.compile(rb"<[^<>]{0,5000}>")

Meant = TypeVar("Meant")


class _Words(Generic[Meant]):
    """Written forms, each with what it may mean, found in one pass: the longest where several begin at one place."""

    def __init__(self, forms: Mapping[str, list[Meant]]) -> None:
        self._forms = [form.encode() for form in forms]
        self._meant = list(forms.values())
        self._automaton = BytesAhoCorasick(
            self._forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, text: bytes, ending: re.Pattern[bytes]) -> Iterator[tuple[list[Meant], int, int]]:
        """What stands in a text, each with its first byte and the one after it, if a word begins and ends there."""
        meant, ends = self._meant, ending.match
        for which, start, end in self._automaton.find_matches_as_indexes(text):
            if (start == 0 or text[start - 1] not in WORD_BYTES) and ends(text, end):
                yield meant[which], start, end


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of what is negotiated. A `telling` one belongs to war and diplomacy alone, an `own` one is the user's."""

    written: str
    telling: bool
    own: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen in a text: by side and by word, the first places where it stands."""

    sides: Mapping[str, list[tuple[int, int]]]
    words: Mapping[_Word, tuple[int, int]]


class Sieve:
    """Tells pages that speak of the parties of a case from those that do not."""

    def __init__(self, parties: Parties, lexicon: Lexicon) -> None:
        self._named = parties_named(parties, lexicon)
        self._lexicon = lexicon

    def sift(self, pages: Iterable[Page | PageError], given: str) -> Iterator[Sifted | PageError]:
        """Pages with whether they are to be kept; errors as they are. `given` is what the user named to have them."""
        for page in pages:
            yield page if isinstance(page, PageError) else self.judge(page, given)

    def judge(self, page: Page, given: str = "") -> Sifted:
        """Whether a page is to be kept, and why.

        It is where it names two sides, one of them a party, and some words of war and diplomacy, or a word that the
        user gave for what is negotiated. Menus of an HTML page count for nothing.
        """
        text = f"{page.title or ''}\n{page.source}".encode("utf-8", "replace")
        day = _day(page)
        verdict, seen = self._look(text, day)
        if verdict == "kept" and page.kind == "html" and (prose := running_text(text)):
            verdict, seen_there = self._look(prose, day)
            seen = _Seen({s: seen.sides[s] for s in seen_there.sides if s in seen.sides}, seen.words)
        spotted = tuple(self._spotted(text, seen, len(page.title or "") + 1))
        return Sifted(page=page, given=given, verdict=verdict, spotted=spotted)

    def _look(self, text: bytes, day: str | None) -> tuple[Relevance, _Seen]:
        sides = self._sides(text, day)
        if not any(side.own and side.name in sides for side in self._named):
            return "no_side", _Seen(sides, {})
        if len(sides) < min(2, len(self._named)):
            return "one_side", _Seen(sides, {})
        words = self._issues(text)
        enough = len(words) >= (FEWEST_WORDS if any(word.telling for word in words) else ENOUGH_WORDS)
        kept = enough or any(word.own for word in words)
        return "kept" if kept else "few_words", _Seen(sides, words)

    def _sides(self, text: bytes, day: str | None) -> dict[str, list[tuple[int, int]]]:
        """The sides that a text names, each with places. One that is named weakly alone needs another beside it."""
        strong: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        weak: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        year = day[:4] if day else None
        for forms, start, end in self._names.find(text, NO_ENDING):
            for form in forms:
                if form.counts_in(year):
                    (weak if form.weak else strong)[form.of].append((start, end))
        if strong:
            for side, places in weak.items():
                strong.setdefault(side, places)
        return strong

    def _issues(self, text: bytes) -> dict[_Word, tuple[int, int]]:
        found: dict[_Word, tuple[int, int]] = {}
        for (word,), start, end in self._words.find(text, ENDING):
            found.setdefault(word, (start, end))
        return found

    def _spotted(self, text: bytes, seen: _Seen, before: int) -> Iterator[Spotted]:
        """The first words that count, with their places in the page's source; -1 is in a title given beside it."""
        for side, places in seen.sides.items():
            once = {text[start:end]: start for start, end in reversed(places)}
            for words, start in sorted(once.items(), key=lambda item: item[1])[:TOLD]:
                yield Spotted(of=side, words=words.decode("utf-8", "replace"), at=_offset(text, start, before))
        ordered = sorted(seen.words.items(), key=lambda item: (not item[0].own, not item[0].telling, item[1]))
        for _, (start, end) in ordered[:TOLD]:
            yield Spotted(of=None, words=text[start:end].decode("utf-8", "replace"), at=_offset(text, start, before))

    @cached_property
    def _names(self) -> _Words[Form]:
        """All forms of all sides, and those of others that hold one of them: "Papua New Guinea" is not Guinea."""
        forms: defaultdict[str, list[Form]] = defaultdict(list)
        for form in (form for side in self._named for form in side.forms):
            forms[form.written].append(form)
            if len(form.written) >= FEWEST_CAPITALS and not form.written.isupper():
                forms[form.written.upper()].append(form)  # headlines in capitals
        for longer in _longer_names(forms, (*self._lexicon.actors.forms(), *self._lexicon.places.forms())):
            forms[longer] = []
        return _Words(forms)

    @cached_property
    def _words(self) -> _Words[_Word]:
        issues = self._lexicon.issues
        words = {topic: _Word(topic, False, False) for topic in self._lexicon.descriptions.topics}
        for issue in issues.issues:
            words |= {cue: _Word(cue, " " in cue, issue.key.startswith(OWN)) for cue in _plain(issue.cues)}
        for step in issues.steps:
            if step.key.startswith(OWN):
                words |= {cue: _Word(cue, True, True) for cue in _plain(step.cues)}
        words |= {word: _Word(word, True, False) for word in issues.setting}
        both = {form: [word] for written, word in words.items() for form in (written, written[0].upper() + written[1:])}
        return _Words(both)


def running_text(source: bytes) -> bytes:
    """The lines of an HTML page that are running text, its headline among them, without its tags; roughly, and fast."""
    text = TAG.sub(b"\n", INLINE.sub(b"", _without_scripts(source)))
    return b"\n".join(line for line in text.split(b"\n") if line.count(b" ") >= LINE)


def _without_scripts(source: bytes) -> bytes:
    parts, lower, at = [], source.lower(), 0
    while found := UNREAD.search(lower, at):
        end = lower.find(b"</" + found[1], found.end())
        if end < 0:  # the rest of the page is looked at as it is, so that this stays one pass
            break
        parts.append(source[at : found.start()])
        at = end
    return b"\n".join([*parts, source[at:]])


def _plain(cues: Sequence[str]) -> Iterator[str]:
    """Cues as they are written; of one with a gap the longest part that has none."""
    for cue in cues:
        yield max((part.strip() for part in cue.split(GAP)), key=len)


def _longer_names(forms: Mapping[str, list[Form]], others: Iterable[str]) -> list[str]:
    """Names of others in which a form stands as a word of its own."""
    firsts: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        firsts[form.split()[0]].append(form)
    found = []
    for other in others:
        if other not in forms and " " in other:
            held = (form for word in other.split() for form in firsts.get(word, ()))
            if any(f" {form} " in f" {other} " for form in held):
                found.append(other)
    return found


def _day(page: Page) -> str | None:
    """The day of a page as far as it is known before it is read."""
    stated = given_day(page.published) if page.published else None
    in_address = day_in_url(page.url) if page.url and not stated else None
    return stated or (in_address[0] if in_address else None) or (page.captured or "")[:10] or None


def _offset(text: bytes, start: int, before: int) -> int:
    return max(-1, (start if text.isascii() else len(text[:start].decode("utf-8", "replace"))) - before)
