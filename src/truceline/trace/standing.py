"""Where a negotiation stands: its stage and what that rests on, last and next contacts, what is agreed, what blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.model.conflict import SEVERITIES, Conflict
from truceline.model.interval import Interval
from truceline.model.interval_moments import days_between
from truceline.trace.between import Between, find_between
from truceline.trace.content import Happening, Report
from truceline.trace.known import Known
from truceline.trace.ledger import Pact
from truceline.trace.sequence import Order
from truceline.trace.sources import Sources
from truceline.trace.timeline import Deadline, TimelineEntry

StageName = Literal[
    "no contact", "pre-talks", "talks", "framework", "signed", "implementing", "suspended", "collapsed", "unknown"
]

BY_PHASE: dict[str, StageName] = {
    "agreed": "framework",
    "announced": "framework",
    "signed": "signed",
    "declared": "implementing",
    "in_effect": "implementing",
    "extended": "implementing",
    "suspended": "suspended",
    "collapsed": "collapsed",
    "expired": "collapsed",
}
FURTHEST: tuple[StageName, ...] = (
    *("no contact", "pre-talks", "talks", "framework", "signed", "implementing", "suspended", "collapsed"),
)
"""Of one day the stage that stands last here counts."""
ENDS_FIGHTING = ("ceasefire", "humanitarian_pause", "strikes_moratorium", "peace_deal")
"""What a pact is about that moves the whole negotiation on; an exchange of prisoners or a date for talks does not."""
CALLED_OFF = "positions.cancel"
"""How the rules begin by which somebody calls off, leaves or suspends something."""
LONG_AGO = 90
"""Days after which the last contact no longer says that talks go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNow:
    """The stage, the rule that gave it, and the statement that it rests on; null where none was found."""

    name: StageName
    rule: str
    day: str | None
    report: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a negotiation stands as of a day. Contacts are meetings and calls with at least two parties.

    `claimed` are pacts that a party denies, or that only others tell of; `lapsed` plans whose date passed without a
    statement; `conflicts` the worst and newest first. `between` are the negotiations that the pages tell of, where the
    case is kept to no parties and they tell of several.
    """

    as_of: str | None
    stage: StageNow
    last_contact: TimelineEntry | None
    next_contacts: Sequence[TimelineEntry]
    lapsed: Sequence[TimelineEntry]
    deadlines: Sequence[Deadline]
    agreed: Sequence[Pact]
    claimed: Sequence[Pact]
    order: Order
    conflicts: Sequence[Conflict]
    between: Sequence[Between] = ()


def find_standing(known: Known) -> Standing:
    """Put together what a reader must know first."""
    as_of, entries = known.day, list(known.timeline.entries)
    contacts = [e for e in entries if _is_contact(e.happening)]
    held = [e for e in contacts if e.happening.state == "held" and e.happening.dates and _day(e) <= (as_of or "9999")]
    pacts = [p for p in known.ledger.pacts if p.implementation is not None and p.sides]
    claimed = tuple(p for p in pacts if _is_claimed(p))
    planned = [e for e in contacts if e.happening.state == "planned"]
    return Standing(
        as_of=as_of,
        stage=_stage(held, planned, pacts, known.sources, as_of),
        last_contact=max(held, key=_day, default=None),
        next_contacts=tuple(e for e in planned if not e.outcome and e.happening.dates),
        lapsed=tuple(e for e in entries if e.outcome == "no statement found" and _is_contact(e.happening)),
        deadlines=tuple(known.timeline.deadlines),
        agreed=tuple(p for p in pacts if p not in claimed),
        claimed=claimed,
        order=known.order,
        conflicts=tuple(_worst_first(known.conflicts, known.sources)),
        between=_several(known),
    )


def _several(known: Known) -> tuple[Between, ...]:
    found = find_between(known.sources, known.lexicon) if not known.kept_to.parties else ()
    return found if len(found) > 1 else ()


def _is_contact(h: Happening) -> bool:
    return h.kind in ("meeting", "call") and len(h.actors) > 1 and h.state != "denied"


def _is_claimed(pact: Pact) -> bool:
    """Whether a pact is told of one party alone, accepted by one or denied by one, or no party speaks of it itself and
    one text alone tells of it."""
    voices = {c.voice for c in pact.confirmations}
    texts = {stage.report.lineage for stage in pact.stages}
    return pact.sides < 2 or not pact.joint or "denies" in voices or ("confirms" not in voices and len(texts) == 1)


def _stage(
    held: Sequence[TimelineEntry],
    planned: Sequence[TimelineEntry],
    pacts: Iterable[Pact],
    sources: Sources,
    as_of: str | None,
) -> StageNow:
    """The stage of the latest contact, pact or walkout, of one day the furthest; where there is none of late, of a
    plan."""
    done = _latest([*_of_pacts(pacts), *_of_contacts(held), *_of_walkouts(held, sources)], as_of)
    hoped = _latest(list(_of_plans(planned)), as_of)
    if done and (done.name != "talks" or (days_between(done.day, as_of) or 0) <= LONG_AGO):
        return done
    if hoped and (days_between(hoped.day, as_of) or 0) <= LONG_AGO:
        return hoped
    if done:
        rule = f"no contact is told in the {LONG_AGO} days before"
        return StageNow(name="no contact", rule=rule, day=done.day, report=done.report)
    return StageNow(name="unknown", rule="no contact or pact with a date up to this day is told", day=None, report=None)


def _latest(found: Iterable[StageNow], as_of: str | None) -> StageNow | None:
    dated = (s for s in found if s.day and (not as_of or s.day <= as_of))
    return max(dated, key=lambda s: (s.day or "", FURTHEST.index(s.name)), default=None)


def _of_pacts(pacts: Iterable[Pact]) -> Iterator[StageNow]:
    for pact in filter(_ends_fighting, pacts):
        for stage in (s for s in pact.stages if s.told == "so" and s.phase in BY_PHASE):
            day = (Interval.of_edtf(stage.date).earliest or stage.report.known or "")[:10]
            rule = f"the last stage told of a pact is: {stage.phase.replace('_', ' ')}"
            yield StageNow(name=BY_PHASE[stage.phase], rule=rule, day=day, report=stage.report)


def _ends_fighting(pact: Pact) -> bool:
    """Whether a pact of two sides, that none of them denies, is on an end of the fighting; any "deal" at all is not."""
    any_deal = pact.issue == "peace_deal" and not pact.about and not pact.term.startswith("peace")
    denied = any(c.voice == "denies" for c in pact.confirmations)
    return pact.issue in ENDS_FIGHTING and not any_deal and pact.sides > 1 and not denied


def _of_contacts(held: Iterable[TimelineEntry]) -> Iterator[StageNow]:
    for entry in held:
        rule = "the last contact told as held"
        yield StageNow(name="talks", rule=rule, day=_day(entry), report=entry.happening.reports[0])


def _of_walkouts(held: Sequence[TimelineEntry], sources: Sources) -> Iterator[StageNow]:
    """When one of those who met called off or left the talks, where the text gives the day."""
    met = {name for entry in held for name in entry.happening.actors}
    for page, s in sources.statements():
        if s.kind != "position" or not s.rule.startswith(CALLED_OFF) or not s.date:
            continue
        told = s.status == "occurred" and s.factuality == "CT+" and not any(a.role == "denies" for a in s.attribution)
        if told and s.on is not None and s.on.step == "peace_talks" and met & _called(s.holders, sources):
            day = (Interval.of_edtf(s.date).earliest or "")[:10]
            rule = "one of those who met has called off or left the talks"
            yield StageNow(name="suspended", rule=rule, day=day, report=sources.report(page, s))


def _called(actors: Iterable[str], sources: Sources) -> set[str]:
    """The names of some actors and of those for whom they act."""
    return {*sources.named(actors), *sources.named(map(sources.side, actors))}


def _of_plans(planned: Iterable[TimelineEntry]) -> Iterator[StageNow]:
    for entry in planned:
        known = (entry.turns[0].known or "")[:10]
        rule = "a contact is planned or proposed"
        yield StageNow(name="pre-talks", rule=rule, day=known, report=entry.happening.reports[0])


def _worst_first(conflicts: Iterable[Conflict], sources: Sources) -> list[Conflict]:
    shown = [c for c in conflicts if c.class_ != "different_scope"]
    newest = sorted(shown, key=lambda c: _newest(c, sources), reverse=True)
    return sorted(newest, key=lambda c: SEVERITIES.index(c.severity))


def _newest(conflict: Conflict, sources: Sources) -> str:
    pages = (sources.page(e.page) for e in conflict.evidence)
    return max((p.coded.article.known or "" for p in pages if p), default="")


def _day(entry: TimelineEntry) -> str:
    return (Interval.of_edtf(entry.happening.dates[0]).earliest or "")[:10]
