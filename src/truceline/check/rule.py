"""What a rule is, and how its findings are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from truceline.check.case import Case
from truceline.check.lines import Line
from truceline.link.items import Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictClass, ConflictKind, Evidence, Knowledge, Scope, Severity
from truceline.model.identity import conflict_id
from truceline.model.spans import Span

LONG_PAGE = 40
"""Sentences of a page among whose pairs there are so many that two things come to look like one."""
LOOSE = "Holds any two clauses against each other, so that of real pages it is seldom right; of low severity."
LONGEST_EVIDENCE = 500
"""Code points of one piece of evidence: more than that points at nothing."""

Finder = Callable[[Case], Iterator[Conflict]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule. The docstring of `find` is its public documentation; `further` are kinds that it also finds.

    What it compares between pages are items of the kinds that it `reads`, so that no page is read again for another.
    A rule of `one_story` goes by what is done more than by who, when and where, so that between pages it is asked only
    of those whose beginnings tell one story. A rule that is `loose` holds any two clauses of a page against each other,
    wherever they stand. It is not asked of long pages, and what it tells is of low severity: of 67 things that such
    rules told of real pages one was right, and two thirds stood in pages of more than 40 sentences
    (docs/measurements/conflicts.md).
    """

    name: str
    kind: ConflictKind
    find: Finder
    further: tuple[ConflictKind, ...] = ()
    one_story: bool = False
    loose: bool = False
    reads: tuple[Kind[Any], ...] = ()

    @property
    def documentation(self) -> str:
        """What the rule compares, and when it is silent, as a reader is told."""
        within = f"{LOOSE} Within a page: only in one of at most {LONG_PAGE} sentences." if self.loose else ""
        between = "Between pages: only where their beginnings share a quarter of their words." if self.one_story else ""
        return "\n\n".join(part for part in (cleandoc(self.find.__doc__ or ""), within, between) if part)

    def is_asked_of(self, article: CodedArticle) -> bool:
        """Whether the rule looks for conflicts within an article."""
        return not (self.loose and is_long(article))

    def conflict(
        self,
        severity: Severity,
        evidence: tuple[Evidence, Evidence],
        explanation: str,
        *,
        kind: ConflictKind | None = None,
        class_: ConflictClass = "contradiction",
        scope: Scope | None = None,
    ) -> Conflict:
        """A finding of the rule, by default of its kind, and in the scope that its evidence has."""
        kind = kind or self.kind
        return Conflict(
            id=conflict_id(kind, evidence),
            rule=self.name,
            kind=kind,
            class_=class_,
            scope=scope or scope_of(*evidence),
            severity="low" if self.loose else severity,
            evidence=evidence,
            explanation=explanation,
        )


def is_long(article: CodedArticle) -> bool:
    """Whether an article has so many sentences that two of them look like one by chance."""
    return len(article.annotated.sentences) > LONG_PAGE


def scope_of(one: Evidence, other: Evidence) -> Scope:
    """Where two pieces of evidence stand: in one page, in two, or one of them outside the pages."""
    if one.page is None or other.page is None:
        return "calendar"
    return "within_page" if one.page == other.page else "between_pages"


def on_page(article: CodedArticle, span: Span, value: str | None = None) -> Evidence:
    """Evidence in an article: the part of a span that lies in its first sentence, without blanks and commas at its ends
    and at most 500 code points.

    The span of evidence in a title, caption or line of a summary is one of that part.
    """
    words = span.of(article.text)
    start = span.start + len(words) - len(words.lstrip(" ,•\n"))
    span = Span(start, max(start, span.start + len(words.rstrip(" ,\n"))))
    sentence, part = article.annotated.sentence_at(span.start), article.article.part_at(span.start)
    end = min(span.end, span.start + LONGEST_EVIDENCE, sentence.span.end if sentence else span.end)
    shown = Span(span.start, end)
    before = part.span.start if part else 0
    return Evidence(
        page=article.id,
        part=part.name if part else "text",
        span=Span(shown.start - before, shown.end - before),
        page_span=article.article.map.to_page(shown),
        quote=shown.of(article.text),
        value=value,
    )


def known(text: str, source: str, value: str | None = None) -> Evidence:
    """Evidence from outside the pages: the calendar, the offices, the record of meetings."""
    return Evidence(page=None, value=value, knowledge=Knowledge(text=text, source=source))


def told_twice(
    rule: Rule, kind: ConflictKind, one: tuple[Line, str], other: tuple[Line, str], what: str, how: str = ""
) -> Conflict:
    """A conflict of two lines, of a page or of two, that tell one thing with these words of theirs apart.

    `what` names the thing (act, fact); `how` says how alike they tell it.
    """
    (line, words), (again, other_words) = one, other
    within = line.article.id == again.article.id
    where = "in two places" if line.part == "text" else f"in its {line.part} and in its text"
    told = f"The page tells one {what} {where}" if within else f"Two pages tell one {what}"
    return rule.conflict(
        "medium",
        (on_page(line.article, line.span, words), on_page(again.article, again.span, other_words)),
        f"{told}{how}, with “{words}” in one and “{other_words}” in the other.",
        kind=kind,
    )
