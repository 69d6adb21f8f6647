"""How real a clause is by what is said of it as a whole: that it is false, likely, not confirmed or only imagined."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.factuality import NEGATED, modal_of, negation_of, no_noun
from truceline.code.reality.reality import Reality
from truceline.lexicon.status_cues import StatusCue, StatusCues
from truceline.model.parse import Parse, Token
from truceline.model.statement import Status

LINKS = frozenset({"be", "remain", "seem", "appear", "look", "become", "prove"})
"""Verbs that only join a verdict to what it is on."""

CLAUSES = frozenset({"ccomp", "acl", "relcl", "csubj", "csubjpass"})
"""Relations of a clause of which something may be said, as parsers have them."""


def judged(context: SentenceContext, head: Token, reality: Reality) -> Reality:
    """A happening as its own clause tells it, after what the words above that clause say of all of it.

    "It is *false* that they met", "the claim that they met is *not true*", "did *not confirm* that they had met",
    "*falsely* said that they had met", "*imagine* that they met".
    """
    parse, cues = context.parse, context.lexicon.status_cues
    if reality.status in ("denied", "unreported", "conditional") or cues.judging.isdisjoint(parse.lemmas):
        return reality
    clause = _clause(parse, head)
    above = parse.head(clause)
    if not is_verbal(clause) or clause.dep not in CLAUSES:
        return reality
    if _is_relative(parse, clause) and above.lemma not in cues.verdicts:
        return reality
    told = above.lemma in cues.claims or above.lemma in cues.verdicts or above.lemma in LINKS
    if told and reality.rule in ("propose", "expect") and _is_past(parse, clause, cues):
        reality = Reality("occurred", "CT+")  # "the *idea* that they met", "*likely* that they met"
    if reality.factuality != "CT+" and not (reality.factuality == "CT-" and reality.rule.startswith("negation")):
        return reality  # what is said of the clause has been heard
    found = _by_teller(context, clause, above) if is_verbal(above) else None
    found = found or _by_claim(context, above) or _by_verdict(context, clause, above)
    if found is None and above.lemma in ("idea", "notion", "theory", "speculation", "suggestion"):
        found = above, IMAGINED
    return _as_judged(context, reality, *found) if found is not None else reality


def _clause(parse: Parse, head: Token) -> Token:
    """The verb of the clause in which a happening is told, above those that it stands beside or completes."""
    while head.dep in ("conj", "xcomp") and is_verbal(parse.head(head)) and not parse.child(head, "nsubj", "mark"):
        head = parse.head(head)
    return head


def _is_past(parse: Parse, clause: Token, cues: StatusCues) -> bool:
    return clause.tag in ("VBD", "VBN") and modal_of(parse, clause, cues) is None


def _is_relative(parse: Parse, clause: Token) -> bool:
    """Whether a clause only describes its noun, and is not what the noun tells."""
    told = any(t.lemma == "that" and t.dep in ("mark", "advmod") for t in parse.children(clause))
    return clause.dep in ("relcl", "acl") and not told


def _as_judged(context: SentenceContext, reality: Reality, word: Token, cue: StatusCue) -> Reality:
    """A happening under a verdict, which keeps its own time unless the verdict says otherwise."""
    factuality = NEGATED[cue.factuality] if reality.factuality == "CT-" else cue.factuality
    status: Status = reality.status or "occurred" if cue.status == "occurred" else cue.status
    if factuality == "PR-" and status == "planned":
        status = "predicted"
    return Reality(status, factuality, context.span(word), f"{cue.name} (verdict)")


Found = tuple[Token, StatusCue]


def _by_verdict(context: SentenceContext, clause: Token, above: Token) -> Found | None:
    """What a predicate says of a clause: "it is *false* that they met", "that they met is a *lie*"."""
    parse = context.parse
    link = above if is_verbal(above) else parse.head(above)
    it = parse.child(link, "nsubj", "expl")
    if link.lemma not in LINKS or (clause.dep not in ("csubj", "csubjpass") and (it is None or it.lemma != "it")):
        return None
    return _predicate(context, link, context.lexicon.status_cues.verdicts)


def _predicate(context: SentenceContext, link: Token, verdicts: dict[str, StatusCue]) -> Found | None:
    """The predicate of a linking verb with its verdict, which a negation turns into another or takes away."""
    parse, cues = context.parse, context.lexicon.status_cues
    word = next((w for w in parse.children(link, "acomp", "attr", "oprd") if w.lemma in verdicts), None)
    if word is None:
        return None
    cue, no = verdicts[word.lemma], negation_of(parse, link, cues) or no_noun(parse, word, cues)
    turned = cues.turned_verdicts.get(cue.name) if no is not None else cue
    return (word, turned) if turned is not None else None


def _by_claim(context: SentenceContext, noun: Token) -> Found | None:
    """What is said of the claim of which a clause is the content: "the claim that they met is *not true*", "*false*
    reports that they met", "*scoffed at the idea* that they met"."""
    parse, cues = context.parse, context.lexicon.status_cues
    if noun.lemma not in cues.claims:
        return None
    for word in parse.children(noun, "amod", "compound"):
        if (cue := cues.claim_verdicts.get(word.lemma)) is not None and cue.name not in ("true", "sure"):
            return word, cue
    verb = parse.head(noun)
    if noun.dep == "nsubj" and verb.lemma in LINKS:
        return _predicate(context, verb, cues.claim_verdicts)
    verb = parse.head(verb) if noun.dep == "pobj" else verb
    dismissed = noun.dep in ("dobj", "pobj", "nsubjpass") and verb.lemma in cues.dismissing
    no = negation_of(parse, verb, cues) if dismissed else None
    return (verb, cues.claim_verdicts["false"]) if dismissed and no is None else None


def _by_teller(context: SentenceContext, clause: Token, verb: Token) -> Found | None:
    """What the verb whose content a clause is makes of it: "did *not confirm* that", "*falsely* claimed that", "*lied*
    that", "*suppose* that"."""
    parse, cues = context.parse, context.lexicon.status_cues
    if any(t.tag in ("WRB", "WP", "WDT") for t in parse.children(clause)) or clause.dep != "ccomp":
        return None
    lying = next((a for a in parse.children(verb, "advmod") if a.lemma in cues.falsely), None)
    if lying is not None or verb.lemma in cues.lying:
        return (lying or verb), cues.claim_verdicts["false"]
    if (
        verb.lemma in cues.imagining
        and verb.tag in ("VB", "VBP")
        and not parse.children(verb, "nsubj", "nsubjpass", "aux")
    ):
        return verb, IMAGINED
    if (verb.lemma, "VERB") in cues.sources and (label := _dismissed_as(context, verb)) is not None:
        return label, cues.claim_verdicts["false"]
    if verb.lemma not in cues.unsaid:
        return None
    if (wrong := _wrong_to_say(context, verb)) is not None:
        return wrong, cues.claim_verdicts["false"]
    refusing = parse.head(verb) if verb.dep == "xcomp" else None
    if refusing is not None and refusing.lemma in ("refuse", "decline") and negation_of(parse, refusing, cues) is None:
        return refusing, UNSAID
    no = negation_of(parse, verb, cues)
    return (no, UNSAID) if no is not None else None


def _wrong_to_say(context: SentenceContext, teller: Token) -> Token | None:
    """What is said of those who would tell a thing: "it is *wrong to say* that they met"."""
    parse, verdicts = context.parse, context.lexicon.status_cues.claim_verdicts
    if not any(a.tag == "TO" for a in parse.children(teller, "aux")):
        return None
    above = parse.head(teller)
    link = above if above.lemma in LINKS else parse.head(above)
    words = parse.children(link, "acomp", "attr") if link.lemma in LINKS else ()
    word = next((w for w in words if w.lemma in verdicts and verdicts[w.lemma].name == "false"), None)
    no = negation_of(parse, link, context.lexicon.status_cues) if word is not None else None
    return word if no is None else None


def _dismissed_as(context: SentenceContext, teller: Token) -> Token | None:
    """What others call a report that is told: "responded to a report *that claimed* that they met as *fake* news"."""
    parse, verdicts = context.parse, context.lexicon.status_cues.claim_verdicts
    if teller.dep != "relcl" or "as" not in parse.words:
        return None
    labels = (t for p in parse.tokens[teller.index :] if p.lemma == "as" for t in parse.subtree(p))
    return next((t for t in labels if t.lemma in verdicts and verdicts[t.lemma].name == "false"), None)


IMAGINED = StatusCue("imagined", "conditional", "Uu")
"""What nobody says, but bids others suppose."""

UNSAID = StatusCue("unsaid", "unreported", "Uu")
"""What somebody does not say, which he need not deny."""
