"""Coded articles made by hand, so that the brief is tested apart from reading and coding."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from truceline.model.actor import Actor, Place
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.conflict import Conflict, Evidence, Knowledge
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span
from truceline.model.statement import Attribution, Statement
from truceline.model.time import Timex

ACTORS = (
    Actor(id="sdn", name="Sudan", kind="government", country="SDN", sector="GOV"),
    Actor(id="burhan", name="Abdel Fattah al-Burhan", kind="person", country="SDN", sector="MIL"),
    Actor(id="rsf", name="Rapid Support Forces", kind="armed_group", country="SDN", sector="REB"),
    Actor(id="egy", name="Egypt", kind="government", country="EGY", sector="GOV"),
    Actor(id="eth", name="Ethiopia", kind="government", country="ETH", sector="GOV"),
    Actor(id="abiy", name="Abiy Ahmed", kind="person", country="ETH", sector="GOV"),
    Actor(id="hemedti", name="Mohamed Hamdan Dagalo", kind="person", country="SDN", sector="REB"),
    Actor(id="rebels", name="rebels", kind="armed_group"),
    Actor(id="think-tank", name="Nile Institute", kind="organisation", country="EGY", sector="NGO"),
)
PLACES = (Place(id="jeddah", name="Jeddah", country="SAU"), Place(id="cairo", name="Cairo", country="EGY"))


def _build_page(
    text: str,
    statements: Sequence[dict[str, Any]] = (),
    *,
    outlet: str | None = "Delta Mail",
    title: str | None = None,
    published: str | None = None,
    language: str | None = "en",
    times: Sequence[str] = (),
    url: str | None = None,
) -> CodedArticle:
    """Make a coded article. A statement is its slots, with `words` (its span) and `trigger` as the text has them."""
    sha256 = content_sha256(f"{outlet}{text}")
    page = Page(id=sha256[:12], source=text, sha256=sha256, kind="plain", outlet=outlet, url=url)
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=title,
        published=published,
        published_from="given" if published else "none",
        language=language,
    )
    sentences = _sentences(text)
    annotated = AnnotatedArticle(
        article=article,
        sentences=sentences,
        times=tuple(Timex(id=f"t{n}", span=_find(text, w), type="DATE", value=None) for n, w in enumerate(times)),
        as_of=(),
        actors=ACTORS,
        places=PLACES,
    )
    made = tuple(_statement(text, sentences, n, dict(s)) for n, s in enumerate(statements))
    return CodedArticle(annotated=annotated, statements=made)


def _build_conflict(*sides: tuple[CodedArticle, str] | str, **slots: Any) -> Conflict:
    """Make a conflict of quotes with their pages, or of a quote and something known."""
    evidence = tuple(
        Evidence(page=None, knowledge=Knowledge(text=side, source="public record"))
        if isinstance(side, str)
        else Evidence(page=side[0].id, part="text", span=_find(side[0].text, side[1]), quote=side[1])
        for side in sides
    )
    base: dict[str, Any] = {
        "id": "c1",
        "rule": "dates_of_one_meeting",
        "kind": "date",
        "class_": "contradiction",
        "scope": "between_pages",
        "severity": "high",
        "evidence": evidence,
        "explanation": "One page has the meeting on 3 May, the other on 5 May.",
    }
    return Conflict(**{**base, **slots})


def _said_by(text: str, source: str | None, words: str, **slots: Any) -> Attribution:
    """An attribution whose source stands in the text as `words`."""
    base: dict[str, Any] = {
        "source": source,
        "source_span": _find(text, words),
        "cue_span": None,
        "content_spans": (),
        "direct": False,
    }
    return Attribution(**{**base, **slots})


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _sentences(text: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    paragraph = 0
    for match in re.finditer(r"[^.\n]+\.?|\n+", text):
        if match.group().startswith("\n"):
            paragraph += 1
        elif match.group().strip():
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Sentence(index=len(found), span=Span(start, match.end()), paragraph=paragraph))
    return tuple(found)


def _statement(text: str, sentences: Sequence[Sentence], number: int, slots: dict[str, Any]) -> Statement:
    span = _find(text, slots.pop("words"))
    trigger = _find(text, slots.pop("trigger", span.of(text)))
    sentence = next((s.index for s in sentences if s.span.contains(Span(span.start, span.start))), 0)
    base: dict[str, Any] = {"id": f"s{number}-{span.start}", "rule": "by_hand", "kind": "event"}
    return Statement(span=span, trigger=trigger, sentence=sentence, **{**base, **slots})


@pytest.fixture
def build_page() -> Callable[..., CodedArticle]:
    """Make a coded article of a text and its statements."""
    return _build_page


@pytest.fixture
def build_conflict() -> Callable[..., Conflict]:
    """Make a conflict of quotes."""
    return _build_conflict


@pytest.fixture
def said_by() -> Callable[..., Attribution]:
    """Make an attribution."""
    return _said_by
