"""Work that takes long, in a process of its own, so that readers need not wait: coding pages, finding views anew."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Thread
from typing import Literal

from truceline.api.case import Case
from truceline.errors import TrucelineError

Doing = Literal["waiting", "coding pages", "finding views"]
QUIET = 1.0
"""Seconds after which views are found anew for a decision, so that several in a row are worked in at once."""


class Worker:
    """Brings a case up to date, one work at a time, whenever it is woken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._awake, self._over = Event(), Event()
        self._process: BaseProcess | None = None
        self._thread: Thread | None = None
        self._doing: Doing | None = None
        self.failed: str | None = None

    @property
    def doing(self) -> Doing | None:
        """What is being done; null where the case is as it was decided and kept."""
        return self._doing or ("waiting" if self._awake.is_set() else None)

    def start(self) -> None:
        """Be ready for work."""
        self._thread = Thread(target=self._work, name="truceline work", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Say that something was decided or kept."""
        self._awake.set()

    def stop(self) -> None:
        """Break off; what is kept stays, and the next desk or `truceline add` goes on from there."""
        self._over.set()
        self._awake.set()
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _work(self) -> None:
        while self._awake.wait() and not self._over.wait(QUIET):
            self._doing = "waiting"
            self._awake.clear()
            try:
                self.failed = self._bring_up_to_date()
            except TrucelineError as error:
                self.failed = error.line
            self._doing = None

    def _bring_up_to_date(self) -> str | None:
        """Run one work to its end, where there is any, and give how it failed."""
        with Case(self._path) as case:
            coded = case.is_up_to_date()
            if coded and case.has_views():
                return None
        self._doing = "finding views" if coded else "coding pages"
        ours, its = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_run, args=(self._path, self._doing, its), daemon=True)
        self._process.start()
        its.close()
        try:
            failed: str = ours.recv()
        except EOFError:
            failed = "" if self._over.is_set() else "the work was broken off; `truceline add CASE` goes on with it"
        self._process.join()
        return failed or None


def _run(path: Path, doing: Doing, told: Connection) -> None:
    """The work itself; sends how it failed, nothing where it did not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the desk stops this too
    failed = ""
    try:
        bring_up_to_date(path, doing)
    except TrucelineError as error:
        failed = error.line
    told.send(failed)


def bring_up_to_date(path: Path, doing: Doing) -> None:
    """Code and link what is not yet, or find the views anew where something was decided."""
    with Case(path) as case:
        if doing == "finding views":
            case.keep_views()
            return
        from truceline.api.engine import make_engine

        case.bring_up_to_date(make_engine(config=case.config()), lambda error: None)  # noqa: ARG005  # kept in the case
