"""Whom an attack hit, where another word tells it: "a bomb *killed* two", "six *died* in the raid"."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.undergoers import leaves_dead, lives_cost
from truceline.code.parties.acted_on import acted_on
from truceline.code.parties.grammar import objects_of, prepositional, surface_subjects
from truceline.model.parse import Parse, Token

HARM = ("kill", "wound", "injure", "hurt", "slay", "maim")
"""Verbs that may only tell the toll of an attack that has a word of its own."""


def tolls_of(parse: Parse, attack: Token) -> tuple[Token, ...]:
    """The verbs that tell whom an attack hit: "a bomb *killed* two", "*hurt* in the raid", "a raid *killing* two"."""
    head = parse.head(attack)
    if attack.dep == "pobj" and head.lemma in ("in", "by", "during"):
        head = parse.head(head)
    elif attack.dep not in ("nsubj", "pobj"):
        head = attack
    near = (head, *parse.children(head, "conj"), *parse.children(attack, "acl", "relcl"))
    return tuple(v for v in near if is_verbal(v) and (v.lemma in HARM or leaves_dead(parse, v) or lives_cost(parse, v)))


def hit_by(context: SentenceContext, attack: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those whom an attack killed or hurt."""
    parse = context.parse
    told = [lives_cost(parse, v) or objects_of(parse, v) for v in tolls_of(parse, attack)]
    above = parse.head(parse.head(attack)) if attack.dep == "pobj" else attack
    if above.lemma in DEATHS and parse.head(attack).lemma in ("in", "by", "during"):
        told.append(prepositional(parse, above, "of"))  # "the killing *of a general* in a raid"
    if above.lemma in DYING and is_verbal(above):
        told.append(surface_subjects(parse, above))  # "*six soldiers* died in a raid"
    hurt = (acted_on(context, heads, actors, places=False) for heads in told)
    return next((h for h in hurt if h), ())


DEATHS = frozenset({"killing", "death", "assassination", "murder", "shooting", "wounding", "injury", "slaying"})
"""Nouns that tell whom an attack hit."""

DYING = ("die", "perish", "fall", "lose")
"""Verbs of those who die in an attack; they *lose* their lives."""
