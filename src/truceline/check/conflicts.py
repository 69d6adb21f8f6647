"""All rules over a set of articles."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict


def check_articles(articles: Sequence[CodedArticle], lexicon: Lexicon) -> tuple[Conflict, ...]:
    """Find the conflicts within and between articles, against the calendar and against known occurrences.

    The order of the articles does not matter. Conflicts come worst first.
    """
    return ()
