"""Words that report what somebody says, thinks, wants or plans, and where the content stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.lexicon.tables import read_toml

Words = frozenset[str]
ByPreposition = Mapping[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassiveCues:
    """Verbs that report in the passive: with an infinitive, with a name given, with a preposition."""

    infinitive: Words
    naming: Words
    with_preposition: ByPreposition


@dataclass(frozen=True, slots=True, kw_only=True)
class NominalCues:
    """Nouns or adjectives that report: with a clause, with an infinitive, with a preposition; `words` are all."""

    clause: Words
    infinitive: Words
    with_preposition: ByPreposition
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", self.clause.union(self.infinitive, *self.with_preposition.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingCues:
    """Words of a sentence after which another's words stand in quotation marks: what one does, is like, or has."""

    verbs: Words
    adjectives: Words
    nouns: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingCues:
    """Reporting words by construction. All are lemmas in lower case, a verb with its particle is one entry.

    `beside` are verbs that report only beside words in quotation marks.

    `disowns` are verbs whose object is another's word, `receives` those whose subject only meets with it; `speaks`
    report even inside quotation marks; of these `to_somebody` have who is told for an object, and `leading` words open
    no speech before them. `leads_up` are words of the sentence before a speech that has no cue. `study_verbs` report
    where their subject is one of `studies`. `voices` are nouns that speak for an actor named with them; `body_nouns`
    mean with "the" the body that spoke before. `labels` stand before the colon of a headline and name no speaker.
    `extending` are prepositions that go on with a content, unless one of `settings` follows. `object_and` and
    `preposition` map a preposition to the verbs that take it. `own_stems` begin cues that report no words: the outlet's
    impression, or what somebody thinks of a thing that is so; `citing_stems` cues whose content may be who is cited;
    `shown_stems` cues whose subject may be a thing, `happenings` subjects that say nothing by any cue; `asides` open
    clauses that are the outlet's, in the present only the `meanwhile` among them. Nobody is cited by `plans`. `papers`
    are whose they are who do the `issuing`; `carried` words open a sentence that goes on with what was told. `telling`
    has for each part of speech all lemmas that may report, a verb without its particle; `verbs` report a clause or an
    infinitive.
    """

    clause: Words
    beside: Words
    own_stems: tuple[str, ...]
    citing_stems: tuple[str, ...]
    shown_stems: tuple[str, ...]
    happenings: Words
    asides: Words
    meanwhile: Words
    irregular: Words
    infinitive: Words
    object_infinitive: Words
    gerund: Words
    object: Words
    study_verbs: Words
    studies: Words
    object_and: ByPreposition
    preposition: ByPreposition
    naming: Words
    passive: PassiveCues
    adverbs: Words
    seeming: Words
    nouns: NominalCues
    adjectives: NominalCues
    phrases: tuple[str, ...]
    plans: Words
    papers: Words
    issuing: Words
    carried: Words
    extending: Words
    settings: Words
    labels: Words
    voices: Words
    body_nouns: Words
    denies: Words
    disowns: Words
    receives: Words
    speaks: Words
    to_somebody: Words
    leading: Words
    leads_up: LeadingCues
    telling: Mapping[str, Words] = field(init=False)
    verbs: Words = field(init=False)

    def __post_init__(self) -> None:
        passive = self.passive.infinitive.union(self.passive.naming, *self.passive.with_preposition.values())
        active = self.clause.union(self.infinitive, self.object_infinitive, self.gerund, self.object, self.naming)
        governing = self.study_verbs.union(*self.object_and.values(), *self.preposition.values())
        verbs = frozenset(name.split()[0] for name in passive | active | governing | self.seeming | self.speaks)
        nominal = {"NOUN": self.nouns.words, "ADJ": self.adjectives.words, "ADV": self.adverbs}
        object.__setattr__(self, "telling", {"VERB": verbs, "AUX": verbs, **nominal})
        object.__setattr__(self, "verbs", self.clause.union(self.infinitive, self.object_infinitive))


def load_reporting(name: str) -> ReportingCues:
    """Read the file of reporting cues."""
    data = read_toml(name)
    passive = data["passive"]
    return ReportingCues(
        clause=frozenset(data["clause"]),
        beside=frozenset(data["beside"]),
        own_stems=tuple(data["statements"]["own"]),
        citing_stems=tuple(data["statements"]["citing"]),
        shown_stems=tuple(data["statements"]["shown"]),
        happenings=frozenset(data["statements"]["happenings"]),
        asides=frozenset(data["statements"]["asides"]),
        meanwhile=frozenset(data["statements"]["meanwhile"]),
        irregular=frozenset(data["irregular"]),
        infinitive=frozenset(data["infinitive"]),
        object_infinitive=frozenset(data["object_infinitive"]),
        gerund=frozenset(data["gerund"]),
        object=frozenset(data["object"]),
        study_verbs=frozenset(data["studies"]["verbs"]),
        studies=frozenset(data["studies"]["nouns"]),
        object_and=_by_preposition(data["object_and"]),
        preposition=_by_preposition(data["preposition"]),
        naming=frozenset(data["naming"]["verbs"]),
        passive=PassiveCues(
            infinitive=frozenset(passive["infinitive"]),
            naming=frozenset(passive["naming"]),
            with_preposition=_by_preposition(passive),
        ),
        adverbs=frozenset(data["impersonal"]["adverbs"]),
        seeming=frozenset(data["impersonal"]["seeming"]),
        nouns=_nominal(data["nouns"]),
        adjectives=_nominal(data["adjectives"]),
        phrases=tuple(data["prepositional"]["phrases"]),
        plans=frozenset(data["prepositional"]["plans"]),
        papers=frozenset(data["speakers"]["papers"]),
        issuing=frozenset(data["speakers"]["issuing"]),
        carried=frozenset(data["carried"]["openers"]),
        extending=frozenset(data["extent"]["prepositions"]),
        settings=frozenset(data["extent"]["settings"]),
        labels=frozenset(data["headlines"]["labels"]),
        voices=frozenset(data["speakers"]["voices"]),
        body_nouns=frozenset(data["speakers"]["bodies"]),
        denies=frozenset(data["roles"]["denies"]),
        disowns=frozenset(data["roles"]["disowns"]),
        receives=frozenset(data["roles"]["receives"]),
        speaks=frozenset(data["roles"]["speaks"]),
        to_somebody=frozenset(data["roles"]["to_somebody"]),
        leading=frozenset(data["roles"]["leading"]),
        leads_up=LeadingCues(**{part: frozenset(words) for part, words in data["leads_up"].items()}),
    )


def _nominal(lists: dict[str, list[str]]) -> NominalCues:
    return NominalCues(
        clause=frozenset(lists["clause"]),
        infinitive=frozenset(lists["infinitive"]),
        with_preposition=_by_preposition(lists),
    )


def _by_preposition(lists: dict[str, list[str]]) -> ByPreposition:
    return {p: frozenset(words) for p, words in lists.items() if p not in ("clause", "infinitive", "naming")}
