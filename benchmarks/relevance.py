"""What `add --about` keeps, what it leaves out, and how fast: python benchmarks/relevance.py [../shared]

Parties come from gold actors: for each annotated article those of the other articles of its conflict (of its own where
it has no others), the three sides that most statements name. Then the filter sees a month of news with the parties of
each of the three large conflicts.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from truceline.capture.json_lines import read_json_line
from truceline.capture.relevance import Sieve
from truceline.errors import PageError
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.model.page import Page
from truceline.trace.parties import find_parties_named

SIDES = 3


def main(shared: Path) -> None:
    """Print recall, what is left out of unrelated news, and megabytes a second."""
    lexicon = load_lexicon()
    gold = list(read_rows(shared / "bench/statements/dev.jsonl"))
    by_conflict: defaultdict[str, list[Any]] = defaultdict(list)
    for row in gold:
        by_conflict[row["conflict"]].append(row)
    lost = lost_articles(gold, lexicon)
    print(f"{len(gold) - len(lost)} of {len(gold)} annotated articles are kept")
    for row in lost:
        print("   left out:", row["id"], row["conflict"], _sides(by_conflict[row["conflict"]], lexicon))
    news = [_page(row) for row in read_rows(shared / "bench/news/news_may2025_rss_fulltext.jsonl") if row["text"]]
    for conflict in ("ukraine", "gaza", "iran"):
        sides = _sides(by_conflict[conflict], lexicon)
        sieve = _sieve(sides, lexicon)
        verdicts = Counter(sieve.judge(page).verdict for page in news)
        print(f"{conflict} ({', '.join(sides)}): {dict(verdicts)} of {len(news)} articles of May 2025")
    _print_speed(_sieve(_sides(by_conflict["ukraine"], lexicon), lexicon), shared)


def lost_articles(gold: Sequence[Any], lexicon: Lexicon) -> list[Any]:
    """The annotated articles that are left out."""
    by_conflict: defaultdict[str, list[Any]] = defaultdict(list)
    for row in gold:
        by_conflict[row["conflict"]].append(row)
    return [row for row in gold if not _sieve_for(row, by_conflict, lexicon).judge(_page(row)).kept]


def _print_speed(sieve: Sieve, shared: Path) -> None:
    pages = [_page(row) for row in read_rows(shared / "bench/throughput/articles.jsonl.gz")]
    size = sum(len(page.source.encode()) for page in pages)
    sieve.judge(pages[0])
    times = []
    for _ in range(3):
        start = time.process_time()
        kept = sum(sieve.judge(page).kept for page in pages)
        times.append(time.process_time() - start)
    print(f"{kept:,} of {len(pages):,} pages kept, {size / 1e6 / min(times):.0f} MB a second of one core")


def _sieve_for(row: Any, by_conflict: dict[str, list[Any]], lexicon: Lexicon) -> Sieve:
    group = by_conflict[row["conflict"]]
    return _sieve(_sides([other for other in group if other is not row] or group, lexicon), lexicon)


def _sieve(sides: Sequence[str], lexicon: Lexicon) -> Sieve:
    parties, unknown = find_parties_named(sides, (), lexicon)
    assert not unknown
    return Sieve(parties, lexicon)


def _sides(rows: Sequence[Any], lexicon: Lexicon) -> list[str]:
    """The sides that most statements name: states by their names, others by their own."""
    counted: Counter[str] = Counter()
    for row in rows:
        for statement in row["statements"]:
            named = {*(statement["actors"] or ()), *(statement["recipients"] or ()), statement["holder"]}
            counted.update({side for name in named if name for side in _side(str(name), lexicon)})
    return [side for side, _ in counted.most_common(SIDES)]


def _side(name: str, lexicon: Lexicon) -> Iterator[str]:
    found = lexicon.actors.written(name)
    if not found:
        return
    actor = found[0].actor
    states = [e.actor for e in lexicon.actors if e.actor.country == actor.country and e.actor.kind == "government"]
    if actor.sector in ("GOV", "MIL") and states:
        yield states[0].name
    elif actor.kind in ("armed_group", "government", "organisation"):
        yield actor.name


def _page(row: Any) -> Page:
    fields = {key: row[key] for key in ("id", "text", "title", "url", "outlet", "published") if row.get(key)}
    page = read_json_line(json.dumps(fields).encode())
    assert not isinstance(page, PageError)
    return page


def read_rows(path: Path) -> Iterator[Any]:
    """The objects of a file of JSON lines, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
