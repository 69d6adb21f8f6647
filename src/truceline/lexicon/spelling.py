"""The spellings of a name: without accents, folded for comparison, with the usual variants of a given name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from truceline.lexicon.tables import read_toml

# Letters that no decomposition takes apart.
PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "ß": "ss",
                       "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th", "ʻ": "'", "‑": "-", "’": "'"})  # fmt: skip


@cache
def same_given_names() -> dict[str, tuple[str, ...]]:
    """The spellings of a given name, by each of them."""
    return {name: tuple(group) for group in read_toml("given_names.toml")["spellings"] for name in group}


def plain(name: str) -> str:
    """A name in the letters that wire agencies use."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name.translate(PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def letters_of(name: str) -> str:
    """A name for comparison: its letters alone, lower case and without accents, words parted by one blank."""
    return re.sub(r"[^a-z]+", " ", plain(name).casefold()).strip()


def spelled(name: str, names: Iterable[str], country: str) -> list[str]:
    """The other names of a person, with the common spellings of their given name and hyphens opened."""
    names = list(names)
    for written in (name, *names):
        first, _, rest = written.partition(" ")
        names.extend(f"{given} {rest}" for given in same_given_names().get(first, ()) if rest)
        if "'" in written:
            names.append(written.replace("'", "’"))
        if country in ("KOR", "PRK", "TWN") and "-" in written:
            head, _, tail = written.partition("-")
            names.extend((f"{head} {tail.capitalize()}", f"{head}-{tail.capitalize()}"))
    return [n for n in dict.fromkeys(names) if n != name and len(n) > 2]
