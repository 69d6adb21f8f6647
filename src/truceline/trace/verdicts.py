"""The decisions on a case, and what they say of the rules: how often what each found was accepted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.decision import SubjectOf, Verb
from truceline.trace.decided import VERDICTS, Decided, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVerdicts:
    """How many of a rule's statements or conflicts were accepted as they were, edited or rejected.

    `precision` is the part accepted as they were, 0 to 1.
    """

    of: SubjectOf
    rule: str
    accepted: int
    edited: int
    rejected: int
    precision: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions, the oldest first, with what became of them, and what they say of the rules.

    `twice` counts the things on which at least two reviewers gave verdicts, `agreed` those on which all of them say the
    same, `added` the statements that truceline missed and reviewers added.
    """

    decided: tuple[Decided, ...]
    rules: tuple[RuleVerdicts, ...]
    twice: int
    agreed: int
    added: int


def sum_up(found: Review) -> Decisions:
    """Sum up the verdicts that were not taken back, also those on what is no longer there or is read otherwise now.

    Of several on one thing the latest counts, for each reviewer and for the rule.
    """
    by_thing: defaultdict[str, dict[str, Decided]] = defaultdict(dict)
    for d in found.decided:
        if d.decision.verb in VERDICTS and d.outcome != "undone":
            own = by_thing[d.things[0] if d.things else d.decision.subjects[0].id]
            own.pop(d.decision.reviewer, None)
            own[d.decision.reviewer] = d  # the latest stands last
    twice = [own for own in by_thing.values() if len(own) > 1]
    return Decisions(
        decided=found.decided,
        rules=_rules(list(own.values())[-1] for own in by_thing.values()),
        twice=len(twice),
        agreed=sum(len({d.decision.verb for d in own.values()}) == 1 for own in twice),
        added=sum(d.decision.verb == "add" and d.outcome != "undone" for d in found.decided),
    )


def _rules(last: Iterable[Decided]) -> tuple[RuleVerdicts, ...]:
    """The verdicts by rule, those with most first."""
    counted: defaultdict[tuple[SubjectOf, str], Counter[Verb]] = defaultdict(Counter)
    for d in last:
        (subject,) = d.decision.subjects
        counted[subject.of, subject.rule][d.decision.verb] += 1
    rows = (
        RuleVerdicts(
            of=of,
            rule=rule,
            accepted=verbs["accept"],
            edited=verbs["edit"],
            rejected=verbs["reject"],
            precision=round(verbs["accept"] / verbs.total(), 3),
        )
        for (of, rule), verbs in counted.items()
    )
    return tuple(sorted(rows, key=lambda r: (-(r.accepted + r.edited + r.rejected), r.of, r.rule)))
