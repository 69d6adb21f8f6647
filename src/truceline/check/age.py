"""Ages of one person that no birthday can explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from truceline.check.case import Case
from truceline.check.days import days, iso_day, write_day
from truceline.check.offices import page_day
from truceline.check.rule import Rule, conflict, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

WORD = r"(?:[A-Z][\w’'-]{1,20}|al-[A-Z][\w’'-]{1,20})"
NAME = rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr) {WORD})|{WORD}(?: (?:{WORD}|de|la|bin|ibn|van|von)){{1,3}})"
AGE = r"(?P<age>[1-9]\d)"
SHAPES = (
    rf"\b{NAME}, (?:aged )?{AGE}(?=[,;.)]|\s(?:and|who)\b)",
    rf"\b{NAME} \({AGE}\)",
    rf"\b{NAME},(?: [\w’'-]{{1,20}}){{1,8}}, (?:who is|aged) {AGE}\b(?! per| %)",
    rf"\b{NAME}, (?:who was )?born (?:in|on) (?:[\w ,]{{1,20}} )?(?P<born>(?:18|19|20)\d\d)\b",
)
PATTERNS = tuple(re.compile(shape) for shape in SHAPES)
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr"})
LOOK_BACK = re.compile(r"\b(?:then|at the time|when (?:he|she)|at the age|died|dies|would have|late)\b", re.IGNORECASE)
AGE_BEFORE = re.compile(rf"\b{AGE}-year-old (?:[\w’'.-]{{1,20}} ){{0,4}}$")
AGE_AFTER = re.compile(rf"(?:, (?:(?:who is|now|aged) )?| \(){AGE}(?=[,;.)]|\s(?:and|who)\b)")
OTHER_NAME = re.compile(r"\b(?!(?:Mr|Dr|President|Premier|Minister|Chancellor|Leader|Secretary)\b)[A-Z][a-z]{1,20} $")
REACH = 60
"""Code points before a name in which its age or another first name may stand."""
SLACK = 31
"""Days about a birthday in which either age may be met."""
MOST_AGES = 200
"""Ages of one set of pages that are compared; a list of the dead has more, and no story."""


@dataclass(frozen=True, slots=True)
class _Age:
    """Words that give a person's age, with the first and last year and month in which the birth can lie."""

    article: CodedArticle
    name: tuple[str, ...]
    span: Span
    value: str
    earliest: tuple[int, int]
    latest: tuple[int, int]


def find_age_conflicts(case: Case) -> Iterator[Conflict]:
    """One person with two ages, or an age and a year of birth, that cannot both be right.

    Compares the time of birth that each implies on the day of its page's publication, within and between pages, and
    the age of a known person with the day of birth on record.

    Silent where a birthday between the two pages explains them, for ages in the past ("then 24"), between quotation
    marks, for pages without a date, within a month of a birthday, and where the full names differ.

    Fires: "The mediator, Mr Salo, born in 1950, smiled. … Aino Salo, 58, smiled again." (published in 2031)
    Silent: "Aino Salo, 77, smiled." (June 2031) "Aino Salo, 78, smiled." (December 2031)
    """
    articles, lexicon = case.articles, case.lexicon
    found = sorted((a for article in articles for a in _ages(article)), key=lambda a: (a.article.id, a.span))
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(found[:MOST_AGES], 2):
        apart = one.latest < other.earliest or other.latest < one.earliest
        key = (one.name[-1], one.article.id + other.article.id)
        if apart and key not in seen and _one_person(one, other):
            seen.add(key)
            yield _conflict(one, other)
    for article in articles:
        yield from _against_record(article, lexicon)


RULE = Rule("age", "age", find_age_conflicts)


def _ages(article: CodedArticle) -> Iterator[_Age]:
    published = iso_day(article.article.published)
    if published is None:
        return
    for pattern in PATTERNS:
        for match in pattern.finditer(article.text):
            span = Span(*match.span())
            words = sentence_span(article, span.start).of(article.text)
            if not in_quotation(article, span) and not LOOK_BACK.search(words):
                yield _age(article, match, span, published)


def _age(article: CodedArticle, match: re.Match[str], span: Span, published: date) -> _Age:
    found = match.groupdict()
    name = tuple(match["name"].split())
    if found.get("born"):
        year = int(found["born"])
        return _Age(article, name, span, f"born in {year}", (year, 1), (year, 12))
    age = int(match["age"])
    last = (published.year - age, published.month)
    return _Age(article, name, span, str(age), (last[0] - 1, last[1]), last)


def _against_record(article: CodedArticle, lexicon: Lexicon) -> Iterator[Conflict]:
    """Ages beside the names of known people that they had not on the page's day, nor within a month of it."""
    now = page_day(article, lexicon.check_cues)
    if now is None:
        return
    for m in article.annotated.mentions:
        born = lexicon.births.get(m.of) if m.form == "name" else None
        found = _age_beside(article, m.span) if born else None
        if born is None or found is None:
            continue
        age, span = found
        if not _full_years(born, now - days(SLACK)) <= age <= _full_years(born, now + days(SLACK)):
            yield _conflict_with_record(article, span, age, born, now)


def _age_beside(article: CodedArticle, name: Span) -> tuple[int, Span] | None:
    """The age right before or after a name, in the page's own voice and of its own day."""
    text = article.text
    sentence = sentence_span(article, name.start)
    if in_quotation(article, name) or LOOK_BACK.search(sentence.of(text)):
        return None
    if before := AGE_BEFORE.search(text, max(sentence.start, name.start - REACH), name.start):
        return int(before["age"]), Span(before.start(), name.end)
    if OTHER_NAME.search(text, max(sentence.start, name.start - REACH), name.start):
        return None
    after = AGE_AFTER.match(text, name.end, sentence.end)
    return (int(after["age"]), Span(name.start, after.end("age"))) if after else None


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _conflict_with_record(article: CodedArticle, span: Span, age: int, born: date, now: date) -> Conflict:
    true = _full_years(born, now)
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "calendar",
        "low",
        (
            on_page(article, span, str(age)),
            known(f"Born on {write_day(born)}.", "record of days of birth", born.isoformat()),
        ),
        f"The page gives the age as {age}, but a person born on {write_day(born)} was {true} on {write_day(now)}.",
    )


def _one_person(one: _Age, other: _Age) -> bool:
    """Whether two names can be one person's: one ends with the other; a surname alone only within a page."""
    surnames = [n[1:] if n[0] in TITLES else n for n in (one.name, other.name)]
    short, long = sorted(surnames, key=lambda n: len(n))
    alone = len(short) == 1
    return short == long[-len(short) :] and (not alone or one.article.id == other.article.id)


def _conflict(one: _Age, other: _Age) -> Conflict:
    within = one.article.id == other.article.id
    name = " ".join(one.name if len(one.name) > len(other.name) else other.name)
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "within_page" if within else "between_pages",
        "low" if within else "medium",
        (on_page(one.article, one.span, one.value), on_page(other.article, other.span, other.value)),
        f"{name} is {one.value} in one place and {other.value} in another; no birthday in between explains that.",
    )
