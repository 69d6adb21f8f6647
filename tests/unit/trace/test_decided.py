"""Decisions find what they are on again, and do to the record what they say and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.decision import Decision, Subject, Verb
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.trace.decided import Review, review, reviewed_articles, reviewed_conflicts
from truceline.trace.matching import subject_of_conflict, subject_of_statement
from truceline.trace.verdicts import sum_up

TEXT = "Envoys of Egypt and Sudan met in Cairo. Egypt demands a truce. Sudan rejects it and offers talks instead."
STATEMENTS = (
    {"words": "Envoys of Egypt and Sudan met in Cairo", "trigger": "met", "type": "CONSULT", "occurrence": "o1"},
    {"words": "Egypt demands a truce", "trigger": "demands", "kind": "position", "holders": ("egy",)},
    {"words": "Sudan rejects it", "trigger": "rejects", "kind": "position", "holders": ("sdn",)},
)


@pytest.fixture
def page(build_page: Callable[..., CodedArticle]) -> CodedArticle:
    return build_page(TEXT, STATEMENTS)


class Log:
    """Decisions as they are made one after the other."""

    def __init__(self) -> None:
        self.kept: list[Decision] = []

    def add(self, verb: Verb, *subjects: Subject, by: str = "Ana", tool: str = "t1", **more: Any) -> int:
        seq = len(self.kept) + 1
        base = {"slots": {}, "undoes": None, "reason": "", "at": "2026-11-27T10:00:00Z", **more}
        self.kept.append(Decision(seq=seq, reviewer=by, verb=verb, subjects=subjects, tool=tool, **base))
        return seq

    def undo(self, number: int) -> int:
        return self.add("undo", undoes=number)

    def review(self, articles: Sequence[CodedArticle], conflicts: Sequence[Conflict] = ()) -> Review:
        return review(self.kept, articles, conflicts)


@pytest.fixture
def log() -> Log:
    return Log()


def _subject(page: CodedArticle, number: int) -> Subject:
    return subject_of_statement(page, page.statements[number])


def _ids(page: CodedArticle, found: Review) -> list[str]:
    (left,) = reviewed_articles([page], found)
    return [s.id for s in left.statements]


def _recoded(page: CodedArticle, number: int, words: str, trigger: str, **slots: Any) -> CodedArticle:
    """The page with one statement as another tool cuts it, under another id."""
    spans = (Span(at, at + len(w)) for w, at in ((words, TEXT.index(words)), (trigger, TEXT.index(trigger))))
    other = replace(page.statements[number], id=f"new{number}", span=next(spans), trigger=next(spans), **slots)
    return replace(page, statements=(*page.statements[:number], other, *page.statements[number + 1 :]))


def test_without_decisions_the_record_is_the_same(page: CodedArticle, log: Log) -> None:
    assert reviewed_articles([page], log.review([page])) == (page,)


def test_what_is_rejected_leaves_and_nothing_else(page: CodedArticle, log: Log) -> None:
    log.add("reject", _subject(page, 1))
    found = log.review([page])
    assert _ids(page, found) == [page.statements[0].id, page.statements[2].id]
    assert [d.outcome for d in found.decided] == ["stands"]


def test_an_undo_is_undone(page: CodedArticle, log: Log) -> None:
    first = log.add("reject", _subject(page, 1))
    second = log.undo(first)
    assert len(_ids(page, log.review([page]))) == 3
    log.undo(second)
    found = log.review([page])
    assert len(_ids(page, found)) == 2
    assert [d.outcome for d in found.decided] == ["stands", "undone", "stands"]


def test_the_latest_verdict_counts_and_the_others_are_kept(page: CodedArticle, log: Log) -> None:
    log.add("reject", _subject(page, 1))
    log.add("accept", _subject(page, 1), by="Bo")
    found = log.review([page])
    assert [d.outcome for d in found.decided] == ["overruled", "stands"]
    assert found.verdicts == {page.statements[1].id: "accepted"}
    summed = sum_up(found)
    assert (summed.twice, summed.agreed) == (1, 0)
    assert [(r.accepted, r.rejected, r.precision) for r in summed.rules] == [(1, 0, 1.0)]


def test_an_edit_changes_slots_and_is_marked_also_where_another_accepts_it(page: CodedArticle, log: Log) -> None:
    log.add("edit", _subject(page, 0), slots={"date": "2027-05-04", "actors": ["egy"]})
    log.add("accept", _subject(page, 0), by="Bo")
    found = log.review([page])
    (left,) = reviewed_articles([page], found)
    assert (left.statements[0].date, left.statements[0].actors) == ("2027-05-04", ("egy",))
    assert left.statements[1:] == page.statements[1:]
    assert found.verdicts == {page.statements[0].id: "edited"}
    assert page.statements[0].date is None, "what the machine said is as it was"


@pytest.mark.parametrize(
    ("words", "trigger", "outcome"),
    [
        ("Egypt demands a truce", "truce", "stands"),  # another word is the trigger
        ("demands a truce", "demands", "stands"),
        ("Egypt demands a truce. Sudan rejects", "demands", "stands"),
        ("Egypt", "Egypt", "nothing there now"),
        ("truce. Sudan rejects it and offers talks instead", "rejects", "nothing there now"),
    ],
)
def test_a_decision_finds_its_statement_by_overlap(
    words: str, trigger: str, outcome: str, page: CodedArticle, log: Log
) -> None:
    log.add("reject", _subject(page, 1))
    now = _recoded(page, 1, words, trigger)
    found = log.review([now])
    assert [d.outcome for d in found.decided] == [outcome]
    assert ("new1" in _ids(now, found)) == (outcome != "stands")


def test_other_bytes_and_other_kinds_are_never_matched(
    page: CodedArticle, log: Log, build_page: Callable[..., CodedArticle]
) -> None:
    log.add("reject", _subject(page, 1))
    assert [d.outcome for d in log.review([build_page(TEXT, STATEMENTS, outlet="Other")]).decided] == [
        "nothing there now"
    ]
    event = _recoded(page, 1, "Egypt demands a truce", "demands", kind="event")
    assert [d.outcome for d in log.review([event]).decided] == ["nothing there now"]


def test_of_two_statements_of_one_clause_the_trigger_tells_which(page: CodedArticle, log: Log) -> None:
    words = "Sudan rejects it and offers talks instead"
    both = _recoded(page, 2, words, "rejects")
    both = replace(both, statements=(*both.statements, replace(both.statements[2], id="twin", trigger=_at("offers"))))
    log.add("reject", subject_of_statement(both, both.statements[2]))
    log.add("accept", subject_of_statement(both, both.statements[3]))
    turned = tuple(replace(s, id=f"x{n}") for n, s in enumerate(reversed(both.statements)))
    found = log.review([replace(both, statements=turned)])
    assert [d.things for d in found.decided] == [("x1",), ("x0",)]


def _at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_one_statement_takes_one_decision_of_one_tool_and_those_of_several_tools(page: CodedArticle, log: Log) -> None:
    """Two things of one tool cannot both be the one that is left; what two tools found can be the same."""
    long = _recoded(page, 2, "Sudan rejects it and offers", "offers")
    log.add("accept", _subject(page, 2))
    log.add("accept", _subject(long, 2))
    only = replace(page, statements=page.statements[2:])
    assert [d.outcome for d in log.review([only]).decided] == ["stands", "nothing there now"]
    log.kept[1] = replace(log.kept[1], tool="t2")
    assert [d.outcome for d in log.review([only]).decided] == ["stands", "stands"]


def test_a_verdict_on_what_is_read_otherwise_now_waits(page: CodedArticle, log: Log) -> None:
    log.add("reject", _subject(page, 1))
    log.add("edit", _subject(page, 1), slots={"due": "2027-06"})
    now = _recoded(page, 1, "Egypt demands a truce", "demands", holders=("sdn",))
    log.undo(2)
    assert [d.outcome for d in log.review([now]).decided] == ["read otherwise now", "undone", "stands"]
    assert "new1" in _ids(now, log.review([now]))
    log.kept.pop()
    (left,) = reviewed_articles([now], log.review([now]))
    assert left.statements[1].due == "2027-06", "an edit says itself what is so"


def test_a_conflict_is_found_again_by_its_pair(
    page: CodedArticle, log: Log, build_page: Callable[..., CodedArticle], build_conflict: Callable[..., Conflict]
) -> None:
    other = build_page("Envoys of Egypt and Sudan met in Jeddah.")
    pages = [page, other]
    sha256_of = {p.id: p.article.page.sha256 for p in pages}
    conflict = _placed(build_conflict((page, "met in Cairo"), (other, "met in Jeddah")))
    log.add("reject", subject_of_conflict(conflict, sha256_of))
    again = _placed(build_conflict((other, "Sudan met in Jeddah"), (page, "met in Cairo"), id="c2"))
    assert reviewed_conflicts([again], log.review(pages, [again])) == ()
    for changed in (
        replace(again, kind="place"),
        _placed(build_conflict((other, "Egypt"), (page, "met in Cairo"), id="c2")),
        _placed(build_conflict((page, "met in Cairo"), "Cairo is in Egypt.", id="c2")),
    ):
        assert reviewed_conflicts([changed], log.review(pages, [changed])) == (changed,)


def _placed(conflict: Conflict) -> Conflict:
    return replace(conflict, evidence=tuple(replace(e, page_span=e.span) for e in conflict.evidence))


def test_happenings_are_merged_and_split(log: Log, build_page: Callable[..., CodedArticle]) -> None:
    pages = [
        build_page(f"Envoys met in {city}.", [{"id": city, "words": f"Envoys met in {city}", "occurrence": o}])
        for city, o in (("Cairo", "o1"), ("Jeddah", "o2"), ("Doha", "o2"), ("Muscat", "o3"))
    ]
    cairo, jeddah, doha, muscat = (_subject(p, 0) for p in pages)

    def happenings() -> list[str | None]:
        return [p.statements[0].occurrence for p in reviewed_articles(pages, log.review(pages))]

    log.add("merge", cairo, jeddah)
    assert happenings() == ["o1", "o1", "o1", "o3"], "all that report a happening go with it"
    split = log.add("split", cairo, doha)
    one, two, apart, three = happenings()
    assert (one, two, three) == ("o1", "o1", "o3")
    assert apart not in ("o1", "o2", "o3", None)
    log.add("merge", muscat, doha)
    assert happenings() == ["o1", "o1", "o3", "o3"]
    log.add("merge", doha, cairo)
    assert happenings() == ["o3"] * 4
    log.undo(split)
    assert happenings() == ["o3"] * 4
    for number in (1, 3, 4):
        log.undo(number)
    assert happenings() == ["o1", "o2", "o2", "o3"]


def test_what_reports_no_happening_any_more_is_neither_merged_nor_split(page: CodedArticle, log: Log) -> None:
    log.add("split", _subject(page, 1), _subject(page, 2))
    log.add("merge", _subject(page, 0), _subject(page, 2))
    assert reviewed_articles([page], log.review([page])) == (page,)


def test_one_statement_on_two_captures_of_the_same_bytes_is_one(page: CodedArticle, log: Log) -> None:
    article = page.article
    twin = replace(
        page, annotated=replace(page.annotated, article=replace(article, page=replace(article.page, id="twin")))
    )
    log.add("reject", _subject(page, 0))
    found = log.review([page, twin])
    assert [len(p.statements) for p in reviewed_articles([page, twin], found)] == [2, 2]


def test_statements_keep_their_types(page: CodedArticle, log: Log) -> None:
    log.add("edit", _subject(page, 1), slots={"on.step": "ceasefire", "on.by": ["sdn"], "on.negated": True})
    (left,) = reviewed_articles([page], log.review([page]))
    on = left.statements[1].on
    assert isinstance(left.statements[1], Statement)
    assert on is not None
    assert (on.step, on.by, on.for_, on.negated) == ("ceasefire", ("sdn",), (), True)
