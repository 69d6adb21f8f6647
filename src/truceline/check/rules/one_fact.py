"""One fact that a page tells twice with two values, by the likeness of all that stands round them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from truceline.check.apart import (
    are_near,
    are_neighbouring_days,
    are_two_entries,
    describes,
    differ,
    each_counts,
    have_contraries,
    is_another,
    is_one_of_several,
    share_what_was_done,
)
from truceline.check.case import Case
from truceline.check.denied import denied_in
from truceline.check.fillings import DATED, KINDS, MEASURED, Slot
from truceline.check.likeness import (
    Pair,
    Told,
    opposed_acts,
    probability,
    series,
    unlike_acts,
    unlike_sides,
    unlike_values,
)
from truceline.check.lines import own_names, turned
from truceline.check.named import Named, is_named_in
from truceline.check.phrases import are_turned, denials, denies_alone, flanks, shared_beside
from truceline.check.rule import Rule, told_twice
from truceline.check.slots import have_rivals, swap_a_word
from truceline.check.titles import is_made_of, untold_values
from truceline.check.values import Value, stem
from truceline.lexicon.likeness import LikenessWeights
from truceline.link.clauses import in_quotation
from truceline.model.conflict import Conflict, ConflictKind

SURE = 7
"""Words right before and after two slots that nobody writes twice of two things."""
FRAME = 3
"""Words right before and after the days of what is said by which two lines are one, whoever else they name."""
REPORTED = re.compile(r"\breport(?:ed|s)(?: (?:on|late|early))? \Z")
"""Before the day of a report, not of what it tells."""
FACTOR = 5
"""How many times the other an amount may be; a larger one is of another thing."""
TELLING = 2
"""Words of content that a sentence shares with a title of whose value it may give a part."""
SPEECH = frozenset({"said", "done"})
"""What a weekday is that of."""
PLACED = DATED | {"place"}
"""Values of which a page gives many, each of what was done then or there."""
OF_YEAR = re.compile(r",? (?:19|20)\d\d\b")
"""The year of a day that is told in full, as a caption tells it."""
MODIFIED = re.compile(r" [A-Z]")
"""Behind a party that says whose or what somebody else is."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
PRONOUN = re.compile(r"\W*(?:it|they|he|she|we|I|this|that)\b", re.IGNORECASE)
"""A pronoun with which a sentence begins, so that it tells of whatever was named before it."""


def find_one_fact_conflicts(case: Case) -> Iterator[Conflict]:
    """Two sentences of a page, or its title and one, that by all they have in common tell one fact, with two values,
    two parties, a verb that one tells and the other denies, or two acts of which one excludes the other.

    Compares how many words the lines share and in what order, those round the slots and right beside them, how seldom
    the page has them, other values that agree or differ, how often it gives each value, and where the lines stand.
    What each is worth was learned from real articles in which a program had changed one slot (docs/likeness.md). The
    pair that is most likely one fact is told, if it is likely enough; at most one of values, of parties, of denials and
    of acts a page, and of low severity. One of two parties must be named nowhere else in the page, the value of a title
    nowhere in the text.

    Silent for entries of a list, captions, one speaker who repeats himself, a word of content in place of another,
    numbers of their own beside each, words of change ("originally", "postponed") and "another" in one of the two,
    contraries (north, south), polls, rows of shares and series, ranks, other years, days of what is said and of what
    is done, days, years and cities beside which no word agrees, what two speakers say on two days, labels of lists,
    rivals beside two counts ("two offences"), amounts five times the other or of a week alone, sentences that begin
    with pronouns, parties that describe ("a Bulgarian doctor"), parties and verbs of questions, conditions, claims and
    their answers, denials of something else too, and cities of titles.

    Fires: "The commission asked Kenya to house its secretariat until the vote. … That the commission asked Ghana to
    house its secretariat until the vote came as a surprise. …" (the page names Kenya more often)
    Silent: "Among herders who voted, 34% backed the clause on wells. … Among traders who voted, 61% backed it. …"
    """
    likenesses = case.lexicon.likenesses
    models: tuple[tuple[Callable[[Told], Iterator[Pair]], LikenessWeights], ...] = (
        (unlike_values, likenesses.values),
        (unlike_sides, likenesses.sides),
        (unlike_acts, likenesses.acts),
        (opposed_acts, likenesses.acts),
    )
    for article in case.alone:
        page = Told.of(case, article)
        for pairs, weights in models:
            likely = ((probability(page, *pair, weights), *pair) for pair in pairs(page))
            told = [found for found in likely if found[0] >= weights.sure and not _are_apart(page, *found[1:])]
            if told:
                _, a, b = max(told, key=lambda found: found[0])
                lines = (a.line, a.words), (b.line, b.words)
                found = told_twice(RULE, _kind(a), *lines, "thing", ", as far as their words tell")
                yield replace(found, severity="low")


RULE = Rule(
    "one_fact", "number", find_one_fact_conflicts, ("date", "place", "age", "duration", "polarity", "participants")
)


def _kind(slot: Slot) -> ConflictKind:
    if isinstance(slot.fills, Value):
        return KINDS[slot.fills.kind]
    return "polarity" if isinstance(slot.fills, str) else "participants"


def _are_apart(page: Told, a: Slot, b: Slot) -> bool:
    """Whether the words round two slots let both be true, however alike their lines are."""
    if are_two_entries(a.line, b.line) or (a.line.is_aside and b.line.is_aside):
        return True
    if any(s.line.text.endswith(":") or (not isinstance(s.fills, Value) and "?" in s.line.text) for s in (a, b)):
        return True  # the label of a list or table; a question
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    if any(differ(cues, name, *phrases) for name in ("another", "changes")) or have_contraries(*phrases, cues):
        return True
    repeated = flanks(*phrases) >= SURE and isinstance(a.fills, str)
    if not repeated and are_near(a, b) and all(in_quotation(s.line.article, s.place) for s in (a, b)):
        return True  # one who speaks repeats himself with another word
    if isinstance(a.fills, Value) and isinstance(b.fills, Value):
        return _are_two_values(page, a, b, a.fills, b.fills)
    if isinstance(a.fills, Named) and isinstance(b.fills, Named):
        return _are_two_parties(a, b, a.fills, b.fills)
    return _are_two_acts(a, b)


def _are_two_values(page: Told, a: Slot, b: Slot, one: Value, other: Value) -> bool:
    """Whether two values are of two things by what they are and what stands beside them, or may be one of a title."""
    if one.kind == "rank" or (a.line.part == "title" and _may_be_of_title(page, a, b, one)):
        return True  # "the fourth debate … the fifth debate"
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    if any(cues.has(name, p.words) for name in ("polls", "informants") for p in phrases) or series(page, a, b):
        return True
    if any(is_one_of_several(s) for s in (a, b)) or not (a.phrase.before or b.phrase.before):
        return True
    if each_counts(a, b) or is_another(a.line, one, cues) != is_another(b.line, other, cues):
        return True
    is_one_text = flanks(*phrases) >= SURE
    if not is_one_text and a.line.is_quoted(one.span) != b.line.is_quoted(other.span):
        return True  # what somebody says, and the page's own words
    if a.line.years(a.phrase.words) != b.line.years(b.phrase.words) or _have_close_names(a, b):
        return True
    if all(PRONOUN.match(s.line.text) for s in (a, b)):
        return True
    if _swaps(a, b) or _are_two_doings(a, b, one, other):
        return True
    if all(OF_YEAR.match(s.line.text, s.phrase.span.end) for s in (a, b)):
        return True
    if turned(a.line, b.line) and (one.kind == "day" or are_near(a, b)):
        return True
    return not is_one_text and _may_be_two(a, b, one, other)


def _are_two_doings(a: Slot, b: Slot, one: Value, other: Value) -> bool:
    """Whether two days or places are of two things that were done there: no word beside them agrees, or one is the day
    of what is said, or two speak, each on a day."""
    if one.of & SPEECH != other.of & SPEECH:
        return True
    if all(REPORTED.search(s.line.text, 0, v.span.start) for s, v in ((a, one), (b, other))):
        return True  # each outlet reports on its own day
    two_speak = all(own_names(x.line, x.line.content, y.line) for x, y in ((a, b), (b, a)))
    if one.of & SPEECH and two_speak and flanks(a.phrase, b.phrase) < FRAME:
        return True
    return one.kind in PLACED and not share_what_was_done(a, b)


def _may_be_two(a: Slot, b: Slot, one: Value, other: Value) -> bool:
    """Whether lines that are not one line told again have what may make two things of their values."""
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    if one.kind in MEASURED:
        small, large = sorted((one.size, other.size))
        if large > FACTOR * small or differ(cues, "rates", *phrases):
            return True
        return have_rivals(a.line.written, b.line.written, a.place, b.place)
    if any(cues.has("moves", p.line.text) for p in phrases) or differ(cues, "of_another", *phrases):
        return True
    return are_neighbouring_days(a, b)


def _may_be_of_title(page: Told, title: Slot, b: Slot, value: Value) -> bool:
    """Whether the text gives a title's value too, or values that make it together; or the other is a caption's, or one
    of the two a proposal's."""
    cues = title.line.lexicon.retold_cues
    if value.kind == "place" or b.line.is_aside or differ(cues, "proposed", title.phrase, b.phrase):
        return True
    if not any(value is untold for _, untold in untold_values(page.lines)):
        return True
    if any(v.kind == value.kind and v.agrees(value) for line in page.lines for v in line.values if v is not value):
        return True
    told = [line for line in page.lines if line.part == "text" and len(line.content & title.line.content) >= TELLING]
    return is_made_of(value, told)


def _are_two_parties(a: Slot, b: Slot, one: Named, other: Named) -> bool:
    """Whether two parties each have a part of their own, or describe one of many ("a Bulgarian doctor")."""
    told_of_him = flanks(a.phrase, b.phrase) < SURE or any(PRONOUN.match(s.line.text) for s in (a, b))
    if told_of_him and PRONOUNS & shared_beside(a.phrase, b.phrase):
        return True  # "he got into a quarrel with …"
    if are_turned(a.phrase, b.phrase) or describes(a.line, one) or describes(b.line, other):
        return True
    if any(s.line.part != "title" and MODIFIED.match(s.line.text, s.phrase.span.end) for s in (a, b)):
        return True  # "US President …"
    if a.line.part == "title":
        return a.phrase.before[:1] == ("in",) or is_named_in(b.line, one) or is_named_in(a.line, other)
    return (is_named_in(b.line, one) and _is_listed(b)) or (is_named_in(a.line, other) and _is_listed(a))


def _is_listed(slot: Slot) -> bool:
    """Whether a comma or "and" stands right beside a slot, as in a list."""
    text, span = slot.line.text, slot.phrase.span
    return text.startswith((",", " and ", " or "), span.end) or text[: span.start].endswith((", ", " and ", " or "))


def _are_two_acts(a: Slot, b: Slot) -> bool:
    """Whether a verb is denied of another or with something else, on a condition, or by one whose claim it is; of two
    acts that exclude each other, whether one line tells both."""
    cues, phrases = a.line.lexicon.retold_cues, (a.phrase, b.phrase)
    conditions = [cues.has("conditions", p.line.text) for p in phrases]
    if conditions[0] != conditions[1] or differ(cues, "claimed", *phrases):
        return True
    if are_near(a, b) or _have_close_names(a, b) or are_turned(*phrases) or _swaps(a, b):
        return True  # what somebody claims, and the answer to it, stand side by side
    if a.fills == b.fills:
        return denials(a.phrase) != denials(b.phrase) or b.words in a.line.text or a.words in b.line.text
    denied, told = (a, b) if a.fills == "denied" else (b, a)
    return _is_denied_too(told) or not denies_alone(denied.phrase, told.phrase)


def _is_denied_too(told: Slot) -> bool:
    """Whether the line that tells a verb denies it too, of something else."""
    return any(verb == stem(told.words.split()[-1]) for verb, _ in denied_in(told.line))


def _have_close_names(a: Slot, b: Slot) -> bool:
    """Whether each of two slots has a name close by that the other's line has not."""
    return all(own_names(s.line, s.phrase.close, o.line) for s, o in ((a, b), (b, a)))


def _swaps(a: Slot, b: Slot) -> bool:
    """Whether one word of content alone stands in place of another, so that it is another thing."""
    return swap_a_word(a.line.written, b.line.written, a.place, b.place)
