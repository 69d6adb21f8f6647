"""How far an agreement has come by an event: the phase that it tells, whose day that is, and alleged breaches."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.match import Match
from truceline.code.parties.participants import objects_of, prepositional
from truceline.code.reality.reality import Reality
from truceline.model.parse import Parse, Token
from truceline.model.statement import Phase
from truceline.model.time import Timex


def is_of_its_verb(context: SentenceContext, match: Match, time: Timex | None) -> bool:
    """Whether a time is not that of an agreement but of what is done about it: "debated the deal *on Monday*"."""
    if time is None or match.row.type != "AGREE" or match.row.kind != "noun" or match.carrier is not None:
        return False
    phrase = context.parse.subtree(match.token)
    return not any(t.start <= time.span.start < t.end for t in phrase)


def phase_of_event(context: SentenceContext, match: Match, reality: Reality) -> Phase | None:
    """The phase of an agreement that an event tells, by its trigger or as a breach of which somebody is accused."""
    if _is_a_view(context.parse, match.token):
        return None
    if match.row.type == "ACCUSE" and any(_is_breach(context, t) for t in context.parse.subtree(match.token)):
        return "violated"
    return phase_of(match, reality)


def _is_breach(context: SentenceContext, word: Token) -> bool:
    """Whether a word tells that an agreement is broken: "*violating* the truce", "*breaches* of the accord"."""
    parse, words = context.parse, context.lexicon.event_words
    if is_verbal(word) and word.lemma in words.breaking:
        return any(in_class(context, o, "AGREEMENTS") for o in objects_of(parse, word))
    if word.pos != "NOUN" or word.lemma not in words.breaches:
        return False
    beside = (*prepositional(parse, word, "of"), *parse.children(word, "compound", "nmod"))
    return any(in_class(context, b, "AGREEMENTS") for b in beside)


def _is_a_view(parse: Parse, verb: Token) -> bool:
    """Whether what several *agree* on is how something is, and no pact: "agreed that a truce *is possible*"."""
    if verb.lemma == "agree" and any(o.lemma in VIEWS for o in prepositional(parse, verb, "on", "about")):
        return True
    said = parse.child(verb, "ccomp") if verb.lemma in ("agree", "accept") else None
    if said is None or any(p.lemma not in ("with", "in") for p in parse.children(verb, "prep")):
        return False
    if verb.lemma == "accept" and any(a.lemma == "should" for a in parse.children(said, "aux")):
        return True
    auxiliaries = parse.children(said, "aux", "auxpass")
    past = said.tag == "VBD" or any(a.tag == "VBD" or a.lemma == "have" for a in auxiliaries)
    now = ("VBZ", "VBP")
    if verb.tag in now and (said.tag in now or any(a.lemma == "should" for a in auxiliaries)):
        return True  # "the two *agree* that a truce *should* hold", "… that Oslo *wants* one"
    return past or (said.lemma == "be" and said.tag in ("VBZ", "VBP"))


VIEWS = frozenset({"priority", "need", "importance", "necessity", "urgency", "value", "principle"})
"""What several *agree on* without making a pact."""


def phase_of(match: Match, reality: Reality | None = None) -> Phase | None:
    """Give what the trigger names of a ceasefire or an agreement; proposed where that is all it is (guideline 18)."""
    phase = match.row.phase
    if phase == "in_effect" and reality is not None and reality.status == "proposed":
        return "proposed"
    return phase  # type: ignore[return-value]  # held by tests/unit/lexicon
