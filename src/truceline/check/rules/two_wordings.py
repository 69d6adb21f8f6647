"""One utterance that two pages quote in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.quotes import QUOTES, Quote, one_time
from truceline.check.rule import Rule, conflict, on_page
from truceline.model.conflict import Conflict

STEM = 5
CONTENT = range(3, 15)
"""Words of content that a quotation has: fewer say nothing, more are a speech."""
LEAST_SHARED = 3
LEAST_ALIKE = 0.4
"""Part of all words of content that two quotations share (Jaccard). Read on bench/news, May 2025: from 0.4 on ten of
eleven pairs are one sentence in two wordings, below 0.35 most are two sentences."""
APART = 2
"""Days between two pages that can quote one utterance."""
MOST_OF_ONE = 60
"""Quotations of one speaker that are compared with each other."""


def find_two_wordings(case: Case) -> Iterator[Conflict]:
    """One utterance that two pages of about the same day quote in two wordings.

    Compares what two pages put between quotation marks as one person's words, by their words of content: most are
    common, and each has some that the other has not.

    Silent for trimmed quotations, brackets and ellipses, for people not known to speak for a state in which English
    is a language of government (their words are translated), for translations named as such, and within a page.

    Fires: "“The old bridge will carry no soldier this winter,” said Ada Lume." "Ada Lume: “No soldier will cross the
    old bridge this winter.”" (another page of that day)
    Silent: "“The old bridge will carry no soldier,” said Ada Lume." "Ada Lume: “The old bridge is a disgrace.”"
    """
    english = frozenset(case.lexicon.quote_cues.phrases["english_states"])
    at_home = {a.id for c in case.articles for a in c.annotated.actors if a.country in english}
    by_speaker: defaultdict[str, list[Quote]] = defaultdict(list)
    for q in case.quotes:
        if q.speaker in at_home:
            by_speaker[q.speaker].append(q)
    seen: set[tuple[str, str, str]] = set()
    light = frozenset(case.lexicon.quote_cues.phrases["function_words"])
    for speaker in sorted(by_speaker):
        for one, other in combinations(by_speaker[speaker][:MOST_OF_ONE], 2):
            key = (speaker, one.article.id, other.article.id)
            if (
                key[1] != key[2]
                and key not in seen
                and _is_one_time(one, other)
                and _is_one_utterance(one, other, light)
            ):
                seen.add(key)
                yield _conflict(one, other)


RULE = Rule("two_wordings", "quote", find_two_wordings, reads=(QUOTES,))


def _is_one_time(one: Quote, other: Quote) -> bool:
    dated = (one.day and other.day) or (page_date(one.article) and page_date(other.article))
    return dated is not None and one_time(one, other, APART)


def _is_one_utterance(one: Quote, other: Quote, light: frozenset[str]) -> bool:
    """Whether most words of content are common, and neither has all of the other's."""
    here, there = ([w[:STEM] for w in q.words if w not in light and len(w) > 2] for q in (one, other))
    if len(here) not in CONTENT or len(there) not in CONTENT or _is_part(here, there) or _is_part(there, here):
        return False
    shared = len({*here} & {*there})
    return shared >= LEAST_SHARED and shared >= LEAST_ALIKE * len({*here} | {*there})


def _is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words of one stand in the other, in this order: a trimmed quotation."""
    rest = iter(other)
    return all(word in rest for word in one)


def _conflict(one: Quote, other: Quote) -> Conflict:
    evidence = (on_page(one.article, one.span, one.shown), on_page(other.article, other.span, other.shown))
    words = f"One utterance of {one.name} is quoted in two wordings; at most one can be verbatim."
    return conflict(RULE.name, RULE.kind, "quote_drift", "between_pages", "low", evidence, words)
