"""Classes of nouns that a row of the table of triggers may want beside its trigger."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.model.parse import Parse, Token


def lemma_of(parse: Parse, token: Token) -> str:
    """The lemma of a word, with what a hyphen joins to it: *cease-fire*, *pull-out*, *sit-in*, which parsers cut in
    three."""
    if token.index >= 2 and (token.lemma in WRITTEN_APART or (token.pos == "NOUN" and token.lemma in ("in", "down"))):
        first, hyphen = parse.tokens[token.index - 2 : token.index]
        if hyphen.text == "-" and first.end == hyphen.start and hyphen.end == token.start:  # not "states - backed by"
            return f"{first.text.lower()}-{token.lemma}"
    return token.lemma


WRITTEN_APART = frozenset({"fire", "out", "back"})
"""Lemmas that a hyphen may join to the word before (`lemma_of`)."""


COMPOUNDED = frozenset(
    {"program", "programme", "package", "agreement", "deal", "accord", "scheme", "shipment", "convoy", "level"}
    | {"supply", "service", "network", "line", "data", "link"}
)
"""Nouns that are of the class of the word before them: an *aid* programme, a *water* line."""


def in_class(context: SentenceContext, token: Token, name: str) -> bool:
    """Whether a noun is of a class of the lexicon, itself or by what it is a measure of ("a round of talks")."""
    return name in classes_of(context, token)


def classes_of(context: SentenceContext, token: Token) -> frozenset[str]:
    """The classes of the lexicon that a noun is of, found once: many rows ask for one each."""
    known = context.classes_at.get(token.index)
    if known is None:
        known = context.classes_at[token.index] = _classes_of(context, token)
    return known


def _classes_of(context: SentenceContext, token: Token) -> frozenset[str]:
    parse, words = context.parse, context.lexicon.event_words
    known, text = words.classes_of, parse.lowered[token.index]
    found = known.get(lemma_of(parse, token), NONE) | known.get(text, NONE)
    if text in UNITS or token.pos == "NUM":
        found = found.union(*(known.get(c.text, NONE) for c in _signs(parse, token)))
    if token.pos == "PROPN":
        found |= known.get(text.removesuffix("s"), NONE)
    if token.lemma in COMPOUNDED:
        found = found.union(*(known.get(c.lemma, NONE) for c in parse.children(token, "compound", "amod")))
    if token.lemma.lower() in words.measures:
        behind = prepositional(parse, token, "of", "in")
        found = found.union(*(classes_of(context, t) for t in behind if t.index > token.index))
    if "TALKS" in found and (is_for_press(parse, token) or _is_other_process(parse, token)):
        found -= {"TALKS"}
    return found


def _signs(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The signs of a sum in short: the *$* of "$300m", whose letter parsers part from its figure."""
    if token.pos != "NUM":
        figures = parse.children(token, "nummod")
    else:
        short = token.index + 1 < len(parse) and parse.lowered[token.index + 1] in UNITS
        figures = (token,) if short else ()
    return tuple(c for f in figures for c in parse.children(f, "quantmod", "nmod", "amod"))


NONE: frozenset[str] = frozenset()

UNITS = ("m", "mn", "bn", "k", "tn")
"""Letters for millions or billions, which parsers part from their figure."""


def _is_other_process(parse: Parse, noun: Token) -> bool:
    """Whether a process is none of peace: "the *legislative* process"."""
    if noun.lemma != "process":
        return False
    return not any(c.lemma.lower() in OF_PEACE for c in parse.children(noun, "compound", "amod", "nmod"))


OF_PEACE = frozenset({"peace", "negotiation", "negotiating", "diplomatic", "mediation", "reconciliation", "political"})
"""Words before a process in which sides talk to each other."""


def is_for_press(parse: Parse, noun: Token) -> bool:
    """Whether a conference is one with reporters, no contact of sides."""
    return any(c.lemma in ("press", "news", "media") for c in parse.children(noun, "compound", "amod"))
