"""What a page holds beside its own report, in which two ends of a truce are no conflict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.check.asides import without_asides
from truceline.check.rule import on_page
from truceline.check.rules.halts import RULE
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

ENDS = "The truce runs to 3 May.\n{0}\nThe truce runs to 9 May.\n{1}\n"


@pytest.mark.parametrize(
    "heads",
    [
        ("Update at 4:06 p.m. ET. The guards leave:", "Update at 2:50 p.m. ET. No word from Varda:"),
        ("[Updated 10:47 p.m. ET] The bridge is closed", "[Updated 9:12 p.m. ET] A boat was seen"),
        ("1:11 p.m. ET - The envoy has left", "12:55 p.m. - The doors open", "12:40 p.m. – A car arrives"),
        ("8:27pm – Lume speaks", "8:13pm – Kest is in the hall", "8:08pm – The lights go on"),
        ("4:20 p.m.: A draft is read", "4:42 p.m.: It is read again", "6:21 p.m.: Nobody signs"),
        ("5:25 p.m.", "5:20 p.m.", "5:05 p.m."),
    ],
)
def test_entries_of_a_log_are_each_of_their_own_time(
    build: Callable[..., CodedArticle], heads: tuple[str, ...]
) -> None:
    assert not _is_told(build, heads)


@pytest.mark.parametrize(
    "heads",
    [
        ("Updated at 4:06 p.m. ET", "The guards leave."),
        ("Update at 4:06 p.m. ET. The guards leave:", "This page was last updated at 5:10 p.m."),
        ("10:30 trains run again.", "11:15 trains do not.", "12:45 trains are full."),
        ("The doors open at 4:20 p.m.", "They close at 6:21 p.m.", "The lights go out at 8:08 p.m."),
    ],
)
def test_hours_of_a_report_make_no_log(build: Callable[..., CodedArticle], heads: tuple[str, ...]) -> None:
    assert _is_told(build, heads)


def _is_told(build: Callable[..., CodedArticle], heads: tuple[str, ...]) -> bool:
    article = build(ENDS.format(heads[0], "\n".join(heads[1:])))
    places = [Span(at, at + 24) for at in (0, article.text.index("The truce runs to 9"))]
    evidence = (on_page(article, places[0]), on_page(article, places[1]))
    found = RULE.conflict("high", evidence, "Two ends.")
    return list(without_asides([found], article)) == [found]
