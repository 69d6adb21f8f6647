"""The decisions of reviewers, as text for a terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from truceline.model.decision import Decision, Subject
from truceline.model.spans import Span
from truceline.publish.layout import excerpt, quoted
from truceline.publish.terminal import Style, count, section, wrapped
from truceline.trace.decided import Decided, Outcome
from truceline.trace.verdicts import Decisions, RuleVerdicts
from truceline.trace.words import date_words

VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "edited",
    "merge": "merged as one happening",
    "split": "split as two happenings",
    "add": "added",
    "undo": "undid",
}
TO_SEE: tuple[Outcome, ...] = ("nothing there now", "read otherwise now", "edited away")
"""What became of decisions that have no effect, though nobody took them back."""


def render_decisions(decisions: Decisions, style: Style) -> str:
    """Set the decisions as text, ending with a newline: those to look at again, verdicts by rule, then all."""
    reviewers = {d.decision.reviewer for d in decisions.decided}
    head = f"DECISIONS: {count(len(decisions.decided), 'decision')} of {count(len(reviewers), 'reviewer')}."
    lines = wrapped(head, style)
    again = [d for d in decisions.decided if d.outcome in TO_SEE]
    lines += section("To look at again", again, _decided, style, nothing="none")
    lines += section("Verdicts by rule", decisions.rules, _rule, style, nothing="none")
    if decisions.added:
        told = f"{count(decisions.added, 'statement')} that truceline missed and reviewers added"
        lines += wrapped(told, style, "  ")
    if decisions.twice:
        told = f"{count(decisions.twice, 'thing')} judged by two reviewers or more; on {decisions.agreed} they agree"
        lines += wrapped(told, style, "  ")
    lines += section("All decisions, the latest last", decisions.decided, _decided, style, nothing="none", last=True)
    return "\n".join(lines) + "\n"


def decision_lines(decided: Sequence[Decided], style: Style) -> list[str]:
    """The decisions on one thing, with their title; none where there are none."""
    if not decided:
        return []
    lines = ["", f"DECISIONS ({len(decided)})"]
    for d in decided:
        lines += wrapped(_words(d), style, "  - ", "    ")
    return lines


def decisions_line(decided: Sequence[Decided], altered: int | None, style: Style) -> list[str]:
    """How many decisions there are, and what is wrong with any; nothing where there are none."""
    lines = []
    if altered is not None:
        lines += wrapped(f"DECISIONS WERE CHANGED: decision {altered} is not as it was logged", style, "  ")
    if decided:
        counted = Counter(d.outcome for d in decided)
        told = "".join(f", {counted[outcome]} {outcome}" for outcome in TO_SEE if counted[outcome])
        lines += wrapped(f"Decisions: {len(decided)}{told} (`truceline decisions`)", style, "", "  ")
    return lines


def render_decision(decision: Decision, style: Style) -> str:
    """Set one decision, just made, as text, ending with a newline."""
    return "\n".join(_decided(Decided(decision=decision, outcome="stands", things=()), style)) + "\n"


def _decided(d: Decided, style: Style) -> list[str]:
    lines = wrapped(_words(d), style, "  - ", "    ")
    for subject in d.decision.subjects:
        lines += wrapped(f"{_quotes(subject, style)} (rule {subject.rule})", style, "      ")
    return lines


def _words(d: Decided) -> str:
    """Who decided what when, why, and what became of it."""
    decision = d.decision
    things = " and ".join(f"{s.kind} [{s.id}]" for s in decision.subjects)
    what = f"decision {decision.undoes}" if decision.undoes else things
    day = f"{date_words(decision.at[:10])}, {decision.at[11:16]} UTC"
    words = f"{decision.seq}. {decision.reviewer} {VERBS[decision.verb]} {what} ({day})"
    words += "".join(f"; {change}" for change in _changes(decision))
    words += f"; reason: {decision.reason}" if decision.reason else ""
    return words if d.outcome == "stands" else f"{words}; {d.outcome.upper()}"


def _changes(decision: Decision) -> list[str]:
    """What an edit changes, with what truceline read; or what is told of a statement that is added."""
    if decision.verb == "add":
        return [f"{slot}: {_value(value)}" for slot, value in decision.slots.items()]
    found = []
    for slot, value in decision.slots.items():
        of, _, name = slot.rpartition(".")
        says = decision.subjects[0].says
        around = says.get(of) if of else says
        was = around.get(name) if isinstance(around, dict) else None
        found.append(f"{slot}: {_value(value)}, which truceline read as {_value(was)}")
    return found


def _value(value: object) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _quotes(subject: Subject, style: Style) -> str:
    quotes = (excerpt(a.quote, Span(0, 0), style.quote_words)[0] for a in subject.anchors)
    return " against ".join(quoted(q) for q in quotes)


def _rule(row: RuleVerdicts, style: Style) -> list[str]:
    total = row.accepted + row.edited + row.rejected
    told = f"{row.rule}: {row.accepted} of {count(total, row.of)} accepted as read"
    others = "".join(f", {n} {word}" for n, word in ((row.edited, "edited"), (row.rejected, "rejected")) if n)
    return wrapped(told + others, style, "  ", "    ")
