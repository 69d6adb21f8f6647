"""Words that say how real a happening is: modals, plans, demands, denials, doubt, and verbs that carry a noun."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from truceline.lexicon.tables import read_toml
from truceline.model.statement import Factuality, Status


@dataclass(frozen=True, slots=True)
class StatusCue:
    """What a word says of the happening that it governs. `name` is the group of the data file.

    `beside` lists the prepositions, the infinitive (`to`), the `gerund`, the clause (`that`) or the `object` of which a
    word needs one to say so.
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

    `verdicts` are what is said of a clause, `claim_verdicts` of a claim, by word; `turned_verdicts` what one of them is
    under a negation, by name. `judging` are all words that say something of a whole clause.
    `sources` gives the group of a predicate by which somebody tells or holds something (`docs/factuality.md`);
    `negating` are all words by one of which a verb or noun is negated, if it is (`negation_of`).
    """

    modals: dict[str, StatusCue]
    governors: dict[tuple[str, str], tuple[StatusCue, ...]]
    modifiers: dict[str, StatusCue]
    predicates: dict[str, StatusCue]
    adverbs: dict[str, StatusCue]
    verdicts: dict[str, StatusCue]
    claim_verdicts: dict[str, StatusCue]
    turned_verdicts: dict[str, StatusCue]
    sources: dict[tuple[str, str], str]
    scales: dict[str, FactualityScale]
    negation: frozenset[str]
    negative_pronouns: frozenset[str]
    speech: frozenset[str]
    reports: frozenset[str]
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
    carrying_out: frozenset[str]
    professing: frozenset[str]
    claims: frozenset[str]
    dismissing: frozenset[str]
    falsely: frozenset[str]
    lying: frozenset[str]
    imagining: frozenset[str]
    unsaid: frozenset[str]
    scant_before_any: frozenset[str]
    carriers_of_object: frozenset[str]
    carriers_of_subject: frozenset[str]

    negating: frozenset[str] = field(init=False, repr=False, compare=False)
    judging: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "negating", self.negation | self.negative_pronouns | OTHER_NEGATIONS)
        tellers = self.claims | self.dismissing | self.falsely | self.lying | self.imagining | self.unsaid
        object.__setattr__(self, "judging", tellers | self.verdicts.keys() | self.claim_verdicts.keys())

    def governor(self, lemma: str, pos: str, beside: Collection[str] | None = None) -> StatusCue | None:
        """The cue of a governing word, if it is one in its word class, with what stands beside it if told."""
        found = self.governors.get((lemma, pos), ())
        if beside is None:
            return found[0] if found else None
        return next((cue for cue in found if not cue.beside or not cue.beside.isdisjoint(beside)), None)


LISTS = (
    "negation",
    "speech",
    "reports",
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
    "carrying_out",
    "professing",
    "claims",
    "dismissing",
    "falsely",
    "lying",
    "imagining",
    "unsaid",
)
"""Sections of the data file that are no more than a list of words."""


SCALES = "status_cues_scale.toml"


def load_status_cues(name: str) -> StatusCues:
    """Read the cues of status and factuality, and the scales of corpora (written by tools/fit_factuality.py)."""
    data = read_toml(name)
    verdicts = _cues(data["verdicts"])
    named = {cue.name: cue for cue in verdicts.values()}
    return StatusCues(
        verdicts=verdicts,
        claim_verdicts=verdicts | dict.fromkeys(data["dismissals"]["words"], named["false"]),
        turned_verdicts={n: named[t] for n, t in data["turned"].items() if n != "source"},
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


def _governors(groups: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[StatusCue, ...]]:
    found: dict[tuple[str, str], tuple[StatusCue, ...]] = {}
    for group in groups:
        cue = StatusCue(group["name"], group["status"], group["factuality"], frozenset(group.get("with", ())))
        for word in group["words"]:
            for part in group["parts"]:
                found[word, part] = (*found.get((word, part), ()), cue)
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
