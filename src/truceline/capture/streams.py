"""Files as streams of bytes, unpacked as they are read: gzip, bzip2, xz and Zstandard."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from truceline.capture.limits import unpacks_too_far
from truceline.errors import PageTooLarge, PageUnreadable

CHUNK = 1 << 18
MOST_MEMORY = 200_000_000
"""Bytes of memory that unpacking xz may take; its largest preset takes 65 million."""
SUFFIXES = (".gz", ".bz2", ".xz", ".zst")


class _Unpacker(Protocol):
    """One packed member of a file: what the standard library's decompressors have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """A member of a gzip file, with the manners of the other decompressors."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _xz() -> _Unpacker:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY)


PACKED: tuple[tuple[bytes, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b\x08", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", _xz),
)
ZSTANDARD = b"\x28\xb5\x2f\xfd"


class _Unpacked(io.RawIOBase):
    """What a packed file holds, member after member.

    Raises PageTooLarge where it unpacks too far, PageUnreadable where it is broken or cut off.
    """

    def __init__(self, file: BinaryIO, make: Callable[[], _Unpacker], where: str) -> None:
        self._file, self._make, self._where = file, make, where
        self._member, self._rest = make(), b""
        self._in = self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        made = self._some(len(buffer))
        buffer[: len(made)] = made
        return len(made)

    def _some(self, most: int) -> bytes:
        while True:
            if self._member.eof:
                self._rest = (self._member.unused_data or self._rest).lstrip(b"\0")
                if not self._rest and not self._fill():
                    return b""
                self._member = self._make()
            data, self._rest = self._rest, b""
            if not data and self._member.needs_input:
                if not self._fill():
                    raise PageUnreadable("the file ends in the middle", where=self._where, why="it is cut off")
                data, self._rest = self._rest, b""
            if made := self._unpack(data, most):
                return made

    def _fill(self) -> int:
        self._rest = self._file.read(CHUNK)
        self._in += len(self._rest)
        return len(self._rest)

    def _unpack(self, data: bytes, most: int) -> bytes:
        try:
            made = self._member.decompress(data, most)
        except (OSError, EOFError, zlib.error, lzma.LZMAError, MemoryError) as error:
            raise PageUnreadable("the file cannot be unpacked", where=self._where, why=str(error)) from None
        self._out += len(made)
        if unpacks_too_far(self._out, self._in):
            why = f"{self._in:,} bytes unpack to more than {self._out:,}"
            raise PageTooLarge("the file unpacks to far more than text does", where=self._where, why=why)
        return made


class _Zstandard(io.RawIOBase):
    """What a Zstandard file holds. Raises as `_Unpacked` does."""

    def __init__(self, file: BinaryIO, where: str) -> None:
        from fastwarc.stream_io import ZstdReader

        self._counted = _Counted(file)
        self._inner, self._where, self._out = ZstdReader(self._counted), where, 0  # type: ignore[arg-type]  # it reads alone

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        try:
            made = self._inner.read(len(buffer))
        except OSError as error:
            raise PageUnreadable("the file cannot be unpacked", where=self._where, why=str(error)) from None
        self._out += len(made)
        if unpacks_too_far(self._out, self._counted.count):
            why = f"{self._counted.count:,} bytes unpack to more than {self._out:,}"
            raise PageTooLarge("the file unpacks to far more than text does", where=self._where, why=why)
        buffer[: len(made)] = made
        return len(made)


class _Counted:
    """A file of which it is counted how much was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.count = file, 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.count += len(data)
        return data

    def tell(self) -> int:
        return self.count


def unpacked(file: BinaryIO, first: bytes, where: str) -> BinaryIO:
    """The bytes of a file, unpacked where its first bytes, which were read already, say that it is packed.

    Raises PageTooLarge or PageUnreadable when it is read.
    """
    whole = io.BufferedReader(_Joined(first, file), CHUNK)
    for mark, make in PACKED:
        if first.startswith(mark):
            return io.BufferedReader(_Unpacked(whole, make, where), CHUNK)
    if first.startswith(ZSTANDARD):
        return io.BufferedReader(_Zstandard(whole, where), CHUNK)
    return whole


class _Joined(io.RawIOBase):
    """Bytes that were read already, then the file that they came from: pipes cannot go back."""

    def __init__(self, first: bytes, file: BinaryIO) -> None:
        self._first, self._file = first, file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        made, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        made += self._file.read(len(buffer) - len(made))
        buffer[: len(made)] = made
        return len(made)
