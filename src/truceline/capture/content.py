"""Pages from bytes that are at hand: a page of HTML or plain text, or a feed of pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from truceline.capture.feeds import is_feed, split_feed
from truceline.errors import PageError, PageIsBinary, PageIsEmpty
from truceline.model.page import Page
from truceline.read.decode import decode_page
from truceline.read.kind import tell_kind


def pages_of_bytes(content: bytes, where: str, file: str) -> Iterator[Page | PageError]:
    """The page that some bytes are, or those of the feed that they are. Raises PageError.

    A page's id is the first twelve hex digits of the SHA-256 of its bytes.
    """
    if not content.strip():
        raise PageIsEmpty("the page is empty", where=where)
    try:
        source = decode_page(content)
    except PageIsBinary as error:
        raise PageIsBinary(error.what, where=where, why=error.why, remedy="give the page as HTML or text") from None
    if not source.strip():
        raise PageIsEmpty("the page is empty", where=where)
    if is_feed(source):
        yield from split_feed(content, where, file)
        return
    sha256 = hashlib.sha256(content).hexdigest()
    kept = None if source.encode("utf-8", "surrogatepass") == content else content
    yield Page(id=sha256[:12], source=source, sha256=sha256, kind=tell_kind(source), file=file, content=kept)
