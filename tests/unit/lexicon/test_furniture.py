"""The words of furniture."""

from __future__ import annotations

import pytest

from truceline.errors import LexiconInvalid
from truceline.lexicon import furniture
from truceline.lexicon.furniture import load_furniture, load_page_words, words_of_line
from truceline.lexicon.lexicon import load_lexicon

TABLE = load_lexicon().furniture


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", "navigation"),
        ("Read also:", "read_also"),
        ("Share on Facebook", "share"),
        ("Manage choices", "cookie"),
        ("Photo: pool", "caption"),
        ("By our correspondent", "byline"),
        ("Advertisement", "advert"),
        ("Sign up for our newsletter", "subscribe"),
        ("Terms of use", "footer"),
        ("Leave a comment", "comments"),
        ("Last updated 4 March", "date_line"),
        ("Rebels share the road with aid trucks", None),
        ("Talks in Geneva", None),
    ],
)
def test_lines_that_are_no_sentence(line: str, kind: str | None) -> None:
    assert TABLE.kind_of(words_of_line(line), sentence=False) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Subscribe to our newsletter for the latest from Geneva.", "subscribe"),
        ("By continuing to use this site, you accept our terms.", "cookie"),
        ("This material may not be published or rewritten.", "footer"),
        ("Photographs of the signing were shown on state television.", None),
        ("By Monday the guns had fallen silent along the river.", None),
        ("Read aloud, the text sounds like a surrender, the general said.", None),
        ("Related clauses on prisoners were left for a later round.", None),
        ("Share of the blame lies with both, the mediator said.", None),
    ],
)
def test_sentences(line: str, kind: str | None) -> None:
    assert TABLE.kind_of(words_of_line(line), sentence=True) == kind


def test_sections_and_empty_lines() -> None:
    assert TABLE.names_sections(words_of_line("World | Middle East | Sport"))
    assert not TABLE.names_sections(words_of_line("World powers meet"))
    assert not TABLE.names_sections([])
    assert not TABLE.names_sections(["world"] * 100)
    assert TABLE.kind_of([], sentence=False) is None
    assert TABLE.kind_of(["subscribe", "to"] * 40, sentence=True) is None


@pytest.mark.parametrize(
    "row", ["navigation\tmiddle\tx", "menu\twhole\tx", "other\twhole\t-", "other\twhole\ta b c d e f g h i"]
)
def test_broken_rows_are_told(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = dict(zip(("kind", "place", "words"), row.split("\t"), strict=True))
    monkeypatch.setattr(furniture, "read_rows", lambda *_: [cells])
    with pytest.raises(LexiconInvalid):
        load_furniture("furniture.tsv")


def test_missing_lists_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(furniture, "read_toml", lambda _: {"function_words": "the"})
    with pytest.raises(LexiconInvalid):
        load_page_words("furniture_words.toml")


def test_content_words() -> None:
    assert TABLE.words.content(["the", "envoys", "sudan's", "s"]) == {"envoy", "sudan"}
