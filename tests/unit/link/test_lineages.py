"""Invented wires with their copies, and pages that only share a speaker's words or an outlet's formula."""

from __future__ import annotations

import pytest

from truceline.link.lineages import Lineage, altered_words, find_lineages
from truceline.model.article import Article
from truceline.model.page import Page
from truceline.model.spans import OffsetMap

WIRE = """\
The two ministries agreed on Tuesday to free 40 prisoners before the end of the month, the hosts said after a long
night in a hotel by the lake, and to send the lists to the Red Cross by Friday.

Neither side had spoken to the other since the autumn, when a dispute over grazing rights turned into a week of shelling
along the river. A joint commission will now count the cattle and mark the wells before the rains come.

The chair of the talks, a retired judge from the coast, asked both delegations to keep the road to the port open for
lorries that carry seed and medicine, and nobody in the room objected to that."""
ORCHARD = """\
Fishermen in the delta have mended the pier without waiting for the ministry, and on Sunday the first boats went
out past the wreck that has blocked the channel for six years. A priest and an imam stood on the same plank.

The harbour master says that he has no papers for any of this, and that he would rather have fish than papers, which is
a sentence one hears often on this coast since the customs house burned."""
SPEECH = (
    "“We have waited eleven years for a road that the map says we already have, and I will not sign another map until "
    "somebody drives along it with flour,” the governor said, “because my people eat bread and they do not eat maps, "
    "and whoever doubts that may come and sit at our table in the dry season.”"
)


def _article(name: str, text: str, published: str | None = "2031-03-04", outlet: str | None = None) -> Article:
    page = Page(id=name, source=text, sha256=name, kind="plain", outlet=outlet)
    return Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=published,
        published_from="given" if published else "none",
        language="en",
    )


def _groups(*articles: Article) -> list[tuple[str, ...]]:
    return [lineage.articles for lineage in find_lineages(articles)]


def test_shortened_wire_is_a_copy() -> None:
    short = "LAKE CITY (Delta Mail) - " + WIRE.split("\n\n")[0]
    assert _groups(_article("wire", WIRE), _article("short", short, "2031-03-05")) == [("wire", "short")]


def test_absorbed_wire_is_a_copy_of_the_one_that_gives_most() -> None:
    first, second, third = WIRE.split("\n\n")
    roundup = "\n\n".join(("A day of many papers.", first, third, ORCHARD.split("\n\n")[1]))
    found = _groups(
        _article("a", WIRE), _article("b", ORCHARD), _article("c", roundup, "2031-03-06"), _article("d", second)
    )
    assert sorted(found) == [("a", "d", "c"), ("b",)]


def test_edited_number_is_told() -> None:
    edited = WIRE.replace("40 prisoners", "60 prisoners").replace("retired judge", "former judge")
    (lineage,) = find_lineages([_article("a", WIRE), _article("b", edited, "2031-03-05")])
    told = [(a.original.of(WIRE), a.copy.of(edited)) for a in altered_words(WIRE, edited)]
    assert told == [("40", "60"), ("retired", "former")]
    assert lineage.id == "a"
    assert lineage.copies[0].of == "a"
    assert lineage.copies[0].share > 0.7


def test_added_and_dropped_words_have_an_empty_side() -> None:
    one, other = "The envoys met in the old port.", "The envoys never met in the port."
    told = [(a.original.of(one), a.copy.of(other)) for a in altered_words(one, other)]
    assert told == [("", "never"), ("old", "")]


def test_shared_quotation_is_no_lineage() -> None:
    one = f"In the square of the upper town, under the lamp that never works, a man climbed on a crate.\n\n{SPEECH}"
    other = f"The radio carried it twice, between the price of onions and a song about rain in the hills.\n\n{SPEECH}"
    assert _groups(_article("a", one), _article("b", other)) == [("a",), ("b",)]


def test_independent_reports_of_one_meeting_are_no_lineage() -> None:
    other = """\
    The two ministries will let 40 prisoners go before the end of the month, it was announced by the lake.
    The Red Cross is to have the names on Friday. They had not talked since shells fell along the river last autumn."""
    assert _groups(_article("a", WIRE), _article("b", other)) == [("a",), ("b",)]


def test_formula_of_an_outlet_is_no_lineage() -> None:
    box = """\
    This newsletter brings the most important stories of the week into your mailbox every Saturday morning, with
    the best of our photographers and a recipe. Readers who sign the form below agree that we keep their address for as
    long as they want to hear from us, and not a day longer than the law of the land allows us to keep it."""
    stories = (WIRE.split("\n\n")[0], ORCHARD.split("\n\n")[0], SPEECH.replace("“", "").replace("”", ""))
    pages = [_article(f"p{n}", f"{story}\n\n{box}", outlet="Delta Mail") for n, story in enumerate(stories)]
    assert _groups(*pages) == [("p0",), ("p1",), ("p2",)]


@pytest.mark.parametrize(
    ("one", "other", "earliest"),
    [
        ("2031-03-04T09:00:00+03:00", "2031-03-04T07:00:00Z", "a"),
        ("2031-03-04T23:00:00-05:00", "2031-03-05T01:00:00Z", "b"),
        ("2031-03-04", "2031-03-04T00:00:01Z", "a"),
        (None, "2031-03-04", "b"),
        (None, None, "a"),
        ("2031-03-04", "2031-03-04", "a"),
    ],
)
def test_earliest_copy_is_by_time_then_by_id(one: str | None, other: str | None, earliest: str) -> None:
    pages = [_article("a", WIRE, one), _article("b", WIRE, other)]
    (lineage,) = find_lineages(pages)
    assert lineage.id == earliest
    assert find_lineages(pages[::-1]) == (lineage,)


def test_an_outlet_whose_texts_are_all_those_of_others() -> None:
    first = _article("wire", WIRE, outlet="Lake Wire")
    again = _article("again", WIRE, "2031-03-05", outlet="Delta Mail")
    assert _groups(first, again) == [("wire", "again")]


def test_many_copies_of_one_wire_are_one_lineage() -> None:
    pages = [_article(f"p{n:02}", f"Outlet number {n} has this.\n\n{WIRE}", f"2031-03-{n + 1:02}") for n in range(30)]
    (lineage,) = find_lineages(pages)
    assert len(lineage.articles) == 30


def test_no_text_and_no_pages() -> None:
    assert find_lineages([]) == ()
    assert find_lineages([_article("a", "")]) == (Lineage(articles=("a",)),)
