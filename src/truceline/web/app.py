"""The desk as an ASGI application."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Thread

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from truceline.errors import RequestRefused, TrucelineError
from truceline.web.access import Access
from truceline.web.api.routes import api_routes
from truceline.web.desk import Desk
from truceline.web.guard import Guard
from truceline.web.pages.addition import addition_routes
from truceline.web.pages.entry import entry_routes
from truceline.web.pages.review import review_routes
from truceline.web.pages.views import view_routes
from truceline.web.press import desk_templates
from truceline.web.problems import problem, status_of
from truceline.web.shelf import Shelf
from truceline.web.work import Worker


def make_app(case: str | os.PathLike[str], access: Access | None = None) -> Starlette:
    """Make the desk of a case file, which must be there when the first request comes."""
    path = Path(case)
    desk = Desk(path=path, access=access or Access(), shelf=Shelf(path), worker=Worker(path))

    @asynccontextmanager
    async def open_desk(_: Starlette) -> AsyncIterator[None]:
        desk.worker.start()
        desk.worker.wake()
        Thread(target=_read_ahead, args=(desk,), name="truceline first look", daemon=True).start()
        yield
        desk.worker.stop()
        desk.shelf.close()

    app = Starlette(
        routes=[
            *view_routes(desk),
            *review_routes(desk),
            *addition_routes(desk),
            *entry_routes(desk),
            *api_routes(desk),
        ],
        middleware=[Middleware(Guard, access=desk.access)],
        exception_handlers={TrucelineError: _told, HTTPException: _refused},
        lifespan=open_desk,
    )
    app.state.desk = desk
    return app


def _read_ahead(desk: Desk) -> None:
    """Read the case before anybody asks for it."""
    with suppress(TrucelineError), desk.shelf.look(whole=True):
        pass


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrucelineError)
    return _shown(request, error, status_of(error))


async def _refused(request: Request, error: Exception) -> Response:
    """What the router itself refuses: an unknown path, a method that is not taken."""
    assert isinstance(error, HTTPException)
    response = _shown(request, RequestRefused(error.detail, status=error.status_code), error.status_code)
    response.headers.update(error.headers or {})
    return response


def _shown(request: Request, error: TrucelineError, status: int) -> Response:
    """An error as a page where a person asked, as JSON where a program did."""
    if request.url.path.startswith("/api/"):
        return problem(error, status)
    text = desk_templates().get_template("problem.html").render(error=error)
    return HTMLResponse(text, status)
