"""Words for happenings: the roles, levels and formats that show who meets whom, and how."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Words beside the triggers. `levels` and `formats` give the words of each level and format, best first."""

    stand_ins: frozenset[str]
    levels: dict[str, tuple[str, ...]]
    formats: dict[str, tuple[str, ...]]


def load_event_words(name: str) -> EventWords:
    """Read the words that stand beside the triggers of events."""
    data = read_toml(name)
    return EventWords(
        stand_ins=frozenset(data["stand_ins"]["words"]),
        levels={k: tuple(v) for k, v in data["levels"].items() if k != "source"},
        formats={k: tuple(v) for k, v in data["formats"].items() if k != "source"},
    )
