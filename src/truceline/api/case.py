"""A case file as a program uses it: pages go in, views come out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from truceline.case.case_file import CaseFile
from truceline.errors import PageError, TrucelineError

if TYPE_CHECKING:
    from truceline.api.views import KnownCase, View
    from truceline.case.decisions import NewDecision
    from truceline.case.provenance import Provenance
    from truceline.model.decision import Decision
    from truceline.model.page import Page
    from truceline.pipeline import Added, Engine
    from truceline.trace.changes import Change, Changes
    from truceline.trace.decided import Review
    from truceline.trace.verdicts import Decisions

Told = Callable[[TrucelineError], None]
"""What is done with an error that stops only a page: the others go on."""


def warn_of(error: TrucelineError) -> None:
    """Tell of an error that stops only a page as a warning, in its one line."""
    warnings.warn(error.line, stacklevel=3)


def now() -> str:
    """The time now, ISO 8601 in UTC; that of SOURCE_DATE_EPOCH where a reproducible file is wanted."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


class Case:
    """A case file. `add` makes it where there is none; everything else needs it to be there.

    It opens at the first use and closes with `close` or at the end of a `with`. Every method raises CaseFileMissing,
    CaseFileForeign, CaseFileDamaged, CaseFileBusy or CaseFileUnwritable where the file cannot be used.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._open: CaseFile | None = None
        self._known: dict[str | None, KnownCase] = {}

    def __repr__(self) -> str:
        return f"Case({str(self.path)!r})"

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._known.clear()
        if self._open is not None:
            self._open.close()
            self._open = None

    def file(self, *, create: bool = False) -> CaseFile:
        """The file, opened."""
        if self._open is None:
            self._open = CaseFile.open(self.path, now(), create=create)
        return self._open

    def keep(self, pages: Iterable[Page | PageError], on_error: Told = warn_of) -> Added:
        """Keep pages as captured, without coding them. Gives how many were new, known, and not read."""
        from truceline.pipeline import Added, add_pages

        added = Added(0, 0, 0)
        for told in add_pages(pages, self.file(create=True), now()):
            if isinstance(told, Added):
                added = told
            else:
                on_error(told)
        return added

    def pages_left(self, engine: Engine) -> int:
        """How many pages are kept and not coded yet by this truceline."""
        from truceline.pipeline import pages_left

        return pages_left(self.file(), engine)

    def bring_up_to_date(
        self, engine: Engine, on_error: Told = warn_of, on_coded: Callable[[], None] = lambda: None
    ) -> None:
        """Code the pages that this truceline has not coded, then link and check the case; `on_coded` follows each."""
        from truceline.pipeline import code_case, link_case

        self._known.clear()
        for coded in code_case(self.file(), engine, now()):
            if isinstance(coded, PageError):
                on_error(coded)
            on_coded()
        for broken in link_case(self.file(), engine, now()):
            on_error(broken)

    def counts(self) -> dict[str, int]:
        """How many pages, statements, happenings, lineages and conflicts the case has, by these words."""
        from truceline.case.together import count_together

        return count_together(self.file().db)

    def is_up_to_date(self) -> bool:
        """Whether all pages that are kept are coded and linked; where not, views are of those that are."""
        from truceline.case.together import is_made_of_all

        return is_made_of_all(self.file().db)

    def known(self, known_at: str | None = None) -> KnownCase:
        """The case as it could be known by the end of a day, for views; read once and kept until pages are added."""
        from truceline.api.views import KnownCase
        from truceline.lexicon.lexicon import load_lexicon

        if known_at not in self._known:
            self._known[known_at] = KnownCase(self.file(), load_lexicon(), known_at)
        return self._known[known_at]

    def view(self, name: str, known_at: str | None = None) -> View[Any, Any]:
        """A view by the name of its command, as it could be known by the end of a day (ISO 8601)."""
        from truceline.api.views import VIEWS

        return VIEWS[name](self.known(known_at))

    def diff(self, since: str, until: str) -> View[Changes, Change]:
        """What changed between the ends of two days, and by which page."""
        from truceline.api.views import diff

        before, after = (self.known(day) for day in sorted((since, until)))
        return diff(before, after)

    def explain(self, id_: str) -> Provenance:
        """Where a thing of the case comes from, by its id. Raises UnknownId."""
        from truceline.case.provenance import find_provenance

        return find_provenance(self.file().db, id_, self.review())

    def review(self) -> Review:
        """What reviewers decided, and what became of each decision in the case as it is now."""
        from truceline.pipeline import case_review

        return case_review(self.file())

    def decisions(self) -> Decisions:
        """All decisions of reviewers, with what they say of the rules."""
        from truceline.trace.verdicts import sum_up

        return sum_up(self.review())

    def decide(self, new: NewDecision) -> Decision:
        """Keep a decision of a reviewer. Raises DecisionInvalid or UnknownId where it cannot be made."""
        from truceline.case.decisions import decide

        self._known.clear()
        with self.file().writing() as db:
            return decide(db, new, now(), str(self.path))
