"""Views of a case as they stand, kept as JSON, so that one of many pages need not be made of them at every look.

The long lists of a view, those that it calls a Sequence, are kept entry by entry and read as far as they are looked at.
JSON is checked against the types of the view, so that a case file from somebody else can hold wrong data but runs
nothing.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints, overload

import msgspec

from truceline.errors import CaseFileDamaged
from truceline.model.identity import digest

SHAPE = "71337d895fd4"
"""The shape of the views, a digest of their JSON Schema without its words: views of another shape, as another truceline
kept them, are found anew."""

View = TypeVar("View")
Entry = TypeVar("Entry")


class KeptList(Sequence[Entry], Generic[Entry]):
    """A list of a kept view; entries are read when they are asked for. Raises CaseFileDamaged then."""

    def __init__(self, db: sqlite3.Connection, where: str, view: str, name: str, kind: Any) -> None:
        self._db, self._where, self._of = db, where, (view, name)
        self._decoder = _decoder(kind)
        (self._length,) = db.execute("SELECT count(*) FROM view_entry WHERE view = ? AND list = ?", self._of).fetchone()

    def __len__(self) -> int:
        return int(self._length)

    def __iter__(self) -> Iterator[Entry]:
        return self._read(0, len(self))

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            wanted = range(len(self))[index]
            low, high = min(wanted, default=0), max(wanted, default=-1)
            found = dict(enumerate(self._read(low, high + 1), start=low))
            return tuple(found[number] for number in wanted)
        number = range(len(self))[index]
        return next(self._read(number, number + 1))

    def _read(self, start: int, end: int) -> Iterator[Entry]:
        asked = "SELECT entry FROM view_entry WHERE view = ? AND list = ? AND rank >= ? AND rank < ? ORDER BY rank"
        for (entry,) in self._db.execute(asked, (*self._of, start, end)):
            yield _decoded(self._decoder, entry, self._where)


def keep_view(db: sqlite3.Connection, view: object, made_of: str) -> None:
    """Keep a view, a frozen dataclass, in place of the kept one of its kind; `made_of` is what it is made of."""
    kind: Any = type(view)
    name, lists = _name(kind), _lists(kind)
    db.execute("DELETE FROM view_entry WHERE view = ?", (name,))
    db.execute("DELETE FROM view WHERE name = ?", (name,))
    values = {f.name: getattr(view, f.name) for f in dataclasses.fields(kind)}
    rest = {key: value for key, value in values.items() if key not in lists}
    db.execute("INSERT INTO view VALUES (?, ?, ?)", (name, made_of, _encoded(rest)))
    for key in lists:
        rows = ((name, key, rank, _encoded(entry)) for rank, entry in enumerate(values[key]))
        db.executemany("INSERT INTO view_entry VALUES (?, ?, ?, ?)", rows)


def read_view(db: sqlite3.Connection, kind: type[View], where: str, late: bool = False) -> View | None:
    """The kept view of a kind; null where none is kept of what is linked now. Raises CaseFileDamaged.

    With `late` it may be of what had been decided before now.
    """
    of: Any = kind
    name = _name(of)
    row = db.execute("SELECT rest, made_of FROM view WHERE name = ?", (name,)).fetchone()
    if row is None or not (row[1] == made_of_now(db) or (late and decisions_behind(db) is not None)):
        return None
    raw: dict[str, msgspec.Raw] = _decoded(_decoder(dict[str, msgspec.Raw]), row[0], where)
    hints = get_type_hints(of)
    lists: dict[str, KeptList[Any]] = {key: KeptList(db, where, name, key, entry) for key, entry in _lists(of).items()}
    try:
        values = {key: _decoded(_decoder(hints[key]), value, where) for key, value in raw.items()}
        return kind(**values, **lists)
    except (KeyError, TypeError) as error:
        raise _damaged(where, error) from None


def are_kept(db: sqlite3.Connection, kinds: Iterable[type]) -> bool:
    """Whether these views of what is linked now are kept."""
    kept = {name for (name,) in db.execute("SELECT name FROM view WHERE made_of = ?", (made_of_now(db),))}
    return kept >= set(map(_name, kinds))


def made_of_now(db: sqlite3.Connection) -> str:
    """What views must be made of: what linking and checking found, what reviewers decided, what the user says of it."""
    beside = "(SELECT count(*) FROM decision), (SELECT max(seq) FROM config)"
    row = db.execute(f"SELECT made_of, tool, {beside} FROM together").fetchone()
    return _state(*row) if row else ""


def _state(made_of: str, tool: str, decisions: int, config: int | None) -> str:
    return digest(SHAPE, made_of, tool, decisions, config)


def linking_of(db: sqlite3.Connection) -> str:
    """What linking and checking found, and what the user says of it, apart from decisions."""
    row = db.execute("SELECT made_of, tool, (SELECT max(seq) FROM config) FROM together").fetchone()
    return digest(*row) if row else ""


def made_of_kept(db: sqlite3.Connection) -> str:
    """What the kept views are made of; empty where none are kept."""
    (made_of,) = db.execute("SELECT min(made_of) FROM view").fetchone()
    return made_of or ""


def decisions_behind(db: sqlite3.Connection, views: str | None = None) -> int | None:
    """How many decisions were made since the kept views were found, or those made of `views` (`made_of_now` then).

    Null where they are not of what is linked now.
    """
    beside = "(SELECT count(*) FROM decision), (SELECT max(seq) FROM config)"
    row = db.execute(f"SELECT made_of, tool, {beside} FROM together").fetchone()
    if row is None:
        return None
    made_of, tool, decisions, config = row
    kept = made_of_kept(db) if views is None else views
    known = (k for k in range(decisions, -1, -1) if _state(made_of, tool, k, config) == kept)
    return next((int(decisions - k) for k in known), None)


def _name(kind: type) -> str:
    return kind.__name__.lower()


@cache
def _lists(kind: Any) -> dict[str, Any]:
    """The fields of a view that are kept entry by entry, with the types of their entries."""
    hints = get_type_hints(kind)
    fields = (f.name for f in dataclasses.fields(kind))
    return {name: get_args(hints[name])[0] for name in fields if get_origin(hints[name]) is Sequence}


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _encoded(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _decoded(decoder: msgspec.json.Decoder[Entry], value: str | msgspec.Raw, where: str) -> Entry:
    try:
        return decoder.decode(value)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _damaged(where, error) from None


def _damaged(where: str, error: Exception) -> CaseFileDamaged:
    return CaseFileDamaged("a view of the case cannot be read", where=where, why=str(error))
