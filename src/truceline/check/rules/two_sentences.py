"""Two sentences that cannot both be true, as a small model judges that reads them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf, log

import numpy as np

from truceline.annotate.datelines import after_dateline
from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.day_words import FULL
from truceline.check.days import write_iso
from truceline.check.deciding_words import deciding_words
from truceline.check.lines import LINES, Line
from truceline.check.reports import REPORTS, reports_of_one
from truceline.check.rule import Rule, on_page
from truceline.lexicon.pair_model import PairModel
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictClass, ConflictKind
from truceline.model.interval import MONTHS

LEAST_WORDS, MOST_WORDS = 5, 60
"""Words of a sentence that is read."""
MOST_SENTENCES = 40
"""Sentences of a page that are held against each other, from its beginning."""
MOST_PAIRS, MOST_OF_FEW, MOST_OF_LONG = 10, 16, 6
"""Pairs of sentences of a page, or of two of many pages, that are read together, of two pages of a few, and of a page
of more than LONG sentences: those most alike. In such a page of our own a find was never below the sixth."""
LONG = 11
ALIKE, TOO_ALIKE = 0.2, 0.85
"""How alike two sentences must be to be read together, and how alike they may not be: what parts two wordings that are
the same but for a word, other rules compare."""
SHORT, TOO_ALIKE_IN_SHORT, TOO_ALIKE_IN_TWO = 5, 0.63, 0.7
"""Sentences below which a page is short, and how alike two of its sentences may not be: who tells a thing in so few
words tells it once, and what is alike there is a second thing of its kind; and how alike a sentence of a short page and
one of another may not be (at .85 seven more cases of ours that must stay silent are told). Of many pages a short one is
held against none."""
NAMED = ("date", "weekday", "place", "role", "age")
"""Kinds of what sentences name, for which sentences of two short pages may not be more alike than those of one: rules
compare these with guards that know the calendar, places and offices."""
FEW, FORTNIGHT = 12, 14
"""Pages of a case up to which each is held against each other, and days between two of them at the most; copies and
edits of one text are not, which other rules compare."""
STORY = 0.25
"""Of more pages, how alike two must be that are held against each other, each with one."""
SAME_PAGE = "same page"
"""How it is told to the models where the second sentence of a pair stands, if in the page of the first."""
WITHIN, BETWEEN, WITHIN_SHORT = 1.75, 1.1, 2.5
"""Odds (as all below, their logarithm) from which two sentences are told, of a page or of many pages, of a few pages,
and of a short page; days of a few pages need the first, and two days of one page are left to the rules that know the
calendar."""
WITHIN_NEXT = 4.5
"""The same of neighbours in a page that is not short, of which the second mostly goes on about the first: of nine false
alarms in 4,600 real pages five were neighbours (odds of 2.6 at the most; in pages of our own 3.7), of 34 pairs told of
one page of dev gold two, both in short pages. Of a page of more than TYPICAL pairs they are not glanced at."""
EARLIER = re.compile(r"\W*Earlier\b")
"""How a sentence begins that goes back to what was before ("Earlier on Monday")."""
GLANCE = 0.4
"""How much of what the glance gave is added to what reading gives: the two err in other places."""
MOST_OF_GLANCE, MOST_OF_READING = 3.2, 2.5
"""The most that either is hoped to give: where more is needed a page is not glanced at, and a pair not read. Of 1,015
pairs of real pages of more than 16 sentences none came so near that it was read."""
TYPICAL, STEEP = 40, 1.6
"""Pairs of a page of ten sentences, for which the odds stand, and how steeply odds fall with more of them. A page has
about as many contradictions however long it is, so that of more pairs each is less likely to be one; and what is alike
in a long report is most often two things of one kind."""
DAYS = ("date", "weekday")
DAYS_NAMED = (
    re.compile(rf"\b(?:{FULL})\b"),
    re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?\b"),
    re.compile(r"\b(?:midnight|noon)\b"),
)
"""Days of the week, of a month, and hours, as they are named."""


Lines = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Asked:
    """The lines that are held against each other, of a page (twice the same) or of two: from which odds two of them are
    told, how many pairs they are (those of a page, or of all pages where these are few), and how many are read."""

    ours: Lines
    theirs: Lines
    least: float
    many: int
    most: int = MOST_PAIRS


@dataclass(frozen=True, slots=True)
class Judged:
    """Two lines, the odds that they exclude each other (of both orders and the glance, less for many pairs), and the
    kind and class of that."""

    odds: float
    kind: ConflictKind
    class_: ConflictClass
    one: Line
    other: Line


def find_two_sentences_conflicts(case: Case) -> Iterator[Conflict]:
    """Two sentences of a page, or of two pages, that cannot both be true, as a model judges that reads them together.

    Compares the sentences of a page that are most alike by what their words mean, two by two, and those of two pages:
    all pages of a case of twelve or fewer, or else those that report one happening. Two language models that come with
    truceline (docs/pair_model.md) give how likely two sentences exclude each other: a small one at a glance, and, where
    that leaves hope, a large one, with the kind. They were fitted to invented pages with one contradiction each and to
    sentences written against real ones; they know where the second stands to the first (the same page, another of the
    same day, another so many days later), and nothing else. What they are surest of is told, if it is sure enough: one
    pair of a page, and one of two pages; where another rule tells the same two places, that rule alone is heard. What
    is told to hang on some words is what the large one is less sure of with these left out. They know no calendar and
    no offices, and of the little they flagged in real pages most was wrong. So the conflicts are of low severity, and
    `--min-severity medium` leaves them out.

    Silent where a page has more than 17 sentences, for titles, captions and lines of a summary, sentences of fewer
    than 5 or more than 60 words, questions, two sentences that each say who says so, two that are the same but for a
    word (in a page of fewer than five sentences two that are much alike), two of a page of which one is of another
    stage ("Earlier on Monday", "initially", "in the end"), a short page of many, two days in one page, days and times
    of which one is named in both or none in one way, wordings of which one is no quotation, pages more than a
    fortnight apart, and whatever they are not sure of: the longer a page, and the more pages, the surer they must be,
    and of two sentences that follow each other much surer.

    Fires: "No delegate left the hall before dawn, the steward said. … The Orun team walked out at midnight and flew
    home."
    Silent: "The Orun team walked out at midnight. … Two of the Keld team left the hall at noon on the day before."
    """
    found = [judged for asked in _asked(case) for judged in _surest(case, asked)]
    seen: set[tuple[str, int]] = set()
    for judged in sorted(found, key=lambda j: (-j.odds, *_places(j))):
        if not seen.intersection(_places(judged)):
            seen.update(_places(judged))
            yield _conflict(case.lexicon.pair_model, judged)


RULE = Rule(
    "two_sentences",
    "polarity",
    find_two_sentences_conflicts,
    (
        *("date", "number", "duration", "first_since", "role", "quote", "place", "participants", "format", "status"),
        *("order", "attribution", "structure", "as_of", "age", "weekday"),
    ),
    reads=(LINES, REPORTS),
)


def _asked(case: Case) -> Iterator[Asked]:
    lines = {article.id: _sentences(case, article) for article in case.articles}
    for own in (lines[article.id] for article in case.alone):
        least, most = WITHIN_SHORT if len(own) < SHORT else WITHIN, MOST_OF_LONG if len(own) > LONG else MOST_PAIRS
        yield Asked(own, own, least, len(own) * (len(own) - 1) // 2, most)
    held = [(lines[one.id], lines[other.id]) for one, other in _page_pairs(case)]
    if len(case.articles) <= FEW:
        together = sum(len(ours) * len(theirs) for ours, theirs in held)
        yield from (Asked(*pair, BETWEEN, together, MOST_OF_FEW) for pair in held)
    else:
        yield from (Asked(*p, WITHIN, len(p[0]) * len(p[1])) for p in held if min(map(len, p)) >= SHORT)


def _sentences(case: Case, article: CodedArticle) -> Lines:
    """The sentences of a page that are read, each wording once."""
    lines = (
        line
        for line in case.lines(article)
        if line.part == "text" and not line.text.endswith("?") and LEAST_WORDS <= len(line.text.split()) <= MOST_WORDS
    )
    return list({line.text: line for line in lines}.values())[:MOST_SENTENCES]


def _page_pairs(case: Case) -> Iterator[tuple[CodedArticle, CodedArticle]]:
    """The pages that are held against each other, the earlier first."""
    if len(case.articles) > FEW:
        nearest: dict[str, tuple[float, CodedArticle, CodedArticle]] = {}
        for earlier, later, cosine in reports_of_one(case):
            if cosine >= max(STORY, nearest.get(later.article.id, (0.0,))[0]):
                nearest[later.article.id] = cosine, earlier.article, later.article
        yield from ((first, second) for _, first, second in nearest.values())
        return
    for one, other in combinations(case.articles, 2):
        apart = _days_apart(one, other)
        are_near = apart is None or abs(apart) <= FORTNIGHT
        if are_near and case.lineage_of[one.id] != case.lineage_of[other.id]:
            yield one, other


def _alike(model: PairModel, asked: Asked) -> list[tuple[Line, Line, float]]:
    """The pairs of lines that are most alike, and how alike."""
    ours, theirs = asked.ours, asked.theirs
    same = ours is theirs
    lines = ours if same else [*ours, *theirs]
    if not (ours and theirs):
        return []
    likeness = model.likeness([line.text for line in lines])
    block = np.triu(likeness, 1) if same else likeness[: len(ours), len(ours) :]
    order = (divmod(int(at), block.shape[1]) for at in np.argsort(-block, axis=None, kind="stable"))
    too_alike = TOO_ALIKE_IN_SHORT if same else TOO_ALIKE_IN_TWO
    most = TOO_ALIKE if min(len(ours), len(theirs)) >= SHORT else too_alike
    found: list[tuple[Line, Line, float]] = []
    for a, b in order:
        if block[a, b] < ALIKE or len(found) == asked.most:
            break
        if block[a, b] < most:
            found.append((ours[a], theirs[b], float(block[a, b])))
    return found


def _surest(case: Case, asked: Asked) -> list[Judged]:
    """The pair that the models are surest of, if they are sure enough."""
    model, found, least = case.lexicon.pair_model, [], asked.least
    rarer = STEEP * max(0.0, log(max(asked.many, 1) / TYPICAL))
    if least + rarer > MOST_OF_READING + GLANCE * MOST_OF_GLANCE:
        return []
    is_short = min(len(asked.ours), len(asked.theirs)) < SHORT
    for a, b, likeness in _alike(model, asked):
        are_next = len(asked.ours) >= SHORT and _are_neighbours(a, b)
        if (are_next and rarer) or _are_both_told(case, a, b) or _are_of_two_stages(case, a, b):
            continue
        needed = max(least, WITHIN_NEXT) if are_next else least
        there = f"{_where(a.article, b.article)}: {b.text}"
        glance = model.glance(a.text, there)
        given = GLANCE * glance.odds - rarer
        if least - given > MOST_OF_READING:
            continue
        reading = model.read(a.text, there)
        if reading.odds + given < needed - 1:
            continue
        again = model.read(b.text, f"{SAME_PAGE}: {a.text}")
        readings = (glance, reading, again)
        judged = Judged(
            (reading.odds + again.odds) / 2 + given, model.kind_of(readings), model.class_of(readings), a, b
        )
        if is_short and likeness >= TOO_ALIKE_IN_SHORT and judged.kind in NAMED:
            continue
        if judged.odds >= _bound(judged, needed) and not _may_be_one(judged):
            found.append(judged)
    return [max(found, key=lambda judged: judged.odds)] if found else []


def _bound(judged: Judged, least: float) -> float:
    """The odds from which two lines are told; two days of one page never are."""
    if judged.kind not in DAYS:
        return least
    return inf if judged.one.article.id == judged.other.article.id else max(least, WITHIN)


def _are_both_told(case: Case, one: Line, other: Line) -> bool:
    """Whether each of two sentences says who says so, which may be two."""
    return all(case.lexicon.check_cues.has("speech", line.text) for line in (one, other))


def _are_neighbours(one: Line, other: Line) -> bool:
    """Whether two sentences of a page follow each other."""
    return one.article.id == other.article.id and abs(one.number - other.number) == 1


def _are_of_two_stages(case: Case, one: Line, other: Line) -> bool:
    """Whether one of two sentences of a page tells how a matter stood before, or how it came out."""
    return one.article.id == other.article.id and any(
        EARLIER.match(line.text) or case.lexicon.retold_cues.has("another_stage", line.text) for line in (one, other)
    )


def _may_be_one(judged: Judged) -> bool:
    """Whether two sentences said to give one day otherwise name one alike, or none in one way (a Friday may be the
    23rd), or one of two wordings is no quotation."""
    one, other = judged.one, judged.other
    if judged.kind in DAYS:
        words = [_without_dateline(line) for line in (one, other)]
        named = [tuple(set(way.findall(text)) for text in words) for way in DAYS_NAMED]
        return any(ours & theirs for ours, theirs in named) or not any(ours and theirs for ours, theirs in named)
    return judged.kind == "quote" and not (one.quotes and other.quotes)


def _without_dateline(line: Line) -> str:
    """The words of a line without the place and day of its writing ("TARN, May 21 –")."""
    text = line.article.text
    return text[after_dateline(text, line.span) : line.span.end]


def _days_apart(one: CodedArticle, other: CodedArticle) -> int | None:
    """Days from one page to another; None where either has no date."""
    first, second = page_date(one), page_date(other)
    return None if first is None or second is None else (second - first).days


def _where(one: CodedArticle, other: CodedArticle) -> str:
    """How it is told to the model where the second of two sentences stands."""
    if one.id == other.id:
        return SAME_PAGE
    apart = _days_apart(one, other)
    if apart is None:
        return "other page"
    return f"other page {apart} days later" if apart else "other page same day"


def _places(judged: Judged) -> tuple[tuple[str, int], tuple[str, int]]:
    """Where two lines stand."""
    one, other = ((line.article.id, line.span.start) for line in (judged.one, judged.other))
    return one, other


def _conflict(model: PairModel, judged: Judged) -> Conflict:
    one, other = judged.one, judged.other
    dates = [write_iso(line.article.article.published) for line in (one, other) if line.article.article.published]
    if one.article.id == other.article.id:
        which = "two sentences of the page"
    else:
        of = f" (of {' and '.join(dates)})" if len(dates) > 1 else ""
        which = f"a sentence of one page and one of the other{of}"
    there = _where(one.article, other.article)
    ours, theirs = deciding_words(lambda a, b: model.read(a, f"{there}: {b}").odds, one.text, other.text)
    return RULE.conflict(
        "low",
        (on_page(one.article, one.span, ours), on_page(other.article, other.span, theirs)),
        f"As a model reads them together, {which} cannot both be true; most of that hangs on “{ours}” and “{theirs}”.",
        kind=judged.kind,
        class_=_class(judged),
    )


def _class(judged: Judged) -> ConflictClass:
    """The class that the models give, where it can be that."""
    one, other = judged.one.article, judged.other.article
    later = one.id != other.id and bool(_days_apart(one, other))
    possible = {"quote_drift": judged.kind == "quote", "superseded_plan": later, "stale_text": one.id == other.id}
    return judged.class_ if possible.get(judged.class_) else "contradiction"
