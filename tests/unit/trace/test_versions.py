"""What an edit changes of what a page says, and whether it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from truceline.model.article import Furniture
from truceline.model.coded import CodedArticle
from truceline.trace.versions import find_difference, told_earlier

Build = Callable[..., CodedArticle]
MET = "Envoys of Egypt and Sudan met in Cairo on Monday for talks on the dam."
WANTS = "Egypt demands a truce in the whole of the border region before the rains."
KILLED = "At least 40 people were killed in the region since the spring."
REST = "The delegations stay in one hotel, and their buses leave every morning at eight. It has rained for a week."


def _told(met: str = MET, wants: str | None = WANTS, **slots: Any) -> tuple[str, list[dict[str, Any]]]:
    statements: list[dict[str, Any]] = [
        {
            "id": f"m{len(met)}",
            "words": met.rstrip("."),
            "trigger": "met",
            "type": "CONSULT",
            "actors": ("egy", "sdn"),
            **slots,
        }
    ]
    if wants:
        statements.append(
            {
                "id": f"w{len(met)}",
                "words": wants.rstrip("."),
                "trigger": "demands",
                "kind": "position",
                "holders": ("egy",),
            }
        )
    return " ".join(part for part in (met, wants, KILLED, REST) if part), statements


def test_an_edit_of_other_words_changes_nothing_that_is_said(build_page: Build) -> None:
    text, statements = _told()
    edited, _ = _told()
    before = build_page(text, statements)
    after = build_page(edited.replace("one hotel", "two hotels"), statements)
    found = find_difference(before, after)
    assert [(c.kind, c.words != ()) for c in found.text] == [("reworded", True)]
    assert (found.said, found.figures, found.is_edit) == ((), (), True)


def test_a_changed_slot_is_told_with_both_quotes(build_page: Build) -> None:
    before = build_page(*_told(date="2027-05-03"))
    after = build_page(*_told(MET.replace("on Monday", "on Tuesday"), date="2027-05-04"))
    (change,) = find_difference(before, after).changed_facts
    assert (change.kind, change.before_quote, change.after_quote) == (
        "told otherwise",
        MET.rstrip("."),
        MET.replace("Monday", "Tuesday").rstrip("."),
    )
    assert [(s.slot, s.before, s.after) for s in change.slots] == [("date", "2027-05-03", "2027-05-04")]


def test_what_is_gone_and_what_is_new(build_page: Build) -> None:
    whole, short = build_page(*_told()), build_page(*_told(wants=None))
    assert [(c.kind, c.statement_kind, c.same_words) for c in find_difference(whole, short).said] == [
        ("no longer told", "position", False)
    ]
    assert [(c.kind, c.statement_kind, c.same_words) for c in find_difference(short, whole).said] == [
        ("added", "position", False)
    ]


def test_what_is_read_otherwise_in_the_same_words_is_no_change_of_the_outlet(build_page: Build) -> None:
    before, after = build_page(*_told(date="2027-05-03")), build_page(*_told(date="2027-05-10"), published="2027-05-11")
    found = find_difference(before, after)
    assert [c.same_words for c in found.said] == [True]
    assert found.changed_facts == ()
    assert found.published == (None, "2027-05-11")


def test_a_changed_figure_counts_though_nothing_is_coded(build_page: Build) -> None:
    text, statements = _told()
    found = find_difference(build_page(text, statements), build_page(text.replace("40", "55"), statements))
    assert found.figures == (("40", "55"),)


@pytest.mark.parametrize(
    ("words", "is_note"),
    [
        ("Correction: an earlier text had another place.", True),
        ("This article was amended on 4 May 2027.", True),
        ("An earlier version of this story misspelt the name of the hotel.", True),
        ("Editor’s note: the day was wrong.", True),
        ("Updated 5 May 2027, 14:00", True),
        ("The treaty was amended on 4 May 2027.", False),
        ("They want one correction: the border.", False),
        ("He called for a correction of the border.", False),
        ("The army had an earlier version of the rocket.", False),
        ("The article of the treaty was read out.", False),
    ],
)
def test_a_note_is_what_tells_the_reader_of_a_change(words: str, *, is_note: bool, build_page: Build) -> None:
    text, statements = _told()
    before, after = build_page(text, statements), build_page(f"{text} {words}", statements)
    assert find_difference(before, after).note == (words if is_note else None)
    assert find_difference(after, after).note is None, "it stood there before"
    cut = Furniture(text=words, kind="other", page_span=None)
    article = replace(before.article, furniture=(cut,))
    furnished = replace(before, annotated=replace(before.annotated, article=article))
    assert find_difference(before, furnished).note == (words if is_note else None)


def test_another_text_at_the_address_takes_nothing_back(build_page: Build) -> None:
    before, after = build_page(*_told()), build_page("The page that you look for is not here. Read our other stories.")
    found = find_difference(before, after)
    assert not found.is_edit
    assert found.said == ()
    assert told_earlier(before, after) is None


def test_statements_are_known_from_the_first_version_that_told_them(build_page: Build) -> None:
    first = build_page(*_told(), published="2027-05-01")
    second = build_page(*_told(MET.replace("on Monday", "on Monday morning")), published="2027-05-02")
    again = told_earlier(first, second)
    assert again is not None
    assert {(e.statement, e.ids, e.known) for e in again} == {
        (new.id, (old.id,), "2027-05-01") for old, new in zip(first.statements, second.statements, strict=True)
    }
    third = build_page(*_told(MET.replace("on Monday", "early on Monday"), date="2027-05-03"), published="2027-05-03")
    (kept,) = told_earlier(replace(second, earlier=again), third) or ()
    assert kept.ids == (first.statements[1].id, second.statements[1].id)
    assert (kept.page, kept.known) == (first.id, "2027-05-01")
