"""Code real articles and print time, speed and memory: `python benchmarks/throughput.py [ARTICLES]` (needs ../shared).

Reads the first ARTICLES (500) of ../shared/bench/throughput, codes them twice in fresh processes, and says whether
both runs gave the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[2] / "shared/bench/throughput/articles.jsonl.gz"


def main(count: int) -> int:
    """Measure. Gives 1 where an article is missing or the two runs differ."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        given = [json.loads(line) for line in itertools.islice(lines, count)]
    sent = "".join(json.dumps(article) + "\n" for article in given).encode()
    text_size = sum(len(article["text"]) for article in given)
    digests, missing = [], 0
    for _ in range(2):
        began = time.monotonic()
        done = subprocess.run(["truceline", "code", "-"], input=sent, stdout=subprocess.PIPE, check=True)
        seconds = time.monotonic() - began
        digests.append(hashlib.sha256(done.stdout).hexdigest())
        missing = len(given) - len(done.stdout.splitlines())
        print(
            f"{len(given)} articles, {text_size / 1e6:.1f} MB in {seconds:.1f} s: {text_size / seconds / 1000:.0f} kB/s"
        )
    # Kilobytes on Linux: the largest of the child processes that have ended.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"peak memory {peak:.0f} MB, missing {missing}, same bytes twice: {len(set(digests)) == 1}")
    return int(bool(missing) or len(set(digests)) != 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
