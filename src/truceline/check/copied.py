"""Conflicts that several pages have word for word: told once, with the places of the others behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from truceline.link.lineages import Lineage
from truceline.model.conflict import Conflict, Evidence


def told_of_one_copy(conflicts: Sequence[Conflict], lineages: Sequence[Lineage]) -> tuple[Conflict, ...]:
    """Conflicts in their order; of those that pages of one lineage have in the same words, the earliest page's alone,
    and of the same two wordings of one quotation in several pages the first.

    The places of each that is left out follow as further reports of the one that is told, one a page.
    """
    of = {article: (n, age) for n, own in enumerate(lineages) for age, article in enumerate(own.articles)}
    alike: defaultdict[Hashable, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        alike[_as_worded(conflict, of)].append(conflict)
    told: dict[str, Conflict] = {}
    for own in alike.values():
        first, *others = own
        if first.scope != "between_pages":
            first, *others = sorted(own, key=lambda c: of.get(c.evidence[0].page or "", (0, 0)))
        told[first.id] = replace(first, evidence=(*first.evidence, *_further(first, others)))
    return tuple(told[c.id] for c in conflicts if c.id in told)


def _as_worded(conflict: Conflict, of: Mapping[str, tuple[int, int]]) -> Hashable:
    """What conflicts have in common that are told once; of others their id. `of` are the numbers of lineages."""
    pages = {e.page for e in conflict.evidence if e.page}
    one, other = conflict.evidence[:2]
    if conflict.class_ == "quote_drift" and len(pages) == 2 and one.value and other.value:
        return conflict.rule, frozenset((one.value.casefold(), other.value.casefold()))
    if len(pages) == 1 and (page := next(iter(pages))) in of:
        words = tuple((e.part, e.quote, e.value) for e in (one, other))
        return conflict.rule, conflict.class_, of[page][0], words
    return conflict.id


def _further(first: Conflict, others: Sequence[Conflict]) -> list[Evidence]:
    """The places of conflicts that are told once on pages which the first of them does not name."""
    named = {e.page for e in first.evidence}
    found: dict[str | None, Evidence] = {}
    for e in (e for c in others for e in c.evidence[:2] if e.page and e.page not in named):
        found.setdefault(e.page, e)
    return list(found.values())
