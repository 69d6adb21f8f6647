"""A statement that truceline missed, added by a reviewer to words of a page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from truceline.case.candidates import names_in_case
from truceline.case.provenance import whole_words
from truceline.case.together import read_linked_article
from truceline.errors import DecisionInvalid, RequestRefused, TrucelineError, UnknownId
from truceline.model.added import KINDS
from truceline.model.coded import CodedArticle
from truceline.model.decision import LONGEST_NAME, LONGEST_QUOTE
from truceline.model.edits import codes_of, editable_slots
from truceline.model.spans import Span
from truceline.model.statement import StatementKind
from truceline.publish.layout import offset_of_shown
from truceline.trace.words import label, labels
from truceline.web.addresses import address
from truceline.web.api.models import LONGEST_ID, NewDecision
from truceline.web.desk import Desk
from truceline.web.guard import remember
from truceline.web.pages.forms import Sent, read_form
from truceline.web.press import print_own

AROUND = 200
"""Code points that are shown before and after the words."""
KIND_WORDS: Mapping[StatementKind, str] = {
    "event": "event (a meeting, call, deal, act)",
    "position": "position (a demand, offer, refusal)",
    "precondition": "order (one thing before another)",
    "assessment": "assessment (judged or foretold)",
    "situation": "situation (a state that goes on)",
}
RELATIONS = {"requires": "requires: not then without first", "exchange": "exchange", "leads_to": "leads to"}
FIELDS = ("type", "status", "date", "recipients", "stance", "on.step", "relation", "first", "then")
"""Slots that have a field of their own; who acts or holds is one field."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A code among which to choose, in words."""

    code: str
    words: str


def addition_routes(desk: Desk) -> list[Route]:
    """The routes of adding a statement."""
    return [
        Route("/statement", partial(_form, desk)),
        Route("/statement", partial(_sent, desk), methods=["POST"]),
    ]


def _form(desk: Desk, request: Request) -> Response:
    """The form for the words that were selected, or for a sentence."""
    asked = request.query_params
    with desk.shelf.look() as look:
        coded = _page(look.known.file.db, asked.get("id", ""), str(desk.path))
    return _shown(desk, request, coded, _chosen(coded, asked), {})


def _page(db: sqlite3.Connection, id_: str, where: str) -> CodedArticle:
    coded = read_linked_article(db, id_[:LONGEST_ID], where)
    if coded is None:
        raise UnknownId("the case has no page with this id to add a statement to", where=id_)
    return coded


def _chosen(coded: CodedArticle, asked: Mapping[str, str]) -> Span:
    """The words that are asked for: a sentence by its number, else from and to a character as a browser shows it, each
    as the start of its paragraph and the number of characters in it."""
    sentences = coded.annotated.sentences
    if (number := _number(asked.get("sentence", ""))) is not None and number < len(sentences):
        return sentences[number].span
    ends = [_offset(coded.text, asked.get(name, "")) for name in ("from", "to")]
    if None in ends or cast(int, ends[0]) >= cast(int, ends[1]):
        raise RequestRefused("no words are chosen", where=coded.id, remedy="choose a sentence of the page", status=400)
    return Span(*cast(list[int], ends))


def _offset(text: str, words: str) -> int | None:
    start, _, shown = words.partition(".")
    at, count = _number(start), _number(shown)
    return None if at is None or count is None else offset_of_shown(text, at, count)


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 9 else None


def _shown(
    desk: Desk,
    request: Request,
    coded: CodedArticle,
    span: Span,
    given: Mapping[str, str],
    error: TrucelineError | None = None,
) -> Response:
    """The form with what was filled in so far, and with what is wrong."""
    text, session = coded.text, request.scope["session"]
    with desk.shelf.look() as look:
        page = print_own(
            desk,
            look,
            request,
            "statement",
            "Add a statement",
            page=coded,
            before=whole_words(text[max(0, span.start - AROUND - 1) : span.start], AROUND, last=True),
            chosen=span.of(text),
            after=whole_words(text[span.end : span.end + AROUND + 1], AROUND, last=False),
            span=span,
            longest=LONGEST_QUOTE,
            given=given,
            error=error,
            kinds=[Choice(kind, KIND_WORDS[kind]) for kind in KINDS],
            choices={slot: list(_choices(slot)) for slot in FIELDS if slot not in ("date", "recipients")},
            names=list(_names(coded, look.known.file.db)),
        )
    page.status_code = 200 if error is None else 400
    return remember(page, session, desk.access, encrypted=request.url.scheme == "https")


def _choices(slot: str) -> Iterator[Choice]:
    """The codes of a slot in words."""
    acts = labels()["acts"]
    for code in codes_of(slot):
        if slot == "type":
            yield Choice(code, acts[code][0] if code in acts else code.casefold())
        elif slot == "relation":
            yield Choice(code, RELATIONS[code])
        else:
            table = {"status": "statuses", "stance": ""}.get(slot, "steps")
            yield Choice(code, (label(table, code) if table else code) or code)


def _names(coded: CodedArticle, db: sqlite3.Connection) -> Iterator[str]:
    """Names that a reviewer may mean: those of the page, then those that the case tells most of."""
    yield from dict.fromkeys((*(a.name for a in coded.annotated.actors), *names_in_case(db)))


async def _sent(desk: Desk, request: Request) -> Response:
    return await run_in_threadpool(_add, desk, request, await read_form(request))


def _add(desk: Desk, request: Request, sent: Sent) -> Response:
    """Keep the statement and show it in review; where it cannot be kept, the form again."""
    session = request.scope["session"]
    name = session.reviewer or sent.get("name")
    if not name or len(name) > LONGEST_NAME:
        raise RequestRefused("nobody has told a name", remedy="go back and tell yours", status=403)
    session = request.scope["session"] = replace(session, reviewer=name)
    with desk.shelf.look() as look:
        coded = _page(look.known.file.db, sent.get("id"), str(desk.path))
    span = _sent_span(coded, sent)
    try:
        kept = desk.decide(_new(coded, span, sent, name))
    except DecisionInvalid as error:
        return _shown(desk, request, coded, span, sent.fields, error)
    following = address("review", at=kept.subjects[0].id, kept=str(kept.seq))
    return remember(RedirectResponse(following, 303), session, desk.access, encrypted=request.url.scheme == "https")


def _sent_span(coded: CodedArticle, sent: Sent) -> Span:
    start, end = _number(sent.get("start")), _number(sent.get("end"))
    if start is None or end is None or not start < end <= len(coded.text):
        raise RequestRefused("no words are chosen", where=coded.id, remedy="open the page again", status=400)
    return Span(start, end)


def _new(coded: CodedArticle, span: Span, sent: Sent, reviewer: str) -> NewDecision:
    """The decision that was sent: the slots of its kind that are filled in, on the words as they were narrowed."""
    kind = sent.get("kind")
    if kind not in KINDS:
        raise DecisionInvalid("no kind of statement is chosen", remedy="choose what the words tell")
    who = "actors" if kind in ("event", "situation") else "holders"
    filled = {slot: sent.get(slot) for slot in FIELDS if slot in editable_slots(kind)} | {who: sent.get("who")}
    return NewDecision(
        id=coded.id,
        verb="add",
        by=reviewer,
        reason=sent.get("note"),
        kind=kind,
        span=_narrowed(coded, span, sent.get("words")),
        slots={slot: value for slot, value in filled.items() if value},
    )


def _narrowed(coded: CodedArticle, span: Span, words: str) -> Span:
    """The span of words that were typed over those chosen; they must stand once among these, or near them."""
    text = coded.text
    if not words or words == " ".join(span.of(text).split()):
        return span
    for low, high in (span, (max(0, span.start - AROUND), span.end + AROUND)):
        if text.count(words, low, high) == 1:
            start = text.index(words, low, high)
            return Span(start, start + len(words))
    raise DecisionInvalid("these words do not stand there", where=words[:80], remedy="copy them from the page")
