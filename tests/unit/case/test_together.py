"""What all articles make together comes back as it was kept, and as it could be known on any day."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.together import is_made_of_all
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, add_pages, case_record, check_pages, code_case, link_case

AT = "2026-11-26T12:00:00Z"


def test_a_case_comes_back_as_checking_finds_it(filled: Path, engine: Engine, examples: tuple[Page, ...]) -> None:
    (found,) = check_pages(examples, engine)
    assert isinstance(found, CaseRecord)
    with CaseFile.open(filled, AT) as case:
        kept = case_record(case, engine.lexicon)
        assert kept.conflicts == found.conflicts
        assert kept.lineages == found.lineages
        assert {a.id: a.statements for a in kept.articles} == {a.id: a.statements for a in found.articles}
        assert case.db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("day", ["2025-08-11", "2025-08-14", "2025-08-15", "2025-08-16", "2025-08-19", "2027-01-01"])
def test_a_case_known_at_a_day_is_one_of_the_pages_known_by_then(
    day: str, filled: Path, tmp_path: Path, engine: Engine, examples: tuple[Page, ...]
) -> None:
    with CaseFile.open(filled, AT) as case:
        then = case_record(case, engine.lexicon, day)
        known = dict(case.db.execute("SELECT id, known FROM article"))
    with CaseFile.open(tmp_path / "then.case", AT, create=True) as own:
        list(add_pages((p for p in examples if known[p.id][:10] <= day), own, AT))
        list(code_case(own, engine, AT))
        link_case(own, engine, AT)
        made = case_record(own, engine.lexicon)
    assert then.conflicts == made.conflicts
    assert then.lineages == made.lineages
    assert {a.id: a.statements for a in then.articles} == {a.id: a.statements for a in made.articles}


def test_words_of_pages_are_found(filled: Path) -> None:
    asked = "SELECT id FROM article WHERE rowid IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"
    with CaseFile.open(filled, AT) as case:
        found = {i for (i,) in case.db.execute(asked, ("ceasefire",))}
        told = {
            i
            for i, text in case.db.execute("SELECT id, title || ' ' || text FROM article")
            if "ceasefire" in text.lower()
        }
    assert found == told


def test_a_page_that_is_kept_and_not_coded_makes_the_case_stale(case: CaseFile, engine: Engine) -> None:
    first, second = (
        Page(id=word, source=f"Envoys of Peru met in {word}.", sha256=word * 8, kind="plain", clean=True)
        for word in ("Arica", "Tacna")
    )
    list(add_pages([first], case, AT))
    list(code_case(case, engine, AT))
    link_case(case, engine, AT)
    assert is_made_of_all(case.db)
    list(add_pages([second], case, AT))
    assert not is_made_of_all(case.db)
    list(code_case(case, engine, AT))
    link_case(case, engine, AT)
    assert is_made_of_all(case.db)
