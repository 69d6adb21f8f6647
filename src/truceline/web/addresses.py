"""Addresses of the desk: those that the pages of a dossier have there, and its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from truceline.publish.dossier.addresses import safe_name

OWN_VIEWS = {"review": "Review", "search": "Search", "add": "Add pages"}
"""What only the desk has, each with its title."""


@dataclass(frozen=True)
class DeskAddress:
    """Addresses that keep to the day as of which a case is looked at. `files` is as in SiteAddress."""

    known_at: str = ""
    files: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __call__(self, view: str, thing: str = "", part: str = "") -> str:
        if view == "asset":
            return f"/assets/{thing}"
        if view == "source":
            return address("source", part, id=thing, known_at=self.known_at)
        number = self.files.get((view, thing), 1)
        anchor = part or (safe_name(thing) if thing else "")
        return address(view, anchor, part=str(number) if number > 1 else "", known_at=self.known_at)

    def at(self, day: str) -> DeskAddress:
        """The addresses of the case as known on a day; a long view from its beginning."""
        return replace(self, known_at=day, files={})


def address(view: str, anchor: str = "", **asked: str) -> str:
    """The address of a view of the desk, with what is asked of it."""
    query = urlencode({name: value for name, value in asked.items() if value})
    path = "" if view == "home" else view
    return f"/{path}{f'?{query}' if query else ''}{f'#{anchor}' if anchor else ''}"
