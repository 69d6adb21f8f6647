"""The spellings of a name: without accents, folded for comparison, with the usual variants of a given name; and what
tells a slip of the pen from another name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

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


def undoubled(name: str) -> str:
    """A name with each doubled letter once."""
    return re.sub(r"(.)\1", r"\1", name)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWords:
    """What tells a slip of the pen from another name.

    `sounds` pairs letters that stand for each other in names of another script, `silent` are letters that a name may
    have at its end or not, `variants` are pairs of words that may be written in two ways, `endings` make another name
    of one, `vowels` tell at their end the first names of women from those of men, `address` is what stands before a
    surname, `beginnings` are words with which many names begin, `prefixes` what a hyphen joins to words that are no
    names. `words` are written with a capital and are no names of people or places, `right` are words that a slip can
    make of others and that are right as they stand; `sounding_alike` are groups of first names that sound alike, of
    which one person has one. `other_scripts` are the countries (ISO 3166-1 alpha-3) that do not write their names in
    Latin letters. `prefixes`, `right`, `first_names` and `surnames` are in small letters.
    """

    sounds: tuple[tuple[str, str], ...]
    silent: str
    variants: frozenset[frozenset[str]]
    endings: tuple[str, ...]
    vowels: frozenset[str]
    address: frozenset[str]
    beginnings: frozenset[str]
    prefixes: frozenset[str]
    words: frozenset[str]
    right: frozenset[str]
    sounding_alike: tuple[frozenset[str], ...]
    other_scripts: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]

    def is_first_name(self, word: str) -> bool:
        """Whether a word, in any case, is a common first name."""
        return word.lower() in self.first_names

    def is_of_people(self, word: str) -> bool:
        """Whether a word, in any case, is a common name of people."""
        return word.lower() in self.first_names or word.lower() in self.surnames

    def sound_alike(self, one: str, other: str) -> bool:
        """Whether two words are first names that sound alike."""
        return any(one in group and other in group for group in self.sounding_alike)

    def sound(self, name: str) -> str:
        """A name in small letters as any other way of writing it would give it too."""
        for written, sound in self.sounds:
            name = name.replace(written, sound)
        return name.rstrip(self.silent)

    def stem(self, name: str) -> str:
        """A name in small letters without its longest ending."""
        return next((name.removesuffix(e) for e in self.endings if name.endswith(e)), name)


def _accepted(text: str) -> Iterator[frozenset[str]]:
    """The pairs of ways to write one name, of groups on lines or parted by a slash."""
    for group in re.split(r"[/\n]", text):
        yield from map(frozenset, combinations(group.split(), 2))


def load_slip_words(name: str, of_people: str) -> SlipWords:
    """Read the files of what tells a slip from another name, and of names of people."""
    data, names = read_toml(name), read_toml(of_people)
    return SlipWords(
        sounds=tuple((written, sound) for written, sound in data["sounds"]),
        silent=data["silent"],
        variants=frozenset(map(frozenset, data["variants"])) | frozenset(_accepted(data["accepted"])),
        endings=tuple(sorted(data["endings"], key=len, reverse=True)),
        vowels=frozenset(data["vowels"]),
        address=frozenset(data["address"]),
        beginnings=frozenset(data["beginnings"]),
        prefixes=frozenset(data["prefixes"].split()),
        words=frozenset(data["words"]),
        right=frozenset(data["right"].split()),
        sounding_alike=tuple(map(frozenset, data["sounding_alike"])),
        other_scripts=frozenset(data["other_scripts"].split()),
        first_names=frozenset(names["first_names"].split()),
        surnames=frozenset(names["surnames"].split()),
    )
