"""Code many articles as `truceline code` does, in processes of their own, and measure what that costs.

    OMP_NUM_THREADS=1 python benchmarks/throughput.py [SHARED] [--articles N] [--times K] [--characters C] [--workers W]
        [--add]

Reads N (1,000) articles of bench/throughput from compressed JSON lines, K times over with dates a week later each time,
and prints a line of JSON: articles, CPU seconds of all processes with their start, articles a second that two cores
give at that cost when they have nothing else to do, the same for each fifth of the run (whether time grows with the
articles), and the most memory of all processes together (PSS, so that shared pages count once) in each fifth. The clock
is printed beside it: on a machine that does other work it says little. `--add` keeps and codes them in a case file.
`--characters` cuts each article after so many, so that growth can be seen over more articles than time allows whole.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TICK = os.sysconf("SC_CLK_TCK")
PARTS = 5


def articles(path: Path, count: int, times: int, characters: int | None) -> Iterator[str]:
    """The lines of the first articles, cut after so many characters, each time under other names and a week later."""
    for again in range(times):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, count):
                article = json.loads(line)
                article["id"] = f"{article['id']}-{again}"
                article["text"] = article["text"][:characters]
                if article.get("published"):
                    day = date.fromisoformat(article["published"][:10]) + timedelta(weeks=again)
                    article["published"] = day.isoformat()
                if again:  # another text: a case keeps no page twice
                    article["text"] += f"\n\nThis is telling number {again + 1}."
                yield json.dumps({k: article[k] for k in ("id", "url", "title", "text", "published")} | {"clean": True})


def family(pid: int) -> list[int]:
    """A process and those that it started, and they."""
    found = [pid]
    for at in found:
        try:
            found += map(int, Path(f"/proc/{at}/task/{at}/children").read_text().split())
        except OSError:
            continue
    return found


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, with its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICK


def pss_megabytes(pid: int) -> float:
    """The memory of a process, what it shares divided among those that share it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def coded(output: Path, case: Path) -> int:
    """How many articles are coded so far."""
    if not case.exists():
        with output.open("rb") as lines:
            return sum(1 for _ in lines)
    try:
        with closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def measure(command: list[str], count: int, output: Path, case: Path) -> dict[str, object]:
    """Run a command that codes articles, and watch its processes."""
    began, memory = time.monotonic(), [0.0] * PARTS
    marks: list[tuple[int, float]] = []
    with output.open("wb") as lines, subprocess.Popen(command, stdout=lines) as process:
        while process.poll() is None:
            time.sleep(3)
            own, done = family(process.pid), coded(output, case)
            part = min(PARTS - 1, PARTS * done // count)
            memory[part] = max(memory[part], sum(map(pss_megabytes, own)))
            marks.append((done, sum(map(cpu_seconds, own))))
    used, done = os.times(), coded(output, case)
    cpu = used.children_user + used.children_system
    return {
        "articles": done,
        "cpu_seconds": round(cpu, 1),
        "articles_a_second_on_two_cores": round(2 * done / cpu, 1),
        "by_fifths": [round(2 * n / s, 1) if s else None for n, s in _parts(marks, count)],
        "megabytes_by_fifths": [round(m) for m in memory],
        "clock_seconds": round(time.monotonic() - began, 1),
    }


def _parts(marks: list[tuple[int, float]], count: int) -> Iterator[tuple[int, float]]:
    """How many articles each part of a run has, and how many CPU seconds."""
    for part in range(PARTS):
        inside = [m for m in marks if part * count <= PARTS * m[0] <= (part + 1) * count]
        yield (inside[-1][0] - inside[0][0], inside[-1][1] - inside[0][1]) if len(inside) > 1 else (0, 0.0)


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--add", action="store_true")
    parser.add_argument("--characters", type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "articles.jsonl.gz"
        count = 0
        with gzip.open(given, "wt", encoding="utf-8") as lines:
            path = options.shared / "bench/throughput/articles.jsonl.gz"
            for line in articles(path, options.articles, options.times, options.characters):
                lines.write(line + "\n")
                count += 1
        case, output = Path(folder) / "c.case", Path(folder) / "coded.jsonl"
        command = ["add", str(case)] if options.add else ["code"]
        command = [sys.executable, "-m", "truceline.cli", *command, str(given), "--workers", str(options.workers)]
        found = measure(command, count, output, case)
        print(json.dumps({"workers": options.workers, "add": options.add, **found}), flush=True)


if __name__ == "__main__":
    main()
