"""What every statement has that somebody may have told: whose words it is, what is quoted, when it was said."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.attribution import attribution_of
from truceline.code.clauses import phrase_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.slots.circumstances import due_of, quoted_of, said_of
from truceline.model.spans import Span
from truceline.model.statement import Attribution, Statement, StatementKind


def told(context: SentenceContext, kind: StatementKind, span: Span, trigger: Span, rule: str) -> Statement:
    """Begin a statement: attribution, quoted words, the time of speaking and of what is due, all from its span."""
    levels = attribution_of(context.article, span, trigger, context.lexicon.reporting, context.quotations)
    attribution = tuple(a for a in levels if not _is_aside(context, a, trigger))
    return Statement(
        id="",
        kind=kind,
        span=span,
        trigger=trigger,
        sentence=context.sentence.index,
        rule=rule,
        attribution=attribution,
        quoted=quoted_of(context, span, attribution),
        said=said_of(context, attribution),
        due=due_of(context, span),
    )


def _is_aside(context: SentenceContext, level: Attribution, trigger: Span) -> bool:
    """Whether words are an aside to what a noun reports, by whoever tells it.

    "The insistence of Chad on guarantees, *which Mali resists*": that Mali resists is not what Chad says.
    """
    parse, cue = context.parse, level.cue_span
    if level.direct or cue is None or not any(t.pos == "NOUN" for t in parse.within(cue)):
        return False
    for word in parse.within(trigger):
        for clause in (word, *parse.ancestors(word)):
            first = parse.subtree(clause)[0]
            apart = first.index > 0 and parse.tokens[first.index - 1].text == ","
            if clause.dep == "relcl" and apart and cue.end <= first.start:
                return True
    return False


def judged_by(context: SentenceContext, statement: Statement, verbs: frozenset[str] | tuple[str, ...]) -> Statement:
    """Name whose judgement a clause is where no speech covers it: the subject of a verb of judgement above it."""
    if statement.attribution:
        return statement
    parse = context.parse
    for word in parse.within(statement.trigger):
        for clause in (word, *parse.ancestors(word)):
            verb = parse.head(clause)
            if clause.dep != "ccomp" or verb.lemma not in verbs or statement.trigger.contains(context.span(verb)):
                continue
            subjects = surface_subjects(parse, verb)
            named = actors_of(context, subjects)
            level = Attribution(
                source=named[0] if named else None,
                source_span=phrase_of(parse, subjects[0]) if subjects else None,
                cue_span=context.span(verb),
                content_spans=(statement.span,),
                direct=False,
            )
            return replace(statement, attribution=(level,), said=said_of(context, (level,)))
    return statement


def speakers_of(statement: Statement) -> tuple[str, ...]:
    """Those whose words a statement is, at the innermost level; none where the outlet or nobody named speaks."""
    levels = statement.attribution
    return (levels[-1].source,) if levels and levels[-1].source else ()
