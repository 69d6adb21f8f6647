"""A case as requests read it: what was found for one request is at hand for the next, until the case changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import BoundedSemaphore, Lock

from truceline.api.case import now
from truceline.api.views import KnownCase
from truceline.case.case_file import CaseFile, told
from truceline.case.decisions import case_review
from truceline.case.views import decisions_behind, made_of_now
from truceline.trace.decided import Review

MOST_DAYS = 6
"""Days of which a case is kept at hand."""
MOST_AT_ONCE = 2
"""Days that are being found at one time: each is the case linked and checked anew."""

Key = tuple[str, bool, bool]
"""The day (ISO 8601, empty for all that is known), whether all parties are shown, whether whole pages are read."""


@dataclass(frozen=True)
class Look:
    """A case as it stands, for requests that take turns."""

    known: KnownCase

    @cached_property
    def review(self) -> Review:
        """What was decided, and what became of it."""
        return case_review(self.known.file)

    @property
    def behind(self) -> int:
        """How many decisions are not in the views yet."""
        return (decisions_behind(self.known.file.db) or 0) if self.known.late else 0


@dataclass
class _Place:
    """A case at hand, and whose turn it is to read it."""

    lock: Lock = field(default_factory=Lock)
    file: CaseFile | None = None
    made_of: str = ""
    look: Look | None = None


class Shelf:
    """Looks at a case, one for each day and scope that is asked for, each on its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: OrderedDict[Key, _Place] = OrderedDict()
        self._lock = Lock()
        self._finding = BoundedSemaphore(MOST_AT_ONCE)

    @contextmanager
    def look(self, known_at: str | None = None, *, all_parties: bool = False, whole: bool = False) -> Iterator[Look]:
        """The case as it stands, for one request at a time; what is read is of one moment.

        Views of now are those that the file keeps. `whole` is for what must be found in the pages themselves.
        """
        place = self._place((known_at or "", all_parties, whole))
        with ExitStack() as held:
            if known_at or whole or all_parties:
                held.enter_context(self._finding)
            held.enter_context(place.lock)
            held.enter_context(told(self.path))
            if place.file is None:
                place.file = CaseFile.open(self.path, now(), shared=True)
            place.file.db.execute("BEGIN")
            try:
                made_of = made_of_now(place.file.db)
                if place.look is None or made_of != place.made_of:
                    late = not (known_at or whole or all_parties)
                    place.look = Look(KnownCase(place.file, known_at, all_parties, late))
                    place.made_of = made_of
                yield place.look
            finally:
                place.file.db.execute("ROLLBACK")

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for place in self._places.values():
                with place.lock:
                    _close(place)
            self._places.clear()

    def _place(self, key: Key) -> _Place:
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > MOST_DAYS:
                _, last = self._places.popitem(last=False)
                with last.lock:
                    _close(last)
            return place


def _close(place: _Place) -> None:
    if place.file is not None:
        place.file.close()
    place.file, place.look = None, None
