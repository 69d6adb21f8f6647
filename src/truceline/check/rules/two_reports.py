"""One fact that two reports of one happening give two values, each in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from truceline.check.agreement import LEAST_WEIGHT, POSSESSED, TOLD, SlotPair, Told, agree, slot_pairs
from truceline.check.apart import (
    describes,
    differ,
    each_counts,
    have_contraries,
    is_another,
    is_one_of_several,
    share_what_was_done,
)
from truceline.check.case import Case
from truceline.check.fillings import DATED, KINDS, MEASURED, Act, Slot
from truceline.check.lines import LINES, begins_with_pronoun, own_names
from truceline.check.named import Named, is_named_in, times_named
from truceline.check.phrases import alike_beside, are_turned, denies_alone, flanks
from truceline.check.reports import REPORTS, reports_of_one
from truceline.check.rule import Rule, told_twice
from truceline.check.slots import have_rivals
from truceline.check.values import FATES, Value
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.likeness import LikenessWeights
from truceline.model.conflict import Conflict, ConflictKind

ROUNDED = 0.25
"""Part by which two amounts of two reports may differ and still be one, rounded by either."""
SPEECH = frozenset({"said", "done"})
"""What a weekday is that of."""
MODIFIED = re.compile(r" [A-Z]")
"""Behind a party that says whose or what somebody else is."""
VERY = 0.9
"""Probability from which two parties need no words right beside them that agree."""
BESIDE, NAMED_TOO = 2, 3
"""Words right beside two parties that agree, and where a line names the other's party too."""
BEFORE_ACTS, OF_ACTS = 3, 7
"""Words right before and round two acts that undo each other, by which they were not done in turn; an answer is given
once."""
NAMES = 2
"""Names of its own in each of two lines of speech by which two sources speak."""
BEFORE = 6
"""Letters before a party by which it is known to be listed."""
LISTED = re.compile(r", (?:the )?#|#, ")
"""A party that stands in a list, or before or behind a clause of its own."""


def find_two_reports_conflicts(case: Case) -> Iterator[Conflict]:
    """Two pages of other outlets that report one happening in words of their own, and tell one fact of it with two
    values, two parties, or two acts that exclude each other.

    Compares values, parties and verbs in lines that share rare words. Pages of three days are known to report one
    happening by such words, and no copies or edits of one text are compared. What counts is how rare the words are that
    two lines share, where these stand in the page, how near and in what order they stand to what is compared, what is
    counted, and which other values and times agree; what each is worth was learned from real reports as they are: how
    surely two agree in such a place (docs/agreement.md). Where that is sure enough, and they do not agree, they are
    told; each place once, and of low severity. A party must be named once in its page and nowhere in the other; a value
    of the one page nowhere in the other, a day in no line there that shares as much.

    Silent for the dead and hurt and all that grows by the hour or goes in batches (captives, lorries), lengths and full
    dates, which other rules compare, rounding, polls, rows of shares, ranks, years, numbers
    and names of their own beside each, "another", words of change in one of the two, captions, questions, speakers with
    names of their own, days of plans, acts that are planned, claimed, on a condition or undone later, and parties that
    describe ("a Bulgarian doctor"), stand in a list or beside no word that agrees.

    Fires: "The guild accepted the pact that the mayor signed at Vorra." (one page) "At Vorra the mayor signed a pact,
    which the guild rejected." (another page)
    Silent: "A ferry sank off Vorra, and 14 people were killed." (one page) "The ferry that sank off Vorra killed 31."
    (another page)
    """
    found = [(chance, pair) for chance, pair in _likely(case) if not _are_apart(pair, chance)]
    seen: set[tuple[str, int]] = set()
    for _, pair in sorted(found, key=lambda likely: (-likely[0], *_places(likely[1]))):
        places = _places(pair)
        if not seen.intersection(places):
            seen.update(places)
            yield _conflict(pair)


RULE = Rule(
    "two_reports",
    "number",
    find_two_reports_conflicts,
    ("date", "place", "age", "polarity", "participants"),
    reads=(LINES, REPORTS, TOLD),
)


def _likely(case: Case) -> Iterator[tuple[float, SlotPair]]:
    """The pairs of slots that are surely of one fact by what was learned, and that are filled differently."""
    for one, other, alike in reports_of_one(case):
        (earlier,), (later,) = (case.of_page(TOLD, report.article) for report in (one, other))
        for pair in slot_pairs(earlier, later, alike):
            if not agree(pair) and _may_exclude(pair):
                weights = _weights(pair, case.lexicon)
                chance = weights.probability(pair.features)
                if chance >= weights.sure:
                    yield chance, pair


def _weights(pair: SlotPair, lexicon: Lexicon) -> LikenessWeights:
    """The model of a pair of slots."""
    return lexicon.agreements[pair.model]


def _places(pair: SlotPair) -> tuple[tuple[str, int], tuple[str, int]]:
    """Where two slots stand."""
    a, b = ((s.line.article.id, s.place.start) for s in (pair.a, pair.b))
    return a, b


def _conflict(pair: SlotPair) -> Conflict:
    a, b = pair.a, pair.b
    lines = (a.line, a.words), (b.line, b.words)
    found = told_twice(RULE, _kind(a), *lines, "thing", ", as far as their words tell")
    return replace(found, severity="low")


def _kind(slot: Slot) -> ConflictKind:
    if isinstance(slot.fills, Value):
        return KINDS[slot.fills.kind]
    return "polarity" if isinstance(slot.fills, Act) else "participants"


def _may_exclude(pair: SlotPair) -> bool:
    """Whether what fills two slots can exclude each other, by a cheap look at both reports."""
    one, other = pair.a.fills, pair.b.fills
    if pair.a.line.is_aside or pair.b.line.is_aside or "?" in pair.a.line.text + pair.b.line.text:
        return False
    if isinstance(one, Value) and isinstance(other, Value):
        if one.kind in ("rank", "length", "day") or one.of & FATES or one.of & SPEECH != other.of & SPEECH:
            return False
        if one.kind == "place" and (_names(pair.b, one.words) or _names(pair.a, other.words)):
            return False
        if one.kind in MEASURED and _may_be_one_amount(one, other):
            return False
        if one.kind in DATED:
            return not _is_told_of(one, pair.a, pair.later) and not _is_told_of(other, pair.b, pair.earlier)
        return not pair.later.gives(one) and not pair.earlier.gives(other)
    if isinstance(one, Named) and isinstance(other, Named):
        return _is_foreign(pair.a, one, pair.b) or _is_foreign(pair.b, other, pair.a)
    return True


def _may_be_one_amount(one: Value, other: Value) -> bool:
    """Whether two amounts may be one, rounded, or one that lies within the bounds of both."""
    low, high = sorted((one, other), key=lambda v: v.size)
    return high.size - low.size <= ROUNDED * high.size or low.high is None or high.low is None


def _is_told_of(day: Value, slot: Slot, told: Told) -> bool:
    """Whether a report gives a day in a line that shares as much with the line of a slot as others do."""
    counts, content = slot.line.lexicon.word_counts, slot.line.content
    lines = (line for line, value in told.values.get(day.kind, ()) if value.agrees(day))
    return any(counts.weight_of(line.content & content) >= LEAST_WEIGHT for line in lines)


def _names(slot: Slot, name: str) -> bool:
    """Whether the page of a slot has a name."""
    return name in slot.line.article.text


def _is_foreign(slot: Slot, party: Named, other: Slot) -> bool:
    """Whether a party is named in its page once, and in the other page not at all."""
    return times_named(slot.line, party) == 1 and times_named(other.line, party) == 0


def _are_apart(pair: SlotPair, chance: float) -> bool:
    """Whether the words round two slots let both be true, however alike their lines are."""
    a, b = pair.a, pair.b
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    if any(differ(cues, name, *phrases) for name in ("another", "changes")) or have_contraries(*phrases, cues):
        return True
    one, other = a.fills, b.fills
    if not isinstance(one, Named) and _are_two_speakers(pair):
        return True
    if isinstance(one, Value) and isinstance(other, Value):
        return _are_two_values(pair, one, other)
    if isinstance(one, Named) and isinstance(other, Named):
        return _are_two_parties(a, b, one, other, chance)
    return _are_two_acts(a, b)


def _are_two_speakers(pair: SlotPair) -> bool:
    """Whether two lines tell what is said, each with several names of its own: a dispute of their sources."""
    said = (s.line.lexicon.retold_cues.has("said", s.line.text) for s in (pair.a, pair.b))
    return pair.features["names of each"] >= NAMES and all(said)


def _are_two_values(pair: SlotPair, one: Value, other: Value) -> bool:
    """Whether two values are of two things by what they are and what stands beside them, or of two times."""
    a, b = pair.a, pair.b
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    if any(cues.has(name, p.words) for name in ("polls", "informants") for p in phrases):
        return True
    if one.kind in MEASURED and any(cues.has(n, p.words) for n in ("grows_hourly", "in_batches") for p in phrases):
        return True
    if any(is_one_of_several(s) for s in (a, b)) or each_counts(a, b):
        return True
    if is_another(a.line, one, cues) != is_another(b.line, other, cues):
        return True
    if a.line.years(a.phrase.words) != b.line.years(b.phrase.words) or _have_close_names(a, b):
        return True
    if one.kind in DATED and any(cues.has("to_come", s.line.text) for s in (a, b)):
        return True
    if one.kind == "weekday" and pair.features["names of each"]:
        return True
    if one.kind in DATED:
        return bool(pair.features["values apart"]) or (one.kind != "year" and not share_what_was_done(a, b))
    return one.kind in MEASURED and have_rivals(a.line.written, b.line.written, a.place, b.place)


def _beside(slot: Slot) -> str:
    """The few letters beside a slot, with a mark in its place."""
    text, span = slot.line.text, slot.phrase.span
    return f"{text[max(0, span.start - BEFORE) : span.start]}#{text[span.end : span.end + 2]} "


def _are_two_parties(a: Slot, b: Slot, one: Named, other: Named, chance: float) -> bool:
    """Whether two parties each have a part of their own, or describe one of many ("a Bulgarian doctor")."""
    if differ(a.line.lexicon.retold_cues, "of_another", a.phrase, b.phrase) or LISTED.search(_beside(a) + _beside(b)):
        return True
    alike = flanks(a.phrase, b.phrase)
    if alike < (NAMED_TOO if is_named_in(b.line, one) or is_named_in(a.line, other) else BESIDE) and chance < VERY:
        return True
    if describes(a.line, one) or describes(b.line, other):
        return True
    return any(MODIFIED.match(s.line.text, s.phrase.span.end) and not s.words.endswith(POSSESSED) for s in (a, b))


def _are_two_acts(a: Slot, b: Slot) -> bool:
    """Whether two acts are on conditions, asked for or claimed, or done by one to another and the other way round."""
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    if any(cues.has(name, p.words) for name in ("conditions", "to_come", "proposed") for p in phrases):
        return True
    if any(begins_with_pronoun(s.line.text) for s in (a, b)):
        return True
    if differ(cues, "claimed", *phrases) or _have_close_names(a, b) or are_turned(*phrases):
        return True
    one, other = a.fills, b.fills
    if isinstance(one, Act) and isinstance(other, Act) and one.denied != other.denied:
        return not denies_alone(*(phrases if one.denied else phrases[::-1]))
    entries = a.line.lexicon.acts.entries
    answers = isinstance(one, Act) and any(key in entries and entries[key].kind == "answer" for key in one.keys)
    before = len(next(alike_beside(*phrases)))
    return not answers and (before < BEFORE_ACTS or flanks(*phrases) < OF_ACTS)


def _have_close_names(a: Slot, b: Slot) -> bool:
    """Whether each of two slots has a name close by that the other's line has not."""
    return all(own_names(s.line, s.phrase.close, o.line) for s, o in ((a, b), (b, a)))
