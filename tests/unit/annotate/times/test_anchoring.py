"""What times count from, which way they look, and what stays open. Traps that are no times."""

from __future__ import annotations

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.annotate.times.shapes import compile_shape
from truceline.annotate.times.tokens import Alphabet, number_classes
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.time import Timex


def tagged(text: str, published: str | None) -> dict[str, Timex]:
    lexicon = load_lexicon()
    return {t.span.of(text): t for t in tag_times(text, split_sentences(text, lexicon), published, lexicon)}


VALUES: tuple[tuple[str, str | None, str, str], ...] = (
    ("Envoys will meet on Friday in Oslo.", "2025-08-20", "Friday", "2025-08-22"),
    ("Envoys met on Friday in Oslo.", "2025-08-20", "Friday", "2025-08-15"),
    ("Envoys met on Friday in Oslo.", None, "Friday", "XXXX-WXX-5"),
    ("Shells fell in the night to Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("Shells fell in the night from Sunday to Monday.", "2025-08-20", "Sunday", "2025-08-17"),
    ("Envoys came in the night of Monday.", "2025-08-20", "the night of Monday", "2025-08-18TNI"),
    ("Shells fell in the night.", "2025-08-20", "the night", "2025-08-20TNI"),
    ("Envoys met on Monday in the evening.", "2025-08-20", "the evening", "2025-08-18TEV"),
    ("Shells fell in the night to the horror of Monday's guests.", "2025-08-20", "the night", "2025-08-20TNI"),
    ("Envoys met last Wednesday.", "2025-08-20", "last Wednesday", "2025-08-13"),
    ("On Sunday, January 20, 2024, they met.", None, "Sunday, January 20, 2024", "2024-01-20"),
    ("They meet on Friday, 15 August 2025.", "2025-08-01", "Friday, 15 August 2025", "2025-08-15"),
    ("They met on 15 August in Juba.", None, "15 August", "XXXX-08-15"),
    ("The war began on May 4, 1998. On 12 June they met.", None, "12 June", "1998-06-12"),
    ("The war began on May 4, 1998. Three days later they met.", None, "Three days later", "1998-05-07"),
    ("Talks will resume in January in Sanaa.", "2025-11-20", "January", "2026-01"),
    ("They agreed in December in Sanaa.", "2025-02-20", "December", "2024-12"),
    ("The offer was extended to November 16.", "2025-10-30", "November 16", "2025-11-16"),
    # A deed lies back however near the month ahead is; what is agreed or announced may not.
    ("The army killed Omar Tadesse in July.", "2025-05-20", "July", "2024-07"),
    ("Rebels seized the port in August.", "2025-05-20", "August", "2024-08"),
    ("The premier resigned in July, and a rival took over.", "2025-05-20", "July", "2024-07"),
    ("Both sides announced talks in July.", "2025-05-20", "July", "2025-07"),
    ("The envoys agreed to a vote in July.", "2025-05-20", "July", "2025-07"),
    ("Mohammed Bari heads the talks that open in July.", "2025-05-20", "July", "2025-07"),
    ("Seen on 27/06/2025 and 03/07/2025 in Goma.", None, "03/07/2025", "2025-07-03"),
    ("The wall was built 3,000 years ago.", "2025-08-20", "3,000 years ago", "XXXX"),
    ("It may melt 700,000 weeks from now.", "2025-08-20", "700,000 weeks from now", "XXXX-WXX"),
    ("The tomb was sealed ninety centuries earlier.", "2025-08-20", "ninety centuries earlier", "XXXX"),
    ("They met yesterday.", None, "yesterday", "XXXX-XX-XX"),
    ("They will meet Friday at 5 p.m. in Oslo.", "2025-08-20", "Friday at 5 p.m.", "2025-08-22T17:00"),
)


@pytest.mark.parametrize(("text", "published", "words", "value"), VALUES)
def test_value(text: str, published: str | None, words: str, value: str) -> None:
    assert tagged(text, published)[words].value == value


# A story without a day of publication: days and months take the year last told, and go on into the next.
STORIES: tuple[tuple[str, str, str], ...] = (
    ("In December 1978 the front broke. In January Hanoi's troops reached the capital.", "January", "1979-01"),
    ("On 3 November 1950 they crossed. On 4 January Seoul fell.", "4 January", "1951-01-04"),
    ("In October 1998 they met at Wye. In February aides met again.", "February", "1999-02"),
    ("In March 1978 they met. In May they met again.", "May", "1978-05"),
    ("In October 1998 they met. In June a truce had failed.", "June", "1998-06"),
    ("In April 1998 they signed. Historians praised it in 2015. On 22 May voters agreed.", "22 May", "1998-05-22"),
    ("In April 1998 they signed. In 2015 it still held. On 22 May they met.", "22 May", "2015-05-22"),
    ("In 1999 they met, more than in the previous year. On 9 June they signed.", "9 June", "1999-06-09"),
)


@pytest.mark.parametrize(("text", "words", "value"), STORIES)
def test_year_of_a_story(text: str, words: str, value: str) -> None:
    assert tagged(text, None)[words].value == value


# The same in a page with a day of publication: behind a full date at the head of a sentence, with open bounds.
SCENES: tuple[tuple[str, str, str], ...] = (
    ("On 10 April 1998 the parties signed in Belfast. On 22 May voters agreed.", "22 May", "1998-05-22"),
    ("On November 21, 1995, they initialled at Dayton. On December 14 they signed.", "December 14", "1995-12-14"),
    ("On 5 September 2014 envoys signed in Minsk. On 19 September they added to it.", "19 September", "2014-09-19"),
    ("Putin, who sent troops on February 24, 2022, met him. On March 3 they met again.", "March 3", "2025-03-03"),
    ("On 10 April 1998 the parties signed.\nOn 22 May voters agreed.", "22 May", "2025-05-22"),
    ("On 10 April 1998 the parties signed. On 22 December they will meet.", "22 December", "2025-12-22"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), SCENES)
def test_year_of_a_scene(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value


def test_year_of_a_scene_leaves_both_years_open() -> None:
    found = tagged("On 10 April 1998 the parties signed. On 22 May voters agreed.", "2025-08-20")["22 May"]
    assert (found.earliest, found.latest) == ("1998-05-22", "2025-05-22")


# A clock time whose day stands behind the same time of another zone; days in a list; a colon that ends no clause.
TOGETHER: tuple[tuple[str, str, str], ...] = (
    ("The Easter truce ended at midnight (2100 GMT) on Sunday.", "midnight", "2025-08-17T24:00"),
    ("Fire ceased at 6 a.m. (0300 GMT) on August 12 in Goma.", "6 a.m.", "2025-08-12T06:00"),
    ("Shelling stopped at 22:00 (7 p.m. GMT) Monday.", "22:00", "2025-08-18T22:00"),
    ("Fire ceased at 6 a.m. (before the vote) in Goma.", "6 a.m.", "2025-08-20T06:00"),
    ("They met on April 12, 19 and 26 in Muscat.", "19", "2025-04-19"),
    ("They met on April 12, 19, and 26 in Muscat.", "26", "2025-04-26"),
    ("The truce took hold at 8:30 a.m. Sunday in Gaza.", "8:30 a.m. Sunday", "2025-08-17T08:30"),
    ("They meet every second Thursday in Naqoura.", "every second Thursday", "XXXX-WXX-4"),
)


@pytest.mark.parametrize(("text", "words", "value"), TOGETHER)
def test_times_that_stand_together(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value


# A day named for its own sake is none that others count from.
REMOTE: tuple[tuple[str, str, str], ...] = (
    ("He spoke of D-Day. In an early-morning note he praised it.", "early-morning", "2025-08-20TMO"),
    ("They marked D-Day in Caen. At 5 p.m. they flew home.", "5 p.m.", "2025-08-20T17:00"),
    ("Veterans of D-Day met him. The next day he left for Doha.", "The next day", "2025-08-21"),
    ("On 6 June 1944 they landed. At 5 p.m. they held the beach.", "5 p.m.", "1944-06-06T17:00"),
    ("Hamas attacked on October 7. The next day Israel declared war.", "The next day", "2023-10-08"),
    ("They met on August 12. At 5 p.m. they signed.", "5 p.m.", "2025-08-12T17:00"),
)


@pytest.mark.parametrize(("text", "words", "value"), REMOTE)
def test_remote_days_are_not_counted_from(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value


def test_number_behind_a_day_and_a_comma_is_none() -> None:
    assert list(tagged("On April 12, 19 men fled, and 26 stayed.", "2025-08-20")) == ["April 12"]


ZONES: tuple[tuple[str, str, str], ...] = (
    ("They landed at 11 a.m. Alaska time.", "11 a.m. Alaska time", "2025-08-20T11:00-08:00"),
    ("They landed at 1830 GMT.", "1830 GMT", "2025-08-20T18:30Z"),
    ("They landed at 9 p.m. Moscow time.", "9 p.m. Moscow time", "2025-08-20T21:00+03:00"),
    ("They spoke at 8 p.m. ET.", "8 p.m. ET", "2025-08-20T20:00-04:00"),
    ("Sent 2025-08-20T10:30:00+0530 by the desk.", "2025-08-20T10:30:00+0530", "2025-08-20T10:30+05:30"),
    ("They landed at 20:32 local time.", "20:32 local time", "2025-08-20T20:32"),
    ("They landed at 11 a.m. this time.", "11 a.m.", "2025-08-20T11:00"),
    ("They landed at 11 a.m. and Moscow time passed.", "11 a.m.", "2025-08-20T11:00"),
)


@pytest.mark.parametrize(("text", "words", "earliest"), ZONES)
def test_zone_is_in_the_bounds_and_not_in_the_value(text: str, words: str, earliest: str) -> None:
    found = tagged(text, "2025-08-20")[words]
    assert (found.value, found.earliest, found.latest) == (earliest[:16], earliest, earliest)


def test_more_than_and_nearly_turn_round_when_counted_back() -> None:
    long_ago, nearly = tagged("More than 20 years ago; nearly 20 years ago.", "2025-08-20").values()
    assert (long_ago.value, long_ago.mod, long_ago.earliest, long_ago.latest) == ("2005", "BEFORE", None, "2005-12-31")
    assert (nearly.value, nearly.mod, nearly.earliest, nearly.latest) == ("2005", "AFTER", "2005-01-01", None)


FAMOUS: tuple[tuple[str, str, str, str], ...] = (
    ("After the Sept. 11 attacks they met in Kabul.", "2025-08-20", "Sept. 11", "2001-09-11"),
    ("Hamas still holds those taken on October 7.", "2025-08-20", "October 7", "2023-10-07"),
    ("Since the invasion of February 24 Kyiv has lost land.", "2025-08-20", "February 24", "2022-02-24"),
    ("They met on Sept. 11 in Baku.", "2025-10-20", "Sept. 11", "2025-09-11"),
    ("The sides met on October 7 in Sharm.", "2025-10-20", "October 7", "2025-10-07"),
    ("Hamas said on October 7 that it would talk.", "2022-10-20", "October 7", "2022-10-07"),
)


@pytest.mark.parametrize(("text", "published", "words", "value"), FAMOUS)
def test_year_of_a_famous_day(text: str, published: str, words: str, value: str) -> None:
    assert tagged(text, published)[words].value == value


# What is over counts as told where the text speaks of what happened, what is to come where it looks ahead.
HAPPENED: tuple[tuple[str, str, str], ...] = (
    ("On August 15 he set a limit of 1 September. Later the same day Kyiv spoke.", "Later the same day", "2025-08-15"),
    ("They met on August 12 and set a round for 3 October. The next day shells fell.", "The next day", "2025-08-13"),
    ("On 9 August Doha asked for a truce until 30 August. Two days later fire ceased.", "Two days later", "2025-08-11"),
    ("They will meet on 1 September. The next day they will sign.", "The next day", "2025-09-02"),
    ("The round is set for 3 October. Two days later they are to fly home.", "Two days later", "2025-10-05"),
    ("They met on August 12. The next day shells fell.", "The next day", "2025-08-13"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), HAPPENED)
def test_what_happened_counts_from_what_happened(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value


# Where the verb and the distance differ, or no verb tells and neither side is near, both years stay open.
OPEN: tuple[tuple[str, str, str, str, str], ...] = (
    ("They gather to mark the truce of Dec. 8.", "2025-05-26", "Dec. 8", "2024-12-08", "2025-12-08"),
    ("Kyiv got word of a cut in supplies in September.", "2025-08-16", "September", "2024-09-01", "2025-09-30"),
    ("Doha: the fragile truce of October 5", "2025-05-20", "October 5", "2024-10-05", "2025-10-05"),
    (
        "They signed at Jeddah on May 11, 2023, but the truce of May 22 failed.",
        "2025-08-20",
        "May 22",
        "2023-05-22",
        "2025-05-22",
    ),
    ("They are due to sit down on December 15 in Luanda.", "2024-12-16", "December 15", "2024-12-15", "2024-12-15"),
    ("They will gather on Dec. 8 in Doha.", "2025-05-26", "Dec. 8", "2025-12-08", "2025-12-08"),
    ("Kyiv got word in July of a cut.", "2025-08-16", "July", "2025-07-01", "2025-07-31"),
    ("Doha: the fragile truce of May 5", "2025-05-20", "May 5", "2025-05-05", "2025-05-05"),
)


@pytest.mark.parametrize(("text", "published", "words", "earliest", "latest"), OPEN)
def test_years_that_stay_open(text: str, published: str, words: str, earliest: str, latest: str) -> None:
    found = tagged(text, published)[words]
    assert (found.earliest, found.latest) == (earliest, latest)


def test_open_order_of_digits_gives_both_days_as_bounds() -> None:
    found = tagged("Seen on 03/07/2025 in Goma.", None)["03/07/2025"]
    assert (found.value, found.earliest, found.latest) == ("2025", "2025-03-07", "2025-07-03")


def test_open_direction_widens_the_bounds() -> None:
    found = tagged("Summit in Oslo Friday", "2025-08-20")["Friday"]
    assert (found.earliest, found.latest) == ("2025-08-15", "2025-08-22")


MODS = (
    ("Talks took nearly three hours.", "nearly three hours", "LESS_THAN"),
    ("In early August they met.", "early August", "START"),
    ("By the end of 2024 it held.", "the end of 2024", "END"),
    ("In mid-November 2024 it held.", "mid-November 2024", "MID"),
    ("Talks took at least 30 days.", "at least 30 days", "EQUAL_OR_MORE"),
    ("It ends in 2026 or later.", "2026 or later", "ON_OR_AFTER"),
)


@pytest.mark.parametrize(("text", "words", "mod"), MODS)
def test_mod(text: str, words: str, mod: str) -> None:
    assert tagged(text, "2025-08-20")[words].mod == mod


TRAPS = (
    "Theresa May spoke of the second meeting.",
    "The side won 3-2 and then 10-4.",
    "Resolution 1701 and Article 1907 apply.",
    "They paid $1990 for it and 2000 men left.",
    "Troops march on; hopes fall; they spring back.",
    "April Glaspie met him; Jan Egeland wrote from Mar-a-Lago.",
    "The Sunday Times and USA TODAY wrote of Bloody Sunday.",
    "It costs $3 million a year and grows 5% annually.",
    "He lives in the Armenian quarter and left the quarter on foot.",
    "Which one am I, he asked.",
    "Theresa May met Varadkar; in May they fear a split, so by May they hold.",
    "At the end of the day it is the order of the day.",
)


@pytest.mark.parametrize("text", TRAPS)
def test_traps_are_no_times(text: str) -> None:
    assert tagged(text, "2025-08-20") == {}


def test_times_do_not_cross_lines() -> None:
    assert list(tagged("Friday\nSeptember 18", "2025-08-20")) == ["Friday", "September 18"]


def test_unreadable_day_of_publication_is_unknown() -> None:
    assert tagged("They met yesterday.", "soon")["yesterday"].value == "XXXX-XX-XX"


@pytest.mark.parametrize("shape", ["( the", "the )", "NOSUCHCLASS"])
def test_badly_formed_shape_is_refused(shape: str) -> None:
    alphabet = Alphabet(load_lexicon().time_words, frozenset({"the"}))
    with pytest.raises(ValueError, match="shape|class"):
        compile_shape(shape, alphabet, {})


def test_every_number_has_a_letter() -> None:
    alphabet = Alphabet(load_lexicon().time_words, frozenset())
    numbers = [*(str(n) for n in range(10_000)), *(f"{n:04}" for n in range(2_460)), *(f"{n}0s" for n in range(210))]
    letters = dict(zip(numbers, alphabet.tokenize(" ".join(numbers), 0, 10**6).letters, strict=True))
    assert {n for n, letter in letters.items() if letter == "x" and number_classes(n)} == set()
