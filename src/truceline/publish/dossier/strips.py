"""A happening drawn on its strip: above when it happened or was to happen, below when that became known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from truceline.publish.dossier.scale import Scale, bounds
from truceline.publish.timeline_text import TOLD
from truceline.trace.content import State
from truceline.trace.timeline import TimelineEntry
from truceline.trace.words import date_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A date given for a happening: where it stands, its whisker (`low` to `high`) where it is uncertain, and how it
    was told. `ghost` marks a date that was given up since; `off` points to the end beyond which it lies.
    """

    at: float
    low: float
    high: float
    state: State
    ghost: bool
    off: str
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The dates of a happening and the days on which they became known; `moves` join a ghost to what came after it."""

    dots: tuple[Dot, ...]
    known: tuple[tuple[float, str], ...]
    moves: tuple[tuple[float, float], ...]
    words: str


def draw_strip(entry: TimelineEntry, scale: Scale | None) -> Strip | None:
    """The strip of a happening; null where it has no date that can be drawn."""
    if scale is None:
        return None
    dots = tuple(_dots(entry, scale))
    if not dots:
        return None
    known = tuple(_known(entry, scale))
    moves = tuple((a.at, b.at) for a, b in pairwise(dots) if a.ghost)
    words = "; ".join((*(dot.words for dot in dots), *(w for _, w in known)))
    return Strip(dots, known, moves, words)


def _dots(entry: TimelineEntry, scale: Scale) -> Iterator[Dot]:
    """Each date that was given, once, the last with the state that the happening has now."""
    h = entry.happening
    given = [(t.date, t.state) for t in entry.turns if t.date]
    final = h.dates[0] if h.dates else (given[-1][0] if given else None)
    earlier = [(edtf, state) for edtf, state in given if edtf != final and not _same_days(edtf, final)]
    for edtf, state in (*dict.fromkeys(earlier), (final, h.state)):
        low, high = bounds(edtf)
        if low is None and high is None:
            continue
        first, last = low or high, high or low
        assert first is not None
        assert last is not None
        at = (scale.place(first) + scale.place(last)) / 2
        off = "before" if last < scale.start else "after" if first > scale.end else ""
        ghost = edtf != final
        how = "first " if ghost else ""
        words = f"{how}{TOLD[state]} for {date_words(edtf)}"
        yield Dot(
            at=round(at, 2),
            low=scale.place(first),
            high=scale.place(last),
            state=state,
            ghost=ghost,
            off=off,
            words=words,
        )


def _same_days(one: str | None, other: str | None) -> bool:
    """Whether one date lies within the other: told more exactly, and not moved."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return bool(a and b and c and d and ((a <= c and d <= b) or (c <= a and b <= d)))


def _known(entry: TimelineEntry, scale: Scale) -> Iterator[tuple[float, str]]:
    for turn in entry.turns:
        day, _ = bounds((turn.known or "")[:10])
        if day and scale.holds(day):
            yield scale.place(day), f"known on {date_words(day.isoformat())}"
