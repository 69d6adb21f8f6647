"""Pages that are copies of one text, as a reader is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from truceline.link.lineages import Lineage, altered_words
from truceline.publish.layout import neutralise, quoted, wrap
from truceline.trace.content import CopyEntry
from truceline.trace.sources import Source, Sources

MOST_ALTERED = 5
LONGEST_ALTERED = 60
"""Code points of altered words that are shown: a copy with a new opening has other words than a slip of the pen."""


def describe_copies(sources: Sources, lineages: Sequence[Lineage]) -> tuple[CopyEntry, ...]:
    """The pages that copy others, in the order of their numbers, with the first words that they have otherwise."""
    pages = {page.coded.id: page for page in sources.pages}
    copies = (c for lineage in lineages for c in lineage.copies if c.article in pages and c.of in pages)
    entries = (
        CopyEntry(
            number=pages[c.article].number,
            of_number=pages[c.of].number,
            share=c.share,
            altered=tuple(islice(_altered(pages[c.article], pages[c.of]), MOST_ALTERED)),
        )
        for c in copies
    )
    return tuple(sorted(entries, key=lambda e: e.number))


def copy_lines(copies: Sequence[CopyEntry], pages: int, width: int) -> list[str]:
    """The lines on copies, with their title; none where no page is a copy."""
    if not copies:
        return []
    texts = pages - len(copies)
    told = f"{pages} pages, {texts} {'lineage' if texts == 1 else 'lineages'}: what copies tell counts once"
    lines = ["", *wrap(f"COPIES ({len(copies)})", width), *wrap(told, width, "  ", "  ")]
    for copy in copies:
        if not copy.share:
            lines += wrap(f"[{copy.number}] is another version of [{copy.of_number}]", width, "  ", "      ")
            continue
        words = f"[{copy.number}] copies [{copy.of_number}]: {round(100 * copy.share)} % of its wording"
        altered = altered_phrases(copy)
        lines += wrap(neutralise(f"{words}; altered: {altered}" if altered else words), width, "  ", "      ")
    return lines


def altered_phrases(copy: CopyEntry) -> str:
    """The words that a copy has otherwise, each beside those of the original."""
    return "; ".join(f"{quoted(here)} for {quoted(there)}" for here, there in copy.altered)


def _altered(copy: Source, original: Source) -> Iterator[tuple[str, str]]:
    for alteration in altered_words(original.coded.text, copy.coded.text):
        here, there = alteration.copy.of(copy.coded.text), alteration.original.of(original.coded.text)
        if here and there and max(len(here), len(there)) <= LONGEST_ALTERED:
            yield " ".join(here.split()), " ".join(there.split())
