"""Dates as of which a text says that it speaks."""

from __future__ import annotations

import pytest

from truceline.annotate.as_of import find_as_of
from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon

FOUND: tuple[tuple[str, str | None, str, str | None], ...] = (
    ("As of August 24, 2025, no truce holds in Darfur.", None, "As of August 24, 2025", "2025-08-24"),
    ("No truce held as of Friday in Marib.", "2025-08-20", "as of Friday", "2025-08-15"),
    ("Updated: 3 May 2024. Talks on Cyprus go on.", None, "Updated: 3 May 2024", "2024-05-03"),
    ("As of Friday no truce holds.", None, "As of Friday", None),
    ("At the time of writing, talks in Aceh go on.", None, "At the time of writing", None),
)
SILENT = (
    "On August 24, 2025, a truce began in Darfur.",
    "GENEVA, March 3, 2024 — Envoys met.",
    "The map was updated by the envoys in May 2024.",
    "As of three days of talks nothing is known.",
)


@pytest.mark.parametrize(("text", "published", "words", "date"), FOUND)
def test_as_of_is_found(text: str, published: str | None, words: str, date: str | None) -> None:
    lexicon = load_lexicon()
    sentences = split_sentences(text, lexicon)
    found = find_as_of(text, sentences, tag_times(text, sentences, published, lexicon), lexicon)
    assert [(a.span.of(text), a.date) for a in found] == [(words, date)]


@pytest.mark.parametrize("text", SILENT)
def test_other_dates_are_no_as_of(text: str) -> None:
    lexicon = load_lexicon()
    sentences = split_sentences(text, lexicon)
    assert find_as_of(text, sentences, tag_times(text, sentences, "2025-08-20", lexicon), lexicon) == ()
