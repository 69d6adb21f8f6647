"""Finders of words are asked in their order, and only at the lemmas that they declare."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from truceline.code.words import WordFinders, at_lemmas, beside_lemmas
from truceline.lexicon.lexicon import load_lexicon


def _asked(finders: Any, lemma: str, lexicon: Any, *beside: str) -> str | None:
    word = SimpleNamespace(lemma=lemma)
    parse = SimpleNamespace(lemmas=frozenset({lemma}), words=frozenset({lemma, *beside}))
    found: list[tuple[Any, str]] = list(finders.found_at(SimpleNamespace(lexicon=lexicon, parse=parse), [word]))
    return found[0][1] if found else None


def test_the_first_that_finds_something_wins() -> None:
    lexicon = load_lexicon()
    asked: list[str] = []

    @at_lemmas("meet", lambda lexicon: lexicon.positions.failing)
    def first(_: Any, word: Any) -> str | None:
        asked.append("first")
        return "first" if word.lemma == "meet" else None

    def everywhere(_: Any, word: Any) -> str | None:
        asked.append("everywhere")
        return "everywhere" if word.lemma != "stay" else None

    @at_lemmas("stay")
    def last(_: Any, __: Any) -> str | None:
        asked.append("last")
        return "last"

    finders = WordFinders((first, everywhere, last))
    failing = sorted(lexicon.positions.failing)[0]
    assert _asked(finders, "meet", lexicon) == "first"
    assert _asked(finders, failing, lexicon) == "everywhere"
    assert _asked(finders, "table", lexicon) == "everywhere"
    assert _asked(finders, "stay", lexicon) == "last"
    assert asked == ["first", "first", "everywhere", "everywhere", "everywhere", "last"]


def test_another_lexicon_has_lemmas_of_its_own() -> None:
    @at_lemmas(lambda lexicon: lexicon.lemmas)  # type: ignore[attr-defined]
    def find(_: Any, __: Any) -> str | None:
        return "found"

    finders = WordFinders((find,))
    one, other = SimpleNamespace(lemmas=frozenset({"meet"})), SimpleNamespace(lemmas=frozenset({"part"}))
    assert [_asked(finders, lemma, one) for lemma in ("meet", "part")] == ["found", None]
    assert [_asked(finders, lemma, other) for lemma in ("meet", "part")] == [None, "found"]


def test_a_finder_is_asked_at_all_words_of_a_sentence_with_one_that_it_declares() -> None:
    @beside_lemmas("must")
    def find(_: Any, word: Any) -> str | None:
        return None if word.lemma == "stay" else "found"

    finders, lexicon = WordFinders((find,)), load_lexicon()
    assert _asked(finders, "leave", lexicon) is None
    assert _asked(finders, "leave", lexicon, "must") == "found"
    assert _asked(finders, "stay", lexicon, "must") is None
    assert _asked(finders, "must", lexicon) == "found"
