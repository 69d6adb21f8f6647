"""Meetings of leaders that a user's own record tells of: coded articles of a case, as knowledge for the next ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from truceline.errors import one_line
from truceline.lexicon.actors import ActorTable
from truceline.lexicon.meetings import Meeting
from truceline.lexicon.tables import is_iso_date
from truceline.model.identity import digest

SCHEMA = "truceline/1"
HELD = frozenset({"occurred", "historical"})
APART = frozenset({"phone", "video"})
"""Formats of contacts in which the two are not in one place."""
NO_LEADERS = frozenset({"ministers", "envoys", "officials", "technical"})
LONGEST_QUOTE = 160
"""Code points of the sentence that stands as the name of a meeting."""

Json = dict[str, Any]


def read_recorded_meetings(text: str, actors: ActorTable) -> tuple[tuple[Meeting, ...], tuple[str, ...]]:
    """The meetings of records as `truceline code` writes them, one a line, and a remark for each line that is none.

    A meeting counts where the page tells it in its own voice, as over, with its day and with two people whom the
    lexicon knows. One that several pages tell stands once, as the first of the lines has it.
    """
    found: dict[str, Meeting] = {}
    remarks = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            for meeting in _meetings_of(_record(line), actors):
                found.setdefault(meeting.id, meeting)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            remarks.append(f"line {number}: this is no record of truceline ({one_line(str(error))[:80]})")
    return tuple(found.values()), tuple(remarks)


def _record(line: str) -> Json:
    record = json.loads(line)
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise ValueError(f'no object with "schema": "{SCHEMA}"')
    return record


def _meetings_of(record: Json, actors: ActorTable) -> Iterator[Meeting]:
    where = " of ".join(filter(None, [record["outlet"] or record["url"] or record["id"], record["published"]]))
    for statement in record["statements"]:
        people = sorted({who for who in statement["actors"] if _is_person(who, actors)})
        if len(people) < 2 or not _tells_a_meeting(statement):
            continue
        day, (start, end) = statement["date"], statement["span"]
        yield Meeting(
            id=f"record-{digest(*people, day)}",
            start=day,
            end=day,
            kind="bilateral" if len(people) == 2 else "trilateral" if len(people) == 3 else "multilateral",
            participants=frozenset(people),
            place=statement["place"],
            name=f"“{one_line(record['text'][start:end])[:LONGEST_QUOTE]}”",
            source=f"your record: {where}",
            told=True,
        )


def _is_person(who: str, actors: ActorTable) -> bool:
    entry = actors.get(who)
    return entry is not None and entry.actor.kind == "person"


def _tells_a_meeting(s: Json) -> bool:
    """Whether a statement tells, in the page's own voice, of a meeting of leaders that was held on a known day."""
    return (
        s["kind"] == "event"
        and s["type"] == "CONSULT"
        and s["status"] in HELD
        and s["factuality"] == "CT+"
        and s["format"] not in APART
        and s["mode"] != "phone"
        and s["level"] not in NO_LEADERS
        and not s["attribution"]
        and bool(s["date"])
        and is_iso_date(s["date"])
        and len(s["date"]) == len("2025-08-15")
    )
