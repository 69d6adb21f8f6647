"""Floors of the time tagger against the gold data; they can only rise. Measured November 2026."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon

# file, whether its articles have a day of publication, floors of F1 of exact spans and of values on them
FLOORS = (("timebank.jsonl", True, 0.912, 0.84), ("wikiwars.jsonl", False, 0.885, 0.855))


@pytest.mark.parametrize(("name", "dated", "strict", "value"), FLOORS)
def test_floor(shared: Path, name: str, dated: bool, strict: float, value: float) -> None:
    lexicon = load_lexicon()
    gold_count = found_count = same_span = same_value = 0
    for line in (shared / "bench" / "time" / name).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        found = tag_times(text, split_sentences(text, lexicon), record["dct"] if dated else None, lexicon)
        by_span = {tuple(t.span): t.value for t in found}
        gold_count, found_count = gold_count + len(record["gold"]), found_count + len(found)
        for t in record["gold"]:
            same_span += (t["start"], t["end"]) in by_span
            touching = [f.value for f in found if f.span.start < t["end"] and t["start"] < f.span.end]
            same_value += t["value"] in touching
    assert 2 * same_span / (gold_count + found_count) >= strict
    assert 2 * same_value / (gold_count + found_count) >= value
