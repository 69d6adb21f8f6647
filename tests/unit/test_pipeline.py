"""One page on which a stage fails must not take the others with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.check import conflicts, surely
from truceline.check.case import Case
from truceline.check.rule import Rule
from truceline.errors import ModelMissing, PageBroken, PageError, RuleBroken
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.parse import Parse
from truceline.pipeline import CaseRecord, Engine, check_pages, code_pages

TEXTS = (
    "Envoys of Sudan and Egypt met in Cairo.",
    "Envoys of Chad and Libya met in Tripoli beside the fuse.",
    "Envoys of Mali and Niger met in Bamako.",
)


class Fuse(SpacyParser):
    """A parser that fails on one word."""

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        given = list(sentences)
        if any("fuse" in text for text, _ in given):
            raise RuntimeError("burnt\nout")
        return super().parse(given)


class NoModel(SpacyParser):
    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        del sentences
        raise ModelMissing("the parser's model is not installed")


def _pages() -> list[Page]:
    return [Page(id=f"p{i}", source=t, sha256=content_sha256(t), kind="plain", clean=True) for i, t in enumerate(TEXTS)]


def test_a_broken_page_is_told_in_its_place_and_the_others_are_coded() -> None:
    before, broken, after = code_pages(_pages(), Engine(parser=Fuse()))
    assert isinstance(before, CodedArticle)
    assert isinstance(after, CodedArticle)
    assert before.statements
    assert after.statements
    assert isinstance(broken, PageBroken)
    assert broken.line.startswith("p1: truceline failed on this page (RuntimeError: burnt\\x0aout)")


@pytest.mark.parametrize(
    ("published", "country", "sector"), [("2025-05-06", None, "IGO"), ("2022-05-06", "NLD", "GOV")]
)
def test_who_serves_an_organisation_on_the_day_of_a_page_acts_for_no_state(
    published: str, country: str | None, sector: str
) -> None:
    text = "Mark Rutte met envoys of Mali in Bamako."
    page = Page(id="p", source=text, sha256="0" * 64, kind="plain", clean=True, published=published)
    (coded,) = code_pages([page], Engine())
    assert isinstance(coded, CodedArticle)
    (rutte,) = (a for a in coded.annotated.actors if a.id == "mark-rutte")
    assert (rutte.country, rutte.sector) == (country, sector)


def _fails(case: Case) -> Iterator[Conflict]:
    raise RuntimeError(f"no rule for {len(case.articles)}")
    yield


def test_a_broken_rule_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The talks opened on Monday, 14 May 2024, in Muscat."
    page = Page(id="p", source=text, sha256=content_sha256(text), kind="plain", clean=True)
    rules = (Rule("lame", "date", _fails), *conflicts.RULES)
    monkeypatch.setattr(surely, "RULES", rules)
    for made in (list(code_pages([page], Engine())), list(check_pages([page], Engine()))[::-1]):
        record, broken = made
        assert not isinstance(record, PageError)
        assert [c.rule for c in record.conflicts] == ["weekday"]
        assert isinstance(broken, RuleBroken)
        assert broken.line.startswith("p: the rule lame failed (RuntimeError: no rule for 1)")


def test_a_case_of_one_page_is_what_the_page_is_alone() -> None:
    text = (
        "Peruvian President Dina Boluarte and Chilean President Gabriel Boric met for talks in Arica on 4 May 2024. "
        "Boric called it a step to a larger trilateral summit with Bolivian President Luis Arce. "
        "The date of the future trilateral summit with Arce is open. "
        "The summit took place amid a quarrel over water. "
        "The summit between Boluarte and Boric was the first official meeting of the two leaders since 2023."
    )
    page = Page(id="p", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2024-05-05")
    engine = Engine()
    (alone,) = code_pages([page], engine)
    (case,) = check_pages([page], engine)
    assert isinstance(alone, CodedArticle)
    assert isinstance(case, CaseRecord)
    assert case.articles[0].statements == alone.statements
    assert len({s.occurrence for s in alone.statements if s.type == "CONSULT"}) > 1


def test_what_stops_every_page_is_no_fault_of_a_page() -> None:
    with pytest.raises(ModelMissing):
        list(code_pages(_pages(), Engine(parser=NoModel())))
