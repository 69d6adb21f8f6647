"""The verbs that one line denies and another tells as done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.fillings import Slot
from truceline.check.lines import Line
from truceline.check.phrases import WORD, Phrase
from truceline.check.values import stem
from truceline.model.spans import Span

DENIED = re.compile(
    r"\b(?P<aux>is|are|was|were|has|have|had)(?: not|n[’']t)(?: \w{2,15}ly)?(?: been)? (?P<verb>[a-z]{4,20})\b"
)
TOLD = re.compile(r"\b(?P<aux>is|are|was|were|has|have|had|been)(?: \w{2,15}ly)?(?: been)? $")
FOR_ANY_VERB = frozenset({"done", "been", "had"})
PASSIVE = frozenset({"is", "are", "was", "were", "been"})


def denied_in(line: Line) -> Iterator[tuple[str, Slot]]:
    """The stems of the verbs that a line denies, each with its slot."""
    if any(no in line.text for no in (" not ", "n't", "n’t")):
        for m in (m for m in DENIED.finditer(line.text) if m["verb"] not in FOR_ANY_VERB):
            yield stem(m["verb"]), Slot(Phrase(line, Span(*m.span())), "denied")


def told_in(line: Line, verb: str, denied: Slot) -> Slot | None:
    """The slot in which a line tells as done what another denies."""
    passive = denied.words.split(maxsplit=1)[0].removesuffix("n't").removesuffix("n’t") in PASSIVE
    at = _told(line, verb, passive)
    return Slot(Phrase(line, at), "told") if at else None


def _told(line: Line, verb: str, passive: bool) -> Span | None:
    """Where a line tells the participle of a verb, given by its stem, as done."""
    for m in WORD.finditer(line.text) if verb in line.text else ():
        if m.group().islower() and stem(m.group()) == verb:
            aux = TOLD.search(line.text, 0, m.start())
            if aux and (aux["aux"] in PASSIVE) == passive:
                return Span(aux.start(), m.end())
    return None
