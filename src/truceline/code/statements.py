"""From annotated articles to coded articles: run the finders of every kind, settle overlaps, give ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from truceline.code.assessments import find_assessments
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.events import find_events
from truceline.code.positions import find_positions
from truceline.code.preconditions import find_preconditions
from truceline.code.situations import find_situations
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.identity import identified
from truceline.model.statement import Statement

Finder = Callable[[SentenceContext], Iterable[Statement]]

FINDERS: tuple[Finder, ...] = (
    find_events,
    find_positions,
    find_preconditions,
    find_assessments,
    find_situations,
)
"""One finder a kind. Each takes a sentence and yields statements without ids."""


def code_articles(annotated: Iterable[AnnotatedArticle], lexicon: Lexicon) -> Iterator[CodedArticle]:
    """Find the statements of each article. The parses are let go after it."""
    for article in annotated:
        found = find_statements(article, lexicon)
        statements = identified(article.article.page.sha256, found)
        yield CodedArticle(annotated=replace(_with_described(article, statements), parses=()), statements=statements)


def _with_described(article: AnnotatedArticle, statements: tuple[Statement, ...]) -> AnnotatedArticle:
    """Take those in whom the article only describes and a statement needs, where its clause has no name before."""
    taken: set[Mention] = set()
    for s in statements:
        named = article.mentions_in(s.span)
        described = article.described_in(article.sentences[s.sentence].span)
        for actor in {*s.actors, *s.recipients}:
            first = min((m.span.start for m in named if m.of == actor), default=None)
            here = [m for m in described if m.of == actor]
            inside = [m for m in here if s.span.contains(m.span) and (first is None or m.span.start < first)]
            taken.update(inside or (here if first is None else ()))
    known = {a.id for a in article.actors}
    wanted = {m.of for m in taken} - known
    return replace(
        article,
        mentions=tuple(sorted({*article.mentions, *taken}, key=lambda m: (m.span, m.of))),
        actors=(*article.actors, *(a for a in article.described_actors if a.id in wanted)),
        described=tuple(m for m in article.described if m in taken),
        described_actors=(),
    )


def find_statements(article: AnnotatedArticle, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Find all statements of one article, in the order of their spans and triggers, without ids."""
    found = [s for context in contexts_of(article, lexicon) for find in FINDERS for s in find(context)]
    return settle_overlaps(found)


def settle_overlaps(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """Drop events on the trigger of a position and repeated statements; order what remains.

    A demand, refusal or offer whose maker the text names is a position and no event besides (guideline 6).
    """
    statements = sorted(found, key=_order)
    taken = [s.trigger for s in statements if s.kind == "position"]
    kept: dict[tuple[object, ...], Statement] = {}
    for s in statements:
        if s.kind == "event" and any(t.overlaps(s.trigger) for t in taken):
            continue
        kept.setdefault((s.kind, s.trigger, s.type, s.issue, s.first, s.then, s.holders), s)
    return tuple(kept.values())


def _order(s: Statement) -> tuple[object, ...]:
    return (s.sentence, s.span, s.trigger, s.kind, s.type or "", s.issue or "", s.first or "", s.then or "", s.rule)
