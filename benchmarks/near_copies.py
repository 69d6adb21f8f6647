"""Whether altered copies are found among real articles: python benchmarks/near_copies.py [../shared] [--seed N]

5,000 articles of bench/throughput and 1,000 alterations of some of them, of five sorts: cut to the first part (0.9 to
0.3 of the words), cut to 0.3 from anywhere, halves of two stories merged, a reworded lede with the end left out, one
word in fifteen replaced throughout. Outlets of copies are others. A copy counts as found where it stands in one lineage
with an article that its text is of. What is alike among the 5,000 themselves is left out of the count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from truceline.link.lineages import Lineage, find_lineages
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import OffsetMap

ORIGINALS, COPIES, LEAST_WORDS = 5000, 1000, 120
"""Articles, altered ones, and the words that an article must have for a copy of it to be worth finding."""


@dataclass(frozen=True)
class Altered:
    """A copy, with the ids of all articles that its text is of."""

    article: Article
    sort: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """What was found: shares, and copies found of all by sort of alteration; seconds of one core."""

    precision: float
    recall: float
    by_sort: dict[str, tuple[int, int]]
    told: int
    articles: int
    seconds: float


def main(shared: Path, seed: int) -> None:
    """Print precision, recall by sort of alteration, and the time."""
    found = measure(shared, seed)
    print(f"precision {found.precision:.3f} of {found.told:,} copies told")
    print(f"recall {found.recall:.3f}")
    for sort, (hits, total) in found.by_sort.items():
        print(f"   {sort}: {hits} of {total} ({hits / total:.3f})")
    print(f"{found.articles:,} articles in {found.seconds:.2f} s of one core")


def measure(shared: Path, seed: int) -> Figures:
    """Alter articles, and see which of the copies are found."""
    random_ = random.Random(seed)
    originals = _read(shared / "bench/throughput/articles.jsonl.gz")[:ORIGINALS]
    altered = _alter(originals, random_)
    known = _pairs(find_lineages(originals))
    articles = [*originals, *(a.article for a in altered)]
    start = time.process_time()
    lineages = find_lineages(articles)
    return _score(lineages, altered, known, len(articles), time.process_time() - start)


def _score(
    lineages: Sequence[Lineage], altered: Sequence[Altered], known: set[tuple[str, str]], articles: int, seconds: float
) -> Figures:
    true = {_pair(a.article.id, of) for a in altered for of in a.of}
    group = {name: lineage.id for lineage in lineages for name in lineage.articles}
    found = {pair for pair in true if group[pair[0]] == group[pair[1]]}
    parents = {_pair(copy.article, copy.of) for lineage in lineages for copy in lineage.copies}
    families = _families(true | known)
    wrong = {p for p in parents if families.get(p[0], p[0]) != families.get(p[1], p[1])}
    told = len(parents - known)
    by_sort: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for a in altered:
        by_sort[a.sort][any(_pair(a.article.id, of) in found for of in a.of)] += 1
    return Figures(
        precision=1 - len(wrong) / max(1, told),
        recall=sum(c[True] for c in by_sort.values()) / len(altered),
        by_sort={sort: (counts[True], counts.total()) for sort, counts in by_sort.items()},
        told=told,
        articles=articles,
        seconds=seconds,
    )


def _families(pairs: set[tuple[str, str]]) -> dict[str, str]:
    """Which family each article is of, where pairs are of one text."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    for one, other in pairs:
        root[find(one)] = find(other)
    return {name: find(name) for name in list(root)}


def _alter(originals: Sequence[Article], random_: random.Random) -> list[Altered]:
    long_ones = [a for a in originals if len(a.text.split()) >= LEAST_WORDS]
    chosen = random_.sample(long_ones, COPIES)
    vocabulary = [w for a in random_.sample(long_ones, 200) for w in a.text.split() if w.isalpha() and w.islower()]
    sorts: list[tuple[str, Callable[[Article], tuple[str, tuple[str, ...]]]]] = [
        ("cut", lambda a: (_first(a.text, random_.uniform(0.3, 0.9)), (a.id,))),
        ("cut to 30 %", lambda a: (_part(a.text, 0.3, random_), (a.id,))),
        ("merged", lambda a: _merged(a, random_.choice(long_ones))),
        ("reworded lede", lambda a: (_reworded_lede(a.text, vocabulary, random_), (a.id,))),
        ("words replaced", lambda a: (_replaced(a.text, vocabulary, random_), (a.id,))),
    ]
    made = []
    for number, original in enumerate(chosen):
        sort, alter = sorts[number % len(sorts)]
        text, of = alter(original)
        made.append(Altered(_article(f"copy-{number}", text, f"copies-{number % 40}.example", None), sort, of))
    return made


def _first(text: str, share: float) -> str:
    words = text.split(" ")
    return " ".join(words[: int(len(words) * share)])


def _part(text: str, share: float, random_: random.Random) -> str:
    words = text.split(" ")
    length = int(len(words) * share)
    start = random_.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])


def _merged(one: Article, other: Article) -> tuple[str, tuple[str, ...]]:
    """The first half of a story with the first half of another one between its paragraphs."""
    return f"{_first(one.text, 0.5)}\n\n{_first(other.text, 0.5)}", (one.id, other.id)


def _reworded_lede(text: str, vocabulary: Sequence[str], random_: random.Random) -> str:
    """A story whose first fifty words are others, and of which the last fifth is left out."""
    words = _first(text, 0.8).split(" ")
    return " ".join([*random_.choices(vocabulary, k=50), *words[50:]])


def _replaced(text: str, vocabulary: Sequence[str], random_: random.Random) -> str:
    return re.sub(r"\b[a-z]+\b", lambda m: random_.choice(vocabulary) if random_.random() < 1 / 15 else m.group(), text)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _pairs(lineages: Sequence[Lineage]) -> set[tuple[str, str]]:
    return {_pair(*pair) for lineage in lineages for pair in combinations(lineage.articles, 2)}


def _read(path: Path) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [_article(str(r["id"]), r["text"], r.get("outlet"), r.get("published")) for r in rows]


def _article(name: str, text: str, outlet: str | None, published: str | None) -> Article:
    page = Page(id=name, source=text, sha256=content_sha256(text), kind="plain", outlet=outlet, clean=True)
    return Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=published,
        published_from="given" if published else "none",
        language="en",
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    main(options.shared, options.seed)
