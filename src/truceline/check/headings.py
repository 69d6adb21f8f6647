"""The entries of a list in which a page tells of several things alike, each under a heading of its own."""

from __future__ import annotations

import re

from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

HEADING = re.compile(r"^[^\n:.!?]{2,40}: [^\n]{2,90}[^\s.,:;!?\"”’'…)]$", re.MULTILINE)
"""A line that names an entry and is no sentence ("Monday: An Hour at the Quay")."""


def are_under_two_headings(article: CodedArticle, one: Span, other: Span) -> bool:
    """Whether two spans of a page stand under two headings of a list, whose entries tell each of a thing of its own."""
    headings = [m.start() for m in HEADING.finditer(article.text)]
    first, second = (max((h for h in headings if h < s.end), default=None) for s in (one, other))
    return first is not None and second is not None and first != second
