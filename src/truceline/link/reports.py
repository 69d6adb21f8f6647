"""What each event statement tells of a happening: the features by which reports of one happening are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.issues import Step
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span
from truceline.model.actor import Actor
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.statement import Statement

State = Literal["held", "coming", "wished", "not"]

LINKED_TYPES = frozenset({"CONSULT", "AGREE", "RETREAT", "CONCEDE", "ASSAULT", "SANCTION"})
"""PLOVER types whose statements can report a happening that others report too."""

PLEDGED = frozenset({"agreed", "signed", "announced", "declared", "proposed"})
"""Phases that make an AGREE a pact between parties; without one it is somebody's own promise."""

EITHER_WAY = frozenset({"conversation", "conversations", "spoke", "spoken", "speak", "speaking", "talked", "exchange"})
"""Triggers of contacts that can be held face to face or by telephone."""

REMOTE = frozenset({"phone", "video"})
WISHES = frozenset({"proposed", "demanded", "threatened", "conditional", "predicted"})
NEWS_DAYS = 7
"""Days before publication in which an undated happening lies that is told as news. Set by hand."""

PLAN_DAYS = 45
"""Days after publication in which an undated plan lies. Set by hand."""

BEFORE_TRIGGER = 60
"""Code points before a trigger in which its article and the words that set it apart stand."""

PACTS = frozenset({"agreement", "pledge"})
"""Forms of reports that are told apart by what they are about."""
WORD = re.compile(r"\w+")
OWNED = re.compile(r"\b(?!(?:week|month|year|today|yesterday|weekend|\w+day)[’'])\w+(?:[’']s|s[’'])\s")
"""Whose a contact is, where it is said before it, so that no *the* points back: "the elders' meeting with him"."""
SPOT = re.compile(r"\b(?:from|in|at|near|around|into|on) (?:the )?([A-Z]\w{2,30})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event statement with what tells its happening apart from others.

    `form` is "meeting", "call", "talk" (either of them), "visit" or "mediation", else the type with its mode. `sides`
    are states (ISO 3166-1 alpha-3) or groups, `doers` those of who acts, `people` pairs of a side and the actor id of
    a person. `spots` are names after "from" or "in", as written. `window` is when it happened: as dated, else as far as
    the day of publication bounds it. `refers` says that its words point back ("the talks", "such a proposal"),
    `continues` that it is a participle of what its sentence tells before, `of_series` that it is one round of talks
    among others, `apart` that they set it apart from what was told before ("the next round"), `general` that they speak
    of several such happenings or of none in particular. `matters` are the issues that a pact is about.
    """

    article: str
    statement: Statement
    form: str
    state: State
    people: frozenset[tuple[str, str]]
    sides: frozenset[str]
    doers: frozenset[str]
    window: Interval
    dated: bool
    place: str | None
    spots: frozenset[str]
    round: str | None
    measures: frozenset[tuple[float, str]]
    matters: frozenset[str]
    stem: str
    words: tuple[str, ...]
    refers: bool
    continues: bool
    of_series: bool
    apart: bool
    general: bool


def reports_of(article: CodedArticle, lexicon: Lexicon) -> Iterator[Report]:
    """The reports of an article, in text order."""
    events = [s for s in article.statements if s.kind == "event" and s.type in LINKED_TYPES]
    for s in sorted(events, key=lambda s: (s.trigger, s.span, s.id)):
        yield _report(article, s, lexicon)


def _report(article: CodedArticle, s: Statement, lexicon: Lexicon) -> Report:
    actors = {a.id: a for a in article.annotated.actors}
    # Those who are only described ("people", "protesters") tell no happening from another.
    known = {a: actors[a] for a in (*s.actors, *s.recipients) if a in actors and actors[a].kind != "other"}
    named = [known[p] for p in (*s.actors, *s.recipients) if p in known]
    told = s.span.of(article.text)
    contact = _contact_words(article, s) if s.type == "CONSULT" else ""
    cues = lexicon.occurrence_cues
    state = _state(s)
    trigger = s.trigger.of(article.text).lower()
    form = _form(s, trigger)
    steps = lexicon.issues.find_steps(told) if form in PACTS else ()
    return Report(
        article=article.id,
        statement=s,
        form=form,
        state=state,
        people=frozenset((side_of(a), a.id) for a in named if a.kind == "person"),
        sides=frozenset(map(side_of, named)),
        doers=frozenset(side_of(known[a]) for a in s.actors if a in known),
        window=Interval.of_edtf(s.date) if s.date else _news_window(article.article.published, s, state),
        dated=s.date is not None,
        place=s.place,
        spots=frozenset(_spots(article, s.span)),
        round=_round(told, cues),
        measures=frozenset(_measures(s)),
        matters=frozenset(_matter(lexicon.issues.step(m.key)) for m in steps),
        stem=trigger[:STEM],
        words=tuple(w.lower() for w in WORD.findall(told)),
        refers=cues.has("points_back", contact) and not OWNED.search(contact)
        if contact
        else s.type == "AGREE" and cues.has("offer_again", told),
        continues=_continues(article, s.trigger),
        of_series=cues.has("of_series", contact),
        apart=cues.has("apart", contact) or s.status == "historical",
        general=cues.has("general", contact),
    )


def _spots(article: CodedArticle, span: Span) -> Iterator[str]:
    for match in SPOT.finditer(article.text, *span):
        if not article.annotated.times_in(Span(*match.span(1))):
            yield match.group(1)


def _measures(s: Statement) -> Iterator[tuple[float, str]]:
    """The exact numbers of a statement with what they count; a share of one thing is told of its parts too."""
    for q in s.quantities:
        if q.low is not None and q.low == q.high:
            yield q.low, "percent" if q.unit == "percent" else q.of or q.unit


def _continues(article: CodedArticle, trigger: Span) -> bool:
    """Whether a word is a participle that goes on with its sentence ("…, killing two", "and breaking the truce")."""
    before = article.text[max(0, trigger.start - 5) : trigger.start].rstrip()
    return trigger.of(article.text).endswith("ing") and before.endswith((",", " and"))


def _matter(step: Step) -> str:
    """The issue of a step; a short truce is told as a ceasefire as often."""
    issue = step.issue or step.key
    return "ceasefire" if issue == "humanitarian_pause" else issue


def side_of(actor: Actor) -> str:
    """The side of an actor: its state, or an armed group itself."""
    return actor.id if actor.kind == "armed_group" else actor.country or actor.id


def _contact_words(article: CodedArticle, s: Statement) -> str:
    """The words that name a contact: from before the noun that is the trigger, or the whole clause of a verb."""
    sentence = article.annotated.sentence_at(s.trigger.start)
    low = sentence.span.start if sentence else s.span.start
    clause = clause_span(article.text, Span(low, max(s.span.end, s.trigger.end)), s.trigger)
    is_noun = s.rule.endswith(".noun")
    return article.text[max(clause.start, s.trigger.start - BEFORE_TRIGGER) : s.trigger.end if is_noun else clause.end]


def _round(told: str, cues: CheckCues) -> str | None:
    """The number of a round or session in its series, in words; None where the text gives none or several."""
    found = {m.group().split()[0].lower() for m in cues.find("rounds", told, 0, len(told))}
    return NUMBERED.get(one := next(iter(found)), one) if len(found) == 1 else None


NUMBERED = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"} | {
    "6th": "sixth",
    "7th": "seventh",
    "8th": "eighth",
    "9th": "ninth",
    "10th": "tenth",
}


STEM = 5
"""Letters of a trigger that must agree: signed and signing, released and release."""


def _form(s: Statement, trigger: str) -> str:
    if s.type == "CONSULT":
        if s.mode == "third-party":
            return "mediation"
        if s.mode == "phone" or s.format in REMOTE:
            return "call"
        if s.mode == "visit":
            return "visit"
        return "talk" if trigger in EITHER_WAY and s.format is None else "meeting"
    if s.type == "AGREE":
        return "agreement" if s.phase in PLEDGED else "pledge"
    return f"{s.type}/{s.mode}" if s.mode else str(s.type)


def _state(s: Statement) -> State:
    """Whether a statement tells of something as held, coming, wished for, or as not so.

    What somebody denies is told as held by the one whom he contradicts, and a plan called off is still that plan.
    """
    if s.status == "unreported" or (s.factuality == "CT-" and s.status in ("occurred", "ongoing")):
        return "not"
    if s.status == "planned":
        return "coming"
    return "wished" if s.status in WISHES else "held"


def _news_window(published: str | None, s: Statement, state: State) -> Interval:
    """When an undated happening lies, as far as the day of publication bounds it.

    A wish, the past and an attack it does not bound: news names wars and attacks of any age without a date.
    """
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return Interval()
    if state == "coming":
        return Interval(day.isoformat(), _shifted(day, PLAN_DAYS))
    if state == "wished" or s.status == "historical" or s.type == "ASSAULT":
        return Interval()
    return Interval(_shifted(day, -NEWS_DAYS), day.isoformat())


def _shifted(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return day.isoformat()
