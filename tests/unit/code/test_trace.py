"""The trace: what decided each statement, what fills its slots, and why a sentence has none."""

from __future__ import annotations

import json

import jsonschema
import pytest

from truceline.code.events.guards import GUARDS
from truceline.code.trace import StatementTrace
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.record import record_of, record_schema
from truceline.model.spans import Span
from truceline.pipeline import Engine, TracedArticle, code_pages, tool_versions, trace_pages
from truceline.publish import explain
from truceline.publish.explain import render_explanation
from truceline.publish.trace_json import trace_record

ENGINE = Engine()


def page(text: str, published: str | None = "2024-03-14") -> Page:
    return Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published=published)


def traced(text: str) -> TracedArticle:
    (found,) = trace_pages([page(text)], ENGINE)
    assert isinstance(found, TracedArticle)
    return found


def first(text: str) -> tuple[StatementTrace, TracedArticle]:
    found = traced(text)
    return found.trace.statements[0], found


def words(span: Span | None, found: TracedArticle) -> str | None:
    return None if span is None else span.of(found.coded.text)


@pytest.mark.parametrize(
    ("text", "decided_by", "cue"),
    [
        ("Kenya and Somalia will meet in Nairobi next week.", "cue", "will"),
        ("Peru denied that it had attacked Ecuador.", "cue", "denied"),
        ("There were no talks between Chad and Sudan in May.", "cue", "no"),
        ("Envoys of Armenia and Azerbaijan met in Vienna on Monday.", "tense", None),
        ("Colombia demanded a ceasefire.", "trigger", "demanded"),
        ("Peru does not want a ceasefire.", "cue", "not"),
        ("Sudan will not sign the deal before Chad withdraws its troops.", "rule", None),
        ("A deal between Serbia and Kosovo is set for this year.", "cue", "set"),
    ],
)
def test_what_decided_a_statement(text: str, decided_by: str, cue: str | None) -> None:
    statement, found = first(text)
    assert (statement.decided_by, words(statement.cue, found)) == (decided_by, cue)


def test_slots_have_the_spans_that_fill_them() -> None:
    statement, found = first("Envoys of Armenia and Azerbaijan met in Vienna on Monday for two hours.")
    filled = {(s.name, s.value): [words(span, found) for span in s.spans] for s in statement.slots}
    assert filled["actors", "arm"] == ["Armenia"]
    assert filled["place", "vienna"] == ["Vienna"]
    assert filled["time", "2024-03-11"] == ["Monday"]
    assert filled["level", "envoys"] == []


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Rose met her aunt.", ["unmet"]),
        ("Chad has a border with Sudan.", ["no_trigger"]),
        ("the wall was mended in spring", ["no_parse"]),
        ("Hello!", ["fragment"]),
        ("Der Kanzler traf den Präsidenten in Berlin und sprach mit ihm.", ["not_english"]),
    ],
)
def test_why_a_sentence_has_no_statement(text: str, reasons: list[str]) -> None:
    found = traced(text)
    assert [s.reason for sentence in found.trace.sentences for s in sentence.silences] == reasons


def test_a_trigger_that_was_passed_over_names_its_row_and_needs() -> None:
    (sentence,) = traced("Rose met Ann.").trace.sentences
    (silence,) = sentence.silences
    assert (silence.rule, silence.needs) == ("events.consult.verb", ("acting",))


def test_general_news_is_told() -> None:
    text = "The treaty slept at the border. " + "The harbour wall of the old town was mended by Anna Berg. " * 12
    reasons = [[s.reason for s in sentence.silences] for sentence in traced(text).trace.sentences]
    assert reasons == [["unmet", "no_negotiation"], *[["no_trigger", "no_negotiation"]] * 12]


def test_a_traced_article_is_coded_as_any_other() -> None:
    text = "Peru denied that it had attacked Ecuador. Kenya and Somalia will meet in Nairobi next week."
    assert [traced(text).coded] == list(code_pages([page(text)], ENGINE))


def test_the_trace_is_valid_json_of_the_schema() -> None:
    found = traced("Chad wants Sudan to withdraw before any talks. Rose met her aunt. Hello!")
    record = {**record_of(found.coded, tool_versions(ENGINE)), "trace": trace_record(found.trace)}
    jsonschema.validate(json.loads(json.dumps(record)), record_schema())
    assert [s["id"] for s in record["trace"]["statements"]] == [s["id"] for s in record["statements"]]


def test_every_need_of_the_table_has_its_words() -> None:
    told = explain._words()["needs"]
    assert set(told) == set(GUARDS)
    assert all(n in told or "=" in n for t in load_lexicon().events.triggers for n in t.needs)


def test_hostile_text_is_neutralised() -> None:
    shown = render_explanation(traced("Kenya and\x1b[31m Somalia \u202emet in Nairobi, said Mr X\x07."), width=40)
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)
    assert max(map(len, shown.splitlines())) <= 80
