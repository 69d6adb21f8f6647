"""One meeting that two pages tell otherwise: a round of talks by its number, or what two sides held on one day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from truceline.check.case import Case
from truceline.check.compare import page_date, together
from truceline.check.days import day_of, iso_day, write_day, write_iso
from truceline.check.lengths import DAYS_OF, LENGTHS, Length
from truceline.check.rule import Rule, on_page
from truceline.check.teams import HEADS, Head
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.numerals import ORDINALS, any_of, read_ordinal, up_to
from truceline.lexicon.phrases import cued
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.conflict import Conflict, ConflictKind, Evidence, Severity
from truceline.model.spans import Span
from truceline.model.statement import Statement

State = Literal["held", "planned", "off"]

ROUND = cued(
    rf"\b(?P<rank>{any_of(up_to(ORDINALS, 13))}|\d{{1,2}}(?:st|nd|rd|th))"
    r"(?: (?!and\b|or\b)[\w’'-]+){0,4}? round\b(?!s)",
    "round",
    flags=re.IGNORECASE,
)
"""A round with its number: "the fourth round of talks", "a fifth indirect negotiating round"."""
SERIES = 45
"""Days between two pages that count rounds of one series."""
AT_ONCE = 3
"""The same for two pages that tell of one plan."""
LASTED = re.compile(r"\b(?:lasted|(?:went|goes) on for|ran for|met for|sat for|took)(?: \w+){0,3} \Z", re.IGNORECASE)
LASTED_REACH = 60
"""Code points from "lasted" to the length."""
IN = re.compile(r"\b(?:in|at)(?: the)?(?: [\w’'-]+){0,4} \Z", re.IGNORECASE)
IN_REACH = 50
"""Code points from "in" to the name of a place: "in the Omani capital Muscat"."""
REMOTE = ("phone", "video")
"""Formats of contacts that are no meetings."""


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """What one page says of one meeting of some sides: its number in a series, day (ISO 8601), place and length.

    `own` says that the page tells it in its own voice; `long` that its words let it take more than a day; `heads` led
    the teams, where the page tells of one meeting alone.
    """

    article: CodedArticle
    span: Span
    sides: frozenset[str]
    people: frozenset[str]
    rank: int | None
    state: State
    own: bool
    day: str | None
    place: str | None
    length: Span | None
    least: float
    most: float
    long: bool
    heads: tuple[Head, ...]


def find_meeting_conflicts(case: Case) -> Iterator[Conflict]:
    """One meeting of the same sides, told by two pages with two days, places or lengths, or as held and as called off.

    Compares between pages what they say of a round of talks with one number, and of what the same sides held on one
    day: its day, its town, its number, how long it lasted, who led its teams, whether it took place; and a plan with
    what a later page tells that is silent on the change (a superseded plan).

    Silent where neither page speaks in its own voice, for calls, other people, days of meetings that open, go on, end
    or take a night, towns of the country that the other page names, rounded lengths, series that lie 45 days apart, and
    where a page tells of a change.

    Fires: "Oru and Vesk held the third round of talks on 3 May 2031." / "The third round of talks between Oru and Vesk
    took place on 5 May 2031."
    Silent: "Oru and Vesk held the third round of talks on 3 May 2031." / "The fourth round of talks between Oru and
    Vesk took place on 5 May 2031."
    """
    cues, told = case.lexicon.check_cues, list(case.all(MEETINGS_TOLD))
    by_rank = together((t for t in told if t.rank), lambda t: (t.sides, t.rank))
    by_day = together((t for t in told if t.day and t.state == "held"), lambda t: (t.sides, t.day))
    seen: set[tuple[str, str, ConflictKind]] = set()
    for alike in (*by_rank.values(), *by_day.values()):
        for one, other in combinations(alike, 2):
            if not _may_be_one(one, other):
                continue
            for found in _rivals(one, other, case, cues):
                key = (one.article.id, other.article.id, found.kind)
                if key not in seen:
                    seen.add(key)
                    yield found


def _may_be_one(one: MeetingTold, other: MeetingTold) -> bool:
    """Whether two pages of about one time, one of them in its own voice, may tell of one meeting of the same people."""
    days = page_date(one.article), page_date(other.article)
    if one.article.id == other.article.id or days[0] is None or days[1] is None or not (one.own or other.own):
        return False
    others = one.people and other.people and one.people.isdisjoint(other.people)
    return not others and abs((days[1] - days[0]).days) <= SERIES


def _rivals(one: MeetingTold, other: MeetingTold, case: Case, cues: CheckCues) -> Iterator[Conflict]:
    first, second = sorted((one, other), key=lambda t: (page_date(t.article) or date.min, t.article.id))
    states = {first.state, second.state}
    if states == {"held"}:
        yield from _held_twice(first, second, case)
    elif states == {"held", "off"}:
        yield from _held_and_off(first, second)
    elif not any(cues.has("moved", t.article.text) for t in (first, second)):
        if states == {"planned"}:
            yield from _planned_twice(first, second, case)
        elif (first.state, second.state) == ("planned", "held"):
            yield from _overtaken(first, second, case)


def _held_twice(one: MeetingTold, other: MeetingTold, case: Case) -> Iterator[Conflict]:
    severity: Severity = "high" if one.own and other.own else "medium"
    if one.day and other.day and one.day != other.day and not (one.long or other.long):
        words = f"Two pages date one and the same meeting to {write_iso(one.day)} and to {write_iso(other.day)}."
        yield _between("date", one, other, severity, words, _day)
    if one.day == other.day and one.rank and other.rank and one.rank != other.rank:
        words = f"One meeting of {write_iso(one.day)} is called round {one.rank} and round {other.rank}."
        yield _between("first_since", one, other, "medium", words, lambda t: str(t.rank))
    yield from _in_two_places(one, other, case, severity)
    yield from _led_by_two(one, other, severity)
    if one.length and other.length and (one.most < other.least or other.most < one.least):
        lengths = [t.length.of(t.article.text) for t in (one, other) if t.length]
        words = (
            f"One and the same meeting lasts {lengths[0]} in one page and {lengths[1]} in another: more than rounding."
        )
        spans = [on_page(t.article, t.length, t.length.of(t.article.text)) for t in (one, other) if t.length]
        yield RULE.conflict("medium", (spans[0], spans[1]), words, kind="duration")


def _led_by_two(one: MeetingTold, other: MeetingTold, severity: Severity) -> Iterator[Conflict]:
    """Two people of whom two pages say that they led the team of one side."""
    for side in sorted(one.sides & other.sides):
        first, second = ([h for h in told.heads if h.side == side] for told in (one, other))
        if first and second and {h.person for h in first}.isdisjoint(h.person for h in second):
            names = first[0].name, second[0].name
            words = f"Two pages let two people lead one team in one and the same meeting: {names[0]} and {names[1]}."
            evidence = (on_page(one.article, first[0].span, names[0]), on_page(other.article, second[0].span, names[1]))
            yield RULE.conflict(severity, evidence, words, kind="participants")


def _in_two_places(one: MeetingTold, other: MeetingTold, case: Case, severity: Severity) -> Iterator[Conflict]:
    if one.place and other.place and _are_apart(one.place, other.place, case):
        names = [_named(t.place, case) for t in (one, other) if t.place]
        words = f"Two pages put one and the same meeting in {names[0]} and in {names[1]}."
        yield _between("place", one, other, severity, words, lambda t: _named(t.place or "", case))


def _held_and_off(one: MeetingTold, other: MeetingTold) -> Iterator[Conflict]:
    held, off = (one, other) if one.state == "held" else (other, one)
    written, day = page_date(off.article), iso_day(held.day)
    if day is not None and written is not None and written >= day and held.own and off.own:
        words = f"A page tells a meeting of {write_day(day)} as held that another page tells as called off."
        yield _between("status", held, off, "high", words, lambda t: t.state)


def _planned_twice(one: MeetingTold, other: MeetingTold, case: Case) -> Iterator[Conflict]:
    days = page_date(one.article), page_date(other.article)
    if days[0] is None or days[1] is None or (days[1] - days[0]).days > AT_ONCE:
        return
    if one.day and other.day and one.day != other.day and not (one.long or other.long):
        words = (
            f"Two pages of one time plan one and the same meeting for {write_iso(one.day)} and {write_iso(other.day)}."
        )
        yield _between("date", one, other, "medium", words, _day)
    yield from _in_two_places(one, other, case, "medium")


def _overtaken(plan: MeetingTold, held: MeetingTold, case: Case) -> Iterator[Conflict]:
    """A plan against what a later page tells, which is silent on the change."""
    written, planned = page_date(held.article), iso_day(plan.day)
    if planned is not None and written is not None and written < planned:
        return
    rivals: list[tuple[ConflictKind, str, str]] = []
    if plan.day and held.day and plan.day != held.day and not (plan.long or held.long):
        rivals.append(("date", write_iso(plan.day), write_iso(held.day)))
    if plan.place and held.place and _are_apart(plan.place, held.place, case):
        rivals.append(("place", _named(plan.place, case), _named(held.place, case)))
    for kind, before, after in rivals:
        words = (
            f"A page of {write_iso(plan.article.article.published)} has a meeting planned: {before}; a page of "
            f"{write_iso(held.article.article.published)} tells it otherwise: {after}, and is silent on the change."
        )
        evidence = (_evidence(plan, f"{before}, planned"), _evidence(held, after))
        yield RULE.conflict("medium", evidence, words, kind=kind, class_="superseded_plan")


def _are_apart(one: str, other: str, case: Case) -> bool:
    """Whether two places are two towns, of which none is the other's country."""
    places = [case.lexicon.places.get(p) for p in (one, other)]
    if one == other or any(p is None or p.place.country is None for p in places):
        return False
    return all(p is not None and p.kind == "city" for p in places)


def _named(place: str, case: Case) -> str:
    entry = case.lexicon.places.get(place)
    return entry.place.name if entry else place


def _day(told: MeetingTold) -> str:
    return told.day or ""


def _between(
    kind: ConflictKind,
    one: MeetingTold,
    other: MeetingTold,
    severity: Severity,
    words: str,
    value: Callable[[MeetingTold], str],
) -> Conflict:
    evidence = (_evidence(one, value(one)), _evidence(other, value(other)))
    return RULE.conflict(severity, evidence, words, kind=kind)


def _evidence(told: MeetingTold, value: str) -> Evidence:
    return on_page(told.article, told.span, value)


def _told(items: Items) -> Iterator[MeetingTold]:
    """The meetings of an article; who led its teams only where it tells of one meeting of some sides."""
    told = list(_each(items))
    held = Counter(sides for sides, _, _ in {(t.sides, t.rank, t.day) for t in told if t.state == "held"})
    yield from (t if held[t.sides] == 1 else replace(t, heads=()) for t in told)


def _each(items: Items) -> Iterator[MeetingTold]:
    """The meetings of an article by the statements that tell of them, and rounds that its sentences number."""
    article = items.article
    stated = [s for s in article.statements if s.kind == "event" and s.type == "CONSULT" and s.format not in REMOTE]
    of_two = {sides for s in (*stated, *_refusals(article)) if len(sides := _sides_in(article, s)) > 1}
    ranked: set[int] = set()
    for s in stated:
        state = _state_of(s)
        sides = _sides_in(article, s)
        rank = _rank_in(article, s.span)
        if rank and len(sides) < 2 and len(of_two) == 1:  # "the fourth round", of the only two sides of the page
            sides = next(iter(of_two))
        if state is None or len(sides) < 2 or in_quotation(article, s.trigger):
            continue
        ranked.add(s.sentence)
        yield _meeting(items, s.span, sides, rank, state, s)
    if len(of_two) == 1:
        yield from _numbered(items, next(iter(of_two)), ranked)


def _refusals(article: CodedArticle) -> Iterator[Statement]:
    """The positions of an article on talks, whose sides are those who would talk."""
    return (s for s in article.statements if s.kind == "position" and s.on is not None and s.on.step == "peace_talks")


def _numbered(items: Items, sides: frozenset[str], stated: set[int]) -> Iterator[MeetingTold]:
    """The rounds that sentences without a statement number, of the only two sides of the page."""
    article, cues = items.article, items.lexicon.check_cues
    for match in ROUND.find_in_paragraphs(article.text):
        word = Span(*match.span())
        sentence = article.annotated.sentence_at(word.start)
        if sentence is None or sentence.index in stated or in_quotation(article, word):
            continue
        clause = clause_span(article.text, sentence.span, word)
        words = clause.of(article.text)
        off, coming = cues.has("called_off", words), cues.has("awaits", words) or cues.has("prospect", words)
        held = cues.has("past_events", words) or cues.has("meeting_held", words)
        state: State | None = "off" if off else "planned" if coming else "held" if held else None
        if state is not None and (rank := _rank_in(article, clause)):
            yield _meeting(items, clause, sides, rank, state, None)


MEETINGS_TOLD = Kind("meetings told", _told)  # read anew: it goes by statements, and is cheap
RULE = Rule(
    "same_meeting",
    "date",
    find_meeting_conflicts,
    ("place", "duration", "status", "first_since"),
    reads=(MEETINGS_TOLD,),
)


def _sides_in(article: CodedArticle, s: Statement) -> frozenset[str]:
    """The sides that take part in a contact; of a mediation those whom it brings together."""
    taking_part = s.recipients if s.mode == "third-party" else (*s.actors, *s.recipients, *(s.on.by if s.on else ()))
    return sides_of(article, (a for a in taking_part if a not in (*s.mediator, *s.host)))


def sides_of(article: CodedArticle, ids: Iterable[str]) -> frozenset[str]:
    """The states (ISO 3166-1 alpha-3) of some actors of an article; groups, and bodies of no state, by their ids."""
    actors = {a.id: a for a in article.annotated.actors}
    known = (actors[i] for i in ids if i in actors)
    return frozenset(a.id if a.kind in ("armed_group", "organisation") else a.country or a.id for a in known)


def _state_of(s: Statement) -> State | None:
    if any(level.role == "denies" for level in s.attribution) or s.status == "denied":
        return None
    if s.factuality == "CT-":
        return "off" if s.status in ("planned", "occurred") else None
    if s.status in ("occurred", "historical") and s.factuality == "CT+":
        return "held"
    return "planned" if s.status == "planned" else None


def _rank_in(article: CodedArticle, span: Span) -> int | None:
    """The number of the round that a clause tells of; None where it numbers none or several."""
    ranks = {m["rank"].lower() for m in ROUND.regex.finditer(article.text, *span)}
    return read_ordinal(ranks.pop()) if len(ranks) == 1 else None


def _meeting(
    items: Items, span: Span, sides: frozenset[str], rank: int | None, state: State, s: Statement | None
) -> MeetingTold:
    article, cues = items.article, items.lexicon.check_cues
    sentence = sentence_span(article, span.start)
    length = _length_behind(items, sentence) if state == "held" else None
    least, most = length.of_a_meeting if length else (0.0, 0.0)
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    heads = tuple(h for h in items.of(HEADS) if h.side in sides) if state == "held" else ()
    return MeetingTold(
        article=article,
        span=span,
        sides=sides,
        people=frozenset(people & {*s.actors, *s.recipients}) if s else frozenset(),
        rank=rank,
        state=state,
        own=not s.attribution if s else not cues.has("speech", sentence.of(article.text)),
        day=_day_in(article, span, s, state),
        place=_place_in(article, span, s),
        length=length.span if length else None,
        least=least,
        most=most,
        long=cues.has("of_many_days", span.of(article.text)),
        heads=heads,
    )


def _day_in(article: CodedArticle, span: Span, s: Statement | None, state: State) -> str | None:
    """The one day of a meeting, which what was held has behind it."""
    if s is not None:
        found = iso_day(s.date) if s.date and len(s.date) == len("2031-05-03") else None
    else:
        days = {d for t in article.annotated.times_in(span) if (d := day_of(t))}
        found = next(iter(days)) if len(days) == 1 else None
    written = page_date(article)
    if found is None or (state == "held" and written is not None and found > written):
        return None
    return found.isoformat()


def _place_in(article: CodedArticle, span: Span, s: Statement | None) -> str | None:
    """The one place in which a clause lets a meeting be."""
    if s is not None and s.place:
        return s.place
    places, text = {p.id for p in article.annotated.places}, article.text
    found = {
        m.of
        for m in article.annotated.mentions_in(span)
        if m.of in places and IN.search(text, max(span.start, m.span.start - IN_REACH), m.span.start)
    }
    return next(iter(found)) if len(found) == 1 else None


def _length_behind(items: Items, sentence: Span) -> Length | None:
    """How long a meeting lasted, by its own sentence or the next one of its paragraph: "It lasted four hours"."""
    text = items.article.text
    ends = text.find("\n", sentence.end)
    following = items.article.annotated.sentence_at(min(sentence.end + 1, len(text) - 1))
    last = following.span.end if following and (ends < 0 or following.span.start < ends) else sentence.end
    if following and ROUND.search(text, following.span.start, last):
        last = sentence.end
    lengths = [n for n in overlapping(items.of(LENGTHS), Span(sentence.start, last)) if n.unit not in DAYS_OF]
    lasting = [
        n for n in lengths if LASTED.search(text, max(sentence.start, n.span.start - LASTED_REACH), n.span.start)
    ]
    return lasting[0] if len(lasting) == 1 and not in_quotation(items.article, lasting[0].span) else None
