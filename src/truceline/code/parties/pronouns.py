"""Whom a pronoun means that stands for several who are only described, within one sentence."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import subjects_of
from truceline.code.parties.participants import actors_of, mention_at
from truceline.model.parse import Token


def meant_by_them(context: SentenceContext, pronoun: Token) -> tuple[str, ...]:
    """Whom *them* means where the sentence has only one plural before it: "the *students* passed, so he accused them".

    Not those whose own act it is: nobody says *them* of himself.
    """
    parse = context.parse
    if pronoun.text.lower() != "them" or mention_at(context, pronoun) is not None:
        return ()
    verb = next((a for a in parse.ancestors(pronoun) if is_verbal(a)), pronoun)
    own = subjects_of(parse, verb)
    plurals = [t for t in parse.tokens[: pronoun.index] if t.tag in ("NNS", "NNPS") and t not in own]
    plurals = [t for t in plurals if not context.is_timed(t)]
    return actors_of(context, plurals, described=True) if len(plurals) == 1 else ()
