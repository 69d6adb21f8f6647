"""Reading the lexicon's data files: tab-separated tables with a header, and TOML."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.errors import LexiconInvalid

DATA = files("truceline.lexicon") / "data"


def read_rows(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a tab-separated file of the lexicon. Lines that begin with `#` are comments.

    Raises LexiconInvalid where the header or a row does not have just these columns.
    """
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    if tuple(header) != columns:
        raise LexiconInvalid("unexpected columns", where=name, why=f"{header} instead of {list(columns)}")
    rows = []
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(columns):
            raise LexiconInvalid("unexpected number of cells", where=f"{name}, row {number}", why=str(len(cells)))
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def read_toml(name: str) -> dict[str, Any]:
    """Read a TOML file of the lexicon."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def data_digest() -> str:
    """Twelve hex digits of the SHA-256 of all data files: the version of the lexicon."""
    seen = hashlib.sha256()
    for entry in sorted(DATA.iterdir(), key=lambda e: e.name):
        if entry.is_file():
            seen.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return seen.hexdigest()[:12]
