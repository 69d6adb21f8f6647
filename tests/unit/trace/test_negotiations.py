"""Which negotiation a statement belongs to: several wars in one case, and several on one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.statement import On
from truceline.trace.negotiations import Concern, Negotiations, apart, is_one_negotiation
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]


def concern(core: str, named: str = "") -> Concern:
    return Concern(core=frozenset(core.split()), named=frozenset((core + " " + named).split()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (concern("EGY ETH"), concern("EGY ETH"), True),
        (concern("EGY ETH"), concern("SDN EGY"), False),  # the Nile and the border: Egypt is in both
        (concern("EGY ETH", "SDN"), concern("SDN EGY", "ETH"), True),  # each names the other's parties often
        (concern("EGY ETH", "SDN"), concern("SDN EGY"), False),  # only one does
        (concern("EGY ETH"), concern("KEN TZA", "EGY ETH"), False),  # nobody in common
        (concern("SDN"), concern("SDN EGY"), True),  # a civil war, and a neighbour's part in it
        (concern("SDN"), concern("EGY ETH", "SDN"), True),
        (concern("SDN"), concern("EGY ETH"), False),
        (concern("SDN"), concern("EGY"), True),  # nothing tells them apart
        (concern(""), concern("EGY ETH"), True),
    ],
)
def test_when_two_statements_are_of_one_negotiation(one: Concern, other: Concern, same: bool) -> None:
    assert is_one_negotiation(one, other) is is_one_negotiation(other, one) is same


def test_items_are_put_apart_whatever_their_order() -> None:
    told = {
        "border": concern("SDN EGY"),
        "dam": concern("EGY ETH"),
        "dam again": concern("EGY ETH", "SDN"),
        "somewhere": concern("EGY"),
    }
    items = list(told)
    groups = apart(items, told.__getitem__)
    assert groups == [["border"], ["dam", "dam again"], ["somewhere"]]
    backward = apart(items[::-1], told.__getitem__)
    assert {frozenset(g) for g in backward} == {frozenset(g) for g in groups}


def test_what_names_one_party_joins_the_only_negotiation_of_it() -> None:
    told = {"dam": concern("EGY ETH"), "somewhere": concern("EGY"), "a lake": concern("KEN TZA")}
    assert apart(list(told), told.__getitem__) == [["dam", "somewhere"], ["a lake"]]


def wish(words: str, holder: str, **slots: Any) -> dict[str, Any]:
    return {"kind": "position", "words": words, "holders": (holder,), "stance": "demands", **slots}


def core_of(page: CodedArticle, number: int = 0, *others: CodedArticle) -> set[str]:
    sources = Sources.of([page, *others])
    return set(Negotiations(sources).of(sources.pages[0], page.statements[number]).core)


def test_whom_a_statement_names_decides(build_page: Build) -> None:
    slots = {"on": On(step="withdrawal", by=("eth",))}
    page = build_page("Egypt wants it. Sudan met Egypt. Sudan met Egypt again.", [
        wish("Egypt wants it", "egy", **slots),
        {"words": "Sudan met Egypt", "type": "CONSULT", "actors": ("sdn", "egy")},
        {"words": "Sudan met Egypt again", "type": "CONSULT", "actors": ("sdn", "egy")},
    ])  # fmt: skip
    assert core_of(page) == {"EGY", "ETH"}
    assert core_of(page, 1) == {"SDN", "EGY"}


def test_where_it_names_nobody_else_the_words_around_it_do(build_page: Build) -> None:
    page = build_page("Egypt wants it. Ethiopia spoke.", [
        wish("Egypt wants it", "egy"),
        {"words": "Ethiopia spoke", "type": "CONSULT", "actors": ("eth",)},
    ])  # fmt: skip
    assert core_of(page) == {"EGY", "ETH"}


def test_an_armed_group_counts_as_the_country_that_it_fights_over(build_page: Build) -> None:
    page = build_page("The RSF wants it. Egypt spoke.", [
        wish("The RSF wants it", "rsf"),
        {"words": "Egypt spoke", "type": "CONSULT", "actors": ("egy",)},
    ])  # fmt: skip
    assert core_of(page) == {"SDN", "EGY"}


def test_who_only_judges_is_no_party(build_page: Build) -> None:
    page = build_page("The institute wants it. Egypt met Ethiopia.", [
        wish("The institute wants it", "think-tank"),
        {"words": "Egypt met Ethiopia", "type": "CONSULT", "actors": ("egy", "eth")},
    ])  # fmt: skip
    assert core_of(page) == {"EGY", "ETH"}


def test_the_next_item_of_a_press_review_is_another_negotiation(build_page: Build) -> None:
    filler = " ".join(["Rain fell."] * 10)
    page = build_page(f"Egypt wants it. Ethiopia spoke. {filler} Sudan wants that. Kenya spoke.", [
        wish("Egypt wants it", "egy"),
        {"words": "Ethiopia spoke", "type": "CONSULT", "actors": ("eth",)},
        wish("Sudan wants that", "sdn"),
    ])  # fmt: skip
    assert core_of(page) == {"EGY", "ETH"}
    assert core_of(page, 2) == {"SDN"}
