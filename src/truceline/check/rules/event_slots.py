"""One event told twice, with two places, days, numbers or outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import MOST_TOGETHER, near_pairs, together
from truceline.check.days import iso_day
from truceline.check.lines import OPENINGS
from truceline.check.one_event import TEXTS, are_apart, is_disputed, may_be_of_one_time, may_be_one
from truceline.check.one_happening import days_in
from truceline.check.rule import Rule, on_page
from truceline.link.event_mentions import EVENT_MENTIONS, EventMention
from truceline.model.conflict import Conflict, ConflictClass, ConflictKind

NEAR_DAYS = range(1, 16)
"""Days between two days of one event; what lies farther apart is another."""
NEXT_DAYS = range(1, 4)
"""The same of events that may recur: talks of one week are often others."""
NIGHT = re.compile(r"\b(?:midnight|night|overnight|late|evening)\b", re.IGNORECASE)
LATE = re.compile(r"\b(?:night|late|afternoon|evening)\b", re.IGNORECASE)
EARLY = re.compile(r"\b(?:midnight|overnight|dawn|early|small hours)\b", re.IGNORECASE)
"""By which an event of two neighbouring days may be of the night between them."""
PARTS = re.compile(r"\b(?:all|each|apiece|both|total|altogether)\b", re.IGNORECASE)
"""By which one number may be part of another."""
ROUNDED, OTHER = 1.3, 4.0
"""How many times the shorter a length may be and be the same, rounded, and from when on it is another thing's."""
DAY = 24 * 60
OF_TEXTS = frozenset({"sign", "initial", "ratify", "agree", "finalise", "take_effect"})
"""Events that happen to a text, of which one place can say that they did and another that they did not."""
OF_PEOPLE = frozenset({"attend", "discuss"})
"""Events of which that can be said of one and the same people alone."""
UNSAID = frozenset({"shake_hands"})
"""Events of which that can be said though neither place tells of whom."""
GRANTED = ("own", "factive", "told")
OUTCOMES = {"done": "done", "named": "done", "not": "not done", "coming": "to come", "ongoing": "under way"}
TOLD = frozenset({"done", "coming", "named", "ongoing"})


def find_event_slot_conflicts(case: Case) -> Iterator[Conflict]:
    """One event told with two places, days, numbers, lengths or outcomes.

    Compares the sentences that tell of one event, by any verb or noun: a text signed, initialled, agreed, in force,
    talks held, opened and ended, people released, troops sent and withdrawn, a strike, a vote, an appointment. They
    must fit in what undergoes it, who does it and when, and one must point back ("the signing", "the accord"). Events
    are read from the parse, so that passives, relative clauses and nouns count too.

    Silent for one of several ("the second round", "another truce"), for two of a kind that their words tell apart
    ("he", "she"; "a truce", "an accord on grain"), or one sentence with the days of both, for what is being done, or
    was due in the past, for days that a night joins, for parts and sums, for the time so far, for plans that a later
    page tells as changed, for two sources who say so, and between pages where they do not tell one story.

    Fires: "The envoys signed a border accord in Nairobi on 4 June 2031. … The signing in Kampala took an hour."
    Silent: "The envoys signed a border accord in Nairobi on 4 June 2031. … The second signing was in Kampala."
    """
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
        apart = are_apart(one.slots.place, other.slots.place, case.lexicon.places)
        told = _tells_of_same(one, other) and not _came_about(one, other)
        if not apart and told and may_be_of_one_time(one, other):
            yield _conflict(one, other, "polarity", OUTCOMES[one.outcome], OUTCOMES[other.outcome])
        return
    if not outcomes <= TOLD:
        return
    if (
        "coming" in outcomes
        and len(outcomes) > 1
        and (outcomes == {"done", "coming"} or one.article.id != other.article.id)
    ):
        yield from _of_plan(case, one, other)
        return
    if not may_be_of_one_time(one, other):
        if not _are_set_apart(one, other, case):
            yield from _of_days(one, other, "contradiction")
        return
    if not _may_be_told_apart(one, other) and are_apart(one.slots.place, other.slots.place, case.lexicon.places):
        yield _conflict(one, other, "place", *_called(case, one, other))
    if _may_be_of_one_count(case, one, other):
        yield _conflict(one, other, "number", f"{one.slots.number:g}", f"{other.slots.number:g}")
    if one.slots.minutes and other.slots.minutes:
        low, high = sorted((one.slots.minutes, other.slots.minutes))
        if ROUNDED * low < high < OTHER * low and (low >= DAY) == (high >= DAY):
            yield _conflict(one, other, "duration", _length(one.slots.minutes), _length(other.slots.minutes))


def _length(minutes: float) -> str:
    """A length in the largest unit that it fills."""
    days = minutes / DAY
    return f"{days:g} days" if days >= 1 else f"{minutes / 60:g} hours"


def _may_be_told_apart(one: EventMention, other: EventMention) -> bool:
    """Whether the place of an event that may recur tells which one is meant: "the conference in Oslo"."""
    same_day = one.slots.day is not None and one.slots.day == other.slots.day
    return not one.once and (one.slots.restrictive or other.slots.restrictive) and not same_day


def _may_be_of_one_count(case: Case, one: EventMention, other: EventMention) -> bool:
    """Whether two mentions count the things of one event, with two numbers: of a page's text, or both on one day."""
    if not one.slots.number or not other.slots.number or one.slots.number == other.slots.number:
        return False
    same_day = one.slots.day is not None and one.slots.day == other.slots.day
    in_text = all(m.article.article.part_at(m.word.start) is None for m in (one, other))
    return in_text and (one.article.id == other.article.id or same_day) and not _is_sum(case, one, other)


def _is_sum(case: Case, one: EventMention, other: EventMention) -> bool:
    """Whether one of two numbers may be the sum of a page's others, or all where the other are some."""
    numbers = [
        m.slots.number
        for m in case.of_page(EVENT_MENTIONS, one.article)
        if m.event == one.event and m.slots.number is not None
    ]
    most = max(one.slots.number or 0, other.slots.number or 0)
    told = any(PARTS.search(m.sentence.of(m.article.text)) for m in (one, other))
    return told or (len(numbers) > 2 and sum(n for n in numbers if n != most) == most)


def _of_plan(case: Case, one: EventMention, other: EventMention) -> Iterator[Conflict]:
    """What a plan and its outcome give: in a page, both at once; in two, another place or day than was announced."""
    plan, done = (one, other) if one.outcome == "coming" else (other, one)
    if one.article.id == other.article.id:
        known = {one.thing, other.thing} <= TEXTS
        if one.event in OF_TEXTS and known and may_be_of_one_time(one, other) and not (one.nominal or other.nominal):
            yield _conflict(one, other, "status", OUTCOMES[one.outcome], OUTCOMES[other.outcome], "stale_text")
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
    return mention.outcome == "not" or (
        mention.definite and bool(mention.slots.day or mention.by or mention.slots.place)
    )


def _are_set_apart(one: EventMention, other: EventMention, case: Case) -> bool:
    """Whether a sentence about an event that may recur gives the days of both mentions, and so tells of two."""
    if one.once or None in (one.slots.day, other.slots.day):
        return False
    pages = {m.article.id: m.article for m in (one, other)}.values()
    told = (m for page in pages for m in case.of_page(EVENT_MENTIONS, page) if m.event == one.event)
    return any({one.slots.day, other.slots.day} <= days_in(m.article, m.sentence) for m in told)


def _of_days(one: EventMention, other: EventMention, class_: ConflictClass) -> Iterator[Conflict]:
    first, second = iso_day(one.slots.day), iso_day(other.slots.day)
    if first is None or second is None or not (one.once or (one.definite and other.definite)):
        return
    apart = abs((first - second).days)
    by_night = apart == 1 and _is_of_a_night(*((one, other) if first < second else (other, one)))
    if apart in (NEAR_DAYS if one.once else NEXT_DAYS) and not by_night:
        yield _conflict(one, other, "date", first.isoformat(), second.isoformat(), class_)


def _is_of_a_night(one: EventMention, next_: EventMention) -> bool:
    """Whether two neighbouring days can be those of one night."""
    earlier, later = (m.sentence.of(m.article.text) for m in (one, next_))
    return bool(EARLY.search(later)) or (bool(NIGHT.search(earlier)) and not LATE.search(later))


def _called(case: Case, *mentions: EventMention) -> tuple[str, str]:
    places = case.lexicon.places
    named = (m.slots.place or "" for m in mentions)
    one, other = (places.called(name) if places.get(name) else name for name in named)
    return one, other


def _tells_of_same(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions of which one denies the other name the same thing, or the same people."""
    if one.event in OF_PEOPLE:
        return bool(one.by & other.by)
    if one.event in OF_TEXTS:
        return None not in (one.thing, other.thing) or bool(one.by & other.by)
    return one.event in UNSAID


def _conflict(
    one: EventMention,
    other: EventMention,
    kind: ConflictKind,
    here: str,
    there: str,
    class_: ConflictClass = "contradiction",
) -> Conflict:
    words = [m.word.of(m.article.text) for m in (one, other)]
    within = one.article.id == other.article.id
    return RULE.conflict(
        "medium",
        (on_page(one.article, one.clause, here), on_page(other.article, other.clause, there)),
        f"{'The page tells' if within else 'Two pages tell'} of one event (“{words[0]}”, “{words[1]}”) "
        f"{DIFFERS[kind].format(here, there)}.",
        kind=kind,
        class_=class_,
    )


DIFFERS: dict[ConflictKind, str] = {
    "place": "in {} and in {}",
    "date": "on {} and on {}",
    "number": "of {} and of {}",
    "duration": "with {} and with {} of time",
    "polarity": "as {} and as {}",
    "status": "as {} and as {}",
}
RULE = Rule(
    "event_slots",
    "place",
    find_event_slot_conflicts,
    further=("date", "number", "duration", "polarity", "status"),
    loose=True,
    reads=(EVENT_MENTIONS, OPENINGS),
)
