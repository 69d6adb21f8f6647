"""Things told as being in two states, and people told as there and as not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import VAGUE, near_pages, page_date
from truceline.check.rule import Rule, on_page
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase, phrase_of, stem_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

OPPOSITES = (
    ("open", "shut|closed|blocked|sealed|barred"),
    ("free", "in prison|in custody|in jail|behind bars|jailed|imprisoned|in captivity"),
    ("alive", "dead|killed"),
    ("in force|in effect|valid|alive and well", "suspended|dead|void|lapsed|no longer in force"),
    ("empty|deserted", "full|crowded|packed"),
    ("complete|finished|over", "incomplete|unfinished|under way|still going on"),
    ("signed", "unsigned"),
    ("gone|home|out", "still there|still in|still inside"),
)
"""Words for states of which a thing has one at a time. Source: own."""
IS = r"\b(?:is|are|remains?|stays?|stands?)(?: now| again| still| today| all| once more| finally| also| already)* "
ANY_STATE = re.compile(rf"{IS}(?:{'|'.join(words for pair in OPPOSITES for words in pair)})\b")
STATES = [(re.compile(f"{IS}(?:{one})\\b"), re.compile(f"{IS}(?:{other})\\b")) for one, other in OPPOSITES]
NOBODY = re.compile(
    r"\b(?:[Nn]o|[Nn]ot (?:a|one)(?: single)?) (?:single )?(?P<who>[a-z]{3,16})\b"
    r"(?! (?:doubt|longer|sooner|matter|more))"
)
SOMEBODY = re.compile(
    r"\b(?:[Aa]|[Oo]ne|[Tt]he (?:only|one|lone|sole)|[Tt]wo|[Tt]hree|[Ss]everal)"
    r" (?:single |lone )?(?P<who>[a-z]{3,16})\b"
)
LEAST_LETTERS = 5
MOST = 80
"""Clauses of a set of pages that are compared with each other."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that gives a thing a state, or a place some people or none."""

    article: CodedArticle
    clause: Span
    key: tuple[int, bool]
    thing: Phrase
    words: frozenset[str]


def find_state_conflicts(case: Case) -> Iterator[Conflict]:
    """A thing told in the present tense as open and as shut, and people told as there and as not there.

    Compares within a page, and between pages of one day, clauses in the page's own voice that give one thing two states
    which exclude each other ("the bridge is open again", "the bridge is still shut"); and "no woman sat in the
    delegation" with "the only woman in the delegation", where both share the place or body that they speak of.

    Silent for reports and quotations, for other times than the present, for parts of a thing, and where nothing beside
    the people is shared.

    Fires: "The bridge at Oru is open again. … The bridge at Oru is still shut."
    Silent: "The bridge at Oru is open again. … The bridge at Tarn is still shut."
    """
    for one, other in combinations(case.all(STATES_TOLD, MOST), 2):
        if one.key[0] != other.key[0] or one.key[1] == other.key[1] or not _together(one, other):
            continue
        if _of_one_thing(one, other):
            yield RULE.conflict(
                "medium",
                (on_page(one.article, one.clause, "so"), on_page(other.article, other.clause, "not so")),
                "Of one thing, at one time, two places tell what excludes each other.",
            )
            return


def _states(items: Items) -> Iterator[_Told]:
    article, cues = items.article, items.lexicon.clause_cues
    text = article.text
    for sentence in (s.span for s in article.annotated.sentences if ANY_STATE.search(text, *s.span)):
        for number, patterns in enumerate(STATES):
            for first, pattern in enumerate(patterns):
                match = pattern.search(text, *sentence)
                if match is None:
                    continue
                clause = clause_span(text, sentence, Span(*match.span()))
                words = words_of(article, Span(clause.start, match.start()), cues)
                thing = phrase_of(words, cues)
                if thing and thing.head not in VAGUE and _own(items, sentence, clause, match.start()):
                    yield _Told(article, clause, (number, first == 0), thing, frozenset(w.key for w in words))


def _people(items: Items) -> Iterator[_Told]:
    article, lexicon = items.article, items.lexicon
    text, persons = article.text, lexicon.check_cues.pattern("persons")
    light = frozenset(lexicon.quote_cues.phrases["function_words"])
    for sentence in sentences_for(article, persons):
        for there, pattern in ((False, NOBODY), (True, SOMEBODY)):
            match = next((m for m in pattern.finditer(text, *sentence) if persons.fullmatch(m["who"])), None)
            if match is None or not _own(items, sentence, sentence, match.start()):
                continue
            who = stem_of(match["who"])
            rest = (stem_of(w.strip(".,;:()").lower()) for w in text[match.end() : sentence.end].split())
            words = frozenset(w for w in rest if len(w) >= LEAST_LETTERS and w not in light)
            thing = Phrase(keys=frozenset({who}), names=frozenset(), head=who)
            yield _Told(article, sentence, (-1, there), thing, words)


STATES_TOLD = Kind("states", lambda items: (*_states(items), *_people(items)), _Told)
RULE = Rule("states", "polarity", find_state_conflicts, reads=(STATES_TOLD,))


def _own(items: Items, sentence: Span, clause: Span, at: int) -> bool:
    article, cues = items.article, items.lexicon.check_cues
    words = clause.of(article.text)
    if any(cues.has(name, words) for name in ("speech", "prospect_of_shots", "in_part")) or in_quotation(
        article, Span(at, at + 1)
    ):
        return False
    return voice_of(article, sentence, Span(at, at + 2), Phrase(), items.lexicon.clause_cues) == "own"


def _together(one: _Told, other: _Told) -> bool:
    if one.article.id == other.article.id:
        return one.clause != other.clause
    same_day = page_date(one.article) == page_date(other.article) is not None
    return same_day and near_pages(one.article, other.article)


def _of_one_thing(one: _Told, other: _Told) -> bool:
    if one.key[0] < 0:
        return one.thing.head == other.thing.head and bool(one.words & other.words)
    return one.thing.fits(other.thing) and (one.words <= other.words or other.words <= one.words)
