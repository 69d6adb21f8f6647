"""Where the next record of a web archive begins, after a part of it that cannot be read."""

from __future__ import annotations

import zlib
from typing import BinaryIO

CHUNK = 1 << 20
MARKS = (b"WARC/1.", b"WARC/0.")
MEMBER = b"\x1f\x8b\x08"


def next_record(file: BinaryIO, start: int) -> int | None:
    """The first byte of the next record at or after a place: its own first line, or a gzip member that holds it."""
    file.seek(start)
    place, rest = start, b""
    while chunk := file.read(CHUNK):
        window = rest + chunk
        for at in _candidates(window):
            if window.startswith(MARKS, at) or _holds_record(file, place + at):
                return place + at
        file.seek(place + len(window))
        rest = window[-len(MARKS[0]) :]
        place += len(window) - len(rest)
    return None


def _candidates(window: bytes) -> list[int]:
    found = []
    for mark in (*MARKS, MEMBER):
        at = window.find(mark)
        while at >= 0:
            if mark == MEMBER or at == 0 or window[at - 1 : at] == b"\n":
                found.append(at)
            at = window.find(mark, at + 1)
    return sorted(found)


def _holds_record(file: BinaryIO, at: int) -> bool:
    """Whether a gzip member begins here and holds a record."""
    file.seek(at)
    try:
        return zlib.decompressobj(31).decompress(file.read(4096), 16).startswith(MARKS)
    except zlib.error:
        return False
