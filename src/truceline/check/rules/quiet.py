"""A silence of arms told up to the writing, and shots after it began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from truceline.check.case import Case
from truceline.check.compare import near_pages, page_date
from truceline.check.days import day_of, iso_day, write_day
from truceline.check.rule import Rule, on_page
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.link.reports import side_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

MOST = 60
"""Clauses of either kind that are compared with each other."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that tells of quiet since a day, or of shots on a day; `where` are the places and sides it names."""

    article: CodedArticle
    clause: Span
    day: date
    where: frozenset[str]


def find_quiet_conflicts(case: Case) -> Iterator[Conflict]:
    """No shots since a day, and shots on a later one.

    Compares what pages say in their own voice of arms that have been silent since a day ("no violations have been
    reported since Monday", "not a shot has been fired since 3 May") with attacks, shelling and violations that a page
    of about the same date tells of on a day after it.

    Silent for reported speech, quotations, forecasts, attacks on the day itself or after the page of the quiet was
    written, and where both name places or parties and share none.

    Fires: "Not a shot has been fired since 3 May. … Shelling was reported near Oru on 5 May."
    Silent: "Not a shot has been fired since 3 May. … Shelling was reported near Oru on 2 May."
    """
    quiet = list(case.all(QUIET, MOST))
    shots = list(case.all(SHOTS, MOST)) if quiet else []
    seen: set[tuple[str, Span]] = set()
    for one, other in product(quiet, shots):
        key = (one.article.id, one.clause)
        if key not in seen and _contradict(one, other):
            seen.add(key)
            yield _conflict(one, other)


def _told(items: Items, cue: str) -> Iterator[_Told]:
    article, lexicon = items.article, items.lexicon
    cues, text = lexicon.check_cues, article.text
    for sentence in sentences_for(article, cues.pattern(cue)):
        for match in cues.find(cue, text, *sentence):
            word = Span(*match.span())
            clause = clause_span(text, sentence, word)
            words = clause.of(text)
            if in_quotation(article, word) or cues.has("claims", words) or cues.has("prospect_of_shots", words):
                continue
            if voice_of(article, sentence, word, Phrase(), lexicon.clause_cues) != "own":
                continue
            since = cue == "quiet_since"
            days = [
                d for t in article.annotated.times_in(clause) if (d := day_of(t)) and _is_since(text, t.span) == since
            ]
            if len(set(days)) == 1 and (since or not cues.has("no_shots", words)):
                yield _Told(article, clause, days[0], _where(article, clause))


QUIET = Kind("quiet", lambda items: _told(items, "quiet_since"), _Told)
SHOTS = Kind("shots", lambda items: _told(items, "shots"), _Told)
RULE = Rule("quiet", "polarity", find_quiet_conflicts, reads=(QUIET, SHOTS))


def _is_since(text: str, time: Span) -> bool:
    return text[max(0, time.start - len("since ")) : time.start].lower().endswith("since ")


def _where(article: CodedArticle, clause: Span) -> frozenset[str]:
    actors = {a.id: a for a in article.annotated.actors}
    places = {p.id for p in article.annotated.places}
    named = article.annotated.named_in(clause)
    sides = {side_of(actors[m.of]) for m in named if m.of in actors and actors[m.of].kind != "other"}
    return frozenset({*sides, *(m.of for m in named if m.of in places)})


def _contradict(quiet: _Told, shot: _Told) -> bool:
    if (quiet.article.id, quiet.clause) == (shot.article.id, shot.clause) or not near_pages(
        quiet.article, shot.article
    ):
        return False
    written = page_date(quiet.article)
    apart = quiet.where and shot.where and not quiet.where & shot.where
    return not apart and quiet.day < shot.day and (written is None or shot.day <= written)


def _conflict(quiet: _Told, shot: _Told) -> Conflict:
    written = iso_day(quiet.article.article.published)
    up_to = f" on the page of {write_day(written)}" if written else ""
    return RULE.conflict(
        "medium",
        (
            on_page(quiet.article, quiet.clause, f"none since {quiet.day.isoformat()}"),
            on_page(shot.article, shot.clause, shot.day.isoformat()),
        ),
        f"Arms are told as silent since {write_day(quiet.day)}{up_to}, but there is also a report of shots on "
        f"{write_day(shot.day)}.",
    )
