"""Which statement or conflict of the record a decision is on, also where a newer truceline found it anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.decision import LONGEST_QUOTE, Anchor, Decision, Subject
from truceline.model.record import conflict_record, statement_record
from truceline.model.spans import Span
from truceline.model.statement import Statement

LEAST_SHARED = 0.5
"""Part of the two spans taken together that they must share. Of runs that do not overlap each other only one can share
more than half with another run, so that a decision never lies between two neighbours."""

Key = tuple[str, str, tuple[str, ...]]
Score = tuple[bool, bool, float]


def subject_of_statement(coded: CodedArticle, s: Statement) -> Subject:
    """A statement of an article as something that is decided on."""
    offsets = coded.article.map
    anchor = Anchor(
        sha256=coded.article.page.sha256,
        part="text",
        page_span=offsets.to_page(s.span),
        trigger=offsets.to_page(s.trigger),
        quote=s.span.of(coded.text)[:LONGEST_QUOTE],
    )
    return Subject(
        of="statement", id=s.id, kind=s.kind, rule=s.rule, anchors=(anchor,), says=statement_record(s, offsets)
    )


def subject_of_conflict(conflict: Conflict, sha256_of: Mapping[str, str]) -> Subject:
    """A conflict as something that is decided on; `sha256_of` has the digests of its pages by article."""
    anchors = (_anchor(e, sha256_of[e.page]) for e in conflict.evidence[:2] if e.page is not None)
    return Subject(
        of="conflict",
        id=conflict.id,
        kind=conflict.kind,
        rule=conflict.rule,
        anchors=tuple(anchors),
        says=conflict_record(conflict),
    )


def _anchor(e: Evidence, sha256: str) -> Anchor:
    quote = (e.quote or "")[:LONGEST_QUOTE]
    return Anchor(sha256=sha256, part=e.part or "text", page_span=e.page_span, trigger=None, quote=quote)


def pages_decided_on(decisions: Iterable[Decision]) -> frozenset[str]:
    """The SHA-256 of the pages on which the subjects of decisions stand."""
    return frozenset(a.sha256 for d in decisions for s in d.subjects for a in s.anchors)


def find_subjects(
    decisions: Iterable[Decision],
    articles: Sequence[CodedArticle],
    conflicts: Iterable[Conflict],
    older: Sequence[CodedArticle] = (),
) -> dict[tuple[str, str], Subject]:
    """What the subjects of decisions are in the record now, by the tool and the id under which they were decided on.

    Only the same bytes, kind and part count, and at least half of both spans together; the same id goes before the same
    trigger, that before the larger overlap. One thing takes only one subject of those that one tool found. `older` are
    versions of pages that were edited since: what their edits still tell is found there, in the bytes of the edit.
    """
    wanted: defaultdict[str, dict[str, Subject]] = defaultdict(dict)
    for decision in decisions:
        for subject in decision.subjects:
            wanted[decision.tool].setdefault(subject.id, subject)
    every, kept = [*articles, *older], list(conflicts)
    pages = {a.sha256 for subjects in wanted.values() for s in subjects.values() for a in s.anchors}
    things = _things(pages, every, kept)
    versions = {coded.article.page.sha256: coded.first_edited for coded in every}
    decided_on = {versions.get(sha256) for sha256 in pages}
    edits = [a for a in articles if a.edit_of and a.first_edited in decided_on]
    again = _told_again(edits, kept, versions, sha256_of={a.id: a.article.page.sha256 for a in articles})
    found: dict[tuple[str, str], Subject] = {}
    for tool, subjects in wanted.items():
        own = dict(_matched(subjects.values(), things))
        for id_, subject in subjects.items():
            thing = own.get(id_)
            if now := again.get((thing or subject).id) or thing or again.get(_wording(subject, versions)):
                found[tool, id_] = now
    return found


def _told_again(
    edits: Sequence[CodedArticle],
    conflicts: Iterable[Conflict],
    versions: Mapping[str, str],
    sha256_of: Mapping[str, str],
) -> dict[str, Subject]:
    """What edits of pages still tell: statements by their ids in earlier versions, conflicts by their wording."""
    found: dict[str, Subject] = {}
    for coded in edits:
        told = {s.id: s for s in coded.statements}
        again = ((id_, told[e.statement]) for e in coded.earlier if e.statement in told for id_ in e.ids)
        found |= {id_: subject_of_statement(coded, s) for id_, s in again}
    edited = {coded.id for coded in edits}
    for conflict in conflicts if edits else ():
        own = {e.page for e in conflict.evidence[:2] if e.page}
        if own & edited and own <= sha256_of.keys():
            thing = subject_of_conflict(conflict, sha256_of)
            found[_wording(thing, versions)] = thing
    return found


def _wording(subject: Subject, versions: Mapping[str, str]) -> str:
    """The kind of a thing with its quotes and their pages, whichever versions these are."""
    sides = sorted(f"{versions.get(a.sha256, a.sha256)}\x1f{a.quote}" for a in subject.anchors)
    return "\x1f".join((subject.of, subject.kind, *sides))


def _things(
    pages: set[str], articles: Iterable[CodedArticle], conflicts: Iterable[Conflict]
) -> Mapping[Key, Sequence[Subject]]:
    """The statements and conflicts on some pages, each once, by what they must have in common with a subject."""
    found: dict[str, Subject] = {}
    sha256_of: dict[str, str] = {}
    for coded in articles:
        if coded.article.page.sha256 in pages:
            sha256_of[coded.id] = coded.article.page.sha256
            found |= {s.id: subject_of_statement(coded, s) for s in coded.statements}
    for conflict in conflicts:
        if all(e.page is None or e.page in sha256_of for e in conflict.evidence[:2]):
            found[conflict.id] = subject_of_conflict(conflict, sha256_of)
    by_key: defaultdict[Key, list[Subject]] = defaultdict(list)
    for thing in found.values():
        by_key[_key(thing)].append(thing)
    return by_key


def _key(s: Subject) -> Key:
    return s.of, s.kind, tuple(sorted(a.sha256 for a in s.anchors))


def _matched(subjects: Iterable[Subject], things: Mapping[Key, Sequence[Subject]]) -> Iterator[tuple[str, Subject]]:
    """Pair subjects with things, the most alike first; what is as much alike goes by the ids."""
    pairs = [
        (score, subject.id, thing.id, thing)
        for subject in subjects
        for thing in things.get(_key(subject), ())
        if (score := _likeness(subject, thing))
    ]
    taken: set[str] = set()
    done: set[str] = set()
    for _, subject_id, thing_id, thing in sorted(pairs, key=lambda p: (*(-part for part in p[0]), p[1], p[2])):
        if subject_id not in done and thing_id not in taken:
            done.add(subject_id)
            taken.add(thing_id)
            yield subject_id, thing


def _likeness(subject: Subject, thing: Subject) -> Score | None:
    """How much two things of one kind on the same pages are one; None where they are not."""
    if subject.id == thing.id:
        return True, True, 1.0
    found: list[Score] = []
    for order in permutations(thing.anchors):
        pairs = list(zip(subject.anchors, order, strict=True))
        shared = min(map(shared_part, *zip(*pairs, strict=True)), default=0.0)
        if shared >= LEAST_SHARED:
            found.append((False, all(_have_one_trigger(a, b) for a, b in pairs), shared))
    return max(found, default=None)


def shared_part(one: Anchor, other: Anchor) -> float:
    """Which part of two spans taken together both have, 0 to 1; 1 of two titles without a place in their page."""
    if (one.sha256, one.part) != (other.sha256, other.part):
        return 0.0
    if one.page_span is None or other.page_span is None:
        return float(one.page_span == other.page_span)
    a, b = one.page_span, other.page_span
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (max(a.end, b.end) - min(a.start, b.start)) if both > 0 else 0.0


def _have_one_trigger(one: Anchor, other: Anchor) -> bool:
    return _overlap(one.trigger, other.trigger)


def _overlap(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.overlaps(b)
