"""The times from which claims count: "since May 2027", "in nine years", "… was last held in …", "a nine-year pause"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.code.context import SentenceContext
from truceline.link.occasion_doings import BREAKS
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Token
from truceline.model.spans import Span

MODIFIERS = ("amod", "compound", "nmod", "npadvmod")
YEARS = re.compile(r"P(\d+)(Y|DE|M)")
YEAR = re.compile(r"\b\d{4}\b")
UNITS = {"Y": 1.0, "DE": 10.0, "M": 1 / 12}
SHORTEST, LONGEST = 0.5, 300
"""Years of a claim that are compared."""
SPREAD = {"more": (1.0, 1.7, 1.0), "less": (0.7, 1.0, 0.3), "about": (0.75, 1.35, 0.5), "": (0.85, 1.1, 1.1)}
"""How many years "in six years" may mean, by the word before the number: least, most, and years added to the most."""
ROUNDING = {
    "more": "more", "over": "more", "least": "more", "less": "less", "nearly": "less", "almost": "less",
    "better": "less", "close": "less", "about": "about", "around": "about", "some": "about", "roughly": "about",
}  # fmt: skip
OTHERWISE = frozenset({"ago", "later", "earlier", "after", "of", "old"})
"""Behind a length that is none without the doing."""
OF_PAUSE = frozenset({"of", "-", "without", "long", "than", *ROUNDING})
"""Between a pause and its length."""
BOUNDS = frozenset({"since", "before", "until", "after", "and", "but", "than"})
NAMES_OF_TIME = frozenset({"year", "month", "day", "date"})


@dataclass(frozen=True, slots=True)
class When:
    """The time from which a claim counts: its first and last word, its bounds, and the words before it ("the talks
    in")."""

    first: int
    last: int
    earliest: str | None
    latest: str | None
    between: tuple[Token, ...] = ()


def page_day(article: AnnotatedArticle) -> str | None:
    """The day of publication of a page (ISO 8601), or where it has none the last day that it tells of with its year."""
    published = (article.article.published or "")[:10]
    if len(published) == 10:
        return published
    written = (t for t in article.times if t.latest and t.value and YEAR.search(t.span.of(article.text)))
    return max((t.latest[:10] for t in written if t.latest), default=None)


def since(context: SentenceContext, behind: int) -> When | None:
    """The first dated "since …" behind a word."""
    parse = context.parse
    if "since" not in parse.words:
        return None
    for since in parse.tokens[behind + 1 :]:
        if since.text.lower() != "since":
            continue
        start = since.end
        for timex in context.article.times_in(Span(start, context.sentence.span.end)):
            if timex.span.start < start:
                continue
            if timex.type != "DATE" or not timex.earliest or not timex.latest:
                break
            between = tuple(t for t in parse.tokens[since.index + 1 :] if t.end <= timex.span.start)
            if any(t.text in BREAKS for t in between) or len(between) > 16:
                break
            inside = parse.within(timex.span)
            if not inside:
                break
            after = parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]
            if after and any(t.head == after[0].index for t in inside):
                between = (*between, *after)
            last = max(inside[-1].index, max((t.index for t in between), default=0))
            return When(since.index, last, timex.earliest[:10], timex.latest[:10], between)
    return None


def in_years(context: SentenceContext, behind: int) -> When | None:
    """ "in more than nine years", "for the better part of four years", as bounds of the time before."""
    parse = context.parse
    for timex in context.article.times_in(context.sentence.span):
        value = YEARS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
        inside = parse.within(timex.span) if value else ()
        if value is None or not inside or inside[0].index < behind:
            continue
        lead = parse.tokens[max(0, inside[0].index - 5) : inside[-1].index]
        preposition = next(
            (
                t
                for t in reversed(parse.tokens[: inside[0].index + 1])
                if t.pos == "ADP" and t.lemma != "of" and t.lemma not in ("than", "over")
            ),
            None,
        )
        if preposition is None or preposition.lemma not in ("in", "for") or inside[0].index - preposition.index > 6:
            continue
        after = parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]
        if any(t.dep in MODIFIERS and parse.head(t) not in inside for t in inside):
            continue  # "in the six-year war"
        if after and after[0].text.lower() in OTHERWISE:
            continue
        return _years_before(context, value, lead, preposition.index, inside[-1].index)
    return None


def _years_before(
    context: SentenceContext, value: re.Match[str], lead: Iterable[Token], first: int, last: int
) -> When | None:
    """The bounds of a time that lies so many years before the page, as its words may round them."""
    near = [ROUNDING[t.text.lower()] for t in lead if t.text.lower() in ROUNDING]
    years = float(value[1]) * UNITS[value[2]]
    if not SHORTEST <= years < LONGEST:
        return None
    least, most, more = SPREAD[near[0] if near else ""]
    now = date.fromisoformat(page_day(context.article) or "")
    low, high = (now - timedelta(round(n * 365.25)) for n in (years * most + min(more, years * more), years * least))
    return When(first, last, low.isoformat(), high.isoformat())


def time_after(context: SentenceContext, behind: int) -> When | None:
    """The first time behind a word, before any clause that begins anew."""
    parse = context.parse
    start = parse.tokens[behind].end
    for timex in context.article.times_in(Span(start, context.sentence.span.end)):
        inside = parse.within(timex.span)
        if timex.span.start < start or not inside:
            continue
        between = parse.tokens[behind + 1 : inside[0].index]
        if timex.type != "DATE" or not timex.earliest or not timex.latest:
            return None
        if any(t.text in BREAKS or t.text.lower() in BOUNDS for t in between):
            return None
        return When(inside[0].index, inside[-1].index, timex.earliest[:10], timex.latest[:10])
    return None


def ago(context: SentenceContext, cue: Token) -> When | None:
    """ "fourteen months after their previous meeting", "three years had gone by since their last talks"."""
    parse = context.parse
    link = next((t for t in reversed(parse.tokens[: cue.index]) if t.text.lower() in ("since", "after")), None)
    if link is None or cue.index - link.index > 8:
        return None
    for timex in context.article.times_in(Span(context.sentence.span.start, link.start)):
        length = YEARS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
        inside = parse.within(timex.span) if length else ()
        if length is None or not inside or link.index - inside[-1].index > 6:
            continue
        return _years_before(
            context, length, parse.tokens[max(0, inside[0].index - 3) : inside[-1].index], link.index, cue.index
        )
    return None


def when_last(context: SentenceContext, cue: Token) -> When | None:
    """ "In June 2005, when they last met", "2005, the year of their last talks"."""
    parse = context.parse
    for timex in context.article.times_in(Span(context.sentence.span.start, cue.start)):
        inside = parse.within(timex.span)
        if timex.type != "DATE" or not timex.earliest or not timex.latest or not inside:
            continue
        between = [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : cue.index]]
        if between[:1] == ["was"] and len(between) == 2:
            return When(inside[0].index, inside[-1].index, timex.earliest[:10], timex.latest[:10])
        if len(between) <= 8 and ("when" in between or ("of" in between and NAMES_OF_TIME & {*between})):
            return When(inside[0].index, inside[-1].index, timex.earliest[:10], timex.latest[:10])
    return None


def stretch(context: SentenceContext, cue: Token) -> When | None:
    """The length of a pause: "a *nine-year* pause", "*nine years* of silence", "a freeze of *nine years*"."""
    parse = context.parse
    for timex in context.article.times_in(context.sentence.span):
        length = YEARS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
        inside = parse.within(timex.span) if length else ()
        if length is None or not inside:
            continue
        low, high = sorted(((cue.index, cue.index), (inside[0].index, inside[-1].index)))
        between = [t.text.lower() for t in parse.tokens[low[1] + 1 : high[0]]]
        if OF_PAUSE.issuperset(between):
            return _years_before(
                context,
                length,
                parse.tokens[max(0, inside[0].index - 3) : inside[-1].index],
                inside[0].index,
                inside[-1].index,
            )
    return None
