"""Acts and meetings told as over and as due, and texts at two stages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from truceline.check.case import Case
from truceline.check.compare import (
    in_own_voice,
    near_pages,
    on_one_thing,
    published,
    same_doing,
    same_places,
    shown,
    tells_of_change,
    together,
    untimed,
)
from truceline.check.days import days, iso_day
from truceline.check.rule import Rule, on_page
from truceline.check.stages import STAGES_TOLD, StageTold, exclude_each_other
from truceline.lexicon.check_cues import CheckCues
from truceline.link.acts import ACTS, Act, ActsTold, ActWord
from truceline.link.phrases import stem_of
from truceline.link.readings import SCHEDULED, may_come
from truceline.link.tellings import Meeting, Telling
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.spans import Span

RECURRING = frozenset({"meet", "hold", "speak", "see", "sit"})
"""Acts that the same people do again and again, so that one done is seldom the one due."""
LONG_AGO = days(180)
"""How long before a page's day what was done is told as of another time than what is due."""
PLURALS = ("men", "people", "children")
"""How plurals without -s end."""
CONDITION = re.compile(r"\b(?:[Ii]f|[Uu]nless|in case|provided that)\b")
DETERMINED = re.compile(r"(?:\d|[’']s?)\Z")
"""Before a plural that counts its things, or says whose they are."""


def find_status_conflicts(case: Case) -> Iterator[Conflict]:
    """A meeting of a day gone by told as still to come, an act told as done and as due, and a text told as having come
    farther and less far.

    Compares a meeting due on a day before the publication with its telling as held or called off,
    acts told as done and as due ("the troops withdrew from Oru", "the withdrawal from Oru is due to begin"), and
    the stages that a plan or an agreement is told to have reached (agreed, initialled, signed, ratified, in force)
    with a stage no later that it is told not to have reached ("is still studying the plan").

    Silent for quotations and reported speech, for another or a future meeting, where the later day is given, for what
    was to come in the past ("would discuss"), for a stage not reached before the day on which it was, for other parts
    ("more", "the rest") and some of a kind ("released prisoners"), for what was done half a year before the page, for
    talks, which there are again and again, and where the words tell of a change.

    Fires: "The troops withdrew from Oru. … The withdrawal from Oru is due to begin next week."
    Silent: "The troops withdrew from Oru. … The withdrawal from Tarn is due to begin next week."
    """
    for article in case.alone:
        yield from _day_gone_by(article, case.meetings(article), case.lexicon.check_cues)
    yield from _stages(case)
    yield from _done_and_due(case)


RULE = Rule("status", "status", find_status_conflicts, one_story=True, loose=True, reads=(STAGES_TOLD, ACTS))


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


def _conflict(told: Telling, awaited: Telling) -> Conflict:
    return RULE.conflict(
        "medium",
        (on_page(told.article, told.clause, told.tense), on_page(awaited.article, awaited.clause, "still to come")),
        f"The page tells of a meeting as {'called off' if told.tense == 'off' else 'over'} and, in another place, in "
        f"the present tense as still to come.",
        class_="stale_text",
    )


def _stages(case: Case) -> Iterator[Conflict]:
    """A text that reached a stage and has not; one conflict for each place where it has not."""
    cues = case.lexicon.clause_cues
    by_text = together(case.all(STAGES_TOLD), lambda t: (case.lexicon.documents[t.text.head or ""], t.reached))
    for short in (t for (_, reached), told in by_text.items() if not reached for t in told):
        rivals = by_text.get((case.lexicon.documents[short.text.head or ""], True), ())
        reached = next(
            (t for t in rivals if _of_one_text(t, short) and exclude_each_other(t, short, case.lexicon)), None
        )
        if reached and not any(cues.has("changed", t.clause.of(t.article.text)) for t in (reached, short)):
            yield RULE.conflict(
                "medium" if reached.holder or short.holder else "high",
                (
                    on_page(reached.article, reached.clause, reached.stage),
                    on_page(short.article, short.clause, f"not {short.stage}"),
                ),
                f"One text is told as {reached.stage} in one place and, of no earlier time, as not yet {short.stage} "
                f"in another.",
            )


def _of_one_text(one: StageTold, other: StageTold) -> bool:
    """Whether two stages can be of one text: between pages the word for it must be the same, too."""
    return one.article.id == other.article.id or one.text.head == other.text.head


def _done_and_due(case: Case) -> Iterator[Conflict]:
    """An act told as done and, no earlier, as due; each place that lets it be due once."""
    acts = together(
        in_own_voice(case, lambda told: _due_within(told, case.lexicon.clause_cues)), lambda a: (a.key, a.state)
    )
    coming = (a for alike in acts.values() for a in alike if a.state == "coming" and a.key not in RECURRING)
    for due in (a for a in coming if not a.lasting and not _is_a_part(a, case) and not _is_conditional(a)):
        done = next(
            (a for a in acts.get((due.key, "done"), ()) if _is_the_due(a, due) and not _is_another(a, due, case)), None
        )
        if done and not tells_of_change(case, done, due):
            yield RULE.conflict(
                "high",
                (shown(done, "done"), shown(due, "still to come")),
                "An act is told as done in one place and, of no earlier time, as still to come in another.",
                class_="stale_text",
            )


def _due_within(told: ActsTold, cues: CheckCues) -> set[str]:
    """The acts of a page that it tells as to come, and tells of elsewhere."""
    needed = cues.pattern("to_come").needs

    def may_be(word: ActWord, words: frozenset[str]) -> bool:
        if word.noun and not (needed and needed.isdisjoint(words)):
            return True
        scheduled = any(form.key in SCHEDULED and form.form in ("present", "base") for form in word.forms)
        return bool(word.forms) and (may_come(words) or scheduled)

    return told.told_as(("coming",), may_be) - RECURRING


def _is_conditional(act: Act) -> bool:
    """Whether an act is to come only if something else happens."""
    return CONDITION.search(act.sentence.of(act.article.text)) is not None


def _is_a_part(act: Act, case: Case) -> bool:
    """Whether the words about an act make it a part of something, or another of its kind."""
    words = untimed(act, case.lexicon.clause_cues)
    return any(case.lexicon.check_cues.has(name, words) for name in ("other_part", "other_meeting"))


def _is_another(done: Act, due: Act, case: Case) -> bool:
    """Whether the words about what is done make it another than what is due: of a part, of some things, or long ago."""
    return _is_a_part(done, case) or _is_on_some(done, case.lexicon.clause_cues) or _was_long_before(done, due)


def _is_on_some(act: Act, cues: CheckCues) -> bool:
    """Whether what is done is done to some of a kind: "eased closures", a plural without article, number or name."""
    span, text = act.object.span, act.article.text
    if span is None or act.nominal or act.object.names or span.start < act.verb.end:
        return False
    things, before = span.of(text), text[: span.start].split()[-1]
    known = before.lower() in cues.words("determiners") or DETERMINED.search(before)
    return not known and things[:1].islower() and (stem_of(things) != things.lower() or things.endswith(PLURALS))


def _was_long_before(done: Act, due: Act) -> bool:
    """Whether what is done lies long before the page that tells of the due: by the time that opens its sentence ("in
    2008 …"), else by all times up to the end of its clause."""
    page = iso_day(published(due))
    subject = done.subject.span or done.object.span or done.verb
    opening = Span(done.sentence.start, min(subject.start, done.verb.start))
    ends = _ends_of_times(done, opening) or _ends_of_times(done, Span(done.sentence.start, done.clause.end))
    return page is not None and bool(ends) and max(ends) < page - LONG_AGO


def _ends_of_times(act: Act, where: Span) -> list[date]:
    """The last days of the times that a part of an act's page gives."""
    times = (t for t in act.article.annotated.times_in(where) if t.type in ("DATE", "TIME"))
    return [end for t in times if (end := iso_day(Interval.of_timex(t).latest)) is not None]


def _is_the_due(done: Act, due: Act) -> bool:
    """Whether what is done is what is due: one act on one thing at one place, and the page of the plan not older."""
    if (
        done.state != "done"
        or done.key != due.key
        or done.sentence == due.sentence
        or not near_pages(done.article, due.article)
    ):
        return False
    if (published(due) or "") < (done.day or published(done) or ""):
        return False
    if not done.nominal and not due.nominal:
        told_by_one = done.article.id == due.article.id or (bool(done.agent) and bool(due.agent))
        thing = bool(done.object or due.object) or on_one_thing(done, due)
        return told_by_one and thing and same_doing(done, due)
    if done.nominal and due.nominal:
        return same_places(done, due) and done.own_words.fits(due.own_words)
    if (
        of := next((p for a in (done, due) if a.nominal for prep, p in a.tails if prep == "of" and p), None)
    ) is not None:
        return of.fits(due.theme if done.nominal else done.theme)
    places = done.tail("in", "at", "from", "near", "into"), due.tail("in", "at", "from", "near", "into")
    return bool(places[0]) and places[0] == places[1]
