"""What a reviewer adds stands in its page as the reviewer's own, and once where truceline comes to find it itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from truceline.errors import DecisionInvalid
from truceline.model.added import KINDS, added, check_added
from truceline.model.coded import CodedArticle
from truceline.model.decision import ADDED_RULE, Decision, Subject, Verb
from truceline.model.spans import Span
from truceline.trace.decided import Review, review, reviewed_articles
from truceline.trace.matching import subject_of_statement
from truceline.trace.verdicts import sum_up

TEXT = "Envoys of Egypt and Sudan met in Cairo. Egypt demands a truce. Sudan wants its prisoners home first."
MET = {"words": "Envoys of Egypt and Sudan met in Cairo", "trigger": "met", "type": "CONSULT", "occurrence": "o1"}
MISSED = "Sudan wants its prisoners home first"
SLOTS = {"holders": ["sdn"], "stance": "demands", "on.step": "prisoner_exchange"}


@pytest.fixture
def page(build_page: Callable[..., CodedArticle]) -> CodedArticle:
    return build_page(TEXT, (MET,))


def _decided(seq: int, verb: Verb, *subjects: Subject, tool: str = "t1", **more: Any) -> Decision:
    base = {"slots": {}, "undoes": None, "reason": "", "at": "2026-11-27T10:00:00Z", "reviewer": "Ana", **more}
    return Decision(seq=seq, verb=verb, subjects=subjects, tool=tool, **base)


def _subject(page: CodedArticle, words: str = MISSED, id_: str = "new") -> Subject:
    start = page.text.index(words)
    return subject_of_statement(page, added(id_, "position", Span(start, start + len(words)), 2, SLOTS))


def _add(page: CodedArticle, seq: int = 1) -> Decision:
    return _decided(seq, "add", _subject(page), slots=SLOTS, reason="before anything else")


def _left(page: CodedArticle, found: Review) -> CodedArticle:
    (left,) = reviewed_articles([page], found)
    return left


def _outcomes(found: Review) -> list[str]:
    return [d.outcome for d in found.decided]


def test_it_stands_in_the_page_as_the_reviewers(page: CodedArticle) -> None:
    found = review([_add(page)], [page], ())
    told = _left(page, found).statements
    assert [s.rule for s in told] == ["by_hand", ADDED_RULE]
    assert told[1].span.of(page.text) == MISSED
    assert (told[1].holders, told[1].actors, told[1].stance, told[1].sentence) == (("sdn",), ("sdn",), "demands", 2)
    assert told[1].on is not None
    assert told[1].on.step == "prisoner_exchange"
    assert found.verdicts == {"new": "added"}
    assert sum_up(found).added == 1


def test_it_is_undone_and_that_too(page: CodedArticle) -> None:
    log = [_add(page), _decided(2, "undo", undoes=1)]
    found = review(log, [page], ())
    assert (_left(page, found), _outcomes(found)) == (page, ["undone", "stands"])
    assert sum_up(found).added == 0
    assert len(_left(page, review([*log, _decided(3, "undo", undoes=2)], [page], ())).statements) == 2


def test_others_decide_on_it_as_on_any_statement(page: CodedArticle) -> None:
    subject = _subject(page)
    accepted = review([_add(page), _decided(2, "accept", subject, reviewer="Bo")], [page], ())
    assert (accepted.verdicts, _outcomes(accepted)) == ({"new": "added"}, ["stands", "stands"])
    edit = _decided(2, "edit", subject, reviewer="Bo", slots={"stance": "considers"})
    edited = review([_add(page), edit], [page], ())
    assert _left(page, edited).statements[1].stance == "considers"
    rejected = review([_add(page), _decided(2, "reject", subject, reviewer="Bo")], [page], ())
    assert (_left(page, rejected), _outcomes(rejected)) == (page, ["overruled", "stands"])
    assert rejected.verdicts == {}


def test_a_happening_that_was_added_is_merged_with_another(page: CodedArticle) -> None:
    event = added("new", "event", Span(40, 61), 1, {"type": "CONSULT", "status": "occurred"})
    subject, first = subject_of_statement(page, event), subject_of_statement(page, page.statements[0])
    log = [
        _decided(1, "add", subject, slots={"type": "CONSULT", "status": "occurred"}),
        _decided(2, "merge", first, subject),
    ]
    assert {s.occurrence for s in _left(page, review(log, [page], ())).statements} == {"o1"}


def _recoded(page: CodedArticle, words: str, build: Callable[..., CodedArticle], **slots: Any) -> CodedArticle:
    """The page as a newer truceline reads it, which finds a position on these words."""
    found = {"id": "m1", "words": words, "trigger": "wants", "kind": "position", "holders": ("sdn",), **slots}
    return replace(page, statements=build(TEXT, (MET, found)).statements)


@pytest.mark.parametrize(
    ("words", "slots", "verdict"),
    [
        (MISSED, {"stance": "demands"}, "edited"),
        ("wants its prisoners home first", {"stance": "demands", "holders": ("egy",)}, "edited"),
    ],
)
def test_what_truceline_comes_to_find_itself_is_told_once_as_the_reviewer_has_it(
    words: str, slots: dict[str, Any], verdict: str, page: CodedArticle, build_page: Callable[..., CodedArticle]
) -> None:
    newer = _recoded(page, words, build_page, **slots)
    found = review([_add(page)], [newer], ())
    told = _left(newer, found).statements
    assert [(s.id, s.rule) for s in told] == [("s0-0", "by_hand"), ("m1", "by_hand")]
    assert (told[1].holders, told[1].stance) == (("sdn",), "demands")
    assert (found.verdicts, found.decided[0].things) == ({"m1": verdict}, ("m1",))


def test_what_only_touches_it_is_another_statement(page: CodedArticle, build_page: Callable[..., CodedArticle]) -> None:
    newer = _recoded(page, "wants its", build_page)
    told = _left(newer, review([_add(page)], [newer], ())).statements
    assert {s.id for s in told} == {"s0-0", "new", "m1"}


def test_other_bytes_take_nothing_over(page: CodedArticle, build_page: Callable[..., CodedArticle]) -> None:
    other = build_page(TEXT, (MET,), outlet="Other")
    found = review([_add(page)], [other], ())
    assert (_left(other, found), _outcomes(found)) == (other, ["nothing there now"])


def _edit(page: CodedArticle, text: str, build: Callable[..., CodedArticle]) -> CodedArticle:
    return replace(build(text, (MET,)), edit_of=page.id, edited_from=page.id)


def test_an_edit_of_the_page_that_has_the_words_goes_on_telling_it(
    page: CodedArticle, build_page: Callable[..., CodedArticle]
) -> None:
    after = _edit(page, TEXT.replace("a truce", "two truces"), build_page)
    found = review([_add(page)], [after], (), [page])
    told = _left(after, found)
    assert [s.span.of(after.text) for s in told.statements if s.rule == ADDED_RULE] == [MISSED]
    assert [(e.statement, e.page) for e in told.earlier] == [("new", page.id)]
    assert _outcomes(found) == ["stands"]


@pytest.mark.parametrize("text", [TEXT.replace("prisoners", "captives"), f"{TEXT} {MISSED}."])
def test_an_edit_without_the_words_or_with_them_twice_tells_it_no_longer(
    text: str, page: CodedArticle, build_page: Callable[..., CodedArticle]
) -> None:
    after = _edit(page, text, build_page)
    found = review([_add(page)], [after], (), [page])
    assert (_left(after, found), _outcomes(found)) == (after, ["edited away"])


NEEDS: Sequence[tuple[str, dict[str, Any], str]] = [
    ("event", {"status": "occurred"}, "type"),
    ("position", {"holders": ["sdn"]}, "stance"),
    ("precondition", {"holders": ["sdn"], "relation": "requires", "first": "ceasefire"}, "then"),
    ("assessment", {}, "holders"),
    ("situation", {"status": "ongoing"}, "type"),
    ("rumour", {}, "choose one of event"),
]


@pytest.mark.parametrize(("kind", "slots", "told"), NEEDS)
def test_what_no_view_could_tell_is_refused(kind: str, slots: dict[str, Any], told: str) -> None:
    with pytest.raises(DecisionInvalid, match=told):
        check_added(kind, slots)
    assert {k for k, _, _ in NEEDS} >= set(KINDS)


def test_an_order_has_its_steps_and_is_no_fact() -> None:
    slots = {"holders": ["sdn"], "relation": "requires", "first": "prisoner_exchange", "then": "ceasefire"}
    s = added("x", "precondition", Span(0, 3), 0, slots)
    assert (s.first_on and s.first_on.step, s.then_on and s.then_on.step) == ("prisoner_exchange", "ceasefire")
    assert (s.status, s.factuality, s.occurrence) == ("conditional", "Uu", None)
    assert added("x", "event", Span(0, 3), 0, {"type": "AID", "status": "denied"}).factuality == "CT-"
