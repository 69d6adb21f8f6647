"""At whom a protest, a show of force or a break of ties is, where no grammatical function of the trigger says so.

A crowd tells it by what it is angry at, chants or stands before; forces by what they face, guard against or signal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.parties.acted_on import acted_on
from truceline.code.parties.grammar import agents, objects_of, prepositional, subjects_of
from truceline.code.parties.participants import actors_of, mention_at, possessors_of
from truceline.model.parse import Parse, Token

AIMED = ("against", "at", "with", "over", "of", "to", "about")
"""Prepositions behind anger or a demand that lead to whom or what it is at."""

BEFORE = ("outside", "before", "beneath", "under", "at", "to", "on", "around", "near", "of", "into")
"""Prepositions that lead to the seat of power before which a crowd stands."""

SUBJECT = ("nsubj", "nsubjpass", "csubj")


def aggrieving(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """At whom a protest is, by what it is about: "a strike *to protest Oru's* tax", "in defiance of *the junta*".

    First what the protest is against, then what it is angry at, then its slogans, last the seat of power before which
    it stands ("beneath the windows of the *finance ministry*").
    """
    below = _told_beside(context.parse, word)
    parts = (_against(context, below), _grievances(context, below), _matters(context, below), _failed(context, below))
    for things in parts if is_verbal(word) else parts[:2]:
        found = next((f for t in things if t in below and (f := _whose(context, t))), ())
        if found:
            return found
    return (_in_slogan(context, (word, *below)) or _before_seat(context, below)) if is_verbal(word) else ()


def _told_beside(parse: Parse, word: Token) -> tuple[Token, ...]:
    """The words of what is told with a trigger: what hangs on it, without its subject and relative clauses."""
    told = (t for t in parse.subtree(word) if t.dep == "relcl" and t != word)
    aside = [*parse.children(word, *SUBJECT), *(t for t in told if not any(a.tag == "TO" for a in parse.children(t)))]
    out = {t.index for s in aside for t in parse.subtree(s)}
    return tuple(t for t in parse.subtree(word) if t.index not in out and t.index != word.index)


def _against(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """What stands behind *against*."""
    for word in below:
        if word.lemma == "against":
            yield from context.parse.children(word, "pobj")


def _grievances(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """What words of anger or protest are at: "in *anger at* the tolls", "to *denounce* the raid"."""
    parse = context.parse
    for word in below:
        if not in_class(context, word, "DISSENTS"):
            continue
        if is_verbal(word):
            yield from objects_of(parse, word)
        for part in (word, *parse.children(word, "acomp", "attr")):
            yield from prepositional(parse, part, *AIMED)


def _matters(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """What a protest is *over*, and what it is to press or stop: "to *press* the ministry *over* their pay"."""
    parse = context.parse
    for word in below:
        if word.lemma in ("over", "about"):
            yield from parse.children(word, "pobj")
    for word in below:
        if is_verbal(word) and any(a.tag == "TO" for a in parse.children(word, "aux")):
            yield from objects_of(parse, word)
            yield from prepositional(parse, word, "of", "on")
            yield from (s for c in parse.children(word, "ccomp") for s in parse.children(c, *SUBJECT))


def _failed(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """With whom talks came to nothing: "walked out after pay talks *with the ministry* collapsed"."""
    for word in below:
        if in_class(context, word, "TALKS") and (word.dep == "nsubj" or context.parse.head(word).lemma in AFTER):
            yield from prepositional(context.parse, word, "with", "to")


AFTER = frozenset({"after", "following", "follow", "of", "in"})
"""Words before talks that have ended: "after the collapse *of* talks"."""


def _whose(context: SentenceContext, thing: Token) -> tuple[str, ...]:
    """Whose a thing is or by whom it was done, else for whom it stands: "*Oru's* tax", "treatment *by the guards*"."""
    parse = context.parse
    made = parse.children(thing, "acl", "relcl")
    by = (*prepositional(parse, thing, "by", "of", "from"), *(a for m in made for a in agents(parse, m)))
    owners = parse.children(thing, "poss")
    return (
        possessors_of(context, thing)
        or actors_of(context, by)
        or actors_of(context, (thing, *owners))
        or actors_of(context, (*owners, *by, thing), described=True)
        or next((f for t in (*owners, *by) if (f := possessors_of(context, t))), ())
        or (
            actors_of(context, (o for m in made for o in objects_of(parse, m)))
            if in_class(context, thing, "BILLS")
            else ()
        )
    )


def _in_slogan(context: SentenceContext, below: Iterable[Token]) -> tuple[str, ...]:
    """Who is named in what a crowd chants: "chanting '*Diallo* must go'"."""
    parse = context.parse
    for verb in below:
        if verb.lemma in CHANTING and is_verbal(verb):
            said = parse.tokens[verb.index + 1 :]
            named = (actors_of(context, (t,), modifiers=False) for t in said if mention_at(context, t))
            return next((n for n in named if n), ())
    return ()


CHANTING = frozenset({"chant", "shout", "cry", "yell", "read", "declare", "proclaim"})
"""Verbs of slogans."""


def _before_seat(context: SentenceContext, below: Iterable[Token]) -> tuple[str, ...]:
    """Whose the seat of power is before which a crowd stands."""
    parse = context.parse
    for word in below:
        if word.pos == "ADP" and word.lemma in BEFORE:
            seats = (t for t in parse.children(word, "pobj") if in_class(context, t, "SEATS"))
            found = next((f for t in seats if (f := actors_of(context, (t,)) or _whose(context, t))), ())
            if found:
                return found
    return ()


def facing(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """Whom forces face or are to frighten: "near the border with *Mali*", "in a signal to *Chad*", "as *jets of Peru*
    approached"."""
    parse = context.parse
    below = _told_beside(parse, word)
    actors = actors_of(context, subjects_of(parse, word)) if is_verbal(word) else ()
    for things in (_opposed(context, below), _neighbours(context, below), _signalled(context, below)):
        heads = list(things)
        found = acted_on(context, heads, actors)
        found = found or next((f for t in heads if (f := _others(_whose(context, t), actors))), ())
        if found:
            return found
    near = [t for w in below if w.lemma in NEARING for t in parse.children(w, "pobj")]
    found = acted_on(context, near, actors, described=False)
    return found or next((f for t in near if (f := _others(possessors_of(context, t), actors))), ())


NEARING = frozenset({"to", "toward", "towards", "near", "into", "off", "around", "along", "of", "from", "on", "in"})
"""Prepositions that lead to where forces go, from which a distance is, or within whose sight they are."""


def _others(found: tuple[str, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(a for a in found if a not in actors)


def _opposed(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """Whom forces are against, face or expect: "*facing* the town", "to *deter* the rebels", "as the *jets* neared"."""
    parse = context.parse
    for word in below:
        if word.lemma in OPPOSING:
            yield from (*parse.children(word, "pobj"), *(objects_of(parse, word) if is_verbal(word) else ()))
            yield from prepositional(parse, word, "by")
        elif word.lemma in NEARING_FOES and any(m.lemma in ("as", "after") for m in parse.children(word, "mark")):
            yield from parse.children(word, "nsubj")


OPPOSING = frozenset(
    {
        "against", "face", "facing", "opposite", "confront", "deter", "counter", "repel", "threaten", "intimidate",
        "fear", "expect", "contain", "encircle", "overlook", "warn", "rival", "invade", "attack", "besiege", "shadow",
    }
)  # fmt: skip
"""Words that lead to whom forces are against."""

NEARING_FOES = frozenset(
    {"approach", "near", "mass", "close", "advance", "move", "enter", "gather", "fly", "cross", "march"}
)
"""Verbs of those because of whom forces make ready."""


def _neighbours(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """Who lies behind a border: "the border *with Mali*", "the *Malian* border"."""
    parse = context.parse
    for word in below:
        if word.lemma in BORDERING:
            yield from prepositional(parse, word, "with", "of", "from")
            yield from parse.children(word, "amod", "compound", "poss", "nmod")


BORDERING = frozenset({"border", "frontier", "boundary", "line", "front"})
"""Nouns for where two sides meet."""


def _signalled(context: SentenceContext, below: Iterable[Token]) -> Iterator[Token]:
    """To whom a show of force speaks, and whose march is awaited: "a *signal to* Chad", "ahead of the *rally* by …"."""
    parse = context.parse
    for word in below:
        if word.lemma in SIGNALS:
            yield from prepositional(parse, word, "to", "at", "against", "for")
        elif in_class(context, word, "PROTESTS") and word.pos == "NOUN":
            yield from prepositional(parse, word, "by", "of")
            yield from parse.children(word, "poss", "compound")
            planned = parse.children(word, "acl")
            yield from (o for p in planned for o in prepositional(parse, p, "by"))


SIGNALS = frozenset(
    {"signal", "warning", "message", "show", "response", "reply", "muscle", "directed", "direct", "aim", "deterrent"}
)
"""Words for what a show of force says."""


def dealings(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """With whom somebody stops dealing: "stopped *buying* fruit *from Mali*", "halted exports *to Peru*"."""
    parse = context.parse
    acts = (word, *parse.children(word, "xcomp"))
    things = [o for v in acts for o in objects_of(parse, v)]
    ways = parse.children(word, "advmod", "prt")
    below = (*acts, *ways, *(w for o in things for w in parse.subtree(o)))
    heads = [t for w in below for t in prepositional(parse, w, "from", "to", "with", "for", "into", "in")]
    actors = actors_of(context, subjects_of(parse, word))
    found = acted_on(context, heads, actors)
    return found or next((f for t in (*heads, *things) if (f := _others(possessors_of(context, t), actors))), ())


def excluder(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The bloc from which somebody is shut out: "the suspension of Mali *from the African Union*"."""
    away = (w for w in context.parse.subtree(noun) if w.lemma == "from")
    return actors_of(context, (o for w in away for o in context.parse.children(w, "pobj")))


def decider(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Who decided or told of a deed that is the subject: "the break of ties was *announced by Peru*"."""
    parse, verb = context.parse, context.parse.head(noun)
    participles = parse.children(noun, "acl")
    passive = (verb,) if noun.dep == "nsubjpass" else ()
    return actors_of(context, (a for v in (*passive, *participles) for a in agents(parse, v)))
