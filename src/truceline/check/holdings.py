"""Up to which moment a count, list, poll or table of a page is told to hold, read from parses.

`check.bounds` finds the bounds of a page by its words; a holding is read along the relations of a parse: what is told
("the headquarters' total"), by which verb ("ran", "was taken", "was last refreshed"), and the day that hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from truceline.check.days import iso_day
from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import agents, is_passive, objects_of, surface_subjects
from truceline.lexicon.holdings import HoldingWords
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation
from truceline.link.items import Kind
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.time import Timex

Sort = Literal["holds", "updated", "made"]

MOST = 60
"""Holdings of one article that are looked at."""
A_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")
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


def find_holdings(article: CodedArticle, lexicon: Lexicon) -> Iterator[Holding]:
    """The holdings of an article that has its parses and a date of publication, in text order, at most MOST."""
    published = iso_day(article.article.published)
    if published is None:
        return
    words = lexicon.holdings
    told: dict[str, _Named] = {}
    found = 0
    for context in contexts_of(article.annotated, lexicon):
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
            for sort, time, verb in _moments(context, token, words):
                if holding := _holding(article, context, token, thing, named, (sort, time, verb), published):
                    yield holding
                    found += 1
        if found >= MOST:
            return


HOLDINGS = Kind("holdings", lambda items: tuple(find_holdings(items.article, items.lexicon)), Holding)


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
    day = _day(context, time, published)
    low, high = min(noun.start, verb.start, time.span.start), max(noun.end, verb.end, time.span.end)
    span = Span(low, high)
    if day is None or day > published or in_quotation(article, span):
        return None
    exact = "T" in (time.value or "")
    return Holding(
        article=article, span=span, sentence=context.sentence.span, thing=thing, noun=noun.lemma.lower(), owners=named.owners | _makers(context.parse, verb),
        topics=named.topics | _where(context, verb), numbers=named.numbers, named=named.named, own=named.own, sort=sort, day=day.isoformat(),
        exact=exact,
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


def _named(context: SentenceContext, noun: Token, words: HoldingWords) -> _Named | None:
    """Whose and of what a thing is; None for one of several, or one of then."""
    parse, lists = context.parse, words.words
    owners: set[Token] = set()
    topics: set[Token] = set()
    numbers: set[str] = set()
    own = False
    for t in parse.children(noun):
        lower = t.text.lower()
        if t.lemma.lower() in lists["others"] or lower in lists["others"]:
            return None
        if t.dep == "poss":
            if lower in OWN:
                own = True
            elif t.tag == "PRP$":
                owners.update(_possessor(parse, noun))
            else:
                owners.update((t, *parse.children(t, "compound")))
        elif t.dep in ("compound", "amod", "nmod") and t.tag != "CD":
            body = t.pos == "PROPN" or t.lemma.lower() in context.lexicon.social_roles
            (owners if body else topics).update((t, *parse.children(t, "compound")))
        elif t.dep == "det" and lower in HERE:
            own = True
        elif t.dep in ("prep", "agent") and t.lemma in OWNED_BY:
            owners.update(w for p in parse.children(t, "pobj") for w in (p, *parse.children(p, "compound", "appos")))
        elif t.dep == "prep" and t.lemma in TOPICS:
            for p in parse.children(t, "pobj"):
                below = (p, *parse.children(p, "compound", "nummod", "amod", "nmod"))
                own = own or any(d.text.lower() in (*HERE, *OWN) for d in parse.children(p, "det", "poss"))
                body = p.pos == "PROPN" or p.lemma.lower() in context.lexicon.social_roles
                (owners if body and t.lemma == "of" else topics).update(w for w in below if w.tag != "CD")
                if not context.article.times_in(context.span(p)):
                    numbers.update(w.text for w in below if w.tag == "CD")
        elif t.dep in ("acl", "relcl"):
            made_by = (p for a in parse.children(t, "agent") for p in parse.children(a, "pobj"))
            of_object = t.dep == "relcl" and any(o.tag in ("WDT", "IN") for o in parse.children(t, "dobj"))
            givers = parse.children(t, "nsubj") if of_object else ()
            people = [
                w
                for p in (*made_by, *givers)
                if p.tag not in ("WDT", "WP")
                for w in (p, *parse.children(p, "compound"))
            ]
            own = own or any(w.text.lower() in ("we", "newsroom") for w in people)
            owners.update(w for w in people if w.pos in ("NOUN", "PROPN"))
    timed = {t.index for time in context.article.times_in(context.sentence.span) for t in parse.within(time.span)}
    in_months = {w for w in topics if w.index in timed and w.dep == "pobj" and parse.head(w).lemma == "for"}
    kept = [
        w for w in (*owners, *topics)
        if w.lemma.lower() not in lists["plain"] and (w.index not in timed or w in in_months)
    ]  # fmt: skip
    return _Named(
        frozenset(w.lemma.lower() for w in owners if w in kept),
        frozenset(w.lemma.lower() for w in topics if w in kept),
        frozenset(n for n in numbers if NUMBER.fullmatch(n)),
        frozenset(w.lemma.lower() for w in kept if w.pos == "PROPN"),
        own,
    )


def _possessor(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """Whose "its total" is: the subject above, with the words before it."""
    for above in parse.ancestors(noun):
        subjects = [s for s in parse.children(above, "nsubj", "nsubjpass") if s.index < noun.index and s.pos != "PRON"]
        if above.pos in VERBAL and subjects and noun not in parse.subtree(subjects[0]):
            return (subjects[0], *parse.children(subjects[0], "compound"))
    return ()


def _moments(context: SentenceContext, noun: Token, words: HoldingWords) -> Iterator[tuple[Sort, Timex, Token]]:
    """The times that hang on what is told of a thing, each with what it is the moment of, and the verb."""
    parse = context.parse
    times = [t for t in context.article.times_in(context.sentence.span) if t.type in ("DATE", "TIME") and t.value]
    if not times:
        return
    for time in times:
        inside = parse.within(time.span)
        heads = {t.index for t in inside}
        top = next((t for t in inside if t.head not in heads or t.head == t.index), None)
        if top is None or time.value == "PRESENT_REF":
            continue
        if top.dep == "pobj" and parse.head(top).lemma == "of" and parse.head(top).head == noun.index:
            if words.things[noun.lemma.lower()] == "count" and A_DAY.fullmatch(time.value or ""):
                yield "holds", time, noun  # "the figures of 5 October"
            continue
        for verb in _verbs_of(parse, noun, words):
            sort = _sort(parse, noun, verb, top, words)
            if sort and not _is_of_then(parse, noun, verb, words):
                yield sort, time, verb
                break


def _is_of_then(parse: Parse, noun: Token, verb: Token, words: HoldingWords) -> bool:
    """Whether a thing is told to hold at another time: "*initially* ran to Friday", "*will* be closed", "a week *earlier*"."""
    beside = [
        t
        for v in (verb, noun)
        for c in parse.children(v)
        if c.pos not in VERBAL or c.dep == "aux"
        for t in (c, *parse.children(c))
    ]
    return any(t.text.lower() in words.words["of_then"] for t in beside)


def _verbs_of(parse: Parse, noun: Token, words: HoldingWords) -> Iterator[Token]:
    """The verbs that tell of a thing: those of which it, or what is "whose", is subject or object, and those about it."""
    for verb in parse.tokens:
        if verb.pos not in VERBAL:
            continue
        subjects = surface_subjects(parse, verb)
        if (
            noun in subjects
            or noun in objects_of(parse, verb)
            or (verb.dep == "relcl" and _is_below(parse, parse.head(verb), noun) and _about(parse, verb))
            or any(s.lemma in words.words["parts"] and _is_of(parse, s, noun) for s in subjects)
            or (
                _is_negated(parse, verb, words)
                and any(
                    noun in parse.children(p, "pobj")
                    for p in parse.children(verb, "prep")
                    if p.lemma in ("in", "into", "from")
                )
            )
        ):
            yield verb


def _is_below(parse: Parse, word: Token, noun: Token) -> bool:
    """Whether a word is a noun, or hangs on it by its preposition: "a survey by the bureau *Kompas*, whose …"."""
    return word.index == noun.index or (
        noun.index in {a.index for a in parse.ancestors(word) if a.pos not in VERBAL}
        and not any(a.pos in VERBAL and a.index > noun.index for a in parse.ancestors(word) if a.index <= word.index)
    )


def _about(parse: Parse, verb: Token) -> bool:
    """Whether a relative clause tells of what is behind *whose*, *for which* or *in which*."""
    own = parse.children(verb, "nsubj", "nsubjpass", "dobj")
    if any(o.tag == "WDT" for o in own) or _has_whose(parse, verb):
        return True
    return any(w.tag in ("WDT", "WP") for p in parse.children(verb, "prep") for w in parse.children(p, "pobj"))


def _has_whose(parse: Parse, verb: Token) -> bool:
    """Whether the subject of a verb is what *whose* owns: "whose interviews closed"."""
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    return any(p.text.lower() == "whose" for s in subjects for p in parse.children(s, "poss"))


def _is_of(parse: Parse, update: Token, noun: Token) -> bool:
    inner = any(
        noun in parse.children(p, "pobj") for p in parse.children(update, "prep") if p.lemma in ("of", "to", "for")
    )
    return inner or (noun.dep in ("compound", "poss") and noun.head == update.index)


def _sort(parse: Parse, noun: Token, verb: Token, top: Token, words: HoldingWords) -> Sort | None:
    """What a time is the moment of, by the verb on which it hangs; None where it hangs on something else."""
    lists, verbs = words.words, words.verbs
    path = _path(parse, top, verb)
    if path is None:
        return None
    preps = [t.lemma.lower() for t in path if t.pos in ("ADP", "SCONJ") or t.dep in ("prep", "agent")]
    start = min(t.index for t in parse.subtree(top))
    preps += [t.lemma.lower() for t in parse.tokens[start : start + 2] if t.dep == "quantmod"]  # "*up to* 6 June"
    between = [t for t in path if t.pos in VERBAL]
    nouns = [t for t in path if t.pos in ("NOUN", "PRON") and t.dep in ("dobj", "attr")]
    lemma, passive = verb.lemma, is_passive(parse, verb)
    if _is_negated(parse, verb, words):
        left_out = lemma in verbs["left_out"] and any(p in lists["after"] for p in preps)
        return "holds" if left_out and (noun.dep != "nsubj" or lemma in lists["negated"]) else None
    if any(p in lists["after"] for p in preps):
        return "holds" if lemma in verbs["ends"] and preps == ["than"] else None
    subject = noun in surface_subjects(parse, verb) or _has_whose(parse, verb) or noun not in objects_of(parse, verb)
    until = any(p in lists["until"] for p in preps)
    thing = words.things[noun.lemma.lower()]
    of_time = [*nouns, *parse.children(verb, "dobj")]
    if lemma in verbs["shows"] and subject and len(between) < 2 and any(t.lemma in lists["states"] for t in of_time):
        return "holds" if not between or parse.head(between[0]).lemma in lists["states"] else None
    if thing == "poll" and lemma in verbs["taken"] and not passive and until and lemma != "close":
        return "holds"
    if (
        lemma in verbs["holds"]
        and subject
        and not passive
        and until
        and (between or nouns or lemma in ("cover", "run"))
    ):
        return "holds"
    if between:
        return None
    if any(s.lemma in lists["updates"] for s in surface_subjects(parse, verb)) and lemma in (
        "take",
        "be",
        "come",
        "date",
    ):
        return "updated"
    if lemma in lists["being"] and subject and _is_dated(parse, verb, path):
        return "holds"
    if nouns or any(p not in lists["on"] for p in preps):
        return None
    if lemma in verbs["ends"] and (subject or lemma in ("stop", "end", "finish", "conclude", "break")):
        return "holds"
    needed = words.particles.get(lemma)
    if needed and not any(t.text.lower() == needed for t in parse.children(verb)):
        return None
    if preps and ((preps[-1] == "between" and top.dep != "conj") or (preps[-1] == "from" and lemma in verbs["taken"])):
        return None  # where a stretch begins
    voting = thing == "poll" and lemma == "close" and noun in surface_subjects(parse, verb)
    if voting or (lemma == "date" and thing == "page"):
        return None
    if lemma in verbs["taken"] and (passive or lemma == "close" or _about(parse, verb)):
        return "holds"
    if lemma in verbs["updated"] and (passive or not subject):
        return "updated"
    return "made" if lemma in verbs["made"] and (passive or not subject) else None


def _path(parse: Parse, top: Token, verb: Token) -> list[Token] | None:
    """The words between a time and the verb on which it hangs; None where it does not hang on it."""
    path: list[Token] = []
    if top.dep not in ("pobj", "npadvmod", "dobj", "advmod", "appos", "attr", "pcomp", "nmod", "nummod", "conj"):
        return None
    for above in parse.ancestors(top):
        if above.index == verb.index:
            return path
        if above.dep in ("advcl", "parataxis") or (
            above.pos in VERBAL and above.dep not in ("relcl", "acl", "ccomp", "pcomp")
        ):
            return None
        path.append(above)
    return None


def _is_dated(parse: Parse, be: Token, path: list[Token]) -> bool:
    """Whether a copula dates its subject: "are *those of* 7 September", "are *from* Friday", "are *as of* 14 November"."""
    if any(t.dep == "attr" and t.lemma not in ("those", "that", "one") for t in path):
        return False
    preps = [t.lemma.lower() for t in path if t.dep == "prep"]
    if parse.child(be, "attr") is not None:
        return any(t.lemma in ("those", "that", "one") for t in parse.children(be, "attr"))
    return bool(preps) and preps[-1] in ("from", "of", "as") and parse.child(be, "acomp") is None


def _is_negated(parse: Parse, verb: Token, words: HoldingWords) -> bool:
    """Whether a verb tells of nothing: "have *not* been entered", "*nothing* received in June is in it"."""
    none = words.words["none"]
    if parse.child(verb, "neg") is not None:
        return True
    parts = (*parse.children(verb, "nsubj", "nsubjpass", "dobj"),)
    return any(t.lemma.lower() in none or any(d.lemma.lower() in none for d in parse.children(t, "det")) for t in parts)
