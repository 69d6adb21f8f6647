"""The events that the rules of `check` compare by their parses: their words, and what undergoes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml
from truceline.model.parse import Parse

TELLING = ("text", "settlement", "truce", "strike", "poll")
"""Classes of things whose nouns tell that a sentence is of negotiations."""
NAMING = frozenset({"outcome", "place"})
"""Slots of events whose nouns tell the same."""
Undergoes = Literal["object", "subject", "either", "talks", "topic", "none"]


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event: the classes of things that undergo it, by which relation, whether one thing undergoes it once, and
    which slots of two mentions of it are compared (place, day, number, length, outcome)."""

    key: str
    things: frozenset[str]
    of: Undergoes
    bare: bool
    once: bool
    slots: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventWord:
    """What a lemma can name: an event, or that it did not happen. `beside` must stand below it ("over", "force")."""

    event: EventEntry
    beside: str | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What a lemma can name of the events that are compared: by itself, and by what must stand beside it."""

    alone: tuple[EventWord, ...]
    beside: Mapping[str, tuple[EventWord, ...]]

    def words(self, parse: Parse) -> Sequence[EventWord]:
        """Those that a sentence may hold."""
        if not self.beside:
            return self.alone
        here = (of for word, of in self.beside.items() if word in parse.lemmas or word in parse.words)
        return (*self.alone, *chain.from_iterable(here))


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Events by the lemmas of verbs and nouns, the class of each thing by its lemma, what nouns one thing can
    have, and the `words` of further lists. `telling` are nouns, in both numbers, that tell of negotiations, `ends` the
    lemmas of those that are compared, of one with a hyphen what stands behind it."""

    verbs: Mapping[str, tuple[EventWord, ...]]
    nouns: Mapping[str, tuple[EventWord, ...]]
    things: Mapping[str, str]
    alike: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    compared_verbs: Mapping[str, Compared] = field(init=False, repr=False, compare=False)
    compared_nouns: Mapping[str, Compared] = field(init=False, repr=False, compare=False)

    telling: frozenset[str] = field(init=False, repr=False, compare=False)
    ends: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = {noun for noun, kind in self.things.items() if kind in TELLING}
        of_event = {n for n, words in self.nouns.items() if any(w.event.slots & NAMING for w in words)}
        object.__setattr__(self, "telling", frozenset(form for noun in own | of_event for form in (noun, f"{noun}s")))
        object.__setattr__(self, "compared_verbs", _compared(self.verbs))
        object.__setattr__(self, "compared_nouns", _compared(self.nouns))
        compared = (*self.compared_verbs, *self.compared_nouns)
        object.__setattr__(self, "ends", frozenset(end for lemma in compared for end in (lemma, lemma.split("-")[-1])))


def _compared(table: Mapping[str, tuple[EventWord, ...]]) -> dict[str, Compared]:
    found = {}
    for lemma, words in table.items():
        alone = tuple(w for w in words if w.event.slots and w.beside is None)
        beside: defaultdict[str, list[EventWord]] = defaultdict(list)
        for w in words:
            if w.event.slots and w.beside is not None:
                beside[w.beside].append(w)
        if alone or beside:
            found[lemma] = Compared(alone, {word: tuple(of_word) for word, of_word in sorted(beside.items())})
    return found


def load_event_mentions(name: str) -> EventLexicon:
    """Read the file of events. Raises LexiconInvalid where a class of things has no nouns."""
    data = read_toml(name)
    verbs: defaultdict[str, list[EventWord]] = defaultdict(list)
    nouns: defaultdict[str, list[EventWord]] = defaultdict(list)
    for key, event in data["events"].items():
        if unknown := {*event["things"]} - data["things"].keys():
            raise LexiconInvalid("a class of things without nouns", where=f"{name}, {key}: {', '.join(unknown)}")
        entry = EventEntry(
            key,
            frozenset(event["things"]),
            event["of"],
            event.get("bare", False),
            event["once"],
            frozenset(event["slots"]),
        )
        for words, undone in ((event["verbs"], False), (event.get("undoes", ()), True)):
            for verb in words:
                lemma, _, beside = verb.partition(" ")
                verbs[lemma].append(EventWord(entry, beside or None, undone))
        for noun in event["nouns"]:
            lemma, _, beside = noun.partition(" ")
            nouns[lemma].append(EventWord(entry, beside or None, False))
    things = {noun: kind for kind, of_kind in data["things"].items() for noun in of_kind}
    alike = {noun: name for name, nouns_ in data["alike"].items() for noun in nouns_}
    return EventLexicon(
        {lemma: tuple(words) for lemma, words in verbs.items()},
        {lemma: tuple(words) for lemma, words in nouns.items()},
        things,
        alike,
        {name: frozenset(listed) for name, listed in data["words"].items()},
    )
