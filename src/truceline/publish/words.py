"""The plain words of a brief: labels for the codes of the record, dates, lists of names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.model.statement import On

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@cache
def labels() -> dict[str, Any]:
    """The tables of words.toml."""
    text = (files("truceline.publish") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def label(table: str, key: str | None) -> str:
    """The plain word for a code; the code with blanks for its underscores where the table has none."""
    if key is None:
        return ""
    word: str = labels()[table].get(key, key.replace("_", " "))
    return word


def verb(table: str, key: str, holders: Sequence[str]) -> str:
    """The verb for a code, in the singular or plural as its holders need."""
    forms: list[str] = labels()[table][key]
    return forms[0] if len(holders) < 2 else forms[1]


def list_words(names: Iterable[str]) -> str:
    """Names as a person writes them: "a", "a and b", "a, b and c"."""
    *front, last = list(names) or [""]
    return f"{', '.join(front)} and {last}" if front else last


def date_words(edtf: str | None) -> str:
    """An EDTF date in words: `2025-08-15` is "15 Aug 2025", `../2025-08` is "up to Aug 2025"."""
    if not edtf:
        return ""
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        if start in ("", ".."):
            return f"up to {_day_words(end)}"
        if end in ("", ".."):
            return f"from {_day_words(start)} on"
        return f"{_day_words(start)} to {_day_words(end)}"
    return _day_words(edtf)


def _day_words(edtf: str) -> str:
    plain = edtf.rstrip("~?%")
    about = "about " if plain != edtf else ""
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", plain):
        return f"{about}week {int(week[2])} of {week[1]}"
    if decade := re.fullmatch(r"(\d{3})X", plain):
        return f"{about}the {decade[1]}0s"
    day = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d).*)?", plain)
    if day is None:
        return edtf
    year = "(year not said)" if day[1] == "XXXX" else day[1]
    month = SEASONS.get(day[2] or "") or (MONTHS[int(day[2]) - 1] if day[2] and 1 <= int(day[2]) <= 12 else "")
    number = str(int(day[3])) if day[3] else ""
    words = " ".join(part for part in (number, month, year) if part)
    return f"{about}{words}{f', {day[4]}' if day[4] else ''}"


def step_words(on: On | None, step: str | None, names: dict[str, str]) -> str:
    """A step with who does it, for whom and where: "a withdrawal of forces by Ukraine (Donbas)"."""
    words = label("steps", on.step if on and on.step else step)
    if on is None:
        return words
    if on.negated:
        words = f"no {re.sub('^(a|an|the) ', '', words)}"
    return words + on_words(on, names)


def on_words(on: On, names: dict[str, str]) -> str:
    """By whom, for whom and where, to be put behind the step or issue; empty where the text leaves all open."""
    by = f" by {list_words(names.get(a, a) for a in on.by)}" if on.by else ""
    for_ = f" for {list_words(names.get(a, a) for a in on.for_)}" if on.for_ else ""
    return by + for_ + (f" ({on.place})" if on.place else "")
