"""What "this condition", "such proposals" refer to: the step named last before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import possessors_of
from truceline.code.positions.frames import frames_of
from truceline.code.steps.find import FoundStep, step_of, steps_of
from truceline.code.steps.on import doers_of
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Token

PRONOUNS = frozenset({"it", "this", "that", "them"})
"""Pronouns that stand for a proposal behind a verb of acceptance ("should take *it*")."""

BESIDE = frozenset({"punct", "prep", "npadvmod", "advmod", "advcl", "prt"})
"""Relations of what may follow such a pronoun ("should take it *by June*")."""

CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis", "ROOT"})
"""Relations of the verbs of clauses."""

FAR = 5
"""How many sentences back a proposal or the like may have been named by the same noun."""

NEAR = 1
"""How many sentences back a reference may reach."""


def referred_steps(context: SentenceContext, head: Token) -> tuple[FoundStep, ...]:
    """The step for which a noun of reference stands, as if it stood there; none where the text is silent.

    Looked for before the noun in its sentence, then in the sentence before: there in what its own positions are on,
    else the last step it names.
    """
    word = _referring_word(context, head)
    if word is None or _names_step(context, head, word) or _is_other_kind(context, word):
        return ()
    found = _here(context, word) or _supposed(context, word) or _same_noun(context, word)
    found = found or _before(context, only_demanded=head.pos == "PRON")
    if found is None or not _is_its(context, word):
        return ()
    denied = is_verbal(head) and context.parse.child(head, "neg") is not None
    return (replace(found, word=head, depth=0, span=context.span(head), negated=found.negated ^ denied),)


def _here(context: SentenceContext, word: Token) -> FoundStep | None:
    """The step that the sentence names last before a word, with who would do it."""
    root = _root(context, word)
    steps = (s for s in steps_of(context, root, bare_issue=False) if s.word.index < word.index)
    named = [s for s in steps if s.step != OTHER_CONDITION and not s.negated]
    found = max(named, key=lambda s: s.word.index, default=None)
    if found is None:
        return None
    own = (found.word, *context.parse.ancestors(found.word))
    clause = next((t for t in own if t.dep in CLAUSES), root)  # not up to who says so
    return replace(found, by=found.by or doers_of(context, found, clause))


def _is_its(context: SentenceContext, word: Token) -> bool:
    """Whether a noun of reference can be what was named: "the *Egyptian* plan" is one only where a plan was named."""
    if word.pos == "PRON" or not possessors_of(context, word):
        return True
    before = (t for earlier in _earlier(context) for t in earlier.parse)
    return any(t.lemma == word.lemma for t in (*before, *(t for t in context.parse if t.index < word.index)))


def _earlier(context: SentenceContext) -> Iterator[SentenceContext]:
    """The sentences before, the nearest first, as far as a noun may reach back."""
    for index in range(context.sentence.index - 1, max(-1, context.sentence.index - 1 - FAR), -1):
        parse = context.article.parses[index] if index < len(context.article.parses) else None
        if parse is not None:
            yield replace(context, sentence=context.article.sentences[index], parse=parse)


def _same_noun(context: SentenceContext, word: Token) -> FoundStep | None:
    """The step for which the same noun stood before: "the truce *proposal*", then "the *proposal*"."""
    if context.parse.children(word, "compound"):
        return None  # "the *annexation* plan" is another
    for earlier in _earlier(context):
        for noun in earlier.parse:
            if noun.lemma == word.lemma and noun.pos == "NOUN":
                found = step_of(earlier, noun, bare_issue=False)
                if found is not None and found.step != OTHER_CONDITION and not found.negated:
                    return found
    return None


def step_meant(context: SentenceContext, head: Token, *, bare_issue: bool = True) -> FoundStep | None:
    """The step of a phrase, or that for which its noun of reference stands."""
    referred = referred_steps(context, head)
    return referred[0] if referred else step_of(context, head, bare_issue=bare_issue)


def _is_other_kind(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun before it says that another thing is meant: "the *annexation* plan", "the *embassy* move"."""
    return any(not context.article.mentions_in(context.span(c)) for c in context.parse.children(noun, "compound"))


def _referring_word(context: SentenceContext, head: Token) -> Token | None:
    """The noun of reference that a phrase is, or that an act of acceptance in a clause is on ("take *the offer*")."""
    if head.pos == "PRON":
        return head if head.lemma in PRONOUNS and head.tag in ("PRP", "DT") else None
    if not is_verbal(head):
        return head if _refers(context, head) else None
    if head.lemma not in context.lexicon.positions.taking:
        return None
    parse = context.parse
    below = (*parse.children(head, "dobj"), *prepositional(parse, head, "to", "with", "by"))
    ends = {c.index for c in parse.children(head) if c.dep not in BESIDE}
    return next(
        (t for t in below if _refers(context, t) or (t.lemma in PRONOUNS and t.index == max(ends, default=None))), None
    )


def _names_step(context: SentenceContext, head: Token, word: Token) -> bool:
    """Whether a phrase names a step itself, not only a condition without a name or in a clause on its noun."""
    aside = {t.index for c in context.parse.children(word, "acl", "relcl") for t in context.parse.subtree(c)}
    named = (s for s in steps_of(context, head, bare_issue=False) if s.step not in (None, OTHER_CONDITION))
    return any(s.word.index not in aside for s in named)


def _refers(context: SentenceContext, head: Token) -> bool:
    cues = context.lexicon.positions
    determiners = context.parse.children(head, "det", "amod", "predet")
    return head.lemma in cues.referring and any(d.lemma in cues.determiners for d in determiners)


def _root(context: SentenceContext, token: Token) -> Token:
    return (token, *context.parse.ancestors(token))[-1]


def _supposed(context: SentenceContext, word: Token) -> FoundStep | None:
    """The step of a condition before a word: "if there is a chance for a truce, we are ready for *it*"."""
    for clause in (word, *context.parse.ancestors(word)):
        for condition in context.parse.children(clause, "advcl"):
            if condition.index < word.index and (steps := steps_of(context, condition, bare_issue=False)):
                found = min(steps, key=lambda s: s.word.index)  # "a *truce* to bring the captives home"
                return found if found.step != OTHER_CONDITION else None
    return None


def _before(context: SentenceContext, *, only_demanded: bool = False) -> FoundStep | None:
    """The step of the sentence before; `only_demanded`: only what its own positions are on."""
    index = context.sentence.index - NEAR
    if index < 0 or index >= len(context.article.parses):
        return None
    sentence, parse = context.article.sentences[index], context.article.parses[index]
    if parse is None or context.sentence.paragraph - sentence.paragraph > 1:
        return None
    earlier = replace(context, sentence=sentence, parse=parse)
    demanded = [
        replace(s, by=doers_of(earlier, s, c) or f.addressed)
        for f in frames_of(earlier)
        if parse.head(f.trigger).lemma not in context.lexicon.issues.ending  # "must *renounce its wish* to join"
        for c in f.complements
        if (s := step_of(earlier, c))
    ]
    if demanded:
        return next((s for s in reversed(demanded) if s.step is not None), demanded[-1])
    if only_demanded:
        return None
    roots = [t for t in parse if t.head == t.index]
    steps = (s for r in roots for s in steps_of(earlier, r, bare_issue=False))
    named = [s for s in steps if s.step != OTHER_CONDITION and not s.negated and s.word.lemma != "meet"]
    return max(named, key=lambda s: s.word.index, default=None)
