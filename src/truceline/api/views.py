"""The views of a case, each by its name: found in the case as it could be known on a day, to be read or set as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from truceline.case.captures import read_unread
from truceline.case.coverage import Coverage, find_coverage
from truceline.case.search import Hit, Hits, search_articles
from truceline.model.record import as_line
from truceline.publish.changes_text import render_changes
from truceline.publish.columns import COLUMNS, Columns
from truceline.publish.conflict_text import render_conflicts
from truceline.publish.frames import arrow_table, pandas_frame, polars_frame
from truceline.publish.ledger_text import render_ledger
from truceline.publish.listing_text import render_pages, render_statements
from truceline.publish.meetings_text import render_meetings
from truceline.publish.positions_text import render_positions
from truceline.publish.rows import Cells, rows_of
from truceline.publish.search_text import render_hits
from truceline.publish.sequence_text import render_order
from truceline.publish.status_text import StatusLine, render_status, status_lines
from truceline.publish.terminal import Style
from truceline.publish.timeline_text import render_timeline
from truceline.publish.view_json import view_record
from truceline.trace.changes import Change, Changes, Known, find_changes
from truceline.trace.happenings import find_happenings
from truceline.trace.ledger import Ledger, Pact, find_ledger
from truceline.trace.listing import (
    Conflicts,
    Pages,
    Statements,
    ToldStatement,
    list_conflicts,
    list_pages,
    list_statements,
)
from truceline.trace.meetings import Meeting, Meetings, find_meetings
from truceline.trace.positions import Positions, Row, find_positions
from truceline.trace.sequence import Condition, Order, find_order
from truceline.trace.sources import Sources
from truceline.trace.standing import Standing, find_standing
from truceline.trace.stands import find_stands
from truceline.trace.timeline import Timeline, TimelineEntry, find_timeline, last_known

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from truceline.case.case_file import CaseFile
    from truceline.errors import PageError
    from truceline.lexicon.lexicon import Lexicon
    from truceline.model.conflict import Conflict
    from truceline.pipeline import CaseRecord
    from truceline.trace.content import Happening, PageEntry

Whole = TypeVar("Whole")
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class KnownCase:
    """A case as it could be known by the end of a day (ISO 8601), or all of it: what the views are found in."""

    file: CaseFile
    record: CaseRecord
    lexicon: Lexicon
    known_at: str | None

    @cached_property
    def sources(self) -> Sources:
        """The pages with their numbers and names."""
        return Sources.of(self.record.articles, self.record.lineages)

    @property
    def pages(self) -> int:
        """How many pages are known."""
        return len(self.sources.pages)

    @cached_property
    def unread(self) -> tuple[PageError, ...]:
        """What could not be read, whenever that was."""
        return read_unread(self.file.db)

    @cached_property
    def coverage(self) -> Coverage:
        """What the case rests on."""
        return find_coverage(self.file.db, self.known_at)

    @cached_property
    def as_of(self) -> str | None:
        """The day as of which the case is looked at: that asked for, else the last one known."""
        return self.known_at or last_known(self.sources)

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What happened, was planned or denied."""
        return find_happenings(self.sources)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class View(Generic[Whole, Entry]):
    """A view of a case. It iterates over its entries; `whole` has what is told beside them, as a frozen value.

    `text` is what the command of this name prints.
    """

    name: str
    whole: Whole
    entries: tuple[Entry, ...]
    sources: Sources
    as_text: Callable[[Style], str]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, place: int) -> Entry:
        return self.entries[place]

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} {'entry' if len(self) == 1 else 'entries'}>"

    def __str__(self) -> str:
        return self.as_text(Style())

    def record(self) -> dict[str, Any]:
        """The view as a JSON object."""
        return view_record(self.whole)

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

    def line(self) -> str:
        """The view as one line of JSON, as `--format json` prints it."""
        return as_line(self.record())


def status(known: KnownCase) -> View[Standing, StatusLine]:
    """Where the case stands: stage, contacts, what is agreed, claimed and blocked."""
    found = find_standing(known.sources, known.record.conflicts, known.lexicon, known.as_of)
    return _view(known, status, found, status_lines(found), lambda style: render_status(found, known.coverage, style))


def timeline(known: KnownCase) -> View[Timeline, TimelineEntry]:
    """What happened, was planned or denied, by date, and when that was known."""
    stands, conflicts = find_stands(known.sources), known.record.conflicts
    found = find_timeline(known.sources, known.happenings, stands, known.as_of, conflicts)
    return _view(known, timeline, found, found.entries, lambda style: render_timeline(found, known.pages, style))


def meetings(known: KnownCase) -> View[Meetings, Meeting]:
    """Who met whom, as planned and as held, and who is to meet."""
    found = find_meetings(known.sources, find_timeline(known.sources, known.happenings, (), known.as_of))
    entries = (*found.coming, *found.held, *found.not_held)
    return _view(known, meetings, found, entries, lambda style: render_meetings(found, known.pages, style))


def positions(known: KnownCase) -> View[Positions, Row]:
    """The last word of each party on each issue, and how it moved."""
    found = find_positions(known.sources, known.lexicon, known.as_of)
    return _view(known, positions, found, found.rows, lambda style: render_positions(found, known.pages, style))


def sequence(known: KnownCase) -> View[Order, Condition]:
    """What is wanted before what, where that goes round in a ring, and what would open it."""
    found = find_order(known.sources, known.happenings, known.as_of)
    return _view(known, sequence, found, found.conditions, lambda style: render_order(found, known.pages, style))


def ledger(known: KnownCase) -> View[Ledger, Pact]:
    """Agreements and ceasefires by stage, who confirms them, and who says that they were broken."""
    found = find_ledger(known.sources, known.lexicon, known.as_of)
    return _view(known, ledger, found, found.pacts, lambda style: render_ledger(found, known.pages, style))


def conflicts(known: KnownCase) -> View[Conflicts, Conflict]:
    """What cannot stand together, the worst first."""
    found = list_conflicts(known.record.conflicts, known.as_of)
    return _view(known, conflicts, found, found.conflicts, lambda style: _conflicts_text(known, style))


def statements(known: KnownCase) -> View[Statements, ToldStatement]:
    """Every statement of the case, in the order of its pages."""
    found = list_statements(known.sources, known.as_of)
    return _view(known, statements, found, found.statements, lambda style: render_statements(found, known.pages, style))


def pages(known: KnownCase) -> View[Pages, PageEntry]:
    """The pages of the case, also those that are not coded or could not be read."""
    found = list_pages(known.sources, known.unread, known.as_of)
    return _view(known, pages, found, found.pages, lambda style: render_pages(found, known.pages, style))


def diff(before: KnownCase, after: KnownCase) -> View[Changes, Change]:
    """What changed between the ends of two days, and by which page."""
    was, now = (
        Known(day=known.as_of or "", sources=known.sources, conflicts=known.record.conflicts)
        for known in (before, after)
    )
    found = find_changes(was, now, after.lexicon)
    articles = after.record.articles
    return _view(after, diff, found, found.changes, lambda style: render_changes(found, articles, style))


def search(file: CaseFile, words: str, known_at: str | None, most: int) -> View[Hits, Hit]:
    """The articles in which words stand, the best match first."""
    found = search_articles(file.db, words, known_at, most)
    return View("search", found, found.hits, Sources(()), lambda style: render_hits(found, style))


VIEWS: Mapping[str, Callable[[KnownCase], View[Any, Any]]] = {
    find.__name__: find
    for find in (status, timeline, meetings, positions, sequence, ledger, conflicts, statements, pages)
}
"""The views of one day, by the names of their commands; `diff` is of two."""


def _view(
    known: KnownCase,
    find: Callable[..., Any],
    whole: Whole,
    entries: tuple[Entry, ...],
    as_text: Callable[[Style], str],
) -> View[Whole, Entry]:
    return View(find.__name__, whole, entries, known.sources, as_text)


def _conflicts_text(known: KnownCase, style: Style) -> str:
    record = known.record
    return render_conflicts(
        record.conflicts,
        record.articles,
        style.width,
        quote_words=style.quote_words,
        show_all=style.most is None,
        lineages=record.lineages,
    )
