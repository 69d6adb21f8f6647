"""Real articles with one slot changed by program, and the unchanged ones beside them: what the rules of `check` find.

    python benchmarks/planted_conflicts.py [COUNT] [SEED] [--show]

Two settings. `page`: a slot is changed in a page that is checked alone, so that only what the page repeats, or the
calendar and the offices, can show it. `pair`: the page and a copy with the changed slot are two pages of one case.
Prints found / planted by slot and setting, and the conflicts found in the unchanged pages. The same count and seed
plant the same.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from truceline.capture.json_lines import read_json_line
from truceline.errors import PageError
from truceline.model.conflict import Conflict
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

NEWS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "news"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CITIES = ("Geneva", "Doha", "Cairo", "Muscat", "Vienna", "Istanbul", "Riyadh", "Paris", "Rome", "Islamabad")
OPPOSITES = {"accepted": "rejected", "rejected": "accepted", "suspended": "resumed", "resumed": "suspended"} | {
    "lifted": "tightened",
    "opened": "closed",
    "extended": "let lapse",
}
Planter = Callable[[random.Random, str], tuple[int, int, str] | None]


def _pick(chance: random.Random, text: str, pattern: str) -> re.Match[str] | None:
    """One of the matches of a pattern in a page."""
    found = list(re.finditer(pattern, text))
    return chance.choice(found) if found else None


def _weekday(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    m = _pick(chance, text, rf"(?<=on )(?:{'|'.join(WEEKDAYS)})\b")
    return (*m.span(), chance.choice([w for w in WEEKDAYS if w != m.group()])) if m else None


def _number(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    counted = "prisoners|hostages|soldiers|people|points|countries|trucks|captives"
    m = _pick(chance, text, rf"(?<![\d.,$€£-])[1-9]\d{{0,2}}(?= (?:{counted}))")
    return (*m.span(), str(int(m.group()) * 2 + 3)) if m else None


def _length(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    m = _pick(chance, text, r"(?<![\d.,-])[1-9]\d?(?=[ -](?:day|days|hours|weeks|month)\b)")
    return (*m.span(), str(int(m.group()) * 2 + 1)) if m else None


def _city(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    m = _pick(chance, text, rf"(?<=\b(?:met|lks) in )(?:{'|'.join(CITIES)})\b")
    return (*m.span(), chance.choice([c for c in CITIES if c != m.group()])) if m else None


def _negation(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    m = _pick(chance, text, r"\b(?:has|have|had|was|were)(?= (?:met|agreed|signed|accepted|released|reached|opened)\b)")
    return (m.end(), m.end(), " not") if m else None


def _opposite(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    m = _pick(chance, text, rf"\b(?:{'|'.join(OPPOSITES)})\b")
    return (*m.span(), OPPOSITES[m.group()]) if m else None


def _office(chance: random.Random, text: str) -> tuple[int, int, str] | None:
    m = _pick(
        chance, text, r"(?<![Ff]ormer )(?<!-)\b(?:President|Prime Minister|Foreign Minister)(?= [A-Z][a-z]+ [A-Z])"
    )
    return (m.start(), m.start(), "former ") if m else None


PLANTERS: dict[str, Planter] = {
    "weekday": _weekday,
    "number": _number,
    "length": _length,
    "city": _city,
    "negation": _negation,
    "opposite": _opposite,
    "office": _office,
}


def articles(count: int, seed: int) -> list[dict[str, str]]:
    """Articles on negotiations with a date of publication, the same for the same seed."""
    found = [
        article
        for path in sorted(NEWS.glob("news_*_*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if (article := json.loads(line)).get("published") and len(article["text"]) > 800
    ]
    chance = random.Random(seed)
    return chance.sample(found, min(count, len(found)))


def page_of(article: dict[str, str], name: str, text: str) -> Page:
    fields = {"id": name, "text": text, "published": article["published"][:10], "case": None}
    return read_json_line(json.dumps(fields).encode())


def conflicts_of(pages: list[Page], engine: Engine) -> Iterator[Conflict]:
    for record in check_pages(pages, engine):
        if isinstance(record, CaseRecord):
            yield from record.conflicts
        elif isinstance(record, PageError):
            return


def main(count: int, seed: int, *, show: bool) -> None:
    engine, chance = Engine(), random.Random(seed)
    planted: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    unchanged = 0
    for n, article in enumerate(articles(count, seed)):
        text = article["text"]
        unchanged += sum(1 for _ in conflicts_of([page_of(article, "a", text)], engine))
        for slot, plant in PLANTERS.items():
            change = plant(chance, text)
            if change is None:
                continue
            start, end, new = change
            changed = text[:start] + new + text[end:]
            for setting in ("page", "pair"):
                pages = [page_of(article, "b", changed)]
                if setting == "pair":
                    pages.insert(0, page_of(article, "a", text))
                found = [c for c in conflicts_of(pages, engine) if _covers(c, changed, start, start + len(new))]
                planted[slot, setting] += 1
                hits[slot, setting] += bool(found)
                if show and not found:
                    print(n, slot, setting, repr(changed[max(0, start - 90) : start + 60]))
    for setting in ("page", "pair"):
        row = "  ".join(f"{s} {hits[s, setting]}/{planted[s, setting]}" for s in PLANTERS)
        print(f"{setting}: {row}")
    print(f"conflicts in {count} unchanged pages: {unchanged}")


def _covers(conflict: Conflict, text: str, start: int, end: int) -> bool:
    """Whether a conflict has a place of the changed page whose sentence holds the change."""
    for e in conflict.evidence:
        if e.page == "b" and e.page_span is not None:
            low, high = text.rfind(".", 0, e.page_span.start) + 1, text.find(".", e.page_span.end - 1)
            if low <= start and end <= (high if high >= 0 else len(text)) + 1:
                return True
    return False


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    main(
        int(arguments[0]) if arguments else 100,
        int(arguments[1]) if len(arguments) > 1 else 1,
        show="--show" in sys.argv,
    )
