"""Ids say what a thing is, not who found it or when."""

from __future__ import annotations

from dataclasses import replace

from truceline.model.conflict import Evidence, Knowledge
from truceline.model.identity import conflict_id, content_sha256, identified, name_slug
from truceline.model.spans import Span
from truceline.model.statement import Statement

MET = Statement(
    id="", kind="event", span=Span(0, 20), trigger=Span(4, 7), sentence=0, rule="events.verb", type="CONSULT"
)
HERE = Evidence(page="a", part="text", span=Span(0, 4))
THERE = Evidence(page="b", part="text", span=Span(5, 9))
KNOWN = Evidence(page=None, knowledge=Knowledge(text="They met in Osaka.", source="public record"))


def test_neither_rule_nor_span_enters_a_statement_id() -> None:
    (one,) = identified("page", [MET])
    (other,) = identified("page", [replace(MET, rule="another", span=Span(0, 30), status="occurred")])
    assert one.id == other.id


def test_page_trigger_type_and_holders_enter_a_statement_id() -> None:
    base = identified("page", [MET])[0].id
    others = [
        identified("page 2", [MET])[0].id,
        identified("page", [replace(MET, trigger=Span(5, 7))])[0].id,
        identified("page", [replace(MET, type="AGREE")])[0].id,
        identified("page", [replace(MET, holders=("usa",))])[0].id,
    ]
    assert len({base, *others}) == 5


def test_equals_are_told_apart_by_rank() -> None:
    first, second = identified("page", [MET, MET])
    assert first.id != second.id
    assert [s.id for s in identified("page", [MET, MET])] == [first.id, second.id]


def test_the_order_of_holders_does_not_matter() -> None:
    one = identified("page", [replace(MET, holders=("usa", "rus"))])
    other = identified("page", [replace(MET, holders=("rus", "usa"))])
    assert one[0].id == other[0].id


def test_the_order_of_a_pair_does_not_matter() -> None:
    assert conflict_id("date", [HERE, THERE]) == conflict_id("date", [THERE, HERE])
    assert conflict_id("date", [HERE, THERE]) != conflict_id("place", [HERE, THERE])
    assert conflict_id("date", [HERE, KNOWN]) != conflict_id("date", [HERE, THERE])


def test_further_evidence_does_not_change_a_conflict_id() -> None:
    assert conflict_id("date", [HERE, THERE, KNOWN]) == conflict_id("date", [HERE, THERE])


def test_slugs_are_plain_and_never_empty() -> None:
    assert name_slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert name_slug("!?")


def test_text_and_its_bytes_have_one_digest() -> None:
    assert content_sha256("Düna") == content_sha256("Düna".encode())
