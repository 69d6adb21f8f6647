"""Decisions: what reviewers say of what truceline found, kept beside it and never in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from truceline.model.article import PartName
from truceline.model.spans import Span

Verb = Literal["accept", "reject", "edit", "merge", "split", "add", "undo"]
SubjectOf = Literal["statement", "conflict"]
Slots = dict[str, Any]
"""Slots of a statement by the names of the record (`on.step` for a slot of `on`), with the values that they get."""

LONGEST_REASON, LONGEST_NAME, LONGEST_QUOTE = 2000, 200, 1000
"""Code points."""
NEEDS_REASON: tuple[Verb, ...] = ("reject", "edit", "merge", "split")
"""Whoever contradicts the machine says why; who agrees with it, adds to it, or takes a decision back, need not."""
ADDED_RULE = "reviewer"
"""What stands for the rule of a statement that a reviewer added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where something stands in the bytes of a page; spans are code points of the decoded page.

    `page_span` is null for a title that was handed over beside the page. `trigger` is null for conflicts.
    """

    sha256: str
    part: PartName
    page_span: Span | None
    trigger: Span | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A statement or conflict as truceline told it when it was decided on.

    `anchors` are the one of a statement, or those of the pair of a conflict that stand on pages. `says` is its JSON in
    the record.
    """

    of: SubjectOf
    id: str
    kind: str
    rule: str
    anchors: tuple[Anchor, ...]
    says: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided. Decisions are only ever added; one is taken back by another that names it (`undoes`).

    `accept`, `reject` and `edit` have one subject. `merge` and `split` have two statements: they report one happening,
    or the second does not report that of the first. `add` has as its subject the statement that it adds. `slots` are
    those that an edit changes, or that are told of what is added. `at` is ISO 8601 UTC, `tool` the versions of
    truceline that found the subjects.
    """

    seq: int
    at: str
    reviewer: str
    verb: Verb
    subjects: tuple[Subject, ...]
    slots: Slots
    undoes: int | None
    reason: str
    tool: str
