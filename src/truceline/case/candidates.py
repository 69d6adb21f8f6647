"""What of a case may be reviewed, read so that a large case has a short queue."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from truceline.trace.decided import Review
from truceline.trace.queue import STATEMENT_SEVERITY, Candidate, expected_precision, verdicts_of

MOST_NAMES = 100
"""Names of the case that are offered."""


def find_candidates(db: sqlite3.Connection, review: Review, most: int) -> Iterator[Candidate]:
    """All conflicts, the statements that were judged or added, and `most` others, those of the least precise rules
    first."""
    asked = "SELECT id, rule, severity FROM conflict WHERE class != 'different_scope' ORDER BY rowid"
    for id_, rule, severity in db.execute(asked):
        yield Candidate(of="conflict", id=id_, rule=rule, severity=severity)
    judged = json.dumps(sorted(verdicts_of(review)))
    asked = "SELECT DISTINCT id, rule FROM statement WHERE id IN (SELECT value FROM json_each(?))"
    for id_, rule in db.execute(asked, (judged,)):
        yield Candidate(of="statement", id=id_, rule=rule, severity=STATEMENT_SEVERITY)
    for added in (a.statement for own in review.added.values() for a in own):
        yield Candidate(of="statement", id=added.id, rule=added.rule, severity=STATEMENT_SEVERITY)
    precision = {rule: float(value) for (of, rule), value in expected_precision(review).items() if of == "statement"}
    asked = (
        "SELECT s.id, s.rule FROM statement s LEFT JOIN json_each(?) r ON r.key = s.rule "
        "WHERE s.id NOT IN (SELECT value FROM json_each(?)) GROUP BY s.id "
        "ORDER BY coalesce(r.value, 0.5), s.id LIMIT ?"
    )
    for id_, rule in db.execute(asked, (json.dumps(precision), judged, most)):
        yield Candidate(of="statement", id=id_, rule=rule, severity=STATEMENT_SEVERITY)


def names_in_case(db: sqlite3.Connection, most: int = MOST_NAMES) -> tuple[str, ...]:
    """The names of those of whom most statements tell."""
    asked = (
        "SELECT a.name FROM statement_actor s JOIN actor a ON a.id = s.actor "
        "GROUP BY a.id ORDER BY count(*) DESC, a.name LIMIT ?"
    )
    return tuple(name for (name,) in db.execute(asked, (most,)))
