"""Clauses of condition, and what stands under one."""

from __future__ import annotations

from truceline.model.parse import Parse, Token

CONDITIONAL_MARKS = frozenset({"if", "unless", "until", "once", "whether"})
CONDITIONS = frozenset({"if", "unless", "once", "until", "provided", "when", "after"})
CLAUSES_ONLY = frozenset({"when", "after"})
"""Marks that make a condition of a clause only behind *only*."""


def in_condition(parse: Parse, token: Token) -> bool:
    """Whether a word stands in a clause of condition, time or indirect question."""
    if CONDITIONAL_MARKS.isdisjoint(parse.lemmas):
        return False
    for word in (token, *parse.ancestors(token)):
        if any(m.lemma in CONDITIONAL_MARKS for m in parse.children(word, "mark", "advmod") if m.index < word.index):
            return True
    return False


def is_conditional(parse: Parse, verb: Token) -> bool:
    """Whether a clause stands under a condition of its own: "…, if …", "only after …", "unless …"."""
    for below in parse.children(verb, "advcl", "prep"):
        marks = (below,) if below.dep == "prep" else parse.children(below, "mark", "advmod")
        mark = next((m for m in marks if m.lemma in CONDITIONS), None)
        if mark is None:
            continue
        only = any(a.lemma == "only" for w in (mark, below, verb) for a in parse.children(w, "advmod"))
        if only or (mark.lemma not in CLAUSES_ONLY and below.dep == "advcl"):
            return True
    return False
