"""Pages made to cost much: what the rules need of the processor grows with the page, not with its square."""

from __future__ import annotations

import time
from itertools import cycle, islice

import pytest

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.conflicts import check_page
from truceline.check.lines import Line
from truceline.check.rules import retold_acts
from truceline.lexicon.lexicon import load_lexicon
from truceline.link.items import Readings
from truceline.model.article import Article
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.model.spans import OffsetMap

LEXICON = load_lexicon()
SIZE = 60_000
MOST_SECONDS = 12.0
"""Of processor time, under coverage: 7 s in CI, 9 s beside another job; all held against all took a page up to 40 s."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PAGES = {
    "days": "on {day}, {n} {month} 2031. The next day, a {day}. {day} the {n}th. {n} days later, on {day}. ",
    "ages": "{month} {day}ov, {n}, smiled. She is {n}. {day}, who turned sixty, died aged {n} in 19{n}. ",
    "lengths": "The truce lasted {n} hours from {n}.15 to 11.45 on {day}. It opened on {day} and closed on {day}. ",
    "pacts": "The truce pact was signed on {n} {month} 2031. The pact took effect on {n} {month} 2031. ",
    "numbers": "{n} people killed near {month}, twenty-two soldiers hurt in {day}ov, {n} guards freed, ",
    "denials": "{day}ov was not shelled, {month}ov was shelled, Iran was not named, Kenya has not signed, Oman has, ",
    "parties": "Iran told Oman and Peru told Kenya of {n} carts in {day}ov, and Chad told Laos. Fiji told Togo. ",
    "bounds": "As of {n} {month} 2031 our list ends with {day} {n} {month} 2031. ",
}


@pytest.mark.parametrize("shape", PAGES.values(), ids=PAGES)
def test_a_hostile_page_takes_a_few_seconds(shape: str) -> None:
    article = _surveyed(_filled(shape))
    began = time.process_time()
    check_page(article, Readings(LEXICON))
    assert time.process_time() - began < MOST_SECONDS


def test_lines_in_one_wording_are_not_all_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = "The northern delegation of Oru and Kestria signed the {n}th border accord with {n} villages near Tarn."
    article = _surveyed("\n".join(entry.format(n=n) for n in range(200)))
    compared: list[Line] = []
    monkeypatch.setattr(retold_acts, "_renaming", lambda one, _: compared.append(one))
    assert not list(retold_acts.find_retold_acts_conflicts(Case((article,), Readings(LEXICON))))
    assert len(compared) == retold_acts.MOST_PAIRS


def _filled(shape: str) -> str:
    """A text of SIZE code points, one sentence of days, months and numbers after the other."""
    lines = (shape.format(n=10 + i % 19, month=MONTHS[i % 10], day=DAYS[i % 7]) for i in cycle(range(1330)))
    return "".join(islice(lines, SIZE // len(shape)))


def _surveyed(text: str) -> CodedArticle:
    page = Page(id="p", source=text, sha256="0" * 64, kind="plain", clean=True)
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published="2031-05-09",
        published_from="given",
        language="en",
    )
    (annotated,) = survey([article], LEXICON)
    return CodedArticle(annotated=annotated, statements=())
