"""The seam to the parser."""

from __future__ import annotations

import pytest
from tests.unit.annotate.conftest import PARSER

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
