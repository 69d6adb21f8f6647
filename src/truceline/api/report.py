"""The dossier of a case, written into a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from truceline.api.case import Case
from truceline.api.manifest import Manifest
from truceline.api.told import OnError
from truceline.api.views import KnownCase, diff
from truceline.case.captures import read_capture
from truceline.case.versions import find_versions
from truceline.errors import ExportFailed, PageError
from truceline.model.page import Page
from truceline.pipeline import Engine
from truceline.publish.copies import describe_copies
from truceline.publish.dossier.addresses import safe_name
from truceline.publish.dossier.dossier import Dossier
from truceline.publish.dossier.site import asset_files, dossier_files
from truceline.publish.marks import describe_conflicts
from truceline.trace.ledger import Ledger
from truceline.trace.listing import list_pages
from truceline.trace.meetings import Meetings
from truceline.trace.outlook import find_assessments, find_parties, find_situations
from truceline.trace.positions import Positions
from truceline.trace.sequence import Order
from truceline.trace.standing import Standing
from truceline.trace.timeline import Timeline


def write_report(name: str, now: KnownCase, days: Sequence[KnownCase], folder: Path) -> int:
    """Write the dossier of a case, and beside it those of earlier days, into a folder, which is made if need be.

    What an earlier dossier had there and this one has not is removed. Gives how many files were written. Raises
    ExportFailed.
    """
    manifest, written, whole = Manifest(folder), 0, False
    try:
        try:
            for file, text in _files(name, now, days):
                manifest.write(file, text)
                written += 1
            whole = True
        finally:  # what is broken off is still known as ours
            manifest.close(whole=whole)
    except OSError as error:
        where = str(error.filename or folder)
        raise ExportFailed("the file cannot be written", where=where, why=error.strerror or str(error)) from None
    return written


def report_pages(pages: Iterable[Page | PageError], engine: Engine, folder: Path, on_error: OnError) -> int:
    """Write the dossier of pages that are in no case file; where pages name several cases, that of each in a folder
    of its own. Gives how many files were written.

    Raises ExportFailed.
    """
    by_case: defaultdict[str | None, list[Page]] = defaultdict(list)
    for page in pages:
        if isinstance(page, PageError):
            on_error(page)
        else:
            by_case[page.case].append(page)
    written = 0
    with TemporaryDirectory() as temporary:
        for number, (name, own) in enumerate(by_case.items()):
            title = safe_name(name) if name else "brief"
            with Case(Path(temporary) / str(number) / f"{title}.case") as case:
                case.path.parent.mkdir()
                case.keep(own, on_error)
                case.bring_up_to_date(engine, on_error)
                written += case.report(folder / title if len(by_case) > 1 else folder)
    return written


def _files(name: str, now: KnownCase, days: Sequence[KnownCase]) -> Iterator[tuple[str, str]]:
    yield from asset_files()
    for known in (*days, now):
        yield from dossier_files(make_dossier(name, known, now, days))


def make_dossier(name: str, known: KnownCase, now: KnownCase, days: Sequence[KnownCase]) -> Dossier:
    """The dossier of a case as known on a day, with what changed between `days` up to then."""
    found, record = known.known, known.record
    until = [d for d in days if d.known_at and (known is now or d.known_at <= (known.known_at or ""))]
    steps = [*until, known] if known is now else until
    return Dossier(
        name=known.title or name,
        known_at=None if known is now else known.known_at,
        days=tuple(d.known_at for d in days if d.known_at),
        articles_on={d.known_at or "": frozenset(a.id for a in d.record.articles) for d in (*days, now)}
        if days
        else {},
        kept_to=found.kept_to,
        sources=known.sources,
        pages=list_pages(known.sources, known.unread, None, known.outlets).pages,
        standing=known.find(Standing),
        timeline=known.find(Timeline),
        meetings=known.find(Meetings),
        positions=known.find(Positions),
        order=known.find(Order),
        ledger=known.find(Ledger),
        stands=found.stands,
        assessments=find_assessments(found.sources),
        situations=find_situations(found.sources),
        conflicts=describe_conflicts(found.conflicts, record.articles, record.verdicts),
        changes=tuple(diff(before, after).whole for before, after in pairwise(steps)),
        parties=find_parties(found.sources, known.lexicon),
        lineages=record.lineages,
        copies=describe_copies(known.sources, record.lineages),
        coverage=known.coverage,
        reviewed=known.reviewed,
        lexicon=known.lexicon,
        capture=lambda article: read_capture(known.file.db, article, str(known.file.path)),
        versions=lambda article: next(iter(find_versions(known.file.db, str(known.file.path), article).pages), None),
    )
