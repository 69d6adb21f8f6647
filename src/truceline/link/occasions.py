"""Occasions: what a page tells as done for the first or the last time, or not since some time, and what it dates.

They are read from the parses, while these are at hand, and kept with the article: a claim ("the first talks in nine
years", "had not met since …", "were last held in …") with the time of the occasion before it, and a plain telling of
the same kind of doing with its own time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Literal

from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.code.reality.outlet import view_of
from truceline.code.reality.status import carrier_of
from truceline.code.slots.circumstances import time_of
from truceline.link.clauses import in_quotation
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.link.occasion_doings import BREAKS, Doing, Doings
from truceline.link.occasion_scope import ScopeReader
from truceline.link.occasion_times import (
    MODIFIERS,
    When,
    ago,
    in_years,
    page_day,
    since,
    stretch,
    time_after,
    when_last,
)
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span

Sort = Literal["first", "last", "none", "told"]

CLAIMING = frozenset({"first", "since", "last"})
"""Words of which a sentence of a claim about no known doing has one."""
NEGATIONS = frozenset({"never", "not", "n't", "n’t", "neither", "nor", "nobody", "none"})
LASTS = frozenset({"last", "previous", "preceding", "recent"})
CUES = CLAIMING | NEGATIONS | LASTS | {"no"}
EVER = frozenset({"ever", "history"})
BEFORE = frozenset({"before", "ever"})
ELIDED = frozenset({"since", "in", "by", "here", "there", "of", "for", "between", "that", "to"})
"""Words right behind a "first" whose noun is left out."""
SEASONS = frozenset({"summer", "winter", "spring", "autumn", "fall", "end", "beginning"})
TURNS = frozenset({"war", "revolution", "armistice"})
"""Names of times that are of no doing: "since the *War*"."""
STALE = 20
"""Days before publication: what a page dates later belongs to its own news."""
LATE = 45
"""Days before publication: a claim with an older time of its own speaks of that time."""
MOST = 200
"""Occasions of one article that are looked at."""
GAP_REACH = 6
"""Words behind a pause in which the "since" stands that tells how long it was."""
REACH = 14
"""Words behind a negation in which the verb stands that it denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A doing with its time, or a claim about when it was done before.

    `sort` says which claim: that it is the first since, that it was last done at, or that it has not been done since a
    time; "told" is no claim. `earliest` and `latest` bound the time of the doing before (of a telling: its own), null
    for "never before". `is_done` says that it was done at that time; a claim may count from something else ("since the
    war began"). `until` is the day up to which a claim speaks.
    """

    article: CodedArticle
    sentence: Span
    span: Span
    doing: str
    word: str
    sort: Sort
    is_done: bool
    content: frozenset[str]
    forms: frozenset[str]
    limits: frozenset[str]
    level: str | None
    people: frozenset[str]
    sides: frozenset[str]
    names: frozenset[str]
    pointed: bool
    two: bool
    where: str | None
    earliest: str | None
    latest: str | None
    until: str


def find_occasions(items: Items) -> Iterator[Occasion]:
    """The occasions of an article that has its parses and tells its time, in text order, at most MOST."""
    found = 0
    for reader in items.of(_READERS):
        for context, claims in zip(reader.contexts, reader.claims, strict=True):
            for occasion in (*claims, *reader.told(context)):
                yield occasion
                found += 1
            if found >= MOST:
                return


def _belied_within(items: Items) -> Iterable[Occasion]:
    """The occasions of an article, if it claims anything: what it tells belies no more than a claim."""
    return items.of(OCCASIONS) if any(claims for reader in items.of(_READERS) for claims in reader.claims) else ()


class _Reader:
    """Reads the occasions of one article, sentence by sentence."""

    def __init__(self, items: Items, published: str) -> None:
        self.article, self.lexicon, self.published = items.article, items.lexicon, published
        self.contexts = items.of(CONTEXTS)
        self.words = self.lexicon.occasions
        self.doings = Doings(self.words)
        self.scopes = ScopeReader(self.article, self.lexicon, self.doings)
        self.stale = (date.fromisoformat(published) - timedelta(STALE)).isoformat()
        self.before = {context.sentence.index: before for before, context in pairwise(self.contexts)}

    @cached_property
    def claims(self) -> list[list[Occasion]]:
        """The claims of each sentence, the last of each doing."""
        found = (self._claims(c) if self._may_claim(c.parse) else () for c in self.contexts)
        return [list({claim.doing: claim for claim in claims}.values()) for claims in found]

    def _may_claim(self, parse: Parse) -> bool:
        cued = not CUES.isdisjoint(parse.words) or not self.words.words["gaps"].isdisjoint(parse.lemmas)
        return cued and not (CLAIMING.isdisjoint(parse.words) and self.words.lemmas.isdisjoint(parse.lemmas))

    # ------------------------------------------------------------------ claims

    def _claims(self, context: SentenceContext) -> Iterator[Occasion]:
        """The claims of a sentence, by the words with which they can begin."""
        for cue, word in zip(context.parse.tokens, context.parse.lowered, strict=True):
            found: Occasion | None = None
            if word in CUES:
                if word == "first":
                    found = self._first(context, cue)
                elif word == "no":
                    found = self._no(context, cue)
                elif word in NEGATIONS:
                    found = self._not(context, cue)
                elif word in LASTS:
                    found = self._last(context, cue)
                else:
                    found = self._break(context, cue)
            elif cue.pos == "NOUN" and cue.lemma in self.words.words["gaps"]:
                found = self._gap(context, cue)
            if found is not None and not in_quotation(self.article, context.span(cue)):
                yield found

    def _first(self, context: SentenceContext, cue: Token) -> Occasion | None:
        parse = context.parse
        noun = self._elided(parse, cue) or cue
        if noun is cue and cue.dep in ("amod", "compound", "nmod", "quantmod", "advmod", "nummod"):
            noun = parse.head(cue)
            if is_verbal(noun):
                return None
            while noun.dep in MODIFIERS and parse.head(noun).pos in ("NOUN", "PROPN", "ADJ") and noun.index < noun.head:
                noun = parse.head(noun)
        if noun.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "ADV"):
            return None
        when = since(context, cue.index) or in_years(context, cue.index)
        is_time = noun.lemma in self.words.words["times"]
        doing = self.doings.of_time(parse, noun) if is_time else self.doings.at_noun(parse, noun)
        if doing is None:
            return None
        if when is None:
            if not self._is_ever(parse, cue, doing, is_time=is_time):
                return None
            when = When(-1, -1, None, None)
        return self._as_claim(context, cue, doing, when, "first", noun)

    def _elided(self, parse: Parse, cue: Token) -> Token | None:
        """The noun that "first" leaves out: "the *session* was their first since …", "a *visit*, the first in …"."""
        after = parse.tokens[cue.index + 1] if cue.index + 1 < len(parse) else cue
        if after.text.lower() not in ELIDED:
            return None
        be = next((t for t in reversed(parse.tokens[max(0, cue.index - 7) : cue.index]) if t.lemma == "be"), None)
        if be is not None:
            subject = parse.child(be, "nsubj")
            return subject if subject is not None and subject.pos == "NOUN" else None
        above = parse.head(cue)
        if cue.dep in ("appos", "conj") and above.pos == "NOUN":
            return above
        return None

    def _is_ever(self, parse: Parse, cue: Token, doing: Doing, *, is_time: bool) -> bool:
        """Whether a first without a time is one of all times."""
        if any(t.text.lower() in EVER for t in parse.tokens[cue.index :]):
            return True
        return (
            is_time
            and doing.word.dep in ("relcl", "acl", "ccomp")
            and any(a.lemma == "have" for a in parse.children(doing.word, "aux"))
        )

    def _not(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "had not met since …", "never before had …", "neither side had met in nine years"."""
        parse = context.parse
        when = since(context, -1) or in_years(context, cue.index)
        if when is None and cue.text.lower() == "never" and not BEFORE.isdisjoint(parse.lowered[cue.index :]):
            when = When(-1, -1, None, None)
        doing = self._denied(parse, cue) if when is not None else None
        if when is None or doing is None:
            return None
        perfect = any(t.lemma == "have" for t in parse.tokens[max(0, cue.index - 4) : doing.word.index])
        return self._as_claim(context, cue, doing, when, "none", None) if perfect else None

    def _denied(self, parse: Parse, cue: Token) -> Doing | None:
        """What a negation denies: the doing of its verb, of one soon behind it, or of an object there."""
        behind = parse.tokens[cue.index + 1 : cue.index + REACH]
        verbs = (v for v in (parse.head(cue), *behind) if is_verbal(v))
        objects = (t for t in behind if t.dep == "dobj")
        found = next((d for t in (*verbs, *objects) if (d := self.doings.at(parse, t))), None)
        return found or (self.doings.of_stem(parse.head(cue)) if is_verbal(parse.head(cue)) else None)

    def _no(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "no talks have been held since …", "no president had come since …", "have had no relations since …"."""
        parse = context.parse
        noun, above = parse.head(cue), parse.head(parse.head(cue))
        when = since(context, cue.index)
        if when is None:
            return None
        doing = self.doings.at(parse, noun)
        if doing is None and above.pos in ("NOUN", "PROPN"):
            doing = self.doings.at(parse, above)
        if doing is None and noun.dep in ("nsubj", "nsubjpass"):
            doing = self.doings.below_verb(parse, above) or self.doings.of_stem(above)
        doing = doing or self.doings.of_stem(noun)
        return self._as_claim(context, cue, doing, when, "none", None) if doing is not None else None

    def _last(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "had last met in …", "were last held in …", "the last time … was in …", "their last meeting, in …"."""
        parse = context.parse
        if cue.text.lower() == "recent" and parse.lowered[max(0, cue.index - 1)] != "most":
            return None
        head, after = parse.head(cue), parse.tokens[min(cue.index + 1, len(parse) - 1)]
        if is_verbal(head) and (cue.dep == "advmod" or (head.lemma == "be" and cue.dep in ("acomp", "attr"))):
            told, doing = head, self._last_done(parse, head)
        elif cue.dep == "amod" and head.index > cue.index and not self._starts_with_time(context, cue):
            told, doing = head, self._last_of(parse, head)
        else:
            told, doing = after, self.doings.at(parse, after) if is_verbal(after) else None
        if doing is None:
            return None
        when = time_after(context, max(told.index, doing.word.index)) or ago(context, cue) or when_last(context, cue)
        if when is None or (when.latest or "") >= self.stale:
            return None
        return self._as_claim(context, cue, doing, when, "last", told if told.pos == "NOUN" else None)

    def _last_done(self, parse: Parse, verb: Token) -> Doing | None:
        """The doing of a verb that is told as last done, of its object ("last held *talks*"), or a stay."""
        around = (verb, *objects_of(parse, verb))
        found = next((d for t in around if (d := self.doings.at(parse, t))), None)
        return found or self.doings.stay(parse, verb) or self.doings.of_stem(verb)

    def _last_of(self, parse: Parse, noun: Token) -> Doing | None:
        """The doing of a noun that is called the last, of what it is a part of, or of what it last did."""
        if noun.lemma in self.words.words["times"]:
            return self.doings.of_time(parse, noun)
        around = (noun, *prepositional(parse, noun, "of"))
        found = next((d for t in around if (d := self.doings.at(parse, t))), None)
        if found is None and noun.dep in ("nsubj", "nsubjpass"):
            found = self.doings.of_stem(parse.head(noun))
        return found or self.doings.of_stem(noun)

    def _break(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "… since the break in relations in 2011": there have been none since."""
        if self.words.words["ends"].isdisjoint(context.parse.lemmas):
            return None
        when = since(context, cue.index - 1)
        ends = [t for t in when.between if t.lemma in self.words.words["ends"]] if when is not None else []
        doing = next((d for t in ends if (d := self.doings.at(context.parse, t))), None)
        return self._as_claim(context, cue, doing, when, "none", None) if doing is not None and when else None

    def _gap(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "a pause in the talks that had lasted since …", "after nine years of silence", "a nine-year freeze"."""
        parse = context.parse
        doings = [d for t in parse.tokens if t.index != cue.index and (d := self.doings.at(parse, t)) is not None]
        if not doings or len({d.kind for d in doings}) > 1:
            return None
        near = "since" in parse.lowered[cue.index : cue.index + GAP_REACH]
        when = (since(context, cue.index) if near else None) or stretch(context, cue)
        return self._as_claim(context, cue, doings[0], when, "none", None) if when is not None else None

    def _starts_with_time(self, context: SentenceContext, cue: Token) -> bool:
        """Whether "last" belongs to a time: "last week's meeting"."""
        return any(t.span.start <= cue.start < t.span.end for t in context.article.times_in(context.sentence.span))

    # ------------------------------------------------------------------ what it is about

    def _as_claim(
        self, context: SentenceContext, cue: Token, doing: Doing, when: When, sort: Sort, noun: Token | None
    ) -> Occasion | None:
        parse = context.parse
        window = self._window(parse, cue, when)
        until = self._until(context, window)
        if when.latest and when.latest >= until:
            return None
        begin = min(cue.index, doing.word.index, *([when.first] if when.first >= 0 else []))
        end = max(cue.index, doing.word.index, when.last)
        return self._occasion(
            context,
            span_of(parse.tokens[begin : end + 1]),
            doing,
            window,
            noun,
            sort,
            when,
            is_done=sort == "last" or (when.earliest is not None and self._is_same(parse, when, doing)),
            until=until,
            where=self._where(when),
        )

    def _until(self, context: SentenceContext, window: tuple[Token, ...]) -> str:
        """The day up to which a claim speaks: that of an older time that it gives, else that of the page."""
        inside = {t.index for t in window}
        limit = (date.fromisoformat(self.published) - timedelta(LATE)).isoformat()
        times = context.article.times_in(context.sentence.span)
        dated = [t for t in times if t.type == "DATE" and t.earliest and t.latest and t.latest[:10] < limit]
        own = [t for t in dated if any(w.index in inside for w in context.parse.within(t.span))]
        return min((t.earliest[:10] for t in own if t.earliest), default=self.published)

    def _where(self, when: When) -> str | None:
        """The name that stands alone between "since" and a time, as places are called in the lexicon."""
        named = [t.text.lower() for t in when.between if t.pos in ("PROPN", "NOUN", "VERB")]
        return "-".join(named) if named and all(t.pos != "VERB" for t in when.between) else None

    def _window(self, parse: Parse, cue: Token, when: When) -> tuple[Token, ...]:
        """The words of a claim without those for the time from which it counts."""
        start = max((t.index + 1 for t in parse.tokens[: cue.index] if t.text in BREAKS), default=0)
        if when.first < 0:
            return parse.tokens[start:]
        if when.last < cue.index:
            return parse.tokens[when.last + 1 :]
        before = parse.tokens[start : when.first]
        if sum(t.pos in ("NOUN", "PROPN", "VERB", "PRON") for t in before) > 2 or when.last + 1 >= len(parse):
            return before
        after: list[Token] = []
        for t in parse.tokens[when.last + 1 :]:
            if t.text in BREAKS or (t.text == "," and after):
                break
            after.append(t)
        return (*before, *after)

    def _is_same(self, parse: Parse, when: When, doing: Doing) -> bool:
        """Whether the time from which a claim counts is that of the same doing: a bare time, a place, or its word."""
        named = [t for t in when.between if t.pos in ("NOUN", "VERB", "AUX", "PROPN")]
        if all(t.pos == "PROPN" or t.lemma in SEASONS for t in named):
            return not any(t.text.lower() in TURNS for t in named)
        if doing.kind == "contact" and any(t.lemma in self.words.words["gatherings"] for t in named):
            return True
        return any((d := self.doings.at(parse, t)) is not None and d.kind == doing.kind for t in when.between)

    def _occasion(
        self,
        context: SentenceContext,
        span: Span,
        doing: Doing,
        window: tuple[Token, ...],
        noun: Token | None,
        sort: Sort,
        when: When,
        *,
        is_done: bool,
        until: str,
        where: str | None = None,
    ) -> Occasion:
        scope = self.scopes.read(context, doing, window, noun, self.before.get(context.sentence.index))
        return Occasion(
            article=self.article,
            sentence=context.sentence.span,
            span=span,
            doing=doing.kind,
            word=(noun or doing.word).lemma if doing.kind == "accord" else doing.word.lemma,
            sort=sort,
            is_done=is_done,
            content=frozenset(scope.content),
            forms=frozenset(scope.forms),
            limits=frozenset(scope.limits),
            level=scope.level,
            people=frozenset(scope.people),
            sides=frozenset(scope.sides),
            names=frozenset(scope.names),
            pointed=scope.pointed,
            two=scope.two,
            where=where,
            earliest=when.earliest,
            latest=when.latest,
            until=until,
        )

    # ------------------------------------------------------------------ tellings

    def told(self, context: SentenceContext) -> Iterator[Occasion]:
        """What a sentence tells of as done some time before its page."""
        if self.words.lemmas.isdisjoint(context.parse.lemmas):
            return
        times = [
            t
            for t in context.article.times_in(context.sentence.span)
            if t.type in ("DATE", "TIME") and t.earliest and t.latest and t.latest[:10] < self.stale
        ]
        if not times:
            return
        parse = context.parse
        for token in parse.tokens:
            if token.lemma not in self.words.lemmas or (doing := self.doings.at(parse, token)) is None:
                continue
            timex = time_of(context, token)
            if timex is None or timex not in times or in_quotation(self.article, context.span(token)):
                continue
            if not _is_told_as_done(context, token):
                continue
            clause = clause_of(parse, token, carrier_of(context, token))
            when = When(-1, -1, str(timex.earliest)[:10], str(timex.latest)[:10])
            window = parse.within(clause)
            yield self._occasion(context, clause, doing, window, None, "told", when, is_done=True, until=self.published)


def _readers(items: Items) -> Iterator[_Reader]:
    """What reads the occasions of an article, if it tells its time."""
    published = page_day(items.article.annotated)
    if published is not None:
        yield _Reader(items, published)


_READERS = Kind("readers of occasions", _readers)
OCCASIONS = Kind("occasions", find_occasions, Occasion, within=_belied_within)


def _is_told_as_done(context: SentenceContext, word: Token) -> bool:
    """Whether a page tells a verb as done; a noun with a past time names what was, unless it is denied or planned."""
    view = view_of(context, word)
    if word.pos == "NOUN":
        return view.innermost.factuality != "CT-" and view.innermost.status != "planned"
    return view.factuality == "CT+" and view.innermost.status in ("occurred", "historical", "ongoing")
