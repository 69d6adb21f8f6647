"""Any page is read or refused in one line, and every piece of the map leads back to the page."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import PageError
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.read.article import read_article
from truceline.read.decode import decode_page
from truceline.read.kind import tell_kind

ROOT = Path(__file__).resolve().parents[2]


def load_benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutated_pages", ROOT / "benchmarks" / "mutated_pages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCHMARK = load_benchmark()
LEXICON = load_lexicon()

fragments = st.lists(
    st.sampled_from(
        [
            "The envoys met in Doha on Monday.",
            "Neither side has signed the paper, said the host.",
            "Home | World",
            "18:40",
            "• One more point is open",
            "Read also: Ten lakes",
            "Published 4 March 2024",
            "<p>",
            "</p>",
            "<div class='x'>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "&amp;",
            "&#xD800;",
            "&",
            "<",
            "\n",
            "\n\n",
            "\r\n",
            "  ",
            "\u00a0",
            "\u202e",
            "\x00",
            "\U0001f534",
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)


def refuse_in_one_line(error: PageError) -> None:
    assert error.line.isprintable()


def read_and_check(source: str) -> None:
    page = Page(id="p", source=source, sha256=content_sha256(source), kind=tell_kind(source))
    try:
        article = read_article(page, LEXICON)
    except PageError as error:
        refuse_in_one_line(error)
        return
    BENCHMARK.check_article(article)
    assert article == read_article(page, LEXICON)


@settings(max_examples=150, deadline=None)
@given(fragments)
def test_pages_made_of_fragments(parts: list[str]) -> None:
    read_and_check("".join(parts).encode("utf-8", "replace").decode())


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=2**32), st.integers(min_value=0, max_value=3))
def test_mutated_pages(seed: int, which: int) -> None:
    read_and_check(BENCHMARK.mutate(BENCHMARK.own_pages()[which], seed))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_decode_to_text_or_are_refused(content: bytes) -> None:
    try:
        decode_page(content).encode("utf-8")
    except PageError as error:
        refuse_in_one_line(error)
