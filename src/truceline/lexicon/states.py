"""What the readings of states and denials know: verbs, nouns and predicates that put a thing at a state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from truceline.lexicon.tables import read_toml

TOP = 9
"""A stage that is behind all others."""


class Word(NamedTuple):
    """What a lemma can tell: that a thing of an axis stands from `low` to `high`, if the noun, particle or adjective
    `beside` hangs on it. `now` tells whether it is so at the time that is told of, not from then on.

    `of` is where the thing stands: what is acted on ("object"), what does it ("subject"), or behind a preposition.
    """

    axis: str
    low: int
    high: int
    beside: str | None
    of: str
    now: bool


@dataclass(frozen=True, slots=True, eq=False)
class StateLexicon:
    """Lists of `check_states.toml`.

    `verbs` and `predicates` give by lemma the stages that they tell of, `nouns` those that are awaited. `matters` give
    by lemma, for verbs, nouns and adjectives, the matters of which one tells, with 1 for so and 0 for not so.
    `telling` are the forms of words for which a sentence is parsed, `claiming` the lemmas by which it may tell of a
    matter.
    """

    things: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[Word, ...]]
    predicates: Mapping[str, tuple[Word, ...]]
    awaited: Mapping[str, int]
    matters: Mapping[str, Mapping[str, tuple[tuple[str, int, str | None], ...]]]
    of: Mapping[str, frozenset[str]]
    alike: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    light: frozenset[str]
    others: frozenset[str]
    all: frozenset[str]
    narrowing: frozenset[str]
    telling: frozenset[str]
    claiming: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        claiming = frozenset().union(*self.matters.values(), *(self.words[k] for k in ("duties", "advises")))
        object.__setattr__(self, "claiming", claiming)


def load_states(name: str) -> StateLexicon:
    """Read the file of states and matters."""
    data = read_toml(name)
    words = {key: frozenset(listed) for key, listed in data["words"].items()}
    verbs: defaultdict[str, list[Word]] = defaultdict(list)
    predicates: defaultdict[str, list[Word]] = defaultdict(list)
    for axis, stages in data["stages"].items():
        for stage in stages:
            for of in ("object", "subject", "over"):
                for verb in stage.get(of, ()):
                    lemma, _, beside = verb.partition(" ")
                    word = Word(axis, stage["low"], stage["high"], beside or None, of, stage.get("now", False))
                    verbs[lemma].append(word)
            for lemma in stage.get("is", ()):
                predicates[lemma].append(Word(axis, stage["low"], stage["high"], None, "subject", True))
    return StateLexicon(
        things={axis: frozenset(nouns) for axis, nouns in data["things"].items()},
        verbs={lemma: tuple(of) for lemma, of in verbs.items()},
        predicates={lemma: tuple(of) for lemma, of in predicates.items()},
        awaited={noun: int(stage) for stage, nouns in data["awaited"].items() for noun in nouns},
        matters={part: _matters(data["matters"], part) for part in ("verbs", "nouns", "is")},
        of={name: frozenset(m["of"]) for name, m in data["matters"].items()},
        alike={noun: name for name, nouns in data["alike"].items() for noun in nouns},
        words=words,
        light=words["light"],
        others=words["others"],
        all=words["all"],
        narrowing=words["narrowing"],
        telling=_telling(data),
    )


def _matters(data: Mapping[str, Any], part: str) -> dict[str, tuple[tuple[str, int, str | None], ...]]:
    found: defaultdict[str, list[tuple[str, int, str | None]]] = defaultdict(list)
    for matter, lists in data.items():
        for said, value in (("yes", 1), ("no", 0)):
            for word in lists.get(said, {}).get(part, ()):
                lemma, _, beside = word.partition(" ")
                found[lemma].append((matter, value, beside or None))
    return {lemma: tuple(words) for lemma, words in found.items()}


def _telling(data: Mapping[str, Any]) -> frozenset[str]:
    """The forms of the nouns and predicates with which something may be told as so or not so."""
    nouns = {noun for key in ("visitors", "texts") for noun in data["words"][key]}
    is_ = {word for m in data["matters"].values() for said in ("yes", "no") for word in m.get(said, {}).get("is", ())}
    return frozenset(is_).union(*((noun, f"{noun}s") for noun in nouns))
