"""Fit what the features of a pronoun's candidates weigh on the annotated parts, and write it as data.

    python -m tools.fit_antecedents ../shared

Writes `src/truceline/lexicon/data/antecedents.toml`: for he and she, it, and they a softmax over the candidates and
nobody. "It" and "they" that the annotators left alone mean nobody; "he" and "she" may then mean people of no interest
there and are left out, so people who are only described get no less than zero. While features are collected, each
pronoun means what the annotation says, so that those after it see no errors. Needs numpy, which spaCy brings along;
truceline itself adds up the weights without it. `docs/coreference.md` is the model's card.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from benchmarks.coreference import GOVERNMENTS, Gold, read_part

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import SpacyParser
from truceline.annotate.references.antecedents import Antecedents
from truceline.annotate.references.ranking import NOBODY_KNOWN, Candidate, Choice, Meant
from truceline.annotate.survey import survey
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.actor import Actor
from truceline.model.parse import Token
from truceline.model.spans import Span

TABLE = Path(__file__).resolve().parents[1] / "src/truceline/lexicon/data/antecedents.toml"
READ = (
    "dev", "blind", "more", "fresh", "others", "last", "final", "eighth", "tenth", "ninth", "eleventh",
)  # fmt: skip
KINDS = {"people": "person", "body": "it", "several": "they"}
FOLDS = 5
RIDGE = 1.0
"""Weight of the penalty on squares. In five folds of articles 0.1, 1.0 and 2.0 give the same within two answers in
hundred."""
SURE = {"people": 0.72, "body": 0.6, "several": 0.6}
SURE_IF_FAR = 0.88
SEEN = 2
"""Pronouns with a candidate that has a feature, for it to get a weight."""
STEPS, RATE = 3000, 0.05
SMALL = 0.03
UNNAMED = "only described"
HEADER = """\
# What the features of a pronoun's candidates weigh (`of`), and those of the pronoun itself for it that nobody is meant
# (`nobody`); a candidate is meant if its probability is at least `sure` (docs/coreference.md).
# Source: learned by tools/fit_antecedents.py from tests/quality/coreference; do not edit by hand.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun with the features of its candidates and its own, and which candidate is meant (None: nobody)."""

    article: str
    at: int
    kind: str
    meant: int | None
    candidates: tuple[frozenset[str], ...]
    unknown: tuple[bool, ...]
    about: tuple[str, ...]
    has_answer: bool


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
        order = sorted(found)
        right = [n for n, m in enumerate(order) if gold and is_meant(m, gold.actors, known.actors)]
        kind = next(k for k, word in KINDS.items() if word == about[0])
        if not gold and (kind == "people" or any(s.start <= token.start < s.end for s in self.nominals)):
            return ()  # of "his office" only the whole is annotated
        self.examples.append(
            Example(
                self.article, token.start, kind, right[0] if right else None,
                tuple(frozenset(found[m].features) for m in order),
                tuple(m[0].startswith(NOBODY_KNOWN) for m in order), about, gold is not None,
            )
        )  # fmt: skip
        return order[right[0]] if right else ()


def collect(shared: Path, parts: Sequence[str] = READ) -> list[Example]:
    """The examples of all annotated pronouns that grammar alone does not bind."""
    teacher, lexicon, parser = Teacher(), load_lexicon(), SpacyParser()

    def decide(known: Antecedents, *rest: object) -> Meant:
        return teacher.decide(known, *rest)  # type: ignore[arg-type]

    with patch.object(Antecedents, "decide", decide):
        for part in parts:
            for article, gold in read_part(part, shared):
                teacher.article, teacher.gold = article.page.id, {g.span.start: g for g in gold if g.form == "pronoun"}
                teacher.nominals = tuple(g.span for g in gold if g.form == "nominal")
                list(annotate(survey((article,), lexicon), lexicon, parser))
    return list({(e.article, e.at): e for e in teacher.examples}.values())  # pronouns are looked at twice


def fit(examples: Sequence[Example]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of candidates' features and of the words' own, by gradient descent on the softmax with a ridge."""
    of = Counter(f for e in examples for f in {f for c in e.candidates for f in c})
    nobody = Counter(f for e in examples for f in e.about)
    names = [n for n, k in sorted(of.items()) if k >= SEEN]
    own = [n for n, k in sorted(nobody.items()) if k >= SEEN]
    column = {n: i for i, n in enumerate(names)}
    column_own = {n: len(names) + i for i, n in enumerate(own)}
    width = len(names) + len(own)
    rows, owner, target = [], [], []
    for n, e in enumerate(examples):
        for index, features in enumerate((*e.candidates, None)):
            row = np.zeros(width)
            for f in e.about if features is None else features:
                at = (column_own if features is None else column).get(f)
                if at is not None:
                    row[at] = 1.0
            rows.append(row)
            owner.append(n)
            target.append(float(index == (len(e.candidates) if e.meant is None else e.meant)))
    matrix, whose, gold = np.array(rows), np.array(owner), np.array(target)
    weights, speed = np.zeros(width), np.zeros(width)
    for _ in range(STEPS):
        scores = np.exp(np.clip(matrix @ weights, -30, 30))
        shares = scores / np.bincount(whose, weights=scores)[whose]
        slope = matrix.T @ (shares - gold) + RIDGE * weights
        speed = 0.9 * speed - RATE * slope / max(1.0, len(examples) ** 0.5)
        weights = weights + speed
        if UNNAMED in column:
            weights[column[UNNAMED]] = max(weights[column[UNNAMED]], 0.0)
    return (
        {n: round(float(weights[i]), 2) for n, i in column.items() if abs(weights[i]) >= SMALL},
        {n: round(float(weights[i]), 2) for n, i in column_own.items() if abs(weights[i]) >= SMALL},
    )


def answered(e: Example, of: Mapping[str, float], nobody: Mapping[str, float]) -> tuple[int | None, float]:
    """The candidate that ranks first, and its probability."""
    scores = [sum(of.get(f, 0.0) for f in c) for c in e.candidates]
    none = sum(nobody.get(f, 0.0) for f in e.about)
    if not scores:
        return None, 0.0
    best = max(range(len(scores)), key=lambda i: scores[i])
    total = sum(np.exp(s - scores[best]) for s in scores) + np.exp(none - scores[best])
    return (None if e.unknown[best] else best), float(1 / total)


def crossed(examples: Sequence[Example], folds: int = FOLDS) -> Iterator[tuple[Example, int | None, float]]:
    """The answer to each example by the weights that the other folds of articles give."""
    fold = {e.article: int(hashlib.sha256(e.article.encode()).hexdigest(), 16) % folds for e in examples}
    for k in range(folds):
        of, nobody = fit([e for e in examples if fold[e.article] != k])
        for e in examples:
            if fold[e.article] == k:
                yield (e, *answered(e, of, nobody))


def section(kind: str, of: Mapping[str, float], nobody: Mapping[str, float]) -> str:
    lines = [f"[{kind}]", f"sure = {SURE[kind]}", f"sure_if_far = {SURE_IF_FAR}", "", f"[{kind}.of]"]
    lines += [f'"{n}" = {w}' for n, w in sorted(of.items())]
    lines += ["", f"[{kind}.nobody]"] + [f'"{n}" = {w}' for n, w in sorted(nobody.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    chosen = options.parse_args()
    examples = collect(chosen.shared)
    written = [HEADER]
    for kind in KINDS:
        mine = [e for e in examples if e.kind == kind]
        results = list(crossed(mine))
        asked = sum(e.has_answer for e in mine)
        print(
            kind,
            len(mine),
            "of them annotated",
            asked,
            "answer among candidates",
            sum(e.meant is not None for e in mine),
        )
        for sure in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
            given = [(e, a) for e, a, p in results if a is not None and p >= sure]
            right = sum(e.has_answer and a == e.meant for e, a in given)
            stray = sum(not e.has_answer for e, a in given)
            wrong = sum(e.has_answer and a != e.meant for e, a in given)
            print(f"  sure {sure}: right {right / asked:.3f}, wrong {wrong / asked:.3f}, stray {stray}")
        written.append(section(kind, *fit(mine)))
    TABLE.write_text("\n".join(written), encoding="utf-8")


if __name__ == "__main__":
    main()
