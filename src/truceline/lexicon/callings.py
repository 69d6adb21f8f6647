"""What the reading of who is called what knows: nouns that head an office, fields of ministers, offices apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.lexicon.tables import read_toml

MINISTER = "minister"
FIELD_OF = {
    "foreign_minister": "foreign",
    "defence_minister": "defence",
    "interior_minister": "interior",
    "justice_minister": "justice",
    "finance_minister": "finance",
    "trade_minister": "trade",
    "energy_minister": "energy",
    "health_minister": "health",
    "information_minister": "information",
}
"""Offices of the table that are ministers of a field."""


LISTS = (
    "heads",
    "leads",
    "bodies",
    "holds",
    "posts",
    "of_state",
    "as_no_office",
    "as_holding",
    "then",
    "changing",
    "bodies_apart",
)
"""The lists of single words."""


@dataclass(frozen=True, slots=True)
class CallingWords:
    """Lists of `check_callings.toml`; `fields` has the fields that a word may mean, `apart` the pairs of offices that
    nobody holds together."""

    heads: frozenset[str]
    leads: frozenset[str]
    bodies: frozenset[str]
    holds: frozenset[str]
    posts: frozenset[str]
    of_state: frozenset[str]
    as_no_office: frozenset[str]
    as_holding: frozenset[str]
    then: frozenset[str]
    changing: frozenset[str]
    bodies_apart: frozenset[str]
    fields: Mapping[str, frozenset[str]]
    apart: frozenset[tuple[str, str]]

    def fields_of(self, office: str, words: Iterable[str]) -> frozenset[str]:
        """The fields of a minister, by the office of the table or by the words beside it."""
        if office in FIELD_OF:
            return frozenset({FIELD_OF[office]})
        return frozenset(field for word in words for field in self.fields.get(word, ()))

    def are_apart(self, one: str, other: str) -> bool:
        """Whether nobody holds two different offices together."""
        return (one, other) in self.apart


def load_callings(name: str) -> CallingWords:
    """Read the file of callings."""
    data = read_toml(name)
    fields: dict[str, frozenset[str]] = {}
    for field, words in data["fields"].items():
        for word in words:
            fields[word] = fields.get(word, frozenset()) | {field}
    pairs = {(one, other) for one, others in data["apart"].items() for other in others}
    lists = {key: frozenset(data[key]) for key in LISTS}
    return CallingWords(**lists, fields=fields, apart=frozenset(pairs | {(b, a) for a, b in pairs}))
