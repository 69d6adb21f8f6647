"""Up to which moment a count, list, poll or table of a page is told to hold, read from parses.

`check.bounds` finds the bounds of a page by its words; a holding is read along the relations of a parse: what is told
("the headquarters' total"), by which verb ("ran", "was taken", "was last refreshed"), and the day that hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from truceline.check.days import iso_day
from truceline.check.holding_moments import A_DAY, Sort, moments_of
from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import agents
from truceline.lexicon.holdings import HoldingWords
from truceline.link.clauses import in_quotation
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.time import Timex

MOST = 60
"""Holdings of one article that are looked at."""
A_MONTH = re.compile(r"\d{4}-\d\d")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
DIGIT = re.compile(r"\d")
WEEK = timedelta(days=7)
OWNED_BY = frozenset({"by", "from"})
TOPICS = frozenset({"of", "on", "for", "about", "in", "at"})
OWN = frozenset({"our", "we"})
HERE = frozenset({"this", "these"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Words that tell as of which day a thing holds, or when it was last changed or made.

    `thing` is its class; `owners` and `topics` are the lemmas of whose and of what it is, `numbers` what it counts.
    `named` are those of them that are names. `own` is whether it is the page's own.
    """

    article: CodedArticle
    span: Span
    sentence: Span
    thing: str
    noun: str
    owners: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    named: frozenset[str]
    own: bool
    sort: Sort
    day: str
    exact: bool
    """Whether the time of the day is told as well."""


@dataclass(frozen=True, slots=True)
class _Named:
    owners: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    named: frozenset[str]
    own: bool

    @property
    def is_bare(self) -> bool:
        return not (self.owners or self.topics or self.numbers)


def find_holdings(items: Items) -> Iterator[Holding]:
    """The holdings of an article that has its parses and a date of publication, in text order, at most MOST."""
    article, words = items.article, items.lexicon.holdings
    published = iso_day(article.article.published)
    if published is None:
        return
    told: dict[str, _Named] = {}
    found = 0
    for context in items.of(CONTEXTS):
        if words.things.keys().isdisjoint(context.parse.lemmas):
            continue
        for token in context.parse.tokens:
            if token.pos not in ("NOUN", "PROPN") or (thing := words.things.get(token.lemma.lower())) is None:
                continue
            if _is_in_a_thing(context.parse, token, words):
                continue
            named = _named(context, token, words)
            if named is None:
                continue
            if named.is_bare:
                named = _merged(told.get(token.lemma.lower()), own=named.own) or named
            else:
                told[token.lemma.lower()] = named
            for sort, time, verb in moments_of(context, token, words):
                if holding := _holding(article, context, token, thing, named, (sort, time, verb), published):
                    yield holding
                    found += 1
        if found >= MOST:
            return


HOLDINGS = Kind("holdings", lambda items: tuple(find_holdings(items)), Holding)


def _is_in_a_thing(parse: Parse, noun: Token, words: HoldingWords) -> bool:
    """Whether a noun only tells where another thing stands: "the figures in this *report*"."""
    above = parse.head(parse.head(noun))
    return noun.dep == "pobj" and above.pos == "NOUN" and above.lemma.lower() in words.things


def _merged(before: _Named | None, *, own: bool) -> _Named | None:
    """What a thing was called before: "*that list*"."""
    if before is None:
        return None
    return _Named(before.owners, before.topics, before.numbers, before.named, before.own or own)


def _holding(
    article: CodedArticle, context: SentenceContext, noun: Token, thing: str, named: _Named,
    told: tuple[Sort, Timex, Token], published: date,
) -> Holding | None:  # fmt: skip
    sort, time, verb = told
    if thing == "poll" and A_MONTH.fullmatch(time.value or ""):
        return None  # "a poll conducted last month" is one of a row
    day = _day(context, time, published)
    low, high = min(noun.start, verb.start, time.span.start), max(noun.end, verb.end, time.span.end)
    span = Span(low, high)
    if day is None or day > published or in_quotation(article, span):
        return None
    return Holding(
        article=article, span=span, sentence=context.sentence.span, thing=thing, noun=noun.lemma.lower(),
        owners=named.owners | _makers(context.parse, verb), topics=named.topics | _where(context, verb),
        numbers=named.numbers, named=named.named, own=named.own, sort=sort, day=day.isoformat(),
        exact="T" in (time.value or ""),
    )  # fmt: skip


def _where(context: SentenceContext, verb: Token) -> frozenset[str]:
    """Where a thing is told to have been taken or to end: "ended on Sunday *in the south*"."""
    parse = context.parse
    places = [p for t in parse.children(verb, "prep") if t.lemma == "in" for p in parse.children(t, "pobj")]
    plain = context.lexicon.holdings.words["plain"] | context.lexicon.holdings.things.keys()
    outside = (p for p in places if verb.pos in VERBAL and not context.article.times_in(context.span(p)))
    return frozenset(p.lemma.lower() for p in outside if p.pos in ("NOUN", "PROPN") and p.lemma.lower() not in plain)


def _makers(parse: Parse, verb: Token) -> frozenset[str]:
    """Who is told to have made or taken a thing: "compiled *by the health ministry*"."""
    by = [p for p in agents(parse, verb) if p.pos in ("NOUN", "PROPN")] if verb.pos in VERBAL else []
    return frozenset(w.lemma.lower() for p in by for w in (p, *parse.children(p, "compound")))


def _day(context: SentenceContext, time: Timex, published: date) -> date | None:
    """The day of a time, or the last of its month; of a weekday the one before publication."""
    value = time.value or ""
    if found := A_DAY.fullmatch(value):
        day = iso_day(found[1])
        bare = not DIGIT.search(re.sub(r"\d{1,2}(?::\d\d| ?[ap]\.?m\b)", "", context.words(time.span)))
        return day - WEEK if day is not None and bare and day > published else day
    return iso_day(time.latest) if A_MONTH.fullmatch(value) else None


@dataclass(slots=True)
class _Beside:
    """The words beside a thing that tell whose and of what it is."""

    context: SentenceContext
    owners: set[Token] = field(default_factory=set)
    topics: set[Token] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    own: bool = False

    def read(self, noun: Token) -> None:
        """Take in what hangs on the noun of a thing."""
        parse = self.context.parse
        for t in parse.children(noun):
            if t.dep == "poss":
                self._possessed(noun, t)
            elif t.dep in ("compound", "amod", "nmod") and t.tag != "CD":
                (self.owners if self._is_body(t) else self.topics).update((t, *parse.children(t, "compound")))
            elif t.dep == "det":
                self.own = self.own or t.text.lower() in HERE
            elif t.dep in ("prep", "agent") and t.lemma in OWNED_BY:
                by = parse.children(t, "pobj")
                self.owners.update(w for p in by for w in (p, *parse.children(p, "compound", "appos")))
            elif t.dep == "prep" and t.lemma in TOPICS:
                for p in parse.children(t, "pobj"):
                    self._topic(t, p)
            elif t.dep in ("acl", "relcl"):
                self._makers(t)

    def _is_body(self, word: Token) -> bool:
        return word.pos == "PROPN" or word.lemma.lower() in self.context.lexicon.social_roles

    def _possessed(self, noun: Token, whose: Token) -> None:
        parse = self.context.parse
        if whose.text.lower() in OWN:
            self.own = True
        elif whose.tag == "PRP$":
            self.owners.update(_possessor(parse, noun))
        else:
            self.owners.update((whose, *parse.children(whose, "compound")))

    def _topic(self, prep: Token, word: Token) -> None:
        parse = self.context.parse
        below = (word, *parse.children(word, "compound", "nummod", "amod", "nmod"))
        self.own = self.own or any(d.text.lower() in (*HERE, *OWN) for d in parse.children(word, "det", "poss"))
        owned = self._is_body(word) and prep.lemma == "of"
        (self.owners if owned else self.topics).update(w for w in below if w.tag != "CD")
        if not self.context.article.times_in(self.context.span(word)):
            self.numbers.update(w.text for w in below if w.tag == "CD" and NUMBER.fullmatch(w.text))

    def _makers(self, verb: Token) -> None:
        """Those by whom a thing was made, or who give it: "drawn up *by the staff*", "that the *mission* gave out"."""
        parse = self.context.parse
        made_by = [p for a in parse.children(verb, "agent") for p in parse.children(a, "pobj")]
        of_object = verb.dep == "relcl" and any(o.tag in ("WDT", "IN") for o in parse.children(verb, "dobj"))
        givers = parse.children(verb, "nsubj") if of_object else ()
        people = [w for p in (*made_by, *givers) for w in (p, *parse.children(p, "compound"))]
        self.own = self.own or any(w.text.lower() in ("we", "newsroom") for w in people)
        self.owners.update(w for w in people if w.pos in ("NOUN", "PROPN"))


def _named(context: SentenceContext, noun: Token, words: HoldingWords) -> _Named | None:
    """Whose and of what a thing is; None for one of several, or one of then."""
    parse, lists = context.parse, words.words
    if any({t.lemma.lower(), t.text.lower()} & lists["others"] for t in parse.children(noun)):
        return None
    beside = _Beside(context)
    beside.read(noun)
    timed = {t.index for time in context.article.times_in(context.sentence.span) for t in parse.within(time.span)}
    timed -= {w.index for w in beside.topics if w.dep == "pobj" and parse.head(w).lemma == "for"}  # "figures *for May*"
    plain = lists["plain"]
    owners = {w for w in beside.owners if w.lemma.lower() not in plain and w.index not in timed}
    topics = {w for w in beside.topics if w.lemma.lower() not in plain and w.index not in timed}
    return _Named(
        frozenset(w.lemma.lower() for w in owners),
        frozenset(w.lemma.lower() for w in topics),
        frozenset(beside.numbers),
        frozenset(w.lemma.lower() for w in owners | topics if w.pos == "PROPN"),
        beside.own,
    )


def _possessor(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """Whose "its total" is: the subject above, with the words before it."""
    for above in parse.ancestors(noun):
        subjects = [s for s in parse.children(above, "nsubj", "nsubjpass") if s.index < noun.index and s.pos != "PRON"]
        if above.pos in VERBAL and subjects and noun not in parse.subtree(subjects[0]):
            return (subjects[0], *parse.children(subjects[0], "compound"))
    return ()
