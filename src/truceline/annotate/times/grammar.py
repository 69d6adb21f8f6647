"""All patterns, compiled against the lexicon's words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from truceline.annotate.times import calendar, deictic, lengths
from truceline.annotate.times.reading import Pattern
from truceline.annotate.times.shapes import Compiled, compile_shape, literals_of
from truceline.annotate.times.tokens import Alphabet
from truceline.lexicon.lexicon import Lexicon

MACROS = {
    "ABBR": "(MONTHABBR .?)",
    "CLEARMONTH": "(MONTH|ABBR)",
    "MONTHNAME": "(MONTH|MAYMARCH|ABBR)",
    "WEEKDAYNAME": "(WEEKDAY|(WEEKDAYABBR .?))",
    "ANYDAY": "((WEEKDAY|(WEEKDAYABBR .?)) (,|( , the ))? the?)",
    "DAYNUM": "(DAY|DAYTH)",
    "SIDE": "(last|this|next|past|coming|previous|following)",
    "TENS": "(CARDINAL (-? CARDINAL)?)",
    "NUMBER": "( (NUM FRACTION?)|(TENS (MAGNITUDE (and? TENS)?)?)|(a MAGNITUDE (and? TENS)?)|(a? VAGUE of?)|a|an )",
}
"""Parts of shapes that recur."""

PATTERNS: tuple[Pattern, ...] = (*calendar.PATTERNS, *deictic.PATTERNS, *lengths.PATTERNS)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns by the letters that they can begin with."""

    alphabet: Alphabet
    by_letter: dict[str, tuple[tuple[Pattern, Compiled], ...]]


@lru_cache(maxsize=4)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Compile all patterns, once for each lexicon."""
    literals = frozenset(word for p in PATTERNS for word in literals_of(p.shape, MACROS))
    alphabet = Alphabet(lexicon.time_words, literals)
    by_letter: defaultdict[str, list[tuple[Pattern, Compiled]]] = defaultdict(list)
    for pattern in PATTERNS:
        compiled = compile_shape(pattern.shape, alphabet, MACROS)
        for letter in sorted(compiled.first):
            by_letter[letter].append((pattern, compiled))
    return Grammar(alphabet, {letter: tuple(found) for letter, found in by_letter.items()})
