"""One act that two clauses of a page tell, with one slot filled in two ways, as their parses have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from truceline.check.case import Case
from truceline.check.days import MONTHS
from truceline.check.fillings import DATED, KINDS, Slot, may_fill_one
from truceline.check.frames import (
    AGENT,
    COMPLEMENT,
    NAME,
    OBJECT,
    WHEN,
    Frame,
    act_of,
    carriers,
    frame_of,
)
from truceline.check.lines import Line, begins_with_pronoun, is_entry
from truceline.check.named import all_named_in
from truceline.check.phrases import RARE, WORD, lines_with_stems
from truceline.check.rule import Rule, told_twice
from truceline.check.slots import swap_a_word
from truceline.check.values import SHORT_MONTHS, WEEKDAYS, Value, stem
from truceline.model.conflict import Conflict
from truceline.model.parse import Parse, Token

SHARED_BY_LINES = 2
"""Words of content that two lines must share to be compared; one of them seldom in the page, or one more."""
HALF = 0.5
"""Part of the fewer words round two slots that must agree."""
SERIES = 2
"""Values that one act may have in a page; more are of several happenings."""
COMPARED = frozenset({"weekday", "day", "place", "age"})
"""What one act has one of; years, counts, ranks and parties of one act there may be several."""
TIME_WORDS = frozenset(w[:NAME].lower() for w in (*MONTHS, *SHORT_MONTHS, *WEEKDAYS))
AGE_WORDS = frozenset({"old"})
WORLD = (AGENT, OBJECT, COMPLEMENT)
"""The roles of those that an act is of."""


@dataclass
class Clauses:
    """A line with its parse, what fills its slots, and the acts and frames of its words, found when asked."""

    line: Line
    parse: Parse
    filled: tuple[Slot, ...]
    _acts: dict[int, str] = field(default_factory=dict, init=False, repr=False)
    _frames: dict[int, Frame] = field(default_factory=dict, init=False, repr=False)

    def act(self, head: Token) -> str:
        if head.index not in self._acts:
            self._acts[head.index] = act_of(self.parse, head, self.line.lexicon)
        return self._acts[head.index]

    def frame(self, head: Token) -> Frame:
        if head.index not in self._frames:
            self._frames[head.index] = frame_of(self.line, self.parse, head)
        return self._frames[head.index]

    @cached_property
    def slots(self) -> tuple[tuple[Slot, tuple[tuple[Token, Token], ...]], ...]:
        """What fills its slots, each with the words that it hangs on."""
        found = ((slot, self.parse.within(slot.place)) for slot in self.filled)
        return tuple((slot, tuple(carriers(self.parse, tokens))) for slot, tokens in found if tokens)


@dataclass(frozen=True)
class Told:
    """A slot in the frame of an act; `role` is that in whose words it stands."""

    slot: Slot
    frame: Frame
    role: str

    @property
    def kind(self) -> str:
        """The kind of its value."""
        return self.slot.fills.kind if isinstance(self.slot.fills, Value) else ""

    def words(self, but: frozenset[str]) -> dict[str, frozenset[str]]:
        """The words that fill each role, without those of the slots; of days without all words of time."""
        without = but | (TIME_WORDS if self.kind in DATED else AGE_WORDS if self.kind == "age" else frozenset())
        return {role: words - without for role, words in self.frame.words.items()}


Pair = tuple[Told, Told]


def find_clauses_conflicts(case: Case) -> Iterator[Conflict]:
    """One act that a page tells in two clauses, of which the parses agree in who and what has part in it, with one slot
    filled in two ways: a weekday, date, city or age.

    Compares what fills the roles of a verb or noun: who does it, to what, where, with what. No role may be filled with
    other words in both; at least one word must agree, and half of the fewer.

    Silent where words of change, growth or another stand in one of the clauses, where one is told as possible or to
    come and the other is not, where a second value differs too or one word stands in place of another, for the next
    day, ages where each line names a person of its own, polls, questions and lists, and where one act has three values
    and more.

    Fires: "A teacher whose pupils were hurt in a storm on Friday has been flown abroad. … The storm hurt four of her
    pupils on Saturday."
    Silent: "A teacher whose pupils were hurt in a storm on Friday has been flown abroad. … Another storm hurt four of
    her pupils on Saturday."
    """
    for article in case.alone if case.parses else ():
        lines = ((line, case.parse_of(line)) for line in case.lines(article))
        yield from _of_page([Clauses(line, parse, case.slots(line)) for line, parse in lines if parse])


RULE = Rule("clauses", "date", find_clauses_conflicts, ("place", "age"))


def _of_page(clauses: Sequence[Clauses]) -> Iterator[Conflict]:
    """The first conflict of a page."""
    often = lines_with_stems([c.line for c in clauses])
    found = [pair for one, other in combinations(clauses, 2) for pair in _of_lines(one, other, often)]
    values: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for a, b in found:
        values[a.frame.act, a.kind] |= {a.slot.words.lower(), b.slot.words.lower()}
    for a, b in found:
        if len(values[a.frame.act, a.kind]) <= SERIES:
            yield _conflict(a, b)
            return


def _of_lines(one: Clauses, other: Clauses, often: Counter[str]) -> Iterator[Pair]:
    """The slots of two lines that one act has and two things fill."""
    shared = one.line.content & other.line.content
    if len(shared) < SHARED_BY_LINES or one.line.text == other.line.text or "?" in one.line.text + other.line.text:
        return
    if len(shared) == SHARED_BY_LINES and all(often[word] > RARE for word in shared):
        return
    if is_entry(one.line.text) and is_entry(other.line.text):
        return
    for pair in _filled(one, other):
        if _is_one_act(*pair) and not _are_told_apart(*pair):
            yield pair


def _filled(one: Clauses, other: Clauses) -> Iterator[Pair]:
    """The slots of two lines, filled in two ways, that hang on one act."""
    for (a, above), (b, over) in product(one.slots, other.slots):
        if not _is_compared(a) or not may_fill_one(a, b) or _stands_in(a, other) or _stands_in(b, one):
            continue
        heads = [
            (head, branch, held, limb)
            for (head, branch), (held, limb) in product(above, over)
            if one.act(head) and one.act(head) == other.act(held) and (head.pos == "NOUN") == (held.pos == "NOUN")
        ]
        for head, branch, held, limb in heads:
            f, g = one.frame(head), other.frame(held)
            yield Told(a, f, f.role_of(branch)), Told(b, g, g.role_of(limb))


def _is_compared(slot: Slot) -> bool:
    return isinstance(slot.fills, Value) and slot.fills.kind in COMPARED


def _stands_in(slot: Slot, clauses: Clauses) -> bool:
    """Whether a line tells what fills a slot of another line."""
    value = slot.fills
    return isinstance(value, Value) and any(value.same_measure(v) and value.agrees(v) for v in clauses.line.values)


def _is_one_act(a: Told, b: Told) -> bool:
    """Whether the roles of two frames of one act are filled alike, beside the slot, with words enough."""
    if a.role != b.role and a.kind not in ("weekday", "day", "place"):
        return False
    but = frozenset(w for t in (a, b) for w in _forms(t))
    ours, theirs = a.words(but), b.words(but)
    if any(_clash(role, a, b, ours[role], theirs[role]) for role in ours.keys() & theirs.keys()):
        return False
    if all(_is_of_someone_unknown(t.frame) for t in (a, b)):
        return False
    all_ours, all_theirs = (frozenset(w for words in t.values() for w in words) for t in (ours, theirs))
    shared, fewer = len(all_ours & all_theirs), min(len(all_ours), len(all_theirs))
    return shared > 0 and shared >= HALF * fewer


def _forms(told: Told) -> Iterator[str]:
    """The words that fill a slot, as frames have them."""
    for word in WORD.findall(told.slot.words):
        yield from (word.lower()[:NAME], stem(word))


def _clash(role: str, a: Told, b: Told, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a role is filled with other words in both, or with other names."""
    if not ours or not theirs:
        return False
    names = a.frame.names(role), b.frame.names(role)
    if role in WORLD and role not in (a.role, b.role) and all(names) and not names[0] & names[1]:
        return True
    return not ours & theirs and not (role in WHEN and a.kind in DATED)


def _is_of_someone_unknown(frame: Frame) -> bool:
    """Whether pronouns fill the roles of a frame of which nobody knows whom they mean."""
    return frame.is_unknown(AGENT) or frame.is_unknown(OBJECT)


def _are_told_apart(a: Told, b: Told) -> bool:
    """Whether the clauses of two frames of one act let both be true."""
    one, other, cues = a.frame, b.frame, a.frame.line.lexicon.retold_cues
    if one.is_open != other.is_open or one.denied != other.denied or _has_two_slots(a, b):
        return True
    if a.kind in DATED and (one.to_come != other.to_come or any(cues.has("moves", f.line.text) for f in (one, other))):
        return True
    if begins_with_pronoun(one.line.text) and begins_with_pronoun(other.line.text):
        return True
    if a.kind in DATED and one.head.tag == other.head.tag == "VBZ":  # what a picture shows
        return True
    if swap_a_word(one.line.written, other.line.written, a.slot.place, b.slot.place):
        return True
    sizes = sorted(t.slot.fills.size for t in (a, b) if isinstance(t.slot.fills, Value))
    if a.kind == "day" and sizes[1] - sizes[0] == 1:
        return True
    if a.kind == "age" and all(_people(x.line) - _people(y.line) for x, y in ((one, other), (other, one))):
        return True
    other_years = a.kind != "year" and one.line.years(one.text) != other.line.years(other.text)
    return other_years or _tell_of_another(one, other)


def _people(line: Line) -> frozenset[str]:
    return frozenset(named.key for named in all_named_in(line) if named.is_person)


def _tell_of_another(one: Frame, other: Frame) -> bool:
    """Whether one of two clauses has words of change, of a poll, or of another happening."""
    cues = one.line.lexicon.retold_cues
    if any(cues.has("polls", f.line.text) for f in (one, other)):
        return True
    if any(cues.has(name, f.text) for name in ("another", "changes") for f in (one, other)):
        return True
    return cues.has("of_another", one.text) != cues.has("of_another", other.text)


def _has_two_slots(a: Told, b: Told) -> bool:
    """Whether a second value of two lines differs too."""
    ours, theirs = ([v for v in t.frame.line.values if v is not t.slot.fills] for t in (a, b))
    return any(v.same_measure(w) and _is_alone(v, theirs) and _is_alone(w, ours) for v, w in product(ours, theirs))


def _is_alone(value: Value, values: Sequence[Value]) -> bool:
    """Whether a value agrees with none of others."""
    return not any(value.same_measure(x) and value.agrees(x) for x in values)


def _conflict(a: Told, b: Told) -> Conflict:
    one, other = ((t.frame.line, t.slot.words) for t in (a, b))
    return told_twice(RULE.name, KINDS[a.kind], one, other, "act")
