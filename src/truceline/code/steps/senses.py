"""Words that name a step elsewhere but mean another thing where they stand: a deal on trade, a calm ally."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.lexicon.issues import CueMatch
from truceline.model.parse import Parse, Token

TALKS_AND_DEALS = frozenset({"talk", "negotiation", "deal", "agreement", "accord", "pact", "treaty"})
"""Words for talks and what they bring, which are of another kind where they are on trade and the like."""

OTHER_MATTERS = frozenset(
    {
        "trade",
        "tariff",
        "unity",
        "coalition",
        "business",
        "arms",
        "pandemic",
        "climate",
        "health",
        "energy",
        "oil",
        "gas",
        "association",
        "partnership",
        "mineral",
        "budget",
        "tax",
        "debt",
        "plea",
        "investment",
    }
)
"""What talks and deals of another kind are on: "a *trade* deal" ends no war."""

NO_GROUND = frozenset(
    {
        "union",
        "community",
        "treaty",
        "pact",
        "convention",
        "court",
        "organization",
        "agreement",
        "deal",
        "accord",
        "talk",
        "negotiation",
        "dialogue",
        "process",
        "summit",
        "meeting",
        "forum",
    }
)
"""What is left without any forces: "withdrew from the *treaty*"."""


def is_other_sense(parse: Parse, word: Token, match: CueMatch) -> bool:
    """Tell whether a cue means something else where it stands.

    To *deal* with something is no deal, to *calm* allies no pause, a *settlement* block no peace settlement, and the
    *removal* of arms no change of leaders.
    """
    if word.lemma in ("peace", "prize") and "prize" in (word.lemma, parse.head(word).lemma):
        return True  # "the Nobel *Peace* Prize"
    if word.lemma in TALKS_AND_DEALS and (_is_on_trade(parse, word) or _is_in_force(parse, word)):
        return True
    if match.key == "peace_deal" and is_verbal(word) and _is_over_trade(parse, word):
        return True
    if word.lemma == "quit" and any(o.lemma in NO_GROUND for o in parse.children(word, "dobj")):
        return True  # "*quit* the talks"
    if word.lemma in LEAVING and _is_leaving_no_ground(parse, word):
        return True
    if word.lemma == "dismantle" and match.words == 1 and _is_no_plant(parse, word):
        return True  # "dismantle *Hamas*", "dismantle *settlements*"
    if match.key == "withdrawal" and _is_of_no_forces(parse, word):
        return True
    if word.lemma == "step" and match.key == "leadership_change" and _is_leaving_no_office(parse, word):
        return True
    if word.text.lower() == "fighting" and _is_of_fighters(parse, word):
        return True
    if word.lemma == "government":
        return not _is_called_for(parse, word)
    return match.words == 1 and (_is_other_verb(parse, word) or _is_other_noun(parse, word))


def _is_of_fighters(parse: Parse, word: Token) -> bool:
    """Whether *fighting* only says who somebody is: "support for *troops* fighting in Mali".

    The participle hangs on the noun, or a parser takes the noun for a part of its name.
    """
    owner = parse.head(word) if word.dep == "acl" else next(iter(parse.children(word, "compound")), None)
    return owner is not None and owner.lemma in FIGHTERS and owner.index < word.index


FIGHTERS = frozenset(
    {"coalition", "force", "troop", "army", "rebel", "fighter", "militia", "soldier", "unit", "militant", "insurgent"}
)
"""Nouns for those who fight."""


PLANTS = frozenset(
    {
        "centrifuge",
        "reactor",
        "plant",
        "facility",
        "site",
        "programme",
        "program",
        "enrichment",
        "infrastructure",
        "arsenal",
        "stockpile",
        "weapon",
        "warhead",
        "bomb",
    }
)
"""Nouns for what is dismantled under limits on nuclear work."""


def _is_no_plant(parse: Parse, word: Token) -> bool:
    objects = parse.children(word, "dobj", "nsubjpass")
    return bool(objects) and not any(o.lemma in PLANTS for o in objects)


FORCES = FIGHTERS | {
    "military",
    "police",
    "guard",
    "arm",
    "weapon",
    "tank",
    "artillery",
    "missile",
    "gun",
    "vehicle",
    "equipment",
    "troops",
    "personnel",
    "people",
    "presence",
    "mission",
    "contingent",
    "brigade",
    "battalion",
    "peacekeeper",
    "mercenary",
    "proxy",
    "settler",
    "base",
    "number",
    "side",
    "third",
    "half",
    "thousand",
    "hundred",
    "most",
    "all",
}
"""Nouns for what leaves ground when it is withdrawn."""


def _is_other_verb(parse: Parse, word: Token) -> bool:
    """Whether a word is a verb of another sense, or a participle that only describes a noun."""
    if is_verbal(word) and word.lemma in ("deal", "calm", "poll", "ship"):
        return True
    if word.lemma == "calm" and word.pos == "ADJ":
        return True  # "have to stay *calm*"
    if word.lemma in ("fight", "fighting", "combat") and parse.child(word, "dobj") is not None:
        return True  # "fighting corruption"
    if word.lemma in ("recognize", "recognise") and parse.child(word, "ccomp") is not None:
        return True  # "recognises that …"
    return word.dep == "amod" and word.tag in ("VBN", "VBD")  # "secure and *recognised* borders", "the *ousted* chief"


OFFICES = frozenset({"power", "office", "post", "presidency", "position", "leadership", "role"})
"""What somebody leaves who steps aside for good."""


def _is_leaving_no_office(parse: Parse, word: Token) -> bool:
    """Whether somebody steps aside from what is no office: "step aside *from the talks*"."""
    behind = [o for t in parse.subtree(word) if t.lemma == "from" for o in parse.children(t, "pobj")]
    return bool(behind) and not any(o.lemma in OFFICES for o in behind)


SPELLS = frozenset({"period", "day", "week", "month", "spell", "stretch"})
"""Nouns for a time, of which some may be agreed on."""

FIRE_IS = frozenset(
    {"open", "return", "draw", "take", "come", "catch", "light", "set", "start", "extinguish", "spread"}
)
"""Verbs that have a *fire* which nobody ceases."""

PERCEIVED = frozenset({"behavioral", "behavioural", "facial", "face", "voice", "speech", "image", "name", "brand"})
"""What is recognised where no state is."""


def _is_other_noun(parse: Parse, word: Token) -> bool:
    """Whether a word is a noun of another sense."""
    above = parse.head(word)
    if word.lemma == "fire" and above.lemma in FIRE_IS:
        return True
    if word.lemma == "recognition" and any(m.lemma in PERCEIVED for m in parse.children(word, "amod", "compound")):
        return True  # "*facial* recognition"
    if word.dep in ("compound", "nmod") and word.lemma in ("tariff", "sanction") and above.lemma in TALKS_AND_DEALS:
        return True  # "*tariff* negotiations"
    if word.lemma == "framework" and word.dep == "pobj" and above.lemma in ("within", "in", "under"):
        return True  # "within the framework of the law"
    if word.lemma == "calm" and not parse.children(word, "det", "amod", "compound"):
        return parse.head(above).lemma not in SPELLS  # "urged calm", not "a *period* of calm"
    if word.lemma == "territory" and word.dep not in ("dobj", "ROOT", "conj", "attr"):
        return True  # "attacks launched from their territory"
    if word.lemma == "election" and word.index and parse.tokens[word.index - 1].text == "-":
        return True  # "re-election"
    if word.dep == "dobj" and above.lemma in ("use", "exploit"):
        return True  # "*use* the truce to …"
    if word.lemma == "deal" and any(a.lemma == "big" for a in parse.children(word, "amod")):
        return True  # "made a *big deal* about it"
    return word.lemma == "removal" or (word.lemma == "settlement" and word.dep in ("compound", "nmod", "amod"))


def _is_over_trade(parse: Parse, verb: Token) -> bool:
    """Whether what is settled is over trade and the like: "resolved their *trade* dispute"."""
    return any(w.lemma in OTHER_MATTERS for o in parse.children(verb, "dobj") for w in parse.children(o, "compound"))


LEAVING = frozenset({"withdraw", "withdrawal", "pull", "pullout", "pull-out", "retreat"})
"""Words of leaving ground, which may also leave a body or talks."""


def _is_leaving_no_ground(parse: Parse, word: Token) -> bool:
    """Whether what is left is a body, a treaty or talks, and no ground: "*pulled* out of the summit"."""
    waiting = [c for c in parse.children(word, "prep", "prt", "advmod") if c.lemma in ("from", "out", "back", "of")]
    for prep in waiting:
        waiting.extend(parse.children(prep, "prep"))
    behind = (o for p in waiting if p.lemma in ("from", "of") for o in parse.children(p, "pobj"))
    return any(o.lemma.lower() in NO_GROUND for o in behind)


def _is_of_no_forces(parse: Parse, word: Token) -> bool:
    """Whether what is withdrawn or brought back is no force: "withdraw *benefits*", "bring back military *service*"."""
    if word.lemma not in ("withdraw", "withdrawal", "bring", "pull", "remove", "reduce"):
        return False
    objects = parse.children(word, "dobj", "nsubjpass", *(("nsubj",) if word.tag == "VBN" else ()))
    named = [o for o in objects if o.pos == "NOUN" and o.lemma not in FORCES]
    return bool(objects) and len(named) == len(objects)


def _is_called_for(parse: Parse, government: Token) -> bool:
    """Whether a new government is what somebody wants or makes, not one that acts: "called for a new government"."""
    behind = government.dep == "pobj" and parse.head(government).lemma in ("for", "of", "to")
    return government.dep == "dobj" or behind


def _is_on_trade(parse: Parse, talks: Token) -> bool:
    """Whether talks or a deal are on trade and the like: "free trade talks", "talks on a trade deal"."""
    behind = (o for p in parse.children(talks, "prep") if p.lemma in ("on", "about", "over") for o in parse.subtree(p))
    words = (*parse.children(talks, "compound", "amod", "nmod"), *behind)
    return any(w.lemma in OTHER_MATTERS for w in words)


def _is_in_force(parse: Parse, deal: Token) -> bool:
    """Whether a deal stands already, so that it is looked at again: "is *reviewing* a pact"."""
    return deal.dep == "dobj" and parse.head(deal).lemma == "review" and deal.lemma not in ("talk", "negotiation")
