"""The body of an HTTP answer as the server meant it: chunks joined, unpacked, both bounded."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable

from truceline.capture.limits import LARGEST_PAGE, unpacks_too_far
from truceline.errors import PageTooLarge, PageUnreadable

TEXT = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
FEED = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml"})
"""Media types of answers that are pages, or feeds of pages."""
_CHUNK = re.compile(rb"\s{0,4}[0-9A-Fa-f]{1,8}\s{0,4}(?:;[^\r\n]{0,200})?\r\n")
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def media_type(header: str | None) -> str:
    """The media type of a Content-Type, in lower case; text/html where a server names none."""
    return (header or "").partition(";")[0].strip().lower() or "text/html"


def decode_body(body: bytes, transfer: str | None, encodings: str | None) -> bytes:
    """The body of an answer by its Transfer-Encoding and Content-Encoding headers.

    Crawlers keep these headers also where they keep the body decoded: what does not look encoded is left as it is.
    Raises PageTooLarge or PageUnreadable.
    """
    if "chunked" in (transfer or "").lower():
        body = _joined_chunks(body)
    for name in reversed([word.strip().lower() for word in (encodings or "").split(",")]):
        if name in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
            body = _inflated(body, 31)
        elif name == "deflate":
            body = _inflated(body, 15 if body[:1] == b"\x78" else -15)
        elif name == "br":
            body = _read_by("BrotliReader", body)
        elif name == "zstd" and body.startswith(_ZSTANDARD):
            body = _read_by("ZstdReader", body)
    return body


def _joined_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found.group().split(b";")[0], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size + 2
    return b"".join(parts) if parts else body


def _inflated(body: bytes, form: int) -> bytes:
    inner = zlib.decompressobj(form)
    try:
        made = inner.decompress(body, LARGEST_PAGE + 1)
    except zlib.error as error:
        if form == -15:  # it was not packed, as many servers say of deflate
            return body
        raise PageUnreadable("the page cannot be unpacked", why=str(error)) from None
    if not inner.eof and len(made) <= LARGEST_PAGE:
        raise PageUnreadable("the page ends in the middle", why="its packed bytes are cut off")
    return _bounded((made,), len(body))


def _read_by(reader: str, body: bytes) -> bytes:
    from fastwarc import stream_io

    inner = getattr(stream_io, reader)(io.BytesIO(body))
    try:
        return _bounded(iter(lambda: inner.read(1 << 20), b""), len(body))
    except OSError as error:
        raise PageUnreadable("the page cannot be unpacked", why=str(error)) from None


def _bounded(parts: Iterable[bytes], packed: int) -> bytes:
    made = bytearray()
    for part in parts:
        made += part
        if len(made) > LARGEST_PAGE or unpacks_too_far(len(made), packed):
            why = f"{packed:,} bytes unpack to more than {LARGEST_PAGE:,}"
            raise PageTooLarge("the page unpacks to more than is read", why=why)
    return bytes(made)
