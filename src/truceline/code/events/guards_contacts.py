"""Needs of meetings and journeys: that somebody is met, and that whoever travels speaks for somebody."""

from __future__ import annotations

import re

from truceline.code.context import SentenceContext, once_an_article
from truceline.code.events.classes import in_class, is_for_press
from truceline.code.events.guards_parties import actor, doers, in_politics, is_kind
from truceline.code.events.guards_sides import two
from truceline.code.events.match import Match
from truceline.code.events.partners import PARTNERS
from truceline.code.parties.cast import states_in
from truceline.code.parties.described import described_at
from truceline.code.parties.grammar import is_passive, objects_of, prepositional
from truceline.code.parties.participants import actors_of, mention_at
from truceline.model.parse import Token


def contact(context: SentenceContext, match: Match) -> bool:
    """A noun of contact: two parties; one and a carrier; or *talks*, a *summit* that is said to come about."""
    if match.token.pos == "PROPN" and match.token.lemma in ("conference", "dialogue", "round", "meeting", "forum"):
        return False  # a name: "the Munich Security Conference", a party's conference
    if is_for_press(context.parse, match.token):
        return False
    if any(o.lemma == "party" and o.tag == "NNS" for o in prepositional(context.parse, match.token, "of")):
        return False  # "the conference *of the parties*", a name
    if two(context, match):
        return True
    if match.carrier is not None and actor(context, match):
        return True
    token = match.token
    strong = token.lemma == "summit" or (token.lemma in ("talk", "negotiation") and token.tag == "NNS")
    if not strong or not in_politics(context, match):
        return False
    if actor(context, match) and is_described(context, token):
        return True
    return match.carrier is not None and match.carrier.lemma in context.lexicon.event_words.happen


def round_of_talks(context: SentenceContext, match: Match) -> bool:
    """A *round* that is held, where the article speaks of rounds of talks: elections and fights have rounds too."""
    if not _has_rounds_of_talks(context) or context.parse.child(match.token, "prep") is not None:
        return False  # the talks behind *of* are the contact
    return match.carrier is not None and match.carrier.lemma in context.lexicon.event_words.happen


@once_an_article
def _has_rounds_of_talks(context: SentenceContext) -> bool:
    return ROUND_OF_TALKS.search(context.text) is not None


ROUND_OF_TALKS = re.compile(
    r"\brounds? of (?:[\w-]+ ){0,3}(?:talks|negotiations|consultations|discussions|meetings|dialogue)\b", re.IGNORECASE
)


def is_skill(context: SentenceContext, match: Match) -> bool:
    """Whether a contact is only what somebody is good or bad at: "they are *good at talking*"."""
    at = context.parse.head(match.token)
    skill = match.row.type == "CONSULT" and match.token.dep == "pcomp" and at.lemma == "at"
    return skill and context.parse.head(at).lemma in SKILLED


SKILLED = frozenset(
    {"good", "bad", "poor", "great", "excellent", "terrible", "adept", "skilled", "brilliant", "clever", "hopeless"}
)
"""Adjectives for what somebody can or cannot do."""


def is_described(context: SentenceContext, noun: Token) -> bool:
    """Whether a meeting is told as one to come or by its kind: "a *future* summit with Chad", "*trilateral* talks"."""
    planned = context.lexicon.status_cues.modifiers
    described = (m.text.lower() for m in context.parse.children(noun, "amod", "compound"))
    return any(m in KINDS_OF_MEETING or (m in planned and planned[m].status == "planned") for m in described)


KINDS_OF_MEETING = frozenset({"trilateral", "bilateral", "three-way", "two-way", "one-on-one"})
"""Words by which a meeting is told by its kind."""


def somebody_met(context: SentenceContext, match: Match) -> bool:
    """Somebody who is met, where anything is: not "met *the target*", nor what "is met with *scorn*"."""
    behind = prepositional(context.parse, match.token, "with")
    met = behind if behind or is_passive(context.parse, match.token) else objects_of(context.parse, match.token)
    met = tuple(m for m in met if not context.is_timed(m))
    return all(_is_somebody(context, m) for m in met[:1]) and not _meet_others(context, match, behind)


def _meet_others(context: SentenceContext, match: Match, behind: tuple[Token, ...]) -> bool:
    """Whether several meet with people who have no name here, so that they do not meet each other."""
    alone = len(actors_of(context, doers(context, match))) < 2
    if not behind or alone or actors_of(context, behind):
        return False
    described = {a for h in behind for a in described_at(context, h)}
    sectors = {a.sector for a in context.article.described_actors if a.id in described}
    return not sectors & PARTNERS


def _is_somebody(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun stands for people or a body of them: a name, a pronoun, a role, a description of somebody."""
    if (
        noun.pos in ("PROPN", "PRON", "NUM", "DET")
        or noun.lemma == "one"
        or actors_of(context, (noun,), described=True)
    ):
        return True
    words = context.lexicon.event_words
    if noun.lemma in words.stand_ins or noun.lemma in context.lexicon.social_roles:
        return True
    if any(is_kind(context, noun, name) for name in ("PERSONS", "CROWDS", "POLITIES", "FORCES")):
        return True
    return any(_is_somebody(context, t) for t in prepositional(context.parse, noun, "of"))


def in_person(context: SentenceContext, match: Match) -> bool:
    """People alone as those who take part: a state that *embraces* a group takes its side."""
    kinds = {a.id: a.kind for a in context.article.actors}
    return all(kinds.get(a) == "person" for a in match.parties)


def conversing(context: SentenceContext, match: Match) -> bool:
    """People who speak with each other: not *on condition* of anonymity, *past* each other or *to the people*."""
    return not any(
        p.lemma == "past"
        or any(
            o.lemma in UNHEARD or (p.lemma == "to" and o.lemma.lower() in ADDRESSED)
            for o in context.parse.children(p, "pobj")
        )
        for p in context.parse.children(match.token, "prep")
    )


UNHEARD = frozenset({"condition", "people", "nation", "public", "crowd", "audience"})
"""Nouns behind a verb of speech that tell of no talk between two."""


ADDRESSED = frozenset({"assembly", "parliament", "congress", "conference", "forum", "summit", "knesset", "bundestag"})
"""Those to whom a speech is made."""


def to_the_living(context: SentenceContext, match: Match) -> bool:
    """A journey to somebody or to where they govern, not to a grave, a monument or a museum."""
    words = [w for w in (match.token, match.beside) if w is not None]
    behind = (h for w in words for h in prepositional(context.parse, w, "to", "in", "at"))
    heads = (*objects_of(context.parse, match.token), *behind)
    return not any(in_class(context, h, "SIGHTS") for h in heads)


def objectless(context: SentenceContext, match: Match) -> bool:
    """No object: *confer* that deliberates, not one that awards something."""
    return not objects_of(context.parse, match.token)


def of_peace(context: SentenceContext, match: Match) -> bool:
    """*Mediate* or *facilitate* with no object, or talks, a deal or an exchange: not cash, trade or deliveries."""
    objects = [o for o in objects_of(context.parse, match.token) if not context.is_timed(o)]
    return not objects or any(in_class(context, o, name) for o in objects for name in MEDIATED)


MEDIATED = ("TALKS", "AGREEMENTS", "CEASEFIRES", "MEDIATED")
"""Classes of what a mediator brings about."""


def speaking_for_some(context: SentenceContext, match: Match) -> bool:
    """Who travels is a person with a name, or somebody in office, arms or a body; not people of some nationality."""
    heads = doers(context, match)
    return not heads or any(_speaks_for_some(context, h) for h in heads)


def _speaks_for_some(context: SentenceContext, head: Token) -> bool:
    counted = prepositional(context.parse, head, "of") if head.pos == "NUM" or head.lemma in COUNTING else ()
    if counted:
        return any(_speaks_for_some(context, t) for t in counted)
    kinds = {a.id: a.kind for a in context.article.actors}
    named = {kinds.get(a) for a in actors_of(context, (head,), modifiers=False)}
    if "person" in named or (named and head.tag == "NNP" and not named & {"government", "people"}):
        return True  # a body by its name: "*Hamas* came to Cairo"
    described = described_at(context, head)
    sectors = {a.sector for a in context.article.described_actors if a.id in described}
    return head.lemma.lower() in TRAVELLERS or bool(sectors & OFFICIAL)


COUNTING = frozenset({"group", "dozen", "number", "hundred", "team", "handful", "crowd", "couple"})
"""Nouns that only count those behind *of*."""

TRAVELLERS = frozenset(
    {
        "delegation",
        "envoy",
        "negotiator",
        "mediator",
        "diplomat",
        "official",
        "minister",
        "president",
        "premier",
        "leader",
    }
    | {
        "ambassador",
        "representative",
        "emissary",
        "lawmaker",
        "chief",
        "head",
        "commander",
        "general",
        "king",
        "prince",
    }
    | {"chancellor", "secretary", "team", "counterpart", "aide", "adviser", "spokesman", "spokeswoman", "inspector"}
)
"""Nouns for those who travel on behalf of somebody."""

OFFICIAL = frozenset({"GOV", "LEG", "IGO", "PTY", "SPY"})
"""Sectors of those who travel for a state, a party or a body of states."""


def off_stage(context: SentenceContext, match: Match) -> bool:
    """No journey of performers, tourists and the like, by what the text calls them."""
    performers = context.lexicon.event_words.classes["PERFORMERS"]
    people = [a for a in context.article.actors if a.id in match.actors and a.kind == "person"]
    if not people or len(people) < len(match.actors) or any(a.sector for a in people):
        return True
    mentions = [m for m in context.article.mentions if any(m.of == a.id for a in people)]
    called = {word for m in mentions for word in (m.role or "").lower().split()}
    called |= {
        word for m in mentions for word in context.text[max(0, m.span.start - 40) : m.span.start].lower().split()[-1:]
    }
    return called.isdisjoint(performers)


def bare(context: SentenceContext, match: Match) -> bool:
    """*Call* with a person and nothing that the person is called."""
    parse = context.parse
    objects = parse.children(match.token, "dobj")
    named = [m for o in objects or parse.children(match.token, "oprd") if (m := mention_at(context, o)) is not None]
    states = states_in(context)
    if any(CALLED.match(context.text, m.span.end) or m.of in states for m in named):
        return False  # "*called* him *a liar*", "called Oslo - a town - a haven"
    called = ("oprd", "ccomp") if objects or not named else ("ccomp",)  # parsers take who is called for a name of his
    return parse.child(match.token, *called, "xcomp", "prt") is None


CALLED = re.compile(
    r"(?:,[^,.;“\"]{1,80},)?"
    r"(?: (?:an?|the|his|her|their|one of) (?!day|morning|evening|night|week|same|next|time)|,? [\"“‘])"
)
"""What stands behind somebody who is called something, who he is between commas before it."""
