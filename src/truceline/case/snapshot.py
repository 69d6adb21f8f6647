"""Coded articles as bytes, and back: what linking and checking need of a page without reading it again.

MessagePack, decoded into the frozen types and checked against them, so that a case file from somebody else can hold
wrong data but runs nothing.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache

import msgspec

from truceline.errors import CaseFileDamaged
from truceline.model.coded import CodedArticle

LARGEST = 200_000_000
"""Bytes of one unpacked article; the longest page that is read has 50 million."""


def pack(coded: CodedArticle) -> bytes:
    """A coded article with its other parts; the page's source is left out, as the file keeps the page itself."""
    article = coded.article
    bare = replace(article, page=replace(article.page, source="", content=None))
    kept = replace(coded, annotated=replace(coded.annotated, article=bare))
    return zlib.compress(msgspec.msgpack.encode(kept), 6)


def unpack(packed: bytes, where: str) -> CodedArticle:
    """A coded article as it was packed. Raises CaseFileDamaged."""
    try:
        return _decoder().decode(unzip(packed))
    except (msgspec.MsgspecError, zlib.error, ValueError, RecursionError) as error:
        raise CaseFileDamaged("an article of the case cannot be read", where=where, why=str(error)) from None


def unzip(packed: bytes) -> bytes:
    """Zlib data unpacked, at most LARGEST bytes. Raises zlib.error, or ValueError where there is more."""
    reader = zlib.decompressobj()
    content = reader.decompress(packed, LARGEST)
    if reader.unconsumed_tail:
        raise ValueError(f"more than {LARGEST:,} bytes")
    return content


@cache
def _decoder() -> msgspec.msgpack.Decoder[CodedArticle]:
    return msgspec.msgpack.Decoder(CodedArticle)
