"""Conditions that a noun announces: "a precondition for talks is …", "made a truce a condition for …"."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.preconditions.pairs import Sides, after_colon, behind
from truceline.code.reality.factuality import negation_of
from truceline.code.words import at_lemmas
from truceline.model.parse import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
TO_BE = ("be", "become", "remain")
CONTENT = ("attr", "ccomp", "dobj", "xcomp")
"""Relations of what a condition is said to be or to include."""

GIVEN = ("for", "to", "of")
"""Prepositions behind a noun of condition that name what it is set for."""

MAKING = ("make", "call", "consider", "declare", "deem")
"""Verbs by which somebody sets a condition: "*called* a truce a condition for …"."""

UNDER = ("on", "under", "with", "according", "accord", "subject", "upon")
"""Prepositions under whose condition something is granted."""

TELLING = frozenset({"talk", "speak", "say", "tell", "discuss", "comment"})
"""Verbs of those who only want not to be named: "agreed to *talk* on condition that …"."""

REFUSED = ("rejects", "opposes", "resists")


@at_lemmas(lambda lexicon: lexicon.preconditions.nouns)
def precondition(context: SentenceContext, noun: Token) -> Sides | None:
    """What stands first and then by a noun of condition; none where the condition is refused or wanted away."""
    if noun.pos != "NOUN" or _is_absent(context, noun):
        return None
    return _on_condition(context, noun) or _told_of(context, noun) or _listed(context, noun)


def _is_absent(context: SentenceContext, noun: Token) -> bool:
    """Whether there is no such condition, or it is refused: "without preconditions", "rejected … as a condition"."""
    parse = context.parse
    if any(d.text.lower() == "no" for d in parse.children(noun, "det")):
        return True
    above = parse.head(noun)
    if noun.dep == "pobj" and above.lemma in ("without", "as"):
        above = above if above.lemma == "without" else parse.head(above)
        while above.dep in ("dobj", "pobj", "prep", "nsubjpass") and not is_verbal(above):
            above = parse.head(above)
    cues = context.lexicon.positions.of("verb", above.lemma) if is_verbal(above) else ()
    refused = noun.dep != "nsubj" and any(c.group.stance in REFUSED for c in cues)
    negated = above.lemma in TO_BE and negation_of(parse, above, context.lexicon.status_cues) is not None
    return above.lemma == "without" or refused or negated


def _on_condition(context: SentenceContext, noun: Token) -> Sides | None:
    """ "Agreed to talks *on condition that* …", "will end the war *under* these *conditions*: …"."""
    parse = context.parse
    above = parse.head(noun)
    if above.lemma == "to" and parse.head(above).lemma in ("accord", "according", "subject"):
        above = parse.head(above)
    if noun.dep != "pobj" or above.lemma not in UNDER:
        return None
    clause = parse.child(noun, "acl", "ccomp", "relcl") or parse.child(noun, "appos") or after_colon(parse, noun)
    if clause is None:
        return None
    then = parse.head(above)
    talks = any(t.lemma in TELLING and is_verbal(t) for t in (then, *parse.children(then, "xcomp")))
    sides = Sides("preconditions.precondition_for", "requires", context.span(noun), clause, then, then, open_first=True)
    return None if talks else sides


def _told_of(context: SentenceContext, noun: Token) -> Sides | None:
    """ "X is a precondition for Y", "demanded X as a condition for Y", "made X a condition for Y"."""
    parse = context.parse
    above, then = parse.head(noun), _given(context, noun, GIVEN)
    first: Token | None = None
    main, setter = None, None
    if noun.dep == "attr" and above.lemma in TO_BE:
        first, main = parse.child(above, *SUBJECTS), above
    elif noun.dep == "pobj" and above.lemma == "as":
        governor = parse.head(above)
        inner = parse.child(governor, "dobj", "ccomp", "nsubjpass") if is_verbal(governor) else governor
        first = inner or (governor if governor.dep in ("ccomp", "xcomp", "conj") else None)
    elif is_verbal(above) and above.lemma in MAKING:
        made = (*parse.children(above, "dobj", "nsubjpass", "ccomp"), *parse.children(noun, "nsubj"))
        first, setter = next((o for o in made if o.index != noun.index), None), above
    elif noun.dep == "appos":
        first = above
    if first is None or then is None:
        return None
    return Sides(
        "preconditions.precondition_for",
        "requires",
        context.span(noun),
        first,
        then,
        main or first,
        setter=setter or (noun if noun.dep == "appos" else None),
    )


def _listed(context: SentenceContext, noun: Token) -> Sides | None:
    """ "Mali's conditions for talks are …", "include …", "among them is that …", and what follows a colon."""
    parse = context.parse
    then = _given(context, noun, GIVEN[:2])
    above = parse.head(noun)
    including = context.lexicon.preconditions.including
    first: Token | None = None
    if noun.dep == "nsubj" and (above.lemma in TO_BE or above.lemma in including):
        first = next((c for c in parse.children(above, *CONTENT) if c.index > noun.index), None)
    elif noun.dep == "pobj" and above.lemma == "among":
        verb = parse.head(above)
        told = parse.children(verb, *SUBJECTS, *CONTENT) if verb.lemma in TO_BE else ()
        first = next((c for c in told if c.index > verb.index), None)
    first = first or parse.child(noun, "appos") or after_colon(parse, noun)
    if first is None or then is None:
        return None
    return Sides("preconditions.listed", "requires", context.span(noun), first, then, first, setter=noun)


def _given(context: SentenceContext, noun: Token, prepositions: tuple[str, ...]) -> Token | None:
    """For what a condition is set: "for talks", "of any deal", "to end the war"."""
    parse = context.parse
    infinitive = next((c for c in parse.children(noun, "acl", "relcl") if parse.child(c, "aux")), None)
    to = infinitive is not None and any(a.text.lower() == "to" for a in parse.children(infinitive, "aux"))
    return behind(parse, noun, prepositions) or (infinitive if to else None)
