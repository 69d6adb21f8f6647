"""An archive in many files gives a file of records for each, whole or not at all, and goes on where it stood."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import fsspec
import pytest

from truceline.capture.columns import Columns
from truceline.cli import main
from truceline.errors import OutputForeign, PageError, ShardsAlike
from truceline.lexicon.lexicon import Additions, Lexicon
from truceline.pipeline import Engine
from truceline.scale import shards as of_shards
from truceline.scale.shards import MARK, Shard, ShardDone, code_shard, code_shards, plan_shards

AS_NAMED = Columns()
TOWNS = ("Cairo", "Tripoli", "Bamako")


def _archive(folder: Path, files: int = 3, pages: int = 2) -> list[str]:
    """Files of JSON lines, each with a line that is no page."""
    folder.mkdir(exist_ok=True)
    for n in range(files):
        told = [{"id": f"{n}-{i}", "text": f"Envoys of Chad and Mali met in {TOWNS[i % 3]}."} for i in range(pages)]
        lines = [*map(json.dumps, told), "no page"]
        (folder / f"{n}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def _lines(path: str) -> list[dict[str, object]]:
    with fsspec.open(path, "rb") as file, gzip.open(file) as unpacked:
        return [json.loads(line) for line in unpacked]


def test_records_and_issues_of_each_file_stand_beside_each_other(tmp_path: Path) -> None:
    engine, out = Engine(), str(tmp_path / "out")
    planned = plan_shards(_archive(tmp_path / "in"), out, engine, AS_NAMED)
    done = list(code_shards(planned, engine, workers=1))
    assert [(d.records, d.issues) for d in done] == [(2, 1)] * 3
    assert [r["id"] for r in _lines(planned[1].records)] == ["1-0", "1-1"]
    (issue,) = _lines(planned[1].issues)
    assert str(issue["where"]).endswith("1.jsonl, line 3")


def test_several_processes_write_the_bytes_of_one(tmp_path: Path) -> None:
    engine, given = Engine(), _archive(tmp_path / "in")
    for folder, workers in (("one", 1), ("two", 2)):
        list(code_shards(plan_shards(given, str(tmp_path / folder), engine, AS_NAMED), engine, workers))
    names = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert len(names) == 7
    assert all((tmp_path / "one" / n).read_bytes() == (tmp_path / "two" / n).read_bytes() for n in names)


def test_what_is_done_is_not_done_again_and_what_is_half_done_is(tmp_path: Path) -> None:
    engine, given, out = Engine(), _archive(tmp_path / "in"), str(tmp_path / "out")
    planned = plan_shards(given, out, engine, AS_NAMED)
    code_shard(planned[0], engine)
    code_shard(planned[1], engine)
    Path(planned[1].issues).unlink()
    assert plan_shards(given, out, engine, AS_NAMED) == planned[1:]


def test_a_shard_that_is_broken_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    (shard, *_) = plan_shards(_archive(tmp_path / "in"), str(tmp_path / "out"), engine, AS_NAMED)

    def broken_off(pages: Iterable[PageError], engine: Engine) -> Iterator[str]:
        del pages, engine
        yield "{}"
        raise MemoryError

    monkeypatch.setattr(of_shards, "record_lines", broken_off)
    with pytest.raises(MemoryError):
        code_shard(shard, engine)
    assert [p.name for p in (tmp_path / "out").iterdir()] == [MARK]


def test_any_file_system_will_do() -> None:
    with fsspec.open("memory://given/a.jsonl", "wb") as file:
        file.write(b'{"id": "a", "text": "Envoys of Chad met."}')
    engine = Engine()
    (shard,) = plan_shards(["memory://given/a.jsonl"], "memory://made", engine, AS_NAMED)
    assert code_shard(shard, engine) == ShardDone(source="memory://given/a.jsonl", records=1, issues=0)
    assert [r["id"] for r in _lines("memory://made/a.jsonl.records.jsonl.gz")] == ["a"]


def test_parquet_has_the_same_records(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    engine, given = Engine(), _archive(tmp_path / "in", files=1, pages=3)
    (plain,) = plan_shards(given, str(tmp_path / "plain"), engine, AS_NAMED)
    (table,) = plan_shards(given, str(tmp_path / "table"), engine, AS_NAMED, "parquet")
    code_shard(plain, engine)
    code_shard(table, engine)
    rows = parquet.read_table(table.records).to_pylist()
    assert [json.loads(row["record"]) for row in rows] == _lines(plain.records)
    assert [row["statements"] for row in rows] == [1, 1, 1]


def test_a_file_that_cannot_be_read_is_an_issue_of_its_own_shard(tmp_path: Path) -> None:
    engine = Engine()
    (shard,) = plan_shards([str(tmp_path / "none.jsonl")], str(tmp_path / "out"), engine, AS_NAMED)
    assert code_shard(shard, engine).issues == 1


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ShardsAlike, match="may/a.jsonl and june/a.jsonl"):
        plan_shards(["may/a.jsonl", "june/a.jsonl"], str(tmp_path), Engine(), AS_NAMED)


def test_a_folder_of_another_truceline_is_refused(tmp_path: Path) -> None:
    given = _archive(tmp_path / "in")
    plan_shards(given, str(tmp_path / "out"), Engine(), AS_NAMED)
    other = Engine(lexicon=Lexicon(Additions(digest="own")))
    with pytest.raises(OutputForeign, match="another truceline"):
        plan_shards(given, str(tmp_path / "out"), other, AS_NAMED)
    (tmp_path / "out" / MARK).write_text("{", encoding="utf-8")
    with pytest.raises(OutputForeign, match="another truceline"):
        plan_shards(given, str(tmp_path / "out"), Engine(), AS_NAMED)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputForeign, match="no folder"):
        plan_shards([], str(tmp_path / "out"), Engine(), AS_NAMED)


def test_the_command_tells_of_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, out = _archive(tmp_path / "in", files=2), str(tmp_path / "out")
    assert main(["code", *given, "-o", out, "--workers", "1"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == [f"truceline: {name}: 2 records, 1 issue" for name in given]
    assert main(["code", *given, "-o", out, "--workers", "1"]) == 0
    assert capsys.readouterr().err == f"truceline: {out}: 2 files of 2 coded already\n"


@pytest.mark.parametrize("option", [["--cluster", "here"], ["--format", "parquet"]])
def test_without_a_folder_there_is_no_cluster_and_no_parquet(
    option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["code", "a.jsonl", *option]) != 0
    assert "name it with -o FOLDER" in capsys.readouterr().err


def test_shards_are_sent_to_other_processes_as_they_are() -> None:
    shard = Shard(source="a", records="b", issues="c", columns=AS_NAMED)
    assert shard == Shard(source="a", records="b", issues="c", columns=Columns(named={}))
