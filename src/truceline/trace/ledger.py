"""The ledger: each pact with its stages, who confirms or denies it, who says it was broken, and how far it is kept.

Classes of ceasefires are those of Clayton and Sticher, "The Logic of Ceasefires in Civil War" (International Studies
Quarterly, 2021), on which the ETH/PRIO ceasefire data rest: a cessation of hostilities, a preliminary ceasefire (with
a mechanism that watches over it) or a definitive one (with demobilisation).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from truceline.lexicon.lexicon import Lexicon
from truceline.model.interval import Interval
from truceline.model.statement import Phase, Statement
from truceline.trace.content import Report
from truceline.trace.happenings import Told
from truceline.trace.outlook import party_name
from truceline.trace.pact_names import CEASEFIRES, PactClass, about_of, class_of, term_of
from truceline.trace.sources import OPPOSITION, REBELS, Sources
from truceline.trace.states import WISHED

Reality = Literal["so", "not so", "open"]
Voice = Literal["confirms", "denies", "denies a breach", "leaves open", "reported by others", "silent"]

FAMILIES = {"humanitarian_pause": "ceasefire", "peace_deal": "agreement"}
"""Issues told of one pact by turns: a short truce as a ceasefire, a peace deal as an agreement."""
BEGUN = ("agreed", "signed", "declared", "announced", "in_effect", "extended")
KEPT = ("in_effect", "extended")
MUTUAL = ("signed", *KEPT)
"""Stages that a pact has for all its sides at once, whoever is told to have brought them about."""
WITH = re.compile(r"\bwith\b")
OVER = ("collapsed", "expired", "suspended")
OVER_SINCE = 1
"""The implementation of what was in effect and is over since."""
OWN_ACTS = ("announced", "declared", "suspended", "rejected")
"""Stages that one party brings about by itself: whoever announces or rejects a pact speaks by that."""
ENOUGH = 2
"""Sides that two reports must have in common to tell of one pact."""
NEW_PACT = timedelta(days=90)
"""Days between two stages from which the later one, if it begins a pact, begins another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far a pact had come, by one report: `date` is that of the stage (EDTF), `told` how real it is told to be."""

    phase: Phase
    date: str | None
    told: Reality
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What a party to a pact says of it, in its own words or by its own act; only through others, or nothing."""

    party: str
    voice: Voice
    report: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A breach that somebody alleges (`by` is not empty) or that pages tell in their own voice, with all reports."""

    by: tuple[str, ...]
    against: tuple[str, ...]
    date: str | None
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """An agreement or ceasefire. `term` is the text's own word, `class_` null where it is no ceasefire.

    `about` says what it is on, empty where the term does. `sides` counts the parties that are states, armed groups or
    bodies of states: with none, as of two companies, it is no matter of a negotiation. It is `joint` where a report
    tells of two sides as having agreed, or two sides say so themselves: not where one has accepted what another offers.
    `implementation`: 0 agreed but not told as in effect, 1 in effect and over since, 2 in effect with breaches told,
    3 in effect without; null where it is not told as agreed.
    """

    term: str
    issue: str
    about: str
    class_: PactClass | None
    parties: tuple[str, ...]
    sides: int
    joint: bool
    stages: tuple[Stage, ...]
    confirmations: tuple[Confirmation, ...]
    breaches: tuple[Breach, ...]
    implementation: int | None

    @property
    def ended(self) -> Stage | None:
        """The last stage by which it is told as over; None where it is not."""
        over = [s for s in self.stages if s.told == "so" and s.phase in OVER]
        return over[-1] if over and self.implementation == OVER_SINCE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The pacts of a case, those of which most is told first. `as_of` is the last day known.

    `reached` are told as agreed, or as broken, by two sides or more, `one_sided` of one party alone, `not_reached`
    are no more than wanted, planned or denied; `of_others` are of no state, armed group or body of states.
    """

    as_of: str | None
    reached: Sequence[Pact]
    one_sided: Sequence[Pact]
    not_reached: Sequence[Pact]
    of_others: Sequence[Pact]

    @property
    def pacts(self) -> tuple[Pact, ...]:
        """All pacts, list after list."""
        return (*self.reached, *self.one_sided, *self.not_reached, *self.of_others)


@dataclass(frozen=True, slots=True)
class _Entry:
    told: Told
    sides: frozenset[str]
    acting: frozenset[str]
    day: date | None


@dataclass(slots=True)
class _Group:
    """What tells of one pact: the sides of the first that told of it, the last day, and from when it was over."""

    sides: frozenset[str]
    entries: list[_Entry] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    last: date | None = None
    over: tuple[date, int, int] | None = None

    def add(self, entry: _Entry) -> None:
        """Put an entry to the others."""
        self.entries.append(entry)
        self.pages.add(entry.told[0].number)
        if entry.day:
            self.last = max(self.last or entry.day, entry.day)
        if entry.told[1].phase in OVER and _is_so(entry.told[1]):
            self.over = min(self.over or _when(entry), _when(entry))

    def is_near(self, entry: _Entry) -> bool:
        """Whether an entry lies near in time."""
        return not (self.last and entry.day) or abs(entry.day - self.last) <= NEW_PACT

    def is_in_time(self, entry: _Entry) -> bool:
        """Whether an entry is near in time, and begins nothing anew after this was over."""
        over = self.over is not None and self.over < _when(entry)
        return self.is_near(entry) and not (over and entry.told[1].phase in BEGUN)


def find_ledger(sources: Sources, lexicon: Lexicon, as_of: str | None) -> Ledger:
    """Gather what is told of each pact: one about the same thing, by the same sides, at the same time."""
    families: defaultdict[str, list[_Entry]] = defaultdict(list)
    for page, s in sources.statements():
        if s.kind == "event" and s.phase and s.issue and _is_of_a_pact(s):
            acting, others = (
                frozenset(sources.side(a) for a in some if sources.is_a_party(a)) for some in (s.actors, s.recipients)
            )
            day = _date_of(s) or _as_date(page.speaks_on)
            families[FAMILIES.get(s.issue, s.issue)].append(_Entry((page, s), acting | others, acting, day))
    groups = [group for entries in families.values() for group in _pacts(entries, sources)]
    refusals = _refusals(sources)
    pacts = (_pact(group, refusals, sources, lexicon) for group in groups)
    ranked = sorted(
        (p for p in pacts if p.stages or p.breaches), key=lambda p: (-len(p.stages) - len(p.breaches), p.term)
    )
    of_sides = [p for p in ranked if p.sides]
    told = [p for p in of_sides if p.implementation is not None or p.breaches]
    return Ledger(
        as_of=as_of,
        reached=tuple(p for p in told if _is_of_two(p)),
        one_sided=tuple(p for p in told if not _is_of_two(p)),
        not_reached=tuple(p for p in of_sides if p.implementation is None and not p.breaches),
        of_others=tuple(p for p in ranked if not p.sides),
    )


def _is_of_a_pact(s: Statement) -> bool:
    """Whether a stage is one of a pact: not a withdrawal that one side announces."""
    return s.type == "AGREE" or s.issue in (*CEASEFIRES, "peace_deal", "agreement")


def _is_of_two(pact: Pact) -> bool:
    """Whether two sides have agreed, or one is said to have broken what was agreed."""
    return pact.sides >= ENOUGH and (pact.joint or bool(pact.breaches))


Refusals = Mapping[tuple[int, str, str], Told]
"""Who refuses what: by the number of the page, the side and the step, the first report of it."""


def _refusals(sources: Sources) -> Refusals:
    found: dict[tuple[int, str, str], Told] = {}
    for page, s in sources.statements():
        by = {sources.side(a.source) for a in s.attribution[-1:] if a.source}
        foreign = any(_can_negotiate(side, sources) for side in by - {*map(sources.side, s.holders)})
        refused = not foreign and s.kind == "position" and s.stance == "rejects" and s.status == "occurred"
        if refused and s.on is not None and s.on.step and not s.on.negated:
            for holder in s.holders:
                found.setdefault((page.number, sources.side(holder), s.on.step), (page, s))
    return found


def _pacts(entries: Sequence[_Entry], sources: Sources) -> list[list[_Entry]]:
    """Put entries together that tell of one pact: those of two sides or more first, then what names fewer.

    A pact has its sides from those who tell it with two of them in common, so that one side of many pacts joins none.
    What names one side joins the only pact of that side; what names none, or one that is only described ("rebels"),
    the one that its page tells of, unless it speaks of any deal ("*a* deal is struck").
    """
    groups: list[_Group] = []
    near: list[_Group] = []
    for entry in sorted((e for e in entries if len(e.sides) > 1), key=_when):
        near = [g for g in near if g.is_near(entry)] if entry.day else list(groups)
        home = next((g for g in reversed(near) if len(entry.sides & g.sides) >= ENOUGH and g.is_in_time(entry)), None)
        if home is None:
            groups.append(home := _Group(entry.sides))
            near.append(home)
        home.add(entry)
    by_side: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for side in group.sides:
            by_side[side].append(group)
    alone: defaultdict[frozenset[str], list[_Group]] = defaultdict(list)
    for entry in sorted((e for e in entries if len(e.sides) < ENOUGH), key=_when):
        page = entry.told[0].number
        described = all(map(sources.is_described, entry.sides))  # the rebels of one page are not those of another
        of_side = [g for side in entry.sides for g in by_side[side] if not described or page in g.pages]
        unnamed = not of_side and described and not _is_of_any(entry)
        homes = [g for g in of_side or (groups if unnamed else ()) if g.is_in_time(entry)]
        told_here = [g for g in homes if page in g.pages]
        homes = [] if unnamed else homes
        if len(told_here or homes) == 1:
            (told_here or homes)[0].add(entry)
        elif entry.sides:
            own = next((g for g in reversed(alone[entry.sides]) if g.is_in_time(entry)), None)
            if own is None:
                alone[entry.sides].append(own := _Group(entry.sides))
            own.add(entry)
    return [sorted(g.entries, key=_when) for g in (*groups, *(g for own in alone.values() for g in own))]


ANY_DEAL = re.compile(
    r"\b(?:an?|any|no)\s+(?:[\w-]+\s+){0,2}(?:deal|agreement|pact|accord|treaty|settlement)\b", re.IGNORECASE
)
"""A pact told without saying which."""


def _is_of_any(entry: _Entry) -> bool:
    page, s = entry.told
    return s.issue not in CEASEFIRES and ANY_DEAL.search(s.span.of(page.coded.text)) is not None


def _when(entry: _Entry) -> tuple[date, int, int]:
    return entry.day or date.max, entry.told[0].number, entry.told[1].span.start


def _pact(group: Sequence[_Entry], refusals: Refusals, sources: Sources, lexicon: Lexicon) -> Pact:
    told = [e.told for e in group]
    real = [e for e in group if _is_so(e.told[1]) and len(e.sides) >= ENOUGH] or group  # who only wants a pact has none
    sides = list(dict.fromkeys(side for e in real for side in sorted(e.sides)))
    named = [side for side in sides if not sources.is_described(side)]
    sides = named if len(named) >= ENOUGH else sides
    stages = tuple(sorted((_stage(t, sources) for t in told if t[1].phase != "violated"), key=_by_day))
    breaches = _breaches([t for t in told if t[1].phase == "violated" and _is_told_so(t[1])], sources)
    issue = Counter(e.told[1].issue or "" for e in real).most_common(1)[0][0]
    of_both = any(_is_of_both(e) for e in group)
    confirmations = tuple(_confirmation(side, told, {} if of_both else refusals, sources, lexicon) for side in sides)
    refused = any(c.voice == "denies" for c in confirmations) and not of_both
    kept = None if refused and not breaches else _implementation(stages, breaches)
    term = term_of(told, issue)
    return Pact(
        term=term,
        issue=issue,
        about=about_of(told, issue, term),
        class_=class_of(told) if issue in CEASEFIRES and kept is not None else None,
        parties=tuple(party_name(side, sources, lexicon) for side in sides),
        sides=sum(_can_negotiate(side, sources) for side in sides),
        joint=of_both or any(map(_is_mutual, group)) or sum(c.voice == "confirms" for c in confirmations) >= ENOUGH,
        stages=stages,
        confirmations=confirmations,
        breaches=breaches,
        implementation=kept,
    )


def _is_of_both(entry: _Entry) -> bool:
    """Whether a report tells two sides as having agreed, not one as having accepted what another denies or rejects."""
    _, s = entry.told
    return _is_so(s) and s.phase in BEGUN and len(entry.acting) >= ENOUGH


def _is_mutual(entry: _Entry) -> bool:
    """Whether a report tells of a pact that two sides have: signed, in effect, or made *with* the other."""
    page, s = entry.told
    if not _is_so(s) or s.phase not in BEGUN or len(entry.sides) < ENOUGH:
        return False
    return s.phase in MUTUAL or WITH.search(page.coded.text, s.trigger.start, s.span.end) is not None


def _can_negotiate(side: str, sources: Sources) -> bool:
    """Whether a side is a state, a people, an armed group, an opposition or a body of states."""
    actor = sources.actors.get(side)
    if actor is None or actor.kind in ("government", "armed_group", "people"):
        return True
    return actor.sector in ("IGO", *REBELS) or actor.name == OPPOSITION


def _stage(told: Told, sources: Sources) -> Stage:
    page, s = told
    assert s.phase is not None
    denied = s.factuality in ("CT-", "PR-") or s.status in ("denied", "unreported")
    reality: Reality = "so" if _is_so(s) else "not so" if denied else "open"
    return Stage(phase=s.phase, date=s.date, told=reality, report=sources.report(page, s))


def _breaches(told: Sequence[Told], sources: Sources) -> tuple[Breach, ...]:
    """The breaches, what is told of one by, and against, the same of one day once."""
    alike: defaultdict[tuple[tuple[str, ...], tuple[str, ...], str | None], list[Report]] = defaultdict(list)
    for page, s in told:
        by, against = sources.speakers(page, s)[:1], s.actors
        if s.type == "ACCUSE":
            by, against = sources.named(s.actors), s.recipients
        alike[by, sources.named(against), s.date].append(sources.report(page, s))
    return tuple(
        Breach(by=by, against=against, date=date, reports=tuple(reports))
        for (by, against, date), reports in alike.items()
    )


def _confirmation(
    side: str, told: Sequence[Told], refusals: Refusals, sources: Sources, lexicon: Lexicon
) -> Confirmation:
    """The last thing that a side itself says of a pact, or does for or against it; else the last that others say.

    What a page tells of the pact and of a party as rejecting it, that party rejects.
    """
    own = [(t, voice) for t in told if (voice := _own_voice(side, t, sources))]
    firm = [o for o in own if o[1] != "leaves open"] or own
    others = [t for t in told if side in map(sources.side, (*t[1].actors, *t[1].recipients))]
    others = [t for t in others if _is_so(t[1])] or others
    party = party_name(side, sources, lexicon)
    if firm:
        (page, s), voice = firm[-1]
        return Confirmation(party=party, voice=voice, report=sources.report(page, s))
    refusal = next((r for page, s in told if (r := refusals.get((page.number, side, s.issue or "")))), None)
    if refusal is not None:
        return Confirmation(party=party, voice="denies", report=sources.report(*refusal))
    if others:
        return Confirmation(party=party, voice="reported by others", report=sources.report(*others[-1]))
    return Confirmation(party=party, voice="silent", report=None)


def _own_voice(side: str, told: Told, sources: Sources) -> Voice | None:
    """What a side says or does in one report; null where it neither speaks in it nor acts alone."""
    _, s = told
    speaks = any(level.source and sources.side(level.source) == side for level in s.attribution)
    acts = not s.attribution and s.phase in OWN_ACTS and {*map(sources.side, s.actors)} == {side}
    if not speaks and not acts:
        return None
    roles = {level.role for level in s.attribution if level.source and sources.side(level.source) == side}
    if roles == {"claims"} and s.phase != "violated":
        return "confirms"  # what another denies
    denied = s.factuality in ("CT-", "PR-") or s.status in ("denied", "unreported")
    denied = denied or any(level.role == "denies" for level in s.attribution)
    if s.phase == "violated":
        return "denies a breach" if denied else None
    if denied or (s.phase == "rejected" and _is_so(s)):
        return "denies"
    return "confirms" if _is_so(s) else "leaves open"


def _implementation(stages: Sequence[Stage], breaches: Sequence[Breach]) -> int | None:
    so = [s.phase for s in stages if s.told == "so"]
    if not any(phase in BEGUN for phase in so):
        return None
    if not any(phase in (*KEPT, *OVER) for phase in so) and not breaches:
        return 0
    return OVER_SINCE if any(phase in OVER for phase in so) else 2 if breaches else 3


def _is_so(s: Statement) -> bool:
    """Whether a stage is told as come about; what is only under way ("reaching a deal would …") is not agreed yet."""
    if s.status == "ongoing" and s.phase not in KEPT:
        return False
    return s.factuality == "CT+" and s.status not in (*WISHED, "denied", "unreported")


def _is_told_so(s: Statement) -> bool:
    """Whether a breach is told or alleged, not denied, feared or threatened."""
    return s.status not in (*WISHED, "denied", "unreported") and s.factuality not in ("CT-", "PR-", "PS-")


def _date_of(s: Statement) -> date | None:
    return _as_date((Interval.of_edtf(s.date).earliest or "")[:10])


def _as_date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _by_day(stage: Stage) -> tuple[str, int, int]:
    day = (Interval.of_edtf(stage.date).earliest or stage.report.known or "9999")[:10]
    return day, stage.report.page_number, stage.report.span.start


def stages_of(pact: Pact) -> Iterator[Stage]:
    """The stages of a pact, each phase with its date once, as the first report tells it."""
    seen: set[tuple[str, str | None, str]] = set()
    for stage in pact.stages:
        if (stage.phase, stage.date, stage.told) not in seen:
            seen.add((stage.phase, stage.date, stage.told))
            yield stage
