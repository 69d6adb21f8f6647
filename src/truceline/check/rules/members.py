"""An organisation told with a number of members that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from truceline.check.case import Case
from truceline.check.days import iso_day, write_day
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.members import Organisation
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

MEMBERS = r"(?:members?|nations?|countries|country|member[ -](?:states?|nations?|countries|country))"
COUNTED, ALL_COUNTED = re.compile(r"\d[ -](?:member|nation|countr|state)"), re.compile(r"[Aa]ll(?<!\w\w{3}) \d")
"""One of these stands in every text with a number of members."""
NEAR = 5
"""How far a number may be from the right one beside a word that may stand for another organisation too."""
NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
OF_ANOTHER_TIME = re.compile(
    r"\b(?:then|once|originally|founded|founding|grew|grow|expand\w*|former\w*|(?:19|20)\d\d)\b"
)
"""What makes of a number that of another time."""


def find_member_conflicts(case: Case) -> Iterator[Conflict]:
    """An organisation told with a number of members that it does not have at the time of the page.

    Compares the number beside the organisation, or the word that stands for it where the page names it ("the 28-nation
    bloc", "NATO's 32 members", "all 15 members of the Security Council"), with a table of how many it had from which
    day on.

    Silent for numbers within a year of a change, for parts ("22 of the 28"), where the sentence gives a year or tells
    of growth, between quotation marks, on pages without a date, and on those of a time for which the table was not
    checked.

    Fires: "The 30-nation alliance met." (on a page of 2026 that names NATO, which had 32 members.)
    Silent: "A 30-nation force of the alliance landed." (on the same page)
    """
    for article in case.alone:
        day = iso_day(article.article.published)
        if day is None:
            continue
        for span, count, organisation in _told(article.text, day, case.lexicon.members):
            sentence = sentence_span(article, span.start)
            other_time = OF_ANOTHER_TIME.search(article.text, sentence.start, sentence.end)
            if not other_time and not in_quotation(article, span):
                yield _conflict(article, span, count, organisation, day)


RULE = Rule("members", "number", find_member_conflicts)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A number of members beside one of some words; it is the only group that matches."""
    name = rf"(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))})(?![\w-])"
    return re.compile(
        rf"\b[Tt]he (\d\d?\d?)[ -]{MEMBERS}(?:[ -]strong)? {name}|{name}[’']s? (\d\d?\d?) {MEMBERS}\b"
        rf"|\b(?:[Tt]he|[Aa]ll)(?: of the)? (\d\d?\d?) {MEMBERS} (?:of|in) (?:the )?{name}"
        rf"|\b[Aa]ll (\d\d?\d?) {name} {MEMBERS}\b"
    )


def _told(text: str, day: date, table: Iterable[Organisation]) -> Iterator[tuple[Span, int, Organisation]]:
    """The numbers of members that a text gives to organisations that do not have so many about a day."""
    is_counted = COUNTED.search(text) or ALL_COUNTED.search(text)
    named = [o for o in table if any(name in text for name in o.written)] if is_counted else []
    right_for_some = {count for o in named for count in o.counted(day.isoformat())}
    for organisation in named:
        counts = organisation.counted(day.isoformat())
        if not counts:
            continue
        for m in _pattern((*organisation.written, *organisation.short)).finditer(text):
            if NAME_GOES_ON.match(text, m.end()):
                continue  # "the 15-member U.N. *Security Council*"
            count = int(m[m.lastindex or 0])
            by_name = any(m.group().find(name) >= 0 for name in organisation.written)
            if (by_name and count in counts) or (not by_name and count in right_for_some):
                continue
            if by_name or min(abs(count - right) for right in counts) <= NEAR:
                yield Span(*m.span()), count, organisation


def _conflict(article: CodedArticle, span: Span, count: int, organisation: Organisation, day: date) -> Conflict:
    right = " or ".join(str(n) for n in sorted(organisation.counted(day.isoformat())))
    text = f"{organisation.name[0].upper()}{organisation.name[1:]} had {right} members on {write_day(day)}."
    evidence = (
        on_page(article, sentence_span(article, span.start), str(count)),
        known(text, organisation.source, right),
    )
    explanation = f"The page gives {organisation.name} {count} members; about {write_day(day)} it had {right}."
    return RULE.conflict("low", evidence, explanation)
