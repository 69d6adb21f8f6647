"""Floors of reading, on 70 real pages and on the founding page. They can only rise."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import Span
from truceline.read.article import read_article
from truceline.read.kind import tell_kind

LEXICON = load_lexicon()


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def read(record: dict[str, Any], **given: str | None) -> Article:
    source = record.get("html") or record["text"]
    kind = "html" if "html" in record else tell_kind(source)
    page = Page(id="p", source=source, sha256=content_sha256(source), kind=kind, url=record.get("url"), **given)  # type: ignore[arg-type]
    return read_article(page, LEXICON)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def text_f1(wanted: str, found: str) -> float:
    gold, ours = shingles(wanted), shingles(found)
    return 2 * (gold & ours).total() / max(1, gold.total() + ours.total())


def test_html(shared: Path) -> None:
    pages = records(shared / "bench/pages/html.jsonl")
    articles = [read(p) for p in pages]
    scores = [text_f1(p["body"], a.text) for p, a in zip(pages, articles, strict=True)]
    given = [a.published == p["published"] for p, a in zip(pages, articles, strict=True) if a.published]
    assert sum(scores) / len(scores) >= 0.935
    assert len(given) / len(pages) >= 0.90
    assert sum(given) / len(given) >= 0.90


def test_plain(shared: Path) -> None:
    pages = records(shared / "bench/pages/plain.jsonl")
    articles = [read(p) for p in pages]
    scores = [text_f1(p["body"], a.text) for p, a in zip(pages, articles, strict=True)]
    given = [a.published == p["published"] for p, a in zip(pages, articles, strict=True) if a.published]
    assert sum(scores) / len(scores) >= 0.91
    assert sum(given) / len(given) >= 0.95


def evidence(shared: Path) -> Iterator[tuple[dict[str, Any], Span]]:
    for case in records(shared / "bench/conflicts/cases.jsonl"):
        pages = {p["id"]: p for p in case["pages"]}
        for conflict in case["conflicts"]:
            for e in conflict["evidence"]:
                if e.get("page"):
                    yield pages[e["page"]], Span(e["start"], e["end"])


def test_what_conflicts_rest_on_is_kept(shared: Path) -> None:
    lost = []
    for record, span in evidence(shared):
        article = read(record, title=record["title"], published=record["published"])
        kept = article.map.to_text(span)
        if kept is None or len(kept.of(article.text)) < span.end - span.start - 2:
            lost.append(span.of(record["text"]))
    assert lost == []


def test_the_founding_page(shared: Path) -> None:
    gold = json.loads((shared / "bench/seed.json").read_text(encoding="utf-8"))
    article = read({"text": (shared / "seeds/alaska-page.txt").read_text(encoding="utf-8")})
    assert [f["text"] for f in gold["furniture"] if f["text"].strip() in article.text] == []
    assert article.title == gold["title"]["text"]
    assert gold["title"]["text"] not in article.text


def test_clean_articles_are_hardly_cut(shared: Path) -> None:
    texts = [r["text"] for r in records(shared / "bench/time/timebank.jsonl")]
    cut = [f.text for text in texts for f in read({"text": text}).furniture]
    assert len(cut) <= 6
