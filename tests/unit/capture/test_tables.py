"""Pages from exports of news services: rows of CSV, TSV, JSON lines and Parquet, by a mapping of their columns."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.stream_io import ZstdWriter

from truceline.capture.columns import Columns, parse_columns
from truceline.capture.files import capture_paths, files_in
from truceline.capture.limits import MOST_ISSUES
from truceline.errors import (
    ColumnsUnknown,
    JsonLineInvalid,
    MoreLikeThese,
    OptionInvalid,
    PageError,
    PageUnreadable,
    RowInvalid,
)
from truceline.model.page import Page

TEXT = 'Envoys of Peru and Chile met in Arica, and "left" without a paper.'
OURS = Columns(named={"text": "Body", "title": "Headline", "outlet": "Source"})
QUOTED = TEXT.replace('"', '""')


def capture(path: Path, content: bytes, columns: Columns = OURS) -> list[Page | PageError]:
    path.write_bytes(content)
    return list(capture_paths([path], columns))


def zstandard(content: bytes) -> bytes:
    made = io.BytesIO()
    with ZstdWriter(made) as writer:
        writer.write(content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "encoding", "part"),
    [
        ("e.csv", "utf-8", ","),
        ("e.csv", "utf-8-sig", ";"),
        ("e.csv", "utf-16", ","),
        ("e.csv", "cp1252", ","),
        ("e.tsv", "utf-8", "\t"),
    ],
)
def test_a_row_is_a_page(name: str, encoding: str, part: str, tmp_path: Path) -> None:
    rows = [["Headline", "Body", "Source", "Published"], ["Talks—again", f'"{QUOTED}"', "Andes Café", "14 August 2025"]]
    found = capture(tmp_path / name, "\r\n".join(map(part.join, rows)).encode(encoding))
    (page,) = found
    assert isinstance(page, Page)
    assert (page.source, page.title, page.outlet) == (TEXT, "Talks—again", "Andes Café")
    assert (page.published, page.file) == ("14 August 2025", f"{name}, line 2")


def test_rows_without_text_are_told_and_stop_nothing(tmp_path: Path) -> None:
    content = f'Headline,Body,Source\nOne,,x\n\nTwo,"{QUOTED}"\n'.encode()
    error, page = capture(tmp_path / "e.csv", content)
    assert isinstance(error, RowInvalid)
    assert "e.csv, line 2" in error.line
    assert isinstance(page, Page)
    assert page.title == "Two"


def test_columns_that_are_not_there_are_told_with_those_that_are(tmp_path: Path) -> None:
    (error,) = capture(tmp_path / "e.csv", b"Titel,Inhalt\na,b\n")
    assert isinstance(error, ColumnsUnknown)
    assert "there is no column 'Body' for text (its columns are Titel, Inhalt)" in error.line
    (error,) = capture(tmp_path / "e.csv", b"Titel,Inhalt\na,b\n", Columns())
    assert "no column holds the text" in str(error)
    assert "--columns text=Body" in str(error)


def test_columns_of_our_names_need_no_mapping(tmp_path: Path) -> None:
    (page,) = capture(tmp_path / "e.csv", b"ID,Title,TEXT\n7,One,They met.\n", Columns())
    assert isinstance(page, Page)
    assert (page.id, page.title, page.source) == ("7", "One", "They met.")


def test_keys_of_json_lines_are_mapped_too(tmp_path: Path) -> None:
    (page,) = capture(tmp_path / "e.jsonl", json.dumps({"Body": TEXT, "Headline": "One", "text": None}).encode())
    assert isinstance(page, Page)
    assert (page.source, page.title, page.file) == (TEXT, "One", "e.jsonl, line 1")


def test_a_list_of_json_is_told_how_to_be_lines(tmp_path: Path) -> None:
    (error,) = capture(tmp_path / "e.json", b'[{"text": "x"}]')
    assert isinstance(error, JsonLineInvalid)
    assert "jq" in error.line
    (page,) = capture(tmp_path / "lines.json", b'{"text": "They met."}\n', Columns())
    assert isinstance(page, Page)
    assert page.source == "They met."


def test_parquet_rows_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    table = {"Body": [TEXT, None, "They met again."], "Headline": ["One", "Two", None], "Source": ["x", "x", "x"]}
    days = [date(2025, 8, 14), None, None]
    pq.write_table(pa.table({**table, "published": days, "other": [1, 2, 3]}), path)
    first, error, last = capture_paths([path], OURS)
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert (first.source, first.title, first.published) == (TEXT, "One", "2025-08-14")
    assert (last.source, last.title, last.file) == ("They met again.", None, "e.parquet, row 3")
    assert isinstance(error, RowInvalid)
    assert "row 2" in error.line
    (error,) = capture_paths([path], Columns())
    assert isinstance(error, ColumnsUnknown)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard,
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_packed_files_are_unpacked_as_they_are_read(suffix: str, tmp_path: Path) -> None:
    pack = PACKERS[suffix]
    lines = [json.dumps({"text": f"Round {number} ended."}).encode() + b"\n" for number in range(50_000)]
    found = capture(tmp_path / f"e.jsonl.{suffix}", pack(b"".join(lines)), Columns())
    assert len(found) == 50_000
    assert isinstance(found[-1], Page)
    assert found[-1].source == "Round 49999 ended."
    (page,) = capture(tmp_path / f"page.html.{suffix}", pack(f"<p>{TEXT}</p>".encode()), Columns())
    assert isinstance(page, Page)
    assert page.source == f"<p>{TEXT}</p>"


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz"])
def test_members_one_after_the_other_and_a_file_cut_off(suffix: str, tmp_path: Path) -> None:
    pack = PACKERS[suffix]
    two = pack(b'{"text": "One."}\n') + pack(b'{"text": "Two."}\n')
    assert len(capture(tmp_path / f"e.jsonl.{suffix}", two, Columns())) == 2
    *_, error = capture(tmp_path / f"cut.jsonl.{suffix}", two[:-12], Columns())
    assert isinstance(error, PageUnreadable)
    assert "cut.jsonl" in error.line


def test_many_errors_of_one_file_are_counted(tmp_path: Path) -> None:
    *told, last = capture(tmp_path / "e.jsonl", b"nothing\n" * 1000 + b'{"text": "x"}', Columns())
    assert len([e for e in told if isinstance(e, PageError)]) == MOST_ISSUES
    assert isinstance(last, MoreLikeThese)
    assert f"{1000 - MOST_ISSUES} more could not be read" in last.line
    assert len([p for p in told if isinstance(p, Page)]) == 1


@pytest.mark.parametrize("words", ["", "text", "text=", "body=Body", "text=A,text=B", "text=A,"])
def test_mappings_that_say_nothing(words: str) -> None:
    with pytest.raises(OptionInvalid):
        parse_columns(words)


def test_a_mapping_as_a_person_writes_it() -> None:
    assert parse_columns("title=Headline, text=Full text").named == {"title": "Headline", "text": "Full text"}


def test_patterns_and_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "e.txt").write_text("x", encoding="utf-8")
    names = [str(tmp_path / n) for n in ("a.txt", "b.txt")]
    assert list(files_in([str(tmp_path / "*.txt")])) == names
    assert list(files_in([str(tmp_path / "**" / "e.*")])) == [str(tmp_path / "d" / "e.txt")]
    assert list(files_in([str(tmp_path / "d*"), "gone*"])) == [str(tmp_path / "d" / "e.txt"), "gone*"]
