"""A fact that one page tells twice: as so and as not so, by opposite acts, or with another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from truceline.check.case import OF_LINES, Case
from truceline.check.lines import (
    NEAR_LINES,
    TOP,
    Line,
    is_title_and_lede,
    may_tell_one_fact,
    own_names,
    part_shared,
    turned,
)
from truceline.check.named import TOKEN, Named, are_one_name, named_in, times_named
from truceline.check.phrases import Phrase, are_turned, denies_alone, speaks
from truceline.check.rule import Rule, told_twice
from truceline.check.values import stem
from truceline.lexicon.lexicon import Lexicon
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

NEGATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|could|can|wo(?=n[’'])|ca(?=n[’']))"
    r"(?: not|n[’']t)(?: \w{2,15}ly)?(?: been| be)? "
    r"(?P<verb>[a-z]{4,20})\b"
)
WHERE = frozenset({"in", "at", "near"})
"""Before a party that is only where something was: whatever else is told may be in another place."""
OFFICE = re.compile(r"(?<![\w’'])[A-Z][a-z-]+ $")
"""Right before a person: a word with a capital and without an ending of possession."""
BEFORE_NO_ACT = frozenset({"to", "the", "a", "would", "could", "should", "may", "might", "will", "shall"})
"""Before a verb that is only to come, or a noun."""
APART = 3
"""Sentences from one telling to the next: nearer ones add, contrast, and set cases against each other."""
SURE = 0.6
"""Part of the words that two sentences must share to be of one thing but for a name."""
VERY = 0.75
"""The same for sentences of two pages."""
MOST_PAIRS = 300
"""Pairs of lines of a page that are compared; a report has some ten, a list of entries in one wording thousands."""
OF_CONTENT = 0.65
"""Part of the words that two lines must share to tell one act."""


def find_retold_acts_conflicts(case: Case) -> Iterator[Conflict]:
    """An act that a page tells twice, in its title and text or in two sentences: as done and as not done, by words
    that exclude each other, or with two parties.

    Compares lines that share two thirds of their words of content: a verb that is denied in one ("was not signed") and
    told in the other, verbs that cannot both be true of one thing ("accepts", "rejects"), and two states or groups of
    which each stands in one line only, between the same words.

    Silent where either line has another denial, a question, a wish, a condition or somebody who denies or refuses, for
    quotations, and where the words tell of a change.

    Fires: "Oru accepts Kestria's plan for the bridge" (title) "Oru on Monday rejected Kestria's plan for the bridge."
    Silent: "Oru accepts Kestria's plan for the bridge" (title) "Oru at first rejected Kestria's plan for the bridge."
    """
    for article in case.alone:
        alike = islice((pair for pair in case.of_page(NEAR_LINES, article) if may_tell_one_fact(*pair)), MOST_PAIRS)
        found = (c for one, other in alike if (c := _renaming(one, other) or _compared(one, other, case.lexicon)))
        first = next(found, None)
        if first:
            yield first
    renamed = ((one, other, c) for one, other in case.alike_lines if (c := _renaming(one, other)))
    told = {frozenset((one.article.id, other.article.id)): c for one, other, c in renamed}
    yield from told.values()


RULE = Rule("retold_acts", "polarity", find_retold_acts_conflicts, ("participants",), reads=OF_LINES)


def _is_open(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line asks, wishes, sets a condition, or has somebody deny or refuse what another says."""
    return "?" in line.text or any(lexicon.retold_cues.has(name, line.text) for name in ("open", "changes"))


def _renaming(one: Line, other: Line) -> Conflict | None:
    within = one.article.id == other.article.id
    far = not within or other.number - one.number >= APART or one.part == "title"
    if not far or "?" in one.text or "?" in other.text:
        return None
    if not (within and is_title_and_lede(one, other)) and part_shared(one, other) < (SURE if within else VERY):
        return None
    if any(one.lexicon.retold_cues.has(c, o.text) for c in ("another", "no_comment") for o in (one, other)):
        return None
    renamed = _renamed(one, other)
    return _conflict(one, other, *renamed, "participants") if renamed else None


def _compared(one: Line, other: Line, lexicon: Lexicon) -> Conflict | None:
    if part_shared(one, other) < OF_CONTENT or _is_open(one, lexicon) or _is_open(other, lexicon):
        return None
    if not is_title_and_lede(one, other) and _of_two(one, other, lexicon):
        return None
    deep = one.depth >= TOP and part_shared(one, other) < VERY
    if one.part == "text" and one.article.id == other.article.id and (other.number - one.number < APART or deep):
        return None
    if is_title_and_lede(one, other) or not (one.quotes or other.quotes or turned(one, other)):
        for told, denied in ((one, other), (other, one)):
            words = _denied(told, denied, lexicon)
            if words:
                return _conflict(one, other, *(words if told is one else words[::-1]))
        opposed = _opposed(one, other, lexicon)
        if opposed:
            return _conflict(one, other, *opposed)
    return None


def _of_two(one: Line, other: Line, lexicon: Lexicon) -> bool:
    """Whether two sentences are of two things: each names its own, or they set one against the other (north, south)."""
    if own_names(one, one.content, other) and own_names(other, other.content, one):
        return True
    ours, theirs = ({t.lower() for t in TOKEN.findall(line.text)} for line in (one, other))
    contraries = lexicon.retold_cues.words("contraries")
    apart = ((a, b) for a in ours - theirs for b in theirs - ours if not {a, b} & lexicon.acts.verbs.keys())
    return any(f"{a} {b}" in contraries or f"{b} {a}" in contraries for a, b in apart)


def _denied(told: Line, denied: Line, lexicon: Lexicon) -> tuple[str, str] | None:
    """The verb that one line tells and the other denies, in the words of each."""
    match = NEGATED.search(denied.text)
    if match and '"' in denied.text[: match.start()].replace("”", "").replace("“", '"'):
        return None  # what is quoted is denied by somebody else
    if match is None or match["verb"].endswith("ly") or match["verb"] in lexicon.furniture.words.function_words:
        return None
    verb = stem(match["verb"])
    same = [m for m in TOKEN.finditer(told.text) if m.group().islower() and stem(m.group()) == verb]
    before = told.text[: same[0].start()].split()[-1:] if same else ["to"]
    if before in (["to"], ["the"], ["a"]):
        return None
    verbs = Phrase(told, Span(*same[0].span())), Phrase(denied, Span(*match.span("verb")))
    alone = denies_alone(verbs[1], verbs[0])
    return (same[0].group(), match.group()) if alone and not are_turned(*verbs) else None


def _opposed(one: Line, other: Line, lexicon: Lexicon) -> tuple[str, str] | None:
    """The verbs of two lines that exclude each other."""
    if any(lexicon.retold_cues.has("no", line.text) for line in (one, other)):
        return None
    ours, theirs = (_acts(line, lexicon) for line in (one, other))
    for key in sorted(ours.keys() - theirs.keys()):
        for opposite in sorted(theirs.keys() - ours.keys()):
            entries = lexicon.acts.entries
            if opposite in entries[key].opposites or key in entries[opposite].opposites:
                return ours[key], theirs[opposite]
    return None


def _acts(line: Line, lexicon: Lexicon) -> dict[str, str]:
    """The acts that the finite verbs and participles of a line name, with the word of each."""
    found: dict[str, str] = {}
    tokens = list(TOKEN.finditer(line.text))
    for i, token in enumerate(tokens):
        if i and tokens[i - 1].group().lower() in BEFORE_NO_ACT:
            continue
        after = {t.group().lower() for t in tokens[i + 1 : i + 4]}
        for form in lexicon.acts.verbs.get(token.group().lower(), ()):
            if form.particle is None or form.particle in after:
                found.setdefault(form.key, token.group())
    return found


def _renamed(one: Line, other: Line) -> tuple[str, str] | None:
    """Two parties, or two people, of which each stands in one line only, beside the same word, and one of them nowhere
    else in the page."""
    ours, theirs = named_in(one), named_in(other)
    alone = [[v for k, v in x.items() if k not in y] for x, y in ((ours, theirs), (theirs, ours))]
    if min(map(len, alone)) != 1 or turned(one, other):
        return None
    pairs = [(a, b) for a in alone[0] for b in alone[1] if _fills_one_place(one, a, other, b)]
    if len(pairs) != 1:
        return None
    ((a, b),) = pairs
    if not a.is_person and all(speaks(Phrase(line, p.span)) for line, p in ((one, a), (other, b))):
        return None
    return (a.words, b.words) if min(times_named(one, a), times_named(other, b)) == 1 else None


def _fills_one_place(one: Line, a: Named, other: Line, b: Named) -> bool:
    """Whether two parties stand beside the same word; of two people, who may well do the same, only where one first
    name has two surnames, in one page behind the same office."""
    within = one.article.id == other.article.id
    if a.is_person != b.is_person:
        return False
    if a.is_person and not (_share_first_name(one, a, other, b) and (not within or _share_office(one, a, other, b))):
        return False
    if are_one_name(a, b) or any(w.words.endswith(("’s", "'s")) for w in (a, b)):
        return False
    least = 1 if within else 2
    return len(_beside(one, a) & _beside(other, b)) >= least


def _share_first_name(one: Line, a: Named, other: Line, b: Named) -> bool:
    """Whether two people have one first name, and no capital of a headline makes a surname of a word of the text
    ("William Announces")."""
    surnames = [(line, stem(person.words.split()[-1])) for line, person in ((one, a), (other, b))]
    return a.words.split()[0] == b.words.split()[0] and not any(
        line.part == "title" and surname in {stem(w) for w in TOKEN.findall(line.own_text) if w.islower()}
        for line, surname in surnames
    )


def _share_office(one: Line, a: Named, other: Line, b: Named) -> bool:
    """Whether the same office stands before two people; not for whom they work ("Radio Vorra's Ola Brandt"), nor what
    many are ("newsreader Ola Brandt")."""
    offices = [OFFICE.search(line.text, 0, person.span.start) for line, person in ((one, a), (other, b))]
    return all(offices) and len({office.group() for office in offices if office}) == 1


def _beside(line: Line, party: Named) -> frozenset[tuple[str, str]]:
    """The stems of the words right before and after a party."""
    before = TOKEN.findall(line.text[: party.span.start])[-1:]
    after = TOKEN.findall(line.text[party.span.end :])[:1]
    told = [("before", stem(w)) for w in before if w.lower() not in WHERE] + [("after", stem(w)) for w in after]
    ends = [(side, "") for side, words in (("before", before), ("after", after)) if not words]
    return frozenset((*told, *ends))


def _conflict(one: Line, other: Line, a: str, b: str, kind: ConflictKind = "polarity") -> Conflict:
    return told_twice(RULE, kind, (one, a), (other, b), "act")
