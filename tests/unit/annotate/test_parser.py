"""The seam to the parser."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from tests.unit.annotate.conftest import PARSER

from truceline.annotate import parser
from truceline.annotate.parser import DEFAULT_MODEL, SpacyParser
from truceline.errors import ModelMissing


def test_offsets_are_those_of_the_article() -> None:
    (parse,) = PARSER.parse([("The envoy waited.", 100)])
    assert [(t.start, t.end, t.text) for t in parse] == [
        (100, 103, "The"),
        (104, 109, "envoy"),
        (110, 116, "waited"),
        (116, 117, "."),
    ]


def test_the_version_is_that_of_the_model() -> None:
    assert SpacyParser(DEFAULT_MODEL).version.startswith("3.8")


def test_a_model_that_is_missing_is_told_in_one_line() -> None:
    with pytest.raises(ModelMissing, match="xx_no_such_model.*not installed"):
        list(SpacyParser("xx_no_such_model").parse([("A.", 0)]))


@pytest.mark.parametrize("build", [spacy.load, lambda *_, **__: spacy.blank("en")])
def test_a_model_that_has_met_too_many_words_is_loaded_anew(
    monkeypatch: pytest.MonkeyPatch, build: Callable[..., Language]
) -> None:
    loaded: list[weakref.ref[Language]] = []

    def load(*name: str, **options: Any) -> Language:
        language = build(*name, **options)
        loaded.append(weakref.ref(language))
        return language

    monkeypatch.setattr(spacy, "load", load)
    monkeypatch.setattr(parser, "MOST_WORDS", 6)
    monkeypatch.setattr(parser, "BATCH", 1)
    told = ("They met in Oslo.", "Rebels hid two captured trucks.", "They met in Oslo.")
    first, _, third = SpacyParser().parse([(text, 0) for text in told])
    assert first == third
    assert len(loaded) > 1
    assert [of() is None for of in loaded[:-1]] == [True] * (len(loaded) - 1)
