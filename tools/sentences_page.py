"""Write docs/sentences.md: what truceline makes of each of some hundred sentences, so that it can be read at a glance.

.venv/bin/python tools/sentences_page.py          write it

The sentences are our own (`tests/golden/sentences.txt`, under headings): one happening told in each way that we could
think of. Each is a page by itself, and its row says what the brief of that page tells, open points apart.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from truceline.capture.json_lines import read_json_line
from truceline.pipeline import CaseRecord, Engine, check_pages
from truceline.publish.brief import brief_of
from truceline.publish.terminal import happening_words, link_words, stand_words
from truceline.trace.content import Brief, Happening, Report
from truceline.trace.words import list_words

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests" / "golden" / "sentences.txt"
DOCUMENT = ROOT / "docs" / "sentences.md"
PUBLISHED = "2025-05-28"
NOTHING = "–"

HEAD = """# What is told of a sentence

Each sentence here is a page of Wednesday, 28 May 2025, by itself; beside it stands what the brief of that page tells.
All happenings are invented. One happening is told in every way that we could think of, so that what the tense, a
denial, a hope or a condition makes of it can be seen at a glance: "–" is "no statement found".
`tools/sentences_page.py` writes this page from `tests/golden/sentences.txt`; nothing in it is set by hand, and rows
that are wrong stand as they are.
"""


def groups() -> Iterator[tuple[str, list[str]]]:
    """The headings, each with its sentences."""
    for part in SENTENCES.read_text(encoding="utf-8").split("# ")[1:]:
        heading, *sentences = part.strip().splitlines()
        yield heading, sentences


def told(brief: Brief) -> list[str]:
    """What a brief tells, an entry a line, in the order of its sections."""
    return [
        *_happenings("held", brief.held),
        *_happenings("not held yet", brief.planned),
        *_happenings("not held", brief.denied),
        *_happenings("call", brief.calls),
        *_happenings("agreement", brief.agreements),
        *(f"{list_words(s.holders) or 'not said who'} {stand_words(s)}{_said(s.reports[0])}" for s in brief.stands),
        *(f"order: {link_words(link)}{_said(link.reports[0])}" for link in brief.links),
        *(f"assessment by {', '.join(w for w in (a.by, a.word, *a.qualifiers) if w)}" for a in brief.assessments),
        *(f"{', '.join(('state', *s.qualifiers))}{_said(s.reports[0])}" for s in brief.situations),
        *_happenings("act", brief.acts),
    ]


def _happenings(section: str, happenings: tuple[Happening, ...]) -> Iterator[str]:
    for h in happenings:
        yield f"{section}: {happening_words(h)}{_said(h.reports[0])}"


def _said(report: Report) -> str:
    """Whose words they are; nothing where the page speaks itself."""
    return f" (said by {', as told by '.join(report.speakers)})" if report.speakers else ""


def write_document() -> str:
    """The document as it should stand now."""
    engine = Engine()
    parts = [HEAD]
    for heading, sentences in groups():
        rows = [f"| {sentence} | {'<br>'.join(_told(sentence, engine)) or NOTHING} |" for sentence in sentences]
        parts.append("\n".join([f"## {heading}\n", "| the sentence | what is told |", "| --- | --- |", *rows, ""]))
    return "\n".join(parts)


def _told(sentence: str, engine: Engine) -> list[str]:
    page = {"id": "sentence", "published": PUBLISHED, "text": sentence, "clean": True}
    captured = read_json_line(json.dumps(page).encode())
    (case,) = (c for c in check_pages([captured], engine) if isinstance(c, CaseRecord))
    return told(brief_of(case.articles, case.conflicts))


def main() -> int:
    """Write the document."""
    DOCUMENT.write_text(write_document(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
