"""Acts told with giver and receiver, or striker and struck, the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import (
    MOST_TOGETHER,
    VAGUE,
    in_own_voice,
    near_pages,
    near_pairs,
    pairs_of_acts,
    shown,
    together,
)
from truceline.check.rule import Rule, on_page
from truceline.link.acts import ACTS, Act
from truceline.link.phrases import Phrase
from truceline.link.transfers import TRANSFERS, Transfer
from truceline.model.conflict import Conflict


def find_structure_conflicts(case: Case) -> Iterator[Conflict]:
    """An act between two parties, told once in one direction and once in the other.

    Compares transfers of one thing ("handed 40 captives over to") whose giver and receiver are swapped, and blows that
    are told as the first, or on one day at one place, whose two sides are swapped; both in the page's own voice. By the
    parses also who pays and who gets a sum, who keeps land and who gives it up, and who lets a named captive go, where
    one place tells it with a verb and the other with a noun or a clause behind it.

    Silent for reports and quotations, where the things, their number or the days differ, and for exchanges ("in
    return", "swapped", "each other").

    Fires: "Oru handed over 40 captives to Kestria. … Kestria handed over the 40 captives to Oru."
    Silent: "Oru handed over 40 captives to Kestria. … Kestria handed over 25 captives to Oru in return."
    """
    entries, cues = case.lexicon.acts.entries, case.lexicon.check_cues
    between_two = {key for key, entry in entries.items() if entry.kind}
    acts = [
        a
        for a in in_own_voice(case, lambda told: told.done(between_two, times=2))
        if a.state == "done" and a.key in between_two and not cues.has("mutual", a.sentence.of(a.article.text))
    ]
    for one, other in pairs_of_acts(acts, lambda a: (a.key, frozenset((a.subject.head, _receiver(a).head)))):
        if _is_turned(one, other, entries[one.key].kind == "transfer"):
            yield RULE.conflict(
                "high",
                (shown(one, _direction(one)), shown(other, _direction(other))),
                "One act between two parties is told in one direction and, in another place, the other way round.",
            )

    for of_page in together(case.all(TRANSFERS), lambda t: t.of, None).values():
        for first, second in near_pairs(of_page, MOST_TOGETHER):
            if (told := _belied(first, second)) is not None:
                yield RULE.conflict(
                    "high",
                    (on_page(first.article, first.clause, told[0]), on_page(second.article, second.clause, told[1])),
                    "Who gives something, gets it or keeps it is told in two ways.",
                )


RULE = Rule("structure", "structure", find_structure_conflicts, reads=(ACTS, TRANSFERS))


def _belied(one: Transfer, other: Transfer) -> tuple[str, str] | None:
    """What two transfers of one thing say of its giver, getter or keeper that cannot both be; None where both can."""
    if one.article.id == other.article.id and one.sentence == other.sentence:
        return None
    if not near_pages(one.article, other.article) or not _of_one_thing(one, other):
        return None
    swapped = one.givers & other.getters and one.getters & other.givers
    if swapped and not (one.mutual or other.mutual) and one.givers.isdisjoint(other.givers):
        return "given", "got"
    for keeper, giver in ((one, other), (other, one)):
        if keeper.keepers & giver.givers and giver.of == "land" and giver.done == keeper.done:
            return ("kept", "given") if keeper is one else ("given", "kept")
    if one.of == other.of == "held" and one.givers and other.givers and one.givers.isdisjoint(other.givers):
        return "by one", "by another"
    return None


def _of_one_thing(one: Transfer, other: Transfer) -> bool:
    if one.sum is not None or other.sum is not None:
        return one.sum == other.sum
    return bool(one.names & other.names)


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
