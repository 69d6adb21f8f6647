"""How well a thing is corroborated: by how many independent texts, from when, and whether a rival value is told.

The digit is that of the Admiralty scale (NATO STANAG 2511) for information alone: 1 confirmed by independent sources,
2 probably true, 4 doubtful, 6 cannot be judged. The letter for the reliability of a source is a person's to give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.model.conflict import Conflict
from truceline.model.spans import Span
from truceline.trace.content import Report

Digit = Literal[1, 2, 4, 6]
UNNAMED = ("an unnamed source", "a speaker not made out")
"""How speakers without a name are told (`Sources.speakers`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """The independent texts (lineages) and outlets that tell a thing, the first report, and conflicts about it."""

    lineages: int
    outlets: tuple[str, ...]
    earliest: Report
    rivals: tuple[str, ...]
    digit: Digit


class Rivals:
    """The conflicts of a case by the places of their evidence, so that those about a report are found at once."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self._at: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
        for conflict in conflicts:
            if conflict.class_ in ("contradiction", "stale_text", "quote_drift"):
                for e in conflict.evidence:
                    if e.page and e.span and e.part == "text":
                        self._at[e.page].append((e.span, conflict.id))

    def of(self, reports: Sequence[Report]) -> tuple[str, ...]:
        """The ids of the conflicts whose evidence lies in one of these reports."""
        found = (c for r in reports for span, c in self._at.get(r.page, ()) if span.overlaps(r.span))
        return tuple(dict.fromkeys(found))


def corroborate(reports: Sequence[Report], rivals: Rivals) -> Corroboration:
    """Weigh the reports of one thing.

    Copies count once. What rests on somebody without a name corroborates nothing.
    """
    against = rivals.of(reports)
    firm = {r.lineage for r in reports if not _is_hearsay(r)}
    digit: Digit = 4 if against else 1 if len(firm) > 1 else 2 if firm else 6
    return Corroboration(
        lineages=len({r.lineage for r in reports}),
        outlets=tuple(dict.fromkeys(r.outlet for r in reports)),
        earliest=min(reports, key=lambda r: (r.known is None, r.known or "", r.page_number, r.span.start)),
        rivals=against,
        digit=digit,
    )


def _is_hearsay(report: Report) -> bool:
    """Whether a report rests on somebody without a name."""
    return any(s.startswith(UNNAMED) for s in report.speakers[:1])
