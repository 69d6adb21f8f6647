"""Conflicts as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span
from truceline.publish.brief import brief_of
from truceline.publish.conflict_text import render_conflicts
from truceline.publish.marks import describe_conflicts, differing_words
from truceline.publish.terminal import render_brief

Build = Callable[..., CodedArticle]
BuildConflict = Callable[..., Conflict]


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("met on 3 May in Cairo", "met on 5 May in Cairo", ["3"]),
        ('"a very heavy price"', '"a very high price"', ["heavy"]),
        ("signed in Jeddah on Monday", "signed in Jeddah", ["on Monday"]),
        ("They met.", "they met", []),
        ("nothing in common here", "wholly other words", []),
        ("", "words", []),
    ],
)
def test_the_words_that_differ(one: str, other: str, marked: list[str]) -> None:
    assert [s.of(one) for s in differing_words(one, other)] == marked


def test_two_quotes_stand_side_by_side(build_page: Build, build_conflict: BuildConflict) -> None:
    a = build_page("Burhan and Abiy met on 3 May in Cairo.")
    b = build_page("It rained. Burhan and Abiy met on 5 May in Cairo.", outlet="Gulf Post")
    conflict = build_conflict((a, "met on 3 May in Cairo"), (b, "met on 5 May in Cairo"))
    text = render_conflicts([conflict], [a, b], 80)
    assert "1. Dates: contradiction, high severity, between pages" in text
    assert "One page has the meeting on 3 May, the other on 5 May." in text
    assert "     Delta Mail [1], par. 1               | Gulf Post [2], par. 1\n" in text
    assert re.search(r'"Burhan and Abiy met on \[\[3\]\] May in +\| "Burhan and Abiy met on \[\[5\]\] May in\n', text)
    assert "rule dates_of_one_meeting, conflict c1" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_narrow_terminals_have_one_quote_under_the_other(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("Met on 3 May. Met on 5 May.")
    text = render_conflicts([build_conflict((page, "Met on 3 May"), (page, "Met on 5 May"))], [page], 50)
    assert " | " not in text
    assert '"Met on [[3]] May."\n' in text


def test_what_is_known_apart_from_the_pages_is_told_as_that(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("They met on Monday, 4 May 2024.")
    conflict = build_conflict(
        (page, "Monday, 4 May 2024"), "4 May 2024 was a Saturday", kind="weekday", scope="calendar"
    )
    text = render_conflicts([conflict], [page], 80)
    assert "known apart from the pages (public" in text
    assert "4 May 2024 was a Saturday" in text


def test_quotes_that_are_unlike_have_their_times_marked(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("The envoys sat down on 3 May. As of 1 May nobody had.", times=["3 May", "1 May"])
    conflict = build_conflict((page, "sat down on 3 May"), (page, "As of 1 May"), kind="as_of")
    (entry,) = describe_conflicts([conflict], [page])
    assert [[m.of(s.text) for m in s.marks] for s in entry.sides] == [["3 May"], ["1 May"]]


@pytest.mark.parametrize(
    ("value", "explanation", "marked"),
    [
        ("62-year", "One is 62-year, the other 26-year.", ["62-year-old"]),
        ("62-year", "Two ages of one man.", ["62-year-old", "old as his boat"]),
        ("old", "One is old, the other 26-year.", ["62-year-old", "old as his boat"]),
    ],
)
def test_the_value_that_the_explanation_names_is_marked(
    value: str, explanation: str, marked: list[str], build_page: Build, build_conflict: BuildConflict
) -> None:
    page = build_page("The 62-year-old fisherman, old as his boat, was freed. The 26-year-old fisherman was freed.")
    quotes = ("The 62-year-old fisherman, old as his boat, was freed", "The 26-year-old fisherman was freed")
    conflict = build_conflict(*((page, quote) for quote in quotes), kind="status", explanation=explanation)
    old, young = conflict.evidence
    evidence = (replace(old, value=value), replace(young, value="26-year"))
    (entry,) = describe_conflicts([replace(conflict, evidence=evidence)], [page])
    assert [[m.of(s.text) for m in s.marks] for s in entry.sides] == [marked, ["26-year-old"]]


def _marked(one: str, other: str, values: tuple[str, str], kind: str, build: Build, conflict_of: BuildConflict) -> str:
    """Two sentences of a page with what is marked in each, parted by a bar."""
    page = build(f"{one} {other}", title="A page")
    made = conflict_of((page, one.rstrip(".")), (page, other.rstrip(".")), kind=kind, explanation="They differ.")
    sides = zip(made.evidence, values, strict=True)
    (entry,) = describe_conflicts(
        [replace(made, evidence=tuple(replace(e, value=value) for e, value in sides))], [page]
    )
    return " | ".join(", ".join(m.of(side.text) for m in side.marks) for side in entry.sides)


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("They sat one-on-one for an hour.", "The talks were three on three.", "one-on-one | three on three"),
        ("The two met without aides.", "The meeting was attended by advisers.", "without aides | attended by advisers"),
    ],
)
def test_the_words_for_the_form_of_a_meeting_are_marked(
    one: str, other: str, marked: str, build_page: Build, build_conflict: BuildConflict
) -> None:
    assert _marked(one, other, ("alone", "with advisers"), "format", build_page, build_conflict) == marked


@pytest.mark.parametrize(
    ("one", "other", "values", "marked"),
    [
        ("Twenty-two men crossed.", "The list has 20 names.", ("22", "20"), "Twenty-two | 20"),
        ("It has five points and a map.", "Its 1,500 words end so.", ("5 points", "1,500"), "five | 1,500"),
        ("A third of 9 left.", "The rest stayed at home.", ("9", "3 + 4"), "9 | "),
    ],
)
def test_a_number_in_words_is_marked_for_its_value(
    one: str, other: str, values: tuple[str, str], marked: str, build_page: Build, build_conflict: BuildConflict
) -> None:
    assert _marked(one, other, values, "number", build_page, build_conflict) == marked


def test_of_several_times_the_one_of_the_value_is_marked(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("They met on 3 May for two hours. As of 1 May nobody had.", times=["3 May", "two hours", "1 May"])
    day, length, of_page = page.annotated.times
    times = (replace(day, value="2031-05-03"), replace(length, type="DURATION", value="PT2H"), of_page)
    page = replace(page, annotated=replace(page.annotated, times=times))
    made = build_conflict((page, "met on 3 May for two hours"), (page, "As of 1 May"), kind="as_of")
    past = replace(made.evidence[0], value="2031-05-03, told as past")
    (entry,) = describe_conflicts([replace(made, evidence=(past, made.evidence[1]))], [page])
    assert [[m.of(s.text) for m in s.marks] for s in entry.sides] == [["3 May"], ["1 May"]]


def test_who_said_the_quoted_words_is_marked_beside_them(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page('"We sign," the envoy said. "We sign," a major said.')
    made = build_conflict((page, "We sign"), (page, "We sign"), kind="attribution")
    first = replace(made.evidence[0], value="envoy")
    (entry,) = describe_conflicts(
        [replace(made, evidence=(first, first), explanation="From envoy and from major.")], [page]
    )
    assert [m.of(entry.sides[0].text) for m in entry.sides[0].marks] == ["envoy"]


def test_quotes_that_are_unlike_have_their_triggers_marked(build_page: Build, build_conflict: BuildConflict) -> None:
    facts = [{"words": "Both sides signed", "trigger": "signed"}]
    page = build_page("Both sides signed. No pen was ever lifted.", facts)
    conflict = build_conflict((page, "Both sides signed"), (page, "No pen was ever lifted"), kind="polarity")
    (entry,) = describe_conflicts([conflict], [page])
    assert [[m.of(s.text) for m in s.marks] for s in entry.sides] == [["signed"], []]


def test_titles_are_evidence_too(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("They met in Jeddah.", title="Talks in Cairo")
    inside = Evidence(page=page.id, part="text", span=Span(0, 18), quote="They met in Jeddah")
    title = Evidence(page=page.id, part="title", span=Span(0, 14), quote="Talks in Cairo")
    lost = Evidence(page="elsewhere", part="text", span=Span(0, 4), quote="gone")
    text = render_conflicts([build_conflict(evidence=(title, inside, lost), kind="place")], [page], 80)
    assert "Delta Mail [1], title" in text
    assert 'also elsewhere, text: "gone"' in text


def test_differences_of_scope_are_shown_only_when_asked_for(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("Met on 3 May. Met on 5 May.")
    conflict = build_conflict((page, "Met on 3 May"), (page, "Met on 5 May"), class_="different_scope", severity="low")
    hidden = render_conflicts([conflict], [page])
    assert hidden.startswith("WHAT CANNOT STAND TOGETHER: none found\n")
    assert "1 more that are none on a closer reading" in hidden
    assert "no contradiction on a closer reading" in render_conflicts([conflict], [page], show_all=True)
    assert ", 0 conflicts." in render_brief(brief_of([page], [conflict]))


def test_marked_words_are_red_and_keep_their_brackets(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page("Met on 3 May. Met on 5 May.")
    conflict = build_conflict((page, "Met on 3 May"), (page, "Met on 5 May"))
    assert "[[\x1b[1;31m3\x1b[0m]]" in render_conflicts([conflict], [page], colour=True)


def test_long_sentences_are_cut_around_the_marks(build_page: Build, build_conflict: BuildConflict) -> None:
    front = "and on and on " * 20
    page = build_page(f"It went {front} until 3 May. Over by 5 May.", times=["3 May", "5 May"])
    conflict = build_conflict((page, "until 3 May"), (page, "Over by 5 May"))
    text = " ".join(render_conflicts([conflict], [page], 50, quote_words=6).split())
    assert '"… on and on until [[3 May]]."' in text
    assert front not in text
