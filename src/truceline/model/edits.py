"""Edits of a statement: which slots a reviewer may change, to which values, and the statement so changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from truceline.errors import DecisionInvalid
from truceline.model.decision import Decision, Slots
from truceline.model.interval import Interval
from truceline.model.record import record_schema
from truceline.model.statement import On, Statement

ACTORS = ("actors", "recipients", "host", "mediator", "holders", "on.by", "on.for")
"""Slots that hold ids of actors, none or several."""
DATES = ("date", "said", "due")
CODES = ("type", "status", "phase", "factuality", "format", "level", "issue", "stance", "on.step")
ON = {"on.step": "step", "on.by": "by", "on.for": "for_", "on.place": "place", "on.negated": "negated"}
"""Slots of `on`, and their names in the model."""
LINK = ("relation", "first", "then")
ALL_KINDS = (
    *("type", "status", "phase", "factuality", "actors", "recipients", "host", "mediator", "format", "level"),
    *("place", "date", "said", "due"),
)
OF_KIND: Mapping[str, tuple[str, ...]] = {
    "position": ("holders", "issue", "stance", *ON),
    "precondition": ("holders", *LINK),
    "assessment": ("holders",),
}
NEVER_EMPTY = ("factuality", "stance", "on.negated", *LINK)
LONGEST_WORDS = 200
"""Code points of a place in the text's own words."""


def editable_slots(kind: str) -> tuple[str, ...]:
    """The slots that can be changed in a statement of this kind."""
    return (*ALL_KINDS, *OF_KIND.get(kind, ()))


def read_edit(words: Mapping[str, str], kind: str) -> Slots:
    """Read the values of slots as a person writes them: actors parted by commas, nothing for an empty slot.

    Raises DecisionInvalid for a slot that a statement of this kind lacks, and for a value that the slot cannot have.
    """
    slots: Slots = {}
    for slot, value in words.items():
        if slot not in editable_slots(kind):
            raise DecisionInvalid(
                f"a {kind} has no such slot to change",
                where=slot,
                remedy=f"name one of {', '.join(editable_slots(kind))}",
            )
        slots[slot] = _value(slot, value.strip())
    return slots


def check_decision(decision: Decision) -> None:
    """Raise DecisionInvalid where a decision has other subjects, values or a number to undo than its verb asks for."""
    subjects, verb = decision.subjects, decision.verb
    count = {"undo": 0, "merge": 2, "split": 2}.get(verb, 1)
    statements = verb in ("accept", "reject") or all(s.of == "statement" for s in subjects)
    if len(subjects) != count or not statements:
        raise DecisionInvalid(f"to {verb} takes other subjects", where=f"decision {decision.seq}")
    if (verb == "undo") != (decision.undoes is not None) or (decision.undoes or 0) >= decision.seq:
        raise DecisionInvalid("only earlier decisions are undone", where=f"decision {decision.seq}")
    if bool(decision.slots) != (verb in ("edit", "add")):
        raise DecisionInvalid("only what is edited or added has slots", where=f"decision {decision.seq}")
    if (
        decision.slots
        and read_edit({n: _written(v) for n, v in decision.slots.items()}, subjects[0].kind) != decision.slots
    ):
        raise DecisionInvalid("values that the slots cannot have", where=f"decision {decision.seq}")


def edited(statement: Statement, slots: Slots) -> Statement:
    """A statement with these values. Codes that follow from what is changed, and are not told anew, are left empty."""
    own = {name: _frozen(value) for name, value in slots.items() if "." not in name}
    on = {ON[name]: _frozen(value) for name, value in slots.items() if name in ON}
    if on:
        own["on"] = replace(statement.on or On(step=None), **on)
    if "type" in own and own["type"] != statement.type:
        own |= {"mode": None}
    if any(name in own and own[name] != getattr(statement, name) for name in ("type", "status")):
        own |= {"plover": None, "cameo": None}
    for side in ("first", "then"):
        before: On | None = getattr(statement, f"{side}_on")
        if side in own and before is not None:
            own[f"{side}_on"] = replace(before, step=own[side])
    return replace(statement, **own)


def _value(slot: str, words: str) -> Any:
    if not words and slot in NEVER_EMPTY:
        raise DecisionInvalid("this slot cannot be empty", where=slot)
    if slot in ACTORS:
        return list(dict.fromkeys(part for w in words.split(",") if (part := w.strip())))
    if not words:
        return None
    if slot in DATES:
        if not _is_date(Interval.of_edtf(words)):
            remedy = "write 2025-08-15 or 2025-08/2025-09"
            raise DecisionInvalid("no date in EDTF since Christ", where=slot, why=words, remedy=remedy)
        return words
    if slot == "on.negated":
        return _one_of(slot, words, ("true", "false")) == "true"
    if slot in (*CODES, *LINK):
        return words if _is_own(slot, words) else _one_of(slot, words, tuple(codes_of(slot)))
    if len(words) > LONGEST_WORDS:
        raise DecisionInvalid(f"more than {LONGEST_WORDS} characters", where=slot)
    return words


def _is_date(interval: Interval) -> bool:
    """Whether an interval has an end, none before Christ, and ends after it begins."""
    ends = [end for end in (interval.earliest, interval.latest) if end]
    return bool(ends) and not any(end.startswith("-") for end in ends) and ends == sorted(ends)


def _one_of(slot: str, words: str, codes: tuple[str, ...]) -> str:
    if words not in codes:
        raise DecisionInvalid(
            "no value of this slot", where=slot, why=words, remedy=f"choose one of {', '.join(codes)}"
        )
    return words


def codes_of(slot: str) -> Iterator[str]:
    """The codes that the schema of the record allows in a slot."""
    yield from (code for each in _allowed(slot) for code in each.get("enum", ()) if code is not None)


def _is_own(slot: str, words: str) -> bool:
    """Whether the schema allows a slot to hold codes of the user's own, and this is one by its form."""
    return any(re.fullmatch(each["pattern"], words) for each in _allowed(slot) if "pattern" in each)


def _allowed(slot: str) -> list[dict[str, Any]]:
    """The alternatives of which the schema of the record allows a slot to hold one."""
    definitions = record_schema()["$defs"]
    of, _, name = slot.rpartition(".")
    allowed = definitions[of or "statement"]["properties"][name]
    if "$ref" in allowed:
        allowed = definitions[allowed["$ref"].rpartition("/")[2]]
    alternatives: list[dict[str, Any]] = allowed.get("anyOf", [allowed])
    return alternatives


def _written(value: Any) -> str:
    """A value of a slot as a person writes it."""
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
