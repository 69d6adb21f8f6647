"""Decisions find their statements in whatever way these are cut anew, and no allowed edit breaks a view."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.capture.files import capture_paths
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.decision import Decision, Slots, Subject, Verb
from truceline.model.edits import ACTORS, CODES, LINK, NEVER_EMPTY, codes_of, editable_slots, read_edit
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span
from truceline.model.statement import Statement
from truceline.pipeline import CaseRecord, Engine, check_pages
from truceline.publish.demo import example_pages
from truceline.publish.ledger_text import render_ledger
from truceline.publish.meetings_text import render_meetings
from truceline.publish.positions_text import render_positions
from truceline.publish.sequence_text import render_order
from truceline.publish.terminal import Style
from truceline.publish.timeline_text import render_timeline
from truceline.publish.view_json import view_record
from truceline.trace.decided import review, reviewed_articles
from truceline.trace.known import Known
from truceline.trace.matching import subject_of_statement
from truceline.trace.sources import Sources
from truceline.trace.views import VIEWS, find_view

VERBS: tuple[Verb, ...] = ("edit", "reject", "merge", "split")
CLAUSE = 24
"""Code points of a clause of the page; the statements of two clauses do not overlap."""


def _page(starts: list[int], cut: list[tuple[int, int]], triggers: list[int], prefix: str) -> CodedArticle:
    """A page of clauses with a statement on some of them, each cut shorter or longer at its ends."""
    text = "".join(chr(ord("a") + n % 26) * CLAUSE for n in range(40))
    page = Page(id="p", source=text, sha256=content_sha256(text), kind="plain")
    article = Article(
        page=page, text=text, map=OffsetMap.identity(len(text)), title=None, published=None, published_from="none",
        language="en",
    )  # fmt: skip
    statements = []
    for start, (left, right), trigger in zip(starts, cut, triggers, strict=True):
        at = start * CLAUSE
        span = Span(max(0, at + left), min(len(text), at + CLAUSE + right))
        word = Span(at + trigger, at + trigger + 2)
        statements.append(
            Statement(
                id=f"{prefix}{start}", kind="event", span=span, trigger=word, sentence=0, rule="r", date=str(start)
            )
        )
    annotated = AnnotatedArticle(article=article, sentences=(), times=(), as_of=())
    return CodedArticle(annotated=annotated, statements=tuple(statements))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_decisions_outlive_new_ids_spans_triggers_and_rules(data: st.DataObject) -> None:
    """Ends that move by an eighth of the clause, another trigger, other statements gone or new: each finds its own."""
    starts = data.draw(st.lists(st.integers(0, 38), min_size=1, max_size=12, unique=True))
    drawn = [data.draw(st.lists(st.tuples(_ends, _ends), min_size=len(starts), max_size=len(starts))) for _ in range(2)]
    triggers = [data.draw(st.lists(_words, min_size=len(starts), max_size=len(starts))) for _ in range(2)]
    before, after = (_page(starts, cut, at, name) for cut, at, name in zip(drawn, triggers, "bn", strict=True))
    gone = data.draw(st.sets(st.sampled_from(starts)))
    left = tuple(replace(s, rule="another") for s in after.statements if s.date not in set(map(str, gone)))
    left = tuple(data.draw(st.permutations(left)))
    decisions = [
        _decision(n, "accept", (subject_of_statement(before, s),), {}) for n, s in enumerate(before.statements, start=1)
    ]
    found = review(decisions, [replace(after, statements=left)], [])
    for decided, start in zip(found.decided, starts, strict=True):
        assert decided.things == (() if start in gone else (f"n{start}",))
        assert decided.outcome == ("nothing there now" if start in gone else "stands")


_ends = st.integers(-CLAUSE // 8, CLAUSE // 8)
_words = st.integers(0, CLAUSE - 2)


@cache
def _alaska() -> CaseRecord:
    """The example pages as a case, for all examples."""
    pages = [p for p in capture_paths(map(Path, example_pages())) if isinstance(p, Page)]
    (record,) = check_pages(pages, Engine())
    assert isinstance(record, CaseRecord)
    return record


def _values(slot: str, actors: list[str], places: list[str]) -> list[str]:
    if slot in ACTORS:
        return ["", *actors, ",".join(actors[:3])]
    if slot == "place":
        return ["", *places]
    if slot in (*CODES, *LINK):
        return [*codes_of(slot), *([] if slot in NEVER_EMPTY else [""])]
    if slot == "on.negated":
        return ["true", "false"]
    return ["", "anywhere"] if slot == "on.place" else ["", "2025-08-15", "2025-08/..", "202X"]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_decided_the_views_are_made(data: st.DataObject) -> None:
    """Any edits, rejections, mergers and splits together."""
    alaska, lexicon, style = _alaska(), load_lexicon(), Style(most=None)
    actors = sorted({a.id for coded in alaska.articles for a in coded.annotated.actors})
    places = sorted({p.id for coded in alaska.articles for p in coded.annotated.places})
    subjects = [subject_of_statement(coded, s) for coded in alaska.articles for s in coded.statements]
    told = [s for s in subjects if s.says["occurrence"]]
    decisions = []
    for seq in range(1, data.draw(st.integers(0, 20)) + 1):
        verb: Verb = data.draw(st.sampled_from(VERBS))
        own = data.draw(st.lists(st.sampled_from(told), min_size=2, max_size=2, unique_by=lambda s: s.id))
        slots: Slots = {}
        if verb in ("edit", "reject"):
            own = [data.draw(st.sampled_from(subjects))]
        if verb == "edit":
            slot = data.draw(st.sampled_from(editable_slots(own[0].kind)))
            slots = read_edit({slot: data.draw(st.sampled_from(_values(slot, actors, places)))}, own[0].kind)
        decisions.append(_decision(seq, verb, tuple(own), slots))
    found = review(decisions, alaska.articles, alaska.conflicts)
    sources = Sources.of(reviewed_articles(alaska.articles, found), alaska.lineages, found.verdicts)
    known = Known(day="2025-08-20", sources=sources, conflicts=alaska.conflicts, lexicon=lexicon)
    assert render_timeline(known.timeline, 14, style)
    assert render_meetings(known.meetings, 14, style)
    assert render_positions(known.positions, 14, style)
    assert render_order(known.order, 14, style)
    assert render_ledger(known.ledger, 14, style)
    assert all(view_record(find_view(kind, known)) for kind in VIEWS)


def _decision(seq: int, verb: Verb, subjects: tuple[Subject, ...], slots: Slots) -> Decision:
    return Decision(
        seq=seq,
        at="2026-11-27T10:00:00Z",
        reviewer="Ana",
        verb=verb,
        subjects=subjects,
        slots=slots,
        undoes=None,
        reason="",
        tool="t",
    )
