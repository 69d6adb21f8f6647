"""How real a happening is by the words that govern it: plans, demands, refusals, failures (guideline 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.factuality import negated, negation_of, no_noun
from truceline.code.reality import Reality
from truceline.lexicon.status_cues import StatusCue
from truceline.model.parse import Parse, Token

GOVERNED = (
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "pcomp",
    "acl",
    "nsubjpass",
    "oprd",
    "attr",
    "acomp",
    "dative",
)
"""Relations by which a happening hangs on the word that says how real it is."""


DEPTH = 8
"""How many words are climbed in search of a governor."""


def governors_of(parse: Parse, word: Token) -> Iterator[Token]:
    """The words above a word that may say how real it is, nearest first, up to the end of its clause."""
    current = word
    for _ in range(DEPTH):
        if current.head == current.index:
            return
        above = parse.head(current)
        if current.dep == "conj" or (above.pos in ("ADP", "PART", "SCONJ") and current.dep in ("pobj", "pcomp")):
            current = above
            continue
        if current.dep in ("prep", "agent") or current.dep in GOVERNED:
            framed = current.dep == "prep" and current.lemma in FRAMES
            if framed and not is_verbal(above) and current.lemma not in ("in", "at"):
                return
            if not framed or not is_verbal(above):
                yield above
            elif not any(a.tag == "TO" for a in parse.children(above, "aux")):
                return
            current = above
            continue
        return


FRAMES = frozenset({"in", "at", "during", "after", "following", "since", "amid", "despite"})
"""Prepositions before a happening that only frames another: "*in* a call with B, A proposed a truce"."""


def governed(context: SentenceContext, head: Token) -> Reality | None:
    """What the nearest governing word says; a negated or modal governor changes it."""
    parse, cues = context.parse, context.lexicon.status_cues
    for above in governors_of(parse, head):
        cue = cues.governor(above.lemma, above.pos if above.pos != "AUX" else "VERB")
        if (unheard := _unheard(context, above)) is not None:
            return unheard
        if cue and cue.name == "go on" and head.head != above.index:
            continue
        if cue and not _is_own_complement(parse, head, cue):
            return _from_governor(context, above, cue)
        if (
            above.lemma == "confirm"
            and head.pos == "NOUN"
            and head.lemma in context.lexicon.event_words.classes["TALKS"]
        ):
            return Reality("planned", "CT+", context.span(above), "confirmed talks")
        if is_verbal(above) and (above.lemma in cues.speech or above.dep == "ROOT"):
            return None
    return None


def _unheard(context: SentenceContext, noun: Token) -> Reality | None:
    """What is said of a happening by a noun of report that there is none of, or that somebody rejects.

    "There is *no report* of talks", "*little sign* of a truce"; "dismissed *the claim* that they had met".
    """
    cues = context.lexicon.status_cues
    if noun.lemma in DATES and (no := no_noun(context.parse, noun, cues)) is not None:
        return Reality("proposed", "Uu", context.span(no), "no date")
    if noun.pos != "NOUN" or noun.lemma not in cues.reports:
        return None
    if (no := no_noun(context.parse, noun, cues)) is not None:
        return Reality("unreported", "Uu", context.span(no), "no report")
    above = context.parse.head(noun)
    verb = cues.governor(above.lemma, "VERB") if noun.dep in ("dobj", "nsubjpass") else None
    if is_verbal(above) and negation_of(context.parse, above, cues) is not None and verb is None:
        return Reality("unreported", "Uu", context.span(above), "no report")
    if verb is not None and verb.name in ("deny", "refuse"):
        return Reality("denied", "CT-", context.span(above), "rejected report")
    return None


def _failed_to_happen(context: SentenceContext, fail: Token) -> bool:
    """Whether what failed never came about ("failed to *begin*"), as against talks that failed in what they sought."""
    return any(v.lemma in BEGIN for v in context.parse.children(fail, "xcomp"))


BEGIN = ("begin", "start", "open", "resume", "take", "happen", "occur", "materialise", "materialize", "convene")


DATES = frozenset({"date", "timetable", "timeline", "venue"})
"""What a happening lacks that is no more than an idea: "*no date* for talks"."""


def carried(context: SentenceContext, carrier: Token | None) -> Reality | None:
    """What the verb that carries a noun says itself: talks *are planned*, a summit *was cancelled*.

    What a goal, a wish or a condition *is* has not happened yet.
    """
    if carrier is not None and carrier.lemma == "be":
        subject = context.parse.child(carrier, "nsubj")
        if subject is not None and subject.lemma in context.lexicon.status_cues.aims:
            return Reality("proposed", "Uu", context.span(subject), "aim")
    cue = context.lexicon.status_cues.governor(carrier.lemma, "VERB") if carrier is not None else None
    if carrier is None or cue is None or cue.name == "commit":
        return None
    if cue.name == "go on" and any(a.tag == "TO" for a in context.parse.children(carrier, "aux")):
        return None
    if carrier.lemma == "fail" and not _failed_to_happen(context, carrier):
        return Reality("occurred", "CT+", context.span(carrier), "failed talks")
    return _from_governor(context, carrier, cue)


def _is_own_complement(parse: Parse, head: Token, cue: StatusCue) -> bool:
    """Whether a finite clause under a verb that may also mean speech keeps its own tense: "agreed that it had met"."""
    finite = any(a.tag in ("VBD", "VBZ", "VBP", "MD") for a in (head, *parse.children(head, "aux", "auxpass")))
    return finite and cue.name not in ("deny", "unlikely", "predict", "expect", "propose", "demand")


def _from_governor(context: SentenceContext, governor: Token, cue: StatusCue) -> Reality:
    no = negation_of(context.parse, governor, context.lexicon.status_cues)
    span = context.span(governor)
    if cue.name == "fail" and no:
        return Reality("occurred", "CT+", span, "not fail")
    if cue.name in ("deny", "fail", "refuse"):
        return Reality(cue.status, cue.factuality, span, cue.name)
    if governor.pos == "NOUN" and cue.name == "plan" and _is_dropped(context, governor):
        return Reality("planned", "CT-", span, "dropped plan")
    return Reality(cue.status, negated(cue.factuality, no), span, cue.name)


def _is_dropped(context: SentenceContext, plan: Token) -> bool:
    """Whether a plan is given up: "*cancelled* his plans to attend"."""
    verb = context.parse.head(plan)
    cue = context.lexicon.status_cues.governor(verb.lemma, verb.pos) if plan.dep in ("dobj", "nsubjpass") else None
    return cue is not None and cue.name in ("fail", "refuse")
