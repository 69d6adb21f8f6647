"""Plain text as lines: cut from the source, hard-wrapped paragraphs joined, each line told for what it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.errors import PageTooLarge
from truceline.lexicon.furniture import FurnitureTable, words_of_line
from truceline.model.article import FurnitureKind
from truceline.read.block import Block, BlockWriter

MOST_LINES = 300_000  # a page of more lines is a table or a log and no article
_BREAK = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
# A sentence's end, with the quotation marks, brackets and footnote signs that may follow it; also in other scripts.
_END = re.compile(r"""[.!?…。！？؟।።]["'”’»›)\]]{0,3}(?:\s?\[\d{1,3}\])?$""")
_UNPARTED = re.compile("[\u0e00-\u0e7f\u3040-\u9fff]")
_INNER_END = re.compile(r"""[a-z0-9%)][.!?]["”’)]?\s+["“‘(]?[A-Z0-9]""")
_NO_END = re.compile(r"(?:\.\.\.|…|\b(?:a\.m|p\.m|No)\.)$")
_BULLET = re.compile(r"^(?:[•‣▪◦●○■□·*+–—-]|\d{1,2}[.)]|[a-z]\))\s+\S")
_CLOCK = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,2})?(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?(?:am|pm|a\.m\.|p\.m\.|gmt|utc|cet|est|edt))?(?=$|[\s:,–—-])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^([A-Z][\w' ]{1,30}):\s+\S")
_DATE_ONLY = re.compile(
    r"^(?:\w{3,9},?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?(?:,?\s.{0,25})?$",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,?\s.{0,20})?$")
_BY = re.compile(r"^(?i:by)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|and|&|,|of|for|in|the|de|van|al)){0,12}$")
_MINUTES = re.compile(
    r"^\d{1,3}\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|h|d|m)\b(?:\s(?:ago|read))?", re.IGNORECASE
)
# A credit ends a caption: an agency after a slash, a photographer after "Photo by" or "Credit:".
_AGENCIES = (
    "AP|AFP|Reuters|REUTERS|EPA|EFE|DPA|dpa|Getty Images|Getty|Anadolu|Xinhua|TASS|Sputnik|Bloomberg|NurPhoto|UPI|NPR"
)
_CREDIT = re.compile(
    rf"(?:[\w.)]\s?/\s?(?:{_AGENCIES})(?:\sphoto)?|(?:Photo|Picture|Image)s?(?:\scredit)?(?::|\sby|\scourtesy\sof)\s[^.!?]{{2,60}}"
    rf"|\b[Cc]redits?(?::|\.{{3}}|…)\s?[^.!?]{{2,60}})\s?[\])]?\.?$"
)
_CAPTION = 60  # words of a caption
_MIN_INNER = 14  # of a line that ends no sentence, but holds one
_MIN_WORDS = 5  # of a line that counts as a sentence: with fewer, most lines of real pages are buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A block with what it looks like.

    `ended` and `inner` say that a sentence ends at its end or inside it. `cue` is the kind of furniture that its words
    give away; `content` are the words that carry meaning.
    """

    block: Block
    words: tuple[str, ...]
    sentence: bool
    ended: bool
    inner: bool
    bullet: bool
    entry: bool
    label: bool
    cue: FurnitureKind | None
    content: frozenset[str]


def cut_lines(source: str, where: str = "") -> list[Block]:
    """Cut plain text into its lines, hard-wrapped paragraphs joined. Raises PageTooLarge for endless lines."""
    lines: list[tuple[int, int]] = []
    at = 0
    for found in _BREAK.finditer(source):
        lines.append((at, found.start()))
        at = found.end()
        if len(lines) > MOST_LINES:
            raise PageTooLarge(
                f"the page has more than {MOST_LINES:,} lines", where=where, remedy="give it the article alone"
            )
    lines.append((at, len(source)))
    return _make_blocks(source, lines)


def _make_blocks(source: str, lines: Sequence[tuple[int, int]]) -> list[Block]:
    blocks: list[Block] = []
    gap = True
    width = _wrap_width(source, lines)
    i = 0
    while i < len(lines):
        writer = BlockWriter()
        start, end = lines[i]
        writer.write(source[start:end], start)
        while width and i + 1 < len(lines) and _runs_on(source, lines[i], lines[i + 1], width):
            after, stop = lines[i + 1]
            writer.write("\n" + source[after:stop], after - 1)
            i += 1
        raw = source[start:end]
        block = writer.block(source, gap=gap, indent=len(raw) - len(raw.lstrip()))
        gap = block is None
        if block:
            blocks.append(block)
        i += 1
    return blocks


def _wrap_width(source: str, lines: Sequence[tuple[int, int]]) -> int:
    """The column at which a text is hard-wrapped, or 0 where its lines are whole paragraphs.

    Hard-wrapped are texts in which most lines that another follows are of 55 to 100 characters, near one length.
    """
    lengths = [
        len(source[a:b].rstrip())
        for (a, b), (c, d) in pairwise(lines[:2000])
        if source[a:b].strip() and source[c:d].strip()
    ]
    long = [n for n in lengths if 55 <= n <= 100]
    if len(long) < 4 or len(long) * 3 < len(lengths) * 2:
        return 0
    widest = max(long)
    return widest if sum(n > widest - 16 for n in long) * 10 >= 8 * len(long) else 0


def _runs_on(source: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether a line was broken only because it reached the width."""
    here, there = source[slice(*line)].rstrip(), source[slice(*after)].strip()
    if not there or len(here) <= width - 16 or _BULLET.match(there) or _CLOCK.match(there):
        return False
    return len(here) + 1 + len(there.split(maxsplit=1)[0]) > width - 3


def look_at(block: Block, furniture: FurnitureTable) -> Line:
    """Tell what a line looks like."""
    text = block.text
    words = tuple(words_of_line(text))
    ended = bool(_END.search(text)) and (len(words) >= 12 or not _NO_END.search(text))
    many = count_words(text, words)
    inner = bool(_INNER_END.search(text))
    sentence = many >= _MIN_WORDS and (ended or (many >= _MIN_INNER and inner))
    clock, label = _CLOCK.match(text), _LABEL.match(text)
    cue = furniture.kind_of(words, sentence=sentence) or _kind_by_look(text, words)
    if cue is None and not sentence and furniture.names_sections(words):
        cue = "navigation"
    return Line(
        block=block,
        words=words,
        sentence=sentence,
        ended=ended,
        inner=inner,
        bullet=bool(_BULLET.match(text)),
        entry=bool(clock),
        label=label is not None and not furniture.words.label_words.isdisjoint(words_of_line(label[1])),
        cue=cue,
        content=furniture.words.content(words),
    )


def _kind_by_look(text: str, words: Sequence[str]) -> FurnitureKind | None:
    """Furniture that shows in its form: a caption by its credit, a wall of cookies by how often it names them."""
    if len(words) <= _CAPTION and _CREDIT.search(text[-120:]):
        return "caption"
    return "cookie" if sum(w in ("cookie", "cookies") for w in words) >= 3 else None


def count_words(text: str, words: Sequence[str]) -> int:
    """The number of words; for scripts that part none, half the letters."""
    return max(len(words), len(_UNPARTED.findall(text[:2000])) // 2)


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
