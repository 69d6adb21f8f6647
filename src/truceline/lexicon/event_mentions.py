"""The events that the rules of `check` compare by their parses: their words, and what undergoes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml

Undergoes = Literal["object", "subject", "either", "talks", "topic", "none"]


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event: the classes of things that undergo it, by which relation, and whether one thing undergoes it once."""

    key: str
    things: frozenset[str]
    of: Undergoes
    bare: bool
    once: bool


@dataclass(frozen=True, slots=True)
class EventWord:
    """What a lemma can name: an event, or that it did not happen. `beside` must stand below it ("over", "force")."""

    event: EventEntry
    beside: str | None
    undone: bool


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Events by the lemmas of verbs and nouns, the class of each thing by its lemma, what nouns one thing can
    have, and the nouns of people who negotiate."""

    verbs: Mapping[str, tuple[EventWord, ...]]
    nouns: Mapping[str, tuple[EventWord, ...]]
    things: Mapping[str, str]
    alike: Mapping[str, str]
    delegates: frozenset[str]


def load_event_mentions(name: str) -> EventLexicon:
    """Read the file of events. Raises LexiconInvalid where a class of things has no nouns."""
    data = read_toml(name)
    verbs: defaultdict[str, list[EventWord]] = defaultdict(list)
    nouns: defaultdict[str, list[EventWord]] = defaultdict(list)
    for key, event in data["events"].items():
        if unknown := {*event["things"]} - data["things"].keys():
            raise LexiconInvalid("a class of things without nouns", where=f"{name}, {key}: {', '.join(unknown)}")
        entry = EventEntry(key, frozenset(event["things"]), event["of"], event.get("bare", False), event["once"])
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
        frozenset(data["people"]["delegates"]),
    )
