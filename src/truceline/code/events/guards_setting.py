"""What an article on a negotiation lets go without a name: talks that were held, attacks that went on (guideline 8).

Elsewhere a trigger needs a political actor beside it. Where the whole article is on a negotiation, a happening of war
or diplomacy that is *told* is one of that conflict, though its clause names nobody.
"""

from __future__ import annotations

from truceline.code.attribution import is_reported
from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import acting
from truceline.code.events.match import Match
from truceline.code.parties.grammar import FINITE, agents, is_passive, objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import mention_at
from truceline.code.setting import is_on_negotiation
from truceline.model.parse import Parse, Token

WITHOUT_NAME = frozenset(
    {"acting", "actor", "party", "named", "contact", "actor-or-place", "struck", "acting-or-matter", "both"}
)
"""Needs for a political actor, which the setting may stand in for."""

HAPPENINGS = ("CONSULT", "ASSAULT")
"""Types whose nouns name a happening of a war or of its end."""

OTHERS = frozenset({"he", "she", "they", "it", "who"})
PERSONS = OTHERS | {"we", "i"}
"""Pronouns for those who act; *we* and *I* only in what somebody says, not in the words of the outlet."""


def goes_without_name(context: SentenceContext, match: Match, need: str) -> bool:
    """Whether the article tells by itself whose happening this is."""
    if not is_on_negotiation(context):
        return False
    if need == "both":
        return acting(context, match) and _is_on_those(context.parse, match.token)
    if match.row.kind == "noun":
        return match.row.type in HAPPENINGS and (_happens(context, match.token) or _is_placed(context, match))
    return _is_done(context, match.token) or _is_by_role(context, match)


def _happens(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun is the subject of a verb that tells what became of it: "the attacks *resumed*"."""
    verb = context.parse.head(noun)
    if noun.dep not in ("nsubj", "nsubjpass") or verb.pos != "VERB":
        return False
    return verb.lemma not in context.lexicon.act_words.idle and is_finite(context.parse, verb)


def is_finite(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what is, was or will be, not what could or should be."""
    auxiliaries = parse.children(verb, "aux", "auxpass")
    if any(a.tag == "MD" and a.lemma not in ("will", "would", "'ll", "’ll") for a in auxiliaries):
        return False
    return verb.tag in FINITE or any(a.tag in FINITE or a.tag == "MD" for a in auxiliaries)


def _is_placed(context: SentenceContext, match: Match) -> bool:
    """Whether a contact has its own place, day or party: "talks *on Friday*", "a round of talks *in Oslo*"."""
    parse, noun = context.parse, match.token
    if match.row.type != "CONSULT" or (noun.dep == "pobj" and parse.head(noun).lemma == "since"):
        return False  # "the first since the Oslo summit in May" is on another
    if any(c.lemma.lower() in ("news", "press") for c in parse.children(noun, "compound")):
        return False
    words = [noun]
    while words[-1].dep == "pobj" and parse.head(words[-1]).lemma == "of":
        words.append(parse.head(parse.head(words[-1])))
    beside = [h for w in words for h in prepositional(parse, w, "in", "on", "at", "since")]
    beside += [c for w in words for c in parse.children(w, "npadvmod", "nmod", "poss", "compound")]
    times = any(context.is_timed(h) for h in beside)
    return times or any(mention_at(context, h) for h in prepositional(parse, noun, "with"))


def _is_done(context: SentenceContext, verb: Token) -> bool:
    """Whether a passive tells what was done to a matter of war or peace by nobody named: "the truce *was broken*"."""
    parse = context.parse
    if not is_passive(parse, verb) or agents(parse, verb) or not is_finite(parse, verb):
        return False
    return any(in_class(context, s, name) for s in surface_subjects(parse, verb) for name in MATTERS)


MATTERS = ("AGREEMENTS", "CEASEFIRES", "TALKS", "ATTACKS", "SANCTIONS", "CAPTIVES", "PROPOSALS", "FORCES")
"""Classes of what is negotiated or fought over."""


def _is_by_role(context: SentenceContext, match: Match) -> bool:
    """Whether somebody is told by a pronoun or by the part he plays: "*the mediators* urged both sides to …"."""
    parse, words, verb = context.parse, context.lexicon.event_words, match.token
    if match.row.type == "CONSULT" or not is_verbal(verb) or not is_finite(parse, verb):
        return False
    heads = surface_subjects(parse, verb)
    if any(d.lemma in ("no", "neither") for h in heads for d in parse.children(h, "det")):
        return False  # "no group claimed …"
    told = PERSONS if is_reported(context.article, context.span(verb)) else OTHERS
    return bool(heads) and all(h.lemma.lower() in told or h.lemma in words.stand_ins for h in heads)


def _is_on_those(parse: Parse, verb: Token) -> bool:
    """Whether a deed is done to somebody told by a pronoun: "kept *them* from entering"."""
    objects = objects_of(parse, verb) if is_verbal(verb) else ()
    return bool(objects) and all(o.lemma.lower() in ("they", "he", "she", "we", "i") for o in objects)
