"""The command on versions of pages, run as a person runs it, also on pages that were made to do harm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from truceline.cli import main

TEXT = (
    "Envoys of Peru and Chile met in Arica on 4 May 2027 for talks on the port. Chile rejects a withdrawal of its "
    "troops from the port. At least 40 people were hurt. The ferries have been tied up at the quay since the winter, "
    "and fishermen mend their nets on the wall below the customs house."
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "own.case"


def _add(case: Path, *texts: str) -> None:
    lines = [
        {"id": "p1", "text": text, "url": "https://post.example/1", "outlet": "Post", "captured": f"2027-05-{day:02}"}
        for day, text in enumerate(texts, start=5)
    ]
    pages = case.with_suffix(".jsonl")
    pages.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert main(["add", str(case), str(pages)]) == 0


def _printed(arguments: Sequence[str], capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert main(arguments) == 0
    return capfd.readouterr().out


def test_versions_are_told_with_both_quotes(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _add(case, TEXT, TEXT.replace("4 May", "6 May").replace("40", "55"))
    text = _printed(["versions", str(case)], capfd)
    assert max(map(len, text.splitlines())) <= 80
    plain = " ".join(text.split())
    assert "VERSIONS of 1 page captured more than once." in plain
    assert "version 2 [p1~2], captured 6 May 2027" in plain
    assert '- "At least 40 people were hurt." + "At least 55 people were hurt." words: "40", now "55"' in plain
    assert "NO NOTE of a correction or update was found on the page" in plain
    assert "date: 2027-05-04, now 2027-05-06" in plain
    assert "edited since: 1 earlier version (`truceline versions`)" in " ".join(
        _printed(["status", str(case)], capfd).split()
    )
    found = json.loads(_printed(["versions", str(case), "p1", "--format", "json"], capfd))
    (difference,) = found["pages"][0]["differences"]
    (change, _), ((before, after),) = difference["text"], difference["text"][0]["words"]
    assert (change["before"][slice(*before)], change["after"][slice(*after)]) == ("4", "6")
    explained = " ".join(_printed(["explain", str(case), "p1~2"], capfd).split())
    assert "VERSIONS Post https://post.example/1 [p1]: 2 versions" in explained


def test_a_page_that_says_so_is_told_so(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    note = "This article was corrected on 6 May 2027 to give the right day."
    _add(case, TEXT, f"{TEXT.replace('4 May', '6 May')}\n\n{note}")
    assert f'the page says so: "{note}"' in " ".join(_printed(["versions", str(case)], capfd).split())


def test_a_case_without_versions_says_so(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _add(case, TEXT)
    assert _printed(["versions", str(case)], capfd) == "VERSIONS: no page was captured in several versions\n"
    assert json.loads(_printed(["versions", str(case), "--format", "json"], capfd))["pages"] == []


@pytest.mark.parametrize(
    "harm",
    [
        "\x1b[2J\x1b]0;title\x07",
        "\u202etxet desrever\u2066",
        "x" * 50_000,
        "\u0301" * 500,
        "\x00\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        '"] [p1~2]: \n- version 9 [fake]',
    ],
    ids=["cursor", "direction", "huge word", "marks", "null", "forged line"],
)
def test_text_of_a_page_does_no_harm(harm: str, case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _add(case, f"{harm} {TEXT}", TEXT.replace("40", f"55 {harm}"), f"{TEXT} {harm}")
    for words in (["versions", str(case)], ["versions", str(case), "--all"], ["explain", str(case), "p1"]):
        text = _printed(words, capfd)
        assert not {"\x1b", "\x07", "\x00", "\u202e", "\u2066"} & set(text)
        assert not [line for line in text.splitlines() if line.startswith("- version 9")]
    assert json.loads(_printed(["versions", str(case), "--format", "json"], capfd))["pages"]
