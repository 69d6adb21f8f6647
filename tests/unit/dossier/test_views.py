"""What single views draw and say: strips, the graph of orders, concessions, and views with nothing in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from truceline import Case
from truceline.cli import main
from truceline.model.spans import Span
from truceline.publish.dossier.addresses import VIEWS, view_file
from truceline.publish.dossier.graph import draw_graph
from truceline.publish.dossier.positions import stance_sign
from truceline.publish.dossier.scale import Scale
from truceline.publish.dossier.strips import draw_strip
from truceline.trace.content import Deadlock, Happening, Link, Report, Stand
from truceline.trace.corroboration import Corroboration
from truceline.trace.sequence import find_concessions
from truceline.trace.timeline import TimelineEntry, Turn

AUGUST = Scale(date(2025, 8, 1), date(2025, 8, 31))


def report(known: str = "2025-08-01", **other: Any) -> Report:
    told: dict[str, Any] = {
        "page": "p1",
        "page_number": 1,
        "known": known,
        "lineage": "p1",
        "outlet": "Delta Mail",
        "sentence": 0,
        "paragraph": 1,
        "span": Span(0, 5),
        "page_span": None,
        "statement": "s1",
        "speakers": (),
        "quote": "They met.",
        "trigger": Span(5, 8),
    }
    return Report(**{**told, **other})


def entry(state: str, dates: tuple[str, ...], turns: list[tuple[str, str, str | None]]) -> TimelineEntry:
    made = [Turn(known=known, state=told, date=when, report=report(known)) for known, told, when in turns]  # type: ignore[arg-type]
    happening = Happening(
        kind="meeting",
        state=state,  # type: ignore[arg-type]
        what="meeting",
        words="Sudan and Egypt",
        occurrence="o1",
        actors=("Sudan", "Egypt"),
        recipients=(),
        dates=dates,
        places=(),
        formats=(),
        level=None,
        hosts=(),
        mediators=(),
        states=(),
        ordinals=(),
        reports=(report(),),
    )
    weighed = Corroboration(lineages=1, outlets=("Delta Mail",), earliest=report(), rivals=(), digit=2)
    return TimelineEntry(
        happening=happening, reports=(report(),), turns=tuple(made), outcome=None, corroboration=weighed
    )


def test_a_meeting_that_was_moved_leaves_a_ghost() -> None:
    moved = entry(
        "planned", ("2025-08-20",), [("2025-08-02", "planned", "2025-08-10"), ("2025-08-05", "planned", "2025-08-20")]
    )
    strip = draw_strip(moved, AUGUST)
    assert strip is not None
    assert [(dot.ghost, dot.state) for dot in strip.dots] == [(True, "planned"), (False, "planned")]
    assert strip.moves == ((strip.dots[0].at, strip.dots[1].at),)
    assert [at for at, _ in strip.known] == [AUGUST.place(date(2025, 8, 2)), AUGUST.place(date(2025, 8, 5))]
    assert strip.words.startswith("first told as planned for 10 Aug 2025; told as planned for 20 Aug 2025")


def test_a_day_that_is_not_certain_has_whiskers() -> None:
    strip = draw_strip(entry("held", ("2025-08-04/2025-08-08",), [("2025-08-10", "held", None)]), AUGUST)
    assert strip is not None
    (dot,) = strip.dots
    assert dot.low == AUGUST.place(date(2025, 8, 4)) < dot.at < dot.high == AUGUST.place(date(2025, 8, 8))


def test_a_day_told_more_exactly_is_not_moved() -> None:
    exact = entry("held", ("2025-08-15",), [("2025-08-02", "planned", "2025-08"), ("2025-08-16", "held", "2025-08-15")])
    strip = draw_strip(exact, AUGUST)
    assert strip is not None
    assert [dot.ghost for dot in strip.dots] == [False]


def test_what_lies_beyond_the_strip_stands_at_its_end() -> None:
    strip = draw_strip(entry("held", ("2018-07-16",), [("2025-08-02", "held", "2018-07-16")]), AUGUST)
    assert strip is not None
    assert strip.dots[0].off == "before"


def test_a_happening_without_a_date_has_no_strip() -> None:
    assert draw_strip(entry("planned", (), [("2025-08-02", "planned", None)]), AUGUST) is None


def order(holder: str, first: str, then: str) -> Link:
    return Link(
        holders=(holder,),
        relation="requires",
        first=first,
        then=then,
        first_words=first,
        then_words=then,
        reports=(report(),),
        given_up=None,
    )


RING = [order("Sudan", "ceasefire", "peace_talks"), order("RSF", "peace_talks", "ceasefire")]
LOCK = Deadlock(kind="order", sentence="Neither can begin.", links=(0, 1))


def test_the_graph_draws_a_ring_with_two_holders_apart() -> None:
    graph = draw_graph(RING, [LOCK])
    assert [box.lines for box in graph.boxes] == [("a ceasefire",), ("peace talks",)]
    assert [(a.holder.sign, a.locked) for a in graph.arrows] == [("●", True), ("■", True)]
    assert all(box.x + 168 <= graph.width for box in graph.boxes)
    assert all(arrow.low < graph.height for arrow in graph.arrows)


def test_the_graph_says_how_many_orders_it_leaves_out() -> None:
    many = [order(f"party {n}", "ceasefire", "peace_talks") for n in range(40)]
    graph = draw_graph(many, [])
    assert len(graph.arrows) + graph.left_out == 40
    assert graph.left_out > 0


def test_each_side_of_a_deadlock_could_open_it() -> None:
    assert [(c.holders, c.opens) for c in find_concessions(RING, [LOCK])] == [(("Sudan",), (0,)), (("RSF",), (0,))]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "page.txt").write_text("The herring is cheap again. Boats went out at dawn.\n", encoding="utf-8")
    with Case(folder / "empty.case") as case:
        case.add(folder / "page.txt")
    return folder


def test_views_with_nothing_in_them_say_what_was_searched(empty: Path) -> None:
    assert main(["report", str(empty / "empty.case"), "-o", str(empty / "site")]) == 0
    for view in ("conflicts", "timeline", "sequence", "positions", "ledger", "meetings", "actors", "map"):
        page = html.fromstring((empty / "site" / view_file(view)).read_bytes())
        words = str(page.xpath("string(//*[@class='empty'])"))
        assert "no statement found" in words, view
        assert "All " in words, view


def test_loose_pages_give_a_dossier_too(empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", str(empty / "page.txt"), "--format", "html", "-o", str(tmp_path / "site")]) == 0
    assert all((tmp_path / "site" / view_file(view)).is_file() for view in VIEWS)
    assert main(["brief", str(empty / "page.txt"), "--format", "html"]) == 2
    assert "-o FOLDER" in capsys.readouterr().err


def test_cases_named_by_pages_get_a_folder_each(tmp_path: Path) -> None:
    pages = ({"id": "a", "text": "Sudan met Egypt.", "case": "Nile"}, {"id": "b", "text": "Boats.", "case": "sea"})
    lines = "".join(json.dumps(page) + "\n" for page in pages)
    (tmp_path / "pages.jsonl").write_text(lines, encoding="utf-8")
    assert main(["brief", str(tmp_path / "pages.jsonl"), "--format", "html", "-o", str(tmp_path / "site")]) == 0
    assert len(list((tmp_path / "site").glob("*/index.html"))) == 2


def test_the_page_of_an_edited_article_tells_what_was_changed(tmp_path: Path) -> None:
    told = "Sudan and Egypt met in Cairo on 3 May 2024 and {n} prisoners were released. The talks went on all night."
    versions = ((16, "2024-05-04T08:00:00Z"), (61, "2024-05-05T08:00:00Z"))
    pages = [
        {
            "id": "a",
            "url": "https://delta.example/a",
            "published": "2024-05-04",
            "captured": at,
            "text": told.format(n=n),
        }
        for n, at in versions
    ]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    with Case(tmp_path / "a.case") as case:
        case.add(tmp_path / "pages.jsonl")
        case.report(tmp_path / "site", days=["2024-05-04"])
    (latest,) = (tmp_path / "site/page").iterdir()
    page = latest.read_text(encoding="utf-8")
    changed = [re.findall(rf"<{tag}>.*?<mark>(.*?)</mark>.*?</{tag}>", page) for tag in ("del", "ins")]
    assert changed == [["16"], ["61"]]
    assert "NO NOTE" in page
    for before in (tmp_path / "site/known-at/2024-05-04/page").iterdir():
        assert "61 prisoners" not in before.read_text(encoding="utf-8")


def test_a_demand_that_there_be_none_is_told_as_against() -> None:
    stand = Stand(
        holders=("Egypt",),
        verb="demands that there be no",
        object="a deployment of foreign troops",
        about=None,
        to=(),
        stance="demands",
        step="peacekeeping_deployment",
        issue=None,
        type=None,
        due=None,
        qualifiers=(),
        reports=(report(),),
    )
    assert stance_sign(stand) == "–"
    assert stance_sign(replace(stand, verb="demands")) == "!"
