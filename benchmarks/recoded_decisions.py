"""Measure how many decisions outlive a newer truceline: each statement of an older one as if it were decided on.

    python benchmarks/recoded_decisions.py OLDER.jsonl NEWER.jsonl

Both are what `truceline code` of two versions writes of the same pages (`git archive REVISION src` gives an older one).
Printed for several thresholds: how many statements of the older are found again among those of the newer, how many of
them by the id, and how many read the same, so that a verdict on them holds.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.decision import Decision
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Piece, Span
from truceline.model.statement import On, Statement
from truceline.trace import matching
from truceline.trace.decided import review
from truceline.trace.matching import subject_of_statement

THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
MEANING = ("type", "status", "phase", "factuality", "place", "date", "issue", "stance", "relation", "first", "then")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("older", type=Path)
    parser.add_argument("newer", type=Path)
    options = parser.parse_args()
    older, newer = (list(map(_coded, path.read_text(encoding="utf-8").splitlines())) for path in vars(options).values())
    decisions = [
        Decision(
            seq=seq,
            at="",
            reviewer="nobody",
            verb="accept",
            subjects=(subject_of_statement(coded, s),),
            slots={},
            undoes=None,
            reason="",
            tool="older",
        )
        for seq, (coded, s) in enumerate(((a, s) for a in older for s in a.statements), start=1)
    ]
    print(f"{len(decisions)} statements of the older, {sum(len(a.statements) for a in newer)} of the newer")
    for threshold in THRESHOLDS:
        matching.LEAST_SHARED = threshold
        found = review(decisions, newer, ()).decided
        again = [d for d in found if d.things]
        by_id = sum(d.things[0] == d.decision.subjects[0].id for d in again)
        same = sum(d.outcome == "stands" for d in again)
        print(f"sharing {threshold}: {len(again)} found again, {by_id} by id, {same} read the same")


def _coded(line: str) -> CodedArticle:
    """An article of a record, as far as decisions look at it."""
    record = json.loads(line)
    pieces = (Piece(p[0], p[1], p[2], p[3] if len(p) > 3 else p[2]) for p in record["map"])
    article = Article(
        page=Page(id=record["id"], source="", sha256=record["id"], kind="plain"),
        text=record["text"],
        map=OffsetMap(tuple(pieces)),
        title=record["title"],
        published=record["published"],
        published_from=record["published_from"],
        language=record["language"],
    )
    annotated = AnnotatedArticle(article=article, sentences=(), times=(), as_of=())
    return CodedArticle(annotated=annotated, statements=tuple(map(_statement, record["statements"])))


def _statement(s: dict[str, Any]) -> Statement:
    on = s["on"]
    return Statement(
        id=s["id"],
        kind=s["kind"],
        span=Span(*s["span"]),
        trigger=Span(*s["trigger"]),
        sentence=s["sentence"],
        rule=s["rule"],
        actors=tuple(s["actors"]),
        recipients=tuple(s["recipients"]),
        holders=tuple(s["holders"]),
        on=on
        and On(step=on["step"], by=tuple(on["by"]), for_=tuple(on["for"]), place=on["place"], negated=on["negated"]),
        **{slot: s[slot] for slot in MEANING},
    )


if __name__ == "__main__":
    main()
