"""Talk written down turn by turn, each under the name of its speaker: "KAGAME: We will not go."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from operator import attrgetter

from truceline.annotate.quotations.speech import Draft
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.spans import Span

NAMED = re.compile(
    r"^[ \t]*(?P<name>[A-Z][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,3})(?:, (?:BYLINE|HOST))?:[ \t]+\S", re.MULTILINE
)
LETTERS = frozenset({"Q", "A"})
"""Letters for the question and the answer, which name nobody."""
LEAST, LEAST_OF_ONE = 4, 2
"""Turns that make a talk, and those of each of its two or more speakers."""


def turn_drafts(article: AnnotatedArticle, lexicon: Lexicon) -> list[Draft]:
    """The turns of a talk, each up to the next; none where a page only has lines with a colon."""
    text = article.text
    found = [m for m in NAMED.finditer(text) if m["name"].lower() not in lexicon.reporting.labels]
    counts = Counter(m["name"] for m in found)
    speakers = {name for name, count in counts.items() if count >= LEAST_OF_ONE}
    if len(speakers) < 2 or sum(counts[name] for name in speakers) < LEAST or not article.sentences:
        return []
    drafts = []
    for at, m in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else _paragraph_end(text, m.end())
        content = Span(m.end() - 1, m.end() - 1 + len(text[m.end() - 1 : end].rstrip()))
        drafts.append(
            Draft(
                source=None if m["name"] in LETTERS else Span(*m.span("name")),
                cue=Span(text.index(":", m.end("name")), text.index(":", m.end("name")) + 1),
                contents=(content,),
                role="says",
                sentence=article.sentences[_sentence_at(article, m.start("name"))],
                clause=True,
                speech=True,
            )
        )
    return drafts


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _sentence_at(article: AnnotatedArticle, offset: int) -> int:
    return max(0, bisect_right(article.sentences, offset, key=attrgetter("span.start")) - 1)
