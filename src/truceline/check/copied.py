"""Conflicts that copies of one text have word for word: told once, of the earliest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from truceline.link.lineages import Lineage
from truceline.model.conflict import Conflict


def told_of_one_copy(conflicts: Sequence[Conflict], lineages: Sequence[Lineage]) -> tuple[Conflict, ...]:
    """Conflicts in their order; of those that pages of one lineage have in the same words, the earliest page's alone.

    The first place of each that is left out follows as a further report of the one that is told.
    """
    of = {article: (n, age) for n, own in enumerate(lineages) for age, article in enumerate(own.articles)}
    alike: defaultdict[tuple[object, ...], list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        pages = {e.page for e in conflict.evidence if e.page}
        lineage = of[page][0] if len(pages) == 1 and (page := next(iter(pages))) in of else None
        words = tuple((e.part, e.quote, e.value) for e in conflict.evidence[:2])
        alike[conflict.id if lineage is None else lineage, conflict.rule, conflict.class_, words].append(conflict)
    told: dict[str, Conflict] = {}
    for own in alike.values():
        first, *others = sorted(own, key=lambda c: of.get(c.evidence[0].page or "", (0, 0)))
        told[first.id] = replace(first, evidence=(*first.evidence, *(c.evidence[0] for c in others)))
    return tuple(told[c.id] for c in conflicts if c.id in told)
