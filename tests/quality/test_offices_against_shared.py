"""How many heads of state and of government of ../shared/data the office table has for their dates."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from truceline.lexicon.lexicon import load_lexicon

DAY = re.compile(r"\d{4}-\d\d-\d\d")
FLOOR = 0.97
# A governor-general stands in the data as a head of state, in the table under an office of its own.
OFFICES = {"head_of_state": ("head_of_state", "governor_general"), "head_of_government": ("head_of_government",)}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows on heads since 1990, not marked wrong, of persons, with a readable start."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["role"] not in OFFICES or not row.get("iso3") or row.get("suspect_open"):
            continue
        if row["person"].startswith("http") or not DAY.fullmatch(row.get("start", "")):
            continue
        if not row.get("end") or (DAY.fullmatch(row["end"]) and row["end"] >= "1990-01-01"):
            yield row


def plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def test_heads_are_found_for_their_dates(shared: Path) -> None:
    lexicon = load_lexicon()
    people: defaultdict[str, set[str]] = defaultdict(set)
    for e in lexicon.actors:
        if e.actor.kind == "person":
            for key in (e.wikidata or "", *(plain(n) for n in e.names)):
                people[key].add(e.actor.id)
    found = missed = 0
    for row in rows(shared / "data" / "office_holders.jsonl"):
        start = max(date.fromisoformat(row["start"]), date(1990, 1, 1))
        end = max(date.fromisoformat(row.get("end") or "2025-10-01"), start + timedelta(days=1))
        covered = 0
        for person in sorted(people[row.get("qid", "-")] | people[plain(row["person"])]):
            for t in lexicon.offices.held_by(person):
                if t.of == row["iso3"].lower() and t.office in OFFICES[row["role"]]:
                    held = (as_day(t.start), as_day(t.end or "2100-01-01"))
                    covered += max(0, (min(end, held[1]) - max(start, held[0])).days)
        length = (end - start).days
        good = covered >= 0.8 * length or length - covered <= 31
        found, missed = found + good, missed + (not good)
    assert found / (found + missed) >= FLOOR, f"{found} of {found + missed}"


def as_day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 7 else (text + "-01")[:10])
