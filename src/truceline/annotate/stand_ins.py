"""Other names in place of those that the parser's model does not know: put in before parsing, taken out behind it."""

from __future__ import annotations

import re
from functools import cache

from truceline.annotate.parser_readings import ReadSentence
from truceline.lexicon.stand_ins import StandIns, load_stand_ins

# In a run or list of capitals the model knows a name by its place.
CAPITAL_BEFORE, CAPITAL_AFTER = re.compile(r"[A-Z][\w.]*\s$"), re.compile(r",?\s[A-Z]")


@cache
def stand_ins() -> StandIns:
    """The names of the lexicon."""
    return load_stand_ins("stand_ins.toml")


def stood_in(text: str) -> str:
    """A sentence with other names for those that the model does not know alone, so that no place in it moves."""
    known = stand_ins()
    return known.pattern.sub(lambda m: m[0] if _is_in_run(text, m.start(), m.end()) else known.names[m[0]], text)


def as_written(text: str, sentence: ReadSentence) -> ReadSentence:
    """The words of a sentence as it has them, in which another name was read in place of one."""
    written = (text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True))
    readings = [
        r if r.text == own else r._replace(text=own, lemma=own.lower())
        for r, own in zip(sentence.readings, written, strict=True)
    ]
    return sentence._replace(readings=readings)


def _is_in_run(text: str, start: int, end: int) -> bool:
    before = CAPITAL_BEFORE.search(text, max(0, start - 20), start)
    return before is not None or CAPITAL_AFTER.match(text, end) is not None
