"""Two sentences that cannot both be true, as a small model judges that reads them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.lines import Line
from truceline.check.reports import reports_of_one
from truceline.check.rule import Rule, on_page
from truceline.lexicon.pair_model import PairModel
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict

LEAST_WORDS, MOST_WORDS = 5, 60
"""Words of a sentence that is read."""
MOST_SENTENCES = 40
"""Sentences of a page that are held against each other, from its beginning."""
MOST_PAIRS = 24
"""Pairs of sentences of a page, or of two pages, that are read together: those most alike."""
FEW = 12
"""Pages of a case up to which each is held against each other."""


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

    Silent for titles, captions and lines of a summary, sentences of fewer than 5 or more than 60 words, what stands
    behind the 40th sentence of a page, neighbouring sentences, questions, and whatever it is not sure of.

    Fires: "No delegate left the hall before dawn, the steward said. … The Orun team walked out at midnight and flew
    home."
    Silent: "The Orun team walked out at midnight. … Two of the Keld team left the hall at noon on the day before."
    """
    for article in case.alone:
        lines = _sentences(case, article)
        pairs = [(a, b) for a, b in _alike(case.lexicon.pair_model, lines, lines) if a.number < b.number]
        yield from _told(case, pairs, case.lexicon.pair_model.sure_within)
    for one, other in _page_pairs(case):
        pairs = _alike(case.lexicon.pair_model, _sentences(case, one), _sentences(case, other))
        yield from _told(case, pairs, case.lexicon.pair_model.sure_between)


RULE = Rule("two_sentences", "polarity", find_two_sentences_conflicts, ())


def _sentences(case: Case, article: CodedArticle) -> Sequence[Line]:
    lines = (
        line
        for line in case.lines(article)
        if line.part == "text" and not line.is_aside and LEAST_WORDS <= len(line.text.split()) <= MOST_WORDS
    )
    return list({line.text: line for line in lines}.values())[:MOST_SENTENCES]


def _page_pairs(case: Case) -> Iterator[tuple[CodedArticle, CodedArticle]]:
    if len(case.articles) <= FEW:
        for at, one in enumerate(case.articles):
            yield from ((one, other) for other in case.articles[at + 1 :])
    else:
        yield from ((one.article, other.article) for one, other, _ in reports_of_one(case))


def _alike(model: PairModel, ours: Sequence[Line], theirs: Sequence[Line]) -> list[tuple[Line, Line]]:
    """The pairs of lines that are most alike, in the order of that."""
    same = ours is theirs
    lines = ours if same else [*ours, *theirs]
    if len(lines) < 2:
        return []
    likeness = model.likeness([line.text for line in lines])
    block = np.triu(likeness, 1) if same else likeness[: len(ours), len(ours) :]
    order = np.argsort(-block, axis=None, kind="stable")[:MOST_PAIRS]
    found = [divmod(int(at), block.shape[1]) for at in order]
    return [(ours[a], theirs[b]) for a, b in found if block[a, b] >= model.alike]


def _told(case: Case, pairs: Sequence[tuple[Line, Line]], sure: float) -> Iterator[Conflict]:
    model = case.lexicon.pair_model
    read = ((model.read(a.text, f"{_where(a, b)}: {b.text}"), a, b) for a, b in pairs)
    judged = [found for found in read if found[0].chance >= sure]
    if judged:
        reading, a, b = max(judged, key=lambda j: j[0].chance)
        yield RULE.conflict(
            "low",
            (on_page(a.article, a.span), on_page(b.article, b.span)),
            f"Read together, the two sentences exclude each other ({reading.chance:.2f}).",
            kind=reading.kind,
            class_=reading.class_,
        )


def _where(a: Line, b: Line) -> str:
    """How the places of two sentences are told to the model."""
    if a.article.id == b.article.id:
        return "same page"
    one, other = page_date(a.article), page_date(b.article)
    if one is None or other is None:
        return "other page"
    apart = (other - one).days
    return f"other page {apart} days later" if apart else "other page same day"
