"""What a reader is told of pages that are copies of one text."""

from __future__ import annotations

from collections.abc import Callable

from truceline.link.lineages import find_lineages
from truceline.model.coded import CodedArticle
from truceline.publish.brief import brief_of
from truceline.publish.conflict_text import render_conflicts
from truceline.publish.terminal import render_brief

WIRE = (
    "Envoys of Sudan and Ethiopia met in Jeddah on Tuesday and left 40 lorries of flour at the gate of the old town. "
    "The cooks of both delegations had to share one kitchen and one sack of salt until the morning."
)
MEETING: dict[str, object] = {
    "words": "met",
    "type": "CONSULT",
    "status": "occurred",
    "factuality": "CT+",
    "occurrence": "o1",
    "actors": ("sdn", "eth"),
    "place": "jeddah",
}

Build = Callable[..., CodedArticle]


def _pages(build_page: Build) -> list[CodedArticle]:
    other = "Sudan and Ethiopia met in Jeddah, and a boy sold figs."
    return [
        build_page(WIRE, [MEETING], outlet="A", published="2031-03-04"),
        build_page(WIRE.replace("40", "30"), [MEETING], outlet="B", published="2031-03-05"),
        build_page(other, [MEETING], outlet="C", published="2031-03-05"),
    ]


def test_brief_counts_what_copies_tell_once(build_page: Build) -> None:
    pages = _pages(build_page)
    brief = brief_of(pages, (), lineages=find_lineages([p.article for p in pages]))
    assert [(c.number, c.of_number, c.altered) for c in brief.copies] == [(2, 1, (("30", "40"),))]
    text = " ".join(render_brief(brief).split())
    assert "3 reports on 3 pages (2 lineages)" in text
    assert '[2] copies [1]: 76 % of its wording; altered: "30" for "40"' in text


def test_pages_that_are_no_copies_need_no_word(build_page: Build) -> None:
    pages = _pages(build_page)[1:]
    text = render_brief(brief_of(pages, (), lineages=find_lineages([p.article for p in pages])))
    assert "2 reports on 2 pages;" in " ".join(text.split())
    assert "COPIES" not in text


def test_check_names_the_copies_after_the_conflicts(build_page: Build) -> None:
    pages = _pages(build_page)
    text = render_conflicts((), pages, lineages=find_lineages([p.article for p in pages]))
    assert "3 pages, 2 lineages" in text
