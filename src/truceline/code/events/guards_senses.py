"""Needs about the sense of a trigger: blows of war, not of words; arms given up, not given; measures that punish."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import forces_subject
from truceline.code.events.match import Match
from truceline.code.parties.cast import named_actors
from truceline.code.parties.grammar import objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import mention_at
from truceline.code.reality.factuality import modal_of, negation_of
from truceline.model.actor import Actor
from truceline.model.parse import Token

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
    arms = (o for o in objects_of(context.parse, verb) if in_class(context, o, "ARMS"))
    if verb.lemma in ("hand", "turn") and any(p.tag == "PRP$" for o in arms for p in context.parse.children(o, "poss")):
        return True  # "handed *their* weapons to the army"
    return particles is None or any(p.lemma in particles for p in context.parse.children(verb, "prt", "advmod", "prep"))


def yielding(context: SentenceContext, match: Match) -> bool:
    """*Surrender* of forces, arms or land; not of a lead in trade, nor to *pressure*."""
    if match.row.lemma != "surrender":
        return True
    parse, verb = context.parse, match.token
    objects = objects_of(parse, verb)
    near = [o for o in objects if o.pos == "NOUN" and o.index - verb.index <= NEAR]
    things = [o for o in near if not context.is_timed(o)]
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
    """Who fights others, not *for* somebody's *life* or *for peace*."""
    return not any(
        t.lemma in ("life", "survival", "peace", "justice", "recognition")
        for t in prepositional(context.parse, match.token, "for")
    )


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


def not_tasked(context: SentenceContext, match: Match) -> bool:
    """Who is *charged* with a deed, not with a task: "charged with *overseeing* the truce", "with *carrying out* a
    campaign"; nor who "charged *forward* with the invasion"."""
    if any(a.lemma in ONWARD for a in context.parse.children(match.token, "advmod", "prt")):
        return False
    with_ = (p for p in context.parse.children(match.token, "prep") if p.lemma == "with")
    clauses = [c for p in with_ for c in context.parse.children(p, "pcomp")]
    done = [o for c in clauses if c.lemma in CARRYING_OUT for o in objects_of(context.parse, c)]
    return not any(in_class(context, c, "TASKS") for c in clauses) and not any(o.lemma in ASSIGNED for o in done)


ONWARD = frozenset({"forward", "ahead", "on", "onward", "through", "headlong", "forth"})
"""Words for the way of whoever charges at something."""

CARRYING_OUT = frozenset({"carry", "conduct", "run", "perform", "execute", "wage", "mount"})
"""Verbs of whoever does what he was told to."""

ASSIGNED = frozenset(
    {"campaign", "mission", "task", "operation", "reform", "policy", "plan", "programme", "program", "sabotage", "work"}
)
"""Nouns for what somebody is told to do."""


def not_opinion(context: SentenceContext, match: Match) -> bool:
    """*Agree* to do something or on something; not that something *is* so, nor *with* a view, nor "I *agree*"."""
    parse, verb = context.parse, match.token
    if parse.child(verb, "xcomp", "dobj") is not None or prepositional(parse, verb, "to", "on", "upon", "between"):
        return True
    if parse.child(verb, "nsubjpass", "auxpass", "neg") is not None:
        return True
    clause = parse.child(verb, "ccomp")
    if clause is not None:
        modal = any(a.tag in ("MD", "TO") for a in parse.children(clause, "aux"))
        verbs = (clause, *parse.children(clause, "aux"))
        finite = any(v.tag in ("VBZ", "VBP") for v in verbs)
        return modal or not finite or len(match.actors) > 1
    views = prepositional(parse, verb, "with")
    if views and not any(mention_at(context, v) or in_class(context, v, "PROPOSALS") for v in views):
        return False
    return verb.tag not in ("VBZ", "VBP")


def not_trade(context: SentenceContext, match: Match) -> bool:
    """Retaliation by arms, with nothing of trade; one that *may* or *would* come needs a word of arms."""
    tokens = context.parse.tokens
    modal = modal_of(context.parse, match.token, context.lexicon.status_cues)
    open_ = modal is not None and (modal[1].name == "may" or modal[0].text.lower() in ("would", "'d"))
    if open_ and not match.recipients:
        return any(in_class(context, t, n) for t in tokens for n in ("ATTACKS", "WEAPONS", "FORCES"))
    return not any(in_class(context, t, "TRADE") for t in tokens)


def of_fighting(context: SentenceContext, match: Match) -> bool:
    """A truce, or a *pause* or *withdrawal* told as one; not a pause on duties, nor a withdrawal from a body."""
    noun, parse = match.beside, context.parse
    if noun is None or noun.lemma not in ("pause", "withdrawal", "moratorium"):
        return True
    of = prepositional(parse, noun, "in", "of", "on", "from", "to")
    around = (*of, *parse.children(noun, "amod", "compound", "nmod"))
    return any(in_class(context, t, n) or t.lemma == "humanitarian" for t in around for n in ("ATTACKS", "FORCES"))


def incoming(context: SentenceContext, match: Match) -> bool:
    """Missiles or drones that came in and were *shot down*, not one aircraft; the attack is of those who sent them."""
    parse, verb = context.parse, match.token
    objects = [o for o in objects_of(parse, verb) if in_class(context, o, "PROJECTILES")]
    if verb.tag not in ("VBD", "VBN") or negation_of(parse, verb, context.lexicon.status_cues) is not None:
        return False  # what a shield can *intercept*
    if verb.dep == "conj" and any(c.lemma == "or" for c in parse.children(parse.head(verb), "cc")):
        return False  # "intercepted or *destroyed*" is told once
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


def is_general(context: SentenceContext, match: Match) -> bool:
    """Whether a verb tells what any state does or must not do: "*a* sane state does not *attack* children"."""
    verb, parse = match.token, context.parse
    if not is_verbal(verb) or match.row.type in ("CONSULT", "REQUEST", "AGREE"):
        return False
    auxiliaries = parse.children(verb, "aux", "auxpass")
    present = verb.tag in ("VBZ", "VBP") or any(a.lemma == "do" and a.tag in ("VBZ", "VBP") for a in auxiliaries)
    if not present or any(a.lemma != "do" for a in auxiliaries):
        return False
    heads = surface_subjects(parse, verb)
    return bool(heads) and all(is_any_state(context, h) for h in heads)


def is_any_state(context: SentenceContext, head: Token) -> bool:
    """Whether a noun stands for any state or power: "a country", "any government"; not "a Kenyan army"."""
    parse = context.parse
    open_ = any(d.lemma in ("a", "an", "any", "every", "no") for d in parse.children(head, "det"))
    named = any(mention_at(context, c) for c in parse.children(head, "amod", "compound", "poss"))
    named = named or bool(prepositional(parse, head, "of"))
    return open_ and not named and head.lemma in STATES


STATES = frozenset({"state", "country", "nation", "government", "regime", "power", "leader", "army", "force"})
"""Nouns for those of whom such sayings are."""


def is_quarrel(context: SentenceContext, match: Match) -> bool:
    """Whether leaders only clash in words: "the *clash* between the presidents", "*fired* salvos at the premier"."""
    if match.row.type != "ASSAULT" or match.row.lemma not in QUARRELLING:
        return False
    known = named_actors(context)
    actors, others = ([known.get(a) for a in side] for side in (match.actors, match.recipients))
    acting, hit = (all(_is_leader(a) for a in side) for side in (actors, others))
    back = any(b.lemma == "back" for b in context.parse.children(match.token, "advmod", "prt"))
    return bool(actors) and acting and (back or (hit and bool(others or len(actors) > 1)))


def _is_leader(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "person" and actor.sector not in ("MIL", "REB")


QUARRELLING = frozenset(
    {"attack", "clash", "fire", "launch", "hit", "battle", "skirmish", "assault", "blast", "fight", "ambush", "shoot"}
    | {"strike"}
)
"""Words of war for a quarrel, too."""
