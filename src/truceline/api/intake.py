"""How a case takes pages in: by the columns, the parties and the addresses that it knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from truceline.api.case import Case, now
from truceline.capture.addresses import Asker
from truceline.capture.columns import Columns
from truceline.capture.intake import Intake
from truceline.capture.own_files import lexicon_with
from truceline.capture.relevance import Sieve
from truceline.case.asked import read_asked
from truceline.case.relevance import Omitted, find_omitted
from truceline.errors import ConfigInvalid, UnknownId


def intake_of(
    case: Case,
    columns: Mapping[str, str],
    *,
    about: bool = False,
    fetch: bool = False,
    private: bool = False,
    stdin: BinaryIO | None = None,
) -> Intake:
    """How a case takes pages in: with `about` those of its parties alone, with `fetch` from addresses too.

    `private` lets addresses of private networks be asked. Raises ConfigInvalid where the case names no parties.
    """
    asker = Asker(now, private=private, known=lambda url: read_asked(case.file(create=True).db, url))
    return Intake(
        columns=Columns(named=case.columns() | dict(columns)),
        asker=asker if fetch else None,
        sieve=_sieve(case) if about else None,
        stdin=stdin,
    )


def _sieve(case: Case) -> Sieve:
    kept = case.config() if case.path.is_file() else None
    lexicon = lexicon_with(kept)[0]
    parties = kept.parties(lexicon) if kept else None
    if parties is None:
        what = "the case names no parties that pages could be about"
        remedy = "name them as parties in a truceline.toml (`truceline init` writes one)"
        raise ConfigInvalid(what, where=str(case.path), remedy=remedy)
    return Sieve(parties, lexicon)


def omitted_of(case: Case, ids: Iterable[str]) -> list[Omitted]:
    """The pages left out of a case that some ids name. Raises UnknownId for an id that names none."""
    wanted = list(ids)
    found = list(find_omitted(case.file().db, wanted))
    for id_ in wanted:
        if all(page.id != id_ for page in found):
            remedy = "`truceline omitted` lists those that were"
            raise UnknownId(f"no page with the id {id_!r} was left out", where=str(case.path), remedy=remedy)
    return found
