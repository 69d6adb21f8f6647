"""Meetings told as over and still awaited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from truceline.check.days import iso_day
from truceline.check.case import Case
from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.tellings import Meeting, Telling
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span


def find_status_conflicts(case: Case) -> Iterator[Conflict]:
    """A meeting that one page tells as held, or as called off, and elsewhere in its own voice as still to come.

    Compares the tellings of one meeting within a page: "the summit took place" with "… wants to raise at the summit".

    Silent for quotations and reported speech, for another or a future meeting, where the later day is given, and for
    what was to come in the past ("would discuss").

    Fires: "The summit took place in Nairobi. The president of Chad wants to raise grazing rights at the summit."
    Silent: "The summit took place in Nairobi. The president of Chad wants to raise grazing rights at the next summit."
    """
    articles, lexicon = case.articles, case.lexicon
    for article in articles:
        meetings = case.meetings(article)
        found = [c for meeting in meetings for c in _of_meeting(meeting, lexicon.check_cues)]
        yield from (found or list(_day_gone_by(article, meetings, lexicon.check_cues)))[:1]


RULE = Rule("status", "status", find_status_conflicts)


def _of_meeting(meeting: Meeting, cues: CheckCues) -> Iterator[Conflict]:
    if meeting.form != "meeting" or meeting.other:
        return
    coming = [t for t in meeting.tellings if t.tense == "coming" and _own_voice(t, cues) and _refers_back(t)]
    over = [t for t in meeting.tellings if t.tense == "held" and _own_voice(t, cues) and _is_told(t, cues)]
    for awaited in coming:
        told = next((t for t in reversed(over) if _fits(t, awaited)), None)
        if told:
            yield _conflict(told, awaited)
            return


def _day_gone_by(article: CodedArticle, meetings: Sequence[Meeting], cues: CheckCues) -> Iterator[Conflict]:
    """A meeting still due on a day that the publication has passed, which the page tells as called off or as held."""
    published = iso_day(article.article.published)
    tellings = [t for m in meetings if m.form == "meeting" for t in m.tellings if _own_voice(t, cues)]
    for awaited in (t for t in tellings if t.tense == "coming" and len(t.near) > 1):
        day = iso_day(awaited.when.day)
        if published is None or day is None or day > published:
            continue
        for told in tellings:
            same = len(told.near) > 1 and (told.near <= awaited.near or awaited.near <= told.near)
            gone = told.tense == "off" or (told.tense == "held" and told.when.day == awaited.when.day)
            if same and gone and told.sentence != awaited.sentence:
                yield _conflict(told, awaited)
                return


def _own_voice(telling: Telling, cues: CheckCues) -> bool:
    return not cues.has("speech", telling.sentence.of(telling.article.text))


def _refers_back(telling: Telling) -> bool:
    return telling.definite and not telling.other


def _is_told(telling: Telling, cues: CheckCues) -> bool:
    """Whether the clause says of the meeting itself that it happened, not of something else at it."""
    text = telling.article.text
    return cues.has("meeting_held", text[telling.word.start : telling.clause.end][:HELD_REACH]) or cues.has(
        "met_verb", telling.word.of(text)
    )


HELD_REACH = 60
"""Code points from "the summit" in which "took place" must follow."""


def _fits(told: Telling, awaited: Telling) -> bool:
    """Whether the awaited meeting can be the one told: not on a later day, and in another sentence."""
    if told.sentence == awaited.sentence:
        return False
    return awaited.when.day is None or told.when.day is None or awaited.when.day <= told.when.day


def _conflict(told: Telling, awaited: Telling) -> Conflict:
    return conflict(
        RULE.name,
        RULE.kind,
        "stale_text",
        "within_page",
        "medium",
        (on_page(told.article, _shown(told), told.tense), on_page(awaited.article, _shown(awaited), "still to come")),
        f"The page tells of a meeting as {'called off' if told.tense == 'off' else 'over'} and, in another place, in "
        f"the present tense as still to come.",
    )


def _shown(telling: Telling) -> Span:
    words = telling.clause.of(telling.article.text)
    start = telling.clause.start + len(words) - len(words.lstrip(" ,\n"))
    return Span(start, telling.clause.start + len(words.rstrip()))
