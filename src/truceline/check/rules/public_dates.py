"""A treaty, war, resolution or accession told of a year in which it was not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.check.case import Case
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.phrases import cued
from truceline.lexicon.public_dates import Dated, PublicDates
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

YEAR = r"(?P<year>1[89]\d\d|20\d\d)(?![\d-]|\.\d|[’'s]| or | and )"
MONTH = r"(?:(?:early|late|mid)[ -])?(?:[A-Z][a-z]+\.?,? )?(?:\d{1,2},? )?"
BEFORE = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|[’']s?) {YEAR}"
    r"(?: (?!(?:the|a|an|its|their|his|her|and|or|of|in|to|under|after|before|with|on|for|by|from)\b)[\w’'-]+){0,2} $"
)
"""Before a happening: "the 2015 ~", "Poland's 1999 ~"."""
BEHIND = re.compile(rf" (?:of |\(){MONTH}{YEAR}")
MADE_IN = re.compile(rf"(?: [\w’'-]+){{0,4}}? (?:in|on) {MONTH}{YEAR}")
JOINED_IN = re.compile(rf"(?: only| back)? (?:in|on) {MONTH}{YEAR}")
LINK = re.compile(r",?(?: (?:which|that))?(?: (?:was|were|had been))? ")
RESOLUTION = cued(
    r"(?:\b[Tt]he (?P<before>(?:19|20)\d\d) )?(?:(?:UN|U\.N\.|United Nations) )?Security Council(?:[’']s?)? "
    r"(?P<words>[Rr]esolution (?P<n>\d{3,4}))(?!\w)",
    "resolution",
)
NEXT_WORD = re.compile(r"[ -]([\w’']+)")
UNSURE = re.compile(r"\b(?:if|would|could|not|never|instead|misdated|wrongly)\b|n[’']t\b", re.IGNORECASE)
A_YEAR = re.compile(r"[12](?<!\w\d)(?:(?<=1)[89]|(?<=2)0)\d\d\b")
LONGEST_BEFORE, LONGEST_BEHIND, LONGEST_NAME = 50, 80, 60
"""Code points on each side of a happening in which its year is looked for, and those of its name."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening that a page gives a year: the words from the one to the other."""

    span: Span
    year: int
    dated: Dated


def find_public_date_conflicts(case: Case) -> Iterator[Conflict]:
    """A treaty, war, resolution of the Security Council or accession to an organisation, told of another year.

    Compares a year that stands with what it dates ("the 1995 Dayton accords", "Resolution 242 (1967)", "Sweden joined
    NATO in 2024") with public record, in a table of the lexicon. All years count in which one could date it: agreed,
    signed, ratified, in force, each year of a war.

    Silent for years that belong to something else ("the 2018 Iran deal withdrawal"), what was not or would be, between
    quotation marks, and for what the table does not have.

    Fires: "The envoys began with the 1994 Dayton accords." (They are of 1995.)
    Silent: "The envoys began with the 1995 Dayton accords, twenty years on."
    """
    dates = case.lexicon.public_dates
    for article in case.alone:
        near = tuple(_near_years(article.text))
        for told in (f for find in (_named, _joined, _resolutions) for f in find(article, near, dates)):
            sentence = sentence_span(article, told.span.start)
            unsure = UNSURE.search(article.text, sentence.start, told.span.end)
            if told.year not in told.dated.years and not unsure and not in_quotation(article, told.span):
                yield _conflict(article, told)


RULE = Rule("public_dates", "date", find_public_date_conflicts)


def _near_years(text: str) -> Iterator[Span]:
    """The stretches of a text round its years, in which what they date is named."""
    start = end = 0
    for year in A_YEAR.finditer(text):
        if year.start() - LONGEST_BEHIND - LONGEST_NAME > end:
            if end:
                yield Span(start, end)
            start = max(0, year.start() - LONGEST_BEHIND - LONGEST_NAME)
        end = min(len(text), year.end() + LONGEST_BEFORE + LONGEST_NAME)
    if end:
        yield Span(start, end)


def _named(article: CodedArticle, near: Sequence[Span], dates: PublicDates) -> Iterator[_Told]:
    """The happenings that are named with a year: before the name, behind it, or behind how it was made."""
    text = article.text
    for match in (m for span in near for m in dates.named.finditer(text, *span)):
        behind = NEXT_WORD.match(text, match.end())
        found = _year_at(text, Span(*match.span()), dates)
        dated = dates.called(match.group()) if found else None
        if found and dated and not (behind and behind[1].lower() in dates.other_heads):
            yield _Told(
                Span(min(match.start(), found.start("year")), max(match.end(), found.end())), int(found["year"]), dated
            )


def _year_at(text: str, name: Span, dates: PublicDates) -> re.Match[str] | None:
    """The year of what a name names."""
    before = BEFORE.search(text, max(0, name.start - LONGEST_BEFORE), name.start)
    behind = before or BEHIND.match(text, name.end, name.end + LONGEST_BEHIND)
    link = None if behind else LINK.match(text, name.end)
    made = dates.made.regex.match(text, link.end()) if link else None
    return behind or (MADE_IN.match(text, made.end(), made.end() + LONGEST_BEHIND) if made else None)


def _joined(article: CodedArticle, near: Sequence[Span], dates: PublicDates) -> Iterator[_Told]:
    """The states that are told to have joined an organisation in a year."""
    for match in (m for span in near for m in dates.joining.finditer(article.text, *span)):
        year = JOINED_IN.match(article.text, match.end(), match.end() + LONGEST_BEHIND)
        dated = dates.joined(match["who"], match["body"]) if year else None
        if year and dated:
            yield _Told(Span(match.start(), year.end()), int(year["year"]), dated)


def _resolutions(article: CodedArticle, near: Sequence[Span], dates: PublicDates) -> Iterator[_Told]:
    """The resolutions of the Security Council that are named with a year."""
    text = article.text
    for match in (m for span in near for m in RESOLUTION.finditer(text, *span)):
        found = _year_at(text, Span(*match.span("words")), dates)
        year, end = (
            (match["before"], match.end()) if match["before"] else (found and found["year"], found and found.end())
        )
        dated = dates.resolution(int(match["n"])) if year else None
        if year and end and dated:
            yield _Told(Span(match.start(), end), int(year), dated)


def _conflict(article: CodedArticle, told: _Told) -> Conflict:
    words = told.span.of(article.text)
    years = [str(year) for year in sorted(told.dated.years)]
    of = years[0] if len(years) == 1 else f"{', '.join(years[:-1])} or {years[-1]}"
    evidence = (
        on_page(article, sentence_span(article, told.span.start), str(told.year)),
        known(f"{told.dated.name[0].upper()}{told.dated.name[1:]} is of {of}.", told.dated.source, of),
    )
    explanation = f"The page tells “{words}”; by public record {told.dated.name} is of {of}."
    return RULE.conflict("low", evidence, explanation)
