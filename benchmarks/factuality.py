"""Score the outlet's view of words against a corpus of factuality from -3 to +3 (UW, MEANTIME).

    python benchmarks/factuality.py [--cues] ../shared/bench/factuality/{uw,meantime}.{train,dev}.jsonl

A line of a file has `tokens` and `targets` with `span` (tokens) and `factuality`. The scale is the one named like the
file, up to its first dot. Prints for each file mean absolute error and correlation of the outlet's view on that scale,
of FactBank's bare values (CT 3, PR 2, PS 1, Uu 0) and of +3 for all; with `--cues` the gold of each deciding cue. The
last line is one JSON object with the figures.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from truceline.annotate.parser import SpacyParser
from truceline.annotate.survey import survey
from truceline.code.context import SentenceContext
from truceline.code.reality.outlet import View, view_of
from truceline.code.reality.scale import on_scale
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.parse import Parse, Sentence
from truceline.model.spans import OffsetMap, Span

LEXICON = load_lexicon()
BARE = {"CT+": 3.0, "CT-": -3.0, "PR+": 2.0, "PR-": -2.0, "PS+": 1.0, "PS-": -1.0, "Uu": 0.0}
BRACKETS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
CLOSE_UP = frozenset((*",.;:?!%)]}'", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "''", "-RRB-", "-RSB-", "..."))
OPENING = frozenset(("``", "(", "$", "[", "-LRB-", "-LSB-"))


def joined(tokens: list[str]) -> tuple[str, list[Span]]:
    """The text that the tokens of a treebank came from, as near as can be told, and the span of each in it."""
    text, spans, before = "", [], ""
    for token in tokens:
        word = BRACKETS.get(token, token)
        blank = text and token not in CLOSE_UP and before not in OPENING
        text += " " if blank else ""
        spans.append(Span(len(text), len(text) + len(word)))
        text, before = text + word, token
    return text, spans


def context_of(text: str, parse: Parse) -> SentenceContext:
    """A sentence as an article of its own, without a day of publication."""
    page = Page(id="sentence", source=text, sha256=content_sha256(text), kind="plain")
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )
    (surveyed,) = survey([article], LEXICON)
    return SentenceContext(surveyed, Sentence(index=0, span=Span(0, len(text)), paragraph=0), parse, LEXICON)


def views(path: Path) -> Iterator[tuple[View, float]]:
    """The outlet's view of each target of a file, with the gold."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [joined(r["tokens"]) for r in records]
    parses = SpacyParser().parse((text, 0) for text, _ in texts)
    for record, (text, spans), parse in zip(records, texts, parses, strict=True):
        context = context_of(text, parse)
        for target in record["targets"]:
            first, last = target["span"][0], target["span"][1] - 1
            word = parse.within(Span(spans[first].start, spans[last].end))[-1]
            yield view_of(context, word), target["factuality"]


def measure(found: list[float], gold: list[float]) -> dict[str, float | None]:
    """Mean absolute error and Pearson's r (null where all answers are the same)."""
    error = sum(abs(f - g) for f, g in zip(found, gold, strict=True)) / len(gold)
    same = len(set(found)) < 2
    return {"mae": round(error, 3), "r": None if same else round(statistics.correlation(found, gold), 3)}


def score(path: Path, *, by_cue: bool = False) -> dict[str, dict[str, float | None]]:
    """The figures of one file."""
    seen = list(views(path))
    gold = [g for _, g in seen]
    scale = LEXICON.status_cues.scales[path.name.split(".")[0]]
    if by_cue:
        print_cues(seen)
    return {
        "scale": measure([on_scale(v, scale) for v, _ in seen], gold),
        "bare": measure([BARE[v.factuality] for v, _ in seen], gold),
        "all +3": measure([3.0] * len(gold), gold),
    }


def print_cues(seen: list[tuple[View, float]]) -> None:
    """How often each rule decided what the innermost source holds, and the gold's mean and spread there."""
    by_rule: dict[str, list[float]] = {}
    for view, gold in seen:
        by_rule.setdefault(f"{view.innermost.rule} {view.innermost.factuality}", []).append(gold)
    for rule, gold_values in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        spread = statistics.pstdev(gold_values)
        print(f"  {rule:30} {len(gold_values):5}  mean {statistics.mean(gold_values):5.2f}  spread {spread:4.2f}")


def main(arguments: list[str]) -> None:
    paths = [Path(a) for a in arguments if a != "--cues"]
    figures = {}
    for path in paths:
        figures[path.name] = score(path, by_cue="--cues" in arguments)
        for name, values in figures[path.name].items():
            print(f"{path.name:22} {name:7} MAE {values['mae']}  r {values['r']}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
