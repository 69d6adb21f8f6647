"""A stage of the pipeline in several processes that share nothing; what comes out is the same, in the same order.

Each process has an engine of its own and takes as many pages at a time as the stages do (`TOGETHER`), so that the same
sentences are parsed together as in one process and every byte of a record is the same.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from truceline.annotate.annotate import TOGETHER
from truceline.errors import WorkerLost
from truceline.pipeline import Engine, Readable, Stage
from truceline.scale.memory import collect_rarely, give_back

T = TypeVar("T")
Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 2
"""Batches of pages that wait for each process, so that none is idle while results are written."""
MOST = 4
"""Processes that are started where nobody says how many: each takes about 0.3 GB."""
BETWEEN = 8
"""Pieces of work between which a process gives back memory: 256 articles, some twenty seconds."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
"""What says to the libraries of numpy and spaCy how many threads to use."""


def usual_workers() -> int:
    """How many processes to start where nobody says: one for each core that this process may use, within bounds."""
    return min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def run_in_processes(
    stage: Stage[T], pages: Iterable[Readable], engine: Engine, workers: int | None = None
) -> Iterator[T]:
    """Send pages through a stage, which is found by its name, in so many processes; give what comes out in order.

    `workers` is one for each core, at most MOST, where it is not said. Few pages, or one worker, stay in this process.
    Raises WorkerLost where a process ends before its pages are done.
    """
    workers, given = workers or usual_workers(), iter(pages)
    first, second = (tuple(islice(given, TOGETHER)) for _ in range(2))
    if workers < 2 or not second:
        yield from stage(chain(first, second, given), engine)
        return
    batches = chain((first, second), iter(lambda: tuple(islice(given, TOGETHER)), ()))
    yield from chain.from_iterable(run_each(partial(_run, stage), batches, engine, workers))


def run_each(
    work: Callable[[Given, Engine], Made], given: Iterable[Given], engine: Engine, workers: int
) -> Iterator[Made]:
    """Do a piece of work, which is found by its name, on each of what is given in so many processes, in order.

    Raises WorkerLost where a process ends before its work is done.
    """
    with _pool(engine, workers) as pool:
        waiting: deque[Future[Made]] = deque()
        try:
            for one in given:
                waiting.append(pool.submit(_do, work, one))
                if len(waiting) >= AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerLost(
                "a process that codes pages has ended",
                why="it was stopped from outside, or memory ran out",
                remedy="run the command again; what is kept stays; --workers 1 needs the least memory",
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _pool(engine: Engine, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(engine,))


_engine: Engine
"""The engine of a worker process."""
_done = 0
"""The pieces of work that a worker process has done."""


def _start(engine: Engine) -> None:
    """Make a fresh process ready: one thread each, and whoever stops the command stops it too."""
    global _engine  # a worker process does nothing else
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in THREADS:
        os.environ.setdefault(name, "1")
    collect_rarely()
    _engine = engine


def _do(work: Callable[[Given, Engine], Made], one: Given) -> Made:
    """Do a piece of work, and now and then give back the memory that it took."""
    global _done
    made = work(one, _engine)
    _done += 1
    if _done % BETWEEN == 0:
        give_back()
    return made


def _run(stage: Stage[T], pages: Sequence[Readable], engine: Engine) -> Sequence[T]:
    return list(stage(pages, engine))
