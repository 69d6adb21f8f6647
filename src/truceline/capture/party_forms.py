"""The words by which pages name the parties of a case: their names, and those of their people, organs and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.case.kept_config import NAME
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import Tenure
from truceline.trace.parties import Parties

OFFICIAL = ("GOV", "MIL", "REB", "OPP")
"""Sectors of the people, organs and groups that count to a party; companies, media and charities do not."""
AFTERWARDS = 1
"""Years for which a surname alone still means who held an office: news goes on calling them so."""
KNOWN_BY_SURNAME = frozenset({"head_of_state", "head_of_government", "president", "prime_minister", "foreign_minister"})
"""Offices whose holders news calls by a surname alone from its first line; other surnames are weak."""
LAST_YEAR = 2100
"""Until which an office is held that has no end yet."""
PLACES = ("country", "region", "city", "site", "water")
FEWEST = 3
"""Letters of a form that is looked for as written alone; shorter ones are words or initials of much else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a party is written. `of` is the party's name.

    A surname alone counts only in the `years` in which its bearer held an office, or soon after; null is any year. A
    `weak` form also means something else, and counts only beside another form of a party.
    """

    written: str
    of: str
    weak: bool = False
    years: frozenset[str] | None = None

    def counts_in(self, year: str | None) -> bool:
        """Whether it means the party in a year; in one that nobody knows it may."""
        return self.years is None or year is None or year in self.years


@dataclass(frozen=True, slots=True)
class Named:
    """A party as the user named it, with what else it may be called by. `own` is false of a mediator."""

    name: str
    own: bool
    forms: tuple[Form, ...] = field(default=(), compare=False)


def parties_named(parties: Parties, lexicon: Lexicon) -> tuple[Named, ...]:
    """Every party and mediator of a case with all its forms."""
    members: defaultdict[str, list[ActorEntry]] = defaultdict(list)
    for entry in lexicon.actors:
        members[entry.actor.country or ""].append(entry)
    sides = [(side, True) for side in sorted(parties.own)] + [(side, False) for side in sorted(parties.others)]
    states = {side for side, _ in sides if _is_state(side)}
    found = []
    for side, own in sides:
        who = lexicon.actors.get(side)
        country = side if _is_state(side) else who.actor.country if who else None
        name = who.actor.name if who else next((e.actor.name for e in members[side] if _is_government(e)), side)
        around = members[country or ""] if _is_state(side) or country not in states else []
        entries = [who] if who else []
        entries += [e for e in around if e.actor.sector in OFFICIAL and e.actor.id not in parties.own - {side}]
        forms = [form for entry in entries for form in _forms(entry, name, lexicon)]
        forms += _places(country, name, lexicon) if around else []
        found.append(Named(name, own, tuple(forms)))
    return tuple(found)


def _is_state(side: str) -> bool:
    return len(side) == 3 and side.isupper()


def _is_government(entry: ActorEntry) -> bool:
    return entry.actor.kind == "government" and len(entry.actor.id) == 3


def _forms(entry: ActorEntry, of: str, lexicon: Lexicon) -> Iterator[Form]:
    for written in (*entry.names, *entry.adjectives, *entry.seats):
        if len(written) >= FEWEST or written in ("US", "UK", "UN", "EU"):
            yield Form(written=written, of=of, weak=written in entry.ambiguous)
    held = lexicon.offices.held_by(entry.actor.id)
    for surname in entry.surnames if held or entry.source == NAME else ():
        alone = not held or any(t.office in KNOWN_BY_SURNAME for t in held)
        yield Form(written=surname, of=of, weak=not alone, years=frozenset(_years(held)) if held else None)


def _places(country: str | None, of: str, lexicon: Lexicon) -> Iterator[Form]:
    for place in lexicon.places:
        if country and place.place.country == country and place.kind in PLACES:
            for name in (name for name in place.names if len(name) > FEWEST):
                weak = any(name in entry.ambiguous for entry in lexicon.actors.written(name))
                yield Form(written=name, of=of, weak=weak)


def _years(held: Iterable[Tenure]) -> Iterator[str]:
    for tenure in held:
        last = int(tenure.end[:4]) + AFTERWARDS if tenure.end else LAST_YEAR
        yield from map(str, range(int(tenure.start[:4]), last + 1))
