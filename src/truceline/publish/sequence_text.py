"""The sequence as text for a terminal: deadlocks first, then what would open them, chains, and each condition."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.publish.terminal import Style, link_lines, place_of, section, view_heading, wrapped
from truceline.trace.content import Chain, Deadlock
from truceline.trace.sequence import Concession, Condition, Order
from truceline.trace.words import list_words

MET = {"met": "its first step is told as done", "unmet": "its first step is told as not done"}


def render_order(order: Order, pages: int, style: Style) -> str:
    """Set the sequence as text, ending with a newline."""
    what = "Who wants what before what. Hopes and purposes make no order."
    lines = view_heading("SEQUENCE", pages, order.as_of, what, style)
    lines += section("Deadlocks", order.deadlocks, _deadlock, style, nothing="none found")
    lines += _concessions(order.concessions, len(order.deadlocks), style)
    lines += section("Laid end to end", order.chains, _chain, style, nothing="no chain of three steps found")
    lines += section("Conditions", order.conditions, _condition, style)
    return "\n".join(lines) + "\n"


def _deadlock(deadlock: Deadlock, style: Style) -> list[str]:
    return wrapped(deadlock.sentence, style, "  ! ", "    ")


def _concessions(concessions: Sequence[Concession], deadlocks: int, style: Style) -> list[str]:
    lines = []
    for c in concessions if style.most is None else concessions[: style.most]:
        lines += wrapped(concession_words(c, deadlocks), style, "  > ", "    ")
    return lines


def concession_words(c: Concession, deadlocks: int) -> str:
    """What a concession would open, of so many deadlocks."""
    opens = "it" if deadlocks == 1 else f"{len(c.opens)} of the {deadlocks}"
    who = list_words(c.holders) or "whoever wants it"
    return f"Opens {opens}: {who} no longer asking for {c.first_words} before {c.then_words}."


def _chain(chain: Chain, style: Style) -> list[str]:
    return wrapped(chain.sentence, style, "  = ", "    ")


def _condition(condition: Condition, style: Style) -> list[str]:
    lines = link_lines(condition.link, style)
    if condition.told_by:
        lines += wrapped(f"{MET[condition.first_step]} {place_of(condition.told_by)}", style, "      > ", "        ")
    return lines
