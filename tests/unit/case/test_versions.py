"""Of a page that its outlet edited the latest version speaks, from when it was seen; the earlier ones are kept."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.coverage import find_coverage
from truceline.case.custody import first_broken
from truceline.case.decisions import NewDecision, case_review, decide
from truceline.case.provenance import find_provenance
from truceline.case.search import search_articles
from truceline.case.versions import find_versions
from truceline.errors import UnknownId
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, add_pages, as_known, case_record, code_case, link_case
from truceline.trace.changes import find_changes
from truceline.trace.decided import Outcome

AT = "2027-06-01T12:00:00Z"
MET = "Envoys of Peru and Chile met in Arica on 4 May 2027 for talks on the port."
WANTS = "Peru demands that Chile withdraw its troops from the port before any treaty is signed."
REFUSES = "Chile rejects a withdrawal from the port."
REST = (
    "The ferries have been tied up at the quay since the winter, and fishermen mend their nets on the wall. The woman "
    "who keeps the kiosk at the gate has sold more newspapers in a month than in the whole of the year before."
)
FIRST = " ".join((MET, WANTS, REFUSES, REST))
MOVED = " ".join((MET.replace("4 May", "5 May"), WANTS, REST))
GONE = "The page that you are looking for was moved or never existed. Try the search, or go back to the front page."
URL = "https://harbour.example/1"


def _page(text: str, captured: str, url: str | None = URL, published: str = "2027-05-05", outlet: str = "Post") -> Page:
    sha256 = content_sha256(text)
    return Page(
        id=sha256[:12],
        source=text,
        sha256=sha256,
        kind="plain",
        clean=True,
        url=url,
        outlet=outlet,
        published=published,
        captured=captured,
    )


ONE, TWO = _page(FIRST, "2027-05-05T12:00:00Z"), _page(MOVED, "2027-05-09T12:00:00Z")


def _add(case: CaseFile, engine: Engine, *pages: Page) -> CaseRecord:
    list(add_pages(pages, case, AT))
    list(code_case(case, engine, AT))
    link_case(case, engine, AT)
    assert case.db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert first_broken(case.db) is None
    return case_record(case, engine.lexicon)


def _told(record: CaseRecord) -> set[str]:
    return {s.span.of(a.text) for a in record.articles for s in a.statements}


def _article(record: CaseRecord, page: Page) -> CodedArticle:
    (found,) = (a for a in record.articles if a.article.page.sha256 == page.sha256)
    return found


def test_what_a_newer_version_withdrew_no_longer_stands(case: CaseFile, engine: Engine) -> None:
    assert REFUSES.rstrip(".") in _told(_add(case, engine, ONE))
    record = _add(case, engine, TWO)
    assert [a.article.page.sha256 for a in record.articles] == [TWO.sha256]
    assert REFUSES.rstrip(".") not in _told(record)
    coverage = find_coverage(case.db)
    assert (coverage.pages, coverage.edited, coverage.outlets) == (1, 1, (("Post", 1),))


def test_a_version_is_known_from_its_capture_and_what_it_keeps_from_before(case: CaseFile, engine: Engine) -> None:
    record = _add(case, engine, ONE, TWO)
    for day in ("2027-05-05", "2027-05-08"):
        then = case_record(case, engine.lexicon, day)
        assert [a.article.page.sha256 for a in then.articles] == [ONE.sha256], day
        assert (find_coverage(case.db, day).pages, find_coverage(case.db, day).edited) == (1, 0)
    assert case_record(case, engine.lexicon, "2027-05-09").articles[0].article.page.sha256 == TWO.sha256
    sources = as_known(record, engine.lexicon).sources
    known = {sources.report(p, s).quote: sources.report(p, s).known for p, s in sources.statements()}
    assert known[MET.replace("4 May", "5 May").rstrip(".")] == "2027-05-09T12:00:00Z"
    assert {when for quote, when in known.items() if quote.startswith("Peru demands")} == {"2027-05-05"}


def test_a_version_that_dates_itself_anew_is_known_from_that_day(case: CaseFile, engine: Engine) -> None:
    redated = _page(MOVED, "2027-05-09T12:00:00Z", published="2027-05-07T08:00:00Z")
    record = _add(case, engine, ONE, redated)
    assert _article(record, redated).article.known == "2027-05-07"


def test_versions_corroborate_nothing_and_contradict_nobody(case: CaseFile, engine: Engine) -> None:
    record = _add(case, engine, ONE, TWO)
    assert record.conflicts == ()
    assert len(record.lineages) == 1
    between = find_changes(
        as_known(case_record(case, engine.lexicon, "2027-05-06"), engine.lexicon, "2027-05-06"),
        as_known(record, engine.lexicon, "2027-05-10"),
    )
    kinds = {(c.kind, c.report.quote if c.report else None, c.edit) for c in between.changes}
    assert kinds == {
        ("added", MET.replace("4 May", "5 May").rstrip("."), None),
        ("no longer told", MET.rstrip("."), record.articles[0].id),
        ("no longer told", REFUSES.rstrip("."), record.articles[0].id),
    }


def test_another_text_at_an_address_takes_nothing_back_and_is_no_second_text(case: CaseFile, engine: Engine) -> None:
    record = _add(case, engine, ONE, _page(GONE, "2027-05-09T12:00:00Z"))
    assert len(record.articles) == 2
    assert len(record.lineages) == 1
    restored = _add(case, engine, _page(MOVED, "2027-05-12T12:00:00Z"))
    assert REFUSES.rstrip(".") not in _told(restored), "an edit of the version before the error"
    assert len(restored.articles) == 2


def test_one_id_given_to_two_pages_makes_them_no_one_text(case: CaseFile, engine: Engine) -> None:
    one, other = (replace(p, id="1", url=None) for p in (ONE, _page(GONE, "2027-05-09T12:00:00Z", outlet="Mail")))
    record = _add(case, engine, one, other)
    assert [v.stands for v in find_versions(case.db, "here").pages[0].versions] == [True, True]
    assert len(record.lineages) == 2
    edited = replace(_page(f"{GONE} Or write to us.", "2027-05-12T12:00:00Z", outlet="Mail"), id="1", url=None)
    record = _add(case, engine, edited)
    assert {s.lineage_of[a.id] for s in [as_known(record, engine.lexicon).sources] for a in record.articles} == {
        "1",
        "1~2",
    }


def test_a_page_that_could_not_be_read_takes_nothing_back(case: CaseFile, engine: Engine) -> None:
    junk = replace(_page("Home\nNews\nSport\n", "2027-05-09T12:00:00Z"), clean=False)
    record = _add(case, engine, ONE, junk)
    assert REFUSES.rstrip(".") in _told(record)
    (page,) = find_versions(case.db, "here").pages
    assert [(v.coded, v.stands) for v in page.versions] == [(True, True), (False, False)]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_versions_are_added_does_not_matter(
    seed: int, case: CaseFile, engine: Engine, tmp_path: Path
) -> None:
    third = _page(f"{MOVED} {REFUSES}", "2027-05-11T12:00:00Z")
    pages = [ONE, TWO, third]
    whole = _add(case, engine, *pages)
    random.Random(seed).shuffle(pages)
    with CaseFile.open(tmp_path / "other.case", AT, create=True) as other:
        for page in pages:
            _add(other, engine, page)
        for day in ("2027-05-05", "2027-05-09", "2027-05-11"):
            one, two = (case_record(c, engine.lexicon, day) for c in (case, other))
            assert [a.statements for a in one.articles] == [a.statements for a in two.articles]
            assert [a.earlier for a in one.articles] == [a.earlier for a in two.articles]
        assert case_record(other, engine.lexicon).articles[0].statements == whole.articles[0].statements


def test_versions_are_found_with_their_differences(case: CaseFile, engine: Engine) -> None:
    other = _page("Kenya and Uganda met in Kampala on 2 May 2027.", "2027-05-05T12:00:00Z", "https://o.example/")
    _add(case, engine, ONE, TWO, other)
    (page,) = find_versions(case.db, "here").pages
    assert (page.page, page.outlet, page.url) == (ONE.id, "Post", URL)
    assert [(v.number, v.known, v.stands) for v in page.versions] == [
        (1, "2027-05-05", False),
        (2, "2027-05-09T12:00:00Z", True),
    ]
    (difference,) = page.differences
    assert (difference.is_edit, difference.note, difference.figures) == (True, None, (("4", "5"),))
    assert {(c.kind, c.statement_kind) for c in difference.changed_facts} == {
        ("told otherwise", "event"),
        ("no longer told", "position"),
    }
    for id_ in (ONE.id, TWO.id, URL):
        assert find_versions(case.db, "here", id_).pages == (page,)
    assert find_versions(case.db, "here", other.id).pages == ()
    with pytest.raises(UnknownId):
        find_versions(case.db, "here", "nothing")


def test_statements_of_earlier_versions_are_explained(case: CaseFile, engine: Engine) -> None:
    first = _add(case, engine, ONE)
    second = _add(case, engine, TWO)
    for s in first.articles[0].statements:
        found = find_provenance(case.db, s.id, case_review(case), "here")
        assert found.edited_by == second.articles[0].id
        assert found.origins[0].sound
        assert found.origins[0].found == s.span.of(first.articles[0].text)
    page = find_provenance(case.db, second.articles[0].id, case_review(case), "here")
    assert page.versions is not None
    assert [v.number for v in page.versions.versions] == [1, 2]


def test_a_search_finds_earlier_versions_and_says_so(case: CaseFile, engine: Engine) -> None:
    first, second = _add(case, engine, ONE).articles[0].id, _add(case, engine, TWO).articles[0].id
    assert {hit.page: hit.edit for hit in search_articles(case.db, "withdrawal").hits} == {first: second}
    assert {hit.page: hit.edit for hit in search_articles(case.db, "kiosk").hits} == {first: second, second: None}
    assert {hit.page: hit.edit for hit in search_articles(case.db, "kiosk", "2027-05-08").hits} == {first: None}


def _decide(case: CaseFile, id_: str, verb: str) -> None:
    with case.writing() as db:
        decide(db, NewDecision(id=id_, verb=verb, reviewer="Ana", reason="because"), AT, "here")  # type: ignore[arg-type]


def test_decisions_go_on_for_what_an_edit_still_tells(case: CaseFile, engine: Engine) -> None:
    (before,) = _add(case, engine, ONE).articles
    ids = {s.span.of(before.text): s.id for s in before.statements if s.kind in ("event", "position")}
    demand, refusal, meeting = ids[WANTS.rstrip(".")], ids[REFUSES.rstrip(".")], ids[MET.rstrip(".")]
    for id_ in (demand, refusal, meeting):
        _decide(case, id_, "reject")
    (after,) = _add(case, engine, TWO).articles
    outcomes: dict[str, Outcome] = {d.decision.subjects[0].id: d.outcome for d in case_review(case).decided}
    assert outcomes == {demand: "stands", refusal: "edited away", meeting: "edited away"}
    told = {s.span.of(after.text) for s in after.statements if s.kind == "position"}
    assert WANTS.rstrip(".") not in told
    assert MET.replace("4 May", "5 May").rstrip(".") in {s.span.of(after.text) for s in after.statements}
    for id_ in (demand, refusal, meeting):
        told_of = find_provenance(case.db, id_, case_review(case), "here").decisions
        assert [d.decision.subjects[0].id for d in told_of] == [id_]
    (then,) = case_record(case, engine.lexicon, "2027-05-08").articles
    assert not {demand, refusal, meeting} & {s.id for s in then.statements}


def test_a_rejected_conflict_stays_away_when_its_page_is_edited_elsewhere(case: CaseFile, engine: Engine) -> None:
    wrong = f"The envoys met in Arica on Friday, 4 May 2027. {FIRST}"
    (conflict, *_) = _add(case, engine, _page(wrong, "2027-05-05T12:00:00Z")).conflicts
    edited = _page(wrong.replace("fishermen", "the fishermen"), "2027-05-09T12:00:00Z")
    assert {c.kind for c in _add(case, engine, edited).conflicts} >= {conflict.kind}
    _decide(case, case_record(case, engine.lexicon).conflicts[0].id, "reject")
    again = _page(wrong.replace("fishermen", "the old fishermen"), "2027-05-12T12:00:00Z")
    record = _add(case, engine, again)
    assert conflict.kind not in {c.kind for c in record.conflicts}
    assert [d.outcome for d in case_review(case).decided] == ["stands"]


def test_a_version_that_comes_back_stands_again(case: CaseFile, engine: Engine) -> None:
    back = replace(ONE, captured="2027-05-12T12:00:00Z")
    (first,) = _add(case, engine, ONE).articles
    ids = {s.id for s in first.statements}
    for id_ in ids:
        _decide(case, id_, "accept")
    _add(case, engine, TWO)
    (record,) = _add(case, engine, back).articles
    assert {s.id for s in record.statements} == ids
    assert {d.outcome for d in case_review(case).decided} == {"stands"}
    (page,) = find_versions(case.db, "here").pages
    assert [v.stands for v in page.versions] == [False, False, True]
    before = case.db.execute("SELECT count(*) FROM custody").fetchone()
    _add(case, engine, ONE, TWO, back)
    assert case.db.execute("SELECT count(*) FROM custody").fetchone() == before, "adding again changes nothing"
    (then,) = case_record(case, engine.lexicon, "2027-05-10").articles
    assert then.article.page.sha256 == TWO.sha256
