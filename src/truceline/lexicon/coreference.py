"""Words that pronouns and descriptions without a name are resolved by."""

from __future__ import annotations

from dataclasses import dataclass, field

from truceline.lexicon.tables import read_toml, word_sets

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralWords:
    """Words for several actors. `numbers` say how many; `one_of` gives the office of one, `singular` the noun for all.

    `joints` stand between the members of a list; `bare_sides` and `bare_people` mean two without a number; `disputes`
    may follow after "of" without saying whose they are. `nouns` are all by which several are known.
    """

    joints: Words
    people: Words
    pairs: Words
    sides: Words
    bare_sides: Words
    bare_people: Words
    at_odds: Words
    auxiliaries: Words
    disputes: Words
    numbers: dict[str, int]
    one_of: dict[str, str]
    singular: dict[str, str]
    nouns: Words = field(init=False)

    def __post_init__(self) -> None:
        kinds = self.people | self.pairs | self.sides | self.one_of.keys() | self.singular.keys()
        object.__setattr__(self, "nouns", kinds | {"two", "former", "latter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounWords:
    """What goes with a pronoun, as lemmas.

    `meeting` are verbs that make two people a set and `shared` what such two have; `bodies_have` nouns that only states
    and groups own; of `acting` verbs they are the subject, of `done_to` the object; `things` are plural nouns that act
    on nobody. The object of `keeping` and `telling` verbs is who does what follows; `willing` is only somebody; of
    `answering` verbs whoever was told something is the subject.
    """

    meeting: Words
    shared: Words
    bodies_have: Words
    acting: Words
    done_to: Words
    things: Words
    keeping: Words
    telling: Words
    willing: Words
    answering: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """Nouns for bodies and what may stand before them.

    Of `groups` those of `organisations` may be any body; `armed_alone` are armed groups without an adjective; `bodies`
    end a body's name; `states`, `rulers` and `servants` stand for whoever owns them. `all_bodies` are all nouns for
    bodies, `owned` those that stand for their owner or its army.
    """

    determiners: Words
    groups: Words
    organisations: Words
    armed: Words
    armed_alone: Words
    blocs: Words
    bodies: Words
    qualities: Words
    owning: Words
    states: Words
    rulers: Words
    servants: Words
    countries: Words
    offices: Words
    armies: Words
    all_bodies: Words = field(init=False)
    owned: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all_bodies", self.groups | self.blocs | self.bodies)
        object.__setattr__(self, "owned", self.states | self.servants | self.armies)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedWords:
    """Nouns of a description that a name explains: `relatives` are who somebody is to somebody else."""

    relatives: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BareWords:
    """Words for a state or an office that name none.

    `warfare` is what armies do and have; `seated` are of the state in whose capital they are; before one of `offices` a
    word of `other` makes another office; the words of each of `same` are one calling. `for_a_state` are those for a
    state, `nouns` all by which one is known.
    """

    governments: Words
    countries: Words
    armies: Words
    warfare: Words
    officials: Words
    seated: Words
    offices: Words
    other: Words
    same: tuple[Words, ...]
    for_a_state: Words = field(init=False)
    nouns: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "for_a_state", self.governments | self.armies | self.countries)
        object.__setattr__(self, "nouns", self.for_a_state | self.officials | self.seated | self.offices)


@dataclass(frozen=True, slots=True, kw_only=True)
class SomebodyWords:
    """What people are called without name and office.

    `genders` are of nouns that tell one; `callings` have the words of the roles of those who may be called so.
    `qualities` stand before such nouns, those of `past` for who was something; `all_qualities` are both.
    """

    genders: dict[str, str]
    callings: dict[str, Words]
    qualities: Words
    past: Words
    nouns: Words = field(init=False)
    all_qualities: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nouns", frozenset(self.genders) | frozenset(self.callings))
        object.__setattr__(self, "all_qualities", self.qualities | self.past)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceWords:
    """The words of the coreference file by what they resolve. All in lower case.

    `heads` lead organisations; `callings` name no office, with words of the roles of those who may be called so;
    `epithets` and `halves` are states; `led_by_government` are the states whose "leader" is the head of government.
    """

    several: SeveralWords
    pronouns: PronounWords
    bodies: BodyWords
    explained: ExplainedWords
    bare: BareWords
    somebody: SomebodyWords
    heads: Words
    callings: dict[str, Words]
    epithets: dict[str, str]
    halves: dict[str, str]
    led_by_government: Words


def load_coreference(name: str) -> CoreferenceWords:
    """Read the file of coreference words."""
    data = read_toml(name)
    several, bare = dict(data["several"]), dict(data["bare"])
    numbers, one_of, singular = several.pop("numbers"), several.pop("one_of"), several.pop("singular")
    return CoreferenceWords(
        several=SeveralWords(**word_sets(several), numbers=numbers, one_of=one_of, singular=singular),
        pronouns=PronounWords(**word_sets(data["pronouns"])),
        bodies=BodyWords(**word_sets(data["bodies"])),
        explained=ExplainedWords(**word_sets(data["explained"])),
        bare=BareWords(
            same=tuple(frozenset(group) for group in bare.pop("same")),
            **word_sets(bare),
        ),
        somebody=SomebodyWords(
            genders=data["somebody"]["genders"],
            callings={noun: frozenset(words) for noun, words in data["somebody"]["callings"].items()},
            qualities=frozenset(data["somebody"]["qualities"]),
            past=frozenset(data["somebody"]["past"]),
        ),
        heads=frozenset(data["heads"]["words"]),
        callings=word_sets(data["callings"]),
        epithets=dict(data["epithets"]),
        halves=dict(data["halves"]),
        led_by_government=frozenset(data["led_by_government"]["states"]),
    )
