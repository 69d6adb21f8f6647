"""What each statement of a case came to be in its views: in the words of those views, with where it stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.publish.changes_text import thing_words
from truceline.publish.dossier.dossier import Dossier, happening_id
from truceline.trace.content import Report
from truceline.trace.words import date_words, label, labels, list_words, verb

Key = tuple[str, str]
"""The ids of an article and of a statement in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldThing:
    """What a statement is part of: what it is in a word, in a line, and where it stands (`view`, `id`)."""

    what: str
    words: str
    view: str
    id: str


def things_of(dossier: Dossier) -> Mapping[Key, ToldThing]:
    """The thing that each statement is part of, where a view tells of one."""
    found: dict[Key, ToldThing] = {}
    for report, thing in _things(dossier):
        found.setdefault((report.page, report.statement), thing)
    return found


def statement_words(
    *,
    type: str | None,  # the slot's name
    stance: str | None,
    issue: str | None,
    step: str | None,
    first: str | None,
    then: str | None,
) -> str:
    """What a statement tells, by its slots alone: "demands a ceasefire", "first a ceasefire, then peace talks"."""
    if first and then:
        return f"first {label('steps', first)}, then {label('steps', then)}"
    if stance:
        return " ".join(filter(None, [verb("stances", stance, ()), label("steps", step) or label("issues", issue)]))
    acts = labels()["acts"]
    return acts[type][0] if type in acts else "an act of no kind that has a name"


def link_id(report: Report) -> str:
    """What names an order in the addresses of a dossier, by its first report."""
    return f"order-{report.statement}"


def _things(dossier: Dossier) -> Iterator[tuple[Report, ToldThing]]:
    for condition in dossier.order.conditions:
        link = condition.link
        thing = ToldThing(what="order", words=thing_words(link), view="sequence", id=link_id(link.reports[0]))
        yield from ((report, thing) for report in link.reports)
    for stand in dossier.stands:
        thing = ToldThing(what="position", words=thing_words(stand), view="positions", id="")
        yield from ((report, thing) for report in stand.reports)
    for entry in dossier.entries:
        h = entry.happening
        thing = ToldThing(what=h.what, words=thing_words(h), view="timeline", id=happening_id(entry))
        yield from ((report, thing) for report in entry.reports)
    for a in dossier.assessments:
        word = f": {a.word}" if a.word else ""
        thing = ToldThing(what="assessment", words=f"{a.by}{word}", view="", id="")
        yield from ((report, thing) for report in a.reports)
    for s in dossier.situations:
        words = list_words([*([date_words(s.since)] if s.since else []), *s.qualifiers]) or "a state of things"
        thing = ToldThing(what="situation", words=words, view="", id="")
        yield from ((report, thing) for report in s.reports)
