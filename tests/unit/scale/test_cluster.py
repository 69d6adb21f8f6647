"""On a cluster a worker that is lost takes nothing with it, and every byte is that of one process."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from truceline.capture.columns import Columns
from truceline.errors import WorkerLost
from truceline.pipeline import Engine
from truceline.scale.cluster import code_on_cluster
from truceline.scale.shards import ShardDone, code_shard, plan_shards

pytest.importorskip("ray", reason="Ray is an extra: pip install 'truceline[cluster]'")

PATIENCE = 120.0
"""Seconds until a worker must be at work."""


def _archive(folder: Path) -> list[str]:
    folder.mkdir()
    for n in range(4):
        text = " ".join(f"Envoys of Chad and Mali met in Cairo on {day} May 2025." for day in range(1, 9))
        (folder / f"{n}.jsonl").write_text(json.dumps({"id": str(n), "text": text}), encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def _at_work() -> Iterator[int]:
    """The workers (process ids) that code a shard just now; Ray names them by what they do."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if words.startswith(b"ray::Coder.code"):
            yield int(process.name)


def _kill_one(killed: list[int]) -> None:
    end = time.monotonic() + PATIENCE
    while not killed and time.monotonic() < end:
        for worker in _at_work():
            os.kill(worker, signal.SIGKILL)
            killed.append(worker)
            return
        time.sleep(0.01)


def test_a_worker_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    engine, given = Engine(), _archive(tmp_path / "in")
    for shard in plan_shards(given, str(tmp_path / "here"), engine, Columns()):
        code_shard(shard, engine)
    planned = plan_shards(given, str(tmp_path / "cluster"), engine, Columns())
    killed: list[int] = []
    killer = Thread(target=_kill_one, args=(killed,))
    killer.start()
    done = list(code_on_cluster(planned, engine, workers=2))
    killer.join()
    assert killed
    assert sorted(d.source for d in done if isinstance(d, ShardDone)) == given
    names = sorted(p.name for p in (tmp_path / "here").iterdir())
    assert names == sorted(p.name for p in (tmp_path / "cluster").iterdir())
    assert all((tmp_path / "here" / n).read_bytes() == (tmp_path / "cluster" / n).read_bytes() for n in names)


def test_a_cluster_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(WorkerLost, match="the cluster does not answer"):
        list(code_on_cluster([], Engine(), address="127.0.0.1:1"))
