"""Links, chains and deadlocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.statement import On
from truceline.publish.brief import brief_of
from truceline.publish.terminal import render_brief
from truceline.trace.content import Brief

Build = Callable[..., CodedArticle]
Link = tuple[str, str, str]


def brief_on(build_page: Build, *links: Link, **slots: Any) -> Brief:
    """The brief of a page that says who wants what before what."""
    text = "".join(f"Number {n} speaks.\n" for n in range(len(links)))
    made = [
        {
            "kind": "precondition",
            "words": f"Number {n} speaks",
            "holders": (who,) if who else (),
            "first": first,
            "then": then,
            "relation": "requires",
            **slots,
        }
        for n, (who, first, then) in enumerate(links)
    ]
    return brief_of([build_page(text, made)], ())


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        (
            [("sdn", "ceasefire", "peace_talks"), ("rsf", "peace_talks", "ceasefire")],
            "Sudan wants a ceasefire before peace talks, while Rapid Support Forces wants",
        ),
        (
            [("eth", "withdrawal", "normalisation"), ("egy", "normalisation", "withdrawal")],
            "Egypt wants better ties before a withdrawal of forces, while Ethiopia wants a withdrawal of forces",
        ),
        (
            [("sdn", "ceasefire", "peace_talks"), ("rsf", "peace_deal", "ceasefire")],
            "Sudan wants a ceasefire before peace talks, while Rapid Support Forces wants a peace settlement before",
        ),
    ],
)
def test_opposite_orders_of_two_sides_are_a_deadlock(build_page: Build, links: list[Link], sentence: str) -> None:
    (deadlock,) = brief_on(build_page, *links).deadlocks
    assert deadlock.links == (0, 1)
    assert deadlock.sentence.startswith(sentence)


def test_a_ring_of_three_and_of_four_sides_is_a_deadlock(build_page: Build) -> None:
    three = [
        ("sdn", "ceasefire", "withdrawal"),
        ("rsf", "withdrawal", "prisoner_exchange"),
        ("egy", "prisoner_exchange", "ceasefire"),
    ]
    (deadlock,) = brief_on(build_page, *three).deadlocks
    assert deadlock.links == (0, 1, 2)
    assert deadlock.sentence == (
        "Sudan wants a ceasefire before a withdrawal of forces, Rapid Support Forces wants a withdrawal of forces "
        "before an exchange or release of prisoners, while Egypt wants an exchange or release of prisoners before "
        "a ceasefire. As told, none of these can begin unless one side gives way."
    )
    four = [*three[:2], ("egy", "prisoner_exchange", "normalisation"), ("eth", "normalisation", "ceasefire")]
    (deadlock,) = brief_on(build_page, *four).deadlocks
    assert deadlock.links == (0, 1, 2, 3)


def test_a_longer_ring_through_a_deadlock_is_not_told_again(build_page: Build) -> None:
    links = [
        ("sdn", "ceasefire", "withdrawal"),
        ("rsf", "withdrawal", "ceasefire"),
        ("rsf", "withdrawal", "prisoner_exchange"),
        ("egy", "prisoner_exchange", "withdrawal"),
    ]
    found = brief_on(build_page, *links).deadlocks
    assert [d.links for d in found] == [(0, 1), (2, 3)]


@pytest.mark.parametrize(
    "links",
    [
        # one side's own orders go round in a ring, which is a muddle and no deadlock
        [
            ("sdn", "ceasefire", "withdrawal"),
            ("burhan", "withdrawal", "prisoner_exchange"),
            ("sdn", "prisoner_exchange", "ceasefire"),
        ],
        # five sides: longer than anybody could tell
        [
            ("sdn", "ceasefire", "withdrawal"),
            ("rsf", "withdrawal", "prisoner_exchange"),
            ("egy", "prisoner_exchange", "normalisation"),
            ("eth", "normalisation", "security_guarantees"),
            ("think-tank", "security_guarantees", "ceasefire"),
        ],
        # a chain does not close
        [
            ("sdn", "ceasefire", "withdrawal"),
            ("rsf", "withdrawal", "prisoner_exchange"),
            ("egy", "prisoner_exchange", "normalisation"),
        ],
    ],
)
def test_what_is_no_ring(build_page: Build, links: list[Link]) -> None:
    assert not brief_on(build_page, *links).deadlocks


@pytest.mark.parametrize(
    "links",
    [
        [("sdn", "ceasefire", "peace_talks"), ("burhan", "peace_talks", "ceasefire")],  # one side
        [("sdn", "ceasefire", "peace_talks"), ("rsf", "ceasefire", "peace_deal")],  # the same order
        [("sdn", "ceasefire", "peace_deal"), ("rsf", "peace_talks", "ceasefire")],  # a chain: talks, truce, settlement
        [("sdn", "other_condition", "ceasefire"), ("rsf", "ceasefire", "other_condition")],  # conditions unlike
        [("", "ceasefire", "peace_talks"), ("rsf", "peace_talks", "ceasefire")],  # one order is nobody's
    ],
)
def test_what_is_no_deadlock(build_page: Build, links: list[Link]) -> None:
    assert not brief_on(build_page, *links).deadlocks


def test_a_hope_makes_no_deadlock(build_page: Build) -> None:
    links = [("sdn", "ceasefire", "peace_talks"), ("rsf", "peace_talks", "ceasefire")]
    assert not brief_on(build_page, *links, relation="leads_to").deadlocks
    assert brief_on(build_page, *links, relation="exchange").deadlocks[0].kind == "exchange"


def test_acts_of_different_doers_do_not_collide(build_page: Build) -> None:
    base = {"kind": "precondition", "relation": "requires"}
    one = {
        "holders": ("sdn",),
        "first": "withdrawal",
        "first_on": On(step="withdrawal", by=("rsf",)),
        "then": "ceasefire",
    }
    other = {
        "holders": ("rsf",),
        "first": "ceasefire",
        "then": "withdrawal",
        "then_on": On(step="withdrawal", by=("sdn",)),
    }
    page = build_page("A. B.", [{"words": "A", **base, **one}, {"words": "B", **base, **other}])
    assert not brief_of([page], ()).deadlocks


def test_links_that_meet_make_a_chain(build_page: Build) -> None:
    brief = brief_on(
        build_page,
        ("egy", "humanitarian_pause", "ceasefire"),
        ("eth", "ceasefire", "peace_talks"),
        ("sdn", "sanctions_relief", "election"),
    )
    (chain,) = brief.chains
    assert chain.steps == ("humanitarian_pause", "ceasefire", "peace_talks")
    assert chain.links == (0, 1)
    text = "A humanitarian pause, then a ceasefire (so Egypt), then peace talks (so Ethiopia)."
    assert chain.sentence == text
    assert "= Laid end to end: A humanitarian pause" in render_brief(brief)


def test_links_of_a_deadlock_join_no_chain(build_page: Build) -> None:
    brief = brief_on(
        build_page,
        ("sdn", "ceasefire", "peace_talks"),
        ("rsf", "peace_talks", "ceasefire"),
        ("egy", "peace_talks", "election"),
    )
    assert not brief.chains
    assert "! Deadlock: Sudan wants a ceasefire" in " ".join(render_brief(brief).split())


def test_very_many_links_are_bounded(build_page: Build) -> None:
    steps = ["contacts", "ceasefire", "withdrawal", "disarmament", "election", "recognition", "referendum", "sanctions"]
    links = [("sdn", a, b) for a in steps for b in steps if a != b] + [("sdn", "peace_deal", "contacts")]
    assert len(brief_on(build_page, *links).chains) <= 20


def test_the_same_link_twice_is_one(build_page: Build) -> None:
    brief = brief_on(build_page, ("sdn", "ceasefire", "peace_talks"), ("sdn", "ceasefire", "peace_talks"))
    (link,) = brief.links
    assert len(link.reports) == 2
    assert "Sudan: first a ceasefire, then peace talks" in render_brief(brief)


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("exchange", "peace talks in exchange for a ceasefire"),
        ("leads_to", "a ceasefire, which leads to peace talks"),
    ],
)
def test_relations_are_said_in_words(build_page: Build, relation: str, words: str) -> None:
    brief = brief_on(build_page, ("", "ceasefire", "peace_talks"), relation=relation)
    assert f"Not said by whom: {words}" in render_brief(brief)
