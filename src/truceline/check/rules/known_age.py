"""Ages of people whose day of birth is on record, on the page's day or on one to which it looks back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from truceline.check.ages import AGE, AGES, AGES_TOLD, STOP, TITLES, age_beside, shares_surname
from truceline.check.case import Case
from truceline.check.day_words import years_looked_back_to, years_told
from truceline.check.days import days, iso_day, write_day
from truceline.check.legislators_told import agrees, legislators_told
from truceline.check.lives import Life
from truceline.check.offices import page_day
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import CARDINALS
from truceline.lexicon.phrases import cued
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

OF_OLD = re.compile(r"\b(?:an?|then|the then)[ -]$", re.IGNORECASE)
"""Before the age and name of one known to all: of a scene long ago ("a 46-year-old Lume tells …")."""
YEAR_OLD = re.compile(r"\d+-year-old ?(.*?) ?(?:[A-Z][\w.]* )*$")
PLAINLY_AGE = re.compile(r"\b(?:years?|aged|is)\b")
FAR_OFF = 15
"""Years by which a slip makes a known person too old or young where only a number stands: "Trump, 47, and …"."""
SLACK = 31
"""Days about a birthday in which either age may be met."""
THEN = cued(
    rf"\b(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]{{1,20}})(?:,| \(| was| is)? ?"
    rf"(?:then (?:aged |only |just |still )?{AGE}(?: years old)?(?:{STOP}|\b(?= and| years))"
    rf"|(?:only |just |aged )?{AGE.replace('<age>', '<at>')}(?: years old)?,? at the time\b)",
    *AGES,
    also=("then", "time"),
)
""" "Lume, then 49", "Lume, 51 at the time", "Lume was 51 at the time"."""
LEAD = 2
"""Sentences at the beginning of a text in which it tells to what year it looks back."""
MISREAD = 1
"""Years by which an age of a year may miss: the day of the year is not told."""


def find_known_age_conflicts(case: Case) -> Iterator[Conflict]:
    """An age, or a year of birth, that a person whose day of birth is on record had not: somebody whom news names, or a
    member of the Congress of the United States whom the page tells with their party or state.

    Compares "the president, Ada Lume, 58" and "Lume, who turned 58 in May" with the age on the day of which the page
    speaks, and "Lume, then 58" with that in the year to which the page looks back ("25 years on").

    Silent for a month about a birthday, between quotation marks, for scenes of other years ("a 46-year-old Lume
    tells …"), for surnames of two people of the page, and where two places of the page give the person two ages: that
    is told by the rule `age`.

    Fires: "Kofi Annan, 51, opened the talks." (published in 2005)
    Silent: "Kofi Annan, 67, opened the talks." (published in 2005)
    """
    for article in case.alone:
        lives = case.of_page(AGES_TOLD, article)
        told_twice = {a.span for a in lives for b in lives if _are_apart(a, b)}
        found = {c.evidence[0].span: c for c in _found(article, lives, case.lexicon)}
        yield from (c for span, c in found.items() if span and not any(span.overlaps(s) for s in told_twice))


RULE = Rule("known_age", "age", find_known_age_conflicts, reads=(AGES_TOLD,))


def _are_apart(one: Life, other: Life) -> bool:
    """Whether two ages of one surname cannot both be right."""
    return one.name[-1] == other.name[-1] and (one.latest < other.earliest or other.latest < one.earliest)


def _found(article: CodedArticle, lives: tuple[Life, ...], lexicon: Lexicon) -> Iterator[Conflict]:
    now = page_day(article, lexicon.check_cues)
    if now is None:
        return
    births = _births(article, lexicon)
    yield from _beside_names(article, births, now, lexicon)
    yield from _of_lives(article, births, lives, now)
    yield from _of_then(article, births)


def _births(article: CodedArticle, lexicon: Lexicon) -> Mapping[str, date]:
    """The days of birth of the actors of a page that are on record: of those whom everybody knows, and of members of
    Congress, if the page tells them as what the table has, so that they are no namesakes."""
    actors, table = article.annotated.actors, lexicon.legislators
    known_to_all = {a.id: lexicon.births[a.id] for a in actors if a.id in lexicon.births}
    unknown = {a.name: a.id for a in actors if a.id not in lexicon.births and a.name in table.births}
    told = {t.name for t in legislators_told(article.text, table) if agrees(t, table)} if unknown else set()
    return known_to_all | {unknown[name]: table.births[name] for name in told & unknown.keys()}


def _beside_names(article: CodedArticle, births: Mapping[str, date], now: date, lexicon: Lexicon) -> Iterator[Conflict]:
    """Ages beside the names of known people that they had not on the page's day, nor within a month of it."""
    for m in article.annotated.mentions if births else ():
        born = births.get(m.of)
        found = age_beside(article, m, lexicon.calendar_cues) if born else None
        if born is None or found is None or shares_surname(article, m):
            continue
        span, (number, is_year) = found
        if OF_OLD.search(article.text, max(0, span.start - len(" the then ")), span.start):
            continue
        between = YEAR_OLD.match(article.text, span.start, m.span.start)
        if between and between.group(1) and lexicon.titles.office(between.group(1), None) is None:
            continue  # "the 68-year-old heard Lume"
        if is_year:
            fits = number == born.year
        else:
            fits = _full_years(born, now - days(SLACK)) <= number <= _full_years(born, now + days(SLACK))
            plain = PLAINLY_AGE.search(span.of(article.text))
            fits = fits or (plain is None and abs(number - _full_years(born, now)) > FAR_OFF)
        if not fits:
            says = f"lets the person be born in {number}" if is_year else f"gives the age as {number}"
            yield _conflict(article, span, f"born in {number}" if is_year else str(number), says, born, now)


def _of_lives(
    article: CodedArticle, births: Mapping[str, date], lives: tuple[Life, ...], now: date
) -> Iterator[Conflict]:
    """Ages in other words, of people whom the page names in full: "who turned 58 in May", "the premier, 58"."""
    people = {a.name: births[a.id] for a in article.annotated.actors if a.id in births}
    for life in lives:
        name = " ".join(life.name[1:] if life.name[0] in TITLES else life.name)
        born = people.get(name)
        if born is None or "soon" in life.value:
            continue
        early, late = born - days(SLACK), born + days(SLACK)
        fits = life.earliest <= (late.year, late.month) and (early.year, early.month) <= life.latest
        plain = PLAINLY_AGE.search(life.span.of(article.text)) or "in" in life.value
        if not fits and (plain or abs(life.latest[0] - born.year) <= FAR_OFF):
            yield _conflict(article, life.span, life.value, f"gives the age as {life.value}", born, now)


def _of_then(article: CodedArticle, births: Mapping[str, date]) -> Iterator[Conflict]:
    """ "Lume, then 49": against the year to which the page looks back, where no year of which it tells would fit."""
    for match in THEN.find_in_paragraphs(article.text):
        span = Span(*match.span())
        ids = {m.of for m in overlapping(article.annotated.mentions, Span(*match.span("name"))) if m.form == "name"}
        born = births.get(next(iter(ids))) if len(ids) == 1 else None
        year = _story_year(article)
        if born is None or year is None or in_quotation(article, span):
            continue
        words = match["age"] or match["at"]
        number = int(words) if words.isdigit() else CARDINALS[words]
        years = {year, *years_told(article)} - {int((article.article.published or "0")[:4])}
        if not any(y - born.year - 1 - MISREAD < number < y - born.year + 1 + MISREAD for y in years):
            day = date(year, 12, 31)
            yield _conflict(article, span, str(number), f"gives the age then as {number}", born, day)


def _story_year(article: CodedArticle) -> int | None:
    """The one year to which a page looks back in its title and first sentences."""
    published = iso_day(article.article.published)
    if published is None:
        return None
    sentences = [s.span for s in article.annotated.sentences[:LEAD]]
    title = next((p.span for p in article.article.parts if p.name == "title"), None)
    counted = {y for where in (*sentences, *([title] if title else [])) for y in years_looked_back_to(article, where)}
    return counted.pop() if len(counted) == 1 else None


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _conflict(article: CodedArticle, span: Span, value: str, says: str, born: date, day: date) -> Conflict:
    return RULE.conflict(
        "low",
        (
            on_page(article, span, value),
            known(f"Born on {write_day(born)}.", "record of days of birth", born.isoformat()),
        ),
        f"The page {says}, but the day of birth on record is {write_day(born)}, "
        f"which makes {_full_years(born, day)} on {write_day(day)}.",
    )
