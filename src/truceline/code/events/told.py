"""How real an event is: a pact or release that is only named, sought or thought of is no happening told."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.match import Match
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import status_of
from truceline.code.slots.circumstances import time_of
from truceline.model.parse import Parse, Token
from truceline.model.statement import Attribution

SEEKING = frozenset({"want", "hope", "seek", "try", "aim", "wish", "intend", "plan"})
"""Verbs for what is not done yet."""

MAKING = frozenset(
    {
        "reach",
        "make",
        "conclude",
        "finalize",
        "finalise",
        "sign",
        "seal",
        "clinch",
        "strike",
        "secure",
        "forge",
        "close",
    }
)
"""Verbs by which there is a pact."""

FRAMED = ("after", "following", "follow", "since", "despite", "under", "during", "amid")
"""Prepositions behind which a happening is told, not proposed."""

PACTS = ("treaty", "agreement", "accord", "pact", "deal")
"""Nouns for a pact that somebody has, where something is said to be of it."""

BRINGING = frozenset({"follow", "precede", "accompany", "trigger", "spark", "prompt", "cause"})
"""Verbs whose object happened if they did: "the war that *followed* the withdrawal"."""

GUILTY = ("guilty", "responsible", "culpable", "accountable", "crazy", "mad", "wrong", "foolish", "sorry")
"""Adjectives that tell of what follows *of* or *for* as done."""

SAID = {
    "menacing": Reality("threatened", "CT+"),
    "if-then": Reality("threatened", "CT+"),
    "no-choice": Reality("threatened", "CT+"),
    "there-will-be": Reality("threatened", "CT+"),
    "all-open": Reality("threatened", "CT+"),
    "unwilling": Reality("occurred", "CT+"),
    "there-will-be-none": Reality("occurred", "CT+"),
    "confined": Reality("occurred", "CT+"),
    "unfed": Reality("ongoing", "CT+"),
}
"""Needs of rows by which what somebody will or may not do is itself the threat, the refusal, the curfew or the fast."""

THANKS = ("thank", "praise", "welcome", "hail", "applaud", "condemn", "celebrate", "complete", "congratulate")


def reality_of_event(context: SentenceContext, match: Match, attribution: tuple[Attribution, ...]) -> Reality:
    """How real the event is; a bare "release of prisoners" is an item of some plan, not a happening told.

    Unless it is what somebody gives thanks for, what came before something else or what itself did something.
    """
    if (said := next((SAID[n] for n in match.row.needs if n in SAID), None)) is not None:
        return said
    reality = status_of(context, match.token, attribution=attribution, carrier=match.carrier)
    if _is_judged(context.parse, match.token) or match.row.with_ == "longer":  # "*no longer* insists" is what gives in
        return Reality("occurred", "CT+")
    if (
        _is_term(context.parse, match)
        or _is_beside_terms(context.parse, match.token)
        or _is_due_to_follow(context.parse, match.token)
        or _is_of_any(context.parse, match)
        or _is_sought(context.parse, match)
        or (reality.factuality == "CT+" and _is_any_pact(context.parse, match))
    ):
        return Reality("proposed", "Uu")
    left = match.row.type in ("RETREAT", "SANCTION")
    if left and reality == Reality("proposed", "Uu") and _is_decided(context.parse, match.token):
        return Reality("planned", "CT+")
    if reality.status == "planned" and match.row.type == "SANCTION" and _is_decreed(context.parse, match):
        return Reality("occurred", "CT+")
    if reality.status == "planned" and match.row.type in HARMFUL and _is_on_condition(context.parse, match.token):
        return Reality("conditional", reality.factuality)
    untold = _is_bare(context.parse, match) and not _is_told(context.parse, match.token)
    if untold and reality == Reality("occurred", "CT+") and time_of(context, match.token) is None:
        return Reality("proposed", "Uu")
    return reality


def _is_judged(parse: Parse, word: Token) -> bool:
    """Whether a happening is what somebody is judged for: "guilty of *shelling* it", "mad for stepping up *raids*"."""
    verb = parse.head(word) if word.dep == "dobj" else word
    if verb.dep != "pcomp" or verb.tag != "VBG":
        return False
    above = parse.head(parse.head(verb))
    return any(a.lemma in GUILTY for a in (above, *parse.children(above, "acomp")))


HARMFUL = ("ASSAULT", "SANCTION")
"""Types of what a side says that it will do only if another does something first."""


def _is_on_condition(parse: Parse, verb: Token) -> bool:
    """Whether a deed is one that somebody will do only if something else is so: "will strike back *if it is hit*"."""
    clauses = parse.children(verb, "advcl")
    return verb.tag == "VB" and any(m.lemma in ("if", "unless") for c in clauses for m in parse.children(c, "mark"))


def _is_due_to_follow(parse: Parse, verb: Token) -> bool:
    """Whether a participle tells what would come of what was due: "were *supposed to* leave, *letting* aid in"."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "acl") or parse.tokens[verb.index - 1].text != ",":
        return False
    before = parse.tokens[: verb.index]
    due = next((t.index for t in reversed(before) if t.text.lower() in DUE), None)
    if due is None or parse.tokens[due + 1].tag != "TO":
        return False
    return not any(t.tag in ("VBD", "VBZ", "VBP") or t.text == ";" for t in before[due + 1 :])


DUE = frozenset({"supposed", "meant", "due", "obliged", "required", "expected"})
"""Words before *to* by which something is to be done that may not be."""


def _is_decided(parse: Parse, verb: Token) -> bool:
    """Whether a deed is what those in power have decided: "his recent *decision to pull* the troops back"."""
    decision = parse.head(verb)
    if verb.dep != "acl" or decision.lemma != "decision" or verb.tag != "VB":
        return False
    return any(d.dep == "poss" or d.lemma in ("the", "this") for d in parse.children(decision, "det", "poss"))


def _is_decreed(parse: Parse, match: Match) -> bool:
    """Whether a measure holds by being decided or told: "the expulsion of two envoys *was announced*"."""
    verb = parse.head(match.token)
    passive = match.row.kind == "noun" and match.token.dep == "nsubjpass" and verb.lemma in DECREEING
    return passive and not any(a.tag == "MD" for a in parse.children(verb, "aux"))


DECREEING = frozenset({"decide", "announce", "approve", "order", "decree", "confirm"})
"""Verbs of those in power by which a measure holds."""


def _is_beside_terms(parse: Parse, verb: Token) -> bool:
    """Whether a clause with *while* stands beside what a deal would bring: "would see A stop *while B withdraws*"."""
    if (
        verb.dep != "advcl"
        or verb.tag not in ("VBP", "VBZ")
        or not any(m.lemma == "while" for m in parse.children(verb, "mark"))
    ):
        return False
    above = (parse.head(verb), *parse.ancestors(parse.head(verb)))
    return any(a.text.lower() == "would" for v in above for a in parse.children(v, "aux"))


def _is_term(parse: Parse, match: Match) -> bool:
    """Whether a happening is an item of the terms that a colon opens: "on two *conditions*: the army leaves"."""
    if match.row.type == "CONSULT":
        return False
    at = next((t.index for t in reversed(parse.tokens[: match.token.index]) if t.text == ":"), 0)
    return any(t.lemma in TERMS for t in parse.tokens[max(0, at - TERM_REACH) : at])


TERMS = frozenset({"condition", "term", "point", "demand", "requirement", "proposal", "step", "principle", "provision"})
"""Nouns for what a colon opens that is not so yet."""
TERM_REACH = 4
"""Words before the colon in which one of them stands."""


def _is_of_any(parse: Parse, match: Match) -> bool:
    """Whether somebody only makes pacts of any kind: "known for *making deals*"."""
    deals = match.beside
    if match.row.type != "AGREE" or match.token.tag != "VBG" or deals is None or deals.tag != "NNS":
        return False
    return parse.child(deals, "det", "nummod", "poss", "amod", "prep", "acl") is None


def _is_sought(parse: Parse, match: Match) -> bool:
    """Whether a pact is one that somebody still wants to make: "a deal between them *that he wants* to conclude"."""
    if match.row.type != "AGREE" or match.row.kind != "noun":
        return False
    clauses = (
        v for t in parse.subtree(match.token) for v in parse.children(t, "relcl")
    )  # parsers hang it on its last word
    seeking = (v for v in clauses if v.lemma in SEEKING and v.tag != "VBD")
    return any(x.lemma in MAKING for v in seeking for x in parse.children(v, "xcomp"))


def _is_any_pact(parse: Parse, match: Match) -> bool:
    """Whether somebody speaks of whatever pact there may be: "*any* treaty signed with them"."""
    pact = match.beside if match.row.type == "AGREE" else None
    return pact is not None and any(d.lemma in ("any", "every", "whatever") for d in parse.children(pact, "det"))


def _is_bare(parse: Parse, match: Match) -> bool:
    """Whether a noun that no verb carries names a withdrawal or release, or any pact: "*a deal* between them"."""
    if match.row.kind != "noun" or (match.carrier is not None and match.carrier.lemma != "be"):
        return False
    open_ = any(d.lemma in ("a", "an", "any", "such") for d in parse.children(match.token, "det", "amod"))
    return (match.row.type == "RETREAT" and match.carrier is None) or (match.row.type == "AGREE" and open_)


def _is_told(parse: Parse, noun: Token) -> bool:
    """Whether a bare noun stands where only what has happened can: "after the *release*", "thanked for it"."""
    head = parse.head(noun)
    if noun.dep in ("nsubj", "nsubjpass"):
        return head.tag == "VBD" or any(a.tag in ("VBD", "VBZ", "VBP") for a in parse.children(head, "aux", "auxpass"))
    if noun.dep == "pobj" and head.lemma in FRAMED:
        return True
    if noun.dep == "dobj" and head.lemma in BRINGING and head.tag in ("VBD", "VBN"):
        return not any(a.tag in ("MD", "TO") for a in parse.children(head, "aux"))
    if noun.lemma in PACTS and head.lemma == "of" and parse.head(head).pos == "NOUN":
        return True  # "the text *of a treaty*"
    return parse.head(head).lemma in THANKS if noun.dep == "pobj" else head.lemma in THANKS
