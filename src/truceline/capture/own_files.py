"""Files of the user's own that add to the lexicon: actor dictionaries, tables of offices and of meetings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from truceline.capture.own_text import people_file, read_own_file
from truceline.case.kept_config import KeptConfig
from truceline.errors import OwnFileUnreadable, one_line
from truceline.lexicon.actors import PEOPLE_COLUMNS, ActorTable
from truceline.lexicon.lexicon import Additions, Lexicon, load_lexicon
from truceline.lexicon.meetings import read_own_meetings
from truceline.lexicon.office_files import read_tables, table_text
from truceline.lexicon.office_results import tables_from_result
from truceline.lexicon.offices import COLUMNS
from truceline.lexicon.own import OwnFile, OwnKind
from truceline.lexicon.petrarch import Dictionary, read_dictionary
from truceline.lexicon.recorded_meetings import read_recorded_meetings

NOTHING = Additions()

MOST_LINES = 10
"""Lines that a file's remarks may have; the rest is counted."""

DATES = ("MONTH", "MONTHABBR", "MAYMARCH", "WEEKDAY", "WEEKDAYABBR", "SEASON")
"""Classes of the words of time that are no name with one capital alone: a dictionary's `MAY_` is not the month."""


def read_own_files(
    dictionaries: Iterable[str], offices: Iterable[str], meetings: Iterable[str] = (), records: Iterable[str] = ()
) -> tuple[OwnFile, ...]:
    """Read dictionaries, office tables with the people beside them, tables of meetings and records.

    Raises OwnFileUnreadable.
    """
    tables = list(offices)
    people = (str(people_file(Path(name))) for name in tables)
    named: list[tuple[OwnKind, str]] = [
        *(("actors", name) for name in dictionaries),
        *(("people", name) for name in people if Path(name).exists()),
        *(("offices", name) for name in tables),
        *(("meetings", name) for name in meetings),
        *(("record", name) for name in records),
    ]
    return tuple(OwnFile(kind=kind, name=name, text=read_own_file(Path(name))) for kind, name in named)


def own_knowledge(files: Sequence[OwnFile], known: Additions = NOTHING) -> tuple[Lexicon, tuple[str, ...]]:
    """A lexicon with what is known already and what files tell, and what a person must be told of them.

    What stands in an earlier file, and in the lexicon itself, is known to the later ones. Raises LexiconInvalid where a
    table has other columns.
    """
    base, additions = load_lexicon(), known
    told: list[str] = []
    digest = hashlib.sha256(known.digest.encode())
    people = {f.name: f.text for f in files if f.kind == "people"}
    for kind in ("actors", "offices", "meetings", "record"):
        for file in (f for f in files if f.kind == kind):
            listed = people.get(str(people_file(Path(file.name))), "") if kind == "offices" else ""
            if kind == "actors":
                read = _read_dictionary(file.text, base, base.actors.extended(additions.actors))
                additions = _joined(additions, Additions(actors=read.actors))
                told.extend(_told(file.name, read))
            elif kind == "offices":
                additions = _with_offices(additions, file, listed, told)
            else:
                additions = _with_meetings(additions, file, told)
            digest.update((file.text + listed).encode("utf-8", "replace"))
    return Lexicon(replace(additions, digest=digest.hexdigest()[:12])), tuple(told)


def lexicon_with(config: KeptConfig | None, more: Sequence[OwnFile] = ()) -> tuple[Lexicon, tuple[str, ...]]:
    """The lexicon with what a case's config and further files add to it, and what is to be told of the files.

    Raises LexiconInvalid.
    """
    files, known = (*(config.files if config else ()), *more), config.config.additions if config else NOTHING
    return own_knowledge(files, known) if files or known.digest else (load_lexicon(), ())


def _with_offices(additions: Additions, file: OwnFile, listed: str, told: list[str]) -> Additions:
    tables = read_tables(file.text, listed, Lexicon(additions), where=file.name)
    tenures, new = _count(len(tables.tenures), "tenure"), _count(len(tables.people), "person")
    told.append(f"{file.name}: {tenures}, {new} new to the lexicon")
    told.extend(few(f"{file.name}, {remark}" for remark in tables.remarks))
    return _joined(additions, Additions(actors=tables.people, tenures=tables.tenures))


def _with_meetings(additions: Additions, file: OwnFile, told: list[str]) -> Additions:
    known = Lexicon(additions)
    held, remarks = (
        read_own_meetings(file.text, known.actors, known.places, where=file.name)
        if file.kind == "meetings"
        else read_recorded_meetings(file.text, known.actors)
    )
    told.append(f"{file.name}: {_count(len(held), 'meeting')}")
    told.extend(few(f"{file.name}, {remark}" for remark in remarks))
    return _joined(additions, Additions(meetings=held))


@dataclass(frozen=True, slots=True)
class TablesWritten:
    """What was written where, in one line, and a line for each thing that was left out or settled."""

    summary: str
    remarks: tuple[str, ...]


def make_tables(result: Path, offices: Path, checked: str | None = None) -> TablesWritten:
    """Write an office table, and beside it that of the people whom the lexicon does not have, from a saved result.

    `checked` is the month of the query where the result does not say it. Raises OwnFileUnreadable, also where the
    tables cannot be written.
    """
    text, people = read_own_file(result), people_file(offices)
    if any(target.exists() and target.samefile(result) for target in (offices, people)):
        raise OwnFileUnreadable("the table would overwrite the result", where=str(offices), remedy="name another file")
    made = tables_from_result(text, load_lexicon(), where=str(result), checked=checked)
    note = f"Made by `truceline offices` from {one_line(result.name)}."
    _write(offices, table_text(f"Offices held. {note}", COLUMNS, made.offices))
    _write(people, table_text(f"People new to the lexicon. {note}", PEOPLE_COLUMNS, made.people))
    persons = len({row["person"] for row in made.offices})
    held = len({(row["office"], row["of"]) for row in made.offices})
    summary = (
        f"{offices}: {_count(len(made.offices), 'tenure')} of {_count(persons, 'person')} in {_count(held, 'office')}; "
        f"{people}: {_count(len(made.people), 'person')} new to the lexicon"
    )
    return TablesWritten(summary, made.remarks)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OwnFileUnreadable("the table cannot be written", where=str(path), why=error.strerror or "") from None


def few(remarks: Iterable[str], most: int = MOST_LINES) -> list[str]:
    """The first of some remarks, and how many more there are."""
    listed = list(remarks)
    more = len(listed) - most
    return [*listed[:most], f"… and {more:,} more like these"] if more > 0 else listed


def _read_dictionary(text: str, base: Lexicon, known: ActorTable) -> Dictionary:
    closed = {word for name in DATES for word in base.time_words.classes.get(name, {})}
    closed |= base.furniture.words.english_words | base.descriptions.topics
    return read_dictionary(text, known, base.descriptions.given_names, closed)


def _told(name: str, read: Dictionary) -> list[str]:
    """What a dictionary brought, then its lines that were not used: wrong ones each, those of others counted."""
    wrong = [s for s in read.skipped if s.unused is None]
    lines = [
        f"{name}: {_count(read.new, 'new name')}, {read.known:,} known already, {_count(len(wrong), 'line')} to look at"
    ]
    for kind, what in (("agent", "of an agents dictionary"), ("verb", "of a verb dictionary")):
        of_kind = [s for s in read.skipped if s.unused == kind]
        if of_kind:
            lines.append(
                f"{name}, line {of_kind[0].line}: {of_kind[0].why}; "
                f"{_count(len(of_kind), 'line')} {what} not used, as truceline has its own words for that"
            )
    return [*lines, *few(f"{name}, line {s.line}: {s.why}" for s in wrong)]


def _count(number: int, noun: str) -> str:
    plural = {"person": "people"}.get(noun, f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"


def _joined(a: Additions, b: Additions) -> Additions:
    """What is known with what is new; issues and steps are those that were known."""
    return replace(
        a, actors=(*a.actors, *b.actors), tenures=(*a.tenures, *b.tenures), meetings=(*a.meetings, *b.meetings)
    )
