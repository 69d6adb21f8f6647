"""Forecasts: likely, unlikely, a good chance; could, may and might of outcomes; doubt; what remains to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.attribution import is_reported
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.find import match_of
from truceline.code.parties.participants import actors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import negated, negation_of, no_noun
from truceline.code.setting import is_on_negotiation
from truceline.code.told import told
from truceline.code.words import WordFinders, at_lemmas, beside_lemmas
from truceline.lexicon.assessments import Likelihood
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span
from truceline.model.statement import Factuality, Statement, Status

FORETELLING = frozenset({"will", "'ll", "’ll", "would", "may", "might", "could"})


def find_forecasts(context: SentenceContext) -> Iterator[Statement]:
    """Find the forecasts of one sentence that speak of something negotiated."""
    yield from _likely(context)
    for token, found in FINDERS.found_at(context, context.parse.content):
        yield found
        if found.rule == "assessments.possible":
            yield from _told_like(context, found, _more(context.parse, token))
    yield from _open(context)


def is_on_topic(context: SentenceContext, span: Span) -> bool:
    """Whether a span speaks of a step of negotiations, not only of everyday politics."""
    topics = context.lexicon.assessments.groups.of("topic", "steps")
    return any(m.key in topics for m in context.lexicon.issues.find_steps(context.words(span)))


def around(context: SentenceContext) -> Span:
    """The sentence with the one before and the one after: what somebody who is quoted is talking about."""
    sentences = context.article.sentences
    first, last = max(0, context.sentence.index - 1), min(len(sentences) - 1, context.sentence.index + 1)
    return Span(sentences[first].span.start, sentences[last].span.end)


def _likely(context: SentenceContext) -> Iterator[Statement]:
    taken: set[int] = set()
    for row in context.lexicon.assessments.likelihood_in(context.parse.words):
        for words in _runs(context, row.words):
            if taken.isdisjoint(t.index for t in words):
                taken.update(t.index for t in words)
                found = _forecast(context, row, words)
                if found is not None:
                    yield found
                    yield from _continued(context, found, words)


def _runs(context: SentenceContext, wanted: tuple[str, ...]) -> Iterator[tuple[Token, ...]]:
    """The places where some words stand one after the other."""
    lowered = context.parse.lowered
    if wanted[0] not in context.parse.words:
        return
    for i in range(len(lowered) - len(wanted) + 1):
        if lowered[i : i + len(wanted)] == wanted:
            yield context.parse.tokens[i : i + len(wanted)]


def _forecast(context: SentenceContext, row: Likelihood, words: tuple[Token, ...]) -> Statement | None:
    parse = context.parse
    head = next((w for w in words if parse.head(w) not in words or w.head == w.index), words[-1])
    if (head.dep in ("amod", "nmod") and head.pos == "ADJ") or _modifies_noun(context, head):
        return None
    carrier = head if is_verbal(head) else next((a for a in parse.ancestors(head) if is_verbal(a)), None)
    if carrier is None:
        return None
    no = negation_of(parse, carrier, context.lexicon.status_cues) or parse.child(head, "neg")
    before = parse.tokens[words[0].index - 1 : words[0].index]
    less = row.factuality == "PR+" and before and before[0].lemma == "less" and before[0].tag == "RBR"
    words = (*before, *words) if less else words  # "*less likely* to sign" than somebody says
    told_as: Factuality = "PR-" if less else row.factuality
    inside = no is not None and no.index in {w.index for w in words}
    factuality = negated(told_as, None if inside else no)
    band = row.band if factuality == row.factuality else None
    found = _told(context, carrier, span_of(words), "assessments.likelihood", factuality)
    return found and replace(found, likelihood=context.words(span_of(words)), likelihood_band=band)


def _continued(context: SentenceContext, forecast: Statement, words: tuple[Token, ...]) -> Iterator[Statement]:
    """What else is forecast by one word: "likely to break the truce *and use it*, *blaming the rebels*"."""
    parse = context.parse
    for verb in (c for w in words for c in parse.children(w, "xcomp")):
        more = _more(parse, verb)
        blamed = [
            a for v in (verb, *parse.children(verb, "conj")) for a in parse.children(v, "advcl") if a.tag == "VBG"
        ]
        yield from _told_like(context, forecast, (*more, *blamed))


def _more(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The verbs coordinated with one; "violate and weaponise any ceasefire" is one forecast."""
    others = (c for c in parse.children(verb, "conj") if is_verbal(c) and parse.child(c, "nsubj") is None)
    bare = (c for c in others if all(a.tag == "TO" for a in parse.children(c, "aux")))
    return tuple(c for c in bare if parse.child(verb, "dobj") or not parse.child(c, "dobj"))


def _told_like(context: SentenceContext, forecast: Statement, verbs: tuple[Token, ...]) -> Iterator[Statement]:
    """Forecasts of other verbs with the likelihood of one."""
    for verb in verbs:
        begun = told(context, "assessment", clause_of(context.parse, verb), context.span(verb), forecast.rule)
        yield replace(
            begun,
            status=forecast.status,
            factuality=forecast.factuality,
            likelihood=forecast.likelihood,
            likelihood_band=forecast.likelihood_band,
        )


def _modifies_noun(context: SentenceContext, head: Token) -> bool:
    """Whether a word of likelihood only colours a noun: "probably the hardest issue"."""
    parse = context.parse
    governor = parse.head(head)
    return head.pos == "ADV" and (governor.pos in ("NOUN", "PROPN") and governor.dep not in ("attr", "ROOT"))


def _told(
    context: SentenceContext,
    carrier: Token,
    trigger: Span,
    rule: str,
    factuality: Factuality,
    status: Status | None = "predicted",
    topic: Span | None = None,
) -> Statement | None:
    span = clause_of(context.parse, carrier)
    span = Span(min(span.start, trigger.start), max(span.end, trigger.end))
    begun = told(context, "assessment", span, trigger, rule)
    if not is_on_topic(context, around(context) if is_reported(context.article, trigger) else topic or span):
        return None
    return replace(begun, factuality=factuality, status=status)


@beside_lemmas(lambda lexicon: lexicon.assessments.groups.of("possible", "words"))
def _possible(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The raid could derail the talks": a modal without a row on a verb of outcome, or on any in a judgement."""
    groups = context.lexicon.assessments.groups
    modals = groups.of("possible", "words")
    if verb.pos != "VERB":
        return None
    modal = next((a for a in context.parse.children(verb, "aux") if a.lemma in modals), None)
    if modal is None or context.parse.child(verb, "nsubj") is None:
        return None
    if any(m.lemma == "whether" for m in context.parse.children(verb, "mark")):
        return None  # "questioned *whether* the talks could succeed"
    if verb.lemma not in groups.of("possible", "verbs") and not _is_judgement(context, verb):
        return None
    no = negation_of(context.parse, verb, context.lexicon.status_cues)
    trigger = Span(modal.start, verb.end)
    found = _told(context, verb, trigger, "assessments.possible", negated("PS+", no))
    return found and replace(found, likelihood=modal.text)


@beside_lemmas(*FORETELLING)
def _foretold(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Prices will fall", "a raid would cost lives": what somebody says that things will do, in such an article."""
    parse = context.parse
    if verb.tag != "VB" or verb.dep not in ("ROOT", "ccomp", "conj"):
        return None
    modal = next((a for a in parse.children(verb, "aux") if a.text.lower() in FORETELLING), None)
    subjects = parse.children(verb, "nsubj")
    if modal is None or not subjects:
        return None
    outcome = verb.lemma in context.lexicon.assessments.groups.of("possible", "verbs")
    scheduled = verb.lemma in context.lexicon.event_words.happen or verb.lemma in context.lexicon.act_words.idle
    scheduled = scheduled and (not outcome or verb.lemma in context.lexicon.event_words.happen)
    asked = any(t.tag in ("WRB", "WP", "WDT") for t in parse.children(verb))
    if scheduled or asked or not is_on_negotiation(context):
        return None
    if any(not is_thing(context, s) and not (outcome and s.lemma in ("it", "this", "that")) for s in subjects):
        return None
    trigger = Span(modal.start, verb.end)
    if not is_reported(context.article, trigger) or match_of(context, verb) is not None:
        return None
    begun = told(context, "assessment", clause_of(parse, verb), trigger, "assessments.foretold")
    no = negation_of(parse, verb, context.lexicon.status_cues)
    open_ = modal.lemma in context.lexicon.assessments.groups.of("possible", "words")
    likelihood = modal.text if open_ else None
    return replace(begun, factuality=negated("PS+" if open_ else "CT+", no), status="predicted", likelihood=likelihood)


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("outlook", "expecting"))
def _believed(context: SentenceContext, verb: Token) -> Statement | None:
    """ "I believe the truce will hold": what somebody thinks is to come."""
    parse = context.parse
    if parse.child(verb, "neg") or _is_unfounded(context, verb):
        return None
    clause = next((c for c in parse.children(verb, "ccomp") if _is_to_come(parse, c)), None)
    about = parse.child(clause, "nsubj", "nsubjpass", "expl") if clause is not None else None
    if (
        clause is None
        or about is None
        or about.lemma in ("that", "which", "who", "what")
        or not is_on_negotiation(context)
        or match_of(context, clause) is not None
    ):
        return None
    begun = told(context, "assessment", clause_of(parse, clause), context.span(verb), "assessments.believed")
    no = negation_of(parse, clause, context.lexicon.status_cues)
    return replace(begun, factuality=negated("PR+", no), status="predicted")


def _is_unfounded(context: SentenceContext, verb: Token) -> bool:
    """Whether there is *no reason* to believe a thing, or an *if* only supposes that somebody does."""
    noun = context.parse.head(verb)
    no = (
        noun.pos == "NOUN"
        and verb.dep in ("acl", "relcl")
        and no_noun(context.parse, noun, context.lexicon.status_cues)
    )
    return bool(no) or in_condition(context.parse, verb)


def _is_to_come(parse: Parse, verb: Token) -> bool:
    return any(a.tag == "MD" and a.text.lower() in FORETELLING for a in parse.children(verb, "aux"))


def is_thing(context: SentenceContext, subject: Token) -> bool:
    """Whether a subject is a thing or a condition, nobody who acts."""
    words = context.lexicon.event_words
    person = subject.lemma in words.stand_ins or subject.lemma in words.classes["POLITIES"]
    return subject.pos == "NOUN" and not person and not actors_of(context, (subject,), described=True)


def _is_judgement(context: SentenceContext, verb: Token) -> bool:
    """Whether a clause with a step of its own stands under a verb of judgement: "experts warn that rebels may …"."""
    above = context.parse.head(verb)
    judging = above.lemma in context.lexicon.assessments.groups.of("assessor", "verbs")
    return verb.dep == "ccomp" and judging and is_on_topic(context, clause_of(context.parse, verb))


@at_lemmas(
    lambda lexicon: lexicon.assessments.groups.of("outlook", "doubting"),
    lambda lexicon: lexicon.assessments.groups.of("outlook", "expecting"),
)
def _doubted(context: SentenceContext, verb: Token) -> Statement | None:
    """ "We doubt that a deal will hold", "does not expect a truce"."""
    groups, parse = context.lexicon.assessments.groups, context.parse
    if verb.pos != "VERB" or parse.child(verb, "ccomp", "xcomp", "dobj") is None:
        return None
    no = parse.child(verb, "neg")
    doubts = verb.lemma in groups.of("outlook", "doubting") and no is None
    doubts = doubts and (verb.lemma == "doubt" or parse.child(verb, "ccomp") is not None)  # "questioned *whether* …"
    past = verb.lemma == "expect" and any(a.tag == "VBD" for a in parse.children(verb, "aux"))  # that is hindsight
    expects_not = verb.lemma in groups.of("outlook", "expecting") and no is not None and not past
    if not doubts and not expects_not:
        return None
    trigger = context.span(verb) if no is None else Span(no.start, verb.end)
    found = _told(context, verb, trigger, "assessments.doubt", "PR-")
    content = [span_of(parse.subtree(c)) for c in parse.children(verb, "ccomp", "xcomp", "dobj")]
    if found is not None and any(is_on_topic(context, c) for c in content):
        return found
    to_come = [c for c in parse.children(verb, "ccomp") if any(a.tag == "MD" for a in parse.children(c, "aux"))]
    if not to_come or not is_on_negotiation(context):
        return None
    begun = told(context, "assessment", clause_of(parse, verb), trigger, "assessments.doubt")
    return replace(begun, factuality="PR-", status="predicted")


def _open(context: SentenceContext) -> Iterator[Statement]:
    """ "Whether the truce will hold remains to be seen"."""
    for words in context.lexicon.assessments.groups.of("outlook", "open"):
        for run in _runs(context, tuple(words.split())):
            found = _told(
                context, run[0], span_of(run), "assessments.open", "Uu", status=None, topic=context.sentence.span
            )
            if found is not None:
                yield replace(found, span=_with_question(context, run[0], found.span))


def _with_question(context: SentenceContext, verb: Token, span: Span) -> Span:
    """A span widened to the question that stays open, before or behind its verb."""
    clauses = context.parse.children(verb, "csubj", "ccomp", "nsubj", "advcl")
    parts = [span_of(context.parse.subtree(c)) for c in clauses]
    return Span(min(p.start for p in (span, *parts)), max(p.end for p in (span, *parts)))


FINDERS = WordFinders((_possible, _doubted, _foretold, _believed))
