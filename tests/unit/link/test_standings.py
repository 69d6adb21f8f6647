"""States of things cut out of clauses: at what a thing stands, told by verbs and by set phrases."""

from __future__ import annotations

import hashlib

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.link.items import Readings
from truceline.link.standings import STANDINGS
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span

LEXICON = load_lexicon()


def _told(text: str) -> set[tuple[str, str]]:
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
    coded = CodedArticle(annotated=annotated, statements=())
    return {(s.axis, s.at) for s in Readings(LEXICON).of(coded).of(STANDINGS)}


@pytest.mark.parametrize(
    ("text", "axis", "at"),
    [
        ("The two sides signed the accord.", "signed", "yes"),
        ("Both men put their names to the pact.", "signed", "yes"),
        ("Neither of the clans has signed the document so far.", "signed", "no"),
        ("The treaty still awaits the signatures of both sides.", "signed", "no"),
        ("The ministers will sign the protocol in the spring.", "signed", "coming"),
        ("Now that the treaty is in force, fences come down.", "in_force", "yes"),
        ("The pact enters into force when both houses have voted.", "in_force", "coming"),
        ("The truce ran out before dawn.", "truce", "no"),
        ("The truce was prolonged for a month.", "truce", "yes"),
        ("Not one ship has sailed.", "passage", "no"),
        ("The tribe may be free, but the charter does not bind the crown.", "binding", "no"),
        ("The crown may dismiss the judges.", "removal", "yes"),
        ("The judges can be removed only by parliament.", "removal", "no"),
    ],
)
def test_a_clause_tells_at_what_a_thing_stands(text: str, axis: str, at: str) -> None:
    assert (axis, at) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Would the two sides sign the accord?",
        "The two sides could sign the accord.",
        "Unless the two sides sign the accord, the guns will speak.",
        "“The two sides signed the accord,” he wrote.",
        "The two sides signed the guest book.",
    ],
)
def test_a_question_a_wish_a_quotation_and_another_thing_tell_nothing_of_a_text(text: str) -> None:
    assert not {("signed", "yes"), ("signed", "no")} & _told(text)
