from __future__ import annotations

import hashlib

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.link.occurrences import link_occurrences
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

REPORT = (
    "Serbian President Aleksandar Vucic and Kosovo's Prime Minister Albin Kurti met in Skopje on 3 May 2023. "
    "The meeting lasted an hour."
)
ECHO = "On 3 May 2023 Albin Kurti and Aleksandar Vucic met in Skopje over number plates."
LATER = "Albin Kurti and Aleksandar Vucic met in Brussels on 9 May 2023 over number plates."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _coded(engine: Engine, *texts: str) -> tuple[CodedArticle, ...]:
    pages = [
        Page(
            id=f"p{i}",
            source=t,
            sha256=hashlib.sha256(t.encode()).hexdigest(),
            kind="plain",
            clean=True,
            published="2023-05-20",
        )
        for i, t in enumerate(texts)
    ]
    (record,) = check_pages(pages, engine)
    assert isinstance(record, CaseRecord)
    return record.articles


def _occurrences(article: CodedArticle) -> set[str]:
    return {s.occurrence for s in article.statements if s.type == "CONSULT" and s.occurrence}


def test_two_reports_of_one_meeting_share_its_occurrence(engine: Engine) -> None:
    report, echo = _coded(engine, REPORT, ECHO)
    assert _occurrences(report) & _occurrences(echo)


def test_two_meetings_of_one_pair_in_one_week_stay_two(engine: Engine) -> None:
    report, later = _coded(engine, REPORT, LATER)
    assert _occurrences(report)
    assert _occurrences(later)
    assert not _occurrences(report) & _occurrences(later)


def test_order_of_articles_does_not_matter(engine: Engine) -> None:
    articles = _coded(engine, REPORT, ECHO, LATER)
    forth = link_occurrences(articles, load_lexicon())
    back = link_occurrences(articles[::-1], load_lexicon())
    assert forth == back[::-1]


def test_nothing_is_linked_where_nothing_is_told() -> None:
    assert link_occurrences([], load_lexicon()) == ()
