"""How a text tells a thing: as past or as still to come."""

from __future__ import annotations

import re

from truceline.lexicon.check_cues import CheckCues
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

OF_A_THING = ("including", "the", "a", "an", "its", "their", "his", "her", "this", "that")
"""Before a date that belongs to the noun behind it ("a survey of the June 26 primary")."""
STILL_DOING = re.compile(r"\b(?:be|being|is|are)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a participle that is no past ("is being released on June 26")."""
OPENING_WORDS = 2
"""A date opens its clause after no more words than these ("On", "Late on")."""


def happened_on(article: CodedArticle, at: Span, cues: CheckCues) -> Span | None:
    """The words that tell of a happening over on the date that stands at a span; None where the text does not.

    The verb stands in the date's clause, before it with nothing between that could take the date to itself, or after a
    date that opens the clause. A clause with a word of the future, of possibility or of negation tells of nothing.
    """
    text = article.text
    clause = clause_span(text, sentence_span(article, at.start), at)
    if cues.has("prospect", clause.of(text)) or in_quotation(article, at):
        return None
    lead = text[clause.start : at.start]
    words = lead.split()
    if words and words[-1].lower().strip(",") in (*cues.phrases["bound_before"], *OF_A_THING):
        return None
    verbs = list(cues.find("past_events", text, clause.start, at.start))
    if verbs:
        verb = verbs[-1]
        between = text[verb.end() : at.start]
        if STILL_DOING.search(text, clause.start, verb.start()):
            return None
        return Span(verb.start(), at.end) if not cues.has("barrier", between) else None
    if len(words) <= OPENING_WORDS:
        after = cues.pattern("past_events").search(text, at.end, clause.end)
        if after and not cues.has("barrier", text[at.end : after.start()]):
            return Span(at.start, after.end())
    return None
