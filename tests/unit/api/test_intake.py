"""Pages taken into a case by a program: by columns, by what they are about, and never from the network unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.api.case import Case
from truceline.errors import AddressRefused, ConfigInvalid, TrucelineError
from truceline.pipeline import Added

ABOUT = "Envoys of Peru and Chile met in Arica on 4 May 2027 for talks on a ceasefire, sanctions and a border treaty."


def test_what_is_not_about_the_parties_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "truceline.toml").write_text('[case]\nparties = ["Peru", "Chile"]\n', encoding="utf-8")
    export = tmp_path / "export.csv"
    export.write_text(f'Body\n"{ABOUT}"\nThe mayor opened a garden in May.\n', encoding="utf-8")
    with Case(tmp_path / "own.case") as case:
        assert case.add(str(export), columns={"text": "Body"}, about=True) == Added(1, 0, 0, omitted=1)
        left_out = case.omitted()
        (page,) = left_out.whole.pages
        assert (page.verdict, page.place) == ("no_side", "export.csv, line 3")
        assert dict(left_out.whole.counts) == {"no_side": 1}


def test_a_case_without_parties_is_about_nothing(tmp_path: Path) -> None:
    with Case(tmp_path / "own.case") as case, pytest.raises(ConfigInvalid, match="names no parties"):
        case.add(str(tmp_path), about=True)


def test_addresses_are_asked_only_when_that_is_wanted(tmp_path: Path) -> None:
    told: list[TrucelineError] = []
    with Case(tmp_path / "own.case") as case:
        assert case.keep([], told.append) == Added(0, 0, 0)
        assert case.add("https://x.example/feed", on_error=told.append) == Added(0, 0, 1)
    assert isinstance(told[0], AddressRefused)
