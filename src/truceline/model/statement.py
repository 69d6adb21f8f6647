"""Statements: the things that an article says of a negotiation, with every slot of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.model.spans import Span

StatementKind = Literal["event", "position", "precondition", "assessment", "situation"]
Format = Literal[
    "bilateral",
    "trilateral",
    "multilateral",
    "one-on-one",
    "phone",
    "video",
    "proximity",
    "shuttle",
    "plenary",
    "other",
]
Level = Literal["leaders", "ministers", "envoys", "officials", "technical"]
Status = Literal[
    "occurred",
    "ongoing",
    "planned",
    "proposed",
    "demanded",
    "threatened",
    "conditional",
    "predicted",
    "denied",
    "unreported",
    "historical",
]
Phase = Literal[
    "proposed",
    "announced",
    "agreed",
    "signed",
    "declared",
    "in_effect",
    "extended",
    "suspended",
    "violated",
    "collapsed",
    "expired",
    "rejected",
]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
Stance = Literal["supports", "opposes", "demands", "offers", "rejects", "resists", "considers"]
Relation = Literal["requires", "exchange", "leads_to"]
AttributionRole = Literal["says", "denies", "claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One level of reported speech: who (actor id, null where the text names nobody), by which cue, and what."""

    source: str | None
    source_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]
    direct: bool
    role: AttributionRole = "says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """An attribution of the article, coded or not. `parent` is the id of the one in whose content it lies."""

    id: str
    parent: str | None
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class On:
    """What exactly a position is for or against: a step, by whom, for whom, where, or its negation."""

    step: str | None
    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    place: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts. `low` equals `high` where exact or "about"; an open bound is null."""

    span: Span
    low: float | None
    high: float | None
    unit: str
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A claim of rank ("first since …") in the text's words: `rank`, `since` and `scope`."""

    rank: str
    since: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that the article says. What the text does not say is null or empty, never invented.

    Dates are EDTF (ISO 8601-2): `date` of the happening, `said` of the utterance, `due` of what is demanded,
    agreed or threatened. `rule` names what found the statement. See DESIGN.md, section 2, for every slot.
    """

    id: str
    kind: StatementKind
    span: Span
    trigger: Span
    sentence: int
    rule: str
    type: str | None = None
    mode: str | None = None
    plover: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    format: Format | None = None
    level: Level | None = None
    host: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    status: Status | None = None
    phase: Phase | None = None
    factuality: Factuality = "CT+"
    place: str | None = None
    time: str | None = None
    date: str | None = None
    said: str | None = None
    due: str | None = None
    attribution: tuple[Attribution, ...] = ()
    quoted: tuple[Span, ...] = ()
    condition: str | None = None
    quantities: tuple[Quantity, ...] = ()
    ordinal: Ordinal | None = None
    occurrence: str | None = None
    holders: tuple[str, ...] = ()
    issue: str | None = None
    stance: Stance | None = None
    on: On | None = None
    relation: Relation | None = None
    first: str | None = None
    then: str | None = None
    first_on: On | None = None
    then_on: On | None = None
    likelihood: str | None = None
    likelihood_band: str | None = None
