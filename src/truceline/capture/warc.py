"""Pages from web archives (WARC): what a crawler was answered, with the address asked and the time.

What is no page (pictures, redirects, errors) is counted, and a part that cannot be read is told and passed over.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from truceline.capture.bodies import FEED, TEXT, decode_body, media_type
from truceline.capture.content import pages_of_bytes
from truceline.capture.limits import LARGEST_PAGE, unpacks_too_far
from truceline.capture.records import next_record
from truceline.errors import ArchiveBroken, PageError, PageTooLarge, RecordsNoPages
from truceline.model.page import Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_BREAKS = 100
"""Parts of one archive that cannot be read, after which the rest is left."""
MOST_ORIGINALS = 200_000
"""Pages of an archive that are remembered by their digest, for records that only say that nothing has changed."""
AT_ONCE = 1 << 20
BEGINNINGS = (b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")
"""First bytes of an archive, plain, gzip or Zstandard."""
NEXT, OVERLAP = re.compile(rb"\r\n\r\nWARC/[01]\."), 11
"""How another record begins after one, and its characters that may stand in the part read before."""


_What = tuple[str, str]
"""What is said of one record, and of several."""
NO_PAGE: _What = ("answer is no page", "answers are no pages")
NO_TEXT: _What = ("record is no text", "records are no text")
NO_ORIGINAL: _What = (
    "record repeats what is no page of this archive",
    "records repeat what are no pages of this archive",
)
MOST_SORTS = 1000
"""Sorts of such records that are counted apart."""


class _Wrong(Exception):
    """A record that does not hold what it says. The archive is read on from the next one that can be found."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a record says of itself."""

    kind: str
    url: str
    date: str | None
    digest: str
    place: str


class _NoPages:
    """Records that are no pages, counted by why."""

    def __init__(self) -> None:
        self._counts: defaultdict[_What, Counter[str]] = defaultdict(Counter)

    def add(self, what: _What, which: str) -> None:
        counts, which = self._counts[what], which[:60]
        counts[which if which in counts or len(counts) < MOST_SORTS else "others"] += 1

    def errors(self, where: str) -> Iterator[RecordsNoPages]:
        for what, counts in self._counts.items():
            named = ", ".join(f"{which}: {number:,}" for which, number in counts.most_common(5))
            more = sum(counts.values()) - sum(n for _, n in counts.most_common(5))
            why = named + (f", others: {more:,}" if more else "")
            total = sum(counts.values())
            yield RecordsNoPages(f"{total:,} {what[total > 1]}", where=where, why=why)


def capture_warc(file: BinaryIO, where: str, name: str) -> Iterator[Page | PageError]:
    """Make a page of each answer with HTML or text in an archive that can be sought in, packed or not.

    A record that repeats a page of the same archive gives that page with its own address and time. Errors of single
    records come where they stand, what is no page comes counted at the end.
    """
    archive = _Archive(file, where, name)
    at: int | None = 0
    breaks = 0
    while at is not None and breaks < MOST_BREAKS:
        try:
            yield from archive.pages(at)
            at = None
        except (_Wrong, OSError) as error:  # FastWARC tells all that it cannot read as OSError
            place, breaks = archive.at, breaks + 1
            yield ArchiveBroken("a record cannot be read", where=archive.place(place), why=str(error))
            at = next_record(file, place + 1)
    if at is not None:
        why = f"{MOST_BREAKS} parts of it are broken"
        yield ArchiveBroken("the rest of the archive is not read", where=where, why=why)
    yield from archive.no_pages.errors(where)


class _Archive:
    """One archive while it is read. `at` is where the record that is read begins, in the file's own bytes."""

    def __init__(self, file: BinaryIO, where: str, name: str) -> None:
        self._file, self._where, self._name = file, where, name
        self.at = 0
        self.no_pages = _NoPages()
        self._originals: OrderedDict[str, int] = OrderedDict()

    def place(self, at: int) -> str:
        return f"{self._where}, byte {at:,}"

    def pages(self, start: int) -> Iterator[Page | PageError]:
        """The pages from a record on. Raises OSError or _Wrong at one that cannot be read.

        A page is given once the next record has begun where it should, as one whose length is too short is cut.
        """
        from fastwarc.warc import ArchiveIterator

        self.at = start
        self._file.seek(start)
        if not self._file.read(8).startswith(BEGINNINGS):
            raise _Wrong("it does not begin as a web archive does")
        self._file.seek(start)
        held: list[Page | PageError] = []
        for record in ArchiveIterator(self._file, parse_http=False):
            yield from held
            self.at = record.stream_pos
            held = list(self._pages_of(record))
        yield from held

    def _pages_of(self, record: WarcRecord) -> Iterator[Page | PageError]:
        told = self._told(record)
        if told.kind == "revisit":
            yield from self._revisited(told)
            return
        wanted = told.kind in ("response", "resource", "conversion") and self._is_page(record, told)
        if not wanted:
            self._pass_over(record)
            return
        try:
            for page in self._read(record, told):
                if isinstance(page, Page) and told.digest:
                    self._remember(told.digest)
                yield page
        except PageError as error:
            yield type(error)(error.what, where=f"{told.place} ({told.url})", why=error.why, remedy=error.remedy)

    def _told(self, record: WarcRecord) -> _Told:
        headers = record.headers
        return _Told(
            kind=(headers.get("WARC-Type") or "").lower(),
            url=(headers.get("WARC-Target-URI") or "").strip("<> "),
            date=record.record_date.isoformat().replace("+00:00", "Z") if record.record_date else None,
            digest=headers.get("WARC-Payload-Digest") or "",
            place=self.place(self.at),
        )

    def _is_page(self, record: WarcRecord, told: _Told) -> bool:
        """Whether a record holds a page, by its headers; counts it where it does not."""
        if told.url.startswith(("dns:", "urn:")):
            return False
        held = media_type(record.headers.get("Content-Type"))
        if told.kind == "response" and held == "application/http":
            record.parse_http()
            status, http = record.http_headers.status_code, record.http_headers
            if status is None:
                raise _Wrong("it holds no answer of a server")
            if status != 200:
                self.no_pages.add(NO_PAGE, f"status {status}")
                return False
            held = media_type(http.get("Content-Type"))
        if held not in TEXT | FEED:
            self.no_pages.add(NO_TEXT, held)
            return False
        return True

    def _read(self, record: WarcRecord, told: _Told) -> Iterator[Page | PageError]:
        declared = record.content_length
        body = self._body(record)
        if len(body) > LARGEST_PAGE:
            self._pass_over(record)
            raise PageTooLarge(f"the page has {declared:,} bytes", why=f"at most {LARGEST_PAGE:,} are read")
        if len(body) < declared:
            raise _Wrong(f"the archive ends in the middle of it: {declared:,} bytes are said, {len(body):,} are there")
        http = record.http_headers if record.is_http_parsed else None
        if http is not None:
            body = decode_body(body, http.get("Transfer-Encoding"), http.get("Content-Encoding"))
        place = f"{self._name}, byte {self.at}"
        for page in pages_of_bytes(body, f"{told.place} ({told.url})", place):
            whole = isinstance(page, Page) and page.url is None
            yield replace(page, url=told.url, captured=told.date) if whole else page  # type: ignore[type-var]

    def _body(self, record: WarcRecord) -> bytes:
        body = bytearray()
        while len(body) <= LARGEST_PAGE and (part := record.reader.read(min(AT_ONCE, LARGEST_PAGE + 1 - len(body)))):
            body += part
            if NEXT.search(body, max(0, len(body) - len(part) - OVERLAP)):
                raise _Wrong("its length is wrong: it runs into the next record")
        return bytes(body)

    def _pass_over(self, record: WarcRecord) -> None:
        """Leave out the rest of a record. Raises _Wrong where it is not all there, or unpacks too far."""
        declared, passed = record.content_length, 0
        while part := record.reader.consume(AT_ONCE):
            passed += part
            if unpacks_too_far(passed, self._file.tell() - self.at):
                raise _Wrong("it unpacks to far more than is packed of it")
        if passed < declared:
            raise _Wrong(f"the archive ends in the middle of it: {declared:,} bytes are said, {passed:,} are there")

    def _remember(self, digest: str) -> None:
        self._originals.setdefault(digest, self.at)
        if len(self._originals) > MOST_ORIGINALS:
            self._originals.popitem(last=False)

    def _revisited(self, told: _Told) -> Iterator[Page | PageError]:
        """The page that a record says was met unchanged, with the address and time of that record."""
        from fastwarc.warc import ArchiveIterator

        original = self._originals.get(told.digest)
        if original is None:
            self.no_pages.add(NO_ORIGINAL, "revisit")
            return
        back, here = self._file.tell(), self.at
        self._file.seek(original)
        try:
            record = next(iter(ArchiveIterator(self._file, parse_http=True)))
            self.at = original
            yield from list(self._read(record, told))
        finally:
            self.at = here
            self._file.seek(back)
