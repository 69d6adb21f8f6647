"""Needs of force that is told by where people may no longer be, whom an attack cost their lives, or who fights whom."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_force import between_arms, in_arms, people_hit
from truceline.code.events.guards_parties import acted, acting, is_kind
from truceline.code.events.guards_sides import two
from truceline.code.events.match import Match
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import mention_at
from truceline.model.parse import Parse, Token


def confined(context: SentenceContext, match: Match) -> bool:
    """People who *must stay* indoors, or *may not leave* their homes, by somebody's order; not for a storm."""
    if not match.actors or any(in_class(context, t, "WEATHERS") for t in context.parse.tokens):
        return False
    parse, verb = context.parse, match.token
    modals = {a.lemma for a in parse.children(verb, "aux") if a.tag == "MD"}
    if verb.lemma in ("stay", "remain", "keep"):
        return "must" in modals or (verb.dep == "xcomp" and parse.head(verb).lemma == "have")
    return bool(modals & {"may", "can", "must", "shall"}) and _is_denied(parse, verb)


def _is_denied(parse: Parse, verb: Token) -> bool:
    """Whether something is not to be done, or by nobody."""
    nobody = any(
        s.lemma.lower() in ("nobody", "none", "one") and (s.lemma != "one" or parse.child(s, "det") is not None)
        for s in surface_subjects(parse, verb)
    )
    no = any(d.lemma == "no" for s in surface_subjects(parse, verb) for d in parse.children(s, "det"))
    return no or nobody or parse.child(verb, "neg") is not None


def held_people(context: SentenceContext, match: Match) -> bool:
    """People whom police or an army *hold* in a cell, on suspicion or for questioning; not *hold* to account."""
    if context.parse.child(match.token, "prt", "acomp", "oprd") is not None or not people_hit(context, match):
        return False
    behind = prepositional(context.parse, match.token, "in", "at", "for", "on", "without", "over")
    kept = ("CELLS", "QUESTIONINGS", "CHARGES", "CUSTODIES")
    return any(t.lemma in SUSPECTED or in_class(context, t, n) for t in behind for n in kept)


SUSPECTED = frozenset({"suspicion", "barracks", "garrison", "trial", "charge", "accusation", "treason", "espionage"})
"""Words behind *hold* by which those who are held are prisoners."""


def cut_down(context: SentenceContext, match: Match) -> bool:
    """People who are *cut down* by fire; not forces whose number is."""
    parse, verb = context.parse, match.token
    amounts = (
        *prepositional(parse, verb, "to"),
        *(n for o in objects_of(parse, verb) for n in parse.children(o, "poss")),
    )
    if any(t.pos == "NUM" or t.tag == "PRP$" or parse.child(t, "nummod") is not None for t in amounts):
        return False
    return people_hit(context, match)


def off_ground(context: SentenceContext, match: Match) -> bool:
    """Gunmen or forces who are driven *from* or *out of* a town, a base or another place."""
    parse, verb = context.parse, match.token
    ways = (verb, *parse.children(verb, "prt", "prep", "advmod"))
    left = [t for w in ways for t in prepositional(parse, w, "from", "of", "out")]
    left += [o for w in ways if w.lemma in ("from", "of", "out") for o in parse.children(w, "pobj")]
    grounds = ("TOWNS", "STRONGPOINTS", "TERRITORIES", "SEATS")
    from_place = any(mention_at(context, t) is not None or in_class(context, t, n) for t in left for n in grounds)
    foes = any(is_kind(context, o, n) for o in objects_of(parse, verb) for n in ("GUNMEN", "FORCES", "TROOPS"))
    return (from_place or match.row.lemma == "dislodge") and (foes or acted(context, match))


def deadly_to(context: SentenceContext, match: Match) -> bool:
    """An attack of somebody, or by arms, that cost lives; not one of sharks or of the heart."""
    parse = context.parse
    for attack in surface_subjects(parse, match.token):
        if attack.lemma not in DEADLY:
            continue
        near = (
            *parse.children(attack, "compound", "amod", "nmod", "poss"),
            *prepositional(parse, attack, "by", "on", "in"),
        )
        arms = ("GUNMEN", "AIRS", "WEAPONS", "FORCES", "TOWNS", "TARGETS", "GUNNERS")
        if any(mention_at(context, t) is not None or in_class(context, t, n) for t in near for n in arms):
            return True
    return acting(context, match)


DEADLY = frozenset(
    {"attack", "raid", "strike", "airstrike", "ambush", "bombing", "shelling", "bombardment", "massacre", "assault"}
)
"""Nouns for an attack that may claim lives."""


def two_foes(context: SentenceContext, match: Match) -> bool:
    """Two who fight each other, also where forces or gunmen of one side are only described."""
    return two(context, match) or (len(match.parties) > 1 and between_arms(context, match))


def exchanged(context: SentenceContext, match: Match) -> bool:
    """Fire between forces or gunmen; not one of words between candidates."""
    parse = context.parse
    fires = (match.token, *prepositional(parse, match.token, "of"))
    heads = [h for f in fires for h in prepositional(parse, f, "between", "with")]
    return in_arms(context, match) or any(is_kind(context, h, n) for h in heads for n in ("FORCES", "GUNMEN", "LAWMEN"))


def shelled_with(context: SentenceContext, match: Match) -> bool:
    """Places or people that come under a *hail* or *barrage* of shells, bullets or fire."""
    parse = context.parse
    hails = [t for t in prepositional(parse, match.token, "under") if t.lemma in HAILS]
    what = ("WEAPONS", "BULLETS", "FIRES", "SHELLFIRES", "ATTACKS")
    of = [o for h in hails for o in (*prepositional(parse, h, "of"), *parse.children(h, "compound", "amod"))]
    return any(in_class(context, o, n) for o in of for n in what) and not is_passive(parse, match.token)


HAILS = frozenset({"hail", "barrage", "volley", "rain", "torrent", "salvo", "deluge", "storm", "fusillade", "shower"})
"""Nouns for much that comes down at once."""


def hit_thing(context: SentenceContext, match: Match) -> bool:
    """A building, a vehicle, forces or a place that is hit."""
    hit = ("TARGETS", "TARGET_VEHICLES", "FORCES", "BUILDINGS", "SHIPS", "TERRITORIES")
    objects = objects_of(context.parse, match.token)
    return any(mention_at(context, o) is not None or in_class(context, o, n) for o in objects for n in hit)


ARMS_GUARDS: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "confined": confined,
    "held-people": held_people,
    "cut-down": cut_down,
    "off-ground": off_ground,
    "deadly-to": deadly_to,
    "two-foes": two_foes,
    "exchanged": exchanged,
    "shelled-with": shelled_with,
    "hit-thing": hit_thing,
}
"""The conditions of this file by the names that the table has for them."""
