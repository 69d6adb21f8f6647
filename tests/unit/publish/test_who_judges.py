"""Whose a judgement is in a brief where nobody is cited for it."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages
from truceline.publish.brief import brief_of

ENGINE = Engine(load_lexicon(), SpacyParser())


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Angela Merkel doubts that the truce will hold.", True),
        ("Angela Merkel criticised Chad and questioned whether the ceasefire would hold.", True),
        ("Angela Merkel does not expect a ceasefire.", True),
        ("A truce is unlikely before Angela Merkel leaves.", False),
        ("Few doubt that the ceasefire of Angela Merkel will hold.", False),
        ("The ceasefire of Angela Merkel is likely to collapse.", False),
    ],
)
def test_who_doubts_a_thing_is_who_judges(text: str, by: bool) -> None:
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2017-03-14")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    assert ("Angela Merkel" in [a.by for a in brief_of([coded], ()).assessments]) is by
