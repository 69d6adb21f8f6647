"""Measure how the time and memory of linking and checking grow with the pages of one case, on one core.

    OMP_NUM_THREADS=1 taskset -c 0 python benchmarks/case_growth.py [SHARED] [--articles 500 1000 2000 4000]
        [--coded FOLDER] [--rules]

Takes the first N articles of bench/throughput as one case: prints CPU seconds of coding, linking and checking, the
seconds a page, the number of conflicts and the peak memory so far. Coded articles are kept in FOLDER (a temporary one
unless given), 500 a file, so that a second run only links and checks; it prints the seconds of coding of the first.
`--rules` prints the ten dearest rules too.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import pickle
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from truceline.check.case import Case
from truceline.check.conflicts import RULES, check_case
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.link.occurrences import link_occurrences
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages
from truceline.scale.memory import collect_rarely

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = 500


def read_pages(path: Path, count: int) -> Iterator[Page]:
    """The first articles of the set as pages of one case."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, itertools.islice(lines, count)):
            yield Page(
                id=record["id"],
                source=record["text"],
                sha256=content_sha256(record["text"]),
                kind="plain",
                clean=True,
                published=record.get("published"),
                outlet=record.get("outlet"),
                case="growth",
            )


def coded_articles(pages: Iterator[Page], folder: Path, lexicon: Lexicon) -> Iterator[tuple[list[CodedArticle], float]]:
    """The coded articles, 500 at a time, with the CPU seconds of coding them; kept in a folder."""
    engine = Engine(lexicon)
    for number in itertools.count():
        given = list(itertools.islice(pages, TOGETHER))
        kept = folder / f"{number:03}-{len(given)}.pickle"
        if given and not kept.exists():
            began = time.process_time()
            made = [c for c in code_pages(given, engine) if isinstance(c, CodedArticle)]
            kept.write_bytes(pickle.dumps((made, time.process_time() - began)))
        if given:
            yield pickle.loads(kept.read_bytes())  # our own file
        else:
            return


def time_rules(case: Case) -> dict[str, float]:
    """CPU seconds of each rule, the dearest ten. What several rules need is counted where it is asked for first."""
    seconds = {}
    for rule in RULES:
        began = time.process_time()
        for _ in rule.find(case):
            pass
        seconds[rule.name] = round(time.process_time() - began, 1)
    return dict(sorted(seconds.items(), key=lambda pair: -pair[1])[:10])


def measure(articles: list[CodedArticle], lexicon: Lexicon, *, rules: bool) -> dict[str, object]:
    """The figures of one case."""
    began = time.process_time()
    linked = link_occurrences(articles, lexicon)
    between = time.process_time()
    case = Case.of(linked, lexicon)
    lineages = case.lineages
    copies = time.process_time()
    conflicts = check_case(case)
    ended = time.process_time()
    return {
        "articles": len(articles),
        "link_seconds": round(between - began, 1),
        "lineage_seconds": round(copies - between, 1),
        "check_seconds": round(ended - copies, 1),
        "milliseconds_a_page": round((ended - began) * 1000 / len(articles), 1),
        "lineages": len(lineages),
        "conflicts": len(conflicts),
        # Kilobytes on Linux.
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    } | ({"dearest": time_rules(Case.of(linked, lexicon))} if rules else {})


def main() -> None:
    """Print one line of JSON for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    parser.add_argument("--coded", type=Path)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    collect_rarely()
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.coded or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        pages = read_pages(options.shared / "bench/throughput/articles.jsonl.gz", max(options.articles))
        articles: list[CodedArticle] = []
        coding = 0.0
        chunks = coded_articles(pages, folder, lexicon)
        for size in sorted(options.articles):
            while len(articles) < size and (chunk := next(chunks, None)):
                articles.extend(chunk[0])
                coding += chunk[1]
            print(
                json.dumps({"code_seconds": round(coding, 1)} | measure(articles[:size], lexicon, rules=options.rules)),
                flush=True,
            )


if __name__ == "__main__":
    main()
