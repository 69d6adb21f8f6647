"""Spans and the map between text and page."""

from __future__ import annotations

from truceline.model.spans import OffsetMap, Piece, Span

# page: "<p>Talks &amp; tea</p>  <p>end</p>"   text: "Talks & tea\n\nend"
MAP = OffsetMap((Piece(0, 3, 6, 6), Piece(6, 9, 1, 5), Piece(7, 14, 4, 4), Piece(13, 27, 3, 3)))


def test_a_verbatim_run_maps_character_by_character() -> None:
    assert MAP.to_page(Span(1, 4)) == Span(4, 7)
    assert MAP.to_text(Span(4, 7)) == Span(1, 4)


def test_an_entity_maps_as_a_whole() -> None:
    assert MAP.to_page(Span(6, 7)) == Span(9, 14)
    assert MAP.to_text(Span(10, 11)) == Span(6, 7)


def test_a_span_over_several_runs_maps_from_first_to_last() -> None:
    assert MAP.to_page(Span(0, 16)) == Span(3, 30)
    assert MAP.to_text(Span(0, 40)) == Span(0, 16)


def test_what_stands_in_no_run_maps_to_nothing() -> None:
    assert MAP.to_page(Span(11, 13)) is None
    assert MAP.to_text(Span(18, 27)) is None
    assert OffsetMap(()).to_page(Span(0, 4)) is None


def test_a_span_shrinks_to_its_mapped_characters() -> None:
    assert MAP.to_page(Span(9, 13)) == Span(16, 18)


def test_neighbouring_verbatim_runs_become_one() -> None:
    joined = OffsetMap.joined([Piece(0, 5, 2, 2), Piece(2, 7, 3, 3), Piece(5, 10, 0, 0), Piece(5, 11, 1, 1)])
    assert joined.pieces == (Piece(0, 5, 5, 5), Piece(5, 11, 1, 1))


def test_the_identity_map_maps_a_text_onto_itself() -> None:
    assert OffsetMap.identity(9).to_page(Span(2, 5)) == Span(2, 5)
    assert OffsetMap.identity(0).pieces == ()


def test_spans_know_how_they_lie() -> None:
    assert Span(0, 4).overlaps(Span(3, 6))
    assert not Span(0, 4).overlaps(Span(4, 6))
    assert Span(0, 9).contains(Span(0, 9))
    assert not Span(1, 9).contains(Span(0, 9))
    assert Span(2, 5).of("a truce") == "tru"
