"""Needs about what is acted on: persons, property, sums, deals; one named condition a function."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.codes import content_words
from truceline.code.events.guards_parties import (
    COLLECTIVES,
    acted,
    acting,
    actor,
    doers,
    is_kind,
    is_political,
    is_somebody,
    of_class,
    party,
)
from truceline.code.events.match import Match, complement_subjects
from truceline.code.parties.cast import states_in
from truceline.code.parties.grammar import agents, is_passive, objects_of, prepositional
from truceline.code.parties.participants import actors_of, mention_at
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Token

PEOPLE_CLASSES = ("PERSONS", "CAPTIVES", "CROWDS", "REFUGEES", "POLITIES")
INVESTIGATING = frozenset({"investigate", "probe", "examine", "audit", "inspect", "inquire"})
NARRATED = frozenset({"VBD", "VBN", "VBG"})
TAKEN = frozenset({"seize", "steal", "loot", "confiscate", "capture", "smuggle", "plunder", "take"})
HELPING = frozenset(
    {
        "aid",
        "assistance",
        "asylum",
        "support",
        "help",
        "assist",
        "bolster",
        "relief",
        "humanitarian",
        "development",
        "reconstruction",
    }
)
NUMBERS = frozenset({"dozen", "hundred", "thousand", "number", "million", "worth"})


def _is_person(context: SentenceContext, head: Token) -> bool:
    """Whether a noun stands for people: by its class, a name of theirs, or a plural name ("the Kurds")."""
    parts = prepositional(context.parse, head, "of") if head.lemma in COLLECTIVES else ()
    if parts:
        return any(_is_person(context, t) for t in parts)
    if head.tag == "NNPS" or any(is_kind(context, head, name) for name in PEOPLE_CLASSES):
        return True
    people = {a.id for a in context.article.actors if a.kind in ("person", "people", "armed_group")}
    return any(a in people for a in actors_of(context, (head,), modifiers=False))


def person_object(context: SentenceContext, match: Match) -> bool:
    """People as the object: whom somebody *frees*, not what a firm *releases*."""
    heads = objects_of(context.parse, match.token) or complement_subjects(context.parse, match.token)  # "let *them* go"
    return any(_is_person(context, o) for o in heads)


def person_of(context: SentenceContext, match: Match) -> bool:
    """People in the phrase of the noun beside the trigger: "ordered the release *of* two nuns"."""
    if match.beside is None:
        return False
    return any(_is_person(context, t) for t in prepositional(context.parse, match.beside, "of"))


def thing_object(context: SentenceContext, match: Match) -> bool:
    """A thing as the object, not people, fire or a call."""
    others = ("FIRES", "PHONES", "THINGS", "TERRITORIES", "CONTROLS", "LAWSUITS")
    objects = [part for o in objects_of(context.parse, match.token) for part in _counted(context, o)]
    return bool(objects) and not any(
        o.pos not in ("NOUN", "PROPN") or _is_person(context, o) or any(in_class(context, o, name) for name in others)
        for o in objects
    )


def _counted(context: SentenceContext, head: Token) -> tuple[Token, ...]:
    """What a word of number counts: the *vases* of "dozens of vases"; any other word counts itself."""
    return (head.lemma in NUMBERS and prepositional(context.parse, head, "of")) or (head,)


def to_party(context: SentenceContext, match: Match) -> bool:
    """To whom something goes: a political actor, a place, an institution or its owner; or what was taken before."""
    things = objects_of(context.parse, match.token)
    if any(a.lemma in TAKEN for t in things for a in context.parse.children(t, "acl", "relcl", "amod")):
        return True
    heads = [h for t in (match.token, *things) for h in prepositional(context.parse, t, "to")]
    return any(mention_at(context, h) or in_class(context, h, n) for h in heads for n in ("POLITIES", "OWNERS"))


def agreed_deal(context: SentenceContext, match: Match) -> bool:
    """*Agree on* or *to* a deal: the deal is done."""
    return of_class(context, match, "on", "DEALS") or of_class(context, match, "to", "DEALS")


def to_harm(context: SentenceContext, match: Match) -> bool:
    """*Vow* or *threaten* to do a thing, not to leave it: "vowed to *stop* attacking", "vowed *not* to attack"."""
    parse, cues = context.parse, context.lexicon.status_cues
    done = parse.children(match.token, "xcomp", "ccomp")
    if any(o.lemma in STRUCK for v in done for o in objects_of(parse, v)):
        return False  # "vowed to *strike a balance*"
    return not any(v.lemma in LEAVING or negation_of(parse, v, cues) is not None for v in done)


STRUCK = frozenset({"balance", "deal", "bargain", "chord", "agreement", "note", "target", "goal", "ground", "record"})
"""What somebody strikes or hits without a blow."""
LEAVING = frozenset(
    {
        "abandon",
        "avert",
        "avoid",
        "cease",
        "condemn",
        "curb",
        "end",
        "forgo",
        "forswear",
        "halt",
        "investigate",
        "limit",
        "pause",
        "prevent",
        "probe",
        "reduce",
        "refrain",
        "renounce",
        "stop",
        "suspend",
    }
)
"""Verbs by which somebody leaves what follows, or only looks at it."""


def stative(context: SentenceContext, match: Match) -> bool:
    """A participle that tells of a state: "*is prepared* to", not "prepared the ground"."""
    parse, token = context.parse, match.token
    return token.tag == "VBN" and (token.dep == "acomp" or parse.child(token, "auxpass") is not None)


def not_speech(context: SentenceContext, match: Match) -> bool:
    """*Decline* or *refuse* to do something, not only to comment (CAMEO 011 is no refusal). What "*declined in* the
    world" became less."""
    parse = context.parse
    told = (*parse.children(match.token, "xcomp"), *objects_of(parse, match.token))
    if (
        match.token.lemma == "decline"
        and not told
        and any(p.lemma in AMOUNTS for p in parse.children(match.token, "prep"))
    ):
        return False
    return not any(in_class(context, t, "SPEECHES") for t in told)


AMOUNTS = frozenset({"in", "by", "from", "since", "over", "during", "among", "under"})
"""Prepositions behind what becomes less: where, by how much, since when."""


def refuge(context: SentenceContext, match: Match) -> bool:
    """People who seek refuge with somebody: in a place that is named."""
    heads = (*prepositional(context.parse, match.token, "in", "from"), *_behind(context, match, "in", "from"))
    return actor(context, match) or any(mention_at(context, h) for h in heads)


def _behind(context: SentenceContext, match: Match, *prepositions: str) -> tuple[Token, ...]:
    return prepositional(context.parse, match.beside, *prepositions) if match.beside is not None else ()


def narrated(context: SentenceContext, match: Match) -> bool:
    """A verb that tells of an act, past or to come, not of what a rule or a thing allows in general."""
    verb = match.token
    if any(a.tag == "TO" for a in context.parse.children(verb, "aux")):
        return verb.dep == "xcomp" and context.parse.head(verb).lemma in ("agree", "decide", "refuse", "vote")
    auxiliaries = context.parse.children(verb, "aux")
    if any(a.tag == "MD" for a in auxiliaries):
        lemmas = {a.lemma for a in auxiliaries}
        return bool(lemmas & {"will", "would"}) and not any(a.lemma == "have" for a in auxiliaries)
    return verb.tag in NARRATED or any(a.tag in NARRATED for a in auxiliaries)


def allowed(context: SentenceContext, match: Match) -> bool:
    """People, or a party, that are allowed something."""
    parse = context.parse
    clauses = parse.children(match.token, "ccomp", "xcomp")
    whom = (*objects_of(parse, match.token), *(s for c in clauses for s in parse.children(c, "nsubj", "nsubjpass")))
    if any(in_class(context, t, "REFUGEES") for t in whom):
        return True
    return bool(clauses) and any(_is_person(context, t) or _is_domestic(context, t) for t in whom)


def _is_domestic(context: SentenceContext, head: Token) -> bool:
    """Whether a noun stands for a political actor that is named and is no state."""
    states = states_in(context)
    return any(is_political(context, a) and a not in states for a in actors_of(context, (head,)))


def asking_party(context: SentenceContext, match: Match) -> bool:
    """A political actor or a body of state that is asked."""
    parse = context.parse
    asked_of = is_passive(parse, match.token) or (match.token.tag == "VBN" and match.token.dep == "advcl")
    if asked_of and not agents(parse, match.token):
        return False  # "when *asked* about it"
    clauses = parse.children(match.token, "xcomp", "ccomp", "advcl")
    told = parse.child(match.token, "dobj", "dative")
    if told is None and any(w.tag == "WRB" for c in clauses for w in parse.children(c, "advmod")):
        return False  # "asked *why* Chad left"
    wanted = any(a.tag == "TO" for c in clauses for a in parse.children(c, "aux")) or any(
        c.tag == "VB" for c in clauses
    )
    if not wanted and not prepositional(parse, match.token, "for") and prepositional(parse, match.token, "about"):
        return False  # "asked Chad *about* it"
    if not wanted and any(w.lemma in ("how", "what", "who", "which") for c in clauses for w in parse.subtree(c)[:1]):
        return False  # "asked *how* Chad would respond"
    asked = (*objects_of(parse, match.token), *(s for c in clauses for s in parse.children(c, "nsubj")))
    return acted(context, match) or any(in_class(context, t, "POLITIES") for t in asked)


def given(context: SentenceContext, match: Match) -> bool:
    """Help or a sum that goes to a political actor, a place or people in need; *aid* by that name to anybody."""
    if acted(context, match):
        return True
    if any(t.lemma in HELPING for t in content_words(context.parse, match.token)):
        return True
    heads = prepositional(context.parse, match.token, "to", "for", "in")
    heads = (*heads, *_behind(context, match, "to", "for", "in"))
    if any(in_class(context, w, "NEEDY") for h in heads for w in (h, *context.parse.children(h, "amod"))):
        return True
    return any(mention_at(context, h) or in_class(context, h, "REFUGEES") or _placed(context, h) for h in heads)


def _placed(context: SentenceContext, head: Token) -> bool:
    """Whether a phrase is of a place: "the *Iraq* fund", "*Chad*'s farmers"."""
    return any(mention_at(context, c) for c in context.parse.children(head, "compound", "poss", "amod"))


def to_investigate(context: SentenceContext, match: Match) -> bool:
    """People sent so that they *investigate*."""
    return any(t.lemma in INVESTIGATING for t in content_words(context.parse, match.token))


def custody(context: SentenceContext, match: Match) -> bool:
    """*Into* or *in* custody."""
    return party(context, match) and any(of_class(context, match, p, "CUSTODIES") for p in ("into", "in"))


def emergency(context: SentenceContext, match: Match) -> bool:
    """A state of emergency or siege, or *martial* law."""
    law = match.beside
    if law is None or law.lemma != "law":
        return True
    return any(c.lemma.lower() == "martial" for c in context.parse.children(law, "amod", "compound"))


def police_crowd(context: SentenceContext, match: Match) -> bool:
    """A crowd or a protest that somebody in uniform breaks up."""
    objects = objects_of(context.parse, match.token)
    return party(context, match) and any(in_class(context, o, n) for o in objects for n in ("CROWDS", "PROTESTS"))


def arrested(context: SentenceContext, match: Match) -> bool:
    """An arrest *of* somebody in which a political actor has a part."""
    return actor(context, match) and bool(prepositional(context.parse, match.token, "of"))


def to_streets(context: SentenceContext, match: Match) -> bool:
    """*To* or *into* the streets."""
    return any(t.lemma in ("street", "square") for t in prepositional(context.parse, match.token, "to", "into"))


def of_territory(context: SentenceContext, match: Match) -> bool:
    """Control *of* land, a place or a body."""
    return acting(context, match) and any(
        in_class(context, t, n) or mention_at(context, t)
        for t in _behind(context, match, "of", "over")
        for n in ("TERRITORIES", "TARGETS", "AGENCIES")
    )


def explosive(context: SentenceContext, match: Match) -> bool:
    """An explosion that somebody meant: of a bomb or a mine."""
    known = context.lexicon.event_words.explosives
    return any(c.lemma.lower() in known for c in context.parse.children(match.token, "compound", "amod", "nmod"))


def out_of_question(context: SentenceContext, match: Match) -> bool:
    """ "Out of the *question*", in the mouth of a political speaker."""
    before = [t.lemma for t in context.parse.tokens[max(0, match.token.index - 3) : match.token.index]]
    return [t for t in before if t != "the"][-2:] == ["out", "of"] and acting(context, match)


def media_or_acting(context: SentenceContext, match: Match) -> bool:
    """A political actor that acts, or a newspaper or station that is acted on."""
    return acting(context, match) or any(in_class(context, o, "MEDIA") for o in objects_of(context.parse, match.token))


def to_people(context: SentenceContext, match: Match) -> bool:
    """*To* people who flee: refugees, a number of Syrians, 240 *Afghan* judges."""
    parse = context.parse
    heads = prepositional(parse, match.token, "to", "for")
    counted = (t for h in heads if h.lemma in COLLECTIVES for t in prepositional(parse, h, "of"))
    if any(h.tag == "NNPS" or is_kind(context, h, "REFUGEES") for h in (*heads, *counted)):
        return True
    people = (h for h in heads if h.tag == "NNS" and parse.child(h, "nummod") is not None)
    return any(actors_of(context, parse.children(h, "amod", "compound")) for h in people)


def detaining(context: SentenceContext, match: Match) -> bool:
    """An operation that is there to arrest people."""
    words = [t.lemma for t in content_words(context.parse, match.token)]
    return acting(context, match) and any(w in ("arrest", "detain", "capture", "apprehend") for w in words)


def finite(context: SentenceContext, match: Match) -> bool:
    """A verb that says what somebody does, not what something is for ("troops *to support* them")."""
    auxiliaries = context.parse.children(match.token, "aux", "auxpass")
    return match.token.tag in ("VBD", "VBZ", "VBP") or any(a.tag != "TO" for a in auxiliaries)


def appealing(context: SentenceContext, match: Match) -> bool:
    """An appeal to a political actor, for something or to do something; not one to taste or to voters."""
    clause = context.parse.child(match.token, "xcomp", "ccomp", "advcl") is not None
    return acted(context, match) or clause or bool(prepositional(context.parse, match.token, "for"))


def targeted(context: SentenceContext, match: Match) -> bool:
    """A building, a vehicle or a place as the object."""
    objects = objects_of(context.parse, match.token)
    return any(in_class(context, o, n) for o in objects for n in ("TARGETS", "FORCES", "WEAPONS"))


def toured(context: SentenceContext, match: Match) -> bool:
    """A journey of a political actor through a place."""
    objects = objects_of(context.parse, match.token)
    return acting(context, match) and any(mention_at(context, o) is not None for o in objects)


def guest(context: SentenceContext, match: Match) -> bool:
    """Somebody who is received, not an offer or a decision that is welcome, nor one's own who are *welcomed home*."""
    home = any(a.lemma == "home" for a in context.parse.children(match.token, "advmod"))
    return not home and any(
        in_class(context, o, "PERSONS") or actors_of(context, (o,), modifiers=False)
        for o in objects_of(context.parse, match.token)
    )


VERBAL = frozenset({"scathing", "verbal", "blistering", "stinging", "withering", "veiled", "personal", "furious"})


def verbal(context: SentenceContext, match: Match) -> bool:
    """An attack in words: *scathing*, *verbal*."""
    beside = match.beside
    return beside is not None and any(a.lemma in VERBAL for a in context.parse.children(beside, "amod"))


def condemning(context: SentenceContext, match: Match) -> bool:
    """A political actor on either side, an outrage that anybody condemns, or a power that those with a voice do."""
    objects = objects_of(context.parse, match.token)
    if actor(context, match) or any(in_class(context, o, "OUTRAGES") for o in objects):
        return True
    return is_somebody(context, match) and any(is_kind(context, o, "POLITIES") for o in objects)


def handing(context: SentenceContext, match: Match) -> bool:
    """A political actor on either side, or somebody with a name who gives a thing back to a country."""
    parse, token = context.parse, match.token
    if party(context, match):
        return True
    whom = [h for t in (token, *objects_of(parse, token)) for h in prepositional(parse, t, "to")]
    return any(h.pos == "PROPN" for h in doers(context, match)) and any(mention_at(context, h) for h in whom)


def addressed(context: SentenceContext, match: Match) -> bool:
    """To whom a deadline is put: a political actor or a body of state."""
    words = [w for w in (match.token, match.beside) if w is not None]
    clauses = [c for w in words for c in context.parse.children(w, "acl", "advcl", "ccomp", "xcomp", "relcl")]
    asked = [c for c in clauses if any(a.tag == "TO" for a in context.parse.children(c, "aux"))]
    for_whom = (s for c in asked for s in context.parse.children(c, "nsubj"))
    heads = (*(h for w in words for h in prepositional(context.parse, w, "to", "for")), *for_whom)
    if match.row.lemma == "set" and any(actors_of(context, (h,)) for h in heads):
        return True
    return acted(context, match) or any(is_kind(context, h, "POLITIES") for h in heads)


def leaving(context: SentenceContext, match: Match) -> bool:
    """*Out of* or *from* an organisation or an agreement, not a place."""
    bodies = {a.id for a in context.article.actors if a.kind == "organisation"}
    parse = context.parse
    heads = (*prepositional(parse, match.token, "of", "from", "out"), *objects_of(parse, match.token))
    return any(in_class(context, h, "DEALS") or bodies & set(actors_of(context, (h,), modifiers=False)) for h in heads)


def term(context: SentenceContext, match: Match) -> bool:
    """A time within which something must be done: "gave them two days *to leave*"."""
    if match.row.with_ == "until":
        tokens = context.parse.subtree(match.token)
        return any(t.tag == "TO" and t.dep == "aux" for t in tokens if t.index > match.token.index)
    own = context.parse.children(match.token, "xcomp", "advcl")
    behind = context.parse.children(match.beside, "acl", "relcl") if match.beside is not None else ()
    return any(a.tag == "TO" for c in (*own, *behind) for a in context.parse.children(c, "aux"))


def ordered(context: SentenceContext, match: Match) -> bool:
    """Who is ordered: a political actor, a body of state, or somebody with a name."""
    parse, token = context.parse, match.token
    clauses = parse.children(token, "xcomp", "ccomp")
    whom = (*objects_of(parse, token), *(s for c in clauses for s in parse.children(c, "nsubj", "nsubjpass")))
    return acted(context, match) or any(t.pos == "PROPN" or is_kind(context, t, "POLITIES") for t in whom)


def with_object(context: SentenceContext, match: Match) -> bool:
    """Something that is defended or supported."""
    return bool(objects_of(context.parse, match.token))
