"""A verb among the words of its clause, as acts are read from it: its subject, what follows it, what came of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from truceline.lexicon.check_acts import VerbForm
from truceline.lexicon.check_cues import CheckCues
from truceline.link.phrases import PAUSES, Phrase, Word, last_phrase, phrase_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

_span = attrgetter("span")

State = Literal["done", "not", "coming", "open", "unreported"]

PASTS = ("past", "participle")
TENSING = re.compile(r"\b(?:to|will|did)", re.IGNORECASE)
"""What puts a verb in the present among things that came to pass or are to come: "is to", "failed to", "did not"."""
FAILED = frozenset(
    {"failed", "fails", "fail", "unable", "refused", "refuses", "refuse", "declined", "declines", "unwilling"}
)
DUE = frozenset({"due", "set", "expected", "scheduled", "planned", "slated", "about", "going", "yet", "to", "ready"})
MODALS = frozenset({"would", "could", "might", "should", "may", "can", "must", "cannot", "shall"})
BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "get", "got", "remains", "remain", "remained", "stays", "stay"}
)
DENYING = frozenset({"not", "never", "t", "yet", *FAILED})
"""Of these a clause has one whose verb is told as not done, or one for nobody; the "t" is that of "didn't"."""
SINGLE = frozenset({"one", "a", "a single", "any"})
NOT_JUST = frozenset({"just", "only", "merely", "simply"})
LASTING = frozenset({"remains", "remain", "stays", "stay"})
RELATIVE = re.compile(r", (?:which|who) ?\Z")
RELATIVES = frozenset({"that", "which", "who"})
PARTICLE_REACH = 6
"""Words between a verb and its particle ("handed 40 prisoners over")."""
SCHEDULED = frozenset({"begin", "end", "expire", "open", "close", "resume", "take_effect"})
"""Acts whose present tense beside a day tells what is to come ("the truce begins on Sunday")."""


@dataclass(frozen=True)
class Clause:
    """A clause with its words, found when first asked for."""

    article: CodedArticle
    sentence: Span
    span: Span
    cues: CheckCues

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.article, self.span, self.cues)


@dataclass(frozen=True)
class Reading:
    """A verb among the words of its clause: the auxiliaries before it, what stands before them and after it.

    `forms` are those that it can be as written, `last` is the verb before it in the clause.
    """

    clause: Clause
    verb: Span
    forms: Sequence[VerbForm]
    last: Reading | None

    @property
    def cues(self) -> CheckCues:
        return self.clause.cues

    @property
    def words(self) -> list[Word]:
        return self.clause.words

    @property
    def lead(self) -> str:
        """The clause up to the verb."""
        return self.clause.article.text[self.clause.span.start : self.verb.start]

    @property
    def own_lead(self) -> str:
        """The clause up to the verb, without what a comma ends before the subject ("before leaving Varda, they …")."""
        start = self._bound(self.first)
        if 0 < start < self.first and self.words[start - 1].text == ",":
            return self.clause.article.text[self.words[start].span.start : self.verb.start]
        return self.lead

    @property
    def may_be_told(self) -> bool:
        """Whether the verb can tell of more than what is possible: a past, or what a word before it puts in time."""
        return any(f.form in PASTS or f.key in SCHEDULED for f in self.forms) or TENSING.search(self.lead) is not None

    @cached_property
    def at(self) -> int:
        """The verb's place among the words; -1 where it is no word by itself."""
        at = bisect_left(self.words, self.verb, key=_span)
        return at if at < len(self.words) and self.words[at].span == self.verb else -1

    @cached_property
    def first(self) -> int:
        """The first of the auxiliaries and adverbs before the verb."""
        chain = self.cues.words("auxiliaries", "adverbs")
        i = self.at
        while i and _chains(self.words[i - 1].lower, chain):
            i -= 1
        return i

    @cached_property
    def chain(self) -> list[str]:
        return [w.lower for w in self.words[self.first : self.at]]

    @cached_property
    def is_passive(self) -> bool:
        """Whether a form of "be" makes the verb a passive: not that of "*is* scheduled to speak"."""
        start = max((i + 1 for i, word in enumerate(self.chain) if word == "to"), default=0)
        return bool(BE & {*self.chain[start:]}) and not self.words[self.at].lower.endswith("ing")

    @cached_property
    def form(self) -> VerbForm | None:
        """The form that the clause lets the verb be, with its particle if it needs one."""
        if self.at < 0:
            return None
        after = [w.lower for w in self.words[self.at + 1 : self.at + 1 + PARTICLE_REACH]]
        fitting = [f for f in self.forms if f.particle is None or f.particle in after]
        fitting.sort(key=lambda f: (f.particle is None, f.form not in ("past", "participle")))
        return fitting[0] if fitting else None

    @cached_property
    def subject(self) -> Phrase:
        """What stands before the verb; where nothing does, before the last one ("signed the accord and left")."""
        own = phrase_of(_without_lead(self.before, self.cues), self.cues) if self.form is not None else Phrase()
        return own or (self.last.subject if self.last is not None else self._antecedent)

    @property
    def stands_aside(self) -> bool:
        """Whether the verb is of a clause behind ", which", which a reported source takes for granted."""
        sentence, start = self.clause.sentence, self.clause.span.start
        behind = RELATIVE.search(self.clause.article.text, sentence.start, start) is not None
        return behind and PAUSES.isdisjoint(self.lead)

    @property
    def _antecedent(self) -> Phrase:
        """What stands before ", which" where the clause begins behind it and nothing else before the verb."""
        article, sentence = self.clause.article, self.clause.sentence
        relative = RELATIVE.search(article.text, sentence.start, self.clause.span.start)
        if relative is None or self.first:
            return Phrase()
        return last_phrase(words_of(article, Span(sentence.start, relative.start()), self.cues), self.cues)

    @cached_property
    def before(self) -> list[Word]:
        """The words before the auxiliaries up to the next pause or conjunction; those before "which" where it is."""
        end = self.first
        start = self._bound(end)
        if start == end and start and self.words[start - 1].lower in RELATIVES:
            end = start - 1
            while end and self.words[end - 1].text in PAUSES:
                end -= 1
            start = self._bound(end)
        return self.words[start:end]

    def _bound(self, end: int) -> int:
        stops = self.cues.words("bounds")
        start = end
        while start and self.words[start - 1].lower not in stops and self.words[start - 1].text not in PAUSES:
            start -= 1
        # "Oru, Kestria and Tarn": a list of names goes on
        while (
            1 < start < end
            and self.words[start].is_name
            and self.words[start - 1].lower in ("and", ",")
            and self.words[start - 2].is_name
        ):
            start -= 1
            while start and self.words[start - 1].is_name:
                start -= 1
        return start

    def after(self, form: VerbForm) -> list[Word]:
        """The words after the verb up to the next pause or conjunction, without the particle."""
        stops = self.cues.words("bounds")
        rest: list[Word] = []
        for word in self.words[self.at + 1 :]:
            if (word.lower in stops and word.lower != "and") or word.text in PAUSES:
                break
            if word.lower != form.particle:
                rest.append(word)
        return rest


def _chains(word: str, chain: frozenset[str]) -> bool:
    """Whether a word belongs to the auxiliaries and adverbs before a verb."""
    return word in chain or word in DUE or word in FAILED or word.endswith(("ly", "n't", "n’t"))


def _without_lead(before: list[Word], cues: CheckCues) -> list[Word]:
    """The words of a subject without "In Varda" before it: from the last determiner or run of names on."""
    if not before or before[0].lower not in cues.words("prepositions"):
        return before
    starts = [i for i, w in enumerate(before) if w.lower in cues.words("determiners")]
    if len(starts) > 1 or (starts and starts[0] > 1):
        return before[starts[-1] :]
    return []


def negates(read: Reading) -> bool:
    """Whether a verb has nobody for its subject: "none of the parties", "not one delegation", "no vessel"."""
    before = [w.lower for w in read.before]
    if any(w in read.cues.words("nobody") for w in before):
        return True
    return any(a == "not" and b in SINGLE for a, b in pairwise(before))


def state_of(read: Reading, form: VerbForm) -> tuple[State, bool]:
    """Whether the verb tells of something done, not done or to come, and whether it reaches up to the writing."""
    chain = read.chain
    perfect = bool({"has", "have"} & {*chain}) or "never" in chain
    if any(a in ("not", "never") and b in NOT_JUST for a, b in pairwise(chain)):
        return "open", False
    negated = negates(read) or any(w in ("not", "never") or w.endswith(("n't", "n’t")) for w in chain)
    if MODALS & {*chain}:
        return "open", False
    if "to" in chain:
        if "yet" in chain or FAILED & {*chain}:
            return "not", perfect or "yet" in chain
        is_due = bool({"is", "are"} & {*chain}) and bool(
            DUE & {*chain[:-1]} or chain[-2:] in (["is", "to"], ["are", "to"])
        )
        return ("coming" if is_due and not negated else "open"), False
    if "will" in chain:
        return ("open" if negated else "coming"), False
    if form.form == "progressive":
        return "open", False
    if form.form in ("base", "present"):
        return ("not", perfect) if negated and {"did", "didn't", "didn’t"} & {*chain} else ("open", False)
    return ("not" if negated else "done"), perfect


def deniers(cues: CheckCues) -> frozenset[str] | None:
    """The words of which a sentence has one that tells an act as not done, or as not heard of; None where it may have
    any."""
    needed = [cues.pattern(name).needs for name in ("nobody", "no_reports", "none_of", "did_not_happen")]
    return DENYING.union(*needed) if all(needed) else None


def may_come(words: frozenset[str]) -> bool:
    """Whether a sentence has the words by which a verb is told as to come: "will", "is to", "are due to"."""
    return "will" in words or ("to" in words and not words.isdisjoint(("is", "are")))


def is_scheduled(read: Reading, form: VerbForm, day: str | None) -> bool:
    """Whether a plain present tells of what is to come: its day is not before that of its page."""
    published = read.clause.article.article.published
    plain = form.form in ("present", "base") and form.key in SCHEDULED and not read.chain
    return plain and bool(read.subject) and day is not None and published is not None and day >= published[:10]
