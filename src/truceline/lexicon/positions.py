"""Words that make a position: what they say of stance, type and status, and what stands behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from truceline.lexicon.tables import read_toml
from truceline.model.statement import Stance, Status

WordClass = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionGroup:
    """Words that take one position. `denied` is the stance under negation, null where there is none then.

    `own`: the holder is who would do it. `reverses`: the complement is what is not wanted. `speech`: the words are
    so common elsewhere that only a step in their complement counts, not a mere issue. `mandative`: their finite
    clauses count only as subjunctives or duties. `infinitive`: only infinitives count. `nominal`: only nouns that
    take a position themselves count. `under`: the modals one of which must stand before a verb; any if none.
    """

    name: str
    stance: Stance
    type: str | None
    status: Status | None
    denied: Stance | None
    own: bool
    reverses: bool
    speech: bool
    mandative: bool
    infinitive: bool
    nominal: bool
    under: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionCue:
    """A word that takes a position, with the prepositions or particles one of which it needs (any if none)."""

    group: PositionGroup
    lemma: str
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionCues:
    """All words that take positions: by class and lemma those with a group, then those that need more around them.

    `duty` are the words of which one lays a duty on somebody.
    """

    cues: Mapping[tuple[WordClass, str], tuple[PositionCue, ...]]
    refusing: frozenset[str]
    refusing_adjectives: frozenset[str]
    plights: frozenset[str]
    refused_as: frozenset[str]
    failing: frozenset[str]
    private_roles: frozenset[str]
    party_words: frozenset[str]
    siders: frozenset[str]
    duty_modals: frozenset[str]
    duty_verbs: frozenset[str]
    duty_adjectives: frozenset[str]
    duty_of_subject: frozenset[str]
    duty_nouns: frozenset[str]
    wanting: frozenset[str]
    solutions: frozenset[str]
    best: frozenset[str]
    lying: frozenset[str]
    keeping: frozenset[str]
    breaking: frozenset[str]
    listing: frozenset[str]
    demanding: frozenset[str]
    including: frozenset[str]
    putting: frozenset[str]
    sayings: frozenset[str]
    said_verbs: frozenset[str]
    accepting: frozenset[str]
    referring: frozenset[str]
    determiners: frozenset[str]
    taking: frozenset[str]
    thinking: frozenset[str]
    believing: frozenset[str]
    causing: frozenset[str]
    refusing_now: frozenset[str]
    going_on: frozenset[str]
    nearing: frozenset[str]
    foreseeing: frozenset[str]
    blaming: frozenset[str]
    promising: frozenset[str]
    intent: frozenset[str]
    carriers: frozenset[str]
    raising: frozenset[str]
    inquiring: frozenset[str]
    voices: frozenset[str]
    siding: frozenset[str]
    siding_groups: frozenset[str]
    no_matter: frozenset[str]
    vowing: frozenset[str]
    pledging: frozenset[str]
    yielding: frozenset[str]
    offered: frozenset[str]
    light: frozenset[str]
    undoing: frozenset[str]
    going_about: frozenset[str]
    broken_off: frozenset[str]
    harms: frozenset[str]
    acting: frozenset[str]
    handling: frozenset[str]
    harming: frozenset[str]
    claiming: frozenset[str]
    duty: frozenset[str] = field(init=False, repr=False, compare=False)
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)
    adjectives: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "duty", self.duty_modals | self.duty_verbs)
        object.__setattr__(self, "lemmas", frozenset(w for of, w in self.cues if of != "adjective"))
        object.__setattr__(self, "adjectives", frozenset(w for of, w in self.cues if of == "adjective"))

    def of(self, word_class: WordClass, lemma: str) -> tuple[PositionCue, ...]:
        """The cues of a word, those that need a preposition first."""
        return self.cues.get((word_class, lemma), ())


LISTS: Mapping[str, Mapping[str, str]] = {
    "refusing": {
        "refusing": "verbs",
        "refusing_adjectives": "adjectives",
        "plights": "plights",
        "refused_as": "refused_as",
        "failing": "failing",
    },
    "private": {"private_roles": "roles"},
    "parties": {"party_words": "words"},
    "siders": {"siders": "nouns"},
    "duty": {
        "duty_modals": "modals",
        "duty_verbs": "verbs",
        "duty_adjectives": "adjectives",
        "duty_of_subject": "of_subject",
        "duty_nouns": "nouns",
        "wanting": "wanting",
        "solutions": "solutions",
        "best": "best",
        "lying": "lying",
    },
    "keeping": {"keeping": "verbs"},
    "breaking": {"breaking": "verbs"},
    "listing": {"listing": "nouns", "demanding": "demanding", "including": "verbs", "putting": "putting"},
    "sayings": {"sayings": "nouns", "said_verbs": "verbs"},
    "accepting": {"accepting": "verbs"},
    "referring": {"referring": "nouns", "determiners": "determiners", "taking": "verbs"},
    "thinking": {"thinking": "verbs", "believing": "believing"},
    "causing": {"causing": "verbs"},
    "nearing": {"nearing": "nouns", "foreseeing": "adjectives", "blaming": "blaming"},
    "promising": {"promising": "verbs"},
    "going_on": {"going_on": "verbs"},
    "refusing_now": {"refusing_now": "verbs", "intent": "intent"},
    "voices": {"raising": "raising", "inquiring": "inquiring", "voices": "nouns"},
    "carriers": {"carriers": "verbs"},
    "at_hand": {
        "siding": "verbs",
        "siding_groups": "groups",
        "no_matter": "empty",
        "vowing": "vowing",
        "pledging": "pledging",
        "yielding": "yielding",
        "offered": "offered",
        "light": "light",
        "undoing": "undoing",
        "going_about": "going_about",
        "broken_off": "broken_off",
        "harms": "harms",
        "acting": "acting",
        "handling": "handling",
        "harming": "harming",
    },
    "claiming": {"claiming": "verbs"},
}
"""The lists of words of each table of the file, by their names as cues."""


def load_positions(name: str) -> PositionCues:
    """Read the words of positions."""
    data = read_toml(name)
    lists = {cue: frozenset(data[table][key]) for table, own in LISTS.items() for cue, key in own.items()}
    return PositionCues(cues=_by_word(data["groups"]), **lists)


def _by_word(groups: Iterable[dict[str, Any]]) -> Mapping[tuple[WordClass, str], tuple[PositionCue, ...]]:
    found: defaultdict[tuple[WordClass, str], list[PositionCue]] = defaultdict(list)
    classes: tuple[tuple[WordClass, str], ...] = (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives"))
    for entry in groups:
        group = PositionGroup(
            name=entry["name"],
            stance=entry["stance"],
            type=entry.get("type"),
            status=entry.get("status"),
            denied=entry.get("denied"),
            own=entry.get("own", False),
            reverses=entry.get("reverses", False),
            speech=entry.get("speech", False),
            mandative=entry.get("mandative", False),
            infinitive=entry.get("infinitive", False),
            nominal=entry.get("nominal", False),
            under=frozenset(entry.get("under", ())),
        )
        for word_class, name in classes:
            for written in entry.get(name, ()):
                lemma, _, behind = written.partition(" ")
                prepositions = tuple(behind.split("|")) if behind else ()
                found[word_class, lemma].append(PositionCue(group=group, lemma=lemma, prepositions=prepositions))
    return {k: tuple(sorted(v, key=lambda c: not c.prepositions)) for k, v in found.items()}
