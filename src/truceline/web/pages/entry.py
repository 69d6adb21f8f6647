"""How somebody comes in: with the token where one is needed, and with a name for what is decided."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from truceline.errors import RequestRefused
from truceline.model.decision import LONGEST_NAME
from truceline.web.addresses import address
from truceline.web.desk import Desk
from truceline.web.guard import remember
from truceline.web.pages.forms import Sent, read_form
from truceline.web.press import desk_templates, print_own


def entry_routes(desk: Desk) -> list[Route]:
    """The routes of coming in, of telling a name, and of handing pages over."""
    return [
        Route("/enter", partial(_enter, desk)),
        Route("/enter", partial(_entered, desk), methods=["POST"]),
        Route("/reviewer", partial(_named, desk), methods=["POST"]),
        Route("/add", partial(_add, desk)),
        Route("/add", partial(_added, desk), methods=["POST"]),
    ]


def _enter(desk: Desk, request: Request) -> Response:  # one shape for all pages
    session = request.scope["session"]
    text = desk_templates().get_template("enter.html").render(csrf=request.scope["csrf"])
    return remember(HTMLResponse(text), session, desk.access, encrypted=_encrypted(request))


async def _entered(desk: Desk, request: Request) -> Response:
    sent = await read_form(request)
    if not desk.access.admits(sent.get("token")):
        raise RequestRefused("this is not the token of this desk", remedy="it was printed when it opened", status=403)
    session = replace(request.scope["session"], admitted=True)
    return remember(RedirectResponse("/", 303), session, desk.access, encrypted=_encrypted(request))


async def _named(desk: Desk, request: Request) -> Response:
    name = (await read_form(request)).get("name")
    if not name or len(name) > LONGEST_NAME:
        what = f"a reviewer has a name of at most {LONGEST_NAME} characters"
        raise RequestRefused(what, remedy="go back and give one", status=400)
    session = replace(request.scope["session"], reviewer=name)
    return remember(RedirectResponse(address("review"), 303), session, desk.access, encrypted=_encrypted(request))


def _add(desk: Desk, request: Request) -> Response:
    with desk.shelf.look() as look:
        page = print_own(desk, look, request, "add", "Add pages", told=None)
    return remember(page, request.scope["session"], desk.access, encrypted=_encrypted(request))


async def _added(desk: Desk, request: Request) -> Response:
    return await run_in_threadpool(_keep, desk, request, await read_form(request))


def _keep(desk: Desk, request: Request, sent: Sent) -> Response:
    """Keep what was pasted and what was uploaded, and say what became of it."""
    given = [*sent.files, *([("pasted", sent.get("page").encode("utf-8", "replace"))] if sent.get("page") else [])]
    if not given:
        raise RequestRefused("there is no page", remedy="go back, and paste one or choose a file", status=400)
    told: list[str] = []
    counts = [0, 0, 0]
    for name, content in given:
        added, lines = desk.upload(content, name)
        counts = [a + b for a, b in zip(counts, (added.new, added.known, added.unread), strict=True)]
        told += lines
    with desk.shelf.look() as look:
        return print_own(desk, look, request, "add", "Add pages", told=told, counts=counts)


def _encrypted(request: Request) -> bool:
    return request.url.scheme == "https"
