"""An error is one line that says what, where, why and what to do."""

from __future__ import annotations

from truceline.errors import PageIsEmpty, TrucelineError


def test_all_four_parts_stand_in_one_line() -> None:
    error = PageIsEmpty("the page is empty", where="a.txt", why="0 bytes", remedy="save it again")
    assert error.line == "a.txt: the page is empty (0 bytes); save it again"
    assert str(error) == error.line


def test_a_bare_error_has_no_punctuation_of_missing_parts() -> None:
    assert TrucelineError("no pages").line == "no pages"


def test_control_characters_are_made_visible() -> None:
    assert TrucelineError("bad", where="a\n\x1b[2Jb\u202e.txt").line == "a\\x0a\\x1b[2Jb\\x202e.txt: bad"
