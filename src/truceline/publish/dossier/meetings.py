"""The meetings: to come, held, not held; of each what was planned beside what was held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.publish.dossier.dossier import happening_id
from truceline.publish.dossier.press import Press
from truceline.publish.meetings_text import told_otherwise
from truceline.trace.meetings import Meeting, Shape
from truceline.trace.words import date_words

SLOTS = ("dates", "places", "parties", "formats", "levels", "hosts", "mediators")


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting; `slots` are what is told of it as planned and as held, where that differs or both are told."""

    meeting: Meeting
    id: str
    told: tuple[str, ...]
    slots: tuple[tuple[str, str, str], ...]


def render_meetings(press: Press) -> str:
    """The page of the meetings."""
    found = press.dossier.meetings
    parts = [("To come", found.coming), ("Held", found.held), ("Planned or told, and not held", found.not_held)]
    return press.page("meetings", "Meetings", parts=[(title, list(map(_tell, own))) for title, own in parts])


def _tell(meeting: Meeting) -> ToldMeeting:
    return ToldMeeting(meeting, happening_id(meeting.entry), tuple(told_otherwise(meeting)), tuple(_slots(meeting)))


def _slots(meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    if meeting.planned and meeting.held:
        for name in SLOTS:
            planned, held = _words(meeting.planned, name), _words(meeting.held, name)
            if planned or held:
                yield name, planned, held


def _words(shape: Shape, name: str) -> str:
    values: tuple[str, ...] = getattr(shape, name)
    return ", ".join(date_words(v) for v in values) if name == "dates" else ", ".join(values)
