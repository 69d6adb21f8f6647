"""What the outlet says itself inside reported words: background, and judgements of what things show."""

from __future__ import annotations

import pytest

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import SpacyParser
from truceline.annotate.survey import survey
from truceline.code.attribution import attribution_of, is_reported
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span

PARSER = SpacyParser()


def speakers(text: str, word: str) -> tuple[int, bool]:
    """How many speakers a word has, and whether somebody or something reports it."""
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True)
    whole = Article(
        page=page, text=text, map=OffsetMap.identity(len(text)), title=None, published=None,
        published_from="none", language="en",
    )  # fmt: skip
    (article,) = annotate(survey([whole], load_lexicon()), load_lexicon(), PARSER)
    span = Span(text.index(word), text.index(word) + len(word))
    return len(attribution_of(article, span, span, load_lexicon().reporting)), is_reported(article, span)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Obama said he had raised the matter when he met Netanyahu on Monday.", "met"),
        ("Kenya announced that it had cancelled the talks after rebels bombed a market.", "bombed"),
        ("Peru said it would sign the deal, though the price was not clear.", "clear"),
        ("Egypt said it would join the talks as Sudan toughens its terms.", "toughens"),
        ("Sudan demanded that Egypt leave the valley, where the fighting goes on.", "goes"),
        ("Yemen reported that the army took an offer from the group that holds the port.", "holds"),
    ],
)
def test_background_is_the_outlets(text: str, word: str) -> None:
    assert speakers(text, word) == (0, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sudan said talks could resume only after the siege is lifted.", "lifted"),
        ("Peru said it would sign the deal once the border was open.", "open"),
        ("Kenya said it would sign a deal that would open the port.", "open"),
        ('"We raised the matter when we met the envoy on Monday," Kenya said.', "met"),
        ("Egypt said that, when its men met the envoys, it had raised the matter.", "met"),
        ("Kenya says the army took an offer from the group that holds the port.", "holds"),
        ("Kenya affirmed that Sudan has agreed to a deal that frees ten men.", "frees"),
        ("Peru said it would sign, though it described the price as high.", "high"),
    ],
)
def test_what_is_told_stays_told(text: str, word: str) -> None:
    assert speakers(text, word)[0] == 1


@pytest.mark.parametrize(
    "text",
    [
        "The long deadlock signalled that a deal would fail.",
        "A history of broken truces suggests that the deal would fail.",
        "The silence in the valley showed that the deal would fail.",
    ],
)
def test_things_show_what_the_outlet_thinks(text: str) -> None:
    assert speakers(text, "fail")[0] == 0


@pytest.mark.parametrize(
    "text",
    [
        "The negotiators signalled that a deal would fail.",
        "Kenya suggested that the deal would fail.",
        "A survey showed that the deal would fail.",
        "The ministry indicated that the deal would fail.",
    ],
)
def test_who_speaks_signals(text: str) -> None:
    assert speakers(text, "fail")[0] == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya said the island - which Sudan shelled in May - was empty.", "shelled"),
        ("Peru regards the pass – seized by Chile in a war – as its own.", "seized"),
        ("Egypt said the rebels (who had bombed a market) would leave.", "bombed"),
    ],
)
def test_what_stands_between_dashes_is_the_outlets(text: str, word: str) -> None:
    assert speakers(text, word) == (0, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('"The island - which Sudan shelled in May - was empty," Kenya said.', "shelled"),
        ("Peru said its men – once the deal was signed – would leave.", "signed"),
        ("Egypt said the rebels who had bombed a market would leave.", "bombed"),
    ],
)
def test_dashes_make_not_all_an_aside(text: str, word: str) -> None:
    assert speakers(text, word)[0] == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The envoy of Kenya flew home on Monday. “Sudan shelled the island in May.”", "shelled"),
        ("Talks in Lima ended. “Chile has seized the pass and holds it.”", "seized"),
        ("The market of Cairo was full. “The rebels bombed us.”", "bombed"),
    ],
)
def test_quoted_words_of_nobody_known_are_not_the_outlets(text: str, word: str) -> None:
    assert speakers(text, word)[0] == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The envoy of Kenya flew home on Monday. Sudan shelled the island in May.", "shelled"),
        ("Chile “seized” the pass in May.", "seized"),
        ("He read “The Rebels Bombed Cairo Market” on Monday.", "Bombed"),
    ],
)
def test_words_and_titles_in_marks_are_nobodys_speech(text: str, word: str) -> None:
    assert speakers(text, word)[0] == 0
