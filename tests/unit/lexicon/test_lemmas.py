"""Forms of verbs that the parser's rules give to another verb."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc
from tests.unit.annotate.conftest import PARSER
from tests.unit.annotate.plain import plain

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


def test_each_verb_has_a_form_that_the_parsers_rules_get_wrong() -> None:
    language = plain()
    lemmatizer: Any = language.get_pipe("lemmatizer")
    for verb in set(load_lemmas("lemmas.toml").values()):
        doc = Doc(language.vocab, words=list(forms_of(verb)), pos=["VERB"] * 3, tags=["VBZ", "VBD", "VBG"])
        assert any(token.lemma_ != verb for token in lemmatizer(doc)), verb
