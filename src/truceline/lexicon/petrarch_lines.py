"""The lines of a PETRARCH actor dictionary: comments cut, blocks of names and codes put together.

The format is that of the PETRARCH documentation ("Actor Dictionary") and of the reader of PETRARCH2, with TABARI's
codes on the line of the name. Nothing is guessed: a line that is none of its forms is skipped with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

LONGEST_LINE = 2_000
"""Code points of a line that is read; the longest of the dictionaries of 2014 has 170."""

BRACKET = re.compile(r"\[([^\[\]]*)\]")
VERB_FORMS = ("-", "~")

Unused = Literal["agent", "verb"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that was not used, with the reason. `unused` says that the line is right but of another dictionary."""

    line: int
    why: str
    unused: Unused | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A phrase or the inside of a code's brackets, with the number of its line."""

    line: int
    text: str


@dataclass(slots=True)
class Block:
    """The names that share their codes: a primary phrase, its synonyms, and the codes under them."""

    phrases: list[Written] = field(default_factory=list)
    codes: list[Written] = field(default_factory=list)


def read_blocks(text: str) -> Iterator[Block | Skipped]:
    """Put the lines of a dictionary together, in their order; a line that cannot be used comes out as skipped."""
    block: Block | None = None
    in_set = False
    for number, line in _without_comments(text):
        if isinstance(line, Skipped):
            yield line
            continue
        if line.startswith("+") and in_set:
            yield Skipped(number, "a word of a set (&NAME)", "verb")
            continue
        in_set = line.startswith("&")
        if (skipped := _foreign(number, line)) is not None:
            yield skipped
        elif line[0] == "[":
            yield from _add_codes(block, number, line)
        elif line[0] == "+" and "[" not in line:
            if block is None:
                yield Skipped(number, "a synonym without a name before it")
            else:
                block.phrases.append(Written(number, line[1:]))
        else:  # a synonym with a code of its own is an actor of its own
            if block is not None:
                yield block
            block = Block([Written(number, line.partition("[")[0].lstrip("+"))])
            if "[" in line:
                yield from _add_codes(block, number, line[line.index("[") :])
    if block is not None:
        yield block


def _foreign(number: int, line: str) -> Skipped | None:
    """A line of an agents or a verb dictionary, or one that is too long."""
    if len(line) > LONGEST_LINE:
        return Skipped(number, f"the line has more than {LONGEST_LINE:,} characters")
    if line.startswith("&"):
        return Skipped(number, "a set (&NAME) of a verb dictionary", "verb")
    if line.startswith(VERB_FORMS):
        return Skipped(number, "a pattern of a verb dictionary", "verb")
    if line.count("!") > 1:
        return Skipped(number, "a substitution set (!NAME!) of an agents dictionary", "agent")
    inside = line.partition("[")[2]
    if "~" in inside:
        return Skipped(number, "an agent: its code joins that of an actor beside it", "agent")
    return None


def _add_codes(block: Block | None, number: int, line: str) -> Iterator[Skipped]:
    """Take the codes of a line over, and tell of what is no code on it."""
    if block is None:
        yield Skipped(number, "a code without a name before it")
        return
    block.codes.extend(Written(number, code.strip()) for code in BRACKET.findall(line))
    rest = BRACKET.sub(" ", line).strip()
    if "[" in rest:
        yield Skipped(number, "the bracket of a code is not closed")
    elif rest:
        yield Skipped(number, f"words behind the code: {shortened(rest)}")


def _without_comments(text: str) -> Iterator[tuple[int, str | Skipped]]:
    """The lines that hold something, numbered from 1, without `#`, `;` and `<!-- -->` comments."""
    opened = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if opened:
            opened = 0 if "-->" in line else opened
            continue
        if line.startswith("<!") and "<!--" not in line:
            continue
        before, mark, after = line.partition("<!--")
        if mark:
            _, closed, behind = after.partition("-->")
            line = before + behind if closed else before
            opened = 0 if closed else number
        line = re.split("[#;]", line, maxsplit=1)[0].strip()
        if line:
            yield number, line
    if opened:
        yield opened, Skipped(opened, "a comment begins here and is never closed; all behind it was passed over")


def shortened(text: str, longest: int = 40) -> str:
    """Words of a line for a message."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
