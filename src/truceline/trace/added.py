"""Where the statements that reviewers added stand in the pages as they are read now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.model.added import added
from truceline.model.coded import CodedArticle, Earlier
from truceline.model.decision import Decision, Subject
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.trace.matching import LEAST_SHARED, shared_part


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that a reviewer added; `earlier` where an edit of its page still has the words."""

    statement: Statement
    earlier: Earlier | None = None


def place_added(
    decisions: Iterable[Decision], articles: Sequence[CodedArticle], older: Sequence[CodedArticle]
) -> dict[str, tuple[Added, ...]]:
    """Put the statements of decisions that add one into their pages: by article, in the order of the decisions.

    Only the same bytes count, and of an edit of the page (`older` has what was edited since) the same words, which it
    must have once. What finds no place is left out.
    """
    by_sha: defaultdict[str, list[CodedArticle]] = defaultdict(list)
    for coded in articles:
        by_sha[coded.article.page.sha256].append(coded)
    before = {coded.article.page.sha256: coded for coded in older}
    found: defaultdict[str, list[Added]] = defaultdict(list)
    for d in decisions:
        (subject,) = d.subjects
        sha256 = subject.anchors[0].sha256
        for coded in by_sha.get(sha256, ()):
            if span := _place(subject, coded):
                found[coded.id].append(Added(_statement(d, coded, span)))
        if sha256 in before and sha256 not in by_sha:
            for coded, span in _again(subject, before[sha256], articles):
                told = Earlier(
                    statement=subject.id,
                    ids=(subject.id,),
                    page=before[sha256].id,
                    known=before[sha256].article.known,
                )
                found[coded.id].append(Added(_statement(d, coded, span), told))
    return {article: tuple(own) for article, own in found.items()}


def with_added(coded: CodedArticle, own: Sequence[Added]) -> CodedArticle:
    """An article with statements that reviewers added, all in text order."""
    if not own:
        return coded
    statements = sorted((*coded.statements, *(a.statement for a in own)), key=lambda s: s.span)
    told = tuple(a.earlier for a in own if a.earlier)
    return replace(coded, statements=tuple(statements), earlier=(*coded.earlier, *told))


def all_with_added(articles: Iterable[CodedArticle], own: Mapping[str, Sequence[Added]]) -> tuple[CodedArticle, ...]:
    """The articles, those with added statements too."""
    return tuple(with_added(coded, own.get(coded.id, ())) for coded in articles)


def _place(subject: Subject, coded: CodedArticle) -> Span | None:
    """Where in a text the bytes stand on which a statement was added; null where the text has not half of them."""
    (anchor,) = subject.anchors
    span = coded.article.map.to_text(anchor.page_span) if anchor.page_span else None
    here = coded.article.map.to_page(span) if span else None
    same = here is not None and shared_part(replace(anchor, page_span=here), anchor) >= LEAST_SHARED
    return span if same else None


def _again(
    subject: Subject, before: CodedArticle, articles: Iterable[CodedArticle]
) -> Iterator[tuple[CodedArticle, Span]]:
    """The edits of a page that still have the words on which a statement was added."""
    quote = subject.anchors[0].quote
    for coded in articles:
        if coded.edit_of and coded.first_edited == before.first_edited and coded.text.count(quote) == 1:
            start = coded.text.index(quote)
            yield coded, Span(start, start + len(quote))


def _statement(d: Decision, coded: CodedArticle, span: Span) -> Statement:
    (subject,) = d.subjects
    sentence = coded.annotated.sentence_at(span.start)
    return added(subject.id, subject.kind, span, sentence.index if sentence else 0, d.slots)
