from __future__ import annotations

import hashlib

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.tellings import find_tellings, group_tellings
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span

LEXICON = load_lexicon()


def _article(text: str) -> CodedArticle:
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    starts = [0, *(e + 1 for e in ends)]
    sentences = tuple(
        Sentence(index=i, span=Span(s, e), paragraph=0) for i, (s, e) in enumerate(zip(starts, ends, strict=False))
    )
    page = Page(id="p", source=text, sha256=hashlib.sha256(text.encode()).hexdigest(), kind="plain")
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )
    return CodedArticle(
        annotated=AnnotatedArticle(article=article, sentences=sentences, times=(), as_of=()), statements=()
    )


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The talks took place in Bern.", "held"),
        ("Envoys met in Bern.", "held"),
        ("The talks will open in Bern.", "coming"),
        ("Envoys will meet in Bern.", "coming"),
        ("Norway wants to raise cod at the talks.", "coming"),
        ("The talks were called off in Bern.", "off"),
        ("The talks may open in Bern.", "open"),
        ("After the talks, winter will be long.", "open"),
    ],
)
def test_tense_of_a_telling(text: str, tense: str) -> None:
    assert [t.tense for t in find_tellings(_article(text), LEXICON)] == [tense]


def test_the_talks_refer_back() -> None:
    text = "Envoys met in Bern. The meeting lasted an hour. A second meeting may follow. The meeting was frank."
    groups = group_tellings(find_tellings(_article(text), LEXICON))
    told = [[t.word.of(text) for t in m.tellings] for m in groups]
    assert told == [["met", "The meeting", "The meeting"], ["meeting"]]


def test_a_call_is_no_meeting() -> None:
    forms = [
        m.form
        for m in group_tellings(
            find_tellings(_article("Envoys met in Bern. They had a phone call. They signed a map."), LEXICON)
        )
    ]
    assert forms == ["meeting", "call", "signing"]


def test_quoted_words_tell_nothing() -> None:
    assert find_tellings(_article("A porter wrote “the talks took place in the bar” and left."), LEXICON) == ()


def test_a_clause_ends_at_its_breaks() -> None:
    text = "Envoys met in Bern, and snow fell."
    assert clause_span(text, Span(0, len(text)), Span(7, 10)).of(text) == "Envoys met in Bern"


def test_an_offset_outside_all_sentences_has_its_line() -> None:
    article = _article("Envoys met.\nno full stop\nnor here")
    assert sentence_span(article, 14).of(article.text) == "no full stop"
    assert sentence_span(article, 26).of(article.text) == "nor here"


def test_straight_quotation_marks_count_in_pairs() -> None:
    article = _article('He said "no" and left.')
    assert in_quotation(article, Span(9, 11))
    assert not in_quotation(article, Span(17, 21))
