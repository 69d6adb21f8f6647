"""Score the linking of occurrences against the gold statements of bench/statements, as one case.

    python benchmarks/occurrences.py [SHARED] [--given] [--verbose]

SHARED is the folder of gold data. Its articles are coded and linked as one case. A gold statement that has an
`occurrence` is matched to the event statement of ours that overlaps it (same kind, the type preferred); what is not
found stands alone. Printed is B³ (Bagga and Baldwin 1998) over these gold statements: for each, how much of its found
cluster is of its happening (precision) and how much of its happening is in its found cluster (recall). With --given
only the gold statements that are found are counted, so that linking is judged apart from finding. With --verbose the
gold clusters are listed with the occurrence that each statement got.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.pipeline import CaseRecord, Engine, check_pages

ROOT = Path(__file__).resolve().parents[1]
LEAST_SHARE = 0.5  # of the shorter span, that a statement must share with the gold one


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold statement with an occurrence, and the occurrence that ours gave it; null where ours has none."""

    article: str
    words: str
    occurrence: str
    found: bool
    linked: str


def read_gold(path: Path) -> list[dict[str, object]]:
    """The gold articles."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def link_gold(records: Sequence[Mapping[str, object]], engine: Engine) -> list[Gold]:
    """Code and link the gold articles as one case, and match their statements."""
    pages = [_page(r) for r in records]
    (case,) = (c for c in check_pages(pages, engine) if isinstance(c, CaseRecord))
    coded = {a.id: a for a in case.articles}
    return [g for r in records for g in _matched(r, coded[str(r["id"])])]


def b_cubed(statements: Sequence[Gold]) -> dict[str, float]:
    """Precision, recall and F1 of B³."""
    gold, ours = _clusters(g.occurrence for g in statements), _clusters(g.linked for g in statements)
    shared = [(len(gold[g.occurrence] & ours[g.linked]), g) for g in statements]
    precision = sum(n / len(ours[g.linked]) for n, g in shared) / len(statements)
    recall = sum(n / len(gold[g.occurrence]) for n, g in shared) / len(statements)
    return {
        "p": round(precision, 3),
        "r": round(recall, 3),
        "f1": round(2 * precision * recall / (precision + recall), 3),
    }


def _clusters(labels: Iterable[str]) -> Mapping[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for i, label in enumerate(labels):
        found[label].add(i)
    return found


def _page(record: Mapping[str, object]) -> Page:
    text = str(record["text"])
    return Page(
        id=str(record["id"]),
        source=text,
        sha256=content_sha256(text),
        kind="plain",
        clean=True,
        outlet=_word(record.get("outlet")),
        published=_word(record.get("published") or record.get("dct")),
    )


def _word(value: object) -> str | None:
    return str(value) if value else None


def _matched(record: Mapping[str, object], coded: CodedArticle) -> Iterable[Gold]:
    statements = [s for s in record["statements"] if s.get("zone", "body") == "body"]  # type: ignore[attr-defined]
    triples = sorted(
        (-_fit(g, s), i, s.id, s)
        for i, g in enumerate(statements)
        for s in coded.statements
        if s.kind == g["kind"] and _fit(g, s) >= LEAST_SHARE
    )
    pairs: dict[int, Statement] = {}
    for _, i, _, s in triples:
        if i not in pairs and s not in pairs.values():
            pairs[i] = s
    for i, g in enumerate(statements):
        if g.get("occurrence"):
            ours = pairs.get(i)
            alone = f"{record['id']}/{i}"
            yield Gold(
                article=str(record["id"]),
                words=Span(*g["span"]).of(coded.text),
                occurrence=g["occurrence"],
                found=ours is not None,
                linked=(ours.occurrence if ours else None) or alone,
            )


def _fit(gold: Mapping[str, object], ours: Statement) -> float:
    span = Span(*gold["span"])  # type: ignore[misc]
    shared = min(span.end, ours.span.end) - max(span.start, ours.span.start)
    share = shared / max(1, min(span.end - span.start, ours.span.end - ours.span.start))
    return share + (gold["type"] == ours.type) if share >= LEAST_SHARE else 0.0


def main() -> None:
    """Print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--given", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    statements = link_gold(read_gold(options.shared / "bench" / "statements" / "dev.jsonl"), Engine())
    if options.given:
        statements = [g for g in statements if g.found]
    if options.verbose:
        for g in sorted(statements, key=lambda g: (g.occurrence, g.article)):
            print(f"{g.occurrence:45} {g.linked[:12]:13} {g.article:18} {'' if g.found else '(not found) '}{g.words}")
    nothing = [Gold(g.article, g.words, g.occurrence, g.found, str(i)) for i, g in enumerate(statements)]
    print(json.dumps({"statements": len(statements), **b_cubed(statements), "linking_nothing": b_cubed(nothing)["f1"]}))


if __name__ == "__main__":
    main()
