"""What a link joins: conjunctions, prepositions, nouns and verbs that put one happening before another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, is_verbal
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.lexicon.orders import OrderLexicon
from truceline.model.parse import Parse, Token

Relation = Literal["before", "together"]

LINKING = ("later_below", "earlier_below", "only_below", "until_below", "at_once")
CLAUSES = frozenset({"advcl", "pcomp", "relcl", "acl", "csubj", "ccomp"})
OVER = frozenset({"over", "done", "finished", "complete", "completed", "through", "behind"})
NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
NONE_OF = frozenset({"no", "not", "neither"})
NAMING = frozenset({"NOUN", "PROPN", "VERB"})


@dataclass(frozen=True, slots=True)
class Joint:
    """What a link joins: the word of the main happening, that of the other, and whether the main one is the first."""

    main: Token
    below: Token
    main_first: bool
    relation: Relation = "before"


def joint_at(parse: Parse, link: Token, words: OrderLexicon) -> Joint | None:
    """The two happenings that a word joins, if it is a link or a verb of order."""
    word = link.text.lower()
    if word == "time":
        return _by_the_time(parse, link)
    if word == "as":
        return _as_soon_as(parse, link)
    return _by_noun(parse, link, words) or _linked(parse, link, words) or _by_verb(parse, link, words)


def _linked(parse: Parse, link: Token, words: OrderLexicon) -> Joint | None:
    """The happenings that a conjunction or preposition joins."""
    groups = words.groups
    name = next((n for n in LINKING if link.text.lower() in groups[n]), None)
    if name is None or (found := _joined(parse, link)) is None:
        return None
    above, below = found
    if parse.head(link).lemma in groups["until_below"] and name == "earlier_below":
        name = "until_below"  # "not until after the vote"
    main = _happening(parse, above, words)
    timed = below.lemma in groups["times"] - groups["pointing"] and not is_verbal(below)
    if main is None or main.index == below.index or timed:
        return None
    if _cleft(parse, below) is not None:
        return None if name == "later_below" else Joint(main, below, False)
    if name == "until_below":
        return _until(parse, link, main, below, groups["wait"])
    if name == "later_below":
        return _before(parse, link, main, below, groups["times"])
    if is_negated(parse, main):
        return None
    if name == "only_below" and not _is_only(parse, link, main):
        return _when(parse, link, main, below)
    if name == "at_once":
        happens = is_verbal(below) or below.lemma in words.nouns  # not "side by side with the minister"
        return Joint(main, below, True, "together") if happens else None
    return Joint(main, below, False)


def _until(parse: Parse, link: Token, main: Token, below: Token, waits: frozenset[str]) -> Joint | None:
    """What is not done, or waits, until another happening comes later than that."""
    if is_negated(parse, main):
        return Joint(main, below, False)
    between = reversed(parse.tokens[main.index : link.index])
    waiting = next((v for v in between if v.lemma in waits and is_verbal(v)), None)
    return Joint(waiting, below, False) if waiting is not None else None


def _before(parse: Parse, link: Token, main: Token, below: Token, times: frozenset[str]) -> Joint | None:
    negated = is_negated(parse, main)
    if negated and link.index and parse.tokens[link.index - 1].lemma in times:
        return None  # "not all can be done in the month before"
    return Joint(main, below, not negated)


def _when(parse: Parse, link: Token, main: Token, below: Token) -> Joint | None:
    """The order that a bare "when" gives: "had *already* left when he came", "when the signing was *done*, he left"."""
    if link.text.lower() != "when" or not is_verbal(below):
        return None
    if any(t.text.lower() == "already" for t in parse.children(main, "advmod")):
        return Joint(main, below, True)
    return Joint(main, below, False) if _is_over(parse, below) else None


def _by_noun(parse: Parse, link: Token, words: OrderLexicon) -> Joint | None:
    """The happenings that a noun joins: "in the *wake* of the vote", "a *condition* for the talks"."""
    later, first = (link.lemma in words.groups[name] for name in ("later_nouns", "first_nouns"))
    if link.pos != "NOUN" or not (later or first or link.lemma in words.groups["earlier_nouns"]):
        return None
    below = prepositional(parse, link, "of", "for", "to") or _to_do(parse, link, "advcl")
    above = parse.head(link)
    if not below:
        return None
    if link.dep == "attr" and above.lemma == "be":
        subjects = surface_subjects(parse, above)
        return Joint(subjects[0], below[0], first) if subjects else None
    if link.dep != "pobj" or above.lemma not in ("in", "on", "at", "upon") or first:
        return None
    main = _happening(parse, parse.head(above), words)
    return Joint(main, below[0], later) if main is not None and not is_negated(parse, main) else None


def _to_do(parse: Parse, word: Token, *relations: str) -> tuple[Token, ...]:
    """The infinitives with *to* on a word: "a condition for the talks *to begin*"."""
    below = parse.children(word, *relations)
    return tuple(v for v in below if any(a.tag == "TO" for a in parse.children(v, "aux")))


def _joined(parse: Parse, link: Token) -> tuple[Token, Token] | None:
    """What a link hangs on, and what hangs below it."""
    own = parse.children(link, "pobj", "pcomp")
    if not own and link.dep in ("mark", "advmod") and is_verbal(parse.head(link)) and link.index < link.head:
        clause = parse.head(link)
        if (turned := _turned(parse, link, clause)) is not None:
            return clause, turned
        if clause.dep == "conj" and parse.head(clause).index > link.index:
            clause = parse.head(clause)  # "only when it had been signed and nothing *was* left"
        if (cleft := _cleft(parse, clause)) is not None:
            return cleft, clause
        if clause.dep in CLAUSES and clause.head != clause.index:
            return parse.head(clause), clause
        return None
    inner = (link, *parse.children(link, "prep"))  # "ahead *of* the vote", "side by side *with* it"
    if link.text.lower() == "side":
        with_ = [p for t in (*parse.ancestors(link), link) for p in parse.children(t, "prep") if p.lemma == "with"]
        inner = tuple(p for p in with_ if p.index in (link.index + 1, link.index + 3))
    objects = [o for p in inner for o in parse.children(p, "pobj", "pcomp")]
    if link.text.lower() == "following" and link.dep == "advcl":
        objects = objects or [*parse.children(link, "dobj")]
    return (parse.head(link), objects[0]) if objects and link.head != link.index else None


def _cleft(parse: Parse, clause: Token) -> Token | None:
    """What is told behind "that": "it was only after they had met *that* he *signed*"."""
    be = parse.head(clause)
    if be.lemma != "be" or not any(t.lemma == "it" for t in parse.children(be, "nsubj", "expl")):
        return None
    below = (*parse.children(be, "ccomp", "advcl"), *parse.children(clause, "ccomp", "advcl", "relcl"))
    return next((t for t in below if is_verbal(t) and any(m.lemma == "that" for m in parse.children(t, "mark"))), None)


def _turned(parse: Parse, link: Token, verb: Token) -> Token | None:
    """The happening between "only after" and the verb before its subject: "only after *the vote* did they sign"."""
    lead = parse.tokens[link.index - 1].text.lower() if link.index else ""
    helper = next((a for a in parse.children(verb, "aux") if a.lemma == "do" and a.index > link.index), None)
    if lead not in ("only", "not") or helper is None:
        return None
    return next((t for t in parse.tokens[link.index + 1 : helper.index] if t.dep in ("nsubj", "pobj")), None)


def _by_the_time(parse: Parse, time: Token) -> Joint | None:
    """ "The text was ready *by the time* the truce was signed"."""
    by, clause = parse.head(time), parse.child(time, "relcl", "acl")
    if time.dep != "pobj" or by.lemma != "by" or clause is None or parse.child(by, "prep") is not None:
        return None
    main = parse.head(by)
    return Joint(main, clause, True) if is_verbal(main) and not is_negated(parse, main) else None


def _as_soon_as(parse: Parse, as_: Token) -> Joint | None:
    clause = parse.head(as_)
    soon = parse.head(clause)
    if as_.dep not in ("mark", "prep") or soon.text.lower() != "soon" or not is_verbal(clause):
        return None
    main = verb_above(parse, soon)
    return Joint(main, clause, False) if main.index != clause.index and not is_negated(parse, main) else None


def _is_only(parse: Parse, link: Token, main: Token) -> bool:
    """Whether "only" stands before a link, or "only" or "not … until" with its verb."""
    before = parse.tokens[link.index - 1].text.lower() if link.index else ""
    return before == "only" or any(
        t.text.lower() == "only" and t.index < link.index for t in parse.children(main, "advmod")
    )


def _is_over(parse: Parse, verb: Token) -> bool:
    """Whether a clause tells of something as over: "when it *had* been signed", "when the signing was *done*"."""
    perfect = any(a.lemma == "have" for a in parse.children(verb, "aux"))
    over = (verb, *parse.children(verb, "acomp", "advmod", "prt"))
    return perfect or any(t.text.lower() in OVER for t in over)


def _happening(parse: Parse, above: Token, words: OrderLexicon) -> Token | None:
    """The verb or noun of a happening on which a link hangs, past times and adverbs: "in the *week* after"."""
    token = above
    while not is_verbal(token):
        if token.pos == "NOUN" and token.lemma in words.nouns and token.lemma not in words.groups["times"]:
            return token
        if token.head == token.index:
            return None
        token = parse.head(token)
    return token


def is_negated(parse: Parse, word: Token) -> bool:
    """Whether the verb of a happening is denied, by itself or by who does it: "*not one* tank is given up"."""
    verb = verb_above(parse, word)
    chain = (verb, *verbs_above(parse, verb))
    if any(parse.child(t, "neg") is not None for t in chain):
        return True
    return any(_is_nobody(parse, s) for t in chain for s in parse.children(t, "nsubj", "nsubjpass", "dobj"))


def _is_nobody(parse: Parse, noun: Token) -> bool:
    if noun.lemma.lower() in NOBODY:
        return True
    counts = (d for n in parse.children(noun, "nummod") for d in parse.children(n) if d.text.lower() == "not")
    denied = (d for d in parse.children(noun, "det", "neg", "preconj") if d.text.lower() in NONE_OF)
    return any(counts) or any(denied)


def verb_above(parse: Parse, token: Token) -> Token:
    """A verb itself, or the nearest verb above a word; the word, where there is none."""
    return token if is_verbal(token) else next((t for t in parse.ancestors(token) if is_verbal(t)), token)


def verbs_above(parse: Parse, verb: Token) -> Iterator[Token]:
    """The verbs of which one is the bare complement: "*is* only *to* begin"."""
    while verb.dep in ("xcomp", "acomp") and verb.head != verb.index:
        verb = parse.head(verb)
        yield verb


def verbs_below(parse: Parse, verb: Token) -> Iterator[Token]:
    """The bare complements of a verb, each with its own: "were *able* to *turn* to"."""
    for below in parse.children(verb, "xcomp", "acomp"):
        yield below
        yield from verbs_below(parse, below)


def _by_verb(parse: Parse, verb: Token, words: OrderLexicon) -> Joint | None:
    """The happenings that a verb puts one after the other: "the vote follows the truce"."""
    if verb.lemma in words.groups["later_adjectives"] and verb.pos == "ADJ":
        above, behind = surface_subjects(parse, verb), prepositional(parse, verb, "on", "upon")
        return Joint(above[0], behind[0], False) if behind and above else None
    if verb.pos not in VERBAL or is_negated(parse, verb):
        return None
    for table, first in ((words.later, False), (words.earlier, True)):
        for beside in table.get(verb.lemma, ()):
            subjects, below = _around(parse, verb, beside)
            if subjects and below and {subjects[0].pos, below[0].pos} <= NAMING:
                caused = _caused(parse, verb, below[0])
                timed = {subjects[0].lemma, caused.lemma} & words.groups["times"]
                return Joint(subjects[0], caused, first) if not timed else None
    return None


def _caused(parse: Parse, verb: Token, noun: Token) -> Token:
    """What somebody is brought to do: "prompted them *to leave*"."""
    done = (*_to_do(parse, verb, "xcomp", "ccomp"), *_to_do(parse, noun, "relcl", "acl"))
    return done[0] if done else noun


def _around(parse: Parse, verb: Token, beside: Sequence[str]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Subject and object of a verb as meant; its object may stand behind words beside it."""
    if not beside:
        if parse.child(verb, "auxpass") is not None:
            return subjects_of(parse, verb), surface_subjects(parse, verb)
        return surface_subjects(parse, verb), objects_of(parse, verb)
    hold = [verb]
    for word in beside:
        below = [c for h in hold for k in parse.children(h) for c in (k, *parse.children(k))]
        hold = [c for c in below if c.lemma == word]
    objects = [o for h in hold for o in parse.children(h, "pobj", "pcomp", "nsubj")]
    objects += [parse.head(h) for h in hold if h.dep == "mark" and parse.head(h).index != verb.index]
    return surface_subjects(parse, verb), objects
