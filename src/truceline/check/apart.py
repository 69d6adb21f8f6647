"""What parts two slots that stand among like words: a word in place of another, numbers and names of their own."""

from __future__ import annotations

import re
from collections.abc import Set

from truceline.check.fillings import MEASURED, Slot
from truceline.check.headings import are_under_two_headings
from truceline.check.lines import POSSESSIVE, Line, is_entry
from truceline.check.named import STEM, Named
from truceline.check.phrases import WORD, Phrase
from truceline.check.values import Value
from truceline.lexicon.check_cues import CheckCues

LEAST_LETTERS = 4
NEGATIVE = ("dis", "un", "non", "non-", "in", "im", "ir", "mis")
APART = 3
"""Sentences within which one who is quoted repeats himself, and two things are set against each other."""
FIGURE = re.compile(r"\d[\d.,:]*")
LABEL = re.compile(r"\W*[A-Z][\w’' .-]{1,30}:")
"""What a line of a list is about: "Oru: …"."""
AMONG = re.compile(r"\W*Among [^,]{3,160},")
"""Of which group of many a line tells: "Among those who voted, …"."""
ANOTHER = 12
"""Code points before a value in which a word makes it one of another thing ("another 24")."""
ADJECTIVE = ("ian", "ish", "ese")
"""How an adjective ends that is unlike the name of its state ("British")."""


def describes(line: Line, party: Named) -> bool:
    """Whether a party is named by its adjective ("a Bulgarian doctor"), which describes one of many."""
    words = POSSESSIVE.sub("", party.words)
    names = [e.actor.name for e in line.lexicon.actors.written(words)]
    alike = any(words[:STEM] == name[:STEM] for name in names) or words.endswith(ADJECTIVE)
    return alike and not any(words in name.split() for name in names)


def are_neighbouring_days(a: Slot, b: Slot) -> bool:
    """Whether two sentences side by side give two days with a night between them."""
    one, other = a.fills, b.fills
    if not (isinstance(one, Value) and isinstance(other, Value) and one.kind == other.kind == "day"):
        return False
    return abs(a.line.number - b.line.number) == 1 and abs(one.size - other.size) == 1


def are_near(a: Slot, b: Slot) -> bool:
    """Whether two slots stand in sentences of which one soon follows the other."""
    return abs(a.line.number - b.line.number) < APART and a.line.part == b.line.part


def is_one_of_several(slot: Slot) -> bool:
    """Whether a value is one of a row: a share among others, or one in brackets or behind the colon of a label."""
    value, line = slot.fills, slot.line
    if line.text[: slot.phrase.span.start].rstrip().endswith(("(", ":")):
        return True
    return isinstance(value, Value) and value.kind == "share" and sum(v.kind == "share" for v in line.values) > 1


def have_contraries(one: Phrase, other: Phrase, cues: CheckCues) -> bool:
    """Whether two phrases set two things against each other (north, south)."""
    ours, theirs = (frozenset(w.lower() for w in WORD.findall(p.words)) for p in (one, other))
    contraries = cues.words("contraries")
    pairs = [(a, b) for a in ours - theirs for b in theirs - ours]
    return any(f"{a} {b}" in contraries or f"{b} {a}" in contraries for a, b in pairs) or negates_a_word(ours, theirs)


def negates_a_word(ours: Set[str], theirs: Set[str]) -> bool:
    """Whether of two sets of words, in small letters, each has a word of its own of which one is the other with a
    negative prefix ("disapproval", "approval")."""
    pairs = [(a, b) for a in ours - theirs for b in theirs - ours if min(len(a), len(b)) >= LEAST_LETTERS]
    return any(long == prefix + short for one in pairs for short, long in (one, one[::-1]) for prefix in NEGATIVE)


def differ(cues: CheckCues, name: str, one: Phrase, other: Phrase) -> bool:
    """Whether one of two phrases has a cue that the other has not."""
    ours, theirs = (
        {m.group().lower() for m in cues.find(name, phrase.words, 0, len(phrase.words))} for phrase in (one, other)
    )
    return ours != theirs


def each_counts(a: Slot, b: Slot) -> bool:
    """Whether each of two phrases has a number, or a time of day, that the other's line has not."""
    figures = [frozenset(FIGURE.findall(s.phrase.words)) for s in (a, b)]
    if figures[0] - figures[1] and figures[1] - figures[0]:
        return True
    own = (
        any(
            v.kind in MEASURED
            and v is not s.fills
            and not any(v.same_measure(x) and v.agrees(x) for x in o.line.values)
            for v in s.line.values
            if s.phrase.reach.overlaps(v.span)
        )
        for s, o in ((a, b), (b, a))
    )
    return all(own)


def share_what_was_done(a: Slot, b: Slot) -> bool:
    """Whether a word that is no name stands close to both of two slots: what was done on a day, or at a place."""
    return bool((a.phrase.close & b.phrase.close) - a.line.names - b.line.names)


def are_two_entries(one: Line, other: Line) -> bool:
    """Whether two lines are entries of a list, begin with labels of their own as these do or with groups of their own,
    or stand under headings of such entries."""
    if is_entry(one.text) and is_entry(other.text):
        return True
    if one.article.id == other.article.id and are_under_two_headings(one.article, one.span, other.span):
        return True
    for lead in (LABEL, AMONG):
        ours, theirs = lead.match(one.text), lead.match(other.text)
        if ours is not None and theirs is not None and ours.group() != theirs.group():
            return True
    return False


def is_another(line: Line, v: Value, cues: CheckCues) -> bool:
    """Whether a value is one more of its kind ("another 24", "24 more")."""
    after = line.text[v.span.end : v.span.end + ANOTHER].split()[:1]
    before = line.text[max(0, v.span.start - ANOTHER) : v.span.start]
    return cues.has("another", before) or cues.has("one_more", " ".join(after))
