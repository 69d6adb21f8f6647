"""Terms and answers told as settled and as open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from truceline.check.case import Case
from truceline.check.compare import VAGUE, near_pages, tells_by_turns
from truceline.check.rule import Rule, on_page
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase, phrase_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

MOST = 80
"""Clauses of either kind that are compared with each other."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that settles something or leaves it open: `thing` is the term, or who answers."""

    article: CodedArticle
    sentence: Span
    clause: Span
    thing: Phrase


def find_settled_conflicts(case: Case) -> Iterator[Conflict]:
    """A term that the agreement has, told as still disputed; a party that has agreed, and would only agree if …

    Compares what a text is told to contain ("the accord provides for a buffer zone") with the same thing told as a
    demand or as open ("a buffer zone remains a demand of Oru"); and a party's agreement told flatly with its own word,
    in a page of about the same date, that it would agree on a condition alone.

    Silent for drafts and proposals, quotations, what a party only says of a text, other things in the same words, and
    where the words tell of a change.

    Fires: "The accord provides for a buffer zone. … A buffer zone remains a demand that Kestria rejects."
    Silent: "The draft provides for a buffer zone. … A buffer zone remains a demand that Kestria rejects."
    """
    for settled, open_, severity, words in (
        (IN_IT, OPEN, "high", "A term is told as agreed and, in another place, as still disputed."),
        (
            FLATLY,
            ONLY_IF,
            "medium",
            "A party is told to have agreed and, in another place, to agree on a condition only.",
        ),
    ):
        ours = list(case.all(settled, MOST))
        theirs = list(case.all(open_, MOST)) if ours else []
        for one, other in product(ours, theirs):
            if _of_one_thing(one, other) and not tells_by_turns(
                case, one.article, one.clause, other.article, other.clause
            ):
                yield RULE.conflict(
                    "high" if severity == "high" else "medium",
                    (on_page(one.article, one.clause, "settled"), on_page(other.article, other.clause, "open")),
                    words,
                )
                break


def _told(items: Items, cue: str) -> Iterator[_Told]:
    article = items.article
    cues, clause_cues, text = items.lexicon.check_cues, items.lexicon.clause_cues, article.text
    for sentence in sentences_for(article, cues.pattern(cue)):
        for match in cues.find(cue, text, *sentence):
            word = Span(*match.span())
            clause = clause_span(text, sentence, word)
            said = cues.pattern("claims").search(text, clause.start, word.start) if cue == "only_if" else None
            before = Span(clause.start, said.start() if said else word.start)
            around = Span(word.end, clause.end) if cue == "is_in_it" else before
            words = words_of(article, around, clause_cues)
            thing = phrase_of(words, clause_cues)
            if not thing or thing.head in VAGUE or in_quotation(article, word):
                continue
            voice = voice_of(article, sentence, word, thing, clause_cues)
            own = voice == "own" or (said is not None and voice != "quoted")
            if own and not any(cues.has(d, article.text[clause.start : word.end]) for d in DOUBTS[cue]):
                yield _Told(article, sentence, clause, thing)


IN_IT = Kind("in_it", lambda items: _told(items, "is_in_it"), _Told)
OPEN = Kind("open", lambda items: _told(items, "is_open"), _Told)
FLATLY = Kind("flatly", lambda items: _told(items, "flatly"), _Told)
ONLY_IF = Kind("only_if", lambda items: _told(items, "only_if"), _Told)
RULE = Rule("settled", "status", find_settled_conflicts, reads=(IN_IT, OPEN, FLATLY, ONLY_IF))


DOUBTS = {
    "is_in_it": ("denies", "only_a_draft"),
    "is_open": ("denies",),
    "flatly": ("denies", "demands"),
    "only_if": (),
}
"""Lists of cues with which a clause tells of nothing settled or open."""


def _of_one_thing(one: _Told, other: _Told) -> bool:
    if one.article.id == other.article.id and one.sentence == other.sentence:
        return False
    return near_pages(one.article, other.article) and one.thing.fits(other.thing)
