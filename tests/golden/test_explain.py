"""What `truceline explain` prints, whole, for sentences of several negotiations.

`python tests/golden/test_explain.py` writes the files anew; look at every change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, TracedArticle, trace_pages
from truceline.publish.explain import render_explanation

FOLDER = Path(__file__).parent / "explain"
SENTENCES = {
    "meeting_planned": ("Trump and Putin will meet in Anchorage on Friday, the Kremlin said.", "2025-08-13"),
    "talks_denied": ("There were no talks between Chad and Sudan in May, said one diplomat.", "2024-05-30"),
    "demand_and_release": (
        "The ambassador of Peru urged both armies to pull back, and the rebels will probably release two hostages.",
        "2024-05-30",
    ),
    "nothing_found": (
        "The old harbour wall was mended. Rose met her aunt. Hello! The treaty hung there.",
        "2024-05-30",
    ),
    "not_english": ("Der Kanzler traf den Präsidenten in Berlin und sprach mit ihm über den Krieg.", None),
}


def explained(sentence: str, published: str | None) -> str:
    """The explanation of a text, 80 columns wide."""
    sha256 = content_sha256(sentence)
    page = Page(id="t", source=sentence, sha256=sha256, kind="plain", clean=True, published=published)
    (traced,) = trace_pages([page], Engine())
    assert isinstance(traced, TracedArticle)
    return render_explanation(traced)


@pytest.mark.parametrize("name", SENTENCES)
def test_explanation(name: str) -> None:
    assert explained(*SENTENCES[name]) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for case, given in SENTENCES.items():
        (FOLDER / f"{case}.txt").write_text(explained(*given), encoding="utf-8")
