"""What a user names to have read (files, folders, patterns, addresses, standard input), all of it or what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection
from typing import BinaryIO

from truceline.capture.addresses import Asker, is_address
from truceline.capture.columns import Columns
from truceline.capture.files import AS_NAMED, capture_paths, files_in
from truceline.capture.json_lines import capture_json_lines, lines_of
from truceline.capture.relevance import Sieve
from truceline.case.asked import Asked, keep_asked
from truceline.case.captures import keep_page, keep_unread
from truceline.case.relevance import Omitted, Sifted, keep_omitted, keep_reason
from truceline.errors import AddressRefused, PageError
from truceline.model.page import Page

STANDARD_INPUT = "-"
Incoming = Page | PageError | Sifted | Asked
"""A page, with why it is wanted where that was looked at; why there is none; what a server said of its address."""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """How pages are taken in. Addresses are asked only with an `asker`; with a `sieve` only what it keeps is wanted."""

    columns: Columns = field(default_factory=lambda: AS_NAMED)
    asker: Asker | None = None
    sieve: Sieve | None = None
    stdin: BinaryIO | None = None

    def pages(self, names: Iterable[str]) -> Iterator[Incoming]:
        """The pages of everything that is named, in that order."""
        for name in files_in(names):
            for met in self._pages_of(name):
                yield self.sieve.judge(met, name) if self.sieve and isinstance(met, Page) else met

    def pages_omitted(self, omitted: Iterable[Omitted]) -> Iterator[Incoming]:
        """Pages that were left out, read again where they stand. What is there no longer comes as an error."""
        by_place: dict[str, set[str]] = {}
        for page in omitted:
            by_place.setdefault(page.given, set()).add(page.id)
        for given, wanted in by_place.items():
            for met in self._pages_of(given):
                if isinstance(met, Page) and met.id in wanted:
                    wanted.remove(met.id)
                    yield met
                if not wanted:
                    break
            for id_ in sorted(wanted):
                remedy = "name the file in which it stands now, without --about"
                yield PageError(f"page {id_} is not there any more", where=given, remedy=remedy)

    def _pages_of(self, name: str) -> Iterator[Page | PageError | Asked]:
        if name == STANDARD_INPUT:
            if self.stdin is not None:
                yield from capture_json_lines(lines_of(self.stdin, "standard input"), columns=self.columns)
        elif not is_address(name):
            yield from capture_paths([Path(name)], self.columns)
        elif self.asker is not None:
            yield from self.asker.capture(name, self.columns)
        else:
            remedy = "let it be asked with --fetch, or save the page and add the file"
            yield AddressRefused("addresses are not asked unless you say so", where=name, remedy=remedy)


def keep_incoming(db: Connection, one: Incoming, at: str) -> str:
    """Keep what came in, and say how it counts: new, known, omitted, unread, unchanged or asked."""
    if isinstance(one, PageError):
        keep_unread(db, one, at)
        return "unread"
    if isinstance(one, Asked):
        keep_asked(db, one, at)
        return "unchanged" if one.status == 304 else "asked"
    if isinstance(one, Sifted):
        if not one.kept:
            return "omitted" if keep_omitted(db, one, at) else "known"
        article = keep_page(db, one.page, at)
        if article is not None:
            keep_reason(db, one, article, at)
        return "new" if article else "known"
    return "new" if keep_page(db, one, at) else "known"
