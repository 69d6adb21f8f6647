"""What a page has still to come in one paragraph and done in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from truceline.check.case import Case
from truceline.check.days import iso_day
from truceline.check.lines import Line, one_name
from truceline.check.rule import Rule, conflict, on_page
from truceline.check.values import stem
from truceline.lexicon.check_acts import ActTable
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

TOKEN = re.compile(r"[\w’'-]+")
BASE = re.compile(r" (?:(?:also|then|now|soon|formally|officially) )?(?P<be>be )?(?P<verb>[a-z]{3,20})\b")
DAY = re.compile(r"\d|\b(?:[A-Z][a-z]+day|today|yesterday|tomorrow|tonight|(?:next|last|this|coming) \w+)\b")
FOR = re.compile(r"\b(?:for|of|and)\s+$")
PASSIVE = frozenset({"was", "were", "been"})
PERFECT = frozenset({"has", "have"})
NOT_FINITE = frozenset({"had", "to", "be", "by", "would", "could", "might", "may", "should", "will", "is", "are", "being"})
"""Words before a past form by which it is none, or tells of another time."""
SUBJECT = 5
"""Words before a verb in which its subject ends."""
OBJECT = 12
"""Words after a verb in which what it does is told."""
LEAST_SHARED, SHARE = 4, 0.4
"""Words of content that both lines must share, and the part of the shorter one's."""
NEWS = 3
"""Days before the publication in which what is done lies."""


@dataclass(frozen=True, slots=True)
class _Doing:
    """A verb of a line: the stems of what stands before it as its subject and after it, and whether it is passive."""

    line: Line
    span: Span
    subject: frozenset[str]
    object: frozenset[str]
    passive: bool


def find_overtaken_conflicts(case: Case) -> Iterator[Conflict]:
    """A thing that a page has still to come in one paragraph, and done in another: text left from an earlier version.

    Compares plans for no day after the publication ("the council will release its forecast today") with sentences that
    tell the same verb as done, of the same subject and in mostly the same words ("the council released its forecast").

    Silent for plans for a later day, for what comes again ("another", "the next", "every year"), conditions, hopes and
    denials, quotations, what was done on other days, and verbs that tell too little ("will give").

    Fires: "The court in Oru convicted four officers of the raid. … The court in Oru will convict the officers of the
    raid on Friday." (on a page of that day)
    Silent: "The court in Oru convicted four officers of the raid. … The court in Oru will sentence the officers."
    """
    for article in case.articles:
        published = iso_day(article.article.published)
        lines = [line for line in case.lines(article) if not line.quotes]
        planned = [d for line in lines for d in _plans(line, published, case.lexicon)]
        done = (
            (plan, told)
            for plan, line in product(planned, lines)
            if line.number != plan.line.number
            for told in _told(line, plan, published, case.lexicon)
        )
        found = next(done, None)
        if found:
            yield _conflict(*found)


RULE = Rule("overtaken", "status", find_overtaken_conflicts)


def _plans(line: Line, published: date | None, lexicon: Lexicon) -> Iterator[_Doing]:
    """The plans of a line for a day no later than its page's."""
    cues = lexicon.overtaken_cues
    for match in cues.find("plan", line.text, 0, len(line.text)):
        verb = BASE.match(line.text, match.end())
        if verb is None or cues.has("general", verb["verb"]) or verb["verb"].endswith("ly"):
            continue
        clause = clause_span(line.text, Span(0, len(line.text)), Span(match.start(), verb.end()))
        if cues.has("again", clause.of(line.text)) or not _is_of_now(line, published):
            continue
        passive = verb["be"] is not None
        yield _doing(line, Span(match.start(), verb.end()), Span(*verb.span("verb")), passive)


def _doing(line: Line, chain: Span, verb: Span, passive: bool) -> _Doing:
    before = [t.group() for t in TOKEN.finditer(line.text, 0, chain.start)][-SUBJECT:]
    after = [t.group() for t in TOKEN.finditer(line.text, verb.end)][:OBJECT]
    stems = [frozenset(map(stem, words)) & line.content for words in (before, after)]
    return _Doing(line, verb, stems[0], stems[1], passive)


def _is_of_now(line: Line, published: date | None) -> bool:
    """Whether no time of a line is another than the days about the publication of its page.

    "The day before" and "a matter of weeks" are of unknown days, and the year of a forecast is no day of the doing.
    """
    if line.part != "text":
        return True
    text = line.article.text
    times = [t for t in line.article.annotated.times_in(line.span) if t.type in ("DATE", "TIME")]
    given = [
        (t.earliest[:10], t.latest[:10])
        for t in times
        if t.earliest and t.latest and DAY.search(t.span.of(text)) and not FOR.search(text, line.span.start, t.span.start)
    ]
    if not given:
        return True
    low, high = published and published - timedelta(days=NEWS), published
    return bool(low and high) and all(str(low) <= earliest and latest <= str(high) for earliest, latest in given)


def _told(line: Line, plan: _Doing, published: date | None, lexicon: Lexicon) -> Iterator[_Doing]:
    """Where a line tells the verb of a plan as done, of the same subject."""
    cues, verb = lexicon.overtaken_cues, plan.span.of(plan.line.text)
    shared = line.content & plan.line.content
    if len(shared) < LEAST_SHARED or len(shared) < SHARE * min(len(line.content), len(plan.line.content)):
        return
    pasts = {verb} if plan.passive else pasts_of(verb, lexicon.acts)
    tokens = list(TOKEN.finditer(line.text))
    for i, token in enumerate(tokens):
        before = {t.group().lower() for t in tokens[max(0, i - 2) : i]}
        if token.group().lower() not in pasts or before & NOT_FINITE or plan.passive != bool(before & PASSIVE):
            continue
        start = token.start()
        while i and tokens[i - 1].group().lower() in PASSIVE | PERFECT:
            i, start = i - 1, tokens[i - 1].start()
        told = _doing(line, Span(start, token.end()), Span(*token.span()), plan.passive)
        clause = clause_span(line.text, Span(0, len(line.text)), told.span)
        if cues.has("again", clause.of(line.text)) or not _is_of_now(line, published):
            continue
        if _alike(plan.subject, told.subject) and (not plan.object or not told.object or _alike(plan.object, told.object)):
            yield told


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(one_name(a, b) for a in ours for b in theirs)


def pasts_of(base: str, acts: ActTable) -> frozenset[str]:
    """The written forms of the past of a verb: those of the table, else the regular one."""
    keys = {f.key for f in acts.verbs.get(base, ()) if f.form == "base" and f.particle is None}
    known = {w for w, forms in acts.verbs.items() for f in forms if f.key in keys and f.form in ("past", "participle")}
    if known:
        return frozenset(known)
    if base.endswith("e"):
        return frozenset({base + "d"})
    if base.endswith("y") and base[-2] not in "aeiou":
        return frozenset({base[:-1] + "ied"})
    return frozenset({base + "ed", base + base[-1] + "ed"})


def _conflict(plan: _Doing, told: _Doing) -> Conflict:
    article = plan.line.article
    return conflict(
        RULE.name,
        RULE.kind,
        "stale_text",
        "within_page",
        "medium",
        (
            on_page(article, told.line.span, told.span.of(told.line.text)),
            on_page(article, plan.line.span, f"to {plan.span.of(plan.line.text)}"),
        ),
        "The page tells of one doing as done in one place and, in another, as still to come.",
    )
