"""What pages tell beside any negotiation: everyday crime, courts, business and politics at home."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.code.setting import has_setting
from truceline.model.actor import Actor
from truceline.model.statement import Statement
from truceline.trace.sources import Source, Sources


class Setting:
    """Which pages of a case speak of a negotiation, looked up when first asked for."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._speaks: dict[int, bool] = {}

    def has(self, told: Sequence[tuple[Source, Statement]]) -> bool:
        """Whether statements of one happening tell of what sides do, or stand on a page that speaks of a negotiation.

        "Police arrested two men" is none on a page about a burglary, "Chad arrested two envoys" is one anywhere.
        """
        named = (a for _, s in told for a in (*s.actors, *s.recipients, *s.host, *s.mediator))
        return any(map(self._is_side, named)) or any(self._speaks_of_one(page) for page, _ in told)

    def _is_side(self, actor_id: str) -> bool:
        actor = self._sources.actors.get(actor_id)
        return actor is not None and is_side(actor)

    def _speaks_of_one(self, page: Source) -> bool:
        words = self._sources.setting
        if page.number not in self._speaks:
            self._speaks[page.number] = not words or has_setting(page.coded.text, words)
        return self._speaks[page.number]


def is_side(actor: Actor) -> bool:
    """Whether an actor may be a side: a state, a body or leader of one, an armed group, a body of states.

    Not police and courts, parties, firms and people at large.
    """
    if actor.kind == "organ":
        return actor.country is not None and actor.sector not in OF_LAW
    if actor.kind == "person":
        return actor.country is not None and actor.sector in ("GOV", "MIL")
    return actor.kind in ("government", "armed_group") or actor.sector == "IGO"


OF_LAW = ("COP", "JUD")
"""Sectors of those who keep the law at home."""
