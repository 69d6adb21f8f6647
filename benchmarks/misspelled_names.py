"""Real articles in which one name has a slip of the pen, made by program: how many of them `spelling` finds.

    python benchmarks/misspelled_names.py [SHARED] [--articles N] [--seed N] [--show]

In each of N (200) articles of bench/throughput, drawn by the seed, one name that stands at least twice, once behind the
word that is its first name or first part, gets one letter swapped with its neighbour, left out, doubled or put in
another's place. Printed: found of planted, by what was done and by how many letters the name has (short: 5 or fewer,
middle: 6 or 7), and with --show what is missed. A slip that makes another word or name of the page is not planted; one
that makes a word or a name of somebody else is, and ought to be missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from truceline.capture.json_lines import read_json_line
from truceline.pipeline import CaseRecord, Engine, check_pages

SHARED = Path(__file__).resolve().parents[2] / "shared"
RULES = ("spelling", "legislators")
NAME = re.compile(r"\b([A-Z][a-z]{2,12}) ([A-Z][a-z]{3,14})\b")
LETTERS = "abcdefghiklmnoprstuvwy"
SHORTEST, LONGEST = 800, 8000
"""Code points of an article that is drawn."""
SHORT, MIDDLE = 5, 7
"""Letters of the longest short and middle name."""


class Planted(NamedTuple):
    """An article with a slip: the name, what it has become, and how."""

    article: dict[str, str]
    name: str
    slip: str
    how: str


def slip_of(name: str, chance: random.Random) -> tuple[str, str]:
    """A name with a slip behind its first letter, and what was done; itself where that changes nothing."""
    at, how = chance.randrange(1, len(name) - 1), chance.choice(("swapped", "left out", "doubled", "changed"))
    here, behind = name[at], name[at + 1 :]
    made = {
        "swapped": behind[0] + here + behind[1:],
        "left out": behind,
        "doubled": here + here + behind,
        "changed": chance.choice(LETTERS) + behind,
    }
    return name[:at] + made[how], how


def planted(path: Path, chance: random.Random) -> Iterator[Planted]:
    """Articles in an order of chance, each with one slip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [a for a in map(json.loads, lines) if SHORTEST < len(a["text"]) < LONGEST]
    chance.shuffle(articles)
    for article in articles:
        text = article["text"]
        pairs = [m.groups() for m in NAME.finditer(text)]
        twice = [(first, name) for first, name in pairs if len(re.findall(rf"\b{name}\b", text)) > 1]
        if not twice:
            continue
        first, name = chance.choice(twice)
        places = [m.start() for m in re.finditer(rf"\b{name}\b", text)]
        kept = text.index(f"{first} {name}") + len(first) + 1
        at = chance.choice([place for place in places if place != kept] or [kept])
        slip, how = slip_of(name, chance)
        if at != kept and slip not in text:
            changed = text[:at] + slip + text[at + len(name) :]
            yield Planted({**article, "text": changed}, name, slip, how)


def is_found(case: Planted, engine: Engine) -> bool:
    """Whether a rule of spellings tells the slip."""
    given = {key: case.article.get(key) for key in ("id", "url", "title", "published", "text")} | {"clean": True}
    (record,) = check_pages([read_json_line(json.dumps(given).encode())], engine)
    told = [c for c in record.conflicts if c.rule in RULES] if isinstance(record, CaseRecord) else []
    return any(case.slip in (e.value or "") for conflict in told for e in conflict.evidence)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", nargs="?", type=Path, default=SHARED)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    cases = planted(given.shared / "bench/throughput/articles.jsonl.gz", random.Random(given.seed))
    engine, all_, found = Engine(), Counter[str](), Counter[str]()
    for case, _ in zip(cases, range(given.articles), strict=False):
        length = "short" if len(case.name) <= SHORT else "middle" if len(case.name) <= MIDDLE else "long"
        kinds = ("all", case.how, length)
        all_.update(kinds)
        if is_found(case, engine):
            found.update(kinds)
        elif given.show:
            print("missed", case.article["id"], case.name, case.slip)
    for kind in sorted(all_):
        print(f"{kind:10}{found[kind]:5} of {all_[kind]}")


if __name__ == "__main__":
    main()
