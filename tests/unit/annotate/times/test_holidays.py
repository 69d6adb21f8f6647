"""Holidays: their days by public record, the year meant, whose day it is, and names that are no holiday."""

# ruff: noqa: E501  # a row of a table is easier to read as one line

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.annotate.times.holidays import occurrences, read_rule
from truceline.lexicon.holidays import name_key, name_parts
from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.tables import read_toml
from truceline.model.time import Timex


def tagged(text: str, published: str | None) -> dict[str, Timex]:
    lexicon = load_lexicon()
    return {t.span.of(text): t for t in tag_times(text, split_sentences(text, lexicon), published, lexicon)}


# Public record: calendars of the churches and states, announcements of the Saudi court, almanacs.
KNOWN: tuple[tuple[str, str], ...] = (
    ("easter", "2000-04-23 2008-03-23 2011-04-24 2019-04-21 2024-03-31 2025-04-20"),
    ("good friday", "1998-04-10 2014-04-18 2021-04-02 2024-03-29 2025-04-18"),
    ("easter monday", "1916-04-24 2015-04-06 2022-04-18 2024-04-01 2025-04-21"),
    ("palm sunday", "2017-04-09 2019-04-14 2022-04-10 2024-03-24 2025-04-13"),
    ("ash wednesday", "2018-02-14 2020-02-26 2022-03-02 2024-02-14 2025-03-05"),
    ("ascension day", "2021-05-13 2022-05-26 2023-05-18 2024-05-09 2025-05-29"),
    ("pentecost", "2019-06-09 2020-05-31 2022-06-05 2024-05-19 2025-06-08"),
    ("orthodox easter", "2016-05-01 2019-04-28 2021-05-02 2022-04-24 2023-04-16 2024-05-05 2025-04-20"),
    ("orthodox good friday", "2019-04-26 2021-04-30 2022-04-22 2024-05-03 2025-04-18"),
    ("ramadan", "2019-05-06 2020-04-24 2021-04-13 2022-04-02 2023-03-23 2024-03-11 2025-03-01"),
    ("eid al fitr", "2019-06-04 2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10 2025-03-30"),
    ("eid al adha", "2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16 2025-06-06"),
    ("islamic new year", "2020-08-20 2021-08-09 2022-07-30 2023-07-19 2024-07-07 2025-06-26"),
    ("ashura", "2020-08-29 2021-08-18 2022-08-08 2023-07-28 2024-07-16 2025-07-05"),
    ("arbaeen", "2020-10-07 2021-09-27 2022-09-16 2023-09-05 2024-08-24 2025-08-14"),
    ("mawlid", "2020-10-29 2021-10-18 2022-10-08 2023-09-27 2024-09-15 2025-09-04"),
    ("passover", "2020-04-09 2021-03-28 2022-04-16 2023-04-06 2024-04-23 2025-04-13"),
    ("yom kippur", "1973-10-06 2020-09-28 2021-09-16 2022-10-05 2023-09-25 2024-10-12 2025-10-02"),
    ("rosh hashanah", "2020-09-19 2021-09-07 2022-09-26 2023-09-16 2024-10-03 2025-09-23"),
    ("sukkot", "2020-10-03 2021-09-21 2022-10-10 2023-09-30 2024-10-17 2025-10-07"),
    ("simchat torah", "2020-10-10 2021-09-28 2022-10-17 2023-10-07 2024-10-24 2025-10-14"),
    ("hanukkah", "2020-12-11 2021-11-29 2022-12-19 2023-12-08 2024-12-26 2025-12-15"),
    ("purim", "2020-03-10 2021-02-26 2022-03-17 2023-03-07 2024-03-24 2025-03-14"),
    ("shavuot", "2020-05-29 2021-05-17 2022-06-05 2023-05-26 2024-06-12 2025-06-02"),
    ("tisha b ' av", "2020-07-30 2021-07-18 2022-08-07 2023-07-27 2024-08-13 2025-08-03"),
    ("yom haatzmaut", "2019-05-09 2020-04-29 2021-04-15 2022-05-05 2023-04-26 2024-05-14 2025-05-01"),
    ("yom hazikaron", "2019-05-08 2020-04-28 2021-04-14 2022-05-04 2023-04-25 2024-05-13 2025-04-30"),
    ("yom hashoah", "2020-04-21 2021-04-08 2022-04-28 2023-04-18 2024-05-06 2025-04-24"),
    ("lunar new year", "1996-02-19 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29"),
    ("tet", "2007-02-17 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29"),
    ("diwali", "2019-10-27 2020-11-14 2021-11-04 2022-10-24 2023-11-12 2024-10-31 2025-10-20"),
    ("thanksgiving", "2001-11-22 2012-11-22 2021-11-25 2023-11-23 2024-11-28 2025-11-27"),
    ("memorial day", "2020-05-25 2021-05-31 2022-05-30 2023-05-29 2024-05-27 2025-05-26"),
    ("labor day", "2020-09-07 2021-09-06 2022-09-05 2023-09-04 2024-09-02 2025-09-01"),
    ("columbus day", "2020-10-12 2021-10-11 2022-10-10 2023-10-09 2024-10-14 2025-10-13"),
    ("presidents day", "2021-02-15 2022-02-21 2023-02-20 2024-02-19 2025-02-17"),
    ("mlk day", "2021-01-18 2022-01-17 2023-01-16 2024-01-15 2025-01-20"),
    ("election day", "2000-11-07 2016-11-08 2018-11-06 2020-11-03 2022-11-08 2024-11-05"),
    ("inauguration day", "1993-01-20 2009-01-20 2017-01-20 2021-01-20 2025-01-20"),
    ("remembrance sunday", "2021-11-14 2022-11-13 2023-11-12 2024-11-10 2025-11-09"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "days"), KNOWN, ids=[name for name, _ in KNOWN])
def test_days_by_public_record(name: str, days: str) -> None:
    named = load_lexicon().time_words.holidays.by_name[name]
    assert len(days.split()) >= 5
    for day in days.split():
        assert day in [o.day.isoformat() for o in occurrences(named, int(day[:4]))]


def test_every_rule_has_a_known_form() -> None:
    table = load_lexicon().time_words.holidays
    for holiday in [*table.by_name.values(), *(h for named in table.by_name.values() for h in named.of.values())]:
        for rule in holiday.rules:
            read_rule(rule)


def test_unknown_form_of_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule of a holiday: 5th Thursday of May"):
        read_rule("5th Thursday of May")


def test_every_row_has_its_source_and_every_country_its_name() -> None:
    data = read_toml("holidays.toml")
    assert {row["source"] for row in data["holidays"]} == set(data["sources"])
    assert {country for days in data["of"].values() for country in days} <= set(data["countries"])
    assert set(data["of"]) <= {row["names"][0] for row in data["holidays"]}
    assert len(data["of"]["independence day"]) >= 40


def test_no_country_name_means_two() -> None:
    names = [name_key(name_parts(word)) for words in read_toml("holidays.toml")["countries"].values() for word in words]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["election day", "inauguration day"])
def test_years_without_it_have_none(name: str) -> None:
    assert occurrences(load_lexicon().time_words.holidays.by_name[name], 2023) == ()


# text, day of publication, words, value, earliest, latest
FIRE: tuple[tuple[str, str | None, str, str, str | None, str | None], ...] = (
    # a day of the year
    ("Gunfire stopped along the front on Orthodox Christmas.", "2025-01-10", "Orthodox Christmas", "2025-01-07", "2025-01-07", "2025-01-07"),
    ("The generals will speak at the Victory Day parade.", "2025-05-02", "Victory Day", "2025-05-09", "2025-05-09", "2025-05-09"),
    ("Both chambers will vote before Bastille Day.", "2025-06-20", "Bastille Day", "2025-07-14", "2025-07-14", "2025-07-14"),
    ("Kurdish fighters put down arms for Newroz.", "2025-03-25", "Newroz", "2025-03-21", "2025-03-20", "2025-03-22"),
    ("The leaders dined on the Fourth of July.", "2025-07-08", "the Fourth of July", "2025-07-04", "2025-07-04", "2025-07-04"),
    # from Easter
    ("An Easter truce was announced for the Donbas.", "2025-04-18", "Easter", "2025-04-20", "2025-04-20", "2025-04-20"),
    ("Belfast's parties agreed on Good Friday 1998.", "2025-04-18", "Good Friday 1998", "1998-04-10", "1998-04-10", "1998-04-10"),
    ("Colombian rebels offered a Holy Week pause.", "2024-03-20", "Holy Week", "2024-03-24", "2024-03-24", "2024-03-30"),
    # from Orthodox Easter
    ("Guns will fall silent for Orthodox Easter.", "2024-04-28", "Orthodox Easter", "2024-05-05", "2024-05-05", "2024-05-05"),
    ("Cypriot leaders met after Greek Easter.", "2021-05-12", "Greek Easter", "2021-05-02", "2021-05-02", "2021-05-02"),
    ("Tigrayan prisoners were freed on Orthodox Good Friday.", "2022-04-25", "Orthodox Good Friday", "2022-04-22", "2022-04-22", "2022-04-22"),
    # n-th weekday
    ("The hostage talks stopped over the Thanksgiving dinner.", "2025-11-29", "Thanksgiving", "2025-11-27", "2025-11-27", "2025-11-27"),
    ("The Senate will take up the treaty after Memorial Day weekend.", "2025-05-20", "Memorial Day", "2025-05-26", "2025-05-26", "2025-05-26"),
    ("Tehran will wait until Election Day.", "2024-10-20", "Election Day", "2024-11-05", "2024-11-05", "2024-11-05"),
    ("Envoys wanted a deal by Inauguration Day.", "2025-01-10", "Inauguration Day", "2025-01-20", "2025-01-20", "2025-01-20"),
    # Islamic
    ("Washington wants a truce in Gaza before Ramadan.", "2024-02-27", "Ramadan", "2024-XX-XX", "2024-03-10", "2024-04-10"),
    ("The Sudanese army rejected an Eid al-Adha ceasefire.", "2023-06-27", "Eid al-Adha", "2023-06-28", "2023-06-27", "2023-07-02"),
    ("The Taliban called an Eid truce.", "2018-06-16", "Eid", "2018-06-15", "2018-06-14", "2018-06-19"),
    ("Pilgrims walk to Karbala for Arbaeen.", "2025-08-10", "Arbaeen", "2025-08-14", "2025-08-13", "2025-08-15"),
    # Hebrew
    ("A Passover attack broke off the talks in Netanya.", "2002-03-29", "Passover", "2002-03-28", "2002-03-27", "2002-04-04"),
    ("Israeli mediators pause on Yom Kippur.", "2023-09-24", "Yom Kippur", "2023-09-25", "2023-09-24", "2023-09-25"),
    ("Hostages will come home by Sukkot, he said.", "2025-09-30", "Sukkot", "2025-10-07", "2025-10-06", "2025-10-13"),
    # table by year
    ("Hanoi proposed a pause for Tet.", "2007-02-10", "Tet", "2007-02-17", "2007-02-16", "2007-02-20"),
    ("Families will meet in the North after Lunar New Year.", "2024-02-01", "Lunar New Year", "2024-02-10", "2024-02-09", "2024-02-13"),
    ("Soldiers swapped sweets at Ladakh on Diwali.", "2024-11-02", "Diwali", "2024-10-31", "2024-10-30", "2024-11-01"),
    ("They will meet before Diwali.", "2051-11-02", "Diwali", "2051-XX-XX", "2051-01-01", "2051-12-31"),
    # once
    ("Presidents will mark D-Day in Normandy.", "2024-06-01", "D-Day", "1944-06-06", "1944-06-06", "1944-06-06"),
    ("Talks began after Brexit Day.", "2020-03-02", "Brexit Day", "2020-01-31", "2020-01-31", "2020-01-31"),
    ("A synagogue that burnt on Kristallnacht will host them.", "2025-11-01", "Kristallnacht", "1938-11-09", "1938-11-09", "1938-11-09"),
)  # fmt: skip


@pytest.mark.parametrize("row", FIRE, ids=[row[2] for row in FIRE])
def test_holiday_fires(row: tuple[str, str | None, str, str, str | None, str | None]) -> None:
    text, published, words, *expected = row
    found = tagged(text, published)[words]
    assert [found.value, found.earliest, found.latest] == expected


SILENT = (
    # a day of the year
    "The boat with migrants reached Christmas Island.",
    "The pilot sent a May Day call over the strait.",
    "The Boxing Day tsunami brought the rebels of Aceh to talks.",
    "A White Christmas played while the envoys waited.",
    "Merry Christmas, wrote the hostage.",
    # from Easter
    "Chile sent a frigate to Easter Island.",
    "The Easter Rising led to a treaty.",
    "The Easter attacks inquiry stalled.",
    # n-th weekday
    "The thanksgiving of the freed men was loud.",
    "On memorial day stones nothing stood.",
    "Their labor day began at dawn in the camp.",
    # Islamic
    "The Ramadan War began in Sinai.",
    "Operation Ramadan failed near Basra.",
    "Ramadan Shallah led the movement from Damascus.",
    "Mediators met Tariq Ramadan and Bassem Eid.",
    "The minister, Eid, left the room.",
    "Eid Mubarak, wrote the envoy.",
    # Hebrew
    "Kissinger shuttled after the Yom Kippur War.",
    "The Passover massacre ended the talks.",
    "He read passover clauses aloud.",
    # table by year
    "The Tet Offensive changed minds.",
    "Tet Sokha spoke for the farmers.",
    "The diwali lamps cost little.",
    # once
    "It was D-Day for the prime minister.",
    "The plan had a d-day of its own.",
    "The Kristallnacht massacre is taught there.",
    # of a country
    "They call it national day by day.",
    "An independence day speech was read.",
    "A Republic Days festival opened.",
)


def holidays_in(text: str) -> set[str]:
    """The times found whose first words are the name of a holiday, whatever its letters."""
    names = load_lexicon().time_words.holidays.by_name
    found = (name_key(name_parts(words.lower())) for words in tagged(text, "2025-08-20"))
    return {words for words in found if any(f"{words} ".startswith(f"{name} ") for name in names)}


@pytest.mark.parametrize("text", SILENT)
def test_other_names_are_no_holidays(text: str) -> None:
    assert holidays_in(text) == set()


WEEKDAY_INSIDE = (
    "The Good Friday Agreement holds.",
    "The Good Friday (Belfast) Agreement holds.",
    "The Good Friday peace accords hold.",
    "Inquiries into the Easter Sunday bombings stalled.",
)


@pytest.mark.parametrize("text", WEEKDAY_INSIDE)
def test_name_with_a_weekday_inside_is_no_holiday(text: str) -> None:
    assert holidays_in(text) == set()


@pytest.mark.parametrize("text", WEEKDAY_INSIDE)
def test_name_with_a_weekday_inside_is_no_time(text: str) -> None:
    assert tagged(text, "2025-08-20") == {}


# text, day of publication, words, value
YEARS: tuple[tuple[str, str | None, str, str], ...] = (
    ("They will sign by Christmas.", "2025-08-20", "Christmas", "2025-12-25"),
    ("They signed at Christmas.", "2025-08-20", "Christmas", "2024-12-25"),
    ("They said they hope to sign by Christmas.", "2025-09-20", "Christmas", "2025-12-25"),
    ("The offer of the envoy lapsed at Christmas.", "2025-12-22", "Christmas", "2025-12-25"),
    ("They signed on New Year's Eve.", "2026-01-05", "New Year's Eve", "2025-12-31"),
    ("They last met last Christmas.", "2025-12-28", "last Christmas", "2025-12-25"),
    ("They want quiet by next Easter.", "2025-05-20", "next Easter", "2026-04-05"),
    ("No truce for this Ramadan.", "2025-03-10", "this Ramadan", "2025-XX-XX"),
    ("They fought through the last Ramadan.", "2025-03-10", "the last Ramadan", "2024-XX-XX"),
    ("They want quiet by the coming Eid.", "2025-03-10", "the coming Eid", "2025-03-30"),
    ("They rest every Christmas.", "2025-03-10", "every Christmas", "XXXX-12-25"),
    ("They rest each Ramadan.", "2025-03-10", "each Ramadan", "XXXX-XX-XX"),
    ("The deal of Easter of 2025 held.", "2026-08-20", "Easter of 2025", "2025-04-20"),
    ("It began at Christmas 1066.", "2025-08-20", "Christmas 1066", "1066-12-25"),
    ("It began at Easter 1066.", "2025-08-20", "Easter 1066", "1066-XX-XX"),
    ("They will sign before Ramadan 2030.", "2029-08-20", "Ramadan 2030", "2030-XX-XX"),
    ("They will meet after Ramadan.", "2030-12-20", "Ramadan", "2030-XX-XX"),
    ("They met at Eid al-Fitr 2033.", "2034-12-20", "Eid al-Fitr 2033", "2033-XX-XX"),
    ("They met on the eve of Eid.", "2025-03-10", "the eve of Eid", "2025-03-29"),
    ("They met on the eve of the Passover holiday.", "2025-04-20", "the eve of the Passover", "2025-04-12"),
    ("They met on Yom Kippur eve.", "2023-09-28", "Yom Kippur eve", "2023-09-24"),
    ("Shells fell on Christmas night.", "2025-12-27", "Christmas night", "2025-12-25TNI"),
    ("Shells fell on Christmas Eve night.", "2025-12-27", "Christmas Eve night", "2025-12-24TNI"),
    ("Shells fell on Easter Sunday morning.", "2025-04-22", "Easter Sunday morning", "2025-04-20TMO"),
    ("They met at Christmas.", None, "Christmas", "XXXX-12-25"),
    ("They met at Easter.", None, "Easter", "XXXX-XX-XX"),
    ("The war of 2025 began. They met at Easter.", None, "Easter", "2025-04-20"),
    ("They met at Eid-ul-Fitr.", "2025-04-10", "Eid-ul-Fitr", "2025-03-30"),
    ("They met on New Year’s Day.", "2025-01-10", "New Year’s Day", "2025-01-01"),
    ("They met at Eid al-Fitr.", "2300-04-10", "Eid al-Fitr", "2300-XX-XX"),
    ("They met at Passover.", "0001-01-01", "Passover", "0001-XX-XX"),
    ("They met at Easter.", "9999-12-31", "Easter", "9999-XX-XX"),
)  # fmt: skip


@pytest.mark.parametrize("row", YEARS, ids=[f"{row[1]} {row[2]}" for row in YEARS])
def test_year_meant(row: tuple[str, str | None, str, str]) -> None:
    text, published, words, value = row
    assert tagged(text, published)[words].value == value


def test_feast_twice_in_a_year_is_bounded_by_both() -> None:
    found = tagged("They will sign before Ramadan 2030.", "2029-08-20")["Ramadan 2030"]
    assert (found.earliest, found.latest) == ("2030-01-04", "2031-01-25")


def test_later_feast_of_two_is_meant_when_it_is_near() -> None:
    found = tagged("They will meet after Ramadan.", "2030-12-20")["Ramadan"]
    assert (found.earliest, found.latest) == ("2030-12-25", "2031-01-25")


def test_eve_of_a_feast_by_the_moon_is_as_unsure() -> None:
    found = tagged("They met on the eve of Eid.", "2025-03-10")["the eve of Eid"]
    assert (found.earliest, found.latest) == ("2025-03-28", "2025-03-30")


# text, words, value; written on 2025-09-30
COUNTRIES: tuple[tuple[str, str, str], ...] = (
    ("They spoke on Ukraine's Independence Day.", "Independence Day", "2025-08-24"),
    ("They spoke on Ukraine’s 34th Independence Day.", "Independence Day", "2025-08-24"),
    ("They spoke on Ukrainian Independence Day.", "Independence Day", "2025-08-24"),
    ("They spoke on the Independence Day of Ukraine.", "Independence Day", "2025-08-24"),
    ("They spoke on India's Republic Day.", "Republic Day", "2025-01-26"),
    ("They spoke on Israel's Independence Day.", "Independence Day", "2025-05-01"),
    ("They spoke on Israel's Memorial Day.", "Memorial Day", "2025-04-30"),
    ("They spoke on U.S. Independence Day.", "Independence Day", "2025-07-04"),
    ("They spoke on South Sudan's Independence Day.", "Independence Day", "2025-07-09"),
    ("They spoke on Bangladesh's Victory Day in 2024.", "Victory Day in 2024", "2024-12-16"),
    ("They will speak on China's National Day.", "National Day", "2025-10-01"),
    ("They will speak on Canada's Thanksgiving.", "Thanksgiving", "2025-10-13"),
    ("They spoke on Independence Day.", "Independence Day", "2025-XX-XX"),
    ("They spoke on National Day.", "National Day", "2025-XX-XX"),
    ("They spoke on Iraqi Election Day.", "Election Day", "2025-XX-XX"),
    ("They gave us Victory Day.", "Victory Day", "2025-05-09"),
)


@pytest.mark.parametrize(("text", "words", "value"), COUNTRIES)
def test_day_of_a_country(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-09-30")[words].value == value


def test_calendars_are_loaded_only_when_a_text_names_such_a_day() -> None:
    program = (
        "import sys; from truceline.annotate.sentences import split_sentences; from truceline.annotate.times import tag_times;"
        "from truceline.lexicon.lexicon import load_lexicon; lexicon = load_lexicon();"
        "tag = lambda text: tag_times(text, split_sentences(text, lexicon), '2025-03-10', lexicon);"
        "tag('They met at Christmas and on Thanksgiving.'); loaded = {'hijridate', 'pyluach'} & set(sys.modules);"
        "tag('They met in Ramadan and on Purim.'); print(sorted(loaded), {'hijridate', 'pyluach'} <= set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[] True\n"


def test_occurrence_lies_in_its_year() -> None:
    table = load_lexicon().time_words.holidays
    for named in table.by_name.values():
        for year in range(1995, 2036):
            assert all(o.first <= o.day <= o.last and o.day.year == year for o in occurrences(named, year))
            assert len(occurrences(named, year)) <= 3
    assert occurrences(table.by_name["eid"], 2033)[0].day == date(2033, 1, 2)
