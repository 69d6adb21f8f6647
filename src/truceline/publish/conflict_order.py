"""Conflicts as a reader takes them up: those about one happening together, the worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from truceline.model.conflict import Conflict, Evidence
from truceline.model.statement import Statement
from truceline.trace.happenings import describe_happening, main_dates
from truceline.trace.sources import Source, Sources
from truceline.trace.words import date_words, list_words

ABOUT_PERSONS = ("role", "age")
"""Kinds that turn on a person, whatever the sentence tells beside it."""
ABOUT_NAMES = "spelling"
"""The rule that turns on how a name is written."""


def group_by_happening(conflicts: Sequence[Conflict], sources: Sources) -> Iterator[tuple[str | None, Conflict]]:
    """Each conflict with the happening that it is about in words, those about one happening together.

    Groups come in the order of their first conflict; those about no happening that the pages tell (an office, an age)
    are one group, with None.
    """
    about: dict[str, str | None] = {}
    groups: defaultdict[str | None, list[tuple[str | None, Conflict]]] = defaultdict(list)
    for conflict in conflicts:
        occurrence = _occurrence(conflict, sources)
        if occurrence is not None and occurrence not in about:
            about[occurrence] = _happening_words(occurrence, sources)
        words = about[occurrence] if occurrence is not None else None
        groups[occurrence if words else None].append((words, conflict))
    for members in groups.values():
        yield from members


def _occurrence(conflict: Conflict, sources: Sources) -> str | None:
    """The occurrence that both sides of a conflict report, else the one that its first side does."""
    if conflict.kind in ABOUT_PERSONS or conflict.rule == ABOUT_NAMES:
        return None
    told = [[s.occurrence for s in _statements(e, sources) if s.occurrence] for e in conflict.evidence[:2]]
    shared = [o for o in told[0] if all(o in others for others in told[1:])]
    return next(iter(shared or [o for side in told for o in side]), None)


def _statements(evidence: Evidence, sources: Sources) -> list[Statement]:
    """The events of the words of a side: those whose trigger it holds first, then the shortest."""
    page, span = sources.page(evidence.page), evidence.span
    if page is None or span is None or evidence.part not in ("text", None):
        return []
    events = [s for s in page.coded.statements if s.kind == "event" and s.span.overlaps(span)]
    return sorted(events, key=lambda s: (not span.contains(s.trigger), s.span.end - s.span.start, s.span, s.id))


def _happening_words(occurrence: str, sources: Sources) -> str | None:
    """A happening in a line: "meeting of Sudan and Ethiopia, 3 May 2024"; null where nobody and no day is named."""
    told: list[tuple[Source, Statement]] = [(p, s) for p, s in sources.statements() if s.occurrence == occurrence]
    if not told:
        return None
    h = describe_happening(told, sources)
    mutual = h.kind in ("meeting", "call") and len(h.actors) > 1
    who = (" of " if mutual else ", ") + list_words(h.actors) if h.actors else ""
    day = "".join(f", {date_words(d)}" for d in main_dates(h)[:1])
    return f"{h.what}{who}{day}" if who or day else None
