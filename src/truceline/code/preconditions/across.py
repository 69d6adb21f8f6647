"""Conditions that stand between two sentences: "… must withdraw. *Only then* …", "… frees them. *In return*, …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import subjects_of
from truceline.code.parties.holders import holders_of
from truceline.code.parties.politics import is_political
from truceline.code.preconditions.pairs import OWN_DEED_MODALS, is_demand
from truceline.code.reality.factuality import negation_of
from truceline.code.steps.find import FoundStep, listed_steps
from truceline.code.steps.on import OWN_DEEDS, on_of
from truceline.code.told import speakers_of, told
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.lexicon.preconditions import Opening
from truceline.model.parse import Token
from truceline.model.spans import Span
from truceline.model.statement import Statement


def across_sentences(context: SentenceContext) -> Iterator[Statement]:
    """Find what somebody puts after what the sentence before names, where a sentence begins with words of order.

    Fires where it is clear who: who would do it, or whose words they are. Silent on what has been done.
    """
    opening = _opening(context)
    before = _before(context) if opening else None
    if opening is None or before is None or not _is_to_come(before, _main(before)):
        return
    main = _main(context)
    no = any(d.text.lower() == "no" for d in context.parse if d.dep == "det")
    denied = no or negation_of(context.parse, main, context.lexicon.status_cues) is not None
    modals = {a.text.lower() for a in context.parse.children(main, "aux") if a.tag == "MD"}
    if denied != opening.negated or not modals:
        return
    trigger = Span(context.parse.tokens[0].start, context.parse.tokens[len(opening.words) - 1].end)
    begun = told(context, "precondition", clause_of(context.parse, main), trigger, "preconditions.across")
    own = holders_of(context, subjects_of(context.parse, main)) if modals & OWN_DEED_MODALS else ()
    speakers = speakers_of(begun) if opening.relation == "requires" else ()
    holders = own or (speakers if is_political(context, speakers) else ())
    if not holders:
        return
    for first in _steps(before, _main(before)):
        for then in _steps(context, main):
            if first.step != then.step:
                yield replace(
                    begun,
                    relation=opening.relation,
                    holders=holders,
                    first=first.step,
                    then=then.step,
                    first_on=on_of(before, first, _main(before)),
                    then_on=on_of(context, replace(then, negated=then.negated != denied), main, own=own),
                    status="conditional",
                    factuality="Uu",
                )


def _opening(context: SentenceContext) -> Opening | None:
    """The words of order with which a sentence begins."""
    lowered = context.parse.lowered
    openings = context.lexicon.preconditions.openings_with(lowered[0])
    return next((o for o in openings if lowered[: len(o.words)] == o.words), None)


def _before(context: SentenceContext) -> SentenceContext | None:
    """The sentence before, where it was parsed."""
    index = context.sentence.index - 1
    parse = context.article.parses[index] if 0 <= index < len(context.article.parses) else None
    return replace(context, sentence=context.article.sentences[index], parse=parse) if parse is not None else None


def _main(context: SentenceContext) -> Token:
    """The main verb of a sentence, or of what is said in it."""
    root = next(t for t in context.parse if t.head == t.index)
    said = context.parse.child(root, "ccomp") if root.lemma in context.lexicon.status_cues.speech else None
    return said or root


def _is_to_come(context: SentenceContext, main: Token) -> bool:
    """Whether a clause tells what is to be done: under a modal, or as a demand, an offer or a promise."""
    modal = any(a.tag == "MD" for a in context.parse.children(main, "aux"))
    cues = context.lexicon.positions.of("verb", main.lemma)
    return modal or is_demand(context, main) or any(c.group.name in OWN_DEEDS for c in cues)


def _steps(context: SentenceContext, head: Token) -> tuple[FoundStep, ...]:
    found = listed_steps(context, head, bare_issue=False)
    return tuple(f for f in found if f.step is not None and f.step != OTHER_CONDITION)
