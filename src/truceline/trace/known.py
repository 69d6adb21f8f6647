"""A case as it was known at the end of a day: what its views are found in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from truceline.lexicon.lexicon import Lexicon
from truceline.model.conflict import Conflict
from truceline.trace.content import Happening, Stand
from truceline.trace.happenings import find_happenings
from truceline.trace.ledger import Ledger, find_ledger
from truceline.trace.meetings import Meetings, find_meetings
from truceline.trace.parties import ALL, KeptTo
from truceline.trace.positions import Positions, find_positions
from truceline.trace.sequence import Order, find_order
from truceline.trace.sources import Sources
from truceline.trace.stands import find_stands
from truceline.trace.timeline import Timeline, find_timeline


@dataclass(frozen=True, kw_only=True)
class Known:
    """The pages of a case and their conflicts as known by the end of a day (ISO 8601; null where no page has one).

    What is found in them is found once, when it is first asked for.
    """

    day: str | None
    sources: Sources
    conflicts: tuple[Conflict, ...]
    lexicon: Lexicon
    kept_to: KeptTo = ALL

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What happened, was planned or denied."""
        return find_happenings(self.sources)

    @cached_property
    def stands(self) -> tuple[Stand, ...]:
        """What somebody wants, offers, refuses or threatens."""
        return find_stands(self.sources)

    @cached_property
    def timeline(self) -> Timeline:
        """What happened, was planned or denied, by date, and when that was known."""
        return find_timeline(self.sources, self.happenings, self.stands, self.day, self.conflicts)

    @cached_property
    def meetings(self) -> Meetings:
        """Who met whom, as planned and as held, and who is to meet."""
        return find_meetings(self.sources, self.timeline)

    @cached_property
    def positions(self) -> Positions:
        """The last word of each party on each issue, and how it moved."""
        return find_positions(self.sources, self.lexicon, self.day)

    @cached_property
    def order(self) -> Order:
        """What is wanted before what, where that goes round in a ring, and what would open it."""
        return find_order(self.sources, self.happenings, self.day)

    @cached_property
    def ledger(self) -> Ledger:
        """Agreements and ceasefires by stage, who confirms them, and who says that they were broken."""
        return find_ledger(self.sources, self.lexicon, self.day)
