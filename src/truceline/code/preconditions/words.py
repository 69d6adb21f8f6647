"""Conditions made by words: precondition for, in exchange for, depends on, requires, first; and words of effect."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, subjects_of
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import possessors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.preconditions.nouns import precondition
from truceline.code.preconditions.pairs import Sides, after_colon, behind, is_demand, is_stand
from truceline.code.reality.factuality import negation_of, no_noun
from truceline.code.reality.status import status_of
from truceline.code.steps.find import step_of, steps_of
from truceline.code.steps.on import on_of
from truceline.code.words import WordFinders, at_lemmas, beside_lemmas
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

CLIMB = 7
"""How many words above an exchange what is given may stand: "release of captives held by Mali in exchange for …"."""

FOR = ("for",)
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def worded_sides(context: SentenceContext) -> Iterator[Sides]:
    """Find the conditions that words of their own make, in text order."""
    yield from (sides for _, sides in FINDERS.found_at(context, context.parse.content))


@at_lemmas(lambda lexicon: lexicon.preconditions.exchange)
def _exchange(context: SentenceContext, noun: Token) -> Sides | None:
    """ "Free the captives in exchange for a truce": what is given comes then, what is got comes first.

    Who accepts or demands a thing in exchange gets it: "would *accept* a truce in exchange for the captives".
    """
    parse = context.parse
    prep = parse.head(noun)
    if noun.dep != "pobj" or prep.lemma != "in":
        return None
    got = behind(parse, noun, FOR) or behind(parse, prep, FOR) or behind(parse, parse.head(prep), FOR)
    given = _exchanged(context, parse.head(prep))
    if got is None or given is None or _is_rejecting(context, given) or _is_rejected(context, given):
        return None
    if step_of(context, got, bare_issue=False) is None or got.lemma in context.lexicon.positions.referring:
        got = after_colon(parse, got) or got  # "in return for the following: …"
    if step_of(context, got, bare_issue=False) is None and step_of(context, noun, bare_issue=False):
        got = noun  # parsers hang the end of a phrase higher: "in exchange *for relief* / *on sanctions*"
    trigger = Span(prep.start, noun.end)
    verb = next((w for w in (given, *parse.ancestors(given)) if is_verbal(w)), given)
    getting = next((w for w in (given, verb) if _gets(context, w) or _is_duty(context, w)), None)
    getting = getting or _wanted_of_others(context, given, verb)
    getting = getting or next(
        (n for n in islice(parse.ancestors(given), 2) if n.pos == "NOUN" and is_stand(context, n)), None
    )
    if getting is not None:
        return Sides("preconditions.exchange", "exchange", trigger, given, got, got, setter=getting)
    meant = any(a.tag in ("MD", "TO") for a in parse.children(given, "aux"))
    to_come = is_verbal(given) and (meant or given.tag not in ("VBD", "VBN"))
    return Sides("preconditions.exchange", "exchange", trigger, got, given, given, open_first=to_come)


def _is_rejecting(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb only says that an exchange was refused: "*rejected* a demand for arms in exchange for …"."""
    cues = context.lexicon.positions.of("verb", verb.lemma) if is_verbal(verb) else ()
    return any(c.group.name in ("reject", "oppose") and not c.prepositions for c in cues)


def _is_rejected(context: SentenceContext, given: Token) -> bool:
    """Whether what would be given is a noun of which somebody will hear nothing: "*rejected a truce* in exchange …"."""
    return given.dep == "dobj" and not is_verbal(given) and _is_rejecting(context, context.parse.head(given))


def _wanted_of_others(context: SentenceContext, given: Token, verb: Token) -> Token | None:
    """The verb of wanting above what others would give: "*want* Mali to disarm", "*seek* to limit Mali's arms"."""
    wanting = context.parse.head(verb)
    if verb.dep not in ("ccomp", "xcomp") or not _gets(context, wanting):
        return None
    found = step_of(context, given, bare_issue=False)
    doers = on_of(context, found, given).by if found is not None else ()
    doers = doers or tuple(p for o in objects_of(context.parse, given) for p in possessors_of(context, o))
    return (
        wanting if doers and set(doers).isdisjoint(holders_of(context, subjects_of(context.parse, wanting))) else None
    )


def _gets(context: SentenceContext, verb: Token) -> bool:
    return is_verbal(verb) and verb.lemma in context.lexicon.preconditions.getting


def _exchanged(context: SentenceContext, governor: Token) -> Token | None:
    """What stands before an exchange: the phrase or clause above it that names a step."""
    current = governor
    for _ in range(CLIMB):
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
        then, first = parse.child(word, *SUBJECTS), behind(parse, word, cues.hanging_prepositions)
    elif word.pos == "VERB" and word.lemma in cues.requiring:
        then = parse.child(word, "nsubj", "csubj")
        first = parse.child(word, "xcomp", "ccomp") or parse.child(word, "dobj")
        if then is not None and _is_agreed(parse, then, word):
            return None
    elif word.lemma in cues.following and any(a.tag == "MD" for a in parse.children(word, "aux")):
        then, first = parse.child(word, "nsubj"), parse.child(word, "dobj")
    elif word.lemma in cues.preceding and any(a.tag == "MD" for a in parse.children(word, "aux")):
        first, then = parse.child(word, "nsubj"), parse.child(word, "dobj")
    elif word.pos == "ADJ" and word.lemma in cues.hanging_adjectives:
        above = parse.head(word)
        then = parse.child(above, "dobj") or parse.child(above, *SUBJECTS) if is_verbal(above) else above
        first = behind(parse, word, cues.hanging_prepositions)
    else:
        return None
    if then is None or first is None or then.pos == "PRON":
        return None
    stating = word if is_verbal(word) else parse.head(word)
    if is_verbal(stating) and negation_of(parse, stating, context.lexicon.status_cues) is not None:
        return None  # "talks do *not* depend on a truce"
    main = word if is_verbal(word) else then
    bare = word.lemma in cues.requiring and not any(
        d.lemma in ("any", "every", "no") for d in parse.children(then, "det")
    )
    return Sides("preconditions.depends_on", "requires", context.span(word), first, then, main, open_first=not bare)


def _is_agreed(parse: Parse, noun: Token, verb: Token) -> bool:
    """Whether a verb tells the terms of what there is: "*the* accord *requires* …", not "any accord would …"."""
    known = any(d.lemma in ("the", "this", "that") for d in parse.children(noun, "det"))
    return known and not any(a.tag == "MD" for a in parse.children(verb, "aux"))


@at_lemmas(
    lambda lexicon: lexicon.preconditions.conditioning,
    lambda lexicon: lexicon.preconditions.hanging_adjectives,
)
def _conditioned(context: SentenceContext, word: Token) -> Sides | None:
    """ "Conditioned talks on a truce", "tied relief to inspections", "made talks conditional on a truce"."""
    parse, cues = context.parse, context.lexicon.preconditions
    verb = parse.head(word) if word.lemma in cues.hanging_adjectives and word.dep == "ccomp" else word
    noun = parse.head(word) if word.dep == "amod" and word.index > word.head else None  # "made *talks conditional*"
    verb = parse.head(noun) if noun is not None and noun.dep == "dobj" else verb
    if not is_verbal(verb) or (verb.lemma not in cues.conditioning and (verb is word or verb.lemma != "make")):
        return None
    then = noun or (parse.child(word, "nsubj") if verb is not word else parse.child(verb, "dobj", "nsubjpass"))
    first = behind(parse, verb, cues.hanging_prepositions) or behind(parse, word, cues.hanging_prepositions)
    if then is None or first is None or any(_is_threatened(context, side) for side in (then, first)):
        return None
    setter = None if parse.child(verb, "nsubjpass") else verb
    return Sides(
        "preconditions.conditioned", "requires", context.span(word), first, then, verb, setter=setter, open_first=True
    )


def _is_threatened(context: SentenceContext, side: Token) -> bool:
    """Whether a side is what is threatened ("made tests subject to *sanctions*")."""
    found = step_of(context, side, bare_issue=False)
    return found is not None and found.step in context.lexicon.preconditions.threats and not found.negated


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
        then = behind(parse, verb, ("to",))
    elif object_ is not None and object_.lemma in cues.leading_objects:
        then = behind(parse, object_, cues.leading_prepositions) or behind(parse, verb, cues.leading_prepositions)
    else:
        return None
    if first is None or then is None or in_condition(parse, verb) or _leads_nowhere(context, verb):
        return None
    return Sides("preconditions.leads_to", "leads_to", context.span(verb), first, then, verb)


def _leads_nowhere(context: SentenceContext, verb: Token) -> bool:
    """Whether somebody denies or doubts that a thing leads to another: "will *not* lead to", "*doubts* that it will",
    "*no* precedent where it led to"."""
    above = context.parse.head(verb)
    if verb.dep in ("acl", "relcl") and no_noun(context.parse, above, context.lexicon.status_cues) is not None:
        return True
    return status_of(context, verb).factuality in ("CT-", "PR-", "PS-")


@beside_lemmas("any", "every")
def _in_any(context: SentenceContext, verb: Token) -> Sides | None:
    """ "*Any* deal must include an end of the siege", "*any* truce has to be approved": what none can lack is first."""
    parse = context.parse
    then = parse.child(verb, "nsubj", "nsubjpass")
    if then is None or not is_verbal(verb) or not any(d.lemma in ("any", "every") for d in parse.children(then, "det")):
        return None
    above, inner = parse.head(verb), parse.child(verb, "xcomp") if verb.lemma in ("have", "need") else None
    wanted = verb.dep in ("ccomp", "acl") and (is_demand(context, above) or is_stand(context, above))
    if not (wanted or inner is not None or _is_duty(context, verb)) or negation_of(
        parse, verb, context.lexicon.status_cues
    ):
        return None
    first = inner or verb
    if first.lemma in context.lexicon.preconditions.including:
        first = parse.child(first, "dobj") or first
    if any(t.lemma in context.lexicon.preconditions.hanging_adjectives for t in parse.children(verb, "acomp")):
        return None  # "any deal must be *contingent* on …"
    return Sides("preconditions.in_any", "requires", context.span(verb), first, then, verb, open_first=True)


@at_lemmas("part")
def _part_of_any(context: SentenceContext, part: Token) -> Sides | None:
    """ "Wants its captives freed as *part of any* deal": what is demanded of every deal comes before it."""
    parse = context.parse
    then, demanded = behind(parse, part, ("of",)), parse.head(parse.head(part))
    if part.dep != "pobj" or parse.head(part).lemma != "as" or then is None:
        return None
    if not any(d.lemma in ("any", "every") for d in parse.children(then, "det")):
        return None
    if not is_demand(context, demanded) and not is_demand(context, parse.head(demanded)):
        return None
    return Sides("preconditions.in_any", "requires", context.span(part), demanded, then, demanded)


def _is_duty(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb stands under *must* or its like."""
    return any(a.lemma in context.lexicon.positions.duty_modals for a in context.parse.children(verb, "aux"))


FINDERS = WordFinders(
    (precondition, _exchange, _hanging, _first, _leading, _conditioned, _first_then, _in_any, _part_of_any)
)
