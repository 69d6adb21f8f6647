"""Between whom a case negotiates: the pairs of which most pages tell, where nobody stands in two of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from truceline.lexicon.lexicon import Lexicon
from truceline.model.statement import Statement
from truceline.trace.negotiations import PAIR, Negotiations
from truceline.trace.outlook import party_name
from truceline.trace.sources import Sources

LEAST_PAGES, LEAST_SHARE = 3, 0.05
"""Pages that must tell of a pair, and the part of the first one's statements, for it to be a negotiation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A pair that negotiates, in words, and how many pages tell of it."""

    parties: tuple[str, ...]
    pages: int


def find_between(sources: Sources, lexicon: Lexicon) -> tuple[Between, ...]:
    """The pairs between whom contacts, pacts, positions and orders stand, those with most of them first.

    A pair that shares a party with one before it may be of the same negotiation and is left out: so two pairs are
    surely two negotiations.
    """
    negotiations = sources.once(Negotiations)
    told: Counter[frozenset[str]] = Counter()
    pages: defaultdict[frozenset[str], set[int]] = defaultdict(set)
    for page, s in sources.statements():
        if _is_negotiated(s) and len(core := negotiations.of(page, s).core) == PAIR:
            told[core] += 1
            pages[core].add(page.number)
    ranked = sorted(told, key=lambda core: (-told[core], sorted(core)))
    chosen: list[frozenset[str]] = []
    for core in ranked:
        enough = len(pages[core]) >= LEAST_PAGES and told[core] >= LEAST_SHARE * told[ranked[0]]
        if enough and all(core.isdisjoint(other) for other in chosen):
            chosen.append(core)
    return tuple(
        Between(parties=tuple(party_name(side, sources, lexicon) for side in sorted(core)), pages=len(pages[core]))
        for core in chosen
    )


def _is_negotiated(s: Statement) -> bool:
    return s.kind in ("position", "precondition") or (
        s.kind == "event" and (s.type == "CONSULT" or s.phase is not None)
    )
