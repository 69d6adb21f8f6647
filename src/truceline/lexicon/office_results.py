"""From a saved result of the Wikidata query to office tables: matched with the lexicon, validated, settled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from truceline.errors import OwnFileUnreadable
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.office_files import office_rows, people_rows
from truceline.lexicon.spelling import letters_of, plain, spelled
from truceline.lexicon.surnames import surnames_of
from truceline.lexicon.tables import is_iso_date
from truceline.lexicon.tenures import Held, Person, as_day, days_between, settle_tenures
from truceline.lexicon.wikidata import REMEDY, iso_date, result_rows, wikidata_number
from truceline.model.identity import name_slug

SOURCE = "Wikidata query of the user"
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
HELD_NOW = (None, "acting", "interim")
"""Modifiers of a title under which a person holds just this office."""
BESIDE = ("deputy_", "under_", "state_secretary", "mayor", "governor")
"""Offices of the titles that are none of the state's own, whatever class Wikidata puts them in."""


@dataclass(frozen=True, slots=True)
class MadeTables:
    """The rows of both tables, and one line for everything that was left out or settled."""

    offices: tuple[dict[str, str], ...]
    people: tuple[dict[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(slots=True)
class _Result:
    """A result while it is read: people by Wikidata number, tenures as given, and what was left out, by reason."""

    lexicon: Lexicon
    checked: str
    people: dict[str, Person] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    known: dict[str, ActorEntry] = field(default_factory=dict)
    named: dict[tuple[str, str], ActorEntry] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for entry in self.lexicon.actors:
            if entry.actor.kind == "person":
                self.known.setdefault(entry.wikidata or entry.actor.id, entry)
                for name in entry.names:
                    self.named.setdefault((letters_of(name), entry.actor.country or ""), entry)
        self.offices = frozenset(t.office for t in self.lexicon.offices)

    def take(self, row: dict[str, str]) -> None:
        """Take a row over, or count why not."""
        reason = self._take(row)
        if reason:
            self.left_out[reason] += 1

    def _take(self, row: dict[str, str]) -> str:
        number, label, iso3 = wikidata_number(row["person"]), row["personLabel"].strip(), row["iso3"].strip().upper()
        state = self.lexicon.actors.get(iso3.lower())
        if not number or not letters_of(label) or label == number:
            return "a person without an English name"
        if state is None or state.actor.kind != "government":
            return f"unknown state: {iso3[:40] or row.get('stateLabel', 'none')[:40]}"
        offices, acting = self._offices(row, iso3)
        if not offices:
            return f"no office of the lexicon: {(row.get('positionLabel') or row.get('office', 'none'))[:60]}"
        start = iso_date(row["start"], row.get("startPrecision", ""))
        given = row.get("end", "").strip()
        end = iso_date(given, row.get("endPrecision", "")) if given else None
        if start is None or not is_iso_date(start):
            return f"a start that is no date from 1700 on: {row['start'][:40] or 'none'}"
        if given and (end is None or not is_iso_date(end)):
            return f"an end that is no date from 1700 on: {given[:40]}"
        if end is not None and as_day(end) <= as_day(start):
            return "an end that is not behind its start"
        person = self._person(number, label, iso3)
        checked = "" if end else self.checked
        self.held.extend(Held(person, o, iso3.lower(), start, end, acting, SOURCE, checked) for o in offices)
        return ""

    def _offices(self, row: dict[str, str], iso3: str) -> tuple[tuple[str, ...], bool]:
        """The offices of a row, by the query's own key or by the words of the position; and whether acting."""
        acting = row.get("acting", "").strip().casefold() not in ("", "false", "0", "no")
        title = self.lexicon.titles.office(row.get("positionLabel", ""), iso3)
        if title is not None and (title.modifier not in HELD_NOW or title.office.startswith(BESIDE)):
            return (), acting
        acting = acting or (title is not None and title.modifier is not None)
        office = row.get("office", "").strip() or (title.office if title is not None else "")
        return self._with_twin(office, iso3) if office in self.offices else (), acting

    def _with_twin(self, office: str, iso3: str) -> tuple[str, ...]:
        """The office, and that of head of government where the head of state last had both."""
        last = [
            max(self.lexicon.offices.holders(o, iso3.lower()), key=lambda t: t.start, default=None)
            for o in ("head_of_state", "head_of_government")
        ]
        both = last[0] is not None and last[1] is not None and last[0].person == last[1].person
        return (office, "head_of_government") if office == "head_of_state" and both else (office,)

    def _person(self, number: str, label: str, iso3: str) -> Person:
        if (person := self.people.get(number)) is not None:
            return person
        name = plain(label)
        entry = self.known.get(number) or self.named.get((letters_of(label), iso3))
        if entry is not None:
            person = Person(entry.actor.name, id=entry.actor.id)
        else:
            others = [label] if label != name else []
            person = Person(
                name,
                spelled(name, others, iso3),
                list(dict.fromkeys(s for n in (name, *others) for s in surnames_of(n, iso3))),
                iso3,
                "GOV",
                number,
                SOURCE,
                self._id(name, iso3),
            )
        self.people[number] = person
        return person

    def _id(self, name: str, iso3: str) -> str:
        slug = name_slug(name)
        candidates = (slug, f"{slug}-{iso3.lower()}", *(f"{slug}-{n}" for n in range(2, 10_000)))
        made = next(c for c in candidates if c not in self.ids and self.lexicon.actors.get(c) is None)
        self.ids.add(made)
        return made


def tables_from_result(text: str, lexicon: Lexicon, *, where: str, checked: str | None = None) -> MadeTables:
    """Make the tables from a saved result of the query in docs/lexicon.md. Overlaps are settled, each told in a remark.

    `checked` is the month up to which open ends are known; without it, that of the query's own `asked`.
    Raises OwnFileUnreadable where there is nothing to be used.
    """
    rows = list(result_rows(text, where))
    month = checked or max((r.get("asked", "")[:7] for _, r in rows), default="")
    if not MONTH.fullmatch(month):
        raise OwnFileUnreadable(
            "the result does not say when it was asked",
            where=where,
            why="no asked",
            remedy="give the month with --checked YYYY-MM",
        )
    result = _Result(lexicon, month)
    for _, row in rows:
        result.take({"person": "", "personLabel": "", "iso3": "", "start": "", **row})
    if not result.held:
        why = "; ".join(_counted(result.left_out)[:3])
        raise OwnFileUnreadable("none of its rows can be used", where=where, why=why, remedy=REMEDY)
    before = [(h, replace(h)) for h in result.held]
    settled = settle_tenures(result.held)
    fresh = (p for p in result.people.values() if p.source == SOURCE)
    return MadeTables(
        tuple(office_rows(settled)),
        tuple(people_rows(fresh)),
        (*_counted(result.left_out), *_settlements(before, settled)),
    )


def _same(a: Held, b: Held) -> bool:
    return a.person is b.person and (a.office, a.of) == (b.office, b.of)


def _counted(left_out: Counter[str]) -> list[str]:
    return [f"{n} {'row' if n == 1 else 'rows'} left out: {why}" for why, n in sorted(left_out.items())]


def _settlements(before: list[tuple[Held, Held]], after: list[Held]) -> Iterator[str]:
    """What settling changed, beyond the closing of gaps of a few days."""
    kept = {id(h) for h in after}
    for now, then in before:
        told = f"overlap: {then.person.name}, {then.office} of {then.of}, {then.start} to {then.end or 'now'}"
        if id(now) in kept and now.acting != then.acting:
            yield f"{told}: taken for an acting holder"
        elif id(now) in kept and now.start != then.start:
            yield f"{told}: now begins {now.start}"
        elif id(now) not in kept and not any(_same(now, h) and h.start <= now.start for h in after):
            yield f"{told}: left out, another holds the office then"
        elif (
            id(now) in kept
            and now.end
            and now.end != then.end
            and (not then.end or days_between(then.end, now.end) < -3)
        ):
            yield f"{told}: now ends {now.end}"
