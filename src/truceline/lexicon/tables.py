"""Reading the lexicon's data files: tab-separated tables with a header, and TOML."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.errors import LexiconInvalid

ISO_DATE = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?")
DATA = files("truceline.lexicon") / "data"


def read_rows(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a tab-separated file of the lexicon. Lines that begin with `#` are comments.

    Raises LexiconInvalid where the header or a row does not have just these columns.
    """
    rows = []
    for number, row in numbered_rows((DATA / name).read_text(encoding="utf-8"), columns, where=name):
        if isinstance(row, str):
            raise LexiconInvalid(row, where=f"{name}, line {number}")
        rows.append(row)
    return rows


def is_iso_date(text: str) -> bool:
    """Whether a text is an ISO year, month or day of the calendar."""
    if not text.isascii() or not ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 7 else f"{text}-01"[:10])
    except ValueError:
        return False
    return True


def numbered_rows(text: str, columns: tuple[str, ...], *, where: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    """The rows of a tab-separated table with the numbers of their lines; a reason in place of a row that is none.

    Raises LexiconInvalid where the header does not have just these columns.
    """
    lines = ((n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip() and line[0] != "#")
    _, header = next(lines, (0, ""))
    if tuple(header.rstrip("\r").split("\t")) != columns:
        raise LexiconInvalid(
            "unexpected columns", where=where, why=f"they must be {', '.join(columns)}, parted by tabs"
        )
    for number, line in lines:
        cells = line.rstrip("\r").split("\t")
        if len(cells) == len(columns):
            yield number, dict(zip(columns, cells, strict=True))
        else:
            yield number, f"{len(cells)} cells in place of {len(columns)}"


def read_toml(name: str) -> dict[str, Any]:
    """Read a TOML file of the lexicon."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def word_sets(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The lists of words of a table as sets, by their names."""
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def data_digest() -> str:
    """Twelve hex digits of the SHA-256 of all data files: the version of the lexicon."""
    seen = hashlib.sha256()
    for entry in sorted(DATA.iterdir(), key=lambda e: e.name):
        if entry.is_file():
            seen.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return seen.hexdigest()[:12]
