"""Parties, assessments, situations, and what is open."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Actor
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.trace.content import Assessment, Happening, OpenPoint, Party, Report, Situation, Stand
from truceline.trace.happenings import Told
from truceline.trace.sources import Source, Sources
from truceline.trace.stands import qualifiers
from truceline.trace.states import NOT_AGREED, is_reached
from truceline.trace.words import label, labels, list_words, told_step, under_way_pattern

FOR = ("supports", "demands", "offers")
WANTED = ("demands",)
"""The stance by which somebody wants a thing; who offers it may not, and who supports it may be of no side."""
AGAINST = ("opposes", "rejects", "resists")
NO_PARTY = ("people", "other")
MOST_REPORTS = 6
"""Reports that one open point shows; the rest stand under the positions anyway."""


def find_parties(sources: Sources, lexicon: Lexicon) -> tuple[Party, ...]:
    """Gather the actors of the statements by side, those who are named most first."""
    told: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, s in sources.statements():
        sides = {}
        for actor_id in dict.fromkeys((*s.actors, *s.recipients, *s.holders)):
            actor = sources.actors.get(actor_id)
            if actor is None or (actor.kind in NO_PARTY and actor_id not in s.holders):
                continue
            sides[sources.side(actor_id)] = 1
            if actor.kind == "person":
                people[sources.side(actor_id)][actor.name] += 1
        told.update(sides)
        judged.update(_judges(s, sources))
    parties = [_party(side, told[side], people[side], sources, lexicon) for side, _ in told.most_common()]
    judges = [
        _party(side, n, Counter(), sources, lexicon, judges=True) for side, n in judged.items() if side not in told
    ]
    return (*parties, *judges)


def find_assessments(sources: Sources) -> tuple[Assessment, ...]:
    """List judgements and forecasts in page and text order, those of one judge together."""
    told = [t for t in _outermost(sources, "assessment") if not is_told_open(*t)]
    found = [_assessment(page, s, sources) for page, s in _joined(told)]
    order = {by: n for n, by in reversed(list(enumerate(a.by for a in found)))}
    return tuple(sorted(found, key=lambda a: order[a.by]))


def find_situations(sources: Sources) -> tuple[Situation, ...]:
    """List the states of things that the pages describe, in page and text order; those told as open stand there."""
    return tuple(
        Situation(since=s.date, qualifiers=_told_apart(page, s), reports=(sources.report(page, s),))
        for page, s in _outermost(sources, "situation")
        if not is_told_open(page, s)
    )


def is_told_open(page: Source, s: Statement) -> bool:
    """Whether the words of a state or judgement call it open."""
    return _open_cues().search(s.span.of(page.coded.text)) is not None


def _outermost(sources: Sources, kind: str) -> Iterator[Told]:
    """The statements of a kind whose words lie in no other one's of it: a quote is shown once.

    What has a likelihood of its own stays, so that no word of it is lost.
    """
    for page in sources.pages:
        own = [s for s in page.coded.statements if s.kind == kind]
        for s in own:
            around = (o for o in own if o.sentence == s.sentence and o.span != s.span and o.span.contains(s.span))
            if not any(s.likelihood in (None, o.likelihood) for o in around):
                yield page, s


def _joined(told: Iterable[Told]) -> list[Told]:
    """Judgements by one word of one judge that follow each other in a sentence, made one: "may break *and use* it"."""
    done: list[Told] = []
    for page, s in told:
        last = done[-1] if done and done[-1][0] is page else None
        if last is not None and _goes_on(page, last[1], s):
            done[-1] = (page, replace(last[1], span=Span(last[1].span.start, s.span.end)))
        else:
            done.append((page, s))
    return done


def _goes_on(page: Source, first: Statement, second: Statement) -> bool:
    between = page.coded.text[first.span.end : second.span.start].strip(" ,")
    one, other = ((s.sentence, s.likelihood, s.attribution) for s in (first, second))
    follows = first.span.end < second.span.start and between in ("and", "or", "")
    return one == other and first.likelihood is not None and follows


def _told_apart(page: Source, s: Statement) -> tuple[str, ...]:
    """What keeps a statement from being a plain fact, as far as its own words, which are quoted, do not say so."""
    told = denying_words().search(s.span.of(page.coded.text)) is not None
    return tuple(q for q in qualifiers(s) if not (told and q in _denials()))


@cache
def _denials() -> frozenset[str]:
    codes = (("factuality", "CT-"), ("factuality", "PR-"), ("factuality", "PS-"), ("statuses", "unreported"))
    return frozenset(label(table, key) for table, key in codes)


def find_open(
    sources: Sources, stands: Sequence[Stand], planned: Sequence[Happening], agreements: Sequence[Happening]
) -> tuple[OpenPoint, ...]:
    """Say what the pages leave open: plans without a date, steps wanted and refused or not answered, open states."""
    return (
        *_plans_without_date(planned, sources),
        *_steps_not_settled(stands, agreements, sources),
        *_states_told_open(sources),
    )


def _judges(s: Statement, sources: Sources) -> dict[str, int]:
    if s.kind != "assessment" or not s.attribution or s.attribution[-1].source is None:
        return {}
    judge = s.attribution[-1].source
    return {sources.side(judge): 1} if judge in sources.actors else {}


def party_name(side: str, sources: Sources, lexicon: Lexicon) -> str:
    """The name of a side: that of its government, or its own."""
    actor = _side_actor(side, sources, lexicon)
    return actor.name if actor else side


def _side_actor(side: str, sources: Sources, lexicon: Lexicon) -> Actor | None:
    own = sources.actors.get(side) or sources.governments.get(side)
    if own is not None:
        return own
    known = (e.actor for e in lexicon.actors if e.actor.kind == "government" and e.actor.country == side)
    return next(known, None)


def _party(
    side: str, statements: int, people: Counter[str], sources: Sources, lexicon: Lexicon, *, judges: bool = False
) -> Party:
    actor = _side_actor(side, sources, lexicon)
    name = actor.name if actor else side
    others = tuple(p for p, _ in people.most_common() if p != name)
    return Party(name=name, actor=actor.id if actor else None, people=others, statements=statements, judges_only=judges)


def _assessment(page: Source, s: Statement, sources: Sources) -> Assessment:
    speakers = sources.speakers(page, s)
    told = _told_apart(page, s) if s.likelihood is None else ()
    by = speakers[0] if speakers else _who_doubts(page, s, sources) or page.cite
    return Assessment(
        by=by,
        word=s.likelihood,
        band=s.likelihood_band,
        said=s.said,
        qualifiers=told,
        reports=(sources.report(page, s),),
    )


def _who_doubts(page: Source, s: Statement, sources: Sources) -> str | None:
    """Who doubts or believes a thing by the words of the judgement itself: "*Chad* doubts that the truce will hold"."""
    if s.rule not in ("assessments.doubt", "assessments.believed"):
        return None
    start = page.coded.annotated.sentences[s.sentence].span.start
    before = (m.of for m in page.coded.annotated.mentions if start <= m.span.start and m.span.end <= s.trigger.start)
    return next((sources.names[a] for a in before if a in s.actors and a in sources.names), None)


def _plans_without_date(planned: Sequence[Happening], sources: Sources) -> list[OpenPoint]:
    """Meetings to come of two or more whom the pages name, or of a told format, without a date; once for the same.

    None where the pages tell of another contact that may be the same one: held now, called off, or with its day.
    """
    found: dict[frozenset[str], OpenPoint] = {}
    settled = [sides for sides in (_settled(page, s, sources) for page, s in sources.statements()) if sides is not None]
    for h in planned:
        who = frozenset(h.actors)
        alone = len(who) == 1 and bool(h.formats)  # "a trilateral summit with Chad" has others, whoever they are
        if (len(who) > 1 or alone) and not any(_may_be_of(sides, h, sources) for sides in settled):
            missing = "date" if h.places else "date, no place"
            others = " and others not named there" if alone else ""
            sentence = f"A meeting of {list_words(h.actors)}{others}: no {missing} given."
            found.setdefault(who, OpenPoint(sentence=sentence, reports=h.reports[:1]))
    return list(found.values())


def _settled(page: Source, s: Statement, sources: Sources) -> frozenset[str] | None:
    """Who takes part in a contact of which a page says that it is held now, by their ids; or that it is called off or
    when it will be, by their sides, as a plan is told of either.
    """
    if s.type != "CONSULT" or s.kind != "event" or s.factuality not in ("CT+", "CT-", "PR+"):
        return None
    met = (*s.actors, *s.recipients)
    if s.status == "planned" and (s.date is not None or (met and s.factuality == "CT-")):
        return frozenset(map(sources.side, met))
    now = s.status in ("occurred", "ongoing") and (s.date is None or s.date >= _news_since(page))
    return frozenset(met) if now and met and s.factuality != "CT-" else None


def _news_since(page: Source) -> str:
    """The first day of which a page tells news, as an ISO date; empty where its day is not known."""
    published = page.coded.annotated.article.published
    return (date.fromisoformat(published[:10]) - NEWS).isoformat() if published else ""


NEWS = timedelta(days=3)
"""How long what a page tells of is news."""


def _may_be_of(met: frozenset[str], h: Happening, sources: Sources) -> bool:
    """Whether a contact may be a plan itself, told anew: all of the plan are there, or nobody is named."""
    told = {(r.page, r.statement) for r in h.reports}
    planned = [s for page, s in sources.statements() if (page.coded.id, s.id) in told]
    own = {a for s in planned for a in (*s.actors, *s.recipients)}
    return not met or own <= met or {*map(sources.side, own)} <= met


def _steps_not_settled(stands: Sequence[Stand], agreements: Sequence[Happening], sources: Sources) -> list[OpenPoint]:
    """Steps that somebody wants: refused by another; or told more than once, with no answer on these pages. Talks that
    go on are none."""
    by_step: defaultdict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        if stand.step and stand.stance and stand.step != "other_condition":
            by_step[stand.step].append(stand)
    held = [h for h in agreements if h.state == "held"]
    points = []
    for step, about in by_step.items():
        if any(is_reached(h.what, step) for h in held):
            continue
        wanted = [s for s in about if s.stance in WANTED and not s.denied]
        refused = [s for s in about if s.stance in AGAINST and not s.denied]
        if wanted and not refused and _is_being_met(step, wanted, sources):
            continue
        at_one = {name for h in held for name in h.actors}  # what their agreement says of it nobody reads here
        if refused or (_is_pressed(wanted) and not any(at_one.intersection(s.holders) for s in wanted)):
            points += [_open_step(step, wanted, refused)] if wanted else []
    return points


def _is_pressed(wanted: Sequence[Stand]) -> bool:
    """Whether more than one report tells that a thing is wanted: what one sentence tells stands under the positions."""
    return sum(len(stand.reports) for stand in wanted) > 1


def _is_being_met(step: str, wanted: Sequence[Stand], sources: Sources) -> bool:
    """Whether what somebody wants is on its way: talks that go on, what two sides have each agreed to; or is no step of
    two sides at all: tariffs."""
    if step == TALKS:
        return _are_under_way(sources)
    if step in NOT_AGREED:
        return _named(step, wanted) != label("steps", step)
    sides = {
        sources.side(actor)
        for _, s in sources.statements()
        if s.type == "AGREE" and s.kind == "event" and s.issue == step and s.factuality == "CT+" and s.status in GIVEN
        for actor in s.actors
    }
    return len(sides) > 1


def _named(step: str, wanted: Sequence[Stand]) -> str:
    """A step, by the name that its quotes give it."""
    quotes = " ".join(report.quote for stand in wanted for report in stand.reports)
    return told_step(step, label("steps", step), quotes)


GIVEN = ("occurred", "historical")
"""Statuses of a consent that was given."""
TALKS = "peace_talks"


def _are_under_way(sources: Sources) -> bool:
    """Whether a page says that talks go on or are about to begin."""
    return any(under_way_pattern().search(page.coded.text) for page in sources.pages)


def _open_step(key: str, wanted: Sequence[Stand], refused: Sequence[Stand]) -> OpenPoint:
    step = _named(key, wanted)
    who = list_words(dict.fromkeys(h for s in wanted for h in s.holders)) or "somebody not named"
    against = list_words(dict.fromkeys(h for s in refused for h in s.holders))
    rest = f"; resisted or rejected by {against}" if against else "; no agreement on it found on these pages"
    reports = [s.reports[0] for s in (*wanted, *refused)]
    return OpenPoint(
        sentence=f"{step[0].upper()}{step[1:]}: wanted by {who}{rest}.", reports=tuple(reports[:MOST_REPORTS])
    )


def _states_told_open(sources: Sources) -> list[OpenPoint]:
    """States that the pages call open, each stretch of a page once."""
    points: list[OpenPoint] = []
    told: list[tuple[str, Span]] = []
    for page, s in sources.statements():
        if s.kind not in ("situation", "assessment") or not is_told_open(page, s):
            continue
        if not any(key == page.coded.id and span.overlaps(s.span) for key, span in told):
            told.append((page.coded.id, s.span))
            report: Report = sources.report(page, s)
            points.append(OpenPoint(sentence="", reports=(report,)))
    return points


@cache
def _open_cues() -> re.Pattern[str]:
    return _any_of(labels()["open_cues"]["words"])


@cache
def denying_words() -> re.Pattern[str]:
    """Finds words that deny or doubt."""
    return _any_of(labels()["denying"]["words"], r"|\w+n['’]t\b")


def _any_of(words: Sequence[str], or_else: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in words)})\b{or_else}", re.IGNORECASE)
