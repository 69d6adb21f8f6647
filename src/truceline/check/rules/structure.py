"""Acts told with giver and receiver, or striker and struck, the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import VAGUE, in_own_voice, near_pages, pairs_of_acts, shown
from truceline.check.rule import Rule
from truceline.link.acts import ACTS, Act
from truceline.link.phrases import Phrase
from truceline.model.conflict import Conflict


def find_structure_conflicts(case: Case) -> Iterator[Conflict]:
    """An act between two parties, told once in one direction and once in the other.

    Compares transfers of one thing ("handed 40 captives over to") whose giver and receiver are swapped, and blows that
    are told as the first, or on one day at one place, whose two sides are swapped; both in the page's own voice.

    Silent for reports and quotations, where the things, their number or the days differ, and for exchanges ("in
    return", "swapped", "each other").

    Fires: "Oru handed over 40 captives to Kestria. … Kestria handed over the 40 captives to Oru."
    Silent: "Oru handed over 40 captives to Kestria. … Kestria handed over 25 captives to Oru in return."
    """
    entries, cues = case.lexicon.acts.entries, case.lexicon.check_cues
    acts = [
        a
        for a in in_own_voice(case)
        if a.state == "done"
        and a.key in entries
        and entries[a.key].kind
        and not cues.has("mutual", a.sentence.of(a.article.text))
    ]
    for one, other in pairs_of_acts(acts, lambda a: (a.key, frozenset((a.subject.head, _receiver(a).head)))):
        if _is_turned(one, other, entries[one.key].kind == "transfer"):
            yield RULE.conflict(
                "high",
                (shown(one, _direction(one)), shown(other, _direction(other))),
                "One act between two parties is told in one direction and, in another place, the other way round.",
            )


RULE = Rule("structure", "structure", find_structure_conflicts, reads=(ACTS,))


def _is_turned(one: Act, other: Act, transfer: bool) -> bool:
    """Whether the one who acts in one act is acted upon in the other, of one thing and one time."""
    heads = (one.subject.head, _receiver(one).head, other.subject.head, _receiver(other).head)
    if None in heads or VAGUE & {*heads} or heads[0] == heads[1]:
        return False
    if heads[:2] != (heads[3], heads[2]) or not near_pages(one.article, other.article):
        return False
    if one.day and other.day and one.day != other.day:
        return False
    if transfer:
        return one.object.fits(other.object) and bool(one.object)
    first = all("first" in re.findall(r"\w+", a.words.lower()) for a in (one, other))
    places = one.tail("in", "at", "near"), other.tail("in", "at", "near")
    return first or (one.day is not None and one.day == other.day and places[0] == places[1] != frozenset())


def _receiver(act: Act) -> Phrase:
    """Who receives, or is struck: the phrase after "to", or the object of a blow."""
    return next((p for prep, p in act.tails if prep == "to" and p), act.object)


def _direction(act: Act) -> str:
    return f"from {act.subject.head} to {_receiver(act).head}"
