"""Acts that happen once, on two days."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import in_own_voice, near_pages, pairs_of_acts, same_doing, shown, tells_of_change, untimed
from truceline.check.days import iso_day
from truceline.check.rule import Rule
from truceline.link.acts import ACTS, Act
from truceline.model.conflict import Conflict

ONCE = frozenset(
    {
        *("sign", "initial", "ratify", "adopt", "reach", "begin", "open", "end"),
        *("close", "lift", "suspend", "resume", "expire", "collapse", "resign", "arrive"),
    }
)
"""Acts that one thing undergoes once, unless a page says that it does so again."""
NEAR_DAYS = range(2, 11)
"""Days between two dates of one act; what lies farther apart is another."""
DEFINITE = ("the", "this", "that", "its", "their", "both")


def find_act_date_conflicts(case: Case) -> Iterator[Conflict]:
    """An act that happens once, with two days.

    Compares the days of acts of one kind (signed, ratified, opened, ended, resigned) on one and the same thing in the
    page's own voice, where both are given and the second place points back to the thing ("the accord").

    Silent for days next to each other, for days more than ten apart, for parts and rounds ("the second session"), and
    where the words tell of a change or a repetition.

    Fires: "The envoys signed a border accord on 29 May 2031. … The accord was signed on 25 May."
    Silent: "The envoys signed a border accord on 29 May 2031. … The first draft of the accord was signed on 25 May."
    """
    cues = case.lexicon.check_cues
    acts = [a for a in in_own_voice(case) if a.key in ONCE and a.state == "done" and a.day and a.theme]
    for one, other in pairs_of_acts(acts, lambda a: (a.key, a.theme.head)):
        first, second = iso_day(one.day), iso_day(other.day)
        if first is None or second is None or abs((first - second).days) not in NEAR_DAYS:
            continue
        if not _points_back(other) or not same_doing(one, other) or not near_pages(one.article, other.article):
            continue
        apart = any(cues.has("other_part", untimed(a, case.lexicon.clause_cues)) for a in (one, other))
        if not apart and not tells_of_change(case, one, other):
            yield RULE.conflict(
                "high",
                (shown(one, first.isoformat()), shown(other, second.isoformat())),
                f"One act on one thing is dated to {one.day} in one place and to {other.day} in another.",
            )


RULE = Rule("act_dates", "date", find_act_date_conflicts, reads=(ACTS,))


def _points_back(act: Act) -> bool:
    """Whether the act's thing is told with a definite article, or a name."""
    span = act.theme.span
    if span is None:
        return False
    before = act.article.text[act.sentence.start : span.start].lower().split()
    return bool(act.theme.names) or bool(before and before[-1] in DEFINITE)
