"""The person whom words of office mean without a name: "the party's leader, 80", after a sentence that names one."""

from __future__ import annotations

import re

from truceline.check.lives import names_in
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

OF_SOMETHING = re.compile(r" (?:of|for|at|in) ")
"""In words of office: whose it is."""


def person_described(article: CodedArticle, words: Span, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The name of whom a description such as "the DUP leader" means: one whom the page describes so, the holder of the
    office of the state it names whom the page names too, or the one person of the sentence before."""
    people = {a.id: a.name for a in article.annotated.actors if a.kind == "person"}
    meant = {m.of for m in article.annotated.mentions_in(words) if m.form == "nominal" and m.of in people}
    if len(meant) == 1:
        return tuple(people[meant.pop()].split())
    title = lexicon.titles.office(words.of(article.text), None)
    if title is None or title.modifier is not None:
        return None
    states = {m.of for m in article.annotated.named_in(words) if m.of not in people}
    holders = {p for p in people for t in lexicon.offices.held_by(p) if t.office in title.offices and t.of in states}
    if holders:
        return tuple(people[holders.pop()].split()) if len(holders) == 1 else None
    return _named_before(article, words, lexicon)


def _named_before(article: CodedArticle, words: Span, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The one person named in the sentence before the one that begins with a description."""
    sentence = sentence_span(article, words.start)
    before = article.annotated.sentence_at(max(0, sentence.start - 3))
    if before is None or before.span == sentence or article.text[sentence.start : words.start].strip():
        return None
    if OF_SOMETHING.search(words.of(article.text)):
        return None  # "the chairman of the railway": of another, where the person is the union's
    named = names_in(article, before.span, lexicon.calendar_cues)
    return named[0] if len(named) == 1 else None
