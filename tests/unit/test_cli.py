"""The commands, as a user meets them: what they print, where, and with which exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from truceline import cli
from truceline.model.record import record_schema

SUMMIT = (
    "The presidents of Kenya and Somalia met in Nairobi on 3 March 2024. President William Ruto said the two "
    "countries would reopen their border. As of 1 March 2024, no date has been set for a further meeting.\n\n"
    "Somali officials called for a ceasefire in the border region before any talks.\n"
)
QUIET = "The port city repaired its old harbour wall this spring. Residents said the work took longer than planned.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(SUMMIT, encoding="utf-8")
    return path


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    path = tmp_path / "quiet.txt"
    path.write_text(QUIET, encoding="utf-8")
    return path


def test_code_writes_a_valid_record_a_line_and_the_same_bytes_twice(
    page: Path, quiet: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["code", str(page), str(quiet)]) == 0
    once = capfdbinary.readouterr().out
    assert cli.main(["code", str(page), str(quiet)]) == 0
    assert capfdbinary.readouterr().out == once
    records = [json.loads(line) for line in once.splitlines()]
    assert len(records) == 2
    for record in records:
        jsonschema.validate(record, record_schema())
    assert "met" in [records[0]["text"][slice(*s["trigger"])] for s in records[0]["statements"]]


def test_json_lines_on_standard_input_keep_their_ids_and_order(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = [{"id": "b", "text": SUMMIT, "clean": True}, {"id": "a", "text": QUIET, "published": "2024-05-01"}]
    given = "".join(json.dumps(line) + "\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert cli.main(["code", "-"]) == 0
    records = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [r["id"] for r in records] == ["b", "a"]
    assert records[0]["text"] == SUMMIT
    assert records[1]["published"] == "2024-05-01"


def test_check_tells_by_its_exit_code_whether_there_are_conflicts(page: Path, quiet: Path) -> None:
    assert cli.main(["check", str(page)]) == cli.CONFLICTS_FOUND
    assert cli.main(["check", "--exit-zero", str(page)]) == 0
    assert cli.main(["check", str(quiet)]) == 0


def test_a_folder_or_a_pattern_stands_for_the_files_in_it(page: Path, quiet: Path) -> None:
    assert cli.main(["check", str(page.parent)]) == 1
    assert cli.main(["check", str(quiet.with_name("qui*.txt"))]) == 0


def test_check_writes_conflicts_as_json_lines(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    cli.main(["check", "--format", "jsonl", str(page)])
    conflicts = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [c["kind"] for c in conflicts] == ["as_of"]
    jsonschema.validate(conflicts[0], {**record_schema()["$defs"]["conflict"], "$defs": record_schema()["$defs"]})


def test_check_leaves_out_what_is_not_asked_for_and_says_so(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--kind", "weekday", "--kind", "age", str(page)]) == 0
    out, err = capfd.readouterr()
    assert "none found" in out
    assert err == "truceline: 1 more is left out by --min-severity and --kind\n"
    assert cli.main(["check", "--min-severity", "high", "--kind", "as_of", str(page)]) == cli.CONFLICTS_FOUND


def test_a_page_in_another_language_is_not_checked_and_check_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The same two spellings in English are told."""
    german = "Tigran Mirsojan sagte, man sei zufrieden mit dem Tag. Am Abend erklärte Tigran Mirzojan, es gehe weiter."
    english = (
        "Tigran Mirsojan said that all sides were content. In the evening Tigran Mirzojan told the reporters more."
    )
    for name, text in (("german.txt", german), ("english.txt", english)):
        (tmp_path / name).write_text(f"Talks go on in Geneva\n\n{text}\n", encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "german.txt")]) == 0
    assert capfd.readouterr().err == "truceline: pages not checked, as only English is: 1 in de\n"
    assert cli.main(["check", str(tmp_path / "english.txt")]) == cli.CONFLICTS_FOUND
    assert capfd.readouterr().err == ""


def test_a_correction_note_holds_both_sentences_whole(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", "--format", "note", str(page)])
    note = " ".join(capsys.readouterr().out.split())
    assert "The presidents of Kenya and Somalia met in Nairobi on 3 March 2024." in note
    assert "As of 1 March 2024, no date has been set for a further meeting." in note
    assert "Rule as_of, conflict " in note


def test_rules_are_listed_and_each_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == 0
    listed = capsys.readouterr().out
    assert "weekday (weekday)\n" in listed
    assert max(len(line) for line in listed.splitlines()) <= 80
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "--explain", "weekday"])
    assert ended.value.code == 0
    assert "\n\nSilent: " in capsys.readouterr().out


def test_a_rule_that_is_none_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "--explain", "wekday"])
    assert ended.value.code == cli.NOTHING_READ
    assert "did you mean weekday?" in capsys.readouterr().err


def test_pages_of_two_cases_are_not_compared(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    told = "Envoys of Chad and Sudan met in N'Djamena on {day} May 2024, their first contact since the spring."
    lines = [
        {"id": str(n), "text": told.format(day=day), "clean": True, "case": case, "published": "2024-05-20"}
        for n, (day, case) in enumerate([(3, "one"), (9, "two")])
    ]
    given = "".join(json.dumps(line) + "\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert cli.main(["check", "--format", "jsonl", "-"]) == 0
    assert capfdbinary.readouterr().out == b""


def test_a_brief_fits_80_columns_and_quotes_its_page(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["brief", str(page)]) == 0
    printed = capsys.readouterr().out
    assert max(len(line) for line in printed.splitlines()) <= 80
    assert "\x1b" not in printed
    assert "met in Nairobi" in printed
    assert "Somali officials called for a ceasefire" in " ".join(printed.split())


def test_a_brief_as_json_is_one_object(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["brief", "--format", "json", str(page)]) == 0
    assert isinstance(json.loads(capfdbinary.readouterr().out), dict)


def test_the_demo_needs_nothing_and_says_what_to_try(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["demo"]) == 0
    printed = capsys.readouterr().out
    assert "Anchorage" in printed
    assert "truceline brief" in printed.splitlines()[-1] or "truceline" in "".join(printed.splitlines()[-4:])


def test_what_cannot_be_read_is_one_line_and_the_rest_goes_on(
    page: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    empty, folder = tmp_path / "empty.txt", tmp_path / "folder"
    empty.touch()
    folder.mkdir()
    assert cli.main(["code", str(tmp_path / "gone.txt"), str(empty), str(folder), str(page)]) == 0
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 1
    complaints = err.splitlines()
    assert len(complaints) == 3
    assert all(line.startswith("truceline: ") for line in complaints)
    assert ["gone.txt" in complaints[0], "empty.txt" in complaints[1], str(folder) in complaints[2]] == [True] * 3


@pytest.mark.parametrize("command", ["code", "check", "brief"])
def test_nothing_read_is_exit_code_2(command: str, tmp_path: Path) -> None:
    assert cli.main([command, str(tmp_path / "gone.txt")]) == cli.NOTHING_READ


def test_a_model_that_is_not_installed_is_one_line(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["code", "--model", "xx_no_such_model", str(page)]) == cli.NOTHING_READ
    assert "xx_no_such_model: the parser's model is not installed" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom truceline import cli\n"
        "try:\n    cli.main(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit(any(m in sys.modules for m in ('spacy', 'lxml', 'trafilatura', 'truceline.pipeline')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "conflicts" in done.stdout


def test_a_closed_pipe_is_no_error(page: Path) -> None:
    program = Path(sys.executable).with_name("truceline")
    done = subprocess.run(
        ["/bin/sh", "-c", f"{program} code {page} {page} | head -c 10"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", ["2", "many", "-5", "٣٣"])
def test_a_senseless_number_of_words_is_refused(words: str, page: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["brief", "--quote-words", words, str(page)])
    assert stop.value.code == 2


OWN_ACTORS = "JUBBA_SHORE_ASSEMBLY_(JSA)_ [SOMREB]\nSELMA_OKONJO_\n\t[KENGOV 020101-080731]\n\t[KENELI]\nBROKEN_ [KEN\n"
OWN_OFFICES = (
    "person\tname\toffice\tof\tstart\tend\tacting\tchecked\tsource\n"
    "ada-kiprop\tAda Kiprop\thead_of_state\tken\t2026-09-01\t\t\t2026-11\town\n"
)
TALKS = "Selma Okonjo met envoys of the Jubba Shore Assembly in Nairobi on Monday. The JSA called for a ceasefire."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.actors"
    path.write_text(OWN_ACTORS, encoding="utf-8")
    return path


def _give(monkeypatch: pytest.MonkeyPatch, text: str, published: str) -> None:
    line = json.dumps({"id": "a", "text": text, "clean": True, "published": published})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))


@pytest.mark.parametrize(("published", "sector"), [("2005-03-02", "GOV"), ("2012-03-02", "ELI")])
def test_actors_of_a_dictionary_have_the_code_of_the_day(
    published: str, sector: str, own: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _give(monkeypatch, TALKS, published)
    assert cli.main(["code", "--actors", str(own), "-"]) == 0
    out, err = capfd.readouterr()
    record = json.loads(out)
    sectors = {a["name"]: (a["country"], a["sector"]) for a in record["actors"]}
    assert sectors == {"Selma Okonjo": ("KEN", sector), "Jubba Shore Assembly": ("SOM", "REB")}
    assert {"selma-okonjo", "jubba-shore-assembly-jsa"} == {a for s in record["statements"] for a in s["actors"]}
    assert "+" in record["tool"]["lexicon"]
    assert err.splitlines()[1] == f"truceline: {own}, line 5: the bracket of a code is not closed"


@pytest.mark.parametrize("command", ["brief", "check", "code"])
def test_a_dictionary_that_is_missing_stops_the_command(
    command: str, page: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "--actors", str(page.parent / "gone"), str(page)]) == cli.NOTHING_READ
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_an_office_table_changes_what_cannot_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "Kenyan President William Ruto met Somali ministers in Nairobi on 3 November 2026 on a ceasefire."
    table = tmp_path / "offices.tsv"
    table.write_text(OWN_OFFICES, encoding="utf-8")
    _give(monkeypatch, text, "2026-11-04")
    assert cli.main(["check", "-"]) == 0
    _give(monkeypatch, text, "2026-11-04")
    assert cli.main(["check", "--offices", str(table), "-"]) == cli.CONFLICTS_FOUND
    assert "Ada Kiprop held the office" in " ".join(capfd.readouterr().out.split())


def test_offices_are_made_from_a_saved_result(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    result, table = tmp_path / "result.csv", tmp_path / "offices.tsv"
    result.write_text(
        "person,personLabel,office,iso3,start,end,asked\n"
        "http://www.wikidata.org/entity/Q900001,Mirela Vash,head_of_government,MDA,2026-09-01T00:00:00Z,,2026-11-20\n"
        "http://www.wikidata.org/entity/Q900002,Ada Lost,head_of_government,XQZ,2026-09-01T00:00:00Z,,2026-11-20\n",
        encoding="utf-8",
    )
    assert cli.main(["offices", str(result), "-o", str(table)]) == 0
    assert capfd.readouterr().err.splitlines()[0] == "truceline: 1 row left out: unknown state: XQZ"
    assert "mirela-vash\tMirela Vash\thead_of_government\tmda\t2026-09-01\t\t\t2026-11" in table.read_text("utf-8")
    assert cli.main(["offices", str(tmp_path / "gone.json"), "-o", str(table)]) == cli.NOTHING_READ


def test_explain_prints_for_people_and_for_programs(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["Chad", "and", "Sudan", "will", "meet", "on", "Friday."]
    assert cli.main(["explain", *words, "--published", "2024-03-14"]) == 0
    assert 'decided by     "will"' in capfd.readouterr().out
    assert cli.main(["explain", " ".join(words), "--published", "2024-03-14", "--format", "json"]) == 0
    record = json.loads(capfd.readouterr().out)
    jsonschema.validate(record, record_schema())
    assert record["trace"]["statements"][0]["decided_by"] == "cue"


def test_code_with_a_trace_is_the_record_and_the_trace(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    cli.main(["code", str(page)])
    plain = json.loads(capfdbinary.readouterr().out)
    cli.main(["code", "--trace", str(page)])
    traced = json.loads(capfdbinary.readouterr().out)
    jsonschema.validate(traced, record_schema())
    assert [s["id"] for s in traced.pop("trace")["statements"]] == [s["id"] for s in plain["statements"]]
    assert traced == plain


def test_no_sentence_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", " "]) == cli.NOTHING_READ
    assert capsys.readouterr().err.startswith("truceline: there is no sentence")


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "20240301", "2024-3-1"])
def test_a_senseless_day_is_refused(day: str) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["explain", "Chad met Sudan.", "--published", day])
    assert stop.value.code == 2
