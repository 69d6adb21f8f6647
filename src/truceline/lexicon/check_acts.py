"""The acts that the rules of `check` compare by their words alone: verbs, nouns, opposites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from truceline.errors import LexiconInvalid
from truceline.lexicon.phrases import CuedPattern, phrase_pattern, words_in
from truceline.lexicon.tables import read_toml
from truceline.model.spans import Span

Form = Literal["base", "present", "past", "participle", "progressive"]
DOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|.*(?:mit|sfer)")
"""Bases that double their last letter before -ed and -ing: swap, bar, permit."""
WRITTEN = re.compile(r"(?<![\w-])[\w-]+")
"""A word as verbs and nouns are looked up: with its hyphens."""


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act: what excludes it, whether it needs no object, and what its subject does to its object."""

    key: str
    opposites: frozenset[str]
    bare: bool
    kind: str | None


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a written form of a verb can be. `particle` is the word that must follow it ("over" of "handed over")."""

    key: str
    form: Form
    particle: str | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a text: the acts that reach it, and the cues by which a page says that it is reached or is not."""

    name: str
    acts: frozenset[str]
    reached: CuedPattern
    short: CuedPattern


@dataclass(frozen=True, slots=True)
class ActTable:
    """Acts by key, the forms of their verbs, their nouns (small letters), and the stages of a text, the first first.

    `excluded` are, for each past or participle of an act that others exclude, the pasts and participles of these.
    `begins` are the runs of letters with which the verbs and nouns begin, `keys` the acts that each of them can name.
    """

    entries: Mapping[str, ActEntry]
    verbs: Mapping[str, tuple[VerbForm, ...]]
    nouns: Mapping[str, str]
    stages: tuple[Stage, ...] = ()
    excluded: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    begins: frozenset[str] = field(init=False, repr=False, compare=False)
    keys: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        done: defaultdict[str, set[str]] = defaultdict(set)
        for written, forms in self.verbs.items():
            for form in forms:
                if form.form in ("past", "participle"):
                    done[form.key].add(written)
        excluded: defaultdict[str, set[str]] = defaultdict(set)
        for key, entry in self.entries.items():
            for one, other in ((a, b) for opposite in entry.opposites for a in done[key] for b in done[opposite]):
                excluded[one].add(other)
                excluded[other].add(one)
        begins = frozenset(word.partition("-")[0] for word in (*self.verbs, *self.nouns))
        object.__setattr__(self, "begins", begins)
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for written, forms in self.verbs.items():
            keys[written].update(form.key for form in forms)
        for noun, key in self.nouns.items():
            keys[noun].add(key)
        object.__setattr__(self, "keys", {word: frozenset(of) for word, of in keys.items()})
        object.__setattr__(self, "excluded", {word: frozenset(others) for word, others in excluded.items()})

    def find_words(self, text: str, span: Span, further: Collection[str] = ()) -> list[tuple[Span, str]]:
        """The verbs and nouns in a part of a text, and further words without hyphens, in text order, with their small
        letters."""
        begins = [word for word in words_in(span.of(text)) if word in self.begins or word in further]
        found = {Span(*m.span()): m.group().lower() for m in written_words(text, span, begins)} if begins else {}
        told = (pair for pair in found.items() if pair[1] in self.verbs or pair[1] in self.nouns or pair[1] in further)
        return sorted(told)


def written_words(text: str, span: Span, begins: Iterable[str]) -> Iterator[re.Match[str]]:
    """The words of a part of a text that begin with some letters, in any order; all, where small letters are more."""
    lowered = span.of(text).lower()
    if len(lowered) != span.end - span.start:
        yield from WRITTEN.finditer(text, *span)
        return
    for begin in begins:
        at = lowered.find(begin)
        while at >= 0:
            match = WRITTEN.match(text, span.start + at, span.end)
            if match:
                yield match
            at = lowered.find(begin, at + 1)


def regular_forms(past: str) -> tuple[VerbForm, ...]:
    """What a regular verb can be that is given by its past: an act of its own, without opposites."""
    return VerbForm(past, "past", None), VerbForm(past, "participle", None)


def load_acts(name: str) -> ActTable:
    """Read the file of acts. Raises LexiconInvalid where an opposite is no act or a form is missing."""
    data = read_toml(name)
    acts = data["acts"]
    entries: dict[str, ActEntry] = {}
    verbs: dict[str, list[VerbForm]] = {}
    nouns: dict[str, str] = {}
    for key, act in acts.items():
        opposites = frozenset(act.get("opposites", ()))
        if opposites - acts.keys():
            raise LexiconInvalid("an opposite that is no act", where=f"{name}, {key}")
        entries[key] = ActEntry(key, opposites, act.get("bare", False), act.get("kind"))
        for noun in act["nouns"]:
            nouns.setdefault(noun, key)
        for verb in act["verbs"]:
            words, _, particle = verb.partition("+")
            for written, form in verb_forms(words.split(), f"{name}, {key}"):
                verbs.setdefault(written, []).append(VerbForm(key, form, particle or None))
    return ActTable(
        entries,
        {w: tuple(forms) for w, forms in verbs.items()},
        nouns,
        tuple(
            Stage(s["name"], frozenset(s["acts"]), phrase_pattern(tuple(s["cues"])), phrase_pattern(tuple(s["short"])))
            for s in data["stages"]
        ),
    )


def verb_forms(words: list[str], where: str) -> Iterator[tuple[str, Form]]:
    """The written forms of a verb, given by its base or by base, past and participle."""
    if len(words) not in (1, 3):
        raise LexiconInvalid("a verb is its base, or base, past and participle", where=where)
    base = words[0]
    stem = base + base[-1] if DOUBLED.fullmatch(base) else base
    if base.endswith("y") and base[-2] not in "aeiou":
        regular, third = base[:-1] + "ied", base[:-1] + "ies"
    else:
        regular = base + "d" if base.endswith("e") else stem + "ed"
        third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    past, participle = (words[1], words[2]) if len(words) == 3 else (regular, regular)
    yield past, "past"
    yield participle, "participle"
    yield base, "base"
    yield third, "present"
    yield (stem.removesuffix("e") if not base.endswith("ee") else base) + "ing", "progressive"


def load_documents(name: str) -> dict[str, str]:
    """Read the nouns of texts that pass through stages, each with what all that mean the same are called."""
    return {noun: kind for kind, nouns in read_toml(name)["documents"].items() for noun in nouns}
