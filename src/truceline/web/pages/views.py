"""The views of a case, live: the pages of its dossier, as known on any day."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from truceline.api.day import read_day
from truceline.api.views import search
from truceline.case.articles import days_known, days_of_publication
from truceline.errors import StillFinding, UnknownId
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.site import RENDER, asset_files
from truceline.publish.dossier.source import render_source
from truceline.publish.dossier.timeline import render_timeline
from truceline.trace.changes import Changes
from truceline.trace.listing import Conflicts
from truceline.trace.sources import Source
from truceline.web.desk import Desk
from truceline.web.feed import change_entries, conflict_entries, last_days, render_feed
from truceline.web.press import as_live, dossier_press, print_own
from truceline.web.shelf import Look

TYPES = {"css": "text/css", "js": "text/javascript"}
MOST_FOUND = 50
"""Articles that a search shows."""


def view_routes(desk: Desk) -> list[Route]:
    """A route for each view, the pages themselves, the search, and the files that all pages share."""
    views = [Route("/" if name == "home" else f"/{name}", partial(_view, desk, name)) for name in (*RENDER, "timeline")]
    return [
        *(route for route in views if route.path != "/changes"),
        Route("/changes", partial(_changes, desk)),
        Route("/source", partial(_source, desk)),
        Route("/search", partial(_search, desk)),
        Route("/feed.atom", partial(_feed, desk)),
        Route("/assets/{name}", partial(_asset, assets())),
    ]


def assets() -> dict[str, str]:
    """The files of the desk and of the dossier, by their names."""
    own = {f.name: f.read_text(encoding="utf-8") for f in (files("truceline.web") / "assets").iterdir()}
    return {**own, **{name.rpartition("/")[2]: text for name, text in asset_files()}}


def _asset(found: dict[str, str], request: Request) -> Response:
    name = request.path_params["name"]
    if name not in found:
        raise UnknownId("the desk has no such file", where=name)
    return Response(found[name], media_type=TYPES[name.rpartition(".")[2]], headers={"Cache-Control": "max-age=300"})


def _view(desk: Desk, name: str, request: Request) -> Response:
    number = _number(request.query_params.get("part", "1"))
    with desk.shelf.look(_day(request), whole=True) as look:
        return as_live(desk, look, look.print(f"{name} {number}", lambda: _rendered(look, name, number)))


def _rendered(look: Look, name: str, number: int) -> str:
    press = _press(look)
    if name != "timeline":
        return RENDER[name](press)
    (part,) = render_timeline(press, number)
    return part


def _changes(desk: Desk, request: Request) -> Response:
    """What changed, between two days where they are given."""
    asked = {name: request.query_params.get(name, "") for name in ("since", "until")}
    changed: tuple[Changes, ...] = ()
    if all(asked.values()):
        with desk.shelf.pair(*map(read_day, asked.values())) as (before, after):
            changed = (after.changes_since(before),)
    with desk.shelf.look(_day(request), whole=True) as look:
        press = _press(look, **asked)
        text = RENDER["changes"](replace(press, dossier=replace(press.dossier, changes=changed)))
        return as_live(desk, look, text)


def _source(desk: Desk, request: Request) -> Response:
    """The page of an article."""
    id_ = request.query_params.get("id", "")
    with desk.shelf.look(_day(request), whole=True) as look:
        page = look.dossier.sources.page(id_)
        if page is None:
            raise UnknownId("the case has no page with this id on that day", where=id_)
        adding = "1" if request.query_params.get("adding") else ""
        return as_live(desk, look, look.print(f"source {adding} {id_}", lambda: _source_text(look, page, adding)))


def _source_text(look: Look, page: Source, adding: str) -> str:
    press = _press(look)
    press = replace(press, beside={**press.beside, "adding": adding})
    return render_source(press, page, look.things)


def _search(desk: Desk, request: Request) -> Response:
    """The articles in which words stand."""
    words, day = request.query_params.get("q", ""), _day(request)
    with desk.shelf.look() as look:
        found = search(look.known.file, words, day, MOST_FOUND).whole if words.strip() else None
        return print_own(desk, look, request, "search", "Search", words=words, found=found, until=day)


def _feed(desk: Desk, request: Request) -> Response:
    """The conflicts, and what changed on the last days on which pages were published; that of before while it is made
    anew."""
    base = str(request.base_url).rstrip("/")
    return Response(desk.feed.get(lambda: _made_feed(desk, base)), media_type="application/atom+xml")


def _made_feed(desk: Desk, base: str) -> bytes:
    with desk.shelf.look() as look:
        db = look.known.file.db
        days, title = days_of_publication(db), look.known.title or desk.name
        conflicts = [c for c in look.known.find(Conflicts).conflicts if c.class_ != "different_scope"]
        entries = list(conflict_entries(conflicts, days_known(db)))
    for since, until in last_days(days):
        with suppress(StillFinding), desk.shelf.pair(since, until) as (before, after):
            entries += change_entries(after.changes_since(before).changes, until)
    return render_feed(title, base, entries)


def _press(look: Look, **asked: str) -> Press:
    return dossier_press(look, look.files, **asked)


def _day(request: Request) -> str | None:
    """The day as of which a page is asked for. Raises DayInvalid."""
    day = request.query_params.get("known_at", "")
    return read_day(day) if day else None


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and int(word[:6]) > 0 else 1
