from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.check.case import Case
from truceline.check.conflicts import check_case
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import SEVERITIES

Build = Callable[..., CodedArticle]


TEXTS = (
    "Envoys met in Amman on Tuesday, 14 May 2025. As of 2 May 2025 there is no list.",
    "Chancellor Ada Lume came. Later former chancellor Ada Lume left.",
    "The truce took effect on 9 May 2024. The truce, in force since 12 May 2024, holds.",
    "The pause runs for six months. When the 90 days are over, talks resume.",
)


def _articles(build: Build) -> list[CodedArticle]:
    return [
        build(
            TEXTS[0],
            page="a",
            times=(("14 May 2025", "2025-05-14"), ("2 May 2025", "2025-05-02")),
            as_of=(("As of 2 May 2025", "2025-05-02"),),
        ),
        build(TEXTS[1], page="b", people=(("Ada Lume", "Chancellor"), ("Ada Lume", "former chancellor"))),
        build(TEXTS[2], page="c", times=(("9 May 2024", "2024-05-09"), ("12 May 2024", "2024-05-12"))),
        build(TEXTS[3], page="d"),
    ]


def test_finds_one_conflict_and_more_in_each(build: Build) -> None:
    found = check_case(Case.of(_articles(build), load_lexicon()))
    assert {e.page for c in found for e in c.evidence if e.page} == {"a", "b", "c", "d"}


def test_worst_come_first(build: Build) -> None:
    found = check_case(Case.of(_articles(build), load_lexicon()))
    ranks = [SEVERITIES.index(c.severity) for c in found]
    assert ranks == sorted(ranks)


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(4)))
def test_order_of_articles_does_not_matter(build: Build, order: list[int]) -> None:
    articles = _articles(build)
    lexicon = load_lexicon()
    turned = check_case(Case.of([articles[i] for i in order], lexicon))
    assert turned == check_case(Case.of(articles, lexicon))


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from('the meeting will first since met one-on-one 3 May, .\n“”"é🕊'), max_size=400)
)
def test_no_text_breaks_the_rules(build: Build, text: str) -> None:
    article = build(text)
    for c in check_case(Case.of([article], load_lexicon())):
        for e in c.evidence:
            assert e.span is None or e.span.of(text) == e.quote
