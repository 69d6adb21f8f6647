"""Whether those who speak are parties to politics: only they hold positions and set conditions."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.model.actor import Actor

POLITICAL_KINDS = frozenset({"government", "organ", "armed_group"})
POLITICAL_SECTORS = frozenset({"GOV", "MIL", "REB", "OPP", "IGO", "INT", "SPY", "UAF", "PTY", "LEG", "COP", "JUD"})


def is_political(context: SentenceContext, holders: tuple[str, ...]) -> bool:
    """Whether one of some actors is a government, an organ, an armed group, or a person of that world."""
    article = context.article
    roles = ((m.of, m.role) for m in article.mentions if m.role is not None and m.of in holders)
    private = context.lexicon.positions.private_roles
    titled = {of for of, role in roles if private.isdisjoint(role.lower().split())}
    plural = context.lexicon.descriptions.region_nouns
    return any(
        _is_party(a) or a.id in titled or a.name.rpartition(" ")[2] in plural for a in article.actors if a.id in holders
    )


def _is_party(actor: Actor) -> bool:
    return actor.kind in POLITICAL_KINDS or actor.sector in POLITICAL_SECTORS
