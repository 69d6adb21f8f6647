"""What pages on no negotiation tell of others than sides is none of a negotiation's happenings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.actor import Actor
from truceline.model.coded import CodedArticle
from truceline.trace.happenings import find_happenings
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]
FILLER = "The bakery opened at seven and the school choir sang in the hall by the mill. " * 12
WAR = "The ceasefire held, the envoys left for talks on the truce, and the rebels freed hostages. " * 6
OTHERS = (
    Actor(id="police", name="police", kind="organ", sector="COP"),
    Actor(id="burglar", name="burglar", kind="person"),
    Actor(id="miller", name="Mill & Sons", kind="organisation", sector="BUS"),
)


def happenings_of(build_page: Build, around: str, **slots: Any) -> int:
    coded = build_page(f"They did it. {around}", [{"words": "They did it", "factuality": "CT+", **slots}])
    annotated = replace(coded.annotated, actors=(*coded.annotated.actors, *OTHERS))
    return len(find_happenings(Sources.of([replace(coded, annotated=annotated)], lexicon=load_lexicon())))


@pytest.mark.parametrize(
    "slots",
    [
        {"type": "COERCE", "mode": "arrest", "actors": ("police",), "recipients": ("burglar",)},
        {"type": "AGREE", "phase": "signed", "actors": ("miller",)},
        {"type": "SANCTION", "mode": "convict", "recipients": ("burglar",)},
    ],
)
def test_crime_and_business_are_left_out_of_pages_on_no_negotiation(slots: dict[str, Any], build_page: Build) -> None:
    assert happenings_of(build_page, FILLER, **slots) == 0
    assert happenings_of(build_page, WAR, **slots) == 1


@pytest.mark.parametrize(
    "slots",
    [
        {"type": "COERCE", "mode": "arrest", "actors": ("police",), "recipients": ("burhan",)},
        {"type": "AGREE", "phase": "signed", "actors": ("miller", "egy")},
        {"type": "ASSAULT", "actors": ("rsf",)},
    ],
)
def test_what_a_side_does_or_suffers_is_told_wherever_it_stands(slots: dict[str, Any], build_page: Build) -> None:
    assert happenings_of(build_page, FILLER, **slots) == 1
