"""Where somebody stands towards a name: prefixes that say whom he favours, not whose he is."""

from __future__ import annotations

from truceline.model.parse import Parse, Token


def is_only_leaning(parse: Parse, word: Token) -> bool:
    """Whether a hyphen joins a word to a prefix of favour: "a pro-*Chad* group" is not Chad's."""
    before = [t.text.lower() for t in parse.tokens[max(0, word.index - 2) : word.index]]
    return before[-1:] == ["-"] and before[0] in FAVOUR


FAVOUR = ("pro", "anti", "non", "ex")
"""Prefixes before a name that say where somebody stands towards it, not that he is its."""
