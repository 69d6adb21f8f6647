"""At what a thing can stand (signed or not, in force or not), and the verbs and set phrases that tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from truceline.errors import LexiconInvalid
from truceline.lexicon.check_acts import Form, verb_forms
from truceline.lexicon.phrases import GAP, CuedPattern, phrase_pattern, phrase_regex
from truceline.lexicon.tables import read_toml

Who = Literal["any", "same", "category"]
At = Literal["yes", "no", "coming"]

AT: tuple[At, ...] = ("yes", "no", "coming")
STATES: tuple[tuple[str, At], ...] = (("is", "yes"), ("is_not", "no"), ("to_come", "coming"))
"""The lists of set phrases, each with the state that its phrases tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Two states of a thing that exclude each other.

    `of` are the nouns of the thing, `known` says that a clause may leave it out; `who` is who must be the same in both.
    `stative` verbs tell in the present tense how things stand, `modal` ones what may be done. `once`: it is done once
    only, so that what was done is not still to come. `share`: both must be of one person or object. `object`: the
    thing is what the verbs do something to. `passing`: the states follow each other. `told` is how each state is
    called; of `cues` a sentence must have one to tell any.
    """

    name: str
    kind: Literal["status", "polarity"]
    of: frozenset[str]
    known: bool
    who: Who
    stative: bool
    modal: bool
    once: bool
    share: bool
    object: bool
    passing: bool
    told: Mapping[At, str]
    phrases: tuple[tuple[At, CuedPattern], ...]
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class StandingVerb:
    """A written form of a verb that puts a thing at a state of an axis, with what must follow it."""

    axis: str
    positive: bool
    form: Form
    rest: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class StandingTable:
    """The axes by name, and the verbs by each of their written forms."""

    axes: Mapping[str, Axis]
    verbs: Mapping[str, tuple[StandingVerb, ...]]


def load_standings(name: str) -> StandingTable:
    """Read the file of standings. Raises LexiconInvalid where an axis names a thing that has no nouns."""
    data = read_toml(name)
    axes: dict[str, Axis] = {}
    verbs: dict[str, list[StandingVerb]] = {}
    for key, axis in data["axes"].items():
        if not data["things"].keys() >= set(axis["of"]):
            raise LexiconInvalid("a thing without nouns", where=f"{name}, {key}")
        forms: set[str] = set()
        for state in ("yes", "no"):
            for entry in axis[state]:
                verb, _, rest = entry.partition(" ")
                after = re.compile(rf"{GAP}{phrase_regex(rest)}(?!\w)", re.IGNORECASE) if rest else None
                for written, form in verb_forms(verb.split("/"), f"{name}, {key}"):
                    verbs.setdefault(written, []).append(StandingVerb(key, state == "yes", form, after))
                    forms.add(written)
        phrases = tuple((at, phrase_pattern(tuple(axis[state]))) for state, at in STATES if axis[state])
        axes[key] = Axis(
            name=key,
            kind=axis["kind"],
            of=frozenset(noun for thing in axis["of"] for noun in data["things"][thing]),
            known=axis["known"],
            who=axis["who"],
            stative=axis.get("stative", False),
            modal=axis.get("modal", False),
            once=axis.get("once", False),
            share=axis.get("share", False),
            object=axis.get("object", False),
            passing=axis.get("passing", False),
            told=dict(zip(AT, axis["told"], strict=True)),
            phrases=phrases,
            cues=frozenset(forms).union(*(pattern.needs for _, pattern in phrases)),
        )
    return StandingTable(axes, {word: tuple(forms) for word, forms in verbs.items()})
