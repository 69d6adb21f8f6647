"""Occasions: what a page tells as done for the first or the last time, or not since some time, and what it dates.

They are read from the parses, while these are at hand, and kept with the article: a claim ("the first talks in nine
years", "had not met since …", "were last held in …") with the time of the occasion before it, and a plain telling of the
same kind of doing with its own time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of
from truceline.code.parties.participants import actors_of
from truceline.code.reality.outlet import view_of
from truceline.code.reality.status import carrier_of
from truceline.code.slots.circumstances import time_of
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.occasions import OccasionLexicon
from truceline.link.clauses import in_quotation
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span
from truceline.model.time import Timex

Sort = Literal["first", "last", "none", "told"]

CUES = frozenset(
    {
        "first",
        "never",
        "not",
        "n't",
        "n’t",
        "last",
        "no",
        "neither",
        "nor",
        "since",
        "previous",
        "preceding",
        "recent",
        "nobody",
        "none",
    }
)
CLAIMING = frozenset({"first", "since", "last"})
NEGATIONS = frozenset({"never", "not", "n't", "n’t", "neither", "nor", "nobody", "none"})
EVER = frozenset({"ever", "history"})
BREAKS = frozenset({";", ":", "—", "–", "--", "(", ")"})
PLURAL = frozenset({"they", "them", "their", "both", "two", "three", "pair", "each", "together", "we"})
TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "president",
        "minister",
        "prime",
        "secretary",
        "general",
        "lady",
        "sir",
        "king",
        "queen",
        "chancellor",
        "foreign",
        "sheikh",
        "prince",
        "dr",
    }
)
POINTING = frozenset({"it", "this", "that", "these", "those", "they"})
ANY_TEXT = frozenset({"document", "agreement", "accord", "deal", "text", "first", "paper", "sign", "conclude", "put"})
MODIFIERS = ("amod", "compound", "nmod", "npadvmod")
YEARS = re.compile(r"P(\d+)(Y|DE|M)")
UNITS = {"Y": 1.0, "DE": 10.0, "M": 1 / 12}
STALE = 20
"""Days before publication: what a page dates later belongs to its own news."""
LATE = 45
"""Days before publication: a claim with an older time of its own speaks of that time."""
MOST = 200
"""Occasions of one article that are looked at."""
SPREAD = {"more": (1.0, 1.7, 1.0), "less": (0.7, 1.0, 0.3), "about": (0.75, 1.35, 0.5), "": (0.85, 1.1, 1.1)}
"""How many years "in six years" may mean, by the word before the number: least, most, and years added to the most."""
ROUNDING = {
    "more": "more", "over": "more", "least": "more", "less": "less", "nearly": "less", "almost": "less",
    "better": "less", "close": "less", "about": "about", "around": "about", "some": "about", "roughly": "about",
}  # fmt: skip


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
    """The occasions of an article that has its parses and its date, in text order, at most MOST."""
    article, lexicon = items.article, items.lexicon
    published = (article.article.published or "")[:10]
    if len(published) < 10:
        return
    reader = _Reader(article, lexicon, published)
    found = 0
    for context in contexts_of(article.annotated, lexicon):
        for occasion in reader.read(context):
            yield occasion
            found += 1
        if found >= MOST:
            return


OCCASIONS = Kind("occasions", find_occasions, Occasion)


@dataclass(frozen=True, slots=True)
class _Doing:
    """A word that tells of a doing: its kind, and the noun or verb on which its narrower words hang."""

    kind: str
    word: Token


@dataclass(frozen=True, slots=True)
class _When:
    """The time from which a claim counts: the words for it, its bounds, and whether it is one of the same doing."""

    first: int
    last: int
    earliest: str | None
    latest: str | None
    between: tuple[Token, ...] = ()


class _Reader:
    """Reads the occasions of one article, sentence by sentence."""

    def __init__(self, article: CodedArticle, lexicon: Lexicon, published: str) -> None:
        self.article, self.lexicon, self.published = article, lexicon, published
        self.words: OccasionLexicon = lexicon.occasions
        self.lemmas = self.words.verbs.keys() | self.words.nouns.keys()
        self.actors = {a.id: a for a in article.annotated.actors}
        self.places = {p.id: p for p in article.annotated.places}
        self.stale = (date.fromisoformat(published) - timedelta(STALE)).isoformat()
        self.before: SentenceContext | None = None

    def read(self, context: SentenceContext) -> Iterator[Occasion]:
        parse = context.parse
        has_doing = not self.lemmas.isdisjoint(parse.lemmas)
        if has_doing or not CLAIMING.isdisjoint(parse.words):
            if not CUES.isdisjoint(parse.words) or not self.words.words["gaps"].isdisjoint(parse.lemmas):
                claims = {claim.doing: claim for claim in self._claims(context)}
                yield from claims.values()
            if has_doing:
                yield from self._told(context)
        self.before = context

    # ------------------------------------------------------------------ claims

    def _claims(self, context: SentenceContext) -> Iterator[Occasion]:
        """The claims of a sentence, by the words with which they can begin."""
        for cue, word in zip(context.parse.tokens, context.parse.lowered, strict=True):
            found: Occasion | None = None
            if word in CUES:
                if word == "first":
                    found = self._first(context, cue)
                elif word in NEGATIONS or word == "no":
                    found = self._not(context, cue)
                elif word != "since":
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
        when = self._since(context, cue.index) or self._in_years(context, cue.index)
        is_time = noun.lemma in self.words.words["times"]
        doing = self._of_time(parse, noun) if is_time else self._at_noun(parse, noun)
        if doing is None:
            return None
        if when is None:
            if not self._is_ever(parse, cue, noun, doing, is_time):
                return None
            when = _When(-1, -1, None, None)
        return self._as_claim(context, cue, doing, when, "first", noun)

    def _elided(self, parse: Parse, cue: Token) -> Token | None:
        """The noun that "first" leaves out: "Friday's *session* was their first since …", "a *visit*, the first since …"."""
        after = parse.tokens[cue.index + 1] if cue.index + 1 < len(parse) else cue
        if after.text.lower() not in ("since", "in", "by", "here", "there", "of", "for", "between", "that", "to"):
            return None
        be = next((t for t in reversed(parse.tokens[max(0, cue.index - 7) : cue.index]) if t.lemma == "be"), None)
        if be is not None:
            subject = parse.child(be, "nsubj")
            return subject if subject is not None and subject.pos == "NOUN" else None
        above = parse.head(cue)
        if cue.dep in ("appos", "conj") and above.pos == "NOUN":
            return above
        return None

    def _is_ever(self, parse: Parse, cue: Token, noun: Token, doing: _Doing, is_time: bool) -> bool:
        """Whether a first without a time is one of all times."""
        if any(t.text.lower() in EVER for t in parse.tokens[cue.index :]):
            return True
        return (
            is_time
            and doing.word.dep in ("relcl", "acl", "ccomp")
            and any(a.lemma == "have" for a in parse.children(doing.word, "aux"))
        )

    def _not(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "had not met since …", "never before had …", "no talks have been held since …", "neither had met since …"."""
        parse = context.parse
        if cue.text.lower() == "no":
            noun = parse.head(cue)
            doing = self._doing_at(parse, noun)
            if doing is None and parse.head(noun).pos in ("NOUN", "PROPN"):
                doing = self._doing_at(parse, parse.head(noun))
            if doing is None and noun.dep in ("nsubj", "nsubjpass"):
                doing = self._below_verb(parse, parse.head(noun)) or self._any(parse.head(noun))
            doing = doing or self._any(noun)
            when = self._since(context, cue.index) if doing is not None else None
            return self._as_claim(context, cue, doing, when, "none", None) if doing and when else None
        when = self._since(context, -1) or self._in_years(context, cue.index)
        verb = next(
            (
                v
                for v in (parse.head(cue), *parse.tokens[cue.index + 1 : cue.index + 14])
                if is_verbal(v) and self._doing_at(parse, v)
            ),
            None,
        )
        if verb is None:
            verb = next(
                (
                    v
                    for v in parse.tokens[cue.index + 1 : cue.index + 10]
                    if v.dep == "dobj" and self._doing_at(parse, v)
                ),
                None,
            )
        doing = self._doing_at(parse, verb) if verb is not None else None
        if doing is None and is_verbal(parse.head(cue)):
            doing = self._any(parse.head(cue))
        if doing is None:
            return None
        if when is None:
            after = {t.text.lower() for t in parse.tokens[cue.index :]}
            perfect = any(t.lemma == "have" for t in parse.tokens[max(0, cue.index - 3) : doing.word.index])
            if cue.text.lower() != "never" or not perfect or not ({"before", "ever"} & after):
                return None
            when = _When(-1, -1, None, None)
        elif not any(t.lemma == "have" for t in parse.tokens[max(0, cue.index - 4) : doing.word.index]):
            return None
        return self._as_claim(context, cue, doing, when, "none", None)

    def _last(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "had last met in …", "were last held in …", "the last time … was in …", "their last meeting, in …"."""
        parse = context.parse
        head = parse.head(cue)
        if cue.text.lower() == "recent" and (cue.index == 0 or parse.tokens[cue.index - 1].text.lower() != "most"):
            return None
        after = parse.tokens[cue.index + 1] if cue.index + 1 < len(parse) else cue
        if is_verbal(head) and (cue.dep == "advmod" or (head.lemma == "be" and cue.dep in ("acomp", "attr"))):
            doing = self._doing_at(parse, head) or next(
                (d for o in objects_of(parse, head) if (d := self._doing_at(parse, o))), None
            )
            verb_of = head
        elif cue.dep == "amod" and head.index > cue.index:
            verb_of = head
            if head.lemma in self.words.words["times"]:
                doing = self._of_time(parse, head)
            else:
                if self._starts_with_time(context, cue):
                    return None
                doing = self._doing_at(parse, head) or next(
                    (d for o in prepositional(parse, head, "of") if (d := self._doing_at(parse, o))), None
                )
        elif is_verbal(after) and (doing := self._doing_at(parse, after)):
            verb_of = after
        else:
            return None
        if doing is None and verb_of is head and is_verbal(head):
            doing = self._stay(parse, head) or self._any(head)
        elif doing is None:
            doing = self._any(parse.head(verb_of)) if verb_of.dep in ("nsubj", "nsubjpass") else None
            doing = doing or self._any(verb_of)
        if doing is None:
            return None
        when = (
            self._after(context, max(verb_of.index, doing.word.index))
            or self._ago(context, cue)
            or self._when_last(context, cue)
        )
        if when is None or (when.latest or "") >= self.stale:
            return None
        return self._as_claim(context, cue, doing, when, "last", verb_of if verb_of.pos == "NOUN" else None)

    def _stay(self, parse: Parse, verb: Token) -> _Doing | None:
        """A visit told as being somewhere: "was last *in Oslo* in 2019"."""
        below = prepositional(parse, verb, "in", "at") if verb.lemma == "be" else ()
        return _Doing("visit", verb) if any(t.pos == "PROPN" for t in below) else None

    def _ago(self, context: SentenceContext, cue: Token) -> _When | None:
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
            return self._years_before(
                length, parse.tokens[max(0, inside[0].index - 3) : inside[-1].index], link.index, cue.index
            )
        return None

    def _when_last(self, context: SentenceContext, cue: Token) -> _When | None:
        """ "In June 2005, when they last met", "2005, the year of their last talks"."""
        parse = context.parse
        for timex in context.article.times_in(Span(context.sentence.span.start, cue.start)):
            inside = parse.within(timex.span)
            if timex.type != "DATE" or not timex.earliest or not timex.latest or not inside:
                continue
            between = [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : cue.index]]
            if between[:1] == ["was"] and len(between) == 2:
                return _When(inside[0].index, inside[-1].index, timex.earliest[:10], timex.latest[:10])
            if len(between) <= 8 and (
                "when" in between or ("of" in between and {"year", "month", "day", "date"} & {*between})
            ):
                return _When(inside[0].index, inside[-1].index, timex.earliest[:10], timex.latest[:10])
        return None

    def _break(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "… since the break in relations in 2011": there have been none since."""
        if self.words.words["ends"].isdisjoint(context.parse.lemmas):
            return None
        when = self._since(context, cue.index - 1)
        ends = [t for t in when.between if t.lemma in self.words.words["ends"]] if when is not None else []
        doing = next((d for t in ends if (d := self._doing_at(context.parse, t))), None)
        return self._as_claim(context, cue, doing, when, "none", None) if doing is not None and when else None

    def _gap(self, context: SentenceContext, cue: Token) -> Occasion | None:
        """ "a pause that had lasted since …", "nine years of silence", "a nine-year freeze", "nine years without talks"."""
        parse = context.parse
        doings = [d for t in parse.tokens if t.index != cue.index and (d := self._doing_at(parse, t)) is not None]
        if not doings or len({d.kind for d in doings}) > 1:
            return None
        when = self._since(context, cue.index) if cue.index + 6 > self._place(parse, "since") else None
        if when is None:
            when = self._stretch(context, cue)
        return self._as_claim(context, cue, doings[0], when, "none", None) if when is not None else None

    def _place(self, parse: Parse, word: str) -> int:
        return next((t.index for t in parse.tokens if t.text.lower() == word), len(parse) + 99)

    def _stretch(self, context: SentenceContext, cue: Token) -> _When | None:
        """The length of a pause: "a *nine-year* pause", "*nine years* of silence", "a freeze of *nine years*"."""
        parse = context.parse
        for timex in context.article.times_in(context.sentence.span):
            length = YEARS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
            inside = parse.within(timex.span) if length else ()
            if length is None or not inside:
                continue
            low, high = sorted(((cue.index, cue.index), (inside[0].index, inside[-1].index)))
            between = [t.text.lower() for t in parse.tokens[low[1] + 1 : high[0]]]
            if set(between) <= {
                "of",
                "-",
                "without",
                "long",
                "more",
                "than",
                "nearly",
                "almost",
                "over",
                "about",
                "some",
            }:
                return self._years_before(
                    length,
                    parse.tokens[max(0, inside[0].index - 3) : inside[-1].index],
                    inside[0].index,
                    inside[-1].index,
                )
        return None

    # ------------------------------------------------------------------ words

    def _doing_at(self, parse: Parse, token: Token) -> _Doing | None:
        """The doing that a word tells of, if it does."""
        if token.pos in ("NOUN", "PROPN"):
            if token.lemma in self.words.words["ends"]:
                ended = prepositional(parse, token, "in", "of")
                return _Doing("ties", token) if any(self.words.nouns.get(n.lemma) == "ties" for n in ended) else None
            kind = self.words.nouns.get(token.lemma) or self.words.nouns.get(token.text.lower())
            if kind == "exchange" and token.lemma == "exchange" and not self._is_of_captives(parse, token):
                return None
            return _Doing(kind, token) if kind else None
        if not is_verbal(token):
            return None
        ways = self.words.verbs.get(token.lemma)
        if not ways:
            return None
        kind = None
        for beside, of in ways.items():
            if beside and self._has_below(parse, token, beside, of):
                return _Doing(of, token)
            if not beside:
                kind = of
        return _Doing(kind, token) if kind and self._is_between_parties(parse, token) else None

    def _is_of_captives(self, parse: Parse, noun: Token) -> bool:
        """Whether an exchange is of people: no "exchange of fire", no "stock exchange"."""
        what = (*parse.children(noun, "compound", "nmod"), *prepositional(parse, noun, "of"))
        return all(t.lemma in self.words.words["exchanged"] for t in what)

    def _has_below(self, parse: Parse, verb: Token, word: str, kind: str) -> bool:
        """Whether a word stands below a verb, or behind a preposition of it; a journey leads to a name."""
        below = parse.children(verb, "prt", "dobj", "acomp", "advmod", "prep", "xcomp", "pobj")
        if kind == "visit" and word != "foot":
            return any(n.pos == "PROPN" for p in below if p.lemma == word for n in parse.children(p, "pobj"))
        if any(word in (t.lemma, t.text.lower()) for t in below):
            return True
        inner = [n for p in below if p.pos in ("ADP", "ADV") for n in parse.children(p, "pobj")]
        return any(word in (t.lemma, t.text.lower()) for t in inner)

    def _is_between_parties(self, parse: Parse, verb: Token) -> bool:
        """Whether "met", "talked" and "spoke" tell of people: no conditions met, no reporters spoken to."""
        words = self.words.words
        if any(o.lemma in words["not_met"] for o in objects_of(parse, verb)):
            return False
        return not any(o.lemma in words["listeners"] for o in prepositional(parse, verb, "to", "with", "on"))

    def _of_time(self, parse: Parse, noun: Token) -> _Doing | None:
        """What was done "for the first time", "the first time that …"."""
        below = [t for t in parse.subtree(noun) if t.index > noun.index]
        clause = [t for t in parse.children(noun, "relcl", "acl", "ccomp", "advcl")]
        above = parse.head(noun)
        if above.lemma == "be" and noun.dep in ("attr", "nsubj"):
            clause += [t for t in parse.children(above, "ccomp", "advcl", "xcomp") if t.index > noun.index]
        for verb in clause:
            found = self._below_verb(parse, verb)
            if found is not None:
                return found
        if clause:
            return self._any(clause[0])
        if above.lemma == "for":
            verb = next((v for v in parse.ancestors(above) if is_verbal(v)), None)
            found = self._below_verb(parse, verb) if verb is not None else None
            return found or self._only_before(parse, above) or (self._any(verb) if verb is not None else None)
        return next((d for t in below if (d := self._doing_at(parse, t))), None)

    def _only_before(self, parse: Parse, behind: Token) -> _Doing | None:
        """The last doing before a word, where all before it in its clause are of one kind."""
        found: list[_Doing] = []
        for t in parse.tokens[: behind.index]:
            if t.text in BREAKS:
                found = []
            elif (doing := self._doing_at(parse, t)) is not None:
                found.append(doing)
        return found[-1] if len({d.kind for d in found}) == 1 else None

    def _below_verb(self, parse: Parse, verb: Token) -> _Doing | None:
        """The doing of a verb, or of its object ("held *talks*"), or of the infinitive on which it stands."""
        if (own := self._doing_at(parse, verb)) is not None:
            return own
        for noun in (*objects_of(parse, verb), *subjects_of(parse, verb)):
            if noun.pos == "NOUN" and (found := self._doing_at(parse, noun)):
                return found
        for lower in parse.children(verb, "xcomp", "ccomp", "advcl"):
            if (found := self._doing_at(parse, lower)) is not None:
                return found
        return None

    def _at_noun(self, parse: Parse, noun: Token) -> _Doing | None:
        own = self._doing_at(parse, noun)
        if own is not None:
            return own
        for verb in parse.children(noun, "relcl", "acl"):
            if (found := self._doing_at(parse, verb)) is not None:
                return found
        return self._any(noun) if noun.pos == "NOUN" and noun.lemma != "first" else None

    def _any(self, word: Token) -> _Doing | None:
        """A doing of no known kind, by the stem of its word."""
        if word.lemma in self.words.words["light"] or word.pos not in ("NOUN", "VERB"):
            return None
        return _Doing(f"-{stem_of(word.lemma)}", word)

    # ------------------------------------------------------------------ times

    def _since(self, context: SentenceContext, behind: int) -> _When | None:
        """The first dated "since …" behind a word."""
        parse = context.parse
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
                return _When(since.index, last, timex.earliest[:10], timex.latest[:10], between)
        return None

    def _in_years(self, context: SentenceContext, behind: int) -> _When | None:
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
            if after and after[0].text.lower() in ("ago", "later", "earlier", "after", "of", "old"):
                continue
            return self._years_before(value, lead, preposition.index, inside[-1].index)
        return None

    def _years_before(self, value: re.Match[str], lead: Iterable[Token], first: int, last: int) -> _When | None:
        """The bounds of a time that lies so many years before the page, as its words may round them."""
        near = [ROUNDING[t.text.lower()] for t in lead if t.text.lower() in ROUNDING]
        years = float(value[1]) * UNITS[value[2]]
        if not 0.5 <= years < 300:
            return None
        least, most, more = SPREAD[near[0] if near else ""]
        now = date.fromisoformat(self.published)
        low, high = (
            now - timedelta(round(n * 365.25)) for n in (years * most + min(more, years * more), years * least)
        )
        return _When(first, last, low.isoformat(), high.isoformat())

    def _after(self, context: SentenceContext, behind: int) -> _When | None:
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
            if any(
                t.text in BREAKS or t.text.lower() in ("since", "before", "until", "after", "and", "but", "than")
                for t in between
            ):
                return None
            return _When(inside[0].index, inside[-1].index, timex.earliest[:10], timex.latest[:10])
        return None

    def _starts_with_time(self, context: SentenceContext, cue: Token) -> bool:
        """Whether "last" belongs to a time: "last week's meeting"."""
        return any(t.span.start <= cue.start < t.span.end for t in context.article.times_in(context.sentence.span))

    # ------------------------------------------------------------------ what it is about

    def _as_claim(
        self, context: SentenceContext, cue: Token, doing: _Doing, when: _When, sort: Sort, noun: Token | None
    ) -> Occasion | None:
        parse = context.parse
        window = self._window(parse, cue, when)
        same = when.earliest is not None and self._is_same(parse, when, doing)
        told = [
            t for t in context.article.times_in(context.sentence.span) if t.latest and t.earliest and t.type == "DATE"
        ]
        inside = {t.index for t in window}
        own = [t for t in told if any(w.index in inside for w in parse.within(t.span))]
        limit = (date.fromisoformat(self.published) - timedelta(LATE)).isoformat()
        old = [t.earliest[:10] for t in own if t.latest and t.earliest and t.latest[:10] < limit]
        until = min(old) if old else self.published
        if when.latest and when.latest >= until:
            return None
        end = max(cue.index, doing.word.index, when.last)
        begin = min(cue.index, doing.word.index, when.first if when.first >= 0 else cue.index)
        return self._occasion(
            context,
            span_of(parse.tokens[begin : end + 1]),
            doing,
            window,
            noun,
            sort=sort,
            is_done=sort == "last" or same,
            earliest=when.earliest,
            latest=when.latest,
            until=until,
            where=self._where(when),
        )

    def _where(self, when: _When) -> str | None:
        """The name that stands alone between "since" and a time, as places are called in the lexicon."""
        named = [t.text.lower() for t in when.between if t.pos in ("PROPN", "NOUN", "VERB")]
        return "-".join(named) if named and all(t.pos != "VERB" for t in when.between) else None

    def _window(self, parse: Parse, cue: Token, when: _When) -> tuple[Token, ...]:
        """The words of a claim without those for the time from which it counts."""
        start = max((t.index + 1 for t in parse.tokens[: cue.index] if t.text in BREAKS), default=0)
        if when.first < 0:
            return parse.tokens[start:]
        if when.last < cue.index:
            return parse.tokens[when.last + 1 :]
        before = parse.tokens[start : when.first]
        if sum(t.pos in ("NOUN", "PROPN", "VERB", "PRON") for t in before) > 2 or when.last + 1 >= len(parse):
            return before
        after = []
        for t in parse.tokens[when.last + 1 :]:
            if t.text in BREAKS or (t.text == "," and after):
                break
            after.append(t)
        return (*before, *after)

    def _is_same(self, parse: Parse, when: _When, doing: _Doing) -> bool:
        """Whether the time from which a claim counts is that of the same doing: a bare time, a place, or its word."""
        named = [t for t in when.between if t.pos in ("NOUN", "VERB", "AUX", "PROPN")]
        if all(
            t.pos == "PROPN" or t.lemma in ("summer", "winter", "spring", "autumn", "fall", "end", "beginning")
            for t in named
        ):
            return not any(t.text.lower() in ("war", "revolution", "armistice") for t in named)
        if doing.kind == "contact" and any(t.lemma in self.words.words["gatherings"] for t in named):
            return True
        return any((d := self._doing_at(parse, t)) is not None and d.kind == doing.kind for t in when.between)

    def _occasion(
        self,
        context: SentenceContext,
        span: Span,
        doing: _Doing,
        window: Iterable[Token],
        noun: Token | None,
        **rest: object,
    ) -> Occasion:
        window = tuple(window)
        parse, words = context.parse, self.words
        about = [doing.word]
        if noun is not None and noun.index != doing.word.index:
            about.append(noun)
        if doing.word.pos not in ("NOUN", "PROPN"):
            about += [o for o in objects_of(parse, doing.word) if o.pos == "NOUN"]
        else:
            above = parse.head(doing.word)
            about += [o for o in prepositional(parse, doing.word, "of") if self._doing_at(parse, o)]
            if doing.word.dep == "pobj" and above.lemma == "of" and parse.head(above).pos == "NOUN":
                about.append(parse.head(above))
        content, forms, limits = set[str](), set[str](), set[str]()
        for word in about:
            for t in self._beside(parse, word):
                lemma = t.lemma.lower()
                form = words.forms.get(t.text.lower()) or words.forms.get(lemma)
                if form:
                    forms.add(form)
                elif lemma in words.words["beside"]:
                    limits.add(lemma)
                elif (
                    t.pos in ("ADJ", "NOUN")
                    and not self._is_time(context, t)
                    and lemma not in words.words["generic"]
                    and not context.article.mentions_in(context.span(t))
                ):
                    content.add(lemma)
        limits |= {
            limit
            for t in window
            if (limit := words.limits.get(t.lemma.lower())) and (limit != "sitting" or _is_in_office(parse, t))
        }
        people, sides, names, pointed = self._parties(context, window, span)
        if doing.kind == "visit":
            sides |= self._lands(context, window)
        subjects = subjects_of(parse, doing.word) if is_verbal(doing.word) else ()
        if any(t.pos == "NOUN" and t.lemma not in words.words["sides"] for t in subjects):
            pointed = False
        if doing.word.pos not in ("NOUN", "PROPN"):
            own = [a for a in actors_of(context, subjects) if self._is_party(a)]
            people |= {a for a in own if self._is_person(a)}
            sides |= {self._side(a) for a in own if self._has_side(a)}
        if (
            len(sides) < 2
            and not people
            and self.before is not None
            and any(t.text.lower() in POINTING for t in window[:2])
        ):
            sides |= self._subjects_before()
        level = self._level(parse, window)
        if level is None and self.before is not None and any(t.text.lower() in POINTING for t in window[:2]):
            level = self._level(self.before.parse, self.before.parse.tokens)
        return Occasion(
            article=self.article,
            sentence=context.sentence.span,
            span=span,
            doing=doing.kind,
            word=(noun or doing.word).lemma if doing.kind == "accord" else doing.word.lemma,
            content=frozenset(content),
            forms=frozenset(forms),
            limits=frozenset(limits),
            level=level,
            people=frozenset(people),
            sides=frozenset(sides),
            names=frozenset(names),
            pointed=pointed,
            two=any(t.text.lower() in ("two", "both", "pair") for t in window),
            **rest,  # type: ignore[arg-type]
        )

    def _subjects_before(self) -> set[str]:
        """The sides that the sentence before has for its subject, for which "they" and "it" stand."""
        assert self.before is not None
        parse = self.before.parse
        roots = [t for t in parse.tokens if t.head == t.index and is_verbal(t)]
        verbs = [v for root in roots for v in (root, *(c for c in parse.children(root, "conj") if is_verbal(c)))]
        around = ((*subjects_of(parse, v), *objects_of(parse, v), *prepositional(parse, v, "with")) for v in verbs)
        return {self._side(a) for heads in around for a in actors_of(self.before, heads) if self._has_side(a)}

    def _beside(self, parse: Parse, word: Token) -> Iterator[Token]:
        for t in parse.children(word, "amod", "compound", "nmod", "advmod", "acomp"):
            yield t
            yield from parse.children(t, "amod", "compound", "nmod", "conj")
        yield from prepositional(parse, word, "without", "by", "over", "through", "via", "on", "about")

    def _parties(
        self, context: SentenceContext, window: Iterable[Token], span: Span
    ) -> tuple[set[str], set[str], set[str], bool]:
        people, sides, names, pointed = set[str](), set[str](), set[str](), False
        window = tuple(window)
        inside = {t.index for t in window}
        known = set[int]()
        for m in context.article.named_in(context.sentence.span):
            tokens = context.parse.within(m.span)
            if not tokens or tokens[-1].index not in inside:
                continue
            known.update(t.index for t in tokens)
            if self._is_party(m.of):
                if self._is_person(m.of):
                    people.add(m.of)
                if self._has_side(m.of):
                    sides.add(self._side(m.of))
        for t in window:
            if t.text.lower() in PLURAL or (t.tag == "NNS" and self._points_back(context.parse, t, known)):
                pointed = True
            if (
                t.pos == "PROPN"
                and t.index not in known
                and t.text.lower().rstrip(".") not in TITLES
                and t.text[:1].isupper()
                and not self._is_time(context, t)
            ):
                names.add(t.text.lower())
        return people, sides, names, pointed

    def _points_back(self, parse: Parse, noun: Token, known: set[int]) -> bool:
        """Whether a noun stands for parties told before: "*the leaders*"."""
        before = parse.children(noun, "det", *MODIFIERS)
        bare = noun.lemma in self.words.words["sides"] and not known.intersection(t.index for t in (noun, *before))
        return bare and any(t.text.lower() in ("the", "these", "those") for t in before)

    def _lands(self, context: SentenceContext, window: tuple[Token, ...]) -> set[str]:
        """The states in which the places of a clause lie."""
        inside = {t.index for t in window}
        found = set[str]()
        for m in context.article.named_in(context.sentence.span):
            tokens = context.parse.within(m.span)
            place = self.places.get(m.of)
            if place is not None and place.country and tokens and tokens[-1].index in inside:
                found.add(place.country)
        return found

    def _is_time(self, context: SentenceContext, token: Token) -> bool:
        return bool(context.article.times_in(context.span(token)))

    def _is_person(self, actor: str) -> bool:
        return actor in self.actors and self.actors[actor].kind == "person"

    def _is_party(self, actor: str) -> bool:
        known = self.actors.get(actor)
        return (
            known is not None
            and known.kind not in ("other", "people")
            and actor.rstrip("s") not in self.lexicon.social_roles
        )

    def _has_side(self, actor: str) -> bool:
        """Whether an actor stands for a side: a state, a group, or a person of a known state."""
        return self._is_party(actor) and (self.actors[actor].kind != "person" or self.actors[actor].country is not None)

    def _side(self, actor: str) -> str:
        known = self.actors.get(actor)
        return (known.country or actor) if known else actor

    def _level(self, parse: Parse, window: Iterable[Token]) -> str | None:
        found = set()
        for t in window:
            lemma = t.lemma.lower()
            after = parse.tokens[t.index + 1].text.lower() if t.index + 1 < len(parse) else ""
            before = parse.tokens[t.index - 1].text.lower() if t.index else ""
            if lemma == "minister":
                found.add("leaders" if before == "prime" else "ministers")
            elif lemma == "diplomat" and before in ("top", "chief"):
                found.add("ministers")
            elif lemma == "head" and after != "of":
                continue
            elif lemma in ("secretary", "foreign"):
                if lemma == "secretary" and (after == "of" or before in ("foreign", "defence", "defense")):
                    found.add("ministers")
            elif lemma == "general" and (before == "-" or t.pos == "ADJ"):
                continue
            elif (level := self.words.levels.get(lemma)) and t.pos in ("NOUN", "PROPN"):
                found.add(level)
        return found.pop() if len(found) == 1 else None if not found else "several"

    # ------------------------------------------------------------------ tellings

    def _told(self, context: SentenceContext) -> Iterator[Occasion]:
        """What a sentence tells of as done some time before its page."""
        times = [
            t
            for t in context.article.times_in(context.sentence.span)
            if t.type in ("DATE", "TIME") and t.earliest and t.latest and t.latest[:10] < self.stale
        ]
        if not times:
            return
        parse = context.parse
        for token in parse.tokens:
            if token.lemma not in self.lemmas or (doing := self._doing_at(parse, token)) is None:
                continue
            timex = time_of(context, token)
            if timex is None or timex not in times or in_quotation(self.article, context.span(token)):
                continue
            carrier = carrier_of(context, token)
            reality = view_of(context, token)
            if token.pos == "NOUN":
                if reality.innermost.factuality == "CT-" or reality.innermost.status == "planned":
                    continue
            elif reality.factuality != "CT+" or reality.innermost.status not in ("occurred", "historical", "ongoing"):
                continue
            clause = clause_of(parse, token, carrier)
            yield self._occasion(
                context,
                clause,
                doing,
                parse.within(clause),
                None,
                sort="told",
                is_done=True,
                earliest=str(timex.earliest)[:10],
                latest=str(timex.latest)[:10],
                until=self.published,
                where=None,
            )


def _is_in_office(parse: Parse, word: Token) -> bool:
    """Whether "office" is what somebody is *in*; other words for that stand for themselves."""
    return word.lemma != "office" or parse.head(word).lemma == "in"


def stem_of(lemma: str) -> str:
    """What a verb and the noun made of it share: "deploy" and "deployment"."""
    return lemma.lower()[:5]
