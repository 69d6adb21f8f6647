"""What each party last said on each issue in each negotiation, since when, on what condition, and how it moved."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.lexicon.lexicon import Lexicon
from truceline.model.interval import Interval
from truceline.model.interval_moments import days_between
from truceline.model.statement import Statement
from truceline.trace.content import Stand
from truceline.trace.negotiations import Concern, Negotiations, apart
from truceline.trace.outlook import AGAINST, FOR, party_name
from truceline.trace.sources import Source, Sources
from truceline.trace.stands import describe_stand
from truceline.trace.words import label

Movement = Literal["turned round", "changed", "says both"]

OUT_OF_OFFICE = 365
"""Days after the end of a person's last known office from which what the person says is no state's position."""

LOOKS_BACK = re.compile(r"\bhad (?:[a-z]{2,15} ){0,2}$")
AT_HAND = ("positions.promise.", "positions.duty.", "positions.offer.adjective.")
"""Rules that find what somebody will or must do where no step is named."""

NO_ISSUE = "other_condition"
"""A step in the text's own words: two of them are seldom the same thing."""
SILENT = ("denied", "unreported", "historical")
"""Statuses of positions that nobody holds now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A party's last word on an issue in one negotiation, and the one before where it said otherwise.

    `over` names with whom, or over whom, that is: empty where the party speaks on the issue in one negotiation alone.
    `said` is the day of the last word (ISO 8601), `age` the days from it to the last day known. `condition` quotes
    what it depends on. `movement` is null where the party said one thing all along, or said it once.
    """

    issue: str
    words: str
    over: tuple[str, ...]
    latest: Stand
    said: str | None
    age: int | None
    condition: str | None
    movement: Movement | None
    earlier: Stand | None
    earlier_said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The positions of one party, and in words the issues on which no statement of it was found."""

    party: str
    positions: tuple[Position, ...]
    silent_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Parties by issues; those who say most come first. `as_of` is the last day known, `issues` are in words."""

    as_of: str | None
    issues: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class _Said:
    """A position with the day on which it was said: as the text tells, else when the page became known."""

    page: Source
    statement: Statement
    day: str
    concern: Concern

    @property
    def order(self) -> tuple[str, int, int]:
        return self.day, self.page.number, self.statement.span.start


def find_positions(sources: Sources, lexicon: Lexicon, as_of: str | None) -> Positions:
    """Put the positions of each side under the issues of the case, the last of each against the one before."""
    told: defaultdict[str, defaultdict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    negotiations = sources.once(Negotiations)
    for page, s in sources.statements():
        if s.kind == "position" and s.stance and s.status not in SILENT and (issue := _issue(s)):
            for side, holder in {_side(h, page, sources, lexicon): h for h in reversed(s.holders)}.items():
                said = _Said(page, s, _day(page, s), negotiations.of(page, s, holder))
                told[side][issue].append(said)
    asked = Counter(issue for by_issue in told.values() for issue, said in by_issue.items() for _ in said)
    issues = {issue: _words(issue) for issue, _ in asked.most_common()}
    rows = [
        Row(
            party=party_name(side, sources, lexicon),
            positions=tuple(
                p
                for issue in issues
                if issue in by_issue
                for p in _positions(issue, by_issue[issue], side, sources, lexicon, as_of)
            ),
            silent_on=tuple(words for issue, words in issues.items() if issue not in by_issue),
        )
        for side, by_issue in sorted(told.items(), key=lambda item: -sum(map(len, item[1].values())))
    ]
    return Positions(as_of=as_of, issues=tuple(issues.values()), rows=tuple(rows))


def _side(holder: str, page: Source, sources: Sources, lexicon: Lexicon) -> str:
    """For whom somebody speaks: a person whose last office was over long before the page speaks for nobody else."""
    tenures = lexicon.offices.held_by(holder)
    day = page.speaks_on
    if not tenures or day is None or any(t.end is None for t in tenures):
        return sources.side(holder)
    last = max(t.end for t in tenures if t.end is not None)
    since = days_between(last, day)
    return holder if since is not None and since > OUT_OF_OFFICE else sources.side(holder)


def _positions(
    issue: str, told: Sequence[_Said], side: str, sources: Sources, lexicon: Lexicon, as_of: str | None
) -> Iterator[Position]:
    """The last word on an issue in each negotiation, that of which most is told first."""
    groups = sorted(apart(told, lambda said: said.concern), key=lambda g: -len(g))
    for group in groups:
        last = max(group, key=lambda said: said.order)
        others = sorted(last.concern.core - {side}) if len(groups) > 1 else []
        yield _position(issue, group, tuple(party_name(o, sources, lexicon) for o in others), sources, as_of)


def _issue(s: Statement) -> str | None:
    """The step that a position is on, or else its issue.

    None for an offer or duty on what is at hand: the issue stands somewhere in its words, and which way it goes they
    alone tell ("vowed to keep fighting" is no offer on a truce).
    """
    step = s.on.step if s.on else None
    if step is None and s.rule.startswith(AT_HAND) and (s.stance == "offers" or ".duty." in s.rule):
        return None
    return step if step and step != NO_ISSUE else s.issue


def _words(issue: str) -> str:
    words = label("steps", issue)
    return words if words != issue.replace("_", " ") else label("issues", issue)


def _day(page: Source, s: Statement) -> str:
    """The day on which a position was said; none where a text looks back at it ("had demanded") and gives no day."""
    said = Interval.of_edtf(s.said).latest
    before = page.coded.text[s.span.start : s.trigger.start]
    return said[:10] if said else "" if LOOKS_BACK.search(before) else (page.speaks_on or "")


def _position(
    issue: str, told: Sequence[_Said], over: tuple[str, ...], sources: Sources, as_of: str | None
) -> Position:
    *before, last = sorted(told, key=lambda said: said.order)
    earlier = next((e for e in reversed(before) if _moved(e.statement, last.statement, sources)), None)
    same = [(t.page, t.statement) for t in reversed(before) if _says_the_same(t.statement, last.statement)]
    return Position(
        issue=issue,
        words=_words(issue),
        over=over,
        latest=describe_stand([(last.page, last.statement), *same], sources),
        said=last.day or None,
        age=days_between(last.day, as_of),
        condition=_condition(last),
        movement=_movement(earlier, last) if earlier else None,
        earlier=describe_stand([(earlier.page, earlier.statement)], sources) if earlier else None,
        earlier_said=(earlier.day or None) if earlier else None,
    )


def _condition(said: _Said) -> str | None:
    """The words of the statement that a position depends on."""
    found = (s for s in said.page.coded.statements if s.id == said.statement.condition)
    return next((s.span.of(said.page.coded.text) for s in found), None)


def _moved(one: Statement, other: Statement, sources: Sources) -> bool:
    """Whether two positions of one party on one issue differ: in what it wants, or in who is to do it, for whom, where.

    What one of them leaves open is no difference, nor what it would do itself, nor what holds on a condition only or is
    on no step.
    """
    if _leaning(one) != _leaning(other):
        vague = not (one.on and one.on.step and other.on and other.on.step)
        if vague or "conditional" in (one.status, other.status):
            return False
        return None not in (_leaning(one), _leaning(other))
    return any(_differ(a, b) for a, b in _slots(one, other, sources))


def _says_the_same(one: Statement, other: Statement) -> bool:
    """Whether two positions have one holder, one stance and one object, so that their reports tell one thing."""
    return (one.holders, one.stance, one.on) == (other.holders, other.stance, other.on)


def _slots(one: Statement, other: Statement, sources: Sources) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    a, b = one.on, other.on
    if a is not None and b is not None:
        own = frozenset(map(sources.side, (*one.holders, *other.holders)))
        yield frozenset(map(sources.side, a.by)) - own, frozenset(map(sources.side, b.by)) - own
        yield frozenset(map(sources.side, a.for_)), frozenset(map(sources.side, b.for_))
        one_place, other_place = (p.casefold().removeprefix("the ") for p in (a.place or "", b.place or ""))
        if one_place not in other_place and other_place not in one_place:  # "Gaza" is in "the Gaza Strip"
            yield frozenset((one_place,)), frozenset((other_place,))


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and a.isdisjoint(b)


def _leaning(s: Statement) -> bool | None:
    """Whether a position is for what it is on; null where it only considers it."""
    leaning = True if s.stance in FOR else False if s.stance in AGAINST else None
    against = (s.on is not None and s.on.negated) != (s.factuality == "CT-")
    return leaning if leaning is None or not against else not leaning


def _movement(earlier: _Said, last: _Said) -> Movement:
    """A party that says both on one day contradicts itself, or two of its people do."""
    if _leaning(earlier.statement) == _leaning(last.statement):
        return "changed"
    return "turned round" if earlier.day and earlier.day < last.day else "says both"
