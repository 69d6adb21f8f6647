"""Read thousands of mutated pages: nothing but a PageError may come, and every piece must map back.

    python benchmarks/mutated_pages.py [COUNT] [SEED]

Mutates the pages below and, where ../shared is there, the pages in it. The same count and seed give the same pages.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from truceline.errors import PageError
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import Span
from truceline.read.article import read_article
from truceline.read.decode import decode_page, replace_surrogates
from truceline.read.kind import tell_kind

_BODY = (
    "NAIROBI, 4 March 2024 (Ridge Wire) - Envoys of the two Sudanese armies spent the weekend on one clause.",
    "“We have a map and no road,” said a mediator who asked for his name to be left out.",
    "The corridor to El Obeid would open only after both sides had pulled their guns behind the river.",
    "Neither delegation has signed. A third round is planned for Tuesday, the hosts say.",
)
_HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Envoys argue over one clause | Ridge Wire</title>
<meta property="article:published_time" content="2024-03-04T09:00:00+03:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-03-04T09:00:00+03:00"}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/africa">Africa &amp; Gulf</a></li></ul></nav>
<article><h1>Envoys argue over one clause</h1><p class="byline">By A. Writer</p>
{"".join(f"<p>{line}</p>" for line in _BODY)}
<figure><figcaption>The hall of the talks. Photo: pool</figcaption></figure></article>
<footer>About us &middot; Contact &copy; 2024</footer></body></html>"""
_PLAIN = "\n\n".join(
    [
        *("Skip to content", "Home | Africa | Gulf", "Envoys argue over one clause", "Published 4 March 2024"),
        *_BODY,
        *("Read also: Ten lakes", "Subscribe to our newsletter", "Share | Print"),
    ]
)
_LIVE = "\n".join(
    [
        *("LIVE Kosovo talks", "AT A GLANCE", "• The annex is still open", "• Nobody has left the room", "18:40"),
        *("The chair says that the annex is nearly done, and asks for one more hour.", "17:05", "Coffee is served."),
    ]
)
_STRANGE = (
    "\x00", "\u202e", "\u200b", "\ufeff", "\ud800", "\ufffd", "\r\n", "\u2028", "&amp;", "&#0;", "&#xD800;", "&nbsp;",
    "<", ">", "<!--", "-->", "<div>", "</p>", "<script>", "</script>", "<p", '"', "<svg/>", "\U0001f534", "İ", " " * 50,
)  # fmt: skip

Mutation = Callable[[random.Random, str], str]


def _cut(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randrange(1, 400) :]


def _repeat(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    part = text[start : start + chance.randrange(1, 200)]
    return text[:start] + part * chance.randrange(2, 20) + text[start:]


def _insert(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_STRANGE) * chance.randrange(1, 6) + text[at:]


def _swap(chance: random.Random, text: str) -> str:
    a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[b:] + text[a:b] + text[:a]


def _recode(chance: random.Random, text: str) -> str:
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.randrange(1, 8)):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    return decode_page(bytes(raw))


_MUTATIONS: tuple[Mutation, ...] = (_cut, _repeat, _insert, _swap, _recode)


def own_pages() -> list[str]:
    """The pages written for this benchmark."""
    return [_HTML, _PLAIN, _LIVE, _BODY[0]]


def shared_pages(root: Path) -> list[str]:
    """The pages of ../shared, or none where it is not there; the longest are left out for the sake of time."""
    found = [(root / "seeds/alaska-page.txt").read_text(encoding="utf-8")] if root.is_dir() else []
    for name, field in (("html", "html"), ("plain", "text")):
        path = root / f"bench/pages/{name}.jsonl"
        if path.is_file():
            lines = path.read_text(encoding="utf-8").split("\n")
            found.extend(json.loads(line)[field] for line in lines if line)
    return [page for page in found if len(page) < 60_000]


def mutate(text: str, seed: int) -> str:
    """A page with one to six mutations, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 7)):
        try:
            text = chance.choice(_MUTATIONS)(chance, text)
        except PageError:
            continue
    return replace_surrogates(text)


def check_article(article: Article) -> None:
    """Raise AssertionError where a piece, or a span, does not map back."""
    source, text = article.page.source, article.text
    end, used = 0, 0
    for piece in article.map.pieces:
        assert piece.length > 0, piece
        assert piece.page_length > 0, piece
        assert piece.text >= end, f"pieces overlap in the text: {piece}"
        assert piece.page >= used, f"pieces overlap in the page: {piece}"
        end, used = piece.text + piece.length, piece.page + piece.page_length
        assert end <= len(text), piece
        assert used <= len(source), piece
        if piece.verbatim:
            assert text[piece.text : end] == source[piece.page : used], piece
        span = Span(piece.text, end)
        assert article.map.to_page(span) == Span(piece.page, used), piece
        assert article.map.to_text(Span(piece.page, used)) == span, piece
    for item in article.furniture:
        assert item.page_span is None or 0 <= item.page_span.start < item.page_span.end <= len(source), item
    (article.text + (article.title or "")).encode("utf-8")


def read_mutated(pages: list[str], count: int, seed: int, lexicon: Lexicon) -> Iterator[str]:
    """Read so many mutated pages and yield what came of each: `article`, or the name of the PageError."""
    for number in range(count):
        source = mutate(pages[number % len(pages)], seed + number)
        page = Page(id=str(number), source=source, sha256=content_sha256(source), kind=tell_kind(source))
        try:
            article = read_article(page, lexicon)
        except PageError as error:
            yield type(error).__name__
            continue
        check_article(article)
        yield "article"


def main() -> None:
    count, seed = (int(a) for a in [*sys.argv[1:3], "10000", "1"][:2]) if len(sys.argv) != 2 else (int(sys.argv[1]), 1)
    pages = own_pages() + shared_pages(Path(__file__).resolve().parents[2] / "shared")
    began = time.monotonic()
    outcomes = Counter(read_mutated(pages, count, seed, load_lexicon()))
    print(json.dumps({"pages": count, **outcomes, "seconds": round(time.monotonic() - began, 1)}))


if __name__ == "__main__":
    main()
