"""What a dossier is made of: the views of a case as known on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.case.captures import Capture
from truceline.case.coverage import Coverage
from truceline.case.versions import VersionedPage
from truceline.lexicon.lexicon import Lexicon
from truceline.link.lineages import Lineage
from truceline.model.coded import CodedArticle
from truceline.publish.status_text import Reviewed
from truceline.trace.changes import Changes
from truceline.trace.content import Assessment, ConflictEntry, CopyEntry, PageEntry, Party, Situation, Stand
from truceline.trace.ledger import Ledger
from truceline.trace.meetings import Meetings
from truceline.trace.parties import KeptTo
from truceline.trace.positions import Positions
from truceline.trace.sequence import Order
from truceline.trace.sources import Sources
from truceline.trace.standing import Standing
from truceline.trace.timeline import Timeline, TimelineEntry


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A case as known at the end of a day (`known_at`, ISO 8601; null: all of it).

    `days` are the days of which there is a dossier of their own beside this one; `changes` are what changed from each
    of them to the next. `articles_on` are the ids of the articles by these days, and of this one under no day.
    `sources` have all statements, the views those that `kept_to` leaves. `capture` gives the page
    of an article as it is kept, `versions` the page with all its versions, null where there is one alone.
    """

    name: str
    known_at: str | None
    days: tuple[str, ...]
    articles_on: Mapping[str, frozenset[str]]
    kept_to: KeptTo
    sources: Sources
    pages: tuple[PageEntry, ...]
    standing: Standing
    timeline: Timeline
    meetings: Meetings
    positions: Positions
    order: Order
    ledger: Ledger
    conflicts: tuple[ConflictEntry, ...]
    stands: tuple[Stand, ...]
    assessments: tuple[Assessment, ...]
    situations: tuple[Situation, ...]
    changes: tuple[Changes, ...]
    parties: tuple[Party, ...]
    lineages: tuple[Lineage, ...]
    copies: tuple[CopyEntry, ...]
    coverage: Coverage
    reviewed: Reviewed
    lexicon: Lexicon
    capture: Callable[[str], Capture]
    versions: Callable[[str], VersionedPage | None]

    @property
    def day(self) -> str | None:
        """The last day that is known (ISO 8601)."""
        return self.standing.as_of

    def view_on(self, day: str, view: str, article: str) -> str:
        """The view in the dossier of a day at which to stay; of a page that is not known then, the list of pages."""
        return "pages" if view == "source" and article not in self.articles_on.get(day, ()) else view

    @property
    def articles(self) -> tuple[CodedArticle, ...]:
        """The coded articles, in the order of their numbers."""
        return tuple(page.coded for page in self.sources.pages)

    @cached_property
    def entries(self) -> tuple[TimelineEntry, ...]:
        """All happenings of the timeline, those with a date first, by it."""
        return tuple(self.timeline.entries)

    @cached_property
    def parts(self) -> tuple[tuple[TimelineEntry, ...], ...]:
        """The happenings with a date, without one, and told as background, each part in its order."""
        timeline = self.timeline
        return tuple(timeline.dated), tuple(timeline.undated), tuple(timeline.background)

    @cached_property
    def conflict(self) -> Mapping[str, ConflictEntry]:
        """The conflicts by their ids."""
        return {entry.id: entry for entry in self.conflicts}

    @cached_property
    def happening_of(self) -> Mapping[tuple[str, str], TimelineEntry]:
        """The happening that a statement reports, by the ids of its article and its own."""
        return {(r.page, r.statement): entry for entry in self.entries for r in entry.reports}

    @cached_property
    def conflicts_of(self) -> Mapping[str, Sequence[ConflictEntry]]:
        """The conflicts in which an article has a side, by its id."""
        found: defaultdict[str, list[ConflictEntry]] = defaultdict(list)
        for entry in self.conflicts:
            for page in dict.fromkeys(side.page for side in entry.sides if side.page):
                found[page].append(entry)
        return found

    @cached_property
    def lineage_of(self) -> Mapping[str, Lineage]:
        """The lineage of an article, by its id."""
        return {article: lineage for lineage in self.lineages for article in lineage.articles}


def happening_id(entry: TimelineEntry) -> str:
    """What names a happening in the addresses of a dossier."""
    return entry.happening.occurrence or entry.happening.reports[0].statement
