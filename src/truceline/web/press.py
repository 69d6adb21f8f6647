"""How the desk prints: the dossier's templates within its own frame, with what only a live page has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from truceline.case.coverage import Coverage
from truceline.publish.decisions_text import VERBS
from truceline.publish.dossier.press import Press, make_environment
from truceline.trace.parties import KeptTo
from truceline.trace.standing import Standing
from truceline.web.addresses import OWN_VIEWS, DeskAddress, address
from truceline.web.desk import Desk
from truceline.web.shelf import Look

LIVE = Markup("<!-- live -->")
"""Where a printed page is told how live it is; no words of a page can be this, as all of them are escaped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above every page, of a case whose pages need not be read for it."""

    name: str
    known_at: str | None
    day: str | None
    coverage: Coverage
    kept_to: KeptTo
    days: tuple[str, ...] = ()


@cache
def desk_templates() -> Environment:
    """The templates of the desk, which stand before those of the dossier of the same names."""
    dossier = PackageLoader("truceline.publish.dossier")
    own = PackageLoader("truceline.web")
    environment = make_environment(ChoiceLoader([own, dossier, PrefixLoader({"dossier": dossier})]))
    environment.globals.update(own_views=OWN_VIEWS, to=address, verbs=VERBS)
    return environment


def print_own(desk: Desk, look: Look, request: Request, view: str, title: str, **values: object) -> Response:
    """A page that only the desk has, for one session."""
    heading = Heading(
        name=look.known.title or desk.name,
        known_at=look.known.known_at,
        day=look.known.find(Standing).as_of,
        coverage=look.known.coverage,
        kept_to=look.known.find(KeptTo),
    )
    template = desk_templates().get_template(f"{view}.html")
    session = request.scope["session"]
    own = {"session": session, "csrf": request.scope["csrf"], "dossier": heading, "address": DeskAddress()}
    text = template.render(view=view, title=title, **own, live=_live(desk, look), **values)
    return HTMLResponse(text)


def dossier_press(look: Look, files: Mapping[tuple[str, str], int], **asked: str) -> Press:
    """A press for the pages that a dossier has; they are the same for all sessions, until `as_live` sees them."""
    at = DeskAddress(known_at=look.known.known_at or "", files=files)
    return Press(look.dossier, at, desk_templates(), {"live": LIVE, "asked": asked})


def as_live(desk: Desk, look: Look, text: str) -> Response:
    """A page of the dossier with what is to be said of it at this moment."""
    return HTMLResponse(text.replace(LIVE, _live(desk, look), 1))


def _live(desk: Desk, look: Look) -> Markup:
    """How live a page is: what is not in it yet, and what is being done."""
    said = desk_templates().get_template("live.html")
    return Markup(said.render(behind=look.behind, work=desk.worker.doing, failed=desk.worker.failed))
