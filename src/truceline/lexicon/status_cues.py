"""Words that say how real a happening is: modals, plans, demands, denials, doubt, and verbs that carry a noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from truceline.lexicon.tables import read_toml
from truceline.model.statement import Factuality, Status


@dataclass(frozen=True, slots=True)
class StatusCue:
    """What a word says of the happening that it governs. `name` is the group of the data file."""

    name: str
    status: Status
    factuality: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCues:
    """All cues. `governors` are keyed by lemma and word class; modifiers and adverbs by word."""

    modals: dict[str, StatusCue]
    governors: dict[tuple[str, str], StatusCue]
    modifiers: dict[str, str]
    adverbs: dict[str, str]
    negation: frozenset[str]
    speech: frozenset[str]
    reports: frozenset[str]
    aims: frozenset[str]
    implicatives: frozenset[str]
    carriers_of_object: frozenset[str]
    carriers_of_subject: frozenset[str]

    def governor(self, lemma: str, pos: str) -> StatusCue | None:
        """The cue of a governing word, if it is one in its word class."""
        return self.governors.get((lemma, pos))


def load_status_cues(name: str) -> StatusCues:
    """Read the cues of status and factuality."""
    data = read_toml(name)
    return StatusCues(
        modals=_modals(data["modals"]),
        governors=_governors(data["governors"]),
        modifiers=_by_word(data["modifiers"]),
        adverbs=_by_word(data["adverbs"]),
        negation=frozenset(data["negation"]["words"]),
        speech=frozenset(data["speech"]["words"]),
        reports=frozenset(data["reports"]["words"]),
        aims=frozenset(data["aims"]["words"]),
        implicatives=frozenset(data["implicatives"]["words"]),
        carriers_of_object=frozenset(data["carriers"]["object"]),
        carriers_of_subject=frozenset(data["carriers"]["subject"]),
    )


def _modals(table: dict[str, Any]) -> dict[str, StatusCue]:
    return {
        word: StatusCue(name, group["status"], group["factuality"])
        for name, group in table.items()
        if name != "source"
        for word in group["words"]
    }


def _governors(groups: list[dict[str, Any]]) -> dict[tuple[str, str], StatusCue]:
    found: dict[tuple[str, str], StatusCue] = {}
    for group in groups:
        cue = StatusCue(group["name"], group["status"], group["factuality"])
        for word in group["words"]:
            for part in group["parts"]:
                found.setdefault((word, part), cue)
    return found


def _by_word(table: dict[str, Any]) -> dict[str, str]:
    return {word: name for name, words in table.items() if name != "source" for word in words}
