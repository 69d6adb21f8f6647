"""Kill `truceline add` at random moments, and compare the case file with that of an unbroken run.

    python benchmarks/killed_add.py [SHARED] [--pages N] [--kills N] [--longest SECONDS] [--seed N]

Pages are articles of bench/throughput. After each SIGKILL the file is opened and asked for its integrity and its log;
when a file is done the next one is begun. Printed: kills, how far each came, and whether all files tell the same.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from truceline.case.custody import first_broken

SHARED = Path(__file__).resolve().parents[2] / "shared"
LONGEST = 12.0
"""Seconds after which an `add` is killed at the latest, unless told: the model takes the first of them, and pages are
kept 64 at once, so that on a busy machine this wants to be longer than those take."""
APART = ("custody", "sqlite_schema")
"""Tables that two runs need not have alike: the log has a line more for each time that linking began anew."""


def main() -> int:
    """Run and print; 1 where anything was lost or is otherwise."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages.jsonl"
        pages.write_bytes(b"".join(_lines(options.shared, options.pages)))
        whole, killed = folder / "whole.case", folder / "killed.case"
        _command(whole, pages).wait()
        chance, sound, same, files = random.Random(options.seed), True, True, 0
        for number in range(1, options.kills + 1):
            killed = folder / f"killed-{files}.case"
            running = _command(killed, pages)
            time.sleep(chance.uniform(0.05, options.longest))
            broken_off = running.poll() is None
            running.send_signal(signal.SIGKILL)
            running.wait()
            told, well = _look_at(killed)
            sound &= well
            print(f"kill {number}, file {files}: {told}", flush=True)
            if not broken_off or number == options.kills:
                _command(killed, pages).wait()
                same &= _contents(whole) == _contents(killed)
                files += 1
        print(f"{options.kills} kills on {files} files of {options.pages} pages")
        print(f"all files like the whole: {same}; all sound: {sound}")
        return 0 if same and sound else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--longest", type=float, default=LONGEST)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def _lines(shared: Path, pages: int) -> list[bytes]:
    with gzip.open(shared / "bench" / "throughput" / "articles.jsonl.gz") as lines:
        return list(islice(lines, pages))


def _command(case: Path, pages: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "truceline.cli", "add", str(case), str(pages)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795694400"}
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def _look_at(path: Path) -> tuple[str, bool]:
    """How far a case file has come, and whether it is sound."""
    if not path.exists():
        return "no file yet", True
    with sqlite3.connect(path) as db:
        (integrity,) = db.execute("PRAGMA integrity_check").fetchone()
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'capture'").fetchone():
            return f"an empty file, integrity {integrity}", integrity == "ok"
        captured, coded = (db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("capture", "article"))
        twice = db.execute("SELECT count(*) - count(DISTINCT sha256 || given_id) FROM capture").fetchone()[0]
        broken = first_broken(db)
    well = integrity == "ok" and broken is None and not twice
    return f"{captured} captured, {coded} coded, {twice} twice, integrity {integrity}", well


def _contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as db:
        names = [n for (n,) in db.execute("SELECT name FROM pragma_table_list WHERE type = 'table'") if n not in APART]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=str) for name in names}


if __name__ == "__main__":
    sys.exit(main())
