"""`add` from archives and tables: what is about the parties, what was left out after all, what was broken off."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.capture.archives import answer, packed, page

from truceline.capture.files import capture_paths
from truceline.case.case_file import CaseFile
from truceline.cli import main
from truceline.errors import PageError
from truceline.model.page import Page
from truceline.pipeline import Added, add_pages

AT = "2026-11-26T12:00:00Z"
PARTIES = '[case]\nparties = ["Peru", "Chile"]\n[columns]\ntext = "Body"\ntitle = "Headline"\n'
ABOUT = "Envoys of Peru and Chile met in Arica on 4 May 2027 for talks on a ceasefire, sanctions and a border treaty."
OTHER = "The orchard above the town has been in flower since the last days of April, the gardeners said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "truceline.toml").write_text(PARTIES, encoding="utf-8")
    rows = f'Headline,Body\nTalks,"{ABOUT}"\nFlowers,"{OTHER}"\nLima,"The mayor of Lima opened a garden in May 2027."\n'
    (tmp_path / "export.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def run(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    capfd.readouterr()
    assert main(arguments) == code
    return capfd.readouterr()


def test_only_what_is_about_the_parties_is_kept_and_the_rest_can_be_looked_at(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    case, export = str(folder / "own.case"), str(folder / "export.csv")
    _, told = run(capfd, "add", case, "--about", export)
    assert f"{case}: 1 new page, 0 known already, 0 not read, 2 left out as not about the parties" in told
    listed, _ = run(capfd, "omitted", case)
    assert listed.startswith("LEFT OUT: 2 pages that `add --about` did not keep, the nearest first.\n")
    assert listed.index("NAME ONE SIDE ALONE (1)") < listed.index("Lima [") < listed.index("NAME NO PARTY (1)")
    assert "export.csv, line 3" in listed
    found = json.loads(run(capfd, "omitted", case, "--format", "json")[0])
    id_ = found["pages"][0]["id"]
    _, told = run(capfd, "add", case, "--take", id_)
    assert f"{case}: 1 new page, 0 known already, 0 not read" in told
    assert run(capfd, "omitted", case)[0].startswith("LEFT OUT: 1 page ")
    _, told = run(capfd, "add", case, "--about", export)
    assert f"{case}: 0 new pages, 2 known already, 0 not read, 1 left out" in told
    with sqlite3.connect(case) as db:
        (reason,) = db.execute("SELECT detail FROM custody WHERE action = 'found relevant'").fetchall()
    assert reason[0].startswith("Peru: Peru at 10; Chile: Chile at 19; negotiated: ")
    assert "ceasefire at 67" in reason[0]


def test_a_page_left_out_that_is_gone_is_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    case, export = str(folder / "own.case"), folder / "export.csv"
    run(capfd, "add", case, "--about", str(export))
    id_ = json.loads(run(capfd, "omitted", case, "--format", "json")[0])["pages"][0]["id"]
    export.write_text(f"Headline,Body\nOther,{OTHER}\n", encoding="utf-8")
    _, told = run(capfd, "add", case, "--take", id_)
    assert f"page {id_} is not there any more" in told
    _, told = run(capfd, "add", case, "--take", "nothing", code=2)
    assert "no page with the id 'nothing' was left out" in told


def test_a_case_without_parties_says_how_to_name_them(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, told = run(capfd, "add", str(tmp_path / "own.case"), "--about", str(tmp_path), code=2)
    assert "the case names no parties" in told
    assert "truceline init" in told


def test_an_archive_that_is_broken_off_goes_on_where_it_stood(tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc.gz"
    records = [answer(f"http://a.example/{n}", page(f"Round {n} of the talks ended.")) for n in range(300)]
    archive.write_bytes(packed([*records, answer("http://a.example/x.png", b"", "Content-Type: image/png")]))
    with CaseFile.open(tmp_path / "own.case", AT, create=True) as case:
        pages = capture_paths([archive])

        def broken_off() -> Iterator[Page | PageError]:
            for number, met in enumerate(pages):
                if number == 200:
                    raise KeyboardInterrupt
                yield met

        with pytest.raises(KeyboardInterrupt):
            list(add_pages(broken_off(), case, AT))
        (kept,) = case.db.execute("SELECT count(*) FROM capture").fetchone()
        assert 0 < kept <= 200
        *_, added = add_pages(capture_paths([archive]), case, AT)
        assert added == Added(300 - kept, kept, 1)
        *_, again = add_pages(capture_paths([archive]), case, AT)
        assert again == Added(0, 300, 1)
        assert case.db.execute("SELECT count(*) FROM unread").fetchone() == (1,)
