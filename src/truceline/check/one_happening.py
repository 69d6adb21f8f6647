"""Whether two pages, or two sentences, can tell of one happening: by parties, names, days, towns, and rounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from truceline.check.case import Case
from truceline.check.compare import days_near, near_pages, pairs_sharing
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import ORDINALS, any_of, read_ordinal, up_to
from truceline.link.items import Items, Kind
from truceline.link.leads import LEADS
from truceline.link.tellings import PARTY_KINDS
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span

EXACT = frozenset({"city", "site"})
RANKED = re.compile(
    rf"\b(?P<rank>{any_of(up_to(ORDINALS, 13))}|\d{{1,2}}(?:st|nd|rd|th)|last|next|final|previous|earlier|latest)"
    r"(?: (?!and\b|or\b)[\w’'-]+){0,2} (?:rounds?|meetings?|summits?|sessions?|talks|sittings?|encounters?|days?)\b",
    re.IGNORECASE,
)
FEW, FEW_NAMES = 2, 3
"""Parties, or other names, that two pages which tell of one happening have in common."""
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]{3,}")
"""A word with a capital inside a sentence."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is about: the people and the sides (states, ISO 3166-1 alpha-3, and groups) that it names, its other
    words with a capital, and the days that it gives (ISO 8601); `lead_day` is that of the happening it leads with."""

    article: CodedArticle
    people: frozenset[str]
    sides: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    lead_day: str | None


def _stories(items: Items) -> Iterator[Story]:
    article = items.article
    parties = [a for a in article.annotated.actors if a.kind in PARTY_KINDS]
    lead = next(iter(items.of(LEADS)), None)
    yield Story(
        article=article,
        people=frozenset(a.id for a in parties if a.kind == "person"),
        sides=frozenset(a.country or a.id for a in parties if a.country or a.kind == "armed_group"),
        names=frozenset(NAME.findall(article.text)) - _times_written(article),
        days=days_in(article, Span(0, len(article.text))),
        lead_day=lead.day.isoformat() if lead and lead.day and lead.tense == "held" else None,
    )


STORIES = Kind("stories", _stories, Story)


def are_of_one_happening(one: Story, other: Story) -> bool:
    """Whether two pages can tell of one happening: of the same parties, and news of about one date or of one day."""
    parties = max(len(one.people & other.people), len(one.sides & other.sides))
    if parties < FEW and (not parties or len(one.names & other.names) < FEW_NAMES):
        return False
    if near_pages(one.article, other.article):
        return not one.lead_day or not other.lead_day or one.lead_day == other.lead_day
    return parties >= FEW and bool(one.days & other.days)


def pages_of_one_happening(case: Case, pages: Iterable[CodedArticle]) -> Iterator[tuple[CodedArticle, CodedArticle]]:
    """The pairs of some pages of a case that can tell of one happening, in their order. Those are held together that
    share a party and a day, so that not all are held against all."""
    stories = [story for page in pages for story in case.of_page(STORIES, page)]
    pairs = pairs_sharing(stories, lambda s: product(s.people | s.sides, s.days | days_near(s.article)))
    return ((one.article, other.article) for one, other in pairs if are_of_one_happening(one, other))


def _times_written(article: CodedArticle) -> frozenset[str]:
    return frozenset(w for t in article.annotated.times for w in t.span.of(article.text).split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence says of the happening that it tells of: its parties, days, towns and number in a row."""

    people: frozenset[str]
    sides: frozenset[str]
    days: frozenset[str]
    towns: frozenset[str]
    ranks: frozenset[str]

    def may_be(self, other: Setting) -> bool:
        """Whether two sentences can tell of one happening: nothing that both give parts them."""
        given = ((self.days, other.days), (self.towns, other.towns), (self.ranks, other.ranks))
        apart = any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in given)
        parties = self.sides and other.sides and self.sides.isdisjoint(other.sides)
        return not apart and not parties


def setting_of(article: CodedArticle, sentence: Span, lexicon: Lexicon) -> Setting:
    actors = {a.id: a for a in article.annotated.actors if a.kind in PARTY_KINDS}
    named = [actors[m.of] for m in article.annotated.named_in(sentence) if m.of in actors]
    places = {p.id for p in article.annotated.places}
    found = {m.of for m in article.annotated.mentions_in(sentence) if m.of in places}
    return Setting(
        people=frozenset(a.id for a in named if a.kind == "person"),
        sides=frozenset(a.country or a.id for a in named),
        days=days_in(article, sentence),
        towns=frozenset(p for p in found if (e := lexicon.places.get(p)) and e.kind in EXACT),
        ranks=ranks_in(sentence.of(article.text)),
    )


def ranks_in(words: str) -> frozenset[str]:
    """The numbers in a row that some words give to rounds, meetings and days, as figures, or as "last"."""
    return frozenset(_as_figures(m["rank"].lower()) for m in RANKED.finditer(words))


def _as_figures(rank: str) -> str:
    return str(read_ordinal(rank)) if rank[0].isdigit() or rank in ORDINALS else rank


def days_in(article: CodedArticle, where: Span) -> frozenset[str]:
    return frozenset(
        day
        for t in article.annotated.times_in(where)
        if t.type in ("DATE", "TIME") and (day := Interval.of_timex(t).day) is not None
    )
