"""The views of a case, each by its name: found in the case as it could be known on a day, to be read or set as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from truceline.case.coverage import Coverage, find_coverage
from truceline.case.decisions import first_altered
from truceline.case.together import count_linked
from truceline.model.record import as_line
from truceline.pipeline import as_known, case_record, case_review, kept_view
from truceline.publish.changes_text import render_changes
from truceline.publish.ledger_text import render_ledger
from truceline.publish.meetings_text import render_meetings
from truceline.publish.positions_text import render_positions
from truceline.publish.sequence_text import render_order
from truceline.publish.status_text import Reviewed, render_status
from truceline.publish.terminal import Style
from truceline.publish.timeline_text import render_timeline
from truceline.publish.view_json import view_record
from truceline.trace.changes import Change, Changes, find_changes
from truceline.trace.ledger import Ledger, Pact
from truceline.trace.meetings import Meeting, Meetings
from truceline.trace.positions import Positions, Row
from truceline.trace.sequence import Condition, Order
from truceline.trace.standing import Standing
from truceline.trace.timeline import Timeline, TimelineEntry
from truceline.trace.views import find_view

if TYPE_CHECKING:
    from truceline.case.case_file import CaseFile
    from truceline.lexicon.lexicon import Lexicon
    from truceline.pipeline import CaseRecord
    from truceline.trace.known import Known

Whole = TypeVar("Whole")
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class KnownCase:
    """A case as it could be known by the end of a day (ISO 8601), or all of it."""

    file: CaseFile
    lexicon: Lexicon
    known_at: str | None

    @cached_property
    def record(self) -> CaseRecord:
        """All its pages, coded and linked, with their conflicts: read only where a view must be found in them."""
        return case_record(self.file, self.lexicon, self.known_at)

    @cached_property
    def known(self) -> Known:
        """What views are found in."""
        return as_known(self.record, self.lexicon, self.known_at)

    @cached_property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.record.articles) if self.known_at else count_linked(self.file.db)

    @cached_property
    def coverage(self) -> Coverage:
        """What the case rests on."""
        return find_coverage(self.file.db, self.known_at)

    @cached_property
    def reviewed(self) -> Reviewed:
        """What reviewers decided, on whatever day of the case it has an effect."""
        found = case_review(self.file)
        return Reviewed(decided=found.decided, marks=found.marks, altered=first_altered(self.file.db))

    def find(self, kind: type[Whole]) -> Whole:
        """A view as the file has it, else found in the pages."""
        kept = None if self.known_at else kept_view(self.file, kind)
        return find_view(kind, self.known) if kept is None else kept


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class View(Generic[Whole, Entry]):
    """A view of a case. It iterates over its entries; `whole` has what is told beside them, as a frozen value.

    `text` is what the command of this name prints.
    """

    name: str
    whole: Whole
    lists: tuple[Sequence[Entry], ...]
    as_text: Callable[[Style], str]

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

    def record(self) -> dict[str, Any]:
        """The view as a JSON object."""
        return view_record(self.whole)

    def line(self) -> str:
        """The view as one line of JSON, as `--format json` prints it."""
        return as_line(self.record())


def status(known: KnownCase) -> View[Standing, TimelineEntry]:
    """Where the case stands: stage, contacts, what is agreed, claimed, blocked; its entries are the next contacts."""
    found = known.find(Standing)
    return View(
        "status",
        found,
        (found.next_contacts,),
        lambda style: render_status(found, known.coverage, known.reviewed, style),
    )


def timeline(known: KnownCase) -> View[Timeline, TimelineEntry]:
    """What happened, was planned or denied, by date, and when that was known."""
    found = known.find(Timeline)
    return View(
        "timeline",
        found,
        (found.dated, found.undated, found.background),
        lambda style: render_timeline(found, known.pages, style),
    )


def meetings(known: KnownCase) -> View[Meetings, Meeting]:
    """Who met whom, as planned and as held, and who is to meet."""
    found = known.find(Meetings)
    lists = (found.coming, found.held, found.not_held)
    return View("meetings", found, lists, lambda style: render_meetings(found, known.pages, style))


def positions(known: KnownCase) -> View[Positions, Row]:
    """The last word of each party on each issue, and how it moved."""
    found = known.find(Positions)
    return View("positions", found, (found.rows,), lambda style: render_positions(found, known.pages, style))


def sequence(known: KnownCase) -> View[Order, Condition]:
    """What is wanted before what, where that goes round in a ring, and what would open it."""
    found = known.find(Order)
    return View("sequence", found, (found.conditions,), lambda style: render_order(found, known.pages, style))


def ledger(known: KnownCase) -> View[Ledger, Pact]:
    """Agreements and ceasefires by stage, who confirms them, and who says that they were broken."""
    found = known.find(Ledger)
    return View("ledger", found, (found.pacts,), lambda style: render_ledger(found, known.pages, style))


def diff(before: KnownCase, after: KnownCase) -> View[Changes, Change]:
    """What changed between the ends of two days, and by which page."""
    found = find_changes(before.known, after.known)
    return View("diff", found, (found.changes,), lambda style: render_changes(found, after.record.articles, style))


VIEWS: Mapping[str, Callable[[KnownCase], View[Any, Any]]] = {
    find.__name__: find for find in (status, timeline, meetings, positions, sequence, ledger)
}
"""The views of one day, by the names of their commands; `diff` is of two."""
