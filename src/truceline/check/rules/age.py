"""Ages of one person that no birthday can explain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from truceline.check.ages import AGES_TOLD, TITLES, first_names
from truceline.check.ages_read import AGES_READ, UNSURE
from truceline.check.case import Case
from truceline.check.compare import near_pages
from truceline.check.lives import Life
from truceline.check.rule import Rule, on_page
from truceline.model.conflict import Conflict

MOST_AGES = 200
"""Ages of one set of pages that are compared; a list of the dead has more, and no story."""


def find_age_conflicts(case: Case) -> Iterator[Conflict]:
    """One person with two ages, or an age and a year of birth, that cannot both be right.

    Compares the time of birth that each implies on the day of its page's publication ("Salo, 58", "a 58-year-old
    envoy, Aino Salo", "turned 58", "her 58th birthday"), within and between pages, and the age of a known person with
    the day of birth on record. A surname alone meets a full name within a page, and on pages of about one date.

    Ages are found beside names by their words, and along the relations of a parse: by apposition, "is 58", "aged 58",
    "a nun of 58", "at 58 the oldest", a birthday kept or to come, "in her forties", "in his sixty-first year", and
    birth in a month, season or year. Whose an age is follows from a name, or from a pronoun or a description ("the
    former marine", "the 46-year-old") where the sentences before name one person who can be meant, and nobody else
    comes in between.

    Silent where a birthday between the two pages explains them, for ages in the past without their year ("then 24"),
    for "about 58" and "if he is 80", between quotation marks, for pages without a date, within a month of a birthday,
    and where the full names differ, and where a page gives somebody the age of the year in which it tells that
    something happened ("the 17-year-old Salo, last seen in 2019, when she was 17").

    Fires: "The mediator, Mr Salo, born in 1950, smiled. … Aino Salo, 58, smiled again." (published in 2031)
    Silent: "Aino Salo, 77, smiled." (June 2031) "Aino Salo, 78, smiled." (December 2031)
    """
    read = (a for a in case.all(AGES_READ) if a.name != UNSURE)
    found = sorted((*_by_words(case), *read), key=lambda a: (a.article.id, a.span))
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(found[:MOST_AGES], 2):
        apart = one.latest < other.earliest or other.latest < one.earliest
        key = (one.name[-1], one.article.id + other.article.id)
        if apart and key not in seen and _one_person(one, other) and not _is_of_then(one, other):
            seen.add(key)
            yield _conflict(one, other)


RULE = Rule("age", "age", find_age_conflicts, reads=(AGES_TOLD, AGES_READ))


def _by_words(case: Case) -> Iterator[Life]:
    """The ages told by their words, but those that a parse shows to be somebody else's."""
    for article in case.articles:
        read = case.of_page(AGES_READ, article)
        for life in case.of_page(AGES_TOLD, article):
            same = [r for r in read if r.span.overlaps(life.span) and _number(r) == _number(life)]
            if not same or any(r.name[-1] == life.name[-1] for r in same):
                yield life


def _number(life: Life) -> str:
    """The age or year that words tell, without what it is of."""
    return next(word for word in life.value.split() if word[0].isdigit())


def _is_of_then(one: Life, other: Life) -> bool:
    """Whether one of two ages is the other as it was in a year ("17", "17 in 2019"): whoever is missing or dead is told
    of at the age of then."""
    return one.article.id == other.article.id and any(
        b.value.startswith(f"{a.value} in ") for a, b in ((one, other), (other, one))
    )


def _one_person(one: Life, other: Life) -> bool:
    """Whether two names can be one person's: one ends with the other; a surname alone only on pages near in date."""
    surnames = [n[1:] if n[0] in TITLES else n for n in (one.name, other.name)]
    short, long = sorted(surnames, key=lambda n: len(n))
    if short != long[-len(short) :] or len(short) != 1:
        return short == long[-len(short) :]
    firsts = first_names(one.article.text, short[0]) | first_names(other.article.text, short[0])
    return len(firsts) < 2 and near_pages(one.article, other.article)


def _conflict(one: Life, other: Life) -> Conflict:
    within = one.article.id == other.article.id
    name = " ".join(one.name if len(one.name) > len(other.name) else other.name)
    return RULE.conflict(
        "low" if within else "medium",
        (on_page(one.article, one.span, one.value), on_page(other.article, other.span, other.value)),
        f"{name} is {one.value} in one place and {other.value} in another; no birthday in between explains that.",
    )
