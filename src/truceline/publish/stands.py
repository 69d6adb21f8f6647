"""Who demands, offers, supports, rejects or threatens what."""

from __future__ import annotations

from collections import Counter, defaultdict

from truceline.model.statement import On, Statement
from truceline.publish.content import Stand
from truceline.publish.happenings import WISHED, Told, is_speech_act
from truceline.publish.sources import Sources
from truceline.publish.words import label, labels, list_words, on_words, step_words, verb

Key = tuple[object, ...]


def find_stands(sources: Sources) -> tuple[Stand, ...]:
    """Group positions that say the same of the same holders; acts of speech stand each for itself.

    The side that says most comes first, in it the holders who say most, their stands in text order.
    """
    contacts = {s.occurrence for _, s in sources.statements() if s.type == "CONSULT" and s.occurrence}
    groups: defaultdict[Key, list[Told]] = defaultdict(list)
    for page, s in sources.statements():
        if s.kind == "position" or (is_speech_act(s) and s.occurrence not in contacts):
            groups[_key(s)].append((page, s))
    stands = [describe_stand(told, sources) for told in groups.values()]
    sides = [sources.side(next(iter(told[0][1].holders or told[0][1].actors), "")) for told in groups.values()]
    by_side, by_holder = Counter(sides), Counter(s.holders for s in stands)
    seen = {side: n for n, side in enumerate(by_side)}
    first = {holders: n for n, holders in enumerate(by_holder)}
    ranked = sorted(
        zip(stands, sides, strict=True),
        key=lambda p: (not p[0].holders, -by_side[p[1]], seen[p[1]], -by_holder[p[0].holders], first[p[0].holders]),
    )
    return tuple(stand for stand, _ in ranked)


def describe_stand(told: list[Told], sources: Sources) -> Stand:
    """Make one entry of the statements that say one thing of the same holders."""
    s = told[0][1]
    holders = sources.named(s.holders or s.actors)
    to = sources.named(r for _, each in told for r in each.recipients if r not in s.holders)
    word, object_ = _stance_words(s, holders, sources) if s.stance else (_act_words(s, holders, to), None)
    return Stand(
        holders=holders,
        verb=word,
        object=object_,
        to=to,
        stance=s.stance,
        step=s.on.step if s.on else None,
        issue=s.issue,
        type=s.type,
        due=next((each.due for _, each in told if each.due), None),
        qualifiers=qualifiers(s),
        reports=tuple(sources.report(page, each) for page, each in told),
    )


def qualifiers(s: Statement) -> tuple[str, ...]:
    """What keeps a statement from being a plain fact, in words."""
    words = []
    if s.status in ("denied", "unreported", "historical", "conditional"):
        words.append(label("statuses", s.status))
    if s.factuality in ("CT-", "PR+", "PR-", "PS+", "PS-"):
        words.append(label("factuality", s.factuality))
    return tuple(words)


def _key(s: Statement) -> Key:
    if s.kind != "position":
        return (s.id, s.occurrence)
    return (s.holders or s.actors, s.stance, s.issue, _on_key(s.on), s.type, qualifiers(s))


def _on_key(on: On | None) -> Key:
    return (
        ()
        if on is None
        else (on.step, tuple(sorted(on.by)), tuple(sorted(on.for_)), (on.place or "").casefold(), on.negated)
    )


def _stance_words(s: Statement, holders: tuple[str, ...], sources: Sources) -> tuple[str, str | None]:
    """The verb of a stance and its object, the negation drawn into the verb."""
    assert s.stance is not None
    if s.on is None or s.on.step is None:
        negated = s.on is not None and s.on.negated
        words = on_words(s.on, sources.names) if s.on and s.issue else ""  # nothing named: its words tell it
        object_ = label("issues", s.issue) + words
    else:
        negated = s.on.negated
        object_ = step_words(On(step=s.on.step, by=s.on.by, for_=s.on.for_, place=s.on.place), None, sources.names)
    table = "negated" if negated else "stances"
    if negated and s.stance == "demands":
        object_ = object_.removeprefix("a ").removeprefix("an ")
    return verb(table, s.stance, holders), object_ or None


def _act_words(s: Statement, holders: tuple[str, ...], to: tuple[str, ...]) -> str:
    """The verb of an act of speech and whom it is addressed to."""
    type_ = s.type or ""
    wished = s.status in WISHED and s.status != _usual(type_) and type_ in labels()["wishes"]
    table = "wishes" if wished else "verbal"
    before: str = labels()[table][type_][2]
    return " ".join(w for w in (verb(table, type_, holders), before if to else "", list_words(to)) if w)


def _usual(type_: str | None) -> str:
    """The status that an act of speech has when it is plainly made."""
    return {"REQUEST": "demanded", "THREATEN": "threatened"}.get(type_ or "", "occurred")
