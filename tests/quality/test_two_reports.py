"""One slot changed in one of two reports of different wording: what `two_reports` finds of it by itself."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.planted_conflicts import Change, articles, changes, near_pairs, page_of, shows

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.rules.two_reports import find_two_reports_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

PART, OF = 1, 2
"""The half of news from which the weights were not learned."""
FOUND, MOST_FURTHER = 0.2, 3
LEXICON = load_lexicon()


def test_finds_slots_that_were_changed_in_one_of_two_reports(shared: Path) -> None:
    chance = random.Random(1)
    found = planted = further = 0
    for first, second in near_pairs(articles(shared, PART, OF)):
        of_slot: dict[str, Change] = {}
        for change in changes(first, second, chance):
            of_slot.setdefault(change.slot, change)
        for change in of_slot.values():
            changed = page_of(second, "changed", change)
            conflicts = find_two_reports_conflicts(_case(page_of(first, "beside"), changed))
            told = [shows(c, change, changed) for c in conflicts]
            planted += 1
            found += any(told)
            further += told.count(False)
    assert found >= FOUND * planted, (found, planted)
    assert further <= MOST_FURTHER, further


def _case(*pages: Page) -> Case:
    """A case of pages of which only sentences and times are read."""
    read = with_parts(read_pages(iter(pages), LEXICON))
    coded = [CodedArticle(annotated=a, statements=()) for a in survey(read, LEXICON)]  # type: ignore[arg-type]
    return Case.of(coded, LEXICON)
