"""What lasts for a length of time, or is given it, as the parse of its sentence has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional, surface_subjects
from truceline.link.event_words import joined_lemma
from truceline.model.parse import Parse, Sentence, Token
from truceline.model.spans import Span

GIVEN = frozenset({"withdraw", "disarm", "release", "dismantle", "deploy", "ratify"})
"""Events of which a time is told that is given for them."""
BEFORE_NOUN = ("compound", "nummod", "nmod", "amod", "npadvmod", "poss")


def thing_that_lasts(contexts: Mapping[int, SentenceContext], sentence: Sentence | None, at: Span) -> str | None:
    """The kind of thing whose length stands at a span; None where the parse tells of none."""
    context = contexts.get(sentence.index) if sentence is not None else None
    tokens = context.parse.within(at) if context is not None else ()
    if context is None or not tokens:
        return None
    parse, grants = context.parse, context.lexicon.event_mentions.words["grants"]
    inside = {t.index for t in tokens}
    top = next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
    above = parse.head(top)
    if any(t.lemma in context.lexicon.event_mentions.words["so_far"] for t in parse.children(top, "amod")):
        return None  # "over the past seven days": a stretch in which it came about
    if top.dep in BEFORE_NOUN and above.pos in ("NOUN", "PROPN"):
        return _kind(context, above)
    for verb in parse.children(top, "acl", "relcl"):
        if verb.lemma in grants and (given := prepositional(parse, verb, "for")):
            return _first(context, given)
        if verb.tag in ("VB", "VBN") and above.lemma in grants:
            return _event(context, verb)
    if above.lemma in grants and above.pos in VERBAL and top.dep in ("dobj", "npadvmod"):
        return next((event for t in parse.children(above, "xcomp", "advcl") if (event := _event(context, t))), None)
    if of := prepositional(parse, top, "of"):
        return _first(context, of)
    if top.dep == "pobj" and above.lemma in ("of", "for", "within", "in", "over"):
        within, above = above.lemma, parse.head(above)
        if above.pos in ("NOUN", "PROPN"):
            return _kind(context, above) if within in ("of", "for") else None
        if above.pos in VERBAL and within in ("within", "in", "over"):
            return _event(context, above)
    return _of_verb(contexts, context, above) if above.pos in VERBAL else None


def stands_before_noun(contexts: Mapping[int, SentenceContext], sentence: Sentence | None, thing: Span) -> bool:
    """Whether what is named at a span only says of what kind the noun behind it is: "a ten-day *strike* fund"."""
    context = contexts.get(sentence.index) if sentence is not None else None
    last = context.parse.within(thing)[-1:] if context is not None else ()
    if context is None or not last or last[0].dep != "compound":
        return False
    noun = context.parse.head(last[0])
    return noun.index > last[0].index and noun.pos == "NOUN" and _kind(context, noun) is None


def _of_verb(contexts: Mapping[int, SentenceContext], context: SentenceContext, verb: Token) -> str | None:
    """What lasts by a verb: its subject, or what its "it" looks back to."""
    lasts = verb.lemma in context.lexicon.event_mentions.words["lasting"]
    if not lasts and not any(a.lemma in ("valid", "good") for a in context.parse.children(verb, "acomp")):
        return None
    if any(a.lemma == "have" for a in context.parse.children(verb, "aux")):
        return None  # the time so far
    subjects = surface_subjects(context.parse, verb)
    if any(t.lemma == "it" for t in subjects):
        return _looked_back_to(contexts, context)
    return _first(context, subjects)


def _looked_back_to(contexts: Mapping[int, SentenceContext], context: SentenceContext) -> str | None:
    """The kind of thing that the sentence before is about, or the one that it tells of."""
    before = contexts.get(context.sentence.index - 1)
    if before is None or before.sentence.paragraph < context.sentence.paragraph - 1:
        return None
    nouns = [t for t in before.parse.content if t.pos == "NOUN"]
    about = {_kind(before, t) for t in nouns if t.dep in ("nsubj", "nsubjpass")} - {None}
    kinds = about or {_kind(before, t) for t in nouns} - {None}
    return kinds.pop() if len(kinds) == 1 else None


def _first(context: SentenceContext, words: Iterable[Token]) -> str | None:
    return next((kind for word in words if (kind := _kind(context, word))), None)


def _kind(context: SentenceContext, noun: Token) -> str | None:
    """The kind of a thing that lasts, by its noun or by the words beside a noun of time."""
    table, parse = context.lexicon.lasting, context.parse
    lemma = joined_lemma(parse, noun)
    names = [f"{t.lemma.lower()} {lemma}" for t in parse.children(noun, "compound", "amod")]
    found = next((table[name] for name in (*names, lemma, noun.text.lower()) if name in table), None)
    if found is not None or lemma not in context.lexicon.event_mentions.words["periods"]:
        return found or _event(context, noun)
    beside = (*parse.children(noun, "compound", "amod", "nmod", "poss"), *prepositional(parse, noun, "of", "for"))
    return next((kind for t in beside if (kind := table.get(joined_lemma(parse, t)) or _event(context, t))), None)


def _event(context: SentenceContext, word: Token) -> str | None:
    """The event for which a time is given, by its verb or noun."""
    words = context.lexicon.event_mentions
    table = words.verbs if word.pos in VERBAL else words.nouns
    keys = {
        w.event.key
        for w in table.get(joined_lemma(context.parse, word), ())
        if w.beside is None or _has(context.parse, word, w.beside)
    }
    return next(iter(sorted(keys & GIVEN)), None)


def _has(parse: Parse, word: Token, beside: str) -> bool:
    return any(beside in (t.lemma, t.text.lower()) for t in _below(parse, word))


def _below(parse: Parse, word: Token) -> Iterator[Token]:
    for t in parse.children(word):
        yield t
        if t.pos == "ADP":
            yield from parse.children(t, "pobj")
