"""Parts that do not make their total, and one exchange with two counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, islice

from truceline.check.case import Case
from truceline.check.compare import together
from truceline.check.days import day_of, write_day
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.number_words import NumberWords
from truceline.lexicon.phrases import CuedPattern, cued
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Severity
from truceline.model.spans import Span

LEAST_TOTAL, MOST_TOTAL = 4, 5000
"""Totals whose parts are added up: pairs need no sum, and thousands are round."""
PASSAGE = 1500
"""Code points from a total to the sentences that divide it."""
MOST_PARTS = 6
ROUND_OFF = 0.12
"""Part by which two counts of one exchange may differ before they cannot be one count, rounded."""
PREP = r"(?:from|for|of|on|by|in)\b"
AMONG_LIVING = re.compile(r"\bamong the living\b", re.IGNORECASE)
CITATION = re.compile(r"\d ?[-–/] ?\d|\d\.\d|%|\$|€|£")


@dataclass(frozen=True, slots=True)
class _Count:
    """How many people of one group were let go on one day, and whether these were all of them."""

    article: CodedArticle
    span: Span
    number: int
    group: str
    deed: str
    day: date
    whole: bool
    loose: bool
    who: frozenset[str]


def find_number_conflicts(case: Case) -> Iterator[Conflict]:
    """Parts that do not add up to their total, and one exchange with two counts of people.

    Compares a total with the list that its colon opens ("11 articles: six on borders and four on trade"), a count of
    people with "three … the other 28", a total with the shares that one preposition parts ("40 delegates, 12 from the
    south and 18 from the north"), and between pages the people swapped, or all that were freed, on one day.

    Silent for bounds and rounded numbers ("at least", "about"), partial lists ("including"), plans, batches, living
    against dead, each side against both, speakers' counts, quotations, and other groups or days.

    Fires: "The text has 11 articles: six on borders and four on trade."
    Silent: "The text has 11 articles: six on borders and five on trade."
    """
    lexicon = case.lexicon
    for article in case.alone:
        yield from _lists(article, lexicon)
        yield from _shares(article, lexicon)
        yield from _others(article, lexicon)
    yield from _exchanges(case)


def _lists(article: CodedArticle, lexicon: Lexicon) -> Iterator[Conflict]:
    """A total, a colon, and a list of which every item begins with its number."""
    words, cues = lexicon.number_words, lexicon.number_cues
    for match in _where(_list_begins, _list_pattern, article.text, number_regex(words)):
        total = read_whole(match["total"], words)
        parts = _parts(match["list"], words)
        span = Span(*match.span())
        if total is None or parts is None or not LEAST_TOTAL <= total <= MOST_TOTAL or sum(parts) == total:
            continue
        before = article.text[max(0, match.start() - 20) : match.start()]
        if cues.has("list_leak", match.group()) or cues.has("loose", before) or in_quotation(article, span):
            continue
        if not cues.has("whole", match["noun"]) or CITATION.search(match.group()):
            continue
        yield _misfit(article, Span(match.start(), match.end("noun")), Span(*match.span("list")), total, parts)


def _shares(article: CodedArticle, lexicon: Lexicon) -> Iterator[Conflict]:
    """ "40 delegates, 12 from the south and 18 from the north": a total and the shares that one preposition parts."""
    words, cues = lexicon.number_words, lexicon.number_cues
    for match in _where(_share_begins, _share_pattern, article.text, number_regex(words)):
        total, *parts = (read_whole(match[g], words) for g in ("total", "one", "two", "three") if match[g])
        before = article.text[max(0, match.start() - 20) : match.start()]
        if total is None or None in parts or not LEAST_TOTAL <= total <= MOST_TOTAL:
            continue
        numbers = [n for n in parts if n is not None]
        if sum(numbers) == total or max(numbers) >= total or cues.has("loose", before):
            continue
        if not in_quotation(article, Span(*match.span())) and not cues.has("list_leak", match.group()):
            yield _misfit(article, Span(match.start(), match.end("noun")), Span(*match.span("list")), total, numbers)


def _where(
    begins: Callable[[str], re.Pattern[str]], whole: Callable[[str], re.Pattern[str]], text: str, number: str
) -> Iterator[re.Match[str]]:
    """The matches of a pattern of numbers in a text; of a text that has not even the beginning of its list, none."""
    return whole(number).finditer(text) if begins(number).search(text) else iter(())


@lru_cache(maxsize=4)
def _share_begins(number: str) -> re.Pattern[str]:
    return re.compile(rf"(?:,| [–—-]) {number} {PREP}", re.IGNORECASE)


@lru_cache(maxsize=4)
def _share_pattern(number: str) -> re.Pattern[str]:
    name = r"(?:[\w’'-]{1,20} ?){1,5}?"
    return re.compile(
        rf"(?<![\w.,:-])(?P<total>{number}) "
        rf"(?P<noun>(?:(?!{PREP})[a-z-]{{2,20}} ){{0,2}}(?!{PREP})[a-z-]{{2,20}})(?:,| [–—-]) "
        rf"(?P<list>(?P<one>{number}) (?P<prep>{PREP}) {name}"
        rf"(?:, (?P<three>{number}) (?P=prep) {name})?,? and (?P<two>{number}) (?P=prep) {name}(?=[.;,)]))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _list_begins(number: str) -> re.Pattern[str]:
    return re.compile(rf": {number} ", re.IGNORECASE)


@lru_cache(maxsize=4)
def _list_pattern(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:-])(?P<total>{number}) (?P<noun>(?:[\w-]{{1,20}} ){{0,2}}[\w-]{{1,20}}): "
        rf"(?P<list>{number} [^\n.;:()\"“”]{{3,200}})(?=\.(?:\s|$))",
        re.IGNORECASE,
    )


def _parts(items: str, words: NumberWords) -> list[int] | None:
    """The number that each item of a list begins with; None where an item has none, or has two."""
    parts = []
    pieces = [p for p in re.split(r",? and |, ", items) if p]
    for piece in pieces:
        found = list(re.finditer(rf"(?<![\w-]){number_regex(words)}", piece, re.IGNORECASE))
        value = read_whole(found[0].group(), words) if len(found) == 1 and found[0].start() == 0 else None
        if value is None:
            return None
        parts.append(value)
    return parts if 2 <= len(parts) <= MOST_PARTS else None


def _others(article: CodedArticle, lexicon: Lexicon) -> Iterator[Conflict]:
    """ "Four crews leave in May. The other nine leave in June", after the total of a page."""
    words, cues = lexicon.number_words, lexicon.number_cues
    for match in _other_pattern(number_regex(words)).find_in_paragraphs(article.text):
        rest, part = read_whole(match["rest"], words), _part_before(article, match.start(), lexicon)
        sentence = sentence_span(article, match.start())
        if rest is None or part is None or in_quotation(article, Span(*match.span())):
            continue
        if not cues.has("happens", article.text[match.end() : sentence.end]) or _is_loose(article, sentence, cues):
            continue
        totals = _totals(article, match.start(), part[1].start, lexicon)
        if len({n for n, _ in totals}) == 1 and part[0] + rest != totals[0][0] and max(part[0], rest) < totals[0][0]:
            whole = Span(part[1].start, match.end())
            shown = whole if sentence.contains(whole) else Span(match.start(), sentence.end)
            yield _misfit(article, totals[0][1], shown, totals[0][0], [part[0], rest])
            return


@lru_cache(maxsize=4)
def _other_pattern(number: str) -> CuedPattern:
    return cued(
        rf"\bthe (?:other|remaining) (?P<rest>{number})(?! (?:days|weeks|months|years|hours))",
        *("other", "remaining"),
        flags=re.IGNORECASE,
    )


def _is_loose(article: CodedArticle, where: Span, cues: CheckCues) -> bool:
    return cues.has("loose", where.of(article.text)) or cues.has("shared", where.of(article.text))


def _part_before(article: CodedArticle, at: int, lexicon: Lexicon) -> tuple[int, Span] | None:
    """The one number that the same sentence, or else the sentence before, gives as the first part."""
    sentence = sentence_span(article, at)
    places = [Span(sentence.start, at)]
    earlier = [s.span for s in article.annotated.sentences if s.span.end <= sentence.start]
    if earlier and sentence.start - earlier[-1].end < 3:
        places.append(earlier[-1])
    for place in places:
        words = place.of(article.text)
        if _is_loose(article, place, lexicon.number_cues) or CITATION.search(words):
            return None
        found = [
            (n, Span(place.start + m.start(), place.start + m.end()))
            for m in re.finditer(rf"(?<![\w-]){number_regex(lexicon.number_words)}(?= |,)", words, re.IGNORECASE)
            if (n := read_whole(m.group(), lexicon.number_words)) and not _in_time(article, place.start + m.start())
        ]
        if place.end == at and len(found) == 2 and words.lower().startswith("of the "):
            return found[1] if lexicon.number_cues.has("happens", words) else None
        if found:
            right = len(found) == 1 and place.end != at and lexicon.number_cues.has("happens", words)
            return found[0] if right else None
    return None


def _in_time(article: CodedArticle, at: int) -> bool:
    return bool(article.annotated.times_in(Span(at, at + 1)))


def _totals(article: CodedArticle, at: int, part: int, lexicon: Lexicon) -> list[tuple[int, Span]]:
    """The numbers of captives, prisoners and the like that stand before the parts, within the passage."""
    low = max(0, at - PASSAGE)
    cues, found = lexicon.number_cues, []
    for match in _people_pattern(number_regex(lexicon.number_words)).finditer(article.text, low, at):
        number = read_whole(match["number"], lexicon.number_words)
        if number is None or match.start() >= part or number < LEAST_TOTAL:
            continue
        lead = article.text[max(0, match.start() - 16) : match.start()]
        if not cues.has("loose", lead) and not in_quotation(article, Span(*match.span())):
            found.append((number, Span(*match.span())))
        else:
            return []
    return found


@lru_cache(maxsize=4)
def _people_pattern(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,-])(?P<number>{number}) (?P<how>(?:[\w’'-]{{1,20}} ){{0,2}})"
        r"(?P<noun>hostages|captives|prisoners|detainees|abductees|survivors|bodies|inmates)\b",
        re.IGNORECASE,
    )


def _misfit(article: CodedArticle, whole: Span, parts: Span, total: int, numbers: list[int]) -> Conflict:
    added = " + ".join(str(n) for n in numbers)
    return _conflict(
        (article, whole, str(total)),
        (article, parts, added),
        f"The page gives {total} in all, but the parts that it lists are {added} = {sum(numbers)}.",
        "medium",
    )


def _exchanges(case: Case) -> Iterator[Conflict]:
    """The people swapped or wholly freed on one day, in two pages that each give one such count."""
    told = case.all(EXCHANGED) if len(case.articles) > 1 else ()
    for alike in together(told, lambda c: (c.group, c.deed, c.day)).values():
        pairs = (p for p in combinations(alike, 2) if p[0].article.id != p[1].article.id and _cannot_both(*p))
        yield from (_two_counts(*pair) for pair in islice(pairs, 1))


def _cannot_both(one: _Count, other: _Count) -> bool:
    small, large = sorted((one, other), key=lambda c: c.number)
    if (one.who and other.who and not one.who & other.who) or small.number == large.number:
        return False
    if large.number % small.number == 0:  # each side against both, a batch against the whole
        return False
    if one.deed == "released":
        return small.whole and not small.loose and not large.loose
    part = (large.number - small.number) / large.number
    return part > (2 * ROUND_OFF if one.loose or other.loose else ROUND_OFF)


def _exchanged(items: Items) -> Iterator[_Count]:
    """The counts of an article of people swapped or freed of whom it gives no other count."""
    counts = list(_counts(items.article, items.lexicon))
    keys = [(c.group, c.deed, c.day) for c in counts]
    yield from (c for c in counts if keys.count((c.group, c.deed, c.day)) == 1)


EXCHANGED = Kind("exchanged", _exchanged, _Count)
RULE = Rule("number", "number", find_number_conflicts, reads=(EXCHANGED,))


def _counts(article: CodedArticle, lexicon: Lexicon) -> Iterator[_Count]:
    cues, text = lexicon.number_cues, article.text
    for match in _people_pattern(number_regex(lexicon.number_words)).finditer(text):
        span = Span(*match.span())
        sentence = sentence_span(article, span.start)
        words = clause_span(text, sentence, span).of(text)
        number = read_whole(match["number"], lexicon.number_words)
        days = {d for t in article.annotated.times_in(sentence) if (d := day_of(t))}
        if number is None or len(days) != 1 or in_quotation(article, span):
            continue
        if cues.has("partial", AMONG_LIVING.sub("living", sentence.of(text))):
            continue
        if len(list(_people_pattern(number_regex(lexicon.number_words)).finditer(words))) != 1:
            continue
        deed = "swapped" if cues.has("swapped", words) else "released" if cues.has("released", words) else ""
        lead = text[max(sentence.start, span.start - 16) : span.start]
        group = _group(match["noun"].lower(), match["how"], words, cues)
        if deed and group and number >= LEAST_TOTAL:
            sides = {a.id for a in article.annotated.actors if a.kind in ("government", "armed_group", "person")}
            named = {m.of for m in article.annotated.named_in(sentence) if m.of in sides}
            whole = lead.rstrip().lower().endswith("all")
            loose = cues.has("loose", lead) and not whole  # "handed over all 20" is exact
            yield _Count(article, span, number, group, deed, days.pop(), whole, loose, frozenset(named))


def _group(noun: str, how: str, words: str, cues: CheckCues) -> str:
    """Captives or prisoners, and living or not said; nothing for the dead and for any narrower group."""
    others = [w for w in how.lower().split() if w not in ("living", "surviving", "remaining", "of")]
    if others or cues.has("dead", words):
        return ""
    if noun == "survivors":
        return "captives, living"
    kind = "captives" if cues.has("captives", noun) else "prisoners"
    return f"{kind}, living" if cues.has("living", words) else kind


def _two_counts(one: _Count, other: _Count) -> Conflict:
    return _conflict(
        (one.article, one.span, str(one.number)),
        (other.article, other.span, str(other.number)),
        f"On {write_day(one.day)}, {one.number} {one.group.split(',')[0]} are {one.deed} in one place and "
        f"{other.number} in another.",
        "medium",
    )


_Side = tuple[CodedArticle, Span, str]


def _conflict(one: _Side, other: _Side, explanation: str, severity: Severity) -> Conflict:
    return RULE.conflict(severity, (on_page(*one), on_page(*other)), explanation)
