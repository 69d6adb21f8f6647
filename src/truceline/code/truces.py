"""Which truce a definite description means: "the cease-fire" after "a 72-hour cease-fire" is the short one."""

from __future__ import annotations

import re

from truceline.code.context import SentenceContext
from truceline.model.spans import Span

TRUCES = ("ceasefire", "humanitarian_pause")
DEFINITE = re.compile(r"\b(?:the|this|that|such an?)\s+(?:new\s+|latest\s+|same\s+)?$", re.IGNORECASE)
LOOKED_AT = 24
"""How many characters before a word of truce its article may stand."""

FAR = 30
"""How many sentences back a truce may have been named."""


def is_the_short_truce(context: SentenceContext, cue: Span) -> bool:
    """Whether a word of ceasefire stands for a short truce that the article has named: the last one named anew."""
    if not _is_definite(context.text, cue.start):
        return False
    index = context.sentence.index
    for sentence in reversed(context.article.sentences[max(0, index - FAR) : index + 1]):
        end = min(sentence.span.end, cue.start)
        words = context.text[sentence.span.start : end]
        named = [
            m.key
            for m in context.lexicon.issues.find_steps(words)
            if m.key in TRUCES and not m.reversed and not _is_definite(words, m.start)
        ]
        if named:
            return named[-1] == "humanitarian_pause"
    return False


def _is_definite(text: str, start: int) -> bool:
    return DEFINITE.search(text, max(0, start - LOOKED_AT), start) is not None
