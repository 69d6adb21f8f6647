"""A pattern is not searched where none of its words stands: that must never hide a match."""

from __future__ import annotations

import re

import pytest

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.phrases import CuedPattern, cued, parts_for, phrase_pattern, places_of, words_in
from truceline.model.spans import Span

LEXICON = load_lexicon()
LISTS = [
    pytest.param(getattr(LEXICON, group), name, id=f"{group}-{name}")
    for group in sorted(dir(LEXICON))
    if group.endswith("_cues") and isinstance(cues := getattr(LEXICON, group), CheckCues)
    for name in sorted(cues.phrases)
]


def _written(phrase: str, choice: int) -> str:
    """A phrase as a text has it: one choice of each word, optional words left out, any word for `*`."""
    words = [w for w in phrase.split() if w not in ("...", "~") and not w.endswith("?")]
    chosen = [w.split("|")[choice % len(w.split("|"))] for w in words]
    return " ".join("Oru" if w == "*" else w.replace("_", " ") for w in chosen)


@pytest.mark.parametrize(("cues", "name"), LISTS)
def test_every_phrase_of_every_list_is_found_in_any_choice(cues: CheckCues, name: str) -> None:
    pattern = cues.pattern(name)
    for phrase in cues.phrases[name]:
        for choice in range(max(w.count("|") for w in phrase.split()) + 1):
            after = "" if phrase.endswith("~") else "it was."
            text = f"So {_written(phrase, choice)} {after}"
            assert pattern.search(text) is not None, text


@pytest.mark.parametrize(("cues", "name"), LISTS)
def test_phrases_are_found_where_they_begin_as_a_search_of_the_text_finds_them(cues: CheckCues, name: str) -> None:
    pattern = cues.pattern(name)
    written = [_written(phrase, choice) for phrase in cues.phrases[name] for choice in range(phrase.count("|") + 1)]
    for words in dict.fromkeys(written):
        contracted = words.replace(" not ", "n’t ")
        text = f"“{words.capitalize()},” so {words} {words}. The {words}-{contracted} was\n{contracted}, or un{words}."
        found = [m.span() for m in pattern.finditer(text, 3, len(text) - 1)]
        assert found == [m.span() for m in pattern.regex.finditer(text, 3, len(text) - 1)], text


def test_a_text_without_the_words_is_not_searched() -> None:
    class Unsearched:
        def finditer(self, *_: object) -> None:
            raise AssertionError("searched")

    pattern = CuedPattern(Unsearched(), frozenset({"since"}))  # type: ignore[arg-type]
    assert pattern.search("The first talks in years.") is None
    with pytest.raises(AssertionError):
        pattern.search("The first talks Since May.")


def test_only_parts_that_have_a_word_of_some_pattern_are_looked_at() -> None:
    text = "Talks began in Varda. Nobody came. Both sides left since then."
    parts = [Span(0, 21), Span(22, 34), Span(35, 62)]
    began, since, never, any_word = (
        cued(r"\bbegan\b", "began"),
        cued("since", "since"),
        cued("never", "never"),
        cued("e"),
    )
    assert list(parts_for(text, parts, began, since, never)) == [parts[0], parts[2]]
    assert list(parts_for(text, parts, never)) == list(parts_for(text, parts)) == []
    assert list(parts_for(text, parts, any_word, never)) == parts


@pytest.mark.parametrize(
    ("phrases", "needs"),
    [
        (("the ~ meeting", "met in|at"), {"meeting", "met"}),
        (("sat|stood down", "did n't"), {"down", "did"}),
        (("...", "meeting"), set()),
        (("* |",), set()),
    ],
)
def test_the_rarest_word_of_each_phrase_is_needed(phrases: tuple[str, ...], needs: set[str]) -> None:
    assert phrase_pattern(phrases).needs == needs


def test_paragraphs_are_searched_in_order_each_by_itself() -> None:
    text = "Ada is 58.\n\nNobody else.\n\nBo is 61;\nCy is 7.\n"
    pattern = cued(r"\b[A-Z]\w+ is (\d+)", "58", "61")
    assert [m.group(1) for m in pattern.find_in_paragraphs(text)] == ["58", "61", "7"]
    assert list(cued(r"else\.\s+Bo", "else").find_in_paragraphs(text)) == []
    assert re.search(r"else\.\s+Bo", text)
    assert len(list(cued(r"61;\s+Cy", "61").find_in_paragraphs(text))) == 1


def test_a_pattern_may_need_two_words() -> None:
    pattern = cued(r"Friday,? (?:\d+ )?May", "friday", also=("may",))
    assert pattern.search("It ends on Friday, 9 May.")
    assert not pattern.may_be_in("It ends on Friday.", 0, 18)
    assert not pattern.may_be_in("On Friday. In May.", 0, 10)


def test_a_pattern_is_searched_only_where_its_core_stands() -> None:
    text = "Of 48 crossings they opened Tarn (25%). Of 12 crossings none."
    pattern = cued(r"Of \d+ crossings[^.]*? \(\d+%\)", core=r"\(\d+%\)")
    assert [m.span() for m in pattern.finditer(text, 0, len(text))] == [(0, 38)]
    assert pattern.search(text, 40) is None


def test_words_are_placed_as_runs_of_letters() -> None:
    assert sorted(places_of(["one", "two"], "One of two, none of one; stone two")) == [0, 7, 20, 31]
    assert places_of(["one"], "İ one") == [2]  # whose small letter is two


def test_words_of_a_text_are_those_of_its_lines() -> None:
    assert words_in("Ada met Bo.\n\nBo’s men left\n") == {"ada", "met", "bo", "s", "men", "left"}


def test_a_part_that_ends_within_a_word_has_that_piece_of_it() -> None:
    text, pattern = "The truce held; the guards signed a blackboard.", phrase_pattern(("truce", "black"))
    assert [m.group() for m in pattern.finditer(text, 16, text.index("board"))] == ["black"]
    assert not pattern.may_be_in(text, 16, len(text))
