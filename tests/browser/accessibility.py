"""What axe finds wrong on a page, by the rules of WCAG up to level AA."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that colours decide: in the dark a page has other colours, and is else the same."""
SCHEMES = ("light", "dark")


def context_of(browser: Browser, scheme: str) -> BrowserContext:
    """A browser without memory that likes light or dark pages, into which axe may be put."""
    return browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)


def violations(page: Page, scheme: str) -> Iterator[str]:
    """What axe finds wrong on the page that is open: rule, how bad, and the first three places."""
    rules = {"type": "rule", "values": OF_COLOURS} if scheme == "dark" else {"type": "tag", "values": WCAG}
    for found in Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]:
        yield f"{found['id']} ({found['impact']}): {[node['html'][:120] for node in found['nodes'][:3]]}"
