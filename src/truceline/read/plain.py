"""Find the article in lines of which most may be furniture.

Two cases. A page that is mostly article keeps every line that is not known for furniture. A scraped page keeps the
densest run of lines that read like sentences, for there most lines are links that no list of words can know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.model.article import FurnitureKind
from truceline.read.block import Block
from truceline.read.headline import TitleHints, find_headline, find_standfirst, says_more
from truceline.read.lines import Line, line_kind
from truceline.read.titles import near_titles

# Weights of the densest run, swept on 70 real scraped pages (neg 4-12, cue 6-20, cap 40-80): words of a sentence up to
# the cap, against a fixed price for a line that is none and a higher one for a line known for furniture.
_SENTENCE_CAP = 40
_SHORT = 2
_ODD = -8
_FURNITURE = -20
_LEAD = 8  # lines of the article that a sub-headline is compared with
_FEW_LINES = 5  # of a text that may have no full stop at all
_SENTENCE_ALONE = 3  # words of a sentence that is the whole page
_POINTS = 5  # points of a list that an article may have beyond one for each sentence
_SHORT_PAGE = 10  # lines; a page of no more has no menus
_SUBHEADS = 2  # short lines in a row that may head what follows
_ODD_LINES = 15  # lines that are no article's, up to which a page counts as mostly article


@dataclass(frozen=True, slots=True)
class Sorted:
    """The blocks that make the article, those cut with their kinds (both in page order), and the title's block."""

    kept: tuple[Block, ...]
    cut: tuple[tuple[Block, FurnitureKind], ...]
    title: Block | None


def sort_lines(lines: Sequence[Line], hints: TitleHints) -> Sorted:
    """Part the article's lines from furniture and find the title's line. Keeps nothing where no line is a sentence."""
    light = is_mostly_article(lines)
    start, end = _article_bounds(lines) if light else _densest_run(lines)
    if start >= end:
        return Sorted((), tuple((x.block, line_kind(x)) for x in lines), None)
    headline = find_headline(lines, start, light, hints)
    head = lines[headline].content if headline is not None else hints.given
    kinds = [_judge(lines, i, (start, end), light) for i in range(len(lines))]
    kinds[:start] = _kinds_before(lines[:start], kinds[:start], head, lines[start:end])
    if light and hints.given:
        kinds[:start] = [
            None if says_more(x, hints.given) else kind for x, kind in zip(lines[:start], kinds[:start], strict=True)
        ]
    if (standfirst := find_standfirst(lines, headline, start)) is not None:
        kinds[standfirst] = None
    rest = [(x.block, kind) for i, (x, kind) in enumerate(zip(lines, kinds, strict=True)) if i != headline]
    return Sorted(
        tuple(block for block, kind in rest if kind is None),
        tuple((block, kind) for block, kind in rest if kind is not None),
        lines[headline].block if headline is not None else None,
    )


def is_mostly_article(lines: Sequence[Line]) -> bool:
    """Whether a page has few lines that are no article's."""
    odd = sum(not _belongs(x) for x in lines)
    points = sum(x.bullet and not x.sentence and _belongs(x) for x in lines)
    if points > sum(x.sentence for x in lines) + _POINTS:  # more points than text are a menu
        odd += points
    return odd <= _ODD_LINES and (odd <= 0.7 * len(lines) or len(lines) <= _SHORT_PAGE)


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
        return _prose_bounds(lines)
    places = [i for i, x in enumerate(lines) if _belongs(x)]
    start, end = places[0], places[-1] + 1
    heads = [i for i in range(start) if not lines[i].cue]
    # The head of a list or of an entry ("AT A GLANCE", a weekday) goes with it, where it is not the headline.
    if len(heads) > 1 and heads[-1] == start - 1 and not lines[start].sentence and len(lines[start - 1].words) <= 6:
        start -= 1
    return start, end


def _prose_bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """A line or two without a full stop are an article still, where they are long and joined by function words, and so
    is a page that is one short sentence."""
    if len(lines) == 1 and lines[0].ended and not lines[0].cue and len(lines[0].words) >= _SENTENCE_ALONE:
        return 0, 1
    prose = [i for i, x in enumerate(lines) if not x.cue and len(x.words) >= 12 and len(x.words) - len(x.content) >= 3]
    return (prose[0], prose[-1] + 1) if prose and len(lines) <= _FEW_LINES else (0, 0)


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


def _judge(lines: Sequence[Line], i: int, bounds: tuple[int, int], light: bool) -> FurnitureKind | None:
    """The kind of furniture that a line is, or None where it belongs to the article."""
    line, (start, end) = lines[i], bounds
    if not start <= i < end:
        return line_kind(line)
    if line.cue:
        return line.cue
    if light or line.sentence or line.ended or _is_subhead(lines, i, bounds):
        return None
    return line_kind(line)


def _is_subhead(lines: Sequence[Line], i: int, bounds: tuple[int, int]) -> bool:
    """A short line or two between two sentences head what follows."""
    start, end = bounds
    first, last = i, i
    while first > start and _is_short(lines[first - 1]) and i - first < _SUBHEADS:
        first -= 1
    while last < end - 1 and _is_short(lines[last + 1]) and last - i < _SUBHEADS:
        last += 1
    if not _is_short(lines[i]) or last - first >= _SUBHEADS or not start < first <= last < end - 1:
        return False
    return lines[first - 1].sentence and lines[last + 1].sentence


def _is_short(line: Line) -> bool:
    return not line.sentence and not line.ended and not line.cue and len(line.words) <= 12


def _kinds_before(
    lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], head: frozenset[str], article: Sequence[Line]
) -> list[FurnitureKind | None]:
    """The kinds of the lines before the article, of which many are the title again in other words.

    Two equal lines are the caption of a picture and its alternative text.
    """
    texts = Counter(x.block.text for x in lines)
    body = frozenset(w for x in article[:_LEAD] for w in x.content)
    done: list[FurnitureKind | None] = []
    for line, kind in zip(lines, kinds, strict=True):
        again = near_titles(line.content, head) or len(line.content & (body | head)) * 2 >= len(line.content)
        if kind not in ("other", "navigation") or line.cue or len(line.words) < 4 or not again:
            done.append(kind)
        elif texts[line.block.text] == 2 and line.content != head:
            done.append("caption")
        else:
            done.append("repeated_headline")
    return done
