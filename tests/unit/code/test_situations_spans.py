"""What the span of a situation holds: a war with its age, not the age alone."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Norway deplored the campaign in Tigray, now in its second year.",
            "the campaign in Tigray, now in its second year",
        ),
        ("The siege of Taiz, in its fourth month, has starved the town.", "The siege of Taiz, in its fourth month"),
        ("The war in Angola, now in its tenth year, has ruined the land.", "The war in Angola, now in its tenth year"),
    ],
)
def test_a_war_is_told_with_its_age(text: str, words: str) -> None:
    coded = code(text)
    assert words in [s.span.of(coded.text) for s in coded.statements if s.rule == "situations.state.aged"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy, now in his second year in Juba, praised the truce.",
        "The minister of Angola, in her tenth month, met the rebels.",
        "The war in Angola ended in its tenth year.",
    ],
)
def test_what_else_has_an_age_is_no_war(text: str) -> None:
    assert not [s for s in code(text).statements if s.rule == "situations.state.aged"]
