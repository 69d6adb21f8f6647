"""A case as requests read it: what was found for one request is at hand for the next, until the case changes."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread

from truceline.api.case import now
from truceline.api.report import make_dossier
from truceline.api.views import KnownCase, diff
from truceline.case.at_hand import AtHand
from truceline.case.case_file import CaseFile, told
from truceline.case.decisions import case_review
from truceline.case.views import decisions_behind, linking_of, made_of_kept, made_of_now
from truceline.errors import StillFinding
from truceline.pipeline import keep_views
from truceline.publish.dossier.dossier import Dossier
from truceline.publish.dossier.things import Key as ThingKey
from truceline.publish.dossier.things import ToldThing, things_of
from truceline.publish.dossier.timeline import files_of_timeline
from truceline.trace.changes import Changes
from truceline.trace.decided import Review

MOST_LOOKS = 8
"""Days and scopes of which a case is kept at hand."""
MOST_AT_ONCE = 2
"""Days that are being found at one time: for each the case is linked and compared anew."""
MOST_PAGES = 100
"""Pages of one look that are kept as they were printed."""

AT_ONCE = 2.0
"""Seconds of reading for which readers wait rather than see what was there before."""

PATIENCE = 20.0
"""Seconds that a reader waits for a day to be found."""

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

    @cached_property
    def at_hand(self) -> tuple[object, ...]:
        """What every page of the dossier needs, read before anybody asks for one."""
        return self.dossier.entries, self.dossier.parts, self.files, self.things

    @cached_property
    def files(self) -> Mapping[tuple[str, str], int]:
        """In which part of a long view each of its things stands."""
        return {("timeline", id_): number for id_, number in files_of_timeline(self.dossier)}

    @cached_property
    def things(self) -> Mapping[ThingKey, ToldThing]:
        """What each statement is part of."""
        return things_of(self.dossier)

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
    reading: Future[None] | None = None


class Shelf:
    """Looks at a case, one for each day and scope that is asked for, each on its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: OrderedDict[Key, _Place] = OrderedDict()
        self._lock = Lock()
        self._finding = BoundedSemaphore(MOST_AT_ONCE)
        self._at_hand = AtHand()

    @contextmanager
    def look(self, known_at: str | None = None, *, all_parties: bool = False, whole: bool = False) -> Iterator[Look]:
        """The case as it stands, for one request at a time.

        Views of now are those that the file keeps, and what is `whole`, found in the pages themselves, is found again
        when these are. What a look at them alone reads is of one moment. Raises StillFinding where a day is still
        being found.
        """
        with self._turn((known_at or "", all_parties, whole)) as look:
            yield look

    @contextmanager
    def pair(self, since: str, until: str, *, all_parties: bool = False) -> Iterator[tuple[Look, Look]]:
        """The case as known at the ends of two days (ISO 8601), the earlier first."""
        since, until = sorted((since, until))
        with self._turn((since, all_parties, False)) as before:
            if since == until:
                yield before, before
            else:
                with self._turn((until, all_parties, False)) as after:
                    yield before, after

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            places = tuple(self._places.values())
            self._places.clear()
        for place in places:
            with place.lock:
                _close(place)

    @contextmanager
    def _turn(self, key: Key) -> Iterator[Look]:
        """One look, for as long as it is held."""
        place = self._place(key)
        with told(self.path):
            if any(key):
                self._wait(place, key)
            with place.lock:
                if place.file is None:
                    place.file = CaseFile.open(self.path, now(), shared=True)
                if not any(key):
                    _look_at_views(place)
                    place.file.db.execute("BEGIN")
                try:
                    if place.look is None:  # others have asked for so many days that this one was given up
                        raise _still_finding(key)
                    yield place.look
                finally:
                    if place.file is not None and place.file.db.in_transaction:
                        place.file.db.execute("ROLLBACK")

    def _wait(self, place: _Place, key: Key) -> None:
        """Have the case read where it has changed; wait for it unless there is a look from before and it takes long."""
        with place.lock:
            if place.file is None:
                place.file = CaseFile.open(self.path, now(), shared=True)
            old = place.look is None or made_of_kept(place.file.db) != place.made_of
            if old and (place.reading is None or place.reading.done()):
                place.reading = Future()
                asked = (place, key, place.reading)
                Thread(target=self._read_beside, args=asked, name="truceline look", daemon=True).start()
            reading = place.reading if place.look is None or place.took < AT_ONCE else None
        if old and reading is not None:
            try:
                reading.result(timeout=PATIENCE)
            except TimeoutError:
                raise _still_finding(key) from None

    def _read_beside(self, place: _Place, key: Key, done: Future[None]) -> None:
        """Read the case beside the readers, when it is its turn and somebody still wants it."""
        with self._finding:
            try:
                if self._places.get(key) is not place:
                    raise _still_finding(key)
                self._read(place, key)
                done.set_result(None)
            except BaseException as error:  # whoever waits for it is told
                done.set_exception(error)

    def _read(self, place: _Place, key: Key) -> None:
        """Read the case, and put it in the place of what is at hand."""
        made = _Place(file=CaseFile.open(self.path, now(), shared=True))
        try:
            _read(made, key, place, self._at_hand)
            with place.lock:
                made.file, place.file = place.file, made.file
                place.look, place.made_of, place.took = made.look, made.made_of, made.took
                place.linking = made.linking
        finally:
            _close(made)

    def _place(self, key: Key) -> _Place:
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            gone = [self._places.popitem(last=False)[1] for _ in range(len(self._places) - MOST_LOOKS)]
        for last in gone:
            with last.lock:
                _close(last)
        return place


def _still_finding(key: Key) -> StillFinding:
    what, remedy = "the case as asked for is still being found", "ask for it again in a while"
    return StillFinding(what, where=key[0], remedy=remedy, status=503)


def _look_at_views(place: _Place) -> None:
    """A look at the views that the file keeps."""
    assert place.file is not None
    _keep(place.file)
    made_of = made_of_now(place.file.db)
    if place.look is None or made_of != place.made_of:
        place.look, place.made_of = Look(KnownCase(place.file, None, late=True)), made_of


def _keep(file: CaseFile) -> None:
    """Find the views where none are kept of what is linked now."""
    if decisions_behind(file.db) is None:
        keep_views(file, KnownCase(file, None).lexicon)


def _read(place: _Place, key: Key, before: _Place, at_hand: AtHand) -> None:
    """Read a case into a place; of a whole one the dossier too. What was linked `before` is not linked again, nor is
    what is `at_hand` read."""
    known_at, all_parties, whole = key
    assert place.file is not None
    began = time.monotonic()
    _keep(place.file)
    place.made_of, place.linking = made_of_kept(place.file.db), linking_of(place.file.db)
    linked = before.look.known.linked if before.look and before.linking == place.linking else None
    known = KnownCase(place.file, known_at or None, all_parties, late=True, linked_before=linked, at_hand=at_hand)
    place.look = Look(known, place.made_of)
    _ = place.look.at_hand if whole else known.known
    place.took = time.monotonic() - began


def _close(place: _Place) -> None:
    if place.file is not None:
        place.file.close()
    place.file, place.look = None, None
