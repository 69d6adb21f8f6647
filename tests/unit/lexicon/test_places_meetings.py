"""Places and what contains them; meetings of leaders."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from truceline.lexicon.lexicon import load_lexicon

PLACES = load_lexicon().places
MEETINGS = load_lexicon().meetings


def test_places_are_well_formed() -> None:
    assert [i for i, n in Counter(e.place.id for e in PLACES).items() if n > 1] == []
    for e in PLACES:
        assert all(n and n == n.strip() for n in e.names)
        assert e.kind in {"country", "region", "state", "city", "site", "water"}
        assert e.part_of is None or PLACES.get(e.part_of), e
        assert e.place.lat is None or (-90 <= e.place.lat <= 90 and -180 <= (e.place.lon or 0) <= 180)
        assert e.source
    assert len(set(PLACES.forms())) >= len({e.place.name for e in PLACES})


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("alaska", "joint-base-elmendorf-richardson"),
        ("land-usa", "anchorage"),
        ("donbas", "pokrovsk"),
        ("gaza-strip", "rafah"),
        ("darfur", "el-fasher"),
        ("washington", "oval-office"),
        ("doha", "doha"),
    ],
)
def test_a_place_contains_another(outer: str, inner: str) -> None:
    assert PLACES.contains(outer, inner)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("anchorage", "alaska"), ("crimea", "kherson"), ("geneva", "vienna"), ("west-bank", "rafah"), ("x", "y")],
)
def test_a_place_does_not_contain_another(outer: str, inner: str) -> None:
    assert not PLACES.contains(outer, inner)


def test_written_forms_may_stand_for_several_places() -> None:
    assert {e.place.id for e in PLACES.written("Georgia")} == {"land-geo", "georgia-state"}
    assert [e.place.id for e in PLACES.written("Sana'a")] == ["sanaa"]
    assert PLACES.written("Atlantis") == ()


def test_meetings_are_well_formed() -> None:
    actors = load_lexicon().actors
    assert [i for i, n in Counter(m.id for m in MEETINGS).items() if n > 1] == []
    for m in MEETINGS:
        assert date(1990, 1, 1) <= date.fromisoformat(m.start) <= date.fromisoformat(m.end), m
        assert m.kind in {"summit", "bilateral", "trilateral", "multilateral", "sideline", "phone"}
        assert len(m.participants) >= 2
        assert all(actors.get(p) for p in m.participants), m
        assert m.place is None or PLACES.get(m.place), m
        assert m.source
    assert len(tuple(MEETINGS)) >= 400


def test_no_meeting_stands_twice() -> None:
    seen = Counter((m.start, m.participants) for m in MEETINGS if m.kind != "multilateral")
    assert [key for key, n in seen.items() if n > 1] == []


# Poroshenko took office the day after, Trump a month later: presidents-elect.
ELECT = {"petro-poroshenko": "2014-06-06", "donald-trump": "2024-12-07"}


def test_leaders_held_an_office_when_they_met() -> None:
    offices = load_lexicon().offices
    for m in MEETINGS:
        for p in m.participants:
            assert any(t.covers(m.start, m.end) for t in offices.held_by(p)) or m.start == ELECT.get(p), (m.id, p)


def test_meetings_between_two_leaders_come_oldest_first() -> None:
    found = MEETINGS.between({"donald-trump", "vladimir-putin"}, "2017-01-01", "2019-12-31")
    assert [m.place for m in found] == ["hamburg", "da-nang", "helsinki", "osaka"]
    found = MEETINGS.between(["moon-jae-in", "kim-jong-un"], "2018-05-01", "2018-12-31")
    assert [m.start for m in found] == ["2018-05-26", "2018-09-18"]


def test_no_meetings_where_there_were_none() -> None:
    assert MEETINGS.between(["joe-biden", "kim-jong-un"], "2021-01-01", "2024-12-31") == ()
    assert MEETINGS.between(["joe-biden", "vladimir-putin"], "2022-03-01", "2024-12-31") == ()
    assert MEETINGS.between([], "1990-01-01", "2026-01-01") == ()


def test_a_meeting_of_several_days_counts_on_each() -> None:
    talks = next(m for m in MEETINGS if m.place == "dayton")
    assert talks.within("1995-11-10", "1995-11-10")
    assert not talks.within("1995-11-22", "1995-11-30")
