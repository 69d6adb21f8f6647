"""Office tables of a user's own, beside those of the lexicon: written, read back and checked line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.lexicon.actors import PEOPLE_COLUMNS, ActorEntry, person_entry
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import COLUMNS, Tenure, tenure_of
from truceline.lexicon.surnames import surnames_of
from truceline.lexicon.tables import is_iso_date, numbered_rows
from truceline.lexicon.tenures import Held, Person, as_day
from truceline.model.actor import Actor

ID = re.compile(r"[^\s|]{1,120}")


@dataclass(frozen=True, slots=True)
class OfficeTables:
    """Tenures and the people that the lexicon does not have, with one line for everything that was not taken over."""

    tenures: tuple[Tenure, ...]
    people: tuple[ActorEntry, ...]
    remarks: tuple[str, ...] = ()


def read_tables(text: str, people: str, lexicon: Lexicon, *, where: str) -> OfficeTables:
    """Read an office table and the table of people that goes with it (empty where there is none).

    A row that breaks a rule is left out with a remark. People whom neither the lexicon nor the table of people has
    are made from their tenures. Raises LexiconInvalid where the columns are others.
    """
    remarks: list[str] = []
    tenures = []
    offices = frozenset(t.office for t in lexicon.offices)
    for number, row in numbered_rows(text, COLUMNS, where=where):
        reason = row if isinstance(row, str) else _wrong(row, offices, lexicon)
        if reason:
            remarks.append(f"line {number}: {reason}")
        elif not isinstance(row, str):
            tenures.append(tenure_of(row))
    listed, wrong = _people(people, f"the people of {where}") if people else ((), ())
    named = {e.actor.id for e in listed}
    others = {t.person: t for t in tenures if t.person not in named and lexicon.actors.get(t.person) is None}
    entries = tuple(e for e in listed if lexicon.actors.get(e.actor.id) is None)
    return OfficeTables(tuple(tenures), entries + tuple(map(_from_tenure, others.values())), (*remarks, *wrong))


def _wrong(row: dict[str, str], offices: frozenset[str], lexicon: Lexicon) -> str:
    """What rule a row of an office table breaks; empty where none."""
    if not ID.fullmatch(row["person"]) or not row["name"].strip():
        return "no person"
    if row["office"] not in offices:
        return f"unknown office: {row['office'][:60] or 'none'}"
    if lexicon.actors.get(row["of"]) is None:
        return f"unknown state or organisation: {row['of'][:60] or 'none'}"
    if not is_iso_date(row["start"]) or (row["end"] and not is_iso_date(row["end"])):
        return f"no ISO date: {row['start'][:20] if not is_iso_date(row['start']) else row['end'][:20]}"
    if row["end"] and as_day(row["end"]) <= as_day(row["start"]) and row["start"] != row["end"][: len(row["start"])]:
        return "it ends before it begins"
    if row["checked"] and not is_iso_date(row["checked"]):
        return f"no ISO month: {row['checked'][:20]}"
    return ""


def _people(text: str, where: str) -> tuple[tuple[ActorEntry, ...], tuple[str, ...]]:
    entries, remarks = [], []
    for number, row in numbered_rows(text, PEOPLE_COLUMNS, where=where):
        if isinstance(row, str) or not ID.fullmatch(row["id"]) or not row["name"].strip():
            remarks.append(f"{where}, line {number}: {row if isinstance(row, str) else 'no id or no name'}")
        else:
            entries.append(person_entry(row))
    return tuple(entries), tuple(remarks)


def _from_tenure(tenure: Tenure) -> ActorEntry:
    """A person of whom only the tenure is known: of the state whose office it is."""
    country = tenure.of.upper() if len(tenure.of) == 3 else None
    actor = Actor(id=tenure.person, name=tenure.name, kind="person", country=country, sector="GOV")
    surnames = tuple(surnames_of(tenure.name, country or ""))
    return ActorEntry(actor=actor, names=(tenure.name,), surnames=surnames, source=tenure.source)


def office_rows(held: Iterable[Held]) -> Iterator[dict[str, str]]:
    """The rows of an office table, in its order."""
    for h in sorted(held, key=lambda h: (h.of, h.office, h.start, h.person.id)):
        acting, checked = "yes" if h.acting else "", h.checked if not h.end else ""
        cells = (h.person.id, h.person.name, h.office, h.of, h.start, h.end or "", acting, checked, h.source)
        yield dict(zip(COLUMNS, cells, strict=True))


def people_rows(people: Iterable[Person]) -> Iterator[dict[str, str]]:
    """The rows of a table of people, in its order."""
    for p in sorted(people, key=lambda p: p.id):
        names, surnames = " | ".join(p.names), " | ".join(dict.fromkeys(p.surnames))
        cells = (p.id, p.name, p.country, p.sector, names, surnames, p.wikidata, p.source)
        yield dict(zip(PEOPLE_COLUMNS, cells, strict=True))


def table_text(note: str, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> str:
    """A table as the text of its file: a note, the columns, the rows."""
    lines = ("\t".join(_cell(row[c]) for c in columns) for row in rows)
    return "\n".join((f"# {note}", "\t".join(columns), *lines)) + "\n"


def _cell(text: str) -> str:
    """A cell without the signs that part cells and rows."""
    return " ".join(text.split()) if not text.isprintable() else text
