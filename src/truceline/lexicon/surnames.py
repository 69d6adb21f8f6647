"""What news calls a person by after the first mention: the surname, by the customs of the country."""

from __future__ import annotations

from functools import cache

from truceline.lexicon.tables import read_toml

FAMILY_FIRST = {"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "SGP"}
GIVEN_LAST = {"VNM"}  # Nguyen Phu Trong is Trong
FIRST_NAME = {"ETH", "ERI", "THA"}  # Abiy Ahmed is Abiy; the other name is kept beside it
WHOLE = {"MMR"}
SPANISH = {
    "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY",
    "SLV", "URY", "VEN", "GNQ", "PRI",
}  # fmt: skip


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("given_names.toml")[name])


def surnames_of(name: str, country: str) -> list[str]:
    """The surname forms of a full name, likeliest first; none for a single name."""
    words = [w for w in name.split() if w.casefold() not in _words("endings") and not w.startswith("(")]
    if len(words) < 2:
        return words
    if country in WHOLE:
        return [" ".join(words)]
    if country in FAMILY_FIRST and "-" not in words[0] and len(words) <= 3:
        return [words[0]]
    if country in GIVEN_LAST:
        return [words[-1]]
    if country in FIRST_NAME:
        return [words[0], words[-1]]
    if country == "KHM":
        return [" ".join(words[-2:]), words[-1]]
    return _western(words, country)


def _western(words: list[str], country: str) -> list[str]:
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _words("particles"):
        at -= 1
    last = " ".join(words[at:])
    found = [last]
    if at < len(words) - 1:
        found.append(last[0].upper() + last[1:])
    if words[at].casefold() in ("al", "el", "de", "da", "dos") and at < len(words) - 1:
        found.append(words[-1])
    for prefix in ("al-", "el-", "Al-", "El-"):
        if words[-1].startswith(prefix) and len(words[-1]) > 5:
            found += [words[-1].removeprefix(prefix), "al-" + words[-1].removeprefix(prefix)]
    if (
        country in SPANISH
        and at == len(words) - 1
        and len(words) >= 3
        and words[-2].casefold() not in _words("spanish")
    ):
        found = [" ".join(words[-2:]), words[-2], *found]
    return list(dict.fromkeys(found))
