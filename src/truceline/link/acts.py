"""The acts that the words of an article tell of: who does what to what, whether it is done, not done or to come.

Acts stand beside statements, as tellings do: they are cut out of clauses by their verbs and nouns alone, so that names
that no lexicon knows can be compared. Where a statement stands on the same verb, its parties and place count too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from truceline.lexicon.check_acts import ActTable, VerbForm
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation, told_at
from truceline.link.phrases import PAUSES, Phrase, Word, phrase_of, tails_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span

State = Literal["done", "not", "coming", "open", "unreported"]
Voice = Literal["own", "factive", "self", "reported", "quoted"]

MOST_ACTS = 600
"""Acts of one article that are looked at; a page with more is no report."""
FAILED = frozenset({"failed", "fails", "fail", "unable"})
DUE = frozenset({"due", "set", "expected", "scheduled", "planned", "slated", "about", "going", "yet", "to", "ready"})
MODALS = frozenset({"would", "could", "might", "should", "may", "can", "must", "cannot", "shall"})
BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "get", "got", "remains", "remain", "remained", "stays", "stay"}
)
DENIED = re.compile(r"(?:\b(?:not|never)|n[’']t) (?:\w{2,20}ly )?(?:been )?(\w{3,20}ed)\b", re.IGNORECASE)
QUESTION = re.compile(r"\?[”\"’']?\s*\Z")
NEGATED_THAT = re.compile(r"(?:\b(?:not|never|no|den(?:y|ies|ied))\b|n[’']t\b)[^,;]*\bthat\b", re.IGNORECASE)
"""Before what is not said, or said not to be so."""
ATTRIBUTED = frozenset({"the", "a", "an", "our", "its", "their", "his", "her", "this", "these", "those", "your", "my"})
"""Before a participle that stands for an adjective ("our broken system")."""
NOT_JUST = frozenset({"just", "only", "merely", "simply"})
PRESENT = frozenset({"is", "are", "has", "have"})
TO_COME = re.compile(r"\b(?:once|when|as soon as|wherever|whenever|every time)\b", re.IGNORECASE)
"""Before a present tense: of what is still to come, or of whatever comes ("once fans are allowed in")."""
LASTING = frozenset({"remains", "remain", "stays", "stay"})
RELATIVES = frozenset({"that", "which", "who"})
PARTICLE_REACH = 6
"""Words between a verb and its particle ("handed 40 prisoners over")."""
AFTER_NOUN = 70
"""Code points after a noun in which its clause must say that it took place or is to come."""
PRONOUNS = frozenset({"it", "they", "he", "she"})
OWN = frozenset({"its", "their", "his", "her"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act as one clause tells it.

    `subject` is who does it, `object` to what (of a passive too), `tails` its prepositions with their phrases. `day`
    is the one day that the clause gives. `perfect` is whether it holds up to the time of writing ("have not met"),
    `lasting` whether it has lasted until then ("remains closed").
    `nominal` is whether a noun tells of it. `verb` is the verb form or noun.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    verb: Span
    key: str
    state: State
    voice: Voice
    subject: Phrase
    object: Phrase
    tails: tuple[tuple[str, Phrase], ...]
    day: str | None
    perfect: bool
    lasting: bool
    nominal: bool

    @property
    def theme(self) -> Phrase:
        """What the act changes: its object, or the subject of a verb without one ("the truce expired")."""
        return self.object or self.subject

    @property
    def own_words(self) -> Phrase:
        """The words before a noun that names the act ("prisoner" of "the prisoner exchange"); empty for a verb."""
        return next((phrase for prep, phrase in self.tails if not prep), Phrase())

    @property
    def agent(self) -> Phrase:
        """Who does it to something."""
        return self.subject if self.object else Phrase()

    @property
    def words(self) -> str:
        return self.clause.of(self.article.text)

    @property
    def names(self) -> frozenset[str]:
        """Every name of the act's phrases."""
        return self.subject.names | self.object.names | frozenset(n for _, p in self.tails for n in p.names)

    def tail(self, *prepositions: str) -> frozenset[str]:
        """The names after some prepositions."""
        return frozenset(n for p, phrase in self.tails if p in prepositions for n in phrase.names)


def find_acts(article: CodedArticle, lexicon: Lexicon, verbs: ActTable) -> tuple[Act, ...]:
    """The acts of an article in text order, at most MOST_ACTS; `verbs` are those of the lexicon and, beside them, those
    that pages deny (`denied_verbs`)."""
    found: list[Act] = []
    for sentence in (s.span for s in article.annotated.sentences):
        found.extend(_verbs(article, sentence, lexicon, verbs))
        found.extend(_nouns(article, sentence, lexicon))
        if len(found) > MOST_ACTS:
            break
    return tuple(sorted(found[:MOST_ACTS], key=lambda a: a.verb))


def denied_verbs(article: CodedArticle) -> frozenset[str]:
    """The regular verbs, by their past, that an article says were not, or never, done."""
    return frozenset(m.group(1).lower() for m in DENIED.finditer(article.text))


def _verbs(article: CodedArticle, sentence: Span, lexicon: Lexicon, verbs: ActTable) -> Iterator[Act]:
    last: dict[Span, Phrase] = {}
    read_before: dict[Span, list[Word]] = {}
    for match in verbs.find_verbs(article.text, sentence):
        verb = Span(*match.span())
        clause = clause_span(article.text, sentence, verb)
        if clause not in read_before:
            read_before[clause] = words_of(article, clause, lexicon.clause_cues)
        words = read_before[clause]
        at = next((i for i, w in enumerate(words) if w.span.contains(verb)), None)
        if at is None or words[at].span != verb:
            continue
        forms = verbs.verbs[match.group().lower()]
        read = _Reading(words, at, lexicon.clause_cues)
        form = read.form(forms)
        if form is None:
            continue
        act = _verb_act(article, sentence, clause, form, read, last.get(clause, Phrase()))
        last[clause] = act.object if read.is_passive else act.subject
        yield act


@dataclass(frozen=True)
class _Reading:
    """A verb among the words of its clause: the auxiliaries before it, what stands before them and after it."""

    words: list[Word]
    at: int
    cues: CheckCues

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
        return bool(BE & {*self.chain}) and not self.words[self.at].lower.endswith("ing")

    def form(self, forms: Sequence[VerbForm]) -> VerbForm | None:
        """The form that the clause lets the verb be, with its particle if it needs one."""
        after = [w.lower for w in self.words[self.at + 1 : self.at + 1 + PARTICLE_REACH]]
        fitting = [f for f in forms if f.particle is None or f.particle in after]
        fitting.sort(key=lambda f: (f.particle is None, f.form not in ("past", "participle")))
        return fitting[0] if fitting else None

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
        while start > 1 and self.words[start - 1].lower in ("and", ",") and self.words[start - 2].is_name:
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


def _verb_act(
    article: CodedArticle, sentence: Span, clause: Span, form: VerbForm, read: _Reading, inherited: Phrase
) -> Act:
    cues, verb = read.cues, read.words[read.at].span
    before, after = read.before(), read.after(form)
    subject = phrase_of(_without_lead(before, cues), cues) or inherited
    tails = tails_of(after, cues)
    object_ = Phrase() if after and after[0].lower in cues.words("prepositions") else phrase_of(after, cues)
    if read.is_passive:
        object_, subject = subject, next((p for prep, p in tails if prep == "by"), Phrase())
    state, perfect = _state(read, form, before)
    lead = article.text[clause.start : verb.start]
    if state == "done" and (
        cues.has("doubts", lead)
        or not (subject or object_)
        or not (subject or before or read.is_passive)
        or (
            not read.chain
            and read.words[read.at - 1 : read.at]
            and read.words[read.at - 1].lower in ATTRIBUTED | cues.words("prepositions")
        )
        or NEGATED_THAT.search(lead)
        or QUESTION.search(article.text, *sentence)
        or (PRESENT & {*read.chain} and TO_COME.search(lead))
    ):
        state = "open"
    if state == "not" and cues.has("supposed", lead):
        state = "open"
    return Act(
        article=article,
        sentence=sentence,
        clause=clause,
        verb=verb,
        key=form.key,
        state=state,
        voice=voice_of(article, sentence, verb, subject, cues),
        subject=subject,
        object=object_,
        tails=(*tails_of(before, cues), *tails),
        day=one_day(article, clause),
        perfect=perfect or bool(LASTING & {*read.chain}),
        lasting=bool(LASTING & {*read.chain}) or ("still" in read.chain and read.is_passive),
        nominal=False,
    )


def _without_lead(before: list[Word], cues: CheckCues) -> list[Word]:
    """The words of a subject without "In Varda" before it: from the last determiner or run of names on."""
    if not before or before[0].lower not in cues.words("prepositions"):
        return before
    starts = [i for i, w in enumerate(before) if w.lower in cues.words("determiners")]
    if len(starts) > 1 or (starts and starts[0] > 1):
        return before[starts[-1] :]
    return []


def _state(read: _Reading, form: VerbForm, before: list[Word]) -> tuple[State, bool]:
    """Whether the verb tells of something done, not done or to come, and whether it reaches up to the writing."""
    chain = read.chain
    perfect = bool({"has", "have"} & {*chain}) or "never" in chain
    nobody = any(w.lower in read.cues.words("nobody") for w in before)
    if any(a in ("not", "never") and b in NOT_JUST for a, b in pairwise(chain)):
        return "open", False
    negated = nobody or any(w in ("not", "never") or w.endswith(("n't", "n’t")) for w in chain)
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


def _nouns(article: CodedArticle, sentence: Span, lexicon: Lexicon) -> Iterator[Act]:
    """The acts that a noun names, where its clause says that they took place, did not, or are to come."""
    cues, text = lexicon.clause_cues, article.text
    for match in lexicon.acts.find_nouns(text, sentence):
        noun = Span(*match.span())
        clause = clause_span(text, sentence, noun)
        state = _noun_state(
            text[noun.end : min(clause.end, noun.end + AFTER_NOUN)], text[clause.start : noun.start], cues
        )
        if state is None:
            continue
        words = words_of(article, clause, cues)
        at = next((i for i, w in enumerate(words) if w.span.contains(noun)), None)
        if at is None:
            continue
        yield Act(
            article=article,
            sentence=sentence,
            clause=clause,
            verb=noun,
            key=lexicon.acts.nouns[match.group().lower()],
            state=state,
            voice=voice_of(article, sentence, noun, Phrase(), cues),
            subject=Phrase(),
            object=Phrase(),
            tails=(("", phrase_of(words[:at], cues)), *tails_of(words[at + 1 :], cues)),
            day=one_day(article, clause),
            perfect=state in ("unreported", "not"),
            lasting=False,
            nominal=True,
        )


def _noun_state(after: str, before: str, cues: CheckCues) -> State | None:
    """What a clause says of the act that a noun names; None where it only mentions it."""
    lead = " ".join(before.split()[-6:])
    if cues.has("no_reports", lead):
        return "unreported"
    if cues.has("none_of", lead + " "):
        return "not"
    told: tuple[tuple[str, State], ...] = (("did_not_happen", "not"), ("to_come", "coming"), ("took_place", "done"))
    for name, state in told:
        found = cues.pattern(name).search(after)
        if found and not PAUSES & {*after[: found.start()]} and not cues.has("doubts", after[: found.start()]):
            return "not" if {*lead.lower().split()[-3:]} & cues.words("nobody") and state == "done" else state
    return None


def voice_of(article: CodedArticle, sentence: Span, verb: Span, subject: Phrase, cues: CheckCues) -> Voice:
    """Who speaks: the page, a source whose report the page takes for granted, the act's own subject, or another."""
    text = article.text
    if in_quotation(article, verb):
        return "quoted"
    for said in told_at(article, verb):
        if said.source_span is None and said.cue_span and said.cue_span.of(text).lower() in DUE:
            continue  # "are expected to": nobody's words
        if said.direct:
            return "quoted"
        if said.role == "says" and said.cue_span and cues.has("factive", said.cue_span.of(text)):
            return "factive"
        return "self" if said.source_span and _is_own(article, said.source_span, subject, cues) else "reported"
    return "reported" if cues.has("passed_on", sentence.of(text)) else "own"


def _is_own(article: CodedArticle, source: Span, subject: Phrase, cues: CheckCues) -> bool:
    """Whether a source speaks for the subject of the act: "its ministry", or a source of the same name."""
    words = words_of(article, source, cues)
    if not words:
        return False
    return words[0].lower in OWN or subject.head in PRONOUNS or bool(subject.keys & {w.key for w in words})


def one_day(article: CodedArticle, clause: Span) -> str | None:
    """The one day that a clause gives."""
    times = [Interval.of_timex(t).day for t in article.annotated.times_in(clause) if t.type in ("DATE", "TIME")]
    days = {d for d in times if d is not None}
    return days.pop() if len(days) == 1 and None not in times else None
