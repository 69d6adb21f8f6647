"""A length of time against the two ends of what took it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from truceline.check.case import Case
from truceline.check.lengths import Length
from truceline.check.rule import Rule, on_page
from truceline.check.stretches import DAY, STRETCHES, Stretch, opened_and_closed
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.parse import Sentence
from truceline.model.spans import Span

LOOSE = {"minute": 0.3, "hour": 0.1, "day": 0.0, "week": 0.35, "month": 0.25, "year": 0.25}
"""Part of a length by which it may miss its ends; a day more where it is in days, which are counted in both ways."""
NEAREST_HOUR = 0.75
LONG, SHORT = 3.0, 0.5
"""Hours from which nobody calls a meeting short, and up to which nobody calls it long."""
NEAR = 2
"""Sentences between the two ends of a thing and its length."""
MOST_LENGTHS, MOST_STRETCHES = 200, 60
"""Lengths and stretches of time of a page that are compared with each other; a page with more is a timetable."""
DEFINITE = re.compile(r"\b(?:the|this|that|its|their) $", re.IGNORECASE)
ABOUT = 40
"""Code points about a length in which the words stand that make it another's."""
BEHIND = 30
"""Code points behind a length in which the noun stands whose length it is."""


def find_from_to_conflicts(case: Case) -> Iterator[Conflict]:
    """A length of time and the two ends of the same thing, or words that call the length short or long.

    Compares "from ten to half past eleven", "from six on Saturday until the end of Sunday", "opened on the 8th and rose
    on the 12th" with a length that the next sentences, or the same one, give to the same
    truce or session; and "nine hours" with "its brevity", "twelve minutes" with "this marathon".

    Silent for lengths of a part, of another or a planned one, for what was extended, for inclusive counts and rounding,
    between quotation marks, and where a clock time may be of the morning or the evening and one of them fits.

    Fires: "The session ran from 9.15 to 10.45. For six hours, while the session went on, all was still."
    Silent: "The session ran from 9.15 to 10.45. For an hour, while the session went on, all was still."
    """
    for article in case.alone:
        lengths = [n for n in case.lengths(article) if not in_quotation(article, n.span)]
        if not lengths:
            continue
        yield from _called(article, lengths, case.lexicon)
        ranges = case.of_page(STRETCHES, article)[:MOST_STRETCHES]
        opened = opened_and_closed(case.readings.of(article), case.lexicon.calendar_cues)
        stays = tuple(islice(opened, MOST_STRETCHES))
        for length in lengths[:MOST_LENGTHS] if ranges or stays else ():
            its = (s for s in ranges if _is_its_length(article, s, length, case.lexicon))
            told = any(s.sentence.span.contains(length.span) for s in stays)  # with ends of its own
            whole = (s for s in stays if not told and _is_of_the_whole(article, s, length, case.lexicon))
            rival = next(chain(its, whole), None)
            if rival and not rival.fits(*_bounds(length)):
                yield _conflict(article, rival.span, length)
                break


RULE = Rule("from_to", "duration", find_from_to_conflicts)


def _bounds(length: Length) -> tuple[float, float]:
    """The hours that something may have taken whose length is told so."""
    hours = length.in_minutes / 60
    if length.unit in ("day", "week"):
        loose = DAY + (LOOSE["week"] * hours if length.unit == "week" else 0)
    else:
        loose = max(NEAREST_HOUR if length.unit == "hour" else 0.0, LOOSE[length.unit] * hours)
    loose *= 2 if length.hedge in ("roughly", "nearly") else 1
    return (0.0 if length.hedge == "less" else hours - loose, float("inf") if length.hedge == "more" else hours + loose)


def _is_its_length(article: CodedArticle, stretch: Stretch, length: Length, lexicon: Lexicon) -> bool:
    """Whether a length is that of a stretch: in its sentence right before it or of the one truce or sitting there, or
    in the next sentences of the same thing."""
    sentence = article.annotated.sentence_at(length.span.start)
    if sentence is None or stretch.span.overlaps(length.span):
        return False
    text = article.text
    far = abs(sentence.index - stretch.sentence.index) > NEAR
    if far and not _names_the_truce(text, length, stretch, lexicon):
        return False
    if _of_another(article, sentence, length, lexicon):
        return False
    if sentence == stretch.sentence:
        beside = text[length.span.end : stretch.span.start] in (", ", ": ")
        return beside or _class_of(text[length.span.end : length.span.end + BEHIND], lexicon) is not None
    ours, theirs = (_class_of(s.span.of(text), lexicon) for s in (stretch.sentence, sentence))
    return far or (ours is not None and ours == theirs)


def _names_the_truce(text: str, length: Length, stretch: Stretch, lexicon: Lexicon) -> bool:
    """Whether a length stands between "the" and a truce, and a stretch is that of a truce."""
    noun = " ".join(text[length.span.end : length.span.end + BEHIND].split()[:1])
    definite = DEFINITE.search(text, max(0, length.span.start - len("those ")), length.span.start)
    of_truce = _class_of(stretch.sentence.span.of(text), lexicon) == "truce"
    return bool(definite) and of_truce and lexicon.duration_cues.has("truce", noun)


def _is_of_the_whole(article: CodedArticle, stretch: Stretch, length: Length, lexicon: Lexicon) -> bool:
    """Whether a length is that of all that lies between a beginning and an end told in a sentence just before."""
    sentence = article.annotated.sentence_at(length.span.start)
    if sentence is None or not 0 < sentence.index - stretch.sentence.index <= NEAR:
        return False
    words = sentence.span.of(article.text)
    if lexicon.calendar_cues.has("whole_length", words):
        return True
    noun = _class_of(article.text[length.span.end : length.span.end + BEHIND], lexicon)
    return noun is not None and noun == _class_of(stretch.sentence.span.of(article.text), lexicon)


def _of_another(article: CodedArticle, sentence: Sentence, length: Length, lexicon: Lexicon) -> bool:
    """Whether the words about a length make it one of a part, of another or of a plan."""
    low, high = max(sentence.span.start, length.span.start - ABOUT), min(sentence.span.end, length.span.end + ABOUT)
    of_another = lexicon.calendar_cues.has("other_length", article.text[low:high])
    return of_another or lexicon.duration_cues.has("changed", sentence.span.of(article.text))


def _class_of(words: str, lexicon: Lexicon) -> str | None:
    """What some words speak of: a truce, a sitting; None for neither."""
    if lexicon.duration_cues.has("truce", words) or lexicon.calendar_cues.has("guns_at_rest", words):
        return "truce"
    return "sitting" if lexicon.calendar_cues.has("sittings", words) else None


def _called(article: CodedArticle, lengths: list[Length], lexicon: Lexicon) -> Iterator[Conflict]:
    """A long sitting that is called short in the next sentence, or a short one that is called long."""
    cues, sentences = lexicon.calendar_cues, article.annotated.sentences
    for length in lengths:
        hours = length.in_minutes / 60
        sentence = article.annotated.sentence_at(length.span.start)
        if length.unit not in ("minute", "hour") or sentence is None or SHORT < hours < LONG:
            continue
        words = sentence.span.of(article.text)
        if not cues.has("sittings", words) or _of_another(article, sentence, length, lexicon):
            continue
        name = "told_short" if hours >= LONG else "told_long"
        for other in sentences[sentence.index + 1 : sentence.index + 2]:
            found = cues.pattern(name).search(article.text, *other.span)
            if found and not in_quotation(article, Span(*found.span())):
                yield _conflict(article, other.span, length)
                return


def _conflict(article: CodedArticle, ends: Span, length: Length) -> Conflict:
    sentence = article.annotated.sentence_at(length.span.start)
    clause = clause_span(article.text, sentence.span, length.span) if sentence else length.span
    words = length.span.of(article.text)
    where = ends if not ends.overlaps(clause) else Span(length.span.end, ends.end)
    return RULE.conflict(
        "medium",
        (on_page(article, where, ends.of(article.text)[:LONGEST]), on_page(article, clause, words)),
        f"The page gives one thing a length of {words} and, by its ends or by name, another length.",
    )


LONGEST = 80
"""Code points of the words that are shown as a value."""
