"""What a page says of who holds which office, and the time at which it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from truceline.check.days import day_of, days, iso_day
from truceline.check.telling import happened_on
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.offices import Tenure
from truceline.lexicon.titles import Title
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.actor import Actor, Mention
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.time import Timex

ONE_HOLDER = frozenset(
    {
        *("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister"),
        *("interior_minister", "minister", "secretary_general", "national_security_adviser", "high_representative"),
        *("chief", "president", "vice_president", "deputy_head_of_government", "deputy_minister", "economy_minister"),
        *("energy_minister", "trade_minister", "envoy", "negotiator", "spokesperson", "speaker", "army_chief"),
        *("intelligence_chief", "security_council_secretary", "chief_of_staff"),
    }
)
"""Offices that one person holds and gives up. Ambassadors, generals, senators and judges keep their title for life,
and one may be adviser to one and former adviser to another."""
MARGIN = 30
"""Days about the beginning and end of a tenure in which either title may be met."""
LONG_AGO = 60
"""Days before the page's own time from which a date in a sentence makes it a look back."""
DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[A-Z][\w-]{1,20}['’]s) ((?:(?! and the |\. [A-Z])[\w'’ .-]){3,60}),\s(?:(?:Mrs?|Ms|Dr)\.? )?$"
)
BEHIND = re.compile(r", as (?:the )?((?:[\w'’-]+ ?){1,5}),")
"""An office behind a name: "Aino Salo, as Secretary-General, …"."""
RELATIVE = re.compile(r", (?:who|whose|whom|which)\b[^,.;]*")
"""A clause about a person, whose times are not those of the sentence."""
GOES_ON = re.compile(r" (?!(?:and|or|but|of|as|for|who|at|in|on|to|with|from)\b)[a-z]")
"""Behind a name that is no apposition but goes on as a subject ("while the president spoke of peace, Lume railed")."""
LONGEST_DESCRIPTION = 90
INSIDE = re.compile(r"\b(?:a|an|by|that|who|when|than|as|first|last|founding|previous|\d{1,3}(?:st|nd|rd|th))\b")
"""Words that no description of a holder has ("the standards of conduct by a modern president, …")."""
POSSESSED = re.compile(r"[’']s [a-z]", re.IGNORECASE)
DASH = re.compile(r" [-–—]")
"""After an office: words that go on with something else ("the president's plan -- in the debate, Lume …")."""
TOP = 600
"""Code points from the beginning of a text in which its news is dated."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NOW = re.compile(
    r"this (?:week|morning|afternoon|evening)|today|tonight|(?:in )?(?:recent|the past few) days", re.IGNORECASE
)
TOLD_BY = re.compile(r"\bthat\b")
LOOK_BACK = 24
"""Code points before an office in which its qualifier may stand outside the mention's role."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a page gives a person an office in its own voice.

    `described` is whether the office stands before the name and a comma ("the chancellor, Olaf Scholz").
    """

    article: CodedArticle
    actor: Actor
    title: Title
    span: Span
    name: str
    sentence: Span
    described: bool = False

    @property
    def former(self) -> bool:
        return self.title.modifier == "former"

    @property
    def present(self) -> bool:
        return self.title.modifier is None

    @property
    def words(self) -> str:
        """The office and the name as they stand in the text, in one line."""
        return " ".join(self.span.of(self.article.text).split())


def find_namings(article: CodedArticle, lexicon: Lexicon) -> Iterator[Naming]:
    """The places where an article gives a person an office, as held or as given up, in its own voice."""
    actors = {a.id: a for a in article.annotated.actors if a.kind == "person"}
    for m in article.annotated.mentions:
        actor = actors.get(m.of)
        if actor is None or m.form != "name":
            continue
        where = m.role_span if m.role else _described(article, m)
        if where is None:
            continue
        title = _title(article, m.role or where.of(article.text), where, actor, lexicon)
        span = Span(min(m.span.start, where.start), max(m.span.end, where.end))
        if title and not in_quotation(article, span):
            sentence = sentence_span(article, span.start)
            described = (m.role is None and where < m.span) or article.text[where.end : m.span.start].startswith(", ")
            yield Naming(article, actor, title, span, m.span.of(article.text), sentence, described)


def _described(article: CodedArticle, m: Mention) -> Span | None:
    """The description before a name and a comma, or behind it: "the Finnish mediator, Aino Salo"."""
    behind = BEHIND.match(article.text, m.span.end)
    if behind:
        return Span(*behind.span(1))
    found = DESCRIPTION.search(article.text, max(0, m.span.start - LONGEST_DESCRIPTION), m.span.start)
    if found is None or INSIDE.search(found.group(1)) or GOES_ON.match(article.text, m.span.end):
        return None
    return Span(*found.span(1))


def _title(article: CodedArticle, role: str, where: Span, actor: Actor, lexicon: Lexicon) -> Title | None:
    """The office of a description; None where it cannot be read or goes with "former and current" and the like."""
    before = article.text[max(0, where.start - LOOK_BACK) : where.start]
    title = lexicon.titles.office(role, actor.country)
    if title is None or not set(title.offices) & ONE_HOLDER or DASH.search(role):
        return None
    if POSSESSED.search(role) and re.search(rf"{re.escape(title.words)}[’']s (?-i:[a-z])", role, re.IGNORECASE):
        return None  # what is the holder's ("the president's plan")
    if any(lexicon.check_cues.has(name, before + role) for name in ("both_terms", "one_of_a_row")):
        return None
    last = before.replace("-", " ").split()[-1:]
    outside = lexicon.titles.modifiers.get(last[0].casefold()) if last and before[-1:] in " -" else None
    return replace(title, modifier=outside) if outside and title.modifier is None else title


def page_day(article: CodedArticle, cues: CheckCues) -> date | None:
    """The day of which a page speaks: its publication, else its as-of date, else that of the news it dates."""
    published = iso_day(article.article.published)
    if published:
        return published
    stand = next((day for a in article.annotated.as_of if (day := iso_day(a.date))), None)
    return stand or story_day(article, cues)


def story_day(article: CodedArticle, cues: CheckCues) -> date | None:
    """The day of the happening that a page tells first: the first full date in the past tense near its top."""
    for time in article.annotated.times:
        if time.span.start > TOP:
            return None
        day = day_of(time)
        if day and YEAR.search(time.span.of(article.text)) and happened_on(article, time.span, cues):
            return day
    return None


def looks_back(naming: Naming, cues: CheckCues, now: date | None) -> bool:
    """Whether the sentence of a naming speaks of an earlier time or of a change of office."""
    text = naming.sentence.of(naming.article.text)
    late = naming.article.text[max(0, naming.span.start - len("the late ")) : naming.span.start].lower() == "the late "
    if late or cues.has("history", _about_the_person(naming) if naming.former else text):
        return True
    about = RELATIVE.search(naming.article.text, naming.span.end, naming.sentence.end)
    times = naming.article.annotated.times_in(naming.sentence)
    told = (t for t in times if about is None or not about.start() <= t.span.start < about.end())
    bounds = [Interval.of_timex(t).latest for t in told if t.type in ("DATE", "TIME")]
    return now is not None and any(b is not None and b[:10] < (now - days(LONG_AGO)).isoformat() for b in bounds)


def _about_the_person(naming: Naming) -> str:
    """The sentence of a naming up to what the person says in it ("… explained that the city had been the knot")."""
    text = naming.article.text
    told = TOLD_BY.search(text, naming.span.end, naming.sentence.end)
    return text[naming.sentence.start : told.start() if told else naming.sentence.end]


def days_spoken_of(naming: Naming, now: date | None) -> list[date]:
    """The days that the sentence of a naming gives, "this week" as the page's own; "that morning" is of a day told
    before."""
    text = naming.article.text
    times = naming.article.annotated.times_in(naming.sentence)
    given = [day for t in times if (day := day_of(t)) and not t.span.of(text).lower().startswith("that ")]
    return given or ([now] if now and any(speaks_of_now(naming, t) for t in times) else [])


def speaks_of_now(naming: Naming, time: Timex) -> bool:
    """Whether a time is the week or the days of the writing."""
    return NOW.fullmatch(time.span.of(naming.article.text)) is not None


def tenures_of(naming: Naming, lexicon: Lexicon) -> tuple[Tenure, ...]:
    """The person's times in the office that the naming means."""
    held = lexicon.offices.held_by(naming.actor.id)
    return tuple(t for t in held if t.office in naming.title.offices)


def in_office(tenures: tuple[Tenure, ...], day: date, margin: int) -> bool:
    """Whether one of some tenures covers a day with a margin on both sides; a negative margin widens it."""
    low, high = (day - days(margin)).isoformat(), (day + days(margin)).isoformat()
    if margin >= 0:
        return any(t.covers(low, low) and t.surely_covers(high, high) for t in tenures)
    return any(t.covers(high, low) for t in tenures)
