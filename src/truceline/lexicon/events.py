"""Happenings in words: the triggers of events, the classes they need, and words of level and format."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from truceline.lexicon.tables import read_rows, read_toml

COLUMNS = ("trigger", "pos", "type", "mode", "actors", "recipients", "needs", "phase", "cameo", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Words beside the triggers. `levels` and `formats` give the words of each level and format, highest first.

    `classes` gives the words of each class of nouns, `classes_of` the classes of each word.
    """

    stand_ins: frozenset[str]
    levels: dict[str, tuple[str, ...]]
    formats: dict[str, tuple[str, ...]]
    classes: dict[str, frozenset[str]]
    in_effect: frozenset[str]
    in_effect_with: frozenset[str]
    effect: frozenset[str]
    turns: frozenset[str]
    breaking: frozenset[str]
    breaches: frozenset[str]
    measures: frozenset[str]
    matters: frozenset[str]
    stops: frozenset[str]
    fears: frozenset[str]
    happen: frozenset[str]
    light: frozenset[str]
    offices_of: frozenset[str]
    explosives: frozenset[str]
    classes_of: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, words in self.classes.items():
            for word in words:
                found[word].add(name)
        object.__setattr__(self, "classes_of", {word: frozenset(names) for word, names in found.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTrigger:
    """A word that names a happening, and where its parties stand.

    `with_` is what must hang on the word: a particle, a preposition, a lemma or a class of nouns (in capitals).
    `actors` and `recipients` are alternatives, each a tuple of roles that are joined.
    """

    lemma: str
    with_: str | None
    kind: str
    type: str | None
    mode: str | None
    actors: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]
    phase: str | None
    cameo: str | None
    source: str

    @property
    def rule(self) -> str:
        """The name of the rule: `events.consult.verb`."""
        return f"events.{(self.type or 'none').lower()}.{self.kind}"


@dataclass(frozen=True, slots=True)
class EventTable:
    """All triggers, by lemma and word class; those that need another word beside them first."""

    triggers: tuple[EventTrigger, ...]
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_lemma: dict[tuple[str, str], tuple[EventTrigger, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: defaultdict[tuple[str, str], list[EventTrigger]] = defaultdict(list)
        for t in sorted(self.triggers, key=lambda t: t.with_ is None):
            found[t.lemma, t.kind].append(t)
        object.__setattr__(self, "_by_lemma", {k: tuple(v) for k, v in found.items()})
        object.__setattr__(self, "lemmas", frozenset(lemma for lemma, _ in found))

    def triggers_of(self, lemma: str, kind: str) -> tuple[EventTrigger, ...]:
        """The triggers with a lemma, most specific first."""
        return self._by_lemma.get((lemma, kind), ())


def load_event_words(name: str) -> EventWords:
    """Read the words that stand beside the triggers of events."""
    data = read_toml(name)
    return EventWords(
        stand_ins=frozenset(data["stand_ins"]["words"]),
        levels={k: tuple(v) for k, v in data["levels"].items() if k != "source"},
        formats={k: tuple(v) for k, v in data["formats"].items() if k != "source"},
        classes={k: frozenset(v) for k, v in data["classes"].items() if k != "source"},
        in_effect=frozenset(data["in_effect"]["words"]),
        in_effect_with=frozenset(data["in_effect"]["only_with"]),
        effect=frozenset(data["in_effect"]["effect"]),
        turns=frozenset(data["turns"]["words"]),
        breaking=frozenset(data["breaches"]["verbs"]),
        breaches=frozenset(data["breaches"]["nouns"]),
        measures=frozenset(data["measures"]["words"]),
        matters=frozenset(data["matters"]["words"]),
        stops=frozenset(data["stops"]["words"]),
        fears=frozenset(data["fears"]["words"]),
        happen=frozenset(data["happen"]["words"]),
        light=frozenset(data["light"]["classes"]),
        offices_of=frozenset(data["offices_of"]["words"]),
        explosives=frozenset(data["explosives"]["words"]),
    )


def load_events(name: str) -> EventTable:
    """Read the triggers of events."""
    return EventTable(tuple(t for row in read_rows(name, COLUMNS) for t in _triggers(row)))


def _triggers(row: dict[str, str]) -> list[EventTrigger]:
    found: list[EventTrigger] = []
    for written in row["trigger"].split(" | "):
        lemmas, mark, with_ = written.strip().partition(":" if ":" in written else " ")
        found.extend(_trigger(lemma, with_ if mark else None, row) for lemma in lemmas.split("/"))
    return found


def _trigger(lemma: str, with_: str | None, row: dict[str, str]) -> EventTrigger:
    return EventTrigger(
        lemma=lemma,
        with_=with_,
        kind=row["pos"],
        type=row["type"] or None,
        mode=row["mode"] or None,
        actors=_roles(row["actors"]),
        recipients=_roles(row["recipients"]),
        needs=tuple(row["needs"].split()),
        phase=row["phase"] or None,
        cameo=row["cameo"] or None,
        source=row["source"],
    )


def _roles(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("+")) for part in cell.split("|") if part)
