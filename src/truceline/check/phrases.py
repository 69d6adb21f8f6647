"""The words round a slot of a line, by which two slots are known to be of one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, takewhile

from truceline.check.lines import Line
from truceline.check.values import stem
from truceline.link.clauses import clause_span
from truceline.model.spans import Span

WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_](?:[\w’'.]*\w)?")
WINDOW = 9
"""Words on either side of a slot that tell what it is of."""
BESIDE = 3
"""Words on either side of a slot that say what its bearer does."""
CLOSE = 2
"""Words of content on either side of a slot that stand nearest to it."""


@dataclass(frozen=True)
class Phrase:
    """A slot of a line, at `span` of its text, with the words round it. `before` and `after` are the stems of these,
    the nearest first."""

    line: Line
    span: Span

    @cached_property
    def before(self) -> tuple[str, ...]:
        words = [m.group() for m in WORD.finditer(self.line.text, 0, self.span.start)]
        return tuple(stem(w) for w in reversed(words[-WINDOW:]))

    @cached_property
    def after(self) -> tuple[str, ...]:
        return tuple(stem(m.group()) for m in islice(WORD.finditer(self.line.text, self.span.end), WINDOW))

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words of content round the slot."""
        return self.line.content.intersection(self.before + self.after)

    @cached_property
    def close(self) -> frozenset[str]:
        """Of these the ones that stand nearest to it."""
        sides = ([w for w in side if w in self.line.content] for side in (self.before, self.after))
        return frozenset(w for side in sides for w in side[:CLOSE])

    @cached_property
    def reach(self) -> Span:
        """The stretch of the line that holds the words round the slot."""
        before = [m.start() for m in WORD.finditer(self.line.text, 0, self.span.start)]
        after = [m.end() for m in WORD.finditer(self.line.text, self.span.end)]
        return Span((before or [self.span.start])[-WINDOW:][0], (after or [self.span.end])[:WINDOW][-1])

    @property
    def words(self) -> str:
        """The words round the slot as they are written."""
        return f"{self.line.text[self.reach.start : self.span.start]}…{self.line.text[self.span.end : self.reach.end]}"

    @property
    def beside(self) -> str:
        """The few words right before and after the slot."""
        before = [m.group() for m in WORD.finditer(self.line.text, 0, self.span.start)][-BESIDE:]
        after = [m.group() for m in WORD.finditer(self.line.text, self.span.end)][:BESIDE]
        return " ".join((*before, "…", *after))


def flanks(one: Phrase, other: Phrase) -> int:
    """How many words right before and after two slots agree."""
    return sum(len(side) for side in alike_beside(one, other))


def shared_beside(one: Phrase, other: Phrase) -> frozenset[str]:
    """The words right before and after two slots that agree."""
    return frozenset(word for side in alike_beside(one, other) for word in side)


def alike_beside(one: Phrase, other: Phrase) -> Iterator[list[str]]:
    """The words right before two slots that agree, the nearest first, and then those right after."""
    for side in ((one.before, other.before), (one.after, other.after)):
        yield [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], zip(*side, strict=False))]


def are_turned(one: Phrase, other: Phrase) -> bool:
    """Whether most of what stands before one of two verbs stands behind the other: who did it to whom is turned."""
    shared = one.content & other.content
    same = sum((w in one.before and w in other.before) or (w in one.after and w in other.after) for w in shared)
    return 2 * same < len(shared)


def denies_alone(denied: Phrase, told: Phrase) -> bool:
    """Whether the clause of one verb denies it and nothing else that the clause of the other does not deny too."""
    ours, theirs = denials(denied), denials(told)
    verb = stem(denied.span.of(denied.line.text).split()[-1])
    return verb in ours and verb not in theirs and ours - {verb} == theirs


def denials(phrase: Phrase) -> frozenset[str]:
    """What the clause of a verb denies: the first word of content behind each word of denial."""
    text, cues = phrase.line.text, phrase.line.lexicon.retold_cues
    clause = clause_span(text, Span(0, len(text)), phrase.span)
    function = phrase.line.lexicon.furniture.words.function_words
    found = set()
    for cue in cues.find("no", text, *clause):
        after = (m.group().lower() for m in WORD.finditer(text, cue.end(), clause.end))
        found.add(next((stem(w) for w in after if w not in function and not w.endswith("ly")), ""))
    return frozenset(found)


def speaks(phrase: Phrase) -> bool:
    """Whether the party that fills a slot is one that speaks: two may say the same."""
    return phrase.line.lexicon.retold_cues.has("speakers", phrase.beside)


def lines_with_stems(lines: Sequence[Line]) -> Counter[str]:
    """In how many lines of a page each word of content stands."""
    return Counter(chain.from_iterable(line.content for line in lines))
