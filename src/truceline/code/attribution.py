"""Whose words a clause is: the quotations of the article that cover it, outermost first."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.model.coded import AnnotatedArticle
from truceline.model.spans import Span
from truceline.model.statement import Attribution, Quotation

COVERED = 0.5
"""Share of a clause that has to lie in a quotation's content: clauses and contents end a word or two apart."""


def attribution_of(article: AnnotatedArticle, span: Span, trigger: Span) -> tuple[Attribution, ...]:
    """List the quotations in whose content a clause lies, outermost first.

    The trigger must lie in the content: a word of speaking that is itself the trigger is not its own content.
    """
    return tuple(q.attribution for q in quotations_of(article, span, trigger))


def quotations_of(article: AnnotatedArticle, span: Span, trigger: Span) -> tuple[Quotation, ...]:
    """The quotations that cover a clause, outermost first: parents before children, wider before narrower."""
    covering = [q for q in article.quotations if _covers(q.attribution, span, trigger)]
    covering = [q for q in covering if not _is_intent(article.text, q.attribution)]
    by_id = {q.id: q for q in article.quotations}

    def order(q: Quotation) -> tuple[object, ...]:
        a = q.attribution
        return (_told_by(a, covering), _depth(q, by_id), -_length(a), a.content_spans)

    return tuple(sorted(covering, key=order))


def _told_by(attribution: Attribution, others: Iterable[Quotation]) -> int:
    """How many of some quotations tell that these words were spoken: their content holds the word of speaking."""
    cue = attribution.cue_span
    return sum(cue is not None and any(c.contains(cue) for c in q.attribution.content_spans) for q in others)


def _is_intent(text: str, attribution: Attribution) -> bool:
    """Whether a content is only what somebody means to do: "planned *to meet* him" reports no words."""
    return not attribution.direct and all(c.of(text).lower().startswith("to ") for c in attribution.content_spans)


def _covers(attribution: Attribution, span: Span, trigger: Span) -> bool:
    if not any(c.contains(trigger) for c in attribution.content_spans):
        return False
    if attribution.cue_span is not None and attribution.cue_span.overlaps(trigger):
        return False
    inside = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content_spans)
    return inside >= COVERED * (span.end - span.start)


def _depth(quotation: Quotation, by_id: dict[str, Quotation]) -> int:
    depth = 0
    while quotation.parent is not None and quotation.parent in by_id and depth < len(by_id):
        quotation = by_id[quotation.parent]
        depth += 1
    return depth


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content_spans)
