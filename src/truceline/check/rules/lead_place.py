"""The happening of the news in two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from truceline.check.case import Case
from truceline.check.compare import days_near, near_pages, pairs_sharing, told_as_over
from truceline.check.one_happening import STORIES, are_of_one_happening
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.places import PlaceTable
from truceline.link.leads import LEADS, POINTS, Lead, Point, may_be_of_one, may_be_one_place
from truceline.model.conflict import Conflict

EXACT = frozenset({"city", "country", "site"})
"""Kinds of places that exclude each other; regions overlap."""


def find_lead_place_conflicts(case: Case) -> Iterator[Conflict]:
    """The meeting or signing with which a page leads, told in another place.

    Compares the place of the happening that a page leads with, and the places of other clauses that tell of it: on the
    same day, or of the text that was signed; and between two pages of about one date the places of the happenings of
    the same parties with which they lead, or of the signings, of one day where both give one. A place that an older
    page announces is a superseded plan.

    Silent where one place lies in the other, for quotations and reported speech, other rounds, what had been before,
    and where either page names the other's place.

    Fires: "Oru and Kestria met in Oslo on 9 May 2031. … The two sides sat down in Geneva on 9 May."
    Silent: "Oru and Kestria met in Oslo on 9 May 2031. … The two sides had met in Geneva in April."
    """
    leads = list(case.all(LEADS))
    for lead in leads if case.alone else ():
        yield from _within(lead, case)
    for one, other in pairs_sharing(leads, _sides_and_days):
        if one.first.article.id != other.first.article.id and _one_happening(one, other, case):
            yield from _between(one, other, case.lexicon)


def _sides_and_days(lead: Lead) -> Iterable[tuple[str, str]]:
    """What two leads with one happening share one of: a side, with its day or one of the news."""
    day = {lead.day.isoformat()} if lead.day else set()
    return product(lead.sides, days_near(lead.first.article) | day)


RULE = Rule("lead_place", "place", find_lead_place_conflicts, reads=(LEADS, STORIES))


def _within(lead: Lead, case: Case) -> Iterator[Conflict]:
    first = lead.placed
    if first is None or first.tense != "held" or _is_earlier(first, lead):
        return
    for p in case.of_page(POINTS, first.article):
        if p.sentence == first.sentence or p.apart or p.perfect or not told_as_over(p, case.lexicon):
            continue
        if p.day is None and _is_earlier(p, lead):
            continue
        same = p.day == lead.day and lead.day is not None if p.day or not p.definite else p.doing == "sign"
        joined = p.definite or len(p.sides & lead.sides) > 1 or case.lexicon.check_cues.has("the_parties", _words(p))
        if same and joined and may_be_of_one(p, first) and _exclude(first, p, case.lexicon.places):
            yield _conflict(first, p, case.lexicon.places, superseded=False)
            return


def _is_earlier(p: Point, lead: Lead) -> bool:
    """Whether the sentence of a place gives a time, however coarse, that is not the lead's ("last month in …")."""
    times = [t for t in p.article.annotated.times_in(p.sentence) if t.type == "DATE" and t.earliest and t.latest]
    day = lead.day.isoformat() if lead.day else None
    covered = any((t.earliest or "")[:10] <= (day or "") <= (t.latest or "")[:10] for t in times)
    return day is not None and bool(times) and not covered


def _words(p: Point) -> str:
    return p.sentence.of(p.article.text)


def _one_happening(one: Lead, other: Lead, case: Case) -> bool:
    """Whether two pages lead with one happening: of the same parties, and of one day, which a plan may lack; or each
    with a signing, of one day or in news of about one date."""
    if other.tense != "held":
        return False
    near = near_pages(one.first.article, other.first.article)
    same_day = one.day == other.day if one.day and other.day else near
    if one.tense == "held" and all(_signs(lead, case) for lead in (one, other)) and one.sides & other.sides:
        return same_day and _tell_one_story(one, other, case)
    if not (may_be_of_one(one.first, other.first) and may_be_of_one(other.first, one.first)):
        return False
    alike = len(one.sides) > 1 and one.sides == other.sides
    return alike and same_day and bool(one.tense != "held" or (one.day and other.day))


def _signs(lead: Lead, case: Case) -> bool:
    """Whether a page leads with a signature, in so many words."""
    words = lead.first.clause.of(lead.first.article.text)
    return lead.first.doing == "sign" and case.lexicon.check_cues.has("signing_words", words)


def _tell_one_story(one: Lead, other: Lead, case: Case) -> bool:
    (ours,), (theirs,) = (case.of_page(STORIES, lead.first.article) for lead in (one, other))
    return are_of_one_happening(ours, theirs)


def _between(one: Lead, other: Lead, lexicon: Lexicon) -> Iterator[Conflict]:
    here, there = one.first, other.first
    if not _exclude(here, there, lexicon.places):
        return
    if (one.day and other.day) or not (_names(here, there) or _names(there, here)):
        planned = one.tense == "coming"
        if not planned or not lexicon.check_cues.has("moved", there.article.text):
            yield _conflict(here, there, lexicon.places, superseded=planned)


def _names(p: Point, other: Point) -> bool:
    """Whether the page of a point names a place of another."""
    return any(place.id in other.places for place in p.article.annotated.places)


def _exclude(one: Point, other: Point, table: PlaceTable) -> bool:
    """Whether two points lie in places of which none lies in another."""
    entries = [table.get(place) for p in (one, other) for place in p.places]
    exact = bool(one.places and other.places) and all(e is not None and e.kind in EXACT for e in entries)
    return exact and not may_be_one_place(one.places, other.places, table)


def _conflict(one: Point, other: Point, table: PlaceTable, *, superseded: bool) -> Conflict:
    within = one.article.id == other.article.id
    entries = [[e for place in sorted(p.places) if (e := table.get(place))] for p in (one, other)]
    here, there = (", ".join(e.place.name for e in found) for found in entries)
    return RULE.conflict(
        "medium" if superseded else "high",
        (on_page(one.article, one.sentence, here), on_page(other.article, other.sentence, there)),
        f"{'The page puts' if within else 'Two pages put'} one happening of the same parties in {here} and in {there}, "
        f"neither of which lies in the other{'; the later page is silent on the change' if superseded else ''}.",
        class_="superseded_plan" if superseded else "contradiction",
    )
