"""Who led the team of a side in a meeting, as a page tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.lexicon.phrases import cued
from truceline.link.clauses import in_quotation, sentence_span
from truceline.link.items import Kind
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

TEAM = r"(?:delegation|team|negotiators|side)"
LED = cued(
    rf"\b(?:led|headed|leads|heads|leading|heading) (?:(?!and\b)[\w’'-]+ ){{1,5}}?{TEAM}\b",
    *("led", "headed", "leads", "heads", "leading", "heading"),
    flags=re.IGNORECASE,
)
"""Behind a name: "Amara Kone *led the Chadian delegation*"."""
LED_BY = cued(
    rf"\b{TEAM}(?:,? (?:was|is|were|are|has been))?,? (?:led|headed) by\b", "led", "headed", flags=re.IGNORECASE
)
"""Before one: "the *delegation was led by* the deputy minister, Amara Kone"."""
OF_BEFORE = re.compile(r"\b(?:that|those|whose|earlier|previous|last|first) (?:[A-Z]\w+ )?$")
"""Before a team: it is that of another meeting ("and that Chadian delegation was led by …")."""
REACH = 60
"""Code points between these words and the name."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a page says who led the team of a side: a state (ISO 3166-1 alpha-3), and the actor id of a person."""

    side: str
    person: str
    name: str
    span: Span


def _heads(article: CodedArticle) -> Iterator[Head]:
    """Those of whom an article says that they led the team of their state."""
    for match in LED.find_in_paragraphs(article.text):
        start = max(sentence_span(article, match.start()).start, match.start() - REACH)
        yield from _named(article, Span(start, match.start()), Span(*match.span()), last=True)
    for match in LED_BY.find_in_paragraphs(article.text):
        if OF_BEFORE.search(article.text, max(0, match.start() - REACH), match.start()):
            continue
        end = min(sentence_span(article, match.start()).end, match.end() + REACH)
        yield from _named(article, Span(match.end(), end), Span(*match.span()), last=False)


HEADS = Kind("heads", lambda items: _heads(items.article))


def _named(article: CodedArticle, where: Span, words: Span, *, last: bool) -> Iterator[Head]:
    """The person of a state who is named nearest to some words, before or behind them."""
    people = {a.id: a for a in article.annotated.actors if a.kind == "person" and a.country}
    named = [m for m in article.annotated.mentions_in(where) if m.of in people and m.form != "pronoun"]
    if named and not in_quotation(article, words):
        nearest = named[-1 if last else 0]
        person = people[nearest.of]
        span = Span(min(words.start, nearest.span.start), max(words.end, nearest.span.end))
        yield Head(person.country or "", person.id, person.name, span)
