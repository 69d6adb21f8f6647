"""Who holds a position: the actors that its words name, and the side for which a speaker says "we"."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.attribution import quotations_of
from truceline.code.context import SentenceContext
from truceline.code.parties.cast import described_actors, named_actors
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.parties.politics import may_hold
from truceline.code.setting import is_on_negotiation
from truceline.model.actor import Actor
from truceline.model.parse import Token

FIRST_PERSON = frozenset({"we", "us", "our", "ourselves"})


def holders_of(context: SentenceContext, heads: Iterable[Token], *, described: bool = True) -> tuple[str, ...]:
    """Name the actors for which some phrase heads stand; for "we", the side for which its speaker speaks."""
    heads = tuple(heads)
    named = actors_of(context, heads) or _in_words_of(context, heads)
    named = named or (_described_holders(context, heads) if described else ())
    if named or not any(h.text.lower() in FIRST_PERSON for h in heads):
        return named
    return side_of_speaker(context, next(h for h in heads if h.text.lower() in FIRST_PERSON))


def _described_holders(context: SentenceContext, heads: tuple[Token, ...]) -> tuple[str, ...]:
    """Those who are only described but can be a party, where the article is on a negotiation: "*Okoro* wants …"."""
    if not is_on_negotiation(context):
        return ()
    known = described_actors(context)
    return tuple(a for a in actors_of(context, heads, described=True) if a in known and may_hold(context, known[a]))


def _in_words_of(context: SentenceContext, heads: tuple[Token, ...]) -> tuple[str, ...]:
    """Whose words a statement or meeting carries: "the *council's* statement called for …", "a summit *of Chad*"."""
    found: dict[str, None] = {}
    for text in heads:
        if text.pos == "NOUN" and text.lemma in context.lexicon.positions.voices:
            behind = prepositional(context.parse, text, "of", "by", "from")
            found.update(dict.fromkeys(possessors_of(context, text) or actors_of(context, behind)))
    return tuple(found)


def side_of_speaker(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """The government of whoever is quoted with a word, where the article names it; otherwise the speaker.

    None where nobody named is quoted: then nobody knows who "we" are.
    """
    span = context.span(word)
    levels = quotations_of(context.article, span, span, context.lexicon.reporting, context.quotations)
    source = levels[-1].attribution.source if levels else None
    actors = named_actors(context)
    speaker = actors.get(source or "")
    if speaker is None:
        return ()
    return (_government_of(speaker, actors.values()) or speaker.id,)


def _government_of(speaker: Actor, actors: Iterable[Actor]) -> str | None:
    if speaker.kind not in ("person", "organ") or speaker.sector not in (None, "GOV"):
        return None
    return next((a.id for a in actors if a.kind == "government" and a.country == speaker.country), None)
