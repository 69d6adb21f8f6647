"""Lengths of time that do not fit their ends, and one meeting with two lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import together
from truceline.check.days import day_of, days, iso_day, write_day
from truceline.check.lengths import DAYS_OF, LENGTHS, Length
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.numerals import ORDINALS, any_of, read_ordinal, up_to
from truceline.lexicon.phrases import cued
from truceline.link.clauses import in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.link.tellings import MEETINGS, Meeting
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.conflict import Conflict, Evidence, Severity
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.time import Timex

AGO_SLACK = {"day": 4.0, "week": 7.0, "month": 25.0, "year": 400.0}
"""Days by which "three weeks ago" may miss its date."""
BEHIND_LENGTH = re.compile(r" (?:after|since|from|before)\b(?: [\w’'-]{1,20}){0,8}? $")
"""Between a length and the day from which it is counted."""
AFTER_SLACK = {"day": 1.0, "week": 4.0, "month": 16.0, "year": 200.0}
"""Days by which "three weeks after" may miss its date: inclusive counting, and rounding to the unit."""
MOST_YEARS = 3
LAST_WORDS = 5
"""Words from "the truce" to "came into force", and from one date to the verb of the next."""
FORCE = re.compile(r"\b(?:force|effect)\b")
FORCE_WORDS = 20
"""The same for "came into force", which no meeting does."""
HEDGE_WORDS = 2
"""Words between "lasted" and the length: "lasted a little over an hour"."""
LAST_REACH = 60
"""Code points from "lasted" or "met for" to the length."""
PAUSE = re.compile(r"[,;:()]")
FROM = re.compile(r",? ?\(?(?:(?:running|lasting) )?from (?:the )?", re.IGNORECASE)
TO = re.compile(r",? ?(?:to|until|till|through) (?:the )?", re.IGNORECASE)
AGO = re.compile(r" ago,? (?:on )?(?:the )?", re.IGNORECASE)
ITS_YEAR = cued(
    r"\b(?:war|conflict|siege|insurgency|uprising|rebellion|blockade)\b,? (?:is |which is |that is )?"
    rf"(?:now |already )?(?:in|into) its (?P<rank>{any_of(up_to(ORDINALS, 10, 2))})"
    r" year,? "
    r"(?:and )?(?:which |that )?(?:began|started|broke out|erupted) (?:in|on) ",
    *("war", "conflict", "siege", "insurgency", "uprising", "rebellion", "blockade"),
    also=("year",),
)
RANKS = tuple(up_to(ORDINALS, 10))


def find_duration_conflicts(case: Case) -> Iterator[Conflict]:
    """A length of time that does not fit the days it runs from and to, or one meeting with two lengths.

    Compares the length that a page gives to a truce with the days on which it begins and ends, "three weeks ago" with
    the date beside it and the page's publication, "on 9 May, 40 days after the truce of 2 April" with the calendar, "in
    its fourth year" with the beginning, and the hours and minutes that one meeting lasted, within a page and between
    pages.

    Silent for inclusive counts, months of any length, "about" and "nearly", bounds ("up to"), truces that were
    extended, renewed or broken off, quotations, plans, sessions and other parts of a meeting, and differences that
    two watches explain (two hours and a half, nearly three).

    Fires: "The 30-day truce began on 1 March 2031 and ends on 12 March 2031."
    Silent: "The 30-day truce began on 1 March 2031 and ends on 30 March 2031."
    """
    cues = case.lexicon.duration_cues
    for article in case.alone:
        lengths = [n for n in case.lengths(article) if not in_quotation(article, n.span)]
        in_days = [n for n in lengths if n.unit in DAYS_OF]
        yield from _truces(article, in_days, cues)
        yield from _ranges(article, in_days)
        yield from _ago(article, in_days)
        yield from _after(article, in_days)
        yield from _years(article)
    yield from _meetings(case)


def _truces(article: CodedArticle, lengths: list[Length], cues: CheckCues) -> Iterator[Conflict]:
    """A truce's length against its first and last day: in one sentence, or where the page gives one of each."""
    for length in lengths:
        sentence = sentence_span(article, length.span.start)
        words = sentence.of(article.text)
        if cues.has("truce", words) and not cues.has("changed", words):
            found = _sentence_ends(article, length, sentence, cues)
            if found:
                yield from _misfit(article, length, *found)
                return
    if cues.has("changed", article.text):
        return
    told = _one_length([n for n in lengths if _is_truce_length(article, n, cues) and not n.hedge])
    starts = _dated(article, "strong_starts", cues)
    ends = _dated(article, "strong_ends", cues)
    if told and len({d for _, d in starts}) == len({d for _, d in ends}) == 1:
        yield from _misfit(article, told, starts[0], ends[0])


def _one_length(told: list[Length]) -> Length | None:
    """The finest of the lengths, if the others are that length, rounded ("six-month", "180 days")."""
    finest = min(told, key=lambda n: DAYS_OF[n.unit], default=None)
    return finest if finest and all(n.fits(round(finest.in_days)) for n in told) else None


_Dated = tuple[Span, date]


def _sentence_ends(
    article: CodedArticle, length: Length, sentence: Span, cues: CheckCues
) -> tuple[_Dated, _Dated] | None:
    """The first and the last day in the sentence of a truce's length, each with its verb right before it."""
    text = article.text
    times = [t for t in article.annotated.times_in(sentence) if t.span.start >= length.span.end and day_of(t)]
    between = article.text[length.span.end : times[0].span.start] if times else ""
    if len(times) != 2 or not cues.has("truce", between) or len(between.split()) > 2 * LAST_WORDS:
        return None
    first, last = times
    start = _verb_before(text, "starts", length.span.end, first, cues)
    end = _verb_before(text, "ends", first.span.end, last, cues)
    if start is None or end is None or len(text[first.span.end : end.start].split()) > LAST_WORDS - 2:
        return None
    return (Span(start.start, first.span.end), _day(first)), (Span(end.start, last.span.end), _day(last))


def _day(time: Timex) -> date:
    day = day_of(time)
    assert day is not None
    return day


def _verb_before(text: str, name: str, low: int, time: Timex, cues: CheckCues) -> Span | None:
    """The cue that ends at a date, but for one word."""
    for match in cues.find(name, text, low, time.span.start):
        if len(text[match.end() : time.span.start].split()) == 0:
            return Span(*match.span())
    return None


def _is_truce_length(article: CodedArticle, length: Length, cues: CheckCues) -> bool:
    text = article.text
    after = text[length.span.end : length.span.end + 30].split()[:2]
    if cues.has("truce", " ".join(after)):
        return True
    before = text[sentence_span(article, length.span.start).start : length.span.start].rstrip()
    return any(m.end() == len(before) for m in cues.find("lasts", before, max(0, len(before) - 60), len(before)))


def _dated(article: CodedArticle, name: str, cues: CheckCues) -> list[_Dated]:
    """The days on which a page lets a truce begin or end: the truce, the verb and the date within a few words."""
    found = []
    for time in article.annotated.times:
        day = day_of(time)
        if day is None or in_quotation(article, time.span):
            continue
        sentence = sentence_span(article, time.span.start)
        verb = _verb_before(article.text, name, sentence.start, time, cues)
        if verb is None:
            continue
        lead = article.text[sentence.start : verb.start]
        nouns = [m.end() for m in cues.find("truce", lead, 0, len(lead))]
        far = FORCE_WORDS if FORCE.search(article.text, verb.start, verb.end) else LAST_WORDS
        if nouns and len(lead[nouns[-1] :].split()) <= far:
            found.append((Span(verb.start, time.span.end), day))
    return found


def _misfit(article: CodedArticle, length: Length, start: _Dated, end: _Dated) -> Iterator[Conflict]:
    actual = (end[1] - start[1]).days
    if actual <= 0 or length.fits(actual) or length.fits(actual + 1) or _next_year(length, actual):
        return
    due = start[1] + days(round(length.in_days))
    words = length.span.of(article.text)
    yield _conflict(
        on_page(article, length.span, words),
        on_page(article, end[0], end[1].isoformat()),
        f"From {write_day(start[1])}, {words} run to about {write_day(due)}; the page lets them end on "
        f"{write_day(end[1])}, {_count(actual)} after the start.",
        "medium",
    )


def _next_year(length: Length, actual: int) -> bool:
    """Whether a date without its year was put into the wrong one."""
    return length.fits(actual + 365) or length.fits(actual - 365) or actual > 3 * 365


def _count(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def _time_at(article: CodedArticle, offset: int) -> Timex | None:
    """The time that begins at an offset."""
    here = article.annotated.times_in(Span(offset, offset + 1))
    return next((time for time in here if time.span.start == offset), None)


def _ranges(article: CodedArticle, lengths: list[Length]) -> Iterator[Conflict]:
    """ "four months, from May 2 to June 20"."""
    text = article.text
    for length in lengths:
        lead = FROM.match(text, length.span.end)
        first = _time_at(article, lead.end()) if lead else None
        link = TO.match(text, first.span.end) if first else None
        last = _time_at(article, link.end()) if link else None
        if first and last and day_of(first) and day_of(last) and length.span.of(text)[:2].lower() not in ("a ", "an"):
            yield from _misfit(article, length, (first.span, _day(first)), (last.span, _day(last)))


def _ago(article: CodedArticle, lengths: list[Length]) -> Iterator[Conflict]:
    """ "three weeks ago, on 10 March"."""
    published = iso_day(article.article.published)
    if published is None:
        return
    for length in lengths:
        lead = AGO.match(article.text, length.span.end)
        time = _time_at(article, lead.end()) if lead else None
        day = day_of(time) if time else None
        if time is None or day is None or length.hedge or not re.search(r"\d", time.span.of(article.text)):
            continue
        actual = (published - day).days
        if abs(actual - length.in_days) <= AGO_SLACK[length.unit] or actual < 0 or _next_year(length, actual):
            continue
        words = article.text[length.span.start : length.span.end] + " ago"
        yield _conflict(
            on_page(article, Span(length.span.start, time.span.end), words),
            known(f"The page was published on {write_day(published)}.", "the page", published.isoformat()),
            f"{write_day(day)} is {_count(actual)} before the page's publication, not {words.removesuffix(' ago')}.",
            "medium",
        )


def _after(article: CodedArticle, lengths: list[Length]) -> Iterator[Conflict]:
    """ "on 9 May, 40 days after the truce of 2 April", where the sentence gives no third day."""
    text = article.text
    for length in (n for n in lengths if not n.hedge):
        times = article.annotated.times_in(sentence_span(article, length.span.start))
        given = [t for t in times if t.type in ("DATE", "TIME") and not t.span.overlaps(length.span)]
        dated = [(t, d) for t in given if (d := day_of(t)) and re.search(r"\d", t.span.of(text))]
        counted = [n for n, (t, _) in enumerate(dated) if BEHIND_LENGTH.match(text[length.span.end : t.span.start])]
        if len(given) != 2 or len(dated) != 2 or len(counted) != 1:
            continue
        (anchor, start), (other, end) = dated[counted[0]], dated[1 - counted[0]]
        actual, told = abs((end - start).days), length.span.of(text)
        off = min(abs(actual + shift - length.in_days) for shift in (0, 365, -365, 366, -366))  # of another year
        if off > AFTER_SLACK[length.unit] and actual <= MOST_YEARS * 366:
            yield RULE.conflict(
                "medium",
                (
                    on_page(article, Span(length.span.start, anchor.span.end), told),
                    on_page(article, other.span, end.isoformat()),
                ),
                f"From {write_day(start)} to {write_day(end)} are {actual} days, not {told}.",
            )


def _years(article: CodedArticle) -> Iterator[Conflict]:
    """ "the conflict, already in its fifth year, broke out in July 2029"."""
    published = iso_day(article.article.published)
    for match in ITS_YEAR.find_in_paragraphs(article.text) if published else ():
        time = _time_at(article, match.end())
        begun = Interval.of_timex(time) if time else Interval()
        earliest, latest = iso_day(begun.earliest), iso_day(begun.latest)
        if time is None or earliest is None or latest is None or published is None or latest > published:
            continue
        if in_quotation(article, Span(*match.span())):
            continue
        rank = read_ordinal(match["rank"])
        most = int((published - earliest).days / DAYS_OF["year"]) + 1
        least = int((published - latest).days / DAYS_OF["year"]) + 1
        if least - 1 <= rank <= most + 1:
            continue
        yield _conflict(
            on_page(article, Span(match.start(), time.span.end), match["rank"]),
            known(f"The page was published on {write_day(published)}.", "the page", published.isoformat()),
            f"What began {time.span.of(article.text)} is in its {RANKS[min(most, 10) - 1]} year on "
            f"{write_day(published)}, not in its {match['rank']}.",
            "low",
        )


def _conflict(one: Evidence, other: Evidence, explanation: str, severity: Severity) -> Conflict:
    return RULE.conflict(severity, (one, other), explanation)


@dataclass(frozen=True, slots=True)
class _Sitting:
    """What one page says of how long a meeting lasted, in minutes at least and at most."""

    article: CodedArticle
    span: Span
    key: str
    meeting: int
    least: float
    most: float


def _meetings(case: Case) -> Iterator[Conflict]:
    """One meeting with two lengths; each pair of pages once."""
    found = list(case.all(SITTINGS))
    of_page, of_key = together(found, lambda s: s.article.id), together((s for s in found if s.key), lambda s: s.key)
    seen: set[tuple[str, str]] = set()
    for one, other in (p for alike in (*of_page.values(), *of_key.values()) for p in combinations(alike, 2)):
        pair = (one.article.id, other.article.id)
        within = pair[0] == pair[1]
        same = one.meeting == other.meeting if within else bool(one.key) and one.key == other.key
        if not same or pair in seen or (one.most >= other.least and other.most >= one.least):
            continue
        seen.add(pair)
        words = [s.span.of(s.article.text) for s in (one, other)]
        yield _conflict(
            on_page(one.article, one.span, words[0]),
            on_page(other.article, other.span, words[1]),
            f"One and the same meeting lasts {words[0]} in one place and {words[1]} in another: more than rounding.",
            "medium",
        )


def _sittings(items: Items) -> Iterator[_Sitting]:
    article, lexicon = items.article, items.lexicon
    cues = lexicon.duration_cues
    lengths = [n for n in items.of(LENGTHS) if n.unit not in DAYS_OF]
    if not lengths:
        return
    for number, meeting in enumerate(items.of(MEETINGS)):
        for telling in meeting.tellings:
            words = telling.sentence.of(article.text)
            inside = [n for n in overlapping(lengths, telling.clause) if telling.clause.contains(n.span)]
            apart = cues.has("parts_of_meeting", words) or lexicon.check_cues.has("prospect", words)
            if len(inside) != 1 or apart or in_quotation(article, inside[0].span):
                continue
            if _is_its_length(article.text, inside[0], telling.word, cues):
                yield _sitting(article, inside[0], meeting, number)


SITTINGS = Kind("sittings", _sittings, _Sitting)
RULE = Rule("duration", "duration", find_duration_conflicts, reads=(SITTINGS,))


def _is_its_length(text: str, length: Length, word: Span, cues: CheckCues) -> bool:
    """Whether a length is that of the meeting: "a 40-minute meeting", "met for nearly three hours", "lasted"."""
    between = text[length.span.end : max(word.start, length.span.end)]
    before = length.span.end <= word.start and len(between.split()) <= 2 and not PAUSE.search(between)
    if before or word.contains(length.span):
        return True
    lead = text[max(word.start, length.span.start - LAST_REACH) : length.span.start]
    verbs = list(cues.find("meeting_lasted", lead, 0, len(lead)))
    return bool(verbs) and len(lead[verbs[-1].end() :].split()) <= HEDGE_WORDS


def _sitting(article: CodedArticle, length: Length, meeting: Meeting, number: int) -> _Sitting:
    least, most = length.of_a_meeting
    day = next(iter(meeting.days)) if len(meeting.days) == 1 else None
    key = " ".join((meeting.form, day, *sorted(meeting.sides))) if day and len(meeting.sides) > 1 else ""
    return _Sitting(article, length.span, key, number, least, most)
