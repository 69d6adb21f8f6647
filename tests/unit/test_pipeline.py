"""The order of the stages: streaming, errors in their place, cases apart, no memory of earlier pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from truceline.errors import PageError, PageIsEmpty
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.record import as_line, record_of
from truceline.pipeline import CaseRecord, Engine, check_pages, code_pages, tool_versions

TEXTS = (
    "Colombia's government and the ELN signed a truce in Havana on 9 June 2023. The rebels demanded prisoner releases.",
    "South Korea's president called the offer from Pyongyang empty. Officials in Seoul said talks could resume in May.",
    "The museum opened a new wing for textiles. Visitors praised the lighting and the quiet rooms.",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _page(number: int, case: str | None = None) -> Page:
    text = TEXTS[number % len(TEXTS)]
    return Page(id=f"p{number}", source=text, sha256=content_sha256(text), kind="plain", clean=True, case=case)


def test_articles_come_in_the_order_given_with_errors_between(engine: Engine) -> None:
    pages: list[Page | PageError] = [_page(0), PageIsEmpty("the page is empty", where="x"), _page(1), _page(2)]
    came = ["error" if isinstance(c, PageError) else c.id for c in code_pages(pages, engine)]
    assert [c for c in came if c != "error"] == ["p0", "p1", "p2"]
    assert came.count("error") == 1


def test_only_errors_come_out_where_nothing_can_be_read(engine: Engine) -> None:
    assert [type(c) for c in code_pages([PageIsEmpty("the page is empty")], engine)] == [PageIsEmpty]


def test_a_page_is_coded_alike_whatever_comes_before_it(engine: Engine) -> None:
    tool = tool_versions(engine)

    def lines(*numbers: int) -> dict[str, str]:
        coded = code_pages([_page(n) for n in numbers], engine)
        return {c.id: as_line(record_of(c, tool)) for c in coded if not isinstance(c, PageError)}

    assert lines(0, 1, 2) == lines(2, 1, 0)
    assert lines(1) == {"p1": lines(0, 1)["p1"]}


def test_pages_stream_through(engine: Engine) -> None:
    taken = []

    def pages() -> Iterator[Page]:
        for n in range(200):
            taken.append(n)
            yield _page(n)

    next(iter(code_pages(pages(), engine)))
    assert len(taken) <= 64


def test_cases_are_kept_apart_in_the_order_first_named(engine: Engine) -> None:
    pages = [_page(0, "b"), _page(1, "a"), _page(2, "b")]
    cases = [c for c in check_pages(pages, engine) if isinstance(c, CaseRecord)]
    assert [(c.case, [a.id for a in c.articles]) for c in cases] == [("b", ["p0", "p2"]), ("a", ["p1"])]


def test_no_parse_outlives_coding(engine: Engine) -> None:
    (case,) = [c for c in check_pages([_page(0)], engine) if isinstance(c, CaseRecord)]
    assert case.articles[0].annotated.parses == ()


def test_every_trigger_lies_in_its_statement_and_sentence(engine: Engine) -> None:
    for coded in code_pages([_page(n) for n in range(3)], engine):
        assert not isinstance(coded, PageError)
        for s in coded.statements:
            sentence = coded.annotated.sentences[s.sentence].span
            assert s.span.start <= s.trigger.start < s.trigger.end <= s.span.end
            assert sentence.contains(s.trigger)
