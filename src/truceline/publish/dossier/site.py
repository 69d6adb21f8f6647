"""A dossier as files: every page of a dossier, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files

from truceline.publish.dossier.actors import render_actors
from truceline.publish.dossier.addresses import SiteAddress, day_folder, source_file, view_file
from truceline.publish.dossier.changes import render_changes
from truceline.publish.dossier.conflicts import render_conflicts
from truceline.publish.dossier.dossier import Dossier
from truceline.publish.dossier.home import render_home
from truceline.publish.dossier.ledger import render_ledger
from truceline.publish.dossier.lineages import render_lineages
from truceline.publish.dossier.meetings import render_meetings
from truceline.publish.dossier.pages import render_pages
from truceline.publish.dossier.places import render_map
from truceline.publish.dossier.positions import render_positions
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.rules import render_rules
from truceline.publish.dossier.sequence import render_sequence
from truceline.publish.dossier.source import render_source
from truceline.publish.dossier.things import things_of
from truceline.publish.dossier.timeline import files_of_timeline, render_timeline

RENDER: Mapping[str, Callable[[Press], str]] = {
    "home": render_home,
    "conflicts": render_conflicts,
    "changes": render_changes,
    "sequence": render_sequence,
    "positions": render_positions,
    "ledger": render_ledger,
    "meetings": render_meetings,
    "actors": render_actors,
    "map": render_map,
    "pages": render_pages,
    "lineages": render_lineages,
    "rules": render_rules,
}
"""The views that are one page each; the timeline may be several."""
ASSETS = ("design.css", "dossier.css", "dossier.js")


def asset_files() -> Iterator[tuple[str, str]]:
    """The files that all pages share, with their names from the top of the site."""
    folder = files("truceline.publish.dossier") / "assets"
    for name in ASSETS:
        yield f"assets/{name}", (folder / name).read_text(encoding="utf-8")


def dossier_files(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The pages of a dossier, with the names of their files from the top of the site."""
    folder = day_folder(dossier.known_at or "")
    root = "../" * folder.count("/")
    places = {("timeline", id_): number for id_, number in files_of_timeline(dossier)}
    press = Press(dossier, SiteAddress(root=root, files=places))
    for view, render in RENDER.items():
        yield folder + view_file(view), render(press)
    for number, text in enumerate(render_timeline(press), start=1):
        yield folder + view_file("timeline", number), text
    below = Press(dossier, SiteAddress(up="../", root=f"{root}../", files=places))
    things = things_of(dossier)
    for page in dossier.sources.pages:
        yield folder + source_file(page.coded.id), render_source(below, page, things)
