"""Acts of position that nobody has made, by the words that stand above them."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.positions.frames import Frame
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.reality import Reality
from truceline.model.parse import Parse, Token


def is_unmade(context: SentenceContext, frame: Frame, reality: Reality) -> bool:
    """Whether the words above an act say that nobody has made it: "*failed* to demand", "is *wary* of rejecting"."""
    if reality.status == "denied" or reality.factuality not in ("CT-", "Uu"):
        return False
    trigger, parse = frame.trigger, context.parse
    if (reality.factuality == "CT-" and is_verbal(trigger)) or reality.rule in UNMADE:
        return True
    marks = parse.children(trigger, "mark")
    if reality.rule == "infinitive" and any(m.lemma == "for" for m in marks):
        return True  # "it is time *for* Chad *to demand* it"
    if reality.rule == "infinitive" and _is_judged_unreal(parse, trigger):
        return True
    prep = parse.head(trigger) if trigger.dep == "pcomp" and trigger.tag == "VBG" else None
    if prep is None:
        return False
    above = parse.head(prep)
    if prep.lemma == "against" or above.lemma in ("favour", "favor"):
        return True  # "is *against* demanding it"
    cues = context.lexicon.status_cues
    verbs = (v for v in (above, *parse.ancestors(above)) if is_verbal(v))
    return prep.lemma == "by" and any(negation_of(parse, v, cues) for v in verbs)


def _is_judged_unreal(parse: Parse, verb: Token) -> bool:
    """Whether only what an act would be is judged: "*would be foolish* to reject it"."""
    above = parse.head(verb)
    be = parse.head(above) if above.pos == "ADJ" else above
    judged = parse.child(be, "acomp") is not None
    return be.lemma == "be" and judged and any(a.tag == "MD" for a in parse.children(be, "aux"))


UNMADE = frozenset(
    {
        "near",
        "was near",
        "far",
        "disposed",
        "too",
        "to prevent",
        "unsaid (verdict)",
        "imagined (verdict)",
        "open (verdict)",
    }
    | {
        "no report",
        "whoever",
        "condition",
        "able",
        "supposed",
        "fear",
        "worth",
        "joke",
        "may refuse",
        "question",
        "hesitate",
    }
)
"""Rules of reality by which an act is not made, where they leave it open: "has *no interest in* rejecting it"."""
