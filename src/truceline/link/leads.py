"""The happening that an article leads with: a meeting or a signing told near its top, and where it is told again.

News tells one happening. What later clauses say of "the talks", of the same parties at the same place, or of the text
that they signed, they say of that happening, in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Literal

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.places import PlaceTable
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.link.partners import complete_contacts
from truceline.link.tellings import MEETINGS, PARTY_KINDS, Meeting, Tense
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.statement import Statement

Doing = Literal["meet", "begin", "end", "sign"]

TOP = 1500
"""Code points from the start of the text in which the happening of the news is told."""
LEAST_WORDS = 4
"""Words of a sentence of the body; headlines and captions are shorter or have no full stop."""
BEFORE = 40
"""Code points before and after a name that say whether it is the place of what is told."""
BEFORE_PLACE = re.compile(r"\b(?:in|at|near) (?:the )?(?:[a-z’'-]{2,20} ){0,2}$", re.IGNORECASE)
IN = re.compile(r"\b(?:in|at) (?:the |a )?(?:[a-z’'-]{2,20} ){0,2}$", re.IGNORECASE)
CAPITAL_OF = re.compile(r"\bin the (?:capital|chief city) of (?:the )?$", re.IGNORECASE)
CAPITAL = re.compile(r"(?:[’']s)? (?:[a-z-]{2,20} )?(?:capital|resort|city|town|port)\b")
OFFICE_IN = re.compile(
    r"\b(?:governments?|authorit(?:y|ies)|officials?|embass(?:y|ies)|rulers|leadership) in (?:the )?$", re.I
)
OPENING = 4
"""Words before a place that opens its sentence ("In the lakeside town of")."""
THE_TEXT = re.compile(r"\b(?:the|this|that|its|their) (?:[\w-]{2,20} ){0,2}?([a-z]{4,14})\b", re.IGNORECASE)
LARGE = re.compile(r"\b(?:summit|conference)", re.IGNORECASE)
EXACT = frozenset({"city", "site"})
PERFECT = re.compile(r"\bhad\b", re.IGNORECASE)
TYPES = frozenset({"CONSULT", "AGREE"})
SIGNED = frozenset({"agreed", "signed", "announced"})
HELD = frozenset({"occurred", "ongoing"})
HELD_REACH = 60
"""Code points from "the summit" in which "took place" must follow."""
MOST_AGAIN = 100
"""Later points that are kept, of which rules compare each with those before it."""
NEAR_DAYS = 10
"""Days from the day of the lead in which another day can be meant for the same happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A clause that tells of a contact or of a pact.

    `places` are the ids of the places that its sentence puts it in, `sides` and `people` the parties it names;
    `definite` says that its words point back, `apart` that they mean another one, `perfect` that they look back from
    the past.
    """

    article: CodedArticle
    word: Span
    sentence: Span
    clause: Span
    doing: Doing
    tense: Tense
    sides: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    day: date | None
    definite: bool
    apart: bool
    perfect: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """The point with which an article leads, and the later ones that tell of the same happening, in text order."""

    first: Point
    again: tuple[Point, ...]

    @property
    def tense(self) -> Tense:
        return self.first.tense

    @property
    def day(self) -> date | None:
        return self.first.day

    @property
    def placed(self) -> Point | None:
        """The first point that tells of the happening as it tells it first, and gives a place."""
        return next((p for p in (self.first, *self.again) if p.places and p.tense == self.tense), None)

    @property
    def sides(self) -> frozenset[str]:
        return self.first.sides


def _leads(items: Items) -> Iterator[Lead]:
    """The happening that an article leads with; none where it leads with no contact or pact told as over."""
    points, lexicon = items.of(POINTS), items.lexicon
    at_the_top = [p for p in points if p.word.start <= TOP and _can_lead(p)]
    told = (p for p in points if p.tense == "held" and not p.perfect and took_place(p, lexicon.check_cues))
    first = next((p for p in at_the_top if p.tense == "held"), next(told, next(iter(at_the_top), None)))
    if first is not None:
        rest = (_in_its_year(p, first.day) for p in points if p.sentence.start > first.sentence.start)
        yield Lead(first, tuple(islice((p for p in rest if _tells_again(p, first, lexicon)), MOST_AGAIN)))


POINTS = Kind(
    "points", lambda items: _points(complete_contacts(items.article), items.of(MEETINGS), items.lexicon), Point
)
LEADS = Kind("leads", _leads)


def took_place(p: Point, cues: CheckCues) -> bool:
    """Whether a clause says of the meeting itself that it was held: "the summit took place", "they met"."""
    text = p.article.text
    after = text[p.word.start : p.clause.end][:HELD_REACH]
    return cues.has("meeting_held", after) or cues.has("met_verb", p.word.of(text))


def _in_its_year(p: Point, day: date | None) -> Point:
    """The point with its day in the year of the lead: a plan for a day gone by is read as one for the next year."""
    if p.tense != "coming" or not p.day or not day or (p.day.month, p.day.day) != (day.month, day.day):
        return p
    return p if str(p.day.year) in p.sentence.of(p.article.text) else replace(p, day=day)


def _points(article: CodedArticle, meetings: Sequence[Meeting], lexicon: Lexicon) -> Iterator[Point]:
    """The clauses of an article's body that tell of contacts and pacts, in text order, one for a word."""
    cues, text = lexicon.check_cues, article.text
    found: dict[Span, tuple[Doing, Tense, bool, bool]] = {}
    for telling in (t for m in meetings for t in m.tellings if t.form != "call"):
        doing: Doing = "sign" if telling.form == "signing" else _doing(article, telling.word, cues)
        found[telling.word] = doing, telling.tense, telling.definite, telling.other
    for s in article.statements:
        if s.kind == "event" and s.type in TYPES and s.format not in ("phone", "video") and s.mode != "phone":
            tense = _tense(s)
            if tense and not any(w.overlaps(s.trigger) for w in found):
                sign = s.type == "AGREE"
                found[s.trigger] = "sign" if sign else _doing(article, s.trigger, cues), tense, False, False
    for word in sorted(found):
        sentence = sentence_span(article, word.start)
        if len(sentence.of(text).split()) < LEAST_WORDS or not sentence.of(text).rstrip(" ”\"'’)").endswith((".", "!")):
            continue
        if not in_quotation(article, word) and not cues.has("caption", sentence.of(text)):
            yield _point(article, word, sentence, found[word], lexicon)


def _doing(article: CodedArticle, word: Span, cues: CheckCues) -> Doing:
    sentence = sentence_span(article, word.start)
    clause = clause_span(article.text, sentence, word).of(article.text)
    if cues.has("opening", clause):
        return "begin"
    return "end" if cues.has("closing", clause) else "meet"


def _tense(s: Statement) -> Tense | None:
    """How a statement tells of its contact or pact; None where it tells of none that counts."""
    if (s.type == "AGREE" and s.phase not in SIGNED) or (s.mode == "visit" and not s.recipients):
        return None  # a journey to nobody is no meeting yet
    if s.factuality == "CT+" and s.status in HELD:
        return "held"
    return "coming" if s.status == "planned" else None


def _point(
    article: CodedArticle, word: Span, sentence: Span, told: tuple[Doing, Tense, bool, bool], lexicon: Lexicon
) -> Point:
    doing, tense, definite, apart = told
    clause = clause_span(article.text, sentence, word)
    actors = {a.id: a for a in article.annotated.actors}
    named = [actors[m.of] for m in article.annotated.named_in(sentence) if m.of in actors]
    taking_part = [a for a in named if a.kind in PARTY_KINDS]
    day = _day(article, clause) or _day(article, sentence)
    if tense == "open" and day and _is_past(article, day, clause, lexicon.check_cues):
        tense = "held"
    return Point(
        article=article,
        word=word,
        sentence=sentence,
        clause=clause,
        doing=doing,
        tense=tense,
        sides=frozenset(a.id if a.kind == "armed_group" else a.country or a.id for a in taking_part),
        people=frozenset(a.id for a in taking_part if a.kind == "person"),
        places=_places(article, sentence, clause, word, lexicon),
        day=day,
        definite=definite or _of_the_text(article, clause, doing, lexicon),
        apart=apart,
        perfect=PERFECT.search(article.text, clause.start, word.start) is not None,
    )


def _is_past(article: CodedArticle, day: date, clause: Span, cues: CheckCues) -> bool:
    """Whether the page was written after a day on which a clause, without a word of what is to come, puts something."""
    return day.isoformat() < (article.article.published or "")[:10] and not cues.has(
        "prospect", clause.of(article.text)
    )


def _of_the_text(article: CodedArticle, clause: Span, doing: Doing, lexicon: Lexicon) -> bool:
    """Whether a clause tells of the signing of a text that was told of before: "the accord"."""
    found = (m.group(1).lower() for m in THE_TEXT.finditer(article.text, *clause))
    return doing == "sign" and any(word in lexicon.documents for word in found)


def _places(article: CodedArticle, sentence: Span, clause: Span, word: Span, lexicon: Lexicon) -> frozenset[str]:
    """The places in which a clause, or the opening of its sentence, puts what it tells."""
    text = article.text
    found: set[str] = set()
    places = {p.id for p in article.annotated.places}
    states = {a.id: f"land-{a.country.lower()}" for a in article.annotated.actors if a.country}
    for m in article.annotated.named_in(Span(sentence.start, clause.end)):
        before = text[max(sentence.start, m.span.start - BEFORE) : m.span.start]
        after = text[m.span.end : m.span.end + BEFORE]
        opens = m.span.start - sentence.start <= BEFORE and text[sentence.start : m.span.start].count(" ") <= OPENING
        if not (clause.contains(m.span) or opens) or _is_another_s(text, word, m.span, lexicon.check_cues):
            continue
        if m.of in states and (CAPITAL_OF.search(before) or (CAPITAL.match(after) and IN.search(before))):
            found.add(states[m.of])
        elif word.contains(m.span) or (BEFORE_PLACE.search(before) and not OFFICE_IN.search(before)):
            written = [e.place.id for e in lexicon.places.written(m.span.of(text)) if e.kind in EXACT]
            found.update([m.of] if m.of in places else written[:1])
    return frozenset(found)


def _is_another_s(text: str, word: Span, place: Span, cues: CheckCues) -> bool:
    """Whether another doing stands between the word and a place after it, to which the place belongs."""
    between = text[word.end : place.start].rsplit(None, 1)
    return word.end < place.start and len(between) > 1 and cues.has("barrier", between[0])


def _day(article: CodedArticle, where: Span) -> date | None:
    """The one day that a stretch of text gives."""
    found = {
        day
        for t in article.annotated.times_in(where)
        if t.type in ("DATE", "TIME") and (day := Interval.of_timex(t).day) is not None
    }
    try:
        return date.fromisoformat(found.pop()) if len(found) == 1 else None
    except ValueError:
        return None


def _can_lead(p: Point) -> bool:
    """Whether an article can lead with a point: over or to come, with two of time, place and parties."""
    told = (p.day is not None) + bool(p.places) + (len(p.sides) > 1 or len(p.people) > 1)
    published = p.article.article.published
    if p.tense == "held" and p.day and published and p.day.isoformat() > published[:10]:
        return False  # "approved the plan to hold talks on Friday"
    return p.tense in ("held", "coming") and not p.perfect and told > 1


def _tells_again(p: Point, first: Point, lexicon: Lexicon) -> bool:
    """Whether a later point can be told of the happening of the first: nothing parts them, and something joins them."""
    if p.apart or not may_be_one_place(p.places, first.places, lexicon.places) or not may_be_of_one(p, first):
        return False
    if p.day and first.day and abs((p.day - first.day).days) > NEAR_DAYS:
        return False
    if p.definite:
        return not p.sides or len(p.sides) < 2 or bool(p.sides & first.sides)
    words = p.sentence.of(p.article.text)
    all_of_them = lexicon.check_cues.has("the_parties", words)
    return len(p.sides & first.sides) > 1 or len(p.people & first.people) > 1 or all_of_them


def may_be_of_one(p: Point, first: Point) -> bool:
    """Whether the parties of a point can be those of the first: of two people whom it names, both; else two sides.

    "The summit" of a page that leads with a signing at none is another happening.
    """
    large = LARGE.search(p.word.of(p.article.text))
    if large and first.doing == "sign" and large.group().lower() not in first.sentence.of(p.article.text).lower():
        return False
    if len(p.people) < 2:
        return True
    return len(p.people & first.people) > 1 or (len(first.people) < 2 and len(p.sides & first.sides) > 1)


def may_be_one_place(ours: frozenset[str], theirs: frozenset[str], places: PlaceTable) -> bool:
    """Whether places of two tellings can be those of one happening: each in one of the other's, or one names none."""
    return not ours or not theirs or any(places.contains(p, q) or places.contains(q, p) for p in ours for q in theirs)
