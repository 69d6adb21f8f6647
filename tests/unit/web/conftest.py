"""A desk on a copy of the example pages as a case."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from truceline import Case, example_pages
from truceline.web.access import Access, make_access
from truceline.web.app import make_app
from truceline.web.desk import Desk

HERE = "http://localhost:8347"


@pytest.fixture(scope="session")
def alaska_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example pages as a case file."""
    path = tmp_path_factory.mktemp("case") / "alaska.case"
    with Case(path) as case:
        case.add(example_pages())
    return path


@pytest.fixture
def case_file(alaska_file: Path, tmp_path: Path) -> Path:
    """A copy, to be decided on."""
    return Path(shutil.copy(alaska_file, tmp_path / "alaska.case"))


@pytest.fixture
def desk(case_file: Path) -> Iterator[TestClient]:
    """A browser at the desk, on loopback. Nothing works in the background: tests do that when they want it."""
    client = TestClient(make_app(case_file, Access()), base_url=HERE)
    yield client
    opened(client).shelf.close()


@pytest.fixture
def guarded(case_file: Path) -> Iterator[TestClient]:
    """A browser at a desk that others reach too."""
    access = make_access("0.0.0.0", "a long enough token")
    client = TestClient(make_app(case_file, access), base_url="http://192.0.2.7:8347")
    yield client
    opened(client).shelf.close()


def opened(client: TestClient) -> Desk:
    """The desk that a client talks to."""
    found = client.app.state.desk  # type: ignore[attr-defined]
    assert isinstance(found, Desk)
    return found
