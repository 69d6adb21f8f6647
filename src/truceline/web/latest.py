"""Something that may take long to make, for readers who would rather have the last one than wait."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Generic, TypeVar

from truceline.errors import StillFinding

Made = TypeVar("Made")


class Latest(Generic[Made]):
    """The last of its kind that was made; one is made at a time."""

    def __init__(self, patience: float = 2.0) -> None:
        self._patience = patience
        self._lock = Lock()
        self._last: Made | None = None
        self._making: Future[Made] | None = None

    def get(self, make: Callable[[], Made]) -> Made:
        """A new one, or where making it takes longer than `patience` seconds the last one. Raises StillFinding where
        there is none yet, and whatever making it raises.
        """
        with self._lock:
            if self._making is None or self._making.done():
                self._making = Future()
                Thread(target=self._make, args=(make, self._making), name="truceline latest", daemon=True).start()
            making = self._making
        try:
            return making.result(timeout=self._patience)
        except TimeoutError:
            if self._last is None:
                remedy = "ask for it again in a while"
                raise StillFinding("this is still being made", remedy=remedy, status=503) from None
            return self._last

    def _make(self, make: Callable[[], Made], done: Future[Made]) -> None:
        try:
            self._last = make()
            done.set_result(self._last)
        except BaseException as error:  # whoever waits for it is told
            done.set_exception(error)
