"""An engine for all tests of case files, and the example pages in one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from truceline.capture.files import capture_paths
from truceline.case.case_file import CaseFile
from truceline.model.page import Page
from truceline.pipeline import Engine, add_pages, code_case, link_case
from truceline.publish.demo import example_pages

AT = "2026-11-26T12:00:00Z"


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def examples() -> tuple[Page, ...]:
    return tuple(page for page in capture_paths(map(Path, example_pages())) if isinstance(page, Page))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(tmp_path / "own.case", AT, create=True) as made:
        yield made


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, engine: Engine, examples: tuple[Page, ...]) -> Path:
    """The example pages as a case file, for tests that only read."""
    path = tmp_path_factory.mktemp("case") / "alaska.case"
    with CaseFile.open(path, AT, create=True) as made:
        list(add_pages(examples, made, AT))
        list(code_case(made, engine, AT))
        link_case(made, engine, AT)
    return path
