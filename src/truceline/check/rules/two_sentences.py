"""Two sentences that cannot both be true, as a small model judges that reads them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

import numpy as np

from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.day_words import FULL
from truceline.check.lines import LINES, Line
from truceline.check.reports import REPORTS, reports_of_one
from truceline.check.rule import Rule, on_page
from truceline.lexicon.pair_model import PairModel, PairReading
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictClass, ConflictKind
from truceline.model.interval import MONTHS

LEAST_WORDS, MOST_WORDS = 5, 60
"""Words of a sentence that is read."""
MOST_SENTENCES = 40
"""Sentences of a page that are held against each other, from its beginning."""
MOST_PAIRS = 10
"""Pairs of sentences of a page, or of two pages, that are read together: those most alike."""
ALIKE = 0.3
"""How alike two sentences must be to be read together."""
FEW, FORTNIGHT = 12, 14
"""Pages of a case up to which each is held against each other, and days between two of them at the most; copies and
edits of one text are not, which other rules compare."""
STORY = 0.25
"""Of more pages, how alike two must be that are held against each other, each with one."""
HOPE = 0.85
"""Odds (as all below, their logarithm) from which a pair is read again, the other way round."""
WITHIN, BETWEEN = 2.85, 1.75
"""Odds from which two sentences are told, of a page or of many pages, and of a few; days always need the first."""
DAYS = ("date", "weekday")
TYPICAL = 40
"""Pairs of a short page, for which the odds stand. A page has about as many contradictions however long it is, so that
of more pairs each is less likely to be one, and the odds fall by as much."""
HIGHEST = 5.25
"""Odds that one pair of thousands had; where more are needed none is read."""
LEAST_SENTENCES = 5
"""Sentences of a page that is read: fewer tell too little of what they are about."""
DAY = re.compile(rf"\b(?:{FULL}|midnight|noon|(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?)\b")


Lines = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Judged:
    """Two lines, how the second reads behind the first, and the odds of both orders, less for many pairs."""

    odds: float
    reading: PairReading
    one: Line
    other: Line


def find_two_sentences_conflicts(case: Case) -> Iterator[Conflict]:
    """Two sentences of a page, or of two pages, that cannot both be true, as a model judges that reads them together.

    Compares the sentences of a page that are most alike by what their words mean, two by two, and those of two pages:
    all pages of a case of twelve or fewer, or else those that report one happening. A small language model that comes
    with truceline (docs/pair_model.md) gives how likely two sentences exclude each other, and of what kind that is. It
    was fitted to invented pages with one contradiction each and to sentences written against real ones; it knows where
    the second stands to the first (the same page, another of the same day, another so many days later), and nothing
    else. What it is surest of is told, if it is sure enough: one pair of a page, and one of two pages; where another
    rule tells the same two places, that rule alone is heard. It cannot say which words part the two, and it knows no
    calendar and no offices. So its conflicts are of low severity, and `--min-severity medium` leaves them out.

    Silent for pages of fewer than five sentences or without any statement that is coded, titles, captions and lines of
    a summary, sentences of fewer than 5 or more than 60 words, what stands behind the 40th, neighbouring sentences,
    questions, days and times of which one is named in both, wordings of which one is no quotation, pages more than a
    fortnight apart, and whatever it is not sure of: the longer a page, and the more pages, the surer it must be.

    Fires: "No delegate left the hall before dawn, the steward said. … The Orun team walked out at midnight and flew
    home."
    Silent: "The Orun team walked out at midnight. … Two of the Keld team left the hall at noon on the day before."
    """
    found = [judged for lines, least, many in _asked(case) for judged in _surest(case, *lines, least, many)]
    seen: set[tuple[str, int]] = set()
    for judged in sorted(found, key=lambda j: (-j.odds, *_places(j))):
        if not seen.intersection(_places(judged)):
            seen.update(_places(judged))
            yield _conflict(judged)


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


def _asked(case: Case) -> Iterator[tuple[tuple[Lines, Lines], float, int]]:
    """The lines that are held against each other, of a page (twice the same) or of two, from which odds two of them are
    told, and how many pairs they are: those of a page, or of all pages where these are few."""
    lines = {article.id: _sentences(case, article) for article in case.articles}
    for own in (lines[article.id] for article in case.alone):
        yield (own, own), WITHIN, len(own) * (len(own) - 1) // 2
    pages = [(lines[one.id], lines[other.id]) for one, other in _page_pairs(case)]
    are_few = len(case.articles) <= FEW
    together = sum(len(ours) * len(theirs) for ours, theirs in pages)
    for ours, theirs in pages:
        many = together if are_few else len(ours) * len(theirs)
        yield (ours, theirs), BETWEEN if are_few else WITHIN, many


def _sentences(case: Case, article: CodedArticle) -> Lines:
    """The sentences of a page that are read, each wording once; none of a page that tells nothing that is coded."""
    if not article.statements:
        return ()
    lines = (
        line
        for line in case.lines(article)
        if line.part == "text" and not line.text.endswith("?") and LEAST_WORDS <= len(line.text.split()) <= MOST_WORDS
    )
    found = list({line.text: line for line in lines}.values())[:MOST_SENTENCES]
    return found if len(found) >= LEAST_SENTENCES else ()


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


def _alike(model: PairModel, ours: Lines, theirs: Lines) -> list[tuple[Line, Line]]:
    """The pairs of lines that are most alike; of one page none of neighbours, which go on with each other."""
    same = ours is theirs
    lines = ours if same else [*ours, *theirs]
    if not (ours and theirs):
        return []
    likeness = model.likeness([line.text for line in lines])
    block = np.triu(likeness, 1) if same else likeness[: len(ours), len(ours) :]
    order = (divmod(int(at), block.shape[1]) for at in np.argsort(-block, axis=None, kind="stable"))
    found: list[tuple[Line, Line]] = []
    for a, b in order:
        if block[a, b] < ALIKE or len(found) == MOST_PAIRS:
            break
        if not (same and theirs[b].number - ours[a].number <= 1):
            found.append((ours[a], theirs[b]))
    return found


def _surest(case: Case, ours: Lines, theirs: Lines, least: float, many: int) -> list[Judged]:
    """The pair that the model is surest of, if it is sure enough."""
    rarer = max(0.0, log(max(many, 1) / TYPICAL))
    if least + rarer > HIGHEST:
        return []
    model, found = case.lexicon.pair_model, []
    for a, b in _alike(model, ours, theirs):
        there = f"{_where(a.article, b.article)}: {b.text}"
        if (glance := model.glance(a.text, there)) < WORTH_READING:
            continue
        reading = model.read(a.text, there)
        if reading.odds >= WORTH_READING_AGAIN and not _may_be_one(reading.kind, a, b):
            again = model.read(b.text, f"{SAME_PAGE}: {a.text}")
            found.append(Judged((reading.odds + again.odds) / 2 - rarer, reading, a, b))
    sure = [j for j in found if j.odds >= (WITHIN if j.reading.kind in DAYS else least)]
    return [max(sure, key=lambda j: j.odds)] if sure else []


def _may_be_one(kind: ConflictKind, one: Line, other: Line) -> bool:
    """Whether two sentences said to give one day otherwise name a day alike, or one of two wordings is no quotation."""
    if kind in DAYS:
        return bool(set(DAY.findall(one.text)) & set(DAY.findall(other.text)))
    return kind == "quote" and not (one.quotes and other.quotes)


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


def _conflict(judged: Judged) -> Conflict:
    one, other, reading = judged.one, judged.other, judged.reading
    pages = (one.article, other.article)
    where = "Two sentences of the page" if pages[0].id == pages[1].id else "A sentence of one page and one of the other"
    dates = [a.article.published[:10] for a in pages if a.article.published]
    of = f" (of {' and '.join(dates)})" if pages[0].id != pages[1].id and len(dates) > 1 else ""
    sure = round(100 / (1 + exp(-judged.odds)))
    return RULE.conflict(
        "low",
        (on_page(one.article, one.span), on_page(other.article, other.span)),
        f"{where}{of} cannot both be true, as a model judges that reads them together: {sure} in 100 sure.",
        kind=reading.kind,
        class_=_class(reading, *pages),
    )


def _class(reading: PairReading, one: CodedArticle, other: CodedArticle) -> ConflictClass:
    """The class that the model gives, where it can be that."""
    later = one.id != other.id and bool(_days_apart(one, other))
    possible = {"quote_drift": reading.kind == "quote", "superseded_plan": later, "stale_text": one.id == other.id}
    return reading.class_ if possible.get(reading.class_) else "contradiction"
