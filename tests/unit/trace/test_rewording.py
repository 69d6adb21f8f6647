"""Two versions of a text: each sentence is told once, moved ones as moved, and no text makes it slow."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span
from truceline.trace.rewording import reworded

Build = Callable[..., CodedArticle]
A, B, C, D = (
    "Envoys of Peru met those of Chile in Arica on Monday.",
    "The port stays closed to lorries until the end of June.",
    "Nobody was hurt when two boats collided in the harbour.",
    "Chile demands that the troops leave the quay before talks.",
)


def _article(sentences: list[str]) -> CodedArticle:
    text = " ".join(sentences)
    page = Page(id="p", source=text, sha256="p", kind="plain")
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )
    spans, at = [], 0
    for number, sentence in enumerate(sentences):
        spans.append(Sentence(index=number, span=Span(at, at + len(sentence)), paragraph=0))
        at += len(sentence) + 1
    annotated = AnnotatedArticle(article=article, sentences=tuple(spans), times=(), as_of=())
    return CodedArticle(annotated=annotated, statements=())


def _changes(before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    one, other = _article(before), _article(after)
    return [
        (c.kind, c.before.of(one.text) if c.before else "", c.after.of(other.text) if c.after else "")
        for c in reworded(one, other).changes
    ]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([A, B, C], [A, B, C], []),
        ([A, B, C], [A, C], [("removed", B, "")]),
        ([A, C], [A, B, C], [("added", "", B)]),
        ([A, B, C, D], [A, C, D, B], [("moved", B, B)]),
        ([A, A, B], [A, B], [("removed", A, "")]),
        ([A, B], [B, A.replace("Monday", "Tuesday")], [("reworded", A, A.replace("Monday", "Tuesday"))]),
        ([A], [C], [("removed", A, ""), ("added", "", C)]),
        ([], [A], [("added", "", A)]),
        ([A], [], [("removed", A, "")]),
        ([f"“{A}”"], [f'"{A}"'], []),  # another writing of the same marks
        ([A], [A.replace("Arica", "A\u00adri\u200bca").upper()], []),
    ],
)
def test_sentences(before: list[str], after: list[str], changes: list[tuple[str, str, str]]) -> None:
    assert _changes(before, after) == changes


def test_the_words_that_differ_are_told_on_both_sides() -> None:
    other = A.replace("met those", "did not meet those").replace("on Monday", "on 5 May")
    one, two = _article([A]), _article([other])
    (change,) = reworded(one, two).changes
    assert [(a.of(one.text), b.of(two.text)) for a, b in change.words] == [("met", "did not meet"), ("Monday", "5 May")]


def test_the_share_that_is_kept() -> None:
    assert reworded(_article([A, B]), _article([B, A])).kept == 1
    assert reworded(_article([A, B]), _article([C])).kept == 0
    assert 0.45 < reworded(_article([A, B]), _article([B])).kept < 0.55
    assert reworded(_article([]), _article([A])).kept == 1
    assert reworded(_article([A, B, C, D]), _article([A])).kept < 0.5, "the first lines alone are no edit"


def test_a_span_is_found_in_the_later_text() -> None:
    one, other = _article([A, B]), _article([B, A.replace("Envoys of Peru", "Two envoys of Peru")])
    found = reworded(one, other)
    span = Span(A.index("met"), A.index("Arica") + 5)
    placed = found.place(span)
    assert placed is not None
    assert placed.of(other.text) == span.of(one.text)
    assert found.place(Span(len(A), len(A) + 1)) is None


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_sentence_is_told_once_or_stands_in_both(data: st.DataObject) -> None:
    words = st.sampled_from(["peru", "chile", "met", "not", "in", "arica", "5", "\u202e", "\x1b[2J", "x" * 300, "“"])
    sentence = st.lists(words, min_size=1, max_size=6).map(" ".join)
    before, after = (data.draw(st.lists(sentence, max_size=12)) for _ in range(2))
    after += data.draw(st.permutations(before))[: data.draw(st.integers(0, 12))]
    one, other = _article(before), _article(after)
    found = reworded(one, other)
    changes = list(found.changes)
    assert 0 <= found.kept <= 1
    told = [c.before for c in changes if c.before] + [
        found.before.spans[i] for i in found.twins if i not in found.moved
    ]
    assert sorted(told) == list(found.before.spans)
    new = {*found.twins.values(), *found.pairs.values()}
    assert len(new) == len(found.twins) + len(found.pairs)
    assert [c.after for c in changes if c.kind == "added"] == [
        s for j, s in enumerate(found.after.spans) if j not in new
    ]
    assert list(reworded(one, one).changes) == []


@pytest.mark.parametrize(
    "texts",
    [
        (["a b c d."] * 20_000, ["a b c e."] * 20_000),
        (["a b.", "c d."] * 10_000, ["c d.", "a b."] * 10_000),
        ([" ".join(f"w{n}" for n in range(60_000))], [" ".join(f"w{n}" for n in reversed(range(60_000)))]),
        (["x" * 2_000_000], ["x" * 1_999_999 + "y"]),
        (
            [" ".join(f"k{n // 4}x{j}" for j in range(60)) for n in range(2_000)],
            [" ".join(f"k{n // 4}x{j}" for j in reversed(range(60))) for n in range(2_000)],
        ),
    ],
    ids=["one sentence", "two in turn", "one huge sentence", "one huge word", "groups alike"],
)
def test_no_text_makes_it_slow(texts: tuple[list[str], list[str]]) -> None:
    one, other = map(_article, texts)
    start = time.process_time()
    for _ in reworded(one, other).changes:
        pass
    assert time.process_time() - start < 15
