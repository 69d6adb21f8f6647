"""Turn the quotes of tests/quality/summit_pages/gold.toml into gold.jsonl, with offsets in code points.

Every quote must occur exactly once in its page. Run it after a page or a quote has changed.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

PAGES = Path(__file__).resolve().parents[1] / "tests" / "quality" / "summit_pages"
KNOWLEDGE = "knowledge: "


def find_quote(text: str, quote: str) -> dict[str, Any]:
    """Give a quote with its place. Raises ValueError if it is absent or stands there twice."""
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        raise ValueError(f"not exactly once in the page: {quote!r}")
    return {"page": "a", "quote": quote, "start": start, "end": start + len(quote)}


def give_evidence(text: str, quote: str) -> dict[str, Any]:
    if quote.startswith(KNOWLEDGE):
        return {"page": None, "knowledge": quote.removeprefix(KNOWLEDGE)}
    return find_quote(text, quote)


def build_conflict(text: str, row: list[str]) -> dict[str, Any]:
    kind, name, scope, severity, first, second, explanation = row
    evidence = [give_evidence(text, first), give_evidence(text, second)]
    return {
        "kind": kind,
        "class": name,
        "scope": scope,
        "severity": severity,
        "evidence": evidence,
        "explanation": explanation,
    }


def build_trap(text: str, row: list[str]) -> dict[str, Any]:
    kind, first, second, why = row
    return {"kind": kind, "why_not": why, "evidence": [find_quote(text, first), find_quote(text, second)]}


def build_case(page: dict[str, Any]) -> dict[str, Any]:
    """Build one line of gold.jsonl. A page has no title of its own: its headlines stand in the text."""
    text = (PAGES / f"{page['id']}.txt").read_text(encoding="utf-8")
    slug = page["id"].split("-", 1)[1]
    url = f"https://news.{slug}.example/{page['id']}"
    sheet: dict[str, Any] = {"id": "a", "url": url, "outlet": f"news.{slug}.example", "title": None}
    sheet |= {"published": page.get("published"), "text": text}
    conflicts = [build_conflict(text, row) for row in page["conflicts"]]
    traps = [build_trap(text, row) for row in page["traps"]]
    return {"id": page["id"], "note": page["note"], "pages": [sheet], "conflicts": conflicts, "traps": traps}


def main() -> int:
    gold = tomllib.loads((PAGES / "gold.toml").read_text(encoding="utf-8"))
    lines, errors = [], []
    for page in gold["page"]:
        try:
            lines.append(json.dumps(build_case(page), ensure_ascii=False))
        except ValueError as error:
            errors.append(f"{page['id']}: {error}")
    if errors:
        sys.stderr.write("\n".join(errors) + "\n")
        return 1
    (PAGES / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
