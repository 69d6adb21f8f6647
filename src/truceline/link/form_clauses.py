"""What stands round a word that tells the form of a meeting: the meeting, who met, what was done, what denies it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from truceline.code.clauses import VERBAL, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import SUBJECT, surface_subjects
from truceline.model.parse import Parse, Token

Act = Literal["sign", "reach", "meet"]
CLIMB = 7
"""Words above the one that tells a form among which the verb or noun of the meeting stands."""


def verb_above(parse: Parse, token: Token) -> Token | None:
    return next((t for t in (token, *parse.ancestors(token)) if is_verbal(t)), None)


def stands_aside(parse: Parse, token: Token) -> bool:
    """Whether a word is told in a relative clause behind a comma, which a reported source takes for granted."""
    clause = next((t for t in (token, *parse.ancestors(token)) if t.dep in ("relcl", "ROOT", "ccomp")), token)
    opens = parse.subtree(clause)[0].index
    return clause.dep == "relcl" and opens > 0 and parse.tokens[opens - 1].text == ","


def act_of(parse: Parse, token: Token, words: Mapping[str, frozenset[str]]) -> Act:
    """What was done in that form: a text was signed, or reached, or people only met."""
    chain = [token, *parse.ancestors(token)][:CLIMB]
    for above in chain:
        if above.lemma.lower() in words["signing"]:
            return "sign"
        if is_verbal(above):
            beside = {t.lemma.lower() for t in parse.children(above, *SUBJECT, "dobj")}
            if above.lemma == "put" and beside & {"signature", "name"}:
                return "sign"
            if beside & words["signing"]:
                return "sign"
            if above.lemma in words["reaching"] and beside & words["texts"]:
                return "reach"
    return "sign" if any(t.lemma.lower() in ("ceremony",) for t in parse.subtree(chain[-1])) else "meet"


def meeting_of(parse: Parse, token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> Token | None:
    """The verb or noun of a meeting on which a word hangs, or with which it shares its verb."""
    verbs, nouns = words["meeting"]["verbs"], words["meeting"]["nouns"] | words["meeting"]["texts"]
    if token.pos in VERBAL or _faces(parse, token, words):
        return token
    for above in [token, *parse.ancestors(token)][:CLIMB]:
        if above.pos in VERBAL and above.lemma in verbs:
            return above
        if above.pos == "NOUN" and above.lemma.lower() in nouns and above.index != token.index:
            return above
        if above.pos in VERBAL:
            beside = parse.children(above, *SUBJECT, "dobj", "attr")
            found = next((t for t in beside if t.lemma.lower() in nouns), None)
            if found is not None:
                return found
            if above.lemma == "be" and any(_is_person(t, words) for t in surface_subjects(parse, above)):
                return above
        # "negotiated face to face": parsers hang the verb on the "face"
        below = parse.children(above, "amod", "acl") if above.index == token.index else ()
        if found := next((t for t in below if t.pos in VERBAL and t.lemma in verbs), None):
            return found
    return None


def _faces(parse: Parse, token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> bool:
    """Whether a table is one across which somebody is faced: "after two weeks *across the table from* them"."""
    behind = parse.lowered[token.index + 1 : token.index + 2]
    return token.lemma in words["where"]["tables"] and behind == ("from",)


def _is_person(token: Token, words: Mapping[str, Mapping[str, frozenset[str]]]) -> bool:
    return token.lemma.lower() in words["meeting"]["people"] or token.tag in ("NNPS", "PRP")


def has_people(context: SentenceContext, meeting: Token) -> bool:
    """Whether a clause speaks of those who talk: by a noun, a pronoun, or an actor."""
    parse, words = context.parse, context.lexicon.forms.words
    if meeting.pos == "NOUN" or any(t.lemma in words["meeting"]["nouns"] for t in parse.children(meeting, *SUBJECT)):
        return True
    if any(t.lemma.lower() in words["meeting"]["people"] for t in parse.tokens):
        return True
    named = {a.id for a in context.article.actors if a.kind in ("person", "government", "armed_group")}
    return any(m.of in named for m in context.article.mentions_in(context.sentence.span))


def is_denied(parse: Parse, token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a form is denied: by a word on its way up to its clause, by "at no time", by who "neither" or "no" is."""
    count = 0
    below = token
    for above in (token, *parse.ancestors(token)):
        count += any(_denies(parse, child, words) for child in parse.children(above) if child.index != below.index)
        if above.lemma in words["verbs"] and above.pos in VERBAL and above.index != token.index:
            count += 1
        if above.dep == "prep" and above.lemma == "without" and above.index != token.index:
            count += 1
        stops = above.dep in ("ROOT", "ccomp", "advcl", "parataxis") or (above.dep == "conj" and is_verbal(above))
        if above.dep == "conj" and is_verbal(above) and parse.child(above, *SUBJECT) is None and above.tag == "VB":
            stops = False
        if above.dep == "ccomp" and parse.head(above).lemma == "have" and parse.head(above).pos in VERBAL:
            stops = False  # "at no point *had* they been in one room"
        if stops and is_verbal(above):
            break
        if above.dep == "relcl" and parse.head(above).lemma not in words["times"]:
            break
        below = above
    return count % 2 == 1


def _denies(parse: Parse, child: Token, words: Mapping[str, frozenset[str]]) -> bool:
    lowered = child.text.lower()
    if child.dep in ("neg", "det", "advmod", "preconj", "cc", *SUBJECT) and lowered in words["words"]:
        return True
    if child.dep == "advmod" and any(g.text.lower() in words["words"] for g in parse.children(child, "neg", "advmod")):
        return True
    if child.dep in SUBJECT:
        return any(g.text.lower() in words["words"] for g in parse.children(child, "det", "neg", "preconj", "advmod"))
    if child.dep == "prep" and child.lemma in ("at", "in", "on"):
        times = [t for t in parse.children(child, "pobj") if t.lemma in words["times"]]
        return any(g.text.lower() == "no" for t in times for g in parse.children(t, "det"))
    return False


def is_whole(parse: Parse, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a sentence says that something was never so: "at no time", "never once", "not one of them"."""
    pairs = zip(parse.lowered, parse.lowered[1:], strict=False)
    return "never" in parse.words or any(
        (one == "no" and other in words["times"])
        or (one, other) in (("not", "once"), ("not", "one"), ("never", "once"))
        for one, other in pairs
    )
