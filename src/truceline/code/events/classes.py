"""Classes of nouns that a row of the table of triggers may want beside its trigger."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.model.parse import Parse, Token


def lemma_of(parse: Parse, token: Token) -> str:
    """The lemma of a word, with what a hyphen joins to it: *cease-fire*, which parsers cut in three."""
    if token.index >= 2 and parse.tokens[token.index - 1].text == "-" and token.lemma == "fire":
        return f"{parse.tokens[token.index - 2].text.lower()}-{token.lemma}"
    return MISREAD.get(token.lemma, token.lemma) if token.pos == "VERB" else token.lemma


MISREAD = {"stag": "stage", "wag": "wage", "rap": "rape"}
"""Lemmas that the parser's rules get wrong: *staged* is no form of *stag*."""

WRITTEN_APART = frozenset({"fire", *MISREAD})
"""Lemmas that may not be what the parser takes them for (`lemma_of`)."""


COMPOUNDED = frozenset(
    {"program", "programme", "package", "agreement", "deal", "accord", "scheme", "shipment", "convoy"}
)
"""Nouns that are of the class of the word before them: an *aid* programme."""


def in_class(context: SentenceContext, token: Token, name: str) -> bool:
    """Whether a noun is of a class of the lexicon, itself or by what it is a measure of ("a round of talks")."""
    words = context.lexicon.event_words
    if name == "TALKS" and (is_for_press(context.parse, token) or _is_other_process(context.parse, token)):
        return False
    known, text = words.classes[name], token.text.lower()
    if lemma_of(context.parse, token) in known or text in known:
        return True
    if token.pos == "PROPN" and text.removesuffix("s") in known:
        return True
    if token.lemma in COMPOUNDED:
        return any(c.lemma in known for c in context.parse.children(token, "compound", "amod"))
    if token.lemma.lower() in words.measures:
        behind = prepositional(context.parse, token, "of", "in")
        return any(t.index > token.index and in_class(context, t, name) for t in behind)
    return False


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
