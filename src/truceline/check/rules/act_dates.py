"""Acts that happen once, on two days."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import (
    in_plain_words,
    is_adopted,
    pairs_of_acts,
    same_places,
    shown,
    tells_of_change,
    untimed,
)
from truceline.check.days import iso_day
from truceline.check.one_act import ONCE, may_be_one, points_back, thing_of
from truceline.check.rule import Rule
from truceline.link.acts import ACTS
from truceline.model.conflict import Conflict

NEAR_DAYS = range(2, 16)
"""Days between two dates of one act; what lies farther apart is another."""


def find_act_date_conflicts(case: Case) -> Iterator[Conflict]:
    """An act that happens once, with two days.

    Compares the days of acts of one kind (signed, ratified, opened, took effect, ended, resigned), done or both still
    to come, on one and the same thing, where both are given and the second place points back to the thing ("the
    accord", which may be "the agreement" of another place). A page must tell one of them in its own voice; the other
    may be what somebody said.

    Silent for days next to each other, for days more than two weeks apart, for parts and rounds ("the second session"),
    and where the words tell of a change or a repetition.

    Fires: "The envoys signed a border accord on 29 May 2031. … The accord was signed on 25 May."
    Silent: "The envoys signed a border accord on 29 May 2031. … The first draft of the accord was signed on 25 May."
    """
    lexicon = case.lexicon
    acts = [a for a in in_plain_words(case) if a.key in ONCE and a.state in ("done", "coming") and a.day and a.theme]
    for one, other in pairs_of_acts(acts, lambda a: (a.key, a.state, thing_of(a, lexicon))):
        first, second = iso_day(one.day), iso_day(other.day)
        if first is None or second is None or abs((first - second).days) not in NEAR_DAYS:
            continue
        if not points_back(other) or not is_adopted(one, other) or not may_be_one(one, other, lexicon):
            continue
        apart = not same_places(one, other) or any(
            lexicon.check_cues.has("other_part", untimed(a, lexicon.clause_cues)) for a in (one, other)
        )
        if not apart and not tells_of_change(case, one, other):
            yield RULE.conflict(
                "high" if one.state == "done" else "medium",
                (shown(one, first.isoformat()), shown(other, second.isoformat())),
                f"One act on one thing is dated to {one.day} in one place and to {other.day} in another.",
            )


RULE = Rule("act_dates", "date", find_act_date_conflicts, reads=(ACTS,))
