"""What "this condition", "such proposals" refer to: the step named last before."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.context import SentenceContext
from truceline.code.positions_frames import frames_of
from truceline.code.steps import FoundStep, step_of, steps_of
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Token

NEAR = 1
"""How many sentences back a reference may reach."""


def referred_steps(context: SentenceContext, head: Token) -> tuple[FoundStep, ...]:
    """The step for which a noun of reference stands, as if it stood there; none where the text is silent.

    Looked for before the noun in its sentence, then in the sentence before: there in what its own positions are on,
    else the last step it names.
    """
    if not _refers(context, head) or _names_step(context, head):
        return ()
    here = [s for s in steps_of(context, _root(context, head), bare_issue=False) if s.word.index < head.index]
    named = [s for s in here if s.step != OTHER_CONDITION]
    found = max(named, key=lambda s: s.word.index, default=None) or _before(context)
    return (replace(found, word=head, depth=0, span=context.span(head)),) if found else ()


def _names_step(context: SentenceContext, head: Token) -> bool:
    """Whether a phrase names a step itself, not only a condition without a name."""
    return any(s.step not in (None, OTHER_CONDITION) for s in steps_of(context, head, bare_issue=False))


def _refers(context: SentenceContext, head: Token) -> bool:
    cues = context.lexicon.positions
    determiners = context.parse.children(head, "det", "amod", "predet")
    return head.lemma in cues.referring and any(d.lemma in cues.determiners for d in determiners)


def _root(context: SentenceContext, token: Token) -> Token:
    return (token, *context.parse.ancestors(token))[-1]


def _before(context: SentenceContext) -> FoundStep | None:
    """The step of the sentence before."""
    index = context.sentence.index - NEAR
    if index < 0 or index >= len(context.article.parses):
        return None
    sentence, parse = context.article.sentences[index], context.article.parses[index]
    if parse is None or context.sentence.paragraph - sentence.paragraph > 1:
        return None
    earlier = replace(context, sentence=sentence, parse=parse)
    demanded = [s for f in frames_of(earlier) for c in f.complements if (s := step_of(earlier, c))]
    if demanded:
        return demanded[-1]
    roots = [t for t in parse if t.head == t.index]
    named = [s for r in roots for s in steps_of(earlier, r, bare_issue=False) if s.step != OTHER_CONDITION]
    return max(named, key=lambda s: s.word.index, default=None)
