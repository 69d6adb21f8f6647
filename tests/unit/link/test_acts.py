"""Acts cut out of clauses by their words: state, parties, place."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.link.acts import Act, ActsTold, find_acts
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span

LEXICON = load_lexicon()


def _article(text: str) -> CodedArticle:
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
    sentences = (Sentence(index=0, span=Span(0, len(text)), paragraph=0),)
    annotated = AnnotatedArticle(article=article, sentences=sentences, times=(), as_of=())
    return CodedArticle(annotated=annotated, statements=())


def _acts(text: str) -> list[Act]:
    article = _article(text)
    return list(find_acts(article, LEXICON))


@pytest.mark.parametrize(
    ("text", "key", "state"),
    [
        ("The envoys met in Telk.", "meet", "done"),
        ("The envoys have not met in Telk.", "meet", "not"),
        ("The envoys have yet to meet.", "meet", "not"),
        ("The envoys failed to meet.", "meet", "not"),
        ("The envoys are due to meet in Telk.", "meet", "coming"),
        ("The envoys will meet in Telk.", "meet", "coming"),
        ("No envoys were released.", "release", "not"),
        ("The meeting did not take place.", "meet", "not"),
        ("There were no reports of a meeting.", "meet", "unreported"),
        ("The withdrawal is due to begin.", "withdraw", "coming"),
        ("The pipe was never repaired.", "repaired", "not"),
    ],
)
def test_state_of_an_act(text: str, key: str, state: str) -> None:
    assert state in [a.state for a in _acts(text) if a.key == key]


def test_parties_of_the_active_and_the_passive() -> None:
    (active,) = _acts("Kestria lifted the embargo.")
    (passive,) = _acts("The embargo was lifted by Kestria.")
    assert (active.agent.head, active.theme.head) == ("kestria", "embargo")
    assert (passive.agent.head, passive.theme.head) == ("kestria", "embargo")


def test_the_subject_of_a_verb_without_an_object_is_its_theme() -> None:
    (act,) = _acts("The truce expired.")
    assert (act.theme.head, act.agent.head) == ("truce", None)


def test_a_particle_is_no_part_of_the_object() -> None:
    act = next(a for a in _acts("Kestria handed 40 captives over to Oru.") if a.key == "hand_over")
    assert (act.object.head, act.tail("to")) == ("captive", frozenset({"oru"}))


def test_phrases_fit_where_one_says_no_more_than_the_other() -> None:
    one, other, third = (_acts(f"Kestria signed the {n}.")[0].object for n in ("plan", "peace plan", "trade plan"))
    assert (one.fits(other), other.fits(third)) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "The envoys would meet in Telk.",
        "The envoys often meet in Telk.",
        "If the envoys met in Telk, war would end.",
        "Meeting in Telk, the envoys smiled.",
        "“The envoys met in Telk,” he wrote.",
    ],
)
def test_what_is_only_possible_or_in_the_words_of_others_is_no_act(text: str) -> None:
    assert not [a for a in _acts(text) if a.key == "meet"]


def test_a_verb_without_a_subject_has_that_of_the_verb_before_it() -> None:
    acts = _acts("Kestria signs accords and opened the road.")
    assert [(a.key, a.subject.head) for a in acts] == [("open", "kestria")]


def test_acts_are_read_by_their_keys() -> None:
    text = "The envoys met in Telk and signed the accord. The accord was not signed, and the truce will expire."
    told = ActsTold(_article(text), LEXICON)
    assert told.of({"meet"}, lambda _: True) == [a for a in told.all if a.key == "meet"]
    assert told.of({"meet"}, lambda _: False) == []


def test_acts_that_two_sentences_tell_of_in_the_own_voice_of_a_page() -> None:
    one, other = "The envoys signed the accord.", " The accord was not signed. “They opened the road,” he wrote."
    article = _article(one + other)
    spans = (Span(0, len(one)), Span(len(one) + 1, len(one + other)))
    sentences = tuple(Sentence(index=n, span=span, paragraph=0) for n, span in enumerate(spans))
    told = ActsTold(replace(article, annotated=replace(article.annotated, sentences=sentences)), LEXICON)
    assert told.done(LEXICON.acts.entries, times=2) == {"sign"}
    assert told.told_as(("not",), lambda _, words: "not" in words) == {"sign"}
    assert told.told_as(("coming",), lambda *_: True) == set()
