"""One happening on two days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, islice, pairwise, product

from truceline.check.case import Case
from truceline.check.days import day_of, days, iso_day, write_day, write_iso
from truceline.check.rule import Rule, on_page
from truceline.check.telling import happened_on
from truceline.lexicon.check_cues import CheckCues
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.link.tellings import MEETINGS, Telling
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

NEAR_WORDS = 4
"""Words between "proposed" and "talks"; twice as many between these and their day."""
MOVED = 3
"""Days by which a plan may be missed and still be the plan of that meeting."""
OPENED_LATE = 366
"""The same for the opening of talks that are told to be the first."""
IN_FORCE_AFTER = re.compile(r",? the (?:day|date|night|evening|morning) (?:on which|when|that) ")
"""Between a date and "the truce took effect"."""
MOST_EFFECTS = 60
"""Clauses of a page on when a truce came into force that are compared with each other."""
TWO_DAYS_OF_ONE = 62
"""Days between two dates that two pages give to one meeting; what lies farther apart is another meeting."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """A clause that says on which day a truce or an agreement came into force."""

    article: CodedArticle
    span: Span
    sentence: Span
    day: date


def find_date_conflicts(case: Case) -> Iterator[Conflict]:
    """One happening with two days.

    Compares the days on which a page lets one truce come into force and the days that it gives to one meeting; between
    pages the days of a meeting of the same people in the same place, those on which the same people signed, and the day
    announced for a meeting with the day on which the same parties met (a superseded plan, where the later page is
    silent on the change).

    Silent for days that only differ in grain, for nights, clock times and time zones about neighbouring days, for
    signing against coming into force, for second meetings and new truces, and where a page tells of a change of date.

    Fires: "The truce took effect on 3 May 2031. … The truce, in force since 6 May 2031, is holding."
    Silent: "The truce was signed on 3 May 2031. … The truce, in force since 6 May 2031, is holding."
    """
    cues = case.lexicon.check_cues
    for article in case.alone:
        yield from _in_force(article, cues)
    if len(case.articles) > 1:
        told, tellings = list(case.all(HELD)), [t for m in case.all(MEETINGS) for t in m.tellings]
        yield from _met_twice(told, case)
        yield from _overtaken(tellings, told, cues)
        yield from _signed_twice(tellings, cues)


def _in_force(article: CodedArticle, cues: CheckCues) -> Iterator[Conflict]:
    found = list(islice(_effects(article, cues), MOST_EFFECTS))
    for one, other in combinations(found, 2):
        near = abs((one.day - other.day).days) <= 1
        words = one.sentence.of(article.text) + other.sentence.of(article.text)
        if one.day == other.day or one.sentence == other.sentence or (near and cues.has("clock", words)):
            continue
        yield RULE.conflict(
            "high",
            (on_page(article, one.span, one.day.isoformat()), on_page(article, other.span, other.day.isoformat())),
            f"The page lets one and the same truce come into force on {write_day(one.day)} and on "
            f"{write_day(other.day)}.",
        )
        return


def _effects(article: CodedArticle, cues: CheckCues) -> Iterator[_Effect]:
    text = article.text
    for time in article.annotated.times:
        day = day_of(time)
        sentence = sentence_span(article, time.span.start)
        words = sentence.of(text)
        if day is None or in_quotation(article, time.span) or cues.has("speech", words):
            continue
        if silence := cues.pattern("guns_to_stop").search(text, sentence.start, time.span.start):
            if len(text[silence.end() : time.span.start].split()) <= 1:
                yield _Effect(article, Span(silence.start(), time.span.end), sentence, day)
            continue
        if not cues.has("truce", words) or cues.has("another_truce", words):
            continue
        if after := IN_FORCE_AFTER.match(text, time.span.end, sentence.end):
            in_force = cues.pattern("in_force").search(text, after.end(), sentence.end)
            if in_force and cues.has("truce", text[after.end() : in_force.start()]):
                yield _Effect(article, Span(time.span.start, in_force.end()), sentence, day)
            continue
        if cues.has("prospect", words):
            continue
        clause = clause_span(text, sentence, time.span)
        lead = cues.pattern("in_force").search(text, max(sentence.start, clause.start - 1), time.span.start)
        if lead and len(text[lead.end() : time.span.start].split()) <= 1:
            yield _Effect(article, Span(lead.start(), time.span.end), sentence, day)


def _held_on(telling: Telling, cues: CheckCues) -> date | None:
    """The day on which a telling lets its meeting be over, in the page's own voice."""
    text = telling.article.text
    if telling.tense != "held" or cues.has("speech", telling.sentence.of(text)) or cues.has("again", telling.words):
        return None
    for time in telling.article.annotated.times_in(telling.clause):
        if day_of(time) and happened_on(telling.article, time.span, cues):
            return day_of(time)
    return None


def _held(items: Items) -> Iterator[tuple[Telling, date]]:
    """The tellings of an article that let their meetings be over on a day."""
    cues = items.lexicon.check_cues
    yield from ((t, day) for m in items.of(MEETINGS) for t in m.tellings if (day := _held_on(t, cues)))


HELD = Kind("held", _held)
RULE = Rule("date", "date", find_date_conflicts, reads=(HELD, MEETINGS))


_Dated = tuple[date, Telling]


def _met_twice(told: list[tuple[Telling, date]], case: Case) -> Iterator[Conflict]:
    """The same people in the same place on two days, in two pages; each pair of days once, with all that tell of it."""
    together: defaultdict[tuple[str, ...], list[_Dated]] = defaultdict(list)
    for telling, day in told:
        if telling.form == "meeting" and not telling.other:
            for pair, place in product(combinations(sorted(telling.people), 2), sorted(_places(telling))):
                together[(*pair, place)].append((day, telling))
    rivals: defaultdict[tuple[date, date], list[tuple[Telling, Telling]]] = defaultdict(list)
    for found in together.values():
        found.sort(key=lambda f: (f[0], f[1].article.id, f[1].word))
        for (first, one), (second, other) in pairwise(found):
            if 0 < (second - first).days <= TWO_DAYS_OF_ONE and one.article.id != other.article.id:
                rivals[first, second].append((one, other))
    for (first, second), pairs in sorted(rivals.items()):
        people = pairs[0][0].people & pairs[0][1].people
        sides = [
            [t for t, day in told if day == given and t.form == "meeting" and not t.other and people <= t.people]
            for given in (first, second)
        ]
        found_first = _conflict(*_first_pair(pairs, first, second))
        yield _with_reports(found_first, sides, case.lineage_of)


def _first_pair(
    pairs: Sequence[tuple[Telling, Telling]], first: date, second: date
) -> tuple[Telling, date, Telling, date]:
    one, other = min(pairs, key=lambda p: (p[0].article.id, p[0].word, p[1].article.id, p[1].word))
    return one, first, other, second


def _with_reports(found: Conflict, sides: Sequence[Sequence[Telling]], home: Mapping[str, str]) -> Conflict:
    """The conflict with the further pages of either side, and in how many lineages each side is told."""
    shown = {e.page for e in found.evidence}
    further, counts = [], []
    for side, evidence in zip(sides, found.evidence, strict=True):
        by_page = {t.article.id: t for t in reversed(side)}
        pages = sorted({*by_page, evidence.page or ""})
        lines = {home[page] for page in pages}
        counts.append(f"{len(pages)} page{'s' * (len(pages) > 1)} in {len(lines)} lineage{'s' * (len(lines) > 1)}")
        for page in pages:
            if page in by_page and page not in shown:
                shown.add(page)
                told = by_page[page]
                further.append(on_page(told.article, told.clause, evidence.value))
    explanation = f"{found.explanation} The first day is told by {counts[0]}, the second by {counts[1]}."
    return replace(found, evidence=(*found.evidence, *further), explanation=explanation)


def _signed_twice(tellings: list[Telling], cues: CheckCues) -> Iterator[Conflict]:
    """What the same two people signed, on two days in two pages; each pair of people once."""
    together: defaultdict[tuple[str, ...], list[tuple[date, Telling]]] = defaultdict(list)
    for telling in (
        t for t in tellings if t.form == "signing" and not cues.has("prospect", t.sentence.of(t.article.text))
    ):
        sentence = telling.sentence
        times = [d for t in telling.article.annotated.times_in(sentence) if (d := day_of(t))]
        people = {a.id for a in telling.article.annotated.actors if a.kind == "person"}
        named = sorted({m.of for m in telling.article.annotated.mentions_in(telling.clause) if m.of in people})
        if len(set(times)) == 1 and len(named) > 1:
            for pair in combinations(named, 2):
                together[pair].append((times[0], telling))
    seen: set[tuple[Span, Span]] = set()
    for found in together.values():
        found.sort(key=lambda f: (f[0], f[1].article.id, f[1].word))
        for (first, one), (second, other) in pairwise(found):
            apart = 1 < (second - first).days <= TWO_DAYS_OF_ONE and one.article.id != other.article.id
            if apart and (one.word, other.word) not in seen:
                seen.add((one.word, other.word))
                yield _conflict(one, first, other, second, "signing")


def _places(telling: Telling) -> frozenset[str]:
    places = {p.id for p in telling.article.annotated.places}
    return frozenset(m.of for m in telling.article.annotated.mentions_in(telling.clause) if m.of in places)


def _conflict(one: Telling, first: date, other: Telling, second: date, what: str = "meeting") -> Conflict:
    return RULE.conflict(
        "high",
        (on_page(one.article, one.clause, first.isoformat()), on_page(other.article, other.clause, second.isoformat())),
        f"Two pages date one and the same {what} to {write_day(first)} and to {write_day(second)}.",
    )


def _overtaken(tellings: Sequence[Telling], told: list[tuple[Telling, date]], cues: CheckCues) -> Iterator[Conflict]:
    """Plans of one page against what a later page tells of the same parties; one conflict a plan's page."""
    by_side: defaultdict[tuple[str, date | None], list[tuple[Telling, date]]] = defaultdict(list)
    for telling, day in told:
        opening = cues.has("opening", telling.words) and "first" in telling.words.lower()
        for side in telling.near:
            by_side[side, day].append((telling, day))
            if opening:
                by_side[side, None].append((telling, day))
    done: set[str] = set()
    for plan in (t for t in tellings if t.tense in ("coming", "open") and len(t.near) > 1):
        planned = iso_day(plan.when.day) if plan.tense == "coming" else _proposed_day(plan, cues)
        if planned is None or plan.article.id in done or cues.has("moved", plan.article.text):
            continue
        near = [None, *(planned + days(n) for n in range(-MOVED, MOVED + 1))]
        rivals = [pair for side in sorted(plan.near) for day in near for pair in by_side.get((side, day), ())]
        found = _plan_and_meeting(plan, planned, rivals, cues)
        if found:
            done.add(plan.article.id)
            yield found


def _proposed_day(telling: Telling, cues: CheckCues) -> date | None:
    """The day for which a sentence proposes talks: "offered talks in Oslo on Friday", which is the coming Friday."""
    text, clause = telling.article.text, telling.clause
    lead = text[clause.start : telling.word.end]
    offers = list(cues.find("proposes", lead, 0, len(lead)))
    times = telling.article.annotated.times_in(Span(telling.word.end, max(clause.end, telling.word.end)))
    if not offers or len(lead[offers[-1].end() :].split()) > NEAR_WORDS + 1 or not times:
        return None
    far = len(text[telling.word.end : times[0].span.start].split()) > 2 * NEAR_WORDS
    day, published = day_of(times[0]), iso_day(telling.article.article.published)
    if far or day is None or published is None or in_quotation(telling.article, telling.word):
        return None
    is_weekday = times[0].span.of(text).lower().endswith("day")
    return day + days(7) if is_weekday and 0 < (published - day).days < 7 else day


def _plan_and_meeting(
    plan: Telling, planned: date, told: list[tuple[Telling, date]], cues: CheckCues
) -> Conflict | None:
    published = iso_day(plan.article.article.published)
    if published is None or planned <= published:
        return None
    same = [(t, d) for t, d in told if t.form == plan.form and _same_sides(plan, t, cues)]
    if any(day == planned for _, day in same):
        return None
    for telling, day in sorted(same, key=lambda f: (f[1], f[0].article.id, f[0].word)):
        after = iso_day(telling.article.article.published)
        if after is None or after < planned or day < published or cues.has("moved", telling.article.text):
            continue
        if telling.article.id != plan.article.id and abs((day - planned).days) <= _tolerance(plan, telling, cues):
            return _superseded(plan, planned, telling, day)
    return None


def _tolerance(plan: Telling, told: Telling, cues: CheckCues) -> int:
    return OPENED_LATE if _is_opening(plan, told, cues) else MOVED


def _is_opening(plan: Telling, told: Telling, cues: CheckCues) -> bool:
    """Whether a plan and a meeting are the opening of talks that are told to be the first."""
    return cues.has("opening", plan.words) and cues.has("opening", told.words) and "first" in told.words.lower()


def _same_sides(plan: Telling, told: Telling, cues: CheckCues) -> bool:
    if len(plan.near) < 2 or not told.near:
        return False
    return plan.near == told.near or (told.near < plan.near and _is_opening(plan, told, cues))


def _superseded(plan: Telling, planned: date, told: Telling, day: date) -> Conflict:
    return RULE.conflict(
        "medium",
        (
            on_page(plan.article, plan.clause, f"{planned.isoformat()}, planned"),
            on_page(told.article, told.clause, day.isoformat()),
        ),
        f"A page of {write_iso(plan.article.article.published)} has a meeting planned for {write_day(planned)}; "
        f"a page of {write_iso(told.article.article.published)} dates it to {write_day(day)} "
        "and is silent on the change.",
        class_="superseded_plan",
    )
