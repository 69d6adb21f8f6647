"""Needs about the sense of a trigger: blows of war, not of words; arms given up, not given; measures that punish."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import forces_subject
from truceline.code.events.match import Match
from truceline.code.parties.participants import mention_at, objects_of, prepositional
from truceline.code.reality.factuality import negation_of

GIVING_UP = {
    "give": ("up", "over", "in"),
    "hand": ("over", "in", "back"),
    "turn": ("over", "in"),
    "lay": ("down",),
}
"""Verbs that give arms up only with one of these particles: "*gave* them arms" is no disarmament."""


def given_up(context: SentenceContext, match: Match) -> bool:
    """Arms that are given up, not given; not those of an enemy that forces destroy."""
    verb = match.token
    if verb.lemma == "destroy":
        return not forces_subject(context, match)
    particles = GIVING_UP.get(verb.lemma)
    return particles is None or any(p.lemma in particles for p in context.parse.children(verb, "prt", "advmod", "prep"))


def yielding(context: SentenceContext, match: Match) -> bool:
    """*Surrender* of forces, arms or land; not of a lead in trade, nor to *pressure*."""
    if match.row.lemma != "surrender":
        return True
    parse, verb = context.parse, match.token
    objects = objects_of(parse, verb)
    near = [o for o in objects if o.pos == "NOUN" and o.index - verb.index <= NEAR]
    things = [o for o in near if not context.article.times_in(context.span(o))]
    if not all(any(in_class(context, o, n) for n in YIELDED) for o in things):
        return False
    to = prepositional(parse, verb, "to")
    return not any(in_class(context, t, "PRESSURES") or t.lemma.endswith(("self", "selves")) for t in to)


NEAR = 7
"""How many words behind its verb an object may stand that parsers are trusted with."""

YIELDED = ("ARMS", "TERRITORIES", "FORCES", "WEAPONS", "SUSPECTS", "CAPTIVES", "PERSONS", "CONTROLS")
"""Classes of what somebody gives up who is beaten."""


def punitive(context: SentenceContext, match: Match) -> bool:
    """Sanctions, or *measures* and *packages* told as such: on or against somebody, imposed, or of sanctions."""
    noun, parse = match.beside, context.parse
    if noun is None or noun.lemma not in ("measure", "package"):
        return True
    if match.token.lemma in IMPOSING or prepositional(parse, noun, "against", "on"):
        return True
    around = (*parse.children(noun, "amod", "compound", "nmod"), *prepositional(parse, noun, "of"))
    return bool(prepositional(parse, match.token, "against", "on")) or any(_punishes(context, w.lemma) for w in around)


def _punishes(context: SentenceContext, lemma: str) -> bool:
    return lemma in PUNISHING or lemma in context.lexicon.event_words.classes["SANCTIONS"]


IMPOSING = frozenset({"impose", "slap", "tighten", "toughen", "enforce", "reimpose", "levy"})
"""Verbs whose measures are no help."""

PUNISHING = frozenset({"punitive", "restrictive", "coercive", "retaliatory", "tough", "countermeasure", "tit-for-tat"})
"""Words that make a measure one against somebody."""


def own_forces(context: SentenceContext, match: Match) -> bool:
    """A withdrawal, or an *evacuation* of forces; not one of people from where they live."""
    noun = match.beside
    if noun is None or noun.lemma != "evacuation":
        return True
    return any(in_class(context, t, "FORCES") for t in prepositional(context.parse, noun, "of"))


def at_law(context: SentenceContext, match: Match) -> bool:
    """A suit, or an *action* or *proceedings* of law; not any action that somebody *pursues*."""
    noun, parse = match.beside, context.parse
    if noun is None or noun.lemma not in ("action", "proceeding"):
        return True
    return any(c.lemma in LEGAL for c in parse.children(noun, "amod", "compound", "nmod"))


LEGAL = frozenset({"legal", "court", "criminal", "civil", "class", "judicial", "libel", "defamation", "impeachment"})
"""Words that make an action one before a court."""


def plain(context: SentenceContext, match: Match) -> bool:
    """A verb without a particle that makes it another: "*shelled* the port", not "*shelled out* a million"."""
    return not any(p.lemma in ("out", "up") for p in context.parse.children(match.token, "prt"))


def not_of_life(context: SentenceContext, match: Match) -> bool:
    """Who fights others, not *for* somebody's *life*."""
    return not any(t.lemma in ("life", "survival") for t in prepositional(context.parse, match.token, "for"))


def not_weighed(context: SentenceContext, match: Match) -> bool:
    """*Look into* a matter, not into *doing* something."""
    of = context.parse.children(match.token, "prep")
    clauses = (c for p in of for c in context.parse.children(p, "pcomp"))
    return not any(c.tag == "VBG" and context.parse.child(c, "nsubj", "mark") is None for c in clauses)


def damned(context: SentenceContext, match: Match) -> bool:
    """Who or what is condemned in words; not people *to* a fate, nor a house that is to be pulled down."""
    if match.row.lemma != "condemn":
        return True
    objects = objects_of(context.parse, match.token)
    doomed = any(t.pos == "NOUN" for t in prepositional(context.parse, match.token, "to"))
    return not doomed and not any(o.lemma in ("property", "building", "house") for o in objects)


def told_somebody(context: SentenceContext, match: Match) -> bool:
    """Intelligence that a side gets, or any that is shared; not *evidence* that a speaker gives or lacks."""
    noun = match.beside
    if noun is None or noun.lemma == "intelligence" or match.token.lemma in ("share", "exchange", "pool"):
        return True
    parse = context.parse
    below = (o for p in parse.subtree(match.token) if p.lemma == "to" for o in parse.children(p, "pobj"))
    return bool(match.recipients) or any(in_class(context, o, "POLITIES") for o in below)


def incoming(context: SentenceContext, match: Match) -> bool:
    """Missiles or drones that come in and are *shot down*, not one aircraft; the attack is of those who sent them."""
    objects = [o for o in objects_of(context.parse, match.token) if in_class(context, o, "PROJECTILES")]
    if negation_of(context.parse, match.token, context.lexicon.status_cues) is not None:
        return False
    armed = {a.id for a in context.article.actors if a.kind == "armed_group"}
    return any(o.tag in ("NNS", "NNPS") for o in objects) and not armed & set(match.recipients)


def is_in_name(context: SentenceContext, match: Match) -> bool:
    """Whether a noun is only part of somebody's name: the Popular *Mobilization* Forces."""
    token = match.token
    if match.row.kind != "noun" or token.pos != "PROPN" or match.row.type in ("CONSULT", "AGREE"):
        return False
    mention = mention_at(context, token)
    named = mention is not None and mention.form == "name" and mention.of in {a.id for a in context.article.actors}
    return named and mention is not None and mention.span != context.span(token)


def is_quarrel(context: SentenceContext, match: Match) -> bool:
    """Whether leaders only clash in words: "the *clash* between the presidents", "*fired* salvos at the premier"."""
    if match.row.type != "ASSAULT" or match.row.lemma not in QUARRELLING:
        return False
    known = {a.id: a for a in context.article.actors}
    actors, others = ([known.get(a) for a in side] for side in (match.actors, match.recipients))
    people = all(a is not None and a.kind == "person" and a.sector not in ("MIL", "REB") for a in (*actors, *others))
    return people and bool(actors) and bool(others or len(actors) > 1)


QUARRELLING = frozenset({"attack", "clash", "fire", "launch", "hit", "battle", "skirmish", "assault", "blast", "fight"})
"""Words of war for a quarrel, too."""
