"""What every answer of a desk is made from: the case at hand, who may use it, and the work in the background."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from truceline.api.case import Case
from truceline.capture.files import capture_content
from truceline.errors import PageError, TrucelineError
from truceline.model.decision import Decision
from truceline.model.page import Page
from truceline.pipeline import Added
from truceline.web.access import Access
from truceline.web.api.models import NewDecision
from truceline.web.latest import Latest
from truceline.web.shelf import Shelf
from truceline.web.work import Worker


@dataclass(frozen=True)
class Desk:
    """A case that is open in browsers. One writes at a time, many read."""

    path: Path
    access: Access
    shelf: Shelf
    worker: Worker
    feed: Latest[bytes] = field(default_factory=Latest)
    _writing: Lock = field(default_factory=Lock)

    @property
    def name(self) -> str:
        """What the case is called where it has no title."""
        return self.path.stem

    def decide(self, new: NewDecision) -> Decision:
        """Keep a decision. Raises DecisionInvalid, UnknownId or CaseFileBusy."""
        with self._writing, Case(self.path) as case:
            made = case.decide(
                new.id,
                new.verb,
                by=new.by,
                reason=new.reason,
                other=new.other,
                slots=new.slots,
                kind=new.kind or "",
                words=new.words,
                span=new.span,
            )
        self.worker.wake()
        return made

    def add(self, pages: list[Page | PageError]) -> tuple[Added, list[str]]:
        """Keep pages and have them coded by and by. Gives the counts, and a line for each that could not be read."""
        told: list[str] = []
        with self._writing, Case(self.path) as case:
            added = case.keep(pages, lambda error: told.append(error.line))
        if added.new:
            self.worker.wake()
        return added, told

    def upload(self, content: bytes, name: str) -> tuple[Added, list[str]]:
        """Keep the pages of a file that was handed over."""
        return self.add(pages_of(content, name))


def pages_of(content: bytes, name: str) -> list[Page | PageError]:
    """The pages of a file's bytes; of the name only the last part is believed."""
    file = Path(Path(name.replace("\\", "/")).name[:200] or "page")
    try:
        return list(capture_content(content, file))
    except PageError as error:
        return [error]
    except TrucelineError as error:
        return [PageError(error.what, where=str(file), why=error.why)]
