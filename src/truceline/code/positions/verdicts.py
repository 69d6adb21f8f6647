"""Positions in verdicts: who is against or for a thing, what is no option, what the only way is, what is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional, surface_subjects
from truceline.code.parties.holders import holders_of
from truceline.code.parties.recipients import recipients_of
from truceline.code.positions.conditional import in_condition, is_conditional
from truceline.code.positions.promise import PROMISING
from truceline.code.positions.reference import step_meant
from truceline.code.reality.factuality import negation_of, no_noun
from truceline.code.steps.find import FoundStep
from truceline.code.steps.on import on_of
from truceline.code.told import speakers_of, told
from truceline.code.words import WordFinders, at_lemmas
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Stance, Statement, Status

TAKING_SIDES = frozenset({"be", "come", "speak", "vote", "stand", "remain"})
"""Verbs that say by a preposition behind them on which side somebody is."""

FAVOUR = frozenset({"favor", "favour", "support"})
"""Nouns that say so behind *in*: "is in *favour* of talks"."""

VOWING = frozenset({"vow", "pledge", "promise", "undertake", "commit", "swear"})
KEPT_TO = frozenset(
    {"ceasefire", "humanitarian_pause", "strikes_moratorium", "peace_deal", "humanitarian_access", "prisoner_exchange"}
)
"""Steps that one keeps to; to respect a state's independence is no position."""

ABLE = frozenset({"can", "could", "shall", "must", "ca"})
BINDING = frozenset({"without", "until", "unless", "before", "if", "while"})
"""Words that make a condition of what follows: "there can be no peace *without* …" refuses no peace."""

REACH = 7
"""How many words behind its verb a verdict may end."""


def find_verdicts(context: SentenceContext, taken: set[int]) -> Iterator[Statement]:
    """Find the positions of one sentence that a verdict takes. `taken` are the words that other positions used."""
    for word, found in FINDERS.found_at(context, context.parse.tokens):
        if word.index not in taken and word.pos not in ("PUNCT", "DET") and not in_condition(context.parse, word):
            yield found


@at_lemmas("against", "in")
def _on_a_side(context: SentenceContext, prep: Token) -> Statement | None:
    """ "Is against a partition", "came out in favour of talks"."""
    parse = context.parse
    verb, against = parse.head(prep), prep.lemma == "against"
    noun = next((o for o in parse.children(prep, "pobj") if o.lemma in FAVOUR), None)
    in_favour = not against and noun is not None
    if not (against or in_favour) or verb.lemma not in TAKING_SIDES or not is_verbal(verb):
        return None
    behind = (prep,) if against or noun is None else parse.children(noun, "prep")
    head = next((h for p in behind for h in parse.children(p, "pobj", "pcomp")), None)
    found = _step(context, head)
    holders = holders_of(context, surface_subjects(parse, verb))
    if head is None or found is None or not holders or _is_to_come(parse, verb):
        return None
    denied = negation_of(parse, verb, context.lexicon.status_cues) is not None
    begun = told(context, "position", clause_of(parse, verb), context.span(noun or prep), "positions.verdict.side")
    begun = replace(begun, type="SUPPORT" if in_favour and not denied else "REJECT")
    stance: Stance = ("considers" if denied else "opposes") if against else ("opposes" if denied else "supports")
    if stance == "considers":
        begun = replace(begun, type="AGREE", status="proposed")
    return _held(context, replace(begun, stance=stance), found, head, holders)


@at_lemmas("be", "remain")
def _refused_as(context: SentenceContext, verb: Token) -> Statement | None:
    """ "A partition is out of the question", "a handover is not an option", in the mouth of a named source."""
    parse, cues = context.parse, context.lexicon.positions
    head = parse.child(verb, "nsubj", "csubj")
    if head is None:
        return None
    words = [t for t in parse.subtree(verb) if verb.index < t.index <= verb.index + REACH]
    text = f" {' '.join(_plain(t) for t in words)} "
    if not any(f" {p} " in text for p in cues.refused_as) or " if " in text or " yet " in text:
        return None
    return _refused(context, verb, head, context.span(words[0]), "positions.verdict.refused")


def _plain(token: Token) -> str:
    return "not" if token.dep == "neg" and token.lemma in ("not", "n't", "n’t") else token.text.lower()


@at_lemmas(lambda lexicon: lexicon.positions.failing)
def _failing(context: SentenceContext, verb: Token) -> Statement | None:
    """ "A partial pullout won't work": what a source says will not do."""
    parse = context.parse
    no, head = parse.child(verb, "neg"), parse.child(verb, "nsubj", "csubj")
    if no is None or head is None:
        return None
    modal = any(a.lemma in ("will", "wo", "can", "ca") for a in parse.children(verb, "aux"))
    if not modal or parse.child(verb, "dobj", "xcomp", "advcl") is not None:
        return None
    return _refused(context, verb, head, Span(no.start, verb.end), "positions.verdict.failing")


@at_lemmas("be")
def _no_place(context: SentenceContext, verb: Token) -> Statement | None:
    """ "There can be no return to the talks", "there must be no partition"."""
    parse = context.parse
    noun = parse.child(verb, "attr", "nsubj")
    if noun is None or parse.child(verb, "expl") is None:
        return None
    no = next((d for d in parse.children(noun, "det") if d.lemma == "no"), None)
    bound = any(t.lemma in BINDING for t in parse.subtree(verb) if t.index > verb.index)
    if no is None or bound or not any(a.lemma in ABLE for a in parse.children(verb, "aux")):
        return None
    found = _refused(context, verb, noun, Span(no.start, noun.end), "positions.verdict.no_place")
    return found and replace(found, on=found.on and replace(found.on, negated=not found.on.negated))


def _refused(context: SentenceContext, verb: Token, head: Token, trigger: Span, rule: str) -> Statement | None:
    """What a named source refuses by a verdict on it."""
    found = _step(context, head)
    begun = told(context, "position", clause_of(context.parse, verb), trigger, rule)
    holders = speakers_of(begun)
    if found is None or not holders:
        return None
    begun = replace(begun, stance="rejects", type="REJECT", status="occurred")
    return _held(context, begun, found, head, holders)


@at_lemmas("line")
def _red_line(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Enrichment is a red line for Iran", "a partition was Serbia's *red line*": what its owner will not give up, or
    not give."""
    parse, verb = context.parse, context.parse.head(noun)
    red = next((a for a in parse.children(noun, "amod") if a.lemma == "red"), None)
    head = parse.child(verb, "nsubj", "csubj")
    if red is None or head is None or noun.dep != "attr" or verb.lemma not in ("be", "remain"):
        return None
    found = _step(context, head)
    no = negation_of(parse, verb, context.lexicon.status_cues) or no_noun(parse, noun, context.lexicon.status_cues)
    if found is None or no is not None:
        return None
    begun = told(context, "position", clause_of(parse, verb), Span(red.start, noun.end), "positions.verdict.red_line")
    owners = (*parse.children(noun, "poss"), *prepositional(parse, noun, "for"), *prepositional(parse, verb, "for"))
    holders = holders_of(context, owners) or (() if owners else speakers_of(begun))
    if not holders:
        return None
    if found.negated:  # what others want ended
        return _claimed(context, begun, found, head, holders)
    return _held(context, replace(begun, stance="rejects", type="REJECT", status="occurred"), found, head, holders)


@at_lemmas("right")
def _right(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Iran maintains its right to enrich": what somebody claims as a right he demands."""
    parse, verb = context.parse, context.parse.head(noun)
    claimed = noun.dep == "dobj" and verb.lemma in context.lexicon.positions.claiming and not _is_to_come(parse, verb)
    content = next(iter((*parse.children(noun, "acl"), *prepositional(parse, noun, "to", "of"))), None)
    found = _step(context, content)
    if not claimed or content is None or found is None or parse.child(noun, "poss") is None:
        return None
    if negation_of(parse, verb, context.lexicon.status_cues) is not None:
        return None
    begun = told(context, "position", clause_of(parse, verb), context.span(verb), "positions.verdict.right")
    holders = holders_of(context, surface_subjects(parse, verb))
    if not holders:
        return None
    return _claimed(context, begun, found, content, holders)


def _claimed(
    context: SentenceContext, begun: Statement, found: FoundStep, head: Token, holders: tuple[str, ...]
) -> Statement:
    """What somebody claims the right to do himself."""
    held = _held(context, replace(begun, stance="demands", type="REQUEST", status="demanded"), found, head, holders)
    return replace(held, on=on_of(context, found, head, own=holders))


@at_lemmas(lambda lexicon: lexicon.positions.solutions)
def _solution(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Negotiations are the only way to peace", "the solution lies in talks", in the mouth of a named source."""
    parse, cues = context.parse, context.lexicon.positions
    verb = parse.head(noun)
    if noun.pos != "NOUN" or noun.dep not in ("nsubj", "attr"):
        return None
    described = any(a.lemma in cues.best for a in parse.children(noun, "amod"))
    if verb.lemma in cues.lying and noun.dep == "nsubj":
        heads = [
            h
            for p in parse.children(verb, "prep")
            if p.lemma in ("in", "with")
            for h in parse.children(p, "pobj", "pcomp")
        ]
    elif verb.lemma == "be" and (described or (noun.lemma in ("answer", "solution") and _step(context, noun) is None)):
        heads = list(parse.children(verb, *(("attr", "xcomp", "prep") if noun.dep == "nsubj" else ("nsubj", "csubj"))))
    else:
        return None
    found = next(((h, s) for h in heads if h.index != noun.index and (s := _step(context, h)) is not None), None)
    begun = told(context, "position", clause_of(parse, verb), context.span(noun), "positions.verdict.solution")
    holders = speakers_of(begun)
    if found is None or not holders or _is_to_come(parse, verb):
        return None
    no = negation_of(parse, verb, context.lexicon.status_cues)
    step = replace(found[1], negated=found[1].negated ^ (no is not None))
    return _held(context, replace(begun, stance="supports", type="SUPPORT"), step, found[0], holders)


@at_lemmas(lambda lexicon: lexicon.positions.wanting)
def _wanting(context: SentenceContext, verb: Token) -> Statement | None:
    """ "We need a truce", in the mouth of a named source."""
    parse = context.parse
    if verb.pos != "VERB" or _is_to_come(parse, verb):
        return None
    head = parse.child(verb, "dobj")
    found = _step(context, head)
    past = verb.tag in ("VBD", "VBN")
    if head is None or found is None or past or negation_of(parse, verb, context.lexicon.status_cues) is not None:
        return None
    begun = told(context, "position", clause_of(parse, verb), context.span(verb), "positions.verdict.needed")
    holders = speakers_of(begun)
    if not holders:
        return None
    return _held(context, replace(begun, stance="demands", type="REQUEST", status="demanded"), found, head, holders)


@at_lemmas(lambda lexicon: lexicon.positions.keeping)
def _keeping(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Will respect the truce", "vowed to abide by the accord": to keep to it supports it."""
    parse = context.parse
    if verb.pos != "VERB" or parse.child(verb, "neg"):
        return None
    vowed = verb.dep == "xcomp" and parse.head(verb).lemma in VOWING
    promised = any(a.text.lower() in PROMISING for a in parse.children(verb, "aux"))
    found = step_meant(context, verb, bare_issue=False)
    holders = holders_of(context, surface_subjects(parse, verb))
    if not (vowed or promised) or not holders or found is None or found.step not in KEPT_TO or found.negated:
        return None
    begun = told(context, "position", clause_of(parse, verb), context.span(verb), "positions.verdict.keeping")
    status: Status = "conditional" if is_conditional(parse, verb) else "planned"
    begun = replace(begun, stance="supports", type="AGREE", status=status)
    return _held(context, begun, found, verb, holders)


def _step(context: SentenceContext, head: Token | None) -> FoundStep | None:
    """The named step of a phrase, none for a mere issue or a condition without a name."""
    found = step_meant(context, head, bare_issue=False) if head is not None else None
    return found if _is_named(found) else None


def _is_named(found: FoundStep | None) -> bool:
    return found is not None and found.issue is not None and found.step not in (None, OTHER_CONDITION)


def _is_to_come(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands under a modal or is an infinitive: no verdict is given."""
    return any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux"))


def _held(
    context: SentenceContext, begun: Statement, found: FoundStep, head: Token, holders: tuple[str, ...]
) -> Statement:
    on = on_of(context, found, head, holders=holders)
    asked = tuple(b for b in on.by if b not in holders) if begun.stance == "demands" else ()
    recipients = asked or recipients_of(context, (head,), begun.type, holders)
    return replace(begun, holders=holders, actors=holders, recipients=recipients, issue=found.issue, on=on)


FINDERS = WordFinders((_on_a_side, _refused_as, _failing, _no_place, _red_line, _right, _solution, _wanting, _keeping))
