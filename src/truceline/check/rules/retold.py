"""A fact that one page tells twice, with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.apart import are_two_entries, is_another, negates_a_word
from truceline.check.case import OF_LINES, Case
from truceline.check.lines import (
    NEAR_LINES,
    TOP,
    WORD,
    Line,
    begins_with_pronoun,
    is_title_and_lede,
    may_tell_one_fact,
    own_names,
    part_shared,
    shared_words,
    turned,
)
from truceline.check.phrases import Phrase, shared_beside
from truceline.check.rule import Rule, told_twice
from truceline.check.slots import have_rivals, swap_a_word
from truceline.check.titles import rivals, untold_values
from truceline.check.values import FATES, ROUNDING, Value, ValueKind, stem
from truceline.lexicon.check_cues import CheckCues
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind

SURE = 0.6
"""Part of a title's words in the lede from which each may have a name of its own."""
VERY = 0.75
"""Part of the words from which two lines are one line told twice."""
PREDICATE = 3
"""Words near two numbers that must agree: what is told of so many, which is another thing of so many others."""
ALL, OF_MANY = 0.85, 10
"""Part of the words from which they are that even where one follows the other, and the words that it takes."""
BESIDE = 2
"""Words of content right beside two values by which a title and its text tell of one thing."""
FAR = 0.7
"""Part of a title's words that a sentence has which tells what it says, however far down."""
OF_TWO = frozenset({"count", "length", "share", "age"})
"""Kinds of which two things that are told of in the same words may well have two."""
APART = 2
"""Sentences from one telling to the next: neighbours add and contrast."""
NEXT = 3
"""Words on either side of a value of which one can part it from others."""
PART = re.compile(r"[,;:()–—]")
MORE_THAN = re.compile(r"\bmore than\s*$", re.IGNORECASE)
FACTOR = 5
"""How many times the other a count of a sentence may be; a larger one is of another thing."""
KINDS: dict[ValueKind, ConflictKind] = {
    "count": "number",
    "money": "number",
    "share": "number",
    "length": "duration",
    "age": "age",
    "rank": "number",
    "year": "date",
    "weekday": "date",
    "day": "date",
    "place": "place",
}


def find_retold_conflicts(case: Case) -> Iterator[Conflict]:
    """A fact that a page tells twice, in its title or summary and its text or in two sentences, or that two pages of
    one story and day tell, with two values: a count, a sum, a share, a length of time, an age, a rank, a weekday, a
    date, a year or a city.

    Compares lines that share most of their words of content (of two pages three quarters), and by the words round the
    value the value itself. One value only may differ, none of the two may stand in the other line, and not each line
    may name somebody of its own. A value of the title that the text gives nowhere, in figures, words or as a time, is
    held against what stands in its place in that of the first ten sentences which tells most of what the title says;
    one of the summary (highlights and a standfirst above the text) against any sentence that has half of its words.

    Silent for rounding and bounds, sums of parts, proposals against what came of them, a city whose state the text
    names, a weekday with which a title begins, neighbouring sentences, words of change ("originally", "extended", "a
    day earlier") and of growth ("rose", "since"), parts ("another 12"), other years, quotations against the text,
    captions, other currencies, tolls of two pages, days of plans of two pages, the weekday of what is said against that
    of what is done, ranges, lines of a list, and series of three values and more; of two sentences that are not nearly
    one, one must be near the top; for a count of a summary beside which the text names somebody or some place more.

    Fires: "Oru frees 40 fishermen held in Tarn" (title) "Oru on Monday freed 24 fishermen whom it had held in Tarn."
    Silent: "Oru frees 40 fishermen held in Tarn" (title) "Oru freed another 24 fishermen whom it had held in Tarn."
    """
    for article in case.alone:
        yield from _of_page(case, article)
    yield from _of_two_pages(case)


RULE = Rule("retold", "number", find_retold_conflicts, ("date", "duration", "age", "place"), reads=OF_LINES)


def _of_page(case: Case, article: CodedArticle) -> Iterator[Conflict]:
    """What belies the title of a page, or else its first conflict whose kind of value does not come in a series."""
    lines, cues = case.lines(article), case.lexicon.retold_cues
    untold = tuple(untold_values(lines))
    for title, value in untold:
        for line, b in rivals(title, value, lines):
            pair = title, line, value, b
            if not (_negate_a_word(title, line) or _may_both_stand(*pair, cues) or _is_of_another(*pair, cues)):
                yield _conflict(*pair)
                return
    left = {value for _, value in untold}
    near = case.of_page(NEAR_LINES, article)
    found = [pair for pair in _pairs(near, cues) if pair[0].part != "title" or pair[2] not in left]
    for one, other, a, b in found:
        surely = a.kind == "share" and part_shared(one, other) >= ALL
        if one.part == "title" and not surely and _is_told_before(lines, other, a):
            continue
        told = {v.words for _, _, *values in found for v in values if v.kind == a.kind}
        if len(told) == 2 and not _of_two_things(one, other, a, b):
            yield _conflict(one, other, a, b)
            return


def _of_two_pages(case: Case) -> Iterator[Conflict]:
    """The first conflict of every two pages of one story and day."""
    cues = case.lexicon.retold_cues
    seen: set[frozenset[str]] = set()
    for one, other in case.alike_lines:
        pages = frozenset((one.article.id, other.article.id))
        if pages in seen or part_shared(one, other) < VERY or not may_tell_one_fact(one, other):
            continue
        pairs = list(_unlike(one.values, other.values))
        if len(pairs) != 1 or any(
            cues.has("grows_hourly", near) for near in map(Line.near_words, (one, other), pairs[0])
        ):
            continue
        if _of_two_things(one, other, *pairs[0]) or _told_apart(one, other, *pairs[0], cues):
            continue
        if _same_fact(one, other, *pairs[0]) and not _is_moved(one, other, pairs[0][0], cues):
            seen.add(pages)
            yield _conflict(one, other, *pairs[0])


def _is_moved(one: Line, other: Line, a: Value, cues: CheckCues) -> bool:
    """Whether a day differs of what one of the pages tells as still to come: plans are moved."""
    planned = (cues.has("to_come", line.own_text) for line in (one, other))
    return a.kind in ("weekday", "day") and any(planned)


def _is_told_before(lines: tuple[Line, ...], other: Line, a: Value) -> bool:
    """Whether the text tells the value of its title before it tells another one, which then is a part or a detail."""
    before = (line for line in lines if line.part == "text" and line.number < other.number)
    return any(a.same_measure(v) and a.agrees(v) for line in before for v in line.values)


def _pairs(near: tuple[tuple[Line, Line], ...], cues: CheckCues) -> Iterator[tuple[Line, Line, Value, Value]]:
    """The lines that tell one fact with two values, and the values."""
    for one, other in near:
        if not one.values or not other.values:
            continue
        alike = may_tell_one_fact(one, other)
        if not alike and not is_title_and_lede(one, other):
            continue
        pairs = list(_unlike(one.values, other.values))
        if len(pairs) != 1 or _tells_both(one, other, *pairs[0]):
            continue
        if not alike and not _is_one_wording(one, other, *pairs[0]):
            continue
        if _same_fact(one, other, *pairs[0]) and not _told_apart(one, other, *pairs[0], cues):
            yield one, other, *pairs[0]


def _tells_both(one: Line, other: Line, a: Value, b: Value) -> bool:
    """Whether a line has both values, in words ("in Paris and Berlin", "nine of its 18 members") or of years as a time
    ("this year")."""
    return any(
        re.search(rf"(?<![\w.,$]){re.escape(v.words)}(?![\w%]|[.,]\d)", line.text, re.IGNORECASE)
        or (v.kind == "year" and any(t.value == v.words for t in line.article.annotated.times_in(line.span)))
        for line, v in ((one, b), (other, a))
    )


def _of_two_times(one: Line, other: Line) -> bool:
    """Whether two lines give other times, so that somebody may have been in two places."""
    ours, theirs = (
        {t.span.of(line.article.text).lower() for t in line.article.annotated.times_in(line.span) if t.type == "DATE"}
        for line in (one, other)
    )
    return bool(ours and theirs and not ours & theirs)


def _unlike(ours: tuple[Value, ...], theirs: tuple[Value, ...]) -> Iterator[tuple[Value, Value]]:
    """The pairs of values of one measure of which neither has its like in the other line."""
    for a in ours:
        rivals = [b for b in theirs if a.same_measure(b)]
        if not rivals or any(a.agrees(b) for b in rivals) or _is_sum(a, theirs):
            continue
        if not any(rivals[0].same_measure(x) and rivals[0].agrees(x) for x in ours):
            yield a, rivals[0]


def _is_sum(a: Value, theirs: tuple[Value, ...]) -> bool:
    """Whether a count is what the counts of the other line make together."""
    parts = [b.size for b in theirs if b.kind == a.kind and a.kind in ("count", "money")]
    return len(parts) > 1 and abs(a.size - sum(parts)) <= ROUNDING * a.size


def _is_written_in(value: Value, line: Line) -> bool:
    """Whether the figure of a year, sum or share stands in a line, whatever it is there."""
    figure = re.search(r"\d[\d.]*", value.words) if value.kind in ("year", "money", "share") else None
    return bool(figure and re.search(rf"(?<![\d.]){re.escape(figure.group())}(?![\d.]*\d)", line.text))


def _same_fact(one: Line, other: Line, a: Value, b: Value) -> bool:
    """Whether the words round two values are alike, and not each has a name that the other line has not."""
    ours, theirs = one.near(a), other.near(b)
    lede, part = is_title_and_lede(one, other), part_shared(one, other)
    if _is_written_in(a, other) or _is_written_in(b, one):
        return False
    if _negate_a_word(one, other):
        return False
    if not lede and own_names(one, ours, other) and own_names(other, theirs, one):
        return False
    apart = a.kind in ("share", "count", "money") and not lede and len(ours & theirs) < PREDICATE
    if lede and _is_one_wording(one, other, a, b):
        return True
    alone = all(sum(v.kind == x.kind for v in line.values) == 1 for line, x in ((one, a), (other, b)))
    if alone and not apart and part >= (SURE if lede else VERY):
        return True
    least, share = (2, 0.35) if lede else (3, 0.5)
    return len((ours & theirs) - (a.of & b.of)) >= max(least, share * min(len(ours), len(theirs)))


def _negate_a_word(one: Line, other: Line) -> bool:
    """Whether two lines tell of a thing and of its negative: "approval", "disapproval"."""
    ours, theirs = (frozenset(w.lower() for w in WORD.findall(line.text)) for line in (one, other))
    return negates_a_word(ours, theirs)


def _is_one_wording(one: Line, other: Line, a: Value, b: Value) -> bool:
    """Whether the words right beside two values are the same ("sentenced to … years in prison")."""
    phrases = Phrase(one, a.span), Phrase(other, b.span)
    return len(shared_beside(*phrases) & one.content) >= BESIDE


def _may_both_stand(one: Line, other: Line, a: Value, b: Value, cues: CheckCues) -> bool:
    """Whether the words round two values let both be true: of a change, of another year, of a part."""
    ours, theirs = one.near_words(a), other.near_words(b)
    if (
        are_two_entries(one, other)
        or _is_of_named_part(one, other, b)
        or _in_series(one, other, a, b)
        or (a.kind == "place" and _of_two_times(one, other))
    ):
        return True
    day = a.kind in ("weekday", "day", "year", "length")
    told = [line.text if a.kind in ("weekday", "day") else near for line, near in ((one, ours), (other, theirs))]
    changed = [cues.has("changes", words) or (day and cues.has("moves", words)) for words in told]
    if changed[0] != changed[1] if one.part == "title" else any(changed):
        return True
    years = one.years(ours), other.years(theirs)
    strict = one.part != "title" or a.kind in ("day", "place")
    if a.kind != "year" and years[0] != years[1] and (strict or all(years)):
        return True
    if any(line.text[: v.span.start].endswith("(") for line, v in ((one, a), (other, b))):
        return True
    return is_another(one, a, cues) != is_another(other, b, cues) and not all(
        cues.has("another", w) for w in (ours, theirs)
    )


def _told_apart(one: Line, other: Line, a: Value, b: Value, cues: CheckCues) -> bool:
    """Whether two lines tell of two facts: by the words round their values, where they stand, and who speaks."""
    if _may_both_stand(one, other, a, b, cues):
        return True
    ours, theirs, part = one.near_words(a), other.near_words(b), part_shared(one, other)
    if a.kind in ("year", "rank") and not (is_title_and_lede(one, other) or part >= VERY):
        return True
    if one.part == "title":
        return not (is_title_and_lede(one, other) or part >= FAR) or (a.kind == "share" and part < SURE)
    if a.kind in ("weekday", "day") and all(own_names(x, x.content, y) for x, y in ((one, other), (other, one))):
        return True
    if begins_with_pronoun(one.text) and begins_with_pronoun(other.text):
        return True
    repeated = part >= ALL and shared_words(one, other)[0] >= OF_MANY
    if (
        (other.number - one.number < APART and not repeated)
        or any(cues.has("grows", w) for w in (ours, theirs))
        or turned(one, other)
        or (one.depth >= TOP and part < VERY)
    ):
        return True
    if a.kind != "rank" and _is_other(one, other, a, b, cues):
        return True
    return one.is_quoted(a.span) or other.is_quoted(b.span) or (bool(FATES & (a.of | b.of)) and part < VERY)


def _is_other(one: Line, other: Line, a: Value, b: Value, cues: CheckCues) -> bool:
    """Whether the words near one of two values alone part it from others ("of them", "including", "only")."""
    return _found(cues, "others", one.near_words(a)) != _found(cues, "others", other.near_words(b))


def _is_of_named_part(one: Line, other: Line, b: Value) -> bool:
    """Whether a name right beside a sentence's count is not in the line of a summary, which may count more than its."""
    if one.part != "summary" or b.kind not in OF_TWO:
        return False
    return bool(own_names(other, frozenset(map(stem, WORD.findall(_beside(other, b)))), one))


def _in_series(one: Line, other: Line, a: Value, b: Value) -> bool:
    """Whether a share is one of several in its line, or a count one of many polled, or of another thing by its size."""
    if a.kind == "share":
        return any(sum(v.kind == "share" for v in line.values) > 1 for line in (one, other))
    if one.part == "title" or a.kind not in ("count", "money"):
        return False
    polled = any(line.lexicon.retold_cues.has("polls", line.text) for line in (one, other))
    return polled or max(a.size, b.size) > FACTOR * min(a.size, b.size)


def _of_two_things(one: Line, other: Line, a: Value, b: Value) -> bool:
    """Whether two sentences differ in a word of content too, as those of two parties or two offences do."""
    if one.part == "title" or a.kind not in (*OF_TWO, "day", "weekday"):
        return False
    if a.kind not in OF_TWO:
        return swap_a_word(one.written, other.written, one.placed(a.span), other.placed(b.span))
    return have_rivals(one.written, other.written, one.placed(a.span), other.placed(b.span))


def _found(cues: CheckCues, name: str, words: str) -> set[str]:
    return {m.group().lower() for m in cues.find(name, words, 0, len(words))}


def _is_of_another(one: Line, other: Line, a: Value, b: Value, cues: CheckCues) -> bool:
    """Whether words right beside one of two values alone part it from others, or only the second is of a proposal."""
    if cues.has("proposed", other.near_words(b)) and not cues.has("proposed", one.text):
        return True
    if _beside(one, a).split(" …")[0].endswith("by") and cues.has("grows", one.near_words(a)):
        return True  # "the toll is up by 40"
    return _found(cues, "others", _beside(one, a)) != _found(cues, "others", _beside(other, b))


def _beside(line: Line, v: Value) -> str:
    """The words right beside a value that no comma parts from it, without those that bound it ("more than")."""
    before, after = PART.split(line.text[: v.span.start])[-1], PART.split(line.text[v.span.end :])[0]
    return " ".join((*MORE_THAN.sub("", before).split()[-NEXT:], "…", *after.split()[:NEXT]))


def _conflict(one: Line, other: Line, a: Value, b: Value) -> Conflict:
    return told_twice(RULE, KINDS[a.kind], (one, a.words), (other, b.words), "fact")
