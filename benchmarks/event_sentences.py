"""Sentences by other authors, each with one event and two actors or with none, against what truceline codes in them.

    python benchmarks/event_sentences.py [--authors abcd] [--verbose]

Each author of tests/quality/event_sentences wrote sentences of political news of one region in one voice, labelled with
the PLOVER type, the words of the two actors and their countries (ISO 3166). A sentence has the type of its first event
that touches both actors, else of its first; of a mutual event without recipients the actors are both. Prints by author
and for all: the share of events whose type is right (`type`), of those with any event, right ones (`precision`), whose
type and actors are right in one event (`whole`), whose actors' countries are found in some event (`source`, `target`),
and of the sentences without an event those that are silent (`silent`). `--verbose` shows what is missed; the authors
that are held out are not to be read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truceline.capture.json_lines import read_json_line
from truceline.errors import PageError
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.pipeline import Engine, code_pages

SENTENCES = Path(__file__).parent.parent / "tests/quality/event_sentences"
AUTHORS = "abcdefghijklm"
READ = "abcdijkl"
"""The authors whose sentences may be read; of the others only totals are looked at."""
PUBLISHED = "2026-11-20"
NO_EVENT = "NONE"
YIELD = ("CONCEDE", "RETREAT")
"""The two types of giving in, which the authors were not told apart as the ontology does."""


@dataclass(frozen=True)
class Reading:
    """What was found of a sentence: the type of the chosen event, and what is right beside it."""

    sentence: Mapping[str, Any]
    found: tuple[str, ...]
    chosen: str
    is_whole: bool
    has_source: bool
    has_target: bool

    @property
    def is_right(self) -> bool:
        return _same(self.chosen, self.sentence["type"])


def read_sentences(author: str) -> list[dict[str, Any]]:
    """The labelled sentences of an author."""
    lines = (SENTENCES / f"{author}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def code(sentences: Sequence[Mapping[str, Any]], engine: Engine) -> list[Reading]:
    """Code each sentence as a page of its own."""
    pages = [
        read_json_line(json.dumps({"id": str(n), "text": s["text"], "published": PUBLISHED, "clean": True}).encode())
        for n, s in enumerate(sentences)
    ]
    coded = code_pages(pages, engine)
    return [_reading(s, c) for s, c in zip(sentences, coded, strict=True) if not isinstance(c, PageError)]


def _reading(sentence: Mapping[str, Any], coded: CodedArticle) -> Reading:
    events = sorted(
        (s for s in coded.statements if s.kind in ("event", "position") and _type(s)), key=lambda s: s.trigger or s.span
    )
    source, target = (_place(sentence, side) for side in ("source", "target"))
    fit = [e for e in events if _touches(coded, e.actors, source) and _touches(coded, e.recipients or e.actors, target)]
    chosen = _type((fit or events)[0]) if events else NO_EVENT
    countries = {a.id: a.country for a in coded.annotated.actors}
    return Reading(
        sentence,
        tuple(_type(e) for e in events),
        chosen,
        is_whole=any(_same(_type(e), sentence["type"]) for e in fit),
        has_source=any(sentence["source_country"] in {countries.get(i) for i in e.actors} for e in events),
        has_target=any(
            sentence["target_country"] in {countries.get(i) for i in e.recipients or e.actors} for e in events
        ),
    )


def _type(event: Statement) -> str:
    """The PLOVER type, after the ontology's own reductions."""
    return event.plover or event.type or ""


def _same(found: str, wanted: str) -> bool:
    return found == wanted or {found, wanted} == {*YIELD}


def _place(sentence: Mapping[str, Any], side: str) -> Span | None:
    at = sentence["text"].find(sentence[side]) if sentence[side] else -1
    return Span(at, at + len(sentence[side])) if at >= 0 else None


def _touches(coded: CodedArticle, ids: Sequence[str], place: Span | None) -> bool:
    """Whether a mention of these actors lies in the place; where none is asked for, all are right."""
    return place is None or any(
        m.of in ids and m.span.start < place.end and place.start < m.span.end for m in coded.annotated.mentions
    )


def figures(readings: Sequence[Reading]) -> dict[str, float]:
    """Shares of what is right."""
    wanted = [r for r in readings if r.sentence["type"] != NO_EVENT]
    silent = [r for r in readings if r.sentence["type"] == NO_EVENT]
    told = [r for r in readings if r.found]

    def share(right: int, of: int) -> float:
        return round(right / max(1, of), 3)

    sources = [r for r in wanted if r.sentence["source_country"]]
    targets = [r for r in wanted if r.sentence["target_country"]]
    return {
        "sentences": len(readings),
        "type": share(sum(r.is_right for r in wanted), len(wanted)),
        "precision": share(sum(r.is_right for r in told), len(told)),
        "whole": share(sum(r.is_whole for r in wanted), len(wanted)),
        "source": share(sum(r.has_source for r in sources), len(sources)),
        "target": share(sum(r.has_target for r in targets), len(targets)),
        "silent": share(sum(not r.found for r in silent), len(silent)),
    }


def show(readings: Sequence[Reading]) -> None:
    """Print what is missed, and by type how much is right."""
    for r in readings:
        s = r.sentence
        if s["type"] == NO_EVENT and r.found:
            print(f"NONE      ← {' '.join(r.found)}: {s['text']}")
        elif s["type"] != NO_EVENT and not r.is_whole:
            print(f"{s['type']:9} ← {' '.join(r.found) or 'nothing'}: {s['text']}  [{s['source']} → {s['target']}]")
    right, of = (Counter(r.sentence["type"] for r in readings if r.is_right or everything) for everything in (0, 1))
    print(" ".join(f"{t} {right[t]}/{of[t]}" for t in sorted(of)))


def main() -> None:
    """Print a line of JSON for each author and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--authors", default=AUTHORS)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    engine, all_readings = Engine(), []
    for author in options.authors:
        readings = code(read_sentences(author), engine)
        all_readings += readings
        if options.verbose and author in READ:
            show(readings)
        print(json.dumps({"author": author, **figures(readings)}), flush=True)
    print(json.dumps({"authors": options.authors, **figures(all_readings)}))


if __name__ == "__main__":
    main()
