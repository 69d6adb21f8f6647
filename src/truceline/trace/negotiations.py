"""Which negotiation a statement belongs to: told by the states that it names and by those named around it.

Pages of several wars and talks may stand in one case, and one page may tell of several. Nothing of one negotiation
meets or moves anything of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import TypeVar

from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.trace.content import Report
from truceline.trace.sources import Source, Sources

Item = TypeVar("Item")

AROUND = 8
"""Sentences before and after a statement whose names count: in a press review the next negotiation is not far off."""
MAIN = 3
"""Of those named most so many may be parties; whoever else wants something of them is none."""
SELDOM = 4
"""Who is named less than a fourth as often as the one named most is only mentioned."""
PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """`core`: those between whom a statement's matter is negotiated, one where the words name no other.

    `named`: those named often around it, and whoever holds it. Both are countries (ISO 3166-1 alpha-3) and bodies of
    states (actor ids); an armed group counts as the country that it fights over, so that a civil war is one country.
    """

    core: frozenset[str]
    named: frozenset[str]


def is_one_negotiation(a: Concern, b: Concern) -> bool:
    """Whether two statements may belong to one negotiation.

    They share a party, and the parties of each are named often around the other. Where one names one party alone,
    that must be named around the other; where both do, nothing tells them apart.
    """
    few = min(len(a.core), len(b.core))
    if few < PAIR:
        return len(a.core) == len(b.core) or (a.core <= b.named if len(a.core) == few else b.core <= a.named)
    return not a.core.isdisjoint(b.core) and a.core <= b.named and b.core <= a.named


def are_one_negotiation(some: Iterable[Concern], others: Sequence[Concern]) -> bool:
    """Whether two groups of statements may belong to one negotiation: one of each does."""
    return any(is_one_negotiation(a, b) for a in some for b in others)


def is_surely_one(a: Concern, b: Concern) -> bool:
    """Whether two statements are of one negotiation by as many parties named: one alone is tied to no war of two."""
    return len(a.core) == len(b.core) and is_one_negotiation(a, b)


def apart(items: Sequence[Item], concern: Callable[[Item], Concern]) -> list[list[Item]]:
    """Put items together that belong to one negotiation; groups and what is in them keep the order of the items.

    What names one party alone joins the only group that it fits, and else stands with its like.
    """
    alike: defaultdict[Concern, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        alike[concern(item)].append(n)
    groups: list[list[Concern]] = []
    for own in sorted(alike, key=lambda c: (len(c.core) < PAIR, alike[c][0])):
        near = [g for g in groups if any(is_one_negotiation(own, other) for other in g)]
        if len(own.core) < PAIR and len(near) > 1:
            near = [g for g in near if any(other.core == own.core for other in g)]
        groups = [g for g in groups if g not in near] + [[own, *(other for g in near for other in g)]]
    places = (sorted(n for own in group for n in alike[own]) for group in groups)
    return [[items[n] for n in group] for group in sorted(places)]


class Negotiations:
    """The concerns of the statements of a case."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._around: dict[tuple[int, int], Counter[str]] = {}

    def of(self, page: Source, s: Statement, holder: str | None = None) -> Concern:
        """Between whom a statement's matter is negotiated, as one of its holders (an actor id) has it."""
        around = self._named_around(page, s.sentence)
        ranked = [name for name, _ in sorted(around.items(), key=lambda item: (-item[1], item[0]))]
        most = max(around.values(), default=0)
        often = frozenset(name for name, n in around.items() if n * SELDOM >= most)
        main = [name for name in ranked if name in often and around[name] >= around[ranked[:MAIN][-1]]]
        holders = frozenset(self._parties(s.holders))
        party = next(self._parties([holder] if holder else s.holders), None)
        others = frozenset(self._parties(_named_by(s))) - holders
        core = [party] if party in main else []
        core += [name for name in main if name in others and name not in core]
        while len(core) < PAIR and (partner := self._partner(core, [n for n in main if n not in core], holders)):
            core.append(partner)
        return Concern(core=frozenset(core), named=often | frozenset(core) | holders)

    def of_report(self, report: Report) -> Concern:
        """Between whom the matter of the statement behind a report is negotiated."""
        page = self._sources.page(report.page)
        assert page is not None
        return self.of(page, self._statements[report.page, report.statement])

    @cached_property
    def _statements(self) -> dict[tuple[str, str], Statement]:
        return {(page.coded.id, s.id): s for page, s in self._sources.statements()}

    def _partner(self, core: Sequence[str], candidates: Sequence[str], holders: frozenset[str]) -> str | None:
        """Of those named most the one with whom who is found already stands on most pages; no fellow holder."""
        free = [c for c in candidates if c not in holders] or list(candidates)
        beside: Mapping[str, int] = self._beside[core[0]] if core else {}
        return max(free, key=lambda c: (beside.get(c, 0), -free.index(c)), default=None)

    @cached_property
    def _beside(self) -> dict[str, Counter[str]]:
        """For each party, on how many pages it stands beside each other one among those named most."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for page in self._sources.pages:
            counted = self._counted(page, Span(0, len(page.coded.text)), page.coded.statements)
            for a, b in permutations([name for name, _ in sorted(counted.items(), key=_by_number)[:MAIN]], PAIR):
                found[a][b] += 1
        return found

    def _named_around(self, page: Source, sentence: int) -> Counter[str]:
        """How often each is named in the sentences around one, and by the statements made of them."""
        key = (page.number, sentence)
        if key not in self._around:
            sentences = page.coded.annotated.sentences[max(0, sentence - AROUND) : sentence + AROUND + 1]
            stretch = Span(sentences[0].span.start, sentences[-1].span.end) if sentences else Span(0, 0)
            near = (s for s in page.coded.statements if abs(s.sentence - sentence) <= AROUND)
            self._around[key] = self._counted(page, stretch, near)
        return self._around[key]

    def _counted(self, page: Source, stretch: Span, statements: Iterable[Statement]) -> Counter[str]:
        counted = Counter(self._parties(m.of for m in page.coded.annotated.mentions_in(stretch)))
        for s in statements:
            counted.update(set(self._parties(_named_by(s))))
        return counted

    def _parties(self, ids: Iterable[str | None]) -> Iterator[str]:
        """Those who can be party to a negotiation: states, whoever fights over one, its places, bodies of states."""
        for one in ids:
            if actor := self._sources.actors.get(one or ""):
                side = self._sources.side(actor.id)
                if side != actor.id or actor.sector == "IGO":
                    yield side
                elif actor.country and (actor.kind in ("armed_group", "people") or actor.sector == "REB"):
                    yield actor.country
            elif country := self._sources.countries.get(one or ""):
                yield country


def _by_number(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _named_by(s: Statement) -> Iterator[str]:
    """All whom a statement names: who acts or holds, on whom it is done, who would do it and for whom."""
    yield from (*s.actors, *s.recipients, *s.holders)
    for on in (s.on, s.first_on, s.then_on):
        if on is not None:
            yield from (*on.by, *on.for_)
