"""Needs about who takes part: political actors, forces, crowds; one named condition a function."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext, once_an_article
from truceline.code.events.classes import in_class
from truceline.code.events.codes import content_words
from truceline.code.events.match import Match
from truceline.code.parties.cast import described_actors, kinds_of, named_actors, roles_of
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import mention_at
from truceline.model.actor import Actor
from truceline.model.parse import Parse, Token

POLITICAL_KINDS = ("government", "organ", "armed_group", "organisation", "people")


def is_political(context: SentenceContext, actor_id: str) -> bool:
    """Whether an actor is a state, an organ, a group, an organisation, or a person who acts for one."""
    return actor_id in _politicians(context)


@once_an_article
def _politicians(context: SentenceContext) -> frozenset[str]:
    named = (a.id for a in context.article.actors if _political(a) or _is_titled(context, a))
    # a leader who is named by his surname alone
    leaders = (a.id for a in context.article.described_actors if a.kind == "person" and a.sector == "GOV")
    return frozenset((*named, *(a for a in leaders if a not in named_actors(context))))


def _political(actor: Actor) -> bool:
    if actor.sector in ("BUS", "MED"):
        return False
    return actor.kind in POLITICAL_KINDS or actor.sector is not None or actor.country is not None


def _is_titled(context: SentenceContext, actor: Actor) -> bool:
    """Whether the text gives a person an office or rank of state: "*Judge* Adeyemi", "the *minister*, Ana Rocha"."""
    if actor.kind != "person" or actor.sector is not None:
        return False
    ranks = context.lexicon.event_words.classes["POLITIES"]
    return any(word in ranks for role in roles_of(context).get(actor.id, ()) for word in role.split())


def of_class(context: SentenceContext, match: Match, where: str, name: str) -> bool:
    """Whether a phrase at some place (obj, subj, any, content, or after a preposition) is of a class of nouns."""
    parse, token = context.parse, match.token
    if where == "obj":
        heads = objects_of(parse, token) if is_verbal(token) else ()
    elif where == "subj":
        heads = surface_subjects(parse, token)
    elif where == "any":
        heads = below(context, token)
    elif where == "xcomp":
        heads = parse.children(token, "xcomp")
    elif where == "content":
        return any(in_class(context, t, name) for t in content_words(parse, token, match.carrier))
    else:
        heads = prepositional(parse, token, where)
    return any(in_class(context, h, name) for h in heads)


def below(context: SentenceContext, token: Token) -> tuple[Token, ...]:
    """The nouns that hang on a word within three steps: its object, that one's complement …"""
    found: list[Token] = []
    layer = [token]
    for _ in range(3):
        layer = [
            c
            for t in layer
            for c in context.parse.children(t)
            if c.dep not in ("nsubj", "conj", "relcl", "advcl", "cc", "punct", "parataxis")
        ]
        found.extend(layer)
    return (*(t for t in found if t.pos in ("NOUN", "PROPN")), *objects_of(context.parse, token))


def acting(context: SentenceContext, match: Match) -> bool:
    """A political actor that acts, or one that the text only describes ("the rebels", "a court")."""
    if not _politicians(context).isdisjoint(match.actors) or _is_power(context, match):
        return True
    return any(is_kind(context, h, "POLITIES") for h in doers(context, match))


def _is_power(context: SentenceContext, match: Match) -> bool:
    """Whether somebody who acts is only described, but as one in office or arms: "an *MEP*", "tribal *elders*"."""
    if any(h.lemma in TITLES and not _is_of_state(context, h) for h in doers(context, match)):
        return False  # "the president of the chess club"
    described = _described(context, match)
    if any(a.sector in POWERS for a in described):
        return True
    bodies = any(a.kind != "person" and a.sector not in PRIVATE for a in described)
    return bodies and acted(context, match) and not is_of_people(context, match)


def _described(context: SentenceContext, match: Match) -> list[Actor]:
    """Those who act and are only described."""
    known = described_actors(context)
    return [known[a] for a in match.actors if a in known]


POWERS = frozenset({"GOV", "LEG", "MIL", "SPY", "PTY"})
"""Sectors of those who act for a state."""


TRADES = frozenset({"BUS", "MED", None})
"""Sectors of those whose business most of their acts are."""

PRIVATE = TRADES | {"CVL", "REF", "OPP"}
"""Sectors of those, too, most of whose words to a power are no politics: people at large, critics."""


def acted(context: SentenceContext, match: Match) -> bool:
    return not _politicians(context).isdisjoint(match.recipients)


def actor(context: SentenceContext, match: Match) -> bool:
    return acting(context, match) or acted(context, match)


def in_politics(context: SentenceContext, match: Match) -> bool:  # one shape for all guards
    """A state, an organ or an armed group somewhere in the article, or a political actor that acts."""
    return acting(context, match) or any(
        a.kind in ("government", "organ", "armed_group") for a in context.article.actors
    )


def sanctioned(context: SentenceContext, match: Match) -> bool:
    """Sanctions of a political actor, on somebody."""
    return acting(context, match) and bool(prepositional(context.parse, match.token, "on", "against"))


def forces_subject(context: SentenceContext, match: Match) -> bool:
    """Forces, a state or an armed group as the subject."""
    heads = subjects_of(context.parse, match.token) or surface_subjects(context.parse, match.token)
    if any(in_class(context, h, n) for h in heads for n in ("FORCES", "TROOPS")):
        return True
    kinds = kinds_of(context, match.actors)
    return bool(kinds & {"government", "armed_group", "organ"})


def forceful(context: SentenceContext, match: Match) -> bool:
    """Forces or a state in the phrase of a noun of withdrawal."""
    return (
        acting(context, match)
        or of_class(context, match, "of", "FORCES")
        or any(in_class(context, c, "FORCES") for c in context.parse.children(match.token, "compound"))
    )


def armed(context: SentenceContext, match: Match) -> bool:
    """An armed subject, or a state or group that strikes a place, an actor or a target."""
    objects = objects_of(context.parse, match.token)
    target = any(
        in_class(context, o, "TARGETS") or is_kind(context, o, "FORCES") or mention_at(context, o) for o in objects
    )
    heads = subjects_of(context.parse, match.token)
    arms = any(in_class(context, h, n) for h in heads for n in ("FORCES", "WEAPONS", "ATTACKS", "GUNNERS"))
    target = target or (arms and any(in_class(context, o, "TOWNS") for o in objects))
    if not target and not acted(context, match):
        return False
    kinds = kinds_of(context, match.actors)
    return arms or bool(kinds & {"government", "armed_group", "organ"})


def crowd(context: SentenceContext, match: Match) -> bool:
    """People in number, as subject or possessor, or a protest against a political actor; not what a thing *shows*."""
    if is_of_people(context, match):
        return True
    heads = [h for h in doers(context, match) if h.pos == "NOUN"]
    somebody = not heads or bool(match.actors) or any(h.tag == "NNS" for h in heads)
    return somebody and acted(context, match)


def is_of_people(context: SentenceContext, match: Match) -> bool:
    """People in number who act: by a noun of theirs, or as a people or movement that is named."""
    token = match.token
    heads = doers(context, match)
    if not is_verbal(token):
        heads = (*heads, *prepositional(context.parse, token, "by", "of"))
    kinds = kinds_of(context, match.actors)
    if any(h.tag == "NNPS" for h in heads):
        return True  # "the Albanians"
    return bool(kinds & {"people", "party"}) or any(is_kind(context, h, "CROWDS") for h in heads)


def actor_or_place(context: SentenceContext, match: Match) -> bool:
    if actor(context, match):
        return True
    heads = prepositional(context.parse, match.token, "on", "against", "in", "of", "at", "near", "into")
    return any(mention_at(context, h) or in_class(context, h, "TARGETS") for h in heads)


def doers(context: SentenceContext, match: Match) -> tuple[Token, ...]:
    """The heads of the phrases that say who does it, in words of any kind.

    A pronoun in what somebody says of himself stands for the speaker: "the rebels said that *they* would".
    """
    verb = match.token if is_verbal(match.token) or match.token.pos == "ADJ" else match.carrier
    if verb is None or match.token.dep == "nsubj":
        return ()
    heads = subjects_of(context.parse, verb)
    said = [s for h in heads if h.pos == "PRON" for s in _speaker_heads(context.parse, h)]
    written = [s for h in heads if h.lemma in DOCUMENTS for s in subjects_of(context.parse, context.parse.head(h))]
    if match.row.type == "PROTEST" and verb.dep == "acl" and verb.tag == "VBN" and not heads:
        heads = (context.parse.head(verb),)  # parsers take "students *marched* in Lima" for a participle
    return (*heads, *said, *written)


def _speaker_heads(parse: Parse, pronoun: Token) -> tuple[Token, ...]:
    """The subject of the verb whose clause has a pronoun as its subject."""
    clause = parse.head(pronoun)
    if clause.dep != "ccomp" or pronoun.lemma not in ("they", "it", "he", "she"):
        return ()
    return tuple(t for t in subjects_of(parse, parse.head(clause)) if t.pos != "PRON")


DOCUMENTS = frozenset({"declaration", "statement", "letter", "report", "resolution", "communique", "message", "note"})
"""What carries somebody's words: "issued a *declaration* demanding"."""


def _is_people(context: SentenceContext, name: Token) -> bool:
    """Whether a name that is counted is one of a people: "thousands of *Lebanese*", "of *Georgians*"."""
    plural = name.pos == "PROPN" and name.text.endswith("s")
    return name.text[0].isupper() and (plural or mention_at(context, name) is not None)


UNDER_ARMS = frozenset({"FORCES", "CONSTABLES", "POLICE"})
"""Classes of those who are no people of a name: "hundreds of *Kenyans*" are no army."""

NUMBERS = frozenset({"dozen", "ten", "hundred", "thousand", "million", "number", "half", "third", "quarter"})
"""Words of number that are what they count: "hundreds of *farmers*", "hundreds of *pages*"."""

COLLECTIVES = frozenset(
    {"group", "office", "command", "force", "team", "service", "network", "wing", "member", "dozen", "hundred"}
    | {"thousand", "number", "branch", "troop", "unit", "bulldozer", "helicopter", "plane", "vehicle", "ship", "boat"}
    | {"truck", "source", "contingent"}
)
"""Nouns for bodies that are what the word before them, or behind *of*, says: "the prosecutor's *office*"."""


TITLES = frozenset({"president", "leader", "spokesman", "spokeswoman", "secretary", "general", "governor", "chief"})


def _is_of_state(context: SentenceContext, title: Token) -> bool:
    """Whether an office is one of politics: "leader of the *rebels*", not "president of the chess *club*"."""
    known = context.lexicon.event_words.classes["POLITIES"] | context.lexicon.event_words.offices_of
    nouns = (*prepositional(context.parse, title, "of", "for"), *context.parse.children(title, "compound", "poss"))
    common = [t for t in nouns if t.pos == "NOUN"]
    return not common or any(t.lemma in known for t in common) or len(common) < len(nouns)


def is_kind(context: SentenceContext, head: Token, name: str) -> bool:
    """Whether a phrase stands for something of a class: by its head, its description or what it is a body of."""
    parse = context.parse
    if name == "POLITIES" and head.lemma in TITLES and not _is_of_state(context, head):
        return False
    counted = prepositional(parse, head, "of") if head.pos == "NUM" or head.lemma in NUMBERS else ()
    if counted:
        peoples = name == "CROWDS" and any(_is_people(context, t) for t in counted)
        peoples = peoples or (name not in UNDER_ARMS and any(t.tag == "NNPS" for t in counted))
        return peoples or any(in_class(context, t, name) for t in counted)
    if in_class(context, head, name) or any(in_class(context, a, name) for a in parse.children(head, "appos")):
        return True
    if head.pos == "PROPN":
        return any(in_class(context, c, name) for c in parse.children(head, "compound"))
    if head.lemma not in COLLECTIVES:
        return False
    parts = (*parse.children(head, "compound", "poss", "amod"), *prepositional(parse, head, "of"))
    return any(in_class(context, t, name) for t in parts)


def named(context: SentenceContext, match: Match) -> bool:
    """A political actor that acts, or somebody with a name or a description, or nobody, whose act is on one."""
    if acting(context, match) or (is_of_people(context, match) and bool(match.recipients)):
        return True
    heads = doers(context, match)
    if heads and not is_somebody(context, match):
        return False
    if acted(context, match) or acted_power(context, match):
        return True
    return bool(heads) and (_is_on_power(context, match) or _is_to_power(context, match))


def is_somebody(context: SentenceContext, match: Match) -> bool:
    """Whether who acts has a name or a voice in politics: churches, unions, watchdogs, kin of the missing."""
    if any(h.pos == "PROPN" or is_kind(context, h, "VOICES") for h in doers(context, match)):
        return True
    return any(a.sector not in TRADES for a in _described(context, match))


def acted_power(context: SentenceContext, match: Match) -> bool:
    """Whether it is done to somebody who is only described, but as one in office: "demanded it of *the premier*"."""
    if not is_verbal(match.token):
        return False
    verb = match.token
    where = (*objects_of(context.parse, verb), *prepositional(context.parse, verb, "from", "of", "on", "to"))
    heads = {h.end for h in where}
    described = context.article.described_actors
    powers = {a.id for a in described if a.sector in POWERS and a.kind != "organisation"}
    return any(m.of in powers and m.span.end in heads for m in context.article.described)


def _is_on_power(context: SentenceContext, match: Match) -> bool:
    """Whether what is asked is about a state or a body of one: "the elders demanded that *Chad* leave"."""
    if match.row.type != "REQUEST" or not is_verbal(match.token):
        return False
    parse, verb = context.parse, match.token
    if verb.lemma == "appeal" and objects_of(parse, verb):
        return False  # "appealed the ruling"
    if verb.dep in ("advcl", "pcomp", "acl") and verb.tag in ("VB", "VBG"):
        return False  # what a protest is for: "marched *to demand* …"
    below = (*parse.children(verb, "ccomp", "xcomp", "advcl"), *objects_of(parse, verb), *_asked_for(parse, verb))
    words = {t.end for c in below for t in parse.subtree(c) if t.index > verb.index}
    sectors = ("IGO", "GOV") if verb.lemma == "demand" else ("IGO",)
    powers = {a.id for a in context.article.actors if a.kind in ("government", "organ") or a.sector in sectors}
    span = context.span(verb)
    here = (m for m in context.article.mentions if m.of in powers and m.span.start > span.start)
    return any(m.span.end in words for m in here)


def _is_to_power(context: SentenceContext, match: Match) -> bool:
    """Whether somebody with a voice asks it of a power in words: "the union demanded a rise *from the government*"."""
    if match.row.type != "REQUEST" or not is_verbal(match.token):
        return False
    parse, verb = context.parse, match.token
    things = objects_of(parse, verb)
    behind = (h for w in (verb, *things) for h in prepositional(parse, w, "from", "on", "upon", "to", "with"))
    doing = (s for c in parse.children(verb, "ccomp", "xcomp") for s in parse.children(c, "nsubj"))
    whom = (*things, *behind, *doing)
    return any(h.lemma in RULING and is_kind(context, h, "POLITIES") for h in whom)


RULING = frozenset({"government", "junta", "regime", "parliament", "president", "ministry", "authority", "cabinet"})
"""Nouns for whoever rules, to whom a demand is one of politics."""


def _asked_for(parse: Parse, verb: Token) -> tuple[Token, ...]:
    return prepositional(parse, verb, "for", "to", "on")


def party(context: SentenceContext, match: Match) -> bool:
    """A political actor on either side, or a noun for one ("a court", "three soldiers") that acts or is acted on."""
    if actor(context, match):
        return True
    verb = match.token
    objects = objects_of(context.parse, verb) if is_verbal(verb) else ()
    against = prepositional(context.parse, verb, "by", "against", "into", "at")
    return any(is_kind(context, h, "POLITIES") for h in (*doers(context, match), *objects, *against))


def official(context: SentenceContext, match: Match) -> bool:
    """A state, an organ or an organisation that acts, not people in the street."""
    kinds = kinds_of(context, match.actors)
    return bool(kinds & {"government", "organ", "organisation"}) and not is_of_people(context, match)


def armed_doer(context: SentenceContext, match: Match) -> bool:
    """A political actor that acts, or a weapon or an attack; a political one that is hit, by nobody named.

    Not what a plague, a storm or a critic does.
    """
    heads = doers(context, match)
    if acting(context, match) or (not heads and acted(context, match)):
        return True
    if any(c.lemma == "armed" for h in heads for c in context.parse.children(h, "amod")):
        return True
    arms = [h for h in (*heads, *prepositional(context.parse, match.token, "by", "in")) if not _is_accident(context, h)]
    return any(in_class(context, h, n) for h in arms for n in ("WEAPONS", "ATTACKS", "FORCES", "GUNNERS", "GUNMEN"))


def _is_accident(context: SentenceContext, head: Token) -> bool:
    """Whether an explosion is one of gas, of a boiler …, not of a bomb."""
    of = context.parse.children(head, "compound") if head.lemma in ("explosion", "blast", "fire") else ()
    known = context.lexicon.event_words.explosives
    if head.lemma == "fire" and not of:
        return any(d.lemma == "a" for d in context.parse.children(head, "det"))  # "*a fire* destroyed the hotel"
    return bool(of) and not any(c.lemma.lower() in known for c in of)


def police_like(context: SentenceContext, match: Match) -> bool:
    """Police or prosecutors who act."""
    return any(is_kind(context, h, "POLICE") for h in doers(context, match))


def _is_condition(parse: Parse, verb: Token) -> bool:
    """Whether a *must* only says what has to come first ("must leave *before* talks begin"): a precondition."""
    marks = (m for c in parse.children(verb, "advcl", "prep") for m in (c, *parse.children(c, "mark")))
    return any(m.lemma in ("before", "until", "unless", "if") for m in marks)


READY = frozenset({"ready", "willing", "prepared", "accountable", "careful"})


def duty(context: SentenceContext, match: Match) -> bool:
    """A *must* in the mouth of a political speaker, laid on another or on nobody named."""
    verb = context.parse.head(match.token)
    if match.token.dep != "aux" or not is_verbal(verb) or verb.dep == "relcl":
        return False
    if verb.lemma in ("be", "have") and not any(a.lemma in READY for a in context.parse.children(verb, "acomp")):
        return False
    if not acted(context, match) or _is_condition(context.parse, verb):
        return False
    speakers = _speaker_heads_of(context.parse, verb)
    return acting(context, match) or any(is_kind(context, h, "POLITIES") for h in speakers)


def _speaker_heads_of(parse: Parse, clause: Token) -> tuple[Token, ...]:
    """Who says a clause, by the subject of the verb that it is the content of."""
    return subjects_of(parse, parse.head(clause)) if clause.dep == "ccomp" else ()


def foe(context: SentenceContext, match: Match) -> bool:
    """Whom forces fight: a political actor or other forces, or nobody named; not a ruling or a disease."""
    objects = objects_of(context.parse, match.token)
    return (
        acted(context, match)
        or not objects
        or any(is_kind(context, o, n) for o in objects for n in ("FORCES", "GUNMEN"))
    )


def rioting(context: SentenceContext, match: Match) -> bool:
    """A crowd that breaks in or lays waste, not forces."""
    return is_of_people(context, match) and not any(is_kind(context, h, "FORCES") for h in doers(context, match))
