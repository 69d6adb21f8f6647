"""Words that report what somebody says, thinks, wants or plans, and where the content stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.tables import read_toml

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingCues:
    """Reporting words by construction. All are lemmas in lower case.

    `disowns` are verbs whose object is another's word, `minds` those of thinking and wanting.
    `object_and` and `preposition` map a preposition to the verbs that take it; so do `noun_of` and `adjective_of`.
    """

    clause: Words
    irregular: Words
    infinitive: Words
    object_infinitive: Words
    object: Words
    object_and: Mapping[str, Words]
    preposition: Mapping[str, Words]
    naming: Words
    passive: Words
    adverbs: Words
    seeming: Words
    noun_clause: Words
    noun_infinitive: Words
    noun_of: Mapping[str, Words]
    adjective_clause: Words
    adjective_infinitive: Words
    adjective_of: Mapping[str, Words]
    phrases: tuple[str, ...]
    denies: Words
    disowns: Words
    minds: Words

    @property
    def verbs(self) -> Words:
        """All verbs that report, whatever the construction."""
        several = (*self.object_and.values(), *self.preposition.values())
        return self.clause.union(self.infinitive, self.object_infinitive, self.object, self.naming, *several)


def load_reporting(name: str) -> ReportingCues:
    """Read the file of reporting cues."""
    data = read_toml(name)
    nouns, adjectives = data["nouns"], data["adjectives"]
    return ReportingCues(
        clause=frozenset(data["clause"]),
        irregular=frozenset(data["irregular"]),
        infinitive=frozenset(data["infinitive"]),
        object_infinitive=frozenset(data["object_infinitive"]),
        object=frozenset(data["object"]),
        object_and=_by_preposition(data["object_and"]),
        preposition=_by_preposition(data["preposition"]),
        naming=frozenset(data["naming"]["verbs"]),
        passive=frozenset(data["impersonal"]["passive"]),
        adverbs=frozenset(data["impersonal"]["adverbs"]),
        seeming=frozenset(data["impersonal"]["seeming"]),
        noun_clause=frozenset(nouns["clause"]),
        noun_infinitive=frozenset(nouns["infinitive"]),
        noun_of=_by_preposition(nouns),
        adjective_clause=frozenset(adjectives["clause"]),
        adjective_infinitive=frozenset(adjectives["infinitive"]),
        adjective_of=_by_preposition(adjectives),
        phrases=tuple(data["prepositional"]["phrases"]),
        denies=frozenset(data["roles"]["denies"]),
        disowns=frozenset(data["roles"]["disowns"]),
        minds=frozenset(data["roles"]["minds"]),
    )


def _by_preposition(lists: dict[str, list[str]]) -> dict[str, Words]:
    return {p: frozenset(words) for p, words in lists.items() if p not in ("clause", "infinitive")}
