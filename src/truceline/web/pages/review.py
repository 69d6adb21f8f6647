"""Review: one thing at a time, the most urgent first, with what it rests on and what was decided on it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from truceline.case.happenings import find_others
from truceline.case.provenance import Provenance, find_provenance
from truceline.errors import DecisionInvalid, RequestRefused, TrucelineError, UnknownId
from truceline.model.decision import Verb
from truceline.model.edits import codes_of, editable_slots
from truceline.model.statement import StatementKind
from truceline.publish.dossier.press import as_sentence
from truceline.publish.dossier.things import statement_words
from truceline.trace.decided import Decided
from truceline.trace.queue import Queued
from truceline.trace.verdicts import sum_up
from truceline.trace.words import date_words, label
from truceline.web.addresses import address
from truceline.web.api.answers import queue_of
from truceline.web.api.models import LONGEST_ID, NewDecision
from truceline.web.desk import Desk
from truceline.web.guard import remember
from truceline.web.pages.addition import KIND_WORDS
from truceline.web.pages.forms import Sent, read_form
from truceline.web.press import print_own
from truceline.web.shelf import Look

SLOT = "slot."
"""What stands before the name of a slot in the name of its field."""
NOT_SHOWN = (
    *("explanation", "severity", "kind", "class", "rule", "trigger", "sentence", "quoted", "attribution"),
    *("plover", "cameo", "time", "on", "first_on", "then_on", "quantities"),
)
"""Slots that stand elsewhere on the page or in the sentence, or that only programs read."""
LABELLED = {
    "scope": "scopes",
    "status": "statuses",
    "factuality": "factuality",
    "format": "formats",
    "level": "levels",
    "phase": "phases",
    "issue": "issues",
    "first": "steps",
    "then": "steps",
}
"""The table of plain words for the codes of a slot."""
LAST = 10
"""Decisions that are offered to be undone."""


@dataclass(frozen=True, slots=True)
class Field:
    """A slot that may be edited: its value as a person writes it, and the codes among which to choose, if any."""

    slot: str
    value: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a reviewer stands in the queue: the place from 1 (0: not in it), how long it is, and what is beside it."""

    place: int
    of: int
    before: str
    after: str
    queued: Queued | None


def review_routes(desk: Desk) -> list[Route]:
    """The routes of review."""
    return [
        Route("/review", partial(_review, desk)),
        Route("/review", partial(_decided, desk), methods=["POST"]),
        Route("/decisions", partial(_decisions, desk)),
    ]


def _review(desk: Desk, request: Request) -> Response:
    asked = request.query_params
    return _shown(desk, request, asked.get("at", ""), second=bool(asked.get("second")))


def _shown(
    desk: Desk, request: Request, at: str, *, second: bool, error: TrucelineError | None = None, reason: str = ""
) -> Response:
    """The thing that is asked for, else the first of the queue."""
    session = request.scope["session"]
    with desk.shelf.look() as look:
        own: dict[str, object] = {"second": second, "error": error, "reason": reason, "kept": _kept(request)}
        if session.reviewer:
            queue = queue_of(look, session.reviewer, second=second)
            turn = _turn(queue, at)
            own |= {
                "turn": turn,
                "mine": _mine(look, session.reviewer),
                **_thing(desk, look, at or (turn.queued.id if turn.queued else "")),
            }
        page = print_own(desk, look, request, "review", "Review", **own)
    page.status_code = 200 if error is None else 400
    return remember(page, session, desk.access, encrypted=request.url.scheme == "https")


def _kept(request: Request) -> str:
    """The number of the decision that was just made."""
    number = request.query_params.get("kept", "")
    return number if number.isascii() and number.isdigit() and len(number) < 10 else ""


def _turn(queue: Sequence[Queued], at: str) -> Turn:
    place = next((n for n, queued in enumerate(queue) if queued.id == at), -1 if at else 0)
    ids = [queued.id for queued in queue]
    after = ids[place + 1] if place + 1 < len(ids) else ""
    here = queue[place] if 0 <= place < len(queue) else None
    return Turn(place + 1 if here else 0, len(queue), ids[place - 1] if place > 0 else "", after, here)


def _thing(desk: Desk, look: Look, id_: str) -> dict[str, object]:
    """What a template prints of a thing: where it comes from, and what can be done to it."""
    if not id_:
        return {"thing": None}
    db = look.known.file.db
    thing = find_provenance(db, id_, look.review, str(desk.path))
    if thing.what in ("article", "happening"):
        raise UnknownId("this is no statement or conflict", where=id_)
    conflict, told = thing.what == "conflict", dict(thing.slots)
    same, alike = ((), ()) if conflict else find_others(db, id_, look.review)
    return {
        "thing": thing,
        "told": told,
        "heading": told.get("explanation") or as_sentence(", ".join(_named(thing.what, told))),
        "facts": tuple(_facts(told)),
        "fields": () if conflict else tuple(_fields(thing)),
        "same": same,
        "alike": alike,
    }


def _named(what: str, told: Mapping[str, str]) -> Iterator[str]:
    """The words by which a statement is known: "event: contact, planned, 15 Aug 2025"."""
    step = json.loads(told.get("on", "{}")).get("step")
    words = statement_words(
        type=told.get("type"),
        stance=told.get("stance"),
        issue=told.get("issue"),
        step=step,
        first=told.get("first"),
        then=told.get("then"),
    )
    name = KIND_WORDS[cast(StatementKind, what)].partition(" (")[0] if what in KIND_WORDS else what
    yield f"{name}: {words}"
    yield from filter(None, [label("statuses", told.get("status")), date_words(told.get("date"))])


def _facts(told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What else is filled of a thing, by the names of its slots, codes in plain words."""
    for slot, value in told.items():
        if slot not in NOT_SHOWN:
            table = LABELLED.get(slot)
            yield slot.replace("_", " "), (label(table, value) if table else _written(value)) or value


def _fields(thing: Provenance) -> Iterator[Field]:
    """The slots of a statement that may be edited."""
    values = dict(thing.slots)
    on = json.loads(values.get("on", "{}"))
    for slot in editable_slots(thing.what):
        of, _, name = slot.rpartition(".")
        value = on.get(name) if of else values.get(slot)
        yield Field(slot, _written(value), tuple(codes_of(slot)) if _is_coded(slot) else ())


def _is_coded(slot: str) -> bool:
    """Whether a slot holds one of some codes that are few enough to choose from."""
    return slot in ("type", "status", "phase", "factuality", "format", "level", "stance")


def _written(value: object) -> str:
    """A value as the record has it, as a person writes it."""
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _mine(look: Look, reviewer: str) -> list[Decided]:
    """The last decisions of a reviewer that stand, the latest first."""
    own = [d for d in look.review.decided if d.decision.reviewer == reviewer and d.outcome != "undone"]
    return [d for d in own if d.decision.verb != "undo"][: -LAST - 1 : -1]


async def _decided(desk: Desk, request: Request) -> Response:
    sent = await read_form(request)
    return await run_in_threadpool(_decide, desk, request, sent)


def _decide(desk: Desk, request: Request, sent: Sent) -> Response:
    """Keep a decision and show what is next; where it cannot be made, the same again with what is wrong."""
    second, at = bool(sent.get("second")), sent.get("at")[:LONGEST_ID]
    try:
        kept = desk.decide(_new(sent, request.scope["session"].reviewer))
    except DecisionInvalid as error:
        return _shown(desk, request, at, second=second, error=error, reason=sent.get("reason"))
    following = at if kept.verb == "undo" else sent.get("next")[:LONGEST_ID]
    return RedirectResponse(address("review", at=following, second="1" if second else "", kept=str(kept.seq)), 303)


def _new(sent: Sent, reviewer: str) -> NewDecision:
    """The decision that was sent; of an edit the slots whose values differ from what they were."""
    if not reviewer:
        raise RequestRefused("nobody has told a name", remedy="open /review and tell yours", status=403)
    verb = sent.get("verb")
    if verb not in get_args(Verb):
        raise RequestRefused("there is no such decision", where=verb, status=400)
    slots = {
        name.removeprefix(SLOT): value.strip()
        for name, value in sent.fields.items()
        if name.startswith(SLOT) and value.strip() != sent.get(f"was.{name.removeprefix(SLOT)}")
    }
    return NewDecision(
        id=sent.get("id")[:LONGEST_ID],
        verb=cast(Verb, verb),
        by=reviewer,
        reason=sent.get("reason"),
        other=(sent.get("other_id") or sent.get("other"))[:LONGEST_ID] or None,
        slots=slots if verb == "edit" else {},
    )


def _decisions(desk: Desk, request: Request) -> Response:
    """All decisions, the latest first, and what they say of the rules."""
    with desk.shelf.look() as look:
        found = sum_up(look.review)
        latest = found.decided[:-201:-1]
        return print_own(desk, look, request, "decisions", "Decisions", found=found, latest=latest)
