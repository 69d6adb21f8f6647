"""What a newcomer asks is answered in the real browser within one click, and its evidence within two."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

MOST_WORDS = 200
"""Words to be read on the way to an answer and in it: well under a minute at 240 words a minute."""
QUESTIONS = {
    "When did they meet, and who says otherwise?": (
        ("15 Aug 2025: Donald Trump and Vladimir Putin", "25 August 2025", "07-farm-volna24.txt [13]"),
        ("07-farm-volna24.txt [13]", "in Anchorage on 25 August 2025"),
    ),
    "What does each side want first?": (
        ("Russia: first a peace settlement, then a ceasefire", "Volodymyr Zelenskyy: first a ceasefire by Russia"),
        ("where", "a ceasefire before any talks on territory"),
    ),
    "What was planned and went otherwise?": (
        ("Planned on 14 Aug 2025", "plans a one-on-one meeting", "in the format of three on three"),
        ("see it", "in the format of three on three"),
    ),
    "What rests on one report only?": (
        ("25 Aug 2025: Donald Trump and Vladimir Putin", "Volodymyr Zelenskyy and Donald Trump", "and 21 more"),
        ("and 21 more", "Agreement on prisoners"),
    ),
}
"""Each question with what its answer says, and of what the next click shows the link and some words."""


class Reader:
    """Somebody who counts the clicks, and the words that were read on the way."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.clicks = page, 0
        page.goto(home)

    def click(self, words: str, within: str) -> None:
        self.page.locator(within).get_by_role("link", name=words, exact=True).first.click()
        self.clicks += 1

    def answer(self, question: str, says: tuple[str, ...]) -> None:
        """Ask, and find the answer on the screen."""
        self.click(question, "nav[aria-label='Questions']")
        section = self.page.locator(".answers section:target")
        expect(section.locator("h2")).to_be_in_viewport()
        for words in says:
            expect(section).to_contain_text(words)
        asked = self.page.locator("nav[aria-label='Questions'], .standing").all_inner_texts()
        read = " ".join([*asked, section.inner_text()]).split()
        assert len(read) <= MOST_WORDS


def walk(browser: Browser, home: str, width: int) -> dict[str, int]:
    """The clicks that each question takes until its evidence is seen."""
    taken = {}
    for question, (says, (link, shown)) in QUESTIONS.items():
        context = browser.new_context(viewport={"width": width, "height": 900})
        reader = Reader(context.new_page(), home)
        reader.answer(question, says)
        assert reader.clicks == 1
        reader.click(link, ".answers section:target")
        expect(reader.page.get_by_text(shown).first).to_be_visible()
        taken[question] = reader.clicks
        context.close()
    return taken


@pytest.mark.parametrize("width", [1280, 390])
def test_the_dossier_answers_within_a_click_and_shows_why_within_two(browser: Browser, site: Path, width: int) -> None:
    assert set(walk(browser, (site / "index.html").as_uri(), width).values()) == {2}


@pytest.mark.parametrize("width", [1280, 390])
def test_the_desk_answers_as_the_dossier_does(browser: Browser, address: str, width: int) -> None:
    assert set(walk(browser, f"{address}/", width).values()) == {2}


def test_on_a_desk_the_answers_stand_on_the_first_page_without_a_click(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    for section in page.locator(".answers section h2").all():
        expect(section).to_be_in_viewport()
    context.close()
