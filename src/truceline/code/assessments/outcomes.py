"""Judgements of how things go and what they bring: manner, effects, results, prospects, what is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from truceline.code.assessments.forecasts import around, is_on_topic
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import modal_of, negated, negation_of
from truceline.code.slots.circumstances import date_of
from truceline.code.told import told
from truceline.code.words import WordFinders, at_lemmas
from truceline.lexicon.assessments import WordGroups
from truceline.model.parse import Parse, Token, span_of
from truceline.model.statement import Factuality, Statement, Status


def find_outcomes(context: SentenceContext) -> Iterator[Statement]:
    """Find the judgements of manner, effect, results, prospects and what is in sight, in text order."""
    for token, found in FINDERS.found_at(context, context.parse.content):
        if not in_condition(context.parse, token):
            yield found


def _cues(context: SentenceContext, name: str) -> frozenset[str]:
    return _groups(context).of("effect", name)


def _groups(context: SentenceContext) -> WordGroups:
    return context.lexicon.assessments.groups


def _is_judged(context: SentenceContext, verb: Token) -> bool:
    subject = context.parse.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.lemma in _groups(context).of("judged", "subjects")


def _judging(context: SentenceContext, noun: Token) -> Token | None:
    """The adjective of judgement on a noun."""
    adjectives = context.parse.children(noun, "amod")
    return next((a for a in adjectives if a.text.lower() in _groups(context).of("judged", "adjectives")), None)


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("manner", "verbs"))
def _manner(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The talks are moving in a positive direction", "took place in a professional manner"."""
    parse = context.parse
    if not _is_judged(context, verb):
        return None
    nouns = (n for p in parse.children(verb, "prep") if p.lemma == "in" for n in parse.children(p, "pobj"))
    word = next((_judging(context, n) for n in nouns if n.lemma in _groups(context).of("manner", "nouns")), None)
    return _stated(context, verb, word, "assessments.outcome.manner") if word is not None else None


@at_lemmas(
    lambda lexicon: (
        lexicon.assessments.groups.of("effect", "nouns") | lexicon.assessments.groups.of("effect", "results")
    )
)
def _effect(context: SentenceContext, noun: Token) -> Statement | None:
    """ "The move would have detrimental effects", "the sanctions are not producing results"."""
    verb = context.parse.head(noun)
    if noun.dep != "dobj" or not is_verbal(verb):
        return None
    has = noun.lemma in _cues(context, "nouns") and verb.lemma in _cues(context, "verbs") and _judging(context, noun)
    brings = noun.lemma in _cues(context, "results") and verb.lemma in _cues(context, "bringing")
    if not has and not brings:
        return None
    return _stated(context, verb, noun, "assessments.outcome.effect")


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effect", "work"))
def _work_remains(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Significant work remains", "hurdles lie ahead"."""
    verb = context.parse.head(noun)
    if verb.lemma not in _cues(context, "remaining") or noun.dep != "nsubj" or verb.dep == "relcl":
        return None
    return _stated(context, verb, noun, "assessments.outcome.work")


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("judged", "verbs"))
def _distance(context: SentenceContext, verb: Token) -> Statement | None:
    """ "A deal is still a long way off", "the talks are on track"."""
    parse, groups = context.parse, _groups(context)
    if not is_verbal(verb):
        return None
    phrases = groups.of("judged", "distance")
    if _first_words(phrases).isdisjoint(parse.lowered[verb.index + 1 : verb.index + 1 + REACH]):
        return None  # the quick answer
    words = [t for t in parse.subtree(verb) if verb.index < t.index <= verb.index + REACH]
    text = " ".join(t.text.lower() for t in words)
    phrase = next((p for p in sorted(phrases) if f" {p} " in f" {text} "), None)
    subject = parse.child(verb, "nsubj")
    other = subject is not None and subject.pos == "PRON"
    if phrase is None or other or not (_is_judged(context, verb) or subject is None):
        return None
    word = next(t for t in words if t.text.lower() == phrase.split()[0])
    return _stated(context, verb, word, "assessments.outcome.distance")


@lru_cache(maxsize=4)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(p.split()[0] for p in phrases)


REACH = 6
"""How many words behind its verb a phrase of distance may end."""


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effect", "prospects"))
def _prospects(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Complicating the prospects for a truce", "advances efforts to end the war"."""
    parse, verb = context.parse, context.parse.head(noun)
    if noun.dep != "dobj":
        return None
    if verb.lemma not in _cues(context, "affecting") or not is_on_topic(context, span_of(parse.subtree(noun))):
        return None
    return _stated(context, verb, verb, "assessments.outcome.prospects")


@at_lemmas("sight")
def _in_sight(context: SentenceContext, noun: Token) -> Statement | None:
    """ "With no clear resolution in sight", "an end to the war is in sight"."""
    parse = context.parse
    prep = parse.head(noun)
    above = parse.head(prep)
    if prep.lemma != "in" or noun.dep != "pobj":
        return None
    end = parse.child(above, "nsubj") if is_verbal(above) else above
    if end is None or end.lemma not in _cues(context, "ends"):
        return None
    no = parse.child(end, "det") if any(d.lemma == "no" for d in parse.children(end, "det")) else None
    verb = above if is_verbal(above) else end
    found = _stated(context, verb, end, "assessments.outcome.in_sight")
    if found is None or is_verbal(above):
        return found
    factuality: Factuality = "CT-" if no is not None else "CT+"
    return replace(found, span=span_of(parse.subtree(end)), factuality=factuality)


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effect", "signs"))
def _signs(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Showing little indication of a truce", "there is no sign of talks"."""
    parse, verb = context.parse, context.parse.head(noun)
    if verb.lemma not in _cues(context, "showing"):
        return None
    amounts = [d.lemma for d in parse.children(noun, "amod", "det")]
    little = any(a in _cues(context, "little") for a in amounts)
    none = any(a in _cues(context, "none") for a in amounts)
    if (
        not (little or none)
        or noun.dep not in ("dobj", "attr", "nsubjpass")
        or not is_on_topic(context, around(context))
    ):
        return None
    found = _stated(context, verb, noun, "assessments.outcome.signs")
    return found and replace(found, factuality="CT-" if none else "PR-", status="unreported")


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effect", "coming"))
def _coming(context: SentenceContext, noun: Token) -> Statement | None:
    """ "There will be no war": a forecast without a word of likelihood, by whoever is quoted."""
    parse, verb = context.parse, context.parse.head(noun)
    if noun.dep != "attr" or parse.child(verb, "expl") is None:
        return None
    if not any(a.lemma == "will" for a in parse.children(verb, "aux")) or parse.child(verb, "advcl") is not None:
        return None
    bound = any(p.lemma in ("without", "until", "before") for p in parse.children(verb, "prep"))
    bound = bound or any(p.lemma in ("without", "until", "before") for p in parse.children(noun, "prep"))
    found = _stated(context, verb, noun, "assessments.outcome.coming")
    if found is None or bound or not found.attribution:
        return None
    return replace(found, status="predicted", date=None)


@at_lemmas(lambda lexicon: lexicon.assessments.groups.of("effect", "attitudes"))
def _attitude(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Voiced scepticism about the talks"."""
    parse, verb = context.parse, context.parse.head(noun)
    if noun.dep != "dobj":
        return None
    if verb.lemma not in _cues(context, "voicing") or not is_on_topic(context, span_of(parse.subtree(noun))):
        return None
    return _stated(context, verb, noun, "assessments.outcome.attitude")


def _stated(context: SentenceContext, verb: Token, word: Token, rule: str) -> Statement | None:
    """A judgement that a clause tells; none where it is only possible, or speaks of nothing negotiated."""
    parse, cues = context.parse, context.lexicon.status_cues
    modal = modal_of(parse, verb, cues)
    if (modal and modal[1].factuality not in ("CT+", "Uu")) or _is_aim(parse, verb):
        return None
    no = negation_of(parse, verb, cues) or negation_of(parse, word, cues)
    begun = told(context, "assessment", clause_of(parse, verb), context.span(word), rule)
    if not is_on_topic(context, around(context)):
        return None
    date = date_of(context, verb) if verb.tag == "VBD" else None
    status = modal_status(parse, verb)
    return replace(begun, factuality=negated("CT+", no), date=date, status=status)


def modal_status(parse: Parse, verb: Token) -> Status | None:
    """What a judgement under *will* is: a forecast; under *would*, what holds under a condition."""
    modals = {a.lemma for a in parse.children(verb, "aux") if a.tag == "MD"}
    return "predicted" if "will" in modals else "conditional" if "would" in modals else None


def _is_aim(parse: Parse, verb: Token) -> bool:
    """Whether a verb is an infinitive: what somebody wants, no judgement."""
    return any(a.tag == "TO" for a in parse.children(verb, "aux"))


FINDERS = WordFinders((_manner, _effect, _work_remains, _distance, _prospects, _in_sight, _signs, _coming, _attitude))
