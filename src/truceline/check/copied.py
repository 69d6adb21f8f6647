"""Conflicts that several pages have word for word: told once, with the places of the others behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.link.lineages import Lineage
from truceline.model.conflict import Conflict, Evidence

LEAST_WORDS = 4
"""Words of two wordings by which drifts are known to be of one utterance; fewer may be of several."""


def told_of_one_copy(conflicts: Sequence[Conflict], lineages: Sequence[Lineage]) -> tuple[Conflict, ...]:
    """Conflicts in their order; of those that pages of one lineage have in the same words, the earliest page's alone,
    and of the wordings of one utterance in several pages the first two.

    The places of each that is left out follow as further reports of the one that is told, one a page.
    """
    of = {article: (n, age) for n, own in enumerate(lineages) for age, article in enumerate(own.articles)}
    utterances = _utterances(c for c in conflicts if _is_drift(c))
    alike: defaultdict[Hashable, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        alike[_as_worded(conflict, of, utterances)].append(conflict)
    told: dict[str, Conflict] = {}
    for own in alike.values():
        first, *others = own
        if first.scope != "between_pages":
            first, *others = sorted(own, key=lambda c: of.get(c.evidence[0].page or "", (0, 0)))
        told[first.id] = replace(first, evidence=(*first.evidence, *_further(first, others)))
    return tuple(told[c.id] for c in conflicts if c.id in told)


def _is_drift(conflict: Conflict) -> bool:
    """Whether a conflict is of two pages that quote one utterance in wordings long enough to know it again."""
    wordings = [e.value for e in conflict.evidence[:2] if e.value and len(e.value.split()) >= LEAST_WORDS]
    return conflict.class_ == "quote_drift" and conflict.scope == "between_pages" and len(wordings) == 2


def _utterances(drifts: Iterable[Conflict]) -> dict[str, str]:
    """The utterance of each wording, by one of its wordings: two that one drift holds against each other are of one."""
    leads: dict[str, str] = {}

    def lead(wording: str) -> str:
        while leads.setdefault(wording, wording) != wording:
            leads[wording] = leads[leads[wording]]
            wording = leads[wording]
        return wording

    for drift in drifts:
        one, other = (lead(wording) for wording in _wordings(drift))
        leads[max(one, other)] = min(one, other)
    return {wording: lead(wording) for wording in tuple(leads)}


def _wordings(drift: Conflict) -> list[str]:
    return [(e.value or "").casefold() for e in drift.evidence[:2]]


def _as_worded(conflict: Conflict, of: Mapping[str, tuple[int, int]], utterances: Mapping[str, str]) -> Hashable:
    """What conflicts have in common that are told once; of others their id. `of` are the numbers of lineages."""
    if _is_drift(conflict):
        return "utterance", utterances[_wordings(conflict)[0]]
    pages = {e.page for e in conflict.evidence if e.page}
    if len(pages) == 1 and (page := next(iter(pages))) in of:
        words = tuple((e.part, e.quote, e.value) for e in conflict.evidence[:2])
        return conflict.rule, conflict.class_, of[page][0], words
    return conflict.id


def _further(first: Conflict, others: Sequence[Conflict]) -> list[Evidence]:
    """The places of conflicts that are told once on pages which the first of them does not name."""
    named = {e.page for e in first.evidence}
    found: dict[str | None, Evidence] = {}
    for e in (e for c in others for e in c.evidence[:2] if e.page and e.page not in named):
        found.setdefault(e.page, e)
    return list(found.values())
