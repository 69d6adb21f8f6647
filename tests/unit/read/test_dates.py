"""Dates of plain pages, and dates as pages write them."""

from __future__ import annotations

from typing import Any

import pytest

from truceline.read.day import day_in_url, find_days, given_day, local_days, parse_stamp


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-04", "2024-03-04"),
        ("20240304", "2024-03-04"),
        ("2024-03-04T23:10:00-05:00", "2024-03-04"),
        ("4 March 2024", "2024-03-04"),
        ("March 4th, 2024", "2024-03-04"),
        ("Mar. 4, 2024", "2024-03-04"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("04.04.2024", "2024-04-04"),
        ("12/22/23", "2023-12-22"),
        ("03/04/2025", None),
        ("2024-02-30", None),
        ("0204-03-04", None),
        ("2024", None),
        ("4 March 2024 or 5 March 2024", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stamps(text: str, day: str | None) -> None:
    assert parse_stamp(text) == day


def test_days_are_found_with_their_places() -> None:
    text = "From 1 May 2023 to May 9, 2023"
    assert sorted(text[a:b] for _, a, b in find_days(text)) == ["1 May 2023", "May 9, 2023"]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2024/03/04/talks", "2024-03-04"),
        ("https://x.example/world/2024/mar/04/talks", "2024-03-04"),
        ("https://x.example/talks-20240304", "2024-03-04"),
        ("https://x.example/2024-03-04-talks", "2024-03-04"),
        ("https://x.example/2024/03/talks", None),
        ("https://x.example/id/99887766", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    found = day_in_url(url)
    assert (found[0] if found else None) == day


def test_a_time_in_utc_may_be_another_day_elsewhere() -> None:
    assert local_days("2024-03-05T02:00:00Z") == frozenset(("2024-03-04", "2024-03-05"))
    assert local_days("2024-03-05T02:00:00+02:00") is None
    assert local_days("2024-13-05T02:00:00Z") is None
    assert local_days("9999-12-31T23:00:00Z") is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published On 4 Mar 2024", "2024-03-04"),
        ("By Ada Writer, March 4, 2024", "2024-03-04"),
        ("Monday, March 4, 2024", "2024-03-04"),
        ("Updated March 6, 2024 / Published March 4, 2024", "2024-03-04"),
        ("Updated March 6, 2024", None),
        ("The old bridge over the river as it looked on March 4, 2024", None),
        ("03/04/2024", None),
    ],
)
def test_date_lines(read: Any, body: tuple[str, ...], line: str, published: str | None) -> None:
    article = read("\n\n".join(["Envoys argue over one clause", line, *body]))
    assert article.published == published
    assert all(d.origin == "text" for d in article.dates)


def test_two_dates_near_the_title_are_a_dispute(read: Any, body: tuple[str, ...]) -> None:
    article = read("\n".join(["Envoys argue over one clause", "4 March 2024", "6 March 2024", *body]))
    assert (article.published, len(article.dates)) == (None, 2)


def test_a_dateline_with_a_year_dates_the_article(read: Any, body: tuple[str, ...]) -> None:
    text = "GENEVA, 4 March 2024 (Ridge Wire) - " + "\n".join(body)
    article = read(text)
    assert (article.published, article.published_from) == ("2024-03-04", "text")
    assert article.dates[0].page_span.of(text) == "4 March 2024"
    assert article.text == text


@pytest.mark.parametrize(
    "start", ["On 4 March 2024 the envoys met in Geneva - again.", "The truce of 4 March 2024 holds."]
)
def test_dates_in_running_text_are_none_of_publication(read: Any, start: str, body: tuple[str, ...]) -> None:
    article = read("\n".join([start, *body]))
    assert (article.published, article.dates) == (None, ())


def test_an_address_dates_a_plain_page(read: Any, body: tuple[str, ...]) -> None:
    article = read("\n".join(body), url="https://x.example/2024/03/04/talks")
    assert (article.published, article.published_from) == ("2024-03-04", "url")


def test_an_unparsed_given_date_is_null(read: Any, body: tuple[str, ...]) -> None:
    assert read("\n".join(body), published="last week").published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1958-01-01", "1958-01-01"),
        ("1745-09-30", "1745-09-30"),
        ("2031-05-08T10:00:00Z", "2031-05-08"),
        ("1900-01-01", None),
        ("1899-12-30", None),
        ("1958-02-30", None),
        ("0001-01-01", None),
    ],
)
def test_a_date_given_beside_a_page_may_be_of_an_old_paper(text: str, day: str | None) -> None:
    assert given_day(text) == day
