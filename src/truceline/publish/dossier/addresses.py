"""Where in a dossier a thing stands: the one place that makes addresses, so that another host can make its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

VIEWS = {
    "home": "Where it stands",
    "conflicts": "Conflicts",
    "timeline": "Timeline",
    "changes": "Changes",
    "sequence": "What first",
    "positions": "Positions",
    "ledger": "Ledger",
    "meetings": "Meetings",
    "actors": "Actors",
    "map": "Map",
    "pages": "Pages",
    "lineages": "Lineages",
    "rules": "Rules",
}
"""The views of a dossier in the order in which a reader is offered them, each with its title."""

SAFE = re.compile(r"[0-9a-z][0-9a-z-]{0,39}")
ENDING = ".html"


class Address(Protocol):
    """Makes the address of a view, of one thing in it, and of a part of that.

    The views are those of VIEWS; "source" is an article's page (`thing` is its id), "asset" a file of the dossier
    itself.
    """

    def __call__(self, view: str, thing: str = "", part: str = "") -> str: ...

    def at(self, day: str) -> Address:
        """The addresses in the dossier of a day (ISO 8601; empty for all that is known)."""


def safe_name(id_: str) -> str:
    """A name for a file or an anchor that is made of an id: the id where it is plain, else what is plain of it with
    a digest."""
    if SAFE.fullmatch(id_):
        return id_
    plain = re.sub(r"[^0-9a-z]+", "-", id_.casefold()).strip("-")[:24]
    return f"{plain or 'x'}-{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


@dataclass(frozen=True)
class SiteAddress:
    """Addresses between the files of a site, relative, so that it opens from a disk as from any server.

    `up` leads from the file to the top of its dossier, `root` to the top of the site. `files` says of a long view in
    which of its files a thing stands, from 1.
    """

    up: str = ""
    root: str = ""
    files: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __call__(self, view: str, thing: str = "", part: str = "") -> str:
        if view == "asset":
            return f"{self.root}assets/{thing}"
        if view == "source":
            return f"{self.up}{source_file(thing)}{f'#{part}' if part else ''}"
        anchor = part or (safe_name(thing) if thing else "")
        return f"{self.up}{view_file(view, self.files.get((view, thing), 1))}{f'#{anchor}' if anchor else ''}"

    def at(self, day: str) -> SiteAddress:
        """The addresses in the dossier of a day; a long view from its beginning."""
        return SiteAddress(up=f"{self.root}{day_folder(day)}", root=self.root)


def view_file(view: str, number: int = 1) -> str:
    """The name of the file of a view, or of one of its files."""
    name = "index" if view == "home" else view
    return f"{name}{f'-{number}' if number > 1 else ''}{ENDING}"


def source_file(article: str) -> str:
    """The name of the file of an article, from the top of its dossier."""
    return f"page/{safe_name(article)}{ENDING}"


def day_folder(day: str) -> str:
    """The folder of the dossier of a day; that of all that is known is the top."""
    return f"known-at/{safe_name(day)}/" if day else ""
