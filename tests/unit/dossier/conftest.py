"""The dossier of the example pages and of a hostile one, as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline import Case, example_pages


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the example pages, with those of two earlier days."""
    folder = tmp_path_factory.mktemp("dossier")
    with Case(folder / "alaska.case") as case:
        case.add(example_pages())
        case.report(folder / "site", days=["2025-08-14", "2025-08-16"])
    return folder / "site"
