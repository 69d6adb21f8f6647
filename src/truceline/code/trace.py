"""The trace: by what each statement of an article was found and decided, and why a sentence has none.

Everything is what the stages themselves go by, asked once more; where they keep no reason, the trace has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from truceline.annotate.select import WORD
from truceline.annotate.sentences import MAX_SENTENCE
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.events.find import match_of
from truceline.code.events.guards import holds
from truceline.code.events.match import Match, matches_of
from truceline.code.positions.find import KEPT
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.status import status_of
from truceline.code.setting import speaks_of_negotiation
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token
from truceline.model.spans import Span
from truceline.model.statement import Statement

DecidedBy = Literal["cue", "tense", "trigger", "rule"]
"""What made a statement's status and factuality: a word near the trigger, its tense, its meaning, the rule itself."""

Silent = Literal["not_english", "fragment", "too_long", "no_parse", "no_trigger", "unmet", "inside", "no_negotiation"]
"""Why a sentence has no statement: see docs/record.md."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with what fills it, and where that stands: in the clause if it can be, else in the sentence."""

    name: str
    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StatementTrace:
    """What decided a statement.

    `cue` is the word that did, where one did, and `decided_rule` the rule or the entry of the lexicon by which it or
    the tense did (`Reality.rule`, see docs/factuality.md); null where the trigger or the statement's own rule decided.
    """

    statement: Statement
    decided_by: DecidedBy | None
    cue: Span | None
    decided_rule: str | None
    slots: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a sentence has no statement; of a trigger that was passed over its span, rule and unmet needs."""

    reason: Silent
    span: Span | None = None
    rule: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence with its parse, null where it had none, and why it has no statement; empty where it has."""

    index: int
    span: Span
    parse: Parse | None
    silences: tuple[Silence, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The trace of one article."""

    sentences: tuple[SentenceTrace, ...]
    statements: tuple[StatementTrace, ...]


def trace_article(article: AnnotatedArticle, statements: tuple[Statement, ...], lexicon: Lexicon) -> Trace:
    """Trace an article that still has its parses, with the statements that were found in it."""
    contexts = {c.sentence.index: c for c in contexts_of(article, lexicon)}
    coded = {s.sentence for s in statements}
    sentences = []
    for s in article.sentences:
        context = contexts.get(s.index)
        silences = () if s.index in coded else tuple(_silences(article, s, context))
        sentences.append(SentenceTrace(s.index, s.span, context.parse if context else None, silences))
    traced = tuple(_statement_trace(contexts[s.sentence], s) for s in statements)
    return Trace(tuple(sentences), traced)


def _statement_trace(context: SentenceContext, s: Statement) -> StatementTrace:
    decided, cue, rule = _decided(context, s)
    return StatementTrace(s, decided, cue, rule, tuple(_slots(context, s)))


Decision = tuple[DecidedBy | None, Span | None, str | None]
"""What decided, the word that did, and the rule by which it did."""


def _decided(context: SentenceContext, s: Statement) -> Decision:
    """What made the status and factuality of a statement, if asking again gives just these."""
    if s.kind == "event":
        return _event_decided(context, s)
    if s.kind == "position" and s.rule.endswith(BY_WORD):
        return _position_decided(context, s)
    return "rule", None, None


BY_WORD = (".verb", ".noun", ".adjective")
"""How the rules end whose position lies in the meaning of a word of the lexicon."""


def _event_decided(context: SentenceContext, s: Statement) -> Decision:
    match = next(
        (m for t in context.parse.within(s.trigger) if (m := match_of(context, t)) and m.row.rule == s.rule), None
    )
    if match is None:
        return None, None, None
    reality = status_of(context, match.token, attribution=s.attribution, carrier=match.carrier)
    if s.type == "RETREAT" and (s.status, s.factuality) == ("proposed", "Uu") != (reality.status, reality.factuality):
        return "rule", None, None  # a bare noun: an item of some plan
    by_year = reality.status == "historical" and reality.cue is None
    if reality.factuality != s.factuality or by_year:
        return None, None, None
    if reality.status != s.status:
        return "trigger", s.trigger, None
    return ("tense" if reality.cue is None else "cue"), reality.cue, reality.rule


def _position_decided(context: SentenceContext, s: Statement) -> Decision:
    token = next((t for t in context.parse.within(s.trigger) if t.pos in ("VERB", "NOUN", "ADJ", "AUX")), None)
    if token is None:
        return None, None, None
    no = negation_of(context.parse, token, context.lexicon.status_cues)
    if no is not None:
        return "cue", context.span(no), "negation"
    reality = status_of(context, token)
    told = s.status in KEPT and reality.status == s.status
    doubted = s.factuality != "CT+" and reality.factuality == s.factuality
    if reality.cue is not None and (told or doubted):
        return "cue", reality.cue, reality.rule
    return "trigger", s.trigger, None


def _slots(context: SentenceContext, s: Statement) -> Iterator[Filled]:
    """The filled slots of a statement, each with the spans that fill it."""
    for name in ("holders", "actors", "recipients", "host", "mediator"):
        for actor in getattr(s, name):
            yield Filled(name, actor, _named(context, s, actor))
    if s.place:
        yield Filled("place", s.place, _named(context, s, s.place))
    times = {t.id: t.span for t in context.article.times}
    if s.time in times:
        yield Filled("time", s.date or "", (times[s.time],))
    elif s.date:
        yield Filled("date", s.date, ())
    for name in (
        "format",
        "level",
        "phase",
        "issue",
        "stance",
        "relation",
        "first",
        "then",
        "said",
        "due",
        "likelihood",
    ):
        if value := getattr(s, name):
            yield Filled(name, value, ())
    if s.on is not None and s.on.step:
        yield Filled("on", s.on.step, ())
    for q in s.quantities:
        yield Filled("quantity", f"{q.unit}{f' of {q.of}' if q.of else ''}", (q.span,))
    for quote in s.quoted:
        yield Filled("quoted", "", (quote,))
    if s.ordinal is not None:
        yield Filled("ordinal", s.ordinal.rank, ())


def _named(context: SentenceContext, s: Statement, of: str) -> tuple[Span, ...]:
    """Where an actor or place is named: in the clause of a statement, else in its sentence, else nowhere near."""
    for span in (s.span, context.sentence.span):
        mentions = (*context.article.mentions_in(span), *context.article.described_in(span))
        found = tuple(m.span for m in mentions if m.of == of)
        if found:
            return found
    return ()


def _silences(article: AnnotatedArticle, sentence: Sentence, context: SentenceContext | None) -> Iterator[Silence]:
    """The nearest reasons why a sentence has no statement."""
    if article.article.language not in (None, "en"):
        yield Silence("not_english")
    elif context is None:
        written = sentence.span.of(article.text)
        short, long = len(WORD.findall(written)) < 2, len(written) > MAX_SENTENCE
        yield Silence("fragment" if short else "too_long" if long else "no_parse")
    else:
        yield from _passed_over(context) or (Silence("no_trigger"),)
        if not speaks_of_negotiation(context):
            yield Silence("no_negotiation")


def _passed_over(context: SentenceContext) -> tuple[Silence, ...]:
    """The triggers of a sentence that became no event: what they need and do not have, or that another has them."""
    found = []
    for token in context.parse:
        matches = tuple(matches_of(context, token))
        if not matches:
            continue
        held = match_of(context, token)
        if held is not None:
            found.append(Silence("inside", _span(token), held.row.rule))
        else:
            found.append(Silence("unmet", _span(token), matches[-1].row.rule, _unmet(context, matches[-1])))
    return tuple(found)


def _unmet(context: SentenceContext, match: Match) -> tuple[str, ...]:
    """The needs of a row that do not hold for a word."""
    rows = ((need, replace(match, row=replace(match.row, needs=(need,)))) for need in match.row.needs)
    return tuple(need for need, alone in rows if not holds(context, alone))


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
