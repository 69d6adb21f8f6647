"""All patterns, compiled against the lexicon's words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar, TypeVar

from truceline.annotate.times import calendar, clock, deictic, holidays, lengths, periods, ranges, references
from truceline.annotate.times.join import LINKS
from truceline.annotate.times.modifiers import PREFIXES, SUFFIXES, Modifier
from truceline.annotate.times.reading import Pattern
from truceline.annotate.times.shapes import Compiled, compile_shape, literals_of
from truceline.annotate.times.tokens import LONGEST, OTHER, Alphabet
from truceline.lexicon.lexicon import Lexicon

Match = tuple[Pattern, re.Match[str]]
Led = tuple[Modifier, int]
Item = TypeVar("Item", Pattern, Modifier)

MACROS = {
    "ABBR": "(MONTHABBR .?)",
    "CLEARMONTH": "(MONTH|ABBR)",
    "MONTHNAME": "(MONTH|MAYMARCH|ABBR)",
    "WEEKDAYNAME": "(WEEKDAY|(WEEKDAYABBR .?))",
    "WEEKDAYSIDE": "( (this coming|past)|this|last|next|past|coming|previous|following|that )",
    "ANYDAY": "((the? WEEKDAYSIDE)? (WEEKDAY|(WEEKDAYABBR .?)) (,|(, the))? the?)",
    "DAYNUM": "(DAY|DAYTH)",
    "NTH": "(ORDINALWORD|ORDINAL)",
    "SIDE": "(last|this|next|past|coming|previous|prior|following|preceding|subsequent|succeeding)",
    "YEARSIDE": "(last|this|next|that|same|following|previous)",
    "BC": "( b.c.|b.c|bc|bce|b.c.e. )",
    "NINE11": "( 9/11 )",
    "ZONETIME": "( zone:ZONE|(local time)|(place:ZONEPLACE (standard|daylight|summer)? time) )",
    "RANGE": "(-|–|—|to|and|or|until|through (the|early|mid|late|mid -)?)",
    "TENS": "((TENWORD -? CARDINAL)|CARDINAL)",
    "NUMBER": "( (a? VAGUE|dozen (of)?)|(NUM FRACTION?)|(TENS (MAGNITUDE (and? TENS)?)? (-? and -? a -? half)?)"
    "|(a MAGNITUDE (and? TENS)?)"
    "|(half a|an)|(half -)|a|an )",
}
"""Parts of shapes that recur. The lexicon adds HOLIDAY."""

PATTERNS: tuple[Pattern, ...] = (
    *ranges.PATTERNS,
    *calendar.PATTERNS,
    *deictic.PATTERNS,
    *periods.PATTERNS,
    *holidays.PATTERNS,
    *clock.PATTERNS,
    *references.PATTERNS,
    *lengths.PATTERNS,
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns and prefixes by the letters that they can begin with (`begins` is a run of letters from any
    of these on), the
    suffixes, and the links."""

    KEPT: ClassVar[int] = 20_000  # runs of letters whose matches are kept

    alphabet: Alphabet
    patterns: dict[str, tuple[tuple[Pattern, Compiled], ...]]
    prefixes: dict[str, tuple[tuple[Modifier, Compiled], ...]]
    suffixes: dict[str, tuple[tuple[Modifier, Compiled], ...]]
    day_first: Compiled
    time_first: Compiled
    begins: re.Pattern[str]
    _matches: dict[str, tuple[Match, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _led: dict[str, tuple[Led, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def matches(self, run: str) -> tuple[Match, ...]:
        """The patterns that match at the start of a run of letters, the longest first. Runs recur, so they are kept."""
        found = self._matches.get(run)
        if found is None:
            tried = ((pattern, compiled.regex.match(run)) for pattern, compiled in self.patterns.get(run[:1], ()))
            fits = [(pattern, match) for pattern, match in tried if match and match.end() > 0]
            found = tuple(sorted(fits, key=lambda fit: -fit[1].end()))
            if len(self._matches) >= self.KEPT:
                self._matches.clear()
            self._matches[run] = found
        return found

    def led(self, run: str) -> tuple[Led, ...]:
        """The modifiers at the start of a run of letters that a time may follow in it, and where each ends."""
        found = self._led.get(run)
        if found is None:
            tried = ((modifier, compiled.regex.match(run)) for modifier, compiled in self.prefixes.get(run[:1], ()))
            found = tuple((modifier, match.end()) for modifier, match in tried if match and 0 < match.end() < len(run))
            if len(self._led) >= self.KEPT:
                self._led.clear()
            self._led[run] = found
        return found


@lru_cache(maxsize=4)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Compile all patterns, once for each lexicon."""
    macros = {**MACROS, "HOLIDAY": holidays.names_shape(lexicon.time_words.holidays)}
    shapes = [*(p.shape for p in PATTERNS), *(m.shape for m in (*PREFIXES, *SUFFIXES)), *LINKS.values()]
    alphabet = Alphabet(lexicon.time_words, frozenset(w for shape in shapes for w in literals_of(shape, macros)))

    def compiled(shape: str) -> Compiled:
        return compile_shape(shape, alphabet, macros)

    shaped = [(p, compiled(p.shape)) for p in PATTERNS]
    patterns = _by_letter(shaped)
    prefixes = _by_letter((m, compiled(m.shape)) for m in PREFIXES)
    return Grammar(
        alphabet,
        patterns=patterns,
        prefixes=prefixes,
        suffixes=_by_letter((m, compiled(m.shape)) for m in SUFFIXES),
        day_first=compiled(LINKS["day first"]),
        time_first=compiled(LINKS["time first"]),
        begins=_begins({*patterns, *prefixes}, {letter for _, shape in shaped for letter in shape.alone}),
    )


def _begins(letters: Iterable[str], alone: Iterable[str]) -> re.Pattern[str]:
    """A run of letters that begins with some, of two at least unless that is one which may be a time alone."""
    first, lonely = ("".join(sorted(some)) for some in (letters, alone))
    return re.compile(rf"(?:[{first}](?=[^{OTHER}])|[{lonely}])[^{OTHER}]{{0,{LONGEST - 1}}}")


def _by_letter(pairs: Iterable[tuple[Item, Compiled]]) -> dict[str, tuple[tuple[Item, Compiled], ...]]:
    found: defaultdict[str, list[tuple[Item, Compiled]]] = defaultdict(list)
    for item, compiled in pairs:
        for letter in sorted(compiled.first):
            found[letter].append((item, compiled))
    return {letter: tuple(items) for letter, items in found.items()}
