"""The views of a case, each found in what was known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from truceline.trace.known import Known
from truceline.trace.ledger import Ledger
from truceline.trace.listing import Conflicts, list_conflicts
from truceline.trace.meetings import Meetings
from truceline.trace.parties import KeptTo
from truceline.trace.positions import Positions
from truceline.trace.sequence import Order
from truceline.trace.standing import Standing, find_standing
from truceline.trace.timeline import Timeline

View = TypeVar("View")

VIEWS: Mapping[type, Callable[[Known], Any]] = {
    Standing: find_standing,
    Timeline: lambda known: known.timeline,
    Meetings: lambda known: known.meetings,
    Positions: lambda known: known.positions,
    Order: lambda known: known.order,
    Ledger: lambda known: known.ledger,
    Conflicts: lambda known: list_conflicts(known.conflicts, known.day),
    KeptTo: lambda known: known.kept_to,
}
"""How each view is found."""


def find_view(kind: type[View], known: Known) -> View:
    """The view of a kind, one of VIEWS."""
    found: View = VIEWS[kind](known)
    return found
