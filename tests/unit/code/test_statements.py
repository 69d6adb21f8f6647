"""How the kinds are put together: order, overlaps, ids."""

from __future__ import annotations

from dataclasses import replace

from truceline.annotate.parser import SpacyParser
from truceline.code.statements import _is_told, settle_overlaps
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.pipeline import Engine, code_pages

EVENT = Statement(
    id="", kind="event", span=Span(10, 40), trigger=Span(14, 20), sentence=0, rule="events.request.verb", type="REQUEST"
)
POSITION = replace(EVENT, kind="position", rule="positions.demand.verb", stance="demands", issue="ceasefire")


def test_a_position_takes_the_trigger_of_an_event() -> None:
    assert settle_overlaps([EVENT, POSITION]) == (POSITION,)


def test_events_on_other_triggers_stay_and_come_in_text_order() -> None:
    before = replace(EVENT, span=Span(0, 9), trigger=Span(2, 5))
    assert settle_overlaps([EVENT, before]) == (before, EVENT)


def test_the_same_statement_is_kept_once() -> None:
    assert len(settle_overlaps([EVENT, replace(EVENT, rule="events.request.noun")])) == 1


def test_an_act_that_another_statement_tells_is_not_asked_for() -> None:
    clause, verb = Span(10, 40), Span(22, 26)
    assert _is_told([EVENT], clause, verb)
    assert not _is_told([EVENT], Span(50, 80), Span(60, 64))
    assert not _is_told([replace(POSITION, trigger=verb)], clause, verb)  # takes up what the act tells
    assert not _is_told([replace(EVENT, rule="events.act")], clause, verb)


def test_every_statement_has_an_id_and_coding_twice_gives_the_same() -> None:
    text = "Chad and Niger met in Agadez. Chad attacked the rebels. Niger accused Mali of treason."
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True)
    engine = Engine(load_lexicon(), SpacyParser())
    (first,), (second,) = list(code_pages([page], engine)), list(code_pages([page], engine))
    assert isinstance(first, CodedArticle)
    assert isinstance(second, CodedArticle)
    assert first.statements == second.statements
    ids = [s.id for s in first.statements]
    assert all(ids)
    assert len(set(ids)) == len(ids) >= 3


def test_an_acceptance_without_a_side_of_its_own_breaks_nothing() -> None:
    text = "The EU tabled a plan for the harbour. Agreed to by it, Iran should reopen the quays."
    page = Page(id="p", source=text, sha256=content_sha256(text), kind="plain", clean=True)
    (coded,) = code_pages([page], Engine())
    assert isinstance(coded, CodedArticle)
