"""Forms of verbs that the parser's rules give to another verb."""

from __future__ import annotations

import pytest
from tests.unit.annotate.conftest import PARSER

from truceline.lexicon.lemmas import forms_of, load_lemmas


def test_regular_forms() -> None:
    assert forms_of("hope") == ("hopes", "hoped", "hoping")
    assert forms_of("ready") == ("readies", "readied", "readying")
    assert forms_of("retweet") == ("retweets", "retweeted", "retweeting")


@pytest.mark.parametrize(
    ("sentence", "form", "lemma"),
    [
        ("Kenya hoped that the talks would resume.", "hoped", "hope"),
        ("Rebels staged an attack on the port.", "staged", "stage"),
        ("The two armies are waging war in Darfur.", "waging", "wage"),
        ("The boy hopped over the fence.", "hopped", "hop"),
        ("The dog was wagging its tail.", "wagging", "wag"),
        ("Their hopes of peace faded.", "hopes", "hope"),
    ],
)
def test_a_form_has_the_lemma_of_its_own_verb(sentence: str, form: str, lemma: str) -> None:
    (parse,) = PARSER.parse([(sentence, 0)])
    assert [t.lemma for t in parse if t.text == form] == [lemma]


def test_each_form_is_mended_for_a_reason() -> None:
    assert len(load_lemmas("lemmas.toml")) == 3 * 24
