"""Words that say how real a happening is: modals, plans, demands, denials, doubt, and verbs that carry a noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from truceline.lexicon.tables import read_toml
from truceline.model.statement import Factuality, Status


@dataclass(frozen=True, slots=True)
class StatusCue:
    """What a word says of the happening that it governs. `name` is the group of the data file.

    `beside` lists the prepositions, the infinitive (`to`), the clause (`that`) or the `object` of which a verb needs
    one to say so.
    """

    name: str
    status: Status
    factuality: Factuality
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FactualityScale:
    """How a corpus puts factuality into numbers from -3 to +3: where it starts, what each named cue adds."""

    start: float
    weights: dict[str, float]


OTHER_NEGATIONS = frozenset({"yet", "without", "nor"})
"""Words that negate what hangs on them or stands beside them, besides those of the lexicon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCues:
    """All cues. `governors` are keyed by lemma and word class; modals, modifiers and adverbs by word; predicates by
    word, or by prepositions and noun.

    `sources` gives the group of a predicate by which somebody tells or holds something (`docs/factuality.md`);
    `negating` are all words by one of which a verb or noun is negated, if it is (`negation_of`).
    """

    modals: dict[str, StatusCue]
    governors: dict[tuple[str, str], StatusCue]
    modifiers: dict[str, StatusCue]
    predicates: dict[str, StatusCue]
    adverbs: dict[str, StatusCue]
    sources: dict[tuple[str, str], str]
    scales: dict[str, FactualityScale]
    negation: frozenset[str]
    negative_pronouns: frozenset[str]
    speech: frozenset[str]
    reports: frozenset[str]
    untrue: frozenset[str]
    aims: frozenset[str]
    implicatives: frozenset[str]
    hearsay: frozenset[str]
    seeming: frozenset[str]
    utterances: frozenset[str]
    conditions: dict[str, str]
    frames: frozenset[str]
    granted: frozenset[str]
    presupposing: frozenset[str]
    done: frozenset[str]
    beginnings: frozenset[str]
    dates: frozenset[str]
    texts: frozenset[str]
    topics: frozenset[str]
    scant: frozenset[str]
    existing: frozenset[str]
    persons: frozenset[str]
    scant_before_any: frozenset[str]
    carriers_of_object: frozenset[str]
    carriers_of_subject: frozenset[str]

    negating: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "negating", self.negation | self.negative_pronouns | OTHER_NEGATIONS)

    def governor(self, lemma: str, pos: str) -> StatusCue | None:
        """The cue of a governing word, if it is one in its word class."""
        return self.governors.get((lemma, pos))


LISTS = (
    "negation",
    "speech",
    "reports",
    "untrue",
    "aims",
    "implicatives",
    "hearsay",
    "seeming",
    "utterances",
    "frames",
    "granted",
    "presupposing",
    "done",
    "beginnings",
    "dates",
    "texts",
    "topics",
    "scant",
    "existing",
    "persons",
)
"""Sections of the data file that are no more than a list of words."""


SCALES = "status_cues_scale.toml"


def load_status_cues(name: str) -> StatusCues:
    """Read the cues of status and factuality, and the scales of corpora (written by tools/fit_factuality.py)."""
    data = read_toml(name)
    return StatusCues(
        modals=_cues(data["modals"]),
        governors=_governors(data["governors"]),
        modifiers=_cues(data["modifiers"]),
        predicates=_cues(data["predicates"]),
        adverbs=_cues(data["adverbs"]),
        sources=_sources(data["sources"]),
        scales={n: FactualityScale(s["start"], s["weights"]) for n, s in read_toml(SCALES).items()},
        negative_pronouns=frozenset(data["negation"]["pronouns"]),
        conditions=_by_word(data["conditions"]),
        scant_before_any=frozenset(data["scant"]["before_any"]),
        carriers_of_object=frozenset(data["carriers"]["object"]),
        carriers_of_subject=frozenset(data["carriers"]["subject"]),
        **{section: frozenset(data[section]["words"]) for section in LISTS},
    )


def _cues(table: dict[str, Any]) -> dict[str, StatusCue]:
    return {
        word: StatusCue(name, group["status"], group["factuality"])
        for name, group in table.items()
        if name != "source"
        for word in group["words"]
    }


def _governors(groups: list[dict[str, Any]]) -> dict[tuple[str, str], StatusCue]:
    found: dict[tuple[str, str], StatusCue] = {}
    for group in groups:
        cue = StatusCue(group["name"], group["status"], group["factuality"], frozenset(group.get("with", ())))
        for word in group["words"]:
            for part in group["parts"]:
                found.setdefault((word, part), cue)
    return found


def _sources(groups: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for group in groups:
        for word in group["words"]:
            for part in group["parts"]:
                found.setdefault((word, part), group["name"])
    return found


def _by_word(table: dict[str, Any]) -> dict[str, str]:
    return {word: name for name, words in table.items() if name != "source" for word in words}
