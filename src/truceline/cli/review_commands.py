"""The commands by which a person decides on what stands in a case file."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Sequence

from truceline.cli.case_commands import print_whole
from truceline.cli.told import tell
from truceline.errors import DecisionInvalid


def decide(options: argparse.Namespace) -> int:
    """Keep a decision on a statement or conflict, add a statement, or take a decision back."""
    from truceline.api.case import Case
    from truceline.publish.decisions_text import render_decision

    pair = options.verb in ("merge", "split")
    if options.values and options.verb in ("accept", "reject", "undo"):
        raise DecisionInvalid(f"to {options.verb} takes nothing after it", where=" ".join(options.values))
    if pair and len(options.values) > 1:
        raise DecisionInvalid(f"to {options.verb} takes two statements", where=" ".join(options.values))
    with Case(options.case) as case:
        kept = case.decide(
            options.id,
            options.verb,
            by=_login() if options.by is None else options.by,
            reason=options.reason,
            other=options.values[0] if pair and options.values else None,
            slots={} if pair else _slots(options.values),
            kind=options.kind or "",
            words=options.words,
        )
    return print_whole(kept, lambda style: render_decision(kept, style), options)


def decisions(options: argparse.Namespace) -> int:
    """Print what was decided on a case, what became of it, and what it says of the rules."""
    from truceline.api.case import Case
    from truceline.publish.decisions_text import render_decisions

    with Case(options.case) as case:
        found = case.decisions()
    return print_whole(found, lambda style: render_decisions(found, style), options)


def serve(options: argparse.Namespace) -> int:
    """Open the desk of a case until it is stopped with Ctrl-C."""
    from truceline.api.case import Case
    from truceline.web.access import make_access
    from truceline.web.server import serve as open_desk

    access = make_access(options.host, options.token, frozenset(options.name))
    with Case(options.case) as case:
        case.file()
    if access.token and options.token is None:
        tell(f"the token of this desk: {access.token}")
    open_desk(case.path, access, options.port, lambda url: tell(f"{case.path} is open at {url} (Ctrl-C ends it)"))
    return 0


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
