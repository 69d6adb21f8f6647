"""The language of an article."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_PREFIX = 4000  # characters that are enough to tell a language
_SURE = 0.7  # of a language told from few words; below, what the page declares or nothing
_FEW_WORDS = 40
_ENGLISH_SHARE = 6  # one word in so many is common English; news has one in three, no other language one in eight
_WORD = re.compile(r"\w+")


def tell_language(text: str, english: frozenset[str], declared: str | None = None) -> str | None:
    """Tell the language of a text, as ISO 639-1 (639-3 where it has none); null where too few words tell.

    `english` are the commonest words of English; `declared` is what the page says of itself, which decides where the
    words do not.
    """
    words = [w.casefold() for w in _WORD.findall(text[:_PREFIX])]
    if not any(w.isalpha() for w in words):
        return declared
    function_words = sum(w in english for w in words)
    if function_words >= 2 and function_words * _ENGLISH_SHARE >= len(words):
        return "en"
    language, sure = _identifier().classify(text[:_PREFIX])
    return str(language) if sure >= _SURE or len(words) >= _FEW_WORDS else declared


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
