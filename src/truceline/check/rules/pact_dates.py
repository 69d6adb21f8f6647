"""A text that is signed, agreed or in force from two days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice, takewhile

from truceline.check.case import Case
from truceline.check.compare import near_pages, pairs_of
from truceline.check.day_words import DAY_WORDS, DayWord, words_between, years_about
from truceline.check.days import write_day
from truceline.check.lines import WORD
from truceline.check.rule import Rule, on_page
from truceline.check.values import stem
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.interval import MONTHS
from truceline.model.spans import Span

ACTS = ("act_signed", "act_initialled", "act_ratified", "act_in_force", "act_agreed")
REACH = 7
"""Words between an act and its day."""
LEAST, MOST = 2, 60
"""Days between two dates of one act: a night explains one; what lies farther apart is another act, or another year."""
MOST_ACTS = 100
"""Acts of a page that are compared with each other."""
BOUND = re.compile(r"\b(?:by|until|till|before|after) $")
"""Before a day that is no day of the act."""
CAPITAL = re.compile(r"\b(?!(?:The|On|In|At|By|It|Its|This|That|They|Their|After|Since)\b)[A-Z][\w’-]+")
BEFORE_NOUN = 3
"""Words before a pact's noun that name it."""


@dataclass(frozen=True, slots=True)
class _Done:
    """An act on a pact with its day: the pact by its noun and the words before it, and the names of who does it."""

    article: CodedArticle
    clause: Span
    act: str
    noun: str
    names: frozenset[str]
    day: date
    by: frozenset[str]


def find_pact_date_conflicts(case: Case) -> Iterator[Conflict]:
    """One treaty, pact or truce that is signed, initialled, ratified, agreed or in force from two days.

    Compares within a page the days beside words of one act ("signed", "put their names to", "the day of the signature")
    on what one noun names ("the Kerrin protocol", "the protocol"), and between pages of one story those of a coming
    into force.

    Silent for two acts ("initialled", "signed"), for a second, new or other text, plans and changes of date, reported
    speech, denials, between quotation marks, for days next to each other and more than two months apart, and where the
    names of the text differ.

    Fires: "On 11 April 2031 they put their names to the Kell pact. The pact, signed on 16 April 2031, hangs here."
    Silent: "On 11 April 2031 they initialled the Kell pact. The pact, signed on 16 April 2031, hangs here."
    """
    for article in case.alone:
        for one, other in combinations(case.of_page(DONE, article), 2):
            if _is_one(one, other):
                yield _conflict(one, other)
                break
    starts = [d for d in case.all(DONE) if d.act == "act_in_force"] if len(case.articles) > 1 else []
    for one, other in pairs_of(starts, lambda d: d.noun):
        near = one.article.id != other.article.id and near_pages(one.article, other.article)
        if near and _is_one(one, other) and one.names == other.names:
            yield _conflict(one, other)


def _dated(items: Items) -> Iterator[_Done]:
    """The acts of an article on pacts, each with its day; none where it gives no day with its month."""
    article, cues = items.article, items.lexicon.calendar_cues
    if cues.has("pacts", article.text):
        words = [w for w in items.of(DAY_WORDS) if w.number is not None and w.month is not None]
        yield from islice(_done(article, words, items.lexicon), MOST_ACTS if words else 0)


DONE = Kind("dated_acts", _dated, _Done)
RULE = Rule("pact_dates", "date", find_pact_date_conflicts, one_story=True, reads=(DONE,))


def _done(article: CodedArticle, words: Sequence[DayWord], lexicon: Lexicon) -> Iterator[_Done]:
    """The acts of a page on pacts, each with its day."""
    cues, text, noun = lexicon.calendar_cues, article.text, ("", frozenset[str]())
    if not words:
        return
    years = years_about(article)
    for sentence in (s.span for s in article.annotated.sentences):
        named = _pact(text, sentence, cues, lexicon)
        noun = named or noun
        inside = words_between(words, *sentence)
        if not inside or _is_open(sentence.of(text), lexicon):
            continue
        for act in ACTS:
            for match in cues.find(act, text, *sentence):
                at = Span(*match.span())
                day = _day_of(article, at, inside, years)
                own = named or cues.has("pacts", at.of(text)) or (noun[0] and _points_back(text, at))
                if day and own and not in_quotation(article, at):
                    clause = clause_span(text, sentence_span(article, at.start), at)
                    by = frozenset(CAPITAL.findall(text, clause.start, at.start)) - frozenset(MONTHS)
                    inner = next(cues.find("pacts", text, *at), None)  # "the ceasefire begins"
                    what = (inner.group().lower(), frozenset[str]()) if inner and not named else noun
                    yield _Done(article, clause, act, *what, day, by)


def _is_open(words: str, lexicon: Lexicon) -> bool:
    """Whether a sentence tells of another text, of a plan, of what was not done or of what somebody says."""
    cues = lexicon.check_cues
    return lexicon.calendar_cues.has("no_same_pact", words) or cues.has("denies", words) or cues.has("speech", words)


def _pact(text: str, sentence: Span, cues: CheckCues, lexicon: Lexicon) -> tuple[str, frozenset[str]] | None:
    """The noun of the one pact that a sentence names, and the stems of the words right before it; None for several."""
    found = list(cues.find("pacts", text, *sentence))
    if len({m.group().lower() for m in found}) != 1:
        return None
    light = lexicon.retold_cues.words("light") | lexicon.furniture.words.function_words
    before = WORD.findall(text, sentence.start, found[0].start())[-BEFORE_NOUN:]
    light |= cues.words("no_names_of_pacts")
    names = takewhile(lambda w: w.lower() not in light, reversed(before))
    return found[0].group().lower(), frozenset(stem(w) for w in names)


def _points_back(text: str, at: Span) -> bool:
    """Whether an act is told as a noun with "the" or "its", or of "it"."""
    return text[max(0, at.start - 12) : at.start].lower().split()[-1:] in (["the"], ["its"], ["their"], ["was"])


def _day_of(article: CodedArticle, at: Span, words: Sequence[DayWord], years: Sequence[int]) -> date | None:
    """The one date beside an act; None where none is, or two are."""
    near = [w for w in words if len(_between(article.text, at, w.span).split()) <= REACH]
    near = [w for w in near if not BOUND.search(article.text, max(0, w.span.start - 8), w.span.start)]
    near = [w for w in near if not any(c in _between(article.text, at, w.span) for c in ";.:")]
    if len(near) != 1 or len(words) != 1:
        return None
    year = near[0].year or (years[len(years) // 2] if len(years) else None)
    return near[0].on(year) if year else None


def _between(text: str, one: Span, other: Span) -> str:
    low, high = sorted((one, other))
    return text[low.end : max(high.start, low.end)]


def _is_one(one: _Done, other: _Done) -> bool:
    """Whether two acts are the same act on one pact: its names are those of the other, or it points back to it."""
    same = (
        one.act == other.act
        and one.noun == other.noun
        and (one.article.id, one.clause) != (other.article.id, other.clause)
    )
    if not same or not LEAST <= abs((one.day - other.day).days) <= MOST:
        return False
    if one.by and other.by and one.by.isdisjoint(other.by):
        return False
    return not one.names or not other.names or one.names <= other.names or other.names <= one.names


def _conflict(one: _Done, other: _Done) -> Conflict:
    within = one.article.id == other.article.id
    return RULE.conflict(
        "medium",
        (
            on_page(one.article, one.clause, one.day.isoformat()),
            on_page(other.article, other.clause, other.day.isoformat()),
        ),
        f"{'The page dates' if within else 'Two pages date'} one act on one {one.noun} to {write_day(one.day)} and to "
        f"{write_day(other.day)}.",
    )
