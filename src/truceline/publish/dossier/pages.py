"""The pages of a case: what was handed over, also what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.publish.dossier.press import Press
from truceline.trace.content import PageEntry
from truceline.trace.words import date_words


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page with the days as of which it speaks, the number of its conflicts, and the page that it copies."""

    entry: PageEntry
    as_of: tuple[str, ...]
    conflicts: int
    copy_of: int | None


def render_pages(press: Press) -> str:
    """The list of the pages."""
    return press.page("pages", "Pages", rows=list(_rows(press)))


def _rows(press: Press) -> Iterator[PageRow]:
    copies = {copy.number: copy.of_number for copy in press.dossier.copies}
    for entry in press.dossier.pages:
        conflicts = len(press.dossier.conflicts_of.get(entry.id or "", ()))
        yield PageRow(entry, tuple(map(date_words, entry.as_of)), conflicts, copies.get(entry.number or 0))
