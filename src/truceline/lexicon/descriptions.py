"""Words that describe actors without naming them: offices, ranks, what stands for a government, kinds of names."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """The words of a description by what they do in it. All in lower case but given names and regions."""

    office_nouns: frozenset[str]
    office_modifiers: frozenset[str]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    state_nouns: frozenset[str]
    army_nouns: frozenset[str]
    between: frozenset[str]
    armed_nouns: frozenset[str]
    acting_nouns: frozenset[str]
    regions: frozenset[str]
    region_nouns: frozenset[str]
    continents: frozenset[str]
    state_plurals: frozenset[str]
    topics: frozenset[str]
    organisation_words: frozenset[str]
    place_words: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    female_names: frozenset[str]
    given_names: frozenset[str]


def load_descriptions(name: str) -> Descriptions:
    """Read the file of descriptions."""
    data = read_toml(name)
    names = data["names"]
    return Descriptions(
        office_nouns=frozenset(data["office_nouns"]),
        office_modifiers=frozenset(data["office_modifiers"]),
        titles=frozenset(data["titles"]),
        female=frozenset(data["female"]),
        male=frozenset(data["male"]),
        state_nouns=frozenset(data["state_nouns"]),
        army_nouns=frozenset(data["army_nouns"]),
        between=frozenset(data["between"]),
        armed_nouns=frozenset(data["armed_nouns"]),
        acting_nouns=frozenset(data["acting_nouns"]),
        regions=frozenset(data["regions"]),
        region_nouns=frozenset(data["region_nouns"]),
        continents=frozenset(data["continents"]),
        state_plurals=frozenset(data["state_plurals"]),
        topics=frozenset(data["topics"]),
        organisation_words=frozenset(names["organisation"]),
        place_words=frozenset(names["place"]),
        particles=frozenset(names["particles"]),
        openers=frozenset(names["openers"]),
        female_names=frozenset(names["female"]),
        given_names=frozenset(names["given"]) | frozenset(names["female"]),
    )
