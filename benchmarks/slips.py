"""Genuine slips in real articles, as readers found them before any rule ran: how many of them truceline finds.

    python benchmarks/slips.py [SHARED] [--half a|b] [--verbose]

The articles of tests/quality/slips/gold-HALF.jsonl are taken from SHARED/bench and checked each alone, their text as it
stands. A slip is found where a conflict points at the sentences of all its evidence; one against what is known, where
it does so with knowledge of the same kind; a name in two spellings, where the rule for spellings points at one of
them. Printed: found / genuine (sure or likely) by cause and by grade, and how many flags are no listed slip, with
`--verbose` each slip and each such flag. What is only arguable is counted apart. Nobody looks at half b but through
these totals.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from truceline.capture.json_lines import read_json_line
from truceline.link.clauses import sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.pipeline import CaseRecord, Engine, check_pages

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "quality" / "slips"
GENUINE = ("sure", "likely")
SPELLING = ("spelling", "legislators")
"""Rules that find names with a slip."""
FIELDS = ("id", "url", "outlet", "title", "published", "text")

Row = Mapping[str, Any]


@dataclass
class Figures:
    """Slips and those found, by what is counted ("cause spelling", "grade sure"); and the flags that are no slip."""

    genuine: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    flags: int = 0
    other_flags: int = 0
    told: list[str] = field(default_factory=list)

    def count(self, slip: Row, *, found: bool) -> None:
        keys = (f"grade {slip['grade']}", *(("all", f"cause {slip['cause']}") if slip["grade"] in GENUINE else ()))
        for key in keys:
            self.genuine[key] += 1
            self.found[key] += found


def gold(half: str) -> list[Row]:
    """The articles read of a half, a row each with its slips."""
    return [json.loads(line) for line in (GOLD / f"gold-{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def sources(shared: Path, rows: Sequence[Row]) -> dict[str, Row]:
    """The articles of rows as their files have them, by id."""
    found: dict[str, Row] = {}
    for name in sorted({row["file"] for row in rows}):
        wanted = {row["id"] for row in rows if row["file"] == name}
        found |= {a["id"]: a for a in _articles(shared / "bench" / name) if a["id"] in wanted}
    return found


def _articles(path: Path) -> Iterator[Row]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def is_as_read(slip: Row, source: Row) -> bool:
    """Whether the source still has the words that a reader marked."""
    marked = [e for e in slip["evidence"] if "part" in e]
    return all(
        hashlib.sha256(source[e["part"]][e["start"] : e["end"]].encode()).hexdigest()[:8] == e["hash"] for e in marked
    )


def is_found(slip: Row, conflict: Conflict, article: CodedArticle) -> bool:
    """Whether a conflict is a slip that a reader found."""
    met = [any(_meet(e, told, article) for told in conflict.evidence) for e in slip["evidence"] if "part" in e]
    if conflict.rule in SPELLING and slip["cause"] == "spelling":
        return any(met)
    if any(told.knowledge for told in conflict.evidence):
        return any(met) and conflict.kind == slip["kind"]
    return all(met) and all("part" in e for e in slip["evidence"])


def _meet(marked: Row, told: Evidence, article: CodedArticle) -> bool:
    """Whether a piece of evidence of a conflict is the title, or a sentence, in which a reader marked words."""
    if told.part in (None, "title") or marked["part"] == "title":
        return bool(marked["part"] == told.part)
    if marked["part"] != "text" or told.span is None:
        return False
    start, end = (sentence_span(article, marked[at] - (at == "end")) for at in ("start", "end"))
    return told.span.start < end.end and start.start < told.span.end


def measure(shared: Path, half: str, engine: Engine) -> Figures:
    """Check the articles of a half, each alone."""
    rows, figures = gold(half), Figures()
    articles = sources(shared, rows)
    for row in rows:
        source = articles[row["id"]]
        fields = {k: source[k] for k in FIELDS if source.get(k)} | {"clean": True}
        (record,) = check_pages([read_json_line(json.dumps(fields).encode())], engine)
        assert isinstance(record, CaseRecord), record
        _score(row, source, record, figures)
    return figures


def _score(row: Row, source: Row, record: CaseRecord, figures: Figures) -> None:
    (article,), conflicts = record.articles, record.conflicts
    listed: set[str] = set()
    for slip in row["slips"]:
        assert is_as_read(slip, source), f"{row['id']}: the source has other words where a slip was marked"
        finding = [c for c in conflicts if is_found(slip, c, article)]
        listed.update(c.id for c in finding)
        figures.count(slip, found=bool(finding))
        figures.told.append(f"{'found ' if finding else 'missed'} {row['id']} {slip['cause']:11} {slip['why']}")
    others = [c for c in conflicts if c.id not in listed]
    figures.flags += len(conflicts)
    figures.other_flags += len(others)
    figures.told += [f"other  {row['id']} {c.rule:11} {[e.quote for e in c.evidence]}" for c in others]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--half", choices=("a", "b"), default="a")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if options.verbose and options.half == "b":
        parser.error("half b is only measured: no --verbose on it")
    figures = measure(options.shared, options.half, Engine())
    if options.verbose:
        print("\n".join(figures.told))
    for key in sorted(figures.genuine):
        print(f"{key:20} {figures.found[key]:3} / {figures.genuine[key]}")
    print(f"flags {figures.flags}, of them no listed slip {figures.other_flags}")


if __name__ == "__main__":
    main()
