"""Judgements of what a thing does to talks, truces and trust, what it shows, and in what mood the sides are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.assessments.forecasts import around, is_on_topic
from truceline.code.assessments.outcomes import modal_status
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import surface_subjects
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import modal_of, negated, negation_of
from truceline.code.told import told
from truceline.code.words import WordFinders, at_lemmas, beside_lemmas
from truceline.lexicon.assessments import WordGroups
from truceline.model.parse import Token, span_of
from truceline.model.statement import Factuality, Statement, Status


def find_effects(context: SentenceContext) -> Iterator[Statement]:
    """Find the judgements of effect, of what is shown, of doubt cast and of mood in one sentence, in text order."""
    for token, found in FINDERS.found_at(context, context.parse.content):
        if not in_condition(context.parse, token):
            yield found


def _words(context: SentenceContext, name: str) -> frozenset[str]:
    return _groups(context).of("effects", name)


def _groups(context: SentenceContext) -> WordGroups:
    return context.lexicon.assessments.groups


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effects", "doubts"))
def _doubt_cast(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Cast doubt on the truce", "left the accord in limbo", "puts the talks at risk"."""
    parse = context.parse
    above = parse.head(noun)
    verb = parse.head(above) if above.pos == "ADP" else above
    if not is_verbal(verb) or verb.lemma not in _words(context, "casting"):
        return None
    if noun.dep not in ("dobj", "pobj") or (above.pos == "ADP" and above.lemma not in ("in", "into", "at")):
        return None
    things = [span_of(parse.subtree(c)) for c in parse.children(verb, "dobj", "nsubjpass") if c.index != noun.index]
    things += [
        span_of(parse.subtree(p)) for w in (noun, verb) for p in parse.children(w, "prep") if p.index > noun.index
    ]
    if not any(is_on_topic(context, t) for t in things):
        return None
    open_ = noun.lemma in _words(context, "questioning")
    return _stated(context, verb, noun, "assessments.effects.doubt", "Uu" if open_ else "CT+")


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effects", "showing"))
def _shown(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The raid underlines how fragile the truce is", "the delay shows the difficulty of the talks"."""
    parse = context.parse
    subject = parse.child(verb, "nsubj")
    if subject is None or _is_person(context, subject):
        return None
    parts = parse.children(verb, "dobj", "ccomp")
    shown = any(t.lemma in _words(context, "shown") for p in parts for t in parse.subtree(p))
    if not shown or not is_on_topic(context, clause_of(parse, verb)):
        return None
    return _stated(context, verb, verb, "assessments.effects.shown", "CT+")


@at_lemmas(
    lambda lexicon: (
        lexicon.assessments.groups.of("effects", "affected")
        | lexicon.assessments.groups.of("effects", "affected_talks")
    )
)
def _affected(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Every raid deepens the mistrust", "the vote has undermined the peace process"."""
    parse = context.parse
    verb = parse.head(noun)
    if noun.dep not in ("dobj", "nsubjpass") or verb.lemma not in _words(context, "affecting"):
        return None
    trust = noun.lemma in _words(context, "affected")
    talks = noun.lemma in _words(context, "affected_talks") and is_on_topic(context, span_of(parse.subtree(noun)))
    if not (trust or talks) or verb.dep in ("xcomp", "pcomp"):
        return None
    if any(_is_person(context, s) for s in surface_subjects(parse, verb)):
        return None
    return _stated(context, verb, verb, "assessments.effects.affected", "CT+")


@beside_lemmas(lambda lexicon: lexicon.assessments.groups.of("effects", "moods"))
def _mood(context: SentenceContext, adjective: Token) -> Statement | None:
    """ "The envoy was satisfied with the talks", "mediators are optimistic about a truce"."""
    parse = context.parse
    verb = parse.head(adjective)
    if adjective.text.lower() not in _words(context, "moods"):
        return None
    passive = adjective.pos == "VERB" and parse.child(adjective, "auxpass") is not None
    if not passive and (adjective.dep not in ("acomp", "oprd", "attr") or verb.lemma not in _words(context, "feeling")):
        return None
    behind = [c for c in parse.children(adjective, "prep", "ccomp", "xcomp", "agent") if c.lemma != "in"]
    judged = _groups(context).of("judged", "subjects")
    parts = [span_of(parse.subtree(c)) for c in behind]
    near = any(o.lemma in judged for p in behind for o in parse.children(p, "pobj"))
    if not near and not any(is_on_topic(context, p) for p in parts):
        return None
    return _stated(context, adjective if passive else verb, adjective, "assessments.effects.mood", "CT+")


@at_lemmas(
    lambda lexicon: (
        lexicon.assessments.groups.of("possible", "verbs") | lexicon.assessments.groups.of("effects", "affecting")
    )
)
def _foreseen(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Analysts say the move will hurt the talks", "that should end the shelling": a forecast without a hedge."""
    parse = context.parse
    subject = parse.child(verb, "nsubj")
    if verb.pos != "VERB" or subject is None or _is_person(context, subject):
        return None
    will = any(a.lemma in ("will", "'ll") for a in parse.children(verb, "aux"))
    should = any(a.lemma == "should" for a in parse.children(verb, "aux")) and subject.lemma in ("that", "this", "it")
    if not (will or should) or not is_on_topic(context, clause_of(parse, verb)):
        return None
    found = _stated(context, verb, verb, "assessments.effects.foreseen", "CT+" if will else "PR+")
    return replace(found, status="predicted", date=None) if found is not None and found.attribution else None


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effects", "lacking"))
def _none_there(context: SentenceContext, noun: Token) -> Statement | None:
    """ "There is no trust between the sides", "there is little hope of a deal"."""
    parse = context.parse
    verb = parse.head(noun)
    if noun.dep not in ("attr", "nsubj") or parse.child(verb, "expl") is None:
        return None
    amounts = [d for d in parse.children(noun, "det", "amod") if d.lemma in ("no", "little", "scant", "still", "zero")]
    if not amounts or not is_on_topic(context, around(context)):
        return None
    factuality: Factuality = "CT-" if amounts[0].lemma in ("no", "zero") else "PR-"
    found = _stated(context, verb, noun, "assessments.effects.none", "CT+")
    return found and replace(found, factuality=factuality)


def _is_person(context: SentenceContext, noun: Token) -> bool:
    """Whether a phrase names an actor or a person: what somebody does is no judgement of a thing."""
    if noun.tag in ("PRP", "WP") and noun.lemma != "it":
        return True
    named = {m.of for m in context.article.mentions_in(context.span(noun))}
    return any(a.id in named for a in context.article.actors)


def _stated(context: SentenceContext, verb: Token, word: Token, rule: str, factuality: Factuality) -> Statement | None:
    """A judgement that a clause tells; none where it is only possible, an aim or a purpose."""
    parse, cues = context.parse, context.lexicon.status_cues
    modal = modal_of(parse, verb, cues)
    aim = any(a.tag == "TO" for a in parse.children(verb, "aux"))
    if aim or (modal and modal[1].factuality not in ("CT+", "Uu") and factuality == "CT+"):
        return None
    begun = told(context, "assessment", clause_of(parse, verb), context.span(word), rule)
    no = negation_of(parse, verb, cues)
    status: Status | None = modal_status(parse, verb)
    return replace(begun, factuality=negated(factuality, no), status=status)


FINDERS = WordFinders((_doubt_cast, _shown, _affected, _mood, _foreseen, _none_there))
