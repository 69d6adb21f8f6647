"""One phrase of a page whose slot is filled in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from truceline.check.apart import (
    APART,
    are_near,
    are_neighbouring_days,
    describes,
    differ,
    each_counts,
    have_contraries,
    have_own_names,
    is_one_of_several,
)
from truceline.check.case import Case
from truceline.check.denied import denied_and_told
from truceline.check.fillings import DATED, KINDS, MEASURED, Slot, may_fill_one
from truceline.check.lines import Line, begins_with_pronoun, is_entry, turned
from truceline.check.named import Named, are_one_name, is_named_in, times_named
from truceline.check.phrases import (
    RARE,
    WORD,
    Phrase,
    are_turned,
    denials,
    denies_alone,
    flanks,
    lines_with_stems,
    shared_beside,
    speaks,
    tied_lines,
)
from truceline.check.rule import Rule, told_twice
from truceline.check.slots import MODIFIERS, are_opposed, have_rivals, swap_a_word
from truceline.check.values import Value
from truceline.link.clauses import in_quotation
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

LEAST, OF_CONTENT, SHARE = 3, 2, 0.75
"""Words right before and after two slots that must agree, word for word; how many of them must carry meaning; and the
part of the fewer words of content round the two that must agree."""
MORE, OF_MORE_CONTENT, LESS = 5, 3, 0.4
"""The same where more agree word for word."""
OF_ACTS, SHARE_OF_ACTS = 3, 0.5
"""Words of content round two acts that exclude each other, in whatever order, and the part of the fewer ones."""
SURE = 7
"""Words right before and after two slots that nobody writes twice of two things."""
USUAL = 4
"""How often a page names a party of which it speaks, so that another in its place that it names once is a slip."""
PLACE = 3
"""Words right beside two parties that must agree where one sentence names both."""
SAME_WORDS = 3
"""Words right beside two slots by which who did it to whom is the same."""
DONE = re.compile(r"(?:ed|shut|left|met)$")
"""How the past of a verb that has an opposite ends."""
BEFORE_NO_ACT = frozenset(
    {"to", "the", "a", "an", "its", "their", "would", "could", "should", "may", "might", "will", "be"}
)
"""Before a verb that is only to come, or an adjective."""


def find_refilled_conflicts(case: Case) -> Iterator[Conflict]:
    """One phrase that a page has twice, its slot filled in two ways.

    Compares the words right before and after a weekday, date, year, city or age, a count, sum, share or length, a party
    or person, and a verb that one place denies ("was not arrested") and another tells, wherever they stand in the page.
    Three of them or more must be the same, word for word, two of content among them, one of which the page seldom has;
    and of the words of content round the two, nine on either side, three quarters, or two fifths where five agree word
    for word. Of two parties one must be named nowhere else in the page, and the other more than once. A caption, or a
    message left in the text, is compared with the report where seven words agree.

    Silent where each phrase has a name or number of its own (of days each line), for polls, rows of shares, values in
    brackets, of labels and at the head of both sentences, lists, how many told the reporter, questions, conditions and
    claims, words of change ("postponed", "earlier") and another party ("also") in one of the two, a word of content in
    place of another, and where each sentence has both.

    Fires: "The outage on Tuesday cut phone lines all over the delta. … Since the outage on Sunday cut phone lines, …"
    Silent: "The outage on Tuesday cut phone lines all over the delta. … An earlier outage on Sunday cut phone lines …"
    """
    for article in case.alone:
        yield from _of_page(case, (*case.lines(article), *case.asides(article)))


RULE = Rule(
    "refilled", "date", find_refilled_conflicts, ("place", "age", "number", "duration", "polarity", "participants")
)


def _of_page(case: Case, lines: tuple[Line, ...]) -> Iterator[Conflict]:
    """The first conflict of a page."""
    often = lines_with_stems(lines)
    acts: dict[int, tuple[Slot, ...]] = {}
    for one, other in tied_lines(lines, often):
        if len(one.content & other.content) < OF_CONTENT or "?" in one.text or "?" in other.text:
            continue
        if one.is_aside and other.is_aside:
            continue
        for line in (one, other):
            if id(line) not in acts:
                acts[id(line)] = tuple(_acts(line))
        ours, theirs = (tuple(s for s in case.slots(line) if _is_compared(s)) for line in (one, other))
        found = next(
            chain(
                _refilled(ours, theirs, often),
                _denied(one, other, often),
                _opposed(acts[id(one)], acts[id(other)], often),
            ),
            None,
        )
        if found and not _is_series(case, lines, *found[:2], often):
            yield _conflict(*found)
            return


def _is_series(case: Case, lines: tuple[Line, ...], a: Slot, b: Slot, often: Counter[str]) -> bool:
    """Whether a third line fills the phrase of two values in a third way."""
    others = (s for line in lines if line is not a.line and line is not b.line for s in case.slots(line))
    third = (s for s in others if isinstance(s.fills, Value) and may_fill_one(a, s) and may_fill_one(b, s))
    return isinstance(a.fills, Value) and any(_is_one_phrase(a.phrase, s.phrase, often) for s in third)


def _is_compared(slot: Slot) -> bool:
    """Whether a slot is filled with what comes in no series, and with no value of a title, which `retold` compares."""
    return not isinstance(slot.fills, Value) or (slot.fills.kind != "rank" and slot.line.part != "title")


def _refilled(
    ours: tuple[Slot, ...], theirs: tuple[Slot, ...], often: Counter[str]
) -> Iterator[tuple[Slot, Slot, ConflictKind]]:
    """The slots of two lines that one phrase has and two things fill."""
    for a in ours:
        for b in theirs:
            if not may_fill_one(a, b) or not _is_one_phrase(a.phrase, b.phrase, often):
                continue
            if isinstance(a.fills, Value) and isinstance(b.fills, Value):
                unlike = _are_two_values(a, a.fills, b, b.fills, (*ours, *theirs))
            else:
                unlike = _are_two_parties(a, b, ours, theirs)
            if unlike and not _are_told_apart(a, b):
                yield a, b, KINDS[a.fills.kind] if isinstance(a.fills, Value) else "participants"


def _are_two_values(a: Slot, one: Value, b: Slot, other: Value, slots: tuple[Slot, ...]) -> bool:
    """Whether neither of two values stands in the other line too, neither has grown, and not both are estimates."""
    values = [s.fills for s in slots if isinstance(s.fills, Value) and s not in (a, b)]
    if any(v.same_measure(x) and v.agrees(x) for v in values for x in (one, other)):
        return False
    if all(v.rough and v.low and v.high for v in (one, other)):
        return False
    if one.kind not in MEASURED or _is_one_text(a.phrase, b.phrase):
        return True
    return not any(a.line.lexicon.retold_cues.has("grows", s.phrase.words) for s in (a, b))


def _are_two_parties(a: Slot, b: Slot, ours: tuple[Slot, ...], theirs: tuple[Slot, ...]) -> bool:
    """Whether two parties, or two people of one first name, are each in one line only, one of them nowhere else."""
    one, other = a.fills, b.fills
    if not isinstance(one, Named) or not isinstance(other, Named):
        return False
    if one.is_person and one.words.split()[0] != other.words.split()[0]:
        return False
    times = times_named(a.line, one), times_named(b.line, other)
    if min(times) != 1 or max(times) == 1:
        return False
    keys = [{s.fills.key for s in slots if isinstance(s.fills, Named)} for slots in (ours, theirs)]
    beside = flanks(a.phrase, b.phrase)
    both = other.key in keys[0] or one.key in keys[1]
    if both and (one.is_person or max(times) < USUAL or beside < PLACE):
        return False
    usual, beside_rare = (one, b.line) if times[0] > times[1] else (other, a.line)
    if is_named_in(beside_rare, usual):  # it takes another part: "a Russian team plays against *Nigeria*"
        return False
    if one.is_person:
        offices = [MODIFIERS.intersection(s.phrase.before) for s in (a, b)]
        if beside < SAME_WORDS or offices[0] != offices[1]:
            return False
    elif any(describes(s.line, s.fills) or speaks(s.phrase) for s in (a, b) if isinstance(s.fills, Named)):
        return False
    return not are_one_name(one, other) and beside > 0 and (beside >= SAME_WORDS or not turned(a.line, b.line))


def _denied(one: Line, other: Line, often: Counter[str]) -> Iterator[tuple[Slot, Slot, ConflictKind]]:
    """The verb that one of two lines denies and the other tells."""
    for told, denied in denied_and_told(one, other):
        a, b = told.phrase, denied.phrase
        if not _is_one_phrase(a, b, often, own=1) or are_turned(a, b) or not denies_alone(b, a):
            continue
        if not _are_told_apart(told, denied):
            yield (told, denied, "polarity") if told.line is one else (denied, told, "polarity")


def _opposed(
    ours: tuple[Slot, ...], theirs: tuple[Slot, ...], often: Counter[str]
) -> Iterator[tuple[Slot, Slot, ConflictKind]]:
    """Two acts that exclude each other, of which each of two lines tells one; what comes close behind is done in
    turn."""
    if not ours or not theirs:
        return
    one, other = ours[0].line, theirs[0].line
    if one.part == other.part and abs(other.number - one.number) < APART:
        return
    told = [frozenset(s.words for s in acts) for acts in (ours, theirs)]
    for a in ours:
        for b in theirs:
            if not are_opposed(a.words.lower(), b.words.lower(), one.lexicon) or are_turned(a.phrase, b.phrase):
                continue
            if a.words in told[1] or b.words in told[0]:
                continue  # "he left minutes before they arrived"
            one_phrase = _are_alike(a.phrase, b.phrase, often) and denials(a.phrase) == denials(b.phrase)
            if one_phrase and not _are_told_apart(a, b):
                yield a, b, "polarity"


def _acts(line: Line) -> Iterator[Slot]:
    """The verbs of a line that tell an act as done."""
    for m in WORD.finditer(line.text):
        if m.group().islower() and m.group() in line.lexicon.acts.verbs and DONE.search(m.group()):
            before = WORD.findall(line.text[: m.start()])[-1:]
            if not before or before[0].lower() not in BEFORE_NO_ACT:
                yield Slot(Phrase(line, Span(*m.span())), "told")


def _is_one_phrase(one: Phrase, other: Phrase, often: Counter[str], own: int = 0) -> bool:
    """Whether the words right beside two slots are the same, one of them seldom in the page, and of those round them
    most; `own` words of the slots agree too."""
    beside = flanks(one, other) + own
    if beside < (SURE if one.line.is_aside or other.line.is_aside else LEAST):
        return False
    shared, fewer = one.content & other.content, min(len(one.content), len(other.content))
    exact = shared_beside(one, other) & shared
    carry = len(exact) + own
    if carry < OF_CONTENT or not any(often[word] <= RARE for word in exact):
        return False
    return len(shared) >= (LESS if beside >= MORE and carry >= OF_MORE_CONTENT else SHARE) * fewer


def _is_one_text(one: Phrase, other: Phrase) -> bool:
    """Whether so many words agree, right beside two slots and round them, that one text is told again."""
    shared, fewer = one.content & other.content, min(len(one.content), len(other.content))
    return flanks(one, other) >= SURE and len(shared) >= SHARE * fewer


def _are_alike(one: Phrase, other: Phrase, often: Counter[str]) -> bool:
    """Whether the words round two acts are mostly the same, one of them seldom in the page and one right beside; those
    of an aside word for word."""
    if one.line.is_aside or other.line.is_aside:
        return _is_one_phrase(one, other, often)
    shared, fewer = one.content & other.content, min(len(one.content), len(other.content))
    if len(shared) < OF_ACTS or len(shared) < SHARE_OF_ACTS * fewer or not one.close & other.close:
        return False
    return any(often[word] <= RARE for word in shared)


def _are_told_apart(a: Slot, b: Slot) -> bool:
    """Whether the words round two slots let both be true."""
    if is_entry(a.line.text) and is_entry(b.line.text):
        return True
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    parting = ["another", "changes"]
    if isinstance(a.fills, str):
        parting.append("open")
    elif not _is_one_text(*phrases):
        parting.append("of_another")
    if any(differ(cues, name, *phrases) for name in parting) or each_counts(a, b):
        return True
    if any(cues.has(name, p.words) for name in ("polls", "informants") for p in phrases):
        return True
    if are_near(a, b) and all(in_quotation(s.line.article, s.place) for s in (a, b)):
        return True  # one who speaks repeats himself with another word
    if isinstance(a.fills, Named):
        return False
    if all(begins_with_pronoun(s.line.text) for s in (a, b)) or are_neighbouring_days(a, b):
        return True
    years = [p.line.years(p.words) for p in phrases]
    if years[0] != years[1] or any(cues.has("moves", p.line.text) for p in phrases):
        return True
    return have_contraries(*phrases, cues) or _are_of_two_things(a, b)


def _are_of_two_things(a: Slot, b: Slot) -> bool:
    """Whether each of two lines has a name or word in place of one of the other's, or stands in a row of its like."""
    if have_own_names(a, b) or (not a.phrase.before and not b.phrase.before):
        return True  # a figure with which two sentences begin: "Ten years ago … Five years ago …"
    kind = a.fills.kind if isinstance(a.fills, Value) else None
    if kind and swap_a_word(a.line.written, b.line.written, a.place, b.place):
        return True
    if kind in DATED:
        return turned(a.line, b.line)
    may_have_rivals = are_near(a, b) or (kind in MEASURED and not _is_one_text(a.phrase, b.phrase))
    if may_have_rivals and have_rivals(a.line.written, b.line.written, a.place, b.place):
        return True
    return is_one_of_several(a) or is_one_of_several(b)


def _conflict(a: Slot, b: Slot, kind: ConflictKind) -> Conflict:
    return told_twice(RULE.name, kind, (a.line, a.words), (b.line, b.words), "thing", " in much the same words")
