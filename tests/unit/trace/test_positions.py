"""Positions: the last word, how it moved, and silence where nothing was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.statement import On
from truceline.trace.positions import Position, Positions, find_positions
from truceline.trace.sources import Sources
from truceline.trace.timeline import last_known

Build = Callable[..., CodedArticle]


def position(stance: str, day: str, holder: str = "sdn", **slots: Any) -> tuple[str, dict[str, Any]]:
    words = f"{holder} {stance} it on {day}"
    on = slots.pop("on", On(step="ceasefire"))
    return day, {
        "kind": "position",
        "words": words,
        "trigger": stance,
        "holders": (holder,),
        "stance": stance,
        "issue": "ceasefire",
        "on": on,
        **slots,
    }


def found(build_page: Build, *told: tuple[str, dict[str, Any]]) -> Positions:
    pages = [build_page(f"{s['words']}.", [s], published=day, outlet=f"Mail {n}") for n, (day, s) in enumerate(told)]
    sources = Sources.of(pages)
    return find_positions(sources, load_lexicon(), last_known(sources))


def of(positions: Positions, party: str) -> Position:
    (row,) = (row for row in positions.rows if row.party == party)
    return row.positions[0]


def test_the_last_word_counts_and_tells_its_age(build_page: Build) -> None:
    positions = found(build_page, position("demands", "2027-05-01"), position("demands", "2027-05-11", "egy"))
    last = of(positions, "Sudan")
    assert (last.said, last.age, last.movement) == ("2027-05-01", 10, None)


@pytest.mark.parametrize(
    ("told", "movement"),
    [
        ([position("rejects", "2027-05-01"), position("supports", "2027-05-09")], "turned round"),
        ([position("demands", "2027-05-01"), position("resists", "2027-05-09", "burhan")], "turned round"),
        ([position("demands", "2027-05-01"), position("opposes", "2027-05-01")], "says both"),
        (
            [
                position("demands", "2027-05-01"),
                position("demands", "2027-05-09", on=On(step="ceasefire", negated=True)),
            ],
            "turned round",
        ),
        (
            [
                position("demands", "2027-05-01", on=On(step="ceasefire", by=("rsf",))),
                position("demands", "2027-05-09", on=On(step="ceasefire", by=("eth",))),
            ],
            "changed",
        ),
        ([position("demands", "2027-05-01"), position("supports", "2027-05-09")], None),
        ([position("demands", "2027-05-01"), position("rejects", "2027-05-09", status="conditional")], None),
        ([position("demands", "2027-05-01", on=On(step=None)), position("rejects", "2027-05-09")], None),
        ([position("demands", "2027-05-01"), position("considers", "2027-05-09")], None),
        (
            [
                position("demands", "2027-05-01"),
                position("demands", "2027-05-09", on=On(step="ceasefire", by=("rsf",))),
            ],
            None,
        ),
        ([position("rejects", "2027-05-01", "egy"), position("supports", "2027-05-09")], None),
        ([position("rejects", "2027-05-01", status="denied"), position("supports", "2027-05-09")], None),
        # "a withdrawal by Sudan" and "by Burhan" are the same side's
        (
            [
                position("rejects", "2027-05-01", "rsf", on=On(step="withdrawal", by=("sdn",))),
                position("rejects", "2027-05-09", "rsf", on=On(step="withdrawal", by=("burhan",))),
            ],
            None,
        ),
    ],
)
def test_movement(told: list[tuple[str, dict[str, Any]]], movement: str | None, build_page: Build) -> None:
    holder = told[-1][1]["holders"][0]
    party = "Rapid Support Forces" if holder == "rsf" else "Sudan"
    last = of(found(build_page, *told), party)
    assert last.movement == movement
    assert (last.earlier is None) == (movement is None)


def test_what_is_looked_back_at_is_not_the_last_word(build_page: Build) -> None:
    before = build_page(
        "Sudan had demanded a truce.",
        [{**position("demands", "x")[1], "words": "Sudan had demanded a truce", "trigger": "demanded"}],
        published="2027-05-20",
    )
    now = build_page(
        "Sudan rejects a truce.",
        [{**position("rejects", "x")[1], "words": "Sudan rejects a truce"}],
        published="2027-05-10",
    )
    sources = Sources.of([before, now])
    last = of(find_positions(sources, load_lexicon(), "2027-05-20"), "Sudan")
    assert last.latest.stance == "rejects"
    assert last.earlier_said is None


@pytest.mark.parametrize("said", ["-0479", "0000-01-01", "9999-12-31"])
def test_what_was_said_in_no_year_of_ours_has_no_age_or_a_true_one(said: str, build_page: Build) -> None:
    last = of(found(build_page, position("demands", "2027-05-01", said=said)), "Sudan")
    assert last.age is None or abs(last.age) > 365


def test_silence_is_told(build_page: Build) -> None:
    positions = found(
        build_page,
        position("demands", "2027-05-01"),
        position("demands", "2027-05-02", "egy", on=On(step="withdrawal"), issue="territory"),
    )
    assert {row.party: row.silent_on for row in positions.rows} == {
        "Sudan": ("a withdrawal of forces",),
        "Egypt": ("a ceasefire",),
    }


def dam_and_border(build_page: Build, stance: str, *days: str) -> Positions:
    """Egypt on a ceasefire with Ethiopia on the first day, and with Sudan on the second."""
    pages = []
    for n, (day, other, own) in enumerate(zip(days, ("eth", "rsf"), ("demands", stance), strict=True)):
        _, told = position(own, day, "egy", on=On(step="ceasefire", by=(other,)))
        pages.append(build_page(f"{told['words']}.", [told], published=day, outlet=f"Mail {n}"))
    sources = Sources.of(pages)
    return find_positions(sources, load_lexicon(), last_known(sources))


def test_a_party_has_a_last_word_in_each_negotiation(build_page: Build) -> None:
    ((row,)) = (r for r in dam_and_border(build_page, "rejects", "2027-05-01", "2027-05-09").rows if r.party == "Egypt")
    assert [(p.over, p.latest.stance, p.movement) for p in row.positions] == [
        (("Ethiopia",), "demands", None),
        (("Sudan",), "rejects", None),
    ]


def test_one_negotiation_needs_no_naming(build_page: Build) -> None:
    told = [position("demands", day, on=On(step="ceasefire", by=("rsf",))) for day in ("2027-05-01", "2027-05-02")]
    assert of(found(build_page, *told), "Sudan").over == ()


def test_an_offer_on_no_step_is_no_last_word(build_page: Build) -> None:
    vowed = position("offers", "2027-05-09", on=On(step=None), rule="positions.promise.vowed")
    assert of(found(build_page, position("demands", "2027-05-01"), vowed), "Sudan").latest.verb == "demands"
