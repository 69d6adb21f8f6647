"""Conditions made by words: precondition for, in exchange for, depends on, requires, first; and words of effect."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.preconditions.pairs import Sides
from truceline.code.steps.find import step_of, steps_of
from truceline.code.words import WordFinders, at_lemmas
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
TO_BE = ("be", "become", "remain")


def worded_sides(context: SentenceContext) -> Iterator[Sides]:
    """Find the conditions that words of their own make, in text order."""
    yield from (sides for _, sides in FINDERS.found_at(context, context.parse.content))


def _below(parse: Parse, word: Token, prepositions: tuple[str, ...]) -> Token | None:
    for prep in parse.children(word, "prep"):
        if prep.lemma in prepositions and (found := parse.child(prep, "pobj", "pcomp")):
            return found
    return None


@at_lemmas(lambda lexicon: lexicon.preconditions.nouns)
def _precondition(context: SentenceContext, noun: Token) -> Sides | None:
    """ "X is a precondition for Y", "demanded X as a condition for Y"."""
    parse, cues = context.parse, context.lexicon.preconditions
    if noun.pos != "NOUN":
        return None
    then = _below(parse, noun, cues.noun_prepositions)
    above = parse.head(noun)
    if noun.dep == "pobj" and above.lemma == "on" and (clause := parse.child(noun, "acl", "ccomp", "relcl")):
        then = parse.head(above)  # "agreed to talks *on condition that* …"
        return Sides("preconditions.precondition_for", "requires", context.span(noun), clause, then, then)
    first: Token | None = None
    if noun.dep == "attr" and above.lemma in TO_BE:
        first = parse.child(above, *SUBJECTS)
    elif noun.dep == "pobj" and above.lemma == "as":
        governor = parse.head(above)
        first = parse.child(governor, "dobj", "ccomp", "nsubjpass") if is_verbal(governor) else governor
    if first is None or then is None:
        return None
    main = above if noun.dep == "attr" else first
    return Sides("preconditions.precondition_for", "requires", context.span(noun), first, then, main)


@at_lemmas(lambda lexicon: lexicon.preconditions.exchange)
def _exchange(context: SentenceContext, noun: Token) -> Sides | None:
    """ "Free the captives in exchange for a truce": what is given comes then, what is got comes first."""
    parse = context.parse
    prep = parse.head(noun)
    if noun.dep != "pobj" or prep.lemma != "in":
        return None
    first = _below(parse, noun, ("for",)) or _below(parse, prep, ("for",)) or _below(parse, parse.head(prep), ("for",))
    then = _given(context, parse.head(prep))
    if first is None or then is None:
        return None
    trigger = Span(prep.start, noun.end)
    return Sides("preconditions.exchange", "exchange", trigger, first, then, then)


def _given(context: SentenceContext, governor: Token) -> Token | None:
    """What is given: the phrase or clause above an exchange that names a step."""
    current = governor
    for _ in range(4):
        if step_of(context, current, bare_issue=False):
            return current
        if current.head == current.index or (is_verbal(current) and current.dep not in ("acl", "relcl")):
            return None
        current = context.parse.head(current)
    return None


@at_lemmas(
    lambda lexicon: lexicon.preconditions.hanging_verbs,
    lambda lexicon: lexicon.preconditions.hanging_adjectives,
    lambda lexicon: lexicon.preconditions.requiring,
    lambda lexicon: lexicon.preconditions.following,
    lambda lexicon: lexicon.preconditions.preceding,
)
def _hanging(context: SentenceContext, word: Token) -> Sides | None:
    """ "Relief depends on inspections", "talks are conditional on a truce", "a deal requires a withdrawal"."""
    parse, cues = context.parse, context.lexicon.preconditions
    if word.pos == "VERB" and word.lemma in cues.hanging_verbs:
        then, first = parse.child(word, *SUBJECTS), _below(parse, word, cues.hanging_prepositions)
    elif word.pos == "VERB" and word.lemma in cues.requiring:
        then, first = parse.child(word, "nsubj", "csubj"), parse.child(word, "dobj", "ccomp")
    elif word.lemma in cues.following and any(a.tag == "MD" for a in parse.children(word, "aux")):
        then, first = parse.child(word, "nsubj"), parse.child(word, "dobj")
    elif word.lemma in cues.preceding and any(a.tag == "MD" for a in parse.children(word, "aux")):
        first, then = parse.child(word, "nsubj"), parse.child(word, "dobj")
    elif word.pos == "ADJ" and word.lemma in cues.hanging_adjectives:
        above = parse.head(word)
        then = parse.child(above, "dobj") or parse.child(above, *SUBJECTS) if is_verbal(above) else above
        first = _below(parse, word, cues.hanging_prepositions)
    else:
        return None
    if then is None or first is None:
        return None
    return Sides(
        "preconditions.depends_on", "requires", context.span(word), first, then, word if is_verbal(word) else then
    )


@at_lemmas(
    lambda lexicon: lexicon.preconditions.conditioning,
    lambda lexicon: lexicon.preconditions.hanging_adjectives,
)
def _conditioned(context: SentenceContext, word: Token) -> Sides | None:
    """ "Conditioned talks on a truce", "tied relief to inspections", "made talks conditional on a truce"."""
    parse, cues = context.parse, context.lexicon.preconditions
    verb = parse.head(word) if word.lemma in cues.hanging_adjectives and word.dep == "ccomp" else word
    if not is_verbal(verb) or (verb.lemma not in cues.conditioning and (verb is word or verb.lemma != "make")):
        return None
    then = parse.child(word, "nsubj") if verb is not word else parse.child(verb, "dobj", "nsubjpass")
    first = _below(parse, verb, cues.hanging_prepositions) or _below(parse, word, cues.hanging_prepositions)
    threat = step_of(context, then, bare_issue=False) if then is not None else None
    if then is None or first is None or (threat is not None and threat.step in cues.threats):
        return None
    return Sides("preconditions.conditioned", "requires", context.span(word), first, then, verb)


@at_lemmas("first")
def _first_then(context: SentenceContext, adverb: Token) -> Sides | None:
    """ "First a truce, then talks": an order of two steps that is yet to come."""
    parse = context.parse
    second = next((t for t in parse if t.index > adverb.index and t.lemma == "then" and t.dep == "advmod"), None)
    if adverb.dep != "advmod" or second is None:
        return None
    first, then = parse.head(adverb), parse.head(second)
    if first.index == then.index or not _is_to_come(parse, first) or not _is_to_come(parse, then):
        return None
    return Sides("preconditions.first", "requires", context.span(adverb), first, then, then)


def _is_to_come(parse: Parse, word: Token) -> bool:
    """Whether a step is named without a verb, or by one under a modal."""
    return not is_verbal(word) or any(a.tag == "MD" for a in parse.children(word, "aux"))


@at_lemmas(lambda lexicon: lexicon.preconditions.first_adverbs)
def _first(context: SentenceContext, adverb: Token) -> Sides | None:
    """ "The prisoners must be freed first": before the other step that the sentence names."""
    parse, cues = context.parse, context.lexicon.preconditions
    verb = parse.head(adverb)
    if adverb.dep != "advmod" or not is_verbal(verb):
        return None
    duty = any(a.lemma in cues.first_modals for a in parse.children(verb, "aux")) or verb.lemma in cues.first_verbs
    if not duty and not (verb.dep == "xcomp" and parse.head(verb).lemma in cues.first_verbs):
        return None
    first = step_of(context, verb, bare_issue=False)
    if first is None or first.step == OTHER_CONDITION:
        return None
    then = _nearest_other(context, verb, first.step)
    if then is None:
        return None
    return Sides("preconditions.first", "requires", context.span(adverb), verb, then, verb)


def _nearest_other(context: SentenceContext, verb: Token, step: str | None) -> Token | None:
    """The word of the sentence's other step that stands nearest a verb."""
    parse = context.parse
    root = (verb, *parse.ancestors(verb))[-1]
    others = [s for s in steps_of(context, root, bare_issue=False) if s.step not in (step, OTHER_CONDITION)]
    nearest = min(others, key=lambda s: abs(s.word.index - verb.index), default=None)
    return nearest.word if nearest else None


@at_lemmas(lambda lexicon: lexicon.preconditions.leading_verbs)
def _leading(context: SentenceContext, verb: Token) -> Sides | None:
    """ "The truce clears the way for talks": hope or effect, no order. Silent on what has led to something."""
    parse, cues = context.parse, context.lexicon.preconditions
    if verb.pos != "VERB" or verb.tag == "VBD":
        return None
    first = parse.child(verb, "nsubj")
    object_ = parse.child(verb, "dobj")
    if verb.lemma == "lead":
        then = _below(parse, verb, ("to",))
    elif object_ is not None and object_.lemma in cues.leading_objects:
        then = _below(parse, object_, cues.leading_prepositions) or _below(parse, verb, cues.leading_prepositions)
    else:
        return None
    if first is None or then is None:
        return None
    return Sides("preconditions.leads_to", "leads_to", context.span(verb), first, then, verb)


@at_lemmas(lambda lexicon: lexicon.preconditions.including)
def _in_any(context: SentenceContext, verb: Token) -> Sides | None:
    """ "Any deal must *include* an end of the siege": what no deal can lack comes first."""
    parse = context.parse
    then, first = parse.child(verb, "nsubj"), parse.child(verb, "dobj")
    if first is None or then is None or not is_verbal(verb) or not _is_duty(context, verb):
        return None
    if not any(d.lemma in ("any", "every") for d in parse.children(then, "det")):
        return None
    return Sides("preconditions.in_any", "requires", context.span(verb), first, then, verb)


def _is_duty(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb stands under *must* or its like."""
    return any(a.lemma in context.lexicon.positions.duty_modals for a in context.parse.children(verb, "aux"))


FINDERS = WordFinders((_precondition, _exchange, _hanging, _first, _leading, _conditioned, _first_then, _in_any))
