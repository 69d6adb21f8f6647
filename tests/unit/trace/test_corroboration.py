"""The information digit: independent texts, rival values, hearsay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.link.lineages import Copy, Lineage
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.trace.corroboration import Rivals, corroborate
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]
MEETING: dict[str, Any] = {
    "words": "Sudan met Egypt",
    "type": "CONSULT",
    "actors": ("sdn", "egy"),
    "status": "occurred",
}


def pages_of(build_page: Build, number: int) -> list[CodedArticle]:
    return [
        build_page("Sudan met Egypt.", [MEETING], published=f"2027-05-0{n + 1}", outlet=f"Mail {n}")
        for n in range(number)
    ]


def test_copies_count_once(build_page: Build) -> None:
    one, two = pages_of(build_page, 2)
    copied = Lineage(articles=(one.id, two.id), copies=(Copy(two.id, one.id, 0.9),))
    for lineages, texts, digit in (((copied,), 1, 2), ((), 2, 1)):
        sources = Sources.of([one, two], lineages)
        told = corroborate([sources.report(p, s) for p, s in sources.statements()], Rivals(()))
        assert (told.lineages, told.digit, told.earliest.page) == (texts, digit, one.id)
        assert told.outlets == ("Mail 0", "Mail 1")


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        (("Sudan met Egypt at the old port", "Sudan met Egypt at the old port"), 1),
        (("Sudan met Egypt at the old port", "“Sudan met Egypt” at the old port"), 1),
        (("Sudan met Egypt at the old port", "Egypt met Sudan at the old port"), 2),
        (("Sudan met Egypt", "Sudan met Egypt"), 2),  # so few words are anybody's
    ],
)
def test_texts_that_share_the_very_words_count_once(told: tuple[str, str], texts: int, build_page: Build) -> None:
    pages = [build_page(f"{w}.", [{**MEETING, "words": w}], outlet=f"Mail {n}") for n, w in enumerate(told)]
    sources = Sources.of(pages)
    found = corroborate([sources.report(p, s) for p, s in sources.statements()], Rivals(()))
    assert (found.lineages, found.digit) == (texts, 1 if texts > 1 else 2)


@pytest.mark.parametrize(("class_", "digit"), [("contradiction", 4), ("superseded_plan", 1), ("different_scope", 1)])
def test_a_rival_value_makes_it_doubtful(
    class_: str, digit: int, build_page: Build, build_conflict: Callable[..., Conflict]
) -> None:
    one, two = pages_of(build_page, 2)
    sources = Sources.of([one, two])
    conflict = build_conflict((one, "Sudan met"), (two, "met Egypt"), class_=class_)
    told = corroborate([sources.report(p, s) for p, s in sources.statements()], Rivals([conflict]))
    assert told.digit == digit
    assert told.rivals == (("c1",) if digit == 4 else ())


def test_the_word_of_somebody_without_a_name_corroborates_nothing(
    build_page: Build, said_by: Callable[..., Any]
) -> None:
    text = "Sudan met Egypt, it was said."
    hearsay = {**MEETING, "attribution": (said_by(text, None, "it", source_span=None),)}
    sources = Sources.of([build_page(text, [hearsay])])
    told = corroborate([sources.report(p, s) for p, s in sources.statements()], Rivals(()))
    assert told.digit == 6
