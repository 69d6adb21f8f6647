"""The order of the stages. The only file that knows it.

    page → read → with_parts → survey → annotate → code → link → check → of_text

In a case file pages are kept before they are read and articles before they are linked, so that what was broken off goes
on where it stood.

`survey` (sentences, times) is cheap; `annotate` (parse, mentions, quotations) is dear. From `with_parts` to `of_text`
title, captions and summary stand after the text, so that they are evidence too; records have the text alone. Every
stage takes an iterator and gives one, so that pages stream through. A page that cannot be read comes out as its
PageError, and so does one on which a stage fails.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol, TypeVar

from truceline import __version__
from truceline.annotate.annotate import TOGETHER, annotate
from truceline.annotate.parser import Parser, SpacyParser
from truceline.annotate.survey import survey
from truceline.capture.intake import Incoming, keep_incoming
from truceline.case.articles import articles, keep_article
from truceline.case.at_hand import AtHand
from truceline.case.captures import count_to_code, keep_unread, pages_to_code
from truceline.case.case_file import CaseFile
from truceline.case.decisions import edited_since, read_decisions
from truceline.case.kept_config import read_config
from truceline.case.together import is_up_to_date, keep_together, read_conflicts, read_lineages, read_linked
from truceline.case.views import are_kept, keep_view, made_of_now
from truceline.check.case import Case, in_order
from truceline.check.conflicts import KEPT, check_between, check_page, told_once
from truceline.check.copied import told_of_one_copy
from truceline.check.surely import check_surely
from truceline.code.statements import code_articles
from truceline.code.trace import Trace, trace_article
from truceline.errors import CaseFileBusy, CaseFileUnwritable, PageBroken, PageError, RuleBroken, TrucelineError
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.link.items import Readings, with_items
from truceline.link.lineages import Lineage
from truceline.link.occurrences import link_occurrences
from truceline.model.actor import Actor
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.page import Page
from truceline.model.record import as_line, record_of
from truceline.read.article import read_article
from truceline.read.parts import with_parts
from truceline.trace.content import Verdict
from truceline.trace.decided import review, reviewed_articles, reviewed_conflicts
from truceline.trace.known import Known
from truceline.trace.parties import Parties, conflicts_between, keep_to
from truceline.trace.sources import Sources
from truceline.trace.timeline import last_known
from truceline.trace.views import VIEWS, find_view

Readable = Page | Article | PageError
"""A page, one that has been read, or why it cannot be."""

T_co = TypeVar("T_co", covariant=True)
Given = TypeVar("Given", Article, AnnotatedArticle)
Made = TypeVar("Made", AnnotatedArticle, CodedArticle)


Told = tuple[CodedArticle | PageError, ...]
"""A page as coded, with the rules that failed on it; or why it is not."""


@dataclass(frozen=True)
class Engine:
    """What the stages need beside the pages: the lexicon and the parser."""

    lexicon: Lexicon = field(default_factory=load_lexicon)
    parser: Parser = field(default_factory=SpacyParser)


class Stage(Protocol[T_co]):
    """A stage by itself: pages in, what is made of each out, in their order."""

    def __call__(self, pages: Iterable[Readable], engine: Engine, /) -> Iterator[T_co]: ...


class Run(Protocol):
    """What sends pages through a stage: this process, or several."""

    def __call__(self, stage: Stage[Told], pages: Iterable[Readable], engine: Engine, /) -> Iterator[Told]: ...


@dataclass(frozen=True)
class TracedArticle:
    """A coded article with the trace of how it was coded."""

    coded: CodedArticle
    trace: Trace


@dataclass(frozen=True)
class CaseRecord:
    """The pages of one case, coded and linked, with all their conflicts. `case` is null where pages name none.

    `lineages` say which pages are copies or edits of one text; every page is in one. `verdicts` say by their ids which
    statements and conflicts a reviewer accepted or edited.
    """

    case: str | None
    articles: tuple[CodedArticle, ...]
    conflicts: tuple[Conflict, ...]
    lineages: tuple[Lineage, ...]
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)


def tool_versions(engine: Engine) -> dict[str, str]:
    """Name the versions that make a record: truceline, the parser model, and the lexicon (a digest of its data)."""
    return {
        "truceline": __version__,
        "model": f"{engine.parser.name} {engine.parser.version}",
        "lexicon": engine.lexicon.version,
    }


def read_pages(pages: Iterable[Readable], lexicon: Lexicon) -> Iterator[Article | PageError]:
    """Read pages into articles. What cannot be read goes on as its error, what has been read as it is."""
    for page in pages:
        if isinstance(page, Article | PageError):
            yield page
            continue
        try:
            yield read_article(page, lexicon)
        except PageError as error:
            yield error


def code_pages(pages: Iterable[Readable], engine: Engine) -> Iterator[CodedArticle | PageError]:
    """Code pages one by one, each with the occurrences and conflicts that it shows by itself, in the order given.

    A rule of `check` that fails on a page comes out as a RuleBroken after it.
    """
    for pair in _coded_from(pages, engine):
        if isinstance(pair, PageError):
            yield pair
        else:
            made, broken = _by_itself(pair[1], engine.lexicon)
            yield made
            yield from broken


def record_lines(pages: Iterable[Readable], engine: Engine) -> Iterator[str | PageError]:
    """Code pages one by one as `code_pages` does, each as the line of JSON that is its record."""
    tool = tool_versions(engine)
    for coded in code_pages(pages, engine):
        yield coded if isinstance(coded, PageError) else as_line(record_of(coded, tool))


def trace_pages(pages: Iterable[Readable], engine: Engine) -> Iterator[TracedArticle | PageError]:
    """Code pages one by one as `code_pages` does, and keep how: parses, rules, cues, reasons of silence."""
    for pair in _coded_from(pages, engine):
        if isinstance(pair, PageError):
            yield pair
        else:
            annotated, coded = pair
            made, broken = _by_itself(coded, engine.lexicon)
            yield TracedArticle(made, trace_article(annotated.of_text(), made.statements, engine.lexicon))
            yield from broken


def _by_itself(coded: CodedArticle, lexicon: Lexicon) -> tuple[CodedArticle, tuple[RuleBroken, ...]]:
    """An article as its record has it: with the occurrences and conflicts that it shows without others; and the rules
    that failed on it."""
    readings = Readings(lexicon)
    (linked,) = link_occurrences([coded], lexicon, readings)
    conflicts, broken = _checked_alone(linked, readings)
    return replace(linked, conflicts=told_once(conflicts)).without_parses().of_text(), broken


def _for_case(coded: CodedArticle | PageError, lexicon: Lexicon) -> Told:
    """An article with the conflicts that it shows without others, and with what is to be compared with them, then the
    rules that failed on it; an error as it is."""
    if isinstance(coded, PageError):
        return (coded,)
    readings = Readings(lexicon)
    (linked,) = link_occurrences([coded], lexicon, readings)
    kept = with_items(coded, readings.of(linked), KEPT)  # first, so that no kind is read for the page alone as well
    conflicts, broken = _checked_alone(linked, readings)
    return replace(kept, conflicts=conflicts).without_parses(), *broken


def _checked_alone(linked: CodedArticle, readings: Readings) -> tuple[tuple[Conflict, ...], tuple[RuleBroken, ...]]:
    """The conflicts of an article by itself, and the rules that failed on it."""
    where = linked.article.page.file or linked.id
    return check_surely(lambda rules: check_page(linked, readings, rules), where)


def check_alone(pages: Iterable[Readable], engine: Engine) -> Iterator[Told]:
    """Code pages one by one for a case: each with the conflicts that it shows by itself, not linked yet."""
    pairs = _coded_from(pages, engine)
    return (_for_case(pair if isinstance(pair, PageError) else pair[1], engine.lexicon) for pair in pairs)


def run_here(stage: Stage[Told], pages: Iterable[Readable], engine: Engine) -> Iterator[Told]:
    """Send pages through a stage in this process."""
    return stage(pages, engine)


def check_pages(pages: Iterable[Readable], engine: Engine) -> Iterator[CaseRecord | PageError]:
    """Code all pages, then link and check those of each case together.

    Errors of pages come first, with the rules that failed on one, then cases as first named, each after the rules that
    failed between its pages.
    """
    cases: defaultdict[str | None, list[CodedArticle]] = defaultdict(list)
    for told in check_alone(pages, engine):
        for part in told:
            if isinstance(part, CodedArticle):
                cases[part.article.page.case].append(part)
            else:
                yield part
    for name, articles_of_case in cases.items():
        record, broken = _together(articles_of_case, name, Readings(engine.lexicon))
        yield from broken
        yield record


def _together(
    coded: Iterable[CodedArticle], name: str | None, readings: Readings
) -> tuple[CaseRecord, tuple[RuleBroken, ...]]:
    """Link articles of one case that have been checked by themselves, and check what stands between them; the rules
    that failed on that. `readings` are what has been read of them."""
    linked = link_occurrences(tuple(coded), readings.lexicon, readings)
    case = Case(in_order(linked), readings, only_between=True)
    between, broken = check_surely(lambda rules: check_between(case, rules), f"{len(linked)} pages")
    conflicts = told_once((*(c for a in case.articles for c in a.conflicts), *between))
    told = told_of_one_copy(conflicts, case.lineages)
    return CaseRecord(name, tuple(a.of_text() for a in linked), told, case.lineages), broken


@dataclass(frozen=True, slots=True)
class Added:
    """How many pages a case got: new ones, those that it had already, those not read, those that were not wanted.

    `unchanged` are addresses whose servers say that nothing has changed since they were asked the last time.
    """

    new: int
    known: int
    unread: int
    omitted: int = 0
    unchanged: int = 0


def add_pages(pages: Iterable[Incoming], case: CaseFile, at: str) -> Iterator[PageError | Added]:
    """Keep pages in a case as captured, TOGETHER at a time. Errors of pages come as they are met, the count last.

    `at` is the time now. A page that the case has is not kept again, so that what was broken off can be run again. Of
    a page that is not wanted only that is kept, and why.
    """
    counted: Counter[str] = Counter()
    given = iter(pages)
    while batch := tuple(islice(given, TOGETHER)):
        with case.writing() as db:
            counted.update(keep_incoming(db, one, at) for one in batch)
        yield from (one for one in batch if isinstance(one, PageError))
    yield Added(counted["new"], counted["known"], counted["unread"], counted["omitted"], counted["unchanged"])


def pages_left(case: CaseFile, engine: Engine) -> int:
    """How many pages of a case this truceline has not coded yet."""
    return count_to_code(case.db, as_line(tool_versions(engine)))


def code_case(case: CaseFile, engine: Engine, at: str, run: Run = run_here) -> Iterator[CodedArticle | PageError]:
    """Code the pages of a case that this truceline has not coded yet, TOGETHER at a time, each as it is kept."""
    tool = as_line(tool_versions(engine))
    coded = run(check_alone, pages_to_code(case.db, tool, str(case.path)), engine)
    while batch := tuple(islice(coded, TOGETHER)):
        told = [part for parts in batch for part in parts]
        with case.writing() as db:
            for part in told:
                if isinstance(part, CodedArticle):
                    keep_article(db, part, tool, at, str(case.path))
                elif not isinstance(part, RuleBroken):
                    keep_unread(db, part, at)
        yield from told


def link_case(case: CaseFile, engine: Engine, at: str) -> tuple[RuleBroken, ...]:
    """Link and check all articles of a case and find its views where that is not done yet; the rules that failed."""
    tool = as_line(tool_versions(engine))
    if is_up_to_date(case.db, tool):
        keep_views(case, engine.lexicon)
        return ()
    made, broken = _together(articles(case.db, str(case.path)), None, Readings(engine.lexicon))
    with case.writing() as db:
        keep_together(db, made.articles, made.conflicts, made.lineages, tool, at)
    keep_views(case, engine.lexicon, made)
    return broken


def keep_views(case: CaseFile, lexicon: Lexicon, linked: CaseRecord | None = None) -> None:
    """Find the views of a case anew where those kept are of another state, and keep them.

    `linked` is its record before what reviewers decided. Nothing is kept where somebody else writes: whoever looks next
    finds the views anew.
    """
    if are_kept(case.db, VIEWS):
        return
    state = made_of_now(case.db)  # asked first: what changes from here on makes these views old
    record = reviewed_record(linked, case) if linked else case_record(case, lexicon)
    kept = read_config(case.db, str(case.path))
    known = as_known(record, lexicon, parties=kept.parties(lexicon) if kept else None)
    views: list[object] = [find_view(kind, known) for kind in VIEWS]
    with suppress(CaseFileBusy, CaseFileUnwritable), case.writing(patience=0) as db:
        for view in views:
            keep_view(db, view, state)


def case_record(
    case: CaseFile, lexicon: Lexicon, known_at: str | None = None, at_hand: AtHand | None = None
) -> CaseRecord:
    """A case as its file has it; with a day (ISO 8601), as it could be known by the end of that day.

    What reviewers decided holds for any day: they say what the pages tell, and that does not change.
    """
    return reviewed_record(linked_record(case, lexicon, known_at, at_hand), case)


def linked_record(
    case: CaseFile, lexicon: Lexicon, known_at: str | None = None, at_hand: AtHand | None = None
) -> CaseRecord:
    """A case before any decision. What was known by the end of a day (ISO 8601) is linked and compared anew, so that
    nothing later shines through. `at_hand` is what was read of its articles for other days.
    """
    where = str(case.path)
    if known_at:
        at_hand = at_hand or AtHand()
        known = articles(case.db, where, known_at, at_hand)
        return _together(known, None, at_hand.readings(lexicon))[0]
    return CaseRecord(None, read_linked(case.db, where), read_conflicts(case.db), read_lineages(case.db))


def reviewed_record(record: CaseRecord, case: CaseFile) -> CaseRecord:
    """A record as the decisions of reviewers leave it."""
    where = str(case.path)
    decisions = read_decisions(case.db, where)
    if not decisions:
        return record
    standing = {coded.id for coded in record.articles}
    older = [coded for coded in edited_since(case.db, decisions, where) if coded.id not in standing]
    found = review(decisions, record.articles, record.conflicts, older)
    return replace(
        record,
        articles=reviewed_articles(record.articles, found),
        conflicts=reviewed_conflicts(record.conflicts, found),
        verdicts=found.verdicts,
    )


def as_known(
    record: CaseRecord, lexicon: Lexicon, known_at: str | None = None, parties: Parties | None = None
) -> Known:
    """A case as its views look at it: as of a day (ISO 8601), or of the last day that its pages know.

    With parties, what does not involve them is left out.
    """
    sources = Sources.of(record.articles, record.lineages, record.verdicts, lexicon)
    day = known_at or last_known(sources)
    if parties is None:
        return Known(day=day, sources=sources, conflicts=record.conflicts, lexicon=lexicon)
    left, kept_to = keep_to(sources, parties)
    conflicts = conflicts_between(record.conflicts, sources, left)
    return Known(day=day, sources=left, conflicts=conflicts, lexicon=lexicon, kept_to=kept_to)


def _coded_from(
    pages: Iterable[Readable], engine: Engine
) -> Iterator[tuple[AnnotatedArticle, CodedArticle] | PageError]:
    """Stream pages through reading, annotation and coding, in the order given.

    A page on which a stage fails comes out as a PageBroken, and the others go on.
    """
    read = with_parts(read_pages(pages, engine.lexicon))
    while batch := tuple(islice(read, TOGETHER)):
        surveyed = _each(batch, lambda articles: survey(articles, engine.lexicon))
        annotated = _each(surveyed, lambda articles: annotate(articles, engine.lexicon, engine.parser))
        for article in annotated:
            if isinstance(article, PageError):
                yield article
                continue
            dated = _dated(article, engine.lexicon)
            for coded in _each((dated,), lambda articles: code_articles(articles, engine.lexicon)):
                yield coded if isinstance(coded, PageError) else (dated, coded)


def _each(
    given: Sequence[Given | PageError], stage: Callable[[Iterable[Given]], Iterator[Made]]
) -> list[Made | PageError]:
    """Send what is no error through a stage together; where that fails, one by one, so that only one is lost."""
    sound = [g for g in given if not isinstance(g, PageError)]
    try:
        made: Iterator[Made | PageError] = iter(list(stage(sound)))
    except TrucelineError:
        raise
    except Exception:  # whatever a hostile page breaks in a stage, the other pages go on
        made = (_alone(g, stage) for g in sound)
    return [g if isinstance(g, PageError) else next(made) for g in given]


def _alone(given: Given, stage: Callable[[Iterable[Given]], Iterator[Made]]) -> Made | PageError:
    try:
        (made,) = stage((given,))
    except TrucelineError:
        raise
    except Exception as error:
        page = given.page if isinstance(given, Article) else given.article.page
        return PageBroken(
            "truceline failed on this page",
            where=page.file or page.id,
            why=f"{type(error).__name__}: {error}",
            remedy="the other pages are coded; please report it with the page",
        )
    return made


def _dated(article: AnnotatedArticle, lexicon: Lexicon) -> AnnotatedArticle:
    """Give actors the codes that they have on the day of publication: those of a user's dictionary, and of people who
    then hold an office of an international organisation its sector and no country."""
    day = (article.article.published or "")[:10]
    if len(day) < 10:
        return article
    actors = tuple(_on(day, a, lexicon) for a in article.actors)
    return article if actors == article.actors else replace(article, actors=actors)


def _on(day: str, actor: Actor, lexicon: Lexicon) -> Actor:
    entry = lexicon.actors.get(actor.id)
    if entry is not None and entry.codes:
        return entry.on(day)
    if actor.kind == "person" and lexicon.organisation_of(actor.id, day):
        return replace(actor, country=None, sector="IGO")
    return actor
