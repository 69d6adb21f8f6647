"""What differs between two versions of a text: sentences reworded, added, removed and moved, and the words in them.

Sentences that stand in both are found first, in order (unique ones as anchors, as in Bram Cohen's patience diff), then
out of order, so that what was moved is not told as removed and added. What is left is paired by common words. Every
step is bounded, so that time grows with the text: a page may have 50 MB, and may have been made to be slow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Literal

from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
TOKEN = re.compile(rf"\w+(?:['’.,-]\w+|[{UNSEEN}]\w*){{0,32}}|[^\w\s]")
SAME = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’`", "'"), **dict.fromkeys("‐‑–—", "-")} | dict.fromkeys(UNSEEN)
)
"""Ways to write one mark, and characters that are not seen: no change of a text."""
ALIKE = 0.5
"""Part of the words of both that two sentences must have in common to be two wordings of one."""
RARE = 8
"""Sentences that hold a word by which a pair is looked for, at the most."""
LOOKED_UP = 60
"""Words of a sentence by which its pair is looked for."""
MOST_PAIRED = 20_000
"""Sentences without a twin that are paired; the others are told as added and removed."""
MOST_COMPARED, LARGEST = 2_000, 40_000
"""Pairs of sentences whose words are compared, and the product of their lengths beyond what is equal at both ends: of
more, all that lies between is told as one change."""

ChangeKind = Literal["reworded", "added", "removed", "moved"]
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that only one of two versions has, or that both have otherwise; spans of the two texts.

    `words` are the runs of words that differ, in both texts; one of a pair is empty where words were only added or
    removed.
    """

    kind: ChangeKind
    before: Span | None
    after: Span | None
    words: tuple[tuple[Span, Span], ...] = ()


def _plain(word: str) -> str:
    """A word as it is compared."""
    return word.translate(SAME).casefold()


@dataclass(frozen=True)
class _Text:
    """The sentences of a text with their words as they are compared."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, coded: CodedArticle) -> _Text:
        article = coded.of_text()
        spans = (s.span for s in article.annotated.sentences)
        return cls(article.text, tuple(s for s in spans if TOKEN.search(article.text, *s)))

    @cached_property
    def tokens(self) -> tuple[Tokens, ...]:
        return tuple(tuple(w for word in TOKEN.findall(self.text, *span) if (w := _plain(word))) for span in self.spans)

    def placed(self, number: int) -> list[tuple[str, Span]]:
        """The words of a sentence with their places; a word of invisible characters alone is none."""
        found = ((_plain(m.group()), m.span()) for m in TOKEN.finditer(self.text, *self.spans[number]))
        return [(word, Span(*at)) for word, at in found if word]

    def sentence_at(self, offset: int) -> int | None:
        """The number of the sentence in which an offset lies."""
        at = bisect_left(self.spans, (offset + 1,)) - 1
        return at if at >= 0 and offset < self.spans[at].end else None


@dataclass(frozen=True)
class Rewording:
    """Two versions of a text, sentence by sentence.

    `twins` are the places of sentences that stand in both in the same words, `pairs` those of two wordings of one;
    `moved` are those of the twins that stand in another order.
    """

    before: _Text
    after: _Text
    twins: dict[int, int]
    pairs: dict[int, int]
    moved: frozenset[int]

    @property
    def kept(self) -> float:
        """Which part of the words of the earlier version the later one still has, 0 to 1; 1 of an empty text."""
        total = sum(map(len, self.before.tokens))
        same = sum(len(self.before.tokens[i]) for i in self.twins)
        alike = sum(_common(self.before.tokens[i], self.after.tokens[j]) for i, j in self.pairs.items())
        return (same + alike) / total if total else 1.0

    @property
    def changes(self) -> Iterator[SentenceChange]:
        """All changes: reworded, moved and removed in the order of the earlier text, then what was added."""
        compared = 0
        for i, span in enumerate(self.before.spans):
            if i in self.moved:
                yield SentenceChange("moved", span, self.after.spans[self.twins[i]])
            elif i in self.pairs:
                compared += 1
                words = tuple(self._words(i, self.pairs[i], whole=compared > MOST_COMPARED))
                yield SentenceChange("reworded", span, self.after.spans[self.pairs[i]], words)
            elif i not in self.twins:
                yield SentenceChange("removed", span, None)
        found = {*self.twins.values(), *self.pairs.values()}
        yield from (SentenceChange("added", None, span) for j, span in enumerate(self.after.spans) if j not in found)

    def is_twin(self, offset: int) -> bool:
        """Whether the sentence at an offset of the earlier text stands in the later one in the same words."""
        return self.before.sentence_at(offset) in self.twins

    def place(self, span: Span) -> Span | None:
        """Where the words of a span of the earlier text, as far as they lie in one sentence, stand in the later one."""
        i = self.before.sentence_at(span.start)
        j = None if i is None else self.twins.get(i, self.pairs.get(i))
        if i is None or j is None:
            return None
        here, there = self.before.placed(i), self.after.placed(j)
        matched = _matched([w for w, _ in here], [w for w, _ in there])
        images = [there[b][1] for a, b in matched if here[a][1].overlaps(span)]
        return Span(images[0].start, images[-1].end) if images else None

    def _words(self, i: int, j: int, *, whole: bool) -> Iterator[tuple[Span, Span]]:
        """The runs of words in which two wordings differ."""
        here, there = self.before.placed(i), self.after.placed(j)
        a, b = [w for w, _ in here], [w for w, _ in there]
        for tag, low, high, first, end in [] if whole else _opcodes(a, b):
            if tag != "equal":
                yield _run(here, low, high, self.before.spans[i]), _run(there, first, end, self.after.spans[j])


def reworded(before: CodedArticle, after: CodedArticle) -> Rewording:
    """Compare two versions of an article's text."""
    one, other = _Text.of(before), _Text.of(after)
    in_order = _in_order(one.tokens, other.tokens)
    twins = dict(in_order)
    places: defaultdict[Tokens, list[int]] = defaultdict(list)
    taken = set(twins.values())
    for j in reversed(range(len(other.tokens))):
        if j not in taken:
            places[other.tokens[j]].append(j)
    moved = set()
    for i, tokens in enumerate(one.tokens):
        if i not in twins and places[tokens]:
            twins[i] = places[tokens].pop()
            moved.add(i)
    left = [i for i in range(len(one.tokens)) if i not in twins][:MOST_PAIRED]
    new = sorted(set(range(len(other.tokens))) - set(twins.values()))[:MOST_PAIRED]
    pairs = dict(_wordings(one.tokens, left, other.tokens, new))
    return Rewording(before=one, after=other, twins=twins, pairs=pairs, moved=frozenset(moved))


def _in_order(one: Sequence[Tokens], other: Sequence[Tokens]) -> list[tuple[int, int]]:
    """Pairs of places of equal sentences whose order is the same in both texts."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    tail = 0
    while tail < min(len(one), len(other)) - start and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    ends = (len(one) - tail, len(other) - tail)
    here, there = (dict(_unique(text, start, end)) for text, end in zip((one, other), ends, strict=True))
    anchors = _rising([(n, there[tokens]) for tokens, n in here.items() if tokens in there])
    found = [*((n, n) for n in range(start)), *anchors]
    for low, high in pairwise([(start - 1, start - 1), *anchors, ends]):
        found += _between(one, other, low, high)
    return [*found, *((len(one) - n, len(other) - n) for n in range(1, tail + 1))]


def _unique(text: Sequence[Tokens], start: int, end: int) -> Iterator[tuple[Tokens, int]]:
    counted = Counter(text[start:end])
    return ((text[n], n) for n in range(start, end) if counted[text[n]] == 1)


def _between(
    one: Sequence[Tokens], other: Sequence[Tokens], low: tuple[int, int], high: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The equal sentences that follow the anchor `low` or stand before the anchor `high`."""
    (i, j), (last, end) = (low[0] + 1, low[1] + 1), high
    while i < last and j < end and one[i] == other[j]:
        yield i, j
        i, j = i + 1, j + 1
    back = 1
    while last - back >= i and end - back >= j and one[last - back] == other[end - back]:
        back += 1
    yield from ((last - n, end - n) for n in range(back - 1, 0, -1))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, given by their first places, whose second places rise too."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int | None] = []
    for n, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        tops[at : at + 1] = [n]
        before.append(tops[at - 1] if at else None)
    found = []
    top = tops[-1] if tops else None
    while top is not None:
        found.append(pairs[top])
        top = before[top]
    return found[::-1]


def _wordings(
    one: Sequence[Tokens], left: Sequence[int], other: Sequence[Tokens], new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that are two wordings of one, those with most words in common first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j in new:
        for word in dict.fromkeys(other[j]):
            holders[word].append(j)
    found = []
    for i in left:
        near: Counter[int] = Counter()
        for word in list(dict.fromkeys(one[i]))[:LOOKED_UP]:
            if len(holders.get(word, ())) <= RARE:
                near.update(holders.get(word, ()))
        for j, _ in near.most_common(RARE):
            share = 2 * _common(one[i], other[j]) / (len(one[i]) + len(other[j]))
            if share >= ALIKE:
                found.append((-share, abs(i - j), i, j))
    done: set[int] = set()
    taken: set[int] = set()
    for _, _, i, j in sorted(found):
        if i not in done and j not in taken:
            done.add(i)
            taken.add(j)
            yield i, j


def _common(one: Tokens, other: Tokens) -> int:
    return (Counter(one) & Counter(other)).total()


def _opcodes(a: list[str], b: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What makes one list of words the other, as `difflib` tells it; bounded."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    tail = 0
    while tail < min(len(a), len(b)) - start and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    low, end, first, last = start, len(a) - tail, start, len(b) - tail
    codes = [("equal", 0, start, 0, start), ("equal", end, len(a), last, len(b))]
    if (end - low) * (last - first) > LARGEST:
        return [codes[0], ("replace", low, end, first, last), codes[1]]
    inner = SequenceMatcher(None, a[low:end], b[first:last], autojunk=False).get_opcodes()
    return [codes[0], *((t, i + low, k + low, j + first, m + first) for t, i, k, j, m in inner), codes[1]]


def _matched(a: list[str], b: list[str]) -> Iterator[tuple[int, int]]:
    """The places of words that stand in both lists in one order."""
    for tag, low, high, first, _ in _opcodes(a, b):
        if tag == "equal":
            yield from ((low + n, first + n) for n in range(high - low))


def _run(words: Sequence[tuple[str, Span]], first: int, end: int, sentence: Span) -> Span:
    """The stretch of some words; where there are none, the place behind the word before."""
    if first < end:
        return Span(words[first][1].start, words[end - 1][1].end)
    place = words[first - 1][1].end if first else sentence.start
    return Span(place, place)
