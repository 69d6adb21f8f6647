"""A thing that stands at two states at once: signed and unsigned, in force and still to come into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from truceline.check.case import Case
from truceline.check.compare import VAGUE, near_pages, page_date, tells_by_turns, together
from truceline.check.headings import are_under_two_headings
from truceline.check.lines import is_credited
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.standings import Axis
from truceline.link.standings import STANDINGS, Standing, Thing
from truceline.model.conflict import Conflict

SHARED = {False: 2, True: 1}
"""Words that two clauses must share, beside their thing; of what may be done to somebody one."""
STEM = 5
"""Letters in which words of one root are alike ("observe", "observers")."""
OF_ANY_TEXT = frozenset({"text", "plan"})
"""Kinds of documents that can be any other: what is proposed becomes an accord."""
NEWS = frozenset({"new"})
"""Words with which a thing is told for the first time ("agreed a new deal")."""
STATE = 3
"""Letters of the code of a state, which all its bodies and people share."""
WEEK, NIGHT = timedelta(days=7), timedelta(days=1)


def find_standing_conflicts(case: Case) -> Iterator[Conflict]:
    """A thing told as standing at one state and, of no other time, at the one that excludes it.

    Compares within a page, and between pages of about one date, what clauses in the page's own voice tell of one text,
    truce, convoy, group of captives, operation or round of talks: signed with unsigned or still to be signed, in force
    with still to come into force, run out with prolonged, accepted with rejected or unanswered, "no ship has sailed"
    with one that has, binding with not binding.

    Silent for reports and quotations, for other texts, parties, places, days and years, for parts ("the rest"),
    exceptions ("save for the bakers") and two entries of a list, and where the words tell of a change.

    Fires: "Oru and Kestria signed the accord on Monday. … The accord still awaits the signatures of both sides."
    Silent: "Oru and Kestria signed the accord on Monday. … A second accord still awaits the signatures of both sides."
    """
    by_axis = together(case.all(STANDINGS), lambda s: s.axis)
    axes = case.lexicon.standings.axes
    for name, alike in by_axis.items():
        axis = axes[name]
        higher = [s for a in axes.values() if name in a.implies for s in by_axis.get(a.name, ())]
        told: set[object] = set()
        for short in (s for s in alike if s.at != "yes"):
            rivals = (*alike, *higher) if short.at == "no" else alike
            full = next((s for s in rivals if s.at == "yes" and _excludes(s, short, axis, case)), None)
            if full and (full.article.id, full.clause) not in told:
                told.add((full.article.id, full.clause))
                yield _conflict(full, short, axes[full.axis], axis)


RULE = Rule("standing", "status", find_standing_conflicts, further=("polarity",), loose=True, reads=(STANDINGS,))


def _excludes(full: Standing, short: Standing, axis: Axis, case: Case) -> bool:
    cues = case.lexicon.check_cues
    return (
        _together(full, short, axis, case)
        and _of_one_time(full, short, axis)
        and _of_one_thing(full, short, axis, case)
        and _of_one_party(full, short, axis, cues)
        and not any(_is_a_part(s, axis, cues) for s in (full, short))
        and not (axis.passing and _had_been(full, short))
        and not tells_by_turns(case, full.article, full.clause, short.article, short.clause)
    )


def _together(full: Standing, short: Standing, axis: Axis, case: Case) -> bool:
    """Whether both stand in one page, or in pages of about one date that name something alike, of which the one that
    denies is not the older."""
    if any(is_credited(s.article, s.sentence) for s in (full, short)):
        return False
    if full.article.id == short.article.id:
        apart = full.sentence != short.sentence
        return apart and not are_under_two_headings(full.article, full.sentence, short.sentence)
    cues = case.lexicon.check_cues
    first, second = page_date(full.article), page_date(short.article)
    if not near_pages(full.article, short.article) or first is None or second is None:
        return False
    if (short.at == "coming" and not axis.object) or any(_is_of_a_part(s, cues) for s in (full, short)):
        return False
    if not (first <= second or (full.day is not None and full.day == short.day)):
        return False
    alike = full.names & short.names or full.sides & short.sides or _own(full, cues) & _own(short, cues)
    return bool(alike) or case.may_be_one_story(full.article, short.article)


def _had_been(*told: Standing) -> bool:
    """Whether one of two states is told as past at the time that is told of."""
    return any("had" in s.words for s in told)


def _own(told: Standing, cues: CheckCues) -> frozenset[str]:
    """The words that say which thing it is, and who does it."""
    return frozenset(w for t in told.things for w in t.before) - cues.words("light_of_thing") | told.subject.keys


def _is_of_a_part(told: Standing, cues: CheckCues) -> bool:
    return cues.has("other_part", " ".join(told.words))


def _of_one_time(full: Standing, short: Standing, axis: Axis) -> bool:
    """Whether nothing puts the two at two times."""
    if full.years and short.years and not full.years & short.years:
        return False
    if axis.passing and full.day is None and short.day is not None:
        return False
    if full.day is None or short.day is None:
        return short.at != "coming" or axis.once
    if full.day == short.day or (_at_midnight(full, short) and abs(full.day - short.day) == NIGHT):
        return True
    return short.at == "coming" and axis.once and short.day - full.day == WEEK


def _at_midnight(*told: Standing) -> bool:
    return any("midnight" in s.clause.of(s.article.text) for s in told)


def _of_one_thing(full: Standing, short: Standing, axis: Axis, case: Case) -> bool:
    """Whether both can be of one thing: of one kind, and no word before it makes it another."""
    if full.places and short.places and not full.places & short.places:
        return False
    cues = case.lexicon.check_cues
    if axis.share and len(_beginnings(full, cues) & _beginnings(short, cues)) < SHARED[axis.modal]:
        return False
    if not full.things and not short.things:
        return not axis.of
    if axis.pair and not _of_one_matter(full, short):
        return False
    if not full.things:
        return bool(full.names & short.names) or (axis.who == "category" and _points_back(full, short, cues))
    if not short.things:
        return _points_back(short, full, cues) and (short.at != "coming" or short.subject.head in VAGUE)
    return any(_fit(a, b, case, cues) for a in full.things for b in short.things)


def _beginnings(told: Standing, cues: CheckCues) -> frozenset[str]:
    """The beginnings of the words of a clause, without those of its thing, of who does it and of no weight."""
    apart = {told.word.of(told.article.text).lower(), *(t.noun for t in told.things)} | cues.words("light_of_thing")
    return frozenset(w[:STEM] for w in told.words - apart if len(w) >= STEM)


def _of_one_matter(full: Standing, short: Standing) -> bool:
    """Whether two clauses name one matter of an agreement, or two parties alike."""
    ours, theirs = (frozenset(w for t in s.things for w in t.after) for s in (full, short))
    return bool(ours & theirs) if ours and theirs else len(full.sides & short.sides) > 1


def _points_back(told: Standing, named: Standing, cues: CheckCues) -> bool:
    """Whether a clause that does not name its thing means that of another, which in one page stands before it."""
    head = told.subject.head
    if told.names or head in cues.words("any_party"):
        return True
    is_behind = told.article.id != named.article.id or named.clause.start < told.clause.start
    return is_behind and (head is None or head in VAGUE)


def _fit(one: Thing, other: Thing, case: Case, cues: CheckCues) -> bool:
    documents = case.lexicon.documents
    kinds = [documents.get(t.noun, t.noun) for t in (one, other)]
    if kinds[0] != kinds[1] and OF_ANY_TEXT.isdisjoint(kinds):
        return False
    if any(t.bare and t.after and t.noun not in documents for t in (one, other)) or (
        one.after and other.after and not one.after & other.after
    ):
        return False
    light = cues.words("light_of_thing")
    ours, theirs = one.before - light, other.before - light
    told_as_news = NEWS if not one.definite else frozenset[str]()
    if (ours ^ theirs) & cues.words("marks_of_thing") - told_as_news:
        return False
    plain = next((t for t, own in ((one, ours), (other, theirs)) if not own), None)
    if (ours ^ theirs) & cues.words("ranks_of_thing") and not (plain and plain.definite):
        return False
    return ours - told_as_news <= theirs or theirs <= ours


def _of_one_party(full: Standing, short: Standing, axis: Axis, cues: CheckCues) -> bool:
    """Whether the same can have done and not done it."""
    if not axis.share and full.names and short.names and not full.names & short.names and not full.sides & short.sides:
        return False
    ours, theirs = full.subject.head, short.subject.head
    if short.only:
        return theirs is not None and not short.subject.keys & full.words
    any_ = cues.words("any_party")
    loose = theirs is None or theirs in VAGUE or theirs in any_ or theirs in axis.of
    if axis.who == "category":
        return (short.every or bool(short.things)) and (ours == theirs or loose)
    if axis.who == "same":
        if full.subject.names and short.subject.names and not full.subject.names & short.subject.names:
            return False
        alike = full.subject.keys & short.subject.keys or {s for s in full.sides & short.sides if len(s) != STATE}
        loose = loose and theirs not in cues.words("one_of_a_body")
        return bool(alike) or (loose and not short.sides) or (theirs in full.words and not ours)
    return loose or bool(full.sides & short.sides) or theirs in full.words


def _is_a_part(told: Standing, axis: Axis, cues: CheckCues) -> bool:
    """Whether the words for who does it, or for the thing, make it a part or another one."""
    phrases = (p for p in (told.subject, told.object) if p.head not in axis.of)
    own = " ".join(told.words if axis.share else frozenset(k for p in phrases for k in p.keys))
    return any(cues.has(name, own) for name in ("other_part", "other_meeting", "other_thing"))


def _conflict(full: Standing, short: Standing, reached: Axis, axis: Axis) -> Conflict:
    within = full.article.id == short.article.id
    return RULE.conflict(
        "medium",
        (
            on_page(full.article, full.clause, reached.told[full.at]),
            on_page(short.article, short.clause, axis.told[short.at]),
        ),
        f"{'The page has' if within else 'Two pages have'} one thing, at no two times, as “{reached.told[full.at]}” "
        f"and as “{axis.told[short.at]}”.",
        kind=axis.kind,
        class_="stale_text" if axis.kind == "status" and short.at == "coming" else "contradiction",
    )
