"""Claims to be the first, the last or none since a time, against what was done after that time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from truceline.check.alike import are_near
from truceline.check.case import Case
from truceline.check.claims import CLAIMS, IN_PERSON, Claim
from truceline.check.compare import together
from truceline.check.days import days, iso_day, write_day, write_iso
from truceline.check.lines import OPENINGS
from truceline.check.one_occasion import belies, of_one_kind
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.meetings import Meeting
from truceline.link.occasions import OCCASIONS, Occasion
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

BEFORE_CLAIM = 7
"""Days before the meeting of the claim: what lies nearer may be a part of it."""
MOST_OCCASIONS = 80
"""Occasions of a kind that are held against each other."""
NEWS = 10
"""Days between two pages of one story."""
TWO_DAYS_OF_ONE = 62
"""The same between pages, which may give one meeting two days; then that is the conflict."""
SUMMIT_KINDS = frozenset({"summit", "bilateral", "trilateral"})
"""Kinds of known meetings that a claim about a summit counts; talks beside a conference are none."""


def find_first_since_conflicts(case: Case) -> Iterator[Conflict]:
    """Something told as the first, the last or not done since some time, though it was done in between.

    Compares claims ("the first talks in six years", "had not met since May 2027", "they last met in …", "a nine-year
    pause in the talks", "no relations since …", "never before had …") with other claims about the same kind of doing
    (contacts, visits, accords, truces, exchanges, walkouts, flights, or what a verb and its noun name) that count from
    another time, with plain tellings of it that have a time, and, where leaders met, with the record of known meetings,
    also those of your own record (`--record`).

    Silent where both can be so: where the claim counts from something else ("since the war began"), names a rank
    (leaders, ministers), a form (direct, formal), a scope ("on this soil", "by a woman") or a topic that the other does
    not have, where the parties are others, for a difference that "in ten years" allows, and for quotations.

    Fires: "It was the first contact of Peru and Chile since 2029. … Peru and Chile had met in June 2030."
    Silent: "It was the first meeting of the leaders since 2029. … The foreign ministers had met in June 2030."
    """
    told = set[tuple[str, Span]]()
    for claim, other in _occasions_apart(case):
        told.add((claim.article.id, claim.sentence))
        yield _against_occasion(claim, other)
    for on_record, meeting in _recorded_between(case):
        if (on_record.article.id, on_record.sentence) not in told:
            told.add((on_record.article.id, on_record.sentence))
            yield _against_record(on_record, meeting)


RULE = Rule("first_since", "first_since", find_first_since_conflicts, reads=(CLAIMS, OCCASIONS, OPENINGS))


def _occasions_apart(case: Case) -> Iterator[tuple[Occasion, Occasion]]:
    """Claims with the first occasion, told or claimed, that lies after the time from which they count."""
    for alike in together(case.all(OCCASIONS), lambda o: o.doing, MOST_OCCASIONS).values():
        for claim in (o for o in alike if o.sort != "told"):
            rivals = (
                o
                for o in alike
                if _is_elsewhere(claim, o) and belies(claim, o) and of_one_kind(claim, o, case.lexicon.occasions)
            )
            rivals = (o for o in rivals if _are_of_one_story(case, claim, o))
            if (rival := next(rivals, None)) is not None:
                yield claim, rival


def _are_of_one_story(case: Case, claim: Occasion, other: Occasion) -> bool:
    """Whether two occasions stand in one page or in two of one story: alike at their beginnings, or of about one time
    and with two parties in common, which for a plain telling are those that either occasion names."""
    one, two = claim.article, other.article
    if one.id == two.id or case.may_be_one_story(one, two):
        return True
    if not are_near(one, two, NEWS):
        return False
    shared, named = _sides_of(one) & _sides_of(two), claim.sides | other.sides
    if other.sort == "told":
        return len(shared) > 1 and named <= shared
    return len(shared) > 1 or bool(named and claim.sides == other.sides)


def _sides_of(article: CodedArticle) -> frozenset[str]:
    """The states and groups of the actors that a page names."""
    return frozenset(a.country or a.id for a in article.annotated.actors if a.kind not in ("other", "people"))


def _recorded_between(case: Case) -> Iterator[tuple[Claim | Occasion, Meeting]]:
    """Claims with a meeting on record after the time from which they count."""
    for claim in case.all(CLAIMS):
        if (meeting := _known_between(claim, case.lexicon)) is not None:
            yield claim, meeting
    for occasion in case.all(OCCASIONS):
        if (meeting := _recorded_after(occasion, case.lexicon)) is not None:
            yield occasion, meeting


def _recorded_after(claim: Occasion, lexicon: Lexicon) -> Meeting | None:
    """The first meeting on record of two people after the one, also on record, from which a claim counts by its place
    and time ("since Oslo in May 2021")."""
    if (
        claim.doing != "contact"
        or claim.sort == "told"
        or claim.where is None
        or not claim.earliest
        or not claim.latest
    ):
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
        f"One place has it that there was none {'after ' + write_iso(claim.latest) if claim.latest else 'before'}, "
        f"another that there was one by {write_iso(other.latest)}.",
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
