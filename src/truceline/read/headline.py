"""Which line of a plain page is the headline, and which stand round it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.lexicon.furniture import PageWords, words_of_line
from truceline.read.lines import Line, line_kind
from truceline.read.titles import near_titles

_LONGEST = 25  # words of a headline
_NEAR = 80  # lines before the article among which its headline stands; between the two are pictures and share buttons
_BODY = 30  # lines of the article that a headline is compared with
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_TRAIL = re.compile(r"[|>»]|\s/\s")


@dataclass(frozen=True, slots=True)
class TitleHints:
    """What is known of a title beforehand: the content words of one that was given, and those of the page's address."""

    given: frozenset[str]
    address: frozenset[str]


def title_hints(title: str | None, url: str | None, words: PageWords) -> TitleHints:
    """Collect what is known of a page's title. Of the address, the part that reads like a headline."""
    slug = max(re.split(r"[/?#]", url or ""), key=lambda part: part.count("-") + part.count("_"))
    address = words.content(w.lower() for w in re.findall(r"[^\W\d_]{2,}", slug)) if len(slug) > 12 else frozenset()
    return TitleHints(words.content(words_of_line(title or "")), address)


def find_headline(lines: Sequence[Line], start: int, light: bool, hints: TitleHints) -> int | None:
    """The index of the line that is the title, among those before the article, which begins at `start`.

    With a given title, the line that says it. On a page that is mostly article, the first line that shares its words
    with the article, for the name of the site may stand before. On a scraped page, the line that shares most with the
    article, with the page's address, and with other lines.
    """
    before = [i for i in range(start) if _may_be_headline(lines[i])]
    if hints.given:
        near = [*before, *(i for i in range(start, min(start + 2, len(lines))) if not lines[i].sentence)]
        same = [i for i in near if near_titles(lines[i].content, hints.given) and not says_more(lines[i], hints.given)]
        return min(same, key=lambda i: (abs(len(lines[i].content) - len(hints.given)), i), default=None)
    body = frozenset(w for x in lines[start : start + _BODY] for w in x.content)
    if light:
        return _first_headline(lines, before, body)
    texts = Counter(x.block.text for x in lines)
    rated = [(_rate(lines[i], body, hints.address, texts), i) for i in before[-_NEAR:] if len(lines[i].words) >= 3]
    best = max(rated, key=lambda r: (r[0], -r[1]), default=(0.0, 0))
    return best[1] if best[0] >= 1 else None


def _first_headline(lines: Sequence[Line], before: Sequence[int], body: frozenset[str]) -> int | None:
    """The first long line of which half the words stand in the article; else the one that shares most with it."""
    shared = {i: len(lines[i].content & body) / max(1, len(lines[i].content)) for i in before}
    long = [i for i in before if len(lines[i].words) >= 4] or list(before)
    fit = [i for i in long if shared[i] >= 0.5]
    return fit[0] if fit else max(long, key=lambda i: (shared[i], -i), default=None)


def _rate(line: Line, body: frozenset[str], address: frozenset[str], texts: Counter[str]) -> float:
    """How much a line looks like the headline: 1 and more is enough. Set by eye on 70 scraped pages."""
    size = max(1, len(line.content))
    shared = len(line.content & body) / size * min(1.0, size / 5)
    known = len(line.content & address) / max(1, min(size, len(address))) if len(address) >= 3 else 0.0
    if known < 0.5 and shared < 0.45:
        return 0.0
    again = 0.3 if 1 < texts[line.block.text] <= 4 else 0.0
    return 0.5 + shared + 2 * known + again - (0.6 if line.ended and line.sentence else 0.0)


def find_standfirst(lines: Sequence[Line], headline: int | None, start: int) -> int | None:
    """The sentence that stands right under the headline and before the article, if there is one."""
    if headline is None or headline >= start:
        return None
    head = lines[headline].content
    for i in range(headline + 1, min(headline + 4, start)):
        line = lines[i]
        if line.sentence and line.ended and not line.cue and len(line.words) >= 8:
            return i
        if not near_titles(line.content, head):
            return None
    return None


def says_more(line: Line, title: frozenset[str]) -> bool:
    """Whether a line before the article is a headline with a second sentence, which the title given does not have."""
    return line.inner and not line.cue and len(line.content - title) >= 3


def _may_be_headline(line: Line) -> bool:
    if line.cue or line.entry or line.bullet or not 2 <= len(line.words) <= _LONGEST:
        return False
    text = line.block.text
    return line_kind(line) in ("other", "navigation") and not _TRAIL.search(text) and not _ADDRESS.match(text)
