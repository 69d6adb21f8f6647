"""A measure or a sum of money that is given again in another unit or currency, and is not the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from truceline.check.case import Case
from truceline.check.rule import Rule, on_page
from truceline.check.values import SCALES
from truceline.lexicon.phrases import CuedPattern, cued
from truceline.lexicon.units import Unit
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

SLACK = 0.02
"""Part by which two measures may miss each other beyond their rounding."""
RATES_APART = 0.2
"""Part by which two rates of exchange may differ that one page uses: sums of other years have other rates."""
NUMBER = r"(?<![\d.,/–-])(?P<{n}>\d[\d,]{{0,15}}(?:\.\d+)?)(?:[ -]?(?P<{s}>thousand|million|billion|trillion|bn|m)\b)?"
CURRENCY = r"(?P<{c}>(?:US|CA|C|AU|A|NZ|HK|S)?\$|£|€|¥|₹|₪)"
MONEY = rf"{CURRENCY}{NUMBER}".replace(r"(?<![\d.,/–-])", "")
HEDGE = r"(?:(?:about|around|roughly|some|nearly|almost|over|approximately|more than|less than|just over|just under) )?"
OPENS = rf" ?\({HEDGE}"
SECOND = re.compile(rf"\({HEDGE}{CURRENCY.format(c='c')}\d")
"""Where the second of two sums begins."""
SUMS = re.compile(MONEY.format(c="c1", n="n1", s="s1") + OPENS + MONEY.format(c="c2", n="n2", s="s2") + r"\)")


@dataclass(frozen=True, slots=True)
class _Range:
    """What a number, as precise as it is written, can stand for."""

    low: float
    high: float

    def times(self, least: float, most: float) -> _Range:
        return _Range(self.low * least, self.high * most)

    def meets(self, other: _Range, slack: float) -> bool:
        return self.low <= other.high * (1 + slack) and other.low <= self.high * (1 + slack)


def find_conversion_conflicts(case: Case) -> Iterator[Conflict]:
    """A measure that is given again in another unit, and is not the same; and sums of money that a page changes from
    one currency into another at two rates.

    Compares "40 km (25 miles)" with the sizes of the units: lengths, areas, weights, speeds and volumes; and the rates
    of "£2m ($2.6m)" and "£5m ($10m)" with each other.

    Silent for what rounding explains, as precisely as the numbers are written, for ranges, and for rates that differ by
    less than a fifth, as those of two years do.

    Fires: "The front is 40 km (52 miles) long."
    Silent: "The front is some 40 km (27 miles) long."
    """
    pattern = _measures(tuple(case.lexicon.units))
    for article in case.alone:
        if "(" in article.text:
            yield from _units(article, pattern, case.lexicon.units)
            yield from _rates(article)


RULE = Rule("conversion", "number", find_conversion_conflicts)


@lru_cache(maxsize=4)
def _measures(names: tuple[str, ...]) -> CuedPattern:
    unit = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in sorted(names, key=lambda n: -len(n)))
    one, other = (NUMBER.format(n=f"n{i}", s=f"s{i}") + rf"[ -]?(?P<u{i}>{unit})\b" for i in (1, 2))
    return cued(rf"{one}(?: (?:wide|long|high|deep|away))?{OPENS}{other}\)", core=rf"\({HEDGE}{other}\)")


def _units(article: CodedArticle, pattern: CuedPattern, units: dict[str, Unit]) -> Iterator[Conflict]:
    for m in pattern.finditer(article.text, 0, len(article.text)):
        one, other = (units[m[u].replace("-", " ")] for u in ("u1", "u2"))
        if one.kind != other.kind or one == other:
            continue
        told, again = (_range(m, i).times(u.least, u.most) for i, u in ((1, one), (2, other)))
        if not told.meets(again, SLACK):
            a, b = (article.text[m.start(f"n{i}") : m.end(f"u{i}")] for i in (1, 2))
            yield _conflict(
                article, m, (a, b), f"The page gives one measure as {a} and as {b}, which are not the same."
            )


def _range(m: re.Match[str], i: int) -> _Range:
    """What the number of a match can stand for: half a unit of its last digit that is no nought, up and down."""
    digits = m[f"n{i}"].replace(",", "")
    decimals = len(digits.partition(".")[2])
    noughts = 0 if decimals else len(digits) - len(digits.rstrip("0"))
    half = 0.5 * 10.0 ** (noughts - decimals)
    scale = SCALES[m[f"s{i}"]] if m[f"s{i}"] else 1.0
    return _Range(max(float(digits) - half, 0.0) * scale, (float(digits) + half) * scale)


def _rates(article: CodedArticle) -> Iterator[Conflict]:
    """The first two sums of a pair of currencies that are changed at two rates."""
    pairs: defaultdict[tuple[str, str], list[tuple[re.Match[str], _Range]]] = defaultdict(list)
    for m in SUMS.finditer(article.text) if SECOND.search(article.text) else ():
        told, again = _range(m, 1), _range(m, 2)
        if m["c1"] != m["c2"] and told.low and again.low:
            rate = _Range(again.low / told.high, again.high / told.low)
            back = _Range(1 / rate.high, 1 / rate.low)
            pairs[min((m["c1"], m["c2"]), (m["c2"], m["c1"]))].append((m, rate if m["c1"] < m["c2"] else back))
    for changed in pairs.values():
        for (one, ours), (other, theirs) in combinations(changed, 2):
            if not ours.meets(theirs, RATES_APART):
                a, b = one.group(), other.group()
                evidence = (on_page(article, Span(*one.span()), a), on_page(article, Span(*other.span()), b))
                explanation = f"The page changes one currency into the other at two rates: “{a}” and “{b}”."
                yield RULE.conflict("low", evidence, explanation)
                return


def _conflict(article: CodedArticle, m: re.Match[str], told: tuple[str, str], explanation: str) -> Conflict:
    evidence = (
        on_page(article, Span(m.start("n1"), m.end("u1")), told[0]),
        on_page(article, Span(m.start("n2"), m.end("u2")), told[1]),
    )
    return RULE.conflict("medium", evidence, explanation)
