"""A part of a whole with its share, or a change with its rate, that do not fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.rule import Rule, on_page
from truceline.check.values import SCALES
from truceline.lexicon.phrases import cued
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

FIGURE = r"(?P<{n}>\d[\d,]{{0,15}}(?:\.\d+)?)(?:[ -]?(?P<{s}>million|billion|trillion|bn|m)\b)?"
SHARE = r"(?P<share>\d{1,4}(?:\.\d+)?)(?: ?%|[ -]per ?cent)"
GAP = r"(?:[^.,;:%()\n\d]|(?<!\d)(?:19|20)\d\d(?!\d)){1,60}?"
ALONE = FIGURE.format(n="part", s="s1").replace(r"\d[", r"\d(?<![\d.,$€£/–-]\d)[", 1)
"""A figure that no other and no sign stands right before."""
PART = re.compile(
    rf"{ALONE} (?:out )?of (?:the |its |all |a total of |more than )?"
    rf"{FIGURE.format(n='whole', s='s2')}(?! years)(?: {GAP})?"
    rf"(?: \((?:or |about |nearly |just over |just under )?{SHARE}\)"
    rf"|(?:, | – | — |—| -- )(?:or |about |nearly |roughly |some )+(?P<or>\d{{1,3}}(?:\.\d+)?)(?: ?%|[ -]per ?cent)"
    rf"|(?:, | – | — |—| -- )(?:or )?(?P<total>\d{{1,3}}(?:\.\d+)?)(?: ?%|[ -]per ?cent) of the (?:total|whole))"
)
""" "12 of 48 crossings (25%)", "12 of 48 crossings, or 25 percent", "12 of 48 — 25 percent of the total"."""
UP = "rose|rise|climbed|grew|increased|increase|jumped|gained|soared|surged|up"
DOWN = "fell|fall|dropped|drop|declined|decline|decreased|decrease|plunged|down"
CHANGE = cued(
    rf"\b(?:{UP}|{DOWN}) (?:of |by |about |nearly |almost |roughly |more than |over |just |an? )*{SHARE},?"
    rf"(?: [^.,;:%()\n\d]{{0,40}}?)? from (?P<c1>[$€£])?{FIGURE.format(n='part', s='s1')}(?: {GAP})? to "
    rf"(?P<c2>[$€£])?{FIGURE.format(n='whole', s='s2')}(?! ?%|[ -]per ?cent|[.,]\d)",
    core=r" from [$€£]?\d",
)
""" "rose 25 percent, from 40 to 50"."""
SLACK, PART_SLACK = 1.0, 0.08
"""Points by which a share may miss, and the part of itself: rounding, "about", and figures that were rounded first."""
YEARS = range(1900, 2100)


def find_share_conflicts(case: Case) -> Iterator[Conflict]:
    """A part of a whole that is told with its share, or a change with its rate, where the sum does not come out.

    Compares "12 of 48 crossings, or 25 percent" and "rose 25 percent, from 40 to 50" with what the figures make.

    Silent for what rounding explains, for shares of something else that a comma or bracket parts from the figures, and
    for years.

    Fires: "Inspectors opened 12 of the 48 crossings (75%)."
    Silent: "Inspectors opened 12 of the 48 crossings; 75 percent of the drivers had waited for a week."
    """
    for article in case.alone:
        if "%" in article.text or "cent" in article.text:
            yield from _parts(article)
            yield from _changes(article)


RULE = Rule("shares", "number", find_share_conflicts)


def _parts(article: CodedArticle) -> Iterator[Conflict]:
    for m in PART.finditer(article.text):
        part, whole = _size(m, "part", "s1"), _size(m, "whole", "s2")
        name = next(n for n in ("share", "or", "total") if m[n])
        if 0 < part < whole and whole not in YEARS and not _fits(100 * part / whole, float(m[name])):
            made = 100 * part / whole
            told = f"{m['part']} of {m['whole']} are {made:.1f} percent, not {m[name]}."
            yield _conflict(article, m, name, told)


def _changes(article: CodedArticle) -> Iterator[Conflict]:
    for m in CHANGE.finditer(article.text, 0, len(article.text)):
        before, after = _size(m, "part", "s1" if m["s1"] else "s2"), _size(m, "whole", "s2")
        if before and m["c1"] == m["c2"] and _size(m, "part", None) not in YEARS:
            made = 100 * abs(after - before) / before
            if not _fits(made, float(m["share"])):
                told = f"From {m['part']} to {m['whole']} is a change of {made:.1f} percent, not of {m['share']}."
                yield _conflict(article, m, "share", told)


def _size(m: re.Match[str], number: str, scale: str | None) -> float:
    return float(m[number].replace(",", "")) * (SCALES[m[scale]] if scale and m[scale] else 1.0)


def _fits(made: float, told: float) -> bool:
    return abs(made - told) <= max(SLACK, PART_SLACK * told)


def _conflict(article: CodedArticle, m: re.Match[str], share: str, explanation: str) -> Conflict:
    figures = Span(m.start("part"), m.end("whole"))
    evidence = (on_page(article, figures, figures.of(article.text)), on_page(article, Span(*m.span(share)), m[share]))
    return RULE.conflict("medium", evidence, explanation)
