"""Write docs/founding-page.md: what `truceline brief` prints for the founding page, with short quotes only.

.venv/bin/python tools/founding_page.py          write it
.venv/bin/python tools/founding_page.py --check  exit with 1 where it is not up to date
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from truceline.capture.files import capture_paths
from truceline.pipeline import CaseRecord, Engine, check_pages
from truceline.publish.brief import brief_of
from truceline.publish.terminal import render_brief

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT.parent / "shared" / "seeds" / "alaska-page.txt"
DOCUMENT = ROOT / "docs" / "founding-page.md"
QUOTE_WORDS = 5
LONGEST_COMMON_RUN = 9
"""Words in a row that the document may share with the page, which is not ours to publish."""

HEAD = f"""# The brief of the founding page

truceline began with one scraped page on the Alaska meeting of August 2025. It is full of site furniture and cannot
stand: its dates, offices and formats contradict each other. The page itself is not part of this project.
This is what the brief says of it, with every quote cut to {QUOTE_WORDS} words:

    truceline brief ../shared/seeds/alaska-page.txt --quote-words {QUOTE_WORDS} --all

`tools/founding_page.py` writes this document; nothing in it is set by hand.
[Examples](examples.md) shows the same for pages that come with the project.

"""


def write_document() -> str:
    """The document as it should stand now."""
    (case,) = [c for c in check_pages(capture_paths([PAGE]), Engine()) if isinstance(c, CaseRecord)]
    brief = render_brief(brief_of(case.articles, case.conflicts), 80, quote_words=QUOTE_WORDS, show_all=True)
    return f"{HEAD}```text\n{brief}```\n"


def common_run(text: str, page: str) -> str:
    """The first run of words, one longer than allowed, that a text shares with the page; empty where there is none."""
    length = LONGEST_COMMON_RUN + 1
    mine, theirs = (re.findall(r"\w+", t.casefold()) for t in (text, page))
    known = {tuple(theirs[n : n + length]) for n in range(len(theirs) - length + 1)}
    runs = (mine[n : n + length] for n in range(len(mine) - length + 1))
    return next((" ".join(run) for run in runs if tuple(run) in known), "")


def main() -> int:
    """Write the document, or check it."""
    text = write_document()
    if found := common_run(text, PAGE.read_text(encoding="utf-8")):
        print(f"founding-page.md: too long a quote: {found}", file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        return int(not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text)
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
