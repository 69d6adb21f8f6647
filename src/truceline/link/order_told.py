"""Whether a sentence tells an order as past or as laid down, and not as wished, asked or only possible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.link.order_links import verb_above, verbs_above
from truceline.model.parse import Token

Told = Literal["done", "coming", "present"]

CONCEDES = frozenset({"though", "although", "while", "whereas"})
"""Before what others said, and the page does not hold."""
PAST = frozenset({"VBD", "VBN"})
PRESENT = frozenset({"VBZ", "VBP"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BY_TEXT = frozenset({"under", "by", "to", "in"})
ASIDE = frozenset({"conj", "nsubj", "relcl"})
"""Relations of what stands below a verb of wishes and is not what is wished."""


def told_of(context: SentenceContext, word: Token) -> Told | None:
    """How the happening of a word is told; None where it is wished, asked, conceded or only possible."""
    verb = verb_above(context.parse, word)
    if not is_verbal(verb) or any(_is_open(context, below, above) for below, above in _climb(context, word)):
        return None
    chain = (verb, *verbs_above(context.parse, verb))
    helpers = [t for v in chain for t in context.parse.children(v, "aux", "auxpass")]
    finite = [t for t in helpers if t.tag in FINITE]
    if any(t.lemma == "must" for t in finite) and not _is_laid_down(context):
        return None
    forms = {t.tag for t in finite} or {v.tag for v in chain}
    if "MD" in forms or (len(chain) > 1 and chain[-1].lemma == "be"):  # "*is* to begin"
        return "coming"
    if "VBD" in forms:
        return "done"
    bare = forms & PRESENT or (forms == {"VB"} and verb.dep == "ROOT")
    if bare and not any(t.lemma == "have" for t in (*helpers, *chain[1:])):
        return "present"
    if forms & PAST:
        return "done"
    above = next((t for t in context.parse.ancestors(chain[-1]) if is_verbal(t)), None)
    return told_of(context, above) if above is not None and chain[-1].dep != "csubj" else None


def _climb(context: SentenceContext, word: Token) -> Iterator[tuple[Token | None, Token]]:
    """A word and those above it up to a clause of its own, each with the one below."""
    below: Token | None = None
    for above in (word, *context.parse.ancestors(word)):
        if below is not None and below.dep == "advcl" and is_verbal(above):
            return
        yield below, above
        below = above


def _is_open(context: SentenceContext, below: Token | None, above: Token) -> bool:
    """Whether a word above a happening leaves it open, or tells it as what others said."""
    parse, groups = context.parse, context.lexicon.orders.groups
    if any(m.lemma in groups["open"] for m in parse.children(above, "mark", "aux")):
        return True
    if below is None:
        wished = above.pos == "VERB" and parse.child(above, "auxpass") is None
        return wished and above.lemma in groups["wishes"]
    if any(m.lemma in CONCEDES for m in parse.children(above, "mark")):
        return True
    return above.lemma in groups["wishes"] and above.pos in ("NOUN", "VERB") and below.dep not in ASIDE


def _is_laid_down(context: SentenceContext) -> bool:
    """Whether a sentence gives what a text lays down: "under the accord", "the deal provides that"."""
    parse, groups = context.parse, context.lexicon.orders.groups
    texts = ((t, parse.head(t).lemma) for t in parse.tokens if t.lemma in groups["texts"])
    return any(above in BY_TEXT or (t.dep == "nsubj" and above in groups["provides"]) for t, above in texts)
