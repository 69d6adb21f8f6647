"""Dictionaries and results of a user's own: whatever stands in them, they are read or refused, never a crash."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import OwnFileUnreadable
from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.office_files import read_tables, table_text
from truceline.lexicon.office_results import tables_from_result
from truceline.lexicon.offices import COLUMNS
from truceline.lexicon.petrarch import read_dictionary
from truceline.lexicon.tables import is_iso_date

LEXICON = load_lexicon()
PIECES = st.sampled_from(
    [
        *("SELMA_OKONJO_", "+DARGO_", "\t[KENGOV 020101-080731]", "[RUS]", "[", "]", "<!--", "-->", "#", ";", "&X"),
        *("!P!=A", "{", "}", "~", "[~GOV]", "(RLA)", "KENYA_", "+", "-", "_", "'", "İ", "\u202e", "99", "/", ",_THE_"),
        *("[KENGOV", ">020101]", "\n", "\n", " "),
    ]
)
DAYS = ["2026-01-02T00:00:00Z", "2024-05-07T00:00:00Z", "2025-01-01", "-0001-00-00T00:00:00Z", "", "t1"]
CELLS = {
    "person": [f"http://www.wikidata.org/entity/Q{n}" for n in (1, 2, 3, 7747)],
    "personLabel": ["Ada Lee", "Bo Ode", "Țepeș Dărgo", "William Ruto", "Q1", ""],
    "office": ["head_of_state", "foreign_minister", "", "jester"],
    "positionLabel": ["acting President of Kenya", "Prime Minister", "Mayor", ""],
    "iso3": ["KEN", "MDA", "RUS", "XQZ", ""],
    "start": DAYS,
    "startPrecision": ["9", "10", "11", "", "7"],
    "end": DAYS,
    "acting": ["", "yes"],
}
ROWS = st.fixed_dictionaries(
    {
        name: st.one_of(st.sampled_from(cells), st.sampled_from(cells), st.text(max_size=9))
        for name, cells in CELLS.items()
    }
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_as_a_dictionary(text: str) -> None:
    found = read_dictionary(text, LEXICON.actors, (), ())
    known = LEXICON.actors.extended(found.actors)
    assert all(known.get(e.actor.id) == e and e.names and all(n.strip() for n in e.names) for e in found.actors)
    assert all(1 <= s.line <= len(text.splitlines()) for s in found.skipped)
    again = read_dictionary(text, known, (), ())
    assert again.new == 0


@settings(max_examples=100, deadline=None)
@given(st.lists(ROWS, max_size=8))
def test_any_result_is_read_or_refused_and_what_is_written_can_be_read(rows: list[dict[str, str]]) -> None:
    try:
        made = tables_from_result(json.dumps(rows), LEXICON, where="r.json", checked="2026-11")
    except OwnFileUnreadable:
        return
    back = read_tables(table_text("test", COLUMNS, made.offices), "", LEXICON, where="o.tsv")
    assert back.remarks == ()
    assert all(is_iso_date(t.start) for t in back.tenures)
    assert len(back.tenures) == len(made.offices)
