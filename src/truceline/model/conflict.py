"""Conflicts: two spans that cannot both stand, with the rule that found them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.model.article import PartName
from truceline.model.spans import Span

ConflictKind = Literal[
    "date",
    "as_of",
    "weekday",
    "role",
    "place",
    "participants",
    "format",
    "number",
    "polarity",
    "status",
    "order",
    "first_since",
    "duration",
    "quote",
    "age",
    "attribution",
    "structure",
]
ConflictClass = Literal["contradiction", "superseded_plan", "different_scope", "stale_text", "quote_drift"]
Scope = Literal["within_page", "between_pages", "calendar", "record"]
Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
"""The worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known apart from the pages, and from where."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One side of a conflict: a span of a page, inside one sentence, or a piece of knowledge (`page` is null)."""

    page: str | None
    part: PartName | None = None
    span: Span | None = None
    page_span: Span | None = None
    quote: str | None = None
    value: str | None = None
    knowledge: Knowledge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two pieces of evidence that cannot both stand. Further reports of either side may follow the pair."""

    id: str
    rule: str
    kind: ConflictKind
    class_: ConflictClass
    scope: Scope
    severity: Severity
    evidence: tuple[Evidence, ...]
    explanation: str
