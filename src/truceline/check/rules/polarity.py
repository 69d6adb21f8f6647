"""Acts told as done and as not done, or as done and as their opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import (
    in_own_voice,
    limits,
    near_pages,
    on_one_thing,
    open_with_two_places,
    published,
    same_doing,
    shown,
    tells_of_change,
    together,
    up_to,
)
from truceline.check.days import iso_day, write_iso
from truceline.check.headings import are_under_two_headings
from truceline.check.rule import Rule
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import ACTS, Act, ActsTold
from truceline.link.clauses import leaves_exception
from truceline.link.readings import deniers
from truceline.model.conflict import Conflict, Severity

WEEKS_OF_ONE = 42
"""Days between an act and a denial of it by another page; what "has not met" denies is no meeting of years before."""
LEAVES_SOME = re.compile(r"(?<!\bat )\b(?:all|every|everything|everyone)\b", re.IGNORECASE)
"""By which a denial leaves a part: "did not free *all* prisoners"."""
OWN = frozenset({"own"})
UNHEARD = 7
"""Days after a happening within which "no reports" of it speak of that happening."""


def find_polarity_conflicts(case: Case) -> Iterator[Conflict]:
    """An act told as done and as not done, or as done and as its opposite, of the same parties.

    Compares what clauses in the page's own voice, or reported as granted ("confirmed that"), say of one act: done
    ("met on 8 March", "had opened") with not done ("have not met", "never opened") or not heard of ("no reports of a
    meeting", low); and two acts of one party on one thing on one day that exclude each other (lifted and tightened,
    accepted and rejected).

    Silent for reported claims and quotations, for what is only planned, possible or conditional, where the denial is
    narrower ("have not met in person", "was not told of the fire"), has exceptions, is of "its own" thing, comes before
    the act, or lies on another day, where only one of two opposites has an object, in two entries of a list, and where
    the words tell of a change ("reopened", "later"); between pages also where nothing that both name is alike, or weeks
    lie between them.

    Fires: "Oru lifted the embargo on 3 May 2031. … Oru tightened the embargo on 3 May 2031."
    Silent: "Oru lifted the embargo on 3 May 2031. … Oru tightened the embargo on 9 May 2031."
    """
    acts = in_own_voice(case, lambda told: _excluded_within(told, case.lexicon))
    of_one_thing = together(acts, lambda a: (a.key, a.theme.head))
    for alike in of_one_thing.values():
        yield from _done_and_not(alike, case)
    for alike in together((a for a in acts if a.day or a.nominal), lambda a: a.key).values():
        yield from _unheard_of(alike)
    yield from _opposites(of_one_thing, case)


RULE = Rule("polarity", "polarity", find_polarity_conflicts, one_story=True, loose=True, reads=(ACTS,))


def _excluded_within(told: ActsTold, lexicon: Lexicon) -> set[str]:
    """The acts of a page that it denies and tells of elsewhere, and those that it tells as done with an opposite."""
    cues, entries = lexicon.clause_cues, lexicon.acts.entries
    denying = deniers(cues)
    denied = told.told_as(("not", "unreported"), lambda _, words: denying is None or not denying.isdisjoint(words))
    done = told.done({key for one, entry in entries.items() if entry.opposites for key in (one, *entry.opposites)})
    opposed = {(key, other) for key in done & entries.keys() for other in entries[key].opposites if other in done}
    return denied.union(*opposed)


def _done_and_not(acts: list[Act], case: Case) -> Iterator[Conflict]:
    done = [a for a in acts if a.state == "done"]
    for denied in (a for a in acts if a.state == "not" and a.voice == "own" and not a.nominal):
        for told in done:
            if _excludes(denied, told, case.lexicon.clause_cues) and not tells_of_change(case, denied, told):
                yield _conflict(told, denied, "done", "not done", "medium" if told.voice == "factive" else "high")
                break


def _excludes(denied: Act, told: Act, cues: CheckCues) -> bool:
    """Whether a denial speaks of the act that is told as done."""
    apart = denied.article.id != told.article.id or denied.sentence != told.sentence
    if LEAVES_SOME.search(denied.article.text, denied.verb.start, denied.clause.end):
        return False
    if not apart or not same_doing(denied, told) or _is_narrower(denied, told, cues):
        return False
    if leaves_exception(denied.sentence.of(denied.article.text), cues) or _is_of_own(denied, told):
        return False
    if (denied.agent and _is_by_somebody(told)) or (told.agent and _is_by_somebody(denied)):
        return False
    if not _may_be_one(denied, told) or open_with_two_places(*(a.sentence.of(a.article.text) for a in (denied, told))):
        return False
    if not denied.perfect:
        undated = denied.day is None and not _of_a_coarse_time(told) and bool(denied.object)
        return (undated and near_pages(denied.article, told.article)) or (
            denied.day is not None and denied.day == told.day
        )
    end, day = up_to(denied), told.day
    if day is not None:
        return end is not None and day <= end
    if denied.article.id != told.article.id and (published(denied) or "") < (published(told) or "~"):
        return False
    return near_pages(denied.article, told.article)


def _is_narrower(denied: Act, told: Act, cues: CheckCues) -> bool:
    """Whether a denial has a limit that what is told as done has not: "in person", "informed *of the fire*"."""
    passive = denied.object.span is not None and denied.object.span.start < denied.verb.start
    with_content = passive or cues.has("of_what", denied.verb.of(denied.article.text))
    content = denied.tail_keys("of") if with_content else frozenset()
    return not limits(denied) | content <= limits(told) | told.tail_keys("of")


def _is_of_own(denied: Act, told: Act) -> bool:
    """Whether one act is on what belongs to who does it ("its *own* list"), and nobody is told to have done the
    other."""
    return bool(OWN & (denied.theme.keys ^ told.theme.keys)) and not (denied.agent and told.agent)


def _may_be_one(denied: Act, told: Act) -> bool:
    """Whether acts may be one: of one page, but not of two entries of its list, or of two pages that both name somebody
    or something alike, within some weeks, where nobody's subject is left open ("Lume, who has yet to endorse it")."""
    if denied.article.id == told.article.id:
        return not are_under_two_headings(denied.article, denied.sentence, told.sentence)
    if _is_by_somebody(denied) or _is_by_somebody(told):
        return False
    end, day = iso_day(up_to(denied)), iso_day(told.day or published(told))
    near = end is None or day is None or abs((end - day).days) <= WEEKS_OF_ONE
    return near and not _names(denied).isdisjoint(_names(told))


def _names(act: Act) -> frozenset[str]:
    return act.subject.names.union(act.object.names, *(phrase.names for _, phrase in act.tails))


def _is_by_somebody(act: Act) -> bool:
    """Whether an active verb has a subject that could not be read, which may be anybody."""
    return not act.agent and act.object.span is not None and act.object.span.start > act.verb.start


def _of_a_coarse_time(act: Act) -> bool:
    """Whether the clause of an act gives a time that is no day ("in July"): what is undated is news of the page."""
    return act.day is None and any(t.type in ("DATE", "TIME") for t in act.article.annotated.times_in(act.clause))


def _unheard_of(acts: list[Act]) -> Iterator[Conflict]:
    """A noun's act that is not heard of, or is told not to have taken place, a few days after it did."""
    for unheard in (a for a in acts if a.nominal and a.state in ("unreported", "not") and a.voice == "own"):
        end = iso_day(up_to(unheard))
        for told in (a for a in acts if a.state == "done" and a.day and a.sentence != unheard.sentence):
            day = iso_day(told.day)
            after = end is not None and day is not None and 0 <= (end - day).days <= UNHEARD
            if after and (not unheard.names or unheard.names <= told.names):
                heard = unheard.state == "not"
                yield _conflict(
                    told, unheard, "done", "not done" if heard else "not heard of", "medium" if heard else "low"
                )
                return


def _opposites(of_one_thing: dict[tuple[str, str | None], list[Act]], case: Case) -> Iterator[Conflict]:
    entries = case.lexicon.acts.entries
    for acts in of_one_thing.values():
        key, head = acts[0].key, acts[0].theme.head
        opposites = entries[key].opposites if key in entries else frozenset()
        for opposite in sorted(o for o in opposites if key < o or key not in entries[o].opposites):
            for one in acts:
                rivals = of_one_thing.get((opposite, head), ())
                other = next((o for o in rivals if _opposed(one, o, case)), None)
                if other:
                    yield _conflict(one, other, one.key, other.key, "medium")
                    break


def _opposed(one: Act, other: Act, case: Case) -> bool:
    """Whether two opposite acts are told of one thing and one time."""
    if one.state != "done" or other.state != "done" or not same_doing(one, other):
        return False
    if one.article.id == other.article.id and one.sentence == other.sentence:
        return False
    if not _undergo_alike(one, other, case):
        return False
    return _one_time(one, other) and near_pages(one.article, other.article) and not tells_of_change(case, one, other)


def _undergo_alike(one: Act, other: Act, case: Case) -> bool:
    """Whether two acts can change one thing: neither has an object, or both, or the subject of the one that has none
    changes too ("lifted the siege", "the siege *ended*"), and does not only do something ("refused to speak")."""
    if one.object and other.object:
        return True
    if not (one.object or other.object):
        return on_one_thing(one, other)
    entry = case.lexicon.acts.entries.get((other if one.object else one).key)
    return entry is not None and entry.bare


def _one_time(one: Act, other: Act) -> bool:
    """Whether both are of one day, both hold up to the writing, or one has lasted since before the other."""
    for lasting, act in ((one, other), (other, one)):
        if lasting.lasting and not act.lasting:
            return (act.day or published(act) or "") <= (up_to(lasting) or "~")
    return one.day == other.day if one.day or other.day else one.perfect and other.perfect


def _conflict(told: Act, denied: Act, says: str, denies: str, severity: Severity) -> Conflict:
    within = told.article.id == denied.article.id
    return RULE.conflict(
        severity,
        (shown(told, says), shown(denied, denies)),
        f"{'The page tells' if within else 'Two pages tell'} of one act of the same parties as {says} "
        f"({_dated(told)}) and as {denies} ({_dated(denied)}).",
    )


def _dated(act: Act) -> str:
    if act.day:
        return write_iso(act.day)
    return f"undated, page of {write_iso(published(act))}" if published(act) else "undated"
