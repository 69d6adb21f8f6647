"""How much two slots of two reports look like one fact told twice: by all that stands round what fills them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from math import fsum

from truceline.check.fillings import Act, Slot
from truceline.check.lines import Line, is_entry, own_names
from truceline.check.named import Named, sides_named_in, times_named
from truceline.check.phrases import Phrase, alike_beside, are_turned, shared_beside, speaks
from truceline.check.reports import REPORTS, Report
from truceline.check.values import FATES, Value, ValueKind, stem
from truceline.lexicon.check_acts import ActTable
from truceline.link.items import Kind
from truceline.model.spans import Span

Features = dict[str, float]

LEAST_SHARED, LEAST_WEIGHT = 2, 8.0
"""Words of content that two lines must share for their slots to be compared, and what these must weigh together."""
DEEP = 40
"""Sentences of a text from which it makes no difference how far down one stands."""
MANY = 8
"""Values of one measure in a page from which it makes no difference how many they are."""
PLACE = "#"
"""What stands for the slot itself among the words round it."""
CUES = ("another", "changes", "grows", "moves", "others", "to_come", "polls", "proposed", "claimed", "open", "said")
"""The kinds of words round a slot that may part it from another."""
ACT = re.compile(
    r"(?:\b(?P<aux>is|are|was|were|has|have|had)(?P<no> not|n['’]t)?(?: \w{2,15}ly)?(?: been)? )?"
    r"\b(?P<verb>[a-z]{4,20})\b"
)
MODELS = {"weekday": "days", "day": "days", "year": "days", "place": "places"}
"""The model of a kind of value; of others that of amounts."""
ADJECTIVE = ("an", "ish", "ese", "i")
DONE = frozenset({"past", "participle"})
MEASURED_BY_UNIT = frozenset({"count", "money", "length", "rank"})
POSSESSED = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True)
class LinePair:
    """Two lines of two reports that share words of content which weigh so much; `best` is the most that those of either
    line weigh which it shares with any line of the other report."""

    one: Line
    other: Line
    weight: float
    best: tuple[float, float]

    @cached_property
    def features(self) -> Features:
        """What two lines have in common, and where they stand."""
        one, other = self.one, self.other
        counts, shared = one.lexicon.word_counts, one.content & other.content
        sizes = sorted(counts.weight_of(line.content) for line in (one, other))
        names = (one.names | other.names) & shared
        return {
            "words shared": self.weight,
            "share of the shorter": self.weight / sizes[0],
            "share of the longer": self.weight / sizes[1],
            "names shared": counts.weight_of(names),
            "words shared that are no names": counts.weight_of(shared - names),
            "names of each": min(len(own_names(x, x.content, y)) for x, y in ((one, other), (other, one))),
            "best of the earlier": self.weight / self.best[0],
            "best of the later": self.weight / self.best[1],
            "titles": (one.part == "title") + (other.part == "title"),
            "upper depth": min(max(0, one.depth), max(0, other.depth)),
            "lower depth": min(max(one.depth, other.depth), DEEP),
            "an aside": one.is_aside or other.is_aside,
            "an entry": is_entry(one.text) or is_entry(other.text),
            "a question": "?" in one.text or "?" in other.text,
            "lines with quotations": one.quotes + other.quotes,
        }


@dataclass(frozen=True, eq=False)
class Told:
    """What the lines of a report tell: what fills their slots, found at the first question."""

    report: Report
    _slots: dict[int, tuple[tuple[Slot, ...], ...]] = field(default_factory=dict, init=False, repr=False)

    def slots(self, number: int) -> tuple[tuple[Slot, ...], ...]:
        """The values, the parties and the acts of a line of the report, by its number among these."""
        if number not in self._slots:
            line = self.report.lines[number]
            values = tuple(Slot(Phrase(line, v.span), v) for v in line.values)
            sides = tuple(Slot(Phrase(line, n.span), n) for n in sides_named_in(line))
            self._slots[number] = values, sides, tuple(acts_in(line))
        return self._slots[number]

    @cached_property
    def values(self) -> dict[ValueKind, list[tuple[Line, Value]]]:
        """The values of the report by their kind, each with its line."""
        found: defaultdict[ValueKind, list[tuple[Line, Value]]] = defaultdict(list)
        for line in self.report.lines:
            for value in line.values:
                found[value.kind].append((line, value))
        return found

    def gives(self, value: Value, but: Line | None = None) -> bool:
        """Whether another line gives a value."""
        of_kind = self.values.get(value.kind, ())
        return any(line is not but and value.same_measure(v) and value.agrees(v) for line, v in of_kind)


TOLD = Kind("told", lambda items: (Told(report) for report in items.of(REPORTS)))


@dataclass(frozen=True)
class SlotPair:
    """Two slots of one kind in two lines of two reports, the earlier report first, with the slots of both."""

    lines: LinePair
    a: Slot
    b: Slot
    earlier: Told
    later: Told
    alike: float

    @property
    def model(self) -> str:
        """Which model weighs its features."""
        if isinstance(self.a.fills, Value):
            return MODELS.get(self.a.fills.kind, "amounts")
        return "sides" if isinstance(self.a.fills, Named) else "acts"

    @cached_property
    def features(self) -> Features:
        """What tells whether two slots are of one fact. Names are those of the table of weights."""
        found = {**self.lines.features, **self._of_pages(), **self._round(), **self._cues()}
        one, other = self.a.fills, self.b.fills
        if isinstance(one, Value) and isinstance(other, Value):
            return found | self._of_values(one, other)
        if isinstance(one, Named) and isinstance(other, Named):
            return found | self._of_sides(one, other)
        return found | self._of_acts()

    def _of_pages(self) -> Features:
        days = (self.later.report.day or 0) - (self.earlier.report.day or 0)
        return {"pages alike": self.alike, "days between": days}

    def _round(self) -> Features:
        """The words round two slots, and right beside them."""
        one, other = self.a.phrase, self.b.phrase
        counts, shared = one.line.lexicon.word_counts, one.content & other.content
        weight = counts.weight_of(shared)
        sizes = sorted(counts.weight_of(p.content) for p in (one, other))
        beside = shared_beside(one, other) & one.line.content & other.line.content
        close, names = one.close & other.close, one.line.names | other.line.names
        before, after = (len(words) for words in alike_beside(one, other))
        near, near_other = ([*reversed(p.before), PLACE, *p.after] for p in (one, other))
        blocks = SequenceMatcher(None, near, near_other, autojunk=False).get_matching_blocks()
        times = [_times(s) for s in (self.a, self.b)]
        return {
            "near words shared": weight,
            "share of the fewer near": weight / max(1.0, sizes[0]),
            "share of the more near": weight / max(1.0, sizes[1]),
            "same before": before,
            "same after": after,
            "content beside": counts.weight_of(beside),
            "close": counts.weight_of(close),
            "close that are no names": counts.weight_of(close - names),
            "near words shared that are no names": counts.weight_of(shared - names),
            "near words in order": sum(block.size for block in blocks) / min(len(near), len(near_other)),
            "longest run near": max(block.size for block in blocks),
            "one quoted": one.line.is_quoted(one.span) != other.line.is_quoted(other.span),
            "times shared": len(times[0] & times[1]),
            "times apart": bool(times[0]) and bool(times[1]) and not times[0] & times[1],
        }

    def _cues(self) -> Features:
        """The words of change, parts, plans and claims round one slot, or both."""
        cues = self.a.line.lexicon.retold_cues
        found: Features = {}
        for name in CUES:
            having = sum(cues.has(name, s.phrase.words) for s in (self.a, self.b))
            found |= {f"one of {name}": having == 1, f"both of {name}": having == 2}
        return found

    def _of_values(self, one: Value, other: Value) -> Features:
        """What two values count, and the other values of their lines and reports."""
        shared = apart = 0
        rivals = [v for v in self.b.line.values if v is not other]
        for value in (v for v in self.a.line.values if v is not one):
            measured = [v for v in rivals if value.same_measure(v)]
            shared += any(value.agrees(v) for v in measured)
            apart += bool(measured) and not any(value.agrees(v) for v in measured)
        of_kind = sum(v.kind == one.kind for line in (self.a.line, self.b.line) for v in line.values)
        years = [s.line.years(s.phrase.words) for s in (self.a, self.b)]
        return {
            f"is {one.kind}": 1.0,
            "units shared": len(one.of & other.of),
            "units apart": len(one.of ^ other.of),
            "of the dead or hurt": bool(one.of & FATES),
            "values shared": shared,
            "values apart": apart,
            "values of the kind": of_kind - 2,
            "earlier told by the later": self.later.gives(one, self.b.line),
            "later told by the earlier": self.earlier.gives(other, self.a.line),
            "one rounded": one.rough != other.rough,
            "both rounded": one.rough and other.rough,
            "years shared": bool(years[0] & years[1]),
            "years apart": years[0] != years[1],
        }

    def _of_acts(self) -> Features:
        """Who did it to whom, and on what condition."""
        cues, slots = self.a.line.lexicon.retold_cues, (self.a, self.b)
        return {
            "turned": are_turned(self.a.phrase, self.b.phrase),
            "conditions": sum(cues.has("conditions", s.line.text) for s in slots),
        }

    def _of_sides(self, one: Named, other: Named) -> Features:
        """As what two parties are named."""
        slots = (self.a, self.b)
        return {
            "turned": are_turned(self.a.phrase, self.b.phrase),
            "speak": sum(speaks(s.phrase) for s in slots),
            "adjectives": sum(s.words.lower().endswith(ADJECTIVE) for s in slots),
            "possessed": sum(s.line.text.startswith(POSSESSED, s.phrase.span.end) for s in slots),
            "of one kind": one.kind == other.kind,
            "earlier told by the later": min(times_named(self.b.line, one) - (one.key == other.key), MANY),
            "later told by the earlier": min(times_named(self.a.line, other) - (one.key == other.key), MANY),
            "sides named": sum(len({side_key(n) for n in sides_named_in(s.line)}) for s in slots) - 2,
        }


def slot_pairs(earlier: Told, later: Told, alike: float) -> Iterator[SlotPair]:
    """The slots of one kind in lines of two reports, the earlier first, that share words which weigh enough."""
    for i, j, lines in _line_pairs(earlier.report, later.report):
        for a, b in _of_one_kind(earlier.slots(i), later.slots(j), lines.one.lexicon.acts):
            yield SlotPair(lines, a, b, earlier, later, alike)


def _line_pairs(one: Report, other: Report) -> Iterator[tuple[int, int, LinePair]]:
    """The lines of two reports, by number, that share words which weigh enough."""
    counts = one.lexicon.word_counts
    having: defaultdict[str, list[int]] = defaultdict(list)
    for j, line in enumerate(other.lines):
        for word in line.content:
            having[word].append(j)
    found: dict[tuple[int, int], float] = {}
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    for i, line in enumerate(one.lines):
        shared: defaultdict[int, list[float]] = defaultdict(list)
        for word in line.content:
            for j in having.get(word, ()):
                shared[j].append(counts.weight(word))
        for j, weights in shared.items():
            weight = fsum(weights)
            if len(weights) >= LEAST_SHARED and weight >= LEAST_WEIGHT:
                found[i, j] = weight
                best[0, i], best[1, j] = max(best[0, i], weight), max(best[1, j], weight)
    for (i, j), weight in sorted(found.items()):
        yield i, j, LinePair(one.lines[i], other.lines[j], weight, (best[0, i], best[1, j]))


def _of_one_kind(
    ours: tuple[tuple[Slot, ...], ...], theirs: tuple[tuple[Slot, ...], ...], acts: ActTable
) -> Iterator[tuple[Slot, Slot]]:
    """The slots of two lines that can be of one fact: values of one measure, parties beside one word, verbs of one
    meaning or of opposites."""
    yield from ((a, b) for a in ours[0] for b in theirs[0] if _may_measure_one(a.fills, b.fills))
    yield from ((a, b) for a in ours[1] for b in theirs[1] if _are_beside_one(a.phrase, b.phrase))
    for a in ours[2]:
        for b in theirs[2]:
            if isinstance(a.fills, Act) and isinstance(b.fills, Act) and a.fills.agrees(b.fills, acts) is not None:
                yield a, b


def _may_measure_one(one: object, other: object) -> bool:
    """Whether two values are of one kind, and of one unit or noun where they have one."""
    if not isinstance(one, Value) or not isinstance(other, Value) or one.kind != other.kind:
        return False
    if one.of & FATES != other.of & FATES:
        return False
    return one.kind not in MEASURED_BY_UNIT or bool(one.of & other.of)


def _are_beside_one(one: Phrase, other: Phrase) -> bool:
    """Whether the same word stands right before two slots, or right after, or one of content close to both."""
    return one.before[:1] == other.before[:1] or one.after[:1] == other.after[:1] or bool(one.close & other.close)


def agree(pair: SlotPair) -> bool:
    """Whether two slots are filled alike."""
    one, other = pair.a.fills, pair.b.fills
    if isinstance(one, Value) and isinstance(other, Value):
        return one.agrees(other)
    if isinstance(one, Named) and isinstance(other, Named):
        return side_key(one) == side_key(other)
    return isinstance(one, Act) and isinstance(other, Act) and bool(one.agrees(other, pair.a.line.lexicon.acts))


def side_key(side: Named) -> str:
    """What two names of one party have in common: the country of a state and its organs, else the party."""
    return side.country or side.key


def acts_in(line: Line) -> Iterator[Slot]:
    """The verbs of a line that tell what was done, or deny it: those with an opposite, and participles of passives."""
    table = line.lexicon.acts
    for m in ACT.finditer(line.text):
        forms = (f for f in table.verbs.get(m["verb"], ()) if f.form in DONE and not f.particle)
        keys = frozenset(f.key for f in forms if table.entries[f.key].opposites)
        if not keys and m["aux"] and m["verb"].endswith("ed"):
            keys = frozenset({stem(m["verb"])})
        if keys:
            yield Slot(Phrase(line, Span(*m.span())), Act(keys, bool(m["no"])))


def _times(slot: Slot) -> frozenset[str]:
    """The dates that the line of a slot gives beside it."""
    times = slot.line.article.annotated.times_in(slot.line.span)
    return frozenset(t.value for t in times if t.type == "DATE" and t.value and not t.span.overlaps(slot.place))
