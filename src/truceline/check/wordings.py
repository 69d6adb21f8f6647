"""The words of content of what people say, without their endings, and what each weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from truceline.lexicon.check_cues import CheckCues

STEM = 5
"""Letters by which two forms of a word are one: "negotiate", "negotiation"."""
USUAL, COMMON, RARE = 4, 6, 9
"""What a word of content weighs, by how often people are quoted with it: about the negative logarithm. Names weigh as
usual words do: of whom everybody speaks."""


def weigh(words: Sequence[str], names: Set[str], cues: CheckCues) -> tuple[list[str], Mapping[str, int]]:
    """The words of content of a sentence without their endings, in order, and what each weighs."""
    light, usual, common = (cues.words(name) for name in ("function_words", "usual_words", "common_words"))
    content = [w for w in words if len(w) > 2 and w not in light]
    weights = {stem_of(w): USUAL if w in usual or w in names else COMMON if w in common else RARE for w in content}
    return [stem_of(w) for w in content], weights


def stems_of(words: Sequence[str]) -> list[str]:
    return [stem_of(w) for w in words]


def stem_of(word: str) -> str:
    """A word without its ending: "negotiate", "negotiation"; "hand", "hands"."""
    return (word.removesuffix("s") if len(word) > STEM - 1 and not word.endswith("ss") else word)[:STEM]
