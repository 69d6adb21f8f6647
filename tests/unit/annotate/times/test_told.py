"""What was told before: what had been before it, what recurs, what is so long from now, quarters."""

# a row of a table is easier to read as one line

from __future__ import annotations

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.time import Timex


def tagged(text: str, published: str | None) -> dict[str, Timex]:
    lexicon = load_lexicon()
    return {t.span.of(text): t for t in tag_times(text, split_sentences(text, lexicon), published, lexicon)}


# What had been before does not move the day that the story tells of; nor does a year in passing, nor the night before.
BACKGROUND: tuple[tuple[str, str, str], ...] = (
    (
        "They met on August 12. Shelling that began on August 3 had killed nine. Later the same day they signed.",
        "Later the same day",
        "2025-08-12",
    ),
    (
        "On August 12 Goma fell. The rebels had taken Uvira on August 3. The next day aid came.",
        "The next day",
        "2025-08-13",
    ),
    (
        "On August 12 they met at Doha. Juba has been shelled since August 3. Two days later fire ceased.",
        "Two days later",
        "2025-08-14",
    ),
    (
        "On Tuesday rebels took Goma. The UN, founded in 1945, spoke. Later the same day they left.",
        "Later the same day",
        "2025-08-19",
    ),
    (
        "They met on August 12. Shells fell on August 3. Later the same day they hit Uvira.",
        "Later the same day",
        "2025-08-03",
    ),
    (
        "On August 12 Goma fell. Doha said that they met on August 3. The next day aid came.",
        "The next day",
        "2025-08-04",
    ),
    ("The rebels had taken Uvira on August 3. The next day aid came.", "The next day", "2025-08-04"),
    (
        "On August 12 Goma fell. Rebels who had left came back on August 14. The next day aid came.",
        "The next day",
        "2025-08-15",
    ),
    ("Oil fell on Friday in Oslo after overnight losses in Doha.", "overnight", "2025-08-14TNI"),
    ("On Monday aides in Kyiv counted the overnight raids.", "overnight", "2025-08-17TNI"),
    (
        "On Friday oil fell after overnight losses, more than on the previous Friday.",
        "the previous Friday",
        "2025-08-08",
    ),
    ("On Friday, Bern moved. Aid had risen on the overnight news.", "overnight", "2025-08-14TNI"),
    ("On Tuesday rebels took Goma. Aid, cut in 2024, is late. The next day they left.", "The next day", "2025-08-20"),
    (
        "On August 12 they met. Doha had been a host in 2023. Two days later they signed.",
        "Two days later",
        "2025-08-14",
    ),
    (
        "They met on Monday. Oil was dear on Thursday. On Friday it fell, unlike on the previous Friday.",
        "the previous Friday",
        "2025-08-08",
    ),
    ("Envoys met on 8 August, a Friday. It was calmer than the previous Friday.", "the previous Friday", "2025-08-01"),
    ("They met on Monday. Overnight, shells fell on Goma.", "Overnight", "2025-08-19TNI"),
    ("Shells fell on Goma overnight.", "overnight", "2025-08-19TNI"),
    ("Envoys met on Monday. Oil was dearer than the previous Friday.", "the previous Friday", "2025-08-15"),
)


@pytest.mark.parametrize(("text", "words", "value"), BACKGROUND)
def test_what_had_been_before_does_not_move_the_story(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value


# What recurs is a set; a time of day on each of a set of days is one with it; both leave the day of writing alone.
RECURRING: tuple[tuple[str, str, str, str], ...] = (
    ("The council usually meets in September.", "September", "SET", "XXXX-09"),
    ("Drills near Seoul are traditionally held in the spring.", "the spring", "SET", "XXXX-SP"),
    ("Convoys typically cross on Sunday.", "Sunday", "SET", "XXXX-WXX-7"),
    ("Aid usually falls in the second and fourth quarters.", "the second", "SET", "XXXX-Q2"),
    ("The council will meet in September.", "September", "DATE", "2025-09"),
    ("The crossing worked normally on Friday.", "Friday", "DATE", "2025-08-15"),
    ("He spoke, not usually with the zeal he showed on Friday.", "Friday", "DATE", "2025-08-15"),
    ("They usually meet in Doha, but in June they met in Oslo.", "June", "DATE", "2025-06"),
    ("Trucks cross at 7 a.m. each day.", "7 a.m. each day", "SET", "XXXX-XX-XXT07:00"),
    ("Guards change every Friday at 9 a.m. in Goma.", "every Friday at 9 a.m.", "SET", "XXXX-WXX-5T09:00"),
    ("The gate is open daily from 7 a.m. to 5 p.m. in Rafah.", "5 p.m.", "SET", "XXXX-XX-XXT17:00"),
    ("The gate is open from 7 a.m. to 5 p.m. daily.", "7 a.m.", "SET", "XXXX-XX-XXT07:00"),
    ("They speak at 9 p.m. on Tuesday nights.", "9 p.m. on Tuesday nights", "SET", "XXXX-WXX-2T21:00"),
    ("Trucks crossed at 7 a.m. on Monday.", "7 a.m. on Monday", "TIME", "2025-08-18T07:00"),
    ("Shells fall daily. At 7 a.m. trucks crossed.", "7 a.m.", "TIME", "2025-08-20T07:00"),
    ("Trucks crossed at 7 a.m. and on Fridays they rest.", "7 a.m.", "TIME", "2025-08-20T07:00"),
)


@pytest.mark.parametrize(("text", "words", "kind", "value"), RECURRING)
def test_what_recurs(text: str, words: str, kind: str, value: str) -> None:
    found = tagged(text, "2025-08-20")[words]
    assert (found.type, found.value) == (kind, value)


# "in three weeks" is a date behind a verb of what happens at once and is to come.
AHEAD: tuple[tuple[str, str, str, str], ...] = (
    ("Talks in Doha will resume in three weeks.", "three weeks", "DATE", "2025-W37"),
    ("Talks in Doha resume in three weeks.", "three weeks", "DATE", "2025-W37"),
    ("Talks in Doha did not resume in three weeks.", "three weeks", "DURATION", "P3W"),
    ("They resume in 999999 years.", "999999 years", "DATE", "XXXX"),
    ("The truce near Goma ends in ten days.", "ten days", "DATE", "2025-08-30"),
    ("Envoys are due to meet in Oslo in about a month.", "about a month", "DATE", "2025-09"),
    ("Engineers will rebuild the bridge in three weeks.", "three weeks", "DURATION", "P3W"),
    ("They will meet for the first time in three weeks.", "three weeks", "DURATION", "P3W"),
    ("The rebels took the north in three weeks.", "three weeks", "DURATION", "P3W"),
    ("Doha said that talks would resume in three weeks.", "three weeks", "DURATION", "P3W"),
)


@pytest.mark.parametrize(("text", "words", "kind", "value"), AHEAD)
def test_length_ahead(text: str, words: str, kind: str, value: str) -> None:
    found = tagged(text, "2025-08-20")[words]
    assert (found.type, found.value) == (kind, value)


# Of quarters, "the period" and "that quarter" speak of what was told, an apposition of what it stands behind.
QUARTERS: tuple[tuple[str, str, str], ...] = (
    ("Aid fell in the first quarter of 2025. A. B. C. D. E. F. It beat the 2023 period.", "the 2023 period", "2023-Q1"),
    ("Aid rose in the third quarter of 2024. That quarter saw two rounds.", "That quarter", "2024-Q3"),
    (
        "Aid fell in the first quarter of 2025, in the first quarter of 2024 it rose; in that quarter Juba gave more.",
        "that quarter",
        "2024-Q1",
    ),
    (
        "Aid fell in the first quarter of 2025. In the year-ago quarter, the second quarter of its books, it rose.",
        "the second quarter",
        "2024-Q2",
    ),
    ("Aid fell in 2024. It beat the 2023 period.", "the 2023 period", "2023"),
    ("They left that quarter of Goma.", "that quarter", "2025-Q3"),
    ("Aid fell in the first quarter of 2024 and the second quarter was worse.", "the second quarter", "2025-Q2"),
    ("The quarter-to-quarter gain beat the 2023 period.", "the 2023 period", "2023"),
)


@pytest.mark.parametrize(("text", "words", "value"), QUARTERS)
def test_quarters_told(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value


# What counts forward from a date told is not dated beyond the day of writing where its verb looks back; seasons of the
# story count from the story.
FORWARD: tuple[tuple[str, str, str], ...] = (
    ("They met in Oslo in May 2025. A year later the truce failed.", "A year later", "XXXX"),
    ("Aid came on August 18. Five days later Goma fell.", "Five days later", "XXXX-XX-XX"),
    ("They signed in Juba in July. Two months later fire broke out.", "Two months later", "XXXX-XX"),
    ("They met in Oslo in May 2023. A year later the truce failed.", "A year later", "2024"),
    ("Aid came on August 8. Five days later Goma fell.", "Five days later", "2025-08-13"),
    ("Talks open on August 18. Five days later they will end.", "Five days later", "2025-08-23"),
    ("In July 2006 they met. The following summer they signed in Juba.", "The following summer", "2007-SU"),
    ("In March 2006 Goma fell. The following summer aid came.", "The following summer", "2006-SU"),
    ("In May 2006 Oslo wrote; they had met the previous autumn.", "the previous autumn", "2005-FA"),
    ("They met last summer in Juba.", "last summer", "2024-SU"),
    ("In 2006 they met. Next spring they will meet in Oslo.", "Next spring", "2026-SP"),
    ("In July 2006 they met. This summer they met in Juba.", "This summer", "2025-SU"),
)


@pytest.mark.parametrize(("text", "words", "value"), FORWARD)
def test_what_counts_from_the_story(text: str, words: str, value: str) -> None:
    assert tagged(text, "2025-08-20")[words].value == value
