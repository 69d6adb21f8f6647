"""A case with a `truceline.toml`: kept with it, gone by, carried along."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from truceline import Case
from truceline.api.engine import make_engine
from truceline.capture.config_file import read_config_file, write_config_file
from truceline.case.case_file import CaseFile
from truceline.case.config import Config, parse_config
from truceline.case.custody import first_broken, read_log
from truceline.errors import ConfigExists, ConfigInvalid, OwnFileUnreadable

PAGE = (
    "Selma Okonjo of the River Army met Kenyan Foreign Minister Musalia Mudavadi in Nairobi on 4 May 2027.\n\n"
    "The River Army demands a handover of the fishing port before any ceasefire. Kenya rejected access to the port.\n\n"
    "Envoys of Peru and Chile met in Arica on 5 May 2027. Peru demands a ceasefire.\n"
)
SIDES = """
[case]
title = "Talks on the river"
parties = ["River Liberation Army", "Kenya"]
"""
KNOWLEDGE = """
[[actors]]
name = "River Liberation Army"
kind = "armed_group"
country = "KEN"
sector = "REB"
names = ["River Army"]
[[actors]]
name = "Selma Okonjo"
kind = "person"
of = "River Liberation Army"
[[issues]]
key = "port_access"
cues = ["access to the port"]
[[steps]]
key = "port_handover"
issue = "port_access"
cues = ["handover of ~ port"]
[[outlets]]
name = "page.txt"
country = "KEN"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "truceline.toml").write_text(SIDES + KNOWLEDGE, encoding="utf-8")
    return tmp_path


def _rows(case: Case, view: str, *, all_parties: bool = False) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = case.view(view, all_parties=all_parties).to_arrow().to_pylist()
    return rows


def test_the_views_keep_to_the_parties_and_say_so(folder: Path) -> None:
    with Case(folder / "own.case") as case:
        case.add(folder / "page.txt")
        assert {row["party"] for row in _rows(case, "positions")} == {"River Liberation Army", "Kenya"}
        assert {row["party"] for row in _rows(case, "positions", all_parties=True)} > {"Peru"}
        assert len(case.meetings()) == 1
        assert len(case.meetings(all_parties=True)) == 2
        text = str(case.status())
        assert text.splitlines()[1] == "Talks on the river"
        line = "Kept to what involves River Liberation Army and Kenya: 2 of 6 statements are left out"
        assert line in " ".join(text.split())
        assert "Kept to" not in str(case.status(all_parties=True))
        assert case.status().record()["kept_to"] == {
            "parties": ["River Liberation Army", "Kenya"],
            "statements": 6,
            "left_out": 2,
        }
        assert len(_rows(case, "statements")) == 6
        assert len(case.meetings(known_at="2027-12-31")) == 1


def test_own_issues_steps_and_outlets_are_in_the_views(folder: Path) -> None:
    with Case(folder / "own.case") as case:
        case.add(folder / "page.txt")
        steps = {(row["step"], row["words"]) for row in _rows(case, "positions")}
        assert ("own:port_handover", "demands port handover") in steps
        assert "own:port_access" in {row["issue"] for row in _rows(case, "positions")}
        assert [row["first"] for row in _rows(case, "sequence")] == ["own:port_handover"]
        assert [row["outlet_country"] for row in _rows(case, "pages")] == ["KEN"]


def test_a_case_carries_its_config(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    own = folder / "own.txt"
    own.write_text("LAKE_COUNCIL_ [KENGOV]\n", encoding="utf-8")
    (folder / "truceline.toml").write_text(
        f'{SIDES}[knowledge]\ndictionaries = ["own.txt"]\n{KNOWLEDGE}', encoding="utf-8"
    )
    with Case(folder / "own.case") as case:
        case.add(folder / "page.txt")
        told = str(case.positions())
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(folder / "own.case", elsewhere)
    with Case(elsewhere / "own.case") as case:
        assert case.is_configured()
        assert str(case.positions()) == told
        kept = case.config()
        assert kept is not None
        assert [(file.kind, file.name) for file in kept.files] == [("actors", "own.txt")]
        engine = make_engine(config=kept)
        assert engine.lexicon.actors.written("Lake Council")
        assert case.pages_left(engine) == 0


def test_what_influences_coding_makes_articles_anew_and_parties_do_not(folder: Path) -> None:
    config = folder / "truceline.toml"
    with Case(folder / "own.case") as case:
        case.add(folder / "page.txt")
        config.write_text(SIDES.replace('"River Liberation Army", ', "") + KNOWLEDGE, encoding="utf-8")
        assert not case.is_configured()
        assert case.configure()
        assert case.pages_left(make_engine(config=case.config())) == 0
        case.add([])
        assert {row["party"] for row in _rows(case, "positions")} == {"Kenya"}
        config.write_text(SIDES + KNOWLEDGE.replace("access to the port", "the harbour"), encoding="utf-8")
        assert case.configure()
        assert case.pages_left(make_engine(config=case.config())) == 1


def test_the_log_has_each_config_once(folder: Path) -> None:
    with Case(folder / "own.case") as case:
        case.add(folder / "page.txt")
        case.add(folder / "page.txt")
        kept = case.config()
    with CaseFile.open(folder / "own.case", "2027-01-01T00:00:00Z") as file:
        lines = [entry.detail for entry in read_log(file.db) if entry.action == "configured"]
        assert kept is not None
        assert lines == [f"sha256 {kept.sha256}, 0 files"]
        assert first_broken(file.db) is None


def test_a_party_that_nobody_knows_is_told_and_nothing_is_kept(folder: Path) -> None:
    (folder / "truceline.toml").write_text('[case]\nparties = ["Atlantis"]\n', encoding="utf-8")
    with pytest.raises(ConfigInvalid, match=r"truceline\.toml, case\.parties: nobody is known by the name 'Atlantis'"):
        Case(folder / "own.case").add(folder / "page.txt")
    assert not (folder / "own.case").exists()


def test_files_lie_beside_it_or_below(folder: Path) -> None:
    config = folder / "case" / "truceline.toml"
    config.parent.mkdir()
    for name in ("../page.txt", str(folder / "page.txt"), "link.txt"):
        (config.parent / "link.txt").unlink(missing_ok=True)
        (config.parent / "link.txt").symlink_to(folder / "page.txt")
        config.write_text(f'[knowledge]\nrecord = ["{name}"]\n', encoding="utf-8")
        with pytest.raises(ConfigInvalid, match="lies elsewhere"):
            read_config_file(config)
    config.write_text('[knowledge]\nrecord = ["gone.jsonl"]\n', encoding="utf-8")
    with pytest.raises(OwnFileUnreadable, match="there is no such file"):
        read_config_file(config)


def test_the_template_is_a_config_and_is_never_written_over(tmp_path: Path) -> None:
    path = write_config_file(tmp_path)
    assert path == tmp_path / "truceline.toml"
    text = path.read_text(encoding="utf-8")
    assert parse_config(text, "truceline.toml") == Config()
    with pytest.raises(ConfigExists):
        write_config_file(tmp_path / "own.case")
    filled = re.sub(r"^# (\w+ = |\[\[)", r"\1", text, flags=re.MULTILINE)
    config = parse_config(filled, "truceline.toml")
    assert config.parties == ("Ukraine", "Russia")
    assert config.members == (("selma-okonjo", "River Liberation Army"),)
    assert len(config.files) == 4
