"""How real a happening is by the form of its verb alone, where no word says so (guideline 4 and 5)."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.factuality import modal_of, negated, negation_of
from truceline.code.reality.governors import aim_of, governed
from truceline.code.reality.own_words import own
from truceline.code.reality.reality import Reality
from truceline.code.slots.circumstances import JOURNEYS
from truceline.lexicon.status_cues import StatusCues
from truceline.model.parse import Parse, Token


def by_tense(context: SentenceContext, head: Token) -> Reality:
    if not is_verbal(head):
        return _nominal(context, head)
    parse = context.parse
    auxiliaries = {a.lemma for a in parse.children(head, "aux", "auxpass")}
    if head.lemma in ("continue", "remain", "persist"):
        return Reality("ongoing", "CT+", context.span(head), "go on")
    if head.tag == "VBG" and (than := _rather_than(parse, head)) is not None:
        return Reality("occurred", "CT-", context.span(than), "rather than")
    if head.tag == "VBG" and head.dep == "pcomp" and (worth := _worth(parse, head)) is not None:
        return Reality("proposed", "Uu", context.span(worth), "worth")
    if head.tag == "VBG" and head.dep == "pcomp" and not _is_done(parse, head, context.lexicon.status_cues):
        return Reality("proposed", "Uu", rule="gerund")
    if head.tag == "VBG" and head.dep == "csubj":
        return Reality("proposed", "Uu", rule="gerund")  # "*hosting* the summit is a chance"
    if head.tag == "VBG" and head.dep in ("advcl", "pcomp", "conj", "xcomp") and "be" not in auxiliaries:
        found = _like_its_verb(context, head)
        after = head.dep == "pcomp" and parse.head(head).lemma in ("after", "since", "following")
        return Reality("occurred", "CT+") if after and found.status == "ongoing" else found
    if head.tag == "VBG":
        past = any(a.tag == "VBD" and a.lemma == "be" for a in parse.children(head, "aux"))
        return Reality("occurred" if past else "ongoing", "CT+")
    infinitive = any(a.tag == "TO" for a in parse.children(head, "aux"))
    if infinitive or (head.tag == "VB" and not auxiliaries & {"do"}):
        return _is_to(context, head)
    return Reality("occurred", "CT+")


def _rather_than(parse: Parse, gerund: Token) -> Token | None:
    """The *than* of what somebody did not do: "wrote *rather than* travelling"."""
    words = (*parse.children(gerund, "mark", "prep", "cc"), parse.head(gerund))
    before = parse.tokens[max(0, gerund.index - 2) : gerund.index]
    than = next((t for t in words if t.lemma == "than" and t in before), None)
    return than if than is not None and parse.tokens[than.index - 1].lemma == "rather" else None


def _is_done(parse: Parse, gerund: Token, cues: StatusCues) -> bool:
    """Whether a gerund after a preposition tells what was done: "after *meeting* him", not "the idea of *meeting*"."""
    prep = parse.head(gerund)
    if prep.index and parse.tokens[prep.index - 1].lemma in ("favour", "favor"):
        return False  # "is in *favour of* meeting them"
    return prep.lemma in cues.done or (prep.lemma in ("for", "of") and is_verbal(parse.head(prep)))


def _worth(parse: Parse, gerund: Token) -> Token | None:
    """What somebody sees or has in doing a thing, which he need not have done: "sees no *point in* meeting them"."""
    prep = parse.head(gerund)
    nouns = parse.children(parse.head(prep), "dobj", "attr") if prep.lemma == "in" else ()
    return next((o for o in nouns if o.lemma in WORTH), None)


WORTH = frozenset({"point", "interest", "use", "value", "benefit", "sense", "purpose", "merit", "advantage", "harm"})
"""What there may be in doing a thing."""


def _is_to(context: SentenceContext, head: Token) -> Reality:
    """An infinitive: planned after a form of *be* ("is to meet"), else open."""
    above = context.parse.head(head)
    alone = context.parse.child(above, "attr", "acomp", "dobj") is None and not _is_for_something(
        context.parse, above, head
    )
    if above.pos == "ADJ" and above.lemma in FITTING and (be := _told_be(context, above)) is not None:
        return Reality("occurred", "CT+", context.span(be), "judged deed")
    if above.pos == "ADJ" and (too := _too(context.parse, above)) is not None:
        return Reality("proposed", "Uu", context.span(too), "too")
    if head.dep == "xcomp" and above.lemma == "able" and (able := _was_able(context, above)) is not None:
        return able
    going = above.lemma == "go" and any(a.lemma == "be" for a in context.parse.children(above, "aux"))
    no = negation_of(context.parse, above, context.lexicon.status_cues)
    if head.dep == "xcomp" and above.lemma in ("have", "be") and (yet := _yet(context.parse, above)) is not None:
        return Reality("occurred", "CT-", context.span(yet), "yet to")
    if head.dep == "xcomp" and above.lemma == "use" and above.tag == "VBD" and alone:
        return Reality("historical", "CT+", context.span(above), "used to")
    if head.dep == "xcomp" and above.lemma == "have" and alone and no is None:
        return _has_to(context, above)
    if head.dep == "xcomp" and above.lemma == "be" and (aim := aim_of(context, above)) is not None:
        return aim
    if head.dep == "xcomp" and above.lemma == "be" and alone and _was_to_have(context.parse, head, above):
        return Reality("planned", "CT-", context.span(above), "was to have")
    if head.dep == "xcomp" and ((above.lemma == "be" and alone) or going):
        return Reality("planned", negated("CT+", no), context.span(above), "is to")
    implicative = head.dep in ("xcomp", "ccomp") and above.lemma in context.lexicon.status_cues.implicatives
    if implicative or (head.dep == "advcl" and above.lemma in QUEUING):
        found = own(context, above, above) or governed(context, above) or by_tense(context, above)
        return replace(
            found, status="ongoing" if found.status == "occurred" and above.lemma == "continue" else found.status
        )
    return Reality("proposed", "Uu", rule="infinitive")


QUEUING = frozenset({"line", "queue"})
"""Verbs of those who line *up to* do what they then do."""


def _is_for_something(parse: Parse, be: Token, head: Token) -> bool:
    """Whether an *it* or *that* is only what serves to do a thing: "it is the *way forward* to reach a deal", "it is
    *up* to them"."""
    subject = parse.child(be, "nsubj", "expl")
    between = [t for t in parse.children(be, "npadvmod", "prep", "advmod") if be.index < t.index < head.index]
    return subject is not None and subject.lemma in ("it", "that", "this") and bool(between)


def _too(parse: Parse, adjective: Token) -> Token | None:
    """The *too* or *enough* of who could not or could: "is *too* weak to attack", "strong *enough* to attack"."""
    return next((a for a in parse.children(adjective, "advmod") if a.lemma in ("too", "enough")), None)


def _told_be(context: SentenceContext, adjective: Token) -> Token | None:
    """The *was* of what somebody was quick or right to do, which he did."""
    be = context.parse.head(adjective)
    subject = context.parse.child(be, "nsubj")
    sure = be.lemma == "be" and be.tag == "VBD" and subject is not None and subject.lemma != "it"
    return be if sure and negation_of(context.parse, be, context.lexicon.status_cues) is None else None


FITTING = frozenset({"quick", "swift", "right", "wise", "brave", "correct", "justified", "wrong", "lucky", "unwise"})
"""What somebody is said to be for what he did: "was *right* to reject it"."""


def _was_to_have(parse: Parse, head: Token, be: Token) -> bool:
    """Whether a plan is told as one that came to nothing: "*were to have met* on Sunday"."""
    return be.tag == "VBD" and any(a.lemma == "have" for a in parse.children(head, "aux"))


def _was_able(context: SentenceContext, able: Token) -> Reality | None:
    """What somebody *was able* to do was done; what he is *not able* to do is not."""
    be = context.parse.head(able)
    no = negation_of(context.parse, be, context.lexicon.status_cues)
    if be.lemma == "be" and no is None and be.tag in ("VBZ", "VBP"):
        return Reality("proposed", "Uu", context.span(able), "able")
    if be.lemma != "be" or not (no or be.tag == "VBD"):
        return None
    return Reality("occurred", negated("CT+", no), context.span(able), "able")


def _yet(parse: Parse, above: Token) -> Token | None:
    """The *yet* of "has *yet* to meet"."""
    return next((a for a in parse.children(above, "advmod") if a.lemma == "yet" and a.index > above.index), None)


def _has_to(context: SentenceContext, have: Token) -> Reality:
    """What somebody had to do was done, as far as the text tells; what somebody has to do is open."""
    past = have.tag == "VBD" and context.parse.child(have, "aux") is None
    return Reality(*(("occurred", "CT+") if past else ("demanded", "Uu")), context.span(have), "have to")


def _like_its_verb(context: SentenceContext, participle: Token) -> Reality:
    """A participle shares the reality of the verb above it: "will meet him, ending …"."""
    for above in context.parse.ancestors(participle):
        if is_verbal(above):
            found = own(context, above, above) or governed(context, above) or by_tense(context, above)
            return found if found.factuality != "CT-" else Reality("occurred", "CT+")
    return Reality("ongoing", "CT+")


def _nominal(context: SentenceContext, noun: Token) -> Reality:
    """A noun that nothing carries: as open as the verb that it is an argument of, else taken as happened."""
    parse, cues = context.parse, context.lexicon.status_cues
    verb = parse.head(noun)
    held = (
        _joining(context, noun) or _as_taking_part(context, noun) or _lacking(context, noun) or _at_issue(context, noun)
    )
    if (held := held or _named_again(context, noun)) is not None:
        return held
    if (will := _will_frame(parse, noun)) is not None:
        return Reality("planned", "CT+", context.span(will), "will frame")
    if verb.pos == "ADP" and verb.lemma in ("at", "for", "to", "into", "toward", "towards", "through"):
        verb = parse.head(verb)
    elif noun.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "oprd"):
        return Reality("occurred", "CT+", rule="noun")
    if not is_verbal(verb):
        return Reality("occurred", "CT+", rule="noun")
    if (modal := modal_of(parse, verb, cues)) is not None:
        return Reality(modal[1].status, modal[1].factuality, context.span(modal[0]), modal[1].name)
    if any(a.tag == "TO" for a in parse.children(verb, "aux")):
        return _is_to(context, verb)
    if parse.head(noun).lemma == "for" and verb.lemma in JOURNEYS and _is_present(parse, verb):
        return Reality("planned", "PR+", context.span(verb), "journey for it")
    return Reality("occurred", "CT+", rule="noun")


def _is_present(parse: Parse, verb: Token) -> bool:
    """Whether a journey is told in the present: "*flies* to Oslo for talks", "*is* flying", not "has flown"."""
    auxiliaries = parse.children(verb, "aux")
    return verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and any(a.tag in ("VBZ", "VBP") for a in auxiliaries))


def _will_frame(parse: Parse, noun: Token) -> Token | None:
    """The *will* of what frames a happening to come: "*will* decide *after* the summit", "*in* talks it *will* ask"."""
    prep = parse.head(noun)
    verb = parse.head(prep)
    led = prep.lemma == "in" and noun.lemma in ("talk", "negotiation") and noun.index < verb.index
    framed = noun.dep == "pobj" and (led or prep.lemma in ("after", "before", "during", "following"))
    auxiliaries = parse.children(verb, "aux") if framed else ()
    return next((a for a in auxiliaries if a.lemma in ("will", "'ll", "’ll", "shall")), None)


def _joining(context: SentenceContext, noun: Token) -> Reality | None:
    """What somebody is to take part in is as open as that: "decided *to participate in a summit*"."""
    prep = context.parse.head(noun)
    verb = context.parse.head(prep)
    joins = noun.dep == "pobj" and prep.lemma == "in" and verb.lemma in ("participate", "engage") and is_verbal(verb)
    return (own(context, verb, verb) or governed(context, verb) or by_tense(context, verb)) if joins else None


def _as_taking_part(context: SentenceContext, noun: Token) -> Reality | None:
    """What somebody is *not* in, or *should* be in, is as real as that: "is *not engaged in* talks with Chad"."""
    parse = context.parse
    prep = parse.head(noun)
    above = parse.head(prep)
    if (
        noun.dep != "pobj"
        or prep.lemma != "in"
        or above.lemma not in ("engage", "engaged", "be", "involve", "involved")
    ):
        return None
    verb = parse.head(above) if above.pos == "ADJ" else above
    no = negation_of(parse, verb, context.lexicon.status_cues)
    if no is not None:
        return Reality("occurred", "CT-", context.span(no), "not in it")
    modal = modal_of(parse, verb, context.lexicon.status_cues)
    return Reality(modal[1].status, modal[1].factuality, context.span(modal[0]), modal[1].name) if modal else None


def _named_again(context: SentenceContext, noun: Token) -> Reality | None:
    """What an apposition says of a contact told right before: "the planned meeting, *the first such meeting* since"."""
    earlier = [t for t in context.parse.tokens[: noun.index] if t.pos == "NOUN" and t.lemma == noun.lemma]
    if noun.dep != "appos" or not earlier or noun.lemma not in context.lexicon.event_words.classes["TALKS"]:
        return None
    return own(context, earlier[-1], earlier[-1]) or governed(context, earlier[-1])


def _lacking(context: SentenceContext, noun: Token) -> Reality | None:
    """What still needs a place or a day is to come: "the *venue for* talks", "a *date for* the summit"."""
    need = _noun_above(context, noun, "for", context.lexicon.status_cues.dates)
    return Reality("proposed", "Uu", context.span(need), "venue or date") if need else None


def _at_issue(context: SentenceContext, noun: Token) -> Reality | None:
    """What is only a matter of talk: "the *issue of a* temporary agreement"; not "the issue of the attack"."""
    topic = _noun_above(context, noun, "of", context.lexicon.status_cues.topics)
    if topic is None or any(d.lemma not in ("a", "an", "any") for d in context.parse.children(noun, "det", "poss")):
        return None
    return Reality("proposed", "Uu", context.span(topic), "matter of talk")


def _noun_above(context: SentenceContext, noun: Token, preposition: str, nouns: frozenset[str]) -> Token | None:
    """The one of some nouns that has a noun behind a preposition."""
    prep = context.parse.head(noun)
    above = context.parse.head(prep)
    found = noun.dep == "pobj" and prep.lemma == preposition and above.lemma in nouns
    return above if found else None
