"""One slot changed in real articles: what `one_fact` finds of it, and what it finds in the articles as they are."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.planted_conflicts import Change, articles, changes, page_of, shows

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.rules.one_fact import find_one_fact_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.page import Page
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

OF, PART = 32, 3
"""A quarter of the eighth of the articles from which the weights were not learned."""
FOUND, MOST_FALSE = 0.4, 0.004
LEXICON = load_lexicon()


def test_finds_slots_that_were_changed_and_little_else(shared: Path) -> None:
    chance = random.Random(1)
    false = found = planted = 0
    kept = [a for a in articles(shared, PART, OF, "throughput") if a["text"].strip()]
    for article in kept:
        false += len(_conflicts(page_of(article, "page")))
        of_slot: dict[str, Change] = {}
        for change in changes(article, article, chance):
            of_slot.setdefault(change.slot, change)
        for change in of_slot.values():
            page = page_of(article, "page", change)
            planted += 1
            found += any(shows(c, change, page) for c in _conflicts(page))
    assert found >= FOUND * planted, (found, planted)
    assert false <= MOST_FALSE * len(kept), (false, len(kept))


def _conflicts(page: Page) -> list[Conflict]:
    """What the rule finds in a page of which only sentences and times are read."""
    read = (a for a in with_parts(read_pages(iter([page]), LEXICON)))
    coded = [CodedArticle(annotated=a, statements=()) for a in survey(read, LEXICON)]  # type: ignore[arg-type]
    return list(find_one_fact_conflicts(Case.of(coded, LEXICON)))
