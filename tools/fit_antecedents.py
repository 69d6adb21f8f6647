"""Fit what the features of a pronoun's candidates weigh on the annotated parts, and write it as data.

    python -m tools.fit_antecedents ../shared [--left-out]

Writes `src/truceline/lexicon/data/antecedents.toml`: for he and she, it, and they a softmax over the candidates and
nobody. Weights are first learned from pronouns made without hand (`tools/made_pronouns.py`); the penalty on those
learned from the annotated pronouns is their distance from a share of these. "It" and "they" that the annotators left
alone mean nobody; "he" and "she" may then mean people of no interest there and are left out, so people who are only
described get no less than zero. While features are collected, each pronoun means what the annotation says, so that
those after it see no errors. With --left-out nothing is written: each part is measured with the weights that the others
give. Needs numpy, which spaCy brings along; truceline itself adds up the weights without it.
`docs/coreference.md` is the model's card.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from benchmarks.coreference import GOVERNMENTS, Gold, Verdict, figures, measure, read_part
from tools.antecedent_examples import KINDS, Example, example_of, kind_of
from tools.made_pronouns import articles, gendered_examples, masked_examples

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import Parser, SpacyParser
from truceline.annotate.references.antecedents import Antecedents
from truceline.annotate.references.ranking import Candidate, Choice, Meant
from truceline.annotate.survey import survey
from truceline.lexicon.antecedents import AntecedentWeights, Weights
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.actor import Actor
from truceline.model.parse import Token
from truceline.model.spans import Span

TABLE = Path(__file__).resolve().parents[1] / "src/truceline/lexicon/data/antecedents.toml"
READ = (
    "dev", "blind", "more", "fresh", "others", "last", "final", "eighth", "tenth", "ninth", "eleventh", "twelfth",
)  # fmt: skip
# Weights of the penalty on squares, for annotated pronouns and for those made without hand; and how much of what the
# latter give the former start from. Chosen with each part left out.
RIDGE, RIDGE_MADE = {"people": 2.0, "body": 2.0, "several": 1.0}, 3.0
SHARE = {"people": 0.5, "body": 0.5, "several": 1.0}
SURE = {"people": 0.58, "body": 0.45, "several": 0.5}
SURE_IF_FAR = {"people": 0.7, "body": 0.65, "several": 0.65}
# Pronouns with a candidate that has a feature, for it to get a weight.
SEEN, SEEN_MADE = 2, 20
STEPS, RATE = 3000, 0.05
SMALL = 0.03
UNNAMED = "only described"
HEADER = """\
# What the features of a pronoun's candidates weigh (`of`), and those of the pronoun itself for it that nobody is meant
# (`nobody`); a candidate is meant if its probability is at least `sure` (docs/coreference.md).
# Source: learned by tools/fit_antecedents.py from tests/quality/coreference and, without their text, from
# ../shared/bench; do not edit by hand.
"""

Start = Mapping[str, float]


def is_meant(ids: Meant, gold: frozenset[str], actors: Mapping[str, Actor]) -> bool:
    """Whether actors are those of the annotation; one without an id of the lexicon is told by the end of its name."""
    if len(ids) != len(gold):
        return False
    wanted = {g.rsplit(" ", 1)[-1].lower() if ":" in g else g for g in gold}
    found = {GOVERNMENTS.get(i, i) for i in ids}
    named = {actors[i].name.rsplit(" ", 1)[-1].lower() for i in ids if i in actors and any(":" in g for g in gold)}
    return wanted <= found | named


class Teacher:
    """Collects examples, and lets each pronoun mean what the annotation says."""

    def __init__(self) -> None:
        self.examples: list[Example] = []
        self.article, self.gold, self.nominals = "", dict[int, Gold](), tuple[Span, ...]()

    def decide(
        self, known: Antecedents, token: Token, choice: Choice, found: Mapping[Meant, Candidate], about: tuple[str, ...]
    ) -> Meant:
        del choice
        gold = self.gold.get(token.start)
        kind = kind_of(about)
        if not gold and (kind == "people" or any(s.start <= token.start < s.end for s in self.nominals)):
            return ()  # of "his office" only the whole is annotated
        right = next((m for m in sorted(found) if gold and is_meant(m, gold.actors, known.actors)), ())
        self.examples.append(example_of(self.article, token.start, kind, right if gold else None, found, about))
        return right


def collect(shared: Path, parser: Parser, parts: Sequence[str] = READ) -> list[Example]:
    """The examples of all annotated pronouns that grammar alone does not bind."""
    teacher, lexicon = Teacher(), load_lexicon()

    def decide(known: Antecedents, *rest: object) -> Meant:
        return teacher.decide(known, *rest)  # type: ignore[arg-type]

    with patch.object(Antecedents, "decide", decide):
        for part in parts:
            for article, gold in read_part(part, shared):
                teacher.article, teacher.gold = article.page.id, {g.span.start: g for g in gold if g.form == "pronoun"}
                teacher.nominals = tuple(g.span for g in gold if g.form == "nominal")
                list(annotate(survey((article,), lexicon), lexicon, parser))
    return list({(e.article, e.at): e for e in teacher.examples}.values())  # pronouns are looked at twice


def made(shared: Path, parser: Parser) -> list[Example]:
    """The examples made without hand.

    Where a mention is masked, nobody who is only described is ever meant, which would tell nothing of text.
    """
    lexicon = load_lexicon()
    found = masked_examples(articles(shared, foreign=True), lexicon, parser)
    found += gendered_examples(articles(shared, foreign=False), lexicon, parser)
    return [_named(e) for e in found]


def _named(e: Example) -> Example:
    """An example without the candidates that are only described."""
    kept = [n for n, unknown in enumerate(e.unknown) if not unknown]
    return replace(
        e, meant=None if e.meant is None else kept.index(e.meant),
        candidates=tuple(e.candidates[n] for n in kept), unknown=(False,) * len(kept),
    )  # fmt: skip


def starts(examples: Sequence[Example]) -> dict[str, Start]:
    """Where the weights of each kind start, by the examples made without hand."""
    found = {}
    for kind, share in SHARE.items():
        of, _ = fit([e for e in examples if e.kind == kind], {}, RIDGE_MADE, SEEN_MADE)
        found[kind] = {n: share * w for n, w in of.items()}
    return found


def fit(
    examples: Sequence[Example], start: Start, ridge: float, seen: int = SEEN
) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of candidates' features and of the words' own, by gradient descent on the softmax with a ridge."""
    of = Counter(f for e in examples for f in {f for c in e.candidates for f in c})
    nobody = Counter(f for e in examples for f in e.about)
    names = sorted({n for n, k in of.items() if k >= seen} | set(start))
    own = sorted(n for n, k in nobody.items() if k >= seen)
    column = {n: i for i, n in enumerate(names)}
    column_own = {n: len(names) + i for i, n in enumerate(own)}
    middle = np.array([start.get(n, 0.0) for n in names] + [0.0] * len(own))
    matrix, whose, gold = _rows(examples, column, column_own)
    weights, speed = middle.copy(), np.zeros(len(middle))
    for _ in range(STEPS):
        scores = np.exp(np.clip(matrix @ weights, -30, 30))
        shares = scores / np.bincount(whose, weights=scores)[whose]
        slope = matrix.T @ (shares - gold) + ridge * (weights - middle)
        speed = 0.9 * speed - RATE * slope / max(1.0, len(examples) ** 0.5)
        weights = weights + speed
        if UNNAMED in column:
            weights[column[UNNAMED]] = max(weights[column[UNNAMED]], 0.0)
    return (
        {n: round(float(weights[i]), 2) for n, i in column.items() if abs(weights[i]) >= SMALL},
        {n: round(float(weights[i]), 2) for n, i in column_own.items() if abs(weights[i]) >= SMALL},
    )


def _rows(
    examples: Sequence[Example], column: Mapping[str, int], column_own: Mapping[str, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A row of features for each candidate and for nobody, the example that each is of, and which of them is meant."""
    owner, target, cells = list[int](), list[float](), list[list[int]]()
    for n, e in enumerate(examples):
        for index, features in enumerate((*e.candidates, None)):
            columns = column_own if features is None else column
            cells.append([columns[f] for f in (e.about if features is None else features) if f in columns])
            owner.append(n)
            target.append(float(index == (len(e.candidates) if e.meant is None else e.meant)))
    matrix = np.zeros((len(cells), len(column) + len(column_own)))
    for row, indices in enumerate(cells):
        matrix[row, indices] = 1.0
    return matrix, np.array(owner), np.array(target)


def weights_of(examples: Iterable[Example], begin: Mapping[str, Start]) -> AntecedentWeights:
    """The model of each kind of pronoun."""
    known = list(examples)
    found = {}
    for kind in KINDS:
        of, nobody = fit([e for e in known if e.kind == kind], begin[kind], RIDGE[kind])
        found[kind] = Weights(of=of, nobody=nobody, sure=SURE[kind], sure_if_far=SURE_IF_FAR[kind])
    return AntecedentWeights(**found)


def section(kind: str, weights: Weights) -> str:
    """The model of one kind as it is written."""
    lines = [f"[{kind}]", f"sure = {weights.sure}", f"sure_if_far = {weights.sure_if_far}", "", f"[{kind}.of]"]
    lines += [f'"{n}" = {w}' for n, w in sorted(weights.of.items())]
    lines += ["", f"[{kind}.nobody]"] + [f'"{n}" = {w}' for n, w in sorted(weights.nobody.items())]
    return "\n".join(lines) + "\n"


def left_out(shared: Path, by_part: Mapping[str, Sequence[Example]], begin: Mapping[str, Start]) -> None:
    """Print how each part is answered with the weights that the others give, and all of them together."""
    verdicts: list[Verdict] = []
    for part in by_part:
        weights = weights_of((e for other, found in by_part.items() if other != part for e in found), begin)
        with patch.dict(vars(load_lexicon()), antecedents=weights):
            mine, _ = measure(part, shared)
        verdicts += mine
        print(json.dumps({"part": part, **figures(mine)}))
    print(json.dumps({"part": "all", **figures(verdicts)}))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--left-out", action="store_true")
    chosen = options.parse_args()
    parser = SpacyParser()
    examples = made(chosen.shared, parser)
    print("made without hand:", dict(Counter(e.kind for e in examples)))
    begin = starts(examples)
    by_part = {part: collect(chosen.shared, parser, (part,)) for part in READ}
    if chosen.left_out:
        left_out(chosen.shared, by_part, begin)
        return
    weights = weights_of((e for found in by_part.values() for e in found), begin)
    written = [HEADER, *(section(kind, getattr(weights, kind)) for kind in KINDS)]
    TABLE.write_text("\n".join(written), encoding="utf-8")


if __name__ == "__main__":
    main()
