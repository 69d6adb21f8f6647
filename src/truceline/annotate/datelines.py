"""Datelines: the town, day and agency before the first sentence of a report, which no parser should read as words."""

from __future__ import annotations

import re

from truceline.model.spans import Span

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:, \d{{4}}| \d{{4}})?"
CAPITALS = r"[A-Z][A-Z.'’/-]{1,24}(?: [A-Z][A-Z.'’/-]{1,24}){0,3}"
TITLED = r"[A-Z][a-z.'’-]{1,24}(?: [A-Z][a-z.'’-]{1,24}){0,2}"
AGENCY = r"\([A-Z][\w .&/-]{1,30}\)"
DASH = r"\s{0,2}[–—-]{1,2}\s{1,3}(?=[\"“‘'A-Z])"

IN_CAPITALS = re.compile(rf"{CAPITALS}(?:, {TITLED})?(?:, {DAY})?(?: {AGENCY})?{DASH}")
"""`GENEVA (Herald) — `, `TEHRAN, May 26 (ABC) – `, `ANCHORAGE, Alaska — `."""

IN_TITLE_CASE = re.compile(
    rf"{TITLED}(?:, {TITLED} |, {DAY} | {AGENCY} ?|, {DAY} {AGENCY} ?)[–—]\s{{1,3}}(?=[\"“‘'A-Z])"
)
"""`Juba, South Sudan – `: only with a region, day or agency and a long dash, so that "Chad – a neighbour" is none."""

WITHOUT_DASH = re.compile(
    rf"{TITLED}(?:, {TITLED})? \((?:CNN|CNN Business|CNNMoney|Reuters|AP|AFP)\)\s{{1,3}}(?=[\"“‘'A-Z])"
)
"""`Paris (CNN) `: only of agencies that write it so, as "Home Office (HO)" is none."""


def after_dateline(text: str, sentence: Span) -> int:
    """Where the words of a sentence begin: after its dateline, or at its start where it has none."""
    found = (line.match(text, *sentence) for line in (IN_CAPITALS, IN_TITLE_CASE, WITHOUT_DASH))
    return next((match.end() for match in found if match), sentence.start)
