"""Who is a side in a contact or fight that is only described: "met *senators*", "between troops and *raiders*"."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.partakers import behind_setting
from truceline.code.parties.cast import described_actors
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import actors_of
from truceline.model.parse import Token


def described_partners(context: SentenceContext, token: Token, carrier: Token | None) -> tuple[str, ...]:
    """Those in office or arms with whom somebody meets or fights, where nobody there has a name: "met *senators*"."""
    words = (w for w in (token, carrier) if w is not None)
    found = actors_of(context, (h for w in words for h in prepositional(context.parse, w, "with")), described=True)
    known = described_actors(context)
    return tuple(a for a in found if a in known and known[a].sector in PARTNERS)


def described_foes(context: SentenceContext, fight: Token) -> tuple[str, ...]:
    """Forces and gunmen between whom a fight is, by name or description: "between *troops* and *herders*"."""
    heads = prepositional(context.parse, fight, "between") or behind_setting(context, fight, "between")
    armed = [h for h in heads if any(in_class(context, h, n) for n in ("FORCES", "GUNMEN", "LAWMEN", "TROOPS"))]
    found, known = actors_of(context, heads, described=True), described_actors(context)
    sure = actors_of(context, armed, described=True)
    return tuple(a for a in found if a not in known or a in sure or known[a].sector in PARTNERS)


PARTNERS = frozenset({"GOV", "LEG", "MIL", "REB", "OPP", "PTY", "IGO"})
"""Sectors of those whose meetings with a power are contacts between two sides, and whose fights are no brawls."""
