"""Triggers that only look like a happening, by a parser or by their form: a noun, a state, whatever may be so."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.match import Match
from truceline.code.events.tolls import HARM
from truceline.code.parties.grammar import FINITE, agents, is_passive, objects_of, prepositional
from truceline.code.parties.participants import actors_of
from truceline.code.slots.circumstances import time_of
from truceline.model.parse import Parse, Token

STRIKING = frozenset(HARM) | {"murder", "execute", "stab", "massacre", "abduct", "kidnap", "behead", "assassinate"}
"""Verbs that say whom they hit, by object or as a passive."""


def is_noun_taken_for_verb(context: SentenceContext, match: Match) -> bool:
    """Whether a noun behind *that* is read as a verb: "the sense that *trade* with them *is* fading"."""
    parse, verb = context.parse, match.token
    before = parse.tokens[verb.index - 1]
    if verb.tag != "VBP" or verb.dep != "relcl" or before.lemma != "that":
        return False
    behind = parse.subtree(verb)[-1].index + 1
    after = parse.tokens[behind] if behind < len(parse) else before
    return after.tag in FINITE and parse.child(after, "nsubj", "nsubjpass", "expl") is None


def is_of_those_hit(context: SentenceContext, match: Match) -> bool:
    """Whether a participle names people: "among *the dead and wounded*"; or lacks both whom and that it is passive:
    "villagers *stabbed* while they slept", which parsers read as what the villagers did."""
    parse, verb = context.parse, match.token
    if match.row.type not in HARMFUL or not is_verbal(verb):
        return False
    if verb.lemma not in STRIKING:
        return verb.tag == "VBD" and _is_by_others(parse, verb)
    before = [t.text.lower() for t in parse.tokens[max(0, verb.index - 3) : verb.index]]
    if before[-1:] in (["and"], ["or"]) and before[:1] == ["the"] and before[1] in HIT:
        return True
    if verb.tag != "VBD" or is_passive(parse, verb) or verb.index + 1 == len(parse):
        return False
    after = parse.lowered[verb.index + 1]
    return after in BEHIND_NO_VERB or (after == "in" and not objects_of(parse, verb)) or _is_by_others(parse, verb)


def _is_by_others(parse: Parse, verb: Token) -> bool:
    """Whether a verb in the past has *by* right behind it and no object, as only a participle has."""
    behind = parse.lowered[verb.index + 1 : verb.index + 2]
    return behind == ("by",) and not is_passive(parse, verb) and not objects_of(parse, verb)


HARMFUL = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
"""Types of what is done to somebody."""


HIT = frozenset({"dead", "killed", "injured", "wounded", "missing"})
"""Words for people who were hit."""
BEHIND_NO_VERB = frozenset({"while", "during", "when"})
"""Words that never part a verb from its object."""


def is_stationed(context: SentenceContext, match: Match) -> bool:
    """Whether forces are only somewhere: "troops *deployed* at two bases", without a day on which they came."""
    parse, verb = context.parse, match.token
    if match.row.type != "MOBILIZE" or verb.dep != "acl" or verb.tag == "VBG" or parse.child(verb, "agent", "xcomp"):
        return False
    at = prepositional(parse, verb, "at", "in", "across", "throughout", "inside", "around")
    to = prepositional(parse, verb, "to", "into", "towards", "toward", "against")
    return bool(at) and not to and time_of(context, verb) is None


def is_rallying_to(context: SentenceContext, match: Match) -> bool:
    """Whether those who *rally* back somebody: "rallied to his call", "rallied behind the premier"."""
    parse, verb = context.parse, match.token
    if match.row.type != "PROTEST" or verb.lemma != "rally":
        return False
    to = prepositional(parse, verb, "to")
    return any(t.lemma in CAUSES for t in to) or bool(prepositional(parse, verb, "behind", "around", "round"))


CAUSES = frozenset({"call", "side", "cause", "defence", "defense", "support", "aid", "banner", "flag", "help"})
"""What people rally to whom they back."""


def is_barred(context: SentenceContext, match: Match) -> bool:
    """Whether a gerund is only what rules forbid or limit: "restrictions on *sharing* secrets with Chad"."""
    parse, verb = context.parse, match.token
    if verb.tag != "VBG" or verb.dep != "pcomp" or parse.head(verb).lemma not in ("on", "against"):
        return False
    return parse.head(parse.head(verb)).lemma in BARS


BARS = frozenset({"restriction", "ban", "limit", "prohibition", "curb", "moratorium", "rule", "law", "taboo"})
"""Nouns for what forbids."""


def is_siding(context: SentenceContext, match: Match) -> bool:
    """Whether who *fights* is only told by whose side he is on: "militias *fighting* on its side"."""
    parse, verb = context.parse, match.token
    if verb.lemma != "fight" or verb.tag != "VBG" or verb.dep != "acl":
        return False
    if objects_of(parse, verb) or prepositional(parse, verb, "against"):
        return False
    on = prepositional(parse, verb, "on")
    return any(t.lemma == "side" for t in on) or bool(prepositional(parse, verb, "alongside", "beside"))


def is_of_past_war(context: SentenceContext, match: Match) -> bool:
    """Whether a participle only tells of the war right before it: "ended the war, *fought* in Chad since 1990"."""
    parse, verb = context.parse, match.token
    if verb.lemma not in ("fight", "wage") or verb.tag not in ("VBD", "VBN") or verb.index < 2:
        return False
    if parse.child(verb, "nsubj", "nsubjpass", "dobj", "agent") is not None or verb.dep == "conj":
        return False
    return parse.tokens[verb.index - 1].text == "," and parse.tokens[verb.index - 2].lemma in ("war", "conflict")


def is_of_the_dead(context: SentenceContext, match: Match) -> bool:
    """Whether only the dead are given back, no captives: "returned the *remains* of ten airmen"."""
    return match.row.mode == "release" and any(
        o.text.lower() in REMAINS for o in objects_of(context.parse, match.token)
    )


def is_rescue(context: SentenceContext, match: Match) -> bool:
    """Whether captives are freed from others who hold them: "soldiers freed two nurses *held by the rebels*"."""
    if match.row.mode != "release" or not is_verbal(match.token):
        return False
    parse = context.parse
    taken = (v for o in objects_of(parse, match.token) for v in parse.children(o, "acl") if v.lemma in TAKING)
    keepers = (actors_of(context, agents(parse, v), described=True) for v in taken)
    return any(k and match.actors and not set(k) & set(match.actors) for k in keepers)


TAKING = frozenset({"hold", "kidnap", "abduct", "seize", "capture", "take", "imprison", "detain"})
"""What those did who have captives."""

REMAINS = frozenset({"remains", "ashes"})
"""What is left of people who died long ago; the *bodies* of hostages go back as they do."""


def is_on_matter(context: SentenceContext, match: Match) -> bool:
    """Whether a word of war is said of talks, plans or a trend: "*killed* the plan", "*blew up* the talks"."""
    verb = match.token
    if match.row.type not in HARMFUL or verb.lemma not in FIGURED or not is_verbal(verb):
        return False
    objects = objects_of(context.parse, verb)
    return bool(objects) and all(
        o.pos == "NOUN" and (o.lemma in TRENDS or any(in_class(context, o, n) for n in MATTERS)) for o in objects
    )


FIGURED = frozenset({"kill", "blow", "arrest", "destroy", "crush", "hijack", "demolish", "bury", "sink", "shoot"})
"""Verbs of war and law that are said of plans, too."""
MATTERS = ("TALKS", "AGREEMENTS", "PROPOSALS", "DEALS")
"""Classes of what is talked about or agreed."""
TRENDS = frozenset(
    {"slide", "decline", "spread", "rise", "fall", "hope", "chance", "trend", "idea", "prospect", "trust", "truce"}
)
"""Nouns for what grows or fades."""


def is_peaceful_drive(context: SentenceContext, match: Match) -> bool:
    """Whether a campaign or offensive is one of words: "a *diplomatic* offensive", "a campaign *for peace*"."""
    noun = match.beside if match.beside is not None and match.beside.lemma in DRIVES else match.token
    if match.row.type != "ASSAULT" or noun.lemma not in DRIVES:
        return False
    parse = context.parse
    before = parse.children(noun, "amod", "compound", "nmod")
    aims = (*prepositional(parse, noun, "for"), *(t for t in before))
    return any(t.lemma in PEACEFUL for t in aims)


DRIVES = frozenset({"campaign", "offensive", "assault", "blitz", "operation"})
"""Nouns for what is driven forward, by arms or not."""
PEACEFUL = frozenset(
    {"peace", "diplomatic", "charm", "media", "election", "political", "legal", "advertising", "propaganda", "relief"}
    | {"fundraising", "vaccination", "influence", "information", "lobbying", "publicity", "rescue", "aid", "right"}
    | {"peacekeeping", "humanitarian", "electoral", "presidential", "smear"}
)
"""What makes a drive one without arms."""


def is_bombarded_with_words(context: SentenceContext, match: Match) -> bool:
    """Whether somebody is only written to or asked again and again: "*bombarded* them with letters"."""
    with_ = prepositional(context.parse, match.token, "with") if match.row.type == "ASSAULT" else ()
    return any(t.lemma in WORDS for t in with_)


WORDS = frozenset(
    {"letter", "call", "message", "question", "email", "request", "tweet", "demand", "complaint", "criticism", "insult"}
    | {"sanction", "tariff", "fine", "lawsuit", "duty", "levy", "ban", "embargo", "charge", "penalty", "tax", "bill"}
    | {"writ", "indictment", "curb", "restriction", "surcharge", "fee", "lawsuits", "subpoena", "proposal", "offer"}
)
"""What people are bombarded or hit with in words, in court or in trade."""


def is_riot_gear(context: SentenceContext, match: Match) -> bool:
    """Whether a riot only names police or what they wear: "*riot* police"."""
    token = match.token
    named = match.row.type == "PROTEST" and token.dep in ("compound", "amod", "nmod") and match.row.kind == "noun"
    return named and context.parse.head(token).lemma in RIOT_GEAR


RIOT_GEAR = frozenset({"police", "policeman", "squad", "officer", "gear", "shield", "troop", "unit", "cop", "gun"})
"""Nouns that a riot stands before without being one."""


def is_disposal(context: SentenceContext, match: Match) -> bool:
    """Whether a bomb of a past war is made safe, or an old ship sunk for a reef: "blew up a *wartime bomb*"."""
    verb = match.token
    if match.row.type != "ASSAULT" or verb.lemma not in DISPOSING or not is_verbal(verb):
        return False
    parse = context.parse
    if any(t.lemma == "controlled" for t in parse.subtree(verb)):
        return True
    for thing in objects_of(parse, verb):
        before = {c.lemma.lower() for c in parse.children(thing, "compound", "amod", "nmod")}
        bomb = any(in_class(context, thing, n) for n in ("BOMBS", "WEAPONS", "EXPLOSIVES"))
        if bomb and (before & PAST_USE or (verb.lemma == "blow" and not in_class(context, thing, "PROJECTILES"))):
            return True
        if in_class(context, thing, "SHIPS") and (before & PAST_USE or "reef" in parse.lemmas):
            return True
        if verb.lemma in ("blow", "detonate") and thing.lemma in ("package", "suitcase", "munition", "ordnance"):
            return True
    return False


DISPOSING = frozenset({"blow", "detonate", "explode", "sink", "scuttle", "destroy", "demolish"})
"""Verbs for what is done away with, by foes or by its owners."""
PAST_USE = frozenset(
    {"old", "wartime", "war", "unexploded", "decommissioned", "retired", "obsolete", "war-era", "derelict", "disused"}
    | {"mothballed", "rusting", "second", "ii", "suspicious"}
)
"""Words before a bomb or ship that nobody fights with."""


def is_plan_dropped(context: SentenceContext, match: Match) -> bool:
    """Whether an attack was only planned by who drops it: "*broke off* a planned strike", "*aborted* a raid"."""
    parse, noun = context.parse, match.token
    verb = parse.head(noun)
    if match.row.type != "ASSAULT" or match.row.kind != "noun" or noun.dep not in ("dobj", "nsubjpass"):
        return False
    if verb.lemma == "abort":
        return True
    planned = any(c.lemma in PLANNED for c in parse.children(noun, "amod", "compound"))
    off = verb.lemma in ("break", "put") and parse.child(verb, "prt") is not None
    return planned and (off or verb.lemma in ("abandon", "shelve", "drop", "forgo", "forego", "scrap", "delay"))


PLANNED = frozenset({"plan", "planned", "intended", "scheduled", "imminent", "looming", "impending", "pending"})
"""Words before an attack that has not come."""


def is_without_reason(context: SentenceContext, match: Match) -> bool:
    """Whether a deed is what there is *no reason* for: "saw *no reason to keep* him *detained*"."""
    if match.row.type not in HARMFUL:
        return False
    parse = context.parse
    for word in (match.token, *parse.ancestors(match.token)):
        noun = parse.head(word)
        if word.dep in ("acl", "pobj", "pcomp", "relcl") and noun.pos == "ADP":
            noun = parse.head(noun)
        if noun.lemma in REASONS and any(d.lemma == "no" for d in parse.children(noun, "det")):
            return noun.index < match.token.index
        if word.dep not in ("xcomp", "ccomp", "oprd", "acl", "acomp", "pcomp", "pobj", "dobj"):
            return False
    return False


REASONS = frozenset({"reason", "need", "ground", "justification", "basis", "cause", "excuse", "right", "point"})
"""Nouns for why something is done."""


def is_judged_call(context: SentenceContext, match: Match) -> bool:
    """Whether a *call* is a decision: "made the *wrong call*"."""
    nouns = [w for w in (match.token, match.beside) if w is not None and w.lemma == "call"]
    return any(w.lemma in JUDGED for n in nouns for w in context.parse.children(n, "amod", "compound"))


JUDGED = frozenset({"wrong", "right", "tough", "hard", "bad", "good", "judgment", "judgement", "close", "final"})
"""What a decision is called, not an appeal."""


def is_agreed_duty(context: SentenceContext, match: Match) -> bool:
    """Whether what somebody *should* do is what he has agreed to: "agreed that their countries *should* meet"."""
    parse = context.parse
    verb = parse.head(match.token) if match.token.dep == "aux" else match.token
    modal = match.token.lemma == "should" or any(a.lemma == "should" for a in parse.children(verb, "aux"))
    return match.row.type == "REQUEST" and modal and verb.dep == "ccomp" and parse.head(verb).lemma == "agree"


def is_backing_off(context: SentenceContext, match: Match) -> bool:
    """Whether who *backs* only draws back: "*backed off* a plan", "*backed away* from it"."""
    if match.token.lemma != "back" or match.row.type != "SUPPORT":
        return False
    return next(iter(context.parse.lowered[match.token.index + 1 :]), "") in ("off", "away", "out", "down")


def is_talk_of(context: SentenceContext, match: Match) -> bool:
    """Whether people only speak of a thing: "there is *talk of* a summit" is no talk between its parties."""
    noun = match.token
    return noun.lemma == "talk" and noun.tag == "NN" and bool(prepositional(context.parse, noun, "of"))


MISREAD = (
    *(is_noun_taken_for_verb, is_of_those_hit, is_stationed, is_rallying_to, is_barred),
    *(is_siding, is_of_past_war, is_of_the_dead, is_rescue),
    *(is_on_matter, is_peaceful_drive, is_bombarded_with_words, is_riot_gear),
    *(is_agreed_duty, is_backing_off, is_judged_call, is_talk_of),
    *(is_disposal, is_plan_dropped, is_without_reason),
)
"""Whether a trigger only looks like a happening."""
