"""Shapes: patterns over classes of words, compiled to regular expressions over letters.

    the? last|past n:NUMBER unit:UNIT
    day:DAYNUM / -|to DAYNUM month:MONTHNAME

A word in capital letters is a class of the lexicon or of NUMBER_FORMS or a macro, one in small letters is itself;
`?` makes the part before it optional, `|` parts choices, `( )` group, `name:` captures. What stands behind `/` must
follow, but is not part of the time. There is no repetition, so no shape can backtrack badly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from truceline.annotate.times.tokens import Alphabet

SYMBOL = re.compile(r"[()?|]|[^\s()?|]+")
WORD = re.compile(r"(?:[a-z_]+:)?(\S+)")


@dataclass(frozen=True)
class Compiled:
    """A shape as a regular expression over letters, made when it is first tried, and the letters it can begin with.

    `alone` are the letters that it may match by themselves.
    """

    source: str
    first: frozenset[str]
    alone: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.source)


def literals_of(shape: str, macros: Mapping[str, str]) -> Iterator[str]:
    """The words in small letters, and the marks, that a shape and its macros name."""
    for symbol in SYMBOL.findall(expand(shape, macros)):
        if symbol not in "()?|/":
            match = WORD.fullmatch(symbol)
            label = match.group(1) if match else symbol
            if not label.isupper() or not label.isalnum():
                yield label


def expand(shape: str, macros: Mapping[str, str]) -> str:
    """A shape with its macros written out. A captured macro becomes a captured group."""

    def written(match: re.Match[str]) -> str:
        name, label = match.group(1) or "", match.group(2)
        if label not in macros:
            return match.group()
        return f"{name}( {expand(macros[label], macros)} )"

    return re.sub(r"([a-z_]+:)?\b([A-Z][A-Z0-9]*)\b", written, shape)


def compile_shape(shape: str, alphabet: Alphabet, macros: Mapping[str, str]) -> Compiled:
    """Compile a shape. Raises ValueError where it is badly formed or names a class that nothing has."""
    symbols = SYMBOL.findall(expand(shape, macros))
    parser = _Parser(symbols, alphabet)
    node = parser.choice()
    if parser.at < len(symbols):
        raise ValueError(f"unbalanced shape: {shape}")
    return Compiled(node.regex, node.first, node.alone)


@dataclass(frozen=True, slots=True)
class _Node:
    regex: str
    first: frozenset[str]
    alone: frozenset[str]
    optional: bool


class _Parser:
    def __init__(self, symbols: list[str], alphabet: Alphabet) -> None:
        self.symbols, self.alphabet, self.at = symbols, alphabet, 0

    def choice(self) -> _Node:
        """A sequence; `|` binds two neighbouring elements, so `last|past week` is (last or past), then week."""
        parts: list[_Node] = []
        while self.at < len(self.symbols) and self.symbols[self.at] != ")":
            if self.symbols[self.at] == "/":
                self.at += 1
                parts.append(_Node(f"(?={self.choice().regex})", frozenset(), frozenset(), True))
            else:
                parts.append(self.alternatives())
        first: frozenset[str] = frozenset()
        for part in parts:
            first |= part.first
            if not part.optional:
                break
        needed = [part for part in parts if not part.optional]
        alone = frozenset[str]().union(*(p.alone for p in needed or parts)) if len(needed) < 2 else frozenset[str]()
        return _Node("".join(p.regex for p in parts), first, alone, not needed)

    def alternatives(self) -> _Node:
        options = [self.element()]
        while self.at < len(self.symbols) and self.symbols[self.at] == "|":
            self.at += 1
            options.append(self.element())
        node = options[0]
        if len(options) > 1:
            joined = "|".join(o.regex for o in options)
            first = frozenset[str]().union(*(o.first for o in options))
            alone = frozenset[str]().union(*(o.alone for o in options))
            node = _Node(f"(?:{joined})", first, alone, any(o.optional for o in options))
        if self.at < len(self.symbols) and self.symbols[self.at] == "?":
            self.at += 1
            node = _Node(f"(?:{node.regex})?", node.first, node.alone, True)
        return node

    def element(self) -> _Node:
        symbol = self.symbols[self.at]
        self.at += 1
        if symbol == "(" or symbol.endswith(":"):
            if symbol != "(":
                self.at += 1
            inner = self.choice()
            self.at += 1
            if self.at > len(self.symbols):
                raise ValueError("unbalanced parenthesis in a shape")
            capture = f"?P<{symbol[:-1]}>" if symbol != "(" else "?:"
            return _Node(f"({capture}{inner.regex})", inner.first, inner.alone, inner.optional)
        name, _, label = symbol.rpartition(":")
        letters = self.alphabet.letters_of(label or symbol)
        if not letters:
            raise ValueError(f"nothing has the class {label}")
        regex = f"[{letters}]"
        return _Node(f"(?P<{name}>{regex})" if name else regex, frozenset(letters), frozenset(letters), False)
