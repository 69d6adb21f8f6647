"""One thing that lasts for two lengths of time: the talks of a page, its truce, deal, war."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import near_pages, pairs_of, together
from truceline.check.lasting import LASTING, Lasting
from truceline.check.lines import OPENINGS
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span, told_at
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.interval import MONTHS, WEEKDAYS
from truceline.model.spans import Span

BY_CLOCK, BY_TEXT, BY_DAYS = 1.5, 1.1, 1.25
"""How many times the shorter a length may be and still be the same, rounded: of hours and minutes, of what a text fixes
(thirty days are a month), and of other things."""
TERMS = frozenset({"truce", "deal", "interim"})
"""What a text gives a length."""
HEDGED = 1.15
"""The further part that "about" and "nearly" allow."""
CALLED = {
    "withdraw": "withdrawal",
    "disarm": "disarmament",
    "deploy": "deployment",
    "dismantle": "dismantling",
    "ratify": "ratification",
}
"""What events are called for which a time is given."""
SHORT = ("minute", "hour")
NAME = re.compile(rf"(?<=[a-z,] )(?!(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b)[A-Z][a-z’'-]+")
"""A name within a sentence."""
LONG_AGO = re.compile(r"\blast (?:year|month|spring|summer|autumn|winter)\b|\b(?:years|months) ago\b", re.IGNORECASE)
NEXT_IN_TURN = re.compile(r"(?:\S+ ){1,4}(?:then|afterwards|later) \w")
"""Opens a sentence that tells what somebody did after something else."""
BETWEEN_LIKELY = frozenset({"truce", "deal", "interim", "break", "withdraw", "strike"})
BETWEEN = BETWEEN_LIKELY | {"talks", "captivity"}
"""What two pages of one story are taken to tell of as one; what is likely, also where they are too short to be sure."""


def find_lasting_conflicts(case: Case) -> Iterator[Conflict]:
    """What lasts for one length of time in one place, and for another in another.

    Compares within a page the lengths of its talks, press conference, truce, deal, interim period, war and captivity,
    however they are told ("three hours of talks", "the talks were over after barely an hour"; "the pause runs for six
    months", "the 90 days are over"), and between pages of one story those of a truce, deal or interim period.

    Silent for what rounding, "about" and bounds allow, for first, second and further ones, parts, extensions, wishes,
    the time so far, hours beside days, reported speech and quotations, where a page has a third length, and where the
    sentences give other days or name other people.

    Fires: "The pause runs for six months. … When the 90 days are over, talks resume."
    Silent: "The pause runs for three months. … When the 90 days are over, talks resume."
    """
    for article in case.alone:
        for alike in together(_own(case.of_page(LASTING, article)), _kind).values():
            if found := _first_apart(alike, case.lexicon):
                yield _conflict(*found)
    if len(case.articles) > 1:
        yield from _between(case)


RULE = Rule("lasts", "duration", find_lasting_conflicts, reads=(LASTING, OPENINGS))


def _own(found: Iterable[Lasting]) -> Iterator[Lasting]:
    """The lengths that a page gives in its own words."""
    for n in found:
        direct = any(said.direct for said in told_at(n.article, n.length.span))
        if not direct and not in_quotation(n.article, n.length.span):
            yield n


def _kind(lasting: Lasting) -> tuple[str, bool]:
    """What lasts, and whether by the clock."""
    return lasting.thing, lasting.length.unit in SHORT


def _first_apart(alike: list[Lasting], lexicon: Lexicon) -> tuple[Lasting, Lasting] | None:
    """The two lengths of one thing of a page that cannot both be right, where it has no third."""
    if len({n.length.in_minutes for n in alike}) > 2:
        return None
    return next(((a, b) for a, b in combinations(alike, 2) if _are_apart(a, b) and _are_of_one(a, b, lexicon)), None)


def _between(case: Case) -> Iterator[Conflict]:
    """The lengths of one truce or deal in two pages of about one date, each of which has one."""
    of_page = (together(_own(case.of_page(LASTING, a)), _kind).items() for a in case.articles)
    single = [
        alike[0]
        for kinds in of_page
        for (thing, _), alike in kinds
        if thing in BETWEEN and len({n.length.in_minutes for n in alike}) == 1
    ]
    for one, other in pairs_of(single, _kind):
        if near_pages(one.article, other.article) and _are_apart(one, other) and _are_flat(one, other, case):
            yield _conflict(one, other)


def _are_flat(one: Lasting, other: Lasting, case: Case) -> bool:
    """Whether two pages of one story tell a length as agreed: not as put forward or to come, and not as what others
    say; of pages that certainly are of one story, one of the two may be."""
    sure = case.are_of_one_story(one.article, other.article)
    if not sure and (one.thing not in BETWEEN_LIKELY or not case.may_be_one_story(one.article, other.article)):
        return False
    told = []
    for n in (one, other):
        text, at = n.article.text, n.length.span
        words = text[n.clause.start : at.end]
        to_come = not (sure and n.thing in TERMS) and case.lexicon.retold_cues.has("to_come", words)
        if to_come or case.lexicon.retold_cues.has("proposed", words):
            return False
        if n.thing == "talks" and (n.length.unit in SHORT or n.length.amount < 2):
            return False  # "a full day" of three
        sentence = sentence_span(n.article, at.start).of(text)
        told.append(case.lexicon.check_cues.has("speech", sentence) or bool(told_at(n.article, at)))
    return not all(told) if sure else not any(told)


def _are_apart(one: Lasting, other: Lasting) -> bool:
    """Whether two lengths are more apart than rounding and the words that hedge them allow."""
    low, high = sorted((one.length, other.length), key=lambda n: n.in_minutes)
    rounded = BY_TEXT if one.thing in TERMS else BY_CLOCK if one.length.unit in SHORT else BY_DAYS
    slack = rounded * (HEDGED if low.hedge or high.hedge else 1.0)
    if low.hedge == "more" or high.hedge == "less":
        slack = max(slack, 2.0)
    return high.in_minutes > slack * low.in_minutes


def _are_of_one(one: Lasting, other: Lasting, lexicon: Lexicon) -> bool:
    """Whether nothing in the sentences of two lengths of a page makes them those of two things."""
    article = one.article
    sentences = [sentence_span(article, n.length.span.start) for n in (one, other)]
    words = [s.of(article.text) for s in sentences]
    if sentences[0] == sentences[1] or _name_others(one.thing, article, sentences):
        return False
    times = [
        {t.value[:10] for t in article.annotated.times_in(s) if t.value and t.type != "DURATION"} for s in sentences
    ]
    dated = all(times) and (one.length.unit in SHORT or all(lexicon.duration_cues.has("starts", w) for w in words))
    changes = any(lexicon.clause_cues.has("changed", w) or LONG_AGO.search(w) for w in words)
    changes = changes or (one.length.unit in SHORT and any(NEXT_IN_TURN.match(w) for w in words))
    return not changes and not (dated and not times[0] & times[1])


def _name_others(thing: str, article: CodedArticle, sentences: Sequence[Span]) -> bool:
    """Whether two sentences name other parties, or, by what is told, other people or anybody else."""
    actors = {a.id: a for a in article.annotated.actors}
    if thing == "strike" and _are_parted([{m.of for m in article.annotated.named_in(s)} for s in sentences]):
        return True
    told = [[actors[m.of] for m in article.annotated.named_in(s) if m.of in actors] for s in sentences]
    parties = [{a.country or a.id for a in who if a.kind != "person"} for who in told]
    if thing in TERMS:
        others = [set(NAME.findall(s.of(article.text))) for s in sentences]
    else:
        others = [{a.id for a in who if a.kind == "person" and thing != "war"} for who in told]
    return _are_parted(parties) or _are_parted(others)


def _are_parted(named: Sequence[Set[str]]) -> bool:
    """Whether two sentences each name somebody or something, and nothing in common."""
    return all(named) and not named[0] & named[1]


def _conflict(one: Lasting, other: Lasting) -> Conflict:
    words = [n.length.span.of(n.article.text) for n in (one, other)]
    within = one.article.id == other.article.id
    return RULE.conflict(
        "medium",
        (on_page(one.article, one.clause, words[0]), on_page(other.article, other.clause, words[1])),
        f"{'The page gives' if within else 'Two pages give'} one {CALLED.get(one.thing, one.thing)} two lengths: "
        f"{words[0]} and {words[1]}.",
    )
