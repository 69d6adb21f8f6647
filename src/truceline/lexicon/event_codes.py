"""CAMEO codes by what an act is about: a root, and the digits that the words beside the trigger decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class Content:
    """The words of an act: `lemmas` of those that can decide, nearest first, and of all of them `together`."""

    lemmas: tuple[str, ...]
    together: frozenset[str]


@dataclass(frozen=True, slots=True)
class Refinement:
    """A code, or its last digits, for clauses that have one of `words` and, where given, one of `with_` as well."""

    code: str
    words: frozenset[str]
    with_: frozenset[str]

    def fits(self, all_lemmas: frozenset[str]) -> bool:
        """Whether one of its words decides for this code among all words of its clause."""
        return not self.with_ or not self.with_.isdisjoint(all_lemmas)


ByWord = dict[str, list[Refinement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """Acts of type `of` that ask for something against another: they are of `type` and code `cameo`."""

    of: str
    words: frozenset[str]
    easing: frozenset[str]
    against: frozenset[str]
    type: str
    cameo: str

    def holds(self, content: Content) -> bool:
        """Whether the words of an act ask for sanctions on somebody, not for their end."""
        together = content.together
        return bool(self.words & together and self.against & together) and not self.easing & together


@dataclass(frozen=True, slots=True)
class EventCodes:
    """`matters` are tried for each word, nearest first; `deeds` and `threats` map beginnings of codes.

    `matters` and those of each code in `refined` are given by their words.
    """

    matters: ByWord
    roots: dict[str, str]
    refusals: dict[str, str]
    deeds: dict[str, str]
    threats: dict[str, str]
    refined: dict[str, ByWord]
    protests: frozenset[str]
    reform: str
    opposition: Opposition

    def digits(self, content: Content) -> str:
        """What a verbal act is about, in the digits that follow the root; empty where no word tells."""
        return _first(self.matters, content) or ""

    def refine(self, code: str, content: Content) -> str:
        """The more exact code that the words of a clause give to a code, nearest to the trigger first."""
        if code in self.protests:
            about = self.digits(content)
            return code + about[1] if len(about) > 1 and about[0] == self.reform else code
        return _first(self.refined.get(code, {}), content) or code

    def of_act(self, type_: str, digits: str, *, soft: bool = False) -> str:
        """The code of a verbal act with the digits of what it is about."""
        if digits == "9" and type_ != "AGREE":
            digits = "8"  # to mediate oneself is 039; to ask for or refuse mediation is 108 and 126
        if type_ == "REJECT":
            digits = self.refusals[digits[0]] + digits[1:] if digits[:1] in self.refusals else ""
        code = (self.roots["soft"] if soft else self.roots[type_]) + digits
        return code if len(code) > len(self.roots[type_]) else f"{code}0"

    def of_deed(self, type_: str, cameo: str) -> str:
        """The code of promising, demanding, refusing or threatening with a deed that has a code of its own."""
        if type_ == "THREATEN":
            return _longest(self.threats, cameo) or "130"
        return self.of_act(type_, _longest(self.deeds, cameo) or "")


def _first(refinements: ByWord, content: Content) -> str | None:
    found = (r for lemma in content.lemmas for r in refinements.get(lemma, ()) if r.fits(content.together))
    return next((r.code for r in found), None)


def _longest(table: dict[str, str], code: str) -> str | None:
    return next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), None)


def _by_word(refinements: Iterable[Refinement]) -> ByWord:
    """Refinements by each of their words, in the order of the table."""
    found: defaultdict[str, list[Refinement]] = defaultdict(list)
    for refinement in refinements:
        for word in refinement.words:
            found[word].append(refinement)
    return dict(found)


def _refinement(row: dict[str, Any], key: str) -> Refinement:
    return Refinement(row[key], frozenset(row["words"]), frozenset(row.get("with", ())))


def _opposition(row: dict[str, Any]) -> Opposition:
    return Opposition(
        of=row["of"],
        words=frozenset(row["words"]),
        easing=frozenset(row["easing"]),
        against=frozenset(row["against"]),
        type=row["type"],
        cameo=row["cameo"],
    )


def load_event_codes(name: str) -> EventCodes:
    """Read the table of codes."""
    data = read_toml(name)
    refined: defaultdict[str, list[Refinement]] = defaultdict(list)
    for group in data["refined"]:
        for code in group["of"]:
            refined[code] += [_refinement(row, "code") for row in group["by"]]
    return EventCodes(
        matters=_by_word(_refinement(row, "digits") for row in data["matters"]),
        roots=data["roots"],
        refusals=data["refusals"],
        deeds=data["deeds"],
        threats=data["threats"],
        refined={code: _by_word(refinements) for code, refinements in refined.items()},
        protests=frozenset(data["protests"]["codes"]),
        reform=data["protests"]["digits"],
        opposition=_opposition(data["opposition"]),
    )
