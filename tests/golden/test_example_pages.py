"""What is planted in the example pages is found, and nothing else is: the tables of their README, held."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from truceline.capture.files import capture_paths
from truceline.errors import PageError
from truceline.model.conflict import Conflict
from truceline.pipeline import CaseRecord, Engine, check_pages
from truceline.publish.brief import brief_of
from truceline.publish.demo import example_pages
from truceline.publish.terminal import render_brief
from truceline.trace.content import Brief


@dataclass(frozen=True)
class Planted:
    """A mistake that the README lists: its kind, the page that makes it, and words of the quote."""

    kind: str
    file: str
    words: str


FOUND = (
    Planted("as_of", "09-tracker-fieldnotes.txt", "As of 12 August 2025"),
    Planted("weekday", "09-tracker-fieldnotes.txt", "Saturday, 15 August 2025"),
    Planted("role", "07-farm-volna24.txt", "former US President Donald Trump"),
    Planted("first_since", "08-analysis-compass.html", "since Helsinki in 2018"),
    Planted("quote", "04-copy-kestrel-daily.html", "very grave consequences"),
    Planted("quote", "07-farm-volna24.txt", "extremely heavy consequences"),
    Planted("date", "07-farm-volna24.txt", "25 August 2025"),
    Planted("as_of", "07-farm-volna24.txt", "As of 20 August 2025"),
    Planted("role", "09-tracker-fieldnotes.txt", "German Chancellor Olaf Scholz"),
    Planted("format", "07-farm-volna24.txt", "one-on-one"),
    Planted("format", "06-live-lookout.html", "one-on-one"),
)


@dataclass(frozen=True)
class Demo:
    """The example pages, coded and checked together."""

    case: CaseRecord
    brief: Brief
    files: dict[str, str]

    def makes(self, planted: Planted, conflict: Conflict) -> bool:
        """Whether a conflict shows a planted mistake."""
        return conflict.kind == planted.kind and any(
            self.files.get(e.page or "") == planted.file and planted.words in (e.quote or "") for e in conflict.evidence
        )


@pytest.fixture(scope="module")
def demo() -> Demo:
    pages = list(capture_paths([Path(p) for p in example_pages()]))
    files = {p.id: p.file or "feed" for p in pages if not isinstance(p, PageError)}
    done = list(check_pages(pages, Engine()))
    (case,) = [c for c in done if isinstance(c, CaseRecord)]
    return Demo(case, brief_of(case.articles, case.conflicts), files)


def test_every_page_is_read_and_coded(demo: Demo) -> None:
    assert len(demo.brief.pages) == 14
    assert all(p.reason is None and p.statements for p in demo.brief.pages)


@pytest.mark.parametrize("planted", FOUND, ids=lambda p: f"{p.kind} in {p.file}")
def test_a_planted_mistake_is_found(demo: Demo, planted: Planted) -> None:
    assert any(demo.makes(planted, c) for c in demo.case.conflicts)


def test_nothing_else_is_called_a_conflict(demo: Demo) -> None:
    shown = [c for c in demo.case.conflicts if c.class_ != "different_scope"]
    assert not [c.explanation for c in shown if not any(demo.makes(p, c) for p in FOUND)]


def test_the_deadlock_of_the_two_orders_is_told(demo: Demo) -> None:
    told = " ".join(d.sentence for d in demo.brief.deadlocks)
    assert "Volodymyr Zelenskyy wants a ceasefire before peace talks" in told
    assert "Russia wants a peace settlement before a ceasefire" in told


def test_the_chain_is_told(demo: Demo) -> None:
    assert ("ceasefire", "bilateral_summit", "trilateral_summit") in [c.steps for c in demo.brief.chains]


def test_the_meeting_in_washington_is_another_one(demo: Demo) -> None:
    who = {frozenset(h.actors) for h in demo.brief.held if h.dates[:1] == ("2025-08-18",)}
    assert frozenset(("Donald Trump", "Volodymyr Zelenskyy")) in who
    assert not any("2025-08-18" in h.dates and "2025-08-15" in h.dates for h in demo.brief.held)


def test_the_threat_is_told_with_its_words(demo: Demo) -> None:
    threats = [s for s in demo.brief.stands if s.type == "THREATEN" and s.holders == ("Donald Trump",)]
    assert any("very severe consequences" in s.reports[0].quote for s in threats)


def test_the_brief_is_readable_when_piped(demo: Demo) -> None:
    lines = render_brief(demo.brief).splitlines()
    assert max(len(line) for line in lines) <= 80
    assert all(line.isprintable() for line in lines)


def test_the_same_pages_give_the_same_brief(demo: Demo) -> None:
    again = brief_of(demo.case.articles, demo.case.conflicts)
    assert render_brief(again, show_all=True) == render_brief(demo.brief, show_all=True)
