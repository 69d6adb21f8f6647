"""Needs of rows on help and on yielding: goods for those in need, carriers of relief, debts, who gives himself up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import acting, below, is_political
from truceline.code.events.match import Match, done_to
from truceline.code.parties.acted_on import state_at
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.model.parse import Token

GOODS = ("AIDS", "RELIEFS", "HARDWARE")
"""Classes of what is given as help."""


def in_need(context: SentenceContext, match: Match) -> bool:
    """Goods that are help, not trade: the sentence tells of relief or need, of a gift, or of those who are in need.

    Not relief from something: "gave it *sanctions* relief".
    """
    if match.beside is not None and any(
        in_class(context, t, "SANCTIONS") for t in context.parse.children(match.beside, "compound", "amod", "nmod")
    ):
        return False
    if any(in_class(context, t, name) for t in context.parse.content for name in ("NEEDS", "FREELY")):
        return True
    return any(in_class(context, t, "NEEDY") for t in below(context, match.token))


def helped(context: SentenceContext, match: Match) -> bool:
    """A political actor that helps another, or people or a place of another: "treated 200 *Chadian* patients"."""
    if not acting(context, match):
        return False
    known = known_actors(context)
    if any(is_political(context, a) or (a in known and known[a].kind == "government") for a in done_to(context, match)):
        return True
    own = {known[a].country for a in match.actors if a in known}
    beside = (*(a for a in done_to(context, match) if a in known and known[a].country), *_those_beside(context, match))
    return any(a in known and known[a].country not in own for a in beside)


def laden(context: SentenceContext, match: Match) -> bool:
    """Ships or planes that are sent with help: "sent two aircraft *carrying 60 tonnes of tents*"."""
    return any(_bears(context, o) for o in objects_of(context.parse, match.token))


def unsold(context: SentenceContext, match: Match) -> bool:  # noqa: ARG001  # one shape for all guards
    """Arms that are given, where no word of the sentence tells of trade, nor of the law."""
    return not any(in_class(context, t, "SOLD") for t in context.parse.content)


def under_pressure(context: SentenceContext, match: Match) -> bool:
    """What somebody in power does because people resist: "*after* protests", "*under* pressure", not *despite* them."""
    below_it = context.parse.subtree(match.token)
    pressed = (t for t in below_it if in_class(context, t, "RESISTED") and t.index > match.token.index)
    return any(t.dep == "pobj" and context.parse.head(t).lemma in GIVING_WAY for t in _phrases(context, pressed))


def _phrases(context: SentenceContext, nouns: Iterable[Token]) -> Iterator[Token]:
    """Nouns, and what they tell the measure of: "a *week* of protests"."""
    parse = context.parse
    for noun in nouns:
        yield noun
        above = parse.head(noun)
        if noun.dep == "pobj" and above.lemma == "of":
            yield parse.head(above)
        elif noun.dep in ("compound", "amod", "conj"):
            yield above


GIVING_WAY = frozenset({"after", "amid", "under", "follow", "following", "to", "over", "by"})
"""Prepositions that lead to what somebody gives in to."""


def of_irregulars(context: SentenceContext, match: Match) -> bool:
    """An armed group that acts, not a state whose parliament is dissolved."""
    known = known_actors(context)
    return any(known[a].kind == "armed_group" for a in match.actors if a in known)


def _those_beside(context: SentenceContext, match: Match) -> tuple[str, ...]:
    """Whose those are who are helped, by a word before them, or the states of the places where that is."""
    parse, words = context.parse, [w for w in (match.token, match.beside) if w is not None]
    objects = objects_of(parse, match.token)
    behind = (h for w in words for h in prepositional(parse, w, "to", "for", "of", "into"))
    heads = (*objects, *behind, *(t for o in objects for t in prepositional(parse, o, "of")))
    before = (c for h in heads for c in parse.children(h, "amod", "compound", "poss"))
    through = (h for w in words for h in prepositional(parse, w, "through", "among", "at"))
    near = (*objects, *(h for w in words for h in prepositional(parse, w, "to", "of", "into")), *through)
    inside = (t for o in near for t in parse.subtree(o))  # "people hurt *in the earthquake in Chad*"
    where = [h for w in (*words, *inside) for h in prepositional(parse, w, "in")]
    there = (a for h in where for a in (*state_at(context, h), *possessors_of(context, h)))
    return (*actors_of(context, before), *there)


def stops_fighting(context: SentenceContext, match: Match) -> bool:
    """Who stops *shelling*, *firing* … himself; not who says that he *will*, which is a promise."""
    if any(a.tag == "MD" for a in context.parse.children(match.token, "aux")):
        return False
    done = context.parse.children(match.token, "xcomp", "dobj")  # parsers take some gerunds for nouns
    return any(v.text.endswith("ing") and in_class(context, v, "SHOOTINGS") for v in done)


def freely(context: SentenceContext, match: Match) -> bool:  # noqa: ARG001  # one shape for all guards
    """Arms that are given, not sold: a gift, or free of charge."""
    return any(in_class(context, t, "FREELY") for t in context.parse.content)


def bearing_relief(context: SentenceContext, match: Match) -> bool:
    """Help that arrives, or what brings it: "*tents* from Chad reached them", "a *plane* carrying food landed"."""
    return any(_bears(context, s) for s in surface_subjects(context.parse, match.token))


def _bears(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun is help or is told to bring help."""
    parse = context.parse
    if any(in_class(context, noun, name) for name in ("RELIEFS", "HELPS", "DONATIONS")):
        return True
    if not in_class(context, noun, "CARRIERS"):
        return False
    before = parse.children(noun, "compound", "amod", "nmod")
    if any(in_class(context, b, name) for b in before for name in ("NEEDS", *GOODS)):
        return True
    carriers = (noun, *prepositional(parse, noun, "of"))  # "a convoy *of lorries* laden with flour"
    inside = (*carriers, *(c for n in carriers for c in parse.children(n, "acl", "relcl", "appos", "amod")))
    loads = (o for w in inside for o in (*prepositional(parse, w, "of", "with"), *objects_of(parse, w)))
    return any(in_class(context, o, name) for o in loads if o.index != noun.index for name in GOODS)


def owed(context: SentenceContext, match: Match) -> bool:
    """Debts, loans, or a sum that somebody *owed*, as what is written off."""
    below_it = context.parse.subtree(match.token)
    return any(t.lemma == "owe" or in_class(context, t, n) for t in below_it for n in ("DEBTS", "DEBTS_OWED"))


def themselves(context: SentenceContext, match: Match) -> bool:
    """Who gives *himself* up."""
    return any(o.lemma.endswith(("self", "selves")) for o in context.parse.children(match.token, "dobj", "dative"))


def gift(context: SentenceContext, match: Match) -> bool:
    """A gift of arms, goods or money: of what it is, or that which it is told of."""
    parse, noun = context.parse, match.token
    of = prepositional(parse, noun, "of")
    above = parse.head(noun)
    told: tuple[Token, ...] = (above,) if noun.dep == "appos" else ()
    if noun.dep == "pobj" and above.lemma == "as":  # "delivered *as a gift*"
        told = objects_of(parse, parse.head(above))
    held = surface_subjects(parse, above) if noun.dep == "attr" else ()
    return any(in_class(context, t, name) for t in (*of, *told, *held) for name in (*GOODS, "FORCES", "AMOUNTS"))


def particle(context: SentenceContext, match: Match) -> bool:  # noqa: ARG001  # one shape for all guards
    """A particle beside the verb, not a preposition: "took *in* 200 judges", not "took her out *in* a heat"."""
    return match.beside is not None and match.beside.dep in ("prt", "advmod")


def in_office(context: SentenceContext, match: Match) -> bool:
    """Who leaves an office: with his post as the object, or behind *as* or *from*."""
    parse, verb = context.parse, match.token
    heads = (*objects_of(parse, verb), *prepositional(parse, verb, "as", "from"))
    return any(in_class(context, h, "POSTS") for h in heads)


def withdrawing(context: SentenceContext, match: Match) -> bool:
    """Forces that go back or out of a place: "rolled *out of* Chad"; not *into* or against one, nor driven out."""
    parse, verb = context.parse, match.token
    if is_passive(parse, verb):
        return False
    words = [w for w in (verb, match.beside) if w is not None]
    if any(prepositional(parse, w, "into", "against", "toward", "towards") for w in words):
        return False
    out = match.beside is not None and match.beside.lemma == "out"
    return not out or any(prepositional(parse, w, "of", "from") for w in words)


def homewards(context: SentenceContext, match: Match) -> bool:
    """Who is brought or sent *home*."""
    return any(w.lemma == "home" for w in context.parse.children(match.token, "advmod", "prt", "npadvmod"))


def own_troops(context: SentenceContext, match: Match) -> bool:
    """Forces of one's own: "brought *its* soldiers home", "sent *Chadian* troops home"; not captives that come home."""
    parse = context.parse
    things = objects_of(parse, match.token)
    own = (p for t in things for p in parse.children(t, "poss"))
    return any(p.tag == "PRP$" for p in own) or any(possessors_of(context, t) for t in things)


def own_things(context: SentenceContext, match: Match) -> bool:
    """What is one's own, by a pronoun, or has nothing before it: "threw *their* rifles", "held fire"."""
    parse = context.parse
    things = parse.children(match.token, "dobj")
    return any(
        any(p.tag == "PRP$" for p in parse.children(t, "poss"))
        or not parse.children(t, "det", "amod", "compound", "poss")
        for t in things
    )


HELP_GUARDS = {
    "in-need": in_need,
    "bearing-relief": bearing_relief,
    "owed": owed,
    "themselves": themselves,
    "gift": gift,
    "freely": freely,
    "particle": particle,
    "in-office": in_office,
    "withdrawing": withdrawing,
    "homewards": homewards,
    "own-things": own_things,
    "own-troops": own_troops,
    "helped": helped,
    "laden": laden,
    "unsold": unsold,
    "under-pressure": under_pressure,
    "of-irregulars": of_irregulars,
    "stops-fighting": stops_fighting,
}
"""These needs by their names in the table."""
