"""Text left from before: two people who have met and are still to, an attack that is claimed and that nobody claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.days import days, iso_day
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import one_day
from truceline.link.clauses import clause_span, in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

NEWS = 3
"""Days before a page within which a meeting is its news, so that what is to come of it is left from before."""
APART = 2
"""Sentences from what is over to what is to come: what stands nearer was written with it."""
LEAST_WORDS = 4
"""Words of a sentence; headlines and links are shorter."""
MOST_PEOPLE = 4
"""People in one sentence; more make a list, in which nobody knows who met whom."""
BEFORE = 6
"""Words before those of a meeting that put it off or in doubt."""
REACH = 3
"""Words behind "is expected to" of which one is the verb."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that tells a thing as over, or as still to come; the people that it is of and its day."""

    number: int
    span: Span
    people: frozenset[str] = frozenset()
    day: date | None = None


def find_overtaken_conflicts(case: Case) -> Iterator[Conflict]:
    """Two people who have met, as a page tells, and who further down are still to; and an attack that somebody has
    claimed and, further down, nobody.

    Compares sentences that tell of a meeting of two people as over ("after talks with", "met", "during his meeting
    with"), news of the last three days, with later sentences in which one of the two will, is expected to or was to
    meet, press, ask or offer something to the other; and "claimed responsibility for the attack" with "no group has
    claimed responsibility".

    Silent for quotations and for what somebody says that he will do, for another or a later meeting, calls and letters,
    conditions, what was to come before something else ("hours before he was to meet") and changes of plan; for claims
    of other attacks and for what nobody had claimed up to some time.

    Fires: "Ada Lume flew home after talks with Ivo Kest. … In the harbour town, Lume was to meet Kest."
    Silent: "Ada Lume flew home after talks with Ivo Kest. … In a month, Lume is to meet Kest again."
    """
    for article in case.alone:
        met = _met_and_to_meet(article, case.lexicon)
        if met:
            yield _conflict(article, *met, ("met", "still to meet"), "two people have met", "they are still to")
        claimed = _claimed_and_not(article, case.lexicon.overtaken_cues)
        if claimed:
            values = "claimed", "claimed by nobody"
            yield _conflict(article, *claimed, values, "somebody has claimed the attack", "nobody has")


RULE = Rule("overtaken", "status", find_overtaken_conflicts)

Pair = tuple[Passage, Passage]


def _met_and_to_meet(article: CodedArticle, lexicon: Lexicon) -> Pair | None:
    people = frozenset(a.id for a in article.annotated.actors if a.kind == "person")
    for due in _plans(article, people, lexicon) if len(people) > 1 else ():
        for met in _meetings(article, people, lexicon.overtaken_cues):
            if due.people <= met.people and _is_overtaken(due, met, page_date(article)):
                return met, due
    return None


def _is_overtaken(due: Passage, met: Passage, now: date | None) -> bool:
    """Whether a plan can be for a meeting that stands before it: both of one day, of which the page is news."""
    if met.number + APART > due.number or (met.day and due.day and met.day != due.day):
        return False
    is_later = due.day is not None and (now is None or due.day > now)
    return not is_later and (met.day is None or now is None or days(0) <= now - met.day <= days(NEWS))


def _meetings(article: CodedArticle, people: frozenset[str], cues: CheckCues) -> Iterator[Passage]:
    """The sentences that tell of a meeting of two people as over."""
    text = article.text
    for where, number, sentence in _found(article, "over", cues):
        both = frozenset(of for _, of in _named(article, sentence, people))
        lead = text[clause_span(text, sentence, where).start : where.start].split()[-BEFORE:]
        over = 2 <= len(both) <= MOST_PEOPLE and not cues.has("not_over", " ".join((*lead, where.of(text))))
        if over and not in_quotation(article, where):
            yield Passage(number, sentence, both, iso_day(one_day(article, sentence)))


def _plans(article: CodedArticle, people: frozenset[str], lexicon: Lexicon) -> Iterator[Passage]:
    """The sentences in which one of two people is still to deal with the other."""
    cues, text = lexicon.overtaken_cues, article.text
    for where, number, sentence in _found(article, "to_come", cues):
        if not cues.has("deals", " ".join(text[where.end : sentence.end].split()[:REACH])):
            continue
        named = _named(article, clause_span(text, sentence, where), people)
        before = [of for at, of in named if at < where.start]
        after = [of for at, of in named if at > where.end]
        lead = text[sentence.start : where.start]
        if not before or not after or before[-1] == after[0]:
            continue
        apart = cues.has("until_then", lead) or cues.has("another", sentence.of(text))
        if not apart and not lexicon.check_cues.has("speech", lead) and not in_quotation(article, where):
            yield Passage(number, sentence, frozenset((before[-1], after[0])), iso_day(one_day(article, sentence)))


def _named(article: CodedArticle, where: Span, people: frozenset[str]) -> list[tuple[int, str]]:
    """Where a stretch of text names people, and whom."""
    return [(m.span.start, m.of) for m in article.annotated.named_in(where) if m.of in people and m.form != "pronoun"]


def _claimed_and_not(article: CodedArticle, cues: CheckCues) -> Pair | None:
    nobody = next(_of_the_attack(article, "unclaimed", cues), None)
    if nobody is None:
        return None
    somebody = (s for s in _of_the_attack(article, "claimed", cues) if s.number + APART <= nobody.number)
    return next(((s, nobody) for s in somebody if not cues.has("unclaimed", s.span.of(article.text))), None)


def _of_the_attack(article: CodedArticle, phrases: str, cues: CheckCues) -> Iterator[Passage]:
    """The sentences with one of some phrases that are of the attack of the news, and of the time of writing."""
    text = article.text
    for where, number, sentence in _found(article, phrases, cues):
        timed = phrases == "unclaimed" and article.annotated.times_in(sentence)
        apart = cues.has("of_another_attack", text[where.start : sentence.end])
        own = not cues.has("in_its_time", sentence.of(text)) and not in_quotation(article, where)
        if not timed and not apart and own:
            yield Passage(number, sentence)


def _found(article: CodedArticle, phrases: str, cues: CheckCues) -> Iterator[tuple[Span, int, Span]]:
    """Where some phrases stand in the text, also in quotations, with the number of their sentence and the sentence."""
    for match in cues.find_all(phrases, article.text):
        where, sentence = Span(*match.span()), article.annotated.sentence_at(match.start())
        if sentence is None or article.article.part_at(where.start):
            continue
        if len(sentence.span.of(article.text).split()) >= LEAST_WORDS:
            yield where, sentence.index, sentence.span


def _conflict(
    article: CodedArticle, over: Passage, open_: Passage, values: tuple[str, str], told: str, again: str
) -> Conflict:
    return RULE.conflict(
        "medium",
        (on_page(article, over.span, values[0]), on_page(article, open_.span, values[1])),
        f"The page tells that {told} and, further down, that {again}: text left from before.",
        class_="stale_text",
    )
