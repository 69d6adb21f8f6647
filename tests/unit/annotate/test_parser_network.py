"""Vectors that are kept by word must be, bit for bit, those that spaCy computes for every word anew."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from tests.unit.annotate.test_parser_speed import ODD, _sentences
from thinc.layers import Linear

from truceline.annotate import parser_network
from truceline.annotate.parser import DEFAULT_MODEL, UNUSED
from truceline.annotate.parser_network import KeptVectors, is_known
from truceline.annotate.parser_speed import use_numpy_products

SENTENCES = (*_sentences(), *(s for s in ODD if s), "gonna Gonna gonna, ain't it? It's the envoys' ' s .")

MOST = 4
"""Words that are kept, in a test."""


@pytest.fixture(scope="module")
def language() -> Language:
    made = spacy.load(DEFAULT_MODEL, exclude=UNUSED)
    use_numpy_products(made)
    return made


@pytest.fixture
def network(language: Language) -> Any:
    component: Any = language.get_pipe("tok2vec")
    return component.model


def _same(kept: KeptVectors, network: Any, language: Language, sentences: tuple[str, ...]) -> bool:
    docs = [language.make_doc(s) for s in sentences]
    ours = kept.of(docs)
    theirs = network.predict(docs)
    return len(ours) == len(theirs) and all(map(np.array_equal, ours, theirs))


def test_vectors_are_the_same_bits(language: Language, network: Any) -> None:
    kept = KeptVectors(network)
    assert _same(kept, network, language, SENTENCES)
    assert _same(kept, network, language, SENTENCES[::-1])  # all words known


def test_bits_do_not_depend_on_what_was_read_before(language: Language, network: Any) -> None:
    together, alone = KeptVectors(network), KeptVectors(network)
    docs = [language.make_doc(s) for s in SENTENCES]
    vectors = together.of(docs)
    for doc, of_doc in reversed(list(zip(docs, vectors, strict=True))):
        (own,) = alone.of([doc])
        assert np.array_equal(own, of_doc)


def test_the_later_words_are_let_go_when_they_are_too_many(
    language: Language, network: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptVectors(network)
    assert _same(kept, network, language, SENTENCES)
    monkeypatch.setattr(parser_network, "MOST_WORDS", MOST)
    assert _same(kept, network, language, SENTENCES[::-1])
    first = next(iter(kept._rows))
    kept.of([language.make_doc("They conferred.")])
    assert next(iter(kept._rows)) == first
    assert len(kept._rows) <= MOST // 2 + len(["They", "conferred", "."])


def test_a_network_of_another_build_is_not_known(network: Any) -> None:
    assert is_known(network)
    plain = spacy.load(DEFAULT_MODEL, exclude=UNUSED)
    component: Any = plain.get_pipe("tok2vec")
    assert not is_known(component.model)  # it does not multiply by numpy
    assert not is_known(Linear())
