"""docs/sentences.md is what truceline tells now of the sentences that are kept for it."""

from __future__ import annotations

import runpy
from difflib import unified_diff
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_sentence_is_told_as_the_document_says() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "sentences_page.py"))
    document = (ROOT / "docs" / "sentences.md").read_text(encoding="utf-8")
    changed = list(unified_diff(document.splitlines(), tool["write_document"]().splitlines(), n=0, lineterm=""))
    assert not changed, "\n".join(["run tools/sentences_page.py and read what changed:", *changed])


def test_no_sentence_stands_twice() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "sentences_page.py"))
    sentences = [sentence for _, group in tool["groups"]() for sentence in group]
    assert [s for s in sentences if sentences.count(s) > 1] == []
