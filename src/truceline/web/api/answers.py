"""The answers of the JSON interface, each a function from the desk and what is asked to a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import islice
from typing import Any

from truceline import __version__
from truceline.api.day import read_day
from truceline.api.views import VIEWS, View, diff, search
from truceline.capture.json_lines import read_json_line
from truceline.case.candidates import find_candidates
from truceline.case.provenance import find_provenance
from truceline.case.together import count_together, is_made_of_all
from truceline.case.versions import find_versions
from truceline.errors import PageError
from truceline.model.record import as_line
from truceline.publish.view_json import object_record, plain, view_record
from truceline.trace.queue import Queued, order_queue
from truceline.trace.verdicts import sum_up
from truceline.web.api.models import (
    About,
    AddedPages,
    Between,
    Json,
    ListOf,
    Made,
    NewDecision,
    NewPage,
    Nothing,
    OfId,
    OfPage,
    OfQueue,
    OfView,
    Paged,
    Sought,
    ViewPage,
    WorkState,
)
from truceline.web.desk import Desk
from truceline.web.shelf import Look

FOUND_IN_PAGES = ("statements", "pages")
"""Views that the file does not keep: they are made of the pages themselves."""
MOST_QUEUED = 2000
"""Statements that a queue reaches to."""


def about(desk: Desk, asked: Nothing) -> About:  # one shape for all answers
    """What a case has."""
    with desk.shelf.look() as look:
        known = look.known
        config = known.config
        return About(
            title=known.title or desk.name,
            version=__version__,
            counts=count_together(known.file.db),
            up_to_date=is_made_of_all(known.file.db),
            behind=look.behind,
            parties=list(config.config.parties) if config else [],
            work=work(desk, asked),
        )


def work(desk: Desk, asked: Nothing) -> WorkState:  # noqa: ARG001
    """What is done in the background."""
    return WorkState(doing=desk.worker.doing, failed=desk.worker.failed)


def view(desk: Desk, asked: OfView) -> ViewPage:
    """Some entries of a view."""
    day = read_day(asked.known_at) if asked.known_at else None
    whole = asked.view in FOUND_IN_PAGES
    with desk.shelf.look(day, all_parties=asked.all_parties, whole=whole) as look:
        found = VIEWS[asked.view](look.known)
        return _page_of(found, asked.offset, asked.limit, day, look.behind)


def changes(desk: Desk, asked: Between) -> ViewPage:
    """What changed between the ends of two days."""
    since, until = read_day(asked.since), read_day(asked.until)
    with desk.shelf.pair(since, until, all_parties=asked.all_parties) as (before, after):
        found = diff(before.known, after.known)
        return _page_of(found, asked.offset, asked.limit, after.known.known_at, 0)


def find_words(desk: Desk, asked: Sought) -> ViewPage:
    """The articles in which words stand."""
    day = read_day(asked.known_at) if asked.known_at else None
    with desk.shelf.look() as look:
        found = search(look.known.file, asked.q, day, asked.limit)
        return _page_of(found, 0, asked.limit, day, 0)


def explain(desk: Desk, asked: OfId) -> Json:
    """Where a thing comes from."""
    with desk.shelf.look() as look:
        return view_record(find_provenance(look.known.file.db, asked.id, look.review, str(desk.path)))


def versions(desk: Desk, asked: OfPage) -> Json:
    """The pages that their outlets edited."""
    with desk.shelf.look() as look:
        return view_record(find_versions(look.known.file.db, str(desk.path), asked.id))


def queue(desk: Desk, asked: OfQueue) -> ListOf:
    """What is to be reviewed."""
    with desk.shelf.look() as look:
        return _list_of(queue_of(look, asked.by.strip(), second=asked.second), asked)


def queue_of(look: Look, reviewer: str, *, second: bool) -> tuple[Queued, ...]:
    """What a reviewer should look at, the most urgent first."""
    return order_queue(
        find_candidates(look.known.file.db, look.review, MOST_QUEUED), look.review, reviewer, second=second
    )


def decisions(desk: Desk, asked: Paged) -> ListOf:
    """All decisions, the oldest first."""
    with desk.shelf.look() as look:
        return _list_of(look.review.decided, asked)


def precision(desk: Desk, asked: Paged) -> ListOf:
    """What the verdicts say of the rules."""
    with desk.shelf.look() as look:
        return _list_of(sum_up(look.review).rules, asked)


def decide(desk: Desk, asked: NewDecision) -> Made:
    """Keep a decision."""
    return Made(decision=object_record(desk.decide(asked)))


def add_page(desk: Desk, asked: NewPage) -> AddedPages:
    """Keep a page."""
    fields_ = {f: getattr(asked, f) for f in asked.__struct_fields__}
    given = {name: value for name, value in fields_.items() if value is not None}
    try:
        pages = [read_json_line(as_line(given).encode("utf-8", "surrogatepass"))]
        added, told = desk.add([*pages])
    except PageError as error:
        added, told = desk.add([error])
    return AddedPages(new=added.new, known=added.known, unread=added.unread, told=told)


def _page_of(found: View[Any, Any], offset: int, limit: int, day: str | None, behind: int) -> ViewPage:
    lists = {id(one) for one in found.lists}
    beside = {
        f.name.rstrip("_"): plain(value)
        for f in fields(found.whole)
        if id(value := getattr(found.whole, f.name)) not in lists
    }
    return ViewPage(
        view=found.name,
        known_at=day,
        behind=behind,
        beside={**beside, "kept_to": object_record(found.kept_to)},
        total=len(found),
        offset=offset,
        entries=[object_record(entry) for entry in _some(found.lists, offset, limit)],
    )


def _some(lists: Sequence[Sequence[Any]], offset: int, limit: int) -> Iterator[Any]:
    """The entries of lists that follow one another, read only where they are wanted."""
    for one in lists:
        here = one[offset : offset + limit] if offset < len(one) else ()
        yield from here
        limit -= len(here)
        offset = max(0, offset - len(one))
        if limit <= 0:
            return


def _list_of(found: Sequence[Any], asked: Paged) -> ListOf:
    some = islice(found, asked.offset, asked.offset + asked.limit)
    return ListOf(total=len(found), offset=asked.offset, entries=[object_record(one) for one in some])
