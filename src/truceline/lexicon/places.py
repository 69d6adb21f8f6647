"""The places of negotiation news: capitals, venues of talks, war regions, with what contains what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.lexicon.actors import parts
from truceline.lexicon.tables import read_rows
from truceline.model.actor import Place

COLUMNS = ("id", "name", "kind", "part_of", "country", "lat", "lon", "geonames", "names", "source")
# Containment is followed no further: venue, city, district, region, state, continent.
MOST_LEVELS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place of the lexicon.

    `kind` is country, region, city, site, water or state (of a federation); `names` are its written forms, case as
    written (the first is `name`); `part_of` is the id of the smallest place of the table that contains it.
    """

    place: Place
    kind: str
    names: tuple[str, ...]
    part_of: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """All places of the lexicon, by id and by written form.

    `city_words` are the longest words of the names of cities, in small letters.
    """

    entries: tuple[PlaceEntry, ...]
    city_words: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, PlaceEntry] = field(init=False, repr=False, compare=False)
    _by_form: dict[str, tuple[PlaceEntry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms: defaultdict[str, list[PlaceEntry]] = defaultdict(list)
        for e in self.entries:
            for form in e.names:
                forms[form].append(e)
        cities = (name for e in self.entries if e.kind == "city" for name in e.names)
        object.__setattr__(self, "city_words", frozenset(max(name.lower().split(), key=len) for name in cities))
        object.__setattr__(self, "_by_id", {e.place.id: e for e in self.entries})
        object.__setattr__(self, "_by_form", {f: tuple(es) for f, es in forms.items()})

    def __iter__(self) -> Iterator[PlaceEntry]:
        return iter(self.entries)

    def get(self, place_id: str) -> PlaceEntry | None:
        return self._by_id.get(place_id)

    def called(self, place: str) -> str:
        """The name of a place, by its id; of one that the table does not have what is given."""
        entry = self.get(place)
        return entry.place.name if entry else place

    def written(self, form: str) -> tuple[PlaceEntry, ...]:
        """The places that a written form may stand for, case as written."""
        return self._by_form.get(form, ())

    def forms(self) -> Iterable[str]:
        """Every written form."""
        return self._by_form.keys()

    def contains(self, outer: str, inner: str) -> bool:
        """Whether a place lies in another, or is the same, as far as the table knows."""
        at: str | None = inner
        for _ in range(MOST_LEVELS):
            if at is None or at == outer:
                break
            entry = self._by_id.get(at)
            at = entry.part_of if entry else None
        return at == outer


def load_places(name: str) -> PlaceTable:
    """Read one file of places."""
    return PlaceTable(tuple(_entry(row) for row in read_rows(name, COLUMNS)))


def _entry(row: dict[str, str]) -> PlaceEntry:
    place = Place(
        id=row["id"],
        name=row["name"],
        country=row["country"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        geonames=int(row["geonames"]) if row["geonames"] else None,
    )
    return PlaceEntry(
        place=place,
        kind=row["kind"],
        names=tuple(dict.fromkeys((row["name"], *parts(row["names"])))),
        part_of=row["part_of"] or None,
        source=row["source"],
    )
