"""The dossier in a real browser: each view opens cleanly, for everybody, on paper, and whatever a page says."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.accessibility import SCHEMES, context_of, violations

from truceline import Case
from truceline.publish.dossier.addresses import VIEWS, view_file

NARROW, ZOOMED = 360, 640
"""Pixels of a phone, and of a desk of 1280 at 200 per cent."""


def every_page(site: Path) -> list[Path]:
    """Every view, and the page with most in it."""
    longest = max((site / "page").iterdir(), key=lambda path: path.stat().st_size)
    return [*(site / view_file(view) for view in VIEWS), longest]


def watched(page: Page) -> list[str]:
    """What goes wrong on a page from now on: errors, and requests that leave the folder."""
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    return wrong


def test_every_view_opens_without_an_error_or_a_request_and_fits(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    wrong = watched(page)
    for path in every_page(site):
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1, path.name
        for width in (1280, ZOOMED, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path.name} is {wide} wide at {width}"
    assert wrong == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(browser: Browser, site: Path, scheme: str) -> None:
    context = context_of(browser, scheme)
    page = context.new_page()
    found = []
    for path in every_page(site):
        page.goto(path.as_uri())
        found += [f"{path.name}: {wrong}" for wrong in violations(page, scheme)]
    context.close()
    assert "\n".join(found) == ""


def test_it_reads_without_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "conflicts.html").as_uri())
    expect(page.locator(".conflict").first).to_be_visible()
    expect(page.locator("[data-filters]")).to_be_hidden()
    context.close()


def test_filters_choose_and_say_how_many_are_shown(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "conflicts.html").as_uri())
    page.get_by_label("Kind").select_option("Weekday")
    expect(page.locator(".conflict:visible")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("1 of")


def test_a_span_and_its_card_lead_to_each_other_by_keyboard(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto(every_page(site)[-1].as_uri())
    note = page.locator("a.note").first
    note.focus()
    expect(page.locator("[data-card].lit").first).to_be_visible()
    page.keyboard.press("Enter")
    card = page.locator(".card:target")
    expect(card).to_be_visible()
    card.locator("a.back").focus()
    assert page.locator("span.lit").count() > 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('a.note:target') !== null")


def test_what_is_given_up_shows_which_orders_can_begin(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "sequence.html").as_uri())
    told = page.locator("[data-what-if] [data-told]")
    expect(told).to_have_text("0 of 2 deadlocks open.")
    boxes = page.locator("[data-what-if]").get_by_role("checkbox")
    box = page.get_by_role("checkbox", name="Friedrich Merz")
    box.focus()
    page.keyboard.press("Space")
    expect(told).to_have_text("1 of 2 deadlocks open.")
    expect(page.locator(".deadlock.opened")).to_have_count(1)
    box.uncheck()
    page.get_by_role("checkbox", name="Russia: a peace").check()
    expect(told).to_contain_text("2 of 2 deadlocks open. Nothing that is told stands against:")
    expect(told).to_contain_text("Friedrich Merz: a ceasefire before a peace settlement")
    expect(page.locator("[data-is='can begin']")).to_have_count(boxes.count() - 1)
    expect(page.locator(".graph .locked")).to_have_count(0)


def test_without_script_each_single_concession_says_what_it_opens(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "sequence.html").as_uri())
    expect(page.locator("[data-what-if]")).to_be_hidden()
    lines = page.get_by_role("listitem").filter(has_text="Opens 2 of the 2: Russia no longer asking")
    expect(lines).to_contain_text("Then nothing that is told stands against: Volodymyr Zelenskyy")
    context.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_text(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()


def test_the_address_of_a_day_opens_the_case_as_known_then(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("navigation", name="As known on").get_by_role("link", name="14 Aug 2025").click()
    expect(page.locator(".as-of")).to_contain_text("1 page, as known on 14 Aug 2025")
    assert "/known-at/2025-08-14/" in page.url


def test_a_slider_goes_to_the_days_and_keeps_the_view(context: BrowserContext, alaska: Path, tmp_path: Path) -> None:
    with Case(alaska) as case:
        case.report(tmp_path, days=["2025-08-14", "2025-08-16"])
    page = context.new_page()
    wrong = watched(page)
    page.goto((tmp_path / "timeline.html").as_uri())
    slider = page.get_by_role("slider", name="As it could be known on")
    expect(slider).to_have_attribute("aria-valuetext", "all that is known")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/known-at/2025-08-16/timeline.html")
    expect(page.locator(".as-of")).to_contain_text("as known on 16 Aug 2025")
    days = page.get_by_role("navigation", name="As known on")
    days.get_by_role("link", name="14 Aug 2025").click()
    page.wait_for_url("**/known-at/2025-08-14/timeline.html")
    page.locator("a", has_text="Harbour Post [1]").first.click()
    days.get_by_role("link", name="all that is known").click()
    expect(page.locator("h1")).to_contain_text("Two presidents, one runway")
    assert "known-at" not in page.url
    assert wrong == []


def test_it_prints(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    for path in (site / "index.html", site / "conflicts.html", every_page(site)[-1]):
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        expect(page.locator("nav.views")).to_be_hidden()
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_web_server_serves_it_as_a_disk_does(context: BrowserContext, site: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page, home = context.new_page(), f"http://127.0.0.1:{server.server_port}/"
        wrong: list[str] = []
        page.on("console", lambda m: wrong.append(m.text))
        page.on("request", lambda r: None if r.url.startswith((home, "data:")) else wrong.append(r.url))
        page.goto(home + "known-at/2025-08-14/conflicts.html")
        assert "serif" in page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily")
        server.shutdown()
    assert wrong == []


def test_a_hostile_page_is_only_text(context: BrowserContext, hostile: Path) -> None:
    page = context.new_page()
    wrong = watched(page)
    for path in every_page(hostile):
        page.goto(path.as_uri())
        assert page.evaluate("window.hacked") is None, path.name
        for width in (1280, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    shown = page.locator("article.source").inner_text()
    assert "<script>window.hacked = 1</script>" in shown
    assert "Перемирие" in shown
    assert wrong == []


def test_right_to_left_words_run_right_to_left(context: BrowserContext, hostile: Path) -> None:
    page = context.new_page()
    page.goto(every_page(hostile)[-1].as_uri())
    arabic = page.locator(".text", has_text="وقف إطلاق النار").first
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
