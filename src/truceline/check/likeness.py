"""How much two slots of a page look like one fact told twice: what their lines have in common, and what parts them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations, islice
from math import fsum

from truceline.check.apart import are_near
from truceline.check.case import Case
from truceline.check.denied import denied_in, told_in
from truceline.check.fillings import DATED, KINDS, Slot
from truceline.check.lines import ASIDES, Line, is_entry, is_title_and_lede, own_names
from truceline.check.named import Named, is_named_in, sides_named_in, times_named
from truceline.check.phrases import (
    WORD,
    Phrase,
    alike_beside,
    are_turned,
    denials,
    denies_alone,
    flanks,
    lines_with_stems,
    shared_beside,
    speaks,
)
from truceline.check.values import FATES, Value, ValueKind, stem
from truceline.lexicon.likeness import LikenessWeights
from truceline.lexicon.phrases import words_in
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

Features = dict[str, float]
Pair = tuple[Slot, Slot]

LEAST_SHARED = 2
"""Words of content that two lines, and the words round two slots, must share to be weighed; one is enough round a slot
of a title."""
FAR = 20
"""Sentences between two lines from which it makes no difference how many they are, and for those of two parts."""
DEEP = 40
"""Sentences of a text from which it makes no difference how far down one stands."""
OFTEN = 12
"""Times that a page gives a value, or names a party, from which it makes no difference how often."""
RARE = 3
"""Lines in which a word may stand that is rare in a page."""
MOST_PAIRS = 150
"""Pairs of values of one kind in a page, of parties, or of acts; with more it is a table, whose rows each have their
own."""
MOST_SLOTS = 300
"""Slots of a page that are filled with values of one kind, or with parties."""
MOST_DENIALS = 40
"""Verbs that a page denies which are looked for in its other lines."""
BEFORE_NO_ACT = frozenset(
    {"to", "the", "a", "an", "its", "their", "would", "could", "should", "may", "might", "will", "be"}
)
"""Before a verb that is only to come, or an adjective."""
IN_SERIES = 0.6
"""Part of the words that two slots share which a third has that is one of a series with them."""
PLACE = "#"
"""What stands for the slot itself among the words of its line."""


@dataclass(frozen=True)
class Told:
    """The lines of a page that are held against each other, with what they tell together."""

    lines: tuple[Line, ...]

    @classmethod
    def of(cls, case: Case, article: CodedArticle) -> Told:
        """The title, sentences and captions of an article; a summary tells the text again in parts, which is learned by
        nothing here."""
        own = (line for line in case.lines(article) if line.part != "summary")
        return cls((*own, *case.of_page(ASIDES, article)))

    @cached_property
    def often(self) -> Counter[str]:
        """In how many lines each word of content stands."""
        return lines_with_stems(self.lines)

    @cached_property
    def values(self) -> dict[ValueKind, list[Slot]]:
        """The slots that are filled with values, by their kind, in text order."""
        found: defaultdict[ValueKind, list[Slot]] = defaultdict(list)
        for line in self.lines:
            for value in line.values:
                if len(found[value.kind]) < MOST_SLOTS:
                    found[value.kind].append(Slot(Phrase(line, value.span), value))
        return found

    @cached_property
    def sides(self) -> tuple[Slot, ...]:
        """The slots that are filled with states and groups, in text order."""
        slots = (Slot(Phrase(line, n.span), n) for line in self.lines for n in sides_named_in(line))
        return tuple(islice(slots, MOST_SLOTS))

    @cached_property
    def acts(self) -> tuple[Slot, ...]:
        """The slots that are filled with verbs of acts which others exclude, in text order."""
        return tuple(islice((slot for line in self.lines for slot in _acts(line)), MOST_SLOTS))


def _acts(line: Line) -> Iterator[Slot]:
    """The verbs of a line that tell as done an act which others exclude."""
    excluded = line.lexicon.acts.excluded
    if excluded.keys().isdisjoint(words_in(line.text)):
        return
    words = list(WORD.finditer(line.text))
    for at, m in enumerate(words):
        if m.group() in excluded and not (at and words[at - 1].group().lower() in BEFORE_NO_ACT):
            yield Slot(Phrase(line, Span(*m.span())), "told")


def unlike_values(page: Told) -> Iterator[Pair]:
    """The slots of two lines that give two values of one kind among words of which some agree."""
    for kind, slots in page.values.items():
        pairs = combinations(slots, 2)
        yield from _few(pair for pair in pairs if _may_be_of_one(kind, *pair) and _share_words(*pair))


def unlike_sides(page: Told) -> Iterator[Pair]:
    """The slots of two lines that name two parties, right beside one same word, one of them named nowhere else."""
    yield from _few(_unlike_sides(page))


def unlike_acts(page: Told) -> Iterator[Pair]:
    """The slots of two lines of which one denies the verb that the other tells, in text order."""
    yield from _few(_unlike_acts(page))


def opposed_acts(page: Told) -> Iterator[Pair]:
    """The slots of two lines, one not soon after the other, that tell two acts which exclude each other."""
    excluded = page.lines[0].lexicon.acts.excluded if page.lines else {}
    pairs = ((a, b) for a, b in combinations(page.acts, 2) if b.words in excluded[a.words])
    yield from _few((a, b) for a, b in pairs if not are_near(a, b) and _share_words(a, b))


def _few(pairs: Iterator[Pair]) -> Iterator[Pair]:
    """Some pairs, or none where they are so many that they are of a table."""
    found = list(islice(pairs, MOST_PAIRS + 1))
    return iter(found if len(found) <= MOST_PAIRS else ())


def _unlike_sides(page: Told) -> Iterator[Pair]:
    by_words = {s.words: s for s in page.sides}
    once = {w for w, s in by_words.items() if isinstance(s.fills, Named) and times_named(s.line, s.fills) == 1}
    for j, b in enumerate(page.sides):
        if b.words not in once:
            continue
        for i, a in enumerate(page.sides):
            may_be_one = _are_two(a.fills, b.fills) and _share_content(a.line, b.line)
            if may_be_one and _share_neighbour(a.phrase, b.phrase) and _share_words(a, b):
                yield (a, b) if i < j else (b, a)


def _unlike_acts(page: Told) -> Iterator[Pair]:
    all_denied = ((j, *found) for j, line in enumerate(page.lines) for found in denied_in(line))
    for j, verb, denied in islice(all_denied, MOST_DENIALS):
        for i, other in enumerate(page.lines):
            told = told_in(other, verb, denied) if _share_content(denied.line, other) else None
            if told:
                yield (told, denied) if i < j else (denied, told)


def _are_two(one: object, other: object) -> bool:
    """Whether two parties are of two states or groups."""
    if not isinstance(one, Named) or not isinstance(other, Named):
        return False
    return (one.country or one.key) != (other.country or other.key)


def _may_be_of_one(kind: ValueKind, a: Slot, b: Slot) -> bool:
    """Whether two lines give two values of a kind that can be of one thing, by their units and by whether they count
    the dead."""
    one, other = a.fills, b.fills
    if a.line is b.line or not isinstance(one, Value) or not isinstance(other, Value) or one.agrees(other):
        return False
    if one.of & FATES != other.of & FATES:
        return False
    return kind not in ("money", "length", "rank") or bool(one.of & other.of)


def _share_content(one: Line, other: Line) -> bool:
    return one.text != other.text and len(one.content & other.content) >= LEAST_SHARED


def _share_words(a: Slot, b: Slot) -> bool:
    one, other = a.line, b.line
    if not _share_content(one, other):
        return False
    least = 1 if one.part == "title" else LEAST_SHARED
    return len(a.phrase.content & b.phrase.content) >= least


def _share_neighbour(one: Phrase, other: Phrase) -> bool:
    """Whether the word right before two slots, or right after them, is the same, or there is none."""
    return one.before[:1] == other.before[:1] or one.after[:1] == other.after[:1]


def features(page: Told, a: Slot, b: Slot) -> Features:
    """What tells whether two slots are of one fact, the earlier slot first. Names are those of the table of weights."""
    return {name: value for step in STEPS for name, value in step(page, a, b).items()}


def _first_features(page: Told, a: Slot, b: Slot) -> Features:
    """What can be told at little cost, by which most pairs are known to be no one fact."""
    found = {**_of_lines(page, a.line, b.line), **_round(page, a.phrase, b.phrase)}
    if isinstance(a.fills, Value):
        found |= {f"is {kind}": float(a.fills.kind == kind) for kind in KINDS} | {"dated": a.fills.kind in DATED}
    return found


def _features_of_order(_: Told, a: Slot, b: Slot) -> Features:
    """What takes longer to tell: the names of each line, and the order of the words."""
    names = (own_names(x, x.content, y) for x, y in ((a.line, b.line), (b.line, a.line)))
    return {"names of each": min(map(len, names)), **_in_order(a, b)}


def _features_of_fillings(page: Told, a: Slot, b: Slot) -> Features:
    """What takes longest: what else the lines and the page tell."""
    if isinstance(a.fills, Value) and isinstance(b.fills, Value):
        return _of_values(page, a, b, a.fills, b.fills)
    if isinstance(a.fills, Named) and isinstance(b.fills, Named):
        return _of_sides(a, b, a.fills, b.fills)
    return _of_acts(a, b)


STEPS = (_first_features, _features_of_order, _features_of_fillings)
"""By which features are told: after each of them most pairs are known to be no one fact."""


def probability(page: Told, a: Slot, b: Slot, weights: LikenessWeights) -> float:
    """How likely two slots are one fact; nought where the features that are told first leave no hope that they are
    surely."""
    found: Features = {}
    for step in STEPS:
        found |= step(page, a, b)
        if not weights.may_be_sure(found):
            return 0.0
    return weights.probability(found)


def _of_lines(page: Told, one: Line, other: Line) -> Features:
    """The words and values that two lines share, and where they stand."""
    shared = one.content & other.content
    sizes = sorted((len(one.content), len(other.content)))
    gap = abs(one.number - other.number) if one.part == other.part else FAR
    return {
        "words shared": len(shared),
        "share of the shorter": len(shared) / max(1, sizes[0]),
        "share of the longer": len(shared) / max(1, sizes[1]),
        "words of the shorter": sizes[0],
        "rare words shared": fsum(1 / page.often[w] for w in shared),
        "sentences between": min(gap, FAR),
        "neighbours": gap == 1,
        "depth": min(max(0, one.depth), DEEP),
        "title and lede": is_title_and_lede(one, other),
        "an entry": is_entry(one.text) or is_entry(other.text),
        "an aside": one.is_aside or other.is_aside,
        "a question": "?" in one.text or "?" in other.text,
    }


def _round(page: Told, one: Phrase, other: Phrase) -> Features:
    """The words round two slots, and right beside them."""
    shared = one.content & other.content
    sizes = sorted((len(one.content), len(other.content)))
    beside = shared_beside(one, other) & one.line.content & other.line.content
    return {
        "near words shared": len(shared),
        "share of the fewer near": len(shared) / max(1, sizes[0]),
        "share of the more near": len(shared) / max(1, sizes[1]),
        "rare near words shared": fsum(1 / page.often[w] for w in shared),
        "beside": flanks(one, other),
        "content beside": len(beside),
        "rare beside": sum(page.often[w] <= RARE for w in beside),
        "before": len(next(alike_beside(one, other))),
        "close": len(one.close & other.close),
        "years apart": one.line.years(one.words) != other.line.years(other.words),
    }


def _in_order(a: Slot, b: Slot) -> Features:
    """How far the words of two lines agree in their order, and how often other words stand in their place."""
    near, near_other = ([*reversed(s.phrase.before), PLACE, *s.phrase.after] for s in (a, b))
    blocks = SequenceMatcher(None, near, near_other, autojunk=False).get_matching_blocks()
    alike = sum(block.size for block in blocks)
    ours, theirs = (_stems(s) for s in (a, b))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    kept = [i2 - i1 for step, i1, i2, _, _ in steps if step == "equal"]
    replaced = 0
    for step, i1, i2, j1, j2 in steps:
        gone, come = set(ours[i1:i2]) - b.line.content, set(theirs[j1:j2]) - a.line.content
        replaced += step == "replace" and bool(gone & a.line.content) and bool(come & b.line.content)
    return {
        "near words in order": alike,
        "share of near in order": alike / min(len(near), len(near_other)),
        "longest run near": max(block.size for block in blocks),
        "share in order": sum(kept) / max(1, min(len(ours), len(theirs))),
        "longest run": max(kept, default=0),
        "replaced": replaced,
    }


def _of_values(page: Told, a: Slot, b: Slot, one: Value, other: Value) -> Features:
    """The other values of two lines, and of the page."""
    shared = apart = 0
    rivals = [v for v in b.line.values if v is not other]
    for value in (v for v in a.line.values if v is not one):
        measured = [v for v in rivals if value.same_measure(v)]
        shared += any(value.agrees(v) for v in measured)
        apart += bool(measured) and not any(value.agrees(v) for v in measured)
    third = _third_values(page, a, b)
    of_kind = [s for s in page.values[one.kind] if s.fills is not one and s.fills is not other]
    told = [sum(s.line is not x.line and _is_one(s.fills, x.fills) for s in of_kind) for x in (a, b)]
    return {
        "values shared": shared,
        "values apart": apart,
        "values of the kind": sum(v.kind == one.kind for line in (a.line, b.line) for v in line.values) - 2,
        "in the other line": any(one.agrees(v) for v in b.line.values if v.kind == one.kind)
        or any(other.agrees(v) for v in a.line.values if v.kind == one.kind),
        "both told elsewhere": min(*told, OFTEN),
        "told elsewhere": min(max(told), OFTEN),
        "series": _in_series(a, b, third),
        "third values": min(len(third), OFTEN),
        "units apart": len(one.of ^ other.of),
        "one rounded": one.rough != other.rough,
        "times shared": len(_times(a) & _times(b)),
        "times apart": bool(_times(a)) and bool(_times(b)) and not _times(a) & _times(b),
    }


def series(page: Told, a: Slot, b: Slot) -> int:
    """How many other lines have a third value among most of the words that two slots share round them."""
    return _in_series(a, b, _third_values(page, a, b))


def _in_series(a: Slot, b: Slot, third: Sequence[Slot]) -> int:
    near = a.phrase.content & b.phrase.content
    least = max(2, IN_SERIES * len(near))
    may_be = (s for s in third if len(s.line.content & near) >= least)
    return sum(len(s.phrase.content & near) >= least for s in may_be)


def _third_values(page: Told, a: Slot, b: Slot) -> list[Slot]:
    """The values of a kind that other lines of a page give, neither of two that are told."""
    of_kind = page.values[a.fills.kind] if isinstance(a.fills, Value) else []
    elsewhere = (s for s in of_kind if s.line is not a.line and s.line is not b.line)
    return [s for s in elsewhere if not _is_one(s.fills, a.fills) and not _is_one(s.fills, b.fills)]


def _of_sides(a: Slot, b: Slot, one: Named, other: Named) -> Features:
    """How often two parties are named, and as what."""
    return {
        "told elsewhere": min(max(times_named(a.line, one), times_named(b.line, other)), OFTEN),
        "in the other line": is_named_in(b.line, one) or is_named_in(a.line, other),
        "turned": are_turned(a.phrase, b.phrase),
        "speaks": speaks(a.phrase) or speaks(b.phrase),
        "an adjective": any(s.words.lower().endswith(("an", "ish", "ese", "i")) for s in (a, b)),
        "of one kind": one.kind == other.kind,
    }


def _of_acts(a: Slot, b: Slot) -> Features:
    """Whether one of two acts alone is denied, and on what conditions."""
    denied, told = (a, b) if a.fills == "denied" else (b, a)
    cues = a.line.lexicon.retold_cues
    return {
        "turned": are_turned(a.phrase, b.phrase),
        "denied alone": denies_alone(denied.phrase, told.phrase),
        "denials": len(denials(denied.phrase)),
        "open": cues.has("open", denied.phrase.words) or cues.has("open", told.phrase.words),
        "a condition": cues.has("conditions", denied.line.text) or cues.has("conditions", told.line.text),
    }


def _is_one(one: object, other: object) -> bool:
    return isinstance(one, Value) and isinstance(other, Value) and one.same_measure(other) and one.agrees(other)


def _times(slot: Slot) -> frozenset[str]:
    """The dates that the line of a slot gives beside it."""
    line = slot.line
    times = line.article.annotated.times_in(line.span)
    return frozenset(
        t.value or t.span.of(line.article.text).lower()
        for t in times
        if t.type == "DATE" and not t.span.overlaps(slot.place)
    )


def _stems(slot: Slot) -> list[str]:
    """The stems of the words of a line, with a mark in place of the slot."""
    text, span = slot.line.text, slot.phrase.span
    before, after = WORD.finditer(text, 0, span.start), WORD.finditer(text, span.end)
    return [*(stem(m.group()) for m in before), PLACE, *(stem(m.group()) for m in after)]
