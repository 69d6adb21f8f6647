"""Pages of HTML: blocks with their places, the choice of the article, titles and dates."""

from __future__ import annotations

import time
from typing import Any

import pytest

from truceline.errors import NoSentencesFound
from truceline.read.align import longest_rise, match_words, words_of
from truceline.read.kind import tell_kind
from truceline.read.markup import scan_markup


def blocks(source: str) -> list[str]:
    return [b.text for b in scan_markup(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One <b>bold</b> word</p><p>Two</p>", ["One bold word", "Two"]),
        ("<p>Fish &amp; chips&nbsp;&#x2014; &lt;now&gt;", ["Fish & chips — <now>"]),
        ("a<script>var x = '<p>no</p>';</script>b<style>p{}</style>", ["ab"]),
        ("<p>Line<br>break</p>", ["Line\nbreak"]),
        ("<p>before<!-- <p>not --> after</p>", ["before after"]),
        ("<p>open comment <!-- swallows only its tag> rest", ["open comment rest"]),
        ("2 < 3 and 5 > 4", ["2 < 3 and 5 > 4"]),
        ('<p title="a > b">text</p>', ["text"]),
        ('<a href="x>broken <p>text</p>', ["broken", "text"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<iframe>x</iframe><svg>shown, for it never closes", ["shown, for it never closes"]),
        ("<noscript>hidden</noscript>", []),
        ("soft\u00adhyphen", ["softhyphen"]),
    ],
)
def test_blocks(source: str, expected: list[str]) -> None:
    assert blocks(source) == expected


def test_pieces_lead_back_to_the_source() -> None:
    source = "<p>A  truce&nbsp;&amp; <i>a</i>\nroad</p>"
    (block,) = scan_markup(source).blocks
    assert block.text == "A truce & a road"
    for p in block.pieces:
        here, there = block.text[p.text : p.text + p.length], source[p.page : p.page + p.page_length]
        assert here == there if p.verbatim else here in (" ", "&")
    assert block.span.of(source) == "A  truce&nbsp;&amp; <i>a</i>\nroad"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 60_000 + "text",
        "<" * 300_000,
        '<a ">"' * 60_000,
        "<a" * 200_000,
        "<iframe>" * 60_000,
        "&" * 300_000,
        "<p " + "a=1 " * 100_000 + ">",
        " " * 1_000_000,
    ],
)
def test_hostile_markup_takes_linear_time(source: str) -> None:
    began = time.process_time()
    scan_markup(source)
    assert time.process_time() - began < 10


def test_an_article_and_its_furniture(read: Any, html_page: Any, body: tuple[str, ...]) -> None:
    article = read(html_page())
    assert article.text == "\n\n".join(body)
    assert article.title == "Envoys argue over one clause"
    assert article.title_page_span.of(article.page.source) == article.title
    assert article.language == "en"
    assert {f.text: f.kind for f in article.furniture} == {
        "Home": "navigation",
        "Africa": "navigation",
        "Contact us": "footer",
    }


def test_the_plain_cleaner_takes_over_where_nesting_is_deep(read: Any, body: tuple[str, ...]) -> None:
    article = read("<html>" + "<div>" * 5000 + "".join(f"<p>{x}</p>" for x in body) + "</div>" * 5000)
    assert article.text == "\n\n".join(body)


def test_a_page_of_links_has_no_article(read: Any) -> None:
    with pytest.raises(NoSentencesFound):
        read("<html><body><ul><li><a href=/a>Home</a></li><li><a href=/b>World</a></li></ul></body></html>")


def test_a_standfirst_belongs_to_the_article(read: Any, html_page: Any, body: tuple[str, ...]) -> None:
    standfirst = "A river crossing is the last point that keeps the two armies apart."
    page = html_page(body=f"<h2>{standfirst}</h2><div>{''.join(f'<p>{x}</p>' for x in body)}</div>")
    assert read(page).text.startswith(standfirst)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Envoys argue over one clause">', "Envoys argue over one clause"),
        (
            '<meta property="og:title" content="Envoys quarrel, argue over clause &mdash; live">',
            "Envoys argue over one clause",
        ),
        (
            '<meta property="og:title" content="Sudan: no deal yet on river bridge">',
            "Sudan: no deal yet on river bridge",
        ),
    ],
)
def test_title_variants(read: Any, html_page: Any, head: str, title: str) -> None:
    assert read(html_page(head)).title == title


def test_title_without_h1(read: Any, body: tuple[str, ...]) -> None:
    text = "".join(f"<p>{x}</p>" for x in body)
    for outlet in (
        "<title>Envoys argue – Ridge Wire</title>",
        "<title>Envoys argue over a clause | Ridge Wire</title>",
    ):
        page = (
            f'<html><head><meta property="og:site_name" content="Ridge Wire">{outlet}</head><body>{text}</body></html>'
        )
        assert read(page).title in ("Envoys argue", "Envoys argue over a clause")


LD = '<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "{0}"}}]}}</script>'
META = '<meta property="article:published_time" content="{0}">'


@pytest.mark.parametrize(
    ("head", "url", "published", "origin", "grades"),
    [
        (META.format("2024-03-04T09:00:00+03:00"), None, "2024-03-04", "metadata", ["alone"]),
        (META.format("2024-03-04") + LD.format("2024-03-04"), None, "2024-03-04", "metadata", ["agreed", "agreed"]),
        (META.format("2024-03-04") + LD.format("2024-03-09"), None, None, "none", ["disputed", "disputed"]),
        ("", "https://x.example/2024/mar/04/clause", "2024-03-04", "url", ["alone"]),
        (
            META.format("2024-03-05T02:00:00Z"),
            "https://x.example/2024/03/04/a",
            "2024-03-04",
            "url",
            ["agreed", "agreed"],
        ),
        (META.format("2024-03-05T02:00:00Z"), "https://x.example/2024/03/01/a", None, "none", ["disputed", "disputed"]),
        (META.format("03/04/2024"), None, None, "none", []),
        (META.format("soon"), None, None, "none", []),
        ('<meta name="date" content="2024-03-04">', None, None, "none", ["alone"]),
        (
            '<script type="application/ld+json">{"datePublished": "2024-03-04", broken',
            None,
            "2024-03-04",
            "metadata",
            ["alone"],
        ),
        ("", None, None, "none", []),
        ('<link rel="x" data-date="2024-03-04">', None, None, "none", []),
    ],
)
def test_dates_of_html(
    read: Any, html_page: Any, head: str, url: str | None, published: str | None, origin: str, grades: list[str]
) -> None:
    if "broken" in head:
        head += "</script>"
    article = read(html_page(head), url=url)
    assert (article.published, article.published_from) == (published, origin)
    assert [d.grade for d in article.dates if d.origin != "metadata" or d.page_span] == grades


def test_a_given_date_wins(read: Any, html_page: Any) -> None:
    article = read(html_page(META.format("2024-03-04")), published="2024-03-06")
    assert (article.published, article.published_from) == ("2024-03-06", "given")
    assert [d.grade for d in article.dates] == ["disputed", "disputed"]


def test_a_time_tag_near_the_title_counts(read: Any, html_page: Any, body: tuple[str, ...]) -> None:
    text = "".join(f"<p>{x}</p>" for x in body)
    article = read(html_page(body=f'<time class="published" datetime="2024-03-04">today</time>{text}'))
    assert article.published == "2024-03-04"
    assert article.dates[0].page_span.of(article.page.source) == "2024-03-04"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<!DOCTYPE html><p>x", "html"),
        ("<p>a</p><p>b</p>", "html"),
        ("Use <b> for bold and <i> for italics.", "plain"),
        ("The <p> tag", "plain"),
        ("", "plain"),
    ],
)
def test_kind(source: str, kind: str) -> None:
    assert tell_kind(source) == kind


def test_match_words_follows_order() -> None:
    ours = words_of("menu talks resume in Doha on Monday menu the envoys met talks resume")
    theirs = words_of("Talks resume in Doha on Monday. The envoys met")
    assert match_words(ours, theirs) == [w != "menu" for w in ours[:-2]] + [False, False]
    assert match_words([], theirs) == []
    assert match_words(ours, []) == [False] * len(ours)


def test_longest_rise() -> None:
    assert longest_rise([5, 1, 2, 9, 3]) == [1, 2, 4]
    assert longest_rise([]) == []


def test_what_htmldate_guesses_decides_nothing(read: Any, html_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("htmldate.find_date", lambda *_, **__: "2024-03-04")
    article = read(html_page())
    assert [(d.value, d.origin, d.page_span) for d in article.dates] == [("2024-03-04", "metadata", None)]
    assert article.published is None


def test_what_breaks_the_libraries_does_not_break_reading(
    read: Any, html_page: Any, body: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("htmldate.find_date", fail)
    monkeypatch.setattr("trafilatura.extract", fail)
    article = read(html_page())
    assert article.text == "\n\n".join(body)
    assert article.dates == ()
