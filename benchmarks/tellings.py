"""Pages that tell one fact twice with two values, in every two of the ways in which an author words it.

    python benchmarks/tellings.py [--stories a] [--between] [--verbose]

A story of tests/quality/tellings has ten tellings of one slot, and others of another slot that must not be held
against it. Each two tellings make a page, or with `--between` two pages of one day, with two values; each telling and
each other make one that holds no conflict. Prints by slot of how many pairs the conflict is found, and how many flags
there are beside. `--verbose` shows these.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from truceline.capture.json_lines import read_json_line
from truceline.errors import PageError
from truceline.model.conflict import Conflict
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

STORIES = Path(__file__).parent.parent / "tests/quality/tellings"
PUBLISHED = "2031-03-06"
"""The day of publication of all pages, a Thursday."""


@dataclass(frozen=True)
class Trial:
    """Two sentences told as one fact with two values, or as two facts; `numbers` are those of the tellings."""

    story: str
    slot: str
    numbers: tuple[int, int]
    sentences: tuple[str, str]
    pages: tuple[str, ...]
    is_conflict: bool

    @property
    def name(self) -> str:
        kind = "t" if self.is_conflict else "o"
        return f"{self.story}-{kind}-{self.numbers[0]}-{self.numbers[1]}"


def trials(story: dict[str, Any], between: bool = False) -> Iterator[Trial]:
    """The pages of a story."""
    one, other = story["values"]
    tellings, others = (
        [t.replace("{v}", v) for t in story[kind]] for kind, v in (("tellings", one), ("others", other))
    )
    again = [t.replace("{v}", other) for t in story["tellings"]]
    for i, j in combinations(range(len(tellings)), 2):
        yield _trial(story, (i, j), (tellings[i], again[j]), between, is_conflict=True)
    for i, telling in enumerate(tellings):
        for k, text in enumerate(others):
            yield _trial(story, (i, k), (telling, text), between, is_conflict=False)


def _trial(
    story: dict[str, Any], numbers: tuple[int, int], sentences: tuple[str, str], between: bool, *, is_conflict: bool
) -> Trial:
    first, second, third = story["context"]
    one, other = sentences
    pages = (
        (f"{one} {first}", f"{second} {other} {third}") if between else (f"{one} {first}\n\n{second} {other} {third}",)
    )
    return Trial(story["id"], story["slot"], numbers, sentences, pages, is_conflict)


def _pages(trial: Trial) -> Iterator[Page]:
    for n, text in enumerate(trial.pages):
        fields = {"id": f"{trial.name}-{n}", "text": text, "outlet": f"Outlet {n}", "case": trial.name}
        yield read_json_line(json.dumps({**fields, "published": PUBLISHED, "clean": True}).encode())


def flagged(made: Sequence[Trial], engine: Engine) -> Iterator[tuple[Trial, Sequence[Conflict]]]:
    """The trials, each with its conflicts."""
    by_name = {trial.name: trial for trial in made}
    pages = (page for trial in made for page in _pages(trial))
    for found in check_pages(pages, engine):
        if isinstance(found, CaseRecord):
            yield by_name[found.case or ""], found.conflicts
        elif isinstance(found, PageError):
            print(found, file=sys.stderr)


def is_met(trial: Trial, conflict: Conflict) -> bool:
    """Whether the places of a conflict lie in the two sentences of a trial."""
    places = [e for e in conflict.evidence if e.page]
    return len(places) > 1 and all(any(_lies_in(e.quote or "", s) for e in places) for s in trial.sentences)


def _lies_in(quote: str, sentence: str) -> bool:
    return quote in sentence or sentence in quote


@dataclass
class Figures:
    """How many trials of each slot there are and hold a conflict, how many are found, and flags beside them."""

    trials: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)

    def count(self, trial: Trial, conflicts: Sequence[Conflict]) -> None:
        """Count what was found in a trial."""
        met = [trial.is_conflict and is_met(trial, conflict) for conflict in conflicts]
        for slot in (trial.slot, "all"):
            self.trials[slot] += 1
            self.conflicts[slot] += trial.is_conflict
            self.found[slot] += any(met)
            self.beside[slot] += len(met) - sum(met)

    def lines(self) -> Iterator[str]:
        """A line for each slot and one for all."""
        for slot in (*sorted(self.trials.keys() - {"all"}), "all"):
            found, beside = f"{self.found[slot]} of {self.conflicts[slot]}", self.beside[slot]
            yield f"{slot}: found {found}; {beside} other flags on {self.trials[slot]} trials"


def stories(author: str) -> list[dict[str, Any]]:
    """The stories of an author."""
    return [json.loads(line) for line in (STORIES / f"{author}.jsonl").read_text(encoding="utf-8").splitlines()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--stories", default="a")
    parser.add_argument("--between", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    engine, figures = Engine(), Figures()
    for story in stories(options.stories):
        for trial, conflicts in flagged(list(trials(story, options.between)), engine):
            figures.count(trial, conflicts)
            for conflict in conflicts if options.verbose else ():
                if not (trial.is_conflict and is_met(trial, conflict)):
                    print(f"{trial.name} {conflict.rule}:", " | ".join(e.quote or "" for e in conflict.evidence))
    print(*figures.lines(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
