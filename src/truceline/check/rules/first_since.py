"""Claims to be the first since a day, against meetings after that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from operator import itemgetter

from truceline.check.case import Case
from truceline.check.claims import CLAIMS, IN_PERSON, Claim, level_of
from truceline.check.compare import near_pages, together
from truceline.check.days import days, iso_day, write_day
from truceline.check.one_occasion import belies, of_one_kind
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.meetings import Meeting
from truceline.link.occasions import OCCASIONS, Occasion
from truceline.link.tellings import TELLINGS, Telling
from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.time import Timex

BEFORE_CLAIM = 7
"""Days before the meeting of the claim: what lies nearer may be a part of it."""
A_YEAR = 366
"""Days by which two claims must differ: "since 2029" and "since March 2030" may be rounded."""
MOST_CLAIMS = 60
"""Claims of a case that are held against each other."""
MOST_OCCASIONS = 80
"""Occasions of a kind that are held against each other."""
TWO_DAYS_OF_ONE = 62
"""The same between pages, which may give one meeting two days; then that is the conflict."""
SUMMIT_KINDS = frozenset({"summit", "bilateral", "trilateral"})
"""Kinds of known meetings that a claim about a summit counts; talks beside a conference are none."""


def find_first_since_conflicts(case: Case) -> Iterator[Conflict]:
    """A meeting called the first since some time, though the same parties met in between.

    Compares the claim ("their first meeting since May 2027", "had not met since …", "the first talks in six years",
    "they last met in …") with other meetings of the same parties that the pages date, and with the record of known
    meetings of leaders, also those of your own record (`--record`); and two such claims about one meeting that count
    from two years.

    Silent where the claim or the meeting is of another level (leaders, ministers), is limited to a place, a form or a
    topic, is quoted or reported speech, and for the first meeting of a day, a tour or a term.

    Fires: "It was the first contact of Peru and Chile since 2029. … Peru and Chile had met in June 2030."
    Silent: "It was the first meeting of the leaders since 2029. … The foreign ministers had met in June 2030."
    """
    lexicon = case.lexicon
    claims = list(case.all(CLAIMS))
    meetings = _earlier_meetings(case) if claims else {}
    for claim in claims:
        keys = [claim.article.id, *sorted(claim.sides)[:1]]
        told = (
            t for key in keys for telling in meetings.get(key, ()) for t in _between(claim, telling, lexicon.check_cues)
        )
        against = next(told, None)
        if against:
            yield _against_page(claim, *against)
        elif known_meeting := _known_between(claim, lexicon):
            yield _against_record(claim, known_meeting)
    for one, other in combinations(claims[:MOST_CLAIMS], 2):
        if _count_apart(one, other):
            yield _two_claims(one, other)
    yield from _occasions_apart(case)


RULE = Rule(
    "first_since", "first_since", find_first_since_conflicts, one_story=True, reads=(CLAIMS, TELLINGS, OCCASIONS)
)


def _occasions_apart(case: Case) -> Iterator[Conflict]:
    """Claims, as the parses have them, against what was done after the time from which they count."""
    for alike in together(case.all(OCCASIONS), lambda o: o.doing, MOST_OCCASIONS).values():
        for claim in (o for o in alike if o.sort != "told"):
            rival = next((o for o in alike if _is_elsewhere(claim, o) and belies(claim, o) and of_one_kind(claim, o)), None)
            if rival is not None:
                yield _against_occasion(claim, rival)
    for claim in case.all(OCCASIONS):
        if (meeting := _recorded_after(claim, case.lexicon)) is not None:
            yield _against_record(claim, meeting)


def _recorded_after(claim: Occasion, lexicon: Lexicon) -> Meeting | None:
    """The first meeting on record of two people after the one, also on record, from which a claim counts by its place
    and time ("since Oslo in May 2021")."""
    if claim.doing != "contact" or claim.sort == "told" or claim.where is None or not claim.earliest or not claim.latest:
        return None
    if claim.forms or claim.limits or claim.level not in (None, "leaders"):
        return None
    named = {a.id for a in claim.article.annotated.actors}
    first = [
        m
        for m in lexicon.meetings
        if m.place == claim.where and len(m.participants) == 2 and m.within(claim.earliest, claim.latest)
    ]
    if len(first) != 1 or not first[0].participants & named or not claim.people <= first[0].participants:
        return None
    until = date.fromisoformat(claim.until)
    start, end = (date.fromisoformat(claim.latest) + days(1)).isoformat(), (until - days(TWO_DAYS_OF_ONE)).isoformat()
    later = lexicon.meetings.between(first[0].participants, start, end) if start < end else ()
    return next((m for m in later if m.kind in IN_PERSON), None)


def _is_elsewhere(claim: Occasion, other: Occasion) -> bool:
    return claim.article.id != other.article.id or claim.sentence != other.sentence


def _against_occasion(claim: Occasion, other: Occasion) -> Conflict:
    since = f"none after {claim.latest}" if claim.latest else "never before"
    return RULE.conflict(
        "medium",
        (on_page(claim.article, claim.span, since), on_page(other.article, other.span, f"done by {other.latest}")),
        f"One place tells something as not done {'after ' + claim.latest if claim.latest else 'before'}, another as "
        f"done by {other.latest}.",
    )


def _count_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims about one meeting count from two times, more than a year apart."""
    if one.limited or other.limited or one.sentence == other.sentence or not near_pages(one.article, other.article):
        return False
    if one.level and other.level and one.level != other.level:
        return False
    same = len(one.sides) > 1 and one.sides == other.sides and not (one.people and other.people - one.people)
    return same and abs((one.since - other.since).days) > A_YEAR and abs((one.until - other.until).days) < A_YEAR


def _two_claims(one: Claim, other: Claim) -> Conflict:
    evidence = tuple(on_page(c.article, c.span, f"none after {c.since.isoformat()}") for c in (one, other))
    words = (
        f"One meeting is told as the first since {write_day(one.since)} at the latest in one place, and since "
        f"{write_day(other.since)} in another."
    )
    return RULE.conflict("medium", (evidence[0], evidence[1]), words)


def _earlier_meetings(case: Case) -> dict[str, list[Telling]]:
    """The tellings of meetings that were over before, by page and by each side."""
    cues = case.lexicon.check_cues
    found: list[tuple[str, Telling]] = []
    for telling in case.all(TELLINGS):
        if telling.form == "signing" or cues.has("speech", telling.words) or cues.has("prospect", _dated_part(telling)):
            continue
        if cues.has("met_before", telling.words):
            found += ((key, telling) for key in (telling.article.id, *sorted(telling.near)))
    return {key: [telling for _, telling in alike] for key, alike in together(found, itemgetter(0)).items()}


def _dated_part(telling: Telling) -> str:
    """The clause of a telling up to the end of its last time: what follows tells of what came of it."""
    times = telling.article.annotated.times_in(telling.clause)
    end = max((t.span.end for t in times), default=telling.clause.end)
    return telling.article.text[telling.clause.start : max(end, telling.word.end)]


def _between(claim: Claim, telling: Telling, cues: CheckCues) -> Iterator[tuple[Telling, date]]:
    """The days of a meeting of the claim's parties between the beginning and the meeting of the claim."""
    here = telling.article.id == claim.article.id and telling.sentence == claim.sentence
    if claim.people and level_of(telling.words) == "officials" and claim.level != "officials":
        return  # "their envoys had met" is no meeting of the two
    if claim.limited or here or not (_same(claim, telling) or _told_on(claim, telling, cues)):
        return
    for time in telling.article.annotated.times_in(telling.clause):
        if not _is_its_time(telling, time, cues):
            continue
        interval = Interval.of_timex(time)
        start, end = iso_day(interval.earliest), iso_day(interval.latest)
        same_page = telling.article.id == claim.article.id
        until = claim.until - days(BEFORE_CLAIM if same_page else TWO_DAYS_OF_ONE)
        if start and end and start > claim.since and end < until:
            yield telling, end


def _is_its_time(telling: Telling, time: Timex, cues: CheckCues) -> bool:
    """Whether a time is that of the meeting: its one day, or else a time that no clause parts from it."""
    if telling.when.day:
        return iso_day(Interval.of_timex(time).day) == iso_day(telling.when.day)
    low, high = sorted((telling.word, time.span))
    return not cues.has("barrier", telling.article.text[low.end : high.start])


def _same(claim: Claim, telling: Telling) -> bool:
    if len(claim.people) > 1 and len(telling.people) > 1:
        fits = claim.people <= telling.people
    elif len(claim.sides) > 1 and len(telling.near) > 1:
        fits = claim.sides == telling.near
    else:
        fits = claim.article.id == telling.article.id and (len(claim.sides) < 2 or claim.of_page)
        fits = fits and not telling.near
    return fits and not (claim.level and claim.level != (level_of(telling.words) or claim.level))


def _told_on(claim: Claim, telling: Telling, cues: CheckCues) -> bool:
    """Whether a telling next to the claim speaks of the claim's parties as "they" or "the two leaders"."""
    if claim.article.id != telling.article.id or len(telling.people) > 1 or not cues.has("the_two", telling.words):
        return False
    low, high = sorted((claim.sentence, telling.sentence))
    return len(telling.article.text[low.end : high.start].strip()) == 0


def _against_page(claim: Claim, telling: Telling, day: date) -> Conflict:
    within = claim.article.id == telling.article.id
    return RULE.conflict(
        "medium",
        (
            on_page(claim.article, claim.span, f"none after {claim.since.isoformat()}"),
            on_page(telling.article, telling.clause, f"met by {day.isoformat()}"),
        ),
        f"{'The page' if within else 'One page'} counts no such meeting between {write_day(claim.since)} and "
        f"{write_day(claim.until)}, but {'it' if within else 'another'} tells of one, over by {write_day(day)}.",
    )


def _known_between(claim: Claim, lexicon: Lexicon) -> Meeting | None:
    """The first meeting on record of the two people of a claim between its beginning and the meeting it speaks of."""
    if claim.limited or claim.level in ("ministers", "officials"):
        return None
    start, end = claim.since + days(1), claim.until - days(BEFORE_CLAIM)
    doubtful = claim.until - days(TWO_DAYS_OF_ONE)
    words = claim.span.of(claim.article.text).lower()
    kinds = SUMMIT_KINDS if "summit" in words.split("since")[0] and "meeting" not in words else IN_PERSON
    known_meetings = (m for m in _of_claim(claim, start.isoformat(), end.isoformat(), lexicon) if m.kind in kinds)
    return next((m for m in known_meetings if (day := iso_day(m.start)) and not (m.told and day >= doubtful)), None)


def _of_claim(claim: Claim, start: str, end: str, lexicon: Lexicon) -> Iterable[Meeting]:
    """The meetings on record of the two people of a claim, or of the leaders of its two states where it names none."""
    if claim.of_page and claim.level == "leaders" and len(claim.sides) == 2:
        return (m for m in lexicon.meetings if m.within(start, end) and claim.sides <= _states(m, lexicon))
    return lexicon.meetings.between(claim.people, start, end) if len(claim.people) == 2 else ()


def _states(meeting: Meeting, lexicon: Lexicon) -> frozenset[str]:
    entries = (lexicon.actors.get(who) for who in meeting.participants)
    return frozenset(e.actor.country for e in entries if e is not None and e.actor.country)


def _against_record(claim: Claim | Occasion, meeting: Meeting) -> Conflict:
    day = iso_day(meeting.start)
    since = claim.since if isinstance(claim, Claim) else date.fromisoformat(claim.latest or claim.until)
    assert day is not None
    told = f"The same two met on {write_day(day)} ({meeting.name})."
    return RULE.conflict(
        "medium",
        (
            on_page(claim.article, claim.span, f"none after {since.isoformat()}"),
            known(told, _source(meeting), day.isoformat()),
        ),
        f"The page counts no such meeting of the two after {write_day(since)}, but they met on {write_day(day)} "
        f"({meeting.name}).",
        scope="record",
    )


def _source(meeting: Meeting) -> str:
    return meeting.source if meeting.told else f"record of meetings: {meeting.source}"
