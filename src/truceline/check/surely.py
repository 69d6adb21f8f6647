"""Checking that a rule which fails does not end: the others go on, and it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from truceline.check.conflicts import RULES
from truceline.check.rule import Rule
from truceline.errors import RuleBroken, TrucelineError
from truceline.model.conflict import Conflict

Check = Callable[[Iterable[Rule]], tuple[Conflict, ...]]
"""What some rules find."""


def check_surely(check: Check, where: str) -> tuple[tuple[Conflict, ...], tuple[RuleBroken, ...]]:
    """What the rules find; where some of them fail, what the others find, and which failed."""
    try:
        return check(RULES), ()
    except TrucelineError:
        raise
    except Exception:  # whatever a hostile page breaks in a rule, the other rules go on
        failed = {rule: error for rule in RULES if (error := _failure(rule, check, where))}
    return check([rule for rule in RULES if rule not in failed]), tuple(failed.values())


def _failure(rule: Rule, check: Check, where: str) -> RuleBroken | None:
    try:
        check((rule,))
    except TrucelineError:
        raise
    except Exception as error:
        return RuleBroken(
            f"the rule {rule.name} failed",
            where=where,
            why=f"{type(error).__name__}: {error}",
            remedy="the other rules were asked; please report it with the page",
        )
    return None
