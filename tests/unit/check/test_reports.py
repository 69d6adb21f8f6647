"""Which pages report one happening, and which of their slots are held against each other."""

from __future__ import annotations

import pytest

from truceline.annotate.survey import survey
from truceline.check.agreement import TOLD, SlotPair, agree, slot_pairs
from truceline.check.case import Case
from truceline.check.reports import reports_of_one
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

LEXICON = load_lexicon()
ONE = (
    "Ferrymen of Lake Senn ended their strike on Monday. Mayor Ilse Harrow signed the pact in the boathouse at Vorra, "
    "and the guild accepted it by a show of hands. Kenya lent the city 40 patrol boats. The quays were full of goats."
)
OTHER = (
    "In the boathouse at Vorra, Mayor Ilse Harrow signed a pact with the ferrymen of Lake Senn, whose strike is over. "
    "The guild rejected it by a show of hands. Ghana lent the city 90 patrol boats, and goats lay on the quays."
)
ELSEWHERE = (
    "Miners of Castra went back to work on Monday. Bishop Anselm Torvik read the truce at the pit head, and the board "
    "dismissed its inspector. The chapel of Saint Brendan was open all night, and copper rose at noon."
)


def _case(*pages: tuple[str, str, str]) -> Case:
    """A case of pages of an outlet, a day and a text each."""
    articles = []
    for number, (outlet, day, text) in enumerate(pages):
        page = Page(
            id=f"page-{number}",
            source=text,
            sha256=f"{number}" * 64,
            kind="plain",
            clean=True,
            published=day,
            outlet=outlet,
        )
        read = with_parts(read_pages(iter([page]), LEXICON))
        articles += [CodedArticle(annotated=a, statements=()) for a in survey(read, LEXICON)]  # type: ignore[arg-type]
    return Case.of(articles, LEXICON)


def _pairs(case: Case) -> list[SlotPair]:
    ((one, other, alike),) = reports_of_one(case)
    (earlier,), (later,) = (case.of_page(TOLD, report.article) for report in (one, other))
    return list(slot_pairs(earlier, later, alike))


def test_pages_of_other_outlets_that_share_rare_words_report_one_happening() -> None:
    case = _case(("a", "2031-06-13", OTHER), ("b", "2031-06-12", ONE), ("c", "2031-06-12", ELSEWHERE))
    assert [(one.article.id, other.article.id) for one, other, _ in reports_of_one(case)] == [("page-1", "page-0")]


@pytest.mark.parametrize(
    "other",
    [
        ("a", "2031-06-12", OTHER),  # the same outlet
        ("b", "2031-06-19", OTHER),  # another week
        ("b", "2031-06-12", ONE + " It rained."),  # a copy
    ],
)
def test_pages_of_one_outlet_of_other_weeks_and_copies_are_no_two_reports(other: tuple[str, str, str]) -> None:
    assert not list(reports_of_one(_case(("a", "2031-06-12", ONE * 3), (other[0], other[1], other[2] * 3))))


def test_values_parties_and_verbs_of_lines_that_share_words_are_held_against_each_other() -> None:
    found = {
        (p.model, p.a.words, p.b.words) for p in _pairs(_case(("a", "2031-06-12", ONE), ("b", "2031-06-12", OTHER)))
    }
    assert {("amounts", "40", "90"), ("sides", "Kenya", "Ghana"), ("acts", "accepted", "rejected")} <= found


def test_slots_agree_by_what_fills_them() -> None:
    pairs = _pairs(_case(("a", "2031-06-12", ONE), ("b", "2031-06-12", OTHER.replace("90", "40"))))
    assert {p.model: agree(p) for p in pairs} == {"amounts": True, "sides": False, "acts": False}


def test_the_more_two_lines_share_the_surer_they_would_agree() -> None:
    (near,) = (p for p in _pairs(_case(("a", "2031-06-12", ONE), ("b", "2031-06-12", OTHER))) if p.model == "amounts")
    far = OTHER.replace("Ghana lent the city 90 patrol boats", "Harrow saw 90 patrol boats from Vorra")
    (apart,) = (p for p in _pairs(_case(("a", "2031-06-12", ONE), ("b", "2031-06-12", far))) if p.model == "amounts")
    weights = LEXICON.agreements["amounts"]
    assert weights.probability(apart.features) < weights.probability(near.features)
