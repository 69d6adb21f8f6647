"""Spans painted on a text: the text cut at every end of a span, each run with the spans that cover it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from truceline.model.spans import Span

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Run(Generic[Key]):
    """A run of a text, the keys of the spans that cover it, and of those that end with it."""

    text: str
    keys: tuple[Key, ...]
    ends: tuple[Key, ...]


def paint(text: str, window: Span, marks: Sequence[tuple[Span, Key]]) -> Iterator[Run[Key]]:
    """The runs of a window of a text; marks are cut to it, and those outside are left out."""
    inside = [
        (Span(max(span.start, window.start), min(span.end, window.end)), key)
        for span, key in marks
        if span.overlaps(window)
    ]
    bounds = sorted({*window, *(end for span, _ in inside for end in span)})
    for start, end in pairwise(bounds):
        run = Span(start, end)
        covering = tuple(key for span, key in inside if span.contains(run))
        yield Run(run.of(text), covering, tuple(key for span, key in inside if span.end == end))
