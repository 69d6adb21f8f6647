"""One utterance that two pages quote in other words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from truceline.check.case import Case
from truceline.check.compare import page_date, pairs_sharing
from truceline.check.quotes import QUOTES, Quote, plain_words
from truceline.check.rule import Rule, on_page
from truceline.check.wordings import RARE, USUAL, stems_of, weigh
from truceline.lexicon.check_cues import CheckCues
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

CONTENT = range(3, 25)
"""Words of content that a sentence has: fewer say nothing, more are a speech."""
LEAST_SHARED = 20
"""Weight of what two sentences share: two rare words and another."""
LEAST_ALIKE = 0.4
"""Part of the weight of all their words that two sentences share. Read on bench/throughput and bench/news: from 0.4 on
nine pairs of ten are one sentence in two wordings, of those from 0.2 to 0.4 one in four."""
PAGES_OF_ONE_TALK = 3
"""Pages of a case that quote somebody, up to which he can be quoted for one talk."""
LEAST_SHARED_OF_ONE_TALK, LEAST_ALIKE_OF_ONE_TALK = 15, 0.27
"""The same for people whom no table knows, who are quoted for one talk, and with a rare word in common."""
LEAST_ALIKE_TURNED = 0.55
"""The same where one page does not name who speaks, and where the words stand in another order."""
APART, APART_IN_FULL, APART_OF_ONE_TALK, RETOLD = 2, 30, 45, 365
"""Days between two pages that can quote one utterance; of a sentence of which nearly all words are the same; of one
remark of a person who is quoted for little; and from which on a page retells what somebody said who is quoted for
nothing else."""
NEARLY_ALL = 0.75
"""Part of the weight of all words that sentences share which tell one remark of a person who is quoted for little."""
SAME_IN_FULL, LEAST_IN_FULL = 0.75, 12
"""Part of all words, in their order, that make two sentences nearly the same, and how many these have at least."""
SAME_FRAME, WORDS_OF_FRAME, WEIGHT_OF_FRAME = 0.59, 9, 18
"""Part of all words, in their order, that two sentences with one beginning or end share; and how many words these are,
or how much its words of content weigh."""
FRAME = 2
"""Words of a beginning or an end."""
LEAST_OF_FRAME = 12
"""What the words of content of a shared frame weigh at least."""
LATER, LATEST = 300, 6000
"""Code points between two quotations of a page that are no two sentences of one speech, and those of a long page of
many talks."""
IN_ORDER = 0.7
"""Part of what two sentences share that stands in one order."""
LONGEST_END = 2
"""Words at the end of two sentences in which alone they differ."""
SPELT_ALIKE = 0.7
"""Likeness of two ways of spelling one word."""
STOP = re.compile(r"[.!?;][”’\"']? +")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
MOST_ALIKE = 40
"""Sentences with one word that are compared with each other."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a quotation, with its words of content (`stems`, each between blanks) and what they weigh."""

    quote: Quote
    span: Span
    words: tuple[str, ...]
    stems: str
    weights: Mapping[str, int]

    @property
    def shown(self) -> str:
        return self.span.of(self.quote.article.text).strip(" ,.")


def find_two_wordings(case: Case) -> Iterator[Conflict]:
    """One utterance quoted in two wordings, by two pages of about the same day or twice in a page.

    Compares sentences that two pages put between quotation marks as one person's words, or one of them as nobody's, by
    their words of content, of which the rarer weigh more: most are common, and neither is a part of the other. A speech
    that two outlets translate is a drift too. Of people whom no table of actors knows, who are quoted for one talk,
    one rare word and another are enough, and years may lie between the pages. Also sentences that begin or end with the
    same words and share most of the others, in a page too, where they stand apart: "We will count every launcher" and
    "We will count no launchers".

    Silent for trimmed quotations, brackets and ellipses, for repetitions and translations named as such, spellings,
    where a page has the other's sentence too, and for the sentences of one speech and of a transcript.

    Fires: "“The old bridge will carry no soldier this winter,” said Ada Lume." "Ada Lume: “No soldier will cross the
    old bridge this winter.”" (another page of that day)
    Silent: "“The old bridge will carry no soldier,” said Ada Lume." "Ada Lume: “The old bridge is a disgrace.”"
    """
    said = [sentence for q in case.quotes for sentence in _sentences(q, case.lexicon.quote_cues)]
    has: defaultdict[str, set[str]] = defaultdict(set)
    for s in said:
        has[s.quote.article.id].add(s.stems)
    quoting = Counter(key for key, _ in {(s.quote.key, s.quote.article.id) for s in said})
    often = frozenset(key for key, pages in quoting.items() if pages > PAGES_OF_ONE_TALK)
    seen: set[tuple[str, str, str]] = set()
    sense = case.lexicon.quote_cues.words("sense")
    for one, other in _sharing_words(said):
        pages = (one.quote.article.id, other.quote.article.id)
        key = (one.quote.key or other.quote.key, *pages)
        of_one_talk = key[0] not in often and all(
            case.lexicon.actors.get(s.quote.speaker) is None for s in (one, other)
        )
        if (
            key in seen
            or not _is_one_time(one, other, of_one_talk)
            or not _is_one_utterance(one, other, of_one_talk, sense)
        ):
            continue
        within = pages[0] == pages[1]
        if not within and any(
            s.stems in stems for s, page in ((other, pages[0]), (one, pages[1])) for stems in has[page]
        ):
            continue  # the page has this sentence too, whole or in a longer one
        seen.add(key)
        yield _conflict(one, other)


RULE = Rule("two_wordings", "quote", find_two_wordings, reads=(QUOTES,))


def _sentences(q: Quote, cues: CheckCues) -> Iterator[_Sentence]:
    """The sentences of a quotation that say enough; the last takes what follows who speaks."""
    text = q.span.of(q.article.text)
    ends = [*(m.end() for m in STOP.finditer(text)), len(text)]
    rest = q.words[len(plain_words(text)) :] if q.end > q.span.end else ()
    for start, end in pairwise((0, *ends)):
        words = (*plain_words(text[start:end]), *(rest if end == len(text) else ())) if len(ends) > 1 else q.words
        names = {w for name in NAME.findall(text[start:end]) for w in plain_words(name)}
        stems, weights = weigh(words, names, cues)
        if len(weights) in CONTENT:
            span = Span(q.span.start + start, q.end if end == len(text) else q.span.start + end)
            yield _Sentence(q, span, words, f" {' '.join(stems)} ", weights)


def _sharing_words(said: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """The pairs of sentences in two pages, of one speaker or of one and of nobody named, that share a word which is not
    usual."""
    for first, second in pairs_sharing(said, _unusual, MOST_ALIKE):
        one, other = first.quote, second.quote
        by_one = one.key == other.key != "" or bool(one.key) != bool(other.key)
        if by_one and (one.article.id != other.article.id or _is_told_again(one, other)):
            yield first, second


def _is_told_again(one: Quote, other: Quote) -> bool:
    """Whether two quotations of a page are of one person, and stand too far apart to be one speech; not in the turns of
    a transcript."""
    in_marks = one.sentence != one.span and other.sentence != other.span
    by_one = one.key == other.key or not (one.key and other.key)
    return by_one and in_marks and LATER < other.span.start - one.span.start < LATEST


def _unusual(sentence: _Sentence) -> Iterator[Hashable]:
    """The words of a sentence that are not usual, and its first ones."""
    yield sentence.words[: FRAME + 1]
    yield from (word for word, weight in sentence.weights.items() if weight > USUAL)


def _is_one_time(one: _Sentence, other: _Sentence, of_one_talk: bool) -> bool:
    """Whether two pages can quote one utterance, by their days: news of about one, or what somebody said once."""
    here, there = one.quote, other.quote
    days = [q.day or page_date(q.article) for q in (here, there)]
    if days[0] is None or days[1] is None or (here.day and there.day and here.day != there.day):
        return False
    apart = abs((days[0] - days[1]).days)
    said_once = len({*here.name.split()} & {*there.name.split()}) > 1 and of_one_talk
    if apart <= APART or (said_once and apart >= RETOLD):
        return True
    if apart <= APART_IN_FULL and _in_full(one, other):
        return True
    return apart <= APART_OF_ONE_TALK and of_one_talk and _nearly_all(one, other)


def _nearly_all(one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences have nearly all words of content in common, or share their frame."""
    shared, alike = _likeness(one, other)
    if shared < LEAST_SHARED:
        return False
    return (alike >= NEARLY_ALL and one.quote.key == other.quote.key) or _in_one_frame(one, other, shared)


def _likeness(one: _Sentence, other: _Sentence) -> tuple[int, float]:
    """What the words of content that two sentences share weigh, by itself and as a part of what all of theirs weigh."""
    shared = sum(min(weight, other.weights[w]) for w, weight in one.weights.items() if w in other.weights)
    return shared, shared / (sum(one.weights.values()) + sum(other.weights.values()) - shared)


def _in_full(one: _Sentence, other: _Sentence) -> bool:
    """Whether nearly all words of two sentences are the same, in the same order."""
    if min(len(one.words), len(other.words)) < LEAST_IN_FULL:
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= SAME_IN_FULL


def _is_one_utterance(one: _Sentence, other: _Sentence, of_one_talk: bool, sense: Set[str]) -> bool:
    """Whether most words of content are common, by their weight, and neither is a part of the other."""
    if one.stems in other.stems or other.stems in one.stems or _are_spelt_alike(one, other):
        return False
    if _end_apart(one, other) and not (of_one_talk and _turns_at_the_end(one, other, sense)):
        return False
    shared, alike = _likeness(one, other)
    both = {w: min(weight, other.weights[w]) for w, weight in one.weights.items() if w in other.weights}
    if shared >= LEAST_OF_FRAME and _in_one_frame(one, other, shared):
        return True
    if one.quote.article.id == other.quote.article.id:
        return False
    if alike < LEAST_ALIKE_TURNED and not _in_one_order(one, other, both):
        return False
    if one.quote.key != other.quote.key:
        return shared >= LEAST_SHARED and alike >= LEAST_ALIKE_TURNED
    if RARE in both.values() and shared >= LEAST_SHARED_OF_ONE_TALK and of_one_talk:
        return alike >= LEAST_ALIKE_OF_ONE_TALK
    return (alike >= LEAST_ALIKE and shared >= LEAST_SHARED) or _in_full(one, other)


def _in_one_frame(one: _Sentence, other: _Sentence, shared: int) -> bool:
    """Whether two sentences begin or end with the same words, and most others are the same too: "This is a good first
    step, and I will vote for it", "This is a poor first step, and I will vote against it"."""
    here, there = (stems_of(s.words) for s in (one, other))
    by_one = one.quote.key == other.quote.key
    if here[:FRAME] != there[:FRAME] and not (by_one and here[-FRAME:] == there[-FRAME:]):
        return False
    same = sum(b.size for b in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks())
    return 2 * same >= SAME_FRAME * (len(here) + len(there)) and (same >= WORDS_OF_FRAME or shared >= WEIGHT_OF_FRAME)


def _in_one_order(one: _Sentence, other: _Sentence, both: Mapping[str, int]) -> bool:
    """Whether most of what two sentences share, by its weight, stands in one order in both."""
    here, there = ([w for w in s.stems.split() if w in both] for s in (one, other))
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    in_order = sum(both[w] for block in blocks for w in here[block.a : block.a + block.size])
    return in_order >= IN_ORDER * sum(both.values())


def _end_apart(one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences begin with the same words and differ in the last: orators end one beginning in two ways."""
    last = -LONGEST_END
    return one.words[:last] == other.words[:last] and len(one.words) > 2 * LONGEST_END


def _turns_at_the_end(one: _Sentence, other: _Sentence, sense: Set[str]) -> bool:
    """Whether the last words in which two sentences differ turn the sense: "nothing", "everything"."""
    return not sense.isdisjoint({*one.words[-LONGEST_END:]} ^ {*other.words[-LONGEST_END:]})


def _are_spelt_alike(one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences differ in the spelling of words alone: "favour", "favor"."""
    if len(one.words) != len(other.words):
        return False
    pairs = (SequenceMatcher(None, a, b) for a, b in zip(one.words, other.words, strict=True) if a != b)
    return all(pair.ratio() >= SPELT_ALIKE for pair in pairs)


def _conflict(one: _Sentence, other: _Sentence) -> Conflict:
    evidence = tuple(on_page(s.quote.article, s.span, s.shown) for s in (one, other))
    name = one.quote.name or other.quote.name
    words = f"One utterance of {name} is quoted in more than one wording; at most one can be verbatim."
    return RULE.conflict("low", (evidence[0], evidence[1]), words, class_="quote_drift")
