"""A case file of the example pages, which the tests only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from truceline import Case, example_pages


@pytest.fixture(scope="session")
def alaska_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example pages as a case file."""
    path = tmp_path_factory.mktemp("case") / "alaska.case"
    with Case(path) as case:
        case.add(example_pages())
    return path


@pytest.fixture
def alaska(alaska_file: Path) -> Iterator[Case]:
    """The case of the example pages, opened."""
    with Case(alaska_file) as case:
        yield case
