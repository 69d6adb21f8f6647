"""The holidays that news names: their rules, the words around them that make them something else, countries' days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from truceline.lexicon.tables import read_toml

WORD_LISTS = ("not_before", "between", "not_after", "name_leads", "name_followers")
PART = re.compile(r"[^\W\d_]+|'s\b|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Holiday:
    """A day or feast with a name.

    `rules` say when it is, in the words that holidays.toml explains; none where no rule does. It lasts `days`, may lie
    `spread` days off, and falls only in years that leave `years[1]` when divided by `years[0]`. `shift` moves it by
    some days on a weekday. `not_before` are words behind the name that make another name of it; one that is
    `name_like` is a person's name too. `of` gives the day of a country by its id.
    """

    rules: tuple[str, ...] = ()
    days: int = 1
    spread: int = 0
    years: tuple[int, int] = (1, 0)
    shift: Mapping[str, int] = field(default_factory=dict)
    not_before: frozenset[str] = frozenset()
    name_like: bool = False
    of: Mapping[str, Holiday] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayTable:
    """The holidays by name, and the words that tell whether one is meant.

    `names` are in small letters, their tokens parted ("new year 's day", "eid - al - fitr"); `by_name` has them without
    hyphens. `countries` gives the id
    of what news calls a country. `not_before`, `between`, `not_after` make another name of any holiday; `name_leads`
    stand before a holiday that is a person's name too, `name_followers` behind the person.
    """

    names: tuple[str, ...]
    by_name: Mapping[str, Holiday]
    countries: Mapping[str, str]
    not_before: frozenset[str]
    between: frozenset[str]
    not_after: frozenset[str]
    name_leads: frozenset[str]
    name_followers: frozenset[str]

    def get(self, words: list[str]) -> Holiday:
        """The holiday of a name in the text, whatever its hyphens and apostrophes. Raises KeyError."""
        return self.by_name[name_key(" ".join(words))]


def name_key(name: str) -> str:
    """A name with plain apostrophes and without hyphens."""
    return name.replace("’", "'").replace(" -", "")


def name_parts(name: str) -> str:
    """A name with its tokens parted: "new year's day" → "new year 's day"."""
    return " ".join(PART.findall(name))


def load_holidays(name: str) -> HolidayTable:
    """Read the file of holidays."""
    data = read_toml(name)
    plain = {spelled: _holiday(row) for row in data["holidays"] for spelled in row["names"]}
    by_name = dict(plain)
    for row in data["holidays"]:
        days = {country: plain.get(rule) or Holiday(rules=(rule,)) for country, rule in _of(row, data).items()}
        by_name |= {spelled: replace(plain[spelled], of=days) for spelled in row["names"]}
    return HolidayTable(
        names=tuple(name_parts(spelled) for spelled in by_name),
        by_name={name_key(name_parts(spelled)): holiday for spelled, holiday in by_name.items()},
        countries={name_parts(word): country for country, words in data["countries"].items() for word in words},
        **{label: frozenset(data[label]) for label in WORD_LISTS},
    )


def _of(row: Mapping[str, Any], data: Mapping[str, Any]) -> Mapping[str, str]:
    found: Mapping[str, str] = data["of"].get(row["names"][0], {})
    return found


def _holiday(row: Mapping[str, Any]) -> Holiday:
    rule = row["rule"]
    step, rest = row.get("years", (1, 0))
    return Holiday(
        rules=tuple(r for r in (rule if isinstance(rule, list) else [rule]) if r),
        days=row.get("days", 1),
        spread=row.get("spread", 0),
        years=(step, rest),
        shift=row.get("shift", {}),
        not_before=frozenset(row.get("not_before", ())),
        name_like=row.get("name_like", False),
    )
