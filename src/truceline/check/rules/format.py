"""Meetings told in two forms that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from truceline.check.case import Case
from truceline.check.compare import near_pages
from truceline.check.days import day_of
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.phrases import parts_for
from truceline.link.clauses import in_quotation
from truceline.link.items import Items, Kind
from truceline.link.tellings import MEETINGS, Meeting
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictClass, Scope, Severity
from truceline.model.spans import Span


@dataclass(frozen=True, slots=True)
class _Opposites:
    """Two lists of cues that exclude each other, with what each says."""

    one: str
    one_says: str
    other: str
    other_says: str
    in_stages: bool
    """Whether both can hold of one meeting, one after the other."""


ALONE = _Opposites(
    "alone", "a conversation of the principals alone", "with_team", "a meeting with advisers or ministers", True
)
PHONE = _Opposites("by_phone", "a telephone call", "in_person", "a meeting in person", False)
MEDIATOR = _Opposites("no_mediator", "held without a mediator", "mediated", "led by a mediator", False)
OF_MEETINGS, OF_NEWS = (PHONE, MEDIATOR), (ALONE,)
"""Forms of a meeting on a day, and of the meeting that is news, which two pages are asked for."""

DOUBTS = ("speech", "awaits", "called_off")
"""Lists of cues with which a sentence tells of no form that the meeting had, in the page's own voice."""
DENIED = 18
"""Code points before a cue in which a word takes it away ("was not …")."""


@dataclass(frozen=True, slots=True)
class _Cue:
    article: CodedArticle
    sentence: Span
    span: Span


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a page tells the form of a meeting: by which list of cues, of which sides, and on which days."""

    article: CodedArticle
    sentence: Span
    span: Span
    cue: str
    sides: frozenset[str]
    days: tuple[str, ...]


def find_format_conflicts(case: Case) -> Iterator[Conflict]:
    """One meeting told in two forms: alone and with advisers, by telephone and in person, with a mediator and without.

    Compares the words for the form of a meeting where the page tells of that meeting again, and between two pages the
    forms of meetings of the same parties on the same day.

    Silent for plans, quotations and reported speech, where the page parts the meeting in stages (alone first, then
    with the delegations), and where the two sentences name other parties or days.

    Fires: "The two presidents met in Pristina. The meeting was attended by ministers of both sides. In the one-on-one
    meeting they spoke of visas."
    Silent: "The two presidents met one-on-one in Pristina. Afterwards ministers of both sides joined them."
    """
    cues = case.lexicon.check_cues
    for article in case.alone:
        yield from _alone_and_attended(article, case.meetings(article), cues)
    if len(case.articles) > 1:
        for pair in OF_MEETINGS:
            yield from _between(pair, case.all(FORMS))
        for pair in OF_NEWS:
            yield from _of_the_news(pair, case.all(NEWS_FORMS))


def _alone_and_attended(article: CodedArticle, meetings: Sequence[Meeting], cues: CheckCues) -> Iterator[Conflict]:
    """The one meeting of named people in a page, told as one of them alone and as one with others at the table.

    A sentence that names anybody else is about something else, unless it speaks of "the meeting" and of no other day.
    """
    told = [m for m in meetings if m.form == "meeting" and not m.other and len(m.people) > 1 and _is_held(m)]
    if not told or cues.has("stages_of_page", article.text):
        return
    main = told[0]
    if any(m.people != main.people and not m.people <= main.people for m in told):
        return
    spans = [s.span for s in article.annotated.sentences]
    sentences = [s for s in spans if _people(article, s) <= main.people]
    one = _first(article, sentences, ALONE.one, cues)
    again = [s for s in spans if cues.has("meeting_refs", s.of(article.text)) and not _dates(article, s)]
    other = _first(article, sentences, ALONE.other, cues) or _first(article, again, ALONE.other, cues)
    if one and other and one.sentence != other.sentence:
        yield _conflict(ALONE, one, other, "contradiction", "within_page")


def _people(article: CodedArticle, sentence: Span) -> frozenset[str]:
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    return frozenset(m.of for m in article.annotated.mentions_in(sentence) if m.of in people)


def _dates(article: CodedArticle, sentence: Span) -> bool:
    return any(t.type == "DATE" for t in article.annotated.times_in(sentence))


def _is_held(meeting: Meeting) -> bool:
    return any(t.tense == "held" for t in meeting.tellings)


def _forms(items: Items) -> Iterator[_Told]:
    """The forms in which an article tells of meetings that it dates."""
    article, cues = items.article, items.lexicon.check_cues
    for meeting in (m for m in items.of(MEETINGS) if m.days and m.form != "signing"):
        sentences = _about(meeting)
        for pair, cue in ((p, cue) for p in OF_MEETINGS for cue in (p.one, p.other)):
            own = _of_its_people(sentences, meeting) if pair is PHONE else sentences
            if found := _first(article, own, cue, cues, pair.in_stages):
                sides = frozenset(side for s in sentences for side in _sides(article, s))
                yield _Told(article, found.sentence, found.span, cue, sides, tuple(sorted(meeting.days)))


def _news_forms(items: Items) -> Iterator[_Told]:
    """The forms in which an article that tells of a meeting tells of the news."""
    article, cues = items.article, items.lexicon.check_cues
    if met := frozenset(side for m in items.of(MEETINGS) for side in m.sides):
        spans = [s.span for s in article.annotated.sentences]
        own = [s for s in spans if not cues.has("other_meeting", s.of(article.text))]
        for cue in (cue for pair in OF_NEWS for cue in (pair.one, pair.other)):
            if found := _first(article, own, cue, cues):
                yield _Told(article, found.sentence, found.span, cue, met, ())


FORMS = Kind("forms", _forms, _Told)
NEWS_FORMS = Kind("news_forms", _news_forms, _Told)
RULE = Rule("format", "format", find_format_conflicts, reads=(FORMS, NEWS_FORMS))


def _between(pair: _Opposites, forms: Iterable[_Told]) -> Iterator[Conflict]:
    """Two pages that tell of meetings of the same parties on the same day in opposite forms; once for two pages."""
    by_day: defaultdict[str, tuple[list[_Told], list[_Told]]] = defaultdict(lambda: ([], []))
    for told in (t for t in forms if t.cue in (pair.one, pair.other)):
        for day in told.days:
            by_day[day][told.cue == pair.other].append(told)
    seen: set[tuple[str, str]] = set()
    for ones, others in by_day.values():
        for one, other in product(ones, others):
            pages = (one.article.id, other.article.id)
            if pages[0] != pages[1] and len(one.sides & other.sides) > 1 and pages not in seen:
                seen.add(pages)
                yield _conflict(pair, one, other, "contradiction", "between_pages")


def _of_the_news(pair: _Opposites, forms: Iterable[_Told]) -> Iterator[Conflict]:
    """Two pages of about one date that tell of a meeting of the same parties in opposite forms; once for two."""
    told = list(forms)
    for one, other in product((t for t in told if t.cue == pair.one), (t for t in told if t.cue == pair.other)):
        apart = one.article.id != other.article.id and near_pages(one.article, other.article)
        if apart and len(one.sides & other.sides) > 1 and not _dates_differ(one, other):
            yield _conflict(pair, one, other, "contradiction", "between_pages")
            return


def _dates_differ(one: _Told, other: _Told) -> bool:
    """Whether both sentences give days and share none."""
    days = [{d for t in c.article.annotated.times_in(c.sentence) if (d := day_of(t))} for c in (one, other)]
    return bool(days[0] and days[1]) and not days[0] & days[1]


def _about(meeting: Meeting) -> list[Span]:
    """The sentences that tell of a meeting as held, each with the two after it."""
    article, told = meeting.tellings[0].article, _telling(meeting)
    spans = [s.span for s in article.annotated.sentences]
    after = {span for i, s in enumerate(spans) if s in told for span in spans[i + 1 : i + 3]}
    return sorted(told | after)


def _telling(meeting: Meeting) -> set[Span]:
    return {t.sentence for t in meeting.tellings if t.tense in ("held", "open")}


def _of_its_people(sentences: Iterable[Span], meeting: Meeting) -> list[Span]:
    """Those of some sentences that name nobody but the people of the sentences which tell of a meeting."""
    article = meeting.tellings[0].article
    people = frozenset(person for sentence in _telling(meeting) for person in _people(article, sentence))
    return [s for s in sentences if _people(article, s) <= people]


def _first(
    article: CodedArticle, sentences: Sequence[Span], cue: str, cues: CheckCues, in_stages: bool = True
) -> _Cue | None:
    """The first sentence of the page's own that has a cue, neither denied nor planned nor in stages."""
    for sentence in parts_for(article.text, sentences, cues.pattern(cue)):
        match = cues.pattern(cue).search(article.text, sentence.start, sentence.end)
        if match is None:
            continue
        words = sentence.of(article.text)
        before = article.text[max(sentence.start, match.start() - DENIED) : match.start()]
        doubts = ("two_stages", *DOUBTS) if in_stages else DOUBTS
        doubtful = any(cues.has(c, words) for c in doubts)
        if doubtful or cues.has("denies", before) or in_quotation(article, Span(*match.span())):
            continue
        return _Cue(article, sentence, sentence)
    return None


def _sides(article: CodedArticle, sentence: Span) -> frozenset[str]:
    actors = {a.id: a for a in article.annotated.actors}
    named = (actors[m.of] for m in article.annotated.named_in(sentence) if m.of in actors)
    return frozenset(a.country or a.id for a in named)


def _conflict(
    pair: _Opposites, one: _Cue | _Told, other: _Cue | _Told, class_: ConflictClass, scope: Scope
) -> Conflict:
    where = "The page" if scope == "within_page" else "One page"
    again = "and also as" if scope == "within_page" else "and another page as"
    severity: Severity = "medium" if pair is ALONE else "high"
    return RULE.conflict(
        severity,
        (on_page(one.article, one.span, pair.one_says), on_page(other.article, other.span, pair.other_says)),
        f"{where} tells of one and the same meeting as {pair.one_says} {again} {pair.other_says}.",
        class_=class_,
    )
