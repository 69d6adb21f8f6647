"""Copied sentences are compared on pages of about one date, wherever these days fall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from truceline.check.alike import CLOSE
from truceline.check.case import Case
from truceline.check.rules.copies import find_copies_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle

Build = Callable[..., CodedArticle]
LEXICON = load_lexicon()
TOLD = "The envoys of Oru and Kestria agreed on {} to open two crossings to lorries with flour."


def _pages(build: Build, *days: date | None) -> Case:
    names = ("Monday", "Tuesday", "Thursday", "Friday")
    pages = [
        build(TOLD.format(name), page=f"p{n}", published=day and day.isoformat())
        for n, (name, day) in enumerate(zip(names, days, strict=False))
    ]
    return Case.of(pages, LEXICON)


@pytest.mark.parametrize("begin", [date(2031, 3, 1) + timedelta(n) for n in range(CLOSE + 1)])
@pytest.mark.parametrize("apart", range(2 * CLOSE + 3))
def test_pages_are_compared_up_to_a_few_days_apart(build: Build, begin: date, apart: int) -> None:
    found = list(find_copies_conflicts(_pages(build, begin, begin + timedelta(apart))))
    assert len(found) == (apart <= CLOSE)


def test_pages_in_between_hide_nothing(build: Build) -> None:
    day = date(2031, 3, 1)
    case = _pages(build, day, day + timedelta(CLOSE), day + timedelta(2 * CLOSE), None)
    pairs = {tuple(e.page for e in c.evidence) for c in find_copies_conflicts(case)}
    assert pairs == {("p0", "p1"), ("p1", "p2")}
