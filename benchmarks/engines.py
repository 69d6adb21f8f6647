"""Kill a worker in the middle of a job on a cluster, and compare what comes out with one process.

    python benchmarks/engines.py ../shared [--articles 2000] [--shards 20] [--engines ray dask] [--characters C]

Articles of ../shared/bench/throughput, taken again under other ids where there are not enough, in so many shards, are
coded here by two processes, then by each engine with two workers, one of which is killed once a third of the shards are
done. Prints for each: shards done, seconds, whether every file has the bytes of the first, and if not in which files
and lines they differ. Dask is no part of truceline: `pip install distributed` first. `--characters` cuts each article
after so many.
"""

from __future__ import annotations

import argparse
import filecmp
import gzip
import itertools
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from truceline.capture.columns import Columns
from truceline.pipeline import Engine
from truceline.scale.cluster import code_on_cluster
from truceline.scale.shards import Shard, ShardDone, code_shard, code_shards, plan_shards

WORKERS = 2
AROUND = 120
"""Characters shown on either side of a difference."""
Coded = Iterator[Any]
Run = Callable[[Sequence[Shard], Engine], Coded]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure. Gives 1 where an engine loses something or differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--shards", type=int, default=20)
    parser.add_argument("--engines", nargs="+", choices=sorted(ENGINES), default=["ray"])
    parser.add_argument("--characters", type=int)
    options = parser.parse_args(arguments)
    sound = True
    with tempfile.TemporaryDirectory() as folder:
        told = _articles(options.shared, options.articles, options.characters)
        given = _write_shards(told, options.articles, options.shards, Path(folder) / "in")
        engine, here = Engine(), Path(folder) / "here"
        _report("two processes", _timed(code_shards, given, here, engine), len(given), None)
        for name in options.engines:
            out = Path(folder) / name
            done = _timed(_killing(ENGINES[name], len(given) // 3), given, out, engine)
            unlike = list(_unlike(here, out))
            _report(f"{name}, one killed", done, len(given), not unlike)
            print(*(f"  {one}" for one in unlike), sep="\n", flush=True)
            sound = sound and not unlike and done[0] == len(given)
    return int(not sound)


def _articles(shared: Path, most: int, characters: int | None) -> list[dict[str, Any]]:
    with gzip.open(shared / "bench/throughput/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        told = map(json.loads, itertools.islice(lines, most))
        return [{**one, "text": one["text"][:characters]} for one in told]


def _write_shards(told: Sequence[dict[str, Any]], articles: int, shards: int, folder: Path) -> list[str]:
    folder.mkdir()
    each = -(-articles // shards)
    numbered = (
        {**one, "id": f"{n}-{one['id']}"} for n, one in enumerate(itertools.islice(itertools.cycle(told), articles))
    )
    for n in range(shards):
        with (folder / f"{n:04}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in itertools.islice(numbered, each))
    return sorted(map(str, folder.iterdir()))


def _timed(run: Run, given: Sequence[str], out: Path, engine: Engine) -> tuple[int, float]:
    """How many shards were done, in how many seconds."""
    shards = plan_shards(given, str(out), engine, Columns())
    began = time.monotonic()
    done = sum(isinstance(one, ShardDone) for one in run(shards, engine))
    return done, time.monotonic() - began


def _report(name: str, done: tuple[int, float], shards: int, same: bool | None) -> None:
    alike = "" if same is None else ", the same bytes" if same else ", OTHER BYTES"
    print(f"{name}: {done[0]} of {shards} shards, {done[1]:.0f} s{alike}", flush=True)


def _unlike(one: Path, other: Path) -> Iterator[str]:
    """The files of two folders that differ, each with its first line that does."""
    names = sorted({p.name for folder in (one, other) for p in folder.iterdir()})
    same, *_ = filecmp.cmpfiles(one, other, names, shallow=False)
    for name in sorted(set(names) - set(same)):
        lines = (_lines(folder / name) for folder in (one, other))
        pairs = enumerate(itertools.zip_longest(*lines), start=1)
        number, (ours, theirs) = next((pair for pair in pairs if pair[1][0] != pair[1][1]), (0, (None, None)))
        at = next((n for n, (a, b) in enumerate(zip(ours or "", theirs or "", strict=False)) if a != b), 0)
        shown = [(line or "none")[max(0, at - AROUND) : at + AROUND] for line in (ours, theirs)]
        yield f"{name}, line {number}, character {at}: {shown[0]!r} against {shown[1]!r}"


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file, packed or not; none of one that is not there."""
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from file


def _killing(run: Run, after: int) -> Run:
    """An engine of which one worker is killed by its pid once so many shards are done."""

    def killed(shards: Sequence[Shard], engine: Engine) -> Coded:
        for number, one in enumerate(run(shards, engine), start=1):
            yield one
            if number == after:
                victim = min(_at_work())
                os.kill(victim, signal.SIGKILL)
                print(f"  killed {victim}", flush=True)

    return killed


def _at_work() -> Iterable[int]:
    """The processes that code shards: Ray names them, those of Dask are started by its nannies."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            mine = int((process / "status").read_text().split("PPid:")[1].split()[0]) == os.getpid()
        except OSError:
            continue
        if words.startswith(b"ray::Coder.code") or (mine and b"spawn_main" in words):
            yield int(process.name)


def _on_ray(shards: Sequence[Shard], engine: Engine) -> Coded:
    return code_on_cluster(shards, engine, workers=WORKERS)


def _on_dask(shards: Sequence[Shard], engine: Engine) -> Coded:
    from dask.distributed import Client, LocalCluster, as_completed  # type: ignore[import-not-found]

    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        for future in as_completed(client.map(code_shard, shards, engine=engine)):
            yield future.result()


ENGINES: dict[str, Run] = {"ray": _on_ray, "dask": _on_dask}

if __name__ == "__main__":
    sys.exit(main())
