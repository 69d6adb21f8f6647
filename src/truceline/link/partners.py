"""Who else takes part in a contact that names one side only, where the article leaves no doubt.

"Each would meet X at a *three-way* summit" after a meeting of two leaders is of these three; the meeting with X that Y
says will come is Y's, where the article tells of the two together elsewhere. All else stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from truceline.model.actor import Actor
from truceline.model.coded import CodedArticle
from truceline.model.statement import Statement

TO_COME = ("planned", "proposed")
REMOTE = ("phone", "video")


def complete_contacts(article: CodedArticle) -> CodedArticle:
    """Give contacts of which one leader alone is named the others whom the article means."""
    statements = article.statements
    people = {a.id: a for a in article.annotated.actors if a.kind == "person" and a.country}
    done = []
    for at, s in enumerate(statements):
        others: tuple[str, ...] = ()
        parties = parties_of(s) if s.type == "CONSULT" else ()
        if len(parties) == 1 and parties[0] in people:
            three = s.format == "trilateral"
            others = _pair_before(statements[:at], parties[0], people) if three else _teller(s, statements, people)
        done.append(replace(s, actors=(*others, *parties), recipients=()) if others else s)
    return replace(article, statements=tuple(done))


def parties_of(s: Statement) -> tuple[str, ...]:
    """All who take part in a contact, those with whom one of two leaders wants to meet too, each once."""
    summit = s.on.by if s.kind == "position" and s.on is not None and s.on.step == "bilateral_summit" else ()
    return tuple(dict.fromkeys((*s.actors, *s.recipients) if s.type == "CONSULT" else summit))


def _pair_before(before: Sequence[Statement], third: str, people: Mapping[str, Actor]) -> tuple[str, ...]:
    """The two leaders whose own meeting is told last before a meeting of three with somebody else."""
    for s in reversed(before):
        pair = parties_of(s)
        if len(pair) == 2 and s.format not in REMOTE and all(p in people for p in pair):
            countries = {people[p].country for p in (*pair, third)}
            return pair if len(countries) == 3 else ()
    return ()


def _teller(s: Statement, statements: Sequence[Statement], people: Mapping[str, Actor]) -> tuple[str, ...]:
    """The leader who tells of a meeting to come with another, if the article tells of a contact of the two."""
    source = s.attribution[-1].source if s.attribution else None
    (other,) = parties_of(s)
    if s.status not in TO_COME or source is None or source not in people:
        return ()
    if people[source].country == people[other].country:
        return ()
    together = any(
        {source, other} <= {*parties_of(o)} for o in statements if o is not s and o.type in ("CONSULT", "REQUEST")
    )
    return (source,) if together else ()
