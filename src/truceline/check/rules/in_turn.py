"""Two happenings told one after the other, and elsewhere the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.rule import Rule, on_page
from truceline.check.turned import are_turned
from truceline.lexicon.check_acts import ActTable
from truceline.lexicon.phrases import words_in
from truceline.link.acts import NEGATED_THAT, voice_of
from truceline.link.clauses import in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.orders import STEP_ORDERS, Order
from truceline.link.phrases import PAUSES, Phrase, Word, words_of
from truceline.link.sides import Side
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

MOST = 200
"""Orders told that are compared with each other."""
LEAST_LETTERS = 3
"""Letters of a word of content."""
FEW = 2
"""Words of content by which two that share no act are one happening."""
ALIKE = 3
"""Acts, names and words that two tellings of two happenings must have in common."""
NEAR_DAYS = 31
"""Days between two pages that can tell of one course of things."""
BREAK = re.compile(r"[,;:—–]| and (?:there|he|she|it|they|the|a|an|his|her|was|were|had|then)\b")
BREAK_BEFORE = re.compile(r"[;:—]|, (?:but|while|which|who)\b")
TIMES = frozenset(
    {
        *("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "first", "last"),
        *("back", "time", "later", "night"),
    }
)
VAGUE_ACTS = frozenset(
    {
        *("come", "go", "begin", "end", "see", "give", "hold", "speak", "sit", "bring", "send", "meet", "break"),
        *("fall", "attack", "win", "lose", "reach", "agree", "mention", "include", "pay", "cut"),
    }
)
"""Acts that too many happenings are told with."""
OF_SIGNING = frozenset({"ceremony", "ink", "pens"})
SEVERAL = frozenset({"first", "last", "second", "third", "another", "again"})
"""Words that make of a happening one of several."""
TITLES = frozenset({"mr", "mrs", "president", "land"})
LEADS = frozenset({"and", "but", "only", "not", "even", "days", "weeks", "soon", "shortly", "long"})
ONLY = re.compile(r"\b(?:only|not)\b", re.IGNORECASE)
WORD = re.compile(r"\b[a-z]+\b")
DID = frozenset({"did", "does", "do"})
INVERTED = frozenset({"did", "does", "do", "was", "were", "is", "are", "will", "had", "has", "would"})
"""After a clause that opens with "only when": the verb before its subject."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What is told to come first or second: its acts, names and other words of content."""

    acts: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    @property
    def tells(self) -> bool:
        return bool(self.acts or self.words)

    def common(self, other: _Side) -> frozenset[str]:
        """The acts, names and words that both have; none where they have names alone in common."""
        words = self.acts & other.acts | self.words & other.words
        return words | self.names & other.names if words else words

    def shares(self, other: _Side) -> bool:
        return bool(self.acts & other.acts or self.words & other.words)


@dataclass(frozen=True, slots=True)
class _Order:
    """A sentence that tells two happenings one after the other; an `explicit` one says which is the first."""

    article: CodedArticle
    sentence: Span
    first: _Side
    then: _Side
    explicit: bool


def find_in_turn_conflicts(case: Case) -> Iterator[Conflict]:
    """Two happenings told one after the other, and in another place in the opposite order.

    Compares sentences that set two happenings one after the other, within a page and between pages of about one date.
    Those are read from parses, by clauses and prepositions ("before", "not until", "ahead of", "in the wake of"), verbs
    ("follow", "await", "depend on") and adverbs ("first … then", "afterwards"), as past or as what a text lays down:
    what comes first in one must be what comes second in the other, and the other way round, by their acts and by who or
    what takes part; two at one time ("side by side with") belie either order. Others are read by their words alone ("a
    week after", "by the time"): there both must share an act, and a name or two other words.

    Silent for demands, wishes, proposals, questions and quotations, for what two sources tell, and where what comes
    first in both, or second in both, may be one happening.

    Fires: "The king fled a day before the charter was signed." (one page) "He fled only when it had been signed."
    Silent: "The king fled a day before the charter was signed. … He was crowned after it had been signed."
    """
    for one, other in combinations(case.all(ORDERS, MOST), 2):
        if (one.article.id, one.sentence) != (other.article.id, other.sentence) and _turned(one, other, case):
            yield RULE.conflict(
                "medium",
                (
                    on_page(one.article, one.sentence, _value(one)),
                    on_page(other.article, other.sentence, _value(other)),
                ),
                "Two things are told one after the other, and in another place in the opposite order.",
            )
    for step, turned in combinations(case.all(STEP_ORDERS, MOST), 2):
        if are_turned(step, turned):
            yield _of_steps(step, turned)


def _of_steps(one: Order, other: Order) -> Conflict:
    at_once = "together" in (one.relation, other.relation)
    return RULE.conflict(
        "medium",
        (
            on_page(one.article, one.sentence, _steps(one)),
            on_page(other.article, other.sentence, _steps(other)),
        ),
        f"Two things are told {'at one time' if at_once else 'one after the other'}, and in another place "
        f"{'one after the other' if at_once else 'in the opposite order'}.",
    )


def _steps(order: Order) -> str:
    return (", then " if order.relation == "before" else " with ").join(_words(s) for s in (order.first, order.then))


def _words(side: Side) -> str:
    return " ".join((*sorted(side.acts), *sorted(side.things | side.whom)))


def _turned(one: _Order, other: _Order, case: Case) -> bool:
    if not (one.first.shares(other.then) and one.then.shares(other.first)):
        return False
    if one.first.shares(other.first) or one.then.shares(other.then) or not _near(one, other):
        return False
    if not (one.explicit or other.explicit) and _several(one) != _several(other):
        return False
    crossed = [a.common(b) for a, b in ((one.first, other.then), (one.then, other.first))]
    if one.explicit and other.explicit:
        return one.article.id == other.article.id or case.may_be_one_story(one.article, other.article)
    sides = zip(crossed, (one.first, one.then), strict=True)
    alike = [(bool(common & side.acts), len(common & side.words) >= FEW) for common, side in sides]
    told = any(acts for acts, _ in alike) and all(acts or words for acts, words in alike)
    return told and sum(map(len, crossed)) >= ALIKE


def _several(order: _Order) -> frozenset[str]:
    return frozenset(words_in(order.sentence.of(order.article.text))) & SEVERAL


def _near(one: _Order, other: _Order) -> bool:
    """Whether both stand in one page, or in pages of about one month."""
    if one.article.id == other.article.id:
        return True
    days = page_date(one.article), page_date(other.article)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= NEAR_DAYS


def _value(order: _Order) -> str:
    return ", then ".join(" ".join(sorted(s.acts or s.words)) for s in (order.first, order.then))


def _orders(items: Items) -> Iterator[_Order]:
    article, cues = items.article, items.lexicon.check_cues
    earlier, later = cues.pattern("earlier_first"), cues.pattern("later_first")
    for sentence in sentences_for(article, earlier, later, cues.pattern("in_turn_first")):
        parts = _parts(items, sentence)
        if parts is None:
            continue
        first, then, explicit = parts
        if not any(_has_act(part.of(article.text), items.lexicon.acts) for part in (first, then)):
            continue
        if cues.has("in_turn_open", sentence.of(article.text)):
            continue
        if any(cues.has(name, part.of(article.text)) for part in (first, then) for name in ("demands", "speech")):
            continue
        one, other = (_side(words_of(article, part, items.lexicon.clause_cues), items) for part in (first, then))
        if one.tells and other.tells:
            yield _Order(article, sentence, one, other, explicit)


ORDERS = Kind("orders", lambda items: islice(_orders(items), MOST), _Order)
RULE = Rule("in_turn", "order", find_in_turn_conflicts, loose=True, reads=(ORDERS, STEP_ORDERS))


def _parts(items: Items, sentence: Span) -> tuple[Span, Span, bool] | None:
    """The parts of a sentence that tell what came first and what came then, by the one link between them; and whether
    it says "first"."""
    article, cues = items.article, items.lexicon.check_cues
    text = article.text
    first = cues.pattern("in_turn_first").search(text, *sentence)
    then = first and cues.pattern("in_turn_then").search(text, first.end(), sentence.end)
    if first and then and _is_own(items, sentence, Span(*first.span())):
        return Span(first.end(), then.start()), Span(then.end(), sentence.end), True
    links = [
        (Span(*m.span()), turned)
        for name, turned in (("earlier_first", False), ("later_first", True))
        for m in cues.find(name, text, *sentence)
    ]
    if len(links) != 1:
        return None
    link, turned = links[0]
    if not _is_own(items, sentence, link):
        return None
    before = Span(sentence.start, link.start)
    if {w.lower().strip("“\"'") for w in before.of(text).split()} <= LEADS:  # "Only when X had signed did Y leave"
        split = _split(text, link, sentence)
        if split is None:
            return None
        one, other = Span(split, sentence.end), Span(link.end, split)
    else:
        one, other = before, Span(link.end, sentence.end)
    one, other = _own_clause(text, one, link), _own_clause(text, other, link)
    return (other, one, False) if turned else (one, other, False)


def _own_clause(text: str, part: Span, link: Span) -> Span:
    """What of a part belongs to the happening next to the link: up to the break nearest to it."""
    if part.start >= link.start:
        end = BREAK.search(text, part.start, part.end)
        return Span(part.start, end.start() if end else part.end)
    breaks = [m.end() for m in BREAK_BEFORE.finditer(text, part.start, part.end)]
    return Span(breaks[-1], part.end) if breaks else part


def _split(text: str, link: Span, sentence: Span) -> int | None:
    """Where a clause ends with which a sentence opens: before an inverted verb ("only when X had … did Y …"), else at
    its comma."""
    turned = ONLY.search(text, sentence.start, link.end)
    found = [m for m in WORD.finditer(text, link.end, sentence.end) if m.group() in INVERTED] if turned else []
    if found:
        return next((m for m in found if m.group() in DID), found[-1]).start()
    comma = text.find(",", link.end, sentence.end)
    return comma if comma > 0 else None


def _is_own(items: Items, sentence: Span, at: Span) -> bool:
    """Whether the page itself tells what a link joins."""
    if in_quotation(items.article, at) or NEGATED_THAT.search(items.article.text, sentence.start, at.start):
        return False
    return voice_of(items.article, sentence, at, Phrase(), items.lexicon.clause_cues) in ("own", "factive")


def _has_act(text: str, acts: ActTable) -> bool:
    words = words_in(text)
    return any(w in acts.verbs or w in acts.nouns for w in words)


def _side(words: list[Word], items: Items) -> _Side:
    """The acts, names and words of content among some words."""
    lexicon = items.lexicon
    light, acts = TIMES.union(lexicon.quote_cues.phrases["function_words"]), lexicon.acts
    lower = [w.lower for w in words]
    keys = {acts.nouns[w] for w in lower if w in acts.nouns} | {"sign" for w in lower if w in OF_SIGNING}
    for i, word in enumerate(lower):
        for form in acts.verbs.get(word, ()):
            if form.particle is None or form.particle in lower[i + 1 : i + 7]:
                keys.add(form.key)
    content = (w for w in words if len(w.text) >= LEAST_LETTERS and w.lower not in light and w.text not in PAUSES)
    return _Side(
        frozenset(keys - VAGUE_ACTS),
        frozenset(part for w in words if w.is_name for part in w.key.split("-") if part not in TITLES),
        frozenset(w.key for w in content if not w.is_name),
    )
