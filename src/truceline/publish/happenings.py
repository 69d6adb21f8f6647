"""Meetings, calls, agreements and other acts: the event statements, one entry for each occurrence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from truceline.model.actor import Actor
from truceline.model.interval import Interval
from truceline.model.statement import Statement
from truceline.publish.content import Happening, HappeningKind, Report, State
from truceline.publish.sources import Source, Sources
from truceline.publish.words import date_words, label, list_words

Told = tuple[Source, Statement]

SPEECH_TYPES = ("REQUEST", "THREATEN", "REJECT", "AGREE", "SUPPORT", "CONCEDE")
"""Acts of speech. Without a phase they say what somebody wants, so they stand with the positions."""

WISHED = ("planned", "proposed", "demanded", "threatened", "conditional", "predicted")
STATES: tuple[State, ...] = ("held", "planned", "denied")
RARE_SHARE = 4
"""A participant whom less than one report in four names is told as that report's, not as the meeting's."""


def is_speech_act(statement: Statement) -> bool:
    """Whether an event says what somebody wants, rather than what happened between them."""
    return statement.kind == "event" and statement.type in SPEECH_TYPES and statement.phase is None


def find_happenings(sources: Sources) -> tuple[Happening, ...]:
    """Group the events that are no mere acts of speech by occurrence; those that are denied stand apart.

    A contact of which no page names a party tells a reader nothing and is left out.
    """
    groups: defaultdict[tuple[str, bool], list[Told]] = defaultdict(list)
    contacts = {s.occurrence for _, s in sources.statements() if s.type == "CONSULT" and s.occurrence}
    for page, s in sources.statements():
        if s.kind != "event" or s.type is None or (is_speech_act(s) and s.occurrence not in contacts):
            continue
        if (s.type != "CONSULT" and s.status in WISHED and is_told_by_wish(page, s)) or is_told_as_state(page, s):
            continue
        groups[s.occurrence or f"{page.number}/{s.id}", state_of(s) == "denied"].append((page, s))
    found = (describe_happening(told, sources) for told in groups.values())
    return tuple(sorted((h for h in found if h.actors or h.kind not in ("meeting", "call")), key=_by_date))


def is_told_by_wish(page: Source, event: Statement) -> bool:
    """Whether an event that is only wished for lies in a position or precondition, which tells of it already."""
    return any(
        s.kind in ("position", "precondition") and s.sentence == event.sentence and s.span.overlaps(event.span)
        for s in page.coded.statements
    )


def is_told_as_state(page: Source, event: Statement) -> bool:
    """Whether an event that goes on is the state that a situation of the same words tells ("fighting continues")."""
    return event.status == "ongoing" and any(
        s.kind == "situation" and s.type == event.type and s.sentence == event.sentence and s.span.overlaps(event.span)
        for s in page.coded.statements
    )


def state_of(s: Statement) -> State:
    """Whether a statement tells of something as held, as planned, or as not so."""
    if s.status in ("denied", "unreported") or s.factuality in ("CT-", "PR-"):
        return "denied"
    return "planned" if s.status in WISHED else "held"


def state_words(s: Statement) -> str:
    """How real a statement says that the thing is, in words; empty for a plain past fact."""
    if s.status not in ("denied", "unreported") and s.factuality == "CT-":
        return "called off or moved" if s.status == "planned" else "told as not having happened"
    words = (label("statuses", s.status), label("factuality", s.factuality) if s.factuality != "CT-" else "")
    if s.status in WISHED:
        words = (words[0], "")
    return ", ".join(w for w in words if w)


def describe_happening(told: Sequence[Told], sources: Sources) -> Happening:
    """Make one entry of the statements that report one happening."""
    state = min((state_of(s) for _, s in told), key=STATES.index)
    lead = max(told, key=lambda t: (state_of(t[1]) == state, _filled(t[1]), -t[0].number, -t[1].span.start))
    own = [s for _, s in told if state_of(s) == state]
    kind = _kind(told)
    mutual = kind in ("meeting", "call", "agreement")
    actors, recipients = _participants(told, sources, mutual=mutual)
    dates = tuple(d for d, _ in Counter(s.date for s in own if s.date).most_common())
    first = lead[1]
    rest = [t for t in told if t is not lead]
    known = sources.named((*actors, *recipients))
    return Happening(
        kind=kind,
        state=state,
        what=_what(kind, first),
        occurrence=first.occurrence,
        actors=sources.named(actors),
        recipients=sources.named(recipients),
        dates=dates,
        places=_each(sources.places.get(s.place or "", "") for s in own),
        formats=_each(label("formats", s.format) for s in own),
        level=label("levels", next((s.level for s in own if s.level), None)) or None,
        hosts=sources.named(a for s in own for a in s.host),
        mediators=sources.named(a for s in own for a in s.mediator),
        states=_each(w for s in own if (w := state_words(s)) != s.phase),
        ordinals=_each(_ordinal_words(s) for s in own),
        reports=(
            sources.report(*lead),
            *(sources.report(p, s, _departures(s, state, dates[:1], known, sources)) for p, s in rest),
        ),
    )


def main_dates(happening: Happening) -> tuple[str, ...]:
    """The date that most reports give, then those that cannot be the same day."""
    if not happening.dates:
        return ()
    first, *others = happening.dates
    apart = [d for d in others if _disjoint(first, d)]
    return (first, *apart)


def reports_of(happenings: Iterable[Happening]) -> tuple[Report, ...]:
    """The first report of each entry."""
    return tuple(h.reports[0] for h in happenings)


def _kind(told: Sequence[Told]) -> HappeningKind:
    consults = [s for _, s in told if s.type == "CONSULT"]
    if consults:
        remote = sum(s.format in ("phone", "video") or s.mode == "phone" for s in consults)
        return "call" if remote * 2 > len(consults) else "meeting"
    return "agreement" if any(s.phase for _, s in told) else "act"


def _what(kind: HappeningKind, s: Statement) -> str:
    if kind in ("meeting", "call"):
        return kind
    if kind == "agreement":
        about = label("issues", s.issue or ("ceasefire" if s.mode == "ceasefire" else "agreement"))
        no = "not " if s.factuality == "CT-" and s.status not in ("denied", "unreported", "planned") else ""
        return f"{about}: {no}{label('phases', s.phase)}" if s.phase else about
    modes = label("act_modes", s.mode) if s.mode else ""
    return modes if modes and modes != s.mode else label("acts", s.type)


def _participants(told: Sequence[Told], sources: Sources, *, mutual: bool) -> tuple[list[str], list[str]]:
    """Who acts and who is acted on; for what two sides do together, all of them as actors."""
    acting: Counter[str] = Counter()
    acted_on: Counter[str] = Counter()
    for _, s in told:
        acting.update(dict.fromkeys((*s.actors, *s.recipients) if mutual else s.actors, 1))
        acted_on.update({} if mutual else dict.fromkeys(s.recipients, 1))
    return _common(acting, len(told), sources), _common(acted_on, len(told), sources)


def _common(counted: Counter[str], reports: int, sources: Sources) -> list[str]:
    """Those whom enough reports name, governments left out where a person of theirs is named."""
    kept = [a for a, n in counted.items() if n * RARE_SHARE >= reports]
    people = [sources.actors[a] for a in kept if a in sources.actors and sources.actors[a].kind == "person"]
    return [a for a in kept if not _stands_for(sources.actors.get(a), people)]


def _stands_for(actor: Actor | None, people: Sequence[Actor]) -> bool:
    """Whether an actor is the government of a country of which one of these people is named."""
    return actor is not None and actor.kind == "government" and any(p.country == actor.country for p in people)


def _departures(
    s: Statement, state: State, main: tuple[str, ...], known: tuple[str, ...], sources: Sources
) -> tuple[str, ...]:
    """What a report says otherwise than the entry."""
    notes = []
    if s.date and main and _disjoint(main[0], s.date):
        notes.append(f"dated {date_words(s.date)}")
    if state == "held" and state_of(s) == "planned":
        notes.append(" ".join(w for w in ("planned then", label("formats", s.format)) if w))
    others = [n for n in sources.named((*s.actors, *s.recipients)) if n not in known and _is_person(n, sources)]
    if others:
        notes.append(f"also names {list_words(others)}")
    return tuple(notes)


def _is_person(name: str, sources: Sources) -> bool:
    return any(a.name == name and a.kind == "person" for a in sources.actors.values())


def _disjoint(a: str, b: str) -> bool:
    one, other = Interval.of_edtf(a), Interval.of_edtf(b)
    return bool(one.before(other)) or bool(other.before(one))


def _filled(s: Statement) -> int:
    """How much a statement says: its filled slots."""
    slots = (s.date, s.place, s.format, s.level, s.phase, s.ordinal)
    return sum(slot is not None for slot in slots) + min(4, len(s.actors) + len(s.recipients))


def _ordinal_words(s: Statement) -> str:
    if s.ordinal is None:
        return ""
    since = s.ordinal.since or ""
    return " ".join(
        w for w in (s.ordinal.rank, s.ordinal.scope, since if since not in (s.ordinal.scope or "") else "") if w
    )


def _each(words: Iterable[str]) -> tuple[str, ...]:
    """Words that are not empty, each once, the most frequent first."""
    return tuple(w for w, _ in Counter(w for w in words if w).most_common())


def _by_date(h: Happening) -> tuple[bool, str, int]:
    start = Interval.of_edtf(h.dates[0]).earliest if h.dates else None
    return (start is None, start or "", -len(h.reports))
