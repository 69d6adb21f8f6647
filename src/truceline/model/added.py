"""Statements that a reviewer adds: what must be told of one, and the statement that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from truceline.errors import DecisionInvalid
from truceline.model.decision import ADDED_RULE, Slots
from truceline.model.edits import edited
from truceline.model.spans import Span
from truceline.model.statement import Factuality, On, Statement, StatementKind, Status

KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
NEEDED: Mapping[str, tuple[str, ...]] = {
    "event": ("type", "status"),
    "position": ("holders", "stance"),
    "precondition": ("holders", "relation", "first", "then"),
    "assessment": ("holders",),
    "situation": ("type",),
}
"""Slots without which no view can tell a statement of a kind."""
FACTUALITY: Mapping[str, Factuality] = {"denied": "CT-", "unreported": "CT-", "conditional": "Uu", "predicted": "PR+"}
"""How real a statement of a status is told to be where the reviewer does not say; otherwise it is a plain fact."""
HELD = ("position", "assessment")
"""Kinds whose holders are those who act, too."""


def check_added(kind: str, slots: Slots) -> None:
    """Raise DecisionInvalid where there is no such kind of statement, or a slot that it needs is not told."""
    if kind not in KINDS:
        raise DecisionInvalid("no kind of statement", where=kind, remedy=f"choose one of {', '.join(KINDS)}")
    if missing := [slot for slot in NEEDED[kind] if not slots.get(slot)]:
        article = "an" if kind[0] in "aeiou" else "a"
        raise DecisionInvalid(f"{article} {kind} needs more to be told", where=", ".join(missing), remedy="fill it in")


def added(id_: str, kind: str, span: Span, sentence: int, slots: Slots) -> Statement:
    """The statement that a reviewer adds on a span of the text. It reports a happening of its own."""
    status: Status | None = slots.get("status") or ("conditional" if kind == "precondition" else None)
    bare = Statement(
        id=id_,
        kind=cast(StatementKind, kind),
        span=span,
        trigger=span,
        sentence=sentence,
        rule=ADDED_RULE,
        occurrence=id_ if kind == "event" else None,
        status=status,
        factuality=FACTUALITY.get(status or "", "CT+"),
        actors=tuple(slots.get("holders", ())) if kind in HELD else (),
        first_on=On(step=slots["first"]) if slots.get("first") else None,
        then_on=On(step=slots["then"]) if slots.get("then") else None,
    )
    return edited(bare, slots)
