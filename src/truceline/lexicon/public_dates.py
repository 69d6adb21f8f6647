"""Happenings of whose year nobody is in doubt: treaties, wars, resolutions, and who joined an organisation when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from truceline.lexicon.phrases import CuedPattern, cued, phrase_pattern, phrase_regex
from truceline.lexicon.tables import read_toml

BETWEEN = r"(?:,? (?:which|that|who))?(?: (?:had|has|have|also|both|formally|finally|officially|only))?"
"""Words between a state and that it joined."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with the years in which one can date it, and the source of these."""

    name: str
    years: frozenset[int]
    source: str


@dataclass(frozen=True, slots=True)
class PublicDates:
    """What happened when, and the words by which a page tells it.

    `named` matches what a happening is called, `joining` that a state joined an organisation, in groups `who` and
    `body`, and `made` the verbs by which a text is made. `resolutions` has the number of the last resolution of the
    Security Council of each year, right to within `tolerance`.
    """

    named: CuedPattern
    joining: CuedPattern
    made: CuedPattern
    other_heads: frozenset[str]
    happenings: tuple[tuple[CuedPattern, Dated], ...]
    members: tuple[tuple[CuedPattern, CuedPattern, Dated], ...]
    resolutions: Mapping[int, int]
    tolerance: int
    resolutions_source: str

    def called(self, words: str) -> Dated | None:
        """The happening that some words name, if they name just one."""
        found = [dated for pattern, dated in self.happenings if pattern.fullmatch(words)]
        return found[0] if len(found) == 1 else None

    def joined(self, who: str, body: str) -> Dated | None:
        """When a state joined an organisation."""
        found = (d for state, organisation, d in self.members if state.fullmatch(who) and organisation.fullmatch(body))
        return next(found, None)

    def resolution(self, number: int) -> Dated | None:
        """The years in which a resolution of the Security Council can be adopted; None where the table does not say."""
        years = frozenset(
            year
            for (before, last_before), (year, last) in pairwise(sorted(self.resolutions.items()))
            if before == year - 1 and last_before - self.tolerance < number <= last + self.tolerance
        )
        return Dated(f"Security Council resolution {number}", years, self.resolutions_source) if years else None


def load_public_dates(name: str) -> PublicDates:
    """Read the file of happenings and their years."""
    data = read_toml(name)
    happenings, organisations, resolutions = data["happening"], data["organisation"], data["resolutions"]
    who = _any_of(state for body in organisations for states in body["joined"].values() for state in states)
    body = _any_of(words for body in organisations for words in body["written"])
    joining = rf"(?<![\w-])(?P<who>{who}){BETWEEN} (?:{_any_of(data['joined'])}) (?P<body>{body})(?!\w)"
    return PublicDates(
        named=phrase_pattern(tuple(words for row in happenings for words in row["written"])),
        joining=cued(joining, *data["joined_words"], also=data["body_words"], flags=re.IGNORECASE),
        made=phrase_pattern(tuple(data["made"])),
        other_heads=frozenset(data["other_heads"]),
        happenings=tuple(
            (phrase_pattern(tuple(row["written"])), Dated(row["name"], frozenset(row["years"]), data["source"]))
            for row in happenings
        ),
        members=tuple(member for organisation in organisations for member in _members(organisation)),
        resolutions={int(year): last for year, last in resolutions["last"].items()},
        tolerance=resolutions["tolerance"],
        resolutions_source=resolutions["source"],
    )


def _any_of(phrases: Any) -> str:
    return "|".join(map(phrase_regex, sorted(set(phrases), key=lambda p: (-len(p), p))))


def _members(organisation: Mapping[str, Any]) -> list[tuple[CuedPattern, CuedPattern, Dated]]:
    body = phrase_pattern(tuple(organisation["written"]))
    return [
        (
            phrase_pattern((state,)),
            body,
            Dated(f"the accession to {organisation['name']}", frozenset((int(year),)), organisation["source"]),
        )
        for year, states in organisation["joined"].items()
        for state in states
    ]
