"""Ids: made from what a thing is, never from the order or the version of the tool that found it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from truceline.model.conflict import Evidence
from truceline.model.statement import Statement


def digest(*parts: object) -> str:
    """Twelve hex digits of the SHA-256 of some parts."""
    joined = "\x1f".join("" if p is None else str(p) for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def content_sha256(content: bytes | str) -> str:
    """The SHA-256 of a page's bytes, or of its UTF-8 where it came as text."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def name_slug(name: str) -> str:
    """An id made from a name: lower case, without accents, words joined by hyphens."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", plain)) or digest(name)


def identified(page_sha256: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give statements their ids.

    An id is a hash of the page, kind, trigger, type, issue, first, then, holders, and the rank among equals.
    Neither rule, model nor version enters, so that a better tool finds the same thing under the same id.
    """
    seen: Counter[str] = Counter()
    done = []
    for s in statements:
        key = digest(page_sha256, s.kind, tuple(s.trigger), s.type, s.issue, s.first, s.then, tuple(sorted(s.holders)))
        done.append(replace(s, id=key if not seen[key] else digest(key, seen[key])))
        seen[key] += 1
    return tuple(done)


def conflict_id(kind: str, evidence: Iterable[Evidence]) -> str:
    """A hash of the kind and the pair of evidence, whichever of the two comes first."""
    pair = sorted(str((e.page, e.part, e.span, e.knowledge and e.knowledge.text)) for e in list(evidence)[:2])
    return digest(kind, *pair)
