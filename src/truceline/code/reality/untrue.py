"""What somebody calls untrue that others tell: "a report that they had met was *false*"."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.context import SentenceContext
from truceline.code.reality.cue_words import cue_of
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.reality import Reality
from truceline.lexicon.status_cues import StatusCues
from truceline.model.parse import Parse, Token

ANYBODY = frozenset({"those", "anyone", "anybody", "whoever", "everyone", "people"})
"""Words for all who may tell something: "*those* who say so are wrong"."""


def called_untrue(context: SentenceContext, head: Token) -> Reality | None:
    """What a report says, or people do, that somebody rejects or has a word for such as *false* or *wrong*.

    "Dismissed a report *that claimed* they had met", "called the claim that they had met *a lie*", "responded to a
    report that said they had met as *nonsense*", "those who say that they met are *wrong*".
    """
    parse, cues = context.parse, context.lexicon.status_cues
    if cues.judging.isdisjoint(parse.lemmas):
        return None
    for clause in (head, *parse.ancestors(head)):
        if clause.dep not in ("acl", "relcl"):
            continue
        if clause.tag == "VBN" and not parse.children(clause, "nsubj", "nsubjpass", "mark"):
            return None  # "rejected the claim that it was the plan *proposed* by Chad"
        noun = parse.head(clause)
        report = noun.lemma in cues.reports
        if not (report or noun.lemma in ANYBODY) or not _is_told(parse, head, clause, cues):
            continue
        word = _rejected(parse, noun, cues) if report else None
        word = word or _word_for_it(parse, noun, clause if report else None, cues)
        if word is not None:
            return Reality("denied", "CT-", context.span(word), "called untrue")
    return None


def _is_told(parse: Parse, head: Token, clause: Token, cues: StatusCues) -> bool:
    """Whether a noun's clause is what it tells ("a report *that*"), or holds it ("a report *that says that*")."""
    if any(m.lemma == "that" for m in parse.children(clause, "mark")):
        return True
    return clause.index != head.index and clause.lemma in cues.speech


def _rejected(parse: Parse, noun: Token, cues: StatusCues) -> Token | None:
    """The verb that rejects a report."""
    verb = parse.head(noun)
    cue = cue_of(parse, verb, cues) if noun.dep in ("dobj", "nsubjpass") else None
    no = negation_of(parse, verb, cues)
    return verb if cue is not None and no is None and cue.name in ("deny", "refuse") else None


def _word_for_it(parse: Parse, noun: Token, clause: Token | None, cues: StatusCues) -> Token | None:
    """The word such as *false* that is said of a report, or of those who tell it."""
    verb = parse.head(noun)
    if negation_of(parse, verb, cues) is not None:
        return None
    if noun.dep in ("nsubj", "nsubjpass", "dobj"):
        near = (verb, *parse.children(verb, "acomp", "attr", "oprd", "xcomp", "ccomp"), *_by_as(parse, verb))
        if (found := next((w for w in near if _is_untrue(parse, w, cues)), None)) is not None:
            return found
    inside = (w for t in parse.subtree(clause) for w in _by_as(parse, t)) if clause is not None else ()
    return next((w for w in inside if _is_untrue(parse, w, cues)), None)


def _by_as(parse: Parse, word: Token) -> Iterator[Token]:
    """What follows *as* behind a word: "dismissed it *as* false"."""
    for preposition in parse.children(word, "prep"):
        if preposition.lemma == "as":
            yield from parse.children(preposition, "pobj", "amod", "pcomp")


def _is_untrue(parse: Parse, word: Token, cues: StatusCues) -> bool:
    verdicts = (cues.claim_verdicts.get(w.lemma) for w in (word, *parse.children(word, "amod", "compound")))
    return any(verdict is not None and verdict.name == "false" for verdict in verdicts)
