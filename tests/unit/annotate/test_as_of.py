"""Dates as of which a text says that it speaks."""

from __future__ import annotations

import pytest

from truceline.annotate.as_of import find_as_of
from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.time import AsOf

WEDNESDAY = "2025-08-20"
MONDAY = "2025-08-18"


def found_in(text: str, published: str | None) -> tuple[AsOf, ...]:
    lexicon = load_lexicon()
    sentences = split_sentences(text, lexicon)
    return find_as_of(text, sentences, tag_times(text, sentences, published, lexicon), published, lexicon)


FOUND: tuple[tuple[str, str | None, str, str | None], ...] = (
    # a date behind "as of"
    ("As of August 24, 2025, no truce holds in Darfur.", None, "As of August 24, 2025", "2025-08-24"),
    ("No truce held as of Friday in Marib.", WEDNESDAY, "as of Friday", "2025-08-15"),
    ("As of Friday no truce holds.", None, "As of Friday", None),
    ("As at 3 May 2024, Cyprus has no deal.", None, "As at 3 May 2024", "2024-05-03"),
    ("As of early August 2025 the Aceh monitors are unpaid.", None, "As of early August 2025", "2025-08"),
    ("As of today, no bridge on the Dniester is open.", WEDNESDAY, "As of today", WEDNESDAY),
    ("As of now, the Mindanao panel has no chair.", WEDNESDAY, "As of now", WEDNESDAY),
    ("As of now, the Mindanao panel has no chair.", None, "As of now", None),
    (
        "Some 40 posts stood empty as of 5 p.m. ET, 18 August in Kosovo.",
        WEDNESDAY,
        "as of 5 p.m. ET, 18 August",
        MONDAY,
    ),
    ("Rules apply as of 1 May 2024 in Juba.", WEDNESDAY, "as of 1 May 2024", "2024-05-01"),
    # the update of the page
    ("Updated: 3 May 2024. Talks on Cyprus go on.", None, "Updated: 3 May 2024", "2024-05-03"),
    ("Updated 14:05 GMT, 3 May 2024\n\nEnvoys left Doha.", None, "Updated 14:05 GMT, 3 May 2024", "2024-05-03"),
    ("Envoys left Doha.\n\nLast updated on 3 May 2024", None, "Last updated on 3 May 2024", "2024-05-03"),
    ("Envoys left Juba. This story was last updated on 3 May 2024.", None, "last updated on 3 May 2024", "2024-05-03"),
    ("Published 2 May 2024, updated 3 May 2024\n\nTalks in Oslo go on.", None, "updated 3 May 2024", "2024-05-03"),
    ("[Update, 19 August 2025]\n\nMonitors came to Abyei.", WEDNESDAY, "Update, 19 August 2025", "2025-08-19"),
    ("The two met on 12 August in Tirana.\n\nUpdated at 11:43 a.m.", WEDNESDAY, "Updated at 11:43 a.m.", WEDNESDAY),
    ("Updated Friday at 2:14 p.m.\n\nTalks in Oslo go on.", WEDNESDAY, "Updated Friday at 2:14 p.m.", "2025-08-22"),
    ("UPDATE 3 – Envoys leave Muscat without a map.", WEDNESDAY, "UPDATE 3 –", WEDNESDAY),
    ("UPDATE 1-Kosovo talks end early", None, "UPDATE 1-", None),
    ("UPDATE 12 - Panmunjom line is cut", MONDAY, "UPDATE 12 -", MONDAY),
    # "by" a day just past, with a state reached
    ("By Sunday evening, no agreement had been signed in Muscat.", MONDAY, "By Sunday evening", "2025-08-17"),
    ("But by late Sunday both armies had left the Karabakh road.", MONDAY, "by late Sunday", "2025-08-17"),
    ("By Sunday evening there was still no word from Bogotá.", MONDAY, "By Sunday evening", "2025-08-17"),
    ("No deal on Cyprus had been reached by Sunday night.", MONDAY, "by Sunday night", "2025-08-17"),
    ("The truce in Marib had already been broken by Monday morning.", MONDAY, "by Monday morning", MONDAY),
    ("There was no sign of the Juba envoys by Sunday evening.", MONDAY, "by Sunday evening", "2025-08-17"),
    ("The rebels had returned to Aceh by Monday.", MONDAY, "by Monday", MONDAY),
    ("By Sunday evening no map had been drawn.", None, "By Sunday evening", None),
    # the time of writing
    ("At the time of writing, talks in Aceh go on.", None, "At the time of writing", None),
    ("At the time of writing, talks in Aceh go on.", WEDNESDAY, "At the time of writing", WEDNESDAY),
    ("The Cyprus panel had not met at press time.", WEDNESDAY, "at press time", WEDNESDAY),
    ("As this article went to press, Juba was calm.", WEDNESDAY, "As this article went to press", WEDNESDAY),
    ("As of this writing the Oslo channel is shut.", WEDNESDAY, "As of this writing", WEDNESDAY),
    # datelines
    ("GENEVA, March 3, 2024 — Envoys met.", None, "GENEVA, March 3, 2024", "2024-03-03"),
    ("MUSCAT, August 18 (Herald) – Envoys met.", WEDNESDAY, "MUSCAT, August 18", MONDAY),
    ("By A. Writer\n\nJUBA, 2 May 2024 (Post) — Envoys met.", None, "JUBA, 2 May 2024", "2024-05-02"),
)
SILENT: tuple[tuple[str, str | None], ...] = (
    ("On August 24, 2025, a truce began in Darfur.", WEDNESDAY),
    ("As of three days of talks nothing is known.", WEDNESDAY),
    # from then on
    ("Cyprus will open the gate as of 1 May 2026.", WEDNESDAY),
    ("As of 1 May 2026 the Juba toll will be halved.", WEDNESDAY),
    ("The ban in Aceh, effective as of 1 May 2026, was read out.", None),
    # somebody else's words
    ("“As of Friday there is no truce in Marib,” the envoy said.", WEDNESDAY),
    ('He said: "As of now the Oslo channel is shut."', WEDNESDAY),
    ("“By Sunday evening no map had been drawn,” said the Cypriot side.", MONDAY),
    # what is updated is not the page
    ("The map was updated by the envoys in May 2024.", WEDNESDAY),
    ("The list of Juba prisoners was updated on 3 May 2024.", WEDNESDAY),
    ("Envoys updated Friday the text on Cyprus.", WEDNESDAY),
    ("Update: Friday brought new talks in Oslo.", WEDNESDAY),
    ("Updated Friday’s list of names is out in Aceh.", WEDNESDAY),
    # deadlines, plans and histories
    ("Both sides must sign by Friday in Muscat.", WEDNESDAY),
    ("The Juba text will be released by Monday.", WEDNESDAY),
    ("A deal on Cyprus was expected by Sunday.", MONDAY),
    ("By Sunday both armies were to leave the Karabakh road.", MONDAY),
    ("By Sunday evening the Kosovo envoy had to answer.", MONDAY),
    ("The general had agreed to leave Marib by Sunday.", MONDAY),
    ("Bogotá had demanded that the rebels disarm by Sunday.", MONDAY),
    ("They threatened to leave Oslo if no deal had been reached by Sunday.", MONDAY),
    ("By Sunday’s end no map had been drawn in Oslo.", MONDAY),
    ("They had met by the Sunday deadline in Juba.", MONDAY),
    ("By 3 May 2024 no truce had been signed in Darfur.", WEDNESDAY),
    ("By 3 May 2024 no truce had been signed in Darfur.", None),
    ("By Sunday the Aceh envoys were on the phone.", MONDAY),
    ("By August the Oslo channel had been shut.", WEDNESDAY),
    # the time of something else, counts and ranks
    ("At the time of writing the treaty, Cyprus was divided.", WEDNESDAY),
    ("At the time of publication of the Juba map, no one had seen it.", WEDNESDAY),
    ("At the time of writing his memoirs the Aceh envoy was ill.", WEDNESDAY),
    ("It is the longest truce in Marib to date.", WEDNESDAY),
    ("So far no envoy has come to Bogotá.", WEDNESDAY),
    ("The Kosovo dossier is kept up to date.", WEDNESDAY),
    # no dateline, or one of several days
    ("GENEVA — Envoys met on March 3, 2024.", WEDNESDAY),
    ("Envoys met in Muscat, August 18 — the second time.", WEDNESDAY),
    ("JUBA, 2 May 2024 — Envoys met.\n\nOSLO, 3 May 2024 — Envoys left.", WEDNESDAY),
    ("UPDATE 242 of the Security Council is none.", WEDNESDAY),
    ("See UPDATE 3 – the Oslo text.", WEDNESDAY),
    ("Update 3 of the Juba map is out.", WEDNESDAY),
)


@pytest.mark.parametrize(("text", "published", "words", "date"), FOUND)
def test_as_of_is_found(text: str, published: str | None, words: str, date: str | None) -> None:
    assert [(a.span.of(text), a.date) for a in found_in(text, published)] == [(words, date)]


@pytest.mark.parametrize(("text", "published"), SILENT)
def test_other_dates_are_no_as_of(text: str, published: str | None) -> None:
    assert [a.span.of(text) for a in found_in(text, published)] == []


def test_a_weekday_as_of_which_a_text_speaks_is_not_after_its_publication() -> None:
    text = "As of Friday, forty clans are expected to sign in Jubaland."
    assert [a.date for a in found_in(text, WEDNESDAY)] == ["2025-08-15"]


@pytest.mark.parametrize("blank", [" ", "  ", "\t"])
def test_words_of_a_phrase_may_stand_apart(blank: str) -> None:
    (found,) = found_in(f"Nobody had signed as of{blank}publication.", WEDNESDAY)
    assert found.date == WEDNESDAY


def test_as_of_dates_never_overlap_and_stand_in_text_order() -> None:
    text = "MUSCAT, August 18 (Herald) – As of Sunday no map was drawn, and as of the time of writing none is."
    found = found_in(text, WEDNESDAY)
    assert [a.span.of(text) for a in found] == ["MUSCAT, August 18", "As of Sunday", "as of the time of writing"]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 5000,
        "UPDATE " * 3000,
        "as of " * 3000 + "Friday",
        "by Friday " * 800,
        ("Published " * 9 + "3 May 2024 ") * 200,
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert len(found_in(text, WEDNESDAY)) <= 1000
