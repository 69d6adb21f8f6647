"""Needs about who uses force, and on whom: those who act for a state, gunmen, hackers; people from abroad."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_objects import person_object
from truceline.code.events.guards_parties import (
    acted,
    acting,
    actor,
    actor_or_place,
    doers,
    is_kind,
    is_political,
)
from truceline.code.events.match import Match, done_by_behind
from truceline.code.events.tolls import DYING, HARM, tolls_of
from truceline.code.parties.acted_on import acted_on
from truceline.code.parties.cast import kinds_of, known_actors
from truceline.code.parties.grammar import objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of, mention_at
from truceline.model.parse import Token


def _those(context: SentenceContext, match: Match) -> tuple[Token, ...]:
    """The heads of the phrases that say who does it, with whoever stands behind the *by* of a noun or owns it."""
    if match.row.kind != "noun":
        return doers(context, match)
    owners = context.parse.children(match.token, "poss")
    return (*doers(context, match), *done_by_behind(context.parse, match.token), *owners)


def lawful(context: SentenceContext, match: Match) -> bool:
    """Those who act for a state: a government, police, soldiers, a court; not gunmen, nor people in the street."""
    if irregular(context, match):
        return False
    if kinds_of(context, match.actors) & {"government", "organ"}:
        return True
    return any(is_kind(context, h, "LAWMEN") or _is_of_state(context, h) for h in _those(context, match))


def _is_of_state(context: SentenceContext, head: Token) -> bool:
    """Whether a body or men are of a state by the word before them: "the *migration* service", "*security* men"."""
    before = context.parse.children(head, "compound", "amod", "nmod")
    return head.lemma in OFFICES and any(c.lemma.lower() in GUARDING for c in before)


OFFICES = frozenset(
    {"service", "agency", "bureau", "directorate", "department", "board", "squad", "unit", "team", "man", "crew"}
)
"""Nouns for bodies and men that may be of a state."""
GUARDING = frozenset(
    {"migration", "immigration", "security", "intelligence", "border", "prison", "customs", "secret", "police", "tax"}
    | {"anti-terror", "anti-terrorism", "counter-terrorism", "counterterrorism", "interior", "riot", "military", "army"}
    | {"plainclothes", "uniformed", "swat", "anti-corruption", "anti-narcotics"}
)
"""Words before a body or men by which they act for a state."""


def ruling(context: SentenceContext, match: Match) -> bool:
    """Those who act for a state, or an armed group by name, which may rule a place."""
    return "armed_group" in kinds_of(context, match.actors) or lawful(context, match)


def irregular(context: SentenceContext, match: Match) -> bool:
    """Gunmen, rebels, bandits, an armed group, or *masked* or *armed* men."""
    if "armed_group" in kinds_of(context, match.actors):
        return True
    parse, heads = context.parse, _those(context, match)
    if any(is_kind(context, h, "GUNMEN") for h in heads):
        return True
    men = [h for h in heads if h.lemma in MEN]
    of = [t for h in men for t in prepositional(parse, h, "of", "from")]
    if any(is_kind(context, t, "GUNMEN") for t in of) or "armed_group" in kinds_of(context, actors_of(context, of)):
        return True  # "*men of the Karuna faction*"
    return any(c.lemma.lower() in MASKED for h in men for c in parse.children(h, "amod", "compound"))


MEN = frozenset(
    {
        "man",
        "follower",
        "loyalist",
        "member",
        "people",
        "person",
        "youth",
        "group",
        "assailant",
        "attacker",
        "tribesman",
        "villager",
    }
)
MASKED = frozenset({"armed", "arm", "mask", "hood", "masked", "hooded", "gun-toting", "heavily-armed"})
"""Words that make men ones who use force."""


def in_arms(context: SentenceContext, match: Match) -> bool:
    """Forces, gunmen or weapons that act, by such a word or name; not a state by its name alone, nor its team."""
    known = known_actors(context)
    if any(known[a].sector == "MIL" for a in match.actors if a in known) or irregular(context, match):
        return True
    heads = _those(context, match)
    return any(is_kind(context, h, n) for h in heads for n in ("FORCES", "LAWMEN", "WEAPONS", "GUNNERS"))


def warring(context: SentenceContext, match: Match) -> bool:
    """An attack by those in arms, on or by a political actor or at a place, or that hit forces."""
    if actor_or_place(context, match) or in_arms(context, match):
        return True
    return _hits_forces(context, match)


def _hits_forces(context: SentenceContext, match: Match) -> bool:
    hit = (o for v in tolls_of(context.parse, match.token) for o in objects_of(context.parse, v))
    return any(is_kind(context, h, n) for h in hit for n in ("FORCES", "LAWMEN"))


def deadly(context: SentenceContext, match: Match) -> bool:
    """An attack of gunmen or forces in which people died: "a *jihadist* ambush claims lives"."""
    parse, attack = context.parse, match.token
    if attack.dep == "pobj" and parse.head(parse.head(attack)).lemma in HARM:
        return False  # "were *killed* in an ambush" is told by its verb
    before = parse.children(attack, "compound", "amod", "nmod")
    if not (in_arms(context, match) or any(is_kind(context, b, "GUNMEN") for b in before)):
        return _hits_forces(context, match)
    above = parse.head(parse.head(attack)) if attack.dep == "pobj" else parse.head(attack)
    return bool(tolls_of(parse, attack)) or above.lemma in DYING or (above.lemma == "claim" and attack.dep == "nsubj")


def violent(context: SentenceContext, match: Match) -> bool:
    """A political actor, or forces, gunmen or weapons that act."""
    return acting(context, match) or in_arms(context, match)


def deed_on(context: SentenceContext, match: Match) -> bool:
    """A deed *of* which somebody is the victim, *by* those who use force, or by or on a political actor."""
    if not prepositional(context.parse, match.token, "of", "on"):
        return False
    return actor(context, match) or irregular(context, match)


def foreigners(context: SentenceContext, match: Match) -> bool:
    """Refugees, or people of another state than the one that acts; no envoys or troops."""
    objects = objects_of(context.parse, match.token)
    if any(in_class(context, o, n) for o in objects for n in ("DIPLOMATS", "FORCES", "SHIPS")):
        return False
    if any(in_class(context, o, "REFUGEES") or (o.tag == "NNPS" and not mention_at(context, o)) for o in objects):
        return True
    known = known_actors(context)
    own = {known[a].country for a in match.actors if a in known} | {None}
    others = [known[a] for a in acted_on(context, objects, match.actors, places=False) if a in known]
    return any(a.country not in own and a.kind not in ("government", "organ", "organisation") for a in others)


def hackers(context: SentenceContext, match: Match) -> bool:
    """Hackers of a state or group, or any who harm a political actor."""
    if not any(is_kind(context, h, "HACKERS") for h in _those(context, match)):
        return False
    if acted(context, match) or any(is_political(context, a) for a in match.actors):
        return True
    parse = context.parse
    phrases = (
        *_those(context, match),
        *objects_of(parse, match.token),
        *prepositional(parse, match.token, "into", "to"),
    )
    named = (mention_at(context, t) for p in phrases for t in parse.subtree(p))
    return any(m is not None and is_political(context, m.of) for m in named)


def _whose(context: SentenceContext, things: tuple[Token, ...]) -> tuple[Token, ...]:
    """Whose things are: by possessive, by a word before them, or behind *of* and *at*."""
    parse = context.parse
    near = [c for t in things for c in (*parse.children(t, "poss", "amod", "compound"),)]
    behind = [h for t in things for h in prepositional(parse, t, "of", "at", "in")]
    return (*near, *behind, *(c for h in behind for c in parse.children(h, "poss", "amod", "compound")))


def between_arms(context: SentenceContext, match: Match) -> bool:
    """A fight *between* or *with* forces, police or gunmen; not one on a pitch."""
    heads = prepositional(context.parse, match.token, "between", "with", "involving")
    return in_arms(context, match) or any(
        is_kind(context, h, n) for h in heads for n in ("FORCES", "LAWMEN", "GUNMEN", "GUNNERS")
    )


def people_hit(context: SentenceContext, match: Match) -> bool:
    """People as the object, also by what they do for a living: "snatched two *engineers*"."""
    objects = objects_of(context.parse, match.token)
    if not objects and match.beside is not None:  # "carried *off the premier*", which parsers take for a preposition
        objects = context.parse.children(match.beside, "pobj")
    return person_object(context, match) or any(_are_people(context, o) or _is_unknown(context, o) for o in objects)


def _is_unknown(context: SentenceContext, head: Token) -> bool:
    """Whether a name is one that no table and no recogniser knows, as most names of people are, or *him* or *her*."""
    return (head.tag == "NNP" and mention_at(context, head) is None) or head.text.lower() in ("him", "her", "he", "she")


def _are_people(context: SentenceContext, head: Token) -> bool:
    """Whether a noun stands for people by their role or place in life, or by what counts or groups them."""
    behind = prepositional(context.parse, head, "of") if head.lemma in COUNTED else ()
    if behind:
        return any(_are_people(context, t) for t in behind)
    if head.lemma == "figure" and context.parse.child(head, "compound", "amod") is not None:
        return True  # "opposition *figures*"
    role = context.lexicon.social_roles.get(head.lemma)
    people = role is not None and role.kind not in ("organ", "organisation") and head.lemma not in NO_PEOPLE
    return people or any(is_kind(context, head, n) for n in ("PERSONS", "VICTIMS", "CROWDS", "REFUGEES", "CAPTIVES"))


COUNTED = frozenset({"dozen", "hundred", "thousand", "score", "number", "group", "ten", "family"})
NO_PEOPLE = frozenset({"lorry", "customs", "gang", "cartel"})
"""Nouns of the table of roles that are no people one takes along."""


def people_beset(context: SentenceContext, match: Match) -> bool:
    """People whom police pick up, or *swoop on*."""
    behind = prepositional(context.parse, match.token, "on", "upon")
    return people_hit(context, match) or any(_are_people(context, t) for t in behind)


def premises(context: SentenceContext, match: Match) -> bool:
    """An office, home or place of worship that police enter."""
    behind = prepositional(context.parse, match.token, "on", "upon", "into")
    return any(in_class(context, t, "PREMISES") for t in behind)


def taken_away(context: SentenceContext, match: Match) -> bool:
    """Goods that are seized, or taken or carted *away* or *off*."""
    if match.row.lemma in ("seize", "appropriate"):
        return True
    parts = context.parse.children(match.token, "prt", "advmod", "prep")
    return any(p.lemma in ("off", "away") for p in parts)


def killing(context: SentenceContext, match: Match) -> bool:
    """A killing by those in arms, or of or by a political actor."""
    return actor(context, match) or in_arms(context, match)


def by_arms(context: SentenceContext, match: Match) -> bool:
    """A deed of those who use force, by the noun that names them or by their name."""
    return in_arms(context, match) or lawful(context, match)


def shot(context: SentenceContext, match: Match) -> bool:
    """Somebody shot by those in arms, or who is in office, in politics, in uniform or a reporter."""
    if in_arms(context, match) or actor(context, match):
        return True
    known = known_actors(context)
    objects = objects_of(context.parse, match.token)
    if any(c.lemma in ("opposition", "separatist", "union", "activist") for o in objects for c in _before(context, o)):
        return True
    hit = acted_on(context, objects, match.actors, places=False)
    return any(known[a].sector in PUBLIC for a in hit if a in known)


def _before(context: SentenceContext, head: Token) -> tuple[Token, ...]:
    """The words before a name: "*opposition figure* Ana Rocha"."""
    return tuple(t for t in context.parse.subtree(head) if t.index < head.index)


PUBLIC = frozenset({"GOV", "LEG", "MIL", "COP", "OPP", "PTY", "JUD", "REB", "SPY"})
"""Sectors of people whose killing is no private matter."""


def blast(context: SentenceContext, match: Match) -> bool:
    """A bomb that goes off at a place or a target; not one that a squad blows up."""
    subjects = surface_subjects(context.parse, match.token)
    if any(c.lemma in OLD for s in subjects for c in context.parse.children(s, "compound", "amod", "nmod")):
        return False
    return actor_or_place(context, match) or delivered(context, match)


OLD = frozenset({"unexploded", "wartime", "war", "war-era", "old", "atomic", "nuclear", "calorie", "cluster"})
"""Words before a bomb that nobody sets off now."""


def mined(context: SentenceContext, match: Match) -> bool:
    """A vehicle, or somebody on foot, on a mine; not miners who strike, nor an attack on a pit."""
    parse, verb = context.parse, match.token
    mines = (*objects_of(parse, verb), *prepositional(parse, verb, "on", "over"))
    laid = [m for m in mines if in_class(context, m, "LANDMINES") and not _is_pit(context, m)]
    if not laid:
        return False
    on_foot = verb.lemma in ("step", "tread")
    return on_foot or any(is_kind(context, s, "TARGET_VEHICLES") for s in surface_subjects(parse, verb))


def _is_pit(context: SentenceContext, mine: Token) -> bool:
    before = context.parse.children(mine, "compound", "amod", "nmod")
    return any(c.lemma in ("gold", "coal", "copper", "salt", "iron", "diamond", "silver", "uranium") for c in before)


def of_somebody(context: SentenceContext, match: Match) -> bool:
    """Weapons of somebody who is told, or that hit a place or an actor."""
    parse, verb = context.parse, match.token
    tried = (c for s in surface_subjects(parse, verb) for c in parse.children(s, "compound", "amod", "nmod"))
    if any(c.lemma == "test" for c in tried):
        return False
    if match.actors or acted(context, match):
        return True
    hit = (*objects_of(parse, verb), *prepositional(parse, verb, "into", "on", "in", "over", "near"))
    return any(mention_at(context, h) is not None for h in (*hit, *_whose(context, hit)))


def delivered(context: SentenceContext, match: Match) -> bool:
    """Bombs or shells that come down *on* something."""
    words = (w for w in (match.token, match.beside) if w is not None)
    return any(prepositional(context.parse, w, *HIT_AT) for w in words)


HIT_AT = ("on", "at", "into", "onto", "against", "over", "upon", "through", "beside", "outside", "under", "beneath")
"""Prepositions behind what comes down or goes off somewhere."""


def under_fire(context: SentenceContext, match: Match) -> bool:
    """Forces, vehicles or buildings that come *under attack* or *fire*; not a minister, nor by the press."""
    if not any(in_class(context, t, "ATTACKS") for t in prepositional(context.parse, match.token, "under")):
        return False
    subjects = surface_subjects(context.parse, match.token)
    hit = ("FORCES", "TARGET_VEHICLES", "SHIPS", "TARGETS", "TOWNS")
    return any(is_kind(context, s, n) for s in subjects for n in hit)


def fallen(context: SentenceContext, match: Match) -> bool:
    """A town or base that falls *to* those in arms."""
    victors = prepositional(context.parse, match.token, "to")
    armed = any(is_kind(context, t, n) for t in victors for n in ("GUNMEN", "FORCES")) or "armed_group" in kinds_of(
        context, actors_of(context, victors)
    )
    subjects = surface_subjects(context.parse, match.token)
    return armed and any(
        mention_at(context, s) or in_class(context, s, n) for s in subjects for n in ("TOWNS", "TERRITORIES")
    )


def hitting(context: SentenceContext, match: Match) -> bool:
    """Fire that kills or hits, or that is *on* something."""
    head = context.parse.head(match.token)
    between = prepositional(context.parse, match.token, "between")
    return head.lemma in HITTING or bool(between) or delivered(context, match)


HITTING = frozenset({"kill", "wound", "injure", "hit", "strike", "pound", "leave", "rain", "rock", "destroy", "land"})
"""Verbs whose subject does harm."""


def aimed(context: SentenceContext, match: Match) -> bool:
    """*Tear* gas or a *water cannon* that is turned on people."""
    thing = match.beside
    if thing is None or not (
        prepositional(context.parse, match.token, "on", "at", "against", "into") or match.recipients
    ):
        return False
    return thing.lemma == "cannon" or any(c.lemma == "tear" for c in context.parse.children(thing, "compound", "amod"))


def charging(context: SentenceContext, match: Match) -> bool:
    """Police who charge a crowd, with *batons* or *into* it; not a court that charges somebody with a crime."""
    parse, verb = context.parse, match.token
    behind = prepositional(parse, verb, "with", "on")
    if any(t.lemma in ("baton", "truncheon", "horseback", "horse", "shield", "whip") for t in behind):
        return True
    hit = prepositional(parse, verb, "into", "at")
    hit = (*hit, *(o for t in hit for o in prepositional(parse, t, "of")))
    return any(in_class(context, t, n) for t in hit for n in ("CROWDS", "PROTESTS"))


def into_place(context: SentenceContext, match: Match) -> bool:
    """*Into* a place that is named, or a town, village or base."""
    behind = prepositional(context.parse, match.token, "into")
    return any(mention_at(context, t) is not None or in_class(context, t, "TOWNS") for t in behind)


def assailed(context: SentenceContext, match: Match) -> bool:
    """People, forces or buildings *on* whom others fall."""
    hit = (*prepositional(context.parse, match.token, "on", "upon"), *objects_of(context.parse, match.token))
    return any(_are_people(context, t) or in_class(context, t, n) for t in hit for n in ("FORCES", "TARGETS"))


FORCE_GUARDS: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "lawful": lawful,
    "ruling": ruling,
    "irregular": irregular,
    "in-arms": in_arms,
    "violent": violent,
    "deed-on": deed_on,
    "foreigners": foreigners,
    "hackers": hackers,
    "between-arms": between_arms,
    "people-hit": people_hit,
    "people-beset": people_beset,
    "premises": premises,
    "taken-away": taken_away,
    "killing": killing,
    "by-arms": by_arms,
    "shot": shot,
    "warring": warring,
    "deadly": deadly,
    "blast": blast,
    "mined": mined,
    "of-somebody": of_somebody,
    "delivered": delivered,
    "hitting": hitting,
    "under-fire": under_fire,
    "fallen": fallen,
    "aimed": aimed,
    "charging": charging,
    "into-place": into_place,
    "assailed": assailed,
}
"""The conditions of this file by the names that the table has for them."""
