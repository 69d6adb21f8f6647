"""Finders of words are asked in their order, and only at the lemmas that they declare."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from truceline.code.words import WordFinders, at_lemmas
from truceline.lexicon.lexicon import load_lexicon


def _asked(finders: Any, lemma: str, lexicon: Any) -> str | None:
    found: str | None = finders.first(SimpleNamespace(lexicon=lexicon), SimpleNamespace(lemma=lemma))
    return found


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
