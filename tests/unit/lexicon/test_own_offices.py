"""Office tables of a user's own: made from a saved Wikidata result, read back, put in place of the lexicon's."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from truceline.errors import LexiconInvalid, OwnFileUnreadable
from truceline.lexicon.actors import PEOPLE_COLUMNS
from truceline.lexicon.lexicon import Additions, Lexicon, load_lexicon
from truceline.lexicon.office_files import read_tables, table_text
from truceline.lexicon.office_results import MadeTables, tables_from_result
from truceline.lexicon.offices import COLUMNS, Tenure, renewed
from truceline.lexicon.tables import is_iso_date
from truceline.lexicon.wikidata import iso_date, wikidata_number

LEXICON = load_lexicon()


def row(number: int, name: str, iso3: str, office: str, start: str, end: str = "", **more: str) -> dict[str, str]:
    """A row of a result, as the service saves it."""
    dates = {"start": f"{start}T00:00:00Z", "end": f"{end}T00:00:00Z" if end else ""}
    person = f"http://www.wikidata.org/entity/Q{number}"
    return {"person": person, "personLabel": name, "iso3": iso3, "office": office, **dates, **more}


VASH = row(900001, "Mirela Vash", "MDA", "head_of_government", "2026-09-01", asked="2026-11-20T10:00:00Z")
DARGO = row(900002, "Ilian Dărgo", "MDA", "head_of_government", "2025-10-01", "2026-10-01")
OKONJO = row(900003, "Selma Okonjo", "KEN", "foreign_minister", "2026-10-01")
PUTIN = row(7747, "Wladimir Putin", "RUS", "head_of_state", "2024-05-07")


def made(*rows: dict[str, str], checked: str | None = "2026-11") -> MadeTables:
    return tables_from_result(json.dumps(rows), LEXICON, where="r.json", checked=checked)


def verbose(rows: list[dict[str, str]]) -> str:
    """The other shape of JSON: SPARQL 1.1 Query Results."""
    bindings = [{k: {"type": "literal", "value": v} for k, v in r.items() if v} for r in rows]
    return json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": bindings}})


def as_csv(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(dict.fromkeys(k for r in rows for k in r)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def test_all_three_shapes_give_the_same_tables() -> None:
    rows = [VASH, DARGO, OKONJO, PUTIN]
    results = [
        tables_from_result(text, LEXICON, where="r", checked=None)
        for text in (json.dumps(rows), verbose(rows), as_csv(rows), "\ufeff" + as_csv(rows))
    ]
    assert results[0] == results[1] == results[2] == results[3]
    assert [r["person"] for r in results[0].offices] == ["selma-okonjo", "ilian-dargo", "mirela-vash", "vladimir-putin"]


def test_people_are_matched_by_number_and_new_ones_are_listed() -> None:
    tables = made(VASH, DARGO, PUTIN)
    assert {r["id"]: (r["names"], r["surnames"], r["wikidata"]) for r in tables.people} == {
        "mirela-vash": ("", "Vash", "Q900001"),
        "ilian-dargo": ("Ilian Dărgo", "Dargo | Dărgo", "Q900002"),
    }


def test_people_are_matched_by_name_within_their_state() -> None:
    known = row(900009, "William Ruto", "KEN", "head_of_state", "2026-08-01")
    other = row(900010, "William Ruto", "UGA", "foreign_minister", "2026-08-01")
    assert {r["person"] for r in made(known).offices} == {"william-ruto"}
    assert {r["person"] for r in made(other).offices} == {"william-ruto-uga"}


def test_overlaps_are_settled_and_told() -> None:
    tables = made(VASH, DARGO)
    assert [(r["person"], r["start"], r["end"]) for r in tables.offices] == [
        ("ilian-dargo", "2025-10-01", "2026-09-01"),
        ("mirela-vash", "2026-09-01", ""),
    ]
    assert tables.remarks == (
        "overlap: Ilian Dargo, head_of_government of mda, 2025-10-01 to 2026-10-01: now ends 2026-09-01",
    )


def test_a_deputy_holds_no_office_whatever_the_query_says() -> None:
    deputy = {
        **row(5, "Ada Kiprop", "MDA", "head_of_government", "2026-10-01"),
        "positionLabel": "Deputy Prime Minister",
    }
    acting = {
        **row(6, "Ben Oduya", "MDA", "head_of_government", "2026-10-01"),
        "positionLabel": "Acting Prime Minister",
    }
    assert [(r["person"], r["acting"]) for r in made(deputy, acting).offices] == [("ben-oduya", "yes")]


def test_a_president_who_headed_the_government_gets_both_offices() -> None:
    tables = made(row(900011, "Ada Kiprop", "KEN", "head_of_state", "2027-09-01"))
    assert [r["office"] for r in tables.offices] == ["head_of_government", "head_of_state"]


def test_words_of_a_position_are_read_where_the_query_gives_no_office() -> None:
    rows = [
        {**row(1, "Ada Kiprop", "KEN", "", "2026-10-01"), "positionLabel": "Minister of Foreign Affairs of Kenya"},
        {**row(2, "Ben Oduya", "KEN", "", "2026-09-01", "2026-09-20"), "positionLabel": "acting President of Kenya"},
        {**row(3, "Cora Wekesa", "KEN", "", "2026-10-01"), "positionLabel": "Deputy President of Kenya"},
        {**row(4, "Dina Auma", "KEN", "", "2026-10-01"), "positionLabel": "Mayor of Nairobi"},
    ]
    tables = made(*rows)
    assert [(r["person"], r["office"], r["acting"]) for r in tables.offices] == [
        ("ada-kiprop", "foreign_minister", ""),
        ("ben-oduya", "head_of_government", "yes"),
        ("ben-oduya", "head_of_state", "yes"),
    ]
    assert tables.remarks == (
        "1 row left out: no office of the lexicon: Deputy President of Kenya",
        "1 row left out: no office of the lexicon: Mayor of Nairobi",
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"personLabel": "Q900001"}, "a person without an English name"),
        ({"personLabel": "Мирела Ваш"}, "a person without an English name"),
        ({"person": "http://www.wikidata.org/.well-known/genid/9"}, "a person without an English name"),
        ({"iso3": "XQZ"}, "unknown state: XQZ"),
        ({"office": "court_jester"}, "no office of the lexicon: court_jester"),
        ({"start": ""}, "a start that is no date from 1700 on: none"),
        ({"start": "t123"}, "a start that is no date from 1700 on: t123"),
        ({"start": "2026-02-30T00:00:00Z"}, "a start that is no date from 1700 on: 2026-02-30T00:00:00Z"),
        ({"end": "genid"}, "an end that is no date from 1700 on: genid"),
        ({"end": "2026-08-01T00:00:00Z"}, "an end that is not behind its start"),
    ],
)
def test_a_row_that_breaks_a_rule_is_left_out_and_counted(change: dict[str, str], why: str) -> None:
    tables = made({**VASH, **change}, {**VASH, **change}, OKONJO)
    assert tables.remarks == (f"2 rows left out: {why}",)
    assert [r["person"] for r in tables.offices] == ["selma-okonjo"]


def test_dates_are_as_fine_as_wikidata_knows_them() -> None:
    assert iso_date("2026-01-01T00:00:00Z", "11") == "2026-01-01"
    assert iso_date("2026-05-01T00:00:00Z", "10") == "2026-05"
    assert iso_date("2026-01-01T00:00:00Z", "9") == "2026"
    assert iso_date("2026-01-01T00:00:00Z", "8") is None
    assert iso_date("-0044-03-15T00:00:00Z") is None
    assert iso_date("2026-00-00T00:00:00Z") == "2026"
    assert wikidata_number("http://www.wikidata.org/entity/Q7747") == "Q7747"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[]", "the result has no rows"),
        ("person,personLabel,office,iso3,start\n", "the result has no rows"),
        ('{"a": ', "this is no JSON"),
        ("[" * 100_000, "this is no JSON"),
        ('{"a": 1}', "this is no result of a query"),
        ('[{"name": "x"}]', "this is no result of the query"),
        ("name,when\nx,y\n", "this is no result of the query"),
        (json.dumps([{**VASH, "iso3": "XQZ"}]), "none of its rows can be used"),
        (json.dumps([OKONJO]), "the result does not say when it was asked"),
    ],
)
def test_a_file_that_is_no_result_is_one_line(text: str, what: str) -> None:
    with pytest.raises(OwnFileUnreadable) as stop:
        tables_from_result(text, LEXICON, where="r.json")
    assert stop.value.what == what
    assert "\n" not in stop.value.line


def table(*rows: dict[str, Any]) -> str:
    return table_text("test", COLUMNS, [{**dict.fromkeys(COLUMNS, ""), **r} for r in rows])


def test_what_is_written_is_read_back() -> None:
    tables = made(VASH, DARGO, OKONJO)
    people = table_text("test", PEOPLE_COLUMNS, tables.people)
    back = read_tables(table_text("test", COLUMNS, tables.offices), people, LEXICON, where="offices.tsv")
    assert back.remarks == ()
    assert [t.person for t in back.tenures] == [r["person"] for r in tables.offices]
    assert {e.actor.id: e.surnames for e in back.people}["ilian-dargo"] == ("Dargo", "Dărgo")


def test_people_are_made_from_tenures_where_no_table_lists_them() -> None:
    text = table(
        {"person": "ada-kiprop", "name": "Ada Kiprop", "office": "head_of_state", "of": "ken", "start": "2027"}
    )
    (person,) = read_tables(text, "", LEXICON, where="o.tsv").people
    assert (person.actor.country, person.actor.sector, person.surnames) == ("KEN", "GOV", ("Kiprop",))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"person": ""}, "no person"),
        ({"office": "jester"}, "unknown office: jester"),
        ({"of": "xqz"}, "unknown state or organisation: xqz"),
        ({"start": "2027-13"}, "no ISO date: 2027-13"),
        ({"end": "soon"}, "no ISO date: soon"),
        ({"end": "2026-01-01"}, "it ends before it begins"),
        ({"checked": "now"}, "no ISO month: now"),
    ],
)
def test_a_row_of_a_table_that_breaks_a_rule_is_named(change: dict[str, str], why: str) -> None:
    good = {"person": "ada-kiprop", "name": "Ada Kiprop", "office": "head_of_state", "of": "ken", "start": "2027-01-02"}
    found = read_tables(table({**good, **change}, good), "", LEXICON, where="o.tsv")
    assert found.remarks == (f"line 3: {why}",)
    assert len(found.tenures) == 1


def test_other_columns_are_refused() -> None:
    with pytest.raises(LexiconInvalid):
        read_tables("a\tb\n1\t2\n", "", LEXICON, where="o.tsv")


def tenure(person: str, start: str, end: str | None, *, acting: bool = False) -> Tenure:
    return Tenure(person=person, name=person, office="head_of_state", of="ken", start=start, end=end, acting=acting)


@pytest.mark.parametrize(
    ("fresh", "wanted"),
    [
        ([("c", "2010-01-01", None)], [("a", "2000", "2005"), ("b", "2005", "2010-01-01"), ("c", "2010-01-01", None)]),
        (
            [("c", "2006", "2007")],
            [("a", "2000", "2005"), ("b", "2005", "2006"), ("b", "2007", None), ("c", "2006", "2007")],
        ),
        ([("c", "1999", "2006")], [("b", "2006", None), ("c", "1999", "2006")]),
        ([("c", "1990", "1995")], [("a", "2000", "2005"), ("b", "2005", None), ("c", "1990", "1995")]),
        ([], [("a", "2000", "2005"), ("b", "2005", None)]),
    ],
)
def test_a_fresh_table_stands_for_the_days_that_it_covers(
    fresh: list[tuple[str, str, str | None]], wanted: list[tuple[str, str, str | None]]
) -> None:
    known = (tenure("a", "2000", "2005"), tenure("b", "2005", None))
    found = renewed(known, tuple(tenure(*f) for f in fresh))
    assert [(t.person, t.start, t.end) for t in found] == wanted


def test_an_acting_holder_ends_nobody() -> None:
    known = (tenure("a", "2000", None),)
    acting = tenure("b", "2010", "2011", acting=True)
    assert renewed(known, (acting,)) == (*known, acting)


def test_a_lexicon_with_additions_has_them_and_another_version() -> None:
    own = Lexicon(Additions(tenures=(tenure("ada-kiprop", "2027-01-02", None),), digest="abc"))
    assert own.offices.holders("head_of_state", "ken", "2027-05-01", "2027-05-01")[0].person == "ada-kiprop"
    assert own.version == f"{LEXICON.version}+abc"


@pytest.mark.parametrize("text", ["2027", "2027-02", "2027-02-28"])
def test_dates(text: str) -> None:
    assert is_iso_date(text)


@pytest.mark.parametrize("text", ["", "27", "2027-2", "2027-02-30", "٢٠٢٧", "2027-02-28T00"])
def test_no_dates(text: str) -> None:
    assert not is_iso_date(text)
