"""One event told twice, with two places, days, numbers or outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import MOST_TOGETHER, near_pairs, together
from truceline.check.days import iso_day
from truceline.check.one_event import TEXTS, are_apart, is_disputed, may_be_of_one_time, may_be_one
from truceline.check.rule import Rule, on_page
from truceline.link.event_mentions import EVENT_MENTIONS, EventMention
from truceline.model.conflict import Conflict, ConflictClass, ConflictKind

NEAR_DAYS = range(1, 16)
"""Days between two days of one event; what lies farther apart is another."""
ROUNDED, OTHER, DAY = 1.3, 4.0, 1440
MIDNIGHT = "midnight"
NEXT_DAYS = range(1, 4)
OF_TEXTS = frozenset({"sign", "initial", "ratify", "agree", "take_effect"})
OF_PEOPLE = frozenset({"attend", "discuss"})
GRANTED = ("own", "factive", "told")
TOLD = frozenset({"done", "coming", "named"})


def find_event_slot_conflicts(case: Case) -> Iterator[Conflict]:
    """One event told twice, with two places, days, numbers or outcomes."""
    told: set[tuple[object, ...]] = set()
    mentions = [m for m in case.all(EVENT_MENTIONS) if m.voice in GRANTED]
    for alike in together(mentions, lambda m: m.event, None).values():
        for one, other in near_pairs(alike, MOST_TOGETHER):
            if one.sentence == other.sentence and one.article.id == other.article.id:
                continue
            if is_disputed(one, other) or not may_be_one(one, other, case):
                continue
            for found in _compared(case, one, other):
                pages = one.article.id, other.article.id
                keys = {(found.kind, one.event, *pages), (found.kind, *pages, one.sentence, other.sentence)}
                if told.isdisjoint(keys):
                    yield found
                told |= keys


def _compared(case: Case, one: EventMention, other: EventMention) -> Iterator[Conflict]:
    outcomes = {one.outcome, other.outcome}
    if outcomes == {"done", "not"} or (outcomes == {"named", "not"} and _is_granted(one) and _is_granted(other)):
        if may_be_of_one_time(one, other) and _tells_of_same(one, other) and not _came_about(one, other):
            yield _conflict(one, other, "polarity", one.outcome, other.outcome)
        return
    if not outcomes <= TOLD:
        return
    if "coming" in outcomes and len(outcomes) > 1 and (outcomes == {"done", "coming"} or one.article.id != other.article.id):
        yield from _of_plan(case, one, other)
        return
    if not may_be_of_one_time(one, other):
        yield from _of_days(one, other, "contradiction")
        return
    if are_apart(one.slots.place, other.slots.place, case.lexicon.places):
        yield _conflict(one, other, "place", *_called(case, one, other))
    counted = one.slots.number and other.slots.number and one.slots.number != other.slots.number
    if counted and (one.article.id == other.article.id or (one.slots.day is not None and one.slots.day == other.slots.day)):
        yield _conflict(one, other, "number", f"{one.slots.number:g}", f"{other.slots.number:g}")
    if one.slots.minutes and other.slots.minutes:
        low, high = sorted((one.slots.minutes, other.slots.minutes))
        if ROUNDED * low < high < OTHER * low and (low >= DAY) == (high >= DAY):
            yield _conflict(one, other, "duration", f"{one.slots.minutes:g}", f"{other.slots.minutes:g}")


def _of_plan(case: Case, one: EventMention, other: EventMention) -> Iterator[Conflict]:
    """What a plan and its outcome give: in a page, both at once; in two, another place or day than was announced."""
    plan, done = (one, other) if one.outcome == "coming" else (other, one)
    if one.article.id == other.article.id:
        known = {one.thing, other.thing} <= TEXTS
        if one.event in OF_TEXTS and known and may_be_of_one_time(one, other) and not (one.nominal or other.nominal):
            yield _conflict(one, other, "status", one.outcome, other.outcome, "stale_text")
        return
    before, after = (m.article.article.published or "" for m in (plan, done))
    if not before or not after or before > after:
        return
    if may_be_of_one_time(one, other):
        if are_apart(one.slots.place, other.slots.place, case.lexicon.places):
            yield _conflict(plan, done, "place", *_called(case, plan, done), "superseded_plan")
    else:
        yield from _of_days(plan, done, "superseded_plan")


def _came_about(one: EventMention, other: EventMention) -> bool:
    """Whether a later page tells as done what an earlier one denies."""
    denial, deed = (one, other) if one.outcome == "not" else (other, one)
    before, after = (m.article.article.published or "" for m in (denial, deed))
    return denial.article.id != deed.article.id and before[:10] <= after[:10]


def _is_granted(mention: EventMention) -> bool:
    """Whether a mention that only names an event takes it for done: "the adoption of the accord by the assembly"."""
    return mention.outcome == "not" or (mention.definite and bool(mention.slots.day or mention.by or mention.slots.place))


def _of_days(one: EventMention, other: EventMention, class_: ConflictClass) -> Iterator[Conflict]:
    first, second = iso_day(one.slots.day), iso_day(other.slots.day)
    near = first and second and abs((first - second).days) in (NEAR_DAYS if one.once else NEXT_DAYS)
    if near and any(MIDNIGHT in m.sentence.of(m.article.text) for m in (one, other)):
        near = abs((first - second).days) > 1
    if near and (one.once or (one.definite and other.definite)):
        yield _conflict(one, other, "date", first.isoformat(), second.isoformat(), class_)


def _called(case: Case, *mentions: EventMention) -> tuple[str, str]:
    places = case.lexicon.places
    one, other = (places.called(m.slots.place) if places.get(m.slots.place or "") else m.slots.place or "" for m in mentions)
    return one, other


def _tells_of_same(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions of which one denies the other name the same thing, or the same people."""
    if one.event in OF_PEOPLE:
        return bool(one.by & other.by)
    return one.event == "shake_hands" or (one.event in OF_TEXTS and None not in (one.thing, other.thing)) or (one.event in OF_TEXTS and bool(one.by & other.by))


def _conflict(
    one: EventMention,
    other: EventMention,
    kind: ConflictKind,
    here: str,
    there: str,
    class_: ConflictClass = "contradiction",
) -> Conflict:
    return RULE.conflict(
        "medium",
        (on_page(one.article, one.clause, here), on_page(other.article, other.clause, there)),
        f"One event ({one.event}) is told with {here} in one place and with {there} in another.",
        kind=kind,
        class_=class_,
    )


RULE = Rule("event_slots", "place", find_event_slot_conflicts, further=("date", "number", "polarity", "status", "duration"), reads=(EVENT_MENTIONS,))
