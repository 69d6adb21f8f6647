"""The sides of a negotiation as its user names them, and what of a case involves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.statement import Statement
from truceline.trace.negotiations import Negotiations
from truceline.trace.sources import Source, Sources

if TYPE_CHECKING:
    from truceline.lexicon.actors import ActorEntry
    from truceline.lexicon.lexicon import Lexicon

HELD = ("position", "precondition", "assessment")
"""Kinds that belong to a negotiation by whoever holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The sides (`own`) and those whose dealings with a side belong to the case too (`others`: mediators, hosts).

    Both are what `Sources.side` gives: countries (ISO 3166-1 alpha-3) and ids of actors. `names` are the sides in
    words; `fought_over` are the countries that sides which are no state fight over.
    """

    names: tuple[str, ...]
    own: frozenset[str]
    others: frozenset[str]
    fought_over: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTo:
    """To which parties views are kept, and how many of all statements that leaves out. No parties: all is shown."""

    parties: tuple[str, ...]
    statements: int
    left_out: int


ALL = KeptTo(parties=(), statements=0, left_out=0)
"""Views that are kept to nobody."""


def find_parties_named(
    names: Iterable[str], mediators: Iterable[str], lexicon: Lexicon, members: Iterable[tuple[str, str]] = ()
) -> tuple[Parties, list[str]]:
    """The parties of these names or ids, and the names that the lexicon does not know.

    `members` are ids of actors with the names or ids of those to whom they count.
    """
    unknown: list[str] = []
    own, others = (list(_entries(some, lexicon, unknown)) for some in (names, mediators))
    joined = [(who, next(_entries([of], lexicon, unknown), None)) for who, of in members]
    parties = Parties(
        names=tuple(dict.fromkeys(e.actor.name for e in own)),
        own=frozenset((*(_side(e, lexicon) for e in own), *(who for who, of in joined if of in own))),
        others=frozenset((*(_side(e, lexicon) for e in others), *(who for who, of in joined if of in others))),
        fought_over=frozenset(e.actor.country for e in own if e.actor.country),
    )
    return parties, unknown


def _entries(names: Iterable[str], lexicon: Lexicon, unknown: list[str]) -> Iterator[ActorEntry]:
    for name in names:
        found = lexicon.actors.get(name) or next(iter(lexicon.actors.written(name)), None)
        if found is None:
            unknown.append(name)
        else:
            yield found


def _side(entry: ActorEntry, lexicon: Lexicon) -> str:
    """The country of a state, its organs and officials; the organisation of its bodies; the actor itself otherwise."""
    actor = entry.actor
    official = actor.kind in ("government", "organ") or actor.sector in ("GOV", "MIL")
    return actor.country if official and actor.country else lexicon.institutions.get(actor.id, actor.id)


def keep_to(sources: Sources, parties: Parties) -> tuple[Sources, KeptTo]:
    """The pages with those of their statements that involve the parties, and how many are left out.

    What is between a party and outsiders alone is left out; what a party says itself only where it is of other states.
    Where a statement names nobody, or mediators alone, those count between whom its surroundings negotiate.
    """
    belongs = _Belonging(sources, parties)
    pages, total, kept = [], 0, 0
    for page in sources.pages:
        own = tuple(s for s in page.coded.statements if belongs.has(page, s))
        total, kept = total + len(page.coded.statements), kept + len(own)
        pages.append(replace(page, coded=_with(page.coded, own)))
    left = replace(sources, pages=tuple(pages))
    return left, KeptTo(parties=parties.names, statements=total, left_out=total - kept)


def conflicts_between(conflicts: Iterable[Conflict], all_: Sources, left: Sources) -> tuple[Conflict, ...]:
    """The conflicts whose words tell something that is left, or nothing that was there before."""
    return tuple(c for c in conflicts if _tells(c, left) or not _tells(c, all_))


def _tells(conflict: Conflict, sources: Sources) -> bool:
    for e in conflict.evidence:
        page = sources.page(e.page)
        if page and e.span and any(s.span.overlaps(e.span) for s in page.coded.statements):
            return True
    return False


def _with(coded: CodedArticle, statements: tuple[Statement, ...]) -> CodedArticle:
    return coded if len(statements) == len(coded.statements) else replace(coded, statements=statements)


class _Belonging:
    """Which statements involve the parties; reports of one happening do or do not together."""

    def __init__(self, sources: Sources, parties: Parties) -> None:
        self._sources, self._parties = sources, parties
        self._negotiations = sources.once(Negotiations)
        self._known: dict[str, bool] = {}
        self._reports: defaultdict[str, list[tuple[Source, Statement]]] = defaultdict(list)
        for page, s in sources.statements():
            if s.kind == "event" and s.occurrence:
                self._reports[s.occurrence].append((page, s))

    def has(self, page: Source, s: Statement) -> bool:
        """Whether a statement involves the parties."""
        if s.kind != "event" or not s.occurrence:
            return self._involves([(page, s)])
        if s.occurrence not in self._known:
            self._known[s.occurrence] = self._involves(self._reports[s.occurrence])
        return self._known[s.occurrence]

    def _involves(self, told: Sequence[tuple[Source, Statement]]) -> bool:
        """Whether statements of one thing name the parties, or nobody but mediators where parties negotiate."""
        own, inside = self._parties.own, self._parties.own | self._parties.others
        sides = {self._sources.side(i) for _, s in told for i in _named_by(s)}
        if not sides & own:
            return sides <= self._parties.others and any(self._is_around(page, s) for page, s in told)
        first = told[0][1]
        if first.kind in HELD and own & set(map(self._sources.side, first.holders or first.actors)):
            return not any(side.isupper() for side in sides - inside)  # a country, not somebody who is only described
        return sides <= inside or len(sides & inside) > 1

    def _is_around(self, page: Source, s: Statement) -> bool:
        """Whether the sentences around a statement negotiate between the parties, and mediators, alone."""
        core = self._negotiations.of(page, s).core
        own = self._parties.own | self._parties.fought_over
        return bool(core & own) and core <= own | self._parties.others


def _named_by(s: Statement) -> Iterator[str]:
    """All whom a statement names, also those who host, mediate, would do what is wanted, or have it done for them."""
    yield from (*s.actors, *s.recipients, *s.holders, *s.host, *s.mediator)
    for on in (s.on, s.first_on, s.then_on):
        if on is not None:
            yield from (*on.by, *on.for_)
