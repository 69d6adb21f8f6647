"""Who took part: the same party told as taking part and as left out, or beside a list that is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from truceline.annotate.datelines import after_dateline
from truceline.check.case import Case
from truceline.check.compare import near_pages, together
from truceline.check.lines import OPENINGS
from truceline.check.one_happening import STORIES, Setting, are_of_one_happening, setting_of
from truceline.check.rule import Rule, on_page
from truceline.link.presences import PRESENCES, Presence
from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.spans import Span

DOUBTS = ("another_one", "called_off")

PARTY = re.compile(r"\bpart(?:y|ies) to\b")
"""Of a text by which a state is bound or not, whoever came: that is one statement and its denial."""
SHARED = 2
ANY_OF = frozenset(
    {
        "table", "hall", "room", "delegation", "sitting", "gathering", "accord", "agreement", "deal", "pact", "text",
        "document", "settlement", "contract", "signing", "ceremony", "signatory", "signature", "party",
    }
)  # fmt: skip
"""Nouns that may stand for any of their family."""


def find_presence_conflicts(case: Case) -> Iterator[Conflict]:
    """A party told as taking part in talks, a signing or a coalition, and as left out of it.

    Compares what the parses tell of one and the same person, government, group or party, known or only written: it
    attended, sat at the table, signed, was among those who did; it stayed away, was left out, took no part, its chair
    stood empty, it is told as not doing what the others did. Both must speak of one kind of thing (talks, a text).

    Silent for observers and guests, for offices of two holders, for other rounds, days, towns and times, for plans,
    quotations, and what two sources dispute.

    Fires: "Oru took its seat at the conference on Monday. … Oru has stayed away from the conference from the start."
    Silent: "Oru stayed away from the first conference. … Oru took its seat at the second conference."
    """
    told = [p for p in case.all(PRESENCES) if not p.coming or p.event == "coalition"]
    seen: set[tuple[str, str]] = set()
    by_party = together([(key, p) for p in told for key in p.who], lambda pair: pair[0])
    for alike in by_party.values():
        ours = [p for _, p in alike if p.part == "out"]
        theirs = [p for _, p in alike if p.part == "in"]
        for gone, there in product(ours, theirs):
            pages = (gone.article.id, there.article.id)
            if pages not in seen and _may_be_one(case, gone, there):
                seen.add(pages)
                yield _conflict(gone, there)
    for one in (p for p in told if p.alone):
        for other in told:
            pages = (one.article.id, other.article.id)
            if other.part == "in" and pages not in seen and _is_outside(one, other) and _may_be_one(case, one, other):
                seen.add(pages)
                yield _beside_list(one, other)


RULE = Rule(
    "presence",
    "participants",
    find_presence_conflicts,
    further=("polarity",),
    loose=True,
    reads=(PRESENCES, STORIES, OPENINGS),
)


def _is_outside(one: Presence, other: Presence) -> bool:
    """Whether a complete list leaves out a state that is told as taking part, or differs from another such list."""
    if other.alone:
        shared = one.who & other.who
        return len(shared) >= SHARED and bool(one.who - other.who) and bool(other.who - one.who)
    ours, theirs = _states(one), _states(other)
    return len(ours) == len(one.who) and len(theirs) == len(other.who) and ours.isdisjoint(theirs)


def _states(told: Presence) -> frozenset[str]:
    """The countries of a list, also of those who hold office in them."""
    return frozenset(key.rpartition(" of ")[2] for key in told.who if key.rpartition(" of ")[2].isupper())


def _beside_list(one: Presence, other: Presence) -> Conflict:
    return RULE.conflict(
        "high",
        (on_page(one.article, one.clause, "the whole list"), on_page(other.article, other.clause, "not in the list")),
        "A list of all who take part leaves out a party that is told as taking part.",
    )


def _may_be_one(case: Case, gone: Presence, there: Presence) -> bool:
    """Whether two clauses can tell of one happening, and nobody disputes it."""
    within = gone.article.id == there.article.id
    if gone.sentence == there.sentence and within:
        return False
    if gone.event is None or gone.event != there.event or gone.which != there.which:
        return False
    if not (gone.alone or there.alone) and not _may_be_of_one_thing(gone, there):
        return False
    if gone.voice == there.voice == "told":
        return False
    if not within and not _are_of_one_happening(case, gone, there):
        return False
    cues = case.lexicon.check_cues
    if any(cues.has(doubt, p.sentence.of(p.article.text)) for doubt in DOUBTS for p in (gone, there)):
        return False
    return _setting(case, gone).may_be(_setting(case, there)) and _may_be_of_one_time(gone, there)


def _may_be_of_one_thing(one: Presence, other: Presence) -> bool:
    """Whether two nouns can be of one thing: the same, or one that stands for any of its family; one must be told."""
    if any(p.lasting and p.of is None for p in (one, other)) or (one.of is None and other.of is None):
        return one.event == "sign" and not (one.lasting or other.lasting)
    return one.of == other.of or any(p.of is None or p.of in ANY_OF for p in (one, other))


def _are_of_one_happening(case: Case, one: Presence, other: Presence) -> bool:
    if not near_pages(one.article, other.article):
        return False
    if case.may_be_one_story(one.article, other.article):
        return True
    stories = [story for p in (one, other) for story in case.of_page(STORIES, p.article)]
    return len(stories) == len((one, other)) and are_of_one_happening(stories[0], stories[1])


def _setting(case: Case, told: Presence) -> Setting:
    where = Span(after_dateline(told.article.text, told.sentence), told.sentence.end)
    found = setting_of(told.article, where, case.lexicon)
    return Setting(people=frozenset(), sides=frozenset(), days=found.days, towns=found.towns, ranks=found.ranks)


def _may_be_of_one_time(one: Presence, other: Presence) -> bool:
    times = [
        [i for t in p.article.annotated.times_in(p.sentence) if (i := Interval.of_timex(t)).earliest and i.latest]
        for p in (one, other)
    ]
    if not times[0] or not times[1]:
        return True
    return any(
        (a.earliest or "")[:10] <= (b.latest or "")[:10] and (b.earliest or "")[:10] <= (a.latest or "")[:10]
        for a, b in product(*times)
    )


def _conflict(gone: Presence, there: Presence) -> Conflict:
    within = gone.article.id == there.article.id
    bound = gone.event == "sign" and PARTY.search(gone.clause.of(gone.article.text)) is not None
    return RULE.conflict(
        "high",
        (on_page(gone.article, gone.clause, "left out"), on_page(there.article, there.clause, "taking part")),
        f"{'The page tells' if within else 'Two pages tell'} of a party as left out and as taking part.",
        kind="polarity" if bound else "participants",
    )
