"""When two acts can be compared: parties, object, place and time; and how a pair of them is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, islice
from typing import TypeVar

from truceline.check.alike import CLOSE, are_near
from truceline.check.case import Case
from truceline.check.days import days, iso_day
from truceline.check.rule import on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import ACTS, ACTS_TOLD, OWN_VOICES, Act, ActsTold
from truceline.link.leads import Point
from truceline.link.phrases import words_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Evidence
from truceline.model.spans import Span

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
OPENS_WHERE = re.compile(r"(?:In|At|On|Across|Throughout) [^,]{2,40},")
VAGUE = frozenset(
    {
        *("he", "she", "it", "they", "we", "i", "you", "me", "him", "us", "them", "this", "that", "these", "those"),
        *("who", "which", "what", "one", "ones", "other", "others", "some", "many", "most", "people", "everyone"),
        *("somebody", "someone", "anyone", "something", "anything", "everything", "official", "officials"),
    }
)
"""Heads that do not tell who or what is meant."""
MOST_TOGETHER = 100
"""Items that are compared with each other: a case of thousands of pages may have more of a kind."""
CONTENT = re.compile(r"(?:[ ,:]+[\w’'.-]+){0,3}?[ ,:]+(whether|if|that|how|why|what|who|to|[“\"])(?!\w)", re.IGNORECASE)
"""What begins the content of a verb of asking, saying or wanting, at most three words behind it."""
MOST_CONTENT = 8
"""Words of a content that two acts of saying must share."""


def shown(act: Act, value: str) -> Evidence:
    """The clause of an act as evidence."""
    return on_page(act.article, act.clause, value)


def together(
    items: Iterable[Item], key: Callable[[Item], Key], most: int | None = MOST_TOGETHER
) -> dict[Key, list[Item]]:
    """The items by what they must share to be compared, at most so many of a kind, in their order."""
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        alike = found[key(item)]
        if most is None or len(alike) < most:
            alike.append(item)
    return dict(found)


def pairs_of(items: Iterable[Item], key: Callable[[Item], Hashable]) -> Iterator[tuple[Item, Item]]:
    """The pairs of items with one key, key by key, each with the MOST_TOGETHER behind it: pages come in the order of
    their days, so that what is far apart is not news of one time."""
    for alike in together(items, key, None).values():
        yield from near_pairs(alike, MOST_TOGETHER)


def pairs_of_acts(acts: Iterable[Act], key: Callable[[Act], Hashable]) -> Iterator[tuple[Act, Act]]:
    """The pairs of acts with one key that stand in different sentences."""
    for one, other in pairs_of(acts, key):
        if one.article.id != other.article.id or one.sentence != other.sentence:
            yield one, other


def pairs_sharing(
    items: Sequence[Item], keys: Callable[[Item], Iterable[Hashable]], most: int = MOST_TOGETHER
) -> Iterator[tuple[Item, Item]]:
    """The pairs of items that share one of their keys, in the items' order; of each key the first `most` are paired."""
    first: dict[Hashable, int] = {}
    shared: dict[Hashable, list[int]] = {}
    for number, item in enumerate(items):
        for key in keys(item):
            before = first.setdefault(key, number)  # most keys no other item has
            if before != number:
                alike = shared.setdefault(key, [before])
                if alike[-1] != number:
                    alike.append(number)
    pairs = {pair for alike in shared.values() for pair in combinations(alike[:most], 2)}
    return ((items[one], items[other]) for one, other in sorted(pairs))


def near_pairs(items: Sequence[Item], reach: int) -> Iterator[tuple[Item, Item]]:
    """The pairs of some items of which the second is at most so many behind the first."""
    for n, one in enumerate(items):
        for other in islice(items, n + 1, n + 1 + reach):
            yield one, other


def in_own_voice(case: Case, within: Callable[[ActsTold], Collection[str]]) -> list[Act]:
    """The acts of a case that pages tell in their own voice, or as granted by what they report; of a page by itself
    only those with the keys by which they can be compared `within` it."""
    if len(case.articles) == 1:
        (told,) = case.of_page(ACTS_TOLD, case.articles[0])
        acts: Iterable[Act] = told.of(within(told), told.is_own)
    else:
        acts = case.all(ACTS)
    return [act for act in acts if act.voice in OWN_VOICES]


def same_doing(one: Act, other: Act) -> bool:
    """Whether two acts can be on one thing, by the same party and in one place."""
    return same_parties(one, other) and same_places(one, other)


def same_parties(one: Act, other: Act) -> bool:
    """Whether two acts can be on one thing and by the same party: what they change fits, and who does it, if told."""
    heads = {one.theme.head, other.theme.head, one.agent.head, other.agent.head}
    if heads <= {None} or heads & VAGUE or not one.theme.fits(other.theme):
        return False
    return same_agents(one, other)


def same_agents(one: Act, other: Act) -> bool:
    """Whether two acts can be by the same party, as far as they tell by whom."""
    return not one.agent or not other.agent or one.agent.fits(other.agent)


def same_places(one: Act, other: Act) -> bool:
    here, there = one.tail("in", "at", "from", "near", "into"), other.tail("in", "at", "from", "near", "into")
    return not here or not there or bool(here & there)


def on_one_thing(one: Act, other: Act) -> bool:
    """Whether what follows the prepositions of two acts without an object lets both be on one thing."""
    ours, theirs = (frozenset(k for p, phrase in a.tails if p for k in phrase.keys) for a in (one, other))
    return not ours or not theirs or bool(ours & theirs)


def limits(act: Act) -> frozenset[str]:
    """What narrows an act: the words after its prepositions ("in person"), its adverbs of manner, and what is asked or
    said ("asked whether …")."""
    words = (w.strip(".,;") for w in act.words.lower().split())
    adverbs = frozenset(w for w in words if w.endswith("ly") and len(w) > 4)
    content = CONTENT.match(act.article.text, act.verb.end)
    told = act.article.text[content.start(1) : act.sentence.end] if content else ""
    said = frozenset(told.lower().split()[:MOST_CONTENT])
    return adverbs | said | frozenset(k for p, phrase in act.tails if p not in ("by", "of") for k in phrase.keys)


def published(act: Act) -> str | None:
    """The day of publication of an act's page, ISO."""
    day = page_date(act.article)
    return day.isoformat() if day else None


def up_to(act: Act) -> str | None:
    """The day up to which an act in the perfect reaches: the one that it gives, else that of its page."""
    return act.day or published(act)


def tells_of_change(case: Case, *acts: Act) -> bool:
    """Whether the words about an act say that things changed, so that both can be true in turn."""
    cues: CheckCues = case.lexicon.clause_cues
    return any(cues.has("changed", untimed(act, cues)) for act in acts)


def untimed(act: Act, cues: CheckCues) -> str:
    """The words of an act's clause without its times ("next week")."""
    return " ".join(w.text for w in words_of(act.article, act.clause, cues))


def near_pages(one: CodedArticle, other: CodedArticle) -> bool:
    """Whether two pages are one, or of about one date."""
    if one.id == other.id:
        return True
    return are_near(one, other, CLOSE)


def days_near(article: CodedArticle) -> frozenset[str]:
    """Days (ISO 8601) of which two pages of about one date have one in common: a page's own and those behind it."""
    day = page_date(article)
    return frozenset((day + days(n)).isoformat() for n in range(CLOSE + 1)) if day else frozenset()


def page_date(article: CodedArticle) -> date | None:
    """The day of publication of a page."""
    return iso_day(article.article.published)


def told_as_over(p: Point, lexicon: Lexicon) -> bool:
    """Whether a page tells in its own voice of something as over: neither reported nor to come, possible or denied."""
    words = p.clause.of(p.article.text)
    cues = lexicon.check_cues
    if p.tense in ("coming", "off") or cues.has("speech", p.sentence.of(p.article.text)):
        return False
    return not any(cues.has(name, words) for name in ("called_off", "denies")) and not cues.has("awaits", words)


def tells_by_turns(case: Case, article: CodedArticle, clause: Span, other: CodedArticle, its: Span) -> bool:
    """Whether the words of two clauses say that things changed in between."""
    cues = case.lexicon.clause_cues
    told = (" ".join(w.text for w in words_of(a, c, cues)) for a, c in ((article, clause), (other, its)))
    return any(cues.has("changed", words) for words in told)


def open_with_two_places(one: str, other: str) -> bool:
    """Whether two sentences each begin with where they are of: "In some towns, one signed. … In Tarn, nobody did"."""
    leads = {lead.group() for sentence in (one, other) if (lead := OPENS_WHERE.match(sentence))}
    return len(leads) > 1
