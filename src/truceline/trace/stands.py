"""Who demands, offers, supports, rejects or threatens what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from truceline.model.statement import Statement
from truceline.trace.content import Stand
from truceline.trace.happenings import Told, is_only_supposed, is_speech_act, partners_of
from truceline.trace.sources import FEW, Source, Sources
from truceline.trace.states import WISHED
from truceline.trace.words import label, labels, list_words, step_words, told_step, verb

Key = tuple[object, ...]


def find_stands(sources: Sources) -> tuple[Stand, ...]:
    """Group what says the same of the same holders.

    The side that says most comes first, in it the holders who say most, their stands in text order.
    """
    contacts = {s.occurrence for _, s in sources.statements() if s.type == "CONSULT" and s.occurrence}
    groups: defaultdict[Key, list[_Group]] = defaultdict(list)
    for page, s in sources.statements():
        if s.kind == "position" or (
            is_speech_act(page, s) and s.occurrence not in contacts and not _is_told_by(page, s)
        ):
            alike, says = groups[_key(s)], _what_is_said((page, s), sources)
            group = next((g for g in alike[-LATEST:] if all(_is_same(said, says) for said in g.says)), None)
            if group is None:
                alike.append(group := _Group())
            group.says[says] = None
            group.told.append((page, s))
    found = [sorted(group.told, key=_fills, reverse=True) for alike in groups.values() for group in alike]
    stands = [describe_stand(told, sources) for told in found]
    sides = [sources.side(next(iter(told[0][1].holders or told[0][1].actors), "")) for told in found]
    by_side, by_holder = Counter(sides), Counter(s.holders for s in stands)
    seen = {side: n for n, side in enumerate(by_side)}
    first = {holders: n for n, holders in enumerate(by_holder)}
    ranked = sorted(
        zip(stands, sides, strict=True),
        key=lambda p: (not p[0].holders, -by_side[p[1]], seen[p[1]], -by_holder[p[0].holders], first[p[0].holders]),
    )
    return tuple(stand for stand, _ in ranked)


def _is_told_by(page: Source, act: Statement) -> bool:
    """Whether a position of the same clause and person tells what an act of speech does, or the quote tells nothing: it
    is of two words, or of nobody and on nothing, only supposed, or others dismiss it ("dismissed their *threats*")."""
    few = len(act.span.of(page.coded.text).split()) < FEW
    if not act.actors and act.issue is None:
        return True
    if is_only_supposed(act) or (act.factuality == "CT-" and ".noun" in act.rule):
        return True
    if act.phase is not None and ".noun" in act.rule and act.status in WISHED:
        return True  # "the aim is an *accord* between …" is no offer
    twice = any(
        s.kind == "position" and s.span == act.span and s.holders == act.actors and s.type != "THREATEN"
        for s in page.coded.statements
    )
    return twice or (few and not act.recipients)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a statement says, as far as two of one key may differ: the sides that are to do it and for which, and where;
    or, where it is on no step, its words."""

    by: frozenset[str]
    for_: frozenset[str]
    place: str | None
    words: frozenset[str] | None


@dataclass(slots=True)
class _Group:
    """Statements that say one thing: these, and each different thing that they say (the keys, in order)."""

    told: list[Told] = field(default_factory=list)
    says: dict[_Said, None] = field(default_factory=dict)


LATEST = 200
"""Groups of one key that a statement may join, the latest: what was said long before in other words is said anew."""


def _what_is_said(told: Told, sources: Sources) -> _Said:
    page, s = told
    if s.on is not None and s.on.step is not None:
        by, for_ = (frozenset(map(sources.side, ids)) for ids in (s.on.by, s.on.for_))
        return _Said(by, for_, s.on.place, None)
    if s.type == "REQUEST" and s.mode == "meet":
        return _Said(frozenset(), frozenset(), None, None)
    words = re.findall(r"\w+", s.span.of(page.coded.text).casefold())
    return _Said(frozenset(), frozenset(), None, frozenset(w for w in words if len(w) > SHORT))


def _is_same(a: _Said, b: _Said) -> bool:
    """Whether two statements of one key say the same: one thing by the same doers, one act in much the same words.

    What one of them leaves open (where, by whom) is no difference.
    """
    if a.words is not None and b.words is not None:
        return bool(a.words and b.words) and len(a.words & b.words) / min(len(a.words), len(b.words)) >= SAME_WORDS
    open_or_same = all(not one or not other or one == other for one, other in ((a.by, b.by), (a.for_, b.for_)))
    return open_or_same and _is_one_place(a.place, b.place)


SAME_WORDS = 0.5
"""Share of the shorter text's words from which two acts of speech between the same two are told as one.

Calibrated on the example pages: two reports of one threat share .5 and more, two threats on one page .3 and less.
"""


def _is_one_place(a: str | None, b: str | None) -> bool:
    """Whether two words for a place may be one: one is left out, lies in the other, or is another spelling of it."""
    if not a or not b:
        return True
    one, other = a.casefold(), b.casefold()
    return one in other or other in one or SequenceMatcher(None, one, other, autojunk=False).ratio() > ALIKE


ALIKE = 0.8
"""Likeness of two spellings of one name: Donbas and Donbass, not Donetsk and Donbas."""


SHORT = 2
"""Letters of words that are too common to tell two acts apart."""


def _fills(told: Told) -> int:
    """How much of what a position is on is filled: the fullest report is shown first."""
    on = told[1].on
    return 0 if on is None else bool(on.by) + bool(on.for_) + bool(on.place)


def describe_stand(told: list[Told], sources: Sources) -> Stand:
    """Make one entry of the statements that say one thing of the same holders."""
    s = told[0][1]
    ids = s.holders or s.actors
    holders = sources.named(ids)
    own = {*ids, *map(sources.side, ids)}  # "Russia must take part", says its minister: asked of the others
    asked = (r for page, each in told for r in _asked(page, each))
    to = sources.named(r for r in asked if r not in own and sources.side(r) not in own)
    quotes = " ".join(each.span.of(page.coded.text) for page, each in told)
    thing = _thing(s, quotes, sources) if s.stance else None
    return Stand(
        holders=holders,
        verb=_stance_verb(s, holders, thing) if s.stance else _act_words(told[0], holders, to),
        object=thing,
        about=told_step(s.issue, label("issues", s.issue), quotes) if s.stance and not thing and s.issue else None,
        to=to,
        stance=s.stance,
        step=s.on.step if s.on else None,
        issue=s.issue,
        type=s.type,
        due=next((each.due for _, each in told if each.due), None),
        qualifiers=tuple(as_passed_on(told[0], q) for q in qualifiers(s, in_verb=is_not_done(s))),
        reports=tuple(sources.report(page, each) for page, each in told),
        denied=s.factuality == "CT-" or (s.on is not None and s.on.negated),
    )


def _asked(page: Source, s: Statement) -> tuple[str, ...]:
    """To whom a line says that an act of speech goes: where somebody agrees, with whom."""
    return partners_of(page, s) if s.type == "AGREE" and s.phase == "agreed" else s.recipients


def is_not_done(s: Statement) -> bool:
    """Whether a text says that somebody does not demand, offer or promise something: told by the verb of the line."""
    return s.factuality == "CT-" and (s.status not in ("denied", "unreported") or _is_undecided(s))


def qualifiers(s: Statement, *, in_verb: bool = False) -> tuple[str, ...]:
    """What keeps a statement from being a plain fact, in words; `in_verb`: its not being so is told by the verb."""
    words = []
    told = ("unreported",) if in_verb else ()
    if s.status in {"denied", "unreported", "historical", "conditional"}.difference(told):
        words.append(label("statuses", s.status))
    not_so = s.factuality == "CT-" and not in_verb and s.status != "denied"
    left_open = (s.status, s.factuality) == ("planned", "Uu")  # "had planned to"
    if s.factuality in ("PR+", "PR-", "PS+", "PS-") or not_so or left_open:
        words.append(label("factuality", s.factuality))
    return tuple(words)


def as_passed_on(told: Told, qualifier: str) -> str:
    """A word for likely, told as what it is where the sentence only passes something on ("reportedly")."""
    page, s = told
    if qualifier != label("factuality", "PR+"):
        return qualifier
    words = page.coded.annotated.sentences[s.sentence].span.of(page.coded.text).casefold()
    return next((cue for cue in labels()["passed_on"]["words"] if cue in words), qualifier)


def _key(s: Statement) -> Key:
    """What must be equal for two statements to be one line."""
    if s.kind != "position":
        return (s.actors, s.recipients, s.type, s.mode, s.status in WISHED, qualifiers(s))
    step = None if s.on is None else (s.on.step, s.on.negated)
    issue = s.issue if step is None or step[0] is None else None
    return (s.holders or s.actors, s.stance, _is_undecided(s) and s.type, issue, step, qualifiers(s))


def _stance_verb(s: Statement, holders: tuple[str, ...], thing: str | None) -> str:
    """The verb of a stance, the negation of what it is on drawn into it."""
    if _is_undecided(s):
        return verb("undecided", s.type or "", holders)
    negated = s.on is not None and s.on.negated
    if negated and s.stance == "demands" and thing is None:
        return verb("stances", "opposes", holders)
    table = "negated" if negated else "stances"
    return verb(table, s.stance or "", holders, denied=is_not_done(s) and s.stance != "considers")


def _is_undecided(s: Statement) -> bool:
    """Whether a thing counts as considered because a text says no more than that somebody does not demand it, does not
    rule it out or has not accepted it, or that he yields on it."""
    if s.stance != "considers" or s.type not in labels()["undecided"] or (s.on is not None and s.on.negated):
        return False
    return s.factuality == "CT-" or (s.type == "CONCEDE" and s.status == "occurred")


def _thing(s: Statement, quotes: str, sources: Sources) -> str | None:
    """What a stance is on, in words; nothing where only an issue is known and the quotes do not name the thing."""
    met, words = labels()["met"], None
    if s.on is not None and s.on.step is not None:
        plain = step_words(replace(s.on, negated=False), None, sources.names, sources.with_own_people(s, s.on))
        words = told_step(s.on.step, plain, quotes)
    elif s.issue == "talks_format" and any(word in met["words"] for word in re.findall(r"\w+", quotes.casefold())):
        words = met["told"]
    if words is not None and s.stance == "demands" and s.on is not None and s.on.negated:
        words = words.removeprefix("a ").removeprefix("an ")  # "demands that there be no …"
    return words


def _act_words(told: Told, holders: tuple[str, ...], to: tuple[str, ...]) -> str:
    """The verb of an act of speech and whom it is addressed to."""
    page, s = told
    type_ = s.type or ""
    spoken = _spoken(s.trigger.of(page.coded.text))
    if spoken == "offer" and type_ == "SUPPORT":
        spoken = None  # "offered condolences"
    wished = s.status in WISHED and s.status != _usual(type_) and type_ in labels()["wishes"]
    plain = spoken is not None and (not wished or spoken in labels()["proposing"]["words"])
    table, key = ("spoken", spoken or "") if plain else ("wishes" if wished else "verbal", type_)
    before: str = labels()[table][key][2]
    words = (verb(table, key, holders, denied=is_not_done(s)), before if to else "", list_words(to))
    return " ".join(w for w in words if w)


def _spoken(trigger: str) -> str | None:
    """The entry of the table of spoken words whose beginning a trigger has."""
    word = trigger.casefold()
    return next((stem for stem in labels()["spoken"] if word.startswith(stem)), None)


def _usual(type_: str | None) -> str:
    """The status that an act of speech has when it is plainly made."""
    return {"REQUEST": "demanded", "THREATEN": "threatened"}.get(type_ or "", "occurred")
