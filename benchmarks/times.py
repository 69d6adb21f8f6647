"""Time the cheap annotation: megabytes a second on ordinary text, and growth on input meant to slow it down.

    python benchmarks/times.py [ARTICLES.jsonl]

Without a file of articles (JSON lines with `text`), ordinary text is made by repeating a paragraph.
"""

from __future__ import annotations

import json
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
    "no blanks": "a" * 200_000,
    "hyphens": "two-" * 50_000,
    "quotation marks": "“" * 200_000,
}


def seconds(text: str) -> float:
    """Seconds that the sentences and times of a text take."""
    lexicon = load_lexicon()
    began = time.process_time()
    tag_times(text, split_sentences(text, lexicon), "2025-08-20", lexicon)
    return time.process_time() - began


def main(arguments: list[str]) -> None:
    seconds("warm up")
    if arguments:
        lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
        print(f"articles: {sum(map(len, texts)) / sum(map(seconds, texts)) / 1e6:.2f} MB/s")
    for size in (1, 2, 5):
        text = PARAGRAPH * (size * 1_000_000 // len(PARAGRAPH))
        print(f"ordinary text, {size} MB: {size / seconds(text):.2f} MB/s")
    for name, text in HOSTILE.items():
        print(f"{name}: {seconds(text):.2f} s, half of it {seconds(text[: len(text) // 2]):.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
