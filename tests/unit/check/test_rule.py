from __future__ import annotations

from collections.abc import Callable, Iterator

from truceline.check.rule import LONGEST_EVIDENCE, Rule, known, on_page
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

Build = Callable[..., CodedArticle]


def _find(*_: object) -> Iterator[Conflict]:
    yield from ()


RULE = Rule("r", "date", _find)


def test_evidence_is_cut_at_the_end_of_its_sentence(build: Build) -> None:
    article = build("Talks opened. They went on.")
    shown = on_page(article, Span(6, 20), "open")
    assert (shown.quote, shown.span, shown.page_span, shown.value) == ("opened.", Span(6, 13), Span(6, 13), "open")


def test_evidence_has_no_blanks_and_commas_at_its_ends(build: Build) -> None:
    assert on_page(build("In May, talks opened, and went on."), Span(7, 22)).quote == "talks opened"


def test_evidence_is_never_longer_than_a_long_sentence(build: Build) -> None:
    text = "a " * LONGEST_EVIDENCE
    shown = on_page(build(text), Span(0, len(text)))
    assert shown.span == Span(0, LONGEST_EVIDENCE)


def test_knowledge_belongs_to_no_page() -> None:
    shown = known("3 May is a Friday.", "calendar", "Friday")
    assert shown.page is None
    assert shown.knowledge is not None
    assert shown.knowledge.source == "calendar"


def test_id_of_a_conflict_does_not_depend_on_which_side_comes_first(build: Build) -> None:
    article = build("Talks opened. They went on.")
    one, other = on_page(article, Span(0, 5)), on_page(article, Span(14, 18))
    made = [RULE.conflict("low", pair, "") for pair in ((one, other), (other, one))]
    assert made[0].id == made[1].id


def test_the_scope_of_a_conflict_is_that_of_its_evidence(build: Build) -> None:
    article, another = build("Talks opened. They went on."), build("Talks never opened.", page="q")
    one, other, elsewhere = on_page(article, Span(0, 5)), on_page(article, Span(14, 18)), on_page(another, Span(0, 5))
    beyond = known("3 May is a Friday.", "calendar")
    found = [RULE.conflict("low", pair, "").scope for pair in ((one, other), (one, elsewhere), (one, beyond))]
    assert found == ["within_page", "between_pages", "calendar"]


def test_documentation_of_a_rule_without_docstring_is_empty() -> None:
    assert RULE.documentation == ""
