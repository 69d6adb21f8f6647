"""What is only heard of a happening: reports of it or of none, and what people are said or seem to have done."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.cue_words import cue_of
from truceline.code.reality.factuality import negated, negation_of, no_noun
from truceline.code.reality.reality import Reality
from truceline.lexicon.status_cues import StatusCues
from truceline.model.parse import Parse, Token
from truceline.model.statement import Status


def unheard(context: SentenceContext, noun: Token) -> Reality | None:
    """What is said of a happening by a noun of report that there is none of, or that somebody rejects.

    "There is *no report* of talks", "*little sign* of a truce"; "dismissed *the claim* that they had met". So of what
    does *not mean* that it is so.
    """
    cues = context.lexicon.status_cues
    if noun.lemma in cues.dates and (no := _no_date(context, noun)) is not None:
        return Reality("proposed", "Uu", context.span(no), "no date")
    if noun.lemma in IMPLYING and is_verbal(noun) and (no := negation_of(context.parse, noun, cues)) is not None:
        return Reality("unreported", "Uu", context.span(no), "no report")
    if noun.pos != "NOUN" or noun.lemma not in cues.reports:
        return None
    if (no := no_noun(context.parse, noun, cues)) is not None:
        return Reality("unreported", "Uu", context.span(no), "no report")
    for word in context.parse.children(noun, "amod"):  # "*false* reports of talks"
        found = cues.claim_verdicts.get(word.lemma)
        if found is not None and found.name in ("false", "open"):
            return Reality(found.status, found.factuality, context.span(word), f"{found.name} (verdict)")
    above = context.parse.head(noun)
    basis = context.parse.head(above)
    if noun.dep == "pobj" and basis.lemma in BASES and (no := no_noun(context.parse, basis, cues)) is not None:
        return Reality("denied", "CT-", context.span(no), "no basis")
    verb = cue_of(context.parse, above, cues) if noun.dep in ("dobj", "nsubjpass") else None
    if is_verbal(above) and negation_of(context.parse, above, cues) is not None and verb is None:
        return Reality("unreported", "Uu", context.span(above), "no report")
    if verb is not None and verb.name in ("deny", "refuse"):
        return Reality("denied", "CT-", context.span(above), "rejected report")
    return None


IMPLYING = frozenset({"mean", "imply", "signify", "guarantee", "prove", "ensure"})
"""Verbs of what follows, or does not: "that does *not mean* that they have signed"."""

BASES = frozenset({"truth", "basis", "substance", "foundation", "merit"})
"""What a report has not that somebody denies: "there is *no truth* to reports of talks"."""


def _no_date(context: SentenceContext, date: Token) -> Token | None:
    """The word that says that a happening has no date yet: "*no* date for talks", "the date is *not* set"."""
    cues, verb = context.lexicon.status_cues, context.parse.head(date)
    if (no := no_noun(context.parse, date, cues)) is not None:
        return no
    if date.dep not in ("nsubj", "nsubjpass") or not is_verbal(verb):
        return None
    no = negation_of(context.parse, verb, cues)
    if no is None and verb.dep == "xcomp" and context.parse.head(verb).lemma in ("remain", "have", "be"):
        return verb  # "has yet to be set", "remains to be fixed"
    return no


def passed_on(context: SentenceContext, head: Token, above: Token) -> Reality | None:
    """What is only passed on, believed or looks so: "is believed *to have crossed*", "seems *to be shelling*".

    Of what is to come these verbs say something else ("is believed to attack soon").
    """
    cues, auxiliaries = context.lexicon.status_cues, context.parse.children(head, "aux")
    passive = context.parse.child(above, "auxpass") is not None or (above.tag == "VBN" and above.dep == "acl")
    heard = above.lemma in cues.seeming or (above.lemma in cues.hearsay and passive)
    if _seems_so(context.parse, head, above, cues):
        no = negation_of(context.parse, above, cues) or _but(context.parse, above)
        return Reality("occurred", negated("PR+", no), context.span(above), "seeming")
    past = head.dep == "ccomp" and any(t.tag == "VBD" or t.lemma == "have" for t in (head, *auxiliaries))
    if above.lemma == "believe" and head.head == above.index and past and not any(t.tag == "MD" for t in auxiliaries):
        no = negation_of(context.parse, above, cues)
        return Reality("occurred", negated("PR+", no), context.span(above), "believed")
    if _is_said(context.parse, head, above, cues) and past and not any(t.tag == "MD" for t in auxiliaries):
        return Reality("occurred", "PR+", context.span(above), "hearsay")
    professed = above.lemma in cues.professing and any(a.lemma == "have" for a in auxiliaries)
    if not (heard or professed) or head.dep != "xcomp" or head.head != above.index or not is_verbal(above):
        return None
    if above.lemma not in cues.seeming and not any(a.lemma in ("have", "be") for a in auxiliaries):
        return None
    status: Status = "ongoing" if head.tag == "VBG" else "occurred"
    no = negation_of(context.parse, above, cues)
    return Reality(
        status, negated("PR+", no), context.span(above), "seeming" if above.lemma in cues.seeming else "hearsay"
    )


def _is_said(parse: Parse, head: Token, above: Token, cues: StatusCues) -> bool:
    """Whether a thing is passed on without a name: "*it was reported that* they met"."""
    it = parse.child(above, "nsubjpass", "nsubj")
    passive = parse.child(above, "auxpass") is not None and above.lemma in cues.hearsay and it is not None
    return (
        passive
        and it is not None
        and it.lemma == "it"
        and head.head == above.index
        and (negation_of(parse, above, cues) is None)
    )


def _seems_so(parse: Parse, head: Token, above: Token, cues: StatusCues) -> bool:
    """Whether a thing in the past only looks so: "*it seemed that* they reached a deal"."""
    it = parse.child(above, "nsubj", "expl")
    clause = head.dep == "ccomp" and head.head == above.index and above.lemma in cues.seeming
    return clause and it is not None and it.lemma == "it" and head.tag in ("VBD", "VBN")


def _but(parse: Parse, verb: Token) -> Token | None:
    """The *but* behind what only seemed so: "it seemed that they had a deal, *but* …"."""
    return next((c for c in parse.children(verb, "cc") if c.lemma == "but" and verb.tag == "VBD"), None)
