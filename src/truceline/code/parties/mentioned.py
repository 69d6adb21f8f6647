"""The actors whose mentions hold a word."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.model.parse import Token


def mentioned_at(context: SentenceContext, token: Token) -> tuple[str, ...]:
    """The actors of the longest mentions that hold a word."""
    span = context.span(token)
    holding = [m for m in context.article.mentions_in(span) if m.span.contains(span)]
    known = {a.id for a in context.article.actors} if holding else ()
    here = [m for m in holding if m.of in known]
    if not here:
        return ()
    longest = max(here, key=lambda m: m.span.end - m.span.start).span
    return tuple(dict.fromkeys(m.of for m in here if m.span == longest))
