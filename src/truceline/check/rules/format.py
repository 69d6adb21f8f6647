"""Meetings told in two forms that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from truceline.check.case import Case
from truceline.check.compare import near_pages
from truceline.check.days import day_of
from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.link.clauses import in_quotation
from truceline.link.tellings import Meeting
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
DIRECT = _Opposites("indirect", "indirect, never in one room", "direct", "direct, face to face", True)
PHONE = _Opposites("by_phone", "a telephone call", "in_person", "a meeting in person", False)
MEDIATOR = _Opposites("no_mediator", "held without a mediator", "mediated", "led by a mediator", False)

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
    """A cue for the form of a meeting, with the sides that its sentences name."""

    cue: _Cue
    sides: frozenset[str]


def find_format_conflicts(case: Case) -> Iterator[Conflict]:
    """One meeting told in two forms: alone and with advisers, direct and indirect, by telephone and in person.

    Compares the words for the form of a meeting where the page tells of that meeting again, and between two pages the
    forms of meetings of the same parties on the same day.

    Silent for plans, quotations and reported speech, where the page parts the meeting in stages (alone first, then
    with the delegations), and where the two sentences name other parties or days.

    Fires: "The two presidents met in Pristina. The meeting was attended by ministers of both sides. In the one-on-one
    meeting they spoke of visas."
    Silent: "The two presidents met one-on-one in Pristina. Afterwards ministers of both sides joined them."
    """
    articles, lexicon = case.articles, case.lexicon
    cues = lexicon.check_cues
    meetings = {a.id: case.meetings(a) for a in articles}
    for article in case.alone:
        yield from _alone_and_attended(article, meetings[article.id], cues)
        yield from _direct_and_indirect(article, cues)
    if len(articles) > 1:
        for pair in (PHONE, MEDIATOR):
            yield from _between(pair, [m for a in articles for m in meetings[a.id]], cues)
        for pair in (DIRECT, ALONE):
            yield from _of_the_news(pair, case)


RULE = Rule("format", "format", find_format_conflicts)


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


def _direct_and_indirect(article: CodedArticle, cues: CheckCues) -> Iterator[Conflict]:
    sentences = [s.span for s in article.annotated.sentences]
    indirect = _first(article, sentences, DIRECT.one, cues)
    if indirect is None:
        return
    sides = _sides(article, indirect.sentence)
    rest = [s for s in sentences if s != indirect.sentence and _same_parties(sides, _sides(article, s))]
    direct = _first(article, rest, DIRECT.other, cues)
    if direct and not _dates(article, direct.sentence):
        yield _conflict(DIRECT, indirect, direct, "contradiction", "within_page")


def _between(pair: _Opposites, meetings: Sequence[Meeting], cues: CheckCues) -> Iterator[Conflict]:
    """Two pages that tell of meetings of the same parties on the same day in opposite forms; once for two pages."""
    by_day: defaultdict[str, tuple[list[_Told], list[_Told]]] = defaultdict(lambda: ([], []))
    for meeting in (m for m in meetings if m.days and m.form != "signing"):
        article, sentences = meeting.tellings[0].article, _about(meeting)
        for cue, place in ((pair.one, 0), (pair.other, 1)):
            found = _first(article, sentences, cue, cues, pair.in_stages)
            if found:
                told = _Told(found, frozenset(side for s in sentences for side in _sides(article, s)))
                for day in sorted(meeting.days):
                    by_day[day][place].append(told)
    seen: set[tuple[str, str]] = set()
    for ones, others in by_day.values():
        for one, other in product(ones, others):
            pages = (one.cue.article.id, other.cue.article.id)
            if pages[0] != pages[1] and len(one.sides & other.sides) > 1 and pages not in seen:
                seen.add(pages)
                yield _conflict(pair, one.cue, other.cue, "contradiction", "between_pages")


def _of_the_news(pair: _Opposites, case: Case) -> Iterator[Conflict]:
    """Two pages of about one date that tell of a meeting of the same parties in opposite forms; once for two."""
    cues = case.lexicon.check_cues
    met = {a.id: frozenset(side for m in case.meetings(a) for side in m.sides) for a in case.articles}
    ones: list[_Cue] = []
    others: list[_Cue] = []
    for article in (a for a in case.articles if met[a.id]):
        spans = [s.span for s in article.annotated.sentences]
        own = [s for s in spans if not cues.has("other_meeting", s.of(article.text))]
        for told, cue in ((ones, pair.one), (others, pair.other)):
            if found := _first(article, own, cue, cues):
                told.append(found)
    for one, other in product(ones, others):
        a, b = one.article, other.article
        if a.id != b.id and near_pages(a, b) and len(met[a.id] & met[b.id]) > 1 and not _dates_differ(one, other):
            yield _conflict(pair, one, other, "contradiction", "between_pages")
            return


def _dates_differ(one: _Cue, other: _Cue) -> bool:
    """Whether both sentences give days and share none."""
    days = [{d for t in c.article.annotated.times_in(c.sentence) if (d := day_of(t))} for c in (one, other)]
    return bool(days[0] and days[1]) and not days[0] & days[1]


def _about(meeting: Meeting) -> list[Span]:
    """The sentences that tell of a meeting as held, each with the two after it."""
    article = meeting.tellings[0].article
    told = {t.sentence for t in meeting.tellings if t.tense in ("held", "open")}
    spans = [s.span for s in article.annotated.sentences]
    after = {span for i, s in enumerate(spans) if s in told for span in spans[i + 1 : i + 3]}
    return sorted(told | after)


def _first(
    article: CodedArticle, sentences: Sequence[Span], cue: str, cues: CheckCues, in_stages: bool = True
) -> _Cue | None:
    """The first sentence of the page's own that has a cue, neither denied nor planned nor in stages."""
    for sentence in sentences:
        match = cues.pattern(cue).search(article.text, sentence.start, sentence.end)
        if match is None:
            continue
        words = sentence.of(article.text)
        before = article.text[max(sentence.start, match.start() - DENIED) : match.start()]
        doubts = ("two_stages", *DOUBTS) if in_stages else DOUBTS
        doubtful = any(cues.has(c, words) for c in doubts)
        if doubtful or cues.has("denies", before) or in_quotation(article, Span(*match.span())):
            continue
        return _Cue(article, sentence, _shown(article, sentence))
    return None


def _shown(article: CodedArticle, sentence: Span) -> Span:
    """The sentence without the blanks at its ends."""
    words = sentence.of(article.text)
    start = sentence.start + len(words) - len(words.lstrip())
    return Span(start, sentence.start + len(words.rstrip()))


def _sides(article: CodedArticle, sentence: Span) -> frozenset[str]:
    actors = {a.id: a for a in article.annotated.actors}
    named = (actors[m.of] for m in article.annotated.named_in(sentence) if m.of in actors)
    return frozenset(a.country or a.id for a in named)


def _same_parties(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def _conflict(pair: _Opposites, one: _Cue, other: _Cue, class_: ConflictClass, scope: Scope) -> Conflict:
    where = "The page" if scope == "within_page" else "One page"
    again = "and also as" if scope == "within_page" else "and another page as"
    severity: Severity = "medium" if pair is ALONE else "high"
    return conflict(
        RULE.name,
        RULE.kind,
        class_,
        scope,
        severity,
        (on_page(one.article, one.span, pair.one_says), on_page(other.article, other.span, pair.other_says)),
        f"{where} tells of one and the same meeting as {pair.one_says} {again} {pair.other_says}.",
    )
