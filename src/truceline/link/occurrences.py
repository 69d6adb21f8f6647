"""Which statements report the same happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.lexicon.lexicon import Lexicon
from truceline.link.tellings import Telling, find_meetings
from truceline.model.coded import CodedArticle
from truceline.model.identity import digest
from truceline.model.interval import Interval
from truceline.model.statement import Statement

MEETING_TYPES = frozenset({"CONSULT"})
LINKED_TYPES = frozenset({"CONSULT", "AGREE", "RETREAT", "CONCEDE", "ASSAULT", "SANCTION"})
"""PLOVER types whose statements can report a happening that others report too."""


@dataclass(frozen=True, slots=True)
class _Report:
    """Statements of one article that report one happening, with what tells it apart from others."""

    article: CodedArticle
    statements: tuple[Statement, ...]
    form: str
    sides: frozenset[str]
    when: Interval
    apart: bool

    @property
    def first_id(self) -> str:
        return min(s.id for s in self.statements)


def link_occurrences(articles: Sequence[CodedArticle], lexicon: Lexicon) -> tuple[CodedArticle, ...]:
    """Give the statements that report one happening a common `occurrence`, within and between the articles.

    Within an article a meeting is told on by "the talks"; between articles only reports of the same form, with the
    same parties (two at least) and on the same day are one. The order of the articles does not matter.
    """
    reports = [report for article in articles for report in _reports(article, lexicon)]
    ids = {
        (report.article.id, s.id): occurrence
        for occurrence, together in _together(reports).items()
        for report in together
        for s in report.statements
    }
    return tuple(
        replace(a, statements=tuple(replace(s, occurrence=ids.get((a.id, s.id))) for s in a.statements))
        for a in articles
    )


def _together(reports: list[_Report]) -> dict[str, list[_Report]]:
    """The reports of each happening, by the id of the occurrence."""
    found: defaultdict[str, list[_Report]] = defaultdict(list)
    for report in reports:
        found[_occurrence_id(report)].append(report)
    return found


def _occurrence_id(report: _Report) -> str:
    """Made from form, parties and day where they are known, so that another page finds the same id; else from the
    first of its statements."""
    day = report.when.day
    if day is None or len(report.sides) < 2 or report.apart:
        return digest(report.form, report.first_id)
    return digest(report.form, *sorted(report.sides), day)


def _reports(article: CodedArticle, lexicon: Lexicon) -> Iterator[_Report]:
    events = [s for s in article.statements if s.kind == "event" and s.type in LINKED_TYPES]
    sides = _side_names(article)
    seen: set[str] = set()
    for meeting in find_meetings(article, lexicon) if events else ():
        told = [(s, t) for t in meeting.tellings for s in events if _tells(s, t) and s.id not in seen]
        seen.update(s.id for s, _ in told)
        if told:
            yield _report(article, meeting.form, [s for s, _ in told], sides, meeting.other, meeting.days)
    others: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in events:
        if s.id not in seen:
            others[_alike(article, s)].append(s)
    for together in others.values():
        yield _report(article, together[0].type or "", together, sides, True, frozenset())


def _tells(statement: Statement, telling: Telling) -> bool:
    return statement.type in MEETING_TYPES and statement.trigger.overlaps(telling.word)


def _alike(article: CodedArticle, s: Statement) -> tuple[object, ...]:
    """What statements outside meetings must have in common: type, parties, day and the word; alone without parties.

    Those who are only described ("people") tell no happening from another.
    """
    known = {a.id for a in article.annotated.actors if a.kind != "other"}
    parties = frozenset((*s.actors, *s.recipients)) & known
    if len(parties) < 2:
        return (s.id,)
    return s.type, s.mode, s.phase, parties, s.date, s.trigger.of(article.text).lower()[:STEM]


STEM = 5
"""Letters of a trigger that must agree: signed and signing, released and release."""


def _report(
    article: CodedArticle,
    form: str,
    statements: list[Statement],
    sides: dict[str, str],
    apart: bool,
    days: frozenset[str],
) -> _Report:
    parties = frozenset(sides.get(a, a) for s in statements for a in (*s.actors, *s.recipients))
    known = {day for s in statements if (day := Interval.of_edtf(s.date).day)} | days
    day = next(iter(known)) if len(known) == 1 else None
    return _Report(article, tuple(statements), form, parties, Interval(day, day), apart)


def _side_names(article: CodedArticle) -> dict[str, str]:
    """The side of each actor: its state, or an armed group itself."""
    return {a.id: a.id if a.kind == "armed_group" else a.country or a.id for a in article.annotated.actors}
