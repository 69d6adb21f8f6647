"""In what form the sides of a happening met or signed: at one table, kept apart, on screens, behind closed doors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from truceline.annotate.datelines import after_dateline
from truceline.check.case import Case
from truceline.check.compare import days_near, pairs_sharing
from truceline.check.lines import OPENINGS
from truceline.check.one_happening import FEW, STORIES, Setting, pages_of_one_happening, setting_of
from truceline.check.rule import Rule, on_page
from truceline.lexicon.forms import Form
from truceline.link.forms import FORMS_TOLD, FormTold
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.spans import Span

SAID: dict[Form, str] = {
    "apart": "apart, never in one room",
    "together": "face to face",
    "remote": "by a call, on screens or by letters",
    "closed": "behind closed doors",
    "public": "before the public",
    "alone": "alone",
    "others": "with others at their side",
}
EXCLUDING = ({"together", "apart"}, {"together", "remote"}, {"closed", "public"}, {"alone", "others"})
"""Forms that exclude each other; the rules `format` and `lead_form` ask too whether two met alone."""
SEVERAL = ("another_one", "in_general")
"""Lists of cues with which a sentence tells of another happening, or of many."""
DOUBTS = ("wished", "called_off")
"""Those with which it tells of no form that this one had."""
POINTS_BACK = re.compile(r"(?:It|This|That|These|They|There|Then|The two|Both|Neither|Each)\b")
ONLY = re.compile(r"\bonly (?:on|for|at|in|after|when|once|\d+|one|two|three|four|five|six|a few|a handful)\b")
"""Of a form that was an exception."""


@dataclass(frozen=True, slots=True)
class _Seating:
    """A form told, with what its sentence says of the happening; `whole` says that it was so from beginning to end,
    `part` that it was of a part, `in_stages` that its page parts the meeting in stages."""

    told: FormTold
    whole: bool
    part: bool
    in_stages: bool
    setting: Setting
    times: tuple[Interval, ...]


def find_seating_conflicts(case: Case) -> Iterator[Conflict]:
    """The sides of one happening told in two forms: face to face and kept apart, or by a call; before cameras and
    behind closed doors.

    Compares within a page, and between pages that tell of one happening (two parties in common, and news of about one
    date, or a day in common), what the parses tell of where and how people sat, talked or signed: in one room, across a
    table, in person; in separate villas, through go-betweens who carried papers, at no time in one room; by video link,
    by telephone, by an exchange of letters; in public and in private. A form denied tells the other one. A plan for one
    form is compared with a later page that tells of another and is silent on the change.

    Silent for what was wished or refused, for what is so in general or by exception ("often", "only two"), for parts of
    a meeting (an opening, a handshake, a last hour) unless one of the two tells of the whole, where days, towns,
    parties or the numbers of rounds differ, and where two sources dispute it.

    Fires: "The delegations sat in separate wings of the hotel. … After two days across the table from the Oruans, …"
    Silent: "The delegations sat in separate wings of the hotel. … At the close they shook hands across a table."
    """
    for article in case.alone:
        if len({told.sentence for told in case.of_page(FORMS_TOLD, article)}) > 1:
            seatings = _seatings(case, article)
            yield from _first_rivals(seatings, seatings)
    if len(case.articles) > 1:
        telling = [a for a in case.articles if case.of_page(FORMS_TOLD, a)]
        pairs = dict.fromkeys((*pages_of_one_happening(case, telling), *_pages_of_one_story(case, telling)))
        for one, other in pairs:
            yield from _first_rivals(_seatings(case, one), _seatings(case, other))


RULE = Rule(
    "seating", "format", find_seating_conflicts, one_story=True, loose=True, reads=(FORMS_TOLD, STORIES, OPENINGS)
)


def _pages_of_one_story(case: Case, pages: Sequence[CodedArticle]) -> Iterator[tuple[CodedArticle, CodedArticle]]:
    """The pairs of some pages that begin alike, though no lexicon knows their parties."""
    return (pair for pair in pairs_sharing(pages, days_near) if case.may_be_one_story(*pair))


def _seatings(case: Case, article: CodedArticle) -> tuple[_Seating, ...]:
    """The forms that an article tells of a happening of its own, with what their sentences say of it."""
    return tuple(s for t in case.of_page(FORMS_TOLD, article) if (s := _seating(case, t)) is not None)


def _seating(case: Case, told: FormTold) -> _Seating | None:
    cues, article, words = case.lexicon.check_cues, told.article, told.sentence.of(told.article.text)
    before = article.text[told.clause.start : told.word.end]
    if words.rstrip().endswith("?") or ONLY.search(told.clause.of(article.text)):
        return None
    if any(cues.has(name, words) for name in SEVERAL):
        return None
    if not told.coming and any(cues.has(doubt, before) for doubt in DOUBTS):
        return None
    where = Span(after_dateline(article.text, told.sentence), told.sentence.end)
    setting = setting_of(article, where, case.lexicon)
    points_back = POINTS_BACK.match(words)
    times = (Interval.of_timex(t) for t in article.annotated.times_in(told.sentence) if t.type in ("DATE", "TIME"))
    return _Seating(
        told=told,
        whole=told.whole or cues.has("throughout", words),
        part=cues.has("a_part", _with_before(told) if points_back else words) or cues.has("part_of_day", words),
        in_stages=cues.has("stages_of_page", article.text),
        setting=setting,
        times=tuple(t for t in times if t.earliest and t.latest),
    )


def _with_before(told: FormTold) -> str:
    """A sentence with the one before it, to whose subject it points back."""
    article = told.article
    before = article.annotated.sentence_at(max(0, told.sentence.start - 3))
    return article.text[before.span.start if before else told.sentence.start : told.sentence.end]


def _first_rivals(ours: tuple[_Seating, ...], theirs: tuple[_Seating, ...]) -> Iterator[Conflict]:
    """The two sentences that exclude each other, of several those that tell of the whole; else the first."""
    found = [
        (one, other)
        for one, other in product(ours, theirs)
        if (one.told.article.id != other.told.article.id or one.told.sentence.start < other.told.sentence.start)
        and _exclude(one, other)
    ]
    if found:
        one, other = max(found, key=lambda pair: sum(s.whole + s.told.whole for s in pair))
        yield _conflict(one.told, other.told)


def _exclude(one: _Seating, other: _Seating) -> bool:
    forms = {one.told.form, other.told.form}
    if forms not in EXCLUDING or not _may_be_of_one(one.setting, other.setting) or not _may_be_of_one_time(one, other):
        return False
    if one.told.voice == other.told.voice == "told" or (one.told.coming and other.told.coming):
        return False
    if one.told.coming != other.told.coming and not _is_overtaken(one.told, other.told):
        return False
    if "alone" in forms and any(t.in_stages for t in (one, other)):
        return False
    if "remote" in forms and not _are_of_one_act(one, other):
        return False
    return not (one.part or other.part) or one.whole or other.whole


def _may_be_of_one(one: Setting, other: Setting) -> bool:
    """Whether two sentences can tell of one happening; of one party, which may be the mediator, none is made."""
    if min(len(one.sides), len(other.sides)) == 1:
        return one.may_be(replace(other, sides=one.sides))
    apart = one.sides - other.sides and other.sides - one.sides and len(one.sides & other.sides) < FEW
    return not apart and one.may_be(other)


def _are_of_one_act(one: _Seating, other: _Seating) -> bool:
    """Whether a call and a meeting can be told of as one: both are of a signature, or of one day."""
    if one.told.act != other.told.act:
        return False
    return one.told.act != "meet" or bool(one.setting.days & other.setting.days)


def _is_overtaken(one: FormTold, other: FormTold) -> bool:
    """Whether a page tells another form than an earlier page planned."""
    plan, held = (one, other) if one.coming else (other, one)
    before, after = (t.article.article.published or "" for t in (plan, held))
    return plan.article.id != held.article.id and bool(before) and before[:10] <= after[:10]


def _may_be_of_one_time(one: _Seating, other: _Seating) -> bool:
    """Whether some times of two sentences overlap, as far as both give any."""
    if not one.times or not other.times:
        return True
    return any(
        (a.earliest or "")[:10] <= (b.latest or "")[:10] and (b.earliest or "")[:10] <= (a.latest or "")[:10]
        for a, b in product(one.times, other.times)
    )


def _conflict(one: FormTold, other: FormTold) -> Conflict:
    within = one.article.id == other.article.id
    where = "The page lets the sides" if within else "Two pages let the sides of one happening"
    if one.coming != other.coming:
        one, other = (one, other) if one.coming else (other, one)
        where = "A plan and a later page that is silent on the change let the sides of one happening"
    return RULE.conflict(
        "high",
        (on_page(one.article, one.sentence, SAID[one.form]), on_page(other.article, other.sentence, SAID[other.form])),
        f"{where} be {SAID[one.form]} and {SAID[other.form]}.",
        class_="superseded_plan" if one.coming else "contradiction",
    )
