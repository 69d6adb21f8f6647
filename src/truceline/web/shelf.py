"""A case as requests read it: what was found for one request is at hand for the next, until the case changes."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread

from truceline.api.case import now
from truceline.api.report import make_dossier
from truceline.api.views import KnownCase, diff
from truceline.case.case_file import CaseFile, told
from truceline.case.decisions import case_review
from truceline.case.views import decisions_behind, linking_of, made_of_kept, made_of_now
from truceline.pipeline import keep_views
from truceline.publish.dossier.dossier import Dossier
from truceline.trace.changes import Changes
from truceline.trace.decided import Review

MOST_LOOKS = 8
"""Days and scopes of which a case is kept at hand."""
MOST_AT_ONCE = 2
"""Days that are being found at one time: each is the case linked and checked anew."""
MOST_PAGES = 100
"""Pages of one look that are kept as they were printed."""

AT_ONCE = 2.0
"""Seconds of reading for which readers wait rather than see what was there before."""

Key = tuple[str, bool, bool]
"""The day (ISO 8601, empty for all that is known), whether all parties are shown, whether pages themselves are read."""


@dataclass(frozen=True)
class Look:
    """A case as it stands, for requests that take turns. `made_of` is what its views are made of; null: those kept."""

    known: KnownCase
    made_of: str | None = None
    printed: OrderedDict[str, str] = field(default_factory=OrderedDict)
    changes: dict[str, Changes] = field(default_factory=dict)

    @cached_property
    def review(self) -> Review:
        """What was decided, and what became of it."""
        return case_review(self.known.file)

    @cached_property
    def dossier(self) -> Dossier:
        """The dossier of the case."""
        day = self.known.known_at
        return make_dossier(
            self.known.file.path.stem, self.known, KnownCase(self.known.file, None) if day else self.known, ()
        )

    def changes_since(self, before: Look) -> Changes:
        """What changed from the end of an earlier day to that of this one; found once."""
        day = before.known.known_at or ""
        if day not in self.changes:
            self.changes[day] = diff(before.known, self.known).whole
        return self.changes[day]

    @property
    def behind(self) -> int:
        """How many decisions are not in the views yet."""
        return decisions_behind(self.known.file.db, self.made_of) or 0

    def print(self, name: str, render: Callable[[], str]) -> str:
        """A page of this look by its name, printed once."""
        if name not in self.printed:
            self.printed[name] = render()
            if len(self.printed) > MOST_PAGES:
                self.printed.popitem(last=False)
        return self.printed[name]


@dataclass
class _Place:
    """A case at hand, and whose turn it is to read it. `took` is how long it took to read, in seconds."""

    lock: Lock = field(default_factory=Lock)
    file: CaseFile | None = None
    made_of: str = ""
    linking: str = ""
    look: Look | None = None
    took: float = 0.0
    renewing: bool = False


class Shelf:
    """Looks at a case, one for each day and scope that is asked for, each on its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: OrderedDict[Key, _Place] = OrderedDict()
        self._lock = Lock()
        self._finding = BoundedSemaphore(MOST_AT_ONCE)

    @contextmanager
    def look(self, known_at: str | None = None, *, all_parties: bool = False, whole: bool = False) -> Iterator[Look]:
        """The case as it stands, for one request at a time.

        Views of now are those that the file keeps, and what is `whole`, found in the pages themselves, is found again
        when these are. What a look at them alone reads is of one moment.
        """
        with ExitStack() as held:
            if known_at or all_parties:
                held.enter_context(self._finding)
            yield held.enter_context(self._turn((known_at or "", all_parties, whole)))

    @contextmanager
    def pair(self, since: str, until: str, *, all_parties: bool = False) -> Iterator[tuple[Look, Look]]:
        """The case as known at the ends of two days (ISO 8601), the earlier first."""
        since, until = sorted((since, until))
        with ExitStack() as held:
            held.enter_context(self._finding)  # once for both, so that two pairs never wait for each other
            before = held.enter_context(self._turn((since, all_parties, False)))
            after = before if until == since else held.enter_context(self._turn((until, all_parties, False)))
            yield before, after

    @contextmanager
    def _turn(self, key: Key) -> Iterator[Look]:
        """One look, for as long as it is held."""
        place = self._place(key)
        found = any(key)
        with place.lock, told(self.path):
            look = self._fresh(place, key)
            if not found:
                look.known.file.db.execute("BEGIN")
            try:
                yield look
            finally:
                if look.known.file.db.in_transaction:
                    look.known.file.db.execute("ROLLBACK")

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for place in self._places.values():
                with place.lock:
                    _close(place)
            self._places.clear()

    def _fresh(self, place: _Place, key: Key) -> Look:
        """The look of a place; another one where the case has changed.

        One that takes long to read is read beside the readers, who see the one before until then.
        """
        if place.file is None:
            place.file = CaseFile.open(self.path, now(), shared=True)
        made_of = _made_of(place.file, key)
        if place.look is None or (made_of != place.made_of and place.took < AT_ONCE):
            _read(place, key, made_of, place)
        elif made_of != place.made_of and not place.renewing:
            place.renewing = True
            Thread(target=self._renew, args=(place, key), name="truceline look", daemon=True).start()
        assert place.look is not None
        return place.look

    def _renew(self, place: _Place, key: Key) -> None:
        """Read the case again, and put what was read in the place of what is at hand."""
        made = _Place(file=CaseFile.open(self.path, now(), shared=True))
        assert made.file is not None
        try:
            _read(made, key, _made_of(made.file, key), place)
            with place.lock:
                made.file, place.file = place.file, made.file
                place.look, place.made_of, place.took = made.look, made.made_of, made.took
                place.linking = made.linking
        finally:
            place.renewing = False
            _close(made)

    def _place(self, key: Key) -> _Place:
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > MOST_LOOKS:
                _, last = self._places.popitem(last=False)
                with last.lock:
                    _close(last)
            return place


def _made_of(file: CaseFile, key: Key) -> str:
    """What a look is to be made of. Whatever is found in pages is found again when the views are, not sooner."""
    if decisions_behind(file.db) is None:
        keep_views(file, KnownCase(file, None).lexicon)
    return made_of_kept(file.db) if any(key) else made_of_now(file.db)


def _read(place: _Place, key: Key, made_of: str, before: _Place) -> None:
    """Read a case anew; of a whole one the dossier too. What was linked `before` is not linked again."""
    known_at, all_parties, whole = key
    assert place.file is not None
    began = time.monotonic()
    linking = linking_of(place.file.db)
    linked = before.look.known.linked if any(key) and before.look and before.linking == linking else None
    known = KnownCase(place.file, known_at or None, all_parties, late=True, linked_before=linked)
    place.look = Look(known, made_of if any(key) else None)
    if whole:
        _ = place.look.dossier
    elif known_at or all_parties:
        _ = known.known
    place.made_of, place.linking, place.took = made_of, linking, time.monotonic() - began


def _close(place: _Place) -> None:
    if place.file is not None:
        place.file.close()
    place.file, place.look = None, None
