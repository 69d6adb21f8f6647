"""What rests on how many texts: pages that are copies of one text, and what one text alone tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.publish.copies import altered_phrases
from truceline.publish.dossier.dossier import Dossier, happening_id
from truceline.publish.dossier.press import Press
from truceline.trace.content import CopyEntry, State
from truceline.trace.sources import Source
from truceline.trace.timeline import TimelineEntry

STATES: Mapping[State, str] = {
    "held": "Told as held or reached",
    "planned": "Planned, proposed or foretold",
    "denied": "Told as not so",
}
BACKGROUND = "Told as background"
MOST = 500
"""Happenings of a part that are listed; the timeline has all."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the pages that copy it."""

    original: Source
    copies: tuple[tuple[Source, CopyEntry, str], ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """Happenings that one text alone tells, under a title."""

    title: str
    entries: tuple[TimelineEntry, ...]


def render_lineages(press: Press) -> str:
    """The page of the lineages."""
    dossier = press.dossier
    groups = [(group, [(happening_id(e), e) for e in group.entries[:MOST]]) for group in resting_on_one(dossier)]
    alone = sum(len(group.entries) for group, _ in groups)
    return press.page(
        "lineages", "Lineages", texts=list(_texts(press)), groups=groups, alone=alone, entries=len(dossier.entries)
    )


def resting_on_one(dossier: Dossier) -> tuple[Alone, ...]:
    """The happenings that one text alone tells: what is told as real first, of that the latest first."""
    past = {happening_id(e) for e in dossier.timeline.background}
    alone = [e for e in dossier.entries if e.corroboration.lineages == 1]
    alone.sort(key=lambda e: max(e.happening.dates, default=""), reverse=True)
    titled = {STATES[state]: [e for e in alone if e.happening.state == state] for state in STATES}
    now = {title: [e for e in own if happening_id(e) not in past] for title, own in titled.items()}
    background = [e for e in alone if happening_id(e) in past]
    return tuple(Alone(title, tuple(own)) for title, own in {**now, BACKGROUND: background}.items() if own)


def _texts(press: Press) -> Iterator[Text]:
    sources = press.dossier.sources
    for number in dict.fromkeys(c.of_number for c in press.dossier.copies):
        own = (c for c in press.dossier.copies if c.of_number == number)
        copies = tuple((sources.pages[c.number - 1], c, altered_phrases(c)) for c in own)
        yield Text(sources.pages[number - 1], copies)
