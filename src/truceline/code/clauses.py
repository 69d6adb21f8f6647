"""Where a statement's span begins and ends: the smallest clause that can stand alone (guideline 7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

VERBAL = ("VERB", "AUX")

APART = ("cc", "mark", "punct", "parataxis", "meta", "intj", "preconj")
"""Relations of words that are never part of the clause of the verb on which they hang."""

CONDITIONS = ("if", "unless", "until", "once", "provided")
"""Marks of adverbial clauses without which the main clause would say something else."""

PREDICATE = ("acomp", "attr", "oprd", "xcomp", "prt")
"""Relations by which a predicate that is no full verb hangs on its verb."""

SOURCES = frozenset({"accord", "according"})
"""Prepositions that name who says it."""

EDGES = frozenset(",;:.!?–—-… \"'“”‘’()[]")


def clause_of(parse: Parse, trigger: Token, carrier: Token | None = None) -> Span:
    """Span the smallest clause that can stand alone and holds the trigger.

    A verb comes with its subject, objects, complements and prepositional phrases, without the frame of speech,
    outer clauses or clauses coordinated with it. A noun comes with its phrase, or with the clause of the verb that
    carries it (`carrier`: *held* talks). No conjunction or comma at the start, no punctuation at the end.
    """
    head = clause_head(parse, carrier or trigger)
    if head.pos not in VERBAL:
        return _trimmed(list(_phrase(parse, head)), trigger)
    chain = {t.index for t in _between(parse, carrier or trigger, head)}
    return _trimmed(sorted(_clause(parse, head, chain), key=attrgetter("index")), trigger)


def phrase_of(parse: Parse, noun: Token) -> Span:
    """Span a noun's phrase, without what is coordinated with it and without clauses set off by a comma."""
    return _trimmed(list(_phrase(parse, noun)), noun)


def clause_head(parse: Parse, trigger: Token) -> Token:
    """The verb (or noun) at the head of the trigger's clause: complements without a subject climb to their verb."""
    head = trigger
    for above in parse.ancestors(trigger):
        if head.dep not in PREDICATE or above.pos not in (*VERBAL, "ADJ") or _own_subject(parse, head):
            break
        head = above
    return head


def is_verbal(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary."""
    return token.pos in VERBAL


def _own_subject(parse: Parse, token: Token) -> bool:
    return parse.child(token, "nsubj", "nsubjpass", "csubj", "expl") is not None


def _between(parse: Parse, low: Token, high: Token) -> Iterator[Token]:
    """The words from a trigger up to the head of its clause, both included."""
    yield low
    if low.index == high.index:
        return
    for above in parse.ancestors(low):
        yield above
        if above.index == high.index:
            return


def _clause(parse: Parse, head: Token, chain: set[int]) -> list[Token]:
    found, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        found.append(token)
        on_chain = token.index in chain
        waiting.extend([c for c in parse.children(token) if _belongs(parse, token, c, on_chain)])
    return found


def _belongs(parse: Parse, head: Token, child: Token, on_chain: bool) -> bool:
    """Whether a word goes with the word it hangs on into the clause."""
    if child.dep == "relcl":
        return not _after_comma(parse, child)
    if not on_chain:
        return True
    if child.dep in APART or (child.dep == "conj" and is_verbal(head)):
        return False
    if child.lemma in SOURCES and child.dep == "prep":
        return False
    if child.dep == "prep" and child.index > head.index and _is_absolute(parse, child):
        return False
    if child.dep == "advcl":
        return _is_condition(parse, child) or (child.index > head.index and _is_purpose(parse, child))
    return not (child.dep == "acl" and _after_comma(parse, child))


def _is_absolute(parse: Parse, prep: Token) -> bool:
    """Whether a phrase is a clause of its own behind a comma: "…, *with critics accusing him*"."""
    if prep.lemma != "with" or not _after_comma(parse, prep):
        return False
    inside = parse.subtree(prep)
    return any(t.tag in ("VBG", "VBN") and t.dep in ("acl", "pcomp", "amod", "ROOT") for t in inside)


def _is_condition(parse: Parse, clause: Token) -> bool:
    return any(m.lemma in CONDITIONS for m in parse.children(clause, "mark", "advmod"))


def _is_purpose(parse: Parse, clause: Token) -> bool:
    """Whether a clause is an infinitive, with its subject behind *for* or without: "called *for Chad to leave*"."""
    first = parse.subtree(clause)[0]
    asked = first.lemma == "for" and first.dep == "mark" and first.head == clause.index
    return (first.tag == "TO" or asked) and not _after_comma(parse, clause)


def _after_comma(parse: Parse, token: Token) -> bool:
    first = parse.subtree(token)[0].index
    return first > 0 and parse.tokens[first - 1].text in (",", "—", "–", "--", "(", ";")


def _phrase(parse: Parse, noun: Token) -> Iterator[Token]:
    """A noun's phrase in text order."""
    kept, waiting = [], [noun]
    while waiting:
        token = waiting.pop()
        kept.append(token)
        for child in parse.children(token):
            own = token.index == noun.index
            if own and child.dep in (
                "conj",
                "cc",
                "preconj",
                "nsubj",
                "cop",
                "mark",
                "aux",
                "advcl",
                "parataxis",
                "punct",
            ):
                continue
            if child.dep in ("relcl", "acl", "appos") and _after_comma(parse, child):
                continue
            waiting.append(child)
    yield from sorted(kept, key=lambda t: t.index)


def _trimmed(tokens: list[Token], trigger: Token) -> Span:
    """From the first to the last word, punctuation at the edges cut off, the trigger always inside."""
    start, end = 0, len(tokens)
    while start < end and set(tokens[start].text) <= EDGES:
        start += 1
    while end > start and set(tokens[end - 1].text) <= EDGES:
        end -= 1
    if start == end:
        return Span(trigger.start, trigger.end)
    first, last = tokens[start], tokens[end - 1]
    return Span(min(first.start, trigger.start), max(last.end, trigger.end))


def is_reciprocal(parse: Parse, token: Token) -> bool:
    """Whether a word heads or ends "each other" or "one another"."""
    pairs = (("each", "other"), ("one", "another"))
    around = [t.lemma for t in parse.tokens[max(0, token.index - 1) : token.index + 2]]
    return any(pair in pairs for pair in pairwise(around))


def is_inverted(parse: Parse, clause: Token) -> bool:
    """Whether a clause is a condition by its order of words: "*should Chad* leave"."""
    subject = parse.child(clause, "nsubj", "nsubjpass")
    should = next((a for a in parse.children(clause, "aux") if a.text.lower() == "should"), None)
    return subject is not None and should is not None and should.index < subject.index
