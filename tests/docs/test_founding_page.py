"""docs/founding-page.md is what truceline prints for the page it was founded on."""

from __future__ import annotations

from pathlib import Path

from tools.founding_page import DOCUMENT, write_document


def test_document_is_what_the_brief_says_now(shared: Path) -> None:
    assert (shared / "seeds").is_dir()
    assert DOCUMENT.read_text(encoding="utf-8") == write_document(), "run tools/founding_page.py and read what changed"
