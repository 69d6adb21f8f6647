"""Build gold-a.jsonl to gold-l.jsonl from the readable cases; offsets come from the quotes.

`python tests/quality/newsroom/build.py` writes all twelve, one an author. The format of a case is that of
`tests/quality/voices/build.py`, whose reader reads them.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HALVES = tuple("abcdefghijkl")

Row = dict[str, Any]


def build_half(half: str) -> list[Row]:
    read_case = runpy.run_path(str(FOLDER.parent / "voices" / "build.py"))["read_case"]
    return [read_case(path.read_text(encoding="utf-8").splitlines()) for path in sorted((FOLDER / half).glob("*.txt"))]


def write_half(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    for half in HALVES:
        (FOLDER / f"gold-{half}.jsonl").write_text(write_half(build_half(half)), encoding="utf-8")
