"""What the rule on quantities compares: units, parts of texts, members of bodies, and things that have one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantityLexicon:
    """`units` give by lemma the base unit and how much of it one is; `counted` the class of a counted noun, `parts`
    those that are parts of texts, `members` all others; `wholes` and `things` what is made of parts or has a value.

    `forms` are the words for which a sentence with a number is parsed. `verbs` are, by name, lemmas with the
    prepositions that they need, by which a value is given, `deeds` by lemma what a count of people can do. `hedged` and
    `part` round a count or make it one of some; `ratifying` are verbs.
    """

    forms: frozenset[str]
    units: Mapping[str, tuple[str, float]]
    counted: Mapping[str, str]
    parts: frozenset[str]
    members: frozenset[str]
    wholes: Mapping[str, str]
    counting: frozenset[str]
    deeds: Mapping[str, tuple[tuple[str, str], ...]]
    things: Mapping[str, str]
    verbs: Mapping[str, Mapping[str, frozenset[str]]]
    ratifying: frozenset[str]
    raising: frozenset[str]
    pay: frozenset[str]
    part: frozenset[str]
    hedged: frozenset[str]


def load_quantities(name: str) -> QuantityLexicon:
    """Read the file of quantities."""
    data = read_toml(name)
    parts, members = (
        {noun: (noun if kind == "alone" else kind) for kind, nouns in data[name_].items() for noun in nouns}
        for name_ in ("parts", "members")
    )
    things = {noun: kind for kind, nouns in data["things"].items() for noun in nouns}
    units = {lemma: (unit, factor) for unit, names in data["units"].items() for lemma, factor in names.items()}
    nouns = (*members, *parts, *things, *units, *data["wholes"]["body"])
    return QuantityLexicon(
        forms=frozenset(form for noun in nouns for form in _forms(noun)),
        units=units,
        counted={**members, **parts},
        parts=frozenset(parts.values()),
        members=frozenset(members.values()),
        wholes={noun: kind for kind, nouns in data["wholes"].items() for noun in nouns},
        counting=frozenset(data["counting"]["nouns"]),
        things=things,
        deeds=_by_verb(data["deeds"]),
        verbs={name: _with_prepositions(verbs) for name, verbs in data["verbs"].items()},
        ratifying=frozenset(data["counting"]["ratifying"]),
        raising=frozenset(data["counting"]["raising"]),
        pay=frozenset(data["counting"]["pay"]),
        part=frozenset(data["apart"]["part"]),
        hedged=frozenset(data["apart"]["hedged"]),
    )


def _forms(noun: str) -> tuple[str, ...]:
    """A noun and its plural."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun[:-3]}men" if noun.endswith("man") else f"{noun}s"
    return noun, plural


def _with_prepositions(verbs: list[str]) -> dict[str, frozenset[str]]:
    """The prepositions and particles that verbs need, by lemma; "" where one needs none."""
    found: dict[str, set[str]] = {}
    for verb in verbs:
        lemma, _, beside = verb.partition(" ")
        found.setdefault(lemma, set()).add(beside)
    return {lemma: frozenset(beside) for lemma, beside in found.items()}


def _by_verb(deeds: dict[str, list[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The deeds that a verb can name, each with the word that must stand beside it ("" where none must)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for deed, verbs in deeds.items():
        for verb in verbs:
            lemma, _, beside = verb.partition(" ")
            found[lemma] = (*found.get(lemma, ()), (deed, beside))
    return found
