"""One event told twice, with two places, days, numbers or outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import MOST_TOGETHER, near_pairs, together
from truceline.check.days import iso_day
from truceline.check.one_event import is_disputed, may_be_of_one_time, may_be_one
from truceline.check.rule import Rule, on_page
from truceline.link.event_mentions import EVENT_MENTIONS, EventMention
from truceline.model.conflict import Conflict

NEAR_DAYS = range(1, 16)
"""Days between two days of one event; what lies farther apart is another."""
ROUNDED = 1.3
GRANTED = ("own", "factive", "told")
TOLD = frozenset({"done", "coming", "named"})


def find_event_slot_conflicts(case: Case) -> Iterator[Conflict]:
    """One event told twice, with two places, days, numbers or outcomes."""
    mentions = [m for m in case.all(EVENT_MENTIONS) if m.voice in GRANTED]
    for alike in together(mentions, lambda m: m.event, None).values():
        for one, other in near_pairs(alike, MOST_TOGETHER):
            if one.sentence == other.sentence and one.article.id == other.article.id:
                continue
            if not is_disputed(one, other) and may_be_one(one, other, case.lexicon.event_mentions):
                yield from _compared(case, one, other)


def _compared(case: Case, one: EventMention, other: EventMention) -> Iterator[Conflict]:
    outcomes = {one.outcome, other.outcome}
    if outcomes == {"done", "not"} and may_be_of_one_time(one, other) and one.event not in ("meet", "open_talks", "end_talks"):
        told = (one.thing is not None and other.thing is not None) or one.event == "shake_hands"
        if told or one.by & other.by:
            yield _conflict(one, other, "polarity", one.outcome, other.outcome)
        return
    if outcomes == {"done", "coming"} and one.once and may_be_of_one_time(one, other):
        yield _conflict(one, other, "status", one.outcome, other.outcome)
    if not outcomes <= TOLD or outcomes == {"done", "coming"}:
        return
    places = case.lexicon.places
    if one.place and other.place and one.place != other.place and may_be_of_one_time(one, other):
        if not places.contains(one.place, other.place) and not places.contains(other.place, one.place):
            yield _conflict(one, other, "place", places.called(one.place), places.called(other.place))
    first, second = iso_day(one.day), iso_day(other.day)
    if one.once and first and second and abs((first - second).days) in NEAR_DAYS:
        yield _conflict(one, other, "date", first.isoformat(), second.isoformat())
    if one.number and other.number and one.number != other.number and may_be_of_one_time(one, other):
        yield _conflict(one, other, "number", f"{one.number:g}", f"{other.number:g}")
    if one.minutes and other.minutes and may_be_of_one_time(one, other):
        low, high = sorted((one.minutes, other.minutes))
        if high > ROUNDED * low and (low >= 1440) == (high >= 1440):
            yield _conflict(one, other, "duration", f"{one.minutes:g}", f"{other.minutes:g}")


def _conflict(one: EventMention, other: EventMention, kind, here: str, there: str) -> Conflict:
    return RULE.conflict(
        "medium",
        (on_page(one.article, one.clause, here), on_page(other.article, other.clause, there)),
        f"One event is told with {here} in one place and with {there} in another.",
        kind=kind,
    )


RULE = Rule("event_slots", "place", find_event_slot_conflicts, further=("date", "number", "polarity", "status", "duration"), reads=(EVENT_MENTIONS,))
