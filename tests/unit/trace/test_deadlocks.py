"""Deadlocks: rings of two to four, exchanges, what is given up, whose act a step is, who only quotes the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from tests.unit.trace.orders import Told, by, found_in, no_more, pages_of, wish

from truceline.model.coded import CodedArticle
from truceline.model.statement import Attribution

Build = Callable[..., CodedArticle]

TRUCE_FIRST = wish("sdn", "ceasefire", "peace_talks")
TALKS_FIRST = wish("rsf", "peace_talks", "ceasefire")
RING_OF_THREE = (
    wish("egy", "border_control", "normalisation"),
    wish("eth", "normalisation", "recognition"),
    wish("sdn", "recognition", "border_control"),
)

RINGS: dict[str, tuple[Told, ...]] = {
    "two sides, each its own way round": (TRUCE_FIRST, TALKS_FIRST),
    "three sides": RING_OF_THREE,
    "four sides": (
        *RING_OF_THREE[:2],
        wish("sdn", "recognition", "disarmament"),
        wish("rsf", "disarmament", "border_control"),
    ),
    "a settlement is made in talks": (TRUCE_FIRST, wish("rsf", "peace_deal", "ceasefire")),
    "root causes are dealt with in talks": (TRUCE_FIRST, wish("rsf", "root_causes", "ceasefire")),
    "each gives only when the other has": (
        wish("sdn", "prisoner_exchange", "humanitarian_access", relation="exchange"),
        wish("rsf", "humanitarian_access", "prisoner_exchange", relation="exchange"),
    ),
    "one demands, the other trades": (
        wish("egy", "sanctions_relief", "nuclear_limits"),
        wish("eth", "nuclear_limits", "sanctions_relief", relation="exchange"),
    ),
    "a wish that hangs on a condition": ({**TRUCE_FIRST, "status": "conditional"}, TALKS_FIRST),
    "a wish that is only likely": ({**TRUCE_FIRST, "factuality": "PR+"}, TALKS_FIRST),
    "given up, and asked for again": (TRUCE_FIRST, TALKS_FIRST, no_more(TRUCE_FIRST), TRUCE_FIRST),
    "given up by somebody else": (TRUCE_FIRST, TALKS_FIRST, no_more({**TRUCE_FIRST, "holders": ("egy",)})),
    "one army is to leave, told twice": (
        wish("sdn", "withdrawal", "ceasefire", first_on=by("withdrawal", "rsf")),
        wish("rsf", "ceasefire", "withdrawal", then_on=by("withdrawal", "rsf")),
    ),
    "an army and its general are one side": (
        wish("rsf", "withdrawal", "ceasefire", first_on=by("withdrawal", "burhan")),
        wish("egy", "ceasefire", "withdrawal", then_on=by("withdrawal", "sdn")),
    ),
    "whose army is left open": (
        wish("sdn", "withdrawal", "ceasefire", first_on=by("withdrawal", "rsf")),
        wish("rsf", "ceasefire", "withdrawal"),
    ),
    "two hold one wish together": (wish("sdn egy", "ceasefire", "peace_talks"), TALKS_FIRST),
    "a state and its leader against another": (
        TRUCE_FIRST,
        wish("burhan", "ceasefire", "peace_talks"),
        TALKS_FIRST,
    ),
}


@pytest.mark.parametrize("told", RINGS.values(), ids=RINGS.keys())
def test_a_deadlock(told: tuple[Told, ...], build_page: Build) -> None:
    _, deadlocks, _ = found_in(pages_of(build_page, *told))
    assert len(deadlocks) == 1


NO_RINGS: dict[str, tuple[Told, ...]] = {
    "given up by its holder": (TRUCE_FIRST, TALKS_FIRST, no_more(TRUCE_FIRST)),
    "given up by the leader of its holder": (
        TRUCE_FIRST,
        TALKS_FIRST,
        no_more({**TRUCE_FIRST, "holders": ("burhan",)}),
    ),
    "one of three gives way": (*RING_OF_THREE, no_more(RING_OF_THREE[1])),
    "both give way": (TRUCE_FIRST, TALKS_FIRST, no_more(TRUCE_FIRST), no_more(TALKS_FIRST)),
    "somebody denies that he wants it": ({**TRUCE_FIRST, "status": "denied"}, TALKS_FIRST),
    "unlikely that he wants it": ({**TRUCE_FIRST, "factuality": "PR-"}, TALKS_FIRST),
    "withdrawals by two armies": (
        wish("sdn", "withdrawal", "ceasefire", first_on=by("withdrawal", "rsf")),
        wish("rsf", "ceasefire", "withdrawal", then_on=by("withdrawal", "sdn")),
    ),
    "releases by two sides": (
        wish("egy", "prisoner_exchange", "normalisation", first_on=by("prisoner_exchange", "eth")),
        wish("eth", "normalisation", "prisoner_exchange", then_on=by("prisoner_exchange", "egy")),
    ),
    "one hopes only": (TRUCE_FIRST, {**TALKS_FIRST, "relation": "leads_to"}),
    "what must not come first": (
        TRUCE_FIRST,
        wish("rsf", "peace_talks", "ceasefire", first_on=by("peace_talks", negated=True)),
    ),
    "a leader against his own state": (TRUCE_FIRST, {**TALKS_FIRST, "holders": ("burhan",)}),
    "two other negotiations": (
        wish("egy", "ceasefire", "peace_talks", first_on=by("ceasefire", "eth")),
        wish("sdn", "peace_talks", "ceasefire", then_on=by("ceasefire", "rsf")),
    ),
}


@pytest.mark.parametrize("told", NO_RINGS.values(), ids=NO_RINGS.keys())
def test_no_deadlock(told: tuple[Told, ...], build_page: Build) -> None:
    _, deadlocks, _ = found_in(pages_of(build_page, *told))
    assert not deadlocks


@pytest.mark.parametrize("name", ["three sides", "a settlement is made in talks", "whose army is left open"])
def test_the_order_of_what_is_told_does_not_matter(name: str, build_page: Build) -> None:
    pages = pages_of(build_page, *RINGS[name])
    told = {frozenset(d.kind for d in found_in(order)[1]) for order in permutations(pages)}
    assert told == {frozenset({"order"})}


def test_what_all_pages_tell_is_one_deadlock(build_page: Build) -> None:
    links, deadlocks, _ = found_in(pages_of(build_page, TRUCE_FIRST, TALKS_FIRST, TRUCE_FIRST, TALKS_FIRST))
    assert [len(link.reports) for link in links] == [2, 2]
    assert [d.links for d in deadlocks] == [(0, 1)]


def test_both_holders_of_a_wish_are_named(build_page: Build) -> None:
    _, (deadlock,), _ = found_in(pages_of(build_page, *RINGS["two hold one wish together"]))
    assert deadlock.sentence.startswith("Sudan and Egypt want a ceasefire before peace talks, while Rapid Support")


def test_a_side_that_quotes_the_other_wants_the_other_way_round(
    build_page: Build, said_by: Callable[..., Attribution]
) -> None:
    text = "Khartoum said the RSF insists on talks before a truce. It wants the truce first."
    by_sudan = (said_by(text, "sdn", "Khartoum"),)
    page = build_page(text, [
        {**TALKS_FIRST, "words": "the RSF insists on talks before a truce", "attribution": by_sudan},
        {**TRUCE_FIRST, "words": "It wants the truce first"},
    ])  # fmt: skip
    _, (deadlock,), _ = found_in([page])
    assert "Rapid Support Forces wants peace talks before a ceasefire" in deadlock.sentence


def test_a_side_that_says_the_other_gave_way(build_page: Build, said_by: Callable[..., Attribution]) -> None:
    text = "The RSF wants talks first. Khartoum wants a truce first. Khartoum said the RSF no longer asks for that."
    page = build_page(text, [
        {**TALKS_FIRST, "words": "The RSF wants talks first"},
        {**TRUCE_FIRST, "words": "Khartoum wants a truce first"},
        {
            **no_more(TALKS_FIRST),
            "words": "the RSF no longer asks for that",
            "attribution": (said_by(text, "sdn", "Khartoum said"),),
        },
    ])  # fmt: skip
    links, deadlocks, _ = found_in([page])
    assert not deadlocks
    assert links[0].given_up is not None


def test_an_exchange_is_told_as_that_and_not_as_a_wish_for_one_thing_first(build_page: Build) -> None:
    _, (deadlock,), _ = found_in(pages_of(build_page, *RINGS["one demands, the other trades"]))
    assert deadlock.sentence == (
        "Ethiopia ties relief from sanctions to limits on a nuclear programme, while Egypt wants relief from sanctions "
        "before limits on a nuclear programme. As told, neither can begin unless one side gives way or what is tied "
        "together is done at once."
    )
