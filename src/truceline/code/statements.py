"""From annotated articles to coded articles: run the finders of every kind, settle overlaps, give ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from truceline.code.assessments.find import find_assessments
from truceline.code.conditions import link_conditions
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.events.acts import ACTS, find_acts
from truceline.code.events.codes import with_codes
from truceline.code.events.echo import find_echoes
from truceline.code.events.find import UNNAMED, find_events
from truceline.code.parties.judged import acting_in
from truceline.code.parties.understood import with_understood
from truceline.code.positions.at_hand import AT_HAND
from truceline.code.positions.find import find_positions
from truceline.code.preconditions.find import find_preconditions
from truceline.code.setting import speaks_of_negotiation
from truceline.code.situations.find import find_situations
from truceline.code.steps.issues import with_issue
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.identity import identified
from truceline.model.spans import Span
from truceline.model.statement import Statement

Finder = Callable[[SentenceContext], Iterable[Statement]]

FORECASTS = ("assessments.possible", "assessments.likelihood")
"""Rules whose trigger holds the word of the happening that is forecast."""

EVERYWHERE: tuple[Finder, ...] = (find_events, find_echoes)
FINDERS: tuple[Finder, ...] = (
    *EVERYWHERE,
    find_positions,
    find_preconditions,
    find_assessments,
    find_situations,
)
"""One finder a kind, those for any article first. Each takes a sentence and yields statements without ids."""


def code_articles(annotated: Iterable[AnnotatedArticle], lexicon: Lexicon) -> Iterator[CodedArticle]:
    """Find the statements of each article."""
    for article in annotated:
        contexts = tuple(contexts_of(article, lexicon))
        found = find_statements(contexts)
        statements = link_conditions(contexts, identified(article.article.page.sha256, found))
        yield CodedArticle(annotated=_with_described(article, statements), statements=statements)


def _with_described(article: AnnotatedArticle, statements: tuple[Statement, ...]) -> AnnotatedArticle:
    """Take those in whom the article only describes and a statement needs, where its clause has no name before."""
    taken: set[Mention] = set()
    for s in statements:
        described = article.described_in(article.sentences[s.sentence].span)
        if not described:
            continue
        named = article.mentions_in(s.span)
        for actor in {*s.actors, *s.recipients, *s.holders}:
            first = min((m.span.start for m in named if m.of == actor), default=None)
            here = [m for m in described if m.of == actor]
            inside = [m for m in here if s.span.contains(m.span) and (first is None or m.span.start < first)]
            taken.update(inside or (here if first is None else ()))
    known = {a.id for a in article.actors}
    wanted = {m.of for m in taken} - known
    return replace(
        article,
        mentions=_each_once(article.mentions, taken),
        actors=(*article.actors, *(a for a in article.described_actors if a.id in wanted)),
        described=tuple(m for m in article.described if m in taken),
        described_actors=(),
    )


def _each_once(mentions: Iterable[Mention], more: Iterable[Mention]) -> tuple[Mention, ...]:
    """Some mentions and more, in text order, each once."""
    in_order = sorted((*mentions, *more), key=attrgetter("span", "of"))
    return tuple(m for m, before in zip(in_order, (None, *in_order), strict=False) if m != before)


def find_statements(contexts: Sequence[SentenceContext]) -> tuple[Statement, ...]:
    """Find all statements of one article, in the order of their spans and triggers, without ids."""
    finders = FINDERS if contexts and speaks_of_negotiation(contexts[0]) else EVERYWHERE
    found = settle_overlaps(s for context in contexts for s in _found_in(context, finders))
    return with_understood(found, contexts)


def _found_in(context: SentenceContext, finders: Iterable[Finder]) -> list[Statement]:
    """The statements of one sentence, with the acts that they leave untold."""
    found = [_completed(context, s) for find in finders for s in find(context)]
    acts = find_acts(context, lambda clause, verb: _is_told(found, clause, verb))
    return found + [_completed(context, s) for s in acts]


def _is_told(statements: Iterable[Statement], clause: Span, verb: Span) -> bool:
    """Whether an act of a clause gives way whatever it is, and no statement that its verb triggers asks what it tells.

    A position takes up what the deed on its trigger tells, an event without an actor gives way to one that has some.
    """
    own = (s for s in statements if s.kind == "position" or s.rule.endswith(UNNAMED))
    if any(s.trigger.overlaps(verb) for s in own):
        return False
    return any(_shares(clause, s.span) for s in statements if s.rule not in LAST and not s.rule.endswith(AT_HAND))


def _completed(context: SentenceContext, s: Statement) -> Statement:
    """A statement with what follows from its clause: the issue of an event, the codes of a position, who acts."""
    if s.kind in ("assessment", "situation"):
        s = s if s.actors else replace(s, actors=acting_in(context, s))
    return with_codes(context, s) if s.kind == "position" else with_issue(context, s)


def settle_overlaps(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """Drop events on the trigger of a position and repeated statements; order what remains.

    A demand, refusal or offer whose maker the text names is a position and no event besides (guideline 6); a
    happening that is only forecast is an assessment.
    """
    statements = sorted(found, key=_order)
    events = [s for s in statements if s.kind == "event"]
    statements = [_with_deed(s, events) if s.kind == "position" else s for s in statements]
    taken = [s.trigger for s in statements if s.kind == "position" or s.rule in FORECASTS]
    beside = {n: tuple(same) for n, same in groupby(statements, attrgetter("sentence"))}
    kept: dict[tuple[object, ...], Statement] = {}
    for s in statements:
        others = beside[s.sentence]
        if s.kind == "event" and (any(t.overlaps(s.trigger) for t in taken) or _is_forecast(s, others)):
            continue
        if _may_give_way(s) and any(_gives_way(s, other) and _shares(s.span, other.span) for other in others):
            continue
        kept.setdefault((s.kind, s.trigger, s.type, s.issue, s.first, s.then, s.holders), s)
    return tuple(kept.values())


def _may_give_way(s: Statement) -> bool:
    """Whether there is anything to which a statement could give way."""
    return s.type == "AGREE" or s.rule.endswith(UNNAMED) or s.rule in LAST


def _gives_way(s: Statement, other: Statement) -> bool:
    """Whether a statement counts only where another does not tell the same.

    An act without a trigger gives way to anything, an event without an actor to a judgement of it and to one with it;
    an agreement to do harm ("is *willing* to strike") to the threat that it is.
    """
    if s.kind == "event" and s.type == "AGREE" and other.rule.endswith(AT_HAND) and other.type != "AGREE":
        return other.kind == "event" and other.trigger == s.trigger
    if s.rule.endswith(UNNAMED):
        return other.kind != "event" or (other.trigger == s.trigger and len(other.actors) > len(s.actors))
    return s.rule in LAST and other.rule not in LAST


LAST = (*ACTS, "assessments.foretold", "assessments.believed")
"""Rules whose statements count only where no other tells the same."""


def _shares(act: Span, other: Span) -> bool:
    """Whether the clause of another statement tells that of an act, or the act only tells part of it."""
    if not act.overlaps(other):
        return False
    shared = min(act.end, other.end) - max(act.start, other.start)
    return 2 * shared >= min(act.end - act.start, other.end - other.start)


def _is_forecast(event: Statement, beside: Iterable[Statement]) -> bool:
    """Whether a deed is only what an assessment beside it calls likely: "is likely to violate the truce"."""
    if event.status != "planned" or event.factuality not in ("PR+", "PR-") or event.type == "CONSULT":
        return False
    forecasts = (s for s in beside if s.rule in FORECASTS)
    return any(s.span.start == event.span.start and s.span.overlaps(event.span) for s in forecasts)


DEEDS = ("SANCTION", "COERCE", "RETREAT", "AID", "COOPERATE", "MOBILIZE", "PROTEST", "ASSAULT")
"""Types of what is done, not said."""


def _with_deed(position: Statement, events: list[Statement]) -> Statement:
    """A position taken by a deed ("*suspended* aid") carries the codes of the deed, and hits those whom it hits."""
    same = [e for e in events if e.trigger.overlaps(position.trigger)]
    joined = next((e.actors for e in same if e.type == position.type and set(position.holders) < set(e.actors)), ())
    if joined and position.rule.endswith(".verb"):  # with those beside the holder who are only described
        position = replace(position, holders=joined, actors=joined)
    if not position.recipients:
        hit = next((e.recipients for e in same if e.recipients), ())
        position = replace(position, recipients=tuple(r for r in hit if r not in position.holders))
    deed = next((e for e in same if e.plover in DEEDS), None)
    return replace(position, plover=deed.plover, cameo=deed.cameo) if deed is not None else position


def _order(s: Statement) -> tuple[object, ...]:
    return (s.sentence, s.span, s.trigger, s.kind, s.type or "", s.issue or "", s.first or "", s.then or "", s.rule)
