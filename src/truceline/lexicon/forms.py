"""The nouns, verbs and phrases that tell in which form people met, talked or signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from truceline.lexicon.tables import read_toml

Form = Literal["together", "apart", "remote", "closed", "public", "alone", "others"]

TELLING = {
    "where": ("rooms", "tables", "homes"),
    "remote": ("means", "nouns"),
    "shuttle": ("means", "carry", "walk"),
    "press": ("out", "shows"),
    "each_other": ("verbs", "together"),
}
"""The lists of seats, means and verbs of which one tells a form."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FormLexicon:
    """`words` are the lists of the file by section and name; `phrases` the fixed phrases by their first word, each
    with the words that may stand at each place, longest first; `adjectives` the forms of adjectives.

    `cues` are the words of which a sentence must have one, as lemma or as written; `lemmas` those of all words that by
    themselves, without a phrase, can tell a form.
    """

    words: Mapping[str, Mapping[str, frozenset[str]]]
    phrases: Mapping[str, tuple[tuple[Form, tuple[frozenset[str], ...]], ...]]
    adjectives: Mapping[str, Form]
    cues: frozenset[str]
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        telling = (self.words[section][key] for section, keys in TELLING.items() for key in keys)
        object.__setattr__(self, "lemmas", frozenset(self.adjectives).union(*telling))


def load_forms(name: str) -> FormLexicon:
    """Read the file of forms."""
    data = read_toml(name)
    adjectives: dict[str, Form] = {a: form for form, listed in data.pop("adjectives").items() for a in listed}
    phrases: dict[str, list[tuple[Form, tuple[frozenset[str], ...]]]] = {}
    for form, listed in data.pop("phrases").items():
        for phrase in listed:
            places = tuple(frozenset(word.split("|")) for word in phrase.split())
            for first in places[0]:
                phrases.setdefault(first, []).append((form, places))
    words = {section: {key: frozenset(listed) for key, listed in lists.items()} for section, lists in data.items()}
    return FormLexicon(
        words=words,
        phrases={first: tuple(sorted(ways, key=lambda w: -len(w[1]))) for first, ways in phrases.items()},
        adjectives=adjectives,
        cues=frozenset(_cues(phrases, adjectives, words)),
    )


def _cues(
    phrases: Mapping[str, list[tuple[Form, tuple[frozenset[str], ...]]]],
    adjectives: Mapping[str, Form],
    words: Mapping[str, Mapping[str, frozenset[str]]],
) -> Iterator[str]:
    """What a sentence of a form has: of a phrase its rarest word, which is its longest."""
    for ways in phrases.values():
        for _, places in ways:
            yield from max(places, key=lambda place: min(len(word) for word in place))
    yield from adjectives
    for section, key in (
        *(("where", "rooms"), ("where", "tables"), ("where", "homes"), ("shuttle", "papers"), ("shuttle", "means")),
        *(("remote", "means"), ("remote", "before"), ("press", "nouns")),
    ):
        yield from words[section][key]
    yield from ("between", "other", "another", "together", "live")
