"""What a page can be that is no page: each is told in one line, and the good page beside it goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from truceline import cli

GOOD = "Envoys of Chad and Sudan met in Cairo on 3 May 2024. They agreed on a truce, the Egyptian ministry said.\n"

# name of the file, its bytes, and words of the one line that tells of it
UNREADABLE: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "the page is empty"),
    ("blanks.txt", b" " * 1_000_000, "the page is empty"),
    ("newlines.html", b"\n" * 200_000, "the page is empty"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(4000), "this is no text"),
    ("zeros.txt", bytes(4000), "no sentences found"),
    ("menu.txt", b"Home\nWorld\nSport\nLog in\n", "no sentences found"),
    ("markup.html", b"<html><body><script>var a = 'They met in Cairo.'</script></body></html>", "no"),
    ("broken.jsonl", b"{no json\n", "line 1"),
    ("list.jsonl", b"[1, 2]\n", "line 1"),
    ("number.jsonl", b'{"id": "a", "text": 5}\n', "line 1"),
    ("nested.jsonl", b'{"id": "a", "text": ' + b"[" * 100_000 + b"\n", "line 1"),
]

# name of the file, and bytes that hold an article all the same
READABLE: list[tuple[str, bytes]] = [
    ("utf16.txt", GOOD.encode("utf-16")),
    ("windows.txt", "Ministers met at the “Château” on 3 May 2024. They said that a truce was near.".encode("cp1252")),
    ("latin.html", b"<meta charset=latin-1><p>Envoys met in Bogot\xe1 on 3 May 2024. They agreed on a truce.</p>"),
    ("undated.txt", b"The two rebel groups met in the capital. They agreed to a truce, a mediator said."),
    ("unclosed.html", b"<div><p>" + GOOD.encode() + b"<p>They left <b>soon after.<!-- never closed"),
    ("deep.html", b"<div>" * 100_000 + b"<p>" + GOOD.encode() + b"</p>"),
    (
        "controls.txt",
        "Envoys of Chad\u202e and Sudan met\x07 in Cairo. They agreed\x1b[2J on a truce, he said.".encode(),
    ),
    ("surrogate.txt", b"Envoys of Chad met \xed\xa0\x80 in Cairo on 3 May 2024. They agreed on a truce, he said."),
    ("surrogate.jsonl", b'{"id": "s", "text": "Envoys of Chad met \\ud800 in Cairo. They agreed on a truce."}\n'),
    ("german.txt", "Die Minister trafen sich am Dienstag in Genf, um über die Waffenruhe zu sprechen.".encode()),
    (
        "quotation.txt",
        ("“" * 5000 + " Envoys of Chad signed a truce in Cairo on 3 May 2024. " + "he said, " * 2000).encode(),
    ),
]


@pytest.mark.parametrize(("name", "content", "told"), UNREADABLE, ids=[u[0] for u in UNREADABLE])
def test_unreadable_pages_are_one_line_each(
    name: str, content: bytes, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(GOOD)
    assert cli.main(["code", str(bad)]) == cli.NOTHING_READ
    out, err = capfd.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert name in line
    assert told in line
    assert len(line) < 400
    assert cli.main(["code", str(bad), str(good)]) == 0
    assert len(capfd.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize(("name", "content"), READABLE, ids=[r[0] for r in READABLE])
@pytest.mark.parametrize("command", ["code", "brief", "check"])
def test_odd_pages_are_read(
    name: str, content: bytes, command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / name
    page.write_bytes(content)
    assert cli.main([command, str(page)]) in (0, cli.CONFLICTS_FOUND)
    out, err = capfd.readouterr()
    other = command == "check" and name == "german.txt"
    assert err == ("truceline: pages not checked, as only English is: 1 in de\n" if other else "")
    if command == "code":
        record = json.loads(out)
        assert "truce" in record["text"] or record["language"] == "de"
    else:
        assert not any(ord(c) < 32 and c != "\n" for c in out)
        assert "\u202e" not in out


def test_a_page_that_is_too_large_is_not_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "large.txt"
    with page.open("wb") as file:
        file.truncate(60_000_000)
    assert cli.main(["code", str(page)]) == cli.NOTHING_READ
    assert "at most 50,000,000 bytes" in capfd.readouterr().err


def test_a_page_in_another_language_is_listed_and_not_coded(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Die Minister trafen sich am Dienstag in Genf, um über eine Waffenruhe zu sprechen.\n")
    assert cli.main(["brief", str(page)]) == 0
    assert "not coded" in capfd.readouterr().out
    assert cli.main(["code", str(page)]) == 0
    assert json.loads(capfd.readouterr().out)["statements"] == []
