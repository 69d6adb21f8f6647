"""The codes of PETRARCH actor dictionaries: country, sector, and the days for which they hold."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from truceline.lexicon.actors import DatedCode
from truceline.lexicon.tables import read_toml

DAY = re.compile(r"\d{6}|\d{8}")
CODE = re.compile(r"[A-Z]{3}[A-Z0-9]*")
NULL = ("---", "###")

LAST_OF_THIS_CENTURY = 30
"""Years of two digits up to this are of the 2000s, as in PETRARCH2 and TABARI."""


class CodeUnreadable(ValueError):
    """The inside of the brackets is no code, or its days are none."""


@dataclass(frozen=True, slots=True)
class CodeScheme:
    """What the letters of a code mean: `countries` are the codes of states, `aliases` other codes for them."""

    countries: frozenset[str]
    aliases: dict[str, str]
    beyond: dict[str, str]
    sectors: dict[str, str]

    def read(self, inside: str) -> tuple[DatedCode | None, str]:
        """Read the inside of a code's brackets: `RUSGOV 991231-080507`. Gives a remark where its state is unknown.

        A null code gives none. The days are `<day`, `>day` or `day-day`, of two or four digits for the year; the first
        is included and the last is not, as PETRARCH2 compares them. A day behind the last of its month is the last.
        Raises CodeUnreadable.
        """
        if not inside:
            raise CodeUnreadable("the brackets are empty")
        code, *rest = inside.split()
        if code in NULL:
            return None, ""
        letters = code.partition("/")[0].rstrip("_")
        if not CODE.fullmatch(letters):
            raise CodeUnreadable(f"{code[:40]} is no code")
        start, end = read_days("".join(rest))
        country, sector, remark = self._meaning(letters)
        return DatedCode(code=code, country=country, sector=sector, start=start, end=end), remark

    def _meaning(self, letters: str) -> tuple[str | None, str | None, str]:
        first = letters[:3]
        parts = [letters[n : n + 3] for n in range(3, len(letters), 3)]
        sector = next((self.sectors[p] for p in parts if p in self.sectors), None)
        if first in self.beyond:
            return None, self.beyond[first] or sector, ""
        country = self.aliases.get(first, first)
        if country in self.countries:
            return country, sector, ""
        if first in self.sectors:
            return None, self.sectors[first], ""
        return None, sector, f"unknown state {first} in {letters[:40]}; the actor is kept without a state"


def load_scheme(countries: frozenset[str]) -> CodeScheme:
    """Read the meaning of codes from petrarch.toml."""
    data = read_toml("petrarch.toml")
    tables = ({k: v for k, v in data[name].items() if k != "source"} for name in ("countries", "beyond", "sectors"))
    return CodeScheme(countries, *tables)


def read_days(restriction: str) -> tuple[str | None, str | None]:
    """The first day and the day behind the last of a date restriction, as ISO days; null is open."""
    if not restriction:
        return None, None
    if restriction[0] == "<":
        return None, iso_day(restriction[1:])
    if restriction[0] == ">":
        return iso_day(restriction[1:]), None
    first, dash, last = restriction.partition("-")
    if not dash:
        raise CodeUnreadable(f"{restriction[:40]} is neither <day, >day nor day-day")
    start, end = iso_day(first), iso_day(last)
    if end < start:
        raise CodeUnreadable(f"{restriction[:40]} ends before it begins")
    return start, end


def iso_day(digits: str) -> str:
    """The ISO day of YYMMDD or YYYYMMDD."""
    if not digits.isascii() or not DAY.fullmatch(digits):
        raise CodeUnreadable(f"{digits[:40] or 'nothing'} is no day (YYMMDD or YYYYMMDD)")
    year, month, day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
    if len(digits) == 6:
        year += 2000 if year <= LAST_OF_THIS_CENTURY else 1900
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= 31:
        raise CodeUnreadable(f"{digits} is no day of the calendar")
    return f"{year:04}-{month:02}-{min(day, monthrange(year, month)[1]):02}"
