"""Measure what the parse costs and what the filter before it loses, on one core.

    OMP_NUM_THREADS=1 taskset -c 0 python benchmarks/parse_share.py [SHARED] [--articles N]

For the first N (200) articles of bench/throughput and of the negotiation articles of bench/news: the share of the text
(code points) that is parsed, CPU seconds of the whole way (read, annotate, code, link, check) against CPU seconds that
bare spaCy (same model, tagger and parser) needs for the very sentences that were parsed, and the
statements that are lost against parsing every sentence. Models are loaded before the clock starts.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest import mock

import spacy

from truceline.annotate import annotate as stage
from truceline.annotate.parser import UNUSED, SpacyParser
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.parse import Parse
from truceline.pipeline import Engine, code_pages
from truceline.scale.memory import collect_rarely

ROOT = Path(__file__).resolve().parents[1]
SLICE = 25
"""Pages after which the clock goes from the whole way to bare spaCy and back, so that both see the same machine."""
BATCH = 128
"""Sentences that bare spaCy reads together; from 64 to 512 it takes as long."""
SETS = ("throughput/articles.jsonl.gz", "news/news_2012_2020_allsides_negotiation.jsonl")


class Listening(SpacyParser):
    """The parser, with the sentences that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []

    def parse(self, sentences: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        given = list(sentences)
        self.sentences.extend(text for text, _ in given)
        return super().parse(given)


def read_pages(path: Path, count: int) -> list[Page]:
    """The first articles of a set."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in itertools.islice(lines, count)]
    return [
        Page(
            id=r["id"],
            source=r["text"],
            sha256=content_sha256(r["text"]),
            kind="plain",
            clean=True,
            published=r.get("published"),
        )
        for r in records
    ]


def count_statements(pages: list[Page], engine: Engine) -> int:
    """How many statements the pages give."""
    return sum(len(c.statements) for c in code_pages(pages, engine) if not isinstance(c, Exception))


def every_sentence(article: AnnotatedArticle, lexicon: Lexicon) -> tuple[bool, ...]:
    """A filter that lets every sentence through."""
    del lexicon
    return tuple(True for _ in article.sentences)


def measure(pages: list[Page], *, losses: bool) -> dict[str, float | None]:
    """The figures of one set."""
    parser = Listening()
    engine = Engine(parser=parser)
    count_statements(pages[:2], engine)
    plain = spacy.load(parser.name, exclude=UNUSED)
    list(plain.pipe(parser.sentences, batch_size=BATCH))
    parser.sentences.clear()
    collect_rarely()
    statements, whole, bare, sentences = 0, 0.0, 0.0, []
    for first in range(0, len(pages), SLICE):
        began = time.process_time()
        statements += count_statements(pages[first : first + SLICE], engine)
        whole += time.process_time() - began
        began = time.process_time()
        for _ in plain.pipe(parser.sentences, batch_size=BATCH):
            pass
        bare += time.process_time() - began
        sentences += parser.sentences
        parser.sentences.clear()
    parsed = sum(map(len, sentences))
    of_all = None
    if losses:
        with mock.patch.object(stage, "select_sentences", every_sentence):
            of_all = count_statements(pages, engine)
    return {
        "articles": len(pages),
        "share_parsed": round(parsed / sum(len(p.source) for p in pages), 3),
        "whole_seconds": round(whole, 1),
        "spacy_seconds": round(bare, 1),
        "ratio": round(whole / bare, 2),
        "statements": statements,
        "statements_parsing_all": of_all,
    }


def main() -> None:
    """Print one line of JSON for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--no-losses", action="store_true", help="do not code all again with every sentence parsed")
    options = parser.parse_args()
    for name in SETS:
        pages = read_pages(options.shared / "bench" / name, options.articles)
        print(json.dumps({"set": name, **measure(pages, losses=not options.no_losses)}), flush=True)


if __name__ == "__main__":
    main()
