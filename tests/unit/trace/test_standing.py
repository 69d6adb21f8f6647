"""Where a negotiation stands: the stage by the last thing told, and what is agreed against what is only claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.statement import On
from truceline.trace.known import Known
from truceline.trace.sources import Sources
from truceline.trace.standing import Standing, find_standing

Build = Callable[..., CodedArticle]
Told = tuple[str, dict[str, Any]]


def meeting(words: str, date: str | None, status: str = "occurred", known: str = "2027-05-02") -> Told:
    return known, {"words": words, "type": "CONSULT", "actors": ("sdn", "egy"), "status": status, "date": date}


def pact(words: str, phase: str, date: str | None = None, known: str = "2027-05-02", **slots: Any) -> Told:
    base = {"words": words, "type": "AGREE", "phase": phase, "issue": "ceasefire", "actors": ("sdn", "rsf")}
    return known, {**base, "status": "occurred", "date": date, **slots}


def standing(
    build_page: Build, *told: Told, as_of: str = "2027-06-01", conflicts: tuple[Conflict, ...] = ()
) -> Standing:
    pages = [build_page(f"{s['words']}.", [s], published=day, outlet=f"Mail {n}") for n, (day, s) in enumerate(told)]
    return standing_of(pages, conflicts, as_of)


def standing_of(pages: Sequence[CodedArticle], conflicts: tuple[Conflict, ...], as_of: str | None) -> Standing:
    return find_standing(Known(day=as_of, sources=Sources.of(pages), conflicts=conflicts, lexicon=load_lexicon()))


TALKS = meeting("Sudan met Egypt", "2027-05-01")


def walkout(words: str, date: str | None, rule: str = "positions.cancel.verb", **slots: Any) -> Told:
    base = {"words": words, "kind": "position", "type": "REJECT", "stance": "rejects", "rule": rule, "date": date}
    own = {"actors": ("sdn",), "holders": ("sdn",), "on": On(step="peace_talks"), "issue": "talks_format"}
    return "2027-05-09", {**base, **own, "status": "occurred", **slots}


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ([], "unknown"),
        ([meeting("Sudan will meet Egypt", "2027-06-10", "planned")], "pre-talks"),
        ([TALKS], "talks"),
        ([TALKS, walkout("Sudan quit the talks", "2027-05-08")], "suspended"),
        ([TALKS, walkout("Sudan suspended talks", "2027-05-08"), meeting("Sudan met Egypt", "2027-05-12")], "talks"),
        ([TALKS, walkout("Sudan had quit the talks", "2027-04-08")], "talks"),
        ([TALKS, walkout("Sudan had called off talks", None)], "talks"),
        ([TALKS, walkout("Chad quit the talks", "2027-05-08", actors=("tcd",), holders=("tcd",))], "talks"),
        ([TALKS, walkout("Sudan refused to talk under fire", "2027-05-08", rule="positions.reject.verb")], "talks"),
        ([TALKS, walkout("Sudan may quit the talks", "2027-05-08", factuality="PS+")], "talks"),
        ([TALKS, meeting("Sudan will meet Egypt", "2027-06-10", "planned")], "talks"),
        ([meeting("Sudan met Egypt", "2027-01-01")], "no contact"),
        ([TALKS, pact("they agreed on a truce", "agreed", "2027-05-03")], "framework"),
        ([pact("they signed a truce", "signed", "2027-05-03"), TALKS], "signed"),
        ([pact("the truce began", "in_effect", "2027-05-09")], "implementing"),
        (
            [pact("the truce began", "in_effect", "2027-05-09"), pact("it collapsed", "collapsed", "2027-05-20")],
            "collapsed",
        ),
        ([TALKS, pact("they signed on prisoners", "signed", "2027-05-03", issue="prisoners")], "talks"),
        ([TALKS, pact("they may sign a truce", "signed", "2027-05-03", status="predicted", factuality="PS+")], "talks"),
        ([pact("they signed a truce", "signed", "2028-01-01")], "unknown"),
    ],
)
def test_stage(told: list[Told], stage: str, build_page: Build) -> None:
    now = standing(build_page, *told).stage
    assert now.name == stage
    assert (now.report is None) == (stage == "unknown")


def test_contacts_before_and_after_the_day(build_page: Build) -> None:
    found = standing(
        build_page,
        TALKS,
        meeting("Sudan saw Egypt", "2027-05-20", known="2027-05-21"),
        meeting("Sudan will see Egypt in July", "2027-07-01", "planned", known="2027-05-22"),
        meeting("Sudan was to see Egypt in March", "2027-03-01", "planned", known="2027-02-01"),
    )
    assert found.last_contact is not None
    assert found.last_contact.happening.dates == ("2027-05-20",)
    assert [e.happening.dates for e in found.next_contacts] == [("2027-07-01",)]
    assert [e.happening.dates for e in found.lapsed] == [("2027-03-01",)]


def test_what_two_texts_tell_is_agreed_and_what_one_tells_is_claimed(build_page: Build) -> None:
    once = standing(build_page, pact("they agreed on a truce", "agreed"))
    assert ([p.term for p in once.claimed], once.agreed) == (["truce"], ())
    twice = standing(build_page, pact("they agreed on a truce", "agreed"), pact("both agreed on a truce", "agreed"))
    assert ([p.term for p in twice.agreed], twice.claimed) == (["truce"], ())


def test_the_worst_conflicts_come_first(build_page: Build, build_conflict: Callable[..., Conflict]) -> None:
    page = build_page("They met on 3 May.", published="2027-05-03")
    mild, bad, none = (
        build_conflict((page, "3 May"), "5 May", id=name, severity=severity, class_=class_)
        for name, severity, class_ in (
            ("c1", "low", "contradiction"),
            ("c2", "high", "contradiction"),
            ("c3", "high", "different_scope"),
        )
    )
    found = standing_of([page], (mild, bad, none), None)
    assert [c.id for c in found.conflicts] == ["c2", "c1"]
