"""What a page counts: the number, the noun, and whether its words mean all that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.check_numbers import number_regex, numbered, read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, sentence_span
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

Way = Literal["the", "made of", "dead", "some"]
""" "The five points", "has five points", "killed five people", and any other count, which may be of some."""

OF_TEXTS = frozenset({"of_parts", "of_texts", "of_phases", "parts", "chapters"})
"""What a text or plan is made of: another number of them is another make-up."""
LEAST = 3
"""Numbers from which a count is one: two are the two sides, and one is an article."""
YEARS = range(1500, 2101)
OTHER_PLURALS = "people|men|women|children|police|troops|personnel|memoranda"
NO_NOUN = (
    "of|in|on|at|to|for|with|by|from|and|or|that|which|who|whom|whose|were|was|are|is|have|has|had|will|would|as|than|per|"
    "more|other|others|times|percent|percentage|basis|days|weeks|months|years|hours|minutes|seconds|decades|centuries|metres|"
    "meters|miles|kilometres|kilometers|km|acres|hectares|tonnes|tons|barrels|pounds|dollars|euros|yards|feet|degrees"
)
"""Words behind a number that are no noun of what is counted: of grammar, and of measure."""
ALL = (
    r"the|the following|these|those|its|their|his|her|our|all|all the"
    r"|(?:each|any|every one|all|most|none|one|some|half|many|few) of (?:the|these|those|its|their)"
    r"|[Oo]f the|[a-z]+ of the"
)
OF_ALL = re.compile(rf"\b(?:{ALL}) $", re.IGNORECASE)
"""Before a number: the words by which it is that of all."""
FATE_BEFORE, FATE_BEHIND = 30, 24
"""Code points before a number and behind its noun in which a word of death stands."""
MADE_BEFORE = 40
"""Code points before a number in which stands that something has so many."""
HYPHENED = "point|article|page|member|party|nation|country|chapter|state|step|clause|stage|phase|part|man|minister|seat"
THE_TEXT = re.compile(r"\b(?:the|this|that|its|their) ((?:[\w’'-]{2,20} ?){1,3})", re.IGNORECASE)
PLANS = frozenset({"plan", "package", "statement", "proposal", "roadmap", "programme", "program", "scheme", "offer"})
"""What is made of points beside the texts of the lexicon."""
NEXT_WORDS = re.compile(r" ((?:[\w’'-]{2,20} ?){1,3})")
NEW = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
LOOSE = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|over|up to|as many as|at least|at most|at|than|every)"
    r"\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things. `kind` is the name of the class of their noun, or the noun itself where it is in none;
    `words` are those between number and noun, `way` is how it is known that all are meant, `new` is whether "a" stands
    before it, as of one not told of yet, `of_it` whether it is what a text is made of that was told of before,
    `part` whether its words bound it or make it one of some."""

    article: CodedArticle
    span: Span
    clause: Span
    number: int
    noun: str
    kind: str
    words: tuple[str, ...]
    way: Way
    new: bool
    of_it: bool
    part: bool


def _counted(items: Items) -> Iterator[Counted]:
    """The counts of an article in its own words, in text order."""
    article, text = items.article, items.article.text
    cues = items.lexicon.counted_cues
    words = items.lexicon.number_words
    for match in numbered(_pattern(number_regex(words)), text, words, OF_ALL):
        number = read_whole(match["n"], words)
        if number is None or number < LEAST or (number in YEARS and match["n"].isdigit()):
            continue
        if match["unit"] and not _is_of_a_plan(text, match, items.lexicon):
            continue
        noun = (match["noun"] or f"{match['unit']}s").lower()
        between = tuple((match["between"] or "").lower().split())
        span = Span(match.start(), match.end())
        sentence = sentence_span(article, match.start("n"))
        clause = clause_span(text, sentence, span)
        kind = _kind(noun, cues)
        way = _way(text, match, clause, between, kind in OF_TEXTS, cues)
        new = NEW.search(text, clause.start, match.start()) is not None
        of_it = way == "made of" and _of_the_text(text[clause.start : match.start()], items.lexicon)
        part = _is_part(text[max(clause.start, match.start() - MADE_BEFORE) : match.start()], between, cues)
        yield Counted(article, span, clause, number, noun, kind, between, way, new, of_it, part)


COUNTED = Kind("counted", _counted, Counted)


@lru_cache(maxsize=4)
def _pattern(number: str) -> re.Pattern[str]:
    word = rf"(?!(?:{NO_NOUN})\b)[A-Za-z][\w’'-]*"
    return re.compile(
        rf"(?:\b(?P<all>{ALL}) )?(?<![\w.,$€£/–:-])(?P<n>{number})"
        rf"(?:-(?P<unit>{HYPHENED})\b(?!-)"
        rf"| (?P<between>(?:{word} ){{0,2}}?)(?P<noun>(?!(?:{NO_NOUN})\b)[a-z][a-z-]*[a-rt-z]s|{OTHER_PLURALS})\b)",
        re.IGNORECASE,
    )


def _kind(noun: str, cues: CheckCues) -> str:
    """The class of a noun; the noun itself, where it is in none."""
    return next((name for name in cues.phrases if name.startswith("of_") and noun in cues.words(name)), noun)


def _is_of_a_plan(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether "a seven-point" goes with a text or plan, and not with a lead in a poll; other units need not."""
    behind = NEXT_WORDS.match(text, match.end())
    words = behind[1].lower().split() if behind else []
    return match["unit"].lower() != "point" or any(w in lexicon.documents or w in PLANS for w in words)


def _of_the_text(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a count speak of a text or plan told of before: "the plan consists of"."""
    words = (word.lower() for m in THE_TEXT.finditer(before) for word in m[1].split())
    return any(word in lexicon.documents or word in PLANS for word in words)


def _is_part(before: str, between: tuple[str, ...], cues: CheckCues) -> bool:
    """Whether the words round a number bound it, or make it one of some of the things."""
    return LOOSE.search(before + " ") is not None or not cues.words("of_some").isdisjoint(between)


def _way(
    text: str, match: re.Match[str], clause: Span, between: tuple[str, ...], of_text: bool, cues: CheckCues
) -> Way:
    """How it is known that a count means all."""
    before = text[max(clause.start, match.start() - MADE_BEFORE) : match.start()]
    if _is_part(before, between, cues):
        return "some"
    behind = text[match.end() : min(clause.end, match.end() + FATE_BEHIND)]
    if cues.has("dead", behind) or cues.has("dead", before[-FATE_BEFORE:]) or cues.has("dead", " ".join(between)):
        return "dead"
    if match["all"]:
        return "the"
    made = ("made_of", "in_parts") if of_text else ("made_of",)
    ends = (m.end() for name in made for m in cues.find(name, before, 0, len(before)))
    return "made of" if match["unit"] or any(not before[end:].strip() for end in ends) else "some"
