"""Build the lexicon's people and offices from ../shared/data and the hand-kept files in tools/offices.

Run as `python tools/build_offices.py`; it rewrites people.tsv and offices.tsv in src/truceline/lexicon/data.
The data file gives heads of state and of government since 1977; drops.txt names its wrong rows, heads.txt and
ministers.txt hold what is known better or is not in it, names.txt the names that news in English writes,
people.txt those who hold no office here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from truceline.lexicon.actors import PEOPLE_COLUMNS  # noqa: E402
from truceline.lexicon.office_files import office_rows, people_rows, table_text  # noqa: E402
from truceline.lexicon.offices import COLUMNS  # noqa: E402
from truceline.lexicon.spelling import letters_of, plain, spelled  # noqa: E402
from truceline.lexicon.surnames import surnames_of  # noqa: E402
from truceline.lexicon.tenures import Held, Person, settle_tenures  # noqa: E402
from truceline.model.identity import name_slug  # noqa: E402

HERE = ROOT / "tools" / "offices"
DATA = ROOT / "src" / "truceline" / "lexicon" / "data"
HOLDERS = ROOT.parent / "shared" / "data" / "office_holders.jsonl"
SINCE = "1977-01-01"
"""Who left an office before this day is not in the table: news of the late Cold War is still quoted, no older."""
ALL_SINCE = "1990-01-01"
"""Of those who left before this day only the leaders of states are kept."""
DEPENDENT = frozenset(
    {
        "ABW", "AIA", "ASM", "BMU", "COK", "CUW", "CYM", "FLK", "FRO", "GIB", "GUM", "MNE", "MNP", "MSR", "PRI", "REU",
        "SRB", "SSD", "SVN", "TCA", "VGB", "VIR",
    }
)  # fmt: skip
"""Territories, and republics that were within another state, by ISO 3166-1 alpha-3."""
UNNAMED = re.compile(r"Q\d+$")
"""A label that is only its number in the data."""
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO2 = {
    "BN": "BRN", "KH": "KHM", "ID": "IDN", "LA": "LAO", "MY": "MYS", "MM": "MMR", "PH": "PHL", "SG": "SGP",
    "TH": "THA", "VN": "VNM", "AR": "ARG", "AU": "AUS", "BR": "BRA", "CA": "CAN", "CN": "CHN", "FR": "FRA",
    "DE": "DEU", "IN": "IND", "IT": "ITA", "JP": "JPN", "MX": "MEX", "RU": "RUS", "SA": "SAU", "ZA": "ZAF",
    "KR": "KOR", "TR": "TUR", "GB": "GBR", "US": "USA",
}  # fmt: skip
# States whose president heads the government as well: the one list stands for both offices.
PRESIDENTIAL = [
    "usa", "bra", "mex", "zaf", "kor", "col", "ven", "per", "bol", "chl", "hnd", "cri", "pan", "pry", "nic", "ago",
    "bwa", "lbr", "gmb", "gha", "zwe", "zmb", "mwi", "cyp", "ken", "nga", "sur", "syc", "ben",
]  # fmt: skip


def read_lines(name: str) -> Iterator[str]:
    """The lines of a hand-kept file that are no comment."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def cells(text: str, sign: str = "|") -> list[str]:
    return [c for c in (part.strip() for part in text.split(sign)) if c]


class People:
    """All people so far, found by name within a state, by name alone where it is one person's, by Wikidata number."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.by_qid: dict[str, Person] = {}
        self.by_name: defaultdict[str, list[Person]] = defaultdict(list)
        self.given: dict[str, tuple[str, list[str], list[str], str]] = {}
        for line in read_lines("names.txt"):
            label, rest = line.split(" = ", 1)
            parts = ([p.strip() for p in rest.split(";")] + ["", "", ""])[:4]
            self.given[label] = (parts[0], cells(parts[1]), cells(parts[2]), parts[3])
        self.named = {g[0]: g for g in self.given.values()}

    def add(
        self, label: str, country: str, qid: str = "", source: str = "own knowledge", sector: str = "GOV"
    ) -> Person:
        """The person of a label, made if not there yet."""
        name, names, surnames, home = (
            self.given.get(label) or self.named.get(plain(label)) or (plain(label), [], [], "")
        )
        found = self.by_qid.get(qid) or self.find(name, home or country, strict=bool(qid))
        if found is None:
            found = Person(name=name, country=home or country, sector=sector, source=source)
            self.all.append(found)
        if qid and not found.wikidata:
            found.wikidata, self.by_qid[qid] = qid, found
        for written in (name, *names, *([label] if label not in self.given else [])):
            if written != found.name and written not in found.names:
                found.names.append(written)
            if found not in self.by_name[letters_of(written)]:
                self.by_name[letters_of(written)].append(found)
        for surname in surnames:
            if surname not in found.surnames:
                found.surnames.append(surname)
        return found

    def find(self, name: str, country: str, *, strict: bool) -> Person | None:
        """The one of this name; of several or where a number tells people apart, only one of the same country."""
        same = self.by_name.get(letters_of(name), [])
        near = [p for p in same if p.country == country or not country or not p.country]
        if near and not (strict and near[0].wikidata):
            return near[0]
        return same[0] if len(same) == 1 and not strict and name in same[0].name else None


def add_people(people: People) -> None:
    for line in read_lines("people.txt"):
        name, country, sector, names, surnames = ([p.strip() for p in line.split(";")] + [""] * 5)[:5]
        person = people.add(name, country, sector=sector)
        person.sector, person.country = sector, country
        for written in cells(names):
            if written not in person.names:
                person.names.append(written)
            people.by_name[letters_of(written)].append(person)
        person.surnames.extend(s for s in cells(surnames) if s not in person.surnames)


def holders_rows() -> Iterator[dict[str, str]]:
    """The rows of the data on heads of state and government since `SINCE` that are not marked or listed as wrong."""
    dropped = {tuple(line.split(" ; ")[0].split(" ", 2)) for line in read_lines("drops.txt")}
    for line in HOLDERS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        row["iso3"] = row.get("iso3") or ISO2.get(row.get("iso2", ""), "")
        wanted = (
            row["role"] in ("head_of_state", "head_of_government")
            and row["iso3"]
            and row["src"][:5] in ("geogr", "world")
        )
        if not wanted or row.get("suspect_open") or row.get("no_start") or not ISO_DAY.fullmatch(row.get("start", "")):
            continue
        end = row.get("end")
        if (end and (not ISO_DAY.fullmatch(end) or end < SINCE)) or row["person"].startswith("http"):
            continue
        early = end and end < ALL_SINCE
        if early and (row["iso3"] in DEPENDENT or UNNAMED.match(row["person"]) or row["start"] < "1900"):
            continue
        if (row["iso3"], row["role"], row["person"]) not in dropped and row["start"] != end:
            yield row


MINISTERS = {
    "foreign_minister": re.compile(
        r"(Federal )?Minister (of|for) (Foreign|External) Affairs|Foreign Minister|United States Secretary of State|"
        r"Secretary of State for Foreign.*Affairs"
    ),
    "defence_minister": re.compile(
        r"(Federal )?Minister (of|for) (National )?Defen[cs]e|Defen[cs]e Minister|Secretary of State for Defence"
    ),
}


def ministers_rows(taken: Container[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The rows of the data on foreign and defence ministers where no list of our own stands."""
    for line in HOLDERS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("src") != "every-politician-2022" or (row.get("end") or "") < SINCE or row.get("suspect_open"):
            continue
        if len(row.get("start", "")) < 7 or len(row["end"]) < 7:
            continue
        for office, title in MINISTERS.items():
            if title.fullmatch(row["title"]) and (office, row["iso3"].lower()) not in taken:
                yield {**row, "role": office}


def held_from_data(people: People, rows: Iterable[dict[str, str]]) -> list[Held]:
    held = []
    for row in rows:
        country = row["iso3"]
        person = people.add(row["person"], country, row.get("qid", ""), source="Wikidata via " + row["src"])
        checked = "" if row.get("end") else row.get("as_of", "2025-10")[:7]
        held.append(
            Held(person, row["role"], country.lower(), row["start"], row.get("end"), False, row["src"], checked)
        )
    return held


def lists_in(name: str) -> Iterator[tuple[str, str, list[tuple[str, str | None, str, bool]]]]:
    """The lists of a hand-kept file: actor, office, and (start, end, name, acting) each, ends filled in."""
    blocks: list[tuple[str, str, list[str]]] = []
    for line in read_lines(name):
        if line.startswith("= "):
            of, office = line[2:].split()
            blocks.append((of, office, []))
        else:
            blocks[-1][2].append(line)
    for of, office, lines in blocks:
        spans = [line.split(" ", 1) for line in lines]
        found: list[tuple[str, str | None, str, bool]] = []
        for at, (span, who) in enumerate(spans):
            start, dots, end = span.partition("..")
            until = (end or None) if dots else (spans[at + 1][0].split("..")[0] if at + 1 < len(spans) else None)
            acting = who.endswith(" *")
            found.append((start, until, who.removesuffix(" *"), acting))
        yield of, office, found


def held_from_lists(people: People, name: str) -> list[Held]:
    held: list[Held] = []
    for of, office, spans in lists_in(name):
        country = of.upper() if len(of) == 3 else ""
        offices = [office, "head_of_government"] if office == "head_of_state" and of in PRESIDENTIAL else [office]
        for start, end, who, acting in spans:
            if end and end < SINCE:
                continue
            person = people.add(who, country, sector="GOV" if country else "IGO")
            person.country = person.country or country
            checked = "" if end else "2026-08"
            held.extend(Held(person, o, of, start, end, acting, "public record", checked) for o in offices)
    return held


def without_viceroys(held: list[Held]) -> list[Held]:
    """Give governors, whom the data has as heads of state beside the monarch, an office of their own."""
    crowned = {h.of for h in held if h.person.name in ("Elizabeth II", "Charles III") and h.of != "gbr"}
    territories = {"aia", "flk", "msr"}
    for h in held:
        monarch = h.person.name in ("Elizabeth II", "Charles III") or h.of == "brb"
        if h.office == "head_of_state" and not monarch and h.of in crowned | territories:
            h.office = "governor_general"
    return held


def without_repeats(held: list[Held], own: dict[tuple[str, str], str]) -> list[Held]:
    """What the data has beside our own lists: offices without one, and holders who left before a list begins."""
    return [h for h in held if (h.office, h.of) not in own or (h.end or "9999") <= own[h.office, h.of]]


def finish(people: People, held: list[Held]) -> list[Person]:
    """The people in use, with ids, spellings and surnames."""
    in_use = {id(h.person) for h in held}
    listed = {letters_of(line.split(";")[0]) for line in read_lines("people.txt")}
    used = [p for p in people.all if id(p) in in_use or letters_of(p.name) in listed]
    seen: Counter[str] = Counter()
    for p in used:
        slug = name_slug(plain(p.name))
        p.id = slug if not seen[slug] else f"{slug}-{p.country.casefold() or seen[slug] + 1}"
        seen[slug] += 1
        if not p.surnames:
            p.surnames = surnames_of(p.name, p.country)
        accented = [n for n in p.names if plain(n) == p.name and n != p.name]
        p.surnames.extend(
            s for n in accented for s in surnames_of(n, p.country) if plain(s) in p.surnames and s not in p.surnames
        )
        p.names = spelled(p.name, p.names, p.country)
    return used


def main() -> None:
    people = People()
    add_people(people)
    known = held_from_lists(people, "heads.txt") + held_from_lists(people, "ministers.txt")
    own: dict[tuple[str, str], str] = {}
    for h in known:
        own[h.office, h.of] = min(h.start, own.get((h.office, h.of), h.start))
    data = without_repeats(held_from_data(people, holders_rows()), own)
    held = settle_tenures(without_viceroys(data) + known + held_from_data(people, ministers_rows(own)))
    used = finish(people, held)
    note = "People. Written by tools/build_offices.py; edit tools/offices."
    (DATA / "people.tsv").write_text(table_text(note, PEOPLE_COLUMNS, people_rows(used)), encoding="utf-8")
    note = "Offices held. Written by tools/build_offices.py; edit tools/offices. `checked`: open ends known to then."
    (DATA / "offices.tsv").write_text(table_text(note, COLUMNS, office_rows(held)), encoding="utf-8")
    print(len(used), "people,", len(held), "tenures")


if __name__ == "__main__":
    main()
