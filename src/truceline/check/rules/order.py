"""Happenings told in two orders."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from truceline.check.case import Case
from truceline.check.compare import in_own_voice, near_pages, pairs_of
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.phrases import cued, words_in
from truceline.link.acts import one_day, voice_of
from truceline.link.clauses import clause_span, in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase, Word, phrase_of, stem_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

ALIKE = 3
"""Words of content that two clauses of two pages must share to order the same two happenings."""
LEAST_LETTERS = 4
"""Letters of a word of content."""
FEW = 6
"""Steps of a circle that is looked for."""
MOST_EDGES = 300
"""Orders told that are compared with each other."""
FEW_ACTS = 2
"""Tellings of an act in a page that orders and dates it; of what is told more often there may be several."""
BEFORE_AFTER = cued(r"\b(?:before|after)\b", "before", "after", flags=re.IGNORECASE)
BEARERS = frozenset({"meet"})
"""Acts of nouns to which another act is done: "the talks resumed"."""
THE_ONE = re.compile(r" (?:the|that|this) (?!first|second|last|latest)", re.IGNORECASE)
"""After "before": one strike, not any of many."""
BODY = re.compile(
    r" (?:an? |the )?(?:[\w.-]+ ){0,2}"
    r"(?:judges?|courts?|panel|committee|jury|council|senate|house|parliament|congress|lawmakers|voters)\b",
    re.IGNORECASE,
)
"""What a case comes before: no time."""
FAILED = re.compile(r"\b(?:lack of|no|not|without|fail\w*|falls?|fell|collapse\w*)\b", re.IGNORECASE)
"""What did not come about comes neither before nor after anything."""
WHICH = re.compile(r", which\s*")
OF_ANOTHER = (["This"], ["this"], ["That"], ["It"], ["which"], ["who"])
"""Before "followed": what the day before it does not belong to, or somebody who looks on ("who followed the vote")."""
AGAIN = cued(r",\s+([A-Z]\w{0,30}) (before|after) ([A-Z]\w{0,30})(?=[.;,])", "before", "after")
"""A second pair under one verb: "A came before B, C before D"."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A clause that puts one happening before another."""

    article: CodedArticle
    clause: Span
    first: str
    then: str


SECOND_TIME = re.compile(r"\bagain\b", re.IGNORECASE)
"""In an order: one of its happenings is the second of its sort, of which the page may give the day of the first."""


def find_order_conflicts(case: Case) -> Iterator[Conflict]:
    """Happenings that are told in two orders, or in an order that their days do not have.

    Compares what pages say in their own voice of what came before what ("followed", "preceded", "once … is complete"):
    two clauses against each other, several in a circle, and one against the days that the
    page gives to both.

    Silent for demands and conditions of parties, reports and quotations, and happenings of the same kind that are
    told to have come more than once.

    Fires: "The exchange of maps followed the pull-back. … The pull-back followed the exchange of maps."
    Silent: "Oru wants the pull-back before the exchange, Kestria the exchange before the pull-back."
    """
    for article in case.alone:
        yield from _own_days(article, case)
    for article in case.alone:
        yield from _circles(case.of_page(EDGES, article))
    yield from _turned(case.all(EDGES))
    if case.alone:
        yield from _against_days(tuple(case.all(EDGES)), case)


def _edges(items: Items) -> Iterator[_Edge]:
    article, cues = items.article, items.lexicon.check_cues
    text = article.text
    orders = (("comes_before", False), ("comes_after", True), ("depends_on", True))
    patterns = (BEFORE_AFTER, *(cues.pattern(name) for name, _ in orders))
    for sentence in sentences_for(article, *patterns):
        if cues.has("demands", sentence.of(text)) or cues.has("speech", sentence.of(text)):
            continue
        for name, turned in orders:
            for match in cues.find(name, text, *sentence):
                if text[match.end() :].startswith(" by "):  # "was followed by" is another list's
                    continue
                if BODY.match(text, match.end()):
                    continue
                yield from _edge(items, sentence, Span(*match.span()), turned=turned, whole=name == "depends_on")
        yield from _before_and_after(items, sentence)
        for match in AGAIN.finditer(text, *sentence):
            one, other = (match.group(g).lower() for g in (1, 3))
            first, then = (one, other) if match.group(2) == "before" else (other, one)
            yield _Edge(article, sentence, first, then)


EDGES = Kind("edges", lambda items: islice(_edges(items), MOST_EDGES), _Edge)


def _own_days(article: CodedArticle, case: Case) -> Iterator[Conflict]:
    """A clause that puts one day before another that comes first ("the talks of 9 March preceded those of 7 March")."""
    cues, text = case.lexicon.check_cues, article.text
    orders = ((cues.pattern("comes_before"), False), (cues.pattern("comes_after"), True))
    for sentence in sentences_for(article, *(p for p, _ in orders)):
        for pattern, turned in orders:
            match = pattern.search(text, *sentence)
            if match is None or in_quotation(article, Span(*match.span())):
                continue
            after = text[match.end() : sentence.end].split()
            if not after or after[0].lower() not in case.lexicon.clause_cues.phrases["determiners"]:
                continue  # "soldiers followed and on Sunday …"
            before = Span(max(sentence.start, text.rfind(";", sentence.start, match.start()) + 1), match.start())
            if before.of(text).split()[-1:] in OF_ANOTHER:
                continue
            days = [one_day(article, s) for s in (before, Span(match.end(), sentence.end))]
            first, then = days[::-1] if turned else days
            if first and then and first > then:
                yield RULE.conflict(
                    "medium",
                    (
                        on_page(article, sentence, f"{first}, then {then}"),
                        known(f"{then} comes before {first}.", "Gregorian calendar", f"{then}, then {first}"),
                    ),
                    f"The page puts what happened on {first} before what happened on {then}.",
                )


def _before_and_after(items: Items, sentence: Span) -> Iterator[_Edge]:
    """The order of the acts on either side of the one "before" or "after" of a sentence in the past."""
    article, lexicon = items.article, items.lexicon
    text, found = article.text, list(BEFORE_AFTER.finditer(article.text, *sentence))
    if len(found) != 1:
        return
    cue = Span(*found[0].span())
    comma = text.find(",", cue.end, sentence.end)
    opens = cue.start - sentence.start < 2 and comma > 0
    spans = (
        (Span(comma, sentence.end), Span(cue.end, comma))
        if opens
        else (Span(sentence.start, cue.start), Span(cue.end, sentence.end))
    )
    if any(lexicon.acts.begins.isdisjoint(words_in(s.of(text))) for s in spans):
        return  # no act on one side
    if FAILED.search(text, *sentence) or SECOND_TIME.search(text, *sentence):
        return
    if lexicon.check_cues.has("prospect", BEFORE_AFTER.regex.sub("", sentence.of(text))):
        return
    if voice_of(article, sentence, cue, Phrase(), lexicon.clause_cues) != "own":
        return
    one, other = (_node(words_of(article, s, lexicon.clause_cues), lexicon, whole=True) for s in spans)
    strikes = any(_is_strike(n, lexicon) for n in (one, other) if n)
    if one and other and one != other and (not strikes or THE_ONE.match(text, cue.end)):
        first, then = (one, other) if found[0].group().lower() == "before" else (other, one)
        yield _Edge(article, sentence, first, then)


def _is_strike(key: str, lexicon: Lexicon) -> bool:
    return key in lexicon.acts.entries and lexicon.acts.entries[key].kind == "strike"


def _edge(items: Items, sentence: Span, cue: Span, *, turned: bool, whole: bool) -> Iterator[_Edge]:
    """The order that one cue gives; `turned` where what stands first comes second."""
    article, lexicon = items.article, items.lexicon
    clause_cues = lexicon.clause_cues
    if voice_of(article, sentence, cue, Phrase(), clause_cues) != "own":
        return
    clause = clause_span(article.text, sentence, cue)
    which = WHICH.search(article.text, max(sentence.start, clause.start - 8), cue.start)
    bare = article.text[clause.start : cue.start].split() in ([], ["which"])
    start = sentence.start if which and bare else clause.start
    before = words_of(article, Span(start, which.start() if start < clause.start and which else cue.start), clause_cues)
    after = words_of(article, Span(cue.end, clause.end), clause_cues)
    one, other = _node(before, lexicon, whole=whole), _node(after, lexicon, whole=whole)
    if one and other and one != other:
        yield _Edge(article, clause, other if turned else one, one if turned else other)


def _node(words: Sequence[Word], lexicon: Lexicon, *, whole: bool) -> str | None:
    """The act that some words name, or the head of their first phrase; with `whole`, an act named anywhere in them."""
    acts, cues = lexicon.acts, lexicon.clause_cues
    phrase = phrase_of(words, cues)
    text = " ".join(w.text for w in words)
    found = acts.find_words(text, Span(0, len(text)))
    noun = next(((where, acts.nouns[word]) for where, word in found if word in acts.nouns), None)
    if noun and not (whole and noun[1] in BEARERS):
        return noun[1]
    for where, word in found:
        for form in acts.verbs.get(word, ()) if noun is None or where.start >= noun[0].end else ():
            if whole and (form.particle is None or form.particle in text[where.end :].lower().split()):
                return form.key
    return noun[1] if noun else (phrase.head if not whole else None)


def _circles(edges: Sequence[_Edge]) -> Iterator[Conflict]:
    """Clauses that together put a happening before itself; one conflict for each clause that closes a circle."""
    after: defaultdict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        path = _path(edge.then, edge.first, after)
        other = next((e for e in path if (e.article.id, e.clause) != (edge.article.id, edge.clause)), None)
        if other:
            yield _in_two_orders(other, edge, [e for e in path if e is not other])
        elif len(path) > 1:
            yield _round_itself(edge, path)
        elif not path:
            after[edge.first].append(edge)


def _turned(edges: Iterable[_Edge]) -> Iterator[Conflict]:
    """Two pages of about one date that put two happenings, told in much the same words, in two orders."""
    for one, other in pairs_of(edges, lambda e: frozenset((e.first, e.then))):
        apart = one.article.id != other.article.id and one.first == other.then
        if apart and near_pages(one.article, other.article) and len(_content(one) & _content(other)) >= ALIKE:
            yield _in_two_orders(one, other, ())


def _content(edge: _Edge) -> frozenset[str]:
    words = (w.strip(".,;").lower() for w in edge.clause.of(edge.article.text).split())
    return frozenset(stem_of(w) for w in words if len(w) > LEAST_LETTERS)


def _in_two_orders(one: _Edge, other: _Edge, between: Sequence[_Edge]) -> Conflict:
    return RULE.conflict(
        "medium",
        (
            on_page(one.article, one.clause, f"{one.first}, then {one.then}"),
            on_page(other.article, other.clause, f"{other.first}, then {other.then}"),
        ),
        "What is told to have come before what goes round in a circle: "
        + "; ".join(f"{e.first} before {e.then}" for e in (one, *between, other))
        + ".",
    )


def _round_itself(edge: _Edge, path: Sequence[_Edge]) -> Conflict:
    """A circle within one sentence."""
    told = "; ".join(f"{e.first} before {e.then}" for e in (*path, edge))
    return RULE.conflict(
        "medium",
        (
            on_page(edge.article, edge.clause, told),
            known(
                "What comes before another cannot come after it.", "order of time", f"{edge.first}, then {edge.then}"
            ),
        ),
        f"What is told to have come before what goes round in a circle: {told}.",
    )


def _path(start: str, goal: str, after: dict[str, list[_Edge]]) -> list[_Edge]:
    """The shortest way from one happening to a later one, in clauses; empty where there is none."""
    ways: list[list[_Edge]] = [[e] for e in after.get(start, ())]
    seen = {start}
    for _ in range(FEW):
        for way in ways:
            if way[-1].then == goal:
                return way
        seen |= {way[-1].then for way in ways}
        ways = [[*way, e] for way in ways for e in after.get(way[-1].then, ()) if e.then not in seen]
    return []


def _against_days(edges: Sequence[_Edge], case: Case) -> Iterator[Conflict]:
    """An order against the days that its page gives to both happenings, where each has one day."""
    days: defaultdict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
    count: Counter[tuple[str, str]] = Counter()
    entries = case.lexicon.acts.entries
    ordered = {key for e in edges if e.first in entries and e.then in entries for key in (e.first, e.then)}
    for act in in_own_voice(case, lambda _: ordered) if ordered else ():
        lead = act.article.text[max(act.clause.start, act.verb.start - len("the ")) : act.verb.start].lower()
        if act.state == "done" and act.key in entries and (not _is_strike(act.key, case.lexicon) or lead == "the "):
            count[act.article.id, act.key] += 1
            if act.day:
                days[act.article.id, act.key].setdefault(act.day, act.clause)
    for edge in edges:
        keys = [(edge.article.id, key) for key in (edge.first, edge.then)]
        first, then = (days.get(key, {}) for key in keys)
        if len(first) != 1 or len(then) != 1 or min(first) <= min(then) or max(count[key] for key in keys) > FEW_ACTS:
            continue
        if SECOND_TIME.search(edge.clause.of(edge.article.text)):
            continue
        clause = then[min(then)] if then[min(then)] != edge.clause else first[min(first)]
        yield RULE.conflict(
            "medium",
            (
                on_page(edge.article, edge.clause, f"{edge.first}, then {edge.then}"),
                on_page(edge.article, clause, f"{min(then)}, {min(first)}"),
            ),
            f"The order told ({edge.first}, then {edge.then}) is not that of their days, {min(first)} and {min(then)}.",
        )


RULE = Rule("order", "order", find_order_conflicts, one_story=True, reads=(EDGES,))
