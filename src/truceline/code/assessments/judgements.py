"""Judgements: what talks, deals and proposals are said to be, how they went, progress, hopes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.assessments.forecasts import around, is_on_topic, is_thing
from truceline.code.attribution import is_reported
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.guards_setting import is_finite
from truceline.code.parties.participants import actors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import modal_of, negated, negation_of
from truceline.code.setting import is_on_negotiation
from truceline.code.slots.circumstances import date_of
from truceline.code.told import told
from truceline.code.words import WordFinders, at_lemmas
from truceline.lexicon.assessments import WordGroups
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Factuality, Statement

DUTY = frozenset({"must", "should"})


def find_judgements(context: SentenceContext) -> Iterator[Statement]:
    """Find the judgements of one sentence, in text order."""
    for token, found in FINDERS.found_at(context, context.parse.content):
        if not in_condition(context.parse, token):
            yield found


def _groups(context: SentenceContext) -> WordGroups:
    return context.lexicon.assessments.groups


def _is_judged(context: SentenceContext, noun: Token | None) -> bool:
    """Whether a noun is a meeting, a deal or the like, not in general but of the negotiation at hand."""
    if noun is None:
        return False
    if noun.lemma in _groups(context).of("judged", "others"):
        return is_on_topic(context, context.sentence.span)
    if noun.lemma not in _groups(context).of("judged", "subjects"):
        return noun.pos == "VERB" and is_on_topic(context, _phrase_span(context.parse, noun))
    return True


def _phrase_span(parse: Parse, head: Token) -> Span:
    words = parse.subtree(head)
    return Span(words[0].start, words[-1].end)


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("judged", "verbs"))
def _is_so(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The talks were difficult", "a deal remains elusive", "the summit was a success"."""
    groups, parse = _groups(context), context.parse
    word = next((p for p in _predicates(parse, verb) if _judges(context, p)), None)
    if word is None or not _may_be_judged(context, verb) or any(a.tag == "WRB" for a in parse.children(word, "advmod")):
        return None  # "shows *how* fragile it is"
    factuality: Factuality = "PR+" if verb.lemma in groups.of("judged", "hedged") else "CT+"
    modal = modal_of(parse, verb, context.lexicon.status_cues)
    if (modal and word.lemma == "possible") or any(a.lemma in DUTY for a in parse.children(verb, "aux")):
        return None  # "must be the basis" demands
    if modal and modal[1].factuality != "CT+":
        factuality = modal[1].factuality
    return _stated(context, verb, word, "assessments.judged", factuality)


def _may_be_judged(context: SentenceContext, verb: Token) -> bool:
    """Whether a clause is on a thing that is negotiated, or somebody says it in an article on a negotiation."""
    subject = context.parse.child(verb, "nsubj", "csubj")
    if _is_judged(context, subject):
        return True
    if subject is None or not is_on_negotiation(context) or not is_reported(context.article, context.span(verb)):
        return False
    if not is_finite(context.parse, verb) or actors_of(context, (subject,)):
        return False
    return is_thing(context, subject) or (subject.lemma in ("it", "this", "that") and not _is_duty(context, verb))


def _is_duty(context: SentenceContext, verb: Token) -> bool:
    """Whether "it is crucial that …" says what should be done."""
    asking = context.lexicon.positions.duty_adjectives
    return any(w.lemma in asking for w in context.parse.children(verb, "acomp"))


def _predicates(parse: Parse, verb: Token) -> tuple[Token, ...]:
    own = parse.children(verb, "acomp", "attr", "oprd", "xcomp")
    return tuple(t for p in own for t in (p, *parse.children(p, "conj")))


def _judges(context: SentenceContext, word: Token) -> bool:
    groups = _groups(context)
    adjectives = groups.of("judged", "adjectives")
    if word.pos != "NOUN" or word.lemma in groups.of("judged", "nouns"):
        return word.pos == "NOUN" or word.text.lower() in adjectives
    return any(a.text.lower() in adjectives for a in context.parse.children(word, "amod"))


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("judged", "describing"))
def _described(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Described the meeting as productive", "called the truce a sham"."""
    parse = context.parse
    if verb.pos != "VERB":
        return None
    object_ = parse.child(verb, "dobj", "nsubjpass")
    words = [w for p in parse.children(verb, "prep") if p.lemma == "as" for w in _as_what(parse, p)]
    words += parse.children(verb, "oprd", "ccomp", "xcomp", "acomp")
    judged = (
        object_
        if _is_judged(context, object_)
        else next((s for w in words for s in parse.children(w, "nsubj") if _is_judged(context, s)), None)
    )
    word = next((w for w in words if _judges(context, w)), None)
    if judged is None or word is None:
        return None
    return _stated(context, verb, word, "assessments.described", "CT+")


def _as_what(parse: Parse, prep: Token) -> tuple[Token, ...]:
    return tuple(t for w in parse.children(prep) for t in (w, *parse.children(w, "conj", "amod")))


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("judged", "going"))
def _went(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The round went badly"."""
    groups, parse = _groups(context), context.parse
    word = next((a for a in parse.children(verb, "advmod") if a.lemma in groups.of("judged", "going_adverbs")), None)
    carrier = parse.head(verb) if verb.dep == "xcomp" else verb
    if word is None or not _is_judged(context, parse.child(verb, "nsubj") or parse.child(carrier, "nsubj")):
        return None
    if any(m.lemma in ("if", "whether") for m in parse.children(verb, "mark")):
        return None
    hedged = carrier.lemma in groups.of("judged", "hedged")
    return _stated(context, carrier, word, "assessments.went", "PR+" if hedged else "CT+")


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("outlook", "progress"))
def _progress(context: SentenceContext, noun: Token) -> Statement | None:
    """ "The talks have yielded little progress", "the sides made headway"."""
    groups, parse = _groups(context), context.parse
    if noun.pos != "NOUN":
        return None
    verb = parse.head(noun)
    if noun.dep not in ("dobj", "attr", "nsubjpass") or verb.lemma not in groups.of("outlook", "progress_verbs"):
        return None
    if any(a.tag == "TO" for a in parse.children(verb, "aux")) or modal_of(parse, verb, context.lexicon.status_cues):
        return None
    begun = _stated(context, verb, noun, "assessments.progress", "CT+")
    near = around(context) if begun.attribution else context.sentence.span
    return begun if is_on_topic(context, near) else None


@at_lemmas("close", "closer", "near", "nearer")
def _closer(context: SentenceContext, adverb: Token) -> Statement | None:
    """ "The sides have moved closer to a deal"."""
    verb = context.parse.head(adverb)
    if adverb.tag not in ("RBR", "JJR"):
        return None
    to = [
        p
        for w in (adverb, verb)
        for p in context.parse.children(w, "prep")
        if p.lemma == "to" and p.index > adverb.index
    ]
    if not any(o.pos not in ("NUM", "PRON") for p in to for o in context.parse.children(p, "pobj", "pcomp")):
        return None
    if (
        not is_verbal(verb)
        or verb.lemma not in _groups(context).of("judged", "nearing")
        or not is_on_topic(context, context.sentence.span)
    ):
        return None
    return _stated(context, verb, adverb, "assessments.closer", "CT+")


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("outlook", "hopes"))
def _hopes(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Hopes of a truce faded"."""
    groups = _groups(context)
    verb = context.parse.head(noun)
    fits = verb.lemma in groups.of("outlook", "hope_verbs")
    if not fits or noun.dep != "nsubj" or not is_on_topic(context, _phrase_span(context.parse, noun)):
        return None
    return _stated(context, verb, verb, "assessments.hopes", "CT+")


def _stated(context: SentenceContext, verb: Token, word: Token, rule: str, factuality: Factuality) -> Statement:
    parse = context.parse
    no = negation_of(parse, verb, context.lexicon.status_cues) or negation_of(parse, word, context.lexicon.status_cues)
    begun = told(context, "assessment", clause_of(parse, verb), context.span(word), rule)
    judged = parse.child(verb, "nsubj", "nsubjpass") or verb
    date = date_of(context, judged) if verb.tag == "VBD" else None  # what is so now has no date
    return replace(begun, factuality=negated(factuality, no), date=date)


FINDERS = WordFinders((_is_so, _described, _went, _progress, _hopes, _closer))
