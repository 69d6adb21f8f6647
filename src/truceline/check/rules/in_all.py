"""A total that a sentence gives "in all", against its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentences_for
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

PARTS = range(2, 6)
LEAST_TOTAL, MOST_TOTAL = 4, 5000
"""Totals that are added up: pairs need no sum, and thousands are round."""
ONE = re.compile(r"\b(?:one|an?|1) [a-z]", re.IGNORECASE)
"""A part of one, which stands as often for no number at all."""
EACH_SIDE = re.compile(
    r"\b(?:each|either|a|per) (?:[\w-]+ )?(?:side|party|team|delegation|camp|country|government)\b|\bboth sides\b"
    r"|\bapiece\b|\beach[,.;]",
    re.IGNORECASE,
)
"""What makes a part one of two alike; "each" of any other thing ("each of the 27 districts") does not."""

JOINED = re.compile(r"(?: [\w’'-]+){1,6} and (?:to |of |for )?")
"""Between the counts of two things."""


def find_in_all_conflicts(case: Case) -> Iterator[Conflict]:
    """Parts of one sentence that do not make the total that it gives for them.

    Compares "22 soldiers and 16 farmers, 40 in all" with the sum, and "25 from each side, 60 altogether" with twice
    the part.

    Silent for bounds and rounded numbers, for "including" and other partial lists, for days, ages, money and shares,
    where a sentence has other numbers too, and between quotation marks.

    Fires: "Twelve judges and nine clerks came, 23 people in all."
    Silent: "Twelve judges and nine clerks came, 21 people in all, among them four women."
    """
    for article in case.alone:
        total = case.lexicon.in_all_cues.pattern("total")
        for sentence in sentences_for(article, total):
            if total.search(sentence.of(article.text)):
                yield from _misfit(article, sentence, case.lexicon)


RULE = Rule("in_all", "number", find_in_all_conflicts)


def _misfit(article: CodedArticle, sentence: Span, lexicon: Lexicon) -> Iterator[Conflict]:
    """The conflict of a sentence whose numbers are its parts and one total."""
    cues, words = lexicon.in_all_cues, sentence.of(article.text)
    if cues.has("partial", words) or lexicon.number_cues.has("loose", words) or in_quotation(article, sentence):
        return
    numbers = _numbers(article, sentence, lexicon)
    totals = [n for n in numbers or () if _is_total(article.text, n[1], sentence, lexicon)]
    if numbers is None or len(totals) != 1:
        return
    total, at = totals[0]
    parts = [n for n in numbers if n[1] != at]
    if not LEAST_TOTAL <= total <= MOST_TOTAL or any(value > total for value, _ in parts):
        return
    values = [value for value, _ in parts]
    if cues.has("each", words):
        told_twice = len(values) == 1 and EACH_SIDE.search(words) and not _are_two_things(article.text, parts[0][1], at)
        values = values * 2 if told_twice else []
    elif len(values) not in PARTS:
        return
    ones = len(ONE.findall(words))
    if values and not sum(values) <= total <= sum(values) + ones and sum(values) != total:
        added = " + ".join(map(str, values))
        evidence = (
            on_page(article, at, str(total)),
            on_page(article, Span(parts[0][1].start, parts[-1][1].end), added),
        )
        explanation = f"The sentence gives {total} in all, but its parts are {added} = {sum(values)}."
        yield RULE.conflict("medium", evidence, explanation)


def _numbers(article: CodedArticle, sentence: Span, lexicon: Lexicon) -> list[tuple[int, Span]] | None:
    """The counts of a sentence outside its times; None where it has numbers that are no counts."""
    words = number_regex(lexicon.number_words)
    found = []
    for match in re.finditer(rf"(?<![\w-]){words}", sentence.of(article.text), re.IGNORECASE):
        at = Span(sentence.start + match.start(), sentence.start + match.end())
        around = article.text[max(0, at.start - 1) : at.end + 1]
        value = read_whole(match.group(), lexicon.number_words)
        if article.annotated.times_in(at):
            continue
        if value is None or not around.strip(" .,;:()\n").replace(",", "").replace("-", "").replace(" ", "").isalnum():
            return None
        if value > 1:
            found.append((value, at))
    return found


def _are_two_things(text: str, part: Span, total: Span) -> bool:
    """Whether a part and a total stand side by side as counts of two things ("700 guns and 800 carts in all")."""
    return JOINED.fullmatch(text, part.end, total.start) is not None


def _is_total(text: str, at: Span, sentence: Span, lexicon: Lexicon) -> bool:
    """Whether a number is told as the total: "23 people in all", "a total of 23"."""
    before, after = text[max(sentence.start, at.start - 16) : at.start], text[at.end : min(sentence.end, at.end + 40)]
    cues = lexicon.in_all_cues
    lead = any(not before[m.end() :].strip() for m in cues.find("total_of", before, 0, len(before)))
    trail = next(cues.find("in_all", after, 0, len(after)), None)
    return lead or (
        trail is not None and len(after[: trail.start()].split()) <= 2 and "," not in after[: trail.start()]
    )
