"""The desk in a real browser: two reviewers by keyboard alone, no error, no request elsewhere, for everybody."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.accessibility import SCHEMES, context_of, violations

from truceline import Case
from truceline.publish.dossier.addresses import VIEWS

PATHS = (
    *("/" if view == "home" else f"/{view}" for view in VIEWS),
    "/timeline?known_at=2025-08-16",
    "/changes?since=2025-08-14&until=2025-08-20",
    "/search?q=ceasefire",
    "/search?q=nowhereatall",
    "/add",
    "/review",
    "/decisions",
)
PATIENCE = 120_000


def watched(page: Page, address: str) -> list[str]:
    """What goes wrong on a page from now on: errors, and requests that leave the desk."""
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((f"{address}/", "data:")) else None)
    return wrong


def paths_of_a_page(case_file: Path) -> tuple[str, ...]:
    """A page of a source, with a link behind each sentence too, and the form to add a statement to one."""
    with Case(case_file) as case:
        id_ = max(case.known().sources.pages, key=lambda page: len(page.coded.statements)).coded.id
    return f"/source?id={id_}", f"/source?id={id_}&adding=1", f"/statement?id={id_}&sentence=0"


def begin(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/review")
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".verbs")).to_be_visible()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_two_reviewers_decide_by_keys(browser: Browser, address: str, case_file: Path) -> None:
    first, second = (browser.new_context() for _ in range(2))
    ana, bo = first.new_page(), second.new_page()
    for page in (ana, bo):
        page.set_default_timeout(PATIENCE)
    wrong = [watched(page, address) for page in (ana, bo)]
    begin(ana, address, "Ana")
    press(ana, "a")
    expect(ana.get_by_text("Decision 1 is kept.")).to_be_visible()
    press(ana, "r")
    expect(ana.get_by_label("Why").first).to_be_focused()
    ana.keyboard.type("a jar of j and k")
    press(ana, "Enter")
    expect(ana.get_by_text("Decision 2 is kept.")).to_be_visible()
    press(ana, "u")
    expect(ana.get_by_text("Decision 3 is kept.")).to_be_visible()
    here = ana.locator(".thing h2").inner_text()
    press(ana, "j")
    expect(ana.locator(".thing h2")).not_to_have_text(here)
    press(ana, "k")
    expect(ana.locator(".thing h2")).to_have_text(here)
    begin(bo, address, "Bo")
    bo.get_by_role("link", name="Second reviews").click()
    expect(bo.locator(".thing")).to_contain_text("Ana accepted")
    press(bo, "r")
    bo.keyboard.type("two offices")
    press(bo, "Enter")
    expect(bo.get_by_text("Decision 4 is kept.")).to_be_visible()
    assert wrong == [[], []]
    first.close()
    second.close()
    with Case(case_file) as case:
        decided = case.decisions().decided
    assert [(d.decision.reviewer, d.decision.verb, d.outcome) for d in decided] == [
        ("Ana", "accept", "overruled"),
        ("Ana", "reject", "undone"),
        ("Ana", "undo", "stands"),
        ("Bo", "reject", "stands"),
    ]


WORDS = "Only interpreters will sit with them"
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".source"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const start = node.textContent.indexOf(words);
    if (start < 0) continue;
    getSelection().setBaseAndExtent(node, start, node, start + words.length);
    return;
  }
}"""


def open_page(page: Page, address: str, title: str) -> None:
    page.goto(f"{address}/pages")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator(".source")).to_be_visible()
    page.wait_for_load_state()


def test_selected_words_become_a_statement_of_the_reviewer(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wrong = watched(page, address)
    begin(page, address, "Ana")
    open_page(page, address, "Two presidents, one runway")
    expect(page.get_by_role("link", name="Add a statement on these words")).to_be_hidden()
    page.evaluate(SELECT, WORDS)
    page.get_by_role("link", name="Add a statement on these words").click()
    expect(page.locator("mark")).to_have_text(WORDS)
    expect(page.get_by_label("What first")).to_be_hidden()
    page.get_by_label("What it is").select_option("precondition")
    expect(page.get_by_label("What first")).to_be_visible()
    expect(page.get_by_label("Told as")).to_be_hidden()
    page.get_by_label("What it is").select_option("event")
    page.get_by_label("What kind of act").select_option("CONSULT")
    page.get_by_label("Who (several").fill("Donald Trump, Vladimir Putin")
    page.get_by_label("Told as").select_option("planned")
    page.get_by_label("When").fill("2025-08-15")
    page.get_by_label("Note").fill("the shape of the meeting")
    press(page, "Enter")
    expect(page.get_by_text("Decision 1 is kept.")).to_be_visible()
    expect(page.locator(".thing")).to_contain_text("Ana added")
    for _ in range(60):
        open_page(page, address, "Two presidents, one runway")
        if page.locator(".card.added").count():
            break
        page.wait_for_timeout(1000)
    expect(page.locator(".card.added")).to_contain_text("meeting, added by a reviewer")
    expect(page.locator(".card.added")).to_contain_text("added by Ana")
    assert wrong == []


def test_a_sentence_is_reached_and_a_statement_added_by_keyboard_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    begin(page, address, "Ana")
    open_page(page, address, "Two presidents, one runway")
    page.get_by_role("link", name="Add a statement to a sentence").focus()
    press(page, "Enter")
    page.get_by_role("link", name="Add a statement to this sentence of paragraph 2").nth(1).focus()
    press(page, "Enter")
    expect(page.locator("mark")).to_contain_text(WORDS)
    page.get_by_label("What it is").focus()
    press(page, "Tab")
    page.keyboard.type("contact")
    press(page, "Tab")
    page.keyboard.type("Donald Trump")
    press(page, "Tab", "Tab")
    page.keyboard.type("planned")
    press(page, "Tab", "Tab", "Enter")
    expect(page.get_by_text("Decision 1 is kept.")).to_be_visible()


def test_a_merger_and_a_split_take_two_keys_and_a_reason(
    context: BrowserContext, address: str, case_file: Path
) -> None:
    with sqlite3.connect(case_file) as db:
        asked = "SELECT id FROM statement WHERE type = 'CONSULT' AND date = '2025-08-25'"
        (later,) = db.execute(asked).fetchone()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wrong = watched(page, address)
    begin(page, address, "Ana")
    page.goto(f"{address}/review?at={later}")
    press(page, "m")
    expect(page.locator("details[open] [data-pick='1']")).to_be_focused()
    expect(page.locator("details[open] .pick p").first).to_contain_text("Trump and Putin met in Anchorage")
    press(page, "1")
    page.keyboard.type("one summit")
    press(page, "Enter")
    expect(page.get_by_text("Decision 1 is kept.")).to_be_visible()
    page.goto(f"{address}/review?at={later}")
    press(page, "s", "2")
    page.keyboard.type("another summit")
    press(page, "Enter")
    expect(page.get_by_text("Decision 2 is kept.")).to_be_visible()
    assert wrong == []
    with Case(case_file) as case:
        merged, parted = case.decisions().decided
    assert merged.decision.subjects[1].anchors[0].quote.startswith("Trump and Putin met in Anchorage on Friday")
    assert (parted.decision.verb, parted.decision.subjects[0].id, parted.outcome) == ("split", later, "stands")


def test_single_keys_can_be_turned_off(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    begin(page, address, "Ana")
    page.get_by_label("Single keys decide and move").uncheck()
    page.locator("h1").click()
    press(page, "a")
    page.reload()
    expect(page.get_by_label("Single keys decide and move")).not_to_be_checked()
    expect(page.locator("main")).to_contain_text("1 of")
    press(page, "r")
    expect(page.get_by_label("Why").first).to_be_hidden()


def test_review_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    begin(page, address, "Ana")
    page.locator("summary", has_text="Reject").click()
    page.get_by_label("Why").first.fill("of another war")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Decision 1 is kept.")).to_be_visible()
    context.close()


def test_every_page_opens_without_an_error_and_fits(context: BrowserContext, address: str, case_file: Path) -> None:
    page = context.new_page()
    wrong = watched(page, address)
    begin(page, address, "Ana")
    for path in (*PATHS, *paths_of_a_page(case_file)):
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        for width in (1280, 640, 360):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide at {width}"
    assert wrong == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(browser: Browser, address: str, case_file: Path, scheme: str) -> None:
    context = context_of(browser, scheme)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    begin(page, address, "Ana")
    found = []
    for path in (*PATHS, *paths_of_a_page(case_file), "/enter", "/nowhere"):
        page.goto(address + path)
        for details in page.locator(".verbs summary").all():
            details.click()
        found += [f"{path}: {wrong}" for wrong in violations(page, scheme)]
    context.close()
    assert "\n".join(found) == ""


def test_the_slider_shows_the_case_as_known_on_a_day(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/timeline")
    slider = page.get_by_role("slider")
    slider.focus()
    press(page, "Home", "ArrowRight")
    # one key may break off the way to the page of the key before, so that no single navigation is waited for
    expect(page).to_have_url(re.compile(r"/timeline\?known_at=2025-08-1"), timeout=PATIENCE)
    expect(page.locator(".as-of")).to_contain_text("as known on")


def test_a_page_of_a_source_is_kept_from_day_to_day(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    open_page(page, address, "Two presidents, one runway")
    page.get_by_label("As it could be known on").first.fill("2025-08-14")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".as-of")).to_contain_text("as known on 14 Aug 2025")
    expect(page.locator("h1")).to_contain_text("Two presidents, one runway")


def test_a_page_that_wants_to_be_more_than_text_is_text_where_statements_are_added(
    context: BrowserContext, hostile: Path, serving: Callable[[Path], AbstractContextManager[str]]
) -> None:
    with serving(hostile.parent / "hostile.case") as address:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        wrong = watched(page, address)
        page.goto(f"{address}/review")
        page.get_by_label("Your name").fill("<b>Ana</b>")
        page.keyboard.press("Enter")
        expect(page.locator("main .facts").first).to_contain_text("<b>Ana</b>")
        for path in paths_of_a_page(hostile.parent / "hostile.case"):
            page.goto(address + path)
            assert page.evaluate("window.hacked") is None, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path
        expect(page.locator(".chosen-words")).to_contain_text("<script>window.hacked = 1</script>")
        assert wrong == []


def test_review_and_a_page_print(context: BrowserContext, address: str, case_file: Path) -> None:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    begin(page, address, "Ana")
    for path in ("/review", *paths_of_a_page(case_file)[:2]):
        page.goto(address + path)
        page.emulate_media(media="print")
        expect(page.locator("nav.desk")).to_be_hidden()
        assert page.locator(".add:visible, .adding:visible, .verbs:visible").count() == 0, path
        assert page.pdf(format="A4").startswith(b"%PDF")
