"""The views of a case, each by its name: found in the case as it could be known on a day, to be read or set as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from truceline.case.captures import read_unread
from truceline.case.coverage import Coverage, find_coverage
from truceline.case.decisions import case_review, first_altered
from truceline.case.kept_config import KeptConfig, read_config
from truceline.case.relevance import Omitted, OmittedPages, read_omitted
from truceline.case.search import Hit, Hits, search_articles
from truceline.case.together import count_linked
from truceline.case.views import read_view
from truceline.model.record import as_line
from truceline.publish.changes_text import render_changes
from truceline.publish.columns import COLUMNS, Columns
from truceline.publish.conflict_text import render_conflicts
from truceline.publish.frames import arrow_table, pandas_frame, polars_frame
from truceline.publish.ledger_text import render_ledger
from truceline.publish.listing_text import render_pages, render_statements
from truceline.publish.meetings_text import render_meetings
from truceline.publish.omitted_text import render_omitted
from truceline.publish.positions_text import render_positions
from truceline.publish.rows import Cells, rows_of
from truceline.publish.search_text import render_hits
from truceline.publish.sequence_text import render_order
from truceline.publish.status_text import Reviewed, StatusLine, render_status, status_lines
from truceline.publish.terminal import Style, render_kept_to
from truceline.publish.timeline_text import render_timeline
from truceline.publish.view_json import object_record, view_record
from truceline.trace.changes import Change, Changes, find_changes
from truceline.trace.ledger import Ledger, Pact
from truceline.trace.listing import (
    Conflicts,
    Outlet,
    Pages,
    Statements,
    ToldStatement,
    list_pages,
    list_statements,
)
from truceline.trace.meetings import Meeting, Meetings
from truceline.trace.parties import ALL, KeptTo
from truceline.trace.positions import Positions, Row
from truceline.trace.sequence import Condition, Order
from truceline.trace.sources import Sources
from truceline.trace.standing import Standing
from truceline.trace.timeline import Timeline, TimelineEntry
from truceline.trace.views import find_view

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from truceline.case.at_hand import AtHand
    from truceline.case.case_file import CaseFile
    from truceline.errors import PageError
    from truceline.lexicon.lexicon import Lexicon
    from truceline.model.conflict import Conflict
    from truceline.pipeline import CaseRecord
    from truceline.trace.content import PageEntry
    from truceline.trace.known import Known

Whole = TypeVar("Whole")
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class KnownCase:
    """A case as it could be known by the end of a day (ISO 8601), or all of it.

    `late` takes views as the file has them, also where something was decided since they were found.
    `linked_before` is its record before any decision, where that is known; `at_hand` is what was read of its articles
    for other days.
    """

    file: CaseFile
    known_at: str | None
    all_parties: bool = False
    late: bool = False
    linked_before: CaseRecord | None = None
    at_hand: AtHand | None = None

    @cached_property
    def config(self) -> KeptConfig | None:
        """What the user says of the case."""
        return read_config(self.file.db, str(self.file.path))

    @property
    def title(self) -> str:
        """What the user calls it; empty where it has no name."""
        return (self.config.config.title if self.config else None) or ""

    @property
    def outlets(self) -> dict[str, Outlet]:
        """The outlets of which the user tells, by name or host."""
        return {outlet.name.casefold(): outlet for outlet in (self.config.config.outlets if self.config else ())}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon with what the user adds to it for the case."""
        from truceline.capture.own_files import lexicon_with

        return lexicon_with(self.config)[0]

    @cached_property
    def linked(self) -> CaseRecord:
        """All its pages, coded and linked, with their conflicts, before any decision."""
        from truceline.pipeline import linked_record

        return self.linked_before or linked_record(self.file, self.lexicon, self.known_at, self.at_hand)

    @cached_property
    def record(self) -> CaseRecord:
        """All its pages as reviewers left them: read only where a view must be found in them."""
        from truceline.pipeline import reviewed_record

        return reviewed_record(self.linked, self.file)

    @cached_property
    def known(self) -> Known:
        """What views are found in."""
        from truceline.pipeline import as_known

        parties = self.config.parties(self.lexicon) if self.config and not self.all_parties else None
        return as_known(self.record, self.lexicon, self.known_at, parties)

    @cached_property
    def sources(self) -> Sources:
        """All its pages, with all their statements, whoever the parties are."""
        return Sources.of(self.record.articles, self.record.lineages, self.record.verdicts, self.lexicon)

    @cached_property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.record.articles) if self.known_at else count_linked(self.file.db)

    @cached_property
    def unread(self) -> tuple[PageError, ...]:
        """What could not be read, whenever that was."""
        return read_unread(self.file.db)

    @cached_property
    def coverage(self) -> Coverage:
        """What the case rests on."""
        return find_coverage(self.file.db, self.known_at)

    @cached_property
    def reviewed(self) -> Reviewed:
        """What reviewers decided, on whatever day of the case it has an effect."""
        found = case_review(self.file)
        return Reviewed(decided=found.decided, verdicts=found.verdicts, altered=first_altered(self.file.db))

    def find(self, kind: type[Whole]) -> Whole:
        """A view as the file has it, else found in the pages."""
        if self.known_at or (self.all_parties and self.config is not None and self.config.config.parties):
            return find_view(kind, self.known)
        kept = read_view(self.file.db, kind, str(self.file.path), self.late)
        if kept is None:
            from truceline.pipeline import keep_views

            keep_views(self.file, self.lexicon)
            kept = read_view(self.file.db, kind, str(self.file.path))
        return find_view(kind, self.known) if kept is None else kept


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class View(Generic[Whole, Entry]):
    """A view of a case. It iterates over its entries; `whole` has what is told beside them, as a frozen value.

    `str` is what the command of this name prints. `sources` gives the pages in which the view was found, `kept_to` says
    to which parties it is kept and what that leaves out.
    """

    name: str
    whole: Whole
    lists: tuple[Sequence[Entry], ...]
    as_text: Callable[[Style], str]
    sources: Callable[[], Sources]
    kept_to: KeptTo

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, list after list."""
        return tuple(self)

    def __iter__(self) -> Iterator[Entry]:
        return chain.from_iterable(self.lists)

    def __len__(self) -> int:
        return sum(map(len, self.lists))

    def __getitem__(self, place: int) -> Entry:
        return self.entries[place]

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} {'entry' if len(self) == 1 else 'entries'}>"

    def __str__(self) -> str:
        return self.as_text(Style())

    @property
    def columns(self) -> Columns:
        """The columns of the view as a table, in order, each with what it holds."""
        return COLUMNS[self.name]

    def rows(self) -> Iterator[Cells]:
        """The view as flat rows; what a row has nothing for is left out."""
        return rows_of(self.whole, self.sources)

    def to_arrow(self) -> pyarrow.Table:
        """The view as an Arrow table. Raises LibraryMissing."""
        return arrow_table(self.rows(), self.columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The view as a frame of pandas. Raises LibraryMissing."""
        return pandas_frame(self.to_arrow())

    def to_polars(self) -> polars.DataFrame:
        """The view as a frame of polars. Raises LibraryMissing."""
        return polars_frame(self.to_arrow())

    def record(self) -> dict[str, Any]:
        """The view as a JSON object; where it is kept to some parties, with these and what that leaves out."""
        kept_to = {"kept_to": object_record(self.kept_to)} if self.kept_to.parties else {}
        return {**view_record(self.whole), **kept_to}

    def line(self) -> str:
        """The view as one line of JSON, as `--format json` prints it."""
        return as_line(self.record())


def status(known: KnownCase) -> View[Standing, StatusLine]:
    """Where the case stands: stage, contacts, what is agreed, claimed and blocked, a line an entry."""
    found = known.find(Standing)
    lines = status_lines(found, known.reviewed.verdicts)
    return _view(
        known,
        status,
        found,
        lines,
        lambda style: render_status(found, known.coverage, known.reviewed, style, known.title),
    )


def timeline(known: KnownCase) -> View[Timeline, TimelineEntry]:
    """What happened, was planned or denied, by date, and when that was known."""
    found = known.find(Timeline)
    lists = (found.dated, found.undated, found.background)
    return _view(known, timeline, found, lists, lambda style: render_timeline(found, known.pages, style))


def meetings(known: KnownCase) -> View[Meetings, Meeting]:
    """Who met whom, as planned and as held, and who is to meet."""
    found = known.find(Meetings)
    lists = (found.coming, found.held, found.not_held)
    return _view(known, meetings, found, lists, lambda style: render_meetings(found, known.pages, style))


def positions(known: KnownCase) -> View[Positions, Row]:
    """The last word of each party on each issue, and how it moved."""
    found = known.find(Positions)
    return _view(known, positions, found, (found.rows,), lambda style: render_positions(found, known.pages, style))


def sequence(known: KnownCase) -> View[Order, Condition]:
    """What is wanted before what, where that goes round in a ring, and what would open it."""
    found = known.find(Order)
    return _view(known, sequence, found, (found.conditions,), lambda style: render_order(found, known.pages, style))


def ledger(known: KnownCase) -> View[Ledger, Pact]:
    """Agreements and ceasefires by stage, who confirms them, and who says that they were broken."""
    found = known.find(Ledger)
    return _view(known, ledger, found, _pacts(found), lambda style: render_ledger(found, known.pages, style))


def _pacts(ledger: Ledger) -> tuple[Sequence[Pact], ...]:
    return ledger.reached, ledger.one_sided, ledger.not_reached, ledger.of_others


def conflicts(known: KnownCase) -> View[Conflicts, Conflict]:
    """What cannot stand together, the worst first."""
    found = known.find(Conflicts)
    return _view(known, conflicts, found, (found.conflicts,), lambda style: _conflicts_text(known, style))


def statements(known: KnownCase) -> View[Statements, ToldStatement]:
    """Every statement of the case, in the order of its pages."""
    found = list_statements(known.sources, known.known.day)
    lists = (found.statements,)
    return _listing(known, statements, found, lists, lambda style: render_statements(found, known.pages, style))


def pages(known: KnownCase) -> View[Pages, PageEntry]:
    """The pages of the case, also those that are not coded or could not be read."""
    found = list_pages(known.sources, known.unread, known.known.day, known.outlets)
    return _listing(known, pages, found, (found.pages,), lambda style: render_pages(found, known.pages, style))


def diff(before: KnownCase, after: KnownCase) -> View[Changes, Change]:
    """What changed between the ends of two days, and by which page."""
    found, articles = find_changes(before.known, after.known), after.record.articles
    return _view(after, diff, found, (found.changes,), lambda style: render_changes(found, articles, style))


def search(file: CaseFile, words: str, known_at: str | None, most: int) -> View[Hits, Hit]:
    """The articles in which words stand, the best match first."""
    found = search_articles(file.db, words, known_at, most)
    text = lambda style: render_hits(found, style)  # noqa: E731
    return View("search", found, (found.hits,), text, lambda: Sources(()), ALL)


def omitted(file: CaseFile, most: int | None) -> View[OmittedPages, Omitted]:
    """The pages that were left out of the case, the nearest first."""
    found = read_omitted(file.db, most)
    text = lambda style: render_omitted(found, str(file.path), style)  # noqa: E731
    return View("omitted", found, (found.pages,), text, lambda: Sources(()), ALL)


VIEWS: Mapping[str, Callable[[KnownCase], View[Any, Any]]] = {
    find.__name__: find
    for find in (status, timeline, meetings, positions, sequence, ledger, conflicts, statements, pages)
}
"""The views of one day, by the names of their commands; `diff` is of two."""


def _view(
    known: KnownCase,
    find: Callable[..., Any],
    whole: Whole,
    lists: tuple[Sequence[Entry], ...],
    as_text: Callable[[Style], str],
) -> View[Whole, Entry]:
    """A view of what involves the parties; a line below it says what that leaves out."""
    kept_to = known.find(KeptTo)

    def with_line(style: Style) -> str:
        return as_text(style) + render_kept_to(kept_to, style)

    return View(find.__name__, whole, lists, with_line, lambda: known.sources, kept_to)


def _listing(
    known: KnownCase,
    find: Callable[..., Any],
    whole: Whole,
    lists: tuple[Sequence[Entry], ...],
    as_text: Callable[[Style], str],
) -> View[Whole, Entry]:
    """A view of all that the case holds."""
    return View(find.__name__, whole, lists, as_text, lambda: known.sources, ALL)


def _conflicts_text(known: KnownCase, style: Style) -> str:
    record = known.record
    return render_conflicts(
        known.known.conflicts,
        record.articles,
        style.width,
        quote_words=style.quote_words,
        show_all=style.most is None,
        lineages=record.lineages,
        verdicts=record.verdicts,
    )
