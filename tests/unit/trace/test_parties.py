"""What involves the parties of a case stays, what others do among themselves is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.trace.parties import Parties, conflicts_between, find_parties_named, keep_to
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]


def _parties(*names: str, mediators: tuple[str, ...] = ()) -> Parties:
    parties, unknown = find_parties_named(names, mediators, load_lexicon())
    assert not unknown
    return parties


def _left(page: CodedArticle, parties: Parties) -> int:
    sources, kept_to = keep_to(Sources.of([page]), parties)
    assert len(list(sources.statements())) == kept_to.statements - kept_to.left_out
    return kept_to.left_out


def test_states_are_found_by_name_demonym_seat_and_id() -> None:
    for name in ("Sudan", "Sudanese", "Khartoum", "sdn"):
        assert _parties(name).own == {"SDN"}
    assert _parties("Hamas").own == {"hamas"}
    assert _parties("European Commission").own == {"european-union"}
    assert find_parties_named(["Atlantis"], [], load_lexicon())[1] == ["Atlantis"]


def test_own_actors_count_to_whom_they_are_of() -> None:
    parties, _ = find_parties_named(
        ["Hamas"], ["Qatar"], load_lexicon(), [("x", "Hamas"), ("y", "Qatar"), ("z", "Peru")]
    )
    assert parties.own == {"hamas", "x"}
    assert parties.others == {"QAT", "y"}


EVENT: dict[str, Any] = {"kind": "event", "type": "CONSULT"}


@pytest.mark.parametrize(
    ("slots", "stays"),
    [
        ({**EVENT, "actors": ("sdn", "eth")}, True),
        ({**EVENT, "actors": ("sdn",)}, True),
        ({**EVENT, "actors": ("burhan", "abiy")}, True),
        ({**EVENT, "actors": ("sdn", "eth", "egy")}, True),
        ({**EVENT, "actors": ("egy",)}, False),
        ({**EVENT, "actors": ("egy", "think-tank")}, False),
        ({**EVENT, "actors": ("rsf", "egy")}, False),
        ({**EVENT, "actors": ("sdn", "egy")}, False),
        ({"kind": "position", "stance": "demands", "holders": ("sdn",)}, True),
        ({"kind": "position", "stance": "demands", "holders": ("egy",), "recipients": ("sdn",)}, False),
        ({"kind": "position", "stance": "demands", "holders": ("egy",), "recipients": ("sdn", "eth")}, True),
        ({"kind": "position", "stance": "demands", "holders": ("sdn",), "recipients": ("egy",)}, False),
        ({"kind": "position", "stance": "demands", "holders": ("sdn",), "recipients": ("envoys-of-somebody",)}, True),
    ],
)
def test_who_is_named_decides(build_page: Build, slots: dict[str, Any], stays: bool) -> None:
    page = build_page("They met on Monday.", [{"words": "They met on Monday", **slots}])
    assert _left(page, _parties("Sudan", "Ethiopia")) == (0 if stays else 1)


@pytest.mark.parametrize(("actors", "stays"), [(("sdn", "egy"), True), (("egy",), False), (("egy", "rsf"), False)])
def test_mediators_belong_to_it_with_a_party_alone(build_page: Build, actors: tuple[str, ...], stays: bool) -> None:
    page = build_page("They met on Monday.", [{"words": "They met on Monday", **EVENT, "actors": actors}])
    assert _left(page, _parties("Sudan", "Ethiopia", mediators=("Egypt",))) == (0 if stays else 1)


def test_reports_of_one_happening_stay_together(build_page: Build) -> None:
    page = build_page(
        "Sudan and Ethiopia met. The two met.",
        [
            {"words": "Sudan and Ethiopia met", **EVENT, "actors": ("sdn", "eth"), "occurrence": "o1"},
            {"words": "The two met", **EVENT, "actors": ("sdn", "egy"), "occurrence": "o1"},
            {"words": "two", **EVENT, "actors": ("sdn", "egy"), "occurrence": "o2"},
        ],
    )
    assert _left(page, _parties("Sudan", "Ethiopia")) == 1


def test_conflicts_of_others_are_left_out(build_page: Build, build_conflict: Callable[..., Conflict]) -> None:
    page = build_page(
        "Sudan and Ethiopia met. Egypt spoke. The rain went on.",
        [
            {"words": "Sudan and Ethiopia met", **EVENT, "actors": ("sdn", "eth")},
            {"words": "Egypt spoke", "kind": "event", "type": "COOPERATE", "actors": ("egy",)},
        ],
    )
    sources = Sources.of([page])
    left, _ = keep_to(sources, _parties("Sudan", "Ethiopia"))
    own = build_conflict((page, "Sudan and Ethiopia met"), "known")
    others = build_conflict((page, "Egypt spoke"), "known")
    nobodys = build_conflict((page, "The rain went on"), "known")
    assert conflicts_between([own, others, nobodys], sources, left) == (own, nobodys)
