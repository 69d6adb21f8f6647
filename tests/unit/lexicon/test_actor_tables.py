"""The tables of actors and offices keep their own rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from typing import get_args

import pytest

from truceline.lexicon.actors import ActorEntry, ActorTable
from truceline.lexicon.lexicon import Additions, Lexicon, load_lexicon
from truceline.lexicon.offices import OfficeTable, Tenure
from truceline.model.actor import Actor, ActorKind

LEXICON = load_lexicon()
SECTORS = {"GOV", "MIL", "REB", "OPP", "PTY", "IGO", "NGO", "CVL", "MED", "BUS", "REL"}
DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# Several hold these at once: two captains, two princes, three presidents, a council of seven, two prime ministers.
COLLECTIVE = {
    ("head_of_state", "smr"),
    ("head_of_state", "and"),
    ("head_of_state", "bih"),
    ("head_of_state", "che"),
    ("head_of_government", "khm"),
}
G20 = [
    "arg", "aus", "bra", "can", "chn", "deu", "fra", "gbr", "ind", "idn", "ita", "jpn", "kor", "mex", "rus", "sau",
    "tur", "usa", "zaf",
]  # fmt: skip
# Russia was no state of its own before its first president and the government of mid-1990.
BEGIN = {("head_of_state", "rus"): "1991-07-10", ("head_of_government", "rus"): "1990-06-15"}
UP_TO = "2026-08-01"


def day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 7 else (text + "-01")[:10])


def by_office() -> dict[tuple[str, str], list[Tenure]]:
    found: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for t in sorted(LEXICON.offices, key=lambda t: t.start):
        found[t.office, t.of].append(t)
    return found


def test_no_actor_twice_and_no_form_empty() -> None:
    assert [i for i, n in Counter(e.actor.id for e in LEXICON.actors).items() if n > 1] == []
    for e in LEXICON.actors:
        forms = (*e.names, *e.adjectives, *e.seats, *e.surnames)
        assert all(f and f == f.strip() and "\t" not in f for f in forms), e.actor.id
        assert e.names[0] == e.actor.name
        assert e.source


def test_kinds_sectors_and_countries_are_those_of_the_model() -> None:
    for e in LEXICON.actors:
        assert e.actor.kind in get_args(ActorKind), e.actor.id
        assert e.actor.sector in SECTORS, e.actor.id
        assert e.actor.country is None or re.fullmatch(r"[A-Z]{3}", e.actor.country), e.actor.id


def test_ambiguous_forms_are_forms_of_their_actor() -> None:
    for e in LEXICON.actors:
        assert set(e.ambiguous) <= {*e.names, *e.adjectives, *e.seats}, (e.actor.id, e.ambiguous)


def test_every_person_has_a_surname_and_no_name_of_two() -> None:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for e in LEXICON.actors:
        if e.actor.kind == "person":
            assert e.surnames, e.actor.id
            names[e.actor.name].add(e.actor.id)
    assert {n: ids for n, ids in names.items() if len(ids) > 1 and n not in {"Tony Abbott"}} == {}


@pytest.mark.parametrize(
    ("form", "actor"),
    [
        ("U.S.", "usa"),
        ("Kremlin", "rus"),
        ("Ansar Allah", "houthis"),
        ("IDF", "israel-defense-forces"),
        ("ISW", "institute-for-the-study-of-war"),
        ("Volodymyr Zelensky", "volodymyr-zelenskyy"),
        ("MBS", "mohammed-bin-salman"),
        ("Hemedti", "mohamed-hamdan-dagalo"),
        ("Ivorian", "civ"),
    ],
)
def test_written_forms_find_their_actor(form: str, actor: str) -> None:
    assert [e.actor.id for e in LEXICON.actors.written(form)] == [actor]


@pytest.mark.parametrize(
    ("surname", "person"),
    [
        ("Xi", "xi-jinping"),
        ("bin Salman", "mohammed-bin-salman"),
        ("al-Sharaa", "ahmed-al-sharaa"),
        ("Lukashenka", "alexander-lukashenko"),
        ("Suu Kyi", "aung-san-suu-kyi"),
        ("Abiy", "abiy-ahmed"),
        ("Van der Bellen", "alexander-van-der-bellen"),
        ("Lopez Obrador", "andres-manuel-lopez-obrador"),
    ],
)
def test_surnames_find_their_person(surname: str, person: str) -> None:
    assert person in [e.actor.id for e in LEXICON.actors.surnamed(surname)]


def test_korean_stands_for_both_koreas() -> None:
    assert {e.actor.id for e in LEXICON.actors.written("Korean")} == {"kor", "prk"}


def test_unknown_forms_are_nobody() -> None:
    assert LEXICON.actors.written("Ruritania") == ()
    assert LEXICON.actors.surnamed("Zenda") == ()
    assert LEXICON.actors.get("ruritania") is None


def test_a_table_lists_its_forms_and_surnames_apart() -> None:
    person = Actor(id="ada-lee", name="Ada Lee", kind="person")
    table = ActorTable((ActorEntry(actor=person, names=("Ada Lee",), surnames=("Lee",)),))
    assert list(table.forms()) == ["Ada Lee"]
    assert list(table.surnames()) == ["Lee"]
    assert table.is_first_name("Ada")
    assert not table.is_first_name("Lee")


def test_tenures_have_valid_dates_in_order() -> None:
    for t in LEXICON.offices:
        assert DATE.fullmatch(t.start), t
        assert t.end is None or (DATE.fullmatch(t.end) and day(t.start) <= day(t.end)), t
        assert t.end is None or t.start < t.end, t
        assert (t.end is None) == bool(t.checked), t


def test_every_holder_and_every_office_has_an_actor() -> None:
    for t in LEXICON.offices:
        holder = LEXICON.actors.get(t.person)
        assert holder, t
        assert holder.actor.kind == "person"
        assert holder.actor.name == t.name
        assert LEXICON.actors.get(t.of), t


def test_no_two_hold_one_office() -> None:
    for office, tenures in by_office().items():
        full = [t for t in tenures if not t.acting]
        for a, b in pairwise(full):
            if office not in COLLECTIVE:
                assert a.end, (a, b)
                assert day(a.end) <= day(b.start), (a, b)


@pytest.mark.parametrize("state", G20)
@pytest.mark.parametrize("office", ["head_of_state", "head_of_government"])
def test_no_gap_in_the_g20(state: str, office: str) -> None:
    reached = day(BEGIN.get((office, state), "1990-01-01"))
    for t in by_office()[office, state]:
        assert (day(t.start) - reached).days <= 45, t
        reached = max(reached, day(t.end) if t.end else day(UP_TO))
    assert reached >= day(UP_TO)


@pytest.mark.parametrize(
    ("office", "of", "on", "holder"),
    [
        ("head_of_government", "gbr", "2026-09-01", "Andy Burnham"),
        ("head_of_state", "kor", "2018-04-27", "Moon Jae-in"),
        ("head_of_government", "aus", "2008-01-01", "Kevin Rudd"),
        ("head_of_state", "irn", "2026-05-01", "Mojtaba Khamenei"),
        ("secretary_general", "nato", "2020-01-01", "Jens Stoltenberg"),
        ("president", "european-commission", "2010-05-05", "Jose Manuel Barroso"),
        ("foreign_minister", "rus", "2015-02-12", "Sergei Lavrov"),
        ("head_of_state", "sau", "2025-05-13", "Salman of Saudi Arabia"),
        ("head_of_government", "sau", "2025-05-13", "Mohammed bin Salman"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, of: str, on: str, holder: str) -> None:
    assert [t.name for t in LEXICON.offices.holders(office, of, on, on)] == [holder]


def test_dates_compare_at_the_coarser_grain() -> None:
    t = Tenure(person="x", name="X", office="envoy", of="usa", start="2022", end="2023-03")
    assert t.covers("2022-01-01", "2022-01-01")
    assert t.covers("2023-03-30", "2023-03-30")
    assert not t.covers("2023-04-01", "2023-04-02")
    assert not t.covers("2021-12-31", "2021-12-31")


def test_tenures_of_a_person_come_oldest_first() -> None:
    later = Tenure(person="x", name="X", office="envoy", of="usa", start="2024", end=None)
    first = Tenure(person="x", name="X", office="envoy", of="fra", start="2019", end="2020")
    table = OfficeTable((later, first))
    assert table.held_by("x") == (first, later)
    assert table.held_by("y") == ()
    assert table.holders("envoy", "fra") == (first,)


@pytest.mark.parametrize(
    ("who", "day", "organisation"),
    [
        ("ursula-von-der-leyen", "2024-03-01", "european-union"),
        ("mark-rutte", "2025-06-24", "nato"),
        ("antonio-guterres", "2021-01-05", "united-nations"),
        ("un-security-council", "2021-01-05", "united-nations"),
        ("european-parliament", "2024-03-01", "european-union"),
        ("ursula-von-der-leyen", "2018-03-01", None),
        ("mark-rutte", "2023-06-24", None),
        ("emmanuel-macron", "2024-03-01", None),
        ("european-union", "2024-03-01", None),
        ("hamas", "2024-03-01", None),
        ("nobody", "2024-03-01", None),
    ],
)
def test_for_which_organisation_somebody_acts_on_a_day(who: str, day: str, organisation: str | None) -> None:
    found = load_lexicon().organisation_of(who, day)
    assert (found.id if found else None) == organisation


def test_a_head_of_state_who_chairs_an_organisation_besides_acts_for_the_state() -> None:
    chairs = (
        Tenure(person=who, name=who, office="chairperson", of="african-union", start="2019-02-10", end="2020-02-09")
        for who in ("emmanuel-macron", "ban-ki-moon")
    )
    lexicon = Lexicon(Additions(tenures=tuple(chairs)))
    assert lexicon.organisation_of("emmanuel-macron", "2019-06-01") is None
    retired = lexicon.organisation_of("ban-ki-moon", "2019-06-01")
    assert retired is not None
    assert retired.id == "african-union"


def test_institutions_and_what_they_are_of_are_organisations_of_states() -> None:
    actors = load_lexicon().actors
    for body, of in load_lexicon().institutions.items():
        for one in (body, of):
            entry = actors.get(one)
            assert entry is not None
            assert entry.actor.sector == "IGO"
        assert of not in load_lexicon().institutions


def test_words_of_parties_begin_their_names() -> None:
    actors = load_lexicon().actors
    assert {"Iran", "Iranian", "United"} <= actors.party_words
    assert "Kofi" not in actors.party_words
