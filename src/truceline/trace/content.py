"""What a brief says, as frozen values: every entry carries the reports that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.model.article import PartName
from truceline.model.conflict import ConflictClass, ConflictKind, Scope, Severity
from truceline.model.spans import Span

Verdict = Literal["accepted", "edited", "added"]
State = Literal["held", "planned", "denied"]
HappeningKind = Literal["meeting", "call", "agreement", "act"]
DeadlockKind = Literal["order", "exchange"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Where one statement stands in the pages, and whose words it is.

    `page_number` and `paragraph` count from 1, as a reader counts; `sentence` is the index of the record.
    `known` is the time from which the page could be known, and `lineage` the id of the earliest page of which it is a
    copy, its own where it is none; both of the first version of the page that said the same. `origin` is that version
    and the statement's id there, null where the page is the first to say it.
    `speakers` are the sources of the attribution, innermost first, in words; empty where the outlet speaks itself.
    `quote` is the text of `span`, the statement's own or one around it that tells more, and `trigger` the run of the
    quote that holds its trigger.
    `verdict` says that a reviewer accepted, edited or added the statement; null where nobody did.
    `notes` say how this report departs from the entry (another date, another format, only planned then).
    """

    page: str
    page_number: int
    known: str | None
    lineage: str
    outlet: str
    sentence: int
    paragraph: int
    span: Span
    page_span: Span | None
    statement: str
    speakers: tuple[str, ...]
    quote: str
    trigger: Span
    notes: tuple[str, ...] = ()
    verdict: Verdict | None = None
    origin: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page that was handed over. `reason` says why it was not coded, null where it was.

    `as_of` are the dates (EDTF) as of which it says that it speaks. `outlet_country` (ISO 3166-1 alpha-3)
    and `outlet_language` are those of the outlet, where the user tells them.
    """

    number: int | None
    id: str | None
    name: str
    title: str | None
    published: str | None
    language: str | None
    statements: int
    reason: str | None = None
    as_of: tuple[str, ...] = ()
    outlet_country: str | None = None
    outlet_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyEntry:
    """A page that copies or edits the text of another, with words that it has otherwise: here, and in the other.

    `share` is the part of the shorter text that both have, 0 to 1.
    """

    number: int
    of_number: int
    share: float
    altered: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side of the negotiation: a government, group or organisation, and its people whom the statements name.

    `judges_only` marks those who only judge (a think-tank): they are no side.
    """

    name: str
    actor: str | None
    people: tuple[str, ...]
    statements: int
    judges_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A meeting, call, agreement or act that one statement or several report.

    `what` is the noun for it, `words` says it with its parties. `states` are the words for how real it is told to be,
    `dates` EDTF, each with the first report's first. `level` is null where people are named, whose offices tell it.
    """

    kind: HappeningKind
    state: State
    what: str
    words: str
    occurrence: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    dates: tuple[str, ...]
    places: tuple[str, ...]
    formats: tuple[str, ...]
    level: str | None
    hosts: tuple[str, ...]
    mediators: tuple[str, ...]
    states: tuple[str, ...]
    ordinals: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What somebody demands, offers, supports, rejects or threatens.

    `verb` is the plain word for it in the third person, `object` the step that it is on, in words. Where it is on no
    step, the quote alone tells what it is about, `about` the issue at most. `to` is whom it is addressed to. `stance`,
    `step`, `issue` and `type` are the codes behind the words. `denied`: the verb says that they do not, or that they
    want it not to be.
    """

    holders: tuple[str, ...]
    verb: str
    object: str | None
    about: str | None
    to: tuple[str, ...]
    stance: str | None
    step: str | None
    issue: str | None
    type: str | None
    due: str | None
    qualifiers: tuple[str, ...]
    reports: tuple[Report, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One thing wanted before another. `holders` is empty where nobody is named as wanting it.

    `given_up` is the latest report, where it says that the holders do not want it, or no longer.
    """

    holders: tuple[str, ...]
    relation: str
    first: str
    then: str
    first_words: str
    then_words: str
    reports: tuple[Report, ...]
    given_up: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Steps that follow one another when the links of several statements are laid end to end."""

    steps: tuple[str, ...]
    sentence: str
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlock:
    """Two sides of whom each wants first what the other wants last. `links` are places in the brief's links."""

    kind: DeadlockKind
    sentence: str
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A judgement or forecast. `by` is who judges, in words; `band` an ICD 203 row ("55-80"); `said` the day (EDTF)."""

    by: str
    word: str | None
    band: str | None
    said: str | None
    qualifiers: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A state of things that the pages describe."""

    since: str | None
    qualifiers: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """What the pages leave open, and why it counts as open; `sentence` is empty where the quote says it itself."""

    sentence: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict: words of a page, or something known apart from the pages (`knowledge`).

    `text` is the sentence (or the quote, where no sentence is known); `quote` is the run of it that is the evidence
    and `marks` are the runs of it that differ from the other side. `span` is the evidence in its part of the page.
    """

    page: str | None
    page_number: int | None
    outlet: str | None
    published: str | None
    url: str | None
    part: PartName | None
    paragraph: int | None
    text: str
    quote: Span
    marks: tuple[Span, ...] = ()
    knowledge: str | None = None
    span: Span | None = None
    page_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictEntry:
    """A conflict, its first two sides being the pair and the others further reports.

    `about` is the happening that it is about, in words; null where the pages tell of none. `verdict` says that a
    reviewer accepted it.
    """

    id: str
    rule: str
    kind: ConflictKind
    class_: ConflictClass
    scope: Scope
    severity: Severity
    explanation: str
    about: str | None
    sides: tuple[Side, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What some pages say of a negotiation, and what in them cannot stand together."""

    pages: tuple[PageEntry, ...]
    copies: tuple[CopyEntry, ...]
    parties: tuple[Party, ...]
    held: tuple[Happening, ...]
    planned: tuple[Happening, ...]
    denied: tuple[Happening, ...]
    calls: tuple[Happening, ...]
    agreements: tuple[Happening, ...]
    stands: tuple[Stand, ...]
    links: tuple[Link, ...]
    chains: tuple[Chain, ...]
    deadlocks: tuple[Deadlock, ...]
    assessments: tuple[Assessment, ...]
    situations: tuple[Situation, ...]
    acts: tuple[Happening, ...]
    open: tuple[OpenPoint, ...]
    conflicts: tuple[ConflictEntry, ...]
