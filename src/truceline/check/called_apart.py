"""When two offices that pages give to one person cannot both be right, as told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from truceline.check.callings import NO_OFFICE, Calling
from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.days import day_of, days
from truceline.check.offices import looks_back, page_day
from truceline.lexicon.callings import MINISTER
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import Tenure
from truceline.link.event_mentions import EVENT_MENTIONS, EventMention
from truceline.model.spans import Span

MOST_CALLINGS = 100
"""Callings of one person that are held against each other."""
ONE_TIME = 10
"""Days between two pages in which nobody is taken to change office without a page's telling it."""
AROUND = 60
"""Days before and after a page's own in which one may change an office."""
RECENT = 14
"""Days before a page's own in which a deed is news."""
OF_A_STATE = frozenset(
    {MINISTER, "head_of_state", "head_of_government", "national_security_adviser", "permanent_secretary"}
)
"""Offices whose holder serves one state."""
OF_A_SIDE = frozenset({"negotiator", "spokesperson", "army_chief"})
"""Offices whose holder serves one side of a conflict, a state or an armed group."""
HEADS = frozenset({"chair", "chairperson", "director", "director_general", "president", "head"})
"""Offices that head a body."""
GREAT = frozenset({"foreign", "defence", "interior", "justice"})
"""Fields of ministers who have no other field beside."""
WHOLE = frozenset({"head_of_state", "head_of_government", "secretary_general"})
"""Offices that the table has whole."""


def called_apart(callings: Sequence[Calling], case: Case) -> tuple[Calling, Calling] | None:
    """Two callings of one person that exclude each other, of one time; None where a page tells both together."""
    if any(c.joint for c in callings):
        return None
    lexicon = case.lexicon
    callings = [c for c in callings if _is_sure(c)]
    told = [c for c in callings[:MOST_CALLINGS] if c.when != "then" and not _looks_back(c, lexicon)]
    for one, other in combinations(told, 2):
        if one.sentence == other.sentence and one.article.id == other.article.id:
            continue
        if "not" in (one.when, other.when):
            if _is_denied(one, other) and _near(one, other):
                return one, other
            continue
        if not are_apart(one, other, lexicon):
            continue
        if one.when == other.when == "former":
            if _never_held_one(one, other, lexicon):
                return one, other
        elif _of_one_time(one, other, case) and not _may_hold_both(one, other, lexicon):
            return one, other
    return None


def _is_sure(calling: Calling) -> bool:
    """Whether a page that calls somebody by the surname alone, or a pronoun, has the full name too, of one such."""
    people = [a.name for a in calling.article.annotated.actors if a.kind == "person"]
    alike = [n for n in people if n.split()[-1] == calling.actor.name.split()[-1]]
    if len(calling.name.split()) > 1:
        return True
    text = calling.article.text
    spans = (m.span for m in calling.article.annotated.mentions if m.of == calling.actor.id and m.form == "name")
    return len(alike) < 2 and any(len(s.of(text).split()) > 1 for s in spans)


def _tells_of_change(calling: Calling, lexicon: Lexicon) -> bool:
    """Whether the page tells of people who get new offices."""
    words = (w.strip(".,;:()").lower() for w in calling.article.text.split())
    return not lexicon.callings.changing.isdisjoint(words)


def _looks_back(calling: Calling, lexicon: Lexicon) -> bool:
    if calling.when in ("deed", "event", "not"):
        return False
    cues = lexicon.check_cues
    return looks_back(calling, cues, page_day(calling.article, cues))


def are_apart(one: Calling, other: Calling, lexicon: Lexicon) -> bool:
    """Whether nobody holds the offices of two callings together, or for the two states that they name."""
    if _of_two_states(one, other, lexicon):
        return True
    if (one.of and other.of and not one.of & other.of) or one.title.words == other.title.words:
        return False
    words = lexicon.callings
    keys = [_key(c, lexicon) for c in (one, other)]
    if keys[0] != keys[1]:
        untold = any(c.key == MINISTER and not c.fields and not c.topic for c in (one, other))
        return words.are_apart(keys[0], keys[1]) and not untold
    if one.key == MINISTER:
        return _of_two_fields(one, other)
    if one.key == "permanent_secretary":
        return True
    if one.key == "spokesperson":
        return bool(one.fields and other.fields) and not one.fields & other.fields
    return one.key == "ambassador" and bool(one.goes_to and other.goes_to) and not one.goes_to & other.goes_to


def _is_denied(one: Calling, other: Calling) -> bool:
    """Whether one of two callings gives the person what the other says that he or she does not hold."""
    denied, told = (one, other) if one.when == "not" else (other, one)
    if told.when != "now":
        return False
    if denied.key == NO_OFFICE:
        return told.key in OF_A_STATE
    same = denied.title.offices == told.title.offices and denied.fields == told.fields and denied.topic == told.topic
    return same and not (denied.of and told.of and not denied.of & told.of) and denied.key in OF_A_STATE


def _key(calling: Calling, lexicon: Lexicon) -> str:
    apart = calling.key in HEADS and not calling.topic.isdisjoint(lexicon.callings.bodies_apart)
    return "body_apart" if apart else calling.key


def _of_two_fields(one: Calling, other: Calling) -> bool:
    """Whether two ministers are of two fields, of which one may be told by words that are of none of the great ones."""
    if one.fields and other.fields:
        return not one.fields & other.fields
    told, untold = (one, other) if one.fields else (other, one)
    return bool(told.fields) and told.fields <= GREAT and bool(untold.topic - told.topic) and not untold.fields


def _of_two_states(one: Calling, other: Calling, lexicon: Lexicon) -> bool:
    """Whether two callings put one person into the service of two states, or of a state and its enemies."""
    if len(one.of) != 1 or len(other.of) != 1 or one.of == other.of:
        return False
    owners = [lexicon.actors.get(next(iter(c.of))) for c in (one, other)]
    kinds = {e.actor.kind for e in owners if e is not None}
    if None in owners:
        return False
    if kinds == {"government"}:
        return {one.key, other.key} <= OF_A_STATE | OF_A_SIDE
    return kinds <= {"government", "armed_group"} and {one.key, other.key} <= OF_A_SIDE


def _of_one_time(one: Calling, other: Calling, case: Case) -> bool:
    """Whether two callings are told of one time: as held now on pages of about one date, or of one deed or event."""
    if not _near(one, other):
        return False
    whens = {one.when, other.when}
    if whens == {"now"}:
        return True
    if "former" in whens:
        return False
    events = [_events(c, case) for c in (one, other)]
    if "event" in whens:
        named, told = (one, other) if one.when == "event" else (other, one)
        keys = {e.event for e in _events(named, case)}
        there = {e.event for e in case.of_page(EVENT_MENTIONS, told.article) if e.once and e.outcome == "done"}
        return bool(keys & there)
    shared = any(a.event == b.event and a.once for a in events[0] for b in events[1])
    return shared or all(c.when == "now" or _is_recent(c) for c in (one, other))


def _near(one: Calling, other: Calling) -> bool:
    if one.article.id == other.article.id:
        return True
    ours, theirs = page_date(one.article), page_date(other.article)
    return ours is not None and theirs is not None and abs((ours - theirs).days) <= ONE_TIME


def _events(calling: Calling, case: Case) -> list[EventMention]:
    """The event mentions in the clause of a deed; in the sentence of an office told without one."""
    within = calling.sentence if calling.when == "now" else _spanning(calling.clause, calling.span)
    return [e for e in case.of_page(EVENT_MENTIONS, calling.article) if within.contains(e.word)]


def _spanning(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _is_recent(calling: Calling) -> bool:
    """Whether the clause of a deed gives a day that is news."""
    now = page_date(calling.article)
    times = calling.article.annotated.times_in(calling.clause)
    told = [day for t in times if (day := day_of(t))]
    return now is not None and bool(told) and all(0 <= (now - day).days <= RECENT for day in told)


def _may_hold_both(one: Calling, other: Calling, lexicon: Lexicon) -> bool:
    return _held_both(one, other, lexicon) or any(_tells_of_change(c, lexicon) for c in (one, other))


def _held_both(one: Calling, other: Calling, lexicon: Lexicon) -> bool:
    """Whether the table has the person in both offices about the time of the pages, so that a page may tell either."""
    now = page_date(one.article)
    held = lexicon.offices.held_by(one.actor.id)
    if now is not None and "deed" not in (one.when, other.when):
        around = [(now + days(n)).isoformat() for n in (-AROUND, AROUND)]
        held = tuple(t for t in held if t.covers(*around))
    elif now is not None:
        around = [now.isoformat(), now.isoformat()]
        held = tuple(t for t in held if t.covers(*around))
    return {t.office for t in held} >= {one.title.office, other.title.office}


def _never_held_one(one: Calling, other: Calling, lexicon: Lexicon) -> bool:
    """Whether the table has the person in one of two offices that it has whole, and never in the other."""
    held: tuple[Tenure, ...] = lexicon.offices.held_by(one.actor.id)
    presided = {(t.of, t.start) for t in held if t.office == "head_of_state"}
    offices = {t.office for t in held if t.office != "head_of_government" or (t.of, t.start) not in presided}
    told = {one.title.office, other.title.office}
    return told <= WHOLE and len(told & offices) == 1
