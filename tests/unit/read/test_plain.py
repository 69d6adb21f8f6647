"""Plain scraped pages: what is kept, what is cut, and which line is the title."""

from __future__ import annotations

from typing import Any

import pytest

from truceline.errors import NoSentencesFound, PageIsEmpty, PageTooLarge
from truceline.model.spans import Span


def kinds(article: Any) -> dict[str, str]:
    return {f.text: f.kind for f in article.furniture}


def test_furniture_is_cut_by_kind(read: Any, body: tuple[str, ...]) -> None:
    page = "\n\n".join(
        [
            "Skip to content",
            "Home | World | Sport",
            "Envoys argue over one clause",
            "By Ada Writer",
            "March 4, 2024",
            *body[:2],
            "ADVERTISEMENT",
            *body[2:],
            "Share | Tweet | Print",
            "Read also: Ten lakes to visit",
            "Sign up for our newsletter",
            "We use cookies to improve this site.",
            "Comments (3)",
            "Contact us",
        ]
    )
    article = read(page)
    assert article.text == "\n\n".join(body)
    assert article.title == "Envoys argue over one clause"
    assert article.title_page_span.of(page) == article.title
    assert kinds(article) == {
        "Skip to content": "navigation",
        "Home | World | Sport": "navigation",
        "By Ada Writer": "byline",
        "March 4, 2024": "date_line",
        "ADVERTISEMENT": "advert",
        "Share | Tweet | Print": "share",
        "Read also: Ten lakes to visit": "read_also",
        "Sign up for our newsletter": "subscribe",
        "We use cookies to improve this site.": "cookie",
        "Comments (3)": "comments",
        "Contact us": "footer",
    }
    assert all(f.page_span and f.page_span.of(page) == f.text for f in article.furniture)


@pytest.mark.parametrize("dropped", [0, 1, 3])
def test_clean_text_is_kept_whole(read: Any, body: tuple[str, ...], dropped: int) -> None:
    text = "\n\n".join(body[dropped:])
    article = read(text)
    assert article.text == text
    assert not article.furniture


def test_a_headline_in_four_variants_is_one_title(read: Any, body: tuple[str, ...]) -> None:
    head = "Sudanese armies weigh a truce clause in Geneva"
    variants = [head, "Sudan: armies weigh truce clause at Geneva talks", "Geneva: Sudanese envoys weigh a truce"]
    article = read("\n\n".join([*variants, *body]))
    assert article.title == head
    assert article.text == "\n\n".join(body)
    assert {f.kind for f in article.furniture} == {"repeated_headline"}


def test_two_equal_lines_are_a_caption(read: Any, body: tuple[str, ...]) -> None:
    lines = ["Armies weigh a truce", "Envoys of Sudan weigh a truce", "Envoys of Sudan weigh a truce", *body]
    assert kinds(read("\n".join(lines)))["Envoys of Sudan weigh a truce"] == "caption"


def test_a_given_title_stays_the_title(read: Any, body: tuple[str, ...]) -> None:
    article = read("\n\n".join(["ENVOYS ARGUE OVER ONE CLAUSE", *body]), title="Envoys argue over one clause")
    assert article.title == "Envoys argue over one clause"
    assert article.title_page_span == (0, 28)
    assert "ENVOYS" not in article.text


def test_a_headline_that_says_more_than_the_title_is_kept(read: Any, body: tuple[str, ...]) -> None:
    line = "Home at last! 640 prisoners cross the bridge"
    assert read("\n".join([line, *body]), title="Home at last!").text.startswith(line)


@pytest.mark.parametrize(
    "lines",
    [
        ["18:40", "The chair says that the annex is nearly done.", "17:05", "Coffee is served."],
        [
            "AT A GLANCE",
            "• The annex is still open tonight",
            "• Nobody has left the room",
            "The chair waits for a call.",
        ],
        ["“No,” he said.", "The second session lasted until midnight.", "BACKGROUND", "The war began in April 2023."],
        [
            "1. The parties welcome the text of 4 March.",
            "2. The truce begins on Monday at noon.",
            "3. Aid may pass freely.",
        ],
    ],
)
def test_entries_points_and_subheads_survive(read: Any, lines: list[str]) -> None:
    assert read("\n".join(["Aceh talks: as it happens", *lines])).text == "\n".join(lines)


def test_a_scraped_page_keeps_the_densest_run(read: Any, body: tuple[str, ...]) -> None:
    menu = [f"    * Section {name} of the site" for name in "abcdefghijklmnopqrstuvwxyz"]
    teasers = ["Lake Van ferries run again.", *(f"More of {name} here" for name in "abcdefgh")]
    page = "\n".join([*menu, *teasers, "Armies weigh truce clause in Geneva", body[0], "The clause", *body[1:], *menu])
    article = read(page)
    assert article.text == "\n".join([body[0], "The clause", *body[1:]])
    assert article.title == "Armies weigh truce clause in Geneva"


def test_the_address_tells_the_headline_and_a_standfirst_is_kept(read: Any, body: tuple[str, ...]) -> None:
    menu = [f"Item {name}" for name in "abcdefghijklmnopqrst"]
    standfirst = "Nobody in Geneva dares to say how long the guns would stay silent."
    page = "\n".join([*menu, "A river clause divides the room", standfirst, *menu, *body])
    article = read(page, url="https://ridge.example/2024/03/04/a-river-clause-divides-the-room")
    assert article.title == "A river clause divides the room"
    assert article.text == "\n".join([standfirst, *body])


def test_hard_wrapped_paragraphs_are_joined(read: Any) -> None:
    page = (
        "The two sides have agreed to open a crossing near the port, said the\n"
        "head of the mission, but they differ on who would search the trucks\n"
        "that pass it, and on how many guards each of them may post there on\n"
        "any one day. A second session is planned for Thursday, he added, as\n"
        "long as the shelling of the old town does not start again by then.\n"
        "\n"
        "No paper was signed."
    )
    article = read(page)
    assert article.text.split("\n\n") == [page.split("\n\n")[0].replace("\n", " "), "No paper was signed."]


@pytest.mark.parametrize("text", ["Peace talks", "Home\nWorld\nSport", "1 2 3 4 5 6", "•"])
def test_no_sentences(read: Any, text: str) -> None:
    with pytest.raises(NoSentencesFound):
        read(text)


def test_a_sentence_without_a_stop_is_an_article(read: Any) -> None:
    text = "The rebels of the north have told the envoy that they will come to Doha for the talks"
    assert read(text).text == text


def test_empty_and_endless_pages(read: Any) -> None:
    with pytest.raises(PageIsEmpty):
        read(" \n ")
    with pytest.raises(PageTooLarge):
        read("a\n" * 300_001)


def test_marks_that_nobody_sees_are_dropped(read: Any) -> None:
    article = read("The truce\u202e holds\u200b in the\u00a0north,\x00 says  the mission.")
    assert article.text == "The truce holds in the north, says the mission."


def test_verbatim_text_is_not_touched(read: Any) -> None:
    text = "Skip to content\n\nA truce\u202e holds."
    article = read(text, clean=True, title="T", published="2024-03-04T10:00:00Z", url="https://x.example/2024/03/05/a")
    assert article.text == text
    assert article.map.to_page(Span(0, 4)) == (0, 4)
    assert (article.title, article.published, article.published_from) == ("T", "2024-03-04", "given")


@pytest.mark.parametrize(
    "name", ["Ridge Wire", "The Hill Post - all the news of the lakes", "Harbour Agency International"]
)
def test_the_name_of_the_site_is_no_title(read: Any, body: tuple[str, ...], name: str) -> None:
    lines = [
        name,
        "Sudanese armies weigh a truce clause in Geneva",
        "4 March 2024",
        f"GENEVA ({name[:13]}) - {body[0]}",
    ]
    assert read("\n\n".join(lines)).title == "Sudanese armies weigh a truce clause in Geneva"


def test_a_page_of_one_short_sentence_is_an_article(read: Any) -> None:
    assert read("A Kestrian delegation attended.").text == "A Kestrian delegation attended."


@pytest.mark.parametrize("line", ["Share this", "Sign up now.", "Read more"])
def test_a_page_of_one_button_is_none(read: Any, line: str) -> None:
    with pytest.raises(NoSentencesFound):
        read(line)
