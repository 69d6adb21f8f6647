"""A PETRARCH actor dictionary as actors of the lexicon: what is new in it, what is known, and what was skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from truceline.lexicon.actors import ActorEntry, ActorTable, DatedCode
from truceline.lexicon.petrarch_codes import CodeScheme, CodeUnreadable, load_scheme
from truceline.lexicon.petrarch_lines import Block, Skipped, read_blocks, shortened
from truceline.lexicon.petrarch_names import Phrase, key_of, read_phrase
from truceline.lexicon.surnames import surnames_of
from truceline.lexicon.tables import read_toml
from truceline.model.actor import Actor, ActorKind
from truceline.model.identity import name_slug

ALIKE = 0.8
"""How alike two spellings of one state's name are ("Afganistan", "Afghanistan" .95; "Herat", "Afghanistan" .38)."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a dictionary adds to the lexicon. `actors` are new or have new names; `new` and `known` count names."""

    actors: tuple[ActorEntry, ...]
    new: int
    known: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words by which names are read: small ones, those of bodies, given names, and words that are no names."""

    small: frozenset[str]
    bodies: frozenset[str]
    given: frozenset[str]
    closed: frozenset[str]
    kinds: dict[str, ActorKind]


@dataclass(slots=True)
class Company:
    """The actors that a block has named so far. A name is another one of a body's always, of a person's by its words.

    Dictionaries put several people into one block where they have one code: a name is the same person's where its last
    word is, where it is nearly that of the first, or where it is a single word beside one person.
    """

    people: dict[str, ActorEntry] = field(default_factory=dict)
    by_last: dict[str, ActorEntry] = field(default_factory=dict)
    body: ActorEntry | None = None

    def admit(self, entry: ActorEntry) -> None:
        """Take an actor of the block in."""
        if entry.actor.kind != "person":
            self.body = self.body or entry
            return
        self.people[entry.actor.id] = entry
        for name in entry.names:
            self.by_last.setdefault(key_of(name).rpartition(" ")[2], entry)

    def find(self, phrase: Phrase) -> ActorEntry | None:
        """The actor whom a further name names, or None."""
        last = phrase.bare_key.rpartition(" ")[2]
        first = next(iter(self.people.values()), None)
        if first is None or last in self.by_last:
            return self.by_last.get(last) or self.body
        single = " " not in phrase.bare_key and len(self.people) == 1
        return first if single or _alike(phrase.names[0], first.actor.name) else None


@dataclass(slots=True)
class Reader:
    """A dictionary while it is read: the names seen so far, and what has been made of them."""

    known: ActorTable
    scheme: CodeScheme
    words: Words
    by_key: dict[str, ActorEntry]
    made: dict[str, ActorEntry] = field(default_factory=dict)
    first_line: dict[str, int] = field(default_factory=dict)
    added: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    complained: set[int] = field(default_factory=set)
    new: int = 0
    old: int = 0

    def read(self, block: Block) -> None:
        """Take the names of a block in: new ones with its codes, further names of known actors, known ones not."""
        codes, usable = self._codes(block)
        fresh, known = self._sorted(block)
        if not usable:
            if fresh and not self.complained.intersection(w.line for w in (*block.phrases, *block.codes)):
                self._skip(block.phrases[0].line, "no code, so that the dictionary codes nothing for this name")
            return
        state = self._state(codes)
        company = Company()
        for entry in known:
            company.admit(entry)
        for phrase in fresh:
            if state is not None:
                self._add_to_state(state, phrase)
            elif (same := company.find(phrase)) is not None:
                self._add(same, phrase.names, ())
            else:
                company.admit(self._make(phrase, codes))
        self.new += len(fresh)

    def done(self) -> tuple[ActorEntry, ...]:
        """The new actors, and the known ones with their new names."""
        changed = {i: _with_names(self._entry(i), *more) for i, more in self.added.items()}
        return tuple({**self.made, **changed}.values())

    def _codes(self, block: Block) -> tuple[tuple[DatedCode, ...], bool]:
        codes = []
        for written in block.codes:
            try:
                code, remark = self.scheme.read(written.text)
            except CodeUnreadable as error:
                self._skip(written.line, str(error))
                continue
            if remark:
                self._skip(written.line, remark)
            if code is not None:
                codes.append(code)
        return tuple(codes), bool(codes)

    def _sorted(self, block: Block) -> tuple[list[Phrase], list[ActorEntry]]:
        """The new names of a block, and the actors of those that are known."""
        fresh, known = [], []
        for written in block.phrases:
            phrase = read_phrase(written.text, self.words.small, self.words.closed)
            if phrase is None:
                self._skip(written.line, f"no name (or too long a one): {shortened(written.text)}")
            elif phrase.key in self.first_line:
                self._skip(written.line, f"the name stands in line {self.first_line[phrase.key]} already")
            elif (entry := self._known_by(phrase)) is not None:
                self.old += 1
                known.append(entry)
            else:
                self.first_line[phrase.key] = written.line
                fresh.append(phrase)
        return fresh, known

    def _known_by(self, phrase: Phrase) -> ActorEntry | None:
        return self.by_key.get(phrase.key) or self.by_key.get(phrase.bare_key)

    def _state(self, codes: tuple[DatedCode, ...]) -> ActorEntry | None:
        """The state that a block names by its bare code: `[CRI]`."""
        bare = next((c for c in codes if c.country and c.sector is None and len(c.code) == 3), None)
        entry = self.known.get(bare.country.lower()) if bare and bare.country else None
        return entry if entry is not None and entry.actor.kind == "government" else None

    def _add_to_state(self, state: ActorEntry, phrase: Phrase) -> None:
        """A further spelling of a state's name, or a town that stands for it and is a place as well."""
        if any(_alike(phrase.names[0], n) for n in (*state.names, *state.adjectives)):
            self._add(state, phrase.names, ())
        else:
            self._add(state, (), phrase.names)

    def _add(self, entry: ActorEntry, names: Iterable[str], seats: Iterable[str]) -> None:
        more_names, more_seats = self.added.setdefault(entry.actor.id, ([], []))
        more_names.extend(n for n in names if not self.known.written(n))
        more_seats.extend(s for s in seats if not self.known.written(s))

    def _make(self, phrase: Phrase, codes: tuple[DatedCode, ...]) -> ActorEntry:
        code = _latest(codes)
        kind = self._kind(phrase, code, dated=any(c.start or c.end for c in codes))
        name = phrase.names[0]
        surnames = surnames_of(name, code.country or "") if kind == "person" else []
        entry = ActorEntry(
            actor=Actor(id=self._id(phrase), name=name, kind=kind, country=code.country, sector=code.sector),
            names=tuple(n for n in phrase.names if n == name or not self.known.written(n)),
            surnames=tuple(s for s in surnames if not self.known.surnamed(s)),
            source="a dictionary of the user",
            codes=codes,
        )
        self.made[entry.actor.id] = entry
        return entry

    def _kind(self, phrase: Phrase, code: DatedCode, *, dated: bool) -> ActorKind:
        """A person where the code has days or the name begins like one; else what the sector makes of it."""
        words = phrase.names[0].casefold().replace("-", " ").split()
        body = any(w in self.words.bodies for w in words) or "(" in phrase.key
        given = phrase.names[0].split()[0].split("-")[0] in self.words.given
        if not body and 2 <= len(words) <= 6 and (dated or given):
            return "person"
        return self.words.kinds.get(code.sector or "", "other")

    def _id(self, phrase: Phrase) -> str:
        slug = name_slug(phrase.key)
        taken = self.made if self.known.get(slug) is None else {slug: None}
        return slug if slug not in taken else f"{slug}-{len(self.made) + 1}"

    def _entry(self, actor_id: str) -> ActorEntry:
        entry = self.made.get(actor_id) or self.known.get(actor_id)
        assert entry is not None  # only actors of either are ever added to
        return entry

    def _skip(self, line: int, why: str) -> None:
        self.note(Skipped(line, why))

    def note(self, skipped: Skipped) -> None:
        """Keep a line that was not used."""
        self.skipped.append(skipped)
        self.complained.add(skipped.line)


def read_dictionary(text: str, known: ActorTable, given_names: Iterable[str], closed: Iterable[str]) -> Dictionary:
    """Read a dictionary against the actors that are known, whose own names, codes and offices are kept.

    `closed` are words that are never a name with one capital (months, common words), lower case. Names that share a
    block share its codes; see `Company` for which of them are one actor.
    """
    countries = frozenset(e.actor.country for e in known if e.actor.kind == "government" and e.actor.country)
    words = _words(given_names, closed)
    reader = Reader(known, load_scheme(countries), words, dict(_keys(known)))
    for item in read_blocks(text):
        if isinstance(item, Skipped):
            reader.note(item)
        else:
            reader.read(item)
    skipped = tuple(sorted(reader.skipped, key=lambda s: s.line))
    return Dictionary(reader.done(), reader.new, reader.old, skipped)


def _words(given_names: Iterable[str], closed: Iterable[str]) -> Words:
    data = read_toml("petrarch.toml")
    kinds: dict[str, ActorKind] = {s: k for k, sectors in data["kinds"].items() if k != "source" for s in sectors}
    return Words(
        small=frozenset(data["small"]["words"].split()),
        bodies=frozenset(data["bodies"]["words"].split()),
        given=frozenset(given_names),
        closed=frozenset(closed),
        kinds=kinds,
    )


def _keys(known: ActorTable) -> Iterator[tuple[str, ActorEntry]]:
    """The written forms of all actors for comparison; of one form of several the first in the table, coming last."""
    for entry in reversed(known.entries):
        for form in (*entry.seats, *entry.adjectives, *entry.names):
            yield key_of(form), entry


def _alike(a: str, b: str) -> bool:
    return a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= ALIKE


def _latest(codes: tuple[DatedCode, ...]) -> DatedCode:
    """The code that is known to hold last: without an end, else the one that ends last."""
    return max(reversed(codes), key=lambda c: (c.start is not None and c.end is None, c.end is None, c.end or ""))


def _with_names(entry: ActorEntry, names: Iterable[str], seats: Iterable[str]) -> ActorEntry:
    """An entry with more names and seats; a dictionary's towns need the state named in the text ("Nice")."""
    all_names = tuple(dict.fromkeys((*entry.names, *names)))
    towns = tuple(s for s in dict.fromkeys(seats) if s not in all_names and s not in entry.seats)
    ambiguous = (*entry.ambiguous, *towns)
    return replace(entry, names=all_names, seats=(*entry.seats, *towns), ambiguous=ambiguous)
