"""Fit how surely two reports of one happening agree, by all that stands round two slots, and write it as data.

    python -m tools.fit_agreement ../shared [--left-out]

Writes `src/truceline/lexicon/data/check_agreement.toml`: for amounts, days, places, sides and acts a sum over features,
each with steps from which on so much is added. Nobody labelled anything, and nothing was changed: what is learned is in
which pairs of slots the reports of real articles, as they are, give the same value, and in which two. Pages with a part
of bench/throughput or bench/news by which the rule is measured are left out. With --left-out nothing is written: the
pairs with such a page are asked: how many that agree is the model surer of than of so many that do not?
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.planted_conflicts import articles, page_of
from tools.additive import Additive, Matrix

from truceline.annotate.survey import survey
from truceline.check.agreement import TOLD, Features, agree, slot_pairs
from truceline.check.case import Case
from truceline.check.reports import reports_of_one
from truceline.errors import PageError, TrucelineError
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

TABLE = Path(__file__).resolve().parents[1] / "src/truceline/lexicon/data/check_agreement.toml"
PARTS = [("throughput", 8, part) for part in range(8)] + [("news", 2, 0), ("news", 2, 1)]
LEFT_OUT = frozenset({("throughput", 8, 3), ("news", 2, 1)})
SURE = {"amounts": 0.85, "days": 0.87, "places": 0.9, "sides": 0.65, "acts": 0.98}
"""The models, and the probability of agreement from which two values are a conflict."""
RIDGE = 8.0
"""Weight of the penalty on squares."""
HEADER = """\
# How surely two reports of one happening agree in two slots: for each feature of check/agreement.py the steps `at`
# (from so much on) and what each `adds`; from a probability of `sure` two that do not agree are a conflict.
# Source: learned by tools/fit_agreement.py from ../shared/bench, without its text; do not edit by hand.
"""

Part = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """Two slots of two reports: whether a page is left out, the model, what they are like, and whether they agree."""

    left_out: bool
    model: str
    features: Features
    agrees: bool


def main() -> None:
    """Learn, and write the table or print what it would find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args()
    found, table = list(_examples(options.shared, with_left_out=options.left_out)), HEADER
    for name, sure in SURE.items():
        learned = [e for e in found if e.model == name and not e.left_out]
        model = Additive.learned([e.features for e in learned], [e.agrees for e in learned], RIDGE)
        if options.left_out:
            asked = [e for e in found if e.model == name and e.left_out]
            _print_curve(name, asked, model.chances([e.features for e in asked]))
        else:
            table += model.table(name, sure)
    if not options.left_out:
        TABLE.write_text(table)


def _examples(shared: Path, *, with_left_out: bool) -> Iterator[Example]:
    """The slots of the reports of all parts, or of those that are not left out."""
    parts = [part for part in PARTS if with_left_out or part not in LEFT_OUT]
    left_out: set[str] = set()
    pages: dict[str, CodedArticle] = {}
    with ProcessPoolExecutor(2) as pool:
        for part, read in zip(parts, pool.map(_surveyed, [shared] * len(parts), parts), strict=True):
            pages |= {article.id: article for article in read}
            left_out |= {article.id for article in read if part in LEFT_OUT}
    case = Case.of(list(pages.values()), load_lexicon())
    for one, other, alike in reports_of_one(case):
        asked = bool(left_out & {one.article.id, other.article.id})
        (earlier,), (later,) = (case.of_page(TOLD, report.article) for report in (one, other))
        for pair in slot_pairs(earlier, later, alike):
            yield Example(asked, pair.model, pair.features, agree(pair))


def _surveyed(shared: Path, part: Part) -> list[CodedArticle]:
    """The articles of a part, of which only sentences and times are read."""
    source, of, number = part
    lexicon, found = load_lexicon(), []
    for article in (a for a in articles(shared, number, of, source) if a["text"].strip()):
        page = replace(page_of(article, article["id"]), outlet=article.get("outlet"))
        try:
            read = [a for a in with_parts(read_pages(iter([page]), lexicon)) if not isinstance(a, PageError)]
        except TrucelineError:
            continue
        found += [CodedArticle(annotated=annotated, statements=()) for annotated in survey(read, lexicon)]
    return found


def _print_curve(name: str, asked: Sequence[Example], chances: Matrix) -> None:
    """How many pairs that agree the model is surer of than of so many that do not."""
    print(f"{name}: {sum(e.agrees for e in asked)} of {len(asked)} agree")
    agreeing = unlike = 0
    for i in np.argsort(-chances):
        agreeing += asked[i].agrees
        unlike += not asked[i].agrees
        if not asked[i].agrees and unlike in (1, 2, 5, 10, 20, 50, 100):
            print(f"  {chances[i]:.2f}: {agreeing} agree, {unlike} do not")


if __name__ == "__main__":
    main()
