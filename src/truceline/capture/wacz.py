"""Pages from WACZ: a zip file with the web archives of a crawl."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from truceline.capture.limits import unpacks_too_far
from truceline.capture.warc import capture_warc
from truceline.errors import ArchiveBroken, PageError, PageIsBinary, PageTooLarge
from truceline.model.page import Page

MOST_ENTRIES, LARGEST_INDEX = 100_000, 20_000_000
"""Files of a zip file, and bytes of its index, that are read into memory. A crawl has some dozens."""
END, END_64, LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
TAIL = 70_000
"""Bytes at the end of a zip file in which its index is named."""
AT_ONCE = 1 << 20


def capture_wacz(file: BinaryIO, where: str, name: str) -> Iterator[Page | PageError]:
    """Make a page of each answer in the archives of a WACZ. Raises PageIsBinary, PageTooLarge or ArchiveBroken."""
    _refuse_large_index(file, where)
    try:
        with zipfile.ZipFile(file) as zipped:
            archives = [entry for entry in zipped.infolist() if _is_archive(entry.filename)]
            if not archives:
                remedy = "unpack it, and give the folder"
                raise PageIsBinary("this is a zip file without web archives", where=where, remedy=remedy)
            for entry in archives:
                yield from _entry(zipped, file, entry, where, name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, struct.error, ValueError) as error:
        raise ArchiveBroken("the file cannot be read as a zip file", where=where, why=str(error)) from None


def _is_archive(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _entry(
    zipped: zipfile.ZipFile, file: BinaryIO, entry: zipfile.ZipInfo, where: str, name: str
) -> Iterator[Page | PageError]:
    """The pages of one archive. It is read where it lies if it is only stored, as it should be, else unpacked first."""
    inner = entry.filename[:200]
    told, short = f"{where}, {inner}", f"{name}, {inner}"
    if entry.flag_bits & 1:
        yield ArchiveBroken("an archive in it is encrypted", where=told, remedy="unpack it with its password")
    elif entry.compress_type == zipfile.ZIP_STORED:
        yield from capture_warc(_Section(file, _start(file, entry), entry.file_size), told, short)  # type: ignore[arg-type]
    else:
        with tempfile.TemporaryFile() as unpacked:
            try:
                _unpack(zipped, entry, unpacked)
            except PageTooLarge as error:
                yield PageTooLarge(error.what, where=told, why=error.why)
                return
            yield from capture_warc(unpacked, told, short)


def _start(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where the bytes of a file in a zip file begin: after its own header and two fields of varying length."""
    file.seek(entry.header_offset)
    header = file.read(30)
    names, extra = struct.unpack("<HH", header[26:30])
    return int(entry.header_offset + 30 + names + extra)


def _unpack(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, to: BinaryIO) -> None:
    with zipped.open(entry) as packed:
        made = 0
        while part := packed.read(AT_ONCE):
            made += len(part)
            if unpacks_too_far(made, entry.compress_size):
                why = f"{entry.compress_size:,} bytes unpack to more than {made:,}"
                raise PageTooLarge("an archive in it unpacks to far more than text does", why=why)
            to.write(part)


def _refuse_large_index(file: BinaryIO, where: str) -> None:
    """Refuse a zip file whose index alone would fill the memory. Raises PageTooLarge."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 20:
        raise ArchiveBroken("the zip file is cut off, or is none", where=where)
    entries, index = struct.unpack("<HI", tail[at + 10 : at + 16])
    locator = tail.rfind(LOCATOR, 0, at)
    if locator >= 0:
        (offset,) = struct.unpack("<Q", tail[locator + 8 : locator + 16])
        file.seek(min(offset, size))
        record = file.read(56)
        if record.startswith(END_64) and len(record) == 56:
            entries, index = struct.unpack("<QQ", record[32:48])
    if entries > MOST_ENTRIES or index > LARGEST_INDEX:
        raise PageTooLarge(
            f"the zip file holds {entries:,} files", where=where, why=f"at most {MOST_ENTRIES:,} are read"
        )


class _Section(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        self._file.seek(self._start + self._at)
        made = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(made)] = made
        self._at += len(made)
        return len(made)
