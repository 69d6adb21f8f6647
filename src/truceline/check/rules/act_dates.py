"""Acts that happen once, on two days."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.check.alike import are_near
from truceline.check.case import Case
from truceline.check.compare import (
    in_plain_words,
    is_adopted,
    pairs_of,
    same_agents,
    same_places,
    scope_of,
    shown,
    tells_of_change,
    untimed,
)
from truceline.check.days import iso_day
from truceline.check.rule import Rule, conflict
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import ACTS, Act
from truceline.model.conflict import Conflict

ONCE = frozenset(
    {
        *("sign", "initial", "ratify", "adopt", "reach", "begin", "open", "end", "take_effect"),
        *("close", "lift", "suspend", "resume", "expire", "collapse", "resign", "arrive"),
    }
)
"""Acts that one thing undergoes once, unless a page says that it does so again."""
TRUCE, TEXT = "truce", "text"
NEAR_DAYS = range(2, 16)
"""Days between two dates of one act; what lies farther apart is another."""
NEAR_PAGES, NEAR_PLANS = 10, 3
"""Days between two pages that date one act, or one to come: plans change."""
DEFINITE = ("the", "this", "that", "its", "their", "both")


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
    for one, other in pairs_of(acts, lambda a: (a.key, a.state, _thing(a, lexicon))):
        first, second = iso_day(one.day), iso_day(other.day)
        if first is None or second is None or abs((first - second).days) not in NEAR_DAYS:
            continue
        if not _points_back(other) or not is_adopted(one, other) or not _may_be_one(one, other, lexicon):
            continue
        apart = any(lexicon.check_cues.has("other_part", untimed(a, lexicon.clause_cues)) for a in (one, other))
        if not apart and not tells_of_change(case, one, other):
            yield conflict(
                RULE.name,
                RULE.kind,
                "contradiction",
                scope_of(one.article, other.article),
                "high" if one.state == "done" else "medium",
                (shown(one, first.isoformat()), shown(other, second.isoformat())),
                f"One act on one thing is dated to {one.day} in one place and to {other.day} in another.",
            )


RULE = Rule("act_dates", "date", find_act_date_conflicts, reads=(ACTS,))


def _thing(act: Act, lexicon: Lexicon) -> str | None:
    """What an act is done to, by its noun; a text has many names."""
    kind = lexicon.documents.get(act.theme.head or "")
    return act.theme.head if kind is None else TRUCE if kind == TRUCE else TEXT


def _may_be_one(one: Act, other: Act, lexicon: Lexicon) -> bool:
    """Whether two acts can be one: nothing in the words of their thing, of who does it and where, parts them."""
    nouns = lexicon.documents.keys() if _thing(one, lexicon) in (TRUCE, TEXT) else frozenset[str]()
    ours, theirs = one.theme.keys - nouns, other.theme.keys - nouns
    if not (ours <= theirs or theirs <= ours) or not same_agents(one, other) or not same_places(one, other):
        return False
    same = one.article.id == other.article.id
    return same or are_near(one.article, other.article, NEAR_PAGES if one.state == "done" else NEAR_PLANS)


def _points_back(act: Act) -> bool:
    """Whether the act's thing is told with a definite article, or a name."""
    span = act.theme.span
    if span is None:
        return False
    before = act.article.text[act.sentence.start : span.start].lower().split()
    return bool(act.theme.names) or bool(before and before[-1] in DEFINITE)
