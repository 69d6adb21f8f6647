"""Count in how many articles the stem of each word stands, and write it as data.

    python -m tools.count_words ../shared

Writes `src/truceline/lexicon/data/check_word_counts.tsv` from bench/throughput, without the eighth of its articles by
which rules are measured: the words that most articles have, by which two reports of one happening are known.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

from truceline.check.lines import content_of
from truceline.lexicon.lexicon import load_lexicon

TABLE = Path(__file__).resolve().parents[1] / "src/truceline/lexicon/data/check_word_counts.tsv"
EIGHTHS, LEFT_OUT = 8, 3
WORDS = 10_000
LONGEST = 20_000
"""Code points of an article that are read."""
HEADER = """\
# In how many articles the stem of a word (check/values.py) stands, for the words that most have; `*`: all articles.
# Source: counted by tools/count_words.py in ../shared/bench/throughput without its eighth 3; do not edit by hand.
stem\tarticles
"""


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    options = parser.parse_args()
    lexicon, counts = load_lexicon(), Counter[str]()
    with gzip.open(options.shared / "bench/throughput/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if hashlib.sha256(article["id"].encode()).digest()[0] % EIGHTHS != LEFT_OUT:
                counts.update(("*", *content_of(article["text"][:LONGEST], lexicon)))
    most = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[: WORDS + 1]
    TABLE.write_text(HEADER + "".join(f"{stem}\t{articles}\n" for stem, articles in most))


if __name__ == "__main__":
    main()
