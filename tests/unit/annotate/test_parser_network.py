"""Vectors that are kept by word must be, bit for bit, those that spaCy computes for every word anew."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from tests.unit.annotate.plain import plain, sentences, with_numpy_products
from thinc.layers import Linear

from truceline.annotate.parser_network import Floats, KeptVectors, is_known
from truceline.annotate.parser_words import Words

SENTENCES = tuple(s for s in sentences() if s)


@pytest.fixture(scope="module")
def language() -> Language:
    return with_numpy_products()


@pytest.fixture
def network(language: Language) -> Any:
    component: Any = language.get_pipe("tok2vec")
    return component.model


def _vectors(words: Words, kept: KeptVectors, texts: tuple[str, ...]) -> list[Floats]:
    numbers = words.numbers(texts)
    return np.split(kept.of(numbers), np.cumsum([len(of_text) for of_text in numbers])[:-1])


def test_vectors_are_the_same_bits(language: Language, network: Any) -> None:
    words = Words(language)
    kept = KeptVectors(network, words)
    for texts in (SENTENCES, SENTENCES[::-1]):  # then all words are known
        theirs = network.predict([language.make_doc(s) for s in texts])
        assert all(map(np.array_equal, _vectors(words, kept, texts), theirs))


def test_bits_do_not_depend_on_what_was_read_before(language: Language, network: Any) -> None:
    words, others = Words(language), Words(language)
    vectors, alone = _vectors(words, KeptVectors(network, words), SENTENCES), KeptVectors(network, others)
    for sentence, of_sentence in reversed(list(zip(SENTENCES, vectors, strict=True))):
        (own,) = _vectors(others, alone, (sentence,))
        assert np.array_equal(own, of_sentence)


def test_of_no_sentences_there_are_no_vectors(language: Language, network: Any) -> None:
    assert KeptVectors(network, Words(language)).of([]).shape == (0, network.get_dim("nO"))


def test_a_network_of_another_build_is_not_known(network: Any) -> None:
    assert is_known(network)
    component: Any = plain().get_pipe("tok2vec")
    assert not is_known(component.model)  # it does not multiply by numpy
    assert not is_known(Linear())
