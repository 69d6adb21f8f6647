"""Fit the scales of factuality on the training parts of UW and MEANTIME and write them as data.

    python -m tools.fit_factuality ../shared/bench/factuality

Writes `src/truceline/lexicon/data/status_cues_scale.toml`. UW: a robust linear model over the named cues of
`code/reality/cues.py`; MEANTIME, where nine of ten are +3: the medians of FactBank's values and of deciding cues.
Needs numpy, which spaCy brings along; truceline itself adds up the weights without it. `docs/factuality.md` is the
model's card.
"""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from benchmarks.factuality import views

from truceline.code.reality.outlet import View

TABLE = Path(__file__).resolve().parents[1] / "src/truceline/lexicon/data/status_cues_scale.toml"
SEEN = 20
"""Times a cue must be seen in training to get a weight. Swept in five folds of UW's training part (error .389, r .793):
10 gives .386 and .800 with half as many weights again, 40 gives .398 and .786."""
RIDGE = 10.0
"""Weight of the penalty on squares; in the same folds 3 gives .392, 30 gives .393."""
ROBUST = 0.25
"""Residual up to which errors count by their square, beyond it by their size (Huber); .1 gives .386, 1.0 gives .402."""
ROUNDS = 40
SMALL = 0.05
"""Weights below this are left out."""
TABLE_SEEN = 3
"""Times a deciding cue must be seen in MEANTIME to get a median of its own."""
HEADER = """\
# How two corpora put factuality into numbers from -3 to +3: `start`, and what each named cue adds (docs/factuality.md).
# Written by tools/fit_factuality.py; do not edit by hand.
"""


def fit_linear(cues: list[list[str]], gold: list[float]) -> tuple[float, dict[str, float]]:
    """A start and a weight for each cue seen often enough: Huber's loss with a ridge, by reweighted least squares."""
    counts = Counter(name for names in cues for name in names)
    columns = {name: i for i, name in enumerate(sorted(n for n, k in counts.items() if k >= SEEN))}
    matrix = np.zeros((len(cues), len(columns) + 1))
    matrix[:, -1] = 1.0
    for row, names in enumerate(cues):
        matrix[row, [columns[n] for n in names if n in columns]] = 1.0
    target, penalty, trust = np.array(gold), np.eye(len(columns) + 1) * RIDGE, np.ones(len(gold))
    penalty[-1, -1] = 1e-6
    solution = np.zeros(len(columns) + 1)
    for _ in range(ROUNDS):
        weighted = matrix * trust[:, None]
        solution = np.linalg.solve(matrix.T @ weighted + penalty, weighted.T @ target)
        trust = 1.0 / np.maximum(np.abs(target - matrix @ solution), ROBUST)
    weights = {name: round(float(solution[i]), 2) for name, i in columns.items()}
    return round(float(solution[-1]), 2), {n: w for n, w in weights.items() if abs(w) >= SMALL}


def fit_medians(seen: list[tuple[View, float]]) -> tuple[float, dict[str, float]]:
    """Start at the median of all; FactBank's value, then the deciding cue, move it to their own medians."""
    start = statistics.median(gold for _, gold in seen)
    values: dict[str, list[float]] = {}
    rules: dict[str, list[float]] = {}
    of: dict[str, str] = {}
    for view, gold in seen:
        value, rule = view.cues[0].name, view.cues[1].name
        values.setdefault(value, []).append(gold)
        rules.setdefault(rule, []).append(gold)
        of[rule] = value
    weights = {v: statistics.median(g) - start for v, g in values.items() if len(g) >= TABLE_SEEN}
    for rule, golds in rules.items():
        if len(golds) >= TABLE_SEEN:
            weights[rule] = statistics.median(golds) - start - weights.get(of[rule], 0.0)
    return start, {n: round(w, 2) for n, w in sorted(weights.items()) if w}


def section(name: str, source: str, start: float, weights: dict[str, float]) -> str:
    """One scale as TOML."""
    lines = "\n".join(f'"{cue}" = {weight}' for cue, weight in weights.items())
    return f'\n[{name}]\nsource = "{source}"\nstart = {start}\n\n[{name}.weights]\n{lines}\n'


def main(folder: Path) -> None:
    uw, meantime = (list(views(folder / f"{name}.train.jsonl")) for name in ("uw", "meantime"))
    start, weights = fit_linear([[c.name for c in v.cues] for v, _ in uw], [g for _, g in uw])
    text = HEADER + section("uw", "fitted on UW (Lee et al. 2015), training part", start, weights)
    start, weights = fit_medians(meantime)
    text += section("meantime", "fitted on MEANTIME (Minard et al. 2016), training part", start, weights)
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
