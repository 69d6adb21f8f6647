"""Whose words a clause is: the quotations of the article that cover it, outermost first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.annotate.quotations.marks import find_quoted, quoted_near
from truceline.annotate.quotations.phrases import antecedent_of
from truceline.annotate.quotations.speech import is_utterance
from truceline.code.asides import is_aside, is_happening, is_thing
from truceline.lexicon.reporting import ReportingCues
from truceline.model.coded import AnnotatedArticle
from truceline.model.spans import Span
from truceline.model.statement import Attribution, Quotation

COVERED = 0.5
"""Share of a clause, or of a shorter content, that has to lie in both: clauses and contents end a word or two apart."""

POINTING = frozenset({"he", "she", "it", "they", "him", "her", "them"})
BACK = 1500
"""How far before an unnamed source the words that describe it are looked for, in code points."""
WORDS = 3
"""Longest phrase with "the" that only points back: "the news agency"."""


def attribution_of(
    article: AnnotatedArticle,
    span: Span,
    trigger: Span,
    cues: ReportingCues,
    among: tuple[Quotation, ...] | None = None,
) -> tuple[Attribution, ...]:
    """List the quotations in whose content a clause lies, outermost first; those `among` some, if these are given.

    The trigger must lie in the content: a word of speaking that is itself the trigger is not its own content. An
    unnamed source that only points back ("the source added") has the words that describe it first as its span.
    """
    covering = quotations_of(article, span, trigger, cues, among)
    if not covering:
        return _of_nobody(article, span)
    return tuple(_described(article, q, cues).attribution for q in covering)


def _of_nobody(article: AnnotatedArticle, span: Span) -> tuple[Attribution, ...]:
    """The one level of words in quotation marks whose speaker is not known: they are not the outlet's."""
    for q in quoted_near(find_quoted(article.text), span):
        if q.inner.contains(span) and is_utterance(article.text, q):
            return (Attribution(source=None, source_span=None, cue_span=None, content_spans=(q.inner,), direct=True),)
    return ()


def is_reported(article: AnnotatedArticle, trigger: Span) -> bool:
    """Whether somebody or something is said to tell or show a thing, be it in a statement's attribution or not."""
    return any(c.contains(trigger) for q in article.quotations for c in q.attribution.content_spans)


def quotations_of(
    article: AnnotatedArticle,
    span: Span,
    trigger: Span,
    cues: ReportingCues,
    among: tuple[Quotation, ...] | None = None,
) -> tuple[Quotation, ...]:
    """The quotations that cover a clause, outermost first: parents before children, wider before narrower."""
    quotations = article.quotations if among is None else among
    covering = [q for q in quotations if _covers(q.attribution, span, trigger)]
    covering = [q for q in covering if not _is_own(article, q.attribution, cues)]
    covering = [q for q in covering if not is_aside(article, q.attribution, trigger, cues)]
    if len(covering) < 2:
        return tuple(covering)
    by_id = {q.id: q for q in article.quotations}

    def order(q: Quotation) -> tuple[object, ...]:
        a = q.attribution
        return (_told_by(a, covering), _depth(q, by_id), -_length(a), a.content_spans)

    return tuple(sorted(covering, key=order))


def _told_by(attribution: Attribution, others: Iterable[Quotation]) -> int:
    """How many of some quotations tell that these words were spoken: their content holds the word of speaking."""
    cue = attribution.cue_span
    return sum(cue is not None and any(c.contains(cue) for c in q.attribution.content_spans) for q in others)


def _is_own(article: AnnotatedArticle, attribution: Attribution, cues: ReportingCues) -> bool:
    """Whether a quotation reports no words: what somebody means to do, judges by a noun, or seems to the outlet.

    "Planned *to meet* him", "praised *the talks*", "the talks seemed *to go well*".
    """
    text, cue = article.text, attribution.cue_span
    if attribution.direct:
        return False
    if cue is not None and cue.of(text).lower().startswith(cues.own_stems):
        return True
    if cue is not None and cue.of(text).lower().startswith(cues.shown_stems) and is_thing(article, attribution, cues):
        return True
    if is_happening(article, attribution, cues):
        return True
    return all(c.of(text).lower().startswith("to ") for c in attribution.content_spans)


def _covers(attribution: Attribution, span: Span, trigger: Span) -> bool:
    for content in attribution.content_spans:  # asked of every quotation for every statement: a loop is the fastest
        if content.start <= trigger.start and trigger.end <= content.end:
            break
    else:
        return False
    cue = attribution.cue_span
    if cue is not None and cue.overlaps(trigger):
        return False
    if cue is not None and span.contains(cue):
        return True
    inside = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content_spans)
    return inside >= COVERED * min(span.end - span.start, _length(attribution))


def _described(article: AnnotatedArticle, quotation: Quotation, cues: ReportingCues) -> Quotation:
    """A quotation whose unnamed source is given by the words that describe it, where its own only point back."""
    a = quotation.attribution
    if a.source is not None or a.source_span is None:
        return quotation
    here = article.sentences_in(a.source_span)
    parse = article.parses[here[0].index] if here and here[0].index < len(article.parses) else None
    taken_up = antecedent_of(parse, a.source_span) if parse else None
    if taken_up is not None:
        return replace(quotation, attribution=replace(a, source_span=taken_up))
    if not _points_back(a.source_span.of(article.text)):
        return quotation
    span = next(_before(article, a.source_span, cues), None)
    return quotation if span is None else replace(quotation, attribution=replace(a, source_span=span))


def _before(article: AnnotatedArticle, source: Span, cues: ReportingCues) -> Iterator[Span]:
    """The descriptions of unnamed sources before a source, the nearest first, back to the last named one."""
    earlier = [
        q.attribution
        for q in article.quotations
        if q.attribution.cue_span is not None and source.start - BACK < q.attribution.cue_span.start < source.start
    ]
    for a in sorted(earlier, key=lambda a: a.cue_span or source, reverse=True):
        cited = a.cue_span is not None and a.cue_span.of(article.text).lower().startswith(cues.citing_stems)
        span = a.content_spans[0] if cited else a.source_span
        if a.source is not None and not cited:
            return
        if span is not None and span.end <= source.start and not _points_back(span.of(article.text)):
            yield span


def _points_back(words: str) -> bool:
    """Whether words only point at a source told of before: a pronoun, or "the" with a word or two in small letters."""
    lower = words.lower()
    if lower in POINTING:
        return True
    return lower.startswith("the ") and words[1:] == lower[1:] and len(words.split()) <= WORDS


def _depth(quotation: Quotation, by_id: dict[str, Quotation]) -> int:
    depth = 0
    while quotation.parent is not None and quotation.parent in by_id and depth < len(by_id):
        quotation = by_id[quotation.parent]
        depth += 1
    return depth


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content_spans)
