"""Build gold-a.jsonl and gold-b.jsonl from the readable cases; offsets come from the quotes.

`python tests/quality/voices/build.py` writes both.

A case is a text file: `case:` and `note:`, then pages (`@ id | outlet | published | title` and their text),
conflicts (`! kind class scope severity`), traps (`~ kind`), each with two places (`page: quote`, `*: knowledge`)
and `= why`. A page without a date of publication has `-` there, one without a title may leave it out.
`tests/quality/pairs/build.py` reads its cases with `read_case` too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HALVES = ("a", "b")
STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)"
    r"(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<![ap]\.m)[.!?][\"”'’]?\s+(?=[\"“'‘(]?[A-Z0-9])|\n"
)
"""Where a sentence ends inside a text, roughly; a quote must not reach across."""

Row = dict[str, Any]


def build_half(half: str) -> list[Row]:
    paths = sorted((FOLDER / half).glob("*.txt"))
    return [read_case(path.read_text(encoding="utf-8").splitlines()) for path in paths]


def write_half(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_case(lines: list[str]) -> Row:
    head = dict(line.split(": ", 1) for line in lines[:2])
    blocks = _split_blocks(lines[2:])
    pages = [_read_page(head["case"], block) for block in blocks if block[0].startswith("@")]
    texts = {page["id"]: page["text"] for page in pages}
    conflicts = [_read_conflict(texts, block) for block in blocks if block[0].startswith("!")]
    traps = [_read_trap(texts, block) for block in blocks if block[0].startswith("~")]
    return {"id": head["case"], "note": head["note"], "pages": pages, "conflicts": conflicts, "traps": traps}


def _split_blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = []
    for line in lines:
        if re.match(r"[@!~] ", line):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _read_page(case: str, block: list[str]) -> Row:
    name, outlet, published, title = [*block[0].removeprefix("@ ").split(" | ", 3), ""][:4]
    slug = re.sub(r"[^a-z]+", "-", outlet.lower()).strip("-")
    text = "\n".join(block[1:]).strip()
    url = f"https://{slug}.example/{case}/{name}"
    return {
        "id": name,
        "url": url,
        "outlet": outlet,
        "title": title,
        "published": None if published in ("", "-") else published,
        "clean": True,
        "text": text,
    }


def _read_conflict(texts: dict[str, str], block: list[str]) -> Row:
    kind, kind_class, scope, severity = block[0].removeprefix("! ").split()
    evidence = [_read_place(texts, line) for line in block[1:3]]
    return {
        "kind": kind,
        "class": kind_class,
        "scope": scope,
        "severity": severity,
        "evidence": evidence,
        "explanation": block[3].removeprefix("= "),
    }


def _read_trap(texts: dict[str, str], block: list[str]) -> Row:
    evidence = [_read_place(texts, line) for line in block[1:3]]
    return {"kind": block[0].removeprefix("~ "), "why_not": block[3].removeprefix("= "), "evidence": evidence}


def _read_place(texts: dict[str, str], line: str) -> Row:
    page, quote = line.split(": ", 1)
    if page == "*":
        return {"page": None, "knowledge": quote}
    text = texts[page]
    if text.count(quote) != 1:
        raise ValueError(f"{quote!r} stands {text.count(quote)} times in {page}, not once")
    if STOP.search(quote):
        raise ValueError(f"{quote!r} reaches over more than one sentence")
    start = text.index(quote)
    return {"page": page, "quote": quote, "start": start, "end": start + len(quote)}


if __name__ == "__main__":
    for half in HALVES:
        (FOLDER / f"gold-{half}.jsonl").write_text(write_half(build_half(half)), encoding="utf-8")
