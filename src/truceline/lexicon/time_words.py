"""The words of time and of sentence ends: months, weekdays, units, numbers, holidays, cue words, abbreviations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.holidays import HolidayTable, load_holidays
from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """Words whose full stop does not by itself end a sentence. All in lower case but `starters`."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    reporting: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The words of time by class: `classes["MONTH"]["january"]` is "1".

    `capital` names the classes whose words count only when they begin with a capital letter ("May", "March").
    `future` and `past` are words that tell the direction of a time near them, `helpers` make a past form look ahead
    ("will be released"), `not_verbs` look like verbs and are none. `near` are words that tell, beside a possible
    time, whether it is one. `holidays` are the days with a name. `as_of_leads` come before a date as of which a text
    speaks, `as_of_standing` say the same by themselves.
    """

    classes: Mapping[str, Mapping[str, str]]
    capital: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    helpers: frozenset[str]
    not_verbs: frozenset[str]
    near: Mapping[str, frozenset[str]]
    holidays: HolidayTable
    as_of_leads: tuple[str, ...]
    as_of_standing: tuple[str, ...]


def load_abbreviations(name: str) -> Abbreviations:
    """Read the file of abbreviations."""
    lists = read_toml(name)
    return Abbreviations(
        before_name=_lower(lists["before_name"]),
        before_number=_lower(lists["before_number"]),
        may_end=_lower(lists["may_end"]),
        starters=frozenset(lists["starters"]),
        reporting=_lower(lists["reporting"]),
    )


def load_time_words(name: str, holidays: str) -> TimeWords:
    """Read the files of time words and of holidays."""
    data = read_toml(name)
    return TimeWords(
        classes={label: {w: str(v) for w, v in words.items()} for label, words in data["classes"].items()},
        capital=frozenset(data["capital"]),
        future=_lower(data["cues"]["future"]),
        past=_lower(data["cues"]["past"]),
        helpers=_lower(data["cues"]["helpers"]),
        not_verbs=_lower(data["cues"]["not_verbs"]),
        near={name: _lower(words) for name, words in data["near"].items()},
        holidays=load_holidays(holidays),
        as_of_leads=tuple(data["as_of"]["before_date"]),
        as_of_standing=tuple(data["as_of"]["standing"]),
    )


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(w.lower() for w in words)
