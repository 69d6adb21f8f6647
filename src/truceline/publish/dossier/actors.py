"""The actors: the parties with their people, and everybody whom the statements name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.publish.dossier.press import Press
from truceline.trace.sources import Source


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with the number of statements in which it acts, is acted on, wants or speaks, and their pages."""

    actor: Actor
    statements: int
    pages: tuple[Source, ...]


def render_actors(press: Press) -> str:
    """The page of the actors, those who are named most first."""
    dossier = press.dossier
    told: Counter[str] = Counter()
    pages: dict[str, dict[int, Source]] = {}
    for page, s in dossier.sources.statements():
        speakers = (level.source for level in s.attribution if level.source)
        for id_ in dict.fromkeys((*s.actors, *s.recipients, *s.holders, *speakers)):
            if id_ in dossier.sources.actors:
                told[id_] += 1
                pages.setdefault(id_, {})[page.number] = page
    rows = [ActorRow(dossier.sources.actors[i], n, tuple(pages[i].values())) for i, n in told.most_common()]
    parties = [p for p in dossier.parties if not p.judges_only]
    judges = [p.name for p in dossier.parties if p.judges_only]
    return press.page("actors", "Actors", rows=rows, parties=parties, judges=judges)
