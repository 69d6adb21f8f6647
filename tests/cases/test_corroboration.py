"""How often a thing is told counts texts and not pages."""

from __future__ import annotations

from truceline.model.conflict import Conflict
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

WIRE = (
    "Isaias Afwerki and Abiy Ahmed met in Asmara on 9 July 2018 and walked to the palace behind a brass band. The "
    "telephone lines to the south were opened in the evening, and the exchange went down within the hour."
)
OTHER = "On 9 July 2018 Abiy Ahmed and Isaias Afwerki met in Asmara, and a barber closed his shop."
LATE = "Abiy Ahmed and Isaias Afwerki met in Asmara on 19 July 2018 and planted a tree."


def _check(*texts: str) -> CaseRecord:
    pages = [
        Page(
            id=f"p{n}",
            source=text,
            sha256=content_sha256(text),
            kind="plain",
            clean=True,
            published="2018-08-01",
        )
        for n, text in enumerate(texts)
    ]
    (case,) = check_pages(pages, Engine())
    assert isinstance(case, CaseRecord)
    return case


def _one(case: CaseRecord) -> Conflict:
    (found,) = case.conflicts
    return found


def test_copies_count_once() -> None:
    case = _check(WIRE, f"ASMARA (Delta Mail) - {WIRE}", OTHER, LATE)
    assert sorted(len(lineage.articles) for lineage in case.lineages) == [1, 1, 2]
    found = _one(case)
    assert found.kind == "date"
    assert "told by 3 pages in 2 lineages, the second by 1 page in 1 lineage" in found.explanation


def test_further_pages_follow_the_pair() -> None:
    found = _one(_check(WIRE, OTHER, LATE))
    assert [e.value for e in found.evidence] == ["2018-07-09", "2018-07-19", "2018-07-09"]
    assert len({e.page for e in found.evidence}) == 3


def test_one_page_each_is_said_too() -> None:
    assert "told by 1 page in 1 lineage, the second by 1 page in 1 lineage" in _one(_check(OTHER, LATE)).explanation
