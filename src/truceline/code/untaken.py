"""Words of asking, offering and refusing by which nobody does: what is only supposed, what defines a thing, what nobody
has done."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import surface_subjects
from truceline.code.parties.holders import holders_of
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Parse, Token

WAYS = frozenset({"by", "in", "through", "of", "from", "for"})
"""Prepositions by which a gerund tells how or of what another verb is meant."""

RELATIVES = frozenset({"WP", "WDT"})
"""Tags of relative pronouns."""


def is_taken_by_nobody(context: SentenceContext, word: Token, holders: tuple[str, ...], *, own: bool) -> bool:
    """Whether a word of position stands where nobody takes one: see the functions below.

    `own`: it says what its holders would do themselves.
    """
    if is_instead(context.parse, word) or _is_given_up(context, word) or _is_known_what(context.parse, word):
        return True
    if _is_foretold(context, word) or _is_ability(context.parse, word):
        return True
    if word.dep == "pcomp":
        return _is_way_not_taken(context, word)
    return own and word.pos != "NOUN" and (_is_definition(context.parse, word) or _is_if_so(context, word, holders))


def _is_given_up(context: SentenceContext, verb: Token) -> bool:
    """Whether an infinitive is what efforts were for that are given up: "*abandoned* efforts to *press* Chad"."""
    parse, noun = context.parse, context.parse.head(verb)
    if verb.dep not in ("acl", "relcl") or not any(a.tag == "TO" for a in parse.children(verb, "aux")):
        return False
    above = parse.head(noun)
    left = noun.dep == "dobj" and above.lemma in GIVING_UP and is_verbal(above)
    return left or any(a.text.lower() in GIVEN_UP for a in parse.children(noun, "amod"))


GIVING_UP = frozenset({"abandon", "drop", "quit", "scrap", "shelve"})
GIVEN_UP = frozenset({"abandoned", "aborted", "shelved", "scrapped", "discarded"})
"""What is said of efforts that are over."""


def is_instead(parse: Parse, word: Token) -> bool:
    """Whether a verb tells what somebody did not do, but another thing: "*rather than meet* him, she flew home"."""
    before = [t.lemma for t in parse.tokens[max(0, word.index - 3) : word.index] if t.lemma != "to"]
    instead = before[-2:] in (["rather", "than"], ["instead", "of"], ["anything", "but"])
    return instead and is_verbal(word) and word.tag in ("VB", "VBG", "VBP")


def _is_way_not_taken(context: SentenceContext, gerund: Token) -> bool:
    """Whether a gerund is only the way of what nobody did: "*no* cabinet has angered Chad *by insisting* on it"."""
    parse, prep = context.parse, context.parse.head(gerund)
    verb = parse.head(prep)
    if prep.lemma not in WAYS or not is_verbal(verb):
        return False
    while verb.dep == "xcomp" and negation_of(parse, verb, context.lexicon.status_cues) is None:
        verb = parse.head(verb)
    no = negation_of(parse, verb, context.lexicon.status_cues)
    return no is not None and no.dep == "det"  # a negated verb alone denies what it tells, not how


def _is_definition(parse: Parse, word: Token) -> bool:
    """Whether a clause only says which thing is meant: "far from the terms *that we are willing to discuss*", "*what*
    Chad is ready to give". Behind a comma it tells something of its own."""
    verb = _verb_of(parse, word)
    first, subjects = parse.subtree(verb)[0], parse.children(verb, "nsubj", "nsubjpass")
    if verb.dep in ("ccomp", "pcomp", "dobj"):
        return first.tag == "WP" and first.dep not in ("nsubj", "nsubjpass")
    if verb.dep != "relcl" or not subjects or subjects[0].tag in RELATIVES:
        return False
    return first.index == 0 or parse.tokens[first.index - 1].text != ","


def _is_known_what(parse: Parse, word: Token) -> bool:
    """Whether a clause only names what somebody knows, says or asks: "knows exactly *what it wants* to get"."""
    verb = _verb_of(parse, word)
    if verb.dep != "ccomp" or not is_verbal(parse.head(verb)):
        return False
    return any(t.lemma == "what" and t.dep in ("dobj", "pobj") and t.index < verb.index for t in parse.subtree(verb))


def _is_foretold(context: SentenceContext, word: Token) -> bool:
    """Whether a position is only what somebody will or may say: "they *will probably say* that they refuse it".

    Who says "I will say that we refuse it" has said it.
    """
    parse, verb = context.parse, _verb_of(context.parse, word)
    teller = parse.head(verb)
    if verb.dep != "ccomp" or verb.tag not in ("VBP", "VBZ") or teller.lemma not in context.lexicon.status_cues.speech:
        return False
    if any(s.lemma in ("i", "we") or s.text in ("I", "We", "we") for s in parse.children(teller, "nsubj")):
        return False
    return any(a.tag == "MD" for a in parse.children(teller, "aux"))


def _is_ability(parse: Parse, word: Token) -> bool:
    """Whether an infinitive is only what somebody is able or free to do: "his *power to offer* relief"."""
    verb = _verb_of(parse, word)
    return verb.dep in ("acl", "relcl") and parse.head(verb).lemma in ABILITIES


ABILITIES = frozenset({"capacity", "power", "authority", "ability", "leeway", "latitude", "mandate", "freedom"})
"""Nouns for what lets somebody act."""


def _is_if_so(context: SentenceContext, word: Token, holders: tuple[str, ...]) -> bool:
    """Whether somebody's readiness only follows from what he is supposed to want: "*if the rebels want* to talk, they
    *are willing* to free the captives", says another."""
    parse, wanting = context.parse, context.lexicon.preconditions.aiming
    for clause in parse.children(_verb_of(parse, word), "advcl"):
        if clause.lemma in wanting and any(m.lemma == "if" for m in parse.children(clause, "mark")):
            return set(holders_of(context, surface_subjects(parse, clause))) == set(holders)
    return False


def _verb_of(parse: Parse, word: Token) -> Token:
    """The verb of the clause in which a word takes a position: itself, or the *be* of an adjective."""
    return parse.head(word) if word.dep in ("acomp", "oprd", "attr") else word
