"""To whom some acts are done where grammar alone misleads: whose side was fired at, of whom somebody complains."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.roles import POSSESSIVE
from truceline.code.parties.acted_on import acted_on, state_at
from truceline.code.parties.cast import known_actors, named_actors
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.parties.recipients import in_place
from truceline.model.actor import Actor
from truceline.model.parse import Parse, Token


def defended(context: SentenceContext, guards: tuple[str, ...]) -> tuple[str, ...]:
    """The side on which missiles were that its forces shot down: the state, not its ministry, army or air force."""
    known = known_actors(context)
    states = {a.country: a.id for a in known.values() if a.kind == "government"}
    actors = (known[g] for g in guards if g in known)
    found = (a.id if a.kind in ("government", "armed_group") else states.get(a.country) for a in actors)
    return tuple(dict.fromkeys(f for f in found if f is not None))


def not_addressed(
    context: SentenceContext, verb: Token, noun: Token | None, actors: tuple[str, ...], named: tuple[str, ...]
) -> tuple[str, ...]:
    """Of whom somebody complains, not the court or body to which he does: "filed a complaint *to the court*".

    A protest is lodged with the state itself that it is about.
    """
    words = [w for w in (verb, noun) if w is not None]
    about = [h for w in words for h in prepositional(context.parse, w, "against", "about", "over")]
    if found := acted_on(context, about, actors):
        return found
    known = known_actors(context)
    complaint = noun is not None and noun.lemma == "complaint"
    return () if complaint else tuple(n for n in named if n in known and known[n].kind == "government")


def of_service(context: SentenceContext, verb: Token, found: tuple[str, ...]) -> tuple[str, ...]:
    """Those who were hit without those whom they only served: "killed two informants *for Chad*"."""
    if not is_verbal(verb) or not found:
        return found
    served = [h for o in objects_of(context.parse, verb) for h in prepositional(context.parse, o, "for")]
    masters = (
        set(actors_of(context, served)) if any(o.lemma in SERVING for o in objects_of(context.parse, verb)) else ()
    )
    return tuple(f for f in found if f not in masters)


SERVING = frozenset(
    {"informant", "informer", "collaborator", "spy", "agent", "interpreter", "translator", "contractor", "guide"}
)
"""Nouns for people who serve somebody, told by *for*."""


def blamed(context: SentenceContext, verb: Token) -> tuple[Token, ...]:
    """The state or body without a name that is accused: "accused *the country* of killing farmers", not the farmers."""
    objects = objects_of(context.parse, verb) if is_verbal(verb) else ()
    return tuple(o for o in objects if o.lemma in ("country", "nation", "state", "bloc", "government", "group"))


def reconciled(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """The sides whom a mediation is to bring together: "an effort to end the war *between Chad and Mali*"."""
    parse = context.parse
    purposes = [c for w in words for c in parse.children(w, "acl", "advcl", "xcomp")]
    within = (t for c in purposes for t in parse.subtree(c))
    between = (acted_on(context, prepositional(parse, t, "between"), actors) for t in within if t.pos == "NOUN")
    return next((b for b in between if len(b) > 1), ())


def suffering(context: SentenceContext, verb: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those who come to harm as the subject of a verb, or what they are a body of: "*a convoy of soldiers* hit it"."""
    heads = surface_subjects(context.parse, verb)
    found = acted_on(context, heads, actors)
    return found or acted_on(context, (o for h in heads for o in prepositional(context.parse, h, "of")), actors)


def died_in(context: SentenceContext, verb: Token, actors: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """Those who died when something was struck that says of nobody whose it was: "*two nurses* died when it hit"."""
    parse = context.parse
    above = parse.head(verb)
    if found or verb.dep != "advcl" or not is_verbal(verb):
        return found
    if not any(m.lemma in ("when", "as", "after") for m in parse.children(verb, "mark", "advmod")):
        return found
    killed = above.lemma in KILLED and is_passive(parse, above)
    if not killed and above.lemma not in ("die", "perish"):
        return found
    return acted_on(context, surface_subjects(parse, above), actors, places=False)


KILLED = frozenset({"kill", "wound", "injure", "hurt", "bury", "maim"})
"""Verbs of the passive that says whom an attack hit: "were *killed* when a shell struck"."""


def lives_cost(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Whose lives an attack cost: "*claimed the lives of* ten farmers"."""
    if verb.lemma not in ("claim", "take", "cost"):
        return ()
    return tuple(t for o in objects_of(parse, verb) if o.lemma == "life" for t in prepositional(parse, o, "of"))


def leaves_dead(parse: Parse, verb: Token) -> bool:
    """Whether whom an attack hit is told by its result: "*left* ten soldiers *dead*"."""
    if verb.lemma != "leave":
        return False
    result = (
        *parse.children(verb, "oprd", "acomp", "ccomp"),
        *(a for o in objects_of(parse, verb) for a in parse.children(o, "amod", "acomp") if a.index > o.index),
    )
    return any(r.lemma in ("dead", "wound", "wounded", "injure", "injured") for r in result)


def left_behind(
    context: SentenceContext, words: tuple[Token, ...], found: tuple[str, ...], actors: tuple[str, ...]
) -> tuple[str, ...]:
    """To whom forces that withdraw leave a place, or whose it is: of `found` those that the text names.

    "From the Plan of *Action*": a name that nobody knows is no party; nor is who "reduced the number of *its troops*".
    """
    named, known = named_actors(context), known_actors(context)
    home = {known[a].country for a in actors if a in known} - {None}
    if others := tuple(f for f in found if f in named and named[f].country not in home):
        return others
    heirs = _heirs(context, words[0], actors)
    if heirs or not home:
        return heirs or _pact_partners(context, words, actors)
    left = [t for w in words for t in _whence(context.parse, w)]
    whose = (a for t in left for a in (*state_at(context, t), *possessors_of(context, t)))
    states = (*whose, *(in_place(context, (*words, *left), actors) if left else ()))
    owner = next(((a,) for a in states if a in known and _is_other_state(known[a], home)), ())
    return owner or _pact_partners(context, words, actors)


def _pact_partners(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """With whom the deal is under which forces withdraw."""
    return tuple(a for a in POSSESSIVE["pact"](context, words[0]) if a not in actors)


def _is_other_state(actor: Actor, home: set[str | None]) -> bool:
    """Whether an actor is a state, and none of some."""
    return actor.kind == "government" and actor.country not in home


def fellows(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """The state of those who are helped or freed, where only that is told: "granted two *Chadian* judges asylum"."""
    parse, known = context.parse, known_actors(context)
    home = {known[a].country for a in actors if a in known} - {None}
    whom = [h for w in words if is_verbal(w) for h in (*objects_of(parse, w), *prepositional(parse, w, "to", "for"))]
    people = (h for h in whom if h.tag == "NNS")
    states = (a for h in people for a in actors_of(context, parse.children(h, "amod", "compound", "nmod")))
    return next(((a,) for a in states if a in known and _is_other_state(known[a], home)), ()) if home else ()


def _heirs(context: SentenceContext, verb: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """To whom a place is left: "pulled back, *leaving it to Chad's army*", "left the town *to the rebels*"."""
    parse = context.parse
    above = (parse.head(verb),) if verb.dep in ("advcl", "conj") else ()
    leaving = (v for v in (verb, *above, *parse.children(verb, "advcl", "conj")) if v.lemma in LEAVING)
    to = (h for v in leaving for w in (v, *objects_of(parse, v)) for h in prepositional(parse, w, "to"))
    return acted_on(context, to, actors, places=False)


LEAVING = frozenset({"leave", "hand", "cede", "abandon", "surrender", "yield", "relinquish", "give", "turn"})
"""Verbs of those who leave a place to somebody."""


def _whence(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """What forces leave, behind *from*, *of* or *out*, or as the object."""
    ways = (verb, *parse.children(verb, "prt", "prep", "advmod"))
    behind = (h for w in ways for h in prepositional(parse, w, "from", "of", "out"))
    return (*behind, *(objects_of(parse, verb) if is_verbal(verb) else ()))
