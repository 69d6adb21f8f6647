"""Build gold-a.jsonl and gold-b.jsonl from a.txt and b.txt; offsets come from the quotes.

`python tests/quality/pairs/build.py` writes both. A half is one text file, its cases parted by an empty line,
each in the format of `tests/quality/voices/build.py`, whose reader reads them.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HALVES = ("a", "b")

Row = dict[str, Any]


def build_half(half: str) -> list[Row]:
    read_case = runpy.run_path(str(FOLDER.parent / "voices" / "build.py"))["read_case"]
    source = (FOLDER / f"{half}.txt").read_text(encoding="utf-8")
    return [read_case(case.splitlines()) for case in source.strip().split("\n\n")]


def write_half(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    for half in HALVES:
        (FOLDER / f"gold-{half}.jsonl").write_text(write_half(build_half(half)), encoding="utf-8")
