"""The filter before the parse."""

from __future__ import annotations

import pytest
from tests.unit.annotate.conftest import surveyed

from truceline.annotate.select import select_sentences
from truceline.lexicon.lexicon import load_lexicon

RECIPE = "Peel the onions. Cut them fine. Warm the oil. Add salt. Stir for an hour. Serve with rice. Eat it hot. "


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("The talks went on.", (True,)),
        ("no deal was reached after the summit", (True,)),
        ("the farmer said nothing", (True,)),
        ("bread rose slowly", (False,)),
        ("Kyiv.", (False,)),
        ("“we wait”", (True,)),
    ],
)
def test_sentences_of_a_short_text(text: str, chosen: tuple[bool, ...]) -> None:
    assert select_sentences(surveyed(text), load_lexicon()) == chosen


def test_a_long_text_of_something_else_is_skipped() -> None:
    assert not any(select_sentences(surveyed(RECIPE), load_lexicon()))


@pytest.mark.parametrize(
    "more", ["The ceasefire held for a week of talks.", "Rebels freed a hostage.", "A treaty ended the war."]
)
def test_a_long_text_of_a_negotiation_is_read(more: str) -> None:
    assert any(select_sentences(surveyed(RECIPE + more), load_lexicon()))


@pytest.mark.parametrize("language", ["fr", "ru", "es"])
def test_another_language_is_not_parsed(language: str) -> None:
    assert not any(select_sentences(surveyed("Le président a signé.", language=language), load_lexicon()))
