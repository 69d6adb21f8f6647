"""Positions, preconditions, assessments and situations in sentences on many negotiations, and silence elsewhere."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import SpacyParser
from truceline.annotate.survey import survey
from truceline.code.assessments.find import find_assessments
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.positions.find import find_positions
from truceline.code.preconditions.find import find_preconditions
from truceline.code.situations.find import find_situations
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.page import Page
from truceline.model.spans import OffsetMap
from truceline.model.statement import Statement

CASES = Path(__file__).resolve().parents[2] / "cases"
Finder = Callable[[SentenceContext], Iterable[Statement]]
FINDERS: dict[str, Finder] = {
    "positions": find_positions,
    "preconditions": find_preconditions,
    "assessments": find_assessments,
    "situations": find_situations,
}
PARSER = SpacyParser()


def _table(kind: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{kind}.toml").read_text(encoding="utf-8"))


def _article(text: str) -> Article:
    page = Page(id="p", source=text, sha256="0" * 64, kind="plain", clean=True)
    return Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )


def _found(kind: str, text: str) -> Iterator[tuple[Statement, dict[str, str]]]:
    """The statements of a kind, whose spans lie in the text and hold their triggers, with the names of actors."""
    lexicon = load_lexicon()
    for article in annotate(survey([_article(text)], lexicon), lexicon, PARSER):
        names = {a.id: a.name for a in article.actors}
        for context in contexts_of(article, lexicon):
            for s in FINDERS[kind](context):
                assert 0 <= s.span.start < s.span.end <= len(text)
                assert s.span.overlaps(s.trigger)
                yield s, names


def _told(kind: str, text: str) -> list[str]:
    return [f"{s.rule}: {_told_one(kind, s, names)}" for s, names in _found(kind, text)]


def _told_one(kind: str, s: Statement, names: dict[str, str]) -> str:
    def named(ids: tuple[str, ...]) -> str:
        return "+".join(names.get(i, i) for i in ids) or "-"

    if kind == "positions":
        assert s.on is not None
        step = ("no " if s.on.negated else "") + (s.on.step or "-")
        return f"{named(s.holders)} {s.stance} {s.issue}: {step} by {named(s.on.by)}"
    if kind == "preconditions":
        assert s.first_on is not None
        assert s.then_on is not None
        first = ("no " if s.first_on.negated else "") + (s.first or "")
        then = ("no " if s.then_on.negated else "") + (s.then or "")
        return f"{named(s.holders)} {s.relation} {first} then {then}"
    if kind == "assessments":
        return f"{s.factuality} {s.likelihood or '-'} {s.likelihood_band or '-'}"
    return f"{s.factuality} {s.status or '-'}"


@pytest.mark.parametrize(
    ("kind", "text", "found"), [(kind, c["text"], c["found"]) for kind in FINDERS for c in _table(kind)["cases"]]
)
def test_what_a_sentence_says_is_found(kind: str, text: str, found: list[str]) -> None:
    assert _told(kind, text) == found


@pytest.mark.parametrize(("kind", "text"), [(kind, t) for kind in FINDERS for t in _table(kind)["silent"]["texts"]])
def test_what_says_nothing_of_the_kind_stays_silent(kind: str, text: str) -> None:
    assert _told(kind, text) == []


def test_every_family_of_rules_has_three_cases() -> None:
    counts: Counter[str] = Counter()
    for kind in FINDERS:
        for case in _table(kind)["cases"]:
            counts.update(".".join(f.split(":")[0].split(".")[:2]) for f in case["found"])
    rare = {rule for rule, n in counts.items() if n < 3}
    assert not rare


def test_a_list_of_demands_is_several_positions() -> None:
    text = "Chile called for an end to airstrikes, an exchange of prisoners and the lifting of the blockade in Yemen."
    steps = [s.on.step for s, _ in _found("positions", text) if s.on is not None]
    assert steps == ["strikes_moratorium", "prisoner_exchange", "humanitarian_access"]


def test_a_precondition_with_two_steps_is_two_statements() -> None:
    text = "Israel will not withdraw its troops without a truce and a prisoner swap."
    assert [s.first for s, _ in _found("preconditions", text)] == ["ceasefire", "prisoner_exchange"]


def test_a_step_stays_without_a_holder_whom_nobody_names() -> None:
    assert _told("positions", "There were calls for a ceasefire.") == []
