"""The plain words of a brief: labels for the codes of the record, dates, lists of names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from truceline.lexicon.issues import OWN
from truceline.model.statement import On

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PARTS_OF_YEAR = {
    **{f"{n:02}": month for n, month in enumerate(MONTHS, start=1)},
    **{str(20 + n): season for n, season in enumerate(("spring", "summer", "autumn", "winter"), start=1)},
    **{str(32 + n): f"{nth} quarter of" for n, nth in enumerate(("first", "second", "third", "fourth"), start=1)},
    **{str(39 + n): f"{nth} half of" for n, nth in enumerate(("first", "second"), start=1)},
}
"""A month of EDTF, and what may stand in its place."""


@cache
def labels() -> dict[str, Any]:
    """The tables of words.toml."""
    text = (files("truceline.trace") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def label(table: str, key: str | None) -> str:
    """The plain word for a code; the code with blanks for its underscores where the table has none."""
    if key is None:
        return ""
    word: str = labels()[table].get(key, key.removeprefix(OWN).replace("_", " "))
    return word


@cache
def blow_pattern() -> re.Pattern[str]:
    """A noun for an attack with the preposition before whom it hit: "attack on"."""
    table = labels()["blows"]
    nouns, before = ("|".join(map(re.escape, table[key])) for key in ("nouns", "before"))
    return re.compile(rf"\b(?:{nouns})s?\b[\"”’]?\s(?:{before})\b", re.IGNORECASE)


@cache
def taken_up_pattern() -> re.Pattern[str]:
    """What stands behind a verb of agreeing where an offer is taken up: "to his latest offer"."""
    table = labels()["taken_up"]
    nouns, never = ("|".join(map(re.escape, table[key])) for key in ("nouns", "never"))
    return re.compile(rf"(?:\W+(?!(?:{never})\b)[\w.'’-]+){{0,6}}?\W+(?:{nouns})s?\b", re.IGNORECASE)


@cache
def with_pattern() -> re.Pattern[str]:
    """A word that leads to the other side of a pact: "agreed *with* Chad", "a truce *between* them"."""
    return _any_word(labels()["sides_of_pact"]["words"])


@cache
def under_way_pattern() -> re.Pattern[str]:
    """Words by which a page says that talks go on or are about to: "talks are under way", "hold a second round of"."""
    table = labels()["under_way"]
    talks, going, holding, rounds = (
        "|".join(map(re.escape, table[key])) for key in ("talks", "going", "holding", "rounds")
    )
    going_on = rf"\b(?:{talks})\b(?:\s[\w'’-]+){{0,6}}?\s(?:{going})\b(?!\s(?:only|if|once|unless|when|after)\b)"
    in_rounds = (
        rf"\b(?:{holding})\s(?:an?\s|the\s|their\s)?(?:{rounds})\sround\s(?:of\s)?(?:[\w'’-]+\s){{0,3}}?(?:{talks})\b"
    )
    return re.compile(f"{going_on}|{in_rounds}", re.IGNORECASE)


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def told_step(key: str | None, words: str, told: str) -> str:
    """The words for a step or issue, or plainer ones where its quote has nothing of what they say or says otherwise."""
    plain = labels()["plain_steps"].get(key)
    if plain is None:
        return words
    said = set(re.findall(r"[\w-]+", told.casefold()))
    beside = plain.get("with", ())
    of_others = not beside or not said.isdisjoint(beside) or any(" " in w and w in told.casefold() for w in beside)
    as_named = not of_others or not said.isdisjoint(plain.get("words", ()))
    return words if as_named else words.replace(label("steps", key), plain["else"])


def are_several(names: Sequence[str]) -> bool:
    """Whether names need a verb in the plural: several, or one that only describes several ("European leaders")."""
    last = names[0].split()[-1] if len(names) == 1 and names[0].strip() else ""
    described = last.islower() and ((last.endswith("s") and not last.endswith("ss")) or last in ("people", "police"))
    return len(names) > 1 or described


def verb(table: str, key: str, holders: Sequence[str], *, denied: bool = False) -> str:
    """The verb for a code, in the singular or plural as its holders need; where `denied`, that they do it not."""
    forms: list[str] = labels()[table][key]
    several = are_several(holders)
    if not denied:
        return forms[1] if several else forms[0]
    auxiliary, _, rest = forms[1].partition(" ")
    if auxiliary in ("are", "may"):
        own = "is" if auxiliary == "are" and not several else auxiliary
        return f"{own} not {rest}"
    return f"{'do' if several else 'does'} not {forms[1]}"


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
        return f"{about}{_week_words(int(week[1]), int(week[2]))}"
    if years := re.fullmatch(r"(\d{2,3})X{1,2}", plain):
        return f"{about}the {years[1].ljust(4, '0')}s"
    day = re.fullmatch(r"(-?\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(\d\d:\d\d).*)?", plain)
    if day is None:
        return edtf
    month = PARTS_OF_YEAR.get(day[2] or "", "")
    number = str(int(day[3])) if day[3] and day[3] != "XX" else ""
    words = " ".join(part for part in (number, month, _year_words(day[1])) if part)
    return f"{about}{words}{f', {day[4]}' if day[4] else ''}"


def _week_words(year: int, week: int) -> str:
    """A week by its Monday, as nobody counts the weeks of a year."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return f"week {week} of {year}"
    return f"the week of {monday.day} {MONTHS[monday.month - 1]} {monday.year}"


def _year_words(year: str) -> str:
    """A year of EDTF, which has a year zero: `-0479` is "480 BC"."""
    if year == "XXXX":
        return "(year not said)"
    return year if int(year) > 0 else f"{1 - int(year)} BC"


def step_words(on: On | None, step: str | None, names: dict[str, str], holders: Sequence[str] = ()) -> str:
    """A step with who does it, for whom and where: "a withdrawal of forces by Ukraine (Donbas)".

    `holders` are the ids of those who want it: what they would do themselves needs no "by".
    """
    words = label("steps", on.step if on and on.step else step)
    if on is None:
        return words
    if on.negated:
        words = f"no {re.sub('^(a|an|the) ', '', words)}"
    return words + on_words(on, names, holders)


def on_words(on: On, names: dict[str, str], holders: Sequence[str] = ()) -> str:
    """By whom, for whom and where, to be put behind the step or issue; empty where the text leaves all open."""
    others = [a for a in on.by if a not in holders]
    joint = len(others) < len(on.by) and on.step in labels()["mutual"]["with"]
    doers = others if joint or not others else on.by  # "by it and Chad", but not "by it" alone
    together = len(doers) > 1 and not joint and on.step in labels()["mutual"]["with"]
    how = "with" if joint else "between" if together else "by"
    by = f" {how} {list_words(names.get(a, a) for a in doers)}" if doers else ""
    for_ = f" for {list_words(names.get(a, a) for a in on.for_)}" if on.for_ else ""
    return by + for_ + (f" ({on.place})" if on.place else "")
