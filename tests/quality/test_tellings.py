"""The form of the stories of tests/quality/tellings."""

from __future__ import annotations

import pytest
from benchmarks.tellings import stories

AUTHORS = "abcdef"
SLOTS = {"day", "place", "number", "money", "share", "length", "votes", "deadline", "party", "role"}


@pytest.mark.parametrize("author", AUTHORS)
def test_a_story_has_ten_tellings_and_four_others_each_with_one_value(author: str) -> None:
    for story in stories(author):
        assert len(story["tellings"]) == 10
        assert len(story["others"]) == 4
        assert len({*story["values"]}) == 2
        assert story["slot"] in SLOTS
        sentences = [*story["tellings"], *story["others"], *story.get("incidentals", ())]
        assert all(text.count("{v}") == 1 for text in sentences)
        assert not any("{v}" in text for text in story["context"])
        assert len({*sentences}) == len(sentences)


def test_no_story_is_told_by_two_authors() -> None:
    told = [text for author in AUTHORS for story in stories(author) for text in story["tellings"]]
    assert len({*told}) == len(told)
