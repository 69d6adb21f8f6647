"""Words split once a run must be those that spaCy finds in the sentence."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from tests.unit.annotate.plain import plain, sentences

from truceline.annotate import parser_words
from truceline.annotate.parser_words import Words, a_few, is_split_at_spaces

LANGUAGE = plain()
WORDS = Words(LANGUAGE)


def _holds(words: Words, texts: tuple[str, ...]) -> bool:
    told = [[tuple(words.known[number]) for number in of_text] for of_text in words.numbers(texts)]
    docs = [LANGUAGE.make_doc(text) for text in texts]
    return told == [[(t.text, t.norm_, bool(t.whitespace_)) for t in doc] for doc in docs]


@pytest.mark.parametrize("together", [1, 3, 2_000])
def test_words_are_those_of_spacy(monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(parser_words, "TOGETHER", together)
    words = Words(LANGUAGE)
    assert _holds(words, sentences())
    known = len(words.known)
    assert _holds(words, sentences()[::-1])  # all runs known
    assert len(words.known) == known


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("aZé9 \t\n\u00a0\u2028'’\".,:;()-–/$%…”"), max_size=30))
def test_words_of_any_text_are_those_of_spacy(text: str) -> None:
    assert _holds(WORDS, (text,))


def test_a_text_of_words_has_their_letters_and_what_stands_for_them() -> None:
    text = "They can't go , and  won't."
    (numbers,) = WORDS.numbers([text])
    made, own = WORDS.text_of(numbers), LANGUAGE.make_doc(text)
    assert made.text == text
    assert [t.norm_ for t in made] == [t.norm_ for t in own]
    assert "not" in [t.norm_ for t in made]


def test_lengths_are_those_of_words_and_spaces() -> None:
    (numbers,) = WORDS.numbers(["Talks, they said"])
    assert [(WORDS.lengths[n], WORDS.spaces[n]) for n in numbers] == [(5, 0), (1, 1), (4, 1), (4, 0)]


def test_more_letters_than_a_model_takes_as_one_text_are_split() -> None:
    runs = [f"{chr(ord('a') + n % 26) * 2_000}{n}" for n in range(1 + LANGUAGE.max_length // 2_000)]
    words = Words(LANGUAGE)
    assert [len(of_text) for of_text in words.numbers(runs)] == [1] * len(runs)
    assert len(words) == len(runs)


def test_what_is_kept_is_counted_by_words_or_by_runs() -> None:
    words = Words(LANGUAGE)
    words.numbers(["met, met; met: met"])
    assert (len(words.known), len(words)) == (4, 4)
    words.numbers(["met,met met;met met:met ,met ;met :met"])
    assert len(words.known) < len(words)


def test_an_exception_with_a_space_is_not_split_at_it() -> None:
    language: Language = spacy.blank("en")
    assert is_split_at_spaces(language)
    assert isinstance(language.tokenizer, Tokenizer)
    language.tokenizer.add_special_case("New York", [{"ORTH": "New York"}])
    assert not is_split_at_spaces(language)


def test_a_few_sentences_have_so_many_words_at_the_most() -> None:
    assert list(a_few([[1, 2], [3], [4, 5, 6, 7], [8]], 3)) == [[[1, 2], [3]], [[4, 5, 6, 7]], [[8]]]
    assert list(a_few([], 3)) == []
