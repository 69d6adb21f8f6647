"""One meeting in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from truceline.check.case import Case
from truceline.check.compare import (
    near_pages,
    page_date,
    together,
)
from truceline.check.days import iso_day
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.places import PlaceTable
from truceline.link.acts import ACTS
from truceline.link.items import Items, Kind
from truceline.link.phrases import phrase_of, words_of
from truceline.link.tellings import MEETINGS, Telling
from truceline.model.conflict import Conflict
from truceline.model.spans import Span
from truceline.model.time import Timex

VENUES = frozenset({"palace", "hotel", "house", "castle", "centre", "center", "residence", "club", "the"})
EXACT = frozenset({"city", "country", "site"})
REACH = 60
"""Code points from the word of a meeting to its place."""
IN = re.compile(r"\b(?:in|at) $", re.IGNORECASE)
NAME_IN = re.compile(r"\b(?:in|at) ([A-Z][a-z]{2,20})(?! [A-Z])\b")
COUNTRY = re.compile(r"(?:land|stan|ia|mark)$")
"""Endings of names of countries: a place that no table knows may lie in one."""


@dataclass(frozen=True, slots=True)
class _Where:
    """A telling of a meeting with the one place that its clause gives, as an id or, where unknown, as a name.

    `who` is the head of what stands before its verb ("envoys"), by which unknown parties are compared.
    """

    telling: Telling
    place: str
    known: bool
    who: str | None
    sides: frozenset[str]
    meeting: int
    """The number of the meeting in its page."""
    tells_apart: bool
    """Whether the place tells which meeting is meant: "the meeting in Vienna"."""


def find_place_conflicts(case: Case) -> Iterator[Conflict]:
    """One meeting in two places.

    Compares the places that a page gives to one meeting; between pages those of meetings on one day, of the same
    parties; those of other acts on one thing on one day (signed, released, handed over); and the place announced for a
    day with the one where a later page tells the same parties to have met on it.

    Silent where one place lies in the other, or may (a name that no table knows beside one that it does), for other
    meetings, moved meetings, reports and quotations, and where a clause names several places.

    Fires: "The envoys met in Varda on 6 March 2031." (one page) "The envoys met in Telm on 6 March 2031." (another)
    Silent: "The envoys met in Geneva on 6 March 2031." (one page) "The envoys met in Switzerland on 6 March 2031."
    """
    cues, places = case.lexicon.check_cues, case.lexicon.places
    everywhere = list(case.all(WHERES))
    seen: set[frozenset[str]] = set()
    for _, wheres in groupby(everywhere, lambda w: (w.telling.article.id, w.meeting)):
        for one, other in combinations(wheres, 2):
            if _apart(one, other, places) and _one_within(one, other) and {one.place, other.place} not in seen:
                seen.add(frozenset({one.place, other.place}))
                yield _conflict(one, other, case.lexicon.places, superseded=False)
    dated = together((w for w in everywhere if w.telling.when.day), lambda w: w.telling.when.day)
    of_sides = together((w for w in everywhere if len(w.sides) > 1), lambda w: w.sides)
    for alike in (*dated.values(), *of_sides.values()):
        for one, other in combinations(alike, 2):
            planned = one.telling.tense == "coming"
            if one.telling.article is other.telling.article or not _apart(one, other, places):
                continue
            moved = planned and cues.has("moved", other.telling.article.text)
            if frozenset({one.place, other.place}) not in seen and _one_between(one, other) and not moved:
                seen.add(frozenset({one.place, other.place}))
                yield _conflict(one, other, case.lexicon.places, superseded=planned)


def _wheres(items: Items, least: int = 1) -> Iterator[_Where]:
    """Where meetings are told to have been, of which a page tells at least so many times."""
    lexicon = items.lexicon
    cues, places = lexicon.check_cues, lexicon.places
    told = ((n, m) for n, m in enumerate(items.of(MEETINGS)) if len(m.tellings) >= least)
    meetings = ((n, m) for n, m in told if m.form != "call" and not m.other)
    for number, meeting, telling in ((n, m, t) for n, m in meetings for t in m.tellings):
        text = telling.article.text
        looks_back = "had" in text[telling.clause.start : telling.word.start].lower().split()
        if telling.tense == "off" or looks_back or cues.has("speech", telling.sentence.of(text)):
            continue
        before = words_of(telling.article, Span(telling.clause.start, telling.word.start), lexicon.clause_cues)
        who = phrase_of(before, lexicon.clause_cues).head
        ids = {p.id for p in telling.article.annotated.places}
        around = Span(telling.sentence.start, telling.clause.end)
        mentions = [m for m in telling.article.annotated.mentions_in(around) if m.of in ids]
        at = [m for m in mentions if _is_its_place(telling, m.span, cues)]
        names = {
            m.group(1)
            for m in NAME_IN.finditer(text, *telling.clause)
            if _is_its_place(telling, Span(*m.span(1)), cues)
        }
        apart = telling.definite and text[telling.word.end : telling.word.end + 4].lower() in (" in ", " at ")
        if len({m.of for m in at}) == 1 and all(_nested(m.of, at[0].of, places) for m in mentions):
            known = places.get(at[0].of) is not None
            yield _Where(telling, at[0].of, known, who, meeting.sides, number, apart)
        elif not mentions and len(names) == 1 and not any(t.span.of(text) in names for t in _times(telling)):
            name = names.pop()
            entries = [e for e in places.written(name) if e.kind in EXACT]
            known = len(entries) == 1
            yield _Where(telling, entries[0].place.id if known else name, known, who, meeting.sides, number, apart)


WHERES = Kind("wheres", _wheres, within=lambda items: _wheres(items, least=2))
RULE = Rule("place", "place", find_place_conflicts, reads=(WHERES, ACTS))


def _is_its_place(telling: Telling, place: Span, cues: CheckCues) -> bool:
    """Whether a place goes with the meeting: in its name ("the Vienna talks"), at the opening of its sentence, or after
    "in" or "at" near behind its word, with no other doing between."""
    text, word = telling.article.text, telling.word
    if word.contains(place):
        return True
    if not IN.search(text, max(0, place.start - 4), place.start):
        return False
    if place.start - telling.sentence.start <= len("In the "):
        return place.end <= word.start <= place.end + 2 * REACH
    if not word.end <= place.start <= word.end + REACH:
        return False
    between = text[word.end : place.start]
    return not cues.has("barrier", between.rsplit(None, 1)[0]) and "," not in between


def _times(telling: Telling) -> Sequence[Timex]:
    return telling.article.annotated.times_in(telling.clause)


def _nested(one: str, other: str, places: PlaceTable) -> bool:
    return places.contains(one, other) or places.contains(other, one)


def _apart(one: _Where, other: _Where, places: PlaceTable) -> bool:
    """Whether two places exclude each other: both cities of the table, or two names that it does not know."""
    if one.known != other.known or one.place == other.place:
        return False
    if not one.known:
        if {*one.place.lower().split("-")} & {*other.place.lower().split("-")} - VENUES:
            return False
        return not COUNTRY.search(one.place) and not COUNTRY.search(other.place)
    entries = [places.get(w.place) for w in (one, other)]
    exact = all(e is not None and e.kind in EXACT for e in entries)
    return exact and not _nested(one.place, other.place, places)


def _one_within(one: _Where, other: _Where) -> bool:
    """Whether two tellings of a page's one meeting are of one time: both held, and the second definite."""
    tellings = one.telling, other.telling
    over = tellings[0].tense == "held" and tellings[1].tense in ("held", "open")
    one_day = tellings[0].when.day is not None and tellings[0].when.day == tellings[1].when.day
    if other.tells_apart and not one_day:
        return False
    return over and tellings[0].sentence != tellings[1].sentence and tellings[1].definite


def _one_between(one: _Where, other: _Where) -> bool:
    """Whether tellings of two pages, the earlier first, are of one meeting: one day, and parties that agree."""
    a, b = one.telling, other.telling
    if b.tense != "held" or a.tense == "open" or a.form != b.form:
        return False
    if a.when.day is None or b.when.day is None:  # news of the same days, of the same two parties
        return a.tense == "held" and near_pages(a.article, b.article) and len(one.sides & other.sides) > 1
    if a.when.day != b.when.day:
        return False
    first = page_date(a.article)
    if a.tense == "coming" and (first is None or (iso_day(a.when.day) or first) < first):
        return False
    ours, theirs = one.sides or a.near, other.sides or b.near
    if ours and theirs:
        both = len(ours & theirs) > 1 or one.who == other.who
        return both and (ours <= theirs or theirs <= ours)
    if ours or theirs:
        return near_pages(a.article, b.article)
    return b.definite or a.definite or one.who == other.who is not None


def _conflict(one: _Where, other: _Where, table: PlaceTable, *, superseded: bool) -> Conflict:
    within = one.telling.article.id == other.telling.article.id
    here, there = table.called(one.place), table.called(other.place)
    places = [on_page(w.telling.article, w.telling.clause, name) for w, name in ((one, here), (other, there))]
    return RULE.conflict(
        "medium" if superseded else "high",
        (places[0], places[1]),
        f"{'The page puts' if within else 'Two pages put'} one meeting in {here} and in {there}, neither of "
        f"which lies in the other{'; the later page is silent on the change' if superseded else ''}.",
        class_="superseded_plan" if superseded else "contradiction",
    )
