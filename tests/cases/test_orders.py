"""From sentences to deadlocks and chains: who wants what before what, as pages tell it."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages
from truceline.trace.content import Chain, Deadlock
from truceline.trace.order import find_chains, find_deadlocks, find_links
from truceline.trace.sources import Sources

ENGINE = Engine(load_lexicon(), SpacyParser())


def orders(*texts: str) -> tuple[tuple[Deadlock, ...], tuple[Chain, ...]]:
    """The deadlocks and chains of some pages, each published a day after the one before."""
    pages = [
        Page(
            id=f"p{n}",
            source=text,
            sha256=content_sha256(text),
            kind="plain",
            clean=True,
            published=f"2024-03-{n:02}",
        )
        for n, text in enumerate(texts, start=1)
    ]
    coded = [c for c in code_pages(pages, ENGINE) if isinstance(c, CodedArticle)]
    links, wishes = find_links(Sources.of(coded))
    deadlocks = find_deadlocks(wishes)
    return deadlocks, find_chains(links, wishes, deadlocks)


DEADLOCKS = [
    (
        "Ethiopia wants a ceasefire before peace talks with Sudan.",
        "Sudan wants peace talks before a ceasefire with Ethiopia.",
    ),
    (
        "Egypt will not hold peace talks with Ethiopia until a ceasefire is agreed. "
        "Ethiopia will not agree to a ceasefire with Egypt until peace talks are held.",
    ),
    (
        "Armenia said peace talks with Azerbaijan are possible only after a ceasefire.",
        "Azerbaijan said it would agree to a ceasefire with Armenia only after peace talks.",
    ),
    (
        "Kenya wants a withdrawal of forces before a ceasefire with Somalia.",
        "Somalia wants a ceasefire before a withdrawal of forces, its envoy to Kenya said.",
        "Kenya and Somalia said nothing new.",
    ),
]


@pytest.mark.parametrize("texts", DEADLOCKS, ids=lambda texts: texts[0][:40])
def test_sentences_that_make_a_deadlock(texts: tuple[str, ...]) -> None:
    assert len(orders(*texts)[0]) == 1


NO_DEADLOCKS = [
    (  # one side's own road
        "Ethiopia wants a ceasefire before peace talks with Sudan.",
        "Sudan wants a ceasefire before peace talks with Ethiopia.",
    ),
    (  # another war
        "Ethiopia wants a ceasefire before peace talks with Sudan.",
        "Armenia wants peace talks before a ceasefire with Azerbaijan.",
    ),
    (  # what came first is no wish
        "Ethiopia wants a ceasefire before peace talks with Sudan.",
        "Sudan held peace talks with Ethiopia before the ceasefire.",
    ),
]


@pytest.mark.parametrize("texts", NO_DEADLOCKS, ids=lambda texts: texts[1][:40])
def test_sentences_that_make_none(texts: tuple[str, ...]) -> None:
    assert not orders(*texts)[0]


def test_sentences_that_lie_end_to_end() -> None:
    _, (chain,) = orders(
        "Armenia wants a withdrawal of forces before a ceasefire with Azerbaijan.",
        "Azerbaijan wants a ceasefire before peace talks with Armenia.",
    )
    assert chain.steps == ("withdrawal", "ceasefire", "peace_talks")
    assert chain.sentence.endswith("then a ceasefire (so Armenia), then peace talks (so Azerbaijan).")


def test_sentences_of_two_wars_lie_apart() -> None:
    _, chains = orders(
        "Armenia wants a withdrawal of forces before a ceasefire with Azerbaijan.",
        "Ethiopia wants a ceasefire before peace talks with Sudan.",
    )
    assert not chains
