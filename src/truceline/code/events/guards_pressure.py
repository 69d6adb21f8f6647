"""Needs of protests, shows of force and broken ties: anger in the square, forces that move, envoys told to leave."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import acted, acting, actor, crowd, doers, is_kind, is_of_people, rioting
from truceline.code.events.match import Match, done_to
from truceline.code.parties.cast import known_actors
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import mention_at
from truceline.model.parse import Parse, Token


def striking(context: SentenceContext, match: Match) -> bool:
    """People or a union that stop work or march, or such a strike with nobody named; not one from the air."""
    thing = match.beside
    general = thing is not None and any(a.lemma in GENERAL for a in context.parse.children(thing, "amod", "compound"))
    if is_of_people(context, match) or general:
        return True
    aimed = thing is not None and (
        prepositional(context.parse, thing, "on", "at", "in")
        or any(in_class(context, c, "AIRS") for c in context.parse.children(thing, "compound", "amod"))
    )
    return not aimed and not acting(context, match)


GENERAL = ("general", "hunger", "nationwide", "national", "labour", "labor")
"""Words before *strike* that leave no doubt that work is stopped."""


def bare_strike(context: SentenceContext, match: Match) -> bool:
    """People who *strike* or *walk out*, with nothing that they strike."""
    down = any(c.lemma in ("down", "up", "back") for c in context.parse.children(match.token))
    return is_of_people(context, match) and not down and not objects_of(context.parse, match.token)


def on_alert(context: SentenceContext, match: Match) -> bool:
    """Forces that are or are put *on alert*, *at* or *to* readiness."""
    parse = context.parse
    words = (match.token, *objects_of(parse, match.token))
    levels = (t for w in words for t in prepositional(parse, w, "on", "at", "to", "in"))
    if not any(in_class(context, t, "ALERTS") for t in levels):
        return False
    heads = (*doers(context, match), *objects_of(context.parse, match.token))
    return actor(context, match) or any(in_class(context, h, n) for h in heads for n in ("FORCES", "POLITIES"))


def forces_moved(context: SentenceContext, match: Match) -> bool:
    """A political actor that moves somebody, or forces that are moved."""
    if acting(context, match):
        return True
    return any(is_kind(context, o, "FORCES") for o in objects_of(context.parse, match.token))


def crowd_or_state(context: SentenceContext, match: Match) -> bool:
    """A crowd, or a people or state by whose name a riot goes ("Tibetan *riots*")."""
    return crowd(context, match) or bool(match.actors)


def dissenting(context: SentenceContext, match: Match) -> bool:
    """People in number who say that they are against something: "filled the square, *chanting* against the junta"."""
    parse = context.parse
    about = (w for h in doers(context, match) for w in parse.children(h, "amod", "acl", "relcl", "advcl"))
    words = (*_own_words(parse, match.token), *about)
    return rioting(context, match) and _has(context, words, "DISSENTS")


def banging(context: SentenceContext, match: Match) -> bool:
    """People who make a din at somebody in power, or with words of dissent; not to thank or to play."""
    if not rioting(context, match):
        return False
    things = (match.token,) if match.beside is None else (match.token, match.beside)
    at = [t for w in things for t in prepositional(context.parse, w, "at", "against", "outside", "beneath", "under")]
    powers = any(is_kind(context, t, n) for t in at for n in ("POLITIES", "SEATS"))
    return powers or acted(context, match) or dissenting(context, match)


def off_work(context: SentenceContext, match: Match) -> bool:
    """People who stay or go *off the job*, *away from the wards*, *out of class*."""
    parse = context.parse
    ways = (match.token, *parse.children(match.token, "advmod", "prt", "prep"))
    left = [t for w in ways for t in prepositional(parse, w, "off", "from", "of", "out")]
    left += [o for w in ways if w.lemma in ("off", "from", "of") for o in parse.children(w, "pobj")]
    return rioting(context, match) and any(in_class(context, t, "WORKPLACES") for t in left)


def laying_down(context: SentenceContext, match: Match) -> bool:
    """Several people who lay their tools down, not one who is done."""
    return rioting(context, match) and any(h.tag in ("NNS", "NNPS") for h in doers(context, match))


def on_road(context: SentenceContext, match: Match) -> bool:
    """People who put themselves or things on or across a road."""
    ways = (w for w in context.parse.subtree(match.token) if w.lemma in ("on", "across", "over", "along", "onto", "at"))
    on = (o for w in ways for o in context.parse.children(w, "pobj"))
    return rioting(context, match) and any(in_class(context, t, "ROADS") for t in on)


def of_late(context: SentenceContext, match: Match) -> bool:
    """A strike of now, not "the general strike *of 1926*"."""
    return not any(t.pos == "NUM" for t in prepositional(context.parse, match.token, "of"))


def fasting(context: SentenceContext, match: Match) -> bool:
    """Food refused in prison, or with a word of dissent; not by the sick or the devout."""
    words = context.parse.tokens
    return match.token.pos != "PROPN" and (_has(context, words, "PRISONS") or _has(context, words, "DISSENTS"))


def _own_words(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The words of the clause of a trigger without its subject; of a participle, those of its verb."""
    top = parse.head(token) if token.dep == "advcl" and is_verbal(parse.head(token)) else token
    subjects = {t.index for v in (top, token) for s in parse.children(v, "nsubj") for t in parse.subtree(s)}
    return tuple(t for t in parse.subtree(top) if t.index not in subjects)


def _has(context: SentenceContext, words: tuple[Token, ...], name: str) -> bool:
    return any(in_class(context, t, name) for t in words)


def forces_go(context: SentenceContext, match: Match) -> bool:
    """Forces that go somewhere or make ready, not to a parade, a rescue or a museum."""
    heads = surface_subjects(context.parse, match.token) if is_verbal(match.token) else ()
    return any(is_kind(context, h, "FORCES") or _is_under_arms(context, h) for h in heads) and warlike(context, match)


def police_go(context: SentenceContext, match: Match) -> bool:
    """Police that take up a place, not for a funeral or a match."""
    heads = surface_subjects(context.parse, match.token) if is_verbal(match.token) else ()
    moved = context.parse.child(match.token, "dobj") is not None and match.token.lemma in GATHERING
    return any(_is_police(context, h) for h in heads) and not moved and warlike(context, match)


GATHERING = frozenset({"deploy", "mass", "gather", "assemble"})
"""Verbs of those who come together or whom somebody sends, but not of what they gather."""


def police_sent(context: SentenceContext, match: Match) -> bool:
    """Police or armed officers that are sent somewhere."""
    police = any(_is_police(context, o) for o in objects_of(context.parse, match.token))
    return police and _is_by_some_power(context, match) and warlike(context, match)


def arms_sent(context: SentenceContext, match: Match) -> bool:
    """Men, trucks or guns that a power sends somewhere."""
    return _is_by_some_power(context, match) and warlike(context, match)


def _is_by_some_power(context: SentenceContext, match: Match) -> bool:
    """Whether a political actor acts, or one with a name that says no more ("the *RSF*")."""
    heads = doers(context, match)
    named = any(d.pos == "PROPN" for d in heads) and bool(match.actors)
    by_nobody = not heads and is_passive(context.parse, match.token)  # "500 police *were sent* to the town"
    return named or by_nobody or acting(context, match)


def forces_sent(context: SentenceContext, match: Match) -> bool:
    """Forces that are sent or brought somewhere."""
    objects = objects_of(context.parse, match.token)
    named = any(is_kind(context, o, "FORCES") or _is_under_arms(context, o) for o in objects)
    return named and _is_by_some_power(context, match) and warlike(context, match)


def forces_named(context: SentenceContext, match: Match) -> bool:  # noqa: ARG001  # one shape for all guards
    """Forces or police in the sentence, whose leave it is that somebody cancels."""
    return any(_has(context, context.parse.tokens, name) for name in ("FORCES", "CONSTABLES"))


def near_front(context: SentenceContext, match: Match) -> bool:
    """Forces that come near to somebody: whom they face, or a border, a front or a place that they are to hold."""
    parse, verb = context.parse, match.token
    if match.recipients or _has(context, _own_words(parse, verb), "FRONTS"):
        return True
    if any(in_class(context, h, "SEAS") for h in prepositional(parse, verb, *TOWARDS, "to", "through", "in")):
        return True
    return any(mention_at(context, h) for h in prepositional(parse, verb, *TOWARDS) if not context.is_timed(h))


TOWARDS = ("into", "towards", "toward", "around", "near", "along", "outside", "opposite", "off")
"""Prepositions that lead from forces that move to a place that they are to hold or threaten."""


def to_squares(context: SentenceContext, match: Match) -> bool:
    """Into or onto the streets."""
    where = prepositional(context.parse, match.token, "into", "onto", "on", "to", "through")
    return any(in_class(context, t, "SQUARES") for t in where)


def warlike(context: SentenceContext, match: Match) -> bool:
    """Nothing of funerals, floods or festivals in the sentence, for which forces and police turn out, too."""
    words = tuple(t for t in context.parse.tokens if t != match.token)
    return not _has(context, words, "PEACEFUL") and not _returns(context.parse, match)


def _returns(parse: Parse, match: Match) -> bool:
    """Whether those who move leave: "rolled *out of*", "sailed *home*", "streamed *back*"."""
    away = parse.children(match.token, "prt", "advmod", "prep")
    return any(a.lemma in AWAY and a.index > match.token.index and a != match.beside for a in away)


AWAY = frozenset({"out", "home", "back", "away", "from"})
"""Words behind a verb of motion for those who leave."""


def _is_police(context: SentenceContext, head: Token) -> bool:
    """Whether a noun stands for police: by itself, or as officers or a force of theirs."""
    parse = context.parse
    parts = (head, *parse.children(head, "compound", "amod", "nmod"), *prepositional(parse, head, "of"))
    return any(in_class(context, t, "CONSTABLES") for t in parts)


def _is_under_arms(context: SentenceContext, head: Token) -> bool:
    """Whether a noun for a body or vehicle is of forces by a word beside it: "*missile* batteries", "*army* trucks"."""
    parse = context.parse
    parts = (*parse.children(head, "compound", "amod", "nmod"), *prepositional(parse, head, "of"))
    return head.lemma in OF_FORCES and any(in_class(context, t, "FORCES") or t.lemma in ARMED for t in parts)


ARMED = frozenset({"armed", "armoured", "armored"})
"""Words that make men or vehicles forces."""

OF_FORCES = frozenset(
    {"battery", "squad", "officer", "truck", "vehicle", "crew", "group", "team", "fleet", "band", "line", "carrier"}
    | {"hundred", "thousand", "dozen", "column", "man", "strike", "patrol", "boat"}
)
"""Nouns for bodies and vehicles that may be of forces."""


def foreign(context: SentenceContext, match: Match) -> bool:
    """Somebody who acts on another of a different country: states, blocs and their bodies, not a cabinet at home."""
    if not acting(context, match):
        return False
    known = known_actors(context)
    ours, theirs = (
        [known[a] for a in side if a in known] for side in (match.actors, match.recipients or done_to(context, match))
    )
    at_home = {a.country for a in ours} - {None}
    return any((a.country is not None or a.sector in ("IGO", "GOV")) and a.country not in at_home for a in theirs)


def of_bloc(context: SentenceContext, match: Match) -> bool:
    """A bloc of states that acts on a state."""
    known = known_actors(context)
    ours, theirs = ([known[a] for a in side if a in known] for side in (match.actors, match.recipients))
    return any(a.sector == "IGO" for a in ours) and any(a.kind == "government" for a in theirs)


def of_envoys(context: SentenceContext, match: Match) -> bool:
    """An expulsion of diplomats: "of six *consular* officers"."""
    of = prepositional(context.parse, match.token, "of")
    return any(in_class(context, w, "ENVOYS_STAFF") for t in of for w in context.parse.subtree(t))


def unwelcome(context: SentenceContext, match: Match) -> bool:
    """Diplomats who are declared *persona non grata*."""
    words = {context.parse.lowered[t.index] for t in context.parse.subtree(match.token)}
    return "grata" in words and "non" in words and (acting(context, match) or acted(context, match))


def sent_off(context: SentenceContext, match: Match) -> bool:
    """Forces that are *ordered onto the streets*, not ordered to do something."""
    parse = context.parse
    to = prepositional(parse, match.token, "to", "into", "onto", "towards")
    return bool(to) and parse.child(match.token, "xcomp", "ccomp", "advcl") is None and forces_sent(context, match)


def into_sea(context: SentenceContext, match: Match) -> bool:
    """Missiles that a power fires into the sea to show them, at nobody: "*into the waters off* its coast"."""
    parse = context.parse
    ways = (match.token, *objects_of(parse, match.token), *parse.children(match.token, "prt", "advmod"))
    seas = (h for w in ways for h in prepositional(parse, w, "into", "towards", "toward", "over"))
    hit = any(prepositional(parse, w, "at", "on", "against") for w in ways[:1] if not _only_when(context, w))
    return any(in_class(context, h, "SEAS") for h in seas) and not hit and acting(context, match)


def _only_when(context: SentenceContext, verb: Token) -> bool:
    """Whether what stands behind *at* or *on* on a verb is only when it was."""
    return all(context.is_timed(h) for h in prepositional(context.parse, verb, "at", "on", "against"))


def ordered_up(context: SentenceContext, match: Match) -> bool:
    """Forces that are told to go somewhere: "ordered a carrier group *to sail* towards Chad"."""
    parse = context.parse
    told = parse.children(match.token, "xcomp", "ccomp", "advcl")
    moves = context.lexicon.events.triggers_of
    going = any(r.type == "MOBILIZE" for c in told for r in moves(c.lemma, "verb")) and match.token.dep != "acl"
    whom = (*objects_of(parse, match.token), *(s for c in told for s in parse.children(c, "nsubj")))
    forces = any(is_kind(context, o, "FORCES") or _is_under_arms(context, o) for o in whom)
    return going and forces and _is_by_some_power(context, match) and warlike(context, match)


def sent_home(context: SentenceContext, match: Match) -> bool:
    """Diplomats who are told or given days to leave: "gave four diplomats 48 hours *to pack their bags*"."""
    parse, verb = context.parse, match.token
    whom = (*objects_of(parse, verb), *parse.children(verb, "dative", "nsubjpass", "nsubj", "dobj"))
    whom = (*whom, *(o for d in parse.children(verb, "dative") for o in parse.children(d, "pobj")))
    inner = [t for t in parse.subtree(verb) if any(a.tag == "TO" for a in parse.children(t, "aux"))]
    whom = (*whom, *(s for c in inner for s in parse.children(c, "nsubj")))
    staff = any(in_class(context, t, "ENVOYS_STAFF") for w in whom for t in parse.subtree(w))
    going = any(in_class(context, t, "PACKING") for c in inner for t in (c, *parse.children(c, "conj")))
    return staff and going and acting(context, match)


def is_of_protest(parse: Parse, match: Match, other: Match) -> bool:
    """Whether a word only says how people protest who are told to: "went on *strike*", "marched, *chanting* …"."""
    if other.row.type != "PROTEST" or match.row.type not in ("PROTEST", "ASSAULT"):
        return False
    if match.row.kind == "noun":
        above = [t.index for t in parse.ancestors(match.token)][:4]
        return match.token.lemma in STOPPAGES and other.token.index in above
    how = match.row.type == "PROTEST" and _is_manner(match)
    return how and (not _is_manner(other) or other.token.index < match.token.index)


STOPPAGES = frozenset({"strike", "stoppage", "walkout", "fast", "protest", "demonstration", "action"})
"""Nouns for what people do who protest."""


def _is_manner(match: Match) -> bool:
    return match.token.lemma in MANNERS or match.row.with_ in ("PLACARDS", "POTS")


MANNERS = frozenset({"chant", "whistle", "jeer", "boo", "protest"})
"""Verbs for what crowds do while they stand or march somewhere."""


ON_PRESSURE: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "striking": striking,
    "bare-strike": bare_strike,
    "alert": on_alert,
    "acting-or-forces": forces_moved,
    "crowd-or-state": crowd_or_state,
    "dissenting": dissenting,
    "banging": banging,
    "of-late": of_late,
    "off-work": off_work,
    "on-road": on_road,
    "laying-down": laying_down,
    "of-envoys": of_envoys,
    "fasting": fasting,
    "forces-go": forces_go,
    "forces-sent": forces_sent,
    "arms-sent": arms_sent,
    "police-go": police_go,
    "police-sent": police_sent,
    "forces-named": forces_named,
    "near-front": near_front,
    "to-squares": to_squares,
    "foreign": foreign,
    "of-bloc": of_bloc,
    "sent-home": sent_home,
    "sent-off": sent_off,
    "ordered-up": ordered_up,
    "into-sea": into_sea,
    "warlike": warlike,
    "unwelcome": unwelcome,
}
"""The conditions that the table may name, which all ask who takes part."""
