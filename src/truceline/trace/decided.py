"""The record as reviewers left it: what their decisions do to it, and what became of each decision.

Verdicts are on a reading. Where truceline reads the same words otherwise now, an acceptance or rejection has no effect
until somebody decides again. Edits, mergers, splits and additions say themselves what is so, and go on. Where truceline
itself came to find what was added, that is told once, with the slots as the reviewer has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.decision import Decision, Subject, Verb
from truceline.model.edits import edited
from truceline.model.identity import digest
from truceline.model.statement import Statement
from truceline.trace.added import Added, all_with_added, place_added, with_added
from truceline.trace.content import Verdict
from truceline.trace.matching import find_subjects

Outcome = Literal["stands", "overruled", "undone", "nothing there now", "read otherwise now", "edited away"]
VERDICTS: tuple[Verb, ...] = ("accept", "reject", "edit")
ACT = ("type", "status", "phase", "factuality", "actors", "recipients", "place", "date")
JUDGED: Mapping[str, tuple[str, ...]] = {
    "event": ACT,
    "situation": ACT,
    "assessment": ("status", "factuality", "holders"),
    "position": ("type", "status", "factuality", "holders", "issue", "stance", "on"),
    "precondition": ("factuality", "holders", "relation", "first", "then"),
}
"""Slots by kind in which a reading must be the same for a verdict on it to hold: what it says, not how it is cut."""
CLASS = ("class",)
"""The same for a conflict of any kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision with what became of it. `things` are the ids of its subjects in the record as it is."""

    decision: Decision
    outcome: Outcome
    things: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Review:
    """What decisions do to a record, by the ids of its statements and conflicts.

    `mended` are new values of slots, `joined` happenings that are told as another, `parted` the happenings of
    statements that were taken out of theirs. `added` are the statements that reviewers added, by article.
    """

    decided: tuple[Decided, ...] = ()
    rejected: frozenset[str] = frozenset()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    mended: Mapping[str, Sequence[Decision]] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    parted: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, Sequence[Added]] = field(default_factory=dict)

    @property
    def quotes(self) -> Mapping[str, str]:
        """The words of statements that reviewers added, by their ids."""
        own = (d.decision.subjects[0] for d in self.decided if d.decision.verb == "add")
        return {subject.id: subject.anchors[0].quote for subject in own}

    def occurrence(self, statement: str, occurrence: str | None) -> str | None:
        """The happening that a statement reports, where linking found `occurrence`."""
        found = self.parted.get(statement, occurrence)
        while found is not None and found in self.joined:
            found = self.joined[found]
        return found

    def of(self, id_: str) -> tuple[Decided, ...]:
        """The decisions on a thing, under its id now or then, the oldest first, with those that take them back."""
        own = (d for d in self.decided if id_ in d.things or any(id_ == s.id for s in d.decision.subjects))
        return self._with_undos(own)

    def on_pages(self, pages: Container[str]) -> tuple[Decided, ...]:
        """The decisions on anything that stood on pages with these SHA-256, with those that take them back."""
        return self._with_undos(
            d for d in self.decided if any(a.sha256 in pages for s in d.decision.subjects for a in s.anchors)
        )

    def _with_undos(self, decided: Iterable[Decided]) -> tuple[Decided, ...]:
        own = {d.decision.seq for d in decided}
        for d in self.decided:
            if d.decision.undoes in own:
                own.add(d.decision.seq)
        return tuple(d for d in self.decided if d.decision.seq in own)


def review(
    decisions: Sequence[Decision],
    articles: Iterable[CodedArticle],
    conflicts: Iterable[Conflict],
    older: Sequence[CodedArticle] = (),
) -> Review:
    """Find what decisions, the oldest first, are on, and what they do. Of verdicts on one thing the latest counts.

    `older` are versions of pages that were edited since. What edits still tell is still decided on.
    """
    if not decisions:
        return Review()
    as_read, compared = tuple(articles), tuple(conflicts)
    now = find_subjects(decisions, as_read, compared, older)
    undone = undone_of(decisions)
    missed = [d for d in decisions if d.verb == "add" and d.seq not in undone and not _is_found(d, now)]
    added = place_added(missed, as_read, older)
    kept = all_with_added(as_read, added)
    if added:
        now = find_subjects(decisions, kept, compared, older)
    gone = frozenset(s.id for coded in older for s in coded.statements) - {s.id for a in kept for s in a.statements}
    edited_pages = frozenset(coded.article.page.sha256 for coded in older)
    decided = _overruled([_decided(d, now, undone, gone, edited_pages) for d in decisions])
    standing = [d for d in decided if d.outcome == "stands"]
    occurrences = {s.id: s.occurrence for coded in kept for s in coded.statements}
    joined, parted = _happenings(standing, occurrences)
    verdicts = last_verdicts(standing)
    by_hand = {a.statement.id for own in added.values() for a in own}
    mended: defaultdict[str, list[Decision]] = defaultdict(list)
    for d in standing:
        if d.decision.verb == "edit" or (d.decision.verb == "add" and d.things[0] not in by_hand):
            mended[d.things[0]].append(d.decision)
    marks: tuple[tuple[Iterable[str], Verdict], ...] = (
        (verdicts, "accepted"),
        (mended, "edited"),
        (by_hand, "added"),
    )
    told = {id_: verdict for ids, verdict in marks for id_ in ids}
    return Review(
        decided=decided,
        rejected=frozenset(id_ for id_, verb in verdicts.items() if verb == "reject"),
        verdicts={id_: verdict for id_, verdict in told.items() if verdicts.get(id_) != "reject"},
        mended=dict(mended),
        joined=joined,
        parted=parted,
        added=added,
    )


def reviewed_articles(articles: Iterable[CodedArticle], found: Review) -> tuple[CodedArticle, ...]:
    """The articles with what was added, without what was rejected, with what was edited, merged and split; the same
    where nothing was."""
    if not (found.added or found.rejected or found.mended or found.joined or found.parted):
        return tuple(articles)
    return tuple(_reviewed(coded, found) for coded in articles)


def reviewed_conflicts(conflicts: Iterable[Conflict], found: Review) -> tuple[Conflict, ...]:
    """The conflicts without those that were rejected."""
    return tuple(c for c in conflicts if c.id not in found.rejected)


def _reviewed(coded: CodedArticle, found: Review) -> CodedArticle:
    coded = with_added(coded, found.added.get(coded.id, ()))
    statements = tuple(_mended(s, found) for s in coded.statements if s.id not in found.rejected)
    return coded if statements == coded.statements else replace(coded, statements=statements)


def _mended(s: Statement, found: Review) -> Statement:
    for decision in found.mended.get(s.id, ()):
        s = edited(s, decision.slots)
    occurrence = found.occurrence(s.id, s.occurrence)
    return s if occurrence == s.occurrence else replace(s, occurrence=occurrence)


def undone_of(decisions: Sequence[Decision]) -> frozenset[int]:
    """The decisions that were taken back. An undo that was itself undone takes nothing back."""
    found: set[int] = set()
    for d in reversed(decisions):
        if d.undoes is not None and d.seq not in found:
            found.add(d.undoes)
    return frozenset(found)


def _is_found(d: Decision, now: Mapping[tuple[str, str], Subject]) -> bool:
    """Whether truceline finds itself what a reviewer added."""
    return (d.tool, d.subjects[0].id) in now


def _decided(
    d: Decision,
    now: Mapping[tuple[str, str], Subject],
    undone: frozenset[int],
    gone: frozenset[str],
    edited_pages: frozenset[str],
) -> Decided:
    found = [(s, now[d.tool, s.id]) for s in d.subjects if (d.tool, s.id) in now]
    outcome: Outcome = "stands"
    if d.seq in undone:
        outcome = "undone"
    elif len(found) < len(d.subjects):
        was_edited = d.verb == "add" and d.subjects[0].anchors[0].sha256 in edited_pages
        outcome = "edited away" if was_edited else "nothing there now"
    elif any(thing.id in gone for _, thing in found):
        outcome = "edited away"
    elif d.verb in ("accept", "reject") and not all(_reads_the_same(was, thing) for was, thing in found):
        outcome = "read otherwise now"
    return Decided(decision=d, outcome=outcome, things=tuple(thing.id for _, thing in found))


def last_verdicts(decided: Iterable[Decided]) -> dict[str, Verb]:
    """The latest acceptance, rejection or edit of each thing."""
    return {d.things[0]: d.decision.verb for d in decided if d.decision.verb in VERDICTS}


def _overruled(decided: Sequence[Decided]) -> tuple[Decided, ...]:
    """Mark the verdicts that a later one contradicts; an edit goes on where a later reviewer accepts what it made, an
    addition until it is rejected."""
    last: dict[str, Verb] = {}
    found = []
    for d in reversed(decided):
        if d.outcome == "stands" and d.decision.verb in VERDICTS:
            verb, later = d.decision.verb, last.setdefault(d.things[0], d.decision.verb)
            if verb != later and (verb, later) != ("edit", "accept"):
                d = replace(d, outcome="overruled")
        elif d.outcome == "stands" and d.decision.verb == "add" and last.get(d.things[0]) == "reject":
            d = replace(d, outcome="overruled")
        found.append(d)
    return tuple(reversed(found))


def _reads_the_same(was: Subject, now: Subject) -> bool:
    return all(was.says.get(slot) == now.says.get(slot) for slot in JUDGED.get(was.kind, CLASS))


def _happenings(
    standing: Iterable[Decided], occurrences: Mapping[str, str | None]
) -> tuple[dict[str, str], dict[str, str]]:
    """What mergers and splits make of the happenings that linking found, in the order in which they were decided."""
    joined: dict[str, str] = {}
    parted: dict[str, str] = {}
    found = Review(joined=joined, parted=parted)
    for d in standing:
        if d.decision.verb not in ("merge", "split"):
            continue
        first, second = d.things
        one, other = (found.occurrence(id_, occurrences.get(id_)) for id_ in (first, second))
        if one is None or other is None:
            continue  # a newer truceline links it to no happening
        if d.decision.verb == "merge" and one != other:
            joined[other] = one
        elif d.decision.verb == "split" and one == other:
            parted[second] = digest("split", d.decision.seq, second)
    return joined, parted
