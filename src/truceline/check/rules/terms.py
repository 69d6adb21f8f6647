"""One halt of fighting to which two pages give two lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.check.case import Case
from truceline.check.compare import near_pages, pairs_sharing
from truceline.check.lengths import DAYS_OF, LENGTHS, Length, find_lengths, held_for
from truceline.check.rule import Rule, on_page
from truceline.link.acts import voice_of
from truceline.link.clauses import sentence_span
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase, stem_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

AWAY = re.compile(r" (?:ago|before|after|later|earlier)\b")
LEAST_LETTERS = 5
MOST_TERMS = 300
"""Lengths of halts that are compared with each other."""
SHARED = 2
"""Words of content, beside "truce" and the like, that two sentences must share to speak of one halt."""
REACH = 60
"""Code points between a halt and its length."""
ROUNDED = 0.15
"""Part of a length by which another may differ and still be the same, rounded: a month and thirty days."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A sentence that gives a halt a length. `about` are the issues and the words of content that it is told with."""

    article: CodedArticle
    sentence: Span
    length: Length
    about: frozenset[str]


def find_terms_conflicts(case: Case) -> Iterator[Conflict]:
    """One truce, pause or halt to attacks of which two pages give two lengths.

    Compares the days, weeks and months of halts in pages of about one date whose sentences share what is halted: two
    words of content, or the two parties.

    Silent for lengths that differ by rounding ("a month", "thirty days"), for the time that a halt has held, for
    extensions, proposals, other rounds and reported speech, and where a sentence gives several lengths.

    Fires: "The presidents agreed to halt strikes on ports for thirty days." (one page) "For sixty days the sides will
    not strike at ports, the presidents' text has it." (another page)
    Silent: "They halted strikes on ports for thirty days." (one page) "They halted strikes on ports for a month."
    """
    terms = list(case.all(TERMS, MOST_TERMS)) if len(case.articles) > 1 else []
    seen: set[frozenset[str]] = set()
    for one, other in pairs_sharing(terms, lambda term: term.about):
        pages = frozenset((one.article.id, other.article.id))
        if len(pages) > 1 and pages not in seen and near_pages(one.article, other.article) and _differ(one, other):
            seen.add(pages)
            words = [t.length.span.of(t.article.text) for t in (one, other)]
            yield RULE.conflict(
                "medium",
                (on_page(one.article, one.sentence, words[0]), on_page(other.article, other.sentence, words[1])),
                f"Two pages give one halt two lengths: {words[0]} and {words[1]}.",
            )


def _terms(items: Items) -> Iterator[_Term]:
    article, lexicon = items.article, items.lexicon
    cues, text = lexicon.check_cues, article.text
    for length in items.of(LENGTHS):
        if length.unit not in DAYS_OF or length.hedge or AWAY.match(text, length.span.end):
            continue
        sentence = sentence_span(article, length.span.start)
        if held_for(text, length, sentence.start, lexicon.duration_cues) is not None:
            continue  # its age, which grows from page to page
        words = sentence.of(text)
        halts = [Span(*m.span()) for m in cues.find("halted", text, *sentence)]
        near = any(h.start - REACH <= length.span.end and length.span.start <= h.end + REACH for h in halts)
        if not near or cues.has("other_term", words) or cues.has("speech", words):
            continue
        several = [n for n in find_lengths(words, lexicon.number_words, lexicon.duration_cues) if n.unit in DAYS_OF]
        own = [n for n in several if not AWAY.match(words, n.span.end)]
        if len(own) == 1 and voice_of(article, sentence, length.span, Phrase(), lexicon.clause_cues) != "quoted":
            light = {*lexicon.quote_cues.phrases["function_words"], *lexicon.documents}
            plain = [w.strip(".,;").lower() for w in words.split()]
            about = frozenset(stem_of(w) for w in plain if len(w) >= LEAST_LETTERS and w not in light)
            yield _Term(article, sentence, length, about)


TERMS = Kind("terms", _terms, _Term)
RULE = Rule("terms", "duration", find_terms_conflicts, reads=(TERMS,))


def _differ(one: _Term, other: _Term) -> bool:
    longest = max(one.length.in_days, other.length.in_days)
    apart = abs(one.length.in_days - other.length.in_days) > ROUNDED * longest
    return apart and len(one.about & other.about) >= SHARED
