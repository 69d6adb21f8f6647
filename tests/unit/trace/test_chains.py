"""Chains: how far links lie end to end, and where they do not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from tests.unit.trace.orders import Told, by, found_in, no_more, pages_of, wish

from truceline.model.coded import CodedArticle
from truceline.model.statement import Attribution

Build = Callable[..., CodedArticle]

PAUSE = wish("egy", "humanitarian_pause", "ceasefire")
TRUCE = wish("eth", "ceasefire", "peace_talks")
TALKS = wish("sdn", "peace_talks", "election")

CHAINS: dict[str, tuple[tuple[Told, ...], list[str]]] = {
    "three steps": ((PAUSE, TRUCE), ["humanitarian_pause ceasefire peace_talks"]),
    "four steps": ((PAUSE, TRUCE, TALKS), ["humanitarian_pause ceasefire peace_talks election"]),
    "told backward": ((TALKS, TRUCE, PAUSE), ["humanitarian_pause ceasefire peace_talks election"]),
    "by one side alone": (
        (wish("egy", "ceasefire", "withdrawal"), wish("egy", "withdrawal", "election")),
        ["ceasefire withdrawal election"],
    ),
    "an exchange in it": (
        (wish("sdn", "prisoner_exchange", "ceasefire", relation="exchange"), TRUCE),
        ["prisoner_exchange ceasefire peace_talks"],
    ),
    "a fork is two": (
        (PAUSE, TRUCE, wish("sdn", "ceasefire", "withdrawal")),
        ["humanitarian_pause ceasefire peace_talks", "humanitarian_pause ceasefire withdrawal"],
    ),
    "two ways that meet are two": (
        (wish("sdn", "monitoring", "ceasefire"), PAUSE, TRUCE),
        ["monitoring ceasefire peace_talks", "humanitarian_pause ceasefire peace_talks"],
    ),
    "two sides want one part of it": (
        (PAUSE, wish("rsf", "humanitarian_pause", "ceasefire"), TRUCE),
        ["humanitarian_pause ceasefire peace_talks"],
    ),
    "a condition on a condition": (
        ({**PAUSE, "status": "conditional"}, TRUCE),
        ["humanitarian_pause ceasefire peace_talks"],
    ),
    "one army goes, then all else": (
        (
            wish("sdn", "ceasefire", "withdrawal", then_on=by("withdrawal", "rsf")),
            wish("egy", "withdrawal", "election", first_on=by("withdrawal", "rsf")),
        ),
        ["ceasefire withdrawal election"],
    ),
    "a general's army is his state's": (
        (
            wish("rsf", "ceasefire", "withdrawal", then_on=by("withdrawal", "sdn")),
            wish("egy", "withdrawal", "election", first_on=by("withdrawal", "burhan")),
        ),
        ["ceasefire withdrawal election"],
    ),
    "whose army is left open": (
        (
            wish("sdn", "ceasefire", "withdrawal", then_on=by("withdrawal", "rsf")),
            wish("rsf", "withdrawal", "election"),
        ),
        ["ceasefire withdrawal election"],
    ),
    "given up, and asked for again": (
        (PAUSE, TRUCE, no_more(PAUSE), PAUSE),
        ["humanitarian_pause ceasefire peace_talks"],
    ),
    "a side's own ring is walked once": (
        (wish("egy", "ceasefire", "withdrawal"), wish("egy", "withdrawal", "ceasefire"), PAUSE),
        ["humanitarian_pause ceasefire withdrawal"],
    ),
}


@pytest.mark.parametrize(("told", "steps"), CHAINS.values(), ids=CHAINS.keys())
def test_a_chain(told: tuple[Told, ...], steps: list[str], build_page: Build) -> None:
    _, _, chains = found_in(pages_of(build_page, *told))
    assert sorted(" ".join(c.steps) for c in chains) == sorted(steps)


NO_CHAINS: dict[str, tuple[Told, ...]] = {
    "two steps are a wish": (PAUSE,),
    "they do not touch": (PAUSE, TALKS),
    "one is given up": (PAUSE, TRUCE, no_more(TRUCE)),
    "one is given up by the leader": (PAUSE, TRUCE, no_more({**TRUCE, "holders": ("abiy",)})),
    "one is denied": (PAUSE, {**TRUCE, "status": "denied"}),
    "one is a hope": (PAUSE, {**TRUCE, "relation": "leads_to"}),
    "one is nobody's": (PAUSE, {**TRUCE, "holders": ()}),
    "a condition in own words, in the middle": (
        wish("egy", "ceasefire", "other_condition"),
        wish("eth", "other_condition", "election"),
    ),
    "a condition in own words, at the start": (wish("egy", "other_condition", "ceasefire"), TRUCE),
    "another army goes": (
        wish("rsf", "ceasefire", "withdrawal", then_on=by("withdrawal", "sdn")),
        wish("egy", "withdrawal", "election", first_on=by("withdrawal", "rsf")),
    ),
    "what is not to be": (PAUSE, wish("eth", "ceasefire", "peace_talks", first_on=by("ceasefire", negated=True))),
    "links of a deadlock": (
        wish("sdn", "ceasefire", "peace_talks"),
        wish("rsf", "peace_talks", "ceasefire"),
        wish("egy", "peace_talks", "election"),
    ),
    "two other negotiations": (
        wish("egy", "humanitarian_pause", "ceasefire", then_on=by("ceasefire", "eth")),
        wish("sdn", "ceasefire", "peace_talks", first_on=by("ceasefire", "rsf")),
    ),
}


@pytest.mark.parametrize("told", NO_CHAINS.values(), ids=NO_CHAINS.keys())
def test_no_chain(told: tuple[Told, ...], build_page: Build) -> None:
    _, _, chains = found_in(pages_of(build_page, *told))
    assert not chains


def test_the_order_of_what_is_told_does_not_matter(build_page: Build) -> None:
    pages = pages_of(build_page, PAUSE, TRUCE, TALKS)
    assert len({found_in(order)[2][0].steps for order in permutations(pages)}) == 1


def test_who_wants_each_part_is_named(build_page: Build) -> None:
    _, _, (chain,) = found_in(pages_of(build_page, PAUSE, wish("rsf", "humanitarian_pause", "ceasefire"), TRUCE))
    assert chain.sentence == (
        "A humanitarian pause, then a ceasefire (so Egypt and Rapid Support Forces), then peace talks (so Ethiopia)."
    )


def test_negotiations_of_one_page_make_no_chain_together(build_page: Build) -> None:
    filler = " ".join(["Rain fell."] * 20)
    text = f"Egypt wants a pause first. {filler} Sudan wants a truce first."
    pause = wish("egy", "humanitarian_pause", "ceasefire", then_on=by("ceasefire", "eth"))
    truce = wish("sdn", "ceasefire", "peace_talks", first_on=by("ceasefire", "rsf"))
    page = build_page(text, [
        {**pause, "words": "Egypt wants a pause first"},
        {**truce, "words": "Sudan wants a truce first"},
    ])  # fmt: skip
    _, _, chains = found_in([page])
    assert not chains


def test_a_part_that_another_tells_counts_for_its_holder(
    build_page: Build, said_by: Callable[..., Attribution]
) -> None:
    text = "Cairo wants a pause first. Cairo said Ethiopia wants a truce before talks."
    page = build_page(text, [
        {**PAUSE, "words": "Cairo wants a pause first"},
        {
            **TRUCE,
            "words": "Ethiopia wants a truce before talks",
            "attribution": (said_by(text, "egy", "Cairo said"),),
        },
    ])  # fmt: skip
    _, _, (chain,) = found_in([page])
    assert chain.sentence.endswith("then peace talks (so Ethiopia).")


def test_a_long_road_is_cut(build_page: Build) -> None:
    words = "contacts monitoring humanitarian_pause ceasefire withdrawal disarmament election recognition referendum"
    steps = words.split()
    road = [wish("egy", a, b) for a, b in zip(steps, [*steps[1:], "normalisation"], strict=True)]
    _, _, chains = found_in(pages_of(build_page, *road))
    assert max(len(c.links) for c in chains) == 8
