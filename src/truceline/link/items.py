"""What is read of an article to compare it with others: items, each kind of them read once.

Linking and the rules of `check` read what an article tells (its acts, its meetings, the ages that it gives) and compare
that with what others tell. Reading is dear and needs the article alone; comparing is cheap. So items are read when they
are first asked for, and those of a kind whose type is named are kept with the article as it was coded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_type_hints

import msgspec

from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import CodedArticle

Item = TypeVar("Item")
Found = TypeVar("Found")

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
"""Sets in order, so that one page is kept in the same bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[Item]):
    """A kind of item: its name, how those of an article are read, and their type where they are kept.

    `within` reads those that can be compared within the article, where it takes less to know that there are none.

    What is read follows from the article and the lexicon alone. A type that is kept is a frozen dataclass; its
    `article` is not kept, all else is as msgspec writes it. What is read from parses must be kept: they are let go once
    a page has been coded.
    """

    name: str
    read: Callable[[Items], Iterable[Item]]
    kept: Any = None
    within: Callable[[Items], Iterable[Item]] | None = None


class Items:
    """The items of one article, in the order in which they are read."""

    __slots__ = ("_found", "_kept", "article", "lexicon")

    def __init__(self, article: CodedArticle, lexicon: Lexicon) -> None:
        self.article, self.lexicon = article, lexicon
        self._found: dict[str, tuple[Any, ...]] = {}
        self._kept = _opened(article.items)

    def of(self, kind: Kind[Item]) -> tuple[Item, ...]:
        """The items of a kind, read at the first question."""
        found = self._found.get(kind.name)
        if found is None:
            found = self._as_kept(kind)
            self._found[kind.name] = found = tuple(kind.read(self)) if found is None else found
        return found

    def within(self, kind: Kind[Item]) -> tuple[Item, ...]:
        """Those of the items of a kind that can be compared with others of the article."""
        if kind.within is None or kind.name in self._found:
            return self.of(kind)
        name = f"{kind.name} within"
        found = self._found.get(name)
        if found is None:
            self._found[name] = found = tuple(kind.within(self))
        return found

    def _as_kept(self, kind: Kind[Item]) -> tuple[Item, ...] | None:
        """The items of a kind as they were kept; None where none were, or what was kept does not fit the type."""
        if kind.kept is None or kind.name not in self._kept:
            return None
        names, rows, _ = _shape(kind.kept)
        try:
            kept = rows.decode(self._kept[kind.name])
        except (msgspec.MsgspecError, RecursionError):
            return None
        return tuple(kind.kept(**dict(zip(names, row, strict=True)), article=self.article) for row in kept)


class Readings:
    """What is read of the articles of a case, by their ids, for as long as they are compared."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._of: dict[str, Items] = {}
        self._once: dict[tuple[object, ...], Any] = {}

    def of(self, article: CodedArticle) -> Items:
        """The items of an article, linked or not; of one that was coded anew they are read anew."""
        items = self._of.get(article.id)
        if items is None or items.article.annotated is not article.annotated:
            items = self._of[article.id] = Items(article, self.lexicon)
        return items

    def once(self, compare: Callable[..., Found], *compared: Hashable) -> Found:
        """What a function finds when it compares items, asked once: it must follow from these alone."""
        key = (compare, *compared)
        if key not in self._once:
            self._once[key] = compare(*compared)
        found: Found = self._once[key]
        return found


def with_items(article: CodedArticle, items: Items, kinds: Iterable[Kind[Any]]) -> CodedArticle:
    """An article with those of its items that are kept; a kind of which reading fails is read again where it is asked
    for."""
    kept = {kind.name: rows for kind in kinds if (rows := _rows(items, kind)) is not None}
    return replace(article, items=_ENCODER.encode(kept))


def _rows(items: Items, kind: Kind[Any]) -> list[tuple[Any, ...]] | None:
    if kind.kept is None:
        return None
    try:
        found = items.of(kind)
    except Exception:  # a rule that reads it tells what failed
        return None
    _, _, values = _shape(kind.kept)
    return [values(item) for item in found]


def _opened(kept: bytes) -> dict[str, msgspec.Raw]:
    try:
        return _kept_kinds().decode(kept) if kept else {}
    except msgspec.MsgspecError:
        return {}


@cache
def _kept_kinds() -> msgspec.msgpack.Decoder[dict[str, msgspec.Raw]]:
    return msgspec.msgpack.Decoder(dict[str, msgspec.Raw])


@cache
def _shape(kept: Any) -> tuple[tuple[str, ...], msgspec.msgpack.Decoder[Any], Callable[[Any], tuple[Any, ...]]]:
    """The names of what is kept of an item, what reads rows of these, and what makes a row of an item."""
    hints = get_type_hints(kept)
    names = tuple(f.name for f in fields(kept) if f.name != "article")
    row: Any = tuple[tuple(hints[name] for name in names)]  # type: ignore[misc]
    return names, msgspec.msgpack.Decoder(list[row]), attrgetter(*names)
