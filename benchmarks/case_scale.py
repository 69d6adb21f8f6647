"""Measure the size of case files and how long their views and their search take.

    python benchmarks/case_scale.py [SHARED] [--articles 1000 10000 100000] [--base CASE]

A case of the first articles of bench/throughput, coded and linked by `add`, or CASE if given, is multiplied as coded:
each further copy lies 52 weeks later, under ids of its own. Printed for each size: statements, megabytes, CPU seconds
in which all is kept and its views are found, CPU seconds of each command with the start of Python (the least of
three; on a quiet machine those of the clock), milliseconds of searches. Copies are not linked with one another:
case_growth.py measures linking.
"""

from __future__ import annotations

import argparse
import gzip
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from truceline.case.articles import articles, keep_article
from truceline.case.captures import keep_page
from truceline.case.case_file import CaseFile
from truceline.case.search import search_articles
from truceline.case.together import keep_together
from truceline.case.views import keep_view, made_of_now
from truceline.lexicon.lexicon import load_lexicon
from truceline.link.lineages import Lineage
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.pipeline import CaseRecord, as_known, case_record
from truceline.scale.memory import collect_rarely
from truceline.trace.views import VIEWS, find_view

SHARED = Path(__file__).resolve().parents[2] / "shared"
AT = "2026-11-27T00:00:00Z"
COMMANDS = ("status", "timeline", "positions", "meetings", "sequence", "ledger")
WORDS = ("ceasefire", "Trump", "peace talks", "prisoner exchange", "nobody wrote thisword")
YEARS, DAYS = 1, 364
"""How much later a copy lies: a day by 52 weeks, so that weekdays stay; a month or year by one year."""
ISO = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")


def main() -> int:
    """Run and print a line for each size."""
    options = _options()
    collect_rarely()
    print(f"{'pages':>8} {'statements':>10} {'MB':>7} {'keep s':>7} {'views s':>7} ", end="")
    print(*(f"{c:>9}" for c in COMMANDS), *(f"{w[:9]:>9}" for w in WORDS))
    with tempfile.TemporaryDirectory() as name:
        base = options.base or _base(Path(name), options.shared, max(n for n in options.articles if n <= 10_000))
        for count in options.articles:
            path = Path(name) / f"{count}.case"
            print(_row(base, path, count), flush=True)
            path.unlink()
    return 0


def _base(folder: Path, shared: Path, count: int) -> Path:
    """A case of the first articles of the set, as `add` makes it."""
    pages, path = folder / "pages.jsonl", folder / "base.case"
    with gzip.open(shared / "bench/throughput/articles.jsonl.gz", "rb") as lines:
        pages.write_bytes(b"".join(islice(lines, count)))
    subprocess.run([sys.executable, "-m", "truceline.cli", "add", str(path), str(pages)], check=True)
    return path


def _row(base: Path, path: Path, count: int) -> str:
    lexicon = load_lexicon()
    with CaseFile.open(base, AT) as given, CaseFile.open(path, AT, create=True) as made:
        began = time.process_time()
        record = _multiplied(given, made, case_record(given, lexicon), count)
        with made.writing() as db:
            keep_together(db, record.articles, record.conflicts, record.lineages, "multiplied", AT)
        kept = time.process_time()
        known = as_known(record, lexicon)
        with made.writing() as db:
            for kind in VIEWS:
                keep_view(db, find_view(kind, known), made_of_now(db))
        seen = time.process_time()
        (statements,) = made.db.execute("SELECT count(*) FROM statement").fetchone()
        del record, known
    size = path.stat().st_size / 1e6
    times = [min(_seconds(command, path) for _ in range(3)) for command in COMMANDS]
    with CaseFile.open(path, AT) as made:
        searches = [min(_milliseconds(made, words) for _ in range(3)) for words in WORDS]
    return (
        f"{count:8,} {statements:10,} {size:7.0f} {kept - began:7.1f} {seen - kept:7.1f} "
        + " ".join(f"{t:9.2f}" for t in times)
        + " "
        + " ".join(f"{t:9.1f}" for t in searches)
    )


def _seconds(command: str, path: Path) -> float:
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "truceline.cli", command, str(path)], check=True, stdout=subprocess.DEVNULL)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def _milliseconds(case: CaseFile, words: str) -> float:
    began = time.perf_counter()
    search_articles(case.db, words)
    return 1000 * (time.perf_counter() - began)


def _multiplied(given: CaseFile, made: CaseFile, linked: CaseRecord, count: int) -> CaseRecord:
    """Keep so many articles, and give them as linked."""
    coded = {a.id: a for a in articles(given.db, str(given.path))}
    found: list[CodedArticle] = []
    conflicts: list[Conflict] = []
    lineages: list[Lineage] = []
    for copy in range(-(-count // len(linked.articles))):
        own = linked.articles[: count - len(found)]
        ids = {a.id for a in own}
        found += (_later(article, copy) for article in own)
        conflicts += (_later_conflict(c, copy) for c in linked.conflicts if _pages(c) <= ids)
        lineages += _later_lineages(linked.lineages, ids, copy)
        with made.writing() as db:
            for article in (_later(coded[a.id], copy) for a in own):
                keep_page(db, replace(article.article.page, source=article.text, content=None), AT)
                keep_article(db, article, "multiplied", AT, str(made.path))
    return CaseRecord(None, tuple(found), tuple(conflicts), tuple(lineages))


def _later(coded: CodedArticle, copy: int) -> CodedArticle:
    article = coded.article
    url = _id(article.page.url, copy) if article.page.url else None
    sha256 = f"{article.page.sha256}{copy}"
    page = replace(article.page, id=_id(article.id, copy), url=url, sha256=sha256, captured=None)
    moved = replace(article, page=page, published=_day(article.published, copy))
    statements = tuple(
        replace(
            s,
            date=_day(s.date, copy),
            said=_day(s.said, copy),
            due=_day(s.due, copy),
            occurrence=_id(s.occurrence, copy) if s.occurrence else None,
        )
        for s in coded.statements
    )
    return replace(coded, annotated=replace(coded.annotated, article=moved), statements=statements)


def _later_conflict(c: Conflict, copy: int) -> Conflict:
    evidence = tuple(replace(e, page=_id(e.page, copy) if e.page else None) for e in c.evidence)
    return replace(c, id=_id(c.id, copy), evidence=evidence)


def _later_lineages(lineages: tuple[Lineage, ...], ids: set[str], copy: int) -> Iterator[Lineage]:
    for lineage in lineages:
        if own := tuple(_id(a, copy) for a in lineage.articles if a in ids):
            copies = tuple(
                replace(c, article=_id(c.article, copy), of=_id(c.of, copy)) for c in lineage.copies if c.article in ids
            )
            yield replace(lineage, articles=own, copies=copies)


def _pages(c: Conflict) -> set[str]:
    return {e.page for e in c.evidence if e.page}


def _id(own: str, copy: int) -> str:
    return f"{own}.{copy}" if copy else own


def _day(edtf: str | None, copy: int) -> str | None:
    return ISO.sub(lambda found: _moved(found, copy), edtf) if edtf else edtf


def _moved(found: re.Match[str], copy: int) -> str:
    year, month, day = found.groups()
    if not day:
        return f"{int(year) + YEARS * copy:04}{month or ''}"
    return (date.fromisoformat(found.group()) + timedelta(days=DAYS * copy)).isoformat()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--articles", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--base", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
