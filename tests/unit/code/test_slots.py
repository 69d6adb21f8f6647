"""Slots: times, place, quoted words, quantities, ordinals, format, level, host, mediator."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code

from truceline.annotate.parser import SpacyParser
from truceline.code.slots.numbers import number_value
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.statement import Statement
from truceline.pipeline import Engine, code_pages

ENGINE = Engine(load_lexicon(), SpacyParser())


def event(text: str, type_: str) -> tuple[CodedArticle, Statement]:
    """The one event of a type that a text published on 2024-03-14 tells."""
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2024-03-14")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    (found,) = [s for s in coded.statements if s.kind == "event" and s.type == type_]
    return coded, found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Greece and Turkey met in Athens on Tuesday.", "2024-03-12"),
        ("Greece and Turkey are scheduled to meet in Athens on March 20.", "2024-03-20"),
        ("Greece and Turkey have negotiated since January 2023.", "2023-01/.."),
        ("Hopes rose on Tuesday as Greece and Turkey met in Athens.", "2024-03-12"),
        ("Greek envoys rose early on Tuesday and met Turkish envoys.", "2024-03-12"),
        ("Greek envoys returned to Athens on Tuesday, having met Turkish ones.", None),
        ("Greece armed its islands on Tuesday because Greece and Turkey met.", None),
        ("Greece and Turkey met in Athens before the vote of last month.", None),
        ("Greece and Turkey met in Athens for three days.", None),
    ],
)
def test_date_is_only_what_the_text_puts_it_at(text: str, date: str | None) -> None:
    assert event(text, "CONSULT")[1].date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Greece and Turkey met in Athens from Monday to Wednesday.", "2024-03-11/2024-03-13"),
        ("Georgia and Abkhazia held talks in Geneva on Monday and Tuesday.", "2024-03-11/2024-03-12"),
        ("Sudan and Chad will hold talks on 3 and 4 April.", "2024-04-03/2024-04-04"),
        ("Greece and Turkey, which met on Monday and Wednesday, parted in anger.", "2024-03-11"),
        ("Georgia and Abkhazia held talks on Monday and Tuesday's storm ended it.", "2024-03-11"),
        ("The meeting of Sudan and Chad was moved from Sunday to Friday.", "2024-03-15"),
        ("Sudan met Chad on Monday and Libya on Tuesday.", "2024-03-11"),
        ("Sudan and Chad held talks in the night to Tuesday.", "2024-03-11/2024-03-12"),
    ],
)
def test_what_goes_on_for_days_is_dated_by_its_first_and_last(text: str, date: str) -> None:
    assert event(text, "CONSULT")[1].date == date


def test_said_is_the_day_of_the_words_and_not_of_the_happening() -> None:
    text = "President Luis Arce said on Monday that Bolivia and Chile had met in Lima."
    _, found = event(text, "CONSULT")
    assert found.said == "2024-03-11"
    assert found.date is None


@pytest.mark.parametrize(
    ("text", "date", "due"),
    [
        ("Sudan on Tuesday demanded an immediate ceasefire in Darfur.", "2024-03-12", None),
        ("Norway proposed holding peace talks next week.", None, "2024-W12"),
        ("Kenya gave the rebels of M23 a May 2024 deadline to accept a truce.", None, "../2024-05"),
        ("Egypt voiced support for a truce on Tuesday.", "2024-03-12", None),
    ],
)
def test_when_something_is_demanded_and_for_when(text: str, date: str | None, due: str | None) -> None:
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2024-03-14")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    assert [(s.date, s.due) for s in coded.statements if s.kind == "position"] == [(date, due)]


def test_a_situation_goes_on_since() -> None:
    text = "The war, which has raged since 2015, worries the rebels."
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2024-03-14")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    assert [s.date for s in coded.statements if s.kind == "situation"] == ["2015/.."]


def test_place_is_where_it_was_held() -> None:
    coded, found = event("Serbia and Kosovo met in Ohrid on Tuesday.", "CONSULT")
    assert found.place in {p.id for p in coded.annotated.places if p.name == "Ohrid"}
    assert event("Serbia and Kosovo met on Tuesday.", "CONSULT")[1].place is None


def test_quoted_words_without_their_marks() -> None:
    text = "Yemen and Oman held “frank, open talks” on Tuesday."
    _, found = event(text, "CONSULT")
    assert [s.of(text) for s in found.quoted] == ["frank, open talks"]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Israel released 40 prisoners.", 40, 40, "count"),
        ("Israel released more than 40 prisoners.", 40, None, "count"),
        ("Israel released up to 40 prisoners.", None, 40, "count"),
        ("Israel released about twenty prisoners.", 20, 20, "count"),
    ],
)
def test_quantities_and_their_bounds(text: str, low: float | None, high: float | None, unit: str) -> None:
    (quantity,) = event(text, "RETREAT")[1].quantities
    assert (quantity.low, quantity.high, quantity.unit, quantity.of) == (low, high, unit, "prisoner")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Ethiopia shelled Badme on 3 May 2023 in retaliation for an attack by Eritrea on farmers.",
            ["2023-05-03", None],
        ),
        ("Rwanda attacked Goma on 9 June 2022 in response to a raid by Congo on Kigali.", ["2022-06-09", None]),
        ("India shelled Lahore on 5 May 2021 in response to an attack by Pakistan on pilgrims.", ["2021-05-05", None]),
        ("Ethiopia shelled Badme on 3 May 2023, and Eritrea shelled Adwa.", ["2023-05-03", None]),
    ],
)
def test_what_is_avenged_was_before(text: str, dates: list[str | None]) -> None:
    assert [s.date for s in code(text).statements if s.type == "ASSAULT"] == dates


def test_dates_are_no_quantities() -> None:
    assert event("Israel released the prisoners on 4 March 2024.", "RETREAT")[1].quantities == ()


def test_money_and_measures() -> None:
    (money,) = event("Germany provided $30 million in aid to Moldova.", "AID")[1].quantities
    assert (money.low, money.unit) == (30_000_000, "USD")
    (hours,) = event("Greece and Turkey met for three hours.", "CONSULT")[1].quantities
    assert (hours.low, hours.unit, hours.of) == (3, "hours", "duration")


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,200", 1200), ("$5", 5), ("twenty-five", 25), ("seven", 7), ("1.2.3", None), ("few", None)],
)
def test_number_value(written: str, value: float | None) -> None:
    assert number_value(written, ENGINE.lexicon.number_words) == value


def test_ordinal_with_since_and_scope() -> None:
    text = "Greece and Turkey held the first summit in Athens since 2019."
    found = event(text, "CONSULT")[1].ordinal
    assert found is not None
    assert (found.rank, found.since, found.scope) == ("first", "since 2019", "summit in Athens")
    assert event("Greece and Turkey held a summit in Athens.", "CONSULT")[1].ordinal is None


@pytest.mark.parametrize(
    ("text", "format_", "level"),
    [
        ("Greece and Turkey held indirect talks.", "proximity", None),
        ("Greece, Cyprus and Turkey held trilateral talks.", "trilateral", None),
        ("Emmanuel Macron and Olaf Scholz met in Paris.", "bilateral", "leaders"),
        ("Envoys of Greece and Turkey met in Athens.", "bilateral", "envoys"),
        ("Greece and Turkey held a summit in Athens.", None, "leaders"),
        ("Emmanuel Macron phoned Olaf Scholz.", "phone", "leaders"),
    ],
)
def test_format_and_level_as_the_text_shows_them(text: str, format_: str | None, level: str | None) -> None:
    found = event(text, "CONSULT")[1]
    assert (found.format, found.level) == (format_, level)


def test_host_and_mediator_only_where_the_text_says_so() -> None:
    hosted = event("Norway hosted envoys of Venezuela in Oslo.", "CONSULT")[1]
    assert hosted.host == ("nor",)
    mediated = event("Germany mediated between Greece and Turkey.", "CONSULT")[1]
    assert mediated.mediator == ("deu",)
    assert event("Greece and Turkey held talks in Oslo.", "CONSULT")[1].host == ()


def test_due_is_the_day_by_which() -> None:
    found = event("Ethiopia agreed to withdraw its troops by 1 May 2024.", "AGREE")[1]
    assert found.due == "../2024-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "It was the first meeting of Aliyev and Pashinyan since the summit in Granada.",
        "Serbia and Kosovo met after a summit in Ohrid.",
        "Chad and Sudan held talks before a conference in Doha.",
    ],
)
def test_place_of_what_it_is_told_against_is_not_its_own(text: str) -> None:
    assert event(text, "CONSULT")[1].place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Serbia and Kosovo met in Ohrid after a summit.", "Ohrid"),
        ("Since the war began, Chad and Sudan have met in Doha.", "Doha"),
        ("Aliyev and Pashinyan met in Vienna before the vote.", "Vienna"),
    ],
)
def test_place_beside_another_time_stays(text: str, name: str) -> None:
    coded, found = event(text, "CONSULT")
    assert found.place in {p.id for p in coded.annotated.places if p.name == name}
