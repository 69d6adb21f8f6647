"""What a brief calls open, and what it tells as an agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.statement import On
from truceline.publish.brief import brief_of

Build = Callable[..., CodedArticle]
WISH: dict[str, Any] = {
    "kind": "position",
    "holders": ("burhan",),
    "stance": "demands",
    "issue": "talks_format",
    "on": On(step="peace_talks"),
    "type": "REQUEST",
}


def wished(build_page: Build, rest: str) -> list[str]:
    """The open points of a page on which somebody wants talks, and which goes on with some words."""
    told = [{"words": "wants talks", **WISH}, {"words": "insists on talks", **WISH}]
    page = build_page(f"Burhan wants talks. He insists on talks. {rest}", told)
    return [p.sentence for p in brief_of([page], ()).open]


@pytest.mark.parametrize(
    "rest",
    [
        "Talks between the two are ongoing.",
        "The envoys will hold a second round of peace talks in May.",
        "Negotiations in Jeddah are set to resume on Monday.",
    ],
)
def test_talks_that_go_on_or_are_about_to_begin_are_not_only_wanted(build_page: Build, rest: str) -> None:
    assert not wished(build_page, rest)


@pytest.mark.parametrize(
    "rest",
    [
        "Talks collapsed in May.",
        "Negotiations will begin only if the siege ends.",
        "There has been one round of talks.",
    ],
)
def test_talks_that_are_over_or_hang_on_a_condition_are_still_wanted(build_page: Build, rest: str) -> None:
    assert any(p.startswith("Talks: wanted by Abdel Fattah") for p in wished(build_page, rest))


def opened(build_page: Build, want: str, step: str, others: list[dict[str, Any]], text: str) -> list[str]:
    """The open points of a page on which somebody wants a step, with what others have agreed to."""
    wish = {**WISH, "issue": step, "on": On(step=step)}
    told = [{"words": want, **wish}, {"words": "This is a demand", **wish}]
    return [p.sentence for p in brief_of([build_page(f"{text} This is a demand.", [*told, *others])], ()).open]


WISHES = [("burhan", "wants a truce"), ("hemedti", "asks for a truce"), ("burhan", "spoke of a truce again")]


@pytest.mark.parametrize(("whose", "still"), [([0], 0), ([1], 0), ([2], 0), ([0, 1], 1), ([0, 2], 1), ([0, 1, 2], 1)])
def test_what_is_told_once_as_wanted_is_a_position_only(build_page: Build, whose: list[int], still: int) -> None:
    wish = {**WISH, "issue": "ceasefire", "on": On(step="ceasefire")}
    told = [{"words": words, **wish, "holders": (holder,)} for holder, words in (WISHES[n] for n in whose)]
    brief = brief_of([build_page(". ".join(words for _, words in WISHES) + ".", told)], ())
    assert (len(brief.open), bool(brief.stands)) == (still, True)


@pytest.mark.parametrize(
    ("words", "still"),
    [
        ("its future is unresolved", True),
        ("who pays isn't clear", True),
        ("the map is still to be drawn", True),
        ("the convoys weren't able to reach the town", False),
        ("the deal isn't great for the north", False),
        ("many can't return home", False),
    ],
)
def test_a_state_is_open_by_what_says_so_not_by_what_denies(build_page: Build, words: str, still: bool) -> None:
    state = {"words": words, "kind": "situation", "type": None}
    brief = brief_of([build_page(f"Two years on {words}.", [state])], ())
    assert (len(brief.open), len(brief.situations)) == (still, not still)


@pytest.mark.parametrize(("second", "still"), [("rsf", False), ("burhan", True), ("sdn", True)])
def test_what_two_sides_have_agreed_to_is_not_only_wanted(build_page: Build, second: str, still: bool) -> None:
    consent = {"type": "AGREE", "phase": "agreed", "issue": "ceasefire", "status": "occurred", "factuality": "CT+"}
    others = [
        {"words": "Sudan agreed to a truce", "trigger": "agreed", "actors": ("sdn",), **consent},
        {"words": "another accepted the truce", "trigger": "accepted", "actors": (second,), **consent},
    ]
    text = "Burhan wants a truce. Sudan agreed to a truce. Later another accepted the truce."
    assert bool(opened(build_page, "wants a truce", "ceasefire", others, text)) is still


@pytest.mark.parametrize(("want", "still"), [("wants tariffs on cars", False), ("wants sanctions on banks", True)])
def test_tariffs_are_no_open_point(build_page: Build, want: str, still: bool) -> None:
    assert bool(opened(build_page, want, "sanctions", [], f"Burhan {want}.")) is still


def agreement(build_page: Build, words: str, **slots: Any) -> tuple[int, int]:
    """How many agreements and how many positions a page has on which two sides are told of with some words."""
    told = {"type": "AGREE", "phase": "agreed", "issue": "ceasefire", "actors": ("sdn",), "recipients": ("rsf",)}
    own = {"words": words, "trigger": words.split()[0], **told, **slots}
    brief = brief_of([build_page(f"Sudan {words}.", [own])], ())
    return len(brief.agreements), len(brief.stands)


@pytest.mark.parametrize(
    "words",
    [
        "agreed to its offer of a truce",
        "accepted the latest truce proposal",
        "agreed to the terms",
        "agreed to a truce brokered by its foe",
        "agreed to a truce in Darfur",
    ],
)
def test_who_takes_up_what_another_puts_forward_has_no_agreement_yet(build_page: Build, words: str) -> None:
    assert agreement(build_page, words) == (0, 1)


@pytest.mark.parametrize(
    "words", ["agreed with it on a truce", "agreed to a truce with its foe", "accepted a truce with its foe"]
)
def test_who_agrees_with_another_has_one(build_page: Build, words: str) -> None:
    assert agreement(build_page, words)[0] == 1


def test_a_deal_is_an_agreement_though_it_is_on_no_issue(build_page: Build) -> None:
    both = {"actors": ("sdn", "rsf"), "recipients": (), "issue": None}
    assert agreement(build_page, "reached a consensus", cameo="057", **both) == (1, 0)
    assert agreement(build_page, "agreed to do just that some day", cameo="030", **both) == (0, 1)


PLAN = {"words": "will meet", "kind": "event", "type": "CONSULT", "status": "planned", "actors": ("burhan", "abiy")}


@pytest.mark.parametrize(
    ("other", "is_open"),
    [
        ({"status": "planned", "date": "2027-05-08", "actors": ("sdn", "eth")}, False),
        ({"status": "occurred", "actors": ("burhan", "abiy")}, False),
        ({"status": "planned", "date": "2027-05-08", "actors": ()}, False),
        ({"status": "planned", "factuality": "CT-", "actors": ("burhan", "abiy")}, False),
        ({"status": "occurred", "date": "2026-03-01", "actors": ("burhan", "abiy")}, True),
        ({"status": "historical", "actors": ("burhan", "abiy")}, True),
        ({"status": "planned", "date": "2027-05-08", "actors": ("burhan", "hemedti")}, True),
    ],
)
def test_a_meeting_is_open_where_no_other_contact_may_be_the_same(
    build_page: Build, other: dict[str, Any], is_open: bool
) -> None:
    told = {"words": "talks", "kind": "event", "type": "CONSULT", "factuality": "CT+", **other}
    page = build_page("They will meet. There are talks.", [PLAN, told], published="2027-05-02")
    assert bool(brief_of([page], ()).open) is is_open
