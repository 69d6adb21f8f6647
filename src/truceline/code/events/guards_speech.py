"""Needs of acts that are words: orders in quotes, insults, threats told as what will come, refusals by *will not*."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.clauses import is_inverted, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_objects import person_object
from truceline.code.events.guards_parties import acted, acting, doers, named, of_class, police_like
from truceline.code.events.guards_senses import LEGAL
from truceline.code.events.match import Match
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Parse, Token

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d", "shall"})
"""Auxiliaries of what somebody says is to come."""
LIKELY = FUTURE | {"may", "might", "could"}
"""Auxiliaries of what somebody says that he may do."""


def orders(parse: Parse, verb: Token) -> Token | None:
    """The order that a verb of telling has before it: "*Free* the nuns, Chad told Mali", "*Leave*, or lose it, …"."""
    clauses = list(parse.children(verb, "ccomp", "advcl", "dep", "parataxis", "conj"))
    if verb.dep in ("parataxis", "ccomp", "conj", "dep") and verb.head < verb.index:
        clauses.append(parse.head(verb))
    for clause in clauses:
        if clause.index < verb.index and _is_imperative(parse, clause):
            return clause
    return None


def _is_imperative(parse: Parse, clause: Token) -> bool:
    """Whether a clause opens with a bare verb, or with *do not*, *never* or *please* before it."""
    if clause.tag not in ("VB", "VBP") or parse.child(clause, "nsubj", "nsubjpass", "expl", "mark") is not None:
        return False
    auxiliaries = parse.children(clause, "aux", "auxpass")
    if any(a.lemma != "do" for a in auxiliaries):
        return False
    before = [t for t in parse.subtree(clause) if t.index < clause.index and t.dep != "punct" and t.text not in QUOTES]
    return all(t.lemma in OPENING for t in before)


QUOTES = frozenset({'"', "“", "‘", "'", "''", "``"})
OPENING = frozenset({"do", "not", "n't", "never", "please", "let", "first"})
"""What may stand before the verb of an order."""


def imperative(context: SentenceContext, match: Match) -> bool:
    """An order in the words that somebody *tells* another, or that it is *time to* do something."""
    parse, verb = context.parse, match.token
    if orders(parse, verb) is not None:
        return True
    told = parse.children(verb, "ccomp")
    due = [t for c in told for t in parse.children(c, "attr") if t.lemma == "time"]
    return any(a.tag == "TO" for t in due for c in parse.subtree(t) for a in parse.children(c, "aux"))


def or_else(context: SentenceContext, match: Match) -> bool:
    """An order with what comes *or* else: "*Pay or* lose the lease, Chad told the firm"."""
    parse, verb = context.parse, match.token
    order = orders(parse, verb)
    if order is None:
        return False
    ors = [c for c in parse.children(order, "cc") if c.lemma == "or"]
    return bool(ors) and any(t.index > ors[0].index and is_verbal(t) for t in parse.children(order, "conj", "ccomp"))


def insulting(context: SentenceContext, match: Match) -> bool:
    """Somebody or something that is called what nobody would be called: *a liar*, *reckless*."""
    parse, verb = context.parse, match.token
    words = [*parse.children(verb, "oprd", "acomp", "attr", "xcomp"), *parse.children(verb, "ccomp")]
    words += [o for o in parse.children(verb, "dobj") if o.pos == "NOUN" and o.index > verb.index + 1]
    for prep in (p for p in parse.children(verb, "prep") if p.lemma == "as"):
        words += parse.children(prep, "pobj", "amod", "pcomp", "acomp")
    joined = [c for w in words for c in (w, *parse.children(w, "conj", "prep"))]
    heads = [
        h for w in joined for h in ((w,) if w.dep != "prep" else parse.children(w, "pobj") if w.lemma == "of" else ())
    ]
    return any(in_class(context, h, "INSULTS") for h in heads if h.lemma != "call") and not _is_of_own(match)


def _is_of_own(match: Match) -> bool:
    return not set(match.recipients) - set(match.actors)


def menacing(context: SentenceContext, match: Match) -> bool:
    """What a power says that another will suffer: "*will pay* a heavy price", "*faces* expulsion"."""
    parse, verb = context.parse, match.token
    auxiliaries = parse.children(verb, "aux")
    coming = any(a.text.lower() in FUTURE for a in auxiliaries) or (verb.lemma == "face" and verb.tag in ("VBZ", "VBP"))
    if not coming or any(a.lemma == "have" for a in auxiliaries) or in_condition(parse, verb):
        return False
    if negation_of(parse, verb, context.lexicon.status_cues) is not None or not acting(context, match):
        return False
    if not match.actors:
        return False
    known = known_actors(context)
    own = {known[a].country for a in match.actors if a in known} - {None}
    others = [known[r].country for r in match.recipients if r in known]
    if others:
        return acted(context, match) and not any(c in own for c in others if c is not None)
    return any(_is_anybody(parse, s) for s in surface_subjects(parse, verb))


def _is_anybody(parse: Parse, noun: Token) -> bool:
    """Whether a noun stands for whoever does something: "*any* agency", "*those* who stay", "*whoever*"."""
    return noun.lemma in ANYBODY or any(d.lemma in ("any", "all", "every") for d in parse.children(noun, "det"))


ANYBODY = frozenset({"anyone", "anybody", "whoever", "those", "everyone", "all"})


def if_then(context: SentenceContext, match: Match) -> bool:
    """What somebody will do *if*, *unless* or *should* another do something, or the other will not do it."""
    parse, verb = context.parse, match.token
    choice = match.row.with_ in ("choice", "option", "alternative")
    auxiliaries = parse.children(verb, "aux")
    if not any(a.text.lower() in LIKELY for a in auxiliaries) or in_condition(parse, verb) or is_passive(parse, verb):
        return False
    if not choice and negation_of(parse, verb, context.lexicon.status_cues) is not None:
        return False
    subjects = [s for c in conditions_of(parse, verb) for s in surface_subjects(parse, c)]
    return bool(subjects) and named(context, match) and not _are_own(context, match, subjects)


def conditions_of(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The clauses on which a deed depends: "*if* Chad leaves", "*unless* …", "*should* Chad leave"."""
    near = (verb, *parse.children(verb, "xcomp", "ccomp", "dobj"))
    clauses = (c for v in near for c in parse.children(v, "advcl"))
    return tuple(c for c in clauses if _opens_with_if(parse, c))


def _opens_with_if(parse: Parse, clause: Token) -> bool:
    return any(m.lemma in ("if", "unless") for m in parse.children(clause, "mark")) or is_inverted(parse, clause)


def _are_own(context: SentenceContext, match: Match, subjects: list[Token]) -> bool:
    found = actors_of(context, subjects)
    return bool(found) and set(found) <= set(match.actors)


def no_choice(context: SentenceContext, match: Match) -> bool:
    """*No* choice *but* to do something if another does not give in."""
    parse = context.parse
    none = match.beside is not None and any(
        d.lemma in ("no", "little") for d in parse.children(match.beside, "det", "amod")
    )
    return none and _has_condition(parse, match.token)


def _has_condition(parse: Parse, verb: Token) -> bool:
    return any(_opens_with_if(parse, t) for t in parse.subtree(verb) if t.dep == "advcl")


def unwilling(context: SentenceContext, match: Match) -> bool:
    """What somebody says that he *will not* do, or people whom he will not give up."""
    parse, verb = context.parse, match.token
    if not any(a.text.lower() in FUTURE for a in parse.children(verb, "aux")) or in_condition(parse, verb):
        return False
    if negation_of(parse, verb, context.lexicon.status_cues) is None or is_passive(parse, verb):
        return False
    return match.row.lemma not in GIVING_OVER or person_object(context, match)


GIVING_OVER = frozenset({"hand", "give", "release"})
"""Verbs of giving, which refuse a demand where it is for people."""


def before_judges(context: SentenceContext, match: Match) -> bool:
    """*Before*, *into* or *to* a court."""
    return any(of_class(context, match, p, "COURTS") for p in ("before", "into", "to"))


def judges(context: SentenceContext, match: Match) -> bool:
    """A court or its judges as who acts."""
    return any(in_class(context, h, "COURTS") or h.lemma in ("justice", "panel") for h in doers(context, match))


def lawful(context: SentenceContext, match: Match) -> bool:
    """A *case* or *file* of prosecutors, police or courts, or one that is *criminal*."""
    noun = match.beside
    legal = noun is not None and any(a.lemma in LEGAL for a in context.parse.children(noun, "amod", "compound"))
    return legal or police_like(context, match) or judges(context, match)


def under_fire(context: SentenceContext, match: Match) -> bool:
    """*Under* or *for* criticism, or under fire *over* something: words, no shots."""
    parse, verb = context.parse, match.token
    heads = [h for p in parse.children(verb, "prep") if p.lemma in ("under", "into", "for") for h in _brought(parse, p)]
    if any(in_class(context, h, "FLAK") for h in heads):
        return True
    about = (
        *prepositional(parse, verb, "over", "for"),
        *(o for h in heads for o in prepositional(parse, h, "over", "for")),
    )
    return any(h.lemma == "fire" for h in heads) and bool(about)


def _brought(parse: Parse, prep: Token) -> tuple[Token, ...]:
    """What a preposition brings; parsers take *withering* for a verb: "came in for *withering* criticism"."""
    inner = (o for c in parse.children(prep, "pcomp") for o in parse.children(c, "dobj"))
    return (*parse.children(prep, "pobj"), *inner)


def for_help(context: SentenceContext, match: Match) -> bool:
    """*Turn to* somebody *for* a thing or *to do* something."""
    parse, verb = context.parse, match.token
    to = (c for c in parse.children(verb, "xcomp", "advcl") if any(a.tag == "TO" for a in parse.children(c, "aux")))
    return bool(prepositional(parse, verb, "for")) or next(to, None) is not None


OFFERED = ("PROPOSALS", "OVERTURES", "REQUESTED", "RESOLUTIONS", "DEMANDED")
"""Classes of what is turned down."""


def obj_offer(context: SentenceContext, match: Match) -> bool:
    """A proposal, demand or bill as the object."""
    objects = objects_of(context.parse, match.token)
    return any(in_class(context, o, n) for o in objects for n in OFFERED)


def on_offer(context: SentenceContext, match: Match) -> bool:
    """*On* a proposal, a demand or talks."""
    heads = prepositional(context.parse, match.token, "on", "to")
    return any(in_class(context, h, n) for h in heads for n in (*OFFERED, "TALKS"))


def from_talks(context: SentenceContext, match: Match) -> bool:
    """*From* talks, a vote, a table or a ceremony."""
    heads = prepositional(context.parse, match.token, "from")
    return any(in_class(context, h, n) for h in heads for n in ("TALKS", "TABLES", "BALLOTS"))


def see_done(context: SentenceContext, match: Match) -> bool:
    """*See* something of one's own destroyed or closed."""
    clauses = context.parse.children(match.token, "ccomp", "xcomp")
    return any(c.tag in ("VBN", "VBD") or c.lemma in ("ablaze", "burn") for c in clauses)


def ing_object(context: SentenceContext, match: Match) -> bool:
    """*Face* being done something to: "faces *being thrown out*"."""
    return any(
        c.tag in ("VBN", "VBG") and is_passive(context.parse, c)
        for c in context.parse.children(match.token, "xcomp", "ccomp", "pcomp", "dobj")
    )


SPEECH: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "imperative": imperative,
    "or-else": or_else,
    "insulting": insulting,
    "menacing": menacing,
    "if-then": if_then,
    "no-choice": no_choice,
    "unwilling": unwilling,
    "before-judges": before_judges,
    "judges": judges,
    "lawful": lawful,
    "under-fire": under_fire,
    "for-help": for_help,
    "obj-offer": obj_offer,
    "on-offer": on_offer,
    "from-talks": from_talks,
    "see-done": see_done,
    "ing-object": ing_object,
}
"""The needs of this file, by name."""
