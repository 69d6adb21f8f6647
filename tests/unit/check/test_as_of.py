"""As-of dates that bind what a page tells, and such that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.rules.as_of import find_as_of_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle

Build = Callable[..., CodedArticle]

FIRES = (
    ("As of 2 May 2031 there is no agreed map.\n\nEnvoys signed the map in Juba on 9 May 2031.", None),
    ("As of 5 p.m. ET, 2 May 2031, Cyprus has no deal.\n\nEnvoys signed the map in Nicosia on 9 May 2031.", None),
    ("Updated on 2 May 2031\n\nEnvoys signed the map in Muscat on 9 May 2031.", None),
)
SILENT = (
    # the text goes on from there
    ("By Sunday evening no deal had been signed in Juba.\n\nEnvoys signed the map on 5 May 2031.", "2031-05-05"),
    ("By late Sunday there was no deal in Oslo.\n\nEnvoys signed the map on 5 May 2031.", "2031-05-05"),
    ("There had been no deal on Cyprus by Sunday.\n\nEnvoys signed the map on 5 May 2031.", "2031-05-05"),
    # a dateline, an update and the time of writing lie a day or two before or after what they tell
    ("JUBA, 8 May 2031 — There is no map yet.\n\nEnvoys signed the map in Juba on 9 May 2031.", "2031-05-08"),
    ("Updated on 8 May 2031\n\nEnvoys signed the map in Muscat on 9 May 2031.", "2031-05-08"),
    ("At press time there is no map of Cyprus.\n\nEnvoys signed a paper in Nicosia on 9 May 2031.", "2031-05-08"),
)


def _conflicts(build: Build, text: str, published: str | None) -> list[str]:
    lexicon = load_lexicon()
    (annotated,) = survey([build(text, published=published).article], lexicon)
    return [c.rule for c in find_as_of_conflicts(Case.of([CodedArticle(annotated=annotated, statements=())], lexicon))]


@pytest.mark.parametrize(("text", "published"), FIRES)
def test_a_day_after_the_as_of_date_is_told(build: Build, text: str, published: str | None) -> None:
    assert _conflicts(build, text, published) == ["as_of"]


@pytest.mark.parametrize(("text", "published"), SILENT)
def test_words_that_bind_nothing_after_them(build: Build, text: str, published: str | None) -> None:
    assert _conflicts(build, text, published) == []
