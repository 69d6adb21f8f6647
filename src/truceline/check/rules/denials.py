"""Something told as so and, in another place, as not so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from truceline.check.alike import are_near
from truceline.check.case import Case
from truceline.check.compare import MOST_TOGETHER, open_with_two_places, together
from truceline.check.headings import are_under_two_headings
from truceline.check.one_thing import ANY, are_in_one_place, is_one_party, may_be_one_thing
from truceline.check.rule import Rule, on_page
from truceline.link.claim_words import PARTISAN
from truceline.link.contents import HAS, MENTIONS
from truceline.link.denials import CLAIMS, UNKNOWN, Claim, of_one_matter
from truceline.link.things import Thing
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

GRANTED = ("own", "factive", "told")
NEAR = 3
"""Days between two pages that tell of one thing."""
PAST = frozenset({"past", "before"})
LASTING = frozenset({HAS, MENTIONS, "bind", "condition", "duration", "permit", "unanimous"})
"""Matters that do not change with time, as long as a text is the same."""
INFORMED = "inform"
PASSING = "gate"
"""What is open and closed by turns."""
DECIDED = frozenset({"adopt", "vote", "unanimous"})
"""Matters of which a body decides."""


def find_denials(case: Case) -> Iterator[Conflict]:
    """Something told as so and, in another place, as not so, or as its opposite.

    Compares, by the parses, clauses on one matter and one thing: adopted and rejected, altered and "not a word
    altered", binding and voluntary, journalists admitted and barred, paid under a duty and not; what a text has in it
    and what it leaves out ("sets a deadline", "contains no deadline", "is silent on"); and any verb that the page
    denies with the same verb told as done.

    Silent for another one of several, other names, parties and places, other times, parts of what is denied ("not
    all"), exceptions ("save by a clerk"), what somebody was told of or was to do, if only the denial names it, or both
    differ in it, what one is or is not forbidden to do, two entries of a list, conditions, plans and wishes, claims of
    named sources, and where the words tell of a change.

    Fires: "The treaty sets a deadline for the return of the boats. … The treaty contains no deadline."
    Silent: "The treaty sets a deadline for the return of the boats. … The first draft contained no deadline."
    """
    told: set[object] = set()
    claims = [c for c in case.all(CLAIMS) if c.voice in GRANTED]
    for alike in together(claims, lambda c: of_one_matter(c.matter), None).values():
        yes, no = ([c for c in alike if c.value == value][:MOST_TOGETHER] for value in (1, 0))
        for full, denial in product(yes, no):
            key = (denial.article.id, denial.sentence, full.article.id)
            if key not in told and _excludes(case, full, denial):
                told.add(key)
                yield _conflict(full, denial)


RULE = Rule("denials", "polarity", find_denials, one_story=True, loose=True, reads=(CLAIMS,))


def _excludes(case: Case, full: Claim, denial: Claim) -> bool:
    if full.article.id == denial.article.id:
        if full.sentence == denial.sentence or are_under_two_headings(full.article, full.sentence, denial.sentence):
            return False
    elif full.matter.startswith("v:") or not _in_order(full, denial):
        return False
    if full.matter == MENTIONS != denial.matter:
        return False
    if not _of_one_thing(full, denial) or not _by_one(full, denial) or not _of_one_time(full, denial):
        return False
    if _denies_other_content(full, denial):
        return False
    if open_with_two_places(*(c.sentence.of(c.article.text) for c in (full, denial))):
        return False
    if "told" in (full.voice, denial.voice) and "own" not in (full.voice, denial.voice):
        return False  # "X conceded that … Y denied it": their page takes no side
    if full.nominal and not (full.by or full.thing.pointed):
        return False
    return not any(_tells_of_change(case, c) for c in (full, denial))


def _denies_other_content(full: Claim, denial: Claim) -> bool:
    """Whether a denial is only of what it names, and what is told as so names something else or nothing."""
    if full.matter != INFORMED and not full.matter.startswith("v:"):
        return False
    if denial.where and not (full.where or full.nominal):
        return True
    return bool(denial.content) and denial.content.isdisjoint(full.content | full.where)


def _tells_of_change(case: Case, claim: Claim) -> bool:
    """Whether the words of a clause, beside that of the claim, say that things changed."""
    text, cues = claim.article.text, case.lexicon.clause_cues
    words = Span(claim.clause.start, claim.word.start).of(text), Span(claim.word.end, claim.clause.end).of(text)
    return any(cues.has("changed", w) for w in words)


def _in_order(full: Claim, denial: Claim) -> bool:
    """Whether two pages are of about one date, and the denial is not the older, unless neither changes with time."""
    first, second = (c.article.article.published or "" for c in (full, denial))
    ordered = bool(first) and (first <= second or full.matter in LASTING)
    return ordered and are_near(full.article, denial.article, NEAR)


def _of_one_thing(full: Claim, denial: Claim) -> bool:
    if full.matter in (HAS, MENTIONS):
        if not may_be_one_thing(full.about, denial.about) or not denial.about.own <= full.about.own:
            return False
        return _are_one_text(full.thing, denial.thing)
    if full.matter == "advice":
        return bool(full.by)
    if full.thing.noun is None or denial.thing.noun is None:
        both = full.thing.noun is None and denial.thing.noun is None
        return both and is_one_party(full.by, denial.by) and are_in_one_place(full.where, denial.where)
    if not may_be_one_thing(full.thing, denial.thing, texts=full.matter in LASTING):
        return False
    placed = are_in_one_place(full.where, denial.where)
    if full.where and denial.where and not placed:
        return False
    if full.thing.keys and denial.thing.keys and full.thing.keys.isdisjoint(denial.thing.keys):
        return False
    if not denial.every and not denial.thing.own <= full.thing.own | full.thing.keys:
        return False
    both = full.thing.pointed and denial.thing.pointed
    same = placed or is_one_party(full.by, denial.by)
    tied = both or denial.every or placed or bool(full.thing.keys & denial.thing.keys)
    return tied and (full.thing.pointed or denial.thing.pointed or (denial.every and same))


def _are_one_text(one: Thing, other: Thing) -> bool:
    same = one.noun == other.noun or bool({one.noun, other.noun} & ANY)
    apart = one.names and other.names and one.names.isdisjoint(other.names)
    return same and not apart and one.others == other.others and one.pointed and other.pointed


def _by_one(full: Claim, denial: Claim) -> bool:
    """Whether the same can have done and not done it."""
    if UNKNOWN & (full.by | denial.by):
        return False
    if full.by and denial.by:
        return is_one_party(full.by, denial.by)
    if full.matter.startswith("v:") and (full.by or denial.by):
        return False
    if full.matter in PARTISAN:
        return False
    if full.by or denial.by:
        return full.matter not in DECIDED or denial.every or bool((full.by | denial.by) & BODIES)
    return True


BODIES = frozenset(
    {
        *("council", "assembly", "parliament", "congress", "senate", "conference", "cabinet", "board", "plenary"),
        *("commission", "committee", "convention", "summit", "member", "delegate", "voter", "lawmaker"),
    }
)
"""Those who decide, so that a passive is told of them."""


def _of_one_time(full: Claim, denial: Claim) -> bool:
    if full.earliest and full.latest and denial.earliest and denial.latest:
        return full.earliest[:10] <= denial.latest[:10] and denial.earliest[:10] <= full.latest[:10]
    if denial.earliest and not full.earliest and full.matter not in LASTING:
        return False
    if full.matter in (HAS, MENTIONS, "advice"):
        return True
    if full.matter in LASTING or full.matter.startswith("duty:"):
        return (full.tense in PAST) == (denial.tense in PAST) or full.nominal or denial.nominal
    if full.matter == PASSING and denial.tense in PAST:
        return False
    if denial.tense == "now":
        return full.tense in ("now", "perfect")
    if denial.tense == "perfect":
        return full.tense in ("past", "perfect") or full.nominal
    return full.tense in PAST and not (denial.tense == "before" != full.tense)


def _conflict(full: Claim, denial: Claim) -> Conflict:
    within = full.article.id == denial.article.id
    return RULE.conflict(
        "medium",
        (on_page(full.article, full.clause, "so"), on_page(denial.article, denial.clause, "not so")),
        f"{'The page tells' if within else 'Two pages tell'} one thing as so and as not so.",
    )
