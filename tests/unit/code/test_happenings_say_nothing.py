"""Whom a statement is told by, where what happened is the subject of a verb of telling."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The raid reminds Chad that the Houthis want to end the truce.", []),
        ("The deployment tells Sudan that Ethiopia wants to end the truce.", []),
        ("The attack highlights the task of William Ruto, who wants to end the truce.", []),
        ("The envoy told Sudan that Ethiopia wants to end the truce.", [None]),
        ("The report told Sudan that Ethiopia wants to end the truce.", [None]),
        ("Kenya told Sudan that Ethiopia wants to end the truce.", ["ken"]),
    ],
)
def test_what_happened_says_nothing(text: str, speakers: list[str | None]) -> None:
    (wish,) = [s for s in code(text).statements if s.kind == "position"]
    assert [a.source for a in wish.attribution] == speakers
