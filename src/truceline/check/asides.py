"""What a page holds beside its own report: galleries of pictures, talk written down word for word, running logs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from truceline.annotate.quotations.turns import NAMED
from truceline.link.clauses import line_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span

GALLERY = re.compile(r"\b(?:hide|show) caption\b|\b\d{1,3} of \d{1,3} photos\b|\bfile photo\b|^FILE\b", re.IGNORECASE)
"""What a caption of a gallery or of a file has about it where it was left in a text; its pictures are of any time."""
WRONG_ANYWHERE = frozenset({"weekday", "spelling"})
"""Rules of slips that are wrong wherever they stand: a weekday beside its date, a name."""
SPEAKER_ALONE = re.compile(r"^[ \t]*(?P<name>[a-z][a-z.’'-]+ [a-z][a-z.’'-]+)[ \t]*$", re.MULTILINE)
"""A name in small letters on a line of its own, before what its bearer says."""
TURNS, LEAST_TURNS = 6, 2
"""Turns that make a transcript, of at least two speakers of whom each has at least two."""
CLOCK = re.compile(
    r"^[ \t]*[\[(*•–—-]? ?(?P<update>updated?(?: at|[:,])? )?\d{1,2}[:.]\d\d(?P<half> ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4})?"
    r"(?:[\]).:]?[ \t]*$|(?:(?(half)[\].:,]|:)| [–—-]) \S)",
    re.MULTILINE | re.IGNORECASE,
)
"""A time of day alone on its line, or at the head of one ("Update at 4:06 p.m. ET. The guards leave:")."""
LOOSE = 20
"""Code points of blank lines among the entries of a table of times that stand together."""
LEAST_CLOCKS, LEAST_UPDATES = 3, 2
"""Such lines, and those of them that are updates, that make a running log, whose entries are each of their own time."""


def without_asides(conflicts: Iterable[Conflict], article: CodedArticle) -> Iterator[Conflict]:
    """The conflicts of an article, without those that rest on what it does not tell in its own voice."""
    apart: Span | None = None
    galleries: dict[Span, bool] = {}
    for conflict in conflicts:
        if conflict.rule not in WRONG_ANYWHERE:
            if apart is None:
                whole = _is_transcript(article.text)
                apart = Span(0, len(article.text)) if whole else _log(article.text)
            on_page = [e for e in conflict.evidence if e.page]
            if any(_in_gallery(article.text, e, galleries) or (e.span and e.span.overlaps(apart)) for e in on_page):
                continue
        yield conflict


def _is_transcript(text: str) -> bool:
    for pattern in (NAMED, SPEAKER_ALONE):
        turns = Counter(m["name"] for m in pattern.finditer(text))
        speakers = [count for count in turns.values() if count >= LEAST_TURNS]
        if len(speakers) > 1 and sum(speakers) >= TURNS:
            return True
    return False


def _log(text: str) -> Span:
    """The stretch of a text that is a log of entries under their times, as live coverage is: all of it, where the
    entries are spread over it, and no more than their lines where they stand together; empty where there is none."""
    entries = list(CLOCK.finditer(text))
    if len(entries) < LEAST_CLOCKS and sum(entry["update"] is not None for entry in entries) < LEAST_UPDATES:
        return Span(0, 0)
    lines = [line_span(text, Span(*entry.span())) for entry in entries]
    together = sum(line.end - line.start + 1 for line in lines) >= lines[-1].end - lines[0].start - LOOSE
    return Span(lines[0].start, lines[-1].end) if together else Span(0, len(text))


def _in_gallery(text: str, evidence: Evidence, galleries: dict[Span, bool]) -> bool:
    """Whether a piece of evidence stands in a paragraph that is a caption of a gallery; `galleries` says which of those
    looked at are."""
    if evidence.part != "text" or evidence.span is None:
        return False
    line = line_span(text, evidence.span)
    if line not in galleries:
        galleries[line] = GALLERY.search(text, *line) is not None
    return galleries[line]
