from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.check.case import Case
from truceline.check.lengths import find_lengths
from truceline.check.rules.duration import find_duration_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle

Build = Callable[..., CodedArticle]
LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "amount", "unit", "hedge"),
    [
        ("a 40-minute call", 40, "minute", ""),
        ("for two and a half hours", 2.5, "hour", ""),
        ("nearly three hours", 3, "hour", "nearly"),
        ("half an hour", 0.5, "hour", ""),
        ("an hour and a half", 1.5, "hour", ""),
        ("two hours and 30 minutes", 2.5, "hour", ""),
        ("more than six weeks", 6, "week", "more"),
        ("less than three hours", 3, "hour", "less"),
        ("about 180 days", 180, "day", "roughly"),
    ],
)
def test_reads_lengths(text: str, amount: float, unit: str, hedge: str) -> None:
    (length,) = find_lengths(text, LEXICON.number_words, LEXICON.duration_cues)
    assert (length.amount, length.unit, length.hedge) == (amount, unit, hedge)


def test_an_age_is_no_length() -> None:
    assert find_lengths("a 40-year-old", LEXICON.number_words, LEXICON.duration_cues) == ()


@pytest.mark.parametrize(("day", "found"), [("2031-02-28", 0), ("2031-03-10", 1), ("2030-02-26", 0), ("2031-03-13", 0)])
def test_weeks_ago_are_held_against_the_publication(build: Build, day: str, found: int) -> None:
    text = "The map was signed two weeks ago, on 3 May in Kassala."
    article = build(text, published="2031-03-12", times=(("3 May", day),))
    assert len(list(find_duration_conflicts(Case.of([article], LEXICON)))) == found


def test_without_a_date_of_publication_nothing_is_ago(build: Build) -> None:
    article = build("It was signed two weeks ago, on 3 May.", times=(("3 May", "2031-03-11"),))
    assert not list(find_duration_conflicts(Case.of([article], LEXICON)))
