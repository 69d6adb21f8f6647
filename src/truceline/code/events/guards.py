"""What a row of the table of triggers needs before it is believed: one named condition a function."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class, lemma_of
from truceline.code.events.guards_agreements import in_effect, negated_or_between
from truceline.code.events.guards_arms import ARMS_GUARDS
from truceline.code.events.guards_contacts import (
    bare,
    contact,
    conversing,
    in_person,
    objectless,
    of_peace,
    off_stage,
    round_of_talks,
    somebody_met,
    speaking_for_some,
    to_the_living,
)
from truceline.code.events.guards_dealings import DEALINGS_GUARDS
from truceline.code.events.guards_force import FORCE_GUARDS
from truceline.code.events.guards_help import HELP_GUARDS
from truceline.code.events.guards_objects import (
    addressed,
    agreed_deal,
    allowed,
    appealing,
    arrested,
    asking_party,
    condemning,
    custody,
    detaining,
    emergency,
    explosive,
    finite,
    given,
    guest,
    handing,
    leaving,
    media_or_acting,
    narrated,
    not_speech,
    of_territory,
    ordered,
    out_of_question,
    person_object,
    person_of,
    police_crowd,
    refuge,
    stative,
    targeted,
    term,
    thing_object,
    to_harm,
    to_investigate,
    to_party,
    to_people,
    to_streets,
    toured,
    verbal,
    with_object,
)
from truceline.code.events.guards_parties import (
    acted,
    acting,
    actor,
    actor_or_place,
    armed,
    armed_doer,
    below,
    crowd,
    duty,
    foe,
    forceful,
    forces_subject,
    in_politics,
    is_of_people,
    named,
    of_class,
    official,
    party,
    police_like,
    rioting,
    sanctioned,
)
from truceline.code.events.guards_pressure import ON_PRESSURE
from truceline.code.events.guards_senses import (
    at_law,
    damned,
    given_up,
    incoming,
    not_of_life,
    not_opinion,
    not_tasked,
    not_trade,
    not_weighed,
    of_fighting,
    own_forces,
    plain,
    punitive,
    told_somebody,
    yielding,
)
from truceline.code.events.guards_setting import WITHOUT_NAME, goes_without_name
from truceline.code.events.guards_sides import SIDES_GUARDS
from truceline.code.events.guards_speech import SPEECH
from truceline.code.events.guards_streets import STREET_GUARDS
from truceline.code.events.guards_threats import THREATS
from truceline.code.events.match import Match
from truceline.code.events.tolls import tolls_of
from truceline.code.parties.cast import described_actors, kinds_of
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of
from truceline.code.parties.participants import mention_at
from truceline.model.parse import Parse, Token

Guard = Callable[[SentenceContext, Match], bool]


def holds(context: SentenceContext, match: Match) -> bool:
    """Whether everything holds that a row needs."""
    return all(guard(context, match) for _, guard in _guards_of(match.row.needs))


def holds_unnamed(context: SentenceContext, match: Match) -> bool:
    """Whether everything holds but for an actor for whom the article stands in."""
    return all(
        guard(context, match) or (need in WITHOUT_NAME and goes_without_name(context, match, need))
        for need, guard in _guards_of(match.row.needs)
    )


@lru_cache(maxsize=1024)
def _guards_of(needs: tuple[str, ...]) -> tuple[tuple[str, Guard], ...]:
    """The guards of what a row needs, with what asks who takes part after all that asks for less."""
    return tuple((need, _guard_of(need)) for need in sorted(needs, key=OF_PARTIES.__contains__))


def _guard_of(need: str) -> Guard:
    if "=" not in need:
        return GUARDS[need]
    where, name = need.replace("!", "").split("=")
    wanted = "!=" not in need
    return lambda context, match: of_class(context, match, where, name) == wanted


def _carried(context: SentenceContext, match: Match) -> bool:  # noqa: ARG001  # one shape for all guards
    return match.carrier is not None


def _acting_or_matter(context: SentenceContext, match: Match) -> bool:
    """A political actor, or a pronoun, role or description ("they", "the two sides") on a matter of war and peace."""
    if acting(context, match):
        return True
    words = context.lexicon.event_words
    heads = subjects_of(context.parse, match.token)
    described = not described_actors(context).keys().isdisjoint(match.actors)
    unnamed = not heads or described or all(h.pos == "PRON" or h.lemma in words.stand_ins for h in heads)
    about = any(lemma_of(context.parse, t) in words.matters for t in below(context, match.token))
    return bool(unnamed) and about and in_politics(context, match)


def _assent(context: SentenceContext, match: Match) -> bool:
    """*Agree* to something, or of a side; not of a person who only shares an opinion ("a scholar agreed")."""
    kinds = kinds_of(context, match.actors)
    clauses = context.parse.children(match.token, "xcomp", "ccomp", "prep", "dobj", "prt", "nsubjpass")
    return bool(clauses) or kinds != {"person"} or context.parse.child(match.token, "aux", "neg") is not None


def _asking(context: SentenceContext, match: Match) -> bool:
    """A verb of asking with what is asked: an infinitive, a subjunctive, a thing, or *for* something."""
    parse, token = context.parse, match.token
    told = match.row.lemma in ("suggest", "insist") and parse.children(token, "ccomp")
    if told and all(_is_told(parse, c) for c in told):
        return False  # "suggested that Chad *was* to blame"
    if parse.child(token, "dobj") is not None and match.row.lemma not in ("ask",):
        return True
    if prepositional(parse, token, "for", "on"):
        return True
    clauses = parse.children(token, "xcomp", "ccomp", "advcl")
    if match.row.lemma == "demand" and parse.child(token, "ccomp") is not None:
        return True
    return any(_is_asked(context, c) for c in clauses)


def _is_told(parse: Parse, clause: Token) -> bool:
    """Whether a clause tells what is so: its verb is finite, and nobody is to do it."""
    auxiliaries = parse.children(clause, "aux", "auxpass")
    finite = clause.tag in ("VBD", "VBZ") or any(a.tag in ("VBD", "VBZ", "VBP") for a in auxiliaries)
    if any(a.tag == "MD" for a in auxiliaries) and any(a.lemma == "have" for a in auxiliaries):
        return True  # "suggested that Chad *may have* been to blame"
    return finite and not any(a.tag in ("MD", "TO") for a in auxiliaries)


def _is_asked(context: SentenceContext, clause: Token) -> bool:
    auxiliaries = context.parse.children(clause, "aux", "auxpass")
    if any(a.tag == "TO" or a.lemma in ("must", "should") for a in auxiliaries):
        return True
    plain = (
        clause.lemma != "be"
        and clause.tag in ("VB", "VBP")
        and not any(a.tag in ("MD", "VBD", "VBZ", "VBP") for a in auxiliaries)
    )
    bare = any(a.tag == "VB" and a.lemma == "be" for a in auxiliaries)
    return plain or (bare and not any(a.tag == "MD" for a in auxiliaries)) or clause.tag == "VBG"


def _not_stopped(context: SentenceContext, match: Match) -> bool:
    """Not what is ended, prevented or feared: "halting *attacks*", "*attacks* ceased", "fears of an *attack*"."""
    words, head = context.lexicon.event_words, context.parse.head(match.token)
    if match.token.dep == "pobj" and head.lemma in ("of", "to"):
        above = context.parse.head(head).lemma
        return above not in words.fears and above not in words.stops
    if match.token.dep == "nsubj":
        return (
            head.lemma not in ("cease", "stop", "end", "halt") or head.tag == "VBD" or is_kept_up(context.parse, head)
        )
    return not (match.token.dep in ("dobj", "xcomp", "nsubjpass") and head.lemma in words.stops)


def is_kept_up(parse: Parse, verb: Token) -> bool:
    """Whether a verb of ending is negated: "if the attacks do *not* cease" speaks of attacks."""
    return verb.lemma in ("cease", "stop", "end", "halt") and parse.child(verb, "neg") is not None


def _territory(context: SentenceContext, match: Match) -> bool:
    """Land or a place as the object, not people who are taken ("seized *ten soldiers*")."""
    objects = objects_of(context.parse, match.token)
    if any(o.pos == "NOUN" and any(in_class(context, o, n) for n in ("TROOPS", "PERSONS")) for o in objects):
        return False
    return any(
        o.pos == "PROPN" or mention_at(context, o) or any(in_class(context, o, n) for n in ("TERRITORIES", "TARGETS"))
        for o in objects
    )


def _of_captives(context: SentenceContext, match: Match) -> bool:
    """Captives in the phrase of a noun of release: "of prisoners", "prisoner exchange"."""
    before = context.parse.children(match.token, "compound", "nmod", "amod")
    return of_class(context, match, "of", "CAPTIVES") or any(in_class(context, c, "CAPTIVES") for c in before)


def _struck(context: SentenceContext, match: Match) -> bool:
    """A *strike* with a target, on a place, an actor or a thing, or that somebody was killed in."""
    if tolls_of(context.parse, match.token):
        return True
    if is_of_people(context, match):
        return False  # "the unions called off a *strike* against the government"
    heads = prepositional(context.parse, match.token, "on", "against", "at", "in")
    return any(mention_at(context, h) or in_class(context, h, "TARGETS") for h in heads)


def _no_object(context: SentenceContext, match: Match) -> bool:
    """*Call on* somebody to act, *call for* somebody to go; not call somebody on the flight home."""
    clauses = context.parse.children(match.token, "ccomp")
    asked = all(any(a.tag == "TO" for a in context.parse.children(c, "aux")) for c in clauses)
    objects = context.parse.children(match.token, "dobj", "oprd")
    return asked and all(context.is_timed(o) or in_class(context, o, "DISTANCES") for o in objects)


def _warning(context: SentenceContext, match: Match) -> bool:
    """*Warn* that threatens or forbids; not one that only tells of something: "warned that Iran had stockpiled …"."""
    if not match.actors:
        return False
    told = context.parse.child(match.token, "ccomp")
    return told is None or any(a.tag == "MD" for a in context.parse.children(told, "aux"))


def _no_clause(context: SentenceContext, match: Match) -> bool:
    """*Concede* that gives something up, not one that admits that something is so; nor "gave them it *in* Lima"."""
    if match.row.with_ == "in" and objects_of(context.parse, match.token):
        return False
    return context.parse.child(match.token, "ccomp") is None


def _to_clause(context: SentenceContext, match: Match) -> bool:
    """An infinitive that says what is offered: "offered *to mediate*", "is ready *to talk*"."""
    if match.token.pos == "ADJ" and context.parse.head(match.token).lemma not in ("be", "stand", "remain", "seem"):
        return False
    return context.parse.child(match.token, "xcomp") is not None


def _both_or_place(context: SentenceContext, match: Match) -> bool:
    """A journey of a political actor to another or to a place."""
    if not acting(context, match):
        return False
    return acted(context, match) or any(
        mention_at(context, h) for h in prepositional(context.parse, match.token, "to", "into", "in", "at", "for")
    )


def _for_or_to(context: SentenceContext, match: Match) -> bool:
    """A noun of asking with what is asked for."""
    return (
        bool(prepositional(context.parse, match.token, "for", "to"))
        or context.parse.child(match.token, "acl") is not None
    )


GUARDS: dict[str, Guard] = {
    **SPEECH,
    **THREATS,
    **SIDES_GUARDS,
    "acting": acting,
    "acted": acted,
    "actor": actor,
    "carried": _carried,
    "contact": contact,
    "of-talks": round_of_talks,
    "in-politics": in_politics,
    "acting-or-matter": _acting_or_matter,
    "asking": _asking,
    "assent": _assent,
    "not-stopped": _not_stopped,
    "territory": _territory,
    "of-captives": _of_captives,
    "sanctioned": sanctioned,
    "forces-subject": forces_subject,
    "forceful": forceful,
    "armed": armed,
    "struck": _struck,
    "actor-or-place": actor_or_place,
    "in-effect": in_effect,
    "negated-or-between": negated_or_between,
    "bare": bare,
    "no-object": _no_object,
    "warning": _warning,
    "no-clause": _no_clause,
    "to-clause": _to_clause,
    "to-harm": to_harm,
    "both-or-place": _both_or_place,
    "crowd": crowd,
    "for-or-to": _for_or_to,
    "party": party,
    "official": official,
    "acting-or-armed": armed_doer,
    "police-like": police_like,
    "duty": duty,
    "person-object": person_object,
    "person-of": person_of,
    "thing-object": thing_object,
    "to-party": to_party,
    "agreed-deal": agreed_deal,
    "stative": stative,
    "not-speech": not_speech,
    "refuge": refuge,
    "narrated": narrated,
    "allowed": allowed,
    "asking-party": asking_party,
    "given": given,
    "to-investigate": to_investigate,
    "custody": custody,
    "emergency": emergency,
    "police-crowd": police_crowd,
    "arrested": arrested,
    "to-streets": to_streets,
    "of-territory": of_territory,
    "explosive": explosive,
    "out-of": out_of_question,
    "named": named,
    "ordered": ordered,
    "with-object": with_object,
    "leaving": leaving,
    "term": term,
    "foe": foe,
    "addressed": addressed,
    "condemning": condemning,
    "handing": handing,
    "guest": guest,
    "verbal": verbal,
    "rioting": rioting,
    "targeted": targeted,
    "both-or-toured": toured,
    "appealing": appealing,
    "finite": finite,
    "media-or-acting": media_or_acting,
    "to-people": to_people,
    "detaining": detaining,
    "somebody-met": somebody_met,
    "objectless": objectless,
    "of-peace": of_peace,
    "in-person": in_person,
    "off-stage": off_stage,
    "conversing": conversing,
    "to-the-living": to_the_living,
    "speaking-for-some": speaking_for_some,
    "given-up": given_up,
    "yielding": yielding,
    "punitive": punitive,
    "own-forces": own_forces,
    "at-law": at_law,
    "plain": plain,
    "not-of-life": not_of_life,
    "not-weighed": not_weighed,
    "damned": damned,
    "told-somebody": told_somebody,
    "incoming": incoming,
    "not-tasked": not_tasked,
    "not-opinion": not_opinion,
    "not-trade": not_trade,
    "of-fighting": of_fighting,
    **DEALINGS_GUARDS,
    **ON_PRESSURE,
    **HELP_GUARDS,
    **FORCE_GUARDS,
    **ARMS_GUARDS,
    **STREET_GUARDS,
}
"""Every condition that the table may name."""

OF_PARTIES = {
    *WITHOUT_NAME,
    *FORCE_GUARDS,
    *ON_PRESSURE,
    *ARMS_GUARDS,
    *STREET_GUARDS,
    "acted",
    "two",
    "two-sides",
    "acting-or-armed",
    "both-or-place",
    "assent",
} | {
    *("both-or-toured", "somebody-met", "speaking-for-some", "off-stage", "away", "host-and-guest"),
    *("towards", "across-borders"),
}
"""Conditions on who takes part, which is dear to find."""
