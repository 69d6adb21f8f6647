"""One slip that two rules find, or a table beside another page, is told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.check.conflicts import told_once
from truceline.check.rule import Rule, known, on_page
from truceline.check.rules import age, role
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictClass
from truceline.model.spans import Span

Build = Callable[..., CodedArticle]
Pages = tuple[CodedArticle, CodedArticle]
Finding = tuple[str, ConflictClass, tuple[str, str]]
ONE = "Ada Lume said that “the gate stays shut for nine days” and left. Ivo Kest stayed."
OTHER = "Ada Lume said that “the gate stays shut for five days” and left. Ivo Kest went."


@pytest.fixture
def pages(build: Build) -> Pages:
    return build(ONE, page="one"), build(OTHER, page="other")


def _found(pages: Pages, rule: str, class_: ConflictClass, words: tuple[str, str]) -> Conflict:
    spans = [Span(page.text.index(w), page.text.index(w) + len(w)) for page, w in zip(pages, words, strict=True)]
    evidence = (on_page(pages[0], spans[0]), on_page(pages[1], spans[1]))
    return Rule(rule, "quote", lambda _: iter(())).conflict("low", evidence, rule, class_=class_)


QUOTED = ("the gate stays shut for nine days", "the gate stays shut for five days")
SENTENCES = (ONE[: ONE.index(" Ivo")], OTHER[: OTHER.index(" Ivo")])
LAST = ("Ivo Kest stayed.", "Ivo Kest went.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("quote", "quote_drift", QUOTED), ("copies", "contradiction", SENTENCES)),
        (("copies", "quote_drift", SENTENCES), ("quote", "quote_drift", QUOTED)),
        (("quote", "quote_drift", QUOTED), ("two_wordings", "quote_drift", ("the gate stays", "shut for five days"))),
    ],
)
def test_a_drift_is_told_as_by_the_first_rule(pages: Pages, first: Finding, second: Finding) -> None:
    conflicts = [_found(pages, *first), _found(pages, *second)]
    assert told_once(conflicts) == (conflicts[0],)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("quote", "quote_drift", QUOTED), ("copies", "contradiction", LAST)),
        (("quote", "quote_drift", QUOTED), ("copies", "contradiction", (QUOTED[0], LAST[1]))),
        (("retold", "contradiction", QUOTED), ("copies", "contradiction", SENTENCES)),
    ],
)
def test_what_lies_elsewhere_is_told_too(pages: Pages, first: Finding, second: Finding) -> None:
    assert len(told_once([_found(pages, *first), _found(pages, *second)])) == 2


def test_what_another_page_belies_is_not_told_against_a_table_too(pages: Pages) -> None:
    between = _found(pages, "role", "contradiction", LAST)
    office = (between.evidence[0], known("Ivo Kest: mayor to 2030", "table"))
    beside, elsewhere = (rule.RULE.conflict("medium", office, "") for rule in (role, age))
    assert set(told_once((beside, between, elsewhere))) == {between, elsewhere}
