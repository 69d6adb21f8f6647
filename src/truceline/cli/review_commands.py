"""The commands by which a person decides on what stands in a case file."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Sequence
from pathlib import Path

from truceline.cli.case_commands import now, print_view, style_of
from truceline.cli.told import width
from truceline.errors import DecisionInvalid


def decide(options: argparse.Namespace) -> int:
    """Keep a decision on a statement or conflict, or take one back."""
    from truceline.case.case_file import CaseFile
    from truceline.case.decisions import NewDecision
    from truceline.case.decisions import decide as keep
    from truceline.publish.decisions_text import render_decision
    from truceline.publish.terminal import Style

    pair = options.verb in ("merge", "split")
    if options.values and options.verb in ("accept", "reject", "undo"):
        raise DecisionInvalid(f"to {options.verb} takes nothing after it", where=" ".join(options.values))
    if pair and len(options.values) > 1:
        raise DecisionInvalid(f"to {options.verb} takes two statements", where=" ".join(options.values))
    new = NewDecision(
        id=options.id,
        verb=options.verb,
        reviewer=_login() if options.by is None else options.by,
        reason=options.reason,
        other=options.values[0] if pair and options.values else None,
        slots={} if pair else _slots(options.values),
    )
    with CaseFile.open(Path(options.case), now()) as case, case.writing() as db:
        kept = keep(db, new, now(), str(case.path))
    return print_view(kept, render_decision(kept, Style(width())), options)


def decisions(options: argparse.Namespace) -> int:
    """Print what was decided on a case, what became of it, and what it says of the rules."""
    from truceline.case.case_file import CaseFile
    from truceline.pipeline import case_review
    from truceline.publish.decisions_text import render_decisions
    from truceline.trace.verdicts import sum_up

    with CaseFile.open(Path(options.case), now()) as case:
        found = sum_up(case_review(case))
    return print_view(found, render_decisions(found, style_of(options)), options)


def _slots(words: Sequence[str]) -> dict[str, str]:
    """The slots of an edit, each written as slot=value."""
    found = {}
    for word in words:
        slot, sign, value = word.partition("=")
        if not sign or slot in found:
            raise DecisionInvalid("no slot with its value", where=word, remedy="write slot=value, each slot once")
        found[slot] = value
    return found


def _login() -> str:
    """The name by which the system knows who decides; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
