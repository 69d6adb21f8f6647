"""Words that put one step before another: links between clauses, nouns of condition, exchange, effect."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import Literal

from truceline.lexicon.tables import read_toml

Need = Literal["duty", "modal", "negation", "only", "lasting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A mark or preposition between two steps, each of `words` word by word ("prior to").

    `first` is the side that comes first, `needs` what must be there. `flips`: what must come first is the end of what
    hangs on it ("not *under* fire", "not *while* they hold hostages").
    """

    name: str
    words: tuple[tuple[str, ...], ...]
    first: Literal["main", "below"]
    needs: frozenset[Need]
    flips: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Words with which a sentence puts what it says after what the one before says; `negated`: what it denies."""

    words: tuple[str, ...]
    relation: Literal["requires", "exchange"]
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreconditionCues:
    """All words of order between steps."""

    links: tuple[Link, ...]
    openings: tuple[Opening, ...]
    first_adverbs: frozenset[str]
    first_modals: frozenset[str]
    first_verbs: frozenset[str]
    nouns: frozenset[str]
    hanging_adjectives: frozenset[str]
    hanging_verbs: frozenset[str]
    hanging_prepositions: tuple[str, ...]
    conditioning: frozenset[str]
    requiring: frozenset[str]
    including: frozenset[str]
    following: frozenset[str]
    preceding: frozenset[str]
    coming: frozenset[str]
    waiting: frozenset[str]
    lasting: frozenset[str]
    aiming: frozenset[str]
    getting: frozenset[str]
    consenting: frozenset[str]
    refusing_verbs: frozenset[str]
    refusing_adjectives: frozenset[str]
    leaving: frozenset[str]
    preventing: frozenset[str]
    stalled: frozenset[str]
    firm: frozenset[str]
    wishing: frozenset[str]
    binding: frozenset[str]
    concessions: frozenset[str]
    exchange: frozenset[str]
    leading_verbs: frozenset[str]
    leading_objects: frozenset[str]
    leading_prepositions: tuple[str, ...]
    failing: frozenset[str]
    threats: frozenset[str]
    _by_word: dict[str, tuple[tuple[tuple[str, ...], tuple[Link, ...]], ...]] = field(
        init=False, repr=False, compare=False
    )
    _by_first: dict[str, tuple[Opening, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_words = {w: tuple(k for k in self.links if w in k.words) for link in self.links for w in link.words}
        longest_first = sorted(by_words.items(), key=lambda item: -len(item[0]))
        by_word = {w[0]: tuple(i for i in longest_first if i[0][0] == w[0]) for w in by_words}
        object.__setattr__(self, "_by_word", by_word)
        firsts = {o.words[0] for o in self.openings}
        by_first = {first: tuple(o for o in self.openings if o.words[0] == first) for first in firsts}
        object.__setattr__(self, "_by_first", by_first)

    @property
    def starts(self) -> Set[str]:
        """The first words of all links."""
        return self._by_word.keys()

    def of(self, word: str) -> tuple[tuple[tuple[str, ...], tuple[Link, ...]], ...]:
        """The words of links that begin with a word, the longest first, each with the links that they may be."""
        return self._by_word.get(word, ())

    def openings_with(self, word: str) -> tuple[Opening, ...]:
        """The words of order that begin with a word."""
        return self._by_first.get(word, ())


def load_preconditions(name: str) -> PreconditionCues:
    """Read the words of preconditions."""
    data = read_toml(name)
    return PreconditionCues(
        links=tuple(
            Link(
                name=x["name"],
                words=tuple(tuple(w.split()) for w in x["words"]),
                first=x["first"],
                needs=frozenset(x["needs"]),
                flips=x.get("flips", False),
            )
            for x in data["links"]
        ),
        openings=tuple(
            Opening(words=tuple(x["words"].split()), relation=x["relation"], negated=x.get("negated", False))
            for x in data["openings"]
        ),
        first_adverbs=frozenset(data["first"]["adverbs"]),
        first_modals=frozenset(data["first"]["modals"]),
        first_verbs=frozenset(data["first"]["verbs"]),
        nouns=frozenset(data["nouns"]["words"]),
        hanging_adjectives=frozenset(data["hanging"]["adjectives"]),
        hanging_verbs=frozenset(data["hanging"]["verbs"]),
        hanging_prepositions=tuple(data["hanging"]["prepositions"]),
        conditioning=frozenset(data["hanging"]["conditioning"]),
        requiring=frozenset(data["hanging"]["requiring"]),
        including=frozenset(data["hanging"]["including"]),
        following=frozenset(data["hanging"]["following"]),
        preceding=frozenset(data["hanging"]["preceding"]),
        coming=frozenset(data["refusal"]["coming"]),
        waiting=frozenset(data["refusal"]["waiting"]),
        lasting=frozenset(data["lasting"]["verbs"]),
        aiming=frozenset(data["aiming"]["verbs"]),
        consenting=frozenset(data["consenting"]["nouns"]),
        getting=frozenset(data["exchange"]["getting"]),
        refusing_verbs=frozenset(data["refusal"]["verbs"]),
        refusing_adjectives=frozenset(data["refusal"]["adjectives"]),
        leaving=frozenset(data["refusal"]["leaving"]),
        preventing=frozenset(data["refusal"]["preventing"]),
        stalled=frozenset(data["refusal"]["stalled"]),
        firm=frozenset(data["firm"]["adjectives"]),
        wishing=frozenset(data["aiming"]["wishing"]),
        binding=frozenset(data["aiming"]["binding"]),
        concessions=frozenset(data["refusal"]["concessions"]),
        exchange=frozenset(data["exchange"]["nouns"]),
        leading_verbs=frozenset(data["leading"]["verbs"]),
        leading_objects=frozenset(data["leading"]["objects"]),
        leading_prepositions=tuple(data["leading"]["prepositions"]),
        failing=frozenset(data["failing"]["verbs"]),
        threats=frozenset(data["failing"]["threats"]),
    )
