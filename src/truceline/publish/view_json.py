"""The brief and the views of a case as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from truceline.model.spans import Span
from truceline.trace.content import Brief

SCHEMA = "truceline-brief/1"


def brief_record(brief: Brief) -> dict[str, Any]:
    """Write a brief as a JSON object: its sections under their names, spans as `[start, end]`."""
    return {"schema": SCHEMA, **object_record(brief)}


def view_record(view: object) -> dict[str, Any]:
    """Write a view of a case as a JSON object: its fields under their names, spans as `[start, end]`."""
    return {"schema": f"truceline-{type(view).__name__.lower()}/1", **object_record(view)}


def object_record(value: Any) -> dict[str, Any]:
    """Write a frozen value as a JSON object."""
    return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in dataclasses.fields(value)}


def plain(value: Any) -> Any:
    """Write a value of a view as JSON has it."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(v) for v in value]
    return object_record(value) if dataclasses.is_dataclass(value) else value
