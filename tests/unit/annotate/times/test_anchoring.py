"""What times count from, which way they look, and what stays open. Traps that are no times."""

from __future__ import annotations

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.annotate.times.shapes import compile_shape
from truceline.annotate.times.tokens import Alphabet
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.time import Timex


def tagged(text: str, published: str | None) -> dict[str, Timex]:
    lexicon = load_lexicon()
    return {t.span.of(text): t for t in tag_times(text, split_sentences(text, lexicon), published, lexicon)}


VALUES: tuple[tuple[str, str | None, str, str], ...] = (
    ("Envoys will meet on Friday in Oslo.", "2025-08-20", "Friday", "2025-08-22"),
    ("Envoys met on Friday in Oslo.", "2025-08-20", "Friday", "2025-08-15"),
    ("Envoys met on Friday in Oslo.", None, "Friday", "XXXX-WXX-5"),
    ("Envoys met last Wednesday.", "2025-08-20", "last Wednesday", "2025-08-13"),
    ("On Sunday, January 20, 2024, they met.", None, "Sunday, January 20, 2024", "2024-01-20"),
    ("They meet on Friday, 15 August 2025.", "2025-08-01", "Friday, 15 August 2025", "2025-08-15"),
    ("They met on 15 August in Juba.", None, "15 August", "XXXX-08-15"),
    ("The war began on May 4, 1998. On 12 June they met.", None, "12 June", "1998-06-12"),
    ("The war began on May 4, 1998. Three days later they met.", None, "Three days later", "1998-05-07"),
    ("Talks will resume in January in Sanaa.", "2025-11-20", "January", "2026-01"),
    ("They agreed in December in Sanaa.", "2025-02-20", "December", "2024-12"),
    ("The offer was extended to November 16.", "2025-10-30", "November 16", "2025-11-16"),
    ("Seen on 27/06/2025 and 03/07/2025 in Goma.", None, "03/07/2025", "2025-07-03"),
    ("They met yesterday.", None, "yesterday", "XXXX-XX-XX"),
    ("They will meet Friday at 5 p.m. in Oslo.", "2025-08-20", "Friday at 5 p.m.", "2025-08-22T17:00"),
)


@pytest.mark.parametrize(("text", "published", "words", "value"), VALUES)
def test_value(text: str, published: str | None, words: str, value: str) -> None:
    assert tagged(text, published)[words].value == value


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
