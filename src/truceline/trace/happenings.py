"""Meetings, calls, agreements and other acts: the event statements, one entry for each occurrence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from truceline.model.actor import Actor
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.trace.content import Happening, HappeningKind, Report, State
from truceline.trace.setting import Setting, is_side
from truceline.trace.sources import Source, Sources
from truceline.trace.states import WISHED, act_words, is_background, joint_words, state_of, state_words, what_words
from truceline.trace.words import blow_pattern, date_words, label, list_words, taken_up_pattern, told_step, with_pattern

Told = tuple[Source, Statement]

SPEECH_TYPES = ("REQUEST", "THREATEN", "REJECT", "AGREE", "SUPPORT", "CONCEDE")
"""Acts of speech. Without a phase they say what somebody wants, so they stand with the positions."""

STATES: tuple[State, ...] = ("held", "planned", "denied")
RARE_SHARE = 4
"""A participant whom less than one report in four names is told as that report's, not as the meeting's."""


def is_speech_act(page: Source, statement: Statement) -> bool:
    """Whether an event says what somebody wants, rather than what happened between them.

    Who alone agrees to something, or takes up what another puts forward ("agreed to *his offer* of a deal"), has no
    agreement yet, and who agrees to do what is no issue makes none.
    """
    if statement.kind != "event" or statement.type not in SPEECH_TYPES:
        return False
    if statement.type != "AGREE" or statement.phase != "agreed":
        return statement.phase is None
    parties = {*statement.actors, *partners_of(page, statement)}
    made = statement.cameo == A_DEAL and len(parties) > 1 and statement.status != "ongoing"
    return len(parties) == 1 or (statement.issue is None and not made)


A_DEAL = "057"
"""The CAMEO code of a deal that is signed or reached, whatever it is on."""


def partners_of(page: Source, pact: Statement) -> tuple[str, ...]:
    """With whom a side has agreed, by the words behind the trigger: not whose offer it takes up, who brokered it or
    where it is to hold ("agreed to *his offer*", "a truce brokered *by Chad*", "a truce *in Mali*")."""
    if pact.type not in ("AGREE", "CONCEDE") or pact.phase is None or pact.cameo == A_DEAL:
        return pact.recipients
    behind = page.coded.text[pact.trigger.end : pact.span.end]
    with_them = with_pattern().search(behind) is not None and taken_up_pattern().match(behind) is None
    return pact.recipients if with_them else ()


A_DEAL = "057"
"""The CAMEO code of a deal that is signed or reached, whatever it is on."""


def _takes_up(page: Source, consent: Statement) -> bool:
    """Whether what somebody agrees to is an offer or the like, by the words behind the trigger."""
    behind = page.coded.text[consent.trigger.end : consent.span.end]
    return taken_up_pattern().match(behind) is not None


def is_only_supposed(statement: Statement) -> bool:
    """Whether an event is what an *if* supposes: the record has it, and a brief that told it would seem to say it."""
    return statement.kind == "event" and (statement.status, statement.factuality) == ("conditional", "Uu")


def find_happenings(sources: Sources) -> tuple[Happening, ...]:
    """Group the events that are no mere acts of speech by occurrence; those that are denied stand apart.

    A contact of which no page names a party tells a reader nothing and is left out, and so is what pages on no
    negotiation tell of others than sides.
    """
    groups: defaultdict[tuple[str, bool], list[Told]] = defaultdict(list)
    contacts = {s.occurrence for _, s in sources.statements() if s.type == "CONSULT" and s.occurrence}
    for page, s in sources.statements():
        if s.kind != "event" or s.type is None or (is_speech_act(page, s) and s.occurrence not in contacts):
            continue
        if is_only_supposed(s):
            continue
        if (s.type != "CONSULT" and s.status in WISHED and is_told_by_wish(page, s)) or is_told_as_state(page, s):
            continue
        groups[s.occurrence or f"{page.number}/{s.id}", state_of(s) == "denied"].append((page, s))
    setting = sources.once(Setting)
    found = (describe_happening(told, sources) for told in groups.values() if setting.has(told))
    return tuple(sorted((h for h in found if _tells_something(h)), key=_by_date))


def _tells_something(h: Happening) -> bool:
    """Whether a contact has two parties or a host, or more to tell than that one met somebody, some time, somewhere.

    When and where talks are to come tells something though nobody is named: "the next round is in Rome on Friday".
    Of other acts, and of a pact that is only thought of, somebody, a day or a place must be told: "if we make a deal".
    """
    thought_of = h.kind == "agreement" and h.state == "planned" and label("statuses", "planned") not in h.states
    if h.kind == "act" or thought_of:
        return bool(h.actors or h.recipients or h.dates or h.places)
    if h.kind not in ("meeting", "call"):
        return True
    placed = bool(h.dates or h.places or h.ordinals or h.recipients or "trilateral" in h.formats)
    sides = [a for a in h.actors if a not in h.mediators]
    to_come = h.state == "planned" and not h.states and h.dates and h.places
    return len(sides) > 1 or bool(to_come) or (bool(h.actors) and (placed or bool(h.hosts)))


def is_told_by_wish(page: Source, event: Statement) -> bool:
    """Whether a position, precondition or act of speech tells already of an event that is no fact.

    "He threatened to leave if the attacks went on" tells of the attacks.
    """
    around = (s for s in page.coded.statements if s.sentence == event.sentence and s.id != event.id)
    return any(
        s.span.overlaps(event.span)
        if s.kind in ("position", "precondition")
        else is_speech_act(page, s) and s.span.contains(event.span)
        for s in around
    )


def is_told_as_state(page: Source, event: Statement) -> bool:
    """Whether an event that goes on is the state that a situation of the same words tells ("fighting continues")."""
    return event.status == "ongoing" and any(
        s.kind == "situation" and s.type == event.type and s.sentence == event.sentence and s.span.overlaps(event.span)
        for s in page.coded.statements
    )


def describe_happening(told: Sequence[Told], sources: Sources) -> Happening:
    """Make one entry of the statements that report one happening."""
    state = min((state_of(s) for _, s in told), key=STATES.index)
    lead = max(told, key=lambda t: (state_of(t[1]) == state, _filled(t[1]), -t[0].number, -t[1].span.start))
    own = [s for _, s in told if state_of(s) == state]
    kind = _kind(told)
    visit = kind == "meeting" and all(s.mode == "visit" for _, s in told)
    acting, acted_on = _participants(told, sources, mutual=kind != "act" and not visit)
    if visit:  # nobody visits his own country
        acted_on = [a for a in acted_on if sources.side(a) not in {sources.side(b) for b in acting}]
    if lead[1].mode == "release":  # not those who are set free
        acted_on = [a for a in acted_on if a not in sources.actors or is_side(sources.actors[a])]
    actors, recipients = sources.named(acting), sources.named(acted_on)
    first = lead[1]
    formats = _each(label("formats", s.format) for s in own if not (visit and s.format == "bilateral"))
    dates = tuple(d for d, _ in Counter(s.date for s in own if s.date).most_common()) or _planned_dates(told, state)
    known = (*actors, *recipients)
    quotes = " ".join(s.span.of(page.coded.text) for page, s in told)
    what = "visit" if visit else told_step(first.issue, what_words(kind, first, state), quotes)
    hosting, mediating = _third_parties(own)
    hosts, mediators = sources.named(a for a in hosting if not visit or a not in acted_on), sources.named(mediating)
    return Happening(
        kind=kind,
        state=state,
        what=what,
        words=act_words(what, first, actors, recipients, blow=_is_over_blow(*lead))
        if kind == "act" or visit
        else joint_words(kind, what, actors, (*hosts, *mediators), body=_is_body(acting, sources)),
        occurrence=first.occurrence,
        actors=actors,
        recipients=recipients,
        dates=dates,
        places=tuple(p for p in _each(sources.places.get(s.place or "", "") for s in own) if p not in recipients),
        formats=formats,
        level=None if visit else _level(own, (*acting, *acted_on), sources),
        hosts=hosts,
        mediators=mediators,
        states=_firmest(state_words(kind, s) for s in own),
        ordinals=_each(_ordinal_words(s) for s in own),
        reports=(
            sources.report(*lead),
            *(
                sources.report(p, s, _departures(s, state, dates[:1], formats, known, sources))
                for p, s in told
                if s is not first
            ),
        ),
    )


def _is_over_blow(page: Source, s: Statement) -> bool:
    """Whether a criticism is of an attack on its recipients, not of what these did: "condemned the *raid on* Mali"."""
    if s.mode != "disapprove" or s.trigger.end > s.span.end:
        return False
    behind = Span(s.trigger.end, s.span.end)
    blow = blow_pattern().search(behind.of(page.coded.text))
    if blow is None:
        return False
    told = page.coded.annotated.mentions_in(Span(behind.start, behind.start + blow.start()))
    return not any(m.of in s.recipients for m in told)


def _planned_dates(told: Sequence[Told], state: State) -> tuple[str, ...]:
    """The date for which a thing was last planned that was then held, where no report that tells it as held has one."""
    held = [page.speaks_on or "" for page, s in told if state_of(s) == "held"]
    if state != "held" or not held:
        return ()
    plans = [(page.speaks_on or "", s.date) for page, s in told if state_of(s) == "planned" and s.date]
    due = [(said, date) for said, date in plans if (Interval.of_edtf(date).earliest or "9999")[:10] <= max(held)]
    exact = [(said, date) for said, date in due if not date.endswith(("~", "?", "%"))]
    return (max(exact or due)[1],) if due else ()


def _is_body(acting: Sequence[str], sources: Sources) -> bool:
    """Whether the only one who takes part is a body of several states."""
    return len(acting) == 1 and acting[0] in sources.actors and sources.actors[acting[0]].sector == "IGO"


def _third_parties(own: Sequence[Statement]) -> tuple[list[str], list[str]]:
    """Who hosts and who mediates."""
    return [a for s in own for a in s.host], [a for s in own for a in s.mediator]


def _level(own: Sequence[Statement], parties: Sequence[str], sources: Sources) -> str | None:
    """At what level the parties met; where people are named, their offices tell it."""
    if any(sources.actors[a].kind == "person" for a in parties if a in sources.actors):
        return None
    return label("levels", next((s.level for s in own if s.level), None)) or None


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
        return "call" if remote and remote * 2 >= len(consults) else "meeting"
    return "agreement" if any(s.phase for _, s in told) else "act"


def _participants(told: Sequence[Told], sources: Sources, *, mutual: bool) -> tuple[list[str], list[str]]:
    """Who acts and who is acted on; for what two sides do together, all of them as actors."""
    acting: Counter[str] = Counter()
    acted_on: Counter[str] = Counter()
    for page, s in told:
        acting.update(dict.fromkeys((*s.actors, *partners_of(page, s)) if mutual else s.actors, 1))
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
    s: Statement,
    state: State,
    main: tuple[str, ...],
    formats: tuple[str, ...],
    known: tuple[str, ...],
    sources: Sources,
) -> tuple[str, ...]:
    """What a report says otherwise than the entry."""
    notes = []
    if s.date and main and _disjoint(main[0], s.date):
        notes.append(f"dated {date_words(s.date)}")
    if state == "held" and state_of(s) == "planned":
        other = label("formats", s.format)
        notes.append("told beforehand" + (f", as {other}" if other and other not in formats else ""))
    others = [n for n in sources.named((*s.actors, *s.recipients)) if n not in known and n in sources.people]
    if others:
        notes.append(f"also names {list_words(others)}")
    return tuple(notes)


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
    words = " ".join(
        w for w in (s.ordinal.rank, s.ordinal.scope, since if since not in (s.ordinal.scope or "") else "") if w
    )
    return words.replace(" -", "-")  # "first", "-ever meeting"


def _each(words: Iterable[str]) -> tuple[str, ...]:
    """Words that are not empty, each once, the most frequent first."""
    return tuple(w for w, _ in Counter(w for w in words if w).most_common())


def _firmest(states: Iterable[str]) -> tuple[str, ...]:
    """The words for how real it is, none where one report tells of it as plainly so or planned."""
    found = list(states)
    return () if "" in found else _each(found)


def _by_date(h: Happening) -> tuple[bool, bool, str, int]:
    """By date, those without one behind, and what is only told as background last."""
    start = Interval.of_edtf(h.dates[0]).earliest if h.dates else None
    return (is_background(h), start is None, start or "", -len(h.reports))
