"""Happenings told at the wrong side of the date as of which the page speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.bounds import Bound, find_bounds
from truceline.check.case import Case
from truceline.check.days import day_of, days, is_hour, iso_day, write_day
from truceline.check.holdings import HOLDINGS, Holding
from truceline.check.lines import OPENINGS, is_credited
from truceline.check.rule import Rule, known, on_page
from truceline.check.telling import happened_on, looks_back
from truceline.check.two_moments import find_two_moments
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.conflict import Conflict, ConflictClass
from truceline.model.spans import Span
from truceline.model.time import AsOf, Timex

LEAD = 70
"""Code points before a date in which the words stand that make it the page's own."""
LINE_WORDS = 14
"""An as-of line of no more words than this is a status line, also without a verb."""
MARGIN = 2
"""Days between publication and happening that time zones, night desks and updates explain."""
NEAREST = 4
"""Days after publication for a date without a year and a weekday, which may be an anniversary."""
FARTHEST = 60
"""Days after publication: what lies later was meant for the year before, or the date of publication is wrong."""
DATES_AGAINST = 3
"""So many days told as past after the publication: then the date of publication is wrong, not the text."""

DAY_NUMBER = re.compile(r"\d")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WEEKDAY_OR_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
SHARES = re.compile(r"\d ?%|\b(?:half|third|quarter|most|majority) of\b")
"""After an as-of date: what was counted by then."""


@dataclass(frozen=True, slots=True)
class _Happening:
    """A span that tells of something as over on a day."""

    span: Span
    time: Timex
    day: date
    explicit: bool
    """Whether its time gives the number of the day."""


YEAR_AGO = re.compile(
    r",? (?:of )?(?:last year|the (?:previous|year before|prior) year|a year (?:ago|earlier))\b", re.IGNORECASE
)
OFFICE = re.compile(r"\b(?:of|for) state\W+on$", re.IGNORECASE)
"""The end of an office before a day ("Oru's secretary of state, on Monday")."""
CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\b[ ,:'’-]{1,3}){3}")
"""Words in capitals that run together: a headline or a link between two sentences."""
LONGEST_STALE = 400
"""Days before publication on which a plan was left from an earlier text; an older one is history, told as it was."""
PLAN_REACH = 120
"""Code points from the words of a plan to its day."""


def find_as_of_conflicts(case: Case) -> Iterator[Conflict]:
    """A happening told as over on a day after the one as of which the page speaks.

    Compares the day of a happening in the past tense with the page's own as-of date ("as of June 3, there are no …",
    a status line), or else with the date of publication; and a plan in the present tense with a date of publication
    that is later ("will sign on 2 May" on a page of 9 May); and the page's own as-of date with its publication.

    The update of a page ("Updated on 3 May") binds with two days' margin; a dateline, a phrase for the time of writing
    and "by Sunday evening no deal had …" do not bind what the text tells after them.

    A count, list, table, poll or page is compared with itself, within and between pages: the days up to which it is
    told to hold ("the tally ran to Saturday", "a survey whose interviews closed on 5 May", "nothing after 26 May is in
    the list"), those of its last change, and a day up to which it holds with an earlier one of its change or making.
    Silent there for things of two owners, topics or numbers, for "the first list" and "the last poll", for what is
    told of another time ("initially", "again"), and for a list made later than it holds.

    Silent where an as-of date goes with a count or a toll ("as of Monday 300 had died"), where the happening is
    planned, possible, denied or quoted, within two days of the publication or so long after it that the date of
    publication must be wrong, and where the page says that it was updated.

    Fires: "Envoys signed the map in Juba on 9 May 2031. … As of 2 May 2031 there is no agreed map."
    Silent: "Envoys will sign the map in Juba on 9 May 2031. As of 2 May 2031 there is no agreed map."
    """
    lexicon = case.lexicon
    cues = lexicon.check_cues
    for article in case.alone:
        as_of = tuple(_as_of_dates(article, lexicon))
        happenings = list(_happenings(article, as_of, lexicon))
        found = list(_against_as_of(article, as_of, happenings, lexicon))
        yield from found
        if not found:
            yield from _against_publication(article, happenings, cues)
        bounds = tuple(find_bounds(article, lexicon))
        if not found:
            yield from _beyond_bounds(article, (*bounds, *_of_lines(article, as_of, cues)), lexicon)
        yield from _stands_ahead(article, bounds, as_of, cues)
    yield from (_of_two_days(one, other) for one, other in find_two_moments(case))


RULE = Rule("as_of", "as_of", find_as_of_conflicts, reads=(HOLDINGS, OPENINGS))


def _of_two_days(one: Holding, other: Holding) -> Conflict:
    days_told = (write_day(date.fromisoformat(h.day)) for h in (one, other))
    return RULE.conflict(
        "medium",
        (on_page(one.article, one.span, one.day), on_page(other.article, other.span, other.day)),
        f"What holds as of {' in one place holds as of '.join(days_told)} in another.",
        class_="stale_text" if one.sort == other.sort == "updated" else "contradiction",
    )


_Stand = tuple[AsOf, int]
"""An as-of date, and the days by which a text may go on behind it."""


def _happenings(article: CodedArticle, stands: Iterable[_Stand], lexicon: Lexicon) -> Iterator[_Happening]:
    """What the text tells as over on a day after its publication, or after an as-of date."""
    days_told = (article.article.published, *(as_of.date for as_of, _ in stands))
    first = min((day for told in days_told if (day := iso_day(told))), default=None)
    for time in article.annotated.times if first else ():
        day = day_of(time)
        if day is None or first is None or day <= first or overlapping(article.annotated.as_of, time.span):
            continue
        told = happened_on(article, time.span, lexicon.check_cues)
        if told and not YEAR_AGO.match(article.text, time.span.end):
            yield _Happening(told, time, day, _is_explicit(time, article))


def _against_as_of(
    article: CodedArticle, stands: Iterable[_Stand], happenings: list[_Happening], lexicon: Lexicon
) -> Iterator[Conflict]:
    published = iso_day(article.article.published)
    for as_of, margin in stands:
        stand = iso_day(as_of.date)
        if stand is None or not _speaks_of_now(article, as_of.span, lexicon.check_cues):
            continue
        later = [h for h in happenings if h.day > stand + days(margin)]
        if not later:
            continue
        first = min(later, key=lambda h: (not h.explicit, h.span.start))
        stale = published is not None and published >= first.day
        yield _conflict(article, first, as_of.span, stand, "stale_text" if stale else "contradiction")


def _as_of_dates(article: CodedArticle, lexicon: Lexicon) -> Iterator[_Stand]:
    """The as-of dates that nothing later than so many days may follow, and the day of a status line.

    A dateline and the time of writing lie within a day or two of the news anyhow (see `_against_publication`), and
    from "by Sunday evening no deal had been signed" a text may go on to Monday.
    """
    cues, words = lexicon.check_cues, lexicon.time_words.as_of
    for as_of in article.annotated.as_of:
        written = " ".join(as_of.span.of(article.text).lower().split())
        dated = any(day_of(t) for t in article.annotated.times_in(as_of.span))
        if (
            dated
            and not is_hour(as_of.span.of(article.text))
            and written.startswith((*words["before_date"], *words["updated"]))
        ):
            dated_so = written.startswith(words["before_date"]) and DAY_NUMBER.search(written)
            yield as_of, 0 if dated_so else MARGIN  # "as of Monday evening" a text may go on to Tuesday
    for time in article.annotated.times:
        line = article.text.rfind("\n", 0, time.span.start) + 1
        lead = article.text[line : time.span.start].strip()
        day = day_of(time)
        if day and (led := _led(article, time, cues)) is not None:
            yield AsOf(span=Span(led, time.span.end), date=day.isoformat()), 0
        elif day and lead.endswith(":") and cues.pattern("status_line").fullmatch(lead.rstrip(": ")):
            yield AsOf(span=Span(line, time.span.end), date=day.isoformat()), 0


def _led(article: CodedArticle, time: Timex, cues: CheckCues) -> int | None:
    """Where the words begin that make a date the page's own ("on the day this text went to press, May 7, 2031")."""
    low = max(sentence_span(article, time.span.start).start, time.span.start - LEAD)
    last = None
    for found in cues.find("as_of_lead", article.text, low, time.span.start):
        last = found
    if (
        last is None
        or OFFICE.search(article.text, low, last.end())
        or article.text[last.end() : time.span.start].strip(" ,:(—–-") not in ("", "on")
    ):
        return None
    return last.start()


def _speaks_of_now(article: CodedArticle, span: Span, cues: CheckCues) -> bool:
    """Whether an as-of date goes with the present state of things, not with a count that it bounds."""
    sentence = sentence_span(article, span.start)
    if in_quotation(article, span):
        return False
    rest = article.text[span.end : sentence.end]
    if SHARES.search(rest):
        return False
    line = sentence.of(article.text)
    return cues.has("present_state", rest) or (len(line.split()) <= LINE_WORDS and not cues.has("counts", line))


def _conflict(article: CodedArticle, told: _Happening, as_of: Span, stand: date, class_: ConflictClass) -> Conflict:
    return RULE.conflict(
        "high" if class_ == "contradiction" else "medium",
        (
            on_page(article, told.span, f"{told.day.isoformat()}, told as past"),
            on_page(article, as_of, stand.isoformat()),
        ),
        f"The page tells of {write_day(told.day)} as past, yet gives {write_day(stand)} as its own date, "
        f"{_apart(told.day, stand)} before that.",
        class_=class_,
    )


def _apart(later: date, earlier: date) -> str:
    count = (later - earlier).days
    return "one day" if count == 1 else f"{count} days"


def _beyond_bounds(article: CodedArticle, bounds: Iterable[Bound], lexicon: Lexicon) -> Iterator[Conflict]:
    """What is told as over on a day after the one with which the page says that it ends, or on which it was written."""
    published, ends = iso_day(article.article.published), [b for b in bounds if b.sort != "stands"]
    if not ends:
        return
    over = list(_over_after(min(b.day for b in ends), article, lexicon))
    for bound in ends:
        last = bound.day + days(bound.margin)
        later = (h for h in over if h.day > last and not bound.sentence.overlaps(h.time.span))
        if told := next(later, None):
            stale = bound.sort == "written" and published is not None and published >= told.day
            yield _conflict(article, told, bound.span, bound.day, "stale_text" if stale else "contradiction")
            return


def _over_after(first: date, article: CodedArticle, lexicon: Lexicon) -> Iterator[_Happening]:
    """What the text tells as over on a day after one, and not as added since."""
    for time in article.annotated.times:
        day = day_of(time)
        told = looks_back(article, time.span, lexicon) if day and day > first else None
        if told is None or day is None:
            continue
        if not lexicon.calendar_cues.has("added_since", _sentence_before(article, told).of(article.text)):
            yield _Happening(told, time, day, _is_explicit(time, article))


def _sentence_before(article: CodedArticle, at: Span) -> Span:
    """The sentence of a span and the one before it, up to the span's end."""
    sentence = sentence_span(article, at.start)
    earlier = article.annotated.sentence_at(max(0, sentence.start - 2))
    return Span(earlier.span.start if earlier else sentence.start, sentence.end)


def _of_lines(article: CodedArticle, stands: Iterable[_Stand], cues: CheckCues) -> Iterator[Bound]:
    """The as-of dates of short lines without a count, after which a page tells nothing."""
    for as_of, margin in stands:
        day, sentence = iso_day(as_of.date), sentence_span(article, as_of.span.start)
        line = sentence.of(article.text)
        numbered = DAY_NUMBER.search(as_of.span.of(article.text)) and not is_hour(as_of.span.of(article.text))
        plain = len(line.split()) <= LINE_WORDS and not cues.has("counts", line)
        if day and numbered and plain and not in_quotation(article, as_of.span):
            yield Bound(as_of.span, sentence, day, "told_until", margin)


def _stands_ahead(
    article: CodedArticle, bounds: Iterable[Bound], stands: Iterable[_Stand], cues: CheckCues
) -> Iterator[Conflict]:
    """An as-of date after the publication, where the sentence tells of what is or was, not of what will be."""
    published = iso_day(article.article.published)
    if published is None:
        return
    for bound in bounds:
        if bound.day >= published + days(MARGIN) and DAY_NUMBER.search(bound.span.of(article.text)):
            yield _ahead(article, bound.span, bound.day, published)
            return
    for as_of, _ in stands:
        stand, words = iso_day(as_of.date), sentence_span(article, as_of.span.start).of(article.text)
        ahead = stand is not None and MARGIN <= (stand - published).days <= FARTHEST
        numbered = DAY_NUMBER.search(as_of.span.of(article.text)) is not None
        if stand and ahead and numbered and cues.has("told_so_far", words) and not cues.has("takes_effect", words):
            yield _ahead(article, as_of.span, stand, published)
            return


def _ahead(article: CodedArticle, as_of: Span, stand: date, published: date) -> Conflict:
    return RULE.conflict(
        "medium",
        (
            on_page(article, as_of, stand.isoformat()),
            known(f"The page was published on {write_day(published)}.", "date of publication", str(published)),
        ),
        f"The page speaks as of {write_day(stand)} but was published on {write_day(published)}, "
        f"{_apart(stand, published)} before that.",
    )


def _against_publication(article: CodedArticle, happenings: list[_Happening], cues: CheckCues) -> Iterator[Conflict]:
    published = iso_day(article.article.published)
    if published is None:
        return
    after = [h for h in happenings if h.day >= published + days(MARGIN) and h.explicit]
    near = [h for h in after if h.day <= published + days(FARTHEST if _has_year(h, article) else NEAREST)]
    if near and len({h.day for h in after}) < DATES_AGAINST and not cues.has("updated", article.text):
        first = near[0]
        yield RULE.conflict(
            "high",
            (
                on_page(article, first.span, f"{first.day.isoformat()}, told as past"),
                known(f"The page was published on {write_day(published)}.", "date of publication", str(published)),
            ),
            f"The page was published on {write_day(published)} but tells of {write_day(first.day)} as past, "
            f"{_apart(first.day, published)} after that.",
        )
    yield from _plans_gone_by(article, published, cues)


def _has_year(told: _Happening, article: CodedArticle) -> bool:
    """Whether a date gives its year or weekday; one that does not may be of the year before."""
    return WEEKDAY_OR_YEAR.search(told.time.span.of(article.text)) is not None


def _plans_gone_by(article: CodedArticle, published: date, cues: CheckCues) -> Iterator[Conflict]:
    """Plans in the present tense for a day, given with its year, before the publication."""
    text = article.text
    for time in article.annotated.times:
        day = day_of(time)
        if (
            day is None
            or not published - days(LONGEST_STALE) <= day <= published - days(MARGIN)
            or not YEAR.search(time.span.of(text))
        ):
            continue
        clause = clause_span(text, sentence_span(article, time.span.start), time.span)
        plan = next(iter(cues.find("awaits", text, clause.start, time.span.start)), None)
        between = text[plan.end() : time.span.start] if plan else ""
        if plan is None or len(between) > PLAN_REACH or CAPITALS.search(between):
            continue
        if cues.has("barrier_of_plan", between) or cues.has("speech", between):
            continue
        if plan and article.annotated.times_in(Span(plan.end(), time.span.start)):
            continue  # the plan has a day of its own
        if in_quotation(article, time.span) or is_credited(article, time.span):
            continue
        yield RULE.conflict(
            "medium",
            (
                on_page(article, Span(plan.start(), time.span.end), f"{day.isoformat()}, told as to come"),
                known(f"The page was published on {write_day(published)}.", "date of publication", str(published)),
            ),
            f"The page was published on {write_day(published)} but tells of {write_day(day)} as still to come.",
            class_="stale_text",
        )
        return


def _is_explicit(time: Timex, article: CodedArticle) -> bool:
    """Whether a time gives the number of its day."""
    return DAY_NUMBER.search(time.span.of(article.text)) is not None
