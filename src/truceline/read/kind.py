"""Whether a page is HTML or plain text."""

from __future__ import annotations

import re

from truceline.model.page import PageKind

_DOCUMENT = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.IGNORECASE)
_ELEMENT = re.compile(
    r"</?(?:p|div|span|article|section|main|h[1-6]|ul|ol|li|table|tr|td|br|a|meta|title|nav|header|footer)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_SAMPLE = 20_000


def tell_kind(source: str) -> PageKind:
    """Tell HTML from plain text: a document's own tags near its start, or more than a stray tag or two."""
    head = source[:_SAMPLE]
    if _DOCUMENT.search(head):
        return "html"
    tags = sum(1 for _ in _ELEMENT.finditer(head))
    return "html" if tags > 3 or (tags > 1 and head.lstrip().startswith("<")) else "plain"
