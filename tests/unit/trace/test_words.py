"""Plain words, layout, and the example pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from truceline.model.spans import Span
from truceline.publish.demo import closing_lines, example_pages
from truceline.publish.layout import cells, columns, excerpt, neutralise, quoted, wrap
from truceline.trace.words import are_several, date_words, label, labels, list_words, told_step, verb


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-08-15", "15 Aug 2025"),
        ("2025-08", "Aug 2025"),
        ("2025", "2025"),
        ("2025-21", "spring 2025"),
        ("2025-W34", "the week of 18 Aug 2025"),
        ("2025-W60", "week 60 of 2025"),
        ("199X", "the 1990s"),
        ("19XX", "the 1900s"),
        ("2025-34", "second quarter of 2025"),
        ("2025-41", "second half of 2025"),
        ("2025-08-XX", "Aug 2025"),
        ("-0479-08", "Aug 480 BC"),
        ("XXXX-08-15", "15 Aug (year not said)"),
        ("2025-08-15~", "about 15 Aug 2025"),
        ("2025-08-15T11:35:00Z", "15 Aug 2025, 11:35"),
        ("../2025-08-24", "up to 24 Aug 2025"),
        ("2014/..", "from 2014 on"),
        ("2025-05-16/2025-06-02", "16 May 2025 to 2 Jun 2025"),
        ("some day", "some day"),
        (None, ""),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_in_words(names: list[str], words: str) -> None:
    assert list_words(names) == words


@pytest.mark.parametrize(
    ("names", "several"),
    [
        (["European leaders"], True),
        (["rebels"], True),
        (["Kenya", "Chad"], True),
        (["the police"], True),
        (["United States"], False),
        (["Rapid Support Forces"], False),
        (["the press"], False),
        ([], False),
    ],
)
def test_which_names_need_a_plural(names: list[str], several: bool) -> None:
    assert are_several(names) is several
    assert verb("stances", "demands", names) == ("demand" if several else "demands")
    assert verb("stances", "demands", names, denied=True) == ("do not demand" if several else "does not demand")


@pytest.mark.parametrize(
    ("key", "quote", "words"),
    [
        ("peace_talks", "free trade talks with Chad", "talks"),
        ("peace_talks", "talks on the river", "talks"),
        ("peace_talks", "talks that end the war", "peace talks"),
        ("security_guarantees", "guarantees that it may sell its oil", "guarantees"),
        ("security_guarantees", "guarantees against an attack", "security guarantees"),
        ("security_guarantees", "which it resists", "security guarantees"),
        ("sanctions_relief", "an end of the tariffs on its cars", "relief from tariffs"),
        ("peace_deal", "a deal on cotton", "a deal"),
        ("peace_deal", "a deal to end the war", "a peace settlement"),
        ("ceasefire", "must end the violence in the camps", "an end to violence"),
        ("ceasefire", "halting the bloodshed on the border", "an end to violence"),
        ("ceasefire", "a stop to violence by both", "an end to violence"),
        ("ceasefire", "an end to the violence and the fighting", "a ceasefire"),
        ("ceasefire", "would accept it", "a ceasefire"),
        ("ceasefire", "end hostilities", "a ceasefire"),
        ("recognition", "wants to see a two state outcome", "a two-state solution"),
        ("recognition", "recognise the new state", "recognition"),
        ("contacts", "direct contacts with Chad", "contacts"),
        ("contacts", "preliminary contacts", "preparatory contacts"),
    ],
)
def test_a_step_is_called_more_plainly_where_its_quote_is_of_other_things(key: str, quote: str, words: str) -> None:
    assert told_step(key, label("steps", key), quote) == words


def test_an_unknown_code_is_shown_with_blanks() -> None:
    assert label("steps", "never_heard_of") == "never heard of"
    assert label("steps", None) == ""


@pytest.mark.parametrize(("table", "key"), [("issues", "issues"), ("steps", "steps")])
def test_every_issue_and_step_has_a_word(shared: Path, table: str, key: str) -> None:
    known = json.loads((shared / "contract" / "issues.json").read_text(encoding="utf-8"))[key]
    assert {entry["key"] for entry in known} == set(labels()[table]) - {"agreement"}


def test_wide_and_combining_characters_are_counted_as_shown() -> None:
    assert cells("abc") == 3
    assert cells("漢字") == 4
    assert cells("e\u0301") == 1


@pytest.mark.parametrize("text", ["", "word", "many words in a row", "x" * 50, "漢字" * 20])
def test_wrapped_lines_fit_and_lose_nothing(text: str) -> None:
    lines = wrap(text, 12, "- ", "  ")
    assert all(cells(line) <= 12 for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_paragraph_keeps_its_number() -> None:
    assert wrap("Delta Mail [1], par. 12 and more", 22) == ["Delta Mail [1],", "par. 12 and more"]


def test_columns_are_padded_by_cells() -> None:
    assert columns(["漢"], ["b", "c"], 4) == ["漢   | b", "     | c"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\tb\u00a0c", "a b c"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("\u202eabc\u2066", "\ufffdabc\ufffd"),
        ("so\u00adft\u200b", "soft"),
        ("\ud800", "\ufffd"),
    ],
)
def test_harmful_characters_are_replaced(text: str, shown: str) -> None:
    assert neutralise(text) == shown


def test_quotation_marks_inside_a_quote_are_single() -> None:
    assert quoted('a “b” "c"') == "\"a 'b' 'c'\""


@pytest.mark.parametrize("focus", [Span(0, 3), Span(14, 17), Span(24, 28)])
def test_an_excerpt_keeps_its_focus(focus: Span) -> None:
    text = "one two three four five six"
    cut, shift = excerpt(text, focus, 2)
    assert text[focus.start : focus.end].strip() in cut
    assert cut[max(0, focus.start + shift) : focus.end + shift].strip() == text[focus.start : focus.end].strip()


def test_the_example_pages_come_with_the_package() -> None:
    pages = [Path(p) for p in example_pages()]
    assert len(pages) == 12
    assert all(p.is_file() and p.name != "README.md" for p in pages)
    assert pages == sorted(pages)
    listed = (pages[0].parent / "README.md").read_text(encoding="utf-8")
    assert all(p.name in listed for p in pages)


def test_the_closing_lines_name_commands_to_try() -> None:
    assert closing_lines().count("  truceline ") == 5


def test_the_natural_order_speaks_of_known_steps() -> None:
    order: dict[str, list[str]] = labels()["known_before"]
    assert {step for first, later in order.items() for step in (first, *later)} <= set(labels()["steps"])
