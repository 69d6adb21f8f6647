"""Which statements report the same happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from truceline.lexicon.lexicon import Lexicon
from truceline.link.evidence import SAME_WORDS, evidence_between, evidence_within, may_be_one, of_its_series
from truceline.link.groups import Group, group_of, joined
from truceline.link.items import Kind, Readings
from truceline.link.partners import complete_contacts
from truceline.link.reports import STEM, reports_of
from truceline.model.coded import CodedArticle
from truceline.model.identity import digest
from truceline.model.statement import Statement

LOOK_BACK = 200
"""Groups of an article to which a report is compared, the latest first; more only a chronicle has."""


def link_occurrences(
    articles: Sequence[CodedArticle], lexicon: Lexicon, readings: Readings | None = None
) -> tuple[CodedArticle, ...]:
    """Give the statements that report one happening a common `occurrence`, within and between the articles.

    Within an article a happening is told on by words that name its parties again or point back ("the talks");
    between articles reports are one by parties and time, parties and place, or the very same words. Two contacts of
    one pair that no time tells apart stay two unless something says that they are one. The order of the articles does
    not matter. Contacts that name one side get the others last, so that what is only understood joins nothing.
    `readings` are what has been read of the articles already.
    """
    readings = readings or Readings(lexicon)
    groups = [group for article in articles for group in readings.of(article).of(GROUPS)]
    groups = _between(sorted(groups, key=lambda g: (g.form, g.first_id)), lexicon)
    ids = {
        (report.article, report.statement.id): occurrence
        for occurrence, group in _named(groups)
        for report in group.reports
    }
    linked = (
        replace(a, statements=tuple(_in_occurrence(s, ids.get((a.id, s.id))) for s in a.statements)) for a in articles
    )
    return tuple(complete_contacts(a) for a in linked)


def _in_occurrence(statement: Statement, occurrence: str | None) -> Statement:
    return statement if statement.occurrence == occurrence else replace(statement, occurrence=occurrence)


def _within(article: CodedArticle, lexicon: Lexicon) -> list[Group]:
    """The groups of one article. A report joins the group that most speaks for, the one told of last among equals."""
    groups: list[Group] = []
    for report in reports_of(article, lexicon):
        own = group_of(report)
        best: tuple[int, int] | None = None
        for at, group in enumerate(groups[-LOOK_BACK:], start=max(0, len(groups) - LOOK_BACK)):
            if may_be_one(own, group, lexicon.places) and (strength := evidence_within(own, group)):
                best = max(best or (0, 0), (strength, at))
        if best is None:
            groups.append(of_its_series(own, groups[-LOOK_BACK:]))
        else:
            groups.append(joined(groups.pop(best[1]), own))
    return groups


GROUPS = Kind("groups", lambda items: _within(items.article, items.lexicon))


def _between(groups: list[Group], lexicon: Lexicon) -> list[Group]:
    """Join the groups of different articles, the strongest evidence first, as long as nothing forbids it."""
    stems = frozenset(form[:STEM] for form in lexicon.occurrence_cues.phrases["invasions"])
    pairs = []
    for i, j in _candidates(groups):
        a, b = groups[i], groups[j]
        if may_be_one(a, b, lexicon.places) and (strength := evidence_between(a, b, stems)):
            pairs.append((-strength, a.first_id, b.first_id, i, j))
    standing: dict[int, Group] = dict(enumerate(groups))
    home = list(range(len(groups)))
    for _, _, _, i, j in sorted(pairs):
        i, j = _root(home, i), _root(home, j)
        if i != j and may_be_one(standing[i], standing[j], lexicon.places):
            standing[i] = joined(standing[i], standing.pop(j))
            home[j] = i
    return list(standing.values())


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _candidates(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """Pairs of groups worth a comparison: of one family, alike in a side and a month, or in all their words."""
    buckets: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        for key in _keys(group):
            buckets[key].append(i)
    seen: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        for i, j in combinations(bucket, 2):
            if (i, j) not in seen and groups[i].reports[0].article != groups[j].reports[0].article:
                seen.add((i, j))
                yield i, j


def _keys(group: Group) -> Iterator[tuple[object, ...]]:
    for words in {r.words for r in group.reports if len(r.words) >= SAME_WORDS}:
        yield group.family, words
    months = {m[:7] for m in (group.window.earliest, group.window.latest) if m} if group.is_narrow else set()
    for side in group.sides:
        yield from ((group.family, side, month) for month in months)
        if group.places:
            yield group.family, side, "place"
        if group.form.startswith("ASSAULT"):
            yield from ((group.family, side, stem) for stem in {r.stem for r in group.reports})


def _named(groups: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    """The groups with the ids of their occurrences, made from form, parties and day where these are known and no
    other group has them, so that another page finds the same id; else from the first of the statements."""
    groups = tuple(groups)
    counted = Counter(map(_plain_key, groups))
    for group in groups:
        key = _plain_key(group)
        yield digest(*key) if key and counted[key] == 1 else digest(group.form, group.first_id), group


def _plain_key(group: Group) -> tuple[str, ...]:
    day = group.window.day if group.dated else None
    if day is None or len(group.sides) < 2 or "not" in group.states:
        return ()
    return group.form, *sorted(group.sides), day
