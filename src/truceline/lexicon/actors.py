"""The actors that news names (governments, people, armed groups, organisations) and all the ways they are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from truceline.lexicon.tables import read_rows
from truceline.model.actor import Actor, ActorKind

POSSESSIVE = re.compile(r"[’']s?$")
COLUMNS = ("id", "name", "kind", "country", "sector", "names", "adjectives", "seats", "ambiguous", "source")
PARTIES: frozenset[ActorKind] = frozenset({"government", "armed_group"})
PEOPLE_COLUMNS = ("id", "name", "country", "sector", "names", "surnames", "wikidata", "source")
ACTOR_FILES = ("actors.tsv", "organs.tsv", "armed_groups.tsv", "organisations.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCode:
    """The country and sector of an actor for some time, in ISO days; `end` is exclusive, null is open."""

    code: str
    country: str | None
    sector: str | None
    start: str | None = None
    end: str | None = None

    def covers(self, day: str) -> bool:
        """Whether the code holds on an ISO day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """An actor of the lexicon.

    `names` are the written forms that name it by themselves (the first is `name`), case as written and without an
    article; `adjectives` are demonyms ("Russian", "Russians"); `seats` are capitals and seats of power that stand
    for a government ("Kyiv", "Kremlin"). Forms that are `ambiguous` also mean something that is no actor of the
    lexicon ("Georgia", "Jordan", "Brussels") and need context. `surnames` are what news calls a person by after the
    first mention. `codes` are the codes of a user's dictionary, the first that covers a day counts; no other entry has
    any.
    """

    actor: Actor
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    wikidata: str | None = None
    source: str = ""
    codes: tuple[DatedCode, ...] = ()

    def on(self, day: str) -> Actor:
        """The actor with the country and sector that it has on an ISO day."""
        code = next((c for c in self.codes if c.covers(day)), None)
        return replace(self.actor, country=code.country, sector=code.sector) if code else self.actor


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All actors of the lexicon, by id and by written form.

    `party_words` are the words, without the ending of possession, with which the written forms begin that name one
    state or armed group and nobody else.
    """

    entries: tuple[ActorEntry, ...]
    party_words: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, ActorEntry] = field(init=False, repr=False, compare=False)
    _by_form: dict[str, tuple[ActorEntry, ...]] = field(init=False, repr=False, compare=False)
    _by_surname: dict[str, tuple[ActorEntry, ...]] = field(init=False, repr=False, compare=False)
    _first_names: frozenset[str] = field(init=False, repr=False, compare=False)
    _family_first: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms: defaultdict[str, list[ActorEntry]] = defaultdict(list)
        surnames: defaultdict[str, list[ActorEntry]] = defaultdict(list)
        for e in self.entries:
            for surname in e.surnames:
                surnames[surname].append(e)
            for form in dict.fromkeys((*e.names, *e.adjectives, *e.seats)):
                forms[form].append(e)
        object.__setattr__(self, "_by_id", {e.actor.id: e for e in self.entries})
        object.__setattr__(self, "_by_form", {f: tuple(es) for f, es in forms.items()})
        parties = (f for f, es in forms.items() if len(es) == 1 and es[0].actor.kind in PARTIES)
        object.__setattr__(self, "party_words", frozenset(POSSESSIVE.sub("", f.split(" ", 1)[0]) for f in parties))
        object.__setattr__(self, "_by_surname", {f: tuple(es) for f, es in surnames.items()})
        names = (name.split() for e in self.entries if e.actor.kind == "person" for name in e.names)
        object.__setattr__(self, "_first_names", frozenset(words[0] for words in names if len(words) > 1))
        first = (s for s, es in surnames.items() if any(name.startswith(f"{s} ") for e in es for name in e.names))
        object.__setattr__(self, "_family_first", frozenset(first))

    def __iter__(self) -> Iterator[ActorEntry]:
        return iter(self.entries)

    def extended(self, others: Iterable[ActorEntry]) -> ActorTable:
        """A table with some entries more; one whose id is there already takes the place of that entry."""
        entries = {e.actor.id: e for e in self.entries}
        entries.update((e.actor.id, e) for e in others)
        return ActorTable(tuple(entries.values()))

    def get(self, actor_id: str) -> ActorEntry | None:
        return self._by_id.get(actor_id)

    def written(self, form: str) -> tuple[ActorEntry, ...]:
        """The actors that a written form may stand for, case as written."""
        return self._by_form.get(form, ())

    def surnamed(self, surname: str) -> tuple[ActorEntry, ...]:
        """The people that news calls by a surname alone, case as written."""
        return self._by_surname.get(surname, ())

    def is_first_name(self, word: str) -> bool:
        """Whether the full name of a person begins with a word, case as written."""
        return word in self._first_names

    def is_family_first(self, word: str) -> bool:
        """Whether the full name of a person begins with a word that is the surname: "*Xi* Jinping"."""
        return word in self._family_first

    def surnames(self) -> Iterable[str]:
        """Every surname of a person."""
        return self._by_surname.keys()

    def forms(self) -> Iterable[str]:
        """Every written form: names, adjectives and seats, but no surnames."""
        return self._by_form.keys()


def parts(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, parted by ` | `."""
    return tuple(p for p in (part.strip() for part in cell.split("|")) if p)


def load_actor_table() -> ActorTable:
    """Read all actors: states, organs, groups, organisations, then people."""
    groups = tuple(e for name in ACTOR_FILES for e in load_actors(name))
    return ActorTable(groups + load_people("people.tsv"))


def load_actors(name: str) -> tuple[ActorEntry, ...]:
    """Read one file of states, organs, groups or organisations."""
    return tuple(_entry(row) for row in read_rows(name, COLUMNS))


def load_people(name: str) -> tuple[ActorEntry, ...]:
    """Read one file of people."""
    return tuple(person_entry(row) for row in read_rows(name, PEOPLE_COLUMNS))


def _entry(row: dict[str, str]) -> ActorEntry:
    kind: ActorKind = row["kind"]  # type: ignore[assignment]  # held by tests/unit/lexicon
    actor = Actor(
        id=row["id"], name=row["name"], kind=kind, country=row["country"] or None, sector=row["sector"] or None
    )
    return ActorEntry(
        actor=actor,
        names=tuple(dict.fromkeys((row["name"], *parts(row["names"])))),
        adjectives=parts(row["adjectives"]),
        seats=parts(row["seats"]),
        ambiguous=parts(row["ambiguous"]),
        source=row["source"],
    )


def person_entry(row: dict[str, str]) -> ActorEntry:
    """The person of a row with PEOPLE_COLUMNS."""
    actor = Actor(
        id=row["id"], name=row["name"], kind="person", country=row["country"] or None, sector=row["sector"] or None
    )
    return ActorEntry(
        actor=actor,
        names=tuple(dict.fromkeys((row["name"], *parts(row["names"])))),
        surnames=parts(row["surnames"]),
        wikidata=row["wikidata"] or None,
        source=row["source"],
    )
