"""The words of time and of sentence ends: months, weekdays, units, numbers, holidays, cue words, abbreviations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.holidays import HolidayTable, load_holidays
from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Abbreviations:
    """Words whose full stop does not by itself end a sentence. All in lower case but `starters`
    and `exclaiming`, names with an exclamation mark.

    `glued` is what a site puts into a paragraph, `heads` what it puts before one, `credits` what stands in the brackets
    that end a caption, as written.
    """

    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    exclaiming: frozenset[str]
    reporting: frozenset[str]
    glued: tuple[str, ...]
    heads: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The words of time by class: `classes["MONTH"]["january"]` is "1".

    `capital` names the classes whose words count only when they begin with a capital letter ("May", "March"). `future`
    and `past` are words that tell the direction of a time near them (`scheduled` are those of the first that tell of
    plans: "meets on Friday"), `turning` those and "to", `present` where no other does, `will` beyond doubt. `helpers`
    make a past form look ahead ("will be released"), `implicative` verbs an infinitive look back ("failed to meet"),
    with one of the `particles` between ("came together to sign") and `causative` ones with somebody; that of `purposes`
    does not tell ("made an offer to buy it on Friday"). `pledges` look ahead to a day behind "by". A past form behind
    one of the `determiners` is no verb; `not_verbs` look like verbs and are none. `near` are words that tell, beside a
    possible time, whether it is one. `famous_days` are days ("10-07") that news names without their year, with it and
    the words that tell that they are meant; `holidays` are the days with a name. `as_of` are the words by which a text
    says as of which date it speaks.
    """

    classes: Mapping[str, Mapping[str, str]]
    capital: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    will: frozenset[str]
    helpers: frozenset[str]
    implicative: frozenset[str]
    scheduled: frozenset[str]
    causative: frozenset[str]
    particles: frozenset[str]
    purposes: frozenset[str]
    pledges: frozenset[str]
    determiners: frozenset[str]
    not_verbs: frozenset[str]
    near: Mapping[str, frozenset[str]]
    famous_days: Mapping[str, tuple[int, frozenset[str]]]
    holidays: HolidayTable
    turning: frozenset[str]
    as_of: Mapping[str, tuple[str, ...]]


def load_abbreviations(name: str) -> Abbreviations:
    """Read the file of abbreviations."""
    lists = read_toml(name)
    return Abbreviations(
        before_name=_lower(lists["before_name"]),
        before_number=_lower(lists["before_number"]),
        may_end=_lower(lists["may_end"]),
        starters=frozenset(lists["starters"]),
        exclaiming=frozenset(lists["exclaiming"]),
        reporting=_lower(lists["reporting"]),
        glued=tuple(lists["glued"]),
        heads=tuple(lists["heads"]),
        credits=tuple(lists["credits"]),
    )


def load_time_words(name: str, holidays: str) -> TimeWords:
    """Read the files of time words and of holidays."""
    data = read_toml(name)
    return TimeWords(
        classes={label: {w: str(v) for w, v in words.items()} for label, words in data["classes"].items()},
        capital=frozenset(data["capital"]),
        future=_lower([*data["cues"]["future"], *data["cues"]["scheduled"]]),
        past=_lower(data["cues"]["past"]),
        turning=_lower([*(word for name in ("future", "scheduled", "past") for word in data["cues"][name]), "to"]),
        present=_lower(data["cues"]["present"]),
        will=_lower(data["cues"]["will"]),
        helpers=_lower(data["cues"]["helpers"]),
        implicative=_lower(data["cues"]["implicative"]),
        scheduled=_lower(data["cues"]["scheduled"]),
        causative=_lower(data["cues"]["causative"]),
        particles=_lower(data["cues"]["particles"]),
        purposes=_lower(data["cues"]["purposes"]),
        pledges=_lower(data["cues"]["pledges"]),
        determiners=_lower(data["cues"]["determiners"]),
        not_verbs=_lower(data["cues"]["not_verbs"]),
        near={name: _lower(words) for name, words in data["near"].items()},
        famous_days={day: (told["year"], _lower(told["beside"])) for day, told in data["famous_days"].items()},
        holidays=load_holidays(holidays),
        as_of={name: tuple(words) for name, words in data["as_of"].items()},
    )


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(w.lower() for w in words)
