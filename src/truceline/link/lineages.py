"""Which articles are copies or edits of one text, so that corroboration counts texts and not outlets.

A wire story is shortened, given a new opening or absorbed into a longer story. So the measure is containment: which
part of the shorter text's runs of words (shingles) stands in the longer one (Broder 1997, "On the resemblance and
containment of documents"). Words between quotation marks are left out: independent reports share the speaker's words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from truceline.link.items import Kind
from truceline.model.article import Article
from truceline.model.spans import Span

SHINGLE = 8
"""Words of a shingle. Two reporters seldom write eight words alike outside quotation marks."""
LEAST_SHARE = 0.3
"""Part of the shorter text's shingles that a copy shares. Read on pairs of bench/news, May 2025: below it lie stories
with a common paragraph of background, above it copies and edits."""
LEAST_SHARED = 12
"""Shingles that a copy shares at the least: about two sentences."""
LEAST_SHARE_AT_HOME, LEAST_SHARED_AT_HOME = 0.5, 40
"""The same for two articles of one outlet, which repeats its own background."""
TWINS = 0.8
"""Part of the longer text's shingles by which two are one text, formulas and all."""
FORMULA = 3
"""Texts of one outlet that make what they share its formula: a box on its newsletter, a paragraph on the war."""
SAMPLED = 4
"""One shingle in so many is looked up to find pairs worth a comparison; all are counted in the comparison."""
ALL_PAIRS = 8
"""Articles with one shingle of which every two are compared. Of more, each is compared with the first and the next."""
MOST_WORDS = 4000
"""Words of an article that are compared word by word; the time for that grows with their square."""

WORD = re.compile(r"\w+(?:[’'.,-]\w+){0,8}")
QUOTED = re.compile(r"“[^”\n]{0,2000}[”\n]|\"[^\"\n]{1,2000}\"")
APOSTROPHES, DASHES = [mark.encode() for mark in "'’‘"], [mark.encode() for mark in "–—…“”„«»"]
BLANK, CUT = 0x20, 0x01
"""A byte between words, and the word that stands where a quotation was."""
BLANKED = bytes(byte if byte >= 0x80 or byte == CUT or chr(byte).isalnum() else BLANK for byte in range(256))
"""Bytes of UTF-8 with whatever is no letter or digit of ASCII made blank."""
CHUNK = 1 << 16
"""Bytes that are numbered at once; a word on the border of two is two words."""


def _geometric(base: int, count: int) -> npt.NDArray[np.uint64]:
    """The powers of an odd number, modulo 2^64."""
    with np.errstate(over="ignore"):
        factors = np.full(count, base, dtype=np.uint64)
        factors[0] = 1
        return np.cumprod(factors, dtype=np.uint64)


ODD = 0x9E3779B97F4A7C15
PLACES, INVERSES = _geometric(ODD, CHUNK + 2), _geometric(pow(ODD, -1, 1 << 64), CHUNK + 2)
"""What a byte counts at its place, and what takes that off again."""
POWERS = _geometric(0xD1342543DE82EF95, SHINGLE)
MIX, SHIFT = np.uint64(0xBF58476D1CE4E5B9), np.uint64(31)
"""A shingle is a polynomial of its words' numbers; its bits are then mixed as SplitMix64 does."""
Shingles = npt.NDArray[np.uint64]
"""Hashes of shingles, each once, in ascending order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The articles that are copies or edits of one text, by id, the earliest first; one alone has no copies."""

    articles: tuple[str, ...]
    copies: tuple[Copy, ...] = ()

    @property
    def id(self) -> str:
        """The id of the earliest article."""
        return self.articles[0]


@dataclass(frozen=True, slots=True)
class Copy:
    """An article and the earlier one of its lineage that it shares most with. `share`: of the shorter text, 0 to 1."""

    article: str
    of: str
    share: float


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words of an original that a copy has otherwise. Either span is empty where words are only added or left out."""

    original: Span
    copy: Span


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles by place, the earlier first, and the shingles that they share: how many, and of how many."""

    first: int
    second: int
    shared: int
    of_shorter: float
    of_longer: float


def find_lineages(articles: Sequence[Article], found: Mapping[str, Shingles] | None = None) -> tuple[Lineage, ...]:
    """Put the articles that are copies or edits of one text together; each article is in exactly one lineage.

    A copy hangs on the one earlier article that it shares most with, so that a story that absorbs two texts does not
    make these one. Earlier is by time of publication (UTC; a bare date is its midnight, no date comes last), then by
    id. What several stories of one outlet have in common is its formula and no copy. The order given does not
    matter. What stood at one address is one text, whatever it shares. Time grows with the words and the copies, not
    with the pairs. `found` are the shingles of each article by its id, where they have been found already.
    """
    ordered = sorted(articles, key=_moment)
    shingles = [_shingles(a.text) if found is None else found[a.id] for a in ordered]
    candidates = _candidates(shingles)
    twins = [p for first, second in candidates if (p := _pair(shingles, first, second)) and p.of_longer >= TWINS]
    own = _without_formulas(ordered, shingles, twins)
    copied = (p for first, second in candidates if (p := _pair(own, first, second)) and _is_copied(ordered, p))
    parent: dict[int, _Pair] = {}
    for pair in sorted((*twins, *copied), key=lambda p: (-p.shared, p.first, p.second)):
        parent.setdefault(pair.second, pair)
    for pair in _versions(ordered):
        parent.setdefault(pair.second, pair)
    return tuple(_lineages(ordered, parent))


def altered_words(original: str, copy: str) -> Iterator[Alteration]:
    """The words in which a copy departs from its original, in text order; punctuation and case are no words.

    Compares the first 4000 words of each.
    """
    here, there = _words(original), _words(copy)
    matcher = SequenceMatcher(None, [w for w, _ in here], [w for w, _ in there], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Alteration(_span(here, a, b), _span(there, c, d))


def _moment(article: Article) -> tuple[bool, datetime, str, str]:
    published = article.published
    try:
        when = datetime.fromisoformat(published) if published else datetime.max
    except ValueError:
        when = datetime.max
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when == datetime.max, aware, article.id, article.page.sha256


def _shingles(text: str) -> Shingles:
    """The hashes of all runs of words outside quotation marks."""
    numbers = _numbers(QUOTED.sub(f" {chr(CUT)} ", text.lower()))
    count = len(numbers) - SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    value = np.zeros(count, dtype=np.uint64)
    for n, power in enumerate(POWERS):
        value += numbers[n : n + count] * power
    value *= MIX
    value ^= value >> SHIFT
    cuts = np.concatenate(([0], np.cumsum(numbers == CUT)))
    return np.unique(value[cuts[SHINGLE:] == cuts[:count]])


SHINGLES = Kind("shingles", lambda items: (_shingles(items.article.article.of_text().text),))


def _numbers(text: str) -> Shingles:
    """A number for each word of a text, equal for equal words: what stands between blanks and ASCII punctuation.

    Found for all words at once, by differences of a running sum in which each byte counts by its place.
    """
    plain = text.encode("utf-8", "replace")
    for mark in APOSTROPHES:
        plain = plain.replace(mark, b"")
    for mark in DASHES:
        plain = plain.replace(mark, b" ")
    plain = plain.translate(BLANKED)
    found = [_numbers_of_chunk(plain[at : at + CHUNK]) for at in range(0, len(plain), CHUNK)]
    return np.concatenate(found) if found else np.empty(0, dtype=np.uint64)


def _numbers_of_chunk(plain: bytes) -> Shingles:
    data = np.frombuffer(b" %b " % plain, dtype=np.uint8)
    blank = data == BLANK
    starts = np.flatnonzero(blank[:-1] & ~blank[1:]) + 1
    ends = np.flatnonzero(~blank[:-1] & blank[1:]) + 1
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(data * PLACES[: len(data)], dtype=np.uint64)))
    return (sums[ends] - sums[starts]) * INVERSES[starts]


def _candidates(shingles: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Pairs of articles (by place, the earlier first) that have at least two sampled shingles in common."""
    sampled = [own[own % np.uint64(SAMPLED) == 0] for own in shingles]
    if not sampled:
        return []
    keys = np.concatenate(sampled)
    order = np.argsort(keys, kind="stable")  # so that the places of one shingle stay in order
    keys, places = keys[order], np.repeat(np.arange(len(sampled)), [len(own) for own in sampled])[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(starts[1:], len(keys))
    counted: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True):
        holders = places[start:end].tolist()
        if len(holders) <= ALL_PAIRS:
            counted.update(combinations(holders, 2))
        else:
            counted.update({*pairwise(holders), *((holders[0], later) for later in holders[1:])})
    return [pair for pair, number in sorted(counted.items()) if number > 1]


def _pair(shingles: Sequence[Shingles], first: int, second: int) -> _Pair | None:
    """Two articles with what they share; None where that is too little for a copy."""
    one, other = shingles[first], shingles[second]
    shared = len(np.intersect1d(one, other, assume_unique=True))
    if shared < LEAST_SHARED:
        return None
    short, long = sorted((len(one), len(other)))
    return _Pair(first, second, shared, shared / short, shared / long)


def _versions(ordered: Sequence[Article]) -> Iterator[_Pair]:
    """Each text that stood at an address with the first one there; ids that were given twice may be of two pages."""
    first: dict[str, int] = {}
    for place, article in enumerate(ordered):
        earliest = first.setdefault(article.page.url, place) if article.page.url else place
        if earliest != place:
            yield _Pair(earliest, place, 0, 0.0, 0.0)


def _is_copied(articles: Sequence[Article], pair: _Pair) -> bool:
    outlet = _outlet(articles[pair.first])
    if outlet is not None and outlet == _outlet(articles[pair.second]):
        return pair.shared >= LEAST_SHARED_AT_HOME and pair.of_shorter >= LEAST_SHARE_AT_HOME
    return pair.of_shorter >= LEAST_SHARE


def _outlet(article: Article) -> str | None:
    return article.page.outlet or article.outlet or urlsplit(article.page.url or "").hostname


def _without_formulas(
    articles: Sequence[Article], shingles: Sequence[Shingles], twins: Iterable[_Pair]
) -> list[Shingles]:
    """The shingles of each article that stand in fewer than three other texts of its outlet, twins being one text."""
    text = list(range(len(articles)))
    for pair in sorted(twins, key=lambda p: (p.first, p.second)):
        text[pair.second] = min(text[pair.first], text[pair.second])
    by_outlet: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        if outlet := _outlet(article):
            by_outlet[outlet].append(place)
    own = list(shingles)
    for places in by_outlet.values():
        texts = [shingles[place] for place in places if text[place] == place]
        if len(texts) < FORMULA:
            continue
        met, counts = np.unique(np.concatenate(texts), return_counts=True)
        formulas = met[counts >= FORMULA]
        for place in places if len(formulas) else ():
            own[place] = np.setdiff1d(shingles[place], formulas, assume_unique=True)
    return own


def _lineages(ordered: Sequence[Article], parent: dict[int, _Pair]) -> Iterator[Lineage]:
    """The trees of copies, by their earliest article. A parent is earlier than its copy, so that one pass will do."""
    roots: list[int] = []
    members: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(ordered)):
        roots.append(roots[parent[place].first] if place in parent else place)
        members[roots[place]].append(place)
    for places in members.values():
        copies = (parent[p] for p in places[1:])
        yield Lineage(
            articles=tuple(ordered[p].id for p in places),
            copies=tuple(Copy(ordered[c.second].id, ordered[c.first].id, round(c.of_shorter, 2)) for c in copies),
        )


def _words(text: str) -> list[tuple[str, Span]]:
    found = []
    for match in WORD.finditer(text):
        found.append((match.group().lower(), Span(*match.span())))
        if len(found) == MOST_WORDS:
            break
    return found


def _span(words: Sequence[tuple[str, Span]], first: int, end: int) -> Span:
    """The stretch of some words of a text; where there are none, the place after the word before."""
    if first < end:
        return Span(words[first][1].start, words[end - 1][1].end)
    place = words[first - 1][1].end if first else 0
    return Span(place, place)
