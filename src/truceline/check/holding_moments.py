"""The times that hang on what is told of a count, list, poll or page, and of what each is the moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, objects_of, surface_subjects
from truceline.lexicon.holdings import HoldingWords
from truceline.model.parse import Parse, Token
from truceline.model.time import Timex

Sort = Literal["holds", "updated", "made"]

A_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")


def moments_of(context: SentenceContext, noun: Token, words: HoldingWords) -> Iterator[tuple[Sort, Timex, Token]]:
    """The times that hang on what is told of a thing, each with what it is the moment of, and the verb."""
    parse = context.parse
    times = [t for t in context.article.times_in(context.sentence.span) if t.type in ("DATE", "TIME") and t.value]
    if not times:
        return
    for time in times:
        inside = parse.within(time.span)
        heads = {t.index for t in inside}
        top = next((t for t in inside if t.head not in heads or t.head == t.index), None)
        if top is None or time.value == "PRESENT_REF":
            continue
        if top.dep == "pobj" and parse.head(top).lemma == "of" and parse.head(top).head == noun.index:
            if words.things[noun.lemma.lower()] == "count" and A_DAY.fullmatch(time.value or ""):
                yield "holds", time, noun  # "the figures of 5 October"
            continue
        for verb in _verbs_of(parse, noun, words):
            sort = _sort(parse, noun, verb, top, words)
            if sort and not _is_of_then(parse, noun, verb, words):
                yield sort, time, verb
                break


def _is_of_then(parse: Parse, noun: Token, verb: Token, words: HoldingWords) -> bool:
    """Whether a thing is told to hold at another time: "*initially* ran to", "*will* be closed", "a week *earlier*"."""
    beside = [
        t
        for v in (verb, noun)
        for c in parse.children(v)
        if c.pos not in VERBAL or c.dep == "aux"
        for t in (c, *parse.children(c))
    ]
    return any(t.text.lower() in words.words["of_then"] for t in beside)


def _verbs_of(parse: Parse, noun: Token, words: HoldingWords) -> Iterator[Token]:
    """The verbs that tell of a thing: it, or what is "whose" or a part of it, is their subject or object."""
    for verb in parse.tokens:
        if verb.pos not in VERBAL:
            continue
        subjects = surface_subjects(parse, verb)
        if (
            noun in subjects
            or noun in objects_of(parse, verb)
            or (verb.dep == "relcl" and _is_below(parse, parse.head(verb), noun) and _about(parse, verb))
            or any(s.lemma in words.words["parts"] and _is_of(parse, s, noun) for s in subjects)
            or (
                _is_negated(parse, verb, words)
                and any(
                    noun in parse.children(p, "pobj")
                    for p in parse.children(verb, "prep")
                    if p.lemma in ("in", "into", "from")
                )
            )
        ):
            yield verb


def _is_below(parse: Parse, word: Token, noun: Token) -> bool:
    """Whether a word is a noun, or hangs on it by its preposition: "a survey by the bureau *Kompas*, whose …"."""
    return word.index == noun.index or (
        noun.index in {a.index for a in parse.ancestors(word) if a.pos not in VERBAL}
        and not any(a.pos in VERBAL and a.index > noun.index for a in parse.ancestors(word) if a.index <= word.index)
    )


def _about(parse: Parse, verb: Token) -> bool:
    """Whether a relative clause tells of what is behind *whose*, *for which* or *in which*."""
    own = parse.children(verb, "nsubj", "nsubjpass", "dobj")
    if any(o.tag == "WDT" for o in own) or _has_whose(parse, verb):
        return True
    return any(w.tag in ("WDT", "WP") for p in parse.children(verb, "prep") for w in parse.children(p, "pobj"))


def _has_whose(parse: Parse, verb: Token) -> bool:
    """Whether the subject of a verb is what *whose* owns: "whose interviews closed"."""
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    return any(p.text.lower() == "whose" for s in subjects for p in parse.children(s, "poss"))


def _is_of(parse: Parse, update: Token, noun: Token) -> bool:
    inner = any(
        noun in parse.children(p, "pobj") for p in parse.children(update, "prep") if p.lemma in ("of", "to", "for")
    )
    return inner or (noun.dep in ("compound", "poss") and noun.head == update.index)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """How a time hangs on a verb that tells of a thing: by which prepositions, over which verbs and objects."""

    verb: Token
    passive: bool
    subject: bool
    preps: tuple[str, ...]
    between: tuple[Token, ...]
    objects: tuple[Token, ...]

    def any_of(self, words: frozenset[str]) -> bool:
        return any(p in words for p in self.preps)


def _sort(parse: Parse, noun: Token, verb: Token, top: Token, words: HoldingWords) -> Sort | None:
    """What a time is the moment of, by the verb on which it hangs; None where it hangs on something else."""
    path = _path(parse, top, verb)
    if path is None or any(t.pos == "NOUN" and t.lemma in words.things and t.index != noun.index for t in path):
        return None  # "the poll asked them in *another poll* that ran to 6 June"
    start = min(t.index for t in parse.subtree(top))
    joined = [t for t in parse.tokens[start : start + 2] if t.dep == "quantmod"]  # "*up to* 6 June"
    told = [t for t in path if t.pos in ("ADP", "SCONJ") or t.dep in ("prep", "agent")]
    subject = noun in surface_subjects(parse, verb) or _has_whose(parse, verb) or noun not in objects_of(parse, verb)
    hanging = _Hanging(
        verb,
        is_passive(parse, verb),
        subject,
        tuple(t.lemma.lower() for t in (*told, *joined)),
        tuple(t for t in path if t.pos in VERBAL),
        tuple(t for t in path if t.pos in ("NOUN", "PRON") and t.dep in ("dobj", "attr")),
    )
    if _is_negated(parse, verb, words):
        left_out = verb.lemma in words.verbs["left_out"] and hanging.any_of(words.words["after"])
        return "holds" if left_out and (noun.dep != "nsubj" or verb.lemma in words.words["negated"]) else None
    if hanging.any_of(words.words["after"]):
        return "holds" if verb.lemma in words.verbs["ends"] and hanging.preps == ("than",) else None
    if _holds_content(parse, noun, hanging, words):
        return "holds"
    if hanging.between:
        return None
    if verb.lemma in EVENTS and any(s.lemma in words.words["updates"] for s in surface_subjects(parse, verb)):
        return "updated"
    if verb.lemma in words.words["being"] and subject and _is_dated(parse, verb, path):
        return "holds"
    far = hanging.objects or any(p not in words.words["on"] for p in hanging.preps)
    return None if far else _by_doing(parse, noun, top, hanging, words)


EVENTS = frozenset({"take", "be", "come", "date"})
"""Verbs of what an update does: "took place on", "was on", "came on", "dates from"."""


def _holds_content(parse: Parse, noun: Token, hanging: _Hanging, words: HoldingWords) -> bool:
    """Whether a time bounds what a thing shows or has in it: "gives the position on", "holds all that came in by"."""
    verb, between = hanging.verb, hanging.between
    states = words.words["states"]
    objects = (*hanging.objects, *parse.children(verb, "dobj"))
    if verb.lemma in words.verbs["shows"] and hanging.subject and any(t.lemma in states for t in objects):
        return not between or (len(between) == 1 and parse.head(between[0]).lemma in states)
    until = hanging.any_of(words.words["until"]) and not hanging.passive
    if words.things[noun.lemma.lower()] == "poll" and verb.lemma in words.verbs["taken"] and verb.lemma != "close":
        return until
    has_more = between or hanging.objects or verb.lemma in ("cover", "run")
    return bool(verb.lemma in words.verbs["holds"] and hanging.subject and until and has_more)


def _by_doing(parse: Parse, noun: Token, top: Token, hanging: _Hanging, words: HoldingWords) -> Sort | None:
    """What a time is the moment of that hangs right on the verb: the end of a thing, its taking, change or making."""
    verb, lemma, verbs = hanging.verb, hanging.verb.lemma, words.verbs
    if lemma in verbs["ends"] and (hanging.subject or lemma in ("stop", "end", "finish", "conclude", "break")):
        return "holds"
    needed = words.particles.get(lemma)
    if needed and not any(t.text.lower() == needed for t in parse.children(verb)):
        return None
    last = hanging.preps[-1] if hanging.preps else ""
    begins = (last == "between" and top.dep != "conj") or (last == "from" and lemma in verbs["taken"])
    thing = words.things[noun.lemma.lower()]
    voting = thing == "poll" and lemma == "close" and noun in surface_subjects(parse, verb)
    if begins or voting or (lemma == "date" and thing == "page"):
        return None
    if lemma in verbs["taken"] and (hanging.passive or lemma == "close" or _about(parse, verb)):
        return "holds"
    if hanging.passive or not hanging.subject:
        return "updated" if lemma in verbs["updated"] else "made" if lemma in verbs["made"] else None
    return None


def _path(parse: Parse, top: Token, verb: Token) -> list[Token] | None:
    """The words between a time and the verb on which it hangs; None where it does not hang on it."""
    path: list[Token] = []
    if top.dep not in ("pobj", "npadvmod", "dobj", "advmod", "appos", "attr", "pcomp", "nmod", "nummod", "conj"):
        return None
    for above in parse.ancestors(top):
        if above.index == verb.index:
            return path
        if above.dep in ("advcl", "parataxis") or (
            above.pos in VERBAL and above.dep not in ("relcl", "acl", "ccomp", "pcomp")
        ):
            return None
        path.append(above)
    return None


def _is_dated(parse: Parse, be: Token, path: list[Token]) -> bool:
    """Whether a copula dates its subject: "are *those of* 7 May", "are *from* Friday", "are *as of* 14 May"."""
    if any(t.dep == "attr" and t.lemma not in ("those", "that", "one") for t in path):
        return False
    if path and path[0].pos == "NOUN":
        return False  # "is off from its *Feb. 19 high*"
    preps = [t.lemma.lower() for t in path if t.dep == "prep"]
    if parse.child(be, "attr") is not None:
        return any(t.lemma in ("those", "that", "one") for t in parse.children(be, "attr"))
    return bool(preps) and preps[-1] in ("from", "of", "as") and parse.child(be, "acomp") is None


def _is_negated(parse: Parse, verb: Token, words: HoldingWords) -> bool:
    """Whether a verb tells of nothing: "have *not* been entered", "*nothing* received in June is in it"."""
    none = words.words["none"]
    if parse.child(verb, "neg") is not None:
        return True
    parts = (*parse.children(verb, "nsubj", "nsubjpass", "dobj"),)
    return any(t.lemma.lower() in none or any(d.lemma.lower() in none for d in parse.children(t, "det")) for t in parts)
