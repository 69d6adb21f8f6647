"""Conflicts that copies of one text have in the same words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from truceline.check.copied import told_of_one_copy
from truceline.link.lineages import Copy, Lineage
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence

TEXT = "Filippa Orlo spoke first. Orloh then left."
QUOTES = ("Filippa Orlo spoke", "Orloh then left")


@pytest.fixture
def told(
    build_page: Callable[..., CodedArticle], build_conflict: Callable[..., Conflict]
) -> tuple[list[Conflict], list[str]]:
    """One conflict on three pages, the earliest last, and the ids of those pages."""
    pages = [build_page(TEXT, outlet=outlet) for outlet in ("Gulf Post", "Delta Mail", "Nile Wire")]
    sides = [tuple((page, quote) for quote in QUOTES) for page in pages]
    made = [build_conflict(*own, id=f"c{n}", scope="within_page") for n, own in enumerate(sides)]
    return made, [page.id for page in pages]


def test_of_copies_the_earliest_is_told_and_the_others_follow(told: tuple[list[Conflict], list[str]]) -> None:
    conflicts, (one, two, three) = told
    copied = Lineage(articles=(three, one), copies=(Copy(one, three, 0.9),))
    found = told_of_one_copy(conflicts, [copied, Lineage(articles=(two,))])
    assert [c.id for c in found] == ["c1", "c2"]
    assert [[e.page for e in c.evidence] for c in found] == [[two, two], [three, three, one]]


def test_other_words_or_another_rule_are_told_themselves(told: tuple[list[Conflict], list[str]]) -> None:
    (first, second, third), (one, two, three) = told
    other = replace(second, evidence=(replace(second.evidence[0], quote="Filippa Orlo"), second.evidence[1]))
    conflicts = [first, other, replace(third, rule="another")]
    assert told_of_one_copy(conflicts, [Lineage(articles=(one, two, three))]) == tuple(conflicts)


def test_a_conflict_between_copies_stays(told: tuple[list[Conflict], list[str]]) -> None:
    (first, second, _), (one, two, three) = told
    between = replace(first, evidence=(first.evidence[0], second.evidence[1]))
    assert told_of_one_copy([between, second], [Lineage(articles=(one, two, three))]) == (between, second)


def test_two_wordings_that_several_pages_quote_are_told_once(told: tuple[list[Conflict], list[str]]) -> None:
    """Pages one and two have one wording, page three the other; two other wordings are another utterance's."""
    conflicts, (one, two, three) = told
    first, second, third = (c.evidence[0] for c in conflicts)
    asked, begged, told_us = "They asked us all twice", "They begged us all twice", "They told us nothing twice"
    drift = replace(conflicts[0], class_="quote_drift", scope="between_pages")

    def of(id: str, *evidence: tuple[Evidence, str]) -> Conflict:
        return replace(drift, id=id, evidence=tuple(replace(e, value=words) for e, words in evidence))

    drifts = [
        of("a", (first, asked), (third, begged)),
        of("b", (third, begged), (second, asked.lower())),
        of("c", (second, told_us), (third, "They told nobody anything twice")),
    ]
    found = told_of_one_copy(drifts, [Lineage(articles=(page,)) for page in (one, two, three)])
    assert [c.id for c in found] == ["a", "c"]
    assert [[e.page for e in c.evidence] for c in found] == [[one, three, two], [two, three]]


def test_three_wordings_of_one_utterance_are_told_once(told: tuple[list[Conflict], list[str]]) -> None:
    conflicts, (one, two, three) = told
    wordings = ("We asked for a truce", "We begged for a truce", "We called for a truce")
    evidence = [replace(c.evidence[0], value=words) for c, words in zip(conflicts, wordings, strict=True)]
    drift = replace(conflicts[0], class_="quote_drift", scope="between_pages")
    pairs = ((0, 1), (1, 2), (0, 2))
    drifts = [replace(drift, id=f"d{a}{b}", evidence=(evidence[a], evidence[b])) for a, b in pairs]
    found = told_of_one_copy(drifts, [Lineage(articles=(page,)) for page in (one, two, three)])
    assert [[e.page for e in c.evidence] for c in found] == [[one, two, three]]
