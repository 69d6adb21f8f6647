"""The timeline by two clocks: when things happened or were to happen, and when that became known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from truceline.publish.dossier.dossier import Dossier, happening_id
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.scale import Scale, find_scale
from truceline.publish.dossier.strips import Strip, draw_strip
from truceline.publish.timeline_text import turn_words
from truceline.trace.content import ConflictEntry
from truceline.trace.timeline import Deadline, TimelineEntry

STATES = {"held": "told as held", "planned": "planned", "denied": "told as not so"}
TITLES = ("By date", "Without a date", "Told as background")
"""What stands above the parts of the timeline."""
PER_FILE = 250
"""Happenings in one file: about half a megabyte."""


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """A happening with its strip, the turns of its history in words, and the conflicts about it."""

    entry: TimelineEntry
    id: str
    strip: Strip | None
    turns: tuple[str, ...]
    rivals: tuple[ConflictEntry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Happenings under a title."""

    title: str
    entries: tuple[ToldEntry, ...]


def render_timeline(press: Press, only: int | None = None) -> Iterator[str]:
    """The files of the timeline; with a number (from 1) that one alone, the last where there are not so many."""
    timeline = press.dossier.timeline
    dates = [d for e in press.dossier.entries for d in (*e.happening.dates, *(t.date for t in e.turns if t.date))]
    scale = find_scale(dates, (page.coded.article.published for page in press.dossier.sources.pages))
    titled = [(title, entry) for title, own in zip(TITLES, press.dossier.parts, strict=True) for entry in own]
    files = [titled[at : at + PER_FILE] for at in range(0, len(titled), PER_FILE)] or [[]]
    deadlines: Sequence[Deadline] = tuple(timeline.deadlines)
    wanted = range(1, len(files) + 1) if only is None else (min(only, len(files)),)
    for number in wanted:
        own = files[number - 1]
        yield press.page(
            "timeline",
            "Timeline",
            parts=list(_parts(press, own, scale)),
            scale=scale,
            filters=[("state", list(STATES.values())), ("kind", sorted({e.happening.kind for _, e in own}))],
            states=STATES,
            deadlines=deadlines if number == len(files) else (),
            number=number,
            files=[press.address("timeline", happening_id(f[0][1]) if n else "") for n, f in enumerate(files)],
        )


def files_of_timeline(dossier: Dossier) -> Iterator[tuple[str, int]]:
    """In which file of the timeline each happening stands, by its id."""
    for place, entry in enumerate(chain(*dossier.parts)):
        yield happening_id(entry), place // PER_FILE + 1


def _parts(press: Press, titled: Sequence[tuple[str, TimelineEntry]], scale: Scale | None) -> Iterator[Part]:
    for title in dict.fromkeys(title for title, _ in titled):
        yield Part(title, tuple(tell_entry(press, e, scale) for t, e in titled if t == title))


def tell_entry(press: Press, entry: TimelineEntry, scale: Scale | None) -> ToldEntry:
    """A happening with all that its place in the timeline tells."""
    turns = (turn_words(turn, before) for turn, before in zip(entry.turns, (None, *entry.turns), strict=False))
    rivals = tuple(c for id_ in entry.corroboration.rivals if (c := press.dossier.conflict.get(id_)))
    return ToldEntry(entry, happening_id(entry), draw_strip(entry, scale), tuple(turns), rivals)
