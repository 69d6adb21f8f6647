"""What the outlet itself commits to: the factuality of a word's happening, past all who tell of it (FactBank)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.code.context import SentenceContext
from truceline.code.reality.cues import NamedCue, cues_of
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import carrier_of, status_of
from truceline.lexicon.status_cues import StatusCues
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Attribution, Factuality

FACTIVE = "know"
"""The group of sources whose clause the outlet takes as so: "confirmed that they had met"."""


@dataclass(frozen=True, slots=True)
class View:
    """The outlet's commitment to a happening, with what decided it.

    `rule` names the rule or the entry of the lexicon and `cue` its word (null where the form of the verb alone
    decided). `innermost` is the view of the innermost source, which is what a statement's `factuality` holds; the two
    differ only where somebody tells it. `cues` lists all that bears on it, the first being that of `innermost`.
    """

    factuality: Factuality
    cue: Span | None
    rule: str
    innermost: Reality
    cues: tuple[NamedCue, ...]


def view_of(context: SentenceContext, word: Token, *, attribution: tuple[Attribution, ...] = ()) -> View:
    """Find the outlet's view of what a word names: the innermost source's, left open where somebody else holds it.

    FactBank 1.0 (Saurí and Pustejovsky 2009): content of *said*, *claimed*, *believes* is Uu to the author, that of
    *confirmed*, *knows*, *admitted* as real as it is to the source. `attribution` are the quotations known to cover
    the word, for words whose speaker stands outside the sentence.
    """
    carrier = carrier_of(context, word)
    inner = status_of(context, word, attribution=attribution, carrier=carrier)
    sources = tuple(sources_of(context.parse, carrier or word, context.lexicon.status_cues))
    cues = cues_of(context, word, carrier, inner, sources)
    told = next((s for s in sources if s.name != FACTIVE), None)
    if told is not None:
        return View("Uu", told.span, f"told ({told.name})", inner, cues)
    if attribution and not sources:
        return View("Uu", attribution[-1].cue_span, "told (quotation)", inner, cues)
    return View(inner.factuality, inner.cue, inner.rule, inner, cues)


def sources_of(parse: Parse, word: Token, cues: StatusCues) -> Iterator[NamedCue]:
    """Those who tell or hold what a word names, innermost first: predicates of report whose clause it stands in.

    "The ministry *said* that they met", "the *claim* that they met", "they met, *according* to the ministry".
    """
    below = word
    for above in (*parse.ancestors(word), None):
        according = next((p for p in parse.children(below, "prep") if p.lemma in ("accord", "according")), None)
        if according is not None:
            yield NamedCue("say", Span(according.start, according.end))
        if above is None:
            return
        group = cues.sources.get((above.lemma, "VERB" if above.pos == "AUX" else above.pos))
        if group is not None and _is_content(parse, below, above):
            yield NamedCue(group, Span(above.start, above.end))
        below = above


def _is_content(parse: Parse, clause: Token, source: Token) -> bool:
    """Whether a clause is what a predicate tells: its complement, or after a noun one with *that*."""
    if source.pos != "NOUN":
        return clause.dep == "ccomp" and (source.lemma not in ("see", "find") or clause.tag not in ("VB", "VBG"))
    return clause.dep in ("acl", "ccomp") and any(m.lemma == "that" for m in parse.children(clause, "mark"))
