"""Files of a user's own: read in any encoding, bounded, told of in few lines."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from truceline.capture import own_text
from truceline.capture.own_files import few, make_tables, own_knowledge, read_own_files
from truceline.capture.own_text import people_file, read_own_file
from truceline.errors import LexiconInvalid, OwnFileUnreadable
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.model.record import as_line, record_of
from truceline.pipeline import CaseRecord, Engine, check_pages, code_pages


def read_own_knowledge(*files: list[str]) -> tuple[Lexicon, tuple[str, ...]]:
    """The lexicon with what files tell, and what is told of them."""
    return own_knowledge(read_own_files(*files))


VASH = {
    "person": "http://www.wikidata.org/entity/Q900001",
    "personLabel": "Mirela Vash",
    "office": "head_of_government",
    "iso3": "MDA",
    "start": "2026-09-01T00:00:00Z",
    "asked": "2026-11-20T10:00:00Z",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "own.actors"
    path.write_bytes("SELMA_ÖKONJO_ [KENGOV]\r\n".encode(encoding))
    lexicon, told = read_own_knowledge([str(path)], [])
    assert lexicon.actors.written("Selma Ökonjo")
    assert told == (f"{path}: 1 new name, 0 known already, 0 lines to look at",)


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "binary").write_bytes(b"\x89PNG" + bytes(20))
    (tmp_path / "large").write_bytes(b"A_ [KEN]\n" * 20)
    monkeypatch.setattr(own_text, "LARGEST", 100)
    for name, what in {
        "gone": "there is no such file",
        ".": "this is a folder",
        "empty": "the file is empty",
        "binary": "this is no text",
        "large": "the file is too large",
        "nul\0": "the file cannot be read",
    }.items():
        with pytest.raises(OwnFileUnreadable) as stop:
            read_own_file(tmp_path / name)
        assert stop.value.what == what


def test_a_later_file_knows_the_names_of_an_earlier_one(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("ILIAN_DARGO_ [MDAMIL]\n", encoding="utf-8")
    two.write_text("ILIAN_DARGO_ [UKRMIL]\n+I._DARGO_\n", encoding="utf-8")
    lexicon, told = read_own_knowledge([str(one), str(two)], [])
    (entry,) = lexicon.actors.written("I. Dargo")
    assert entry.actor.country == "MDA"
    assert told[1] == f"{two}: 1 new name, 1 known already, 0 lines to look at"


def test_few_lines_are_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_text("".join(f"NO_CODE_{n}_\n" for n in range(30)) + "MAN [~CVL]\n" * 3)
    told = read_own_knowledge([str(path)], [])[1]
    assert told[0].endswith("30 lines to look at")
    assert "3 lines of an agents dictionary not used" in told[1]
    assert told[2].startswith(f"{path}, line 1: no code")
    assert told[-1] == "… and 20 more like these"
    assert len(told) == 13
    assert few(["a", "b"], 2) == ["a", "b"]


def test_the_lexicon_itself_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "own"
    path.write_text("ILIAN_DARGO_ [MDAMIL]\n", encoding="utf-8")
    lexicon, _ = read_own_knowledge([str(path)], [])
    assert not load_lexicon().actors.written("Ilian Dargo")
    assert lexicon.version.startswith(load_lexicon().version + "+")


def test_tables_are_made_and_used(tmp_path: Path) -> None:
    result, offices = tmp_path / "result.json", tmp_path / "offices.tsv"
    result.write_text(json.dumps([VASH]), encoding="utf-8")
    written = make_tables(result, offices)
    assert written.summary.startswith(f"{offices}: 1 tenure of 1 person in 1 office")
    assert people_file(offices).name == "offices.people.tsv"
    lexicon, told = read_own_knowledge([], [str(offices)])
    (held,) = lexicon.offices.holders("head_of_government", "mda", "2026-11-02", "2026-11-02")
    assert (held.person, held.checked) == ("mirela-vash", "2026-11")
    assert lexicon.actors.surnamed("Vash")[0].wikidata == "Q900001"
    assert told == (f"{offices}: 1 tenure, 1 person new to the lexicon",)


def test_tables_are_never_written_over_the_result_or_nowhere(tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(json.dumps([VASH]), encoding="utf-8")
    for target in (result, tmp_path / "none" / "offices.tsv"):
        with pytest.raises(OwnFileUnreadable):
            make_tables(result, target)
    assert json.loads(result.read_text(encoding="utf-8")) == [VASH]


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(LexiconInvalid):
        read_own_knowledge([], [str(path)])


def test_two_hundred_thousand_lines_load_in_seconds(tmp_path: Path) -> None:
    path = tmp_path / "large.actors"
    one = "GIVEN{0}_FAMILY{0}_ ; x\n+G._FAMILY{0}_\n\t[KENELI 900101-991231]\n\t[KENGOV >000101]\n"
    path.write_text("".join(one.format(n) for n in range(50_000)), encoding="utf-8")
    start = time.process_time()
    lexicon, _ = read_own_knowledge([str(path)], [])
    assert lexicon.actors.get("given49999-family49999") is not None
    assert (
        time.process_time() - start < 60
    )  # 15 to 20 s on a busy machine; minutes where lines are looked at again and again


HEAD = "id\tstart\tend\tkind\tparticipants\tplace\tname\tsource\n"
OWN_MEETING = "own-1\t2026-05-04\t\tbilateral\twilliam-ruto | abiy-ahmed\tnairobi\tNairobi\town notes\n"


def test_meetings_of_ones_own_are_known(tmp_path: Path) -> None:
    path = tmp_path / "meetings.tsv"
    path.write_text(HEAD + OWN_MEETING, encoding="utf-8")
    lexicon, told = read_own_knowledge([], [], [str(path)])
    assert told == (f"{path}: 1 meeting",)
    between = lexicon.meetings.between({"william-ruto", "abiy-ahmed"}, "2026-05-01", "2026-05-31")
    assert [m.name for m in between] == ["Nairobi"]
    assert lexicon.version != load_lexicon().version
    assert len(tuple(lexicon.meetings)) == len(tuple(load_lexicon().meetings)) + 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("a\t2026-05-04\t\tbilateral\twilliam-ruto | nobody-known\t\tx\ty", "unknown participant: nobody-known"),
        ("a\t2026-05-04\t\tbilateral\twilliam-ruto\t\tx\ty", "fewer than two participants"),
        ("a\t2026-05-04\t2026-05-01\tbilateral\twilliam-ruto | abiy-ahmed\t\tx\ty", "no ISO dates"),
        ("a\t4 May\t\tbilateral\twilliam-ruto | abiy-ahmed\t\tx\ty", "no ISO dates"),
        ("a\t2026-05-04\t\tdinner\twilliam-ruto | abiy-ahmed\t\tx\ty", "unknown kind: dinner"),
        ("a\t2026-05-04\t\tsummit\twilliam-ruto | abiy-ahmed\tatlantis\tx\ty", "unknown place: atlantis"),
        ("a\t2026-05-04\t\tsummit\twilliam-ruto | abiy-ahmed\t\tx\t", "no id or no source"),
    ],
)
def test_a_wrong_meeting_is_left_out_with_a_remark(cells: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "meetings.tsv"
    path.write_text(HEAD + cells + "\n" + OWN_MEETING, encoding="utf-8")
    _, told = read_own_knowledge([], [], [str(path)])
    assert told[0] == f"{path}: 1 meeting"
    assert told[1].startswith(f"{path}, line 2: {reason}")


def test_a_table_of_other_columns_is_no_table_of_meetings(tmp_path: Path) -> None:
    path = tmp_path / "meetings.tsv"
    path.write_text("id\tday\n", encoding="utf-8")
    with pytest.raises(LexiconInvalid):
        read_own_knowledge([], [], [str(path)])


MET = "President William Ruto of Kenya met Ethiopian Prime Minister Abiy Ahmed in Nairobi on 4 May 2026."
FIRST = (
    "Kenyan President William Ruto received Ethiopian Prime Minister Abiy Ahmed in Mombasa on 20 November 2026. It was "
    "the first meeting of Ruto and Abiy since February 2025."
)


def _record(text: str, published: str) -> str:
    page = Page(id="p", source=text, sha256="0" * 64, kind="plain", published=published, outlet="Lake Post", clean=True)
    (coded,) = code_pages([page], Engine())
    assert isinstance(coded, CodedArticle)
    return as_line(record_of(coded, {}))


def _checked_with(record: Path) -> list[str]:
    page = Page(id="q", source=FIRST, sha256="1" * 64, kind="plain", published="2026-11-21", clean=True)
    lexicon, _ = read_own_knowledge([], [], [], [str(record)])
    (case,) = check_pages([page], Engine(lexicon))
    assert isinstance(case, CaseRecord)
    return [e.knowledge.source for c in case.conflicts for e in c.evidence if e.knowledge]


def test_meetings_of_ones_own_record_are_known(tmp_path: Path) -> None:
    record = tmp_path / "case.jsonl"
    record.write_text(_record(MET, "2026-05-05") + "\n", encoding="utf-8")
    lexicon, told = read_own_knowledge([], [], [], [str(record)])
    assert told == (f"{record}: 1 meeting",)
    (meeting,) = lexicon.meetings.between({"william-ruto", "abiy-ahmed"}, "2026-05-01", "2026-05-31")
    assert (meeting.start, meeting.kind, meeting.place) == ("2026-05-04", "bilateral", "nairobi")
    assert _checked_with(record) == ["your record: Lake Post of 2026-05-05"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("President William Ruto of Kenya will meet Ethiopian Prime Minister Abiy Ahmed on 4 May 2026.", "2026-04-20"),
        ("William Ruto and Abiy Ahmed spoke by phone on 4 May 2026.", "2026-05-05"),
        ("A spokesman said William Ruto met Ethiopian Prime Minister Abiy Ahmed on 4 May 2026.", "2026-05-05"),
        (MET.replace("4 May", "10 October"), "2026-10-11"),  # what pages tell may be the same meeting on another day
    ],
)
def test_what_is_no_known_meeting_of_a_record(text: str, published: str, tmp_path: Path) -> None:
    record = tmp_path / "case.jsonl"
    record.write_text(_record(text, published) + "\n", encoding="utf-8")
    assert _checked_with(record) == []


def test_a_line_that_is_no_record_is_told(tmp_path: Path) -> None:
    record = tmp_path / "case.jsonl"
    wrong = ["[1]", "{", '{"schema": "truceline/1"}', "[" * 100_000, '{"schema": "truceline/1", "statements": 7}']
    record.write_text("\n".join([*wrong, _record(MET, "2026-05-05")]), encoding="utf-8")
    _, told = read_own_knowledge([], [], [], [str(record)])
    assert told[0] == f"{record}: 1 meeting"
    assert len(told) == 1 + len(wrong)
    assert told[1] == f'{record}, line 1: this is no record of truceline (no object with "schema": "truceline/1")'
