"""A thing that is told at two states as its page is written: talks that ended and go on, a treaty in force and haggled
over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from truceline.check.alike import are_near
from truceline.check.case import Case
from truceline.check.compare import MOST_TOGETHER, tells_by_turns, together
from truceline.check.one_thing import are_tied, is_one_party, may_be_one_thing
from truceline.check.rule import Rule, on_page
from truceline.link.states import STATES, State
from truceline.model.conflict import Conflict

GRANTED = ("own", "factive", "told")
SIGNED, OVER, RUNNING = 4, 7, 6
"""Stages of texts."""
NEAR = 3
"""Days between two pages that tell of the state of one thing."""
NAMES = {
    "text": ("none", "negotiated", "agreed", "initialled", "signed", "ratified", "in force", "over", "over", "over"),
    "talks": ("not begun", "going on", "over"),
    "strike": ("not begun", "going on", "over"),
    "part": ("open", "open", "settled"),
}


def find_state_conflicts(case: Case) -> Iterator[Conflict]:
    """A text, talks, a strike or the points of a text told at two states as the page is written.

    Compares, by the parses, what clauses say of how far a thing has come: a text negotiated, agreed, initialled,
    signed, ratified, in force or over, talks and strikes going on or over ("entered its fifth day", "are concluded"),
    and all points settled with some that remain open.

    Silent for what was so at a past time, for what came back ("resumed", "extended"), for another one ("the second
    round"), for other names, parties and words beside it, where there are none of several ("no pending accords"), for
    what is reported, planned or conditional, and between pages where the one that lags is the older.

    Fires: "The strike of the dockers ended on Friday. … The dockers' strike is in its ninth day, and ships wait."
    Silent: "The strike of the dockers ended on Friday. … The strike of the pilots is in its ninth day."
    """
    told: set[object] = set()
    for alike in together((s for s in case.all(STATES) if s.voice in GRANTED), lambda s: s.axis).values():
        behind = [s for s in alike if s.tense in ("now", "perfect")]
        for short, full in product(behind[:MOST_TOGETHER], alike):
            key = (short.article.id, short.clause, full.article.id)
            if key not in told and _excludes(case, short, full):
                told.add(key)
                yield _conflict(short, full)


RULE = Rule("states", "status", find_state_conflicts, loose=True, reads=(STATES,))


def _excludes(case: Case, short: State, full: State) -> bool:
    if short.stages & full.stages or min(short.stages) >= min(full.stages):
        return False
    if short.tense not in ("now", "perfect"):
        return False
    if short.article.id == full.article.id:
        if short.sentence == full.sentence:
            return False
    elif not _in_order(short, full) or not _of_one_story(case, short, full):
        return False
    if not may_be_one_thing(short.thing, full.thing, texts=short.axis == "text"):
        return False
    shared = (short.thing.keys | short.by) & (full.thing.keys | full.by)
    if short.axis != "part" and not shared and not are_tied(short.thing, full.thing):
        return False
    if short.by and full.by and not is_one_party(short.by, full.by) and short.stages != {1}:
        return False
    if short.axis == "text" and not short.by and len(full.by) == 1 and min(full.stages) in (SIGNED, SIGNED + 1):
        return False  # one of several parties
    if full.latest and short.earliest and full.latest[:10] > short.earliest[:10]:
        return False
    if short.voice == full.voice == "told":
        return False
    return not _came_back(case, short, full)


def _in_order(short: State, full: State) -> bool:
    """Whether of two pages of about one date the one that lags is not the older."""
    first, second = (s.article.article.published or "" for s in (full, short))
    return bool(first) and first <= second and are_near(short.article, full.article, NEAR)


def _of_one_story(case: Case, short: State, full: State) -> bool:
    """Whether two pages can tell of one thing: their beginnings are alike, both name one party of it, or each names
    somewhere what the other says of it."""
    ours, theirs = ((s.thing.names | s.by) & {a.id for a in s.article.annotated.actors} for s in (short, full))
    if len(ours & theirs) > 1 or case.may_be_one_story(short.article, full.article):
        return True
    if not short.thing.names | full.thing.names or not short.thing.keys or not full.thing.keys:
        return False
    return all(k in b.article.text.lower() for a, b in ((short, full), (full, short)) for k in a.thing.keys)


def _came_back(case: Case, short: State, full: State) -> bool:
    """Whether a page tells that what was over goes on again, or that things changed in between."""
    over = min(full.stages) >= (OVER if full.axis == "text" else 2)
    if over and (short.revived or full.revived):
        return True
    return tells_by_turns(case, short.article, short.clause, full.article, full.clause)


def _conflict(short: State, full: State) -> Conflict:
    names = NAMES[short.axis]
    lags, far = names[min(max(short.stages), len(names) - 1)], names[min(min(full.stages), len(names) - 1)]
    within = short.article.id == full.article.id
    return RULE.conflict(
        "medium",
        (on_page(full.article, full.clause, far), on_page(short.article, short.clause, lags)),
        f"{'The page has' if within else 'Two pages have'} one thing, as of the writing, as “{far}” and as “{lags}”.",
        class_="stale_text",
    )
