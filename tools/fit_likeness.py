"""Fit what the likeness of two slots weighs on real articles with one slot changed, and write it as data.

    python -m tools.fit_likeness ../shared [--keep FOLDER] [--left-out]

Writes `src/truceline/lexicon/data/check_likeness.toml`: for values, sides and acts a sum over features, each with steps
from which on so much is added. Examples of one fact told in two ways are made by program: the changes of
benchmarks/planted_conflicts.py, in every eighth of bench/throughput but LEFT_OUT and in half of bench/news; what is no
such thing are the pairs of slots of the same articles as they are, the few conflicts among them taken along. So nobody
need read an article for it, and what is measured is what was not learned from. With --left-out nothing is written: each
eighth is measured with the weights that the others give. --keep writes and reads the examples, which take five
minutes.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.planted_conflicts import Change, articles, changes, lines_of, page_of
from tools.additive import Additive, Matrix

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.fillings import Slot
from truceline.check.likeness import Features, Told, features, unlike_acts, unlike_sides, unlike_values
from truceline.errors import PageError, TrucelineError
from truceline.lexicon.lexicon import Lexicon, load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

TABLE = Path(__file__).resolve().parents[1] / "src/truceline/lexicon/data/check_likeness.toml"
EIGHTHS, LEFT_OUT = 8, "throughput 3"
MODELS = {"values": unlike_values, "sides": unlike_sides, "acts": unlike_acts}
OF_MODEL = {"party": "sides", "negation": "acts", "person": None, "opposite": None}
"""The model that learns from the changes of a slot; of the others that of values."""
MOST = 6
"""Changes of one slot of an article that are learned from."""
RIDGE = {"values": 20.0, "sides": 8.0, "acts": 8.0}
"""Weights of the penalty on squares, chosen with each eighth left out."""
SURE = {"values": 0.55, "sides": 0.8, "acts": 0.8}
HEADER = """\
# What the likeness of two slots of a page weighs for it that they are one fact, told in two ways: for each feature of
# check/likeness.py the steps `at` (from so much on) and what each `adds`; from a probability of `sure` they are one.
# Source: learned by tools/fit_likeness.py from ../shared/bench, without its text; do not edit by hand.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of slots: the part of the articles it is from, its article, the changed slot if any, what it is like, and
    whether it was made by changing the one; what else a changed slot is paired with is no example."""

    part: str
    article: str
    slot: str
    model: str
    features: Features
    told_twice: bool


def main() -> None:
    """Learn, and write the table or print what it would find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--left-out", action="store_true")
    options = parser.parse_args()
    found, table = list(_examples(options.shared, options.keep)), HEADER
    for name in MODELS:
        of_model = [e for e in found if e.model == name]
        learned = [e for e in of_model if e.part != LEFT_OUT]
        if options.left_out:
            _print_left_out(learned, name)
            asked = [e for e in of_model if e.part == LEFT_OUT]
            _print_curve(asked, _chances(learned, asked, name), f"{name}, {LEFT_OUT}")
        else:
            table += _learned(learned, name).table(name, SURE[name])
    if not options.left_out:
        TABLE.write_text(table)


def _examples(shared: Path, folder: Path | None) -> Iterator[Example]:
    """The examples of all parts, in two processes."""
    parts = [("throughput", EIGHTHS, i) for i in range(EIGHTHS)] + [("news", 2, 0)]
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(_of_part, [shared] * len(parts), parts, [folder] * len(parts)):
            yield from found


def _of_part(shared: Path, part: tuple[str, int, int], folder: Path | None) -> list[Example]:
    """The examples of one part of a source of articles, kept in a folder if one is given."""
    source, of, number = part
    kept = folder / f"{source}-{number}.pickle" if folder else None
    if kept and kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    found = list(_read_part(shared, source, of, number))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def _read_part(shared: Path, source: str, of: int, number: int) -> Iterator[Example]:
    lexicon, chance, name = load_lexicon(), random.Random(5), f"{source} {number}"
    for article in (a for a in articles(shared, number, of, source) if a["text"].strip()):
        page = _told(page_of(article, "page"), lexicon)
        if page is None:
            continue
        yield from (Example(name, article["id"], "", model, f, False) for model, f, _, _ in _pairs(page))
        of_slot: defaultdict[str, list[Change]] = defaultdict(list)
        for change in changes(article, article, chance):
            if OF_MODEL.get(change.slot, "values"):
                of_slot[change.slot].append(change)
        for change in (c for some in of_slot.values() for c in some[:MOST]):
            made = _made(change, lexicon)
            yield from (Example(name, article["id"], change.slot, model, f, True) for model, f in made)


def _made(change: Change, lexicon: Lexicon) -> Iterator[tuple[str, Features]]:
    """The pair of slots that a change makes, where both are found."""
    page = _told(page_of(change.article, "page", change), lexicon)
    if page is None:
        return
    wanted = OF_MODEL.get(change.slot, "values")
    source = change.article["title"] if change.part == "title" else change.article["text"]
    old = source[change.start : change.end]
    other = next(words for part, at, words, _ in lines_of(change.article) if (part, at) == change.other).strip()
    for model, found, a, b in _pairs(page):
        for changed, kept in ((a, b), (b, a)):
            held = changed.fills == "denied" if model == "acts" else old in kept.words
            if model == wanted and held and _is_at(changed, change) and _is_in(kept, other):
                yield model, found
                return


def _is_at(slot: Slot, change: Change) -> bool:
    """Whether a slot holds the words that were changed."""
    if (slot.line.part == "title") != (change.part == "title"):
        return False
    if slot.line.part == "title":
        return change.new in slot.words
    at = slot.line.article.article.map.to_page(slot.place)
    return at is not None and at.start <= change.start < at.end


def _is_in(slot: Slot, words: str) -> bool:
    """Whether the line of a slot and some words begin alike."""
    return slot.line.text[:50] in words or words[:50] in slot.line.text


def _told(page: Page, lexicon: Lexicon) -> Told | None:
    """The lines of a page of which only sentences and times are read; None where there is no text to read."""
    try:
        read = [a for a in with_parts(read_pages(iter([page]), lexicon)) if not isinstance(a, PageError)]
    except TrucelineError:
        return None
    for annotated in survey(read, lexicon):
        article = CodedArticle(annotated=annotated, statements=())
        return Told.of(Case.of([article], lexicon), article)
    return None


def _pairs(page: Told) -> Iterator[tuple[str, Features, Slot, Slot]]:
    for model, pairs in MODELS.items():
        for a, b in pairs(page):
            yield model, features(page, a, b), a, b


def _learned(found: Sequence[Example], name: str) -> Additive:
    """The model of a name, as examples teach it."""
    return Additive.learned([e.features for e in found], [e.told_twice for e in found], RIDGE[name])


def _chances(learned: Sequence[Example], asked: Sequence[Example], name: str) -> Matrix:
    """The probability of each example that is asked by what the others teach."""
    return _learned(learned, name).chances([e.features for e in asked])


def _print_left_out(learned: Sequence[Example], name: str) -> None:
    """What each part of throughput gives by what the others teach."""
    asked: list[Example] = []
    chances: list[Matrix] = []
    for part in sorted({e.part for e in learned if e.part.startswith("throughput")}):
        own = [e for e in learned if e.part == part]
        asked += own
        chances.append(_chances([e for e in learned if e.part != part], own, name))
    _print_curve(asked, np.concatenate(chances), name)


def _print_curve(asked: Sequence[Example], chances: Matrix, name: str) -> None:
    """How many changes are found for so many articles with a pair that was not changed, from the surest on."""
    told = {(e.article, e.slot) for e in asked if e.told_twice}
    false: set[str] = set()
    found: set[tuple[str, str]] = set()
    print(f"{name}: {len(told)} changes")
    last = 0
    for i in np.argsort(-chances):
        e = asked[i]
        if e.told_twice:
            found.add((e.article, e.slot))
        else:
            false.add(e.article)
        if len(false) != last and len(false) in (1, 2, 4, 6, 9, 13, 18, 27, 36, 45, 60, 90):
            last = len(false)
            print(f"  {chances[i]:.2f}: {len(found)} found, {last} articles with another")


if __name__ == "__main__":
    main()
