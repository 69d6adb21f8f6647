"""Time the cheap annotation: load, megabytes a second on ordinary text, and growth on input meant to slow it down.

    python benchmarks/times.py [ARTICLES.jsonl[.gz]]

Without a file of articles (JSON lines with `text`), ordinary text is made by repeating a paragraph. Times are of the
processor, on one core; the load is that of a fresh process.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import time
from pathlib import Path

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon

PARAGRAPH = (
    "Envoys of both sides met in Nairobi on Friday, August 15, 2025, for the third time in two weeks. "
    "The mediators, who had hoped for a signature by the end of the month, said the text was nearly ready. "
    "No date was set for another round, and shelling was reported near the river overnight.\n"
)
HOSTILE = {
    "one long number": "1" * 200_000,
    "many stops": "." * 200_000,
    "the the the": "the " * 50_000,
    "early early": "early " * 40_000,
    "dates without end": "May 5, " * 30_000,
    "ranges without end": "5 May to " * 22_000,
    "two two two": "two " * 50_000,
    "to and to": "failed to was due to " * 10_000 + "Friday " * 1_000,
    "of the end of the": "the end of " * 18_000,
    "slashes": "1/2/" * 50_000,
    "no blanks": "a" * 200_000,
    "hyphens": "two-" * 50_000,
    "quotation marks": "“" * 200_000,
}
LOAD = (
    "import time; began = time.perf_counter()\n"
    "from truceline.annotate.sentences import split_sentences\n"
    "from truceline.annotate.times import tag_times\n"
    "from truceline.lexicon.lexicon import load_lexicon\n"
    "lexicon = load_lexicon(); tag_times('x', split_sentences('x', lexicon), None, lexicon)\n"
    "print(time.perf_counter() - began)"
)


def seconds(text: str, published: str | None = "2025-08-20") -> float:
    """Seconds that the sentences and times of a text take."""
    lexicon = load_lexicon()
    began = time.process_time()
    tag_times(text, split_sentences(text, lexicon), published, lexicon)
    return time.process_time() - began


def soup(length: int) -> str:
    """Words of time in any order, always the same."""
    words = [w for found in load_lexicon().time_words.classes.values() for w in found]
    chosen = random.Random(1)
    return " ".join(
        chosen.choice((w, w.capitalize(), "the", "of", "-", ",", "15", "2025")) for w in _words(words, length)
    )


def _words(words: list[str], length: int) -> list[str]:
    return random.Random(2).choices(words, k=length // 7)


def read_articles(path: Path) -> list[dict[str, str]]:
    """The articles of a file of JSON lines."""
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def main(arguments: list[str]) -> None:
    loads = [float(subprocess.check_output((sys.executable, "-c", LOAD), text=True)) for _ in range(5)]
    print(f"load: {sorted(loads)[2]:.3f} s (median of five fresh processes)")
    seconds("warm up")
    if arguments:
        articles = read_articles(Path(arguments[0]))
        taken = sum(seconds(a["text"], a.get("published")) for a in articles)
        print(f"articles: {sum(len(a['text']) for a in articles) / taken / 1e6:.2f} MB/s")
    for size in (1, 2, 5):
        text = PARAGRAPH * (size * 1_000_000 // len(PARAGRAPH))
        print(f"ordinary text, {size} MB: {size / seconds(text):.2f} MB/s")
    hostile = {**HOSTILE, "words of time in any order": soup(200_000), "the same on one line of 2 MB": soup(2_000_000)}
    for name, text in hostile.items():
        whole, half = seconds(text), seconds(text[: len(text) // 2])
        print(f"{name}, {len(text) / 1e6:.1f} MB: {whole:.2f} s, half of it {half:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
