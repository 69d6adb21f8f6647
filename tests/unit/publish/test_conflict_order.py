"""Conflicts in the order of the happenings that they are about."""

from __future__ import annotations

from collections.abc import Callable

from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.publish.conflict_order import group_by_happening
from truceline.publish.conflict_text import render_conflicts
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]
BuildConflict = Callable[..., Conflict]

TEXT = "Burhan met Abiy on 3 May. Hemedti rang Burhan on 4 May. Burhan met Abiy on 5 May. Hemedti is 51."
MEETING = {"type": "CONSULT", "actors": ("burhan",), "recipients": ("abiy",), "status": "occurred", "factuality": "CT+"}
FACTS = [
    {**MEETING, "words": "Burhan met Abiy on 3 May", "trigger": "met", "occurrence": "o1", "date": "2024-05-03"},
    {**MEETING, "words": "Hemedti rang Burhan on 4 May", "trigger": "rang", "occurrence": "o2", "format": "phone"},
]


def test_those_about_one_happening_stand_together(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page(TEXT, FACTS)
    conflicts = [
        build_conflict((page, "Burhan met Abiy on 3 May"), (page, "Burhan met Abiy on 5 May"), id="c1"),
        build_conflict((page, "Hemedti rang Burhan on 4 May"), "4 May was no day", id="c2", scope="calendar"),
        build_conflict((page, "Burhan met Abiy on 3 May"), "They met in June", id="c3", scope="record"),
    ]
    grouped = list(group_by_happening(conflicts, Sources.of([page])))
    assert [(about, c.id) for about, c in grouped] == [
        ("meeting of Abdel Fattah al-Burhan and Abiy Ahmed, 3 May 2024", "c1"),
        ("meeting of Abdel Fattah al-Burhan and Abiy Ahmed, 3 May 2024", "c3"),
        ("call of Abdel Fattah al-Burhan and Abiy Ahmed", "c2"),
    ]


def test_what_turns_on_a_person_is_about_no_happening(build_page: Build, build_conflict: BuildConflict) -> None:
    page = build_page(TEXT, FACTS)
    age = build_conflict((page, "Hemedti rang Burhan on 4 May"), "He is 49", kind="age", id="c1")
    date = build_conflict((page, "Burhan met Abiy on 3 May"), (page, "Burhan met Abiy on 5 May"), id="c2")
    text = render_conflicts([date, age], [page])
    assert text.index("About the meeting of Abdel Fattah al-Burhan") < text.index("1. ")
    assert text.index("About no single happening") < text.index("2. Age")


def test_a_name_and_a_happening_of_nobody_are_no_heading(build_page: Build, build_conflict: BuildConflict) -> None:
    nobody = {"type": "ASSAULT", "words": "Shots fell", "trigger": "Shots", "occurrence": "o3", "status": "occurred"}
    page = build_page("Burhan met Abiy on 3 May. Shots fell. Nobody shot.", [FACTS[0], nobody])
    sides = (page, "Burhan met Abiy on 3 May"), (page, "Nobody shot")
    name = build_conflict(*sides, kind="participants", rule="spelling", id="c1")
    shots = build_conflict((page, "Shots fell"), (page, "Nobody shot"), kind="polarity", id="c2")
    assert [about for about, _ in group_by_happening([name, shots], Sources.of([page]))] == [None, None]
