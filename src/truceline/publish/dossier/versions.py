"""The versions of a page: when each was captured, and what its outlet changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.case.versions import VersionedPage
from truceline.model.spans import Span
from truceline.publish.dossier.dossier import Dossier
from truceline.publish.dossier.paint import Run, paint
from truceline.publish.versions_text import about_words, figure_words, kept_words, said_words, version_words
from truceline.trace.versions import Difference, TextChange


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A changed sentence: what of it was, and what is now, cut where they differ; empty where there is none."""

    before: tuple[Run[str], ...]
    after: tuple[Run[str], ...]


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """A version in words, and how it differs from the one before it; `article` is its id."""

    article: str
    words: str
    difference: Difference | None
    lead: tuple[str, ...] = ()
    changes: tuple[ToldChange, ...] = ()
    said: tuple[str, ...] = ()


def tell_versions(dossier: Dossier, page: VersionedPage) -> Iterator[ToldVersion]:
    """The versions of a page that were known on the day of the dossier."""
    differences = {d.after: d for d in page.differences}
    for version in page.versions:
        if dossier.known_at and (not version.known or version.known[:10] > dossier.known_at):
            continue
        difference = differences.get(version.article)
        if difference is None:
            yield ToldVersion(version.article, version_words(version), None)
            continue
        yield ToldVersion(
            article=version.article,
            words=version_words(version),
            difference=difference,
            lead=(kept_words(difference), *about_words(difference)),
            changes=tuple(map(_change, difference.text)),
            said=(said_words(difference), *figure_words(difference)) if difference.is_edit else (),
        )


def _change(change: TextChange) -> ToldChange:
    return ToldChange(*(tuple(_runs(change, side)) for side in (0, 1)))


def _runs(change: TextChange, side: int) -> Iterator[Run[str]]:
    quote = (change.before, change.after)[side]
    if quote is not None:
        marks = [(pair[side], "") for pair in change.words if pair[side].end > pair[side].start]
        yield from paint(quote, Span(0, len(quote)), marks)
