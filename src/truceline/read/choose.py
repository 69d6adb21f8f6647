"""Which blocks of a page of HTML are the article's: trafilatura chooses, our blocks keep the places.

htmldate guesses a date where the page states none: a candidate to be seen, which decides nothing.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence

from truceline.read.align import match_words, words_of
from truceline.read.block import Block
from truceline.read.markup import Markup

# lxml and trafilatura walk a tree recursively and keep several copies of it: pages nested more deeply or longer than
# any of the 10,472 measured are left to the plain cleaner.
_DEEPEST = 180
_LONGEST = 6_000_000
_SHARE = 0.5  # of a block's words that trafilatura must have chosen; on 70 pages the share is nearly always 0 or 1


def choose_blocks(source: str, markup: Markup, url: str | None) -> list[bool]:
    """Say for each block whether trafilatura takes it for the article's; all False where it finds nothing."""
    blocks = markup.blocks
    if _is_too_much(source, markup):
        return [False] * len(blocks)
    return mark_blocks(blocks, extract_text(source, url))


def guess_date(source: str, markup: Markup) -> str | None:
    """The date that htmldate would give a page. It gives one for nearly every page, right or wrong."""
    if _is_too_much(source, markup):
        return None
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return htmldate.find_date(source, original_date=True)
    except Exception:  # whatever a hostile page breaks in it, the page's other dates remain
        return None


def extract_text(source: str, url: str | None) -> str:
    """The article's text as trafilatura sees it, or nothing."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            text = trafilatura.extract(
                source, url=url, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False
            )
        except Exception:  # whatever a hostile page breaks in it, our own cleaner goes on
            return ""
    return text or ""


def _is_too_much(source: str, markup: Markup) -> bool:
    return markup.depth > _DEEPEST or len(source) > _LONGEST


def mark_blocks(blocks: Sequence[Block], text: str) -> list[bool]:
    """Say for each block whether most of its words stand in a text, in order."""
    words: list[str] = []
    bounds = []
    for block in blocks:
        start = len(words)
        words.extend(words_of(block.text))
        bounds.append((start, len(words)))
    matched = match_words(words, words_of(text)) if text else [False] * len(words)
    return [sum(matched[a:b]) >= _SHARE * max(1, b - a) for a, b in bounds]
