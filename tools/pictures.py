"""Take the pictures of docs/images: the dossier of the example pages as a reader sees it, in a browser.

    python tools/pictures.py

Needs Chromium (Debian: apt-get install chromium). They are WebP, which the browser itself encodes.
"""

from __future__ import annotations

import base64
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from truceline import Case, example_pages
from truceline.publish.dossier.answers import ANSWERS

INTO = Path(__file__).parents[1] / "docs" / "images"
WIDE, NARROW = (1280, 900), (390, 844)
QUALITY = 0.6
ENCODE = """async ([png, quality]) => {
  const image = await createImageBitmap(await (await fetch(png)).blob());
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


def main() -> None:
    """Take them all."""
    chromium = shutil.which("chromium") or sys.exit("needs Chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = _dossier(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width, height in (WIDE, NARROW):
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, (asks, _) in ANSWERS.items():
                page.goto(home)
                page.get_by_role("link", name=asks).click()
                _keep(browser, page, f"answer-{name}-{width}")
        page = browser.new_page(viewport={"width": WIDE[0], "height": 1000})
        for name, view in {"home": "index", "sequence": "sequence"}.items():
            page.goto(home.replace("index", view))
            _keep(browser, page, f"dossier-{name}")
        page.goto(home.replace("index", "pages"))
        page.get_by_role("link", name="Two presidents, one runway").first.click()
        _keep(browser, page, "dossier-page")
        browser.close()


def _dossier(folder: Path) -> str:
    with Case(folder / "alaska.case") as case:
        case.add(example_pages())
        case.report(folder / "site", days=["2025-08-14"])
    return (folder / "site" / "index.html").as_uri()


def _keep(browser: Browser, page: Page, name: str) -> None:
    png = base64.b64encode(page.screenshot()).decode()
    encoder = browser.new_page()
    content = base64.b64decode(encoder.evaluate(ENCODE, [f"data:image/png;base64,{png}", QUALITY]))
    encoder.close()
    (INTO / f"{name}.webp").write_bytes(content)
    print(f"{name}.webp: {len(content):,} bytes")


if __name__ == "__main__":
    main()
