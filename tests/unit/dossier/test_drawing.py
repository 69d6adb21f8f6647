"""What is drawn: runs of a text, days on a strip, places on the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model.spans import Span
from truceline.publish.dossier.addresses import SAFE, safe_name
from truceline.publish.dossier.graph import COLOURS, HEIGHT, MOST, SHAPES, draw_graph, name_holders
from truceline.publish.dossier.paint import paint
from truceline.publish.dossier.places import project
from truceline.publish.dossier.scale import Scale, find_scale
from truceline.publish.layout import harmless
from truceline.trace.content import Link, Report
from truceline.trace.positions import NO_ISSUE

TEXT = "The talks begin in Geneva on Monday."


def test_runs_are_cut_at_every_end_of_a_span() -> None:
    runs = list(paint(TEXT, Span(0, 36), [(Span(0, 25), "meeting"), (Span(19, 35), "conflict")]))
    assert [(r.text, r.keys, r.ends) for r in runs] == [
        ("The talks begin in ", ("meeting",), ()),
        ("Geneva", ("meeting", "conflict"), ("meeting",)),
        (" on Monday", ("conflict",), ("conflict",)),
        (".", (), ()),
    ]


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_runs_put_together_are_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    marks = [(Span(min(e), min(max(e), len(text))), "x") for e in ends if min(e) < min(max(e), len(text))]
    assert "".join(run.text for run in paint(text, Span(0, len(text)), marks)) == text


@given(st.text())
def test_a_name_made_of_an_id_is_safe(id_: str) -> None:
    assert SAFE.fullmatch(safe_name(id_))


def test_two_ids_never_share_a_name() -> None:
    assert safe_name("A b") != safe_name("a b") != safe_name("a-b")


@given(st.text())
def test_shown_text_turns_no_line(text: str) -> None:
    assert not set(harmless(text)) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b\x07"
    )


def test_joiners_of_other_scripts_stay() -> None:
    assert harmless("می‌خواهم\n") == "می‌خواهم\n"


def test_a_strip_shows_the_days_around_the_pages_and_sends_others_to_its_ends() -> None:
    scale = find_scale(["2018-07-16", "2025-08-15", "2025-08-25"], ["2025-08-14", "2025-08-20"])
    assert scale is not None
    assert scale.holds(date(2025, 8, 15))
    assert not scale.holds(date(2018, 7, 16))
    assert scale.place(date(2018, 7, 16)) < scale.place(date(2025, 8, 15)) < scale.place(date(2025, 8, 25)) < 100


def test_a_strip_without_a_day_is_none() -> None:
    assert find_scale([], []) is None


def test_a_strip_keeps_days_in_their_order() -> None:
    scale = Scale(date(2025, 8, 1), date(2025, 8, 31))
    places = [scale.place(date(2025, 8, day)) for day in range(1, 32)]
    assert places == sorted(places)


@pytest.mark.parametrize(("lon", "lat", "x", "y"), [(0, 0, 500.0, 250.0), (180, 0, 1000.0, 250.0)])
def test_the_projection_spans_the_map(lon: float, lat: float, x: float, y: float) -> None:
    assert project(lon, lat) == pytest.approx((x, y), abs=0.2)


def _order(holder: str, number: int) -> Link:
    """A truce before talks, as one page tells it."""
    report = Report(
        page=f"p{number}",
        page_number=number,
        known=None,
        lineage=f"p{number}",
        outlet="Mail",
        sentence=0,
        paragraph=1,
        span=Span(0, 5),
        page_span=None,
        statement=f"s{number}",
        speakers=(),
        quote="truce",
        trigger=Span(0, 5),
    )
    return Link(
        holders=(holder,),
        relation="requires",
        first="ceasefire",
        then="peace_talks",
        first_words="a truce",
        then_words="talks",
        reports=(report,),
        given_up=None,
    )


def _orders(count: int) -> list[Link]:
    return [_order(f"Envoy {n}", n) for n in range(count)]


def test_a_dozen_holders_have_a_sign_each_within_the_colours() -> None:
    holders = list(name_holders(_orders(len(SHAPES))).values())
    assert len({h.sign for h in holders}) == len(SHAPES) == 12
    assert {h.number for h in holders} == set(range(COLOURS))


def test_a_holder_has_the_same_sign_beside_the_drawing_as_in_it() -> None:
    orders = _orders(MOST + 10)
    graph = draw_graph(orders[::-1] + orders[:3], ())
    named = name_holders(orders[::-1] + orders[:3])
    assert graph.left_out == 13
    assert all(named[h.name] == h for h in graph.holders)
    assert {a.holder for a in graph.arrows} == set(graph.holders)


def test_an_arrow_passes_below_the_boxes_in_its_way() -> None:
    chain = [("a", "b"), ("b", "c"), ("a", "c")]
    links = [
        replace(_order("Envoy", n), first=NO_ISSUE, then=NO_ISSUE, first_words=first, then_words=then)
        for n, (first, then) in enumerate(chain)
    ]
    graph = draw_graph(links, ())
    middle = next(box for box in graph.boxes if box.lines == ("b",))
    straight, _, around = graph.arrows
    assert straight.y < middle.y + HEIGHT < around.y < graph.height
