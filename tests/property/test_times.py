"""Times: whatever the text, spans are sound; shifting the day of publication shifts what counts from it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.interval import Interval
from truceline.model.interval_moments import read_moment
from truceline.model.time import Timex

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
VOCABULARY = st.sampled_from(
    sorted({w for found in load_lexicon().time_words.classes.values() for w in found})
    + sorted(load_lexicon().time_words.holidays.names)
)
ANY_WORD = st.one_of(WORDS, VOCABULARY, VOCABULARY.map(str.capitalize), st.integers(0, 2100).map(str))
TEXTS = st.one_of(st.text(max_size=200), st.lists(ANY_WORD, max_size=40).map(" ".join))
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


DAILY = (
    "They met yesterday and meet again tomorrow; they spoke ten days ago.",
    "They speak today, meet the day after tomorrow and sign three days from now.",
    "Shells fell last night; they met this morning and leave tonight.",
    "They met the day before yesterday. The next day they spoke. Two days later they signed.",
)
WEEKLY = (
    "They met on Friday, met last Monday and will meet next Sunday.",
    "They met last week and will meet this weekend; two weeks ago they spoke.",
    "They met on Tuesday evening; they had met the previous Friday.",
)


def tagged(text: str, published: date | None) -> list[Timex]:
    lexicon = load_lexicon()
    return list(tag_times(text, split_sentences(text, lexicon), published.isoformat() if published else None, lexicon))


def shifted_by(days: int, before: list[Timex], after: list[Timex]) -> bool:
    """Whether the bounds of all times have moved by as many days."""

    def moved(moment: str | None) -> str | None:
        return moment and (date.fromisoformat(moment[:10]) + timedelta(days=days)).isoformat() + moment[10:]

    return [(moved(t.earliest), moved(t.latest)) for t in before] == [(t.earliest, t.latest) for t in after]


@settings(deadline=None)
@given(st.sampled_from(DAILY), DAYS, st.integers(min_value=-300, max_value=300))
def test_shifting_publication_shifts_deictic_days(text: str, day: date, shift: int) -> None:
    assert shifted_by(shift, tagged(text, day), tagged(text, day + timedelta(days=shift)))


@settings(deadline=None)
@given(st.sampled_from(WEEKLY), DAYS, st.integers(min_value=-50, max_value=50))
def test_shifting_publication_by_weeks_shifts_weekdays_and_weeks(text: str, day: date, weeks: int) -> None:
    assert shifted_by(7 * weeks, tagged(text, day), tagged(text, day + timedelta(weeks=weeks)))


@settings(deadline=None)
@given(st.permutations(range(4)), st.lists(TEXTS, min_size=4, max_size=4), DAYS)
def test_order_of_articles_does_not_matter(order: list[int], texts: list[str], day: date) -> None:
    in_order = [tagged(text, day) for text in texts]
    assert {n: tagged(texts[n], day) for n in order} == dict(enumerate(in_order))


@settings(deadline=None)
@given(TEXTS, st.none() | DAYS)
def test_bounds_are_moments_in_order(text: str, published: date | None) -> None:
    for t in tagged(text, published):
        assert all(read_moment(end) for end in (t.earliest, t.latest) if end is not None)
        assert Interval.of_timex(t).before(Interval.of_timex(t)) is not True


@settings(deadline=None)
@given(TEXTS, st.none() | DAYS)
def test_value_of_a_date_covers_its_bounds_or_they_are_wider(text: str, published: date | None) -> None:
    for t in tagged(text, published):
        exact = t.type == "DATE" and t.mod is None and t.value and "X" not in t.value
        if exact and Interval.of_value(t.value).known and t.earliest and t.latest:
            assert Interval.of_value(t.value).within(Interval.of_timex(t)) is not False or t.value == t.earliest[:4]


COUNTED = st.builds(
    "{} {:,} {} {}".format,
    st.sampled_from(["About", "Some", "In", "The past", "By"]),
    st.integers(0, 10**12),
    st.sampled_from(["days", "weeks", "weekends", "months", "quarters", "years", "decades", "centuries", "hours"]),
    st.sampled_from(["ago", "later", "earlier", "from now", "before that", "hence", "on"]),
)


@settings(deadline=None)
@given(COUNTED, st.none() | st.dates().map(date.isoformat))
def test_counts_that_leave_the_calendar_are_read_without_harm(text: str, published: str | None) -> None:
    lexicon = load_lexicon()
    told = f"Work began on 4 May 1998. {text}."
    for timex in tag_times(told, split_sentences(told, lexicon), published, lexicon):
        assert told[timex.span.start : timex.span.end].strip()
