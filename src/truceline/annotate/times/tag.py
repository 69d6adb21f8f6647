"""Article text → times: the longest pattern at the leftmost place wins, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from truceline.annotate.times.grammar import Grammar, Led, compile_grammar
from truceline.annotate.times.join import days_of, in_part, joined, landed, recurring
from truceline.annotate.times.memory import Memory
from truceline.annotate.times.modifiers import modified
from truceline.annotate.times.reading import Parts, Reading
from truceline.annotate.times.setting import Setting, Telling
from truceline.annotate.times.tokens import LONGEST, OTHER, Tokens
from truceline.annotate.times.zones import in_zone
from truceline.lexicon.lexicon import Lexicon
from truceline.model.interval import Interval
from truceline.model.parse import Sentence
from truceline.model.spans import Span
from truceline.model.time import Timex

LONGEST_ASIDE = 8
"""Tokens that the same time of another zone may take in parentheses."""


def tag_times(text: str, sentences: Sequence[Sentence], published: str | None, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Find the time expressions of an article, in text order, never overlapping.

    `published` is ISO 8601, as fine as known; None where it is not known.
    """
    tagger = _Tagger(text, _published_day(published), lexicon)
    found = [timex for sentence in sentences for timex in tagger.tag(sentence)]
    return tuple(_timex(number, span, reading) for number, (span, reading) in enumerate(found, start=1))


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _timex(number: int, span: Span, reading: Reading) -> Timex:
    interval = reading.interval or Interval.of_value(reading.value, reading.mod)
    if reading.zone:
        interval = in_zone(interval, reading.zone)
    return Timex(
        id=f"t{number}",
        span=span,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        earliest=interval.earliest,
        latest=interval.latest,
    )


class _Tagger:
    """Goes through an article and remembers the last dates that it told."""

    def __init__(self, text: str, published: date | None, lexicon: Lexicon) -> None:
        self.page, self.words = Telling(text, published, lexicon.time_words), lexicon.time_words
        self.grammar: Grammar = compile_grammar(lexicon)
        self.memory = Memory(published)

    def tag(self, sentence: Sentence) -> Iterator[tuple[Span, Reading]]:
        """The times of one sentence."""
        tokens = self.grammar.alphabet.tokenize(self.page.text, *sentence.span)
        if self.grammar.begins.search(tokens.letters) is None:
            return
        scan = _Scan(self, sentence, tokens)
        for start, end, reading in scan.times():
            yield Span(scan.tokens.starts[start], scan.tokens.end(end - 1)), reading


class _Scan:
    """Goes through the tokens of one sentence."""

    def __init__(self, tagger: _Tagger, sentence: Sentence, tokens: Tokens) -> None:
        self.tagger, self.sentence, self.tokens = tagger, sentence, tokens
        self.grammar = tagger.grammar
        self.last: tuple[int, Reading] | None = None

    def times(self) -> Iterator[tuple[int, int, Reading]]:
        """The times as first token, end token and reading."""
        at, letters = 0, self.tokens.letters
        while start := self.grammar.begins.search(letters, at):
            at, run = start.start(), start.group()
            led, fits = self.grammar.led(run), self.grammar.matches(run)
            found = (self.with_prefix(at, led) if led else None) or (self.whole(at) if fits else None)
            if found is None:
                at += 1
                continue
            end, reading = found
            setting = self.setting(at, end)
            if reading.floating and (days := self.days_beside(end, setting)):
                reading = recurring(reading, days)
            elif reading.floating:
                reading = landed(reading, self.day_behind(end) or setting.anchor)
            self.tagger.memory.keep(reading, setting)
            self.last = (end, reading)
            yield at, end, reading
            at = end

    def with_prefix(self, at: int, led: Iterable[Led]) -> tuple[int, Reading] | None:
        """A time behind one of some modifiers, with it."""
        best: tuple[int, Reading] | None = None
        for modifier, length in led:
            found = self.whole(at + length)
            if found is None or (best and found[0] <= best[0]):
                continue
            if reading := modified(found[1], modifier, self.tagger.words, self.word(at + length), self.word(at - 1)):
                best = (found[0], reading)
        plain = self.whole(at) if best else None
        return None if best is None or (plain and plain[0] > best[0]) else best

    def whole(self, at: int) -> tuple[int, Reading] | None:
        """A time with the time of day or the day that stands beside it, and with what modifies it behind."""
        found = self.longest(at)
        if found is None:
            return None
        found = self.with_neighbour(*found)
        end, reading = found
        for modifier, compiled in self.grammar.suffixes.get(self.tokens.letters[end : end + 1], ()):
            match = compiled.regex.match(self.tokens.letters, end)
            if match and (changed := modified(reading, modifier, self.tagger.words, self.word(at))):
                return match.end(), changed
        return found

    def with_neighbour(self, end: int, reading: Reading) -> tuple[int, Reading]:
        """The day and the time of day that stand together as one."""
        if not (reading.day or reading.type in ("TIME", "SET")):
            return end, reading
        link = (self.grammar.time_first if reading.floating else self.grammar.day_first).regex.match(
            self.tokens.letters, end
        )
        ends = {link.end(), end} if link else {end}
        for start in sorted(ends, reverse=True):
            other = self.longest(start) if start < len(self.tokens.letters) else None
            if other is None:
                continue
            day, time = (other[1], reading) if reading.floating else (reading, other[1])
            if both := joined(day, time) or in_part(day, time):
                return other[0], both
        return end, reading

    def days_beside(self, end: int, s: Setting) -> str | None:
        """The set of days beside which a time of day stands in a range: "daily from 7 a.m.", "7 to 9 a.m. Fridays"."""
        if self.last and s.gap in self.tagger.words.near["set_links"] and (days := days_of(self.last[1])):
            return days
        if self.word(end) not in self.tagger.words.near["set_links"]:
            return None
        found = self.whole(end + 1) if end + 1 < len(self.tokens.letters) else None
        return days_of(found[1]) if found else None

    def day_behind(self, end: int) -> date | None:
        """The day behind a parenthesis: "at midnight (2100 GMT) on Sunday"."""
        if self.word(end) != "(":
            return None
        close = next(
            (i for i in range(end + 1, min(end + LONGEST_ASIDE, len(self.tokens.letters))) if self.word(i) == ")"), None
        )
        if close is None:
            return None
        start = close + 1 + (self.word(close + 1) == "on")
        found = self.longest(start)
        day = found[1].day if found else None
        return (
            date.fromisoformat(day) if day and day[:4].isdigit() and day[5:7].isdigit() and day[8:].isdigit() else None
        )

    def longest(self, at: int) -> tuple[int, Reading] | None:
        """The end and reading of the longest pattern that reads something at a token."""
        run = self.tokens.letters[at : at + LONGEST].partition(OTHER)[0]
        setting: Setting | None = None
        for pattern, match in self.grammar.matches(run):
            end = at + match.end()
            if setting is None or setting.behind != end:
                setting = self.setting(at, end)
            if reading := pattern.read(Parts(self.tokens, at, match, self.tagger.words), setting):
                return end, reading
        return None

    def word(self, at: int) -> str:
        """A token in lower case; empty beyond the sentence."""
        return self.tokens.word(at).lower() if 0 <= at < len(self.tokens.letters) else ""

    def setting(self, at: int, end: int) -> Setting:
        """Where the tokens from one to another stand."""
        before = (self.last[0], self.last[1].value) if self.last else None
        return Setting(self.tagger.page, self.sentence, self.tokens, at, end, self.tagger.memory.told, before)
