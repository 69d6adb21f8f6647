"""A fact that one page tells twice: as so and as not so, by opposite acts, or with another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from truceline.check.case import Case
from truceline.check.lines import TOP, Line, is_title_and_lede, may_tell_one_fact, part_shared, turned
from truceline.check.rule import Rule, conflict, on_page
from truceline.check.values import stem
from truceline.lexicon.lexicon import Lexicon
from truceline.link.reports import side_of
from truceline.model.conflict import Conflict, ConflictKind

NEGATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|could|can|wo(?=n[’'])|ca(?=n[’']))"
    r"(?: not|n[’']t)(?: \w{2,15}ly)?(?: been| be)? "
    r"(?P<verb>[a-z]{4,20})\b"
)
TOKEN = re.compile(r"[\w’'-]+")
BEFORE_NO_ACT = frozenset({"to", "the", "a", "would", "could", "should", "may", "might", "will", "shall"})
"""Before a verb that is only to come, or a noun."""
APART = 3
"""Sentences from one telling to the next: nearer ones set cases against each other."""
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
    for article in case.articles:
        lines = [line for line in case.lines(article) if not _is_open(line, case.lexicon)]
        found = (c for one, other in combinations(lines, 2) if (c := _compared(one, other, case.lexicon)))
        first = next(found, None)
        if first:
            yield first


RULE = Rule("retold_acts", "polarity", find_retold_acts_conflicts, ("participants",))


def _is_open(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line asks, wishes, sets a condition, or has somebody deny or refuse what another says."""
    return "?" in line.text or any(lexicon.retold_cues.has(name, line.text) for name in ("open", "changes"))


def _compared(one: Line, other: Line, lexicon: Lexicon) -> Conflict | None:
    if not may_tell_one_fact(one, other) or part_shared(one, other) < OF_CONTENT:
        return None
    renamed = _renamed(one, other, lexicon)
    if renamed:
        return _conflict(one, other, *renamed, "participants")
    if one.part == "text" and (other.number - one.number < APART or one.number >= TOP):
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


def _denied(told: Line, denied: Line, lexicon: Lexicon) -> tuple[str, str] | None:
    """The verb that one line tells and the other denies, in the words of each."""
    cues = lexicon.retold_cues
    match = NEGATED.search(denied.text)
    if match and '"' in denied.text[: match.start()].replace("”", "").replace("“", '"'):
        return None  # what is quoted is denied by somebody else
    if match is None or cues.has("no", told.text) or len(list(cues.find("no", denied.text, 0, len(denied.text)))) != 1:
        return None
    if match["verb"].endswith("ly") or match["verb"] in lexicon.furniture.words.function_words:
        return None
    verb = stem(match["verb"])
    same = [m for m in TOKEN.finditer(told.text) if m.group().islower() and stem(m.group()) == verb]
    before = told.text[: same[0].start()].split()[-1:] if same else ["to"]
    return None if before in (["to"], ["the"], ["a"]) else (same[0].group(), match.group())


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


def _renamed(one: Line, other: Line, lexicon: Lexicon) -> tuple[str, str] | None:
    """Two parties of which each stands in one line only, between the same words."""
    ours, theirs = _parties(one, lexicon), _parties(other, lexicon)
    alone = [{k: v for k, v in x.items() if k not in y} for x, y in ((ours, theirs), (theirs, ours))]
    if any(len(x) != 1 for x in alone):
        return None
    (a, context), (b, its) = (next(iter(x.values())) for x in alone)
    return (a, b) if context == its and None not in context else None


def _parties(line: Line, lexicon: Lexicon) -> dict[str, tuple[str, tuple[str | None, str | None]]]:
    """The states and groups that a line names, each once, with its words and the stems of the words beside it."""
    tokens = list(TOKEN.finditer(line.text))
    found: dict[str, tuple[str, tuple[str | None, str | None]]] = {}
    for i in range(len(tokens)):
        for size in (3, 2, 1):
            words = " ".join(t.group() for t in tokens[i : i + size])
            entries = lexicon.actors.written(re.sub(r"[’']s?$", "", words)) if words[0].isupper() else ()
            if len(entries) == 1 and entries[0].actor.kind in ("government", "armed_group"):
                before = stem(tokens[i - 1].group()) if i else None
                after = stem(tokens[i + size].group()) if i + size < len(tokens) else None
                found.setdefault(side_of(entries[0].actor), (words, (before, after)))
                break
    return found


def _conflict(one: Line, other: Line, a: str, b: str, kind: ConflictKind = "polarity") -> Conflict:
    where = "in its title and in its text" if one.part == "title" else "in two places"
    return conflict(
        RULE.name,
        kind,
        "contradiction",
        "within_page",
        "medium",
        (on_page(one.article, one.span, a), on_page(other.article, other.span, b)),
        f"The page tells one act {where}, with “{a}” in one and “{b}” in the other.",
    )
