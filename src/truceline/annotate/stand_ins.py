"""What the parser's model reads in place of a sentence as written: other names for those that it does not know, and no
square brackets, in which editors put words into a speech. All is put back behind the parser."""

from __future__ import annotations

import re
from functools import cache

from truceline.annotate.parser_readings import ReadSentence
from truceline.lexicon.stand_ins import StandIns, load_stand_ins

# Words in square brackets: "between [President Yoweri] Museveni and me", "[it] is over".
BRACKETED = re.compile(r"\[(?=[^\W\d_])([^\[\]\n]{1,120})\]")
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


def without_brackets(text: str) -> str:
    """A sentence without the square brackets around words, so that these stand in it like others."""
    return BRACKETED.sub(r"\1", text) if "[" in text else text


def with_brackets(text: str, sentence: ReadSentence) -> ReadSentence:
    """A sentence that was read without its brackets, each word where it stands in the text with them."""
    dropped = [at for m in BRACKETED.finditer(text) for at in (m.start(), m.end() - 1)]
    kept = [at for at in range(len(text)) if at not in dropped]
    return sentence._replace(
        starts=[kept[start] for start in sentence.starts], ends=[kept[end - 1] + 1 for end in sentence.ends]
    )


def as_written(text: str, sentence: ReadSentence) -> ReadSentence:
    """The words of a sentence as it has them, in which another name was read in place of one."""
    written = (text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True))
    readings = [
        r if r.text == own else r._replace(text=own, lemma=own.lower())
        for r, own in zip(sentence.readings, written, strict=True)
    ]
    return sentence._replace(readings=readings)


def _is_in_run(text: str, start: int, end: int) -> bool:
    if text[end - 1] == "!":
        return False
    before = CAPITAL_BEFORE.search(text, max(0, start - 20), start)
    return before is not None or CAPITAL_AFTER.match(text, end) is not None
