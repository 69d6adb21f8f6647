"""What an outlet changed in a page: the words, and what they say of the negotiation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal

from truceline.model.coded import CodedArticle, Earlier
from truceline.model.record import statement_record
from truceline.model.spans import Span
from truceline.model.statement import Statement
from truceline.trace.decided import JUDGED
from truceline.trace.matching import LEAST_SHARED
from truceline.trace.rewording import ChangeKind, Rewording, SentenceChange, reworded
from truceline.trace.words import labels

EDITED = 0.5
"""Part of a version's words that the next one keeps, from which that is an edit of it. Below, another text has come to
stand at the address (the next day's live page, "page not found"): it takes nothing back, and both stand. One in a
hundred pairs of unlike articles of one outlet shares as much (4,000 pairs of bench/news, May 2025, and
bench/throughput), by the furniture of its site; on one subject, half of them share less than .07."""
MOST_CHANGES = 500
"""Changes of words that are told of two versions; `more` counts the others."""
LONGEST_QUOTE = 1000
"""Code points of a sentence that are quoted."""

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

Told = tuple[CodedArticle, Statement]
SaidKind = Literal["added", "no longer told", "told otherwise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A sentence that differs, in the words of both versions; null where one has it not. `words` are the runs in them
    that differ, in code points of the two quotes.
    """

    kind: ChangeKind
    before: str | None
    after: str | None
    words: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotChange:
    """A slot of a statement, and its values in the record, as JSON writes them."""

    slot: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidChange:
    """A statement that only one version makes, or that both make with other slots.

    `same_words` says that the sentence is the same in both: it is read otherwise because of what stands around it.
    """

    kind: SaidKind
    statement_kind: str
    before: str | None
    after: str | None
    before_quote: str | None
    after_quote: str | None
    slots: tuple[SlotChange, ...]
    same_words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two versions of a page, by the ids of their articles.

    `kept` is the part of the earlier one's words that the later one has, 0 to 1; `is_edit` is false where another text
    has taken the place. `title` and `published` are null where they did not change. `note` is a sentence of the later
    version that tells of a correction or update, and that the earlier one lacks.
    """

    before: str
    after: str
    kept: float
    is_edit: bool
    title: tuple[str | None, str | None] | None
    published: tuple[str | None, str | None] | None
    text: tuple[TextChange, ...]
    more: int
    said: tuple[SaidChange, ...]
    note: str | None

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The runs of words in which a sentence gives another number than before."""
        runs = ((a.of(c.before or ""), b.of(c.after or "")) for c in self.text for a, b in c.words)
        return tuple((a, b) for a, b in runs if DIGITS.findall(a) and DIGITS.findall(b) not in ([], DIGITS.findall(a)))

    @property
    def changed_facts(self) -> tuple[SaidChange, ...]:
        """What the edited words say otherwise, no longer, or anew."""
        return tuple(change for change in self.said if not change.same_words)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements that stand at one place of two versions, with the slots in which they differ."""

    before: Statement
    after: Statement
    slots: tuple[SlotChange, ...]


def find_difference(before: CodedArticle, after: CodedArticle) -> Difference:
    """Compare two versions of a page, coded."""
    one, other = before.of_text(), after.of_text()
    found = reworded(one, other)
    is_edit = found.kept >= EDITED
    changes = found.changes
    text = tuple(_text_change(change, one, other) for change in islice(changes, MOST_CHANGES))
    return Difference(
        before=one.id,
        after=other.id,
        kept=round(found.kept, 3),
        is_edit=is_edit,
        title=_changed(one.article.title, other.article.title),
        published=_changed(one.article.published, other.article.published),
        text=text,
        more=sum(1 for _ in changes),
        said=tuple(_said(one, other, found)) if is_edit else (),
        note=_note(one, other),
    )


def told_earlier(before: CodedArticle, after: CodedArticle) -> tuple[Earlier, ...] | None:
    """The statements of a version that the one before told too; None where it is no edit of that.

    A statement is the same where its words stand, or stood otherwise, and its slots say the same.
    """
    one, other = before.of_text(), after.of_text()
    found = reworded(one, other)
    if found.kept < EDITED:
        return None
    known = {e.statement: e for e in one.earlier}
    return tuple(_earlier(one, pair, known.get(pair.before.id)) for pair in _pairs(one, other, found) if not pair.slots)


def _earlier(one: CodedArticle, pair: _Pair, told: Earlier | None) -> Earlier:
    if told is None:
        told = Earlier(statement="", ids=(), page=one.id, known=one.article.known)
    return Earlier(statement=pair.after.id, ids=(*told.ids, pair.before.id), page=told.page, known=told.known)


def _changed(before: str | None, after: str | None) -> tuple[str | None, str | None] | None:
    return None if before == after else (before, after)


def _text_change(change: SentenceChange, one: CodedArticle, other: CodedArticle) -> TextChange:
    before, after, words = change.before, change.after, change.words
    if before and after:
        shifted = ((_within(a, before), _within(b, after)) for a, b in words)
        words = tuple((a, b) for a, b in shifted if max(a.end, b.end) <= LONGEST_QUOTE)
    return TextChange(
        kind=change.kind,
        before=before.of(one.text)[:LONGEST_QUOTE] if before else None,
        after=after.of(other.text)[:LONGEST_QUOTE] if after else None,
        words=words,
    )


def _within(span: Span, sentence: Span) -> Span:
    return Span(span.start - sentence.start, span.end - sentence.start)


def _said(one: CodedArticle, other: CodedArticle, found: Rewording) -> Iterator[SaidChange]:
    """The statements that differ, in the order of the earlier version, then those that only the later one makes."""
    pairs = {pair.before.id: pair for pair in _pairs(one, other, found)}
    for s in one.statements:
        pair, same = pairs.get(s.id), found.is_twin(s.trigger.start)
        if pair is None:
            yield _said_change("no longer told", (one, s), None, same_words=same)
        elif pair.slots:
            yield _said_change("told otherwise", (one, s), (other, pair.after), pair.slots, same_words=same)
    told = {pair.after.id for pair in pairs.values()}
    twins = {found.after.spans[j] for j in found.twins.values()}
    for t in other.statements:
        if t.id not in told:
            sentence = other.annotated.sentence_at(t.trigger.start)
            same = sentence is not None and sentence.span in twins
            yield _said_change("added", None, (other, t), same_words=same)


def _said_change(
    kind: SaidKind, before: Told | None, after: Told | None, slots: tuple[SlotChange, ...] = (), *, same_words: bool
) -> SaidChange:
    quotes = [told[1].span.of(told[0].text)[:LONGEST_QUOTE] if told else None for told in (before, after)]
    return SaidChange(
        kind=kind,
        statement_kind=next(told[1].kind for told in (before, after) if told),
        before=before[1].id if before else None,
        after=after[1].id if after else None,
        before_quote=quotes[0],
        after_quote=quotes[1],
        slots=slots,
        same_words=same_words,
    )


def _pairs(one: CodedArticle, other: CodedArticle, found: Rewording) -> Iterator[_Pair]:
    """Pair the statements of two versions that stand at one place, one to one: the trigger and the slots tell which."""
    by_sentence: dict[tuple[int, str], list[Statement]] = {}
    for t in other.statements:
        by_sentence.setdefault((t.sentence, t.kind), []).append(t)
    candidates = []
    for s in one.statements:
        span, trigger = found.place(s.span), found.place(s.trigger)
        at = trigger or span
        sentence = other.annotated.sentence_at(at.start) if at else None
        for t in by_sentence.get((sentence.index, s.kind), ()) if sentence else ():
            shared = _shared(span, t.span)
            triggered = trigger is not None and trigger.overlaps(t.trigger)
            if shared >= LEAST_SHARED or triggered:
                slots = tuple(_slot_changes(s, one, t, other))
                candidates.append(((not triggered, len(slots), -shared, s.id, t.id), s, t, slots))
    done: set[str] = set()
    for _, s, t, slots in sorted(candidates, key=lambda c: c[0]):
        if f"<{s.id}" not in done and f">{t.id}" not in done:
            done |= {f"<{s.id}", f">{t.id}"}
            yield _Pair(s, t, slots)


def _shared(one: Span | None, other: Span) -> float:
    if one is None or not one.overlaps(other):
        return 0.0
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def _slot_changes(s: Statement, one: CodedArticle, t: Statement, other: CodedArticle) -> Iterator[SlotChange]:
    was, now = statement_record(s, one.article.map), statement_record(t, other.article.map)
    for slot in (*JUDGED[s.kind], "due"):
        if was[slot] != now[slot]:
            yield SlotChange(slot=slot, before=_value(was[slot], one), after=_value(now[slot], other))


def _value(value: Any, coded: CodedArticle) -> str:
    """A slot's value in words: the names of actors and places, else as JSON writes it; nothing for an empty one."""
    annotated = coded.annotated
    names = {a.id: a.name for a in annotated.actors} | {p.id: p.name for p in annotated.places}
    if isinstance(value, list):
        return ", ".join(names.get(v, str(v)) for v in value)
    if value is None or isinstance(value, str):
        return names.get(value, value) if value else ""
    return json.dumps(value, ensure_ascii=False)


def _note(one: CodedArticle, other: CodedArticle) -> str | None:
    """A sentence of the later version, in its text or cut from it, that tells of a change and is new."""
    cue = re.compile("|".join(labels()["correction_notes"]["phrases"]), re.IGNORECASE)
    old = {" ".join(part.split()) for part in _parts(one) if cue.search(part)}
    told = (" ".join(part.split()) for part in _parts(other) if cue.search(part))
    return next((part for part in told if part not in old), None)


def _parts(coded: CodedArticle) -> Iterator[str]:
    parts = chain((s.span.of(coded.text) for s in coded.annotated.sentences), (f.text for f in coded.article.furniture))
    return (part for part in parts if len(part) <= LONGEST_QUOTE)
