"""How well a thing is corroborated: by how many independent texts, from when, and whether a rival value is told.

The digit is that of the Admiralty scale (NATO STANAG 2511) for information alone: 1 confirmed by independent sources,
2 probably true, 4 doubtful, 6 cannot be judged. The letter for the reliability of a source is a person's to give.
"""

from __future__ import annotations

import re
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
    """The independent texts and outlets that tell a thing, the first report, and conflicts about it.

    `lineages` counts the texts that are no copies of each other and do not tell it in the same words.
    """

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

    Copies count once, and so do texts that share the very words: a quotation, an agency's sentence, a site's own box.
    What rests on somebody without a name corroborates nothing.
    """
    against = rivals.of(reports)
    firm = count_texts([r for r in reports if not _is_hearsay(r)])
    digit: Digit = 4 if against else 1 if firm > 1 else 2 if firm else 6
    return Corroboration(
        lineages=count_texts(reports),
        outlets=tuple(dict.fromkeys(r.outlet for r in reports)),
        earliest=min(reports, key=lambda r: (r.known is None, r.known or "", r.page_number, r.span.start)),
        rivals=against,
        digit=digit,
    )


def count_texts(reports: Sequence[Report]) -> int:
    """How many texts tell a thing on their own: lineages, those that share the words of a report put together."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for r in reports:
        words = re.findall(r"\w+", r.quote.casefold())
        told[" ".join(words) if len(words) >= OWN_WORDS else f"/{r.lineage}"].add(r.lineage)
    groups: list[set[str]] = []
    for lineages in told.values():
        joined = lineages.union(*(g for g in groups if g & lineages))
        groups = [*(g for g in groups if not g & lineages), joined]
    return len(groups)


OWN_WORDS = 4
"""Words from which on two texts have a report from one hand; "their meeting" is anybody's (May 2025 news: of 117 things
told by several texts 56 were told in the same words by all)."""


def _is_hearsay(report: Report) -> bool:
    """Whether a report rests on somebody without a name."""
    return any(s.startswith(UNNAMED) for s in report.speakers[:1])
