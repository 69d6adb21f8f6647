"""Acts of position that nobody has made, by the words that stand above them."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.positions.frames import Frame
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.reality import Reality


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
    prep = parse.head(trigger) if trigger.dep == "pcomp" and trigger.tag == "VBG" else None
    if prep is None:
        return False
    above = parse.head(prep)
    if prep.lemma == "against" or above.lemma in ("favour", "favor"):
        return True  # "is *against* demanding it"
    cues = context.lexicon.status_cues
    verbs = (v for v in (above, *parse.ancestors(above)) if is_verbal(v))
    return prep.lemma == "by" and any(negation_of(parse, v, cues) for v in verbs)


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
    | {"no report", "whoever", "condition", "able", "supposed", "fear", "worth", "joke", "may refuse"}
)
"""Rules of reality by which an act is not made, where they leave it open: "has *no interest in* rejecting it"."""
