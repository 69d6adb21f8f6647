"""Find the article in lines of which most may be furniture.

Two cases. A page that is mostly article keeps every line that is not known for furniture. A scraped page keeps the
densest run of lines that read like sentences, for there most lines are links that no list of words can know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.article import FurnitureKind
from truceline.read.block import Block
from truceline.read.lines import Line
from truceline.read.titles import near_titles

# Weights of the densest run, swept on 70 real scraped pages (neg 4-12, cue 6-20, cap 40-80): words of a sentence up to
# the cap, against a fixed price for a line that is none and a higher one for a line known for furniture.
_SENTENCE_CAP = 40
_SHORT = 2
_ODD = -8
_FURNITURE = -20
_ODD_LINES = 15  # lines that are no article's, up to which a page counts as mostly article
_LONGEST_HEAD = 25  # words of a headline
_DATE_ONLY = re.compile(
    r"^(?:\w{3,9},?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?(?:,?\s.{0,25})?$",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,?\s.{0,20})?$")
_BY = re.compile(r"^(?i:by)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|and|&|,|of|for|in|the|de|van|al)){0,12}$")
_MINUTES = re.compile(
    r"^\d{1,3}\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|h|d|m)\b(?:\s(?:ago|read))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The blocks that make the article, those cut with their kinds (both in page order), and the title's block."""

    kept: tuple[Block, ...]
    cut: tuple[tuple[Block, FurnitureKind], ...]
    title: Block | None


def sort_lines(lines: Sequence[Line], given: frozenset[str]) -> Sorted:
    """Part the article's lines from furniture and find the title's line.

    `given` are the content words of a title that was given, and empty where none was. Keeps nothing where no line
    reads like a sentence.
    """
    light = is_mostly_article(lines)
    start, end = _article_bounds(lines) if light else _densest_run(lines)
    if start >= end:
        return Sorted((), tuple((x.block, line_kind(x)) for x in lines), None)
    headline = find_headline(lines, start, light, given)
    head = lines[headline].content if headline is not None else given
    kept, cut = [], []
    names = Counter(x.block.text for x in lines[:start])
    for i, line in enumerate(lines):
        if i == headline:
            continue
        kind = _judge(lines, i, (start, end), light, head)
        if kind is None:
            kept.append(line.block)
        else:
            cut.append((line.block, _kind_before(line, kind, names, head) if i < start else kind))
    return Sorted(tuple(kept), tuple(cut), lines[headline].block if headline is not None else None)


def is_mostly_article(lines: Sequence[Line]) -> bool:
    """Whether a page has few lines that are no article's."""
    odd = sum(not _belongs(x) for x in lines)
    return odd <= _ODD_LINES and odd <= 0.7 * len(lines)


def _belongs(line: Line) -> bool:
    """Whether a line has the look of an article's line: a sentence, an entry, a point of a list."""
    if line.cue:
        return False
    if line.sentence or line.ended or line.entry:
        return True
    return (line.bullet or line.label) and len(line.words) >= 4


def _article_bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """From the first line that belongs to an article to the last; none where no line is a sentence."""
    if not any(x.sentence and not x.cue for x in lines):
        return 0, 0
    places = [i for i, x in enumerate(lines) if _belongs(x)]
    start, end = places[0], places[-1] + 1
    heads = [i for i in range(start) if not lines[i].cue]
    # The head of a list or of an entry ("AT A GLANCE", a weekday) goes with it, where it is not the headline.
    if len(heads) > 1 and heads[-1] == start - 1 and not lines[start].sentence and len(lines[start - 1].words) <= 6:
        start -= 1
    return start, end


def _densest_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines with the largest sum of weights."""
    best, bounds = 0, (0, 0)
    total, start = 0, 0
    for i, line in enumerate(lines):
        if total <= 0:
            total, start = 0, i
        total += _weight(line)
        if total > best and line.sentence:
            best, bounds = total, (start, i + 1)
    return bounds


def _weight(line: Line) -> int:
    if line.cue:
        return _FURNITURE
    if line.sentence:
        return min(len(line.words), _SENTENCE_CAP)
    return _SHORT if line.ended else _ODD


def _judge(
    lines: Sequence[Line], i: int, bounds: tuple[int, int], light: bool, head: frozenset[str]
) -> FurnitureKind | None:
    """The kind of furniture that a line is, or None where it belongs to the article."""
    line, (start, end) = lines[i], bounds
    if not start <= i < end:
        return line_kind(line)
    if line.cue:
        return line.cue
    if line.sentence or line.ended:
        return None
    if light:
        return None if _belongs(line) or i > start or not near_titles(line.content, head) else "repeated_headline"
    return None if _is_subhead(lines, i, bounds) else line_kind(line)


def _is_subhead(lines: Sequence[Line], i: int, bounds: tuple[int, int]) -> bool:
    """A short line alone between two sentences heads what follows."""
    start, end = bounds
    if not start < i < end - 1 or len(lines[i].words) > 12:
        return False
    return lines[i - 1].sentence and lines[i + 1].sentence


def find_headline(lines: Sequence[Line], start: int, light: bool, given: frozenset[str]) -> int | None:
    """The index of the line that is the title: the first headline before the article.

    With a given title, the line that says it. On a scraped page a headline must share words with the article.
    """
    before = [i for i in range(start) if _may_be_headline(lines[i])]
    if given:
        same = [i for i in [*before, *range(start, min(start + 2, len(lines)))] if near_titles(lines[i].content, given)]
        same = [i for i in same if not lines[i].sentence]
        return min(same, key=lambda i: (abs(len(lines[i].content) - len(given)), i), default=None)
    if light:
        return before[0] if before else None
    body = frozenset(w for x in lines[start : start + 30] for w in x.content)
    fit = [i for i in before[-60:] if len(lines[i].content & body) * 2 >= len(lines[i].content)]
    fit = [i for i in fit if len(lines[i].words) >= 4]
    return max(fit, key=lambda i: (min(len(lines[i].content & body), 6), -i), default=None)


def _may_be_headline(line: Line) -> bool:
    if line.cue or line.entry or line.bullet or not 2 <= len(line.words) <= _LONGEST_HEAD:
        return False
    return line_kind(line) in ("other", "navigation") and not re.search(r"[|>»]|\s/\s", line.block.text)


def _kind_before(line: Line, kind: FurnitureKind, names: Counter[str], head: frozenset[str]) -> FurnitureKind:
    """The kind of a line before the article: the title again, or, where two lines are equal, a picture's caption."""
    if kind not in ("other", "navigation") or line.cue or len(line.words) < 3:
        return kind
    if near_titles(line.content, head):
        return "caption" if names[line.block.text] > 1 and line.content != head else "repeated_headline"
    return kind


def line_kind(line: Line) -> FurnitureKind:
    """What kind of furniture a line is by its words and its look."""
    if line.cue:
        return line.cue
    text = line.block.text
    if _DATE_ONLY.match(text) or _NUMERIC_DATE.match(text) or _MINUTES.match(text):
        return "date_line"
    if _BY.match(text):
        return "byline"
    if len(line.words) <= 5 or re.search(r"\s[|>»/]\s", text):
        return "navigation"
    return "other"
