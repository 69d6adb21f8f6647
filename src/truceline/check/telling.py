"""How a text tells a thing: as past or as still to come."""

from __future__ import annotations

import re

from truceline.annotate.times.setting import REACH
from truceline.annotate.times.verbs import look
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

OF_A_THING = ("including", "the", "a", "an", "its", "their", "his", "her", "this", "that")
"""Before a date that belongs to the noun behind it ("a survey of the June 26 primary")."""
STILL_DOING = re.compile(r"\b(?:be|being|is|are)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a participle that is no past ("is being released on June 26")."""
NO_DAY_OF_ITS_OWN = frozenset(
    {"until", "till", "by", "before", "from", "to", "than", "since", "through", *OF_A_THING}
) - {"the"}
"""Before a time that is no day of the happening: a bound, or a part of a noun."""
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


def looks_back(article: CodedArticle, at: Span, lexicon: Lexicon) -> Span | None:
    """The clause of a time whose verb, whichever it is, lets something be over by then; None where none does for sure,
    where the time is a bound and where the words are no page's own."""
    text, sentence = article.text, sentence_span(article, at.start)
    clause = clause_span(text, sentence, at)
    before = text[max(sentence.start, at.start - REACH) : at.start]
    words = before.split()
    if (words and words[-1].lower().strip(",") in NO_DAY_OF_ITS_OWN) or in_quotation(article, at):
        return None
    found = look(before, text[at.end : min(sentence.end, at.end + REACH)], lexicon.time_words)
    back = found.way == "past" and (found.certain or not found.aside)
    return clause if back and not lexicon.check_cues.has("prospect", clause.of(text)) else None
