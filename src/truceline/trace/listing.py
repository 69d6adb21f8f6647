"""What a case holds, listed as it stands: its pages, its statements, its conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from truceline.errors import PageError
from truceline.model.conflict import Conflict
from truceline.model.statement import Statement
from truceline.trace.content import PageEntry, Report
from truceline.trace.sources import Source, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStatement:
    """A statement with where it stands and whose words it is."""

    statement: Statement
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All statements of a case, in the order of its pages. `as_of` is the last day known."""

    as_of: str | None
    statements: tuple[ToldStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet, by the name or host that pages have for it, with its country and language."""

    name: str
    country: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of a case as they became known, then those that could not be read."""

    as_of: str | None
    pages: tuple[PageEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """The conflicts of a case, the worst first."""

    as_of: str | None
    conflicts: Sequence[Conflict]


def list_statements(sources: Sources, as_of: str | None) -> Statements:
    """Every statement with its report."""
    told = (ToldStatement(statement=s, report=sources.report(page, s)) for page, s in sources.statements())
    return Statements(as_of=as_of, statements=tuple(told))


def list_pages(
    sources: Sources,
    unread: Iterable[PageError],
    as_of: str | None,
    outlets: Mapping[str, Outlet] = MappingProxyType({}),
) -> Pages:
    """Every page, also those that are not coded or not read, with the reason. `outlets` are by name or host."""
    coded = (describe_page(page, _outlet(page, outlets)) for page in sources.pages)
    return Pages(as_of=as_of, pages=(*coded, *map(describe_unread, unread)))


def _outlet(page: Source, outlets: Mapping[str, Outlet]) -> Outlet | None:
    names = (page.name, urlsplit(page.coded.article.page.url or "").hostname or "")
    return next((outlets[name] for name in map(str.casefold, names) if name in outlets), None)


def list_conflicts(conflicts: Sequence[Conflict], as_of: str | None) -> Conflicts:
    """Every conflict, in the order given."""
    return Conflicts(as_of=as_of, conflicts=tuple(conflicts))


def describe_page(page: Source, outlet: Outlet | None = None) -> PageEntry:
    """A page as a reader lists it."""
    article = page.coded.article
    return PageEntry(
        number=page.number,
        id=article.id,
        name=page.name,
        title=article.title,
        published=article.published,
        language=article.language,
        statements=len(page.coded.statements),
        as_of=tuple(dict.fromkeys(a.date for a in page.coded.annotated.as_of if a.date)),
        outlet_country=outlet.country if outlet else None,
        outlet_language=outlet.language if outlet else None,
        reason=None if article.is_read else f"not coded: the language is not English ({article.language})",
    )


def describe_unread(error: PageError) -> PageEntry:
    """A page that could not be read."""
    return PageEntry(
        number=None,
        id=None,
        name=error.where or "a page",
        title=None,
        published=None,
        language=None,
        statements=0,
        reason=f"not read: {error.what}" + (f" ({error.why})" if error.why else ""),
    )
