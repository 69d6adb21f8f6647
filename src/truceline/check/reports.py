"""Which pages of a case report one happening, each in words of its own: by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from math import fsum, log, sqrt

from truceline.check.case import Case
from truceline.check.days import iso_day
from truceline.check.lines import LINES, Line
from truceline.lexicon.lexicon import Lexicon
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle

DAYS = 3
"""Days between two pages that report one happening, at the most."""
TELLING = 30
"""Words of a page that tell most, by which others are looked up that have them too."""
LEAST_TELLING = 3
"""Those that two pages must share to be compared at all."""
MOST_WITH = 60
"""Pages of those days with one telling word, the last ones, that a page is compared with: a word that more have tells
little."""
MOST_COMPARED, MOST_REPORTS = 20, 4
"""Earlier pages whose words are compared with those of a page, and those of them whose lines are."""
ALIKE = 0.15
"""Cosine of the weights of their words from which two pages report one happening."""
LEAST_LINE = 2
"""Words of content of a line that tells something."""


@dataclass(frozen=True, eq=False)
class Report:
    """A page as a report of a happening: its lines without a summary."""

    article: CodedArticle
    lines: tuple[Line, ...]
    lexicon: Lexicon

    @cached_property
    def day(self) -> int | None:
        """The number of the day on which it was published."""
        day = iso_day(self.article.article.published)
        return day.toordinal() if day else None

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each word of content weighs: more the rarer it is, and the more lines have it."""
        often = Counter(word for line in self.lines for word in line.content)
        counts = self.lexicon.word_counts
        return {word: (1 + log(lines)) * counts.weight(word) for word, lines in often.items()}

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words that weigh most, the heaviest first."""
        return tuple(sorted(self.weights, key=lambda word: (-self.weights[word], word))[:TELLING])

    @cached_property
    def length(self) -> float:
        return sqrt(fsum(weight * weight for weight in self.weights.values()))

    @property
    def outlet(self) -> str | None:
        return self.article.article.page.outlet or self.article.article.outlet

    def alike(self, other: Report) -> float:
        """The cosine of the weights of two pages' words."""
        few, more = sorted((self.weights, other.weights), key=len)
        shared = fsum(weight * more[word] for word, weight in few.items() if word in more)
        return shared / (self.length * other.length) if shared else 0.0


def _report(items: Items) -> Iterator[Report]:
    lines = (line for line in items.of(LINES) if line.part != "summary" and len(line.content) >= LEAST_LINE)
    yield Report(items.article, tuple(lines), items.lexicon)


REPORTS = Kind("reports", _report)


def reports_of_one(case: Case) -> Iterator[tuple[Report, Report, float]]:
    """The pairs of pages of other outlets and texts, published within some days, that report one happening: the
    earlier, the later, how alike they are. Pages are looked up by telling words, so that time grows with the pages."""
    if len(case.articles) < 2:
        return
    having: defaultdict[str, list[Report]] = defaultdict(list)
    for report in case.all(REPORTS):
        if report.day is None:
            continue
        shared: Counter[int] = Counter()
        found: dict[int, Report] = {}
        for word in report.telling:
            for other in _lately(having[word], report.day):
                shared[id(other)] += 1
                found[id(other)] = other
            having[word].append(report)
        likely = [found[at] for at, words in shared.most_common(MOST_COMPARED) if words >= LEAST_TELLING]
        alike = [(report.alike(other), other) for other in likely if _may_be_of_one(case, report, other)]
        alike = sorted((pair for pair in alike if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].article.id))
        yield from ((other, report, cosine) for cosine, other in alike[:MOST_REPORTS])


def _lately(reports: list[Report], day: int) -> Iterator[Report]:
    """The last of some reports, of the days before a day."""
    near = takewhile(lambda r: r.day is not None and day - r.day <= DAYS, reversed(reports))
    return islice(near, MOST_WITH)


def _may_be_of_one(case: Case, one: Report, other: Report) -> bool:
    """Whether two pages are of two outlets, where both are known, and no copies or edits of one text."""
    if one.outlet is not None and one.outlet == other.outlet:
        return False
    return case.lineage_of[one.article.id] != case.lineage_of[other.article.id]
