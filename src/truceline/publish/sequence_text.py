"""The sequence as text for a terminal: deadlocks first, then what would open them, chains, and each condition."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.publish.terminal import Style, count, link_lines, place_of, section, wrapped
from truceline.trace.content import Chain, Deadlock
from truceline.trace.sequence import Concession, Condition, Order
from truceline.trace.words import date_words, list_words

MET = {"met": "its first step is told as done", "unmet": "its first step is told as not done"}


def render_order(order: Order, pages: int, style: Style) -> str:
    """Set the sequence as text, ending with a newline."""
    known = f", as known on {date_words(order.as_of)}" if order.as_of else ""
    lines = wrapped(f"SEQUENCE of {count(pages, 'page')}{known}.", style)
    lines += wrapped("Who wants what before what. Hopes and purposes make no order.", style)
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
        opens = "it" if deadlocks == 1 else f"{len(c.opens)} of the {deadlocks}"
        who = list_words(c.holders) or "whoever wants it"
        words = f"Opens {opens}: {who} no longer asking for {c.first_words} before {c.then_words}."
        lines += wrapped(words, style, "  > ", "    ")
    return lines


def _chain(chain: Chain, style: Style) -> list[str]:
    return wrapped(chain.sentence, style, "  = ", "    ")


def _condition(condition: Condition, style: Style) -> list[str]:
    lines = link_lines(condition.link, style)
    if condition.told_by:
        lines += wrapped(f"{MET[condition.first_step]} {place_of(condition.told_by)}", style, "      > ", "        ")
    return lines
