"""Measure what a filter of sentences before the parse could save, and what it would lose.

    python benchmarks/sentence_gate.py [SHARED] [--articles N]

Codes N (400) articles of bench/throughput, drawn at random. Prints the part of the text that stands in sentences with
statements, with quotations, with either; the part of the pages that have no statement; and for the simplest filter, the
words on which statements turned in seven of ten articles, how many statements of the other three it keeps and how
much of their text it lets through, by how often a word must be the trigger of a statement where it stands.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from parse_share import SETS, read_pages

from truceline.model.coded import CodedArticle
from truceline.pipeline import Engine, code_pages
from truceline.scale.memory import collect_rarely

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"\w+")
SEED, LEARNED = 7, 0.7
LEAST = (0.0, 0.002, 0.005, 0.01, 0.02, 0.05)


def quoted(article: CodedArticle) -> set[int]:
    """The sentences in which a quotation has its source, cue or content."""
    starts = [s.span.start for s in article.annotated.sentences]
    told = (q.attribution for q in article.annotated.quotations)
    spans = (s for a in told for s in (a.source_span, a.cue_span, *a.content_spans) if s)
    return {n for s in spans for n in range(bisect_right(starts, s.start) - 1, bisect_right(starts, s.end - 1))}


def shares(articles: Sequence[CodedArticle]) -> dict[str, float]:
    """Parts of the text and of the pages."""
    sizes: Counter[str] = Counter()
    for article in articles:
        stated, said = {s.sentence for s in article.statements}, quoted(article)
        for s in article.annotated.sentences:
            size = s.span.end - s.span.start
            sizes["all"] += size
            for name, sentences in (("statements", stated), ("quotations", said), ("either", stated | said)):
                sizes[name] += size * (s.index in sentences)
    empty = sum(not a.statements for a in articles) / len(articles)
    return {name: round(sizes[name] / sizes["all"], 3) for name in sizes} | {"pages_without": round(empty, 3)}


def by_triggers(learned: Sequence[CodedArticle], others: Sequence[CodedArticle]) -> Iterator[dict[str, float]]:
    """What the words that triggered statements keep of other articles."""
    triggers: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for article in learned:
        words.update(WORD.findall(article.text.lower()))
        for s in article.statements:
            triggers.update(set(WORD.findall(s.trigger.of(article.text).lower())))
    for least in LEAST:
        known = {w for w in triggers if triggers[w] > least * words[w]}
        kept, through, size = 0, 0, 0
        for article in others:
            for sentence in article.annotated.sentences:
                text = sentence.span.of(article.text)
                passes = not known.isdisjoint(WORD.findall(text.lower()))
                kept += passes * sum(s.sentence == sentence.index for s in article.statements)
                through, size = through + passes * len(text), size + len(text)
        yield {
            "least": least,
            "words": len(known),
            "statements_kept": round(kept / sum(len(a.statements) for a in others), 3),
            "text_let_through": round(through / size, 3),
        }


def main() -> None:
    """Print lines of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args()
    pages = read_pages(options.shared / "bench" / SETS[0], 1 << 30)
    random.Random(SEED).shuffle(pages)
    collect_rarely()
    coded = code_pages(pages[: options.articles], Engine())
    articles = [c for c in coded if isinstance(c, CodedArticle)]
    print(json.dumps(shares(articles)), flush=True)
    cut = round(LEARNED * len(articles))
    for row in by_triggers(articles[:cut], articles[cut:]):
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
