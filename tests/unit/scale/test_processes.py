"""Several processes give what one gives, in the same order, and say when one of them has ended."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from truceline.annotate.annotate import TOGETHER
from truceline.errors import PageError, PageIsEmpty, WorkerLost
from truceline.lexicon.lexicon import Additions, Lexicon
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, Readable, record_lines
from truceline.scale.processes import run_in_processes

TOWNS = ("Cairo", "Tripoli", "Bamako", "Khartoum", "Tunis")
STATES = ("Sudan and Egypt", "Chad and Libya", "Mali and Niger")


@pytest.fixture(autouse=True)
def _stages_of_this_file_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes import a stage by its name."""
    monkeypatch.syspath_prepend(Path(__file__).parents[3])


def _pages(count: int) -> list[Readable]:
    """Made articles, with a page that cannot be read among them."""
    made: list[Readable] = []
    for i in range(count):
        text = f"Envoys of {STATES[i % 3]} met in {TOWNS[i % 5]}. They agreed on {i + 2} points, an aide said."
        sha256 = content_sha256(text)
        made.append(Page(id=f"p{i}", source=text, sha256=sha256, kind="plain", clean=True, published="2025-03-04"))
    made.insert(TOGETHER // 2, PageIsEmpty("the page has no text", where="p.html"))
    return made


def _processes(pages: Iterable[Readable], engine: Engine) -> Iterator[int]:
    """A stage that says in which process each page is."""
    del engine
    return (os.getpid() for _ in pages)


def _ends(pages: Iterable[Readable], engine: Engine) -> Iterator[str]:
    """A stage in which the process ends at one page, as one does that gets no more memory."""
    for page in pages:
        if isinstance(page, Page) and page.id == f"p{2 * TOGETHER}":
            os._exit(9)
        yield engine.lexicon.version


def _told(lines: Iterable[str | PageError]) -> list[str]:
    return [line.line if isinstance(line, PageError) else line for line in lines]


def test_records_are_the_same_bytes_in_the_same_order() -> None:
    pages = _pages(2 * TOGETHER + 5)
    several = _told(run_in_processes(record_lines, pages, Engine(), 2))
    assert several == _told(record_lines(pages, Engine()))
    assert len(several) == len(pages)


def test_many_pages_go_to_other_processes_and_few_do_not() -> None:
    here = {os.getpid()}
    assert set(run_in_processes(_processes, _pages(TOGETHER - 1), Engine(), 2)) == here
    assert set(run_in_processes(_processes, _pages(9 * TOGETHER), Engine(), 1)) == here
    assert not here & set(run_in_processes(_processes, _pages(9 * TOGETHER), Engine(), 2))


def test_no_more_pages_are_taken_than_are_soon_coded() -> None:
    left = iter(_pages(20 * TOGETHER))
    next(iter(run_in_processes(_processes, left, Engine(), 2)))
    assert len(list(left)) >= 15 * TOGETHER


def test_a_process_that_ends_is_told_of_and_does_not_hang() -> None:
    made: list[str] = []
    with pytest.raises(WorkerLost, match="run the command again"):
        made.extend(run_in_processes(_ends, _pages(4 * TOGETHER), Engine(), 2))
    assert len(made) <= 2 * TOGETHER + 1


def test_an_engine_that_has_loaded_its_tables_goes_to_another_process_with_what_is_the_users_own() -> None:
    engine = Engine(Lexicon(Additions(digest="abc")))
    assert engine.lexicon.actors.forms()
    lines = list(run_in_processes(_ends, _pages(TOGETHER + 3), engine, 2))
    assert set(lines) == {engine.lexicon.version}
    assert engine.lexicon.version.endswith("+abc")
