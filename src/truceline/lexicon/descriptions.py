"""Words that describe actors without naming them: offices, ranks, what stands for a government, kinds of names."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml, word_sets

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNouns:
    """Nouns for bodies and their people.

    `organs` are bodies of a state, `others` those of anybody; `governing` and, before "of", `owned` stand for whose
    they are. An armed group has `members`, before whom `fighting` words stand; one of `collective` is all of a group;
    `opposition` follows after that word.
    """

    organs: Words
    others: Words
    governing: Words
    owned: Words
    members: Words
    fighting: Words
    collective: Words
    opposition: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeWords:
    """Words by which those without a name are of a state, or of none.

    Participles of `staying`, `fleeing` and `belonging` lead to a place or body, nouns of `serving` to whom they serve;
    `active` ones add nothing before it. Bodies in capitals are of a state where they are `national`, not `worldwide`.
    A word of `elsewhere` makes a noun another state's, one of `helped` what follows a nationality. Those `abroad` are
    not of where they are, `counterparts` not of whose they are; where people are in `public` is theirs.
    """

    staying: Words
    fleeing: Words
    belonging: Words
    serving: Words
    national: Words
    worldwide: Words
    active: Words
    elsewhere: Words
    helped: Words
    abroad: Words
    counterparts: Words
    public: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Words beside people: before them `singling` out some of a nationality, `counting` or telling them from others.

    `apart` words are of those who have left whom they belonged to. Verbs of `crowding` are not of a state.
    """

    singling: Words
    counting: Words
    apart: Words
    crowding: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmedNouns:
    """By which plural nouns which armed groups (ids) are called.

    `rising` are those who fight their own state, which nobody says of `no_rebels` and of the fighters of a state; of
    `parting` are only the `separatists`; `of_states` suit the fighters of a state too. `calling` words beside a name
    say that it is one of fighters; before one of `several` they, or those of `arming`, tell of more than one.
    """

    rising: Words
    parting: Words
    of_states: Words
    calling: Words
    arming: Words
    several: Words
    no_rebels: Words
    separatists: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """The words of a description by what they do in it. All in lower case but given names and regions."""

    office_nouns: Words
    office_modifiers: Words
    titles: Words
    female: Words
    male: Words
    state_nouns: Words
    army_nouns: Words
    between: Words
    armed_nouns: Words
    acting_nouns: Words
    regions: Words
    region_nouns: Words
    continents: Words
    state_plurals: Words
    topics: Words
    organisation_words: Words
    place_words: Words
    particles: Words
    openers: Words
    female_names: Words
    given_names: Words
    bodies: BodyNouns
    homes: HomeWords
    people: PeopleWords
    armed: ArmedNouns


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
        bodies=BodyNouns(**word_sets(data["bodies"])),
        homes=HomeWords(**word_sets(data["homes"])),
        people=PeopleWords(**word_sets(data["people"])),
        armed=ArmedNouns(**word_sets(data["armed"])),
    )
