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


def on_days(build_page: Build, *told: tuple[str, dict[str, Any]]) -> Brief:
    """The brief of pages of several days, each with one precondition."""
    base = {"kind": "precondition", "relation": "requires", "first": "ceasefire", "then": "peace_talks"}
    pages = [
        build_page(f"{n} speaks.", [{"words": f"{n} speaks", **base, **slots}], published=day, outlet=f"Mail {n}")
        for n, (day, slots) in enumerate(told)
    ]
    return brief_of(pages, ())


OTHER_WAY: dict[str, Any] = {"holders": ("rsf",), "first": "peace_talks", "then": "ceasefire"}


def test_what_is_given_up_blocks_nothing(build_page: Build) -> None:
    wish: dict[str, Any] = {"holders": ("sdn",)}
    no_more = {**wish, "factuality": "CT-"}
    told = [("2027-05-01", wish), ("2027-05-02", OTHER_WAY)]
    assert on_days(build_page, *told).deadlocks
    after = on_days(build_page, *told, ("2027-05-09", no_more))
    assert not after.deadlocks
    assert after.links[0].given_up is not None
    assert "> given up since (Mail 2 [3], par. 1)" in render_brief(after)
    # told in another order, and asked for again
    assert not on_days(build_page, ("2027-05-09", no_more), *told).deadlocks
    assert on_days(build_page, *told, ("2027-05-09", no_more), ("2027-05-20", wish)).deadlocks


def test_what_somebody_never_wanted_is_not_given_up(build_page: Build) -> None:
    (link,) = on_days(build_page, ("2027-05-01", {"holders": ("sdn",), "factuality": "CT-"})).links
    assert link.given_up is None


@pytest.mark.parametrize(
    ("links", "steps"),
    [
        (
            [("egy", "ceasefire", "withdrawal"), ("eth", "withdrawal", "election")],
            ["ceasefire", "withdrawal", "election"],
        ),
        (
            [("egy", "withdrawal", "election"), ("eth", "ceasefire", "withdrawal"), ("sdn", "election", "recognition")],
            ["ceasefire", "withdrawal", "election", "recognition"],
        ),
        # one side may lay out a whole road by itself
        (
            [("egy", "ceasefire", "withdrawal"), ("egy", "withdrawal", "election"), ("egy", "election", "recognition")],
            ["ceasefire", "withdrawal", "election", "recognition"],
        ),
        # "you do this for that, and then": an exchange makes order too
        (
            [("sdn", "prisoner_exchange", "ceasefire"), ("rsf", "ceasefire", "peace_deal")],
            ["prisoner_exchange", "ceasefire", "peace_deal"],
        ),
        (
            [("sdn", "monitoring", "ceasefire"), ("sdn", "ceasefire", "peace_talks")],
            ["monitoring", "ceasefire", "peace_talks"],
        ),
    ],
)
def test_a_chain_follows_the_links_whoever_wants_them(build_page: Build, links: list[Link], steps: list[str]) -> None:
    (chain,) = brief_on(build_page, *links).chains
    assert list(chain.steps) == steps


@pytest.mark.parametrize(
    "links",
    [
        [("egy", "ceasefire", "withdrawal"), ("eth", "ceasefire", "election")],  # a fork is no road
        [("egy", "ceasefire", "withdrawal"), ("eth", "election", "withdrawal")],  # two roads to one end
        [("egy", "ceasefire", "other_condition"), ("eth", "other_condition", "election")],  # conditions unlike
        [("egy", "ceasefire", "withdrawal")],  # two steps are a wish
        [("", "ceasefire", "withdrawal"), ("eth", "withdrawal", "election")],  # one is nobody's
    ],
)
def test_what_is_no_chain(build_page: Build, links: list[Link]) -> None:
    assert not brief_on(build_page, *links).chains


def test_a_chain_ends_where_the_next_withdrawal_is_another_army_s(build_page: Build) -> None:
    base = {"kind": "precondition", "relation": "requires"}
    first = {
        "holders": ("sdn",),
        "first": "ceasefire",
        "then": "withdrawal",
        "then_on": On(step="withdrawal", by=("rsf",)),
    }
    for army, chains in (("sdn", 0), ("rsf", 1)):
        then = {
            "holders": ("egy",),
            "first": "withdrawal",
            "first_on": On(step="withdrawal", by=(army,)),
            "then": "election",
        }
        page = build_page("A. B.", [{"words": "A", **base, **first}, {"words": "B", **base, **then}])
        assert len(brief_of([page], ()).chains) == chains


def test_what_is_not_to_be_done_is_another_step(build_page: Build) -> None:
    base = {"kind": "precondition", "relation": "requires"}
    first = {
        "holders": ("sdn",),
        "first": "election",
        "first_on": On(step="election", negated=True),
        "then": "ceasefire",
    }
    then = {"holders": ("rsf",), "first": "ceasefire", "then": "election"}
    page = build_page("A. B.", [{"words": "A", **base, **first}, {"words": "B", **base, **then}])
    assert not brief_of([page], ()).deadlocks, "no election before a truce, and a truce before the election, agree"


def test_a_side_that_quotes_the_other_wants_nothing_itself(build_page: Build, said_by: Callable[..., Any]) -> None:
    text = "Sudan said the RSF wants talks before a truce. Sudan wants a truce before talks."
    quoted = {
        **OTHER_WAY,
        "kind": "precondition",
        "relation": "requires",
        "words": "the RSF wants talks before a truce",
        "attribution": (said_by(text, "sdn", "Sudan"),),
    }
    own = {
        "kind": "precondition",
        "relation": "requires",
        "holders": ("sdn",),
        "first": "ceasefire",
        "then": "peace_talks",
        "words": "Sudan wants a truce before talks",
    }
    (deadlock,) = brief_of([build_page(text, [quoted, own])], ()).deadlocks
    assert "Rapid Support Forces wants peace talks before a ceasefire" in deadlock.sentence


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
    assert "Sudan: first a ceasefire, then talks" in render_brief(brief)


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("exchange", "talks in exchange for a ceasefire"),
        ("leads_to", "a ceasefire, which leads to talks"),
    ],
)
def test_relations_are_said_in_words(build_page: Build, relation: str, words: str) -> None:
    brief = brief_on(build_page, ("", "ceasefire", "peace_talks"), relation=relation)
    assert f"Not said by whom: {words}" in render_brief(brief)
