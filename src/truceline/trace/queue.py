"""What a reviewer should look at first: what matters most, found by the rules that were wrong most often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from truceline.model.conflict import SEVERITIES, Severity
from truceline.model.decision import SubjectOf
from truceline.trace.decided import VERDICTS, Decided, Outcome, Review
from truceline.trace.verdicts import sum_up

WEIGHTS: Mapping[Severity, Fraction] = {"high": Fraction(1), "medium": Fraction(2, 3), "low": Fraction(1, 3)}
STATEMENT_SEVERITY: Severity = "low"
"""A statement that nothing contradicts matters less than a contradiction."""
JUDGED: tuple[Outcome, ...] = ("stands", "overruled")
"""What becomes of a verdict that was given on the thing as it is read now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement or conflict that may be reviewed."""

    of: SubjectOf
    id: str
    rule: str
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A thing to review. `weight`, 0 to 1, is its severity x (1 - `precision`); `judged` are the verdicts on it.

    `precision` is what the verdicts on its rule let expect: (accepted + 1) / (judged + 2), the rule of succession, so
    that a rule that nobody has reviewed stands at one half, and one acceptance does not end its review. `reviewed` says
    whether its rule has verdicts.
    """

    of: SubjectOf
    id: str
    rule: str
    severity: Severity
    weight: float
    precision: float
    reviewed: bool
    judged: tuple[Decided, ...]


def order_queue(
    candidates: Iterable[Candidate], review: Review, reviewer: str = "", *, second: bool = False
) -> tuple[Queued, ...]:
    """Order what nobody has judged; with `second`, what others have judged and `reviewer` has not.

    Of equal weight the more severe comes first, then a conflict, then the smaller id.
    """
    judged = verdicts_of(review)
    precision = expected_precision(review)
    found = []
    for c in candidates:
        own = judged.get(c.id, ())
        if bool(own) == second and all(d.decision.reviewer != reviewer for d in own):
            expected = precision.get((c.of, c.rule), Fraction(1, 2))
            found.append((-WEIGHTS[c.severity] * (1 - expected), SEVERITIES.index(c.severity), c.of, c.id, c, expected))
    return tuple(
        Queued(
            of=c.of,
            id=c.id,
            rule=c.rule,
            severity=c.severity,
            weight=round(float(-weight), 3),
            precision=round(float(expected), 3),
            reviewed=(c.of, c.rule) in precision,
            judged=tuple(judged.get(c.id, ())),
        )
        for weight, _, _, _, c, expected in sorted(found, key=lambda row: row[:4])
    )


def verdicts_of(review: Review) -> Mapping[str, list[Decided]]:
    """The verdicts on each thing as it is read now, the oldest first; who added a statement has judged it."""
    found: defaultdict[str, list[Decided]] = defaultdict(list)
    for d in review.decided:
        if d.decision.verb in (*VERDICTS, "add") and d.outcome in JUDGED:
            found[d.things[0]].append(d)
    return found


def expected_precision(review: Review) -> Mapping[tuple[SubjectOf, str], Fraction]:
    """The precision to expect of each rule that was reviewed."""
    return {
        (r.of, r.rule): Fraction(r.accepted + 1, r.accepted + r.edited + r.rejected + 2) for r in sum_up(review).rules
    }
