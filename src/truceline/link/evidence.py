"""Whether two groups of reports are one: what forbids it, and what says so.

Likeness alone is no evidence: two contacts of one pair stay two until their words, time or place say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from truceline.lexicon.places import PlaceTable
from truceline.link.groups import Group
from truceline.link.reports import PACTS, Report

SAME_WORDS = 5
"""Least words that two reports must have alike, all of them, to be one for their wording alone."""

ANY_DEAL = frozenset({"agreement", "peace_deal"})
"""Matters that the mere word "deal" has."""
WITHDRAWAL = "RETREAT/withdraw"
ONE_SIDED = ("ASSAULT", "SANCTION", WITHDRAWAL, "RETREAT/release")
"""Forms of acts that one party does by itself."""
NEAR_SENTENCES = 4
"""Sentences from one telling of a withdrawal to the next that goes on about it. Set by hand."""


def may_be_one(a: Group, b: Group, places: PlaceTable) -> bool:
    """Whether nothing that the reports say forbids that they tell of one happening."""
    return (
        _forms_agree(a, b)
        and a.general == b.general
        and _states_agree(a, b)
        and _sides_agree(a, b)
        and not (a.dated and b.dated and a.window.overlaps(b.window) is False)
        and all(_one_in_other(p, q, places) for p in a.places for q in b.places)
        and not (a.rounds and b.rounds and a.rounds != b.rounds)
    )


def _forms_agree(a: Group, b: Group) -> bool:
    """Whether both are one kind of contact or act; a journey is one with a journey or meeting of who travels."""
    if {a.form, b.form} == PACTS:
        return any(r.refers for r in (*a.reports, *b.reports))
    if _formats(a) and _formats(b) and not _formats(a) & _formats(b):
        return False
    if a.form == b.form:
        return a.form != "visit" or _one_traveller(a, b)
    if not (a.is_contact and b.is_contact):
        return False
    if "visit" in (a.form, b.form):
        visit, other = (a, b) if a.form == "visit" else (b, a)
        one_goal = len(visit.sides) <= len(PAIR)  # a tour of three states is no meeting in one of them
        return other.form == "meeting" and one_goal and bool(visit.people) and visit.people <= other.people
    return "talk" in (a.form, b.form) and _speak_for_themselves(a, b)


PAIR = ("guest", "host")


def _one_traveller(a: Group, b: Group) -> bool:
    """Whether two journeys can be one: somebody is named in both, and whoever travels here does not receive there."""
    if a.people and b.people and not a.people & b.people:
        return False
    here, there = (frozenset[str]().union(*g.doers) for g in (a, b))
    return not here or not there or bool(here & there)


def _speak_for_themselves(a: Group, b: Group) -> bool:
    """Whether people who spoke with each other can be those of a meeting: not of delegations in some town."""
    talk, other = (a, b) if a.form == "talk" else (b, a)
    return not (talk.people and other.places and not talk.places and not other.people and len(other.sides) > 1)


def _formats(group: Group) -> set[str]:
    """How a call is held, where its reports say so: one by video is not one by telephone."""
    return {r.statement.format for r in group.reports if r.statement.format in ("phone", "video")}


def _states_agree(a: Group, b: Group) -> bool:
    """What did not happen is another thing than what did; a wish is one with what was held only on one named day."""
    if ("not" in a.states) != ("not" in b.states):
        return False
    held_and_wished = ("held" in a.states and "wished" in b.states) or ("wished" in a.states and "held" in b.states)
    return not held_and_wished or _same_day(a, b)


def _sides_agree(a: Group, b: Group) -> bool:
    """Whether the parties can be those of one happening: in every two reports one names all that the other names."""
    if a.sides and b.sides and not a.sides & b.sides:
        return False
    return all(p <= q or q <= p for p in a.pairs for q in b.pairs)


def _one_in_other(p: str, q: str, places: PlaceTable) -> bool:
    return places.contains(p, q) or places.contains(q, p)


def _people_agree(a: Group, b: Group, *, fully: bool = False) -> bool:
    """Whether no side is there by one person here and by quite another there; `fully`: by the very same people."""
    for side in {s for s, _ in a.people} & {s for s, _ in b.people}:
        here, there = ({p for s, p in g.people if s == side} for g in (a, b))
        if here != there if fully else not here & there:
            return False
    return True


def evidence_within(report: Group, group: Group) -> int:
    """What says that a report of an article tells of the happening told of before: 3 most, 0 nothing.

    3: they are one clause. 2: both name the parties. 1: the words point back and name nobody else.
    """
    if _people_agree(report, group) and any(_one_clause(r, o) for r in report.reports for o in group.reports):
        return 3
    if not report.is_contact:
        one = _same_act(report, group) or _told_on(report, group)
        return 2 if one and _may_be_in_time(report, group) else 0
    if len(group.sides) < 2:
        return 2 if _same_format(report, group) and _same_time(report, group) else 0
    named = len(report.sides) > 1 and report.apart == group.apart and _people_agree(report, group)
    if named and not _other_company(report, group) and _same_time(report, group) and _may_be_in_time(report, group):
        return 2
    refers = report.reports[0].refers and not report.apart and "wished" not in group.states
    return 1 if refers and report.sides <= group.sides else 0


def _other_company(a: Group, b: Group) -> bool:
    """Whether one is of two leaders and the other of these with a third, all told by name: a talk aside a summit."""
    companies = [{side for side, _ in g.people} for g in (a, b)]
    return companies == [a.sides, b.sides] and a.sides != b.sides


def _one_clause(a: Report, b: Report) -> bool:
    """Whether two reports stand in one clause and are not done to different sides: "struck *the army* in retaliation
    for an attack on *farmers*"."""
    hit, other = set(a.statement.recipients), set(b.statement.recipients)
    if hit and other and not hit & other:
        return False
    return a.statement.sentence == b.statement.sentence and a.statement.span.overlaps(b.statement.span)


def _same_format(a: Group, b: Group) -> bool:
    """Whether both name one and the same party and one format: "a trilateral summit with X", told twice."""
    formats = ({r.statement.format for r in g.reports if r.statement.format} for g in (a, b))
    return len(a.sides) == 1 and a.sides == b.sides and bool(set.intersection(*formats))


def _same_time(a: Group, b: Group) -> bool:
    """Whether both are over or both are to come, or are dated on one day."""
    return _same_day(a, b) or bool(a.states & b.states) or ({*a.states, *b.states} <= {"coming", "wished"})


def _same_act(a: Group, b: Group) -> bool:
    """Whether two acts of one article, of the same form and state, are one: by parties, number, matter or place."""
    if not a.states & b.states or a.form in ("pledge", "mediation") or _differ(a, b):
        return False
    if a.form == "agreement":
        if "not" in a.states:
            return True
        told_alike = bool(a.matters & b.matters) or len(a.sides & b.sides) > 1
        return bool(a.sides and b.sides) and told_alike and _matters_agree(a.matters, b.matters)
    if a.measures & b.measures:
        return True
    if not a.sides or not b.sides:
        return False
    if not a.form.startswith("ASSAULT"):
        return True
    same_word = bool({r.stem for r in a.reports} & {r.stem for r in b.reports})
    same_place = bool(a.places & b.places)
    return (same_word and same_place) or (_same_day(a, b) and (same_word or same_place))


def _told_on(report: Group, group: Group) -> bool:
    """Whether an act is told on: by a participle of one sentence with its first telling ("resumed fire, killing six"),
    by words for what was agreed ("agreed to such a proposal"), or, of a withdrawal, in the next sentences, which name
    neither other parties, another number nor another place."""
    new = report.reports[0]
    if new.doers and new.continues and new.doers in group.doers:
        return any(r.statement.sentence == new.statement.sentence for r in group.reports)
    if not report.states & group.states or not _near(report, group):
        return False
    if report.form in PACTS:
        return new.refers and (not report.sides or bool(report.doers & group.doers))
    if report.form != WITHDRAWAL:
        return False
    return not _differ(report, group)


def _differ(a: Group, b: Group) -> bool:
    """Whether two acts name different numbers of one thing, places of which none is common to both, or other doers."""
    counted = {of: n for n, of in a.measures}
    other_number = any(counted.get(of, n) != n for n, of in b.measures) and not a.measures & b.measures
    doers = [frozenset[str]().union(*g.doers) for g in (a, b)]
    if a.form.startswith(ONE_SIDED) and all(doers) and not doers[0] & doers[1]:
        return True
    return other_number or bool(a.spots and b.spots and not a.spots & b.spots)


def of_its_series(report: Group, told: Sequence[Group]) -> Group:
    """A round of talks that names nobody ("the next round"), with the parties of the round told last before it."""
    if not report.reports[0].of_series or report.sides or not report.is_contact:
        return report
    series = next((g for g in reversed(told) if g.is_contact and len(g.sides) > 1), None)
    if series is None or not _near(report, series):
        return report
    return replace(report, sides=series.sides, pairs=frozenset({series.sides}))


def _near(report: Group, group: Group) -> bool:
    """Whether an act is told a few sentences after the last telling of a group."""
    last = max(r.statement.sentence for r in group.reports)
    return report.reports[0].statement.sentence - last <= NEAR_SENTENCES


def _matters_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def evidence_between(a: Group, b: Group, invasions: frozenset[str]) -> int:
    """What says that reports of two articles tell of one happening: 3 most, 0 nothing.

    3: the very same words. 2: parties and time. 1: parties and place, where one of them gives no time.
    """
    if _same_words(a.reports, b.reports):
        return 3
    if not a.sides or not b.sides or a.general or not _may_be_in_time(a, b):
        return 0
    if a.is_contact:
        return _same_contact(a, b)
    if a.form.startswith("ASSAULT"):
        all_invade = all(invasions & {r.stem for r in g.reports} for g in (a, b))
        return 2 if all_invade or (_same_day(a, b) and a.places & b.places) else 0
    if not _in_time(a, b) or not a.states & b.states:
        return 0
    if a.form not in ("agreement", "pledge"):
        return 2 if a.measures & b.measures or a.places & b.places or (a.dated and b.dated) else 0
    if "not" in a.states:
        return 2 if len(a.sides & b.sides) > 1 else 0
    return 2 if any(_one_pact(r, o) for r in a.reports for o in b.reports) else 0


def _one_pact(a: Report, b: Report) -> bool:
    """Whether two reports have the same party agree to the same matter; any deal at all is one matter only where two
    parties are the same."""
    alike = a.matters & b.matters
    if not alike or not a.doers & b.doers:
        return False
    return len(a.sides & b.sides) > 1 or not alike <= ANY_DEAL


def _same_contact(a: Group, b: Group) -> int:
    if min(len(a.sides), len(b.sides)) < 2 or not _people_agree(a, b):
        return 0
    if _in_time(a, b) and (_as_named(a, b) or (a.dated and b.dated)):
        return 2
    unbounded = not a.window.known or not b.window.known
    return int(bool(unbounded and a.places and b.places and a.states & b.states))


def _as_named(a: Group, b: Group) -> bool:
    """Whether the very same people are named, or nobody by name on one side's part in both."""
    return bool(a.people) == bool(b.people) and _people_agree(a, b, fully=True)


def _may_be_in_time(a: Group, b: Group) -> bool:
    """Whether the windows leave room for one happening, those that only the day of publication bounds too."""
    return a.window.overlaps(b.window) is not False


def _in_time(a: Group, b: Group) -> bool:
    return a.is_narrow and b.is_narrow and a.window.overlaps(b.window) is True


def _same_day(a: Group, b: Group) -> bool:
    return a.dated and b.dated and a.window.same_day(b.window) is True


def _same_words(a: Iterable[Report], b: Iterable[Report]) -> bool:
    told = {r.words for r in a if len(r.words) >= SAME_WORDS}
    return any(r.words in told for r in b)
