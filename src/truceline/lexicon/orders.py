"""How sentences put one happening before another, and which words name one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from truceline.lexicon.tables import read_toml

ENDINGS = (
    *("isations", "izations", "isation", "ization"),
    *("ations", "ation", "itions", "ition", "ions", "ion", "ments", "ment", "ances", "ance", "ences", "ence", "ising"),
    *(
        "izing",
        "ures",
        "ure",
        "ised",
        "ized",
        "ise",
        "ize",
        "als",
        "al",
        "ings",
        "ing",
        "ers",
        "ors",
        "ees",
        "er",
        "or",
    ),
    *("ee", "ies", "ied", "ed", "es", "s", "e", "y"),
)
"""Endings by which nouns are made of verbs, the longest first."""
LEAST_STEM = 4


@dataclass(frozen=True, slots=True)
class OrderLexicon:
    """The words of `check_orders.toml`: links and verbs of order by their lemma, and happenings by the words for them.

    `acts` and `things` give for a lemma the names of what it can stand for; for an act with what must stand beside it.
    """

    groups: Mapping[str, frozenset[str]]
    later: Mapping[str, tuple[tuple[str, ...], ...]]
    earlier: Mapping[str, tuple[tuple[str, ...], ...]]
    acts: Mapping[str, tuple[tuple[str, str | None], ...]]
    nouns: Mapping[str, tuple[tuple[str, str | None], ...]]
    things: Mapping[str, tuple[str, ...]]
    cues: frozenset[str]
    links: frozenset[str]


def load_orders(name: str) -> OrderLexicon:
    """Read the file of orders."""
    data = read_toml(name)
    parts = ("links", "sequence", "texts", "aspects", "voices", "transitive", "weak")
    groups = {key: frozenset(words) for part in parts for key, words in data[part].items()}
    groups |= {key: frozenset(data["verbs"][key]) for key in ("later_adjectives", "wait")}
    acts, nouns = (_acts(data["acts"], part) for part in ("verbs", "nouns"))
    things: defaultdict[str, list[str]] = defaultdict(list)
    for key, words in data["things"].items():
        for word in words:
            things[word].append(key)
    later, earlier = (_verbs(data["verbs"][key]) for key in ("later", "earlier"))
    cues = frozenset(later) | frozenset(earlier)
    for key in (
        "later_below",
        "earlier_below",
        "until_below",
        "at_once",
        "then",
        "later_adjectives",
        "later_nouns",
        "earlier_nouns",
    ):
        cues |= groups[key]
    return OrderLexicon(
        groups,
        later,
        earlier,
        acts,
        nouns,
        {lemma: tuple(keys) for lemma, keys in things.items()},
        cues | {"only", "when", "time", "soon", "already"},
        cues | groups["only_below"] | {"as", "time"},
    )


def _acts(data: Mapping[str, Mapping[str, list[str]]], part: str) -> Mapping[str, tuple[tuple[str, str | None], ...]]:
    found: defaultdict[str, dict[tuple[str, str | None], None]] = defaultdict(dict)
    for key, words in data.items():
        for word in words[part]:
            lemma, _, beside = word.partition(" ")
            found[lemma][key, beside or None] = None
    return {lemma: tuple(keys) for lemma, keys in found.items()}


def _verbs(words: list[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for word in words:
        lemma, *beside = word.split("+")
        found[lemma].append(tuple(beside))
    return {lemma: tuple(ways) for lemma, ways in found.items()}


@lru_cache(maxsize=20_000)
def family_of(word: str) -> str:
    """A word without the ending by which nouns are made of verbs: "arrive" and "arrival" have one family."""
    plain = word.lower()
    for ending in ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= LEAST_STEM:
            return plain[: -len(ending)]
    return plain
