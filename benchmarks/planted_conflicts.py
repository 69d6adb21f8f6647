"""Real articles with one slot changed by program, and the unchanged ones beside them: what the rules of `check` find.

    python benchmarks/planted_conflicts.py [SHARED] [--most N] [--seed N] [--show] [--from news|throughput]
        [--part I] [--of N] [--setting S]

A slot is changed in four settings:
  calendar  in a page that is checked alone, where the calendar or the table of offices can show it;
  page      in a page that is checked alone, where its title and a sentence, or two sentences, tell the slot's fact;
  copies    in one of two copies of an article, wherever in it;
  reports   in one of two articles of different wording that both tell the slot's fact.
That a fact is told twice is judged by words alone: two lines with the slot's value that share three words of content
and half of those of the shorter line, and two of the words round the value (three round a weekday, one of them right
beside it). Lines that four articles or more have (links, offers, notes of the outlet) are no reports and are left
alone; so are, within a page, links, entries of one list, neighbours without six words in a row, and rows of shares.
Printed as a table: found / planted by slot and setting, further conflicts in changed pages, and conflicts in the
unchanged pages. The same arguments plant the same. Articles are parted by the SHA-256 of their ids, into two parts or
as many as --of says, so that there is always a part that nobody has read (--part).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from pathlib import Path

from truceline.capture.json_lines import read_json_line
from truceline.model.conflict import Conflict
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETTINGS = ("calendar", "page", "copies", "reports")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CITIES = (
    *("Geneva", "Doha", "Cairo", "Muscat", "Vienna", "Istanbul", "Riyadh", "Paris", "Rome", "Islamabad", "Berlin"),
    *("Washington", "Beijing", "London", "Moscow", "Brussels", "Jeddah", "Ankara"),
)
PARTIES = (
    *("Iran", "Russia", "Ukraine", "Israel", "Hamas", "Turkey", "China", "Japan", "Pakistan", "India", "Syria"),
    *("Egypt", "Qatar", "Oman", "Lebanon", "Germany", "France", "Poland", "Hungary", "Armenia", "Azerbaijan", "Serbia"),
)
RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
PEOPLE = ("Andersson", "Castellano", "Haddad", "Ivanenko", "Mokoena", "Petrosyan", "Tanaka", "Whitfield")
OPPOSITES = {"accepted": "rejected", "rejected": "accepted", "suspended": "resumed", "resumed": "suspended"} | {
    "lifted": "tightened",
    "opened": "closed",
    "arrived": "departed",
    "approved": "rejected",
}
DAYS = "|".join(WEEKDAYS)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NOUNS = r"[a-z]{3,}"
SLOTS = {
    "weekday": re.compile(rf"(?<!Super )(?<!Black )(?<!Bloody )(?<!Good )(?<!Cyber )\b(?:{DAYS})\b"),
    "date": re.compile(rf"\b(?:{MONTHS}) \d{{1,2}}\b(?!,? \d)"),
    "number": re.compile(
        rf"(?<![\w.,$€£/-])[1-9]\d{{0,2}}(?:,\d{{3}})*(?= {NOUNS})(?! (?:{MONTHS}|percent|per|billion|million))"
    ),
    "money": re.compile(r"(?<=[$€£])\d[\d.]*(?= ?(?:million|billion|bn|m\b))"),
    "share": re.compile(r"(?<![\d.,-])\d{1,2}(?:\.\d+)?(?=%| percent| per cent)"),
    "length": re.compile(r"(?<![\d.,-])[1-9]\d?(?=[ -](?:minute|hour|day|week|month|year)s?\b(?!-old| old))"),
    "age": re.compile(r"(?<![\d.,-])[1-9]\d(?=-year-old\b)"),
    "year": re.compile(r"(?<=\bin )(?:19|20)\d\d\b"),
    "rank": re.compile(rf"\b(?:{'|'.join(RANKS[1:])})(?= (?:round|meeting|day|time|year|phase|package|term)\b)"),
    "person": re.compile(
        r"(?<=[A-Za-z]{3} )(?!Ministry|Department|Office|Police|Council|Services?|Pentagon|Kremlin|Moscow)"
        r"[A-Z][a-z]{4,}(?= (?:said|told|added)\b)"
    ),
    "place": re.compile(rf"(?<=\bin )(?:{'|'.join(CITIES)})\b|\b(?:{'|'.join(CITIES)})(?= (?:talks|meeting|summit))"),
    "party": re.compile(rf"\b(?:{'|'.join(PARTIES)})\b"),
    "negation": re.compile(
        r"(?<!could )(?<!should )(?<!would )(?<!might )(?<!may )(?<!must )"
        r"\b(?:has|have|had|was|were|is|are)(?= [a-z]{3,}ed\b)"
    ),
    "opposite": re.compile(rf"\b(?:{'|'.join(OPPOSITES)})\b"),
}
DATED = re.compile(rf"\b({DAYS})(?=,? (?:{MONTHS}) \d)")
OFFICE = re.compile(r"(?<![Ff]ormer )(?<!-)\b(?:President|Prime Minister|Foreign Minister)(?= [A-Z][a-z]+ [A-Z])")
WORD = re.compile(r"[A-Za-z][\w’'-]+")
LINK = re.compile(r"\W*(?:JUST WATCHED|MUST WATCH|Also on|Click |Read more|More on|Related|RELATED|Watch:|WATCH)")
"""How a link to another text begins."""
ENTRY = re.compile(r"\s*(?:[•*–—-]|\d{1,2}[.)] )")
"""How an entry of a list begins."""
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that"})
PLAIN_WORDS = (
    "the and for that with from this have has had was were are not but his her its their they will would said says who "
    "which been after before over into than more about also when while all out one two new last first year there"
)
PLAIN = frozenset(PLAIN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Change:
    """A slot of an article that is changed: in its title (`part` "title") or text. `other` is where it stands too."""

    slot: str
    article: dict[str, str]
    part: str
    start: int
    end: int
    new: str
    other: tuple[str, int]


def articles(shared: Path, part: int | None, of: int = 2, source: str = "news") -> list[dict[str, str]]:
    """The articles of a source with a date of publication, those of one of so many parts if asked."""
    read = [json.loads(line) for line in _lines(shared / "bench", source)]
    found = [a for a in read if a.get("published") and len(a.get("text") or "") > 800]
    kept = [a for a in found if part is None or hashlib.sha256(a["id"].encode()).digest()[0] % of == part]
    often = Counter(run for a in found for run in {run for _, _, words, _ in lines_of(a) for run in _runs(words)})
    FURNITURE.update(run for run, times in often.items() if times >= 4)
    plain = [a for a in kept if a["text"].lower().count("hide caption") < 3]
    return [{**a, "text": "\n".join(t for t in a["text"].split("\n") if not _is_furniture(t))} for a in plain]


def _lines(bench: Path, source: str) -> Iterator[str]:
    """The articles of a source, a JSON line each."""
    if source == "throughput":
        with gzip.open(bench / "throughput" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
            yield from file
    else:
        for path in sorted((bench / "news").glob("news_*_*.jsonl")):
            yield from path.read_text(encoding="utf-8").splitlines()


FURNITURE: set[int] = set()
"""Hashes of runs of words that four articles or more have, filled by `articles`."""


def _runs(words: str) -> Iterator[int]:
    plain = words.split()
    return (hash(tuple(plain[i : i + 7])) for i in range(max(1, len(plain) - 6)))


def _is_furniture(words: str) -> bool:
    """Whether a line is made of what other articles have too, for a third at least."""
    runs = list(_runs(words))
    return 3 * sum(run in FURNITURE for run in runs) >= len(runs)


def lines_of(article: dict[str, str]) -> list[tuple[str, int, str, frozenset[str]]]:
    """Title and sentences: the part, where it begins, its words, its words of content."""
    text = article["text"]
    starts = [0, *(m.end() for m in re.finditer(r"(?<=[a-z0-9”\"’)]{2}[.!?])[\"”]?\s+(?=[A-Z“\"])|\n+", text))]
    spans = [("text", a, text[a:b]) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    title = article.get("title") or ""
    lines = [("title", 0, title), *spans] if title and title not in text else spans
    return [(p, at, words, content(words)) for p, at, words in lines if 20 < len(words) < 500]


def content(words: str) -> frozenset[str]:
    """The first six letters of the words that carry meaning."""
    return frozenset(w.lower()[:6] for w in WORD.findall(words) if len(w) > 2 and w.lower() not in PLAIN)


def changes(first: dict[str, str], second: dict[str, str], chance: random.Random) -> Iterator[Change]:
    """The slots that two articles (or one, given twice) both tell, each with one change of the second's."""
    ours, theirs = lines_of(first), lines_of(second)
    pairs = combinations(ours, 2) if first is second else ((a, b) for a in ours for b in theirs)
    seen: set[tuple[str, int]] = set()
    for a, b in pairs:
        shared = len(a[3] & b[3])
        if shared < 3 or 2 * shared < min(len(a[3]), len(b[3])) or a[2].strip() == b[2].strip():
            continue
        if _is_furniture(a[2]) or _is_furniture(b[2]) or (first is second and _of_two_facts(a, b)):
            continue
        for slot, pattern in SLOTS.items():
            for x in pattern.finditer(a[2]):
                for y in pattern.finditer(b[2]):
                    if _same_slot(slot, x, y) and (b[0], b[1] + y.start()) not in seen:
                        seen.add((b[0], b[1] + y.start()))
                        at = b[1] + y.start()
                        new = replacement(slot, y.group(), second["text"], chance)
                        yield Change(slot, second, b[0], at, at + len(y.group()), new, (a[0], a[1]))


def _of_two_facts(a: tuple[str, int, str, frozenset[str]], b: tuple[str, int, str, frozenset[str]]) -> bool:
    """Whether two lines of a page are links, entries of one list, or neighbours that have no six words in a row."""
    if any(LINK.match(line[2]) for line in (a, b)) or all(ENTRY.match(line[2]) for line in (a, b)):
        return True
    if a[0] != b[0] or abs(b[1] - a[1]) > max(len(a[2]), len(b[2])):
        return False
    rows = [{tuple(w[i : i + 6]) for i in range(len(w) - 5)} for w in (a[2].split(), b[2].split())]
    return not rows[0] & rows[1]


def _same_slot(slot: str, x: re.Match[str], y: re.Match[str]) -> bool:
    """Whether two slots have one value, of one noun or verb."""
    if x.group() != y.group():
        return False
    around = [content(m.string[max(0, m.start() - 60) : m.start()] + m.string[m.end() :][:60]) for m in (x, y)]
    if len(around[0] & around[1]) < (3 if slot == "weekday" else 2):  # days are told of many things
        return False
    if slot == "share" and all(len(SLOTS["share"].findall(m.string)) > 1 for m in (x, y)):  # polls
        return False
    if slot == "weekday" and not _beside(x) & _beside(y):
        return False
    if slot == "negation" and _are_two_pronouns(x, y):
        return False
    after = [WORD.search(m.string, m.end()) for m in (x, y)]
    if slot == "party":  # one beside the same word
        before = [m.string[: m.start()].split()[-1:] for m in (x, y)]
        return before[0] == before[1] or (None not in after and after[0].group()[:5] == after[1].group()[:5])  # type: ignore[union-attr]
    if slot in ("number", "length", "negation"):
        return None not in after and after[0].group()[:5] == after[1].group()[:5]  # type: ignore[union-attr]
    return True


def _beside(m: re.Match[str]) -> frozenset[str]:
    """The words of content that stand nearest to a slot, two on either side."""
    before, after = WORD.findall(m.string[: m.start()]), WORD.findall(m.string[m.end() :])
    carry = [[w for w in side if content(w)][:2] for side in (before[::-1], after)]
    return content(" ".join(chain(*carry)))


def _are_two_pronouns(x: re.Match[str], y: re.Match[str]) -> bool:
    """Whether two verbs are told of somebody who is only "he", "she" or "they", and not the same word."""
    before = [m.string[: m.start()].lower().split()[-1:] for m in (x, y)]
    return before[0] != before[1] and all(set(words) <= PRONOUNS for words in before)


def replacement(slot: str, old: str, text: str, chance: random.Random) -> str:
    """Another value of a slot; a party that the text does not name elsewhere."""
    if slot == "party":
        return chance.choice([p for p in PARTIES if p not in text] or ["Chad"])
    if slot == "weekday":
        return chance.choice([w for w in WEEKDAYS if w != old])
    if slot == "date":
        month, day = old.split()
        return f"{month} {(int(day) + chance.randint(3, 12)) % 27 + 1}"
    if slot == "place":
        return chance.choice([c for c in CITIES if c != old])
    if slot == "negation":
        return f"{old} not"
    if slot == "opposite":
        return OPPOSITES[old]
    if slot == "rank":
        return chance.choice([r for r in RANKS if r != old])
    if slot == "person":
        return chance.choice([p for p in PEOPLE if p not in text])
    if slot in ("age", "year"):
        return str(int(old) + chance.choice([-7, -4, -3, 4, 6]))
    value = float(old.replace(",", ""))
    return f"{value / 2 - 0.5:.4g}" if slot == "share" and value > 45 else f"{value * 2 + 3:.12g}"


def any_changes(article: dict[str, str], chance: random.Random) -> Iterator[Change]:
    """One change of each slot of an article, wherever it stands in its text."""
    lines = [line for line in lines_of(article) if line[0] == "text" and not _is_furniture(line[2])]
    for slot, pattern in SLOTS.items():
        found = [(line[1], m) for line in lines for m in pattern.finditer(line[2])]
        if found:
            at, m = chance.choice(found)
            new = replacement(slot, m.group(), article["text"], chance)
            yield Change(slot, article, "text", at + m.start(), at + m.end(), new, ("text", at))


def calendar_changes(article: dict[str, str], chance: random.Random) -> Iterator[Change]:
    """Slots of one article that the calendar, the offices or births can belie."""
    text = article["text"]
    for slot, pattern in (("weekday", DATED), ("office", OFFICE)):
        found = list(pattern.finditer(text))
        if found:
            m = chance.choice(found)
            new = f"former {m.group()}" if slot == "office" else replacement("weekday", m.group(), text, chance)
            yield Change(slot, article, "text", *m.span(), new, ("text", 0))


def page_of(article: dict[str, str], name: str, change: Change | None = None) -> Page:
    """An article as a page, with its change if one is given."""
    text, title = article["text"], article.get("title") or ""
    if change and change.part == "title":
        title = title[: change.start] + change.new + title[change.end :]
    elif change:
        text = text[: change.start] + change.new + text[change.end :]
    fields = {"id": name, "text": text, "title": title, "published": article["published"][:10]}
    return read_json_line(json.dumps({k: v for k, v in fields.items() if v}).encode())


def conflicts_of(pages: Sequence[Page], engine: Engine) -> tuple[Conflict, ...]:
    return tuple(c for r in check_pages(pages, engine) if isinstance(r, CaseRecord) for c in r.conflicts)


def shows(conflict: Conflict, change: Change, page: Page) -> bool:
    """Whether a conflict points at the sentence (or the title) that was changed."""
    for e in conflict.evidence:
        if e.page != page.id:
            continue
        if e.part == "title" or change.part == "title":
            if e.part == change.part:
                return True
        elif e.page_span is not None:
            low = page.source.rfind(".", 0, e.page_span.start) + 1
            high = page.source.find(".", e.page_span.end - 1)
            if low <= change.start and change.start + len(change.new) <= (high if high >= 0 else len(page.source)) + 1:
                return True
    return False


def plan(
    news: Sequence[dict[str, str]], most: int, chance: random.Random
) -> dict[tuple[str, str], list[tuple[Change, list[Page], Page]]]:
    """The changes of every setting and slot, at most `most` of each, with the pages that are checked together."""
    planned: defaultdict[tuple[str, str], list[tuple[Change, list[Page], Page]]] = defaultdict(list)

    def add(setting: str, change: Change, beside: Sequence[dict[str, str]]) -> None:
        of_kind = planned[setting, change.slot]
        if len(of_kind) < most:
            changed = page_of(change.article, "changed", change)
            of_kind.append((change, [*(page_of(a, f"beside{i}") for i, a in enumerate(beside)), changed], changed))

    order = list(news)
    chance.shuffle(order)
    for article in order:
        for change in calendar_changes(article, chance):
            add("calendar", change, ())
        of_slot: dict[str, Change] = {}
        for change in changes(article, article, chance):
            of_slot.setdefault(change.slot, change)
        for change in of_slot.values():
            add("page", change, ())
        for change in any_changes(article, chance):
            add("copies", change, (article,))
    for first, second in near_pairs(order):
        of_slot = {}
        for change in changes(first, second, chance):
            of_slot.setdefault(change.slot, change)
        for change in of_slot.values():
            add("reports", change, (first,))
    return dict(planned)


def near_pairs(news: Sequence[dict[str, str]]) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Pairs of articles of two days and other outlets whose titles share three words, and whose texts are no copies."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    titles = [content(a.get("title") or "") for a in news]
    for i, words in enumerate(titles):
        for word in words:
            by_word[word].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for alike in by_word.values():
        if len(alike) < 60:
            shared.update(combinations(alike, 2))
    for (i, j), count in sorted(shared.items()):
        a, b = news[i], news[j]
        if count >= 3 and a.get("outlet") != b.get("outlet") and abs(_day(a) - _day(b)) <= 2 and not _copies(a, b):
            yield a, b


def _day(article: dict[str, str]) -> int:
    return date.fromisoformat(article["published"][:10]).toordinal()


def _copies(a: dict[str, str], b: dict[str, str]) -> bool:
    runs = [{tuple(w[i : i + 6]) for i in range(len(w))} for w in (a["text"].split()[:600], b["text"].split()[:600])]
    return len(runs[0] & runs[1]) > 0.2 * min(len(runs[0]), len(runs[1]))


def table(planted: Counter[tuple[str, str]], hits: Counter[tuple[str, str]]) -> Iterable[str]:
    slots = sorted({slot for _, slot in planted})
    yield f"{'slot':10}" + "".join(f"{s:>12}" for s in SETTINGS)
    for slot in slots:
        yield f"{slot:10}" + "".join(f"{_cell(hits[s, slot], planted[s, slot]):>12}" for s in SETTINGS)
    totals = [[sum(v for (s, _), v in c.items() if s == x) for c in (hits, planted)] for x in SETTINGS]
    yield f"{'all':10}" + "".join(f"{_cell(*t):>12}" for t in totals)


def _cell(hits: int, planted: int) -> str:
    return f"{hits}/{planted}" if planted else "–"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="source", choices=("news", "throughput"), default="news")
    parser.add_argument("--part", type=int)
    parser.add_argument("--of", type=int, default=2)
    parser.add_argument("--setting", choices=SETTINGS)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    engine, chance = Engine(), random.Random(options.seed)
    planned = plan(articles(options.shared, options.part, options.of, options.source), options.most, chance)
    planted: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    further = 0
    for (setting, slot), of_kind in planned.items():
        if options.setting not in (None, setting):
            continue
        for change, pages, changed in of_kind:
            found = conflicts_of(pages, engine)
            told = any(shows(c, change, changed) for c in found)
            planted[setting, slot] += 1
            hits[setting, slot] += told
            others = [c for c in found if not shows(c, change, changed)]
            further += len(others)
            if options.show:
                where = changed.source if change.part == "text" else change.article["title"]
                around = where[max(0, change.start - 110) : change.start + 90].replace("\n", " ")
                print("found " if told else "missed", setting, slot, change.article["id"], change.part, repr(around))
                for c in others:
                    print("       further", c.rule, [e.quote for e in c.evidence])
    print("\n".join(table(planted, hits)))
    print(f"further conflicts: {further}")


if __name__ == "__main__":
    main()
