"""Times: whatever the text, spans are sound; shifting the day of publication shifts what counts from it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon

WORDS = st.sampled_from(
    [
        "the",
        "last",
        "Friday",
        "of",
        "August",
        "15",
        ",",
        "2025",
        "early",
        "two",
        "weeks",
        "ago",
        "-",
        "to",
        "11:30",
        "p.m.",
        "May",
        "1990s",
        "now",
        "\n",
        ".",
        "?",
        "31",
        "February",
        "BC",
        "next",
        "9/11",
        "99999999999",
        "4/5/06",
        "every",
        "day",
        "later",
        "quarter",
        "0000",
        "twenty",
        "hundred",
        "evening",
        "on",
        "Easter",
        "İ",
        "�",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2099, 12, 31))


@settings(deadline=None)
@given(TEXTS, st.none() | DAYS.map(date.isoformat))
def test_spans_are_sound(text: str, published: str | None) -> None:
    lexicon = load_lexicon()
    sentences = split_sentences(text, lexicon)
    at = 0
    for s in sentences:
        words = s.span.of(text)
        assert s.span.start >= at and words and words == words.strip() and "\n" not in words  # noqa: PT018
        at = s.span.end
    times = tag_times(text, sentences, published, lexicon)
    ends = [0, *(t.span.end for t in times)]
    assert all(start <= t.span.start < t.span.end for start, t in zip(ends, times, strict=False))
    assert all(any(s.span.contains(t.span) for s in sentences) for t in times)


@settings(deadline=None)
@given(DAYS, st.integers(min_value=-300, max_value=300))
def test_shifting_publication_shifts_deictic_days(day: date, shift: int) -> None:
    text = "They met yesterday and meet again tomorrow; they spoke ten days ago."
    lexicon = load_lexicon()
    sentences = split_sentences(text, lexicon)

    def days(published: date) -> list[date]:
        found = tag_times(text, sentences, published.isoformat(), lexicon)
        return [date.fromisoformat(t.value or "") for t in found]

    assert [d + timedelta(days=shift) for d in days(day)] == days(day + timedelta(days=shift))
