"""Walking a dependency tree."""

from __future__ import annotations

from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span


def _token(index: int, start: int, text: str, dep: str, head: int) -> Token:
    return Token(index, start, start + len(text), text, text.lower(), "X", "X", dep, head)


# "The envoys met Haftar" at offset 10
PARSE = Parse(
    (
        _token(0, 10, "The", "det", 1),
        _token(1, 14, "envoys", "nsubj", 2),
        _token(2, 21, "met", "ROOT", 2),
        _token(3, 25, "Haftar", "dobj", 2),
    )
)


def test_children_are_found_by_relation_and_in_text_order() -> None:
    met = PARSE.tokens[2]
    assert [t.text for t in PARSE.children(met)] == ["envoys", "Haftar"]
    assert [t.text for t in PARSE.children(met, "dobj", "nsubj")] == ["envoys", "Haftar"]
    assert PARSE.child(met, "dobj") == PARSE.tokens[3]
    assert PARSE.child(met, "agent") is None


def test_a_subtree_is_a_word_and_all_below_it() -> None:
    assert [t.text for t in PARSE.subtree(PARSE.tokens[1])] == ["The", "envoys"]
    assert span_of(PARSE.subtree(PARSE.tokens[2])) == Span(10, 31)


def test_ancestors_go_up_to_the_root() -> None:
    assert [t.text for t in PARSE.ancestors(PARSE.tokens[0])] == ["envoys", "met"]
    assert list(PARSE.ancestors(PARSE.tokens[2])) == []


def test_words_are_found_by_span() -> None:
    assert [t.text for t in PARSE.within(Span(12, 22))] == ["The", "envoys", "met"]
    assert len(PARSE) == 4
    assert [t.index for t in PARSE] == [0, 1, 2, 3]
    assert PARSE.head(PARSE.tokens[0]).text == "envoys"
