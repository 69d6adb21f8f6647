"""A case file as a program uses it: pages go in, views come out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from truceline.api.day import read_day
from truceline.api.told import OnError, warn_of
from truceline.case.case_file import CaseFile, told
from truceline.case.kept_config import NAME
from truceline.errors import PageError, RuleBroken, UnknownName
from truceline.publish.columns import OF_ONE_DAY, FormatName

if TYPE_CHECKING:
    from truceline.api.views import KnownCase, View
    from truceline.capture.intake import Incoming
    from truceline.case.at_hand import AtHand
    from truceline.case.kept_config import KeptConfig
    from truceline.case.provenance import Provenance
    from truceline.case.relevance import Omitted, OmittedPages
    from truceline.case.search import Hit, Hits
    from truceline.case.versions import Versions
    from truceline.model.conflict import Conflict
    from truceline.model.decision import Decision, Verb
    from truceline.pipeline import Added, Engine
    from truceline.publish.status_text import StatusLine
    from truceline.trace.changes import Change, Changes
    from truceline.trace.content import PageEntry
    from truceline.trace.decided import Review
    from truceline.trace.ledger import Ledger, Pact
    from truceline.trace.listing import Conflicts, Pages, Statements, ToldStatement
    from truceline.trace.meetings import Meeting, Meetings
    from truceline.trace.positions import Positions, Row
    from truceline.trace.queue import Queued
    from truceline.trace.sequence import Condition, Order
    from truceline.trace.standing import Standing
    from truceline.trace.timeline import Timeline, TimelineEntry
    from truceline.trace.verdicts import Decisions

SMALL, MOST_DAYS = 60, 14
"""Pages and days up to which a report has a dossier of every day: for each all pages are linked and compared again."""


def now() -> str:
    """The time now, ISO 8601 in UTC; that of SOURCE_DATE_EPOCH where a reproducible file is wanted."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


class Case:
    """A case file. `add` makes it where there is none; everything else needs it to be there.

    `config` is its `truceline.toml`, else the one beside it: `add` reads and keeps it, views go by the one kept.
    It opens at the first use and closes with `close` or at the end of a `with`. Every method raises CaseFileMissing,
    CaseFileForeign, CaseFileDamaged, CaseFileBusy or CaseFileUnwritable where the file cannot be used.
    """

    def __init__(self, path: str | os.PathLike[str], config: str | os.PathLike[str] | None = None) -> None:
        self.path = Path(path)
        self._config = Path(config) if config is not None else None
        self._open: CaseFile | None = None
        self._known: dict[tuple[str | None, bool], KnownCase] = {}
        self._at_hand: AtHand | None = None

    def __repr__(self) -> str:
        return f"Case({str(self.path)!r})"

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._known.clear()
        self._at_hand = None
        if self._open is not None:
            self._open.close()
            self._open = None

    def file(self, *, create: bool = False) -> CaseFile:
        """The file, opened."""
        if self._open is None:
            self._open = CaseFile.open(self.path, now(), create=create)
        return self._open

    def keep(self, pages: Iterable[Incoming], on_error: OnError = warn_of) -> Added:
        """Keep pages as captured, without coding them. Gives how many were new, known, not read, and not wanted."""
        from truceline.pipeline import Added, add_pages

        added = Added(0, 0, 0)
        for met in add_pages(pages, self.file(create=True), now()):
            if isinstance(met, Added):
                added = met
            else:
                on_error(met)
        return added

    def add(
        self,
        paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
        engine: Engine | None = None,
        on_error: OnError = warn_of,
        columns: Mapping[str, str] | None = None,
        workers: int | None = 1,
        about: bool = False,
        fetch: bool = False,
    ) -> Added:
        """Keep the pages of files, folders and patterns, code them, then link and check the case anew.

        The engine goes by the `truceline.toml` of the case where none is given, and `columns` add to those of it.
        With `about` only pages that speak of the parties of the case are kept (`omitted` has the others); with
        `fetch` addresses are asked, and nothing is asked otherwise.

        Gives how many pages were new, known, and not read. What is broken off goes on where it stood when `add` is
        called again.
        """
        from truceline.api.engine import make_engine
        from truceline.api.intake import intake_of

        self.configure()
        several = [paths] if isinstance(paths, str | os.PathLike) else paths
        intake = intake_of(self, columns or {}, about=about, fetch=fetch)
        added = self.keep(intake.pages(os.fspath(path) for path in several), on_error)
        self.bring_up_to_date(engine or make_engine(config=self.config()), on_error, workers=workers)
        return added

    def pages_left(self, engine: Engine) -> int:
        """How many pages are kept and not coded yet by this truceline."""
        from truceline.pipeline import pages_left

        return pages_left(self.file(), engine)

    def bring_up_to_date(
        self,
        engine: Engine,
        on_error: OnError = warn_of,
        on_coded: Callable[[], None] = lambda: None,
        workers: int | None = 1,
    ) -> None:
        """Code the pages that this truceline has not coded, then link and check the case; `on_coded` follows each.

        `workers` are the processes that code many pages, null for one on each core, at most four; a script that asks
        for several needs the guard `if __name__ == "__main__"`.
        """
        from truceline.pipeline import code_case, link_case
        from truceline.scale.processes import run_in_processes

        self._known.clear()
        for coded in code_case(self.file(), engine, now(), partial(run_in_processes, workers=workers)):
            if isinstance(coded, PageError):
                on_error(coded)
            if not isinstance(coded, RuleBroken):
                on_coded()
        for broken in link_case(self.file(), engine, now()):
            on_error(broken)

    def keep_views(self) -> None:
        """Find the views anew and keep them, where something was decided since they were kept."""
        from truceline.capture.own_files import lexicon_with
        from truceline.pipeline import keep_views

        self._known.clear()
        keep_views(self.file(), lexicon_with(self.config())[0])

    def has_views(self) -> bool:
        """Whether the views that are kept are of all that is linked and decided."""
        from truceline.case.views import are_kept
        from truceline.trace.views import VIEWS

        return are_kept(self.file().db, VIEWS)

    def counts(self) -> dict[str, int]:
        """How many pages, statements, happenings, lineages and conflicts the case has, by these words."""
        from truceline.case.together import count_together

        return count_together(self.file().db)

    def is_up_to_date(self) -> bool:
        """Whether all pages that are kept are coded and linked; where not, views are of those that are."""
        from truceline.case.together import is_made_of_all

        return is_made_of_all(self.file().db)

    def config_file(self) -> Path | None:
        """The `truceline.toml` of the case: the one named, else the one beside the case file; null where none is."""
        beside = self.path.with_name(NAME)
        return self._config or (beside if beside.is_file() else None)

    def configure(self) -> bool:
        """Read the `truceline.toml` and keep it as what counts from now on; false where there is no new one.

        Raises ConfigInvalid, OwnFileUnreadable or LexiconInvalid, and keeps nothing then.
        """
        from truceline.capture.config_file import read_config_file
        from truceline.capture.own_files import lexicon_with
        from truceline.case.kept_config import keep_config

        path = self.config_file()
        if path is None:
            return False
        made = read_config_file(path)
        made.parties(lexicon_with(made)[0], str(path))
        self._known.clear()
        with self.file(create=True).writing() as db:
            return keep_config(db, made, now())

    def config(self) -> KeptConfig | None:
        """The `truceline.toml` that the case holds, with the files that it names; null where it holds none."""
        from truceline.case.kept_config import read_config

        return read_config(self.file().db, str(self.path))

    def omitted(self, most: int | None = None) -> View[OmittedPages, Omitted]:
        """The pages that `about` left out, the nearest first; at most so many of them."""
        from truceline.api.views import omitted

        with told(self.path):
            return omitted(self.file(), most)

    def columns(self) -> dict[str, str]:
        """What the `truceline.toml` that the case holds calls the columns of tables, by what they are of a page."""
        kept = self.config() if self.path.is_file() else None
        return dict(kept.config.columns) if kept else {}

    def is_configured(self) -> bool:
        """Whether the case holds its `truceline.toml` as that is on the disk now; also where there is none."""
        from truceline.capture.config_file import read_config_file
        from truceline.case.kept_config import config_digest

        path = self.config_file()
        return path is None or read_config_file(path).sha256 == config_digest(self.file().db)

    def known(self, known_at: str | date | None = None, all_parties: bool = False) -> KnownCase:
        """The case as it could be known by the end of a day, for views; read once and kept until it changes."""
        from truceline.api.views import KnownCase
        from truceline.case.at_hand import AtHand

        key = (read_day(known_at) if known_at else None, all_parties)
        if key not in self._known:
            self._at_hand = self._at_hand or AtHand()
            self._known[key] = KnownCase(self.file(), *key, at_hand=self._at_hand)
        return self._known[key]

    def view(self, name: str, known_at: str | date | None = None, all_parties: bool = False) -> View[Any, Any]:
        """A view by the name of its command, as it could be known by the end of a day (ISO 8601).

        It is kept to the parties that the `truceline.toml` of the case names, unless `all_parties` is asked for.
        """
        from truceline.api.views import VIEWS

        if name not in VIEWS:
            raise UnknownName(f"there is no view {name!r}", remedy=f"one of {', '.join(VIEWS)}")
        return VIEWS[name](self.known(known_at, all_parties))

    def status(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Standing, StatusLine]:
        """Where the case stands, a line an entry: stage, contacts, what is agreed, claimed and blocked, conflicts."""
        return self.view("status", known_at, all_parties)

    def timeline(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Timeline, TimelineEntry]:
        """What happened, was planned or denied, by date, and when that was known."""
        return self.view("timeline", known_at, all_parties)

    def meetings(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Meetings, Meeting]:
        """Who met whom, as planned and as held, and who is to meet."""
        return self.view("meetings", known_at, all_parties)

    def positions(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Positions, Row]:
        """The last word of each party on each issue, and how it moved; an entry is a party."""
        return self.view("positions", known_at, all_parties)

    def sequence(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Order, Condition]:
        """What is wanted before what, where that goes round in a ring, and what would open it."""
        return self.view("sequence", known_at, all_parties)

    def ledger(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Ledger, Pact]:
        """Agreements and ceasefires by stage, who confirms them, and who says that they were broken."""
        return self.view("ledger", known_at, all_parties)

    def conflicts(self, known_at: str | date | None = None, all_parties: bool = False) -> View[Conflicts, Conflict]:
        """What cannot stand together."""
        return self.view("conflicts", known_at, all_parties)

    def statements(self, known_at: str | date | None = None) -> View[Statements, ToldStatement]:
        """Every statement, in the order of the pages."""
        return self.view("statements", known_at)

    def pages(self, known_at: str | date | None = None) -> View[Pages, PageEntry]:
        """The pages, also those that are not coded or could not be read."""
        return self.view("pages", known_at)

    def diff(self, since: str | date, until: str | date, all_parties: bool = False) -> View[Changes, Change]:
        """What changed between the ends of two days, and by which page."""
        from truceline.api.views import diff

        before, after = (self.known(day, all_parties) for day in sorted(map(read_day, (since, until))))
        return diff(before, after)

    def search(self, words: str, known_at: str | date | None = None, most: int = 20) -> View[Hits, Hit]:
        """The articles that hold all of the words, the best match first, each with the place where they stand.

        Expressions of FTS5 work: "truce OR ceasefire", '"land corridor"', "withdraw*". Raises SearchInvalid.
        """
        from truceline.api.views import search

        with told(self.path):
            return search(self.file(), words, read_day(known_at) if known_at else None, most)

    def export(
        self,
        folder: str | os.PathLike[str],
        format: FormatName = "csv",  # the word of the command
        views: Iterable[str] = OF_ONE_DAY,
        known_at: str | date | None = None,
        all_parties: bool = False,
    ) -> list[Path]:
        """Write views as tables into a folder, a file each, and give their paths.

        Raises ExportFailed, or LibraryMissing.
        """
        from truceline.api.export import export_views
        from truceline.publish.export import FORMATS

        if format not in FORMATS:
            raise UnknownName(f"there is no format {format!r}", remedy=f"one of {', '.join(FORMATS)}")
        chosen = (self.view(name, known_at, all_parties) for name in views)
        return list(export_views(chosen, Path(folder), FORMATS[format]))

    def report(
        self,
        folder: str | os.PathLike[str],
        known_at: str | date | None = None,
        days: Iterable[str | date] | None = None,
        all_parties: bool = False,
    ) -> int:
        """Write the dossier of the case, a site of HTML files, into a folder; gives how many files were written.

        `days` are earlier days of which a dossier stands beside it, each as it could be known then; where none are
        given, those on which pages of a small case became known. Raises ExportFailed.
        """
        from truceline.api.report import write_report

        chosen = self._days_of_report() if days is None else sorted(map(read_day, days))
        last = read_day(known_at) if known_at else None
        earlier = [self.known(day, all_parties) for day in chosen if last is None or day < last]
        return write_report(self.path.stem, self.known(known_at, all_parties), earlier, Path(folder))

    def _days_of_report(self) -> list[str]:
        """The days on which pages of a small case were published; of a large one none, as each must be linked anew."""
        from truceline.case.articles import days_of_publication

        days = days_of_publication(self.file().db)
        return days if self.counts()["pages"] <= SMALL and len(days) <= MOST_DAYS else []

    def explain(self, id_: str) -> Provenance:
        """Where a thing of the case comes from, by its id. Raises UnknownId."""
        from truceline.case.provenance import find_provenance

        return find_provenance(self.file().db, id_, self.review(), str(self.path))

    def versions(self, id_: str | None = None) -> Versions:
        """The pages that were captured in several versions, and what differs between these.

        With the id of an article or an address, that page alone. Raises UnknownId where there is none.
        """
        from truceline.case.versions import find_versions

        return find_versions(self.file().db, str(self.path), id_)

    def review(self) -> Review:
        """What reviewers decided, and what became of each decision in the case as it is now."""
        from truceline.case.decisions import case_review

        return case_review(self.file())

    def decisions(self) -> Decisions:
        """All decisions of reviewers, with what they say of the rules."""
        from truceline.trace.verdicts import sum_up

        return sum_up(self.review())

    def queue(self, reviewer: str = "", second: bool = False, most: int = 500) -> tuple[Queued, ...]:
        """What is to be reviewed, the most urgent first: what nobody has judged yet.

        With `second`, what others have judged and `reviewer` has not. `most` bounds the statements in it.
        """
        from truceline.case.candidates import find_candidates
        from truceline.trace.queue import order_queue

        review = self.review()
        return order_queue(find_candidates(self.file().db, review, most), review, reviewer, second=second)

    def decide(
        self,
        id_: str,
        verb: Verb,
        *,
        by: str,
        reason: str = "",
        other: str | None = None,
        slots: Mapping[str, str] | None = None,
        kind: str = "",
        words: str = "",
        span: tuple[int, int] | None = None,
    ) -> Decision:
        """Keep what a reviewer, `by`, decides on a statement or conflict, or undo a decision by its number.

        `other` is the second statement of a merge or split, `slots` are the values of an edit as a person writes them.
        To `add` a statement that truceline missed, `id_` is that of its page, `kind` what it is, `words` its words,
        which the page has once, or `span` where they are in its text (code points); `slots` are what it tells.
        Raises DecisionInvalid or UnknownId where it cannot be made.
        """
        from truceline.case.decisions import NewDecision, decide
        from truceline.model.spans import Span

        new = NewDecision(
            id=id_,
            verb=verb,
            reviewer=by,
            reason=reason,
            other=other,
            slots=slots or {},
            kind=kind,
            words=words,
            span=Span(*span) if span else None,
        )
        self._known.clear()
        with self.file().writing() as db:
            return decide(db, new, now(), str(self.path))
