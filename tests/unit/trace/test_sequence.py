"""The sequence: conditions that are met, and the concession that opens most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.trace.happenings import find_happenings
from truceline.trace.sequence import Order, find_order
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]


def link(who: str, first: str, then: str) -> dict[str, Any]:
    words = f"{who} wants {first} before {then}"
    return {
        "kind": "precondition",
        "words": words,
        "holders": (who,),
        "first": first,
        "then": then,
        "relation": "requires",
    }


def truce(words: str, phase: str, **slots: Any) -> dict[str, Any]:
    base = {"words": words, "type": "AGREE", "phase": phase, "issue": "ceasefire", "actors": ("sdn", "rsf")}
    return {**base, "status": "occurred", "occurrence": "o1", **slots}


def order_of(build_page: Build, *told: tuple[str, dict[str, Any]]) -> Order:
    pages = [build_page(f"{s['words']}.", [s], published=day, outlet=f"Mail {n}") for n, (day, s) in enumerate(told)]
    sources = Sources.of(pages)
    return find_order(sources, find_happenings(sources), None)


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (("2027-06-01", truce("They signed a truce", "signed", date="2027-05-30")), "met"),
        (("2027-06-01", truce("They did not agree on a truce", "agreed", factuality="CT-")), "unmet"),
        (("2027-06-01", truce("A truce was proposed", "proposed")), "unknown"),
        (("2027-06-01", truce("They signed a truce in 2020", "signed", date="2020")), "unknown"),
        (("2027-06-01", link("egy", "withdrawal", "normalisation")), "unknown"),
    ],
)
def test_how_far_a_condition_is_met(later: tuple[str, dict[str, Any]], state: str, build_page: Build) -> None:
    order = order_of(build_page, ("2027-05-01", link("sdn", "ceasefire", "peace_talks")), later)
    assert order.conditions[0].first_step == state
    assert (order.conditions[0].told_by is None) == (state == "unknown")


def test_the_one_concession_that_opens_most(build_page: Build) -> None:
    order = order_of(
        build_page,
        ("2027-05-01", link("sdn", "ceasefire", "withdrawal")),
        ("2027-05-02", link("rsf", "withdrawal", "ceasefire")),
        ("2027-05-03", link("egy", "ceasefire", "prisoner_exchange")),
        ("2027-05-04", link("eth", "prisoner_exchange", "withdrawal")),
    )
    assert len(order.deadlocks) == 2
    (concession,) = order.concessions
    assert (concession.holders, concession.opens) == (("Rapid Support Forces",), (0, 1))


def test_without_a_deadlock_nothing_need_be_given_up(build_page: Build) -> None:
    order = order_of(build_page, ("2027-05-01", link("sdn", "ceasefire", "withdrawal")))
    assert (order.deadlocks, order.concessions) == ((), ())
