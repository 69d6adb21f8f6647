"""Whether two occasions are of one kind of doing by the same parties, and which of them belies the other."""

from __future__ import annotations

from datetime import date, timedelta

from truceline.lexicon.occasions import OccasionLexicon
from truceline.link.occasions import Occasion

ANY_TEXT = frozenset({"document", "agreement", "accord", "deal", "text", "first", "paper", "sign", "conclude", "put"})
"""Words that may tell of any text."""
APART = {1: 3, 31: 10}
"""Days by which an occasion must lie behind the time from which a claim counts, by the days within which that lies; for
a coarser one APART_FROM_YEAR."""
APART_FROM_YEAR = 31
OWN_NEWS, OWN_CLAIM = timedelta(days=25), timedelta(days=4)
"""Days before the time of a claim: what is told nearer may be a part of what it is about."""
IN_ONE_PLACE, DIRECT = frozenset({"meet", "meeting", "summit", "sit", "see", "face"}), frozenset({"direct"})
"""Words for a contact that is direct, though they do not say so."""
LESSER = frozenset({"remote", "informal", "indirect", "technical", "secret"})
"""Forms in which a thing is done but not counted by claims that name no form."""


def belies(claim: Occasion, other: Occasion) -> bool:
    """Whether something was done after the time since which, as a claim has it, it was not."""
    if not other.is_done or not other.earliest or not other.latest:
        return False
    start, end = date.fromisoformat(other.earliest), date.fromisoformat(other.latest)
    if claim.earliest is not None and claim.latest is not None:
        since = date.fromisoformat(claim.latest)
        grain = (since - date.fromisoformat(claim.earliest)).days + 1
        apart = next((days for most, days in APART.items() if grain <= most), APART_FROM_YEAR)
        if start <= since + timedelta(days=apart):
            return False
    own = OWN_NEWS if other.sort == "told" else OWN_CLAIM
    return end < date.fromisoformat(claim.until) - own and end < date.fromisoformat(other.until)


def of_one_kind(claim: Occasion, other: Occasion, words: OccasionLexicon) -> bool:
    """Whether a claim counts what another occasion is: the same doing in a form that it has, by the same parties.

    A narrower occasion is one of those that a claim without limits counts; a wider one is none for a narrower claim.
    """
    if claim.doing != other.doing or not _one_text(claim, other):
        return False
    implied = DIRECT if other.word in IN_ONE_PLACE else frozenset[str]()
    if (
        not (claim.limits <= other.limits and claim.forms - implied <= other.forms)
        or LESSER & other.forms - claim.forms
    ):
        return False
    if other.sort == "told":
        fits = claim.content <= other.content
    else:
        fits = not (claim.content and other.content) or not claim.content.isdisjoint(other.content)
    if claim.doing.startswith("-") and (claim.names != other.names or not _share_sides(claim, other)):
        return False  # of a doing of no known kind, the same parties must be named
    return fits and _one_level(claim, other, words) and same_parties(claim, other)


def _share_sides(claim: Occasion, other: Occasion) -> bool:
    return claim.sides == other.sides or not claim.sides.isdisjoint(other.sides)


def _one_level(claim: Occasion, other: Occasion, words: OccasionLexicon) -> bool:
    """Whether the same rank of people act, as far as both tell; a claim of everybody is not belied by some."""
    if claim.level == other.level:
        return True
    if other.sort == "told":
        return claim.level is None and (other.level in ("leaders", "several") or claim.word in words.words["any_rank"])
    return None in (claim.level, other.level) or "several" in (claim.level, other.level)


def _one_text(claim: Occasion, other: Occasion) -> bool:
    return claim.doing != "accord" or claim.word == other.word or claim.word in ANY_TEXT or other.word in ANY_TEXT


def same_parties(claim: Occasion, other: Occasion) -> bool:
    """Whether both name the same parties, or one of them only points at those of the other, or neither names any."""
    if len(claim.people) > 1 and len(other.people) > 1:
        return claim.people <= other.people
    if len(claim.sides) > 1 and len(other.sides) > 1:
        return claim.sides == other.sides and not (claim.people and len(claim.people) > 1)
    one_page = claim.article.id == other.article.id
    both_claim = other.sort != "told"
    if len(claim.sides) > 1 or len(other.sides) > 1:
        known, bare = (claim, other) if len(claim.sides) > 1 else (other, claim)
        if bare.names or not bare.sides <= known.sides or (bare.two and len(known.sides) > 2):
            return False
        if not both_claim and len(bare.sides) == 1 and (bare is claim or not bare.pointed):
            return False
        return one_page or (both_claim and bare.pointed)
    if claim.names and other.names:
        return claim.names == other.names and claim.sides == other.sides
    if claim.sides != other.sides:
        if claim.sides and other.sides:
            return False
        bare = other if claim.sides else claim
        return both_claim and bare.pointed and not bare.names and (one_page or (claim.pointed and other.pointed))
    return claim.names == other.names and (one_page or bool(claim.sides) or both_claim)
