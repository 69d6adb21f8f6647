"""The names of PETRARCH dictionaries, written in capitals with underscores, as news writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.lexicon.spelling import plain

LONGEST_NAME = 120
"""Code points of a name; the longest of the dictionaries of 2014 has 100."""

SHORT = 3
"""A single word in capitals of so few letters is read as letters alone: "IS", "WHO", "UDA"."""

WORD = re.compile(r"\w+")
VOWEL = re.compile("[AEIOUY]")
FOLDED = str.maketrans({"'": None, "’": None, "`": None, "_": " "})
IN_BRACKETS = re.compile(r"\(([^()]*)\)?")
NUMERAL = re.compile(r"I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI")
ACRONYM = re.compile(r"[A-Z][A-Z0-9/&-]{1,9}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a dictionary: its names as news writes them, the first of them the fullest.

    `key` compares it, `bare_key` compares it without its brackets.
    """

    names: tuple[str, ...]
    key: str
    bare_key: str


def key_of(name: str) -> str:
    """A name for comparison: letters and digits alone, lower case, without accents and a leading article."""
    folded = " ".join(WORD.findall(plain(name).casefold().translate(FOLDED)))
    return folded.removeprefix("the ") or folded


def read_phrase(written: str, small: frozenset[str], closed: frozenset[str]) -> Phrase | None:
    """The names of a phrase such as `RIVER_ARMY_(RA)_`; None where it cannot be read as a name, or is too long.

    Capitals become a capital each, but for words of `small` inside the name; letters in brackets are a name of their
    own, other words there only tell two actors apart. Forms in braces are further names. `closed` are words that are
    never a name with one capital alone (months, common words); a phrase of nothing but them and numbers is none.
    """
    if not written.isprintable() or "\ufffd" in written:
        return None
    bare, _, braces = written.partition("{")
    names: list[str] = []
    for form in (bare, *braces.partition("}")[0].split()):
        names.extend(_names(form, small, closed))
    key = key_of(bare)
    if " " in key and all(w.isdigit() or w in closed for w in key.split()):
        return None
    if not names or not key or any(len(n) > LONGEST_NAME for n in names):
        return None
    bare_key = key_of(names[0]) if "(" in bare or "," in bare else key
    return Phrase(tuple(dict.fromkeys(names)), key, bare_key)


def _names(form: str, small: frozenset[str], closed: frozenset[str]) -> list[str]:
    text = " ".join(form.replace("_", " ").split())
    inside = [i.strip() for i in IN_BRACKETS.findall(text)]
    text = " ".join(IN_BRACKETS.sub(" ", text).split()).strip(" +,")
    front, comma, article = text.rpartition(", ")
    if comma and article.casefold() == "the":
        text = f"{article} {front}"
    words = text.split()
    if len(words) > 2 and words[0].casefold() == "the":
        words = words[1:]
    if not any(c.isalpha() for c in text):
        return []
    acronyms = [i for i in inside if ACRONYM.fullmatch(i)]
    return [*(_single(words[0], closed) if len(words) == 1 else _several(words, small)), *acronyms]


def _single(word: str, closed: frozenset[str]) -> list[str]:
    """A name of one word: with one capital and in capitals, where the dictionary writes it so."""
    if not word.isupper():
        return [word]
    if len(word) <= SHORT or word.casefold() in closed or "/" in word:
        return [word]
    named = _cased(word, first=True, small=frozenset())
    return list(dict.fromkeys([named, word]))


def _several(words: Sequence[str], small: frozenset[str]) -> list[str]:
    cased = [_cased(w, first=n == 0, small=small) for n, w in enumerate(words)]
    name = " ".join(cased)
    if "-" not in name:
        return [name]
    lower = " ".join(re.sub(r"^(Al|El|Ad|Ash|As|An|Ar|At)-(?=\w)", lambda m: m[0].lower(), w) for w in cased)
    return list(dict.fromkeys([name, lower]))


def _cased(word: str, *, first: bool, small: frozenset[str]) -> str:
    """One word of a name in the letters of news; left alone where it is not in capitals throughout."""
    if not word.isupper():
        return word
    if not first and word.casefold() in small:
        return word.lower()
    if word[0].isdigit():
        return word.lower()
    letters = [c for c in word if c.isalpha()]
    spoken = VOWEL.search(plain(word))
    if NUMERAL.fullmatch(word) or "/" in word or "." in word or (not spoken and len(letters) > 1):
        return word
    return "-".join(_part(part, first=first and n == 0, small=small) for n, part in enumerate(word.split("-")))


def _part(part: str, *, first: bool, small: frozenset[str]) -> str:
    if part.casefold() in small and part and not first:
        return part.lower()
    head, mark, tail = part.partition("'")
    if mark and len(head) == 1 and len(tail) > 1:
        return f"{head if head not in 'DL' or first else head.lower()}'{tail.capitalize()}"
    if part.startswith("MC") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()
