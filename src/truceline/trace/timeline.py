"""The timeline of a negotiation by two clocks: when things happened or were to happen, and when that was known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain
from typing import Literal

from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.statement import Statement
from truceline.trace.content import Happening, Report, Stand, State
from truceline.trace.corroboration import Corroboration, Rivals, corroborate
from truceline.trace.negotiations import Negotiations, are_one_negotiation
from truceline.trace.sources import Sources
from truceline.trace.states import is_background, is_reached, state_of

Outcome = Literal["held", "not held", "no statement found", "told afterwards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """From when a happening was told so: its state then, and the date (EDTF) then given for it."""

    known: str | None
    state: State
    date: str | None
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A happening with its history.

    `turns` are the first report and each that changed its state or date, as they became known; `reports` are all, also
    those that deny it; `corroboration` weighs those that tell it as the entry does. `outcome` says what became of a
    plan whose date has passed ("told afterwards" where pages tell of the plan only when it had); null where it was
    never told as a plan, or its time is still to come.
    """

    happening: Happening
    reports: tuple[Report, ...]
    turns: tuple[Turn, ...]
    outcome: Outcome | None
    corroboration: Corroboration


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day by which somebody wants something, and what became of it; `outcome` is null while it is to come."""

    stand: Stand
    due: str
    outcome: Outcome | None
    settled_by: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened, was planned or denied; `as_of` is the last day that is known (ISO 8601).

    `dated` is by date, `undated` in the order in which it became known, `background` what pages only look back at, by
    date. `passed` are the days by which something was wanted and that lie before `as_of`, or on which it is settled,
    `to_come` the others.
    """

    as_of: str | None
    dated: Sequence[TimelineEntry]
    undated: Sequence[TimelineEntry]
    background: Sequence[TimelineEntry]
    passed: Sequence[Deadline]
    to_come: Sequence[Deadline]

    @property
    def entries(self) -> Iterator[TimelineEntry]:
        """All happenings: those with a date, by it, then those without."""
        return chain(merge(self.dated, self.background, key=_by_date), self.undated)

    @property
    def deadlines(self) -> Iterator[Deadline]:
        """All days by which something was wanted, those that have passed first."""
        return chain(self.passed, self.to_come)


def last_known(sources: Sources) -> str | None:
    """The last day on which one of the pages speaks that say anything of the negotiation."""
    telling = (page.speaks_on for page in sources.pages if page.coded.statements)
    return max((day for day in telling if day), default=None)


def find_timeline(
    sources: Sources,
    happenings: Sequence[Happening],
    stands: Sequence[Stand],
    as_of: str | None,
    conflicts: Iterable[Conflict] = (),
) -> Timeline:
    """Put happenings in the order of their dates, each with how it came to be told, and deadlines with what became of
    them."""
    statements = {(page.coded.id, s.id): s for page, s in sources.statements()}
    alike: defaultdict[str, list[Happening]] = defaultdict(list)
    for number, h in enumerate(happenings):
        alike[h.occurrence or f"/{number}"].append(h)
    rivals = Rivals(conflicts)
    dated_pages = (p for p in sources.pages if p.coded.article.published or p.coded.annotated.as_of)
    spoken = {page.coded.id: page.speaks_on for page in dated_pages}
    found = (_entry(group, statements, rivals, as_of, spoken) for group in alike.values())
    entries = sorted(found, key=_by_date)
    agreements = [h for h in happenings if h.kind == "agreement" and h.state == "held" and h.dates]
    negotiations = sources.once(Negotiations)
    wanted = (_deadline(s, agreements, as_of, negotiations) for s in stands if s.due and _binds(s))
    deadlines = sorted(wanted, key=lambda d: Interval.of_edtf(d.due).latest or d.due)
    dated = [e for e in entries if e.happening.dates]
    return Timeline(
        as_of=as_of,
        dated=tuple(e for e in dated if not is_background(e.happening)),
        undated=tuple(e for e in entries if not e.happening.dates),
        background=tuple(e for e in dated if is_background(e.happening)),
        passed=tuple(d for d in deadlines if d.outcome),
        to_come=tuple(d for d in deadlines if not d.outcome),
    )


def _entry(
    group: Sequence[Happening],
    statements: dict[tuple[str, str], Statement],
    rivals: Rivals,
    as_of: str | None,
    spoken: Mapping[str, str | None],
) -> TimelineEntry:
    """One happening, what is denied of it put together with what is told of it otherwise.

    `spoken` has the days on which pages speak, of those that tell it.
    """
    lead = next((h for h in group if h.state != "denied"), group[0])
    turns = tuple(_changes(sorted(_turns(group, statements), key=_as_known)))
    reports = tuple(r for h in group for r in h.reports)
    alike = [r for r in reports if state_of(statements[r.page, r.statement]) == lead.state]
    return TimelineEntry(
        happening=lead,
        reports=reports,
        turns=turns,
        outcome=_outcome(turns, lead.dates, as_of, spoken),
        corroboration=corroborate(alike, rivals),
    )


def _turns(group: Iterable[Happening], statements: dict[tuple[str, str], Statement]) -> Iterable[Turn]:
    for report in (r for h in group for r in h.reports):
        statement = statements[report.page, report.statement]
        yield Turn(known=report.known, state=state_of(statement), date=statement.date, report=report)


def _as_known(turn: Turn) -> tuple[bool, str, bool, int, int]:
    """By the time they were known, those without one last; of one day plans come before what became of them."""
    day = (turn.known or "")[:10]
    return turn.known is None, day, turn.state != "planned", turn.report.page_number, turn.report.span.start


def _changes(turns: Iterable[Turn]) -> Iterable[Turn]:
    """The first turn, then those that say otherwise than the one before: another state, or another date.

    What was held is no plan again where a later page only looks back at the plan.
    """
    before: Turn | None = None
    date: str | None = None
    for turn in turns:
        moved = bool(date and turn.date and _apart(date, turn.date))
        looks_back = before is not None and before.state == "held" and turn.state == "planned" and not moved
        if before is None or moved or (turn.state != before.state and not looks_back):
            yield turn
            before = turn
        date = turn.date if moved or not date else date


def _outcome(
    turns: Sequence[Turn], dates: Sequence[str], as_of: str | None, spoken: Mapping[str, str | None]
) -> Outcome | None:
    """What became of a plan: the last date that it was planned for has passed by `as_of`, or something tells of it.

    Where no turn has a date, `dates` of the happening say for when it was planned.
    """
    planned = [t for t in turns if t.state == "planned"]
    if not planned:
        return None
    after = turns[turns.index(planned[-1]) + 1 :]
    if any(t.state == "held" for t in turns):
        return "held"
    if any(t.state == "denied" for t in after):
        return "not held"
    due = next((t.date for t in reversed(planned) if t.date), next(iter(dates), None))
    if not _is_past(due, as_of):
        return None
    afterwards = all(_is_past(due, spoken.get(t.report.page)) for t in planned)
    return "told afterwards" if afterwards else "no statement found"


def _is_past(date: str | None, as_of: str | None) -> bool:
    end = Interval.of_edtf(date).latest
    return bool(end and as_of and end[:10] < as_of)


def _apart(one: str, other: str) -> bool:
    a, b = Interval.of_edtf(one), Interval.of_edtf(other)
    return bool(a.before(b)) or bool(b.before(a))


def _binds(stand: Stand) -> bool:
    """Whether somebody asks for something, promises or threatens it: a plan alone is no deadline."""
    return stand.stance in ("demands", "offers") or (stand.stance is None and stand.type in ("REQUEST", "THREATEN"))


def _deadline(stand: Stand, agreements: Iterable[Happening], as_of: str | None, negotiations: Negotiations) -> Deadline:
    """A deadline is met where an agreement on its step, in its negotiation, is told as reached between the demand and
    the day it was due."""
    assert stand.due is not None
    said, end = stand.reports[0].known, Interval.of_edtf(stand.due).latest
    reached = (h for h in agreements if stand.step and is_reached(h.what, stand.step))
    in_time = (h for h in reached if said and end and said[:10] <= _day(h) <= end[:10])
    own = [negotiations.of_report(r) for r in stand.reports]
    met = next((h for h in in_time if are_one_negotiation(map(negotiations.of_report, h.reports), own)), None)
    outcome: Outcome | None = "held" if met else "no statement found" if _is_past(stand.due, as_of) else None
    return Deadline(stand=stand, due=stand.due, outcome=outcome, settled_by=met.reports[0] if met else None)


def _day(h: Happening) -> str:
    return (Interval.of_edtf(h.dates[0]).earliest or "")[:10]


def _by_date(entry: TimelineEntry) -> tuple[bool, str, str]:
    """By date; what has none stands at the end, in the order in which it became known."""
    dates = [entry.happening.dates[0]] if entry.happening.dates else [t.date for t in entry.turns if t.date]
    start = Interval.of_edtf(dates[-1]).earliest if dates else None
    return start is None, start or "", entry.turns[0].known or ""
