"""Lines of briefs that readers judged right, half right or false: how many of each are still told.

    python benchmarks/judged_lines.py [SHARED] [--verbose]

The articles of tests/quality/briefs/judged.jsonl are taken from SHARED/bench and coded anew, each alone. A line is
still told where an entry of the brief (the open points apart) has a report of the same kind whose word overlaps that
of the line; whether its slots are the same is not asked. Printed by section; with `--verbose` each false line that is
still told and each right one that is not, by article, rule and place.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from truceline.capture.json_lines import read_json_line
from truceline.model.spans import Span
from truceline.pipeline import Engine, TracedArticle, trace_pages
from truceline.publish.brief import brief_of

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "quality" / "briefs" / "judged.jsonl"
FIELDS = ("id", "url", "outlet", "title", "published", "text")
VERDICTS = ("right", "half", "false")

Row = Mapping[str, Any]
Told = frozenset[tuple[str, int, int]]
"""The kind and place of the word of each statement that a brief reports."""


def judged() -> list[Row]:
    """The articles, a row each with its lines."""
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]


def articles(shared: Path, rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Each row with its article as its file has it."""
    wanted = {row["id"]: row for row in rows}
    for name in sorted({row["file"] for row in rows}):
        with (shared / "bench" / name).open(encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if article["id"] in wanted:
                    yield wanted[article["id"]], article


def is_as_read(line: Row, article: Row) -> bool:
    """Whether an article still has the word of a line."""
    word = article["text"][line["start"] : line["end"]]
    return bool(hashlib.sha256(word.encode()).hexdigest()[:8] == line["hash"])


def told_of(article: Row, engine: Engine) -> Told:
    """What the brief of an article reports."""
    fields = {k: article[k] for k in FIELDS if article.get(k)} | {"clean": True}
    (traced,) = trace_pages([read_json_line(json.dumps(fields).encode())], engine)
    assert isinstance(traced, TracedArticle), traced
    brief = brief_of([traced.coded], ())
    sections = (
        *(brief.held, brief.planned, brief.denied, brief.calls, brief.agreements, brief.acts),
        *(brief.stands, brief.links, brief.assessments, brief.situations),
    )
    reports = chain.from_iterable(entry.reports for section in sections for entry in section)
    by_id = {s.id: s for s in traced.coded.statements}
    told = (by_id[report.statement] for report in reports if report.statement in by_id)
    return frozenset((s.kind, s.trigger.start, s.trigger.end) for s in told)


def is_told(line: Row, told: Told) -> bool:
    """Whether a line is still told."""
    word = Span(line["start"], line["end"])
    return any(kind == line["kind"] and word.overlaps(Span(start, end)) for kind, start, end in told)


def measure(shared: Path, engine: Engine) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], list[str]]:
    """Lines by section and verdict, those still told, and what `--verbose` prints."""
    lines: Counter[tuple[str, str]] = Counter()
    kept: Counter[tuple[str, str]] = Counter()
    notes = []
    for row, article in articles(shared, judged()):
        told = told_of(article, engine)
        for line in row["lines"]:
            still = is_told(line, told)
            for section in (line["section"], "all"):
                lines[section, line["verdict"]] += 1
                kept[section, line["verdict"]] += still
            if line["verdict"] != "half" and still == (line["verdict"] == "false"):
                notes.append(f"{line['verdict']:5} {row['id']} {line['rule']} {line['start']}")
    return lines, kept, notes


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    lines, kept, notes = measure(options.shared, Engine())
    print(f"{'section':12}", *(f"{verdict:>12}" for verdict in VERDICTS))
    for section in sorted({section for section, _ in lines}, key=lambda s: (s == "all", s)):
        cells = (f"{kept[section, v]}/{lines[section, v]}" for v in VERDICTS)
        print(f"{section:12}", *(f"{cell:>12}" for cell in cells))
    if options.verbose:
        print(*notes, sep="\n")


if __name__ == "__main__":
    main()
