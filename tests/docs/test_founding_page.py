"""docs/founding-page.md is what truceline prints for the page it was founded on."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_document_is_what_the_brief_says_now(shared: Path) -> None:
    assert (shared / "seeds").is_dir()
    tool = runpy.run_path(str(ROOT / "tools" / "founding_page.py"))
    document = (ROOT / "docs" / "founding-page.md").read_text(encoding="utf-8")
    assert document == tool["write_document"](), "run tools/founding_page.py and read what changed"
