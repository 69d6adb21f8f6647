"""All that a sentence says of how real a word's happening is, each cue by its name (docs/factuality.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import status_of
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span


@dataclass(frozen=True, slots=True)
class NamedCue:
    """A cue by name, with its words (null for the form of a verb)."""

    name: str
    span: Span | None = None


def cues_of(
    context: SentenceContext, word: Token, carrier: Token | None, inner: Reality, sources: tuple[NamedCue, ...]
) -> tuple[NamedCue, ...]:
    """Name every cue: what decided, by what entry and how the word hangs on it, who tells it, what it stands in."""
    decided = f"{inner.rule} {inner.factuality}"
    found = [
        NamedCue(inner.factuality, inner.cue),
        NamedCue(decided, inner.cue),
        NamedCue(f"{decided}, {PLACES.get(word.dep, 'elsewhere')}", inner.cue),
    ]
    if (entry := _entry(context.parse, inner)) is not None:
        found.append(NamedCue(f"{inner.rule}: {entry}", inner.cue))
    if inner.factuality == "Uu" and (no := _negated_above(context, carrier or word)) is not None:
        found.append(NamedCue("Uu, under a negation", no))
    found.extend(NamedCue(f"told ({s.name})", s.span) for s in sources[:1])
    if sources:
        found.append(NamedCue(f"told, {decided}", sources[0].span))
    if len(sources) > 1:
        found.append(NamedCue("told twice", sources[1].span))
    found.extend(_around(context, carrier or word))
    found.extend(_form(context.parse, word))
    return tuple(dict.fromkeys(found))


def _entry(parse: Parse, inner: Reality) -> str | None:
    """The word of the lexicon that decided."""
    words = parse.within(inner.cue) if inner.cue is not None else ()
    return words[0].lemma if len(words) == 1 else None


def _negated_above(context: SentenceContext, head: Token) -> Span | None:
    """What negates an open happening or what it hangs on: "is *not* allowed to leave", "should *not* leave"."""
    parse, cues = context.parse, context.lexicon.status_cues
    above = parse.head(head)
    words = [head]
    if head.dep in ("xcomp", "ccomp", "acl"):
        words += [above, parse.head(above)] if above.pos == "ADJ" else [above]
    no = next((n for w in words if (n := negation_of(parse, w, cues)) is not None), None)
    return Span(no.start, no.end) if no is not None else None


def _around(context: SentenceContext, head: Token) -> Iterator[NamedCue]:
    """How real the two clauses are in which the word's own stands, and the marks of those clauses."""
    parse, below, levels = context.parse, head, 0
    yield from _marks(parse, head, "")
    for above in parse.ancestors(head):
        if is_verbal(above) and above.dep not in ("aux", "auxpass"):
            levels += 1
            around = status_of(context, above)
            link = below.dep if levels == 1 else "above"
            yield NamedCue(f"inside {around.rule} {around.factuality}, {link}", around.cue)
            yield from _marks(parse, above, "inside ")
        if levels == 2:
            return
        below = above


def _marks(parse: Parse, clause: Token, prefix: str) -> Iterator[NamedCue]:
    if clause.dep != "advcl":
        return
    for mark in parse.children(clause, "mark", "advmod"):
        if mark.tag in ("IN", "WRB"):
            yield NamedCue(f"{prefix}clause with {mark.lemma}", Span(mark.start, mark.end))


def _form(parse: Parse, word: Token) -> Iterator[NamedCue]:
    """The form: a verb's tense, a noun's determiner and the preposition before it."""
    yield NamedCue(f"{_kind(word)} as {word.dep}")
    if is_verbal(word):
        auxiliaries = sorted(a.lemma for a in parse.children(word, "aux", "auxpass"))
        yield NamedCue(" ".join((word.tag, *auxiliaries)))
    above = parse.head(word)
    if word.dep in ("pobj", "pcomp"):
        yield NamedCue(f"after {above.lemma}", Span(above.start, above.end))
    if not is_verbal(word):
        determiners = parse.children(word, "det", "poss")
        name = "possessive" if any(d.dep == "poss" for d in determiners) else " ".join(d.lemma for d in determiners)
        yield NamedCue(f"{word.tag} with {name or 'no determiner'}")


PLACES = {
    "ROOT": "main",
    "ccomp": "clause",
    "xcomp": "clause",
    "acl": "clause",
    "pcomp": "clause",
    "advcl": "adverbial",
    "relcl": "relative",
    "dobj": "object",
    "nsubj": "subject",
    "nsubjpass": "object",
    "attr": "predicate",
    "acomp": "predicate",
    "pobj": "preposition",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "conj": "joined",
}
"""How a word hangs on what is above it, roughly, by its relation."""


def _kind(word: Token) -> str:
    if is_verbal(word):
        return "verb"
    return "noun" if word.pos in ("NOUN", "PROPN") else "adjective" if word.pos == "ADJ" else "other"
