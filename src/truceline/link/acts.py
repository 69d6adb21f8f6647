"""The acts that the words of an article tell of: who does what to what, whether it is done, not done or to come.

Acts stand beside statements, as tellings do: they are cut out of clauses by their verbs and nouns alone, so that names
that no lexicon knows can be compared. Where a statement stands on the same verb, its parties and place count too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from truceline.lexicon.check_acts import ActTable, VerbForm, regular_forms
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.phrases import words_in
from truceline.link.clauses import clause_span, in_quotation, told_at
from truceline.link.items import Kind
from truceline.link.phrases import PAUSES, Phrase, phrase_of, tails_of, words_of
from truceline.link.readings import DUE, LASTING, PASTS, Clause, Reading, State, is_scheduled, state_of
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.time import Timex

Voice = Literal["own", "factive", "self", "told", "reported", "quoted"]

MOST_ACTS = 600
"""Acts of one article that are looked at; a page with more is no report."""
GRANTED: tuple[Voice, ...] = ("own", "factive", "self")
"""Voices of a page itself, of what it takes for granted, and of those who tell of their own acts."""
OWN_VOICES: tuple[Voice, ...] = ("own", "factive")
COMPARED: tuple[Voice, ...] = (*GRANTED, "told")
"""Voices whose acts are compared."""
DENIED = re.compile(r"[Nn](?i:(?:(?<=\bn)(?:ot|ever)|[’']t) (?:\w{2,20}ly )?(?:been )?(\w{3,20}ed)\b)")
"""A regular verb behind "not", "never" or "n't", sought where an n stands."""
QUESTION = re.compile(r"\?[”\"’']?\s*\Z")
NEGATED_THAT = re.compile(r"(?:\b(?:not|never|no|den(?:y|ies|ied))\b|n[’']t\b)[^,;]*\bthat\b", re.IGNORECASE)
"""Before what is not said, or said not to be so."""
ATTRIBUTED = frozenset({"the", "a", "an", "our", "its", "their", "his", "her", "this", "these", "those", "your", "my"})
"""Before a participle that stands for an adjective ("our broken system")."""
NIGHT = re.compile(r"(\d{4}-\d\d-\d\d)TNI")
"""The value of a night, with the day on which it begins."""
PRESENT = frozenset({"is", "are", "has", "have"})
TO_COME = re.compile(r"\b(?:once|when|as soon as|wherever|whenever|every time)\b", re.IGNORECASE)
"""Before a present tense: of what is still to come, or of whatever comes ("once fans are allowed in")."""
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

    def tail_keys(self, *prepositions: str) -> frozenset[str]:
        """The words after some prepositions."""
        return frozenset(k for p, phrase in self.tails if p in prepositions for k in phrase.keys)


class ActWord(NamedTuple):
    """A word that may tell of an act: the forms of verbs that it can be, the act that it names as a noun, and the keys
    of all of them."""

    sentence: Span
    span: Span
    forms: Sequence[VerbForm]
    noun: str | None
    keys: frozenset[str]

    @property
    def pasts(self) -> set[str]:
        """The acts of which it can be the past or a participle: a verb tells of nothing as done by another form."""
        return {form.key for form in self.forms if form.form in PASTS}


class ActsTold:
    """The words of an article that may tell of acts, each read when it is first asked for.

    What is only possible, and what others are quoted or reported with, is left out before its phrases are read. The
    verbs are those of the lexicon and, beside them, those that the article denies.
    """

    def __init__(self, article: CodedArticle, lexicon: Lexicon) -> None:
        self.article, self.cues = article, lexicon.clause_cues
        self.words = {words[0].sentence: words for words in _act_words(article, lexicon.acts)}
        self._readings: dict[Span, Mapping[Span, Reading]] = {}
        self._acts: dict[Span, tuple[Act | None, Act | None]] = {}

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[ActWord]]:
        """The words by the acts that they may tell of, in text order."""
        found: defaultdict[str, list[ActWord]] = defaultdict(list)
        for word in (w for words in self.words.values() for w in words):
            for key in word.keys:
                found[key].append(word)
        return found

    def done(self, keys: Iterable[str], times: int = 1) -> set[str]:
        """Those of some acts of which so many sentences have a past or participle in the page's own voice."""
        pasts = {key: [word for word in self.by_key.get(key, ()) if key in word.pasts] for key in keys}
        often = {key: words for key, words in pasts.items() if len({word.sentence for word in words}) >= times}
        return {k for k, words in often.items() if len({w.sentence for w in words if self.is_own(w)}) >= times}

    @cached_property
    def all(self) -> tuple[Act, ...]:
        """The acts that can be compared, in text order, at most MOST_ACTS."""
        found: list[Act] = []
        for words in self.words.values():
            acts = [self._read(word) for word in words]
            found.extend(act for of_verbs in (0, 1) for pair in acts if (act := pair[of_verbs]) is not None)
            if len(found) > MOST_ACTS:
                break
        return tuple(sorted(found[:MOST_ACTS], key=lambda a: a.verb))

    def of(self, keys: Collection[str], may_be: Callable[[ActWord], bool]) -> list[Act]:
        """The acts of some keys, in text order, at least those whose word may be meant.

        Only these words are read, where there are so few that none is left out.
        """
        if 2 * sum(map(len, self.words.values())) > MOST_ACTS:
            return [act for act in self.all if act.key in keys]
        wanted = {word.span: word for key in keys for word in self.by_key.get(key, ())}
        acts = (act for span in sorted(wanted) if may_be(wanted[span]) for act in self._read(wanted[span]))
        return [act for act in acts if act is not None and act.key in keys]

    def told_as(self, states: Sequence[State], may_be: Callable[[ActWord, frozenset[str]], bool]) -> set[str]:
        """Those of the acts that several sentences name of which the page's own voice tells one in one of some states.
        `may_be` tells of a word and those beside it whether it can be."""
        found = set()
        for key, words in self.by_key.items():
            if any(word.sentence != words[0].sentence for word in words):
                possible = (w for w in words if may_be(w, self.words_beside(w)) and self.is_own(w))
                acts = (act for word in possible for act in self._read(word) if act is not None)
                if any(act.key == key and act.state in states for act in acts):
                    found.add(key)
        return found

    def is_own(self, word: ActWord) -> bool:
        """Whether a word is in the page's own voice, or granted by it: who does it has no part in that."""
        return voice_of(self.article, word.sentence, word.span, Phrase(), self.cues) in OWN_VOICES

    def words_beside(self, word: ActWord) -> frozenset[str]:
        """The words by which one is put in time or denied: of a verb those before it in its clause, of a noun all of
        its sentence."""
        return words_in(word.sentence.of(self.article.text) if word.noun else self._reading(word).lead)

    def _read(self, word: ActWord) -> tuple[Act | None, Act | None]:
        """The act that a word tells of as a verb, and as a noun."""
        if word.span not in self._acts:
            self._acts[word.span] = self._of_verb(word), _noun_act(self.article, word, self.cues)
        return self._acts[word.span]

    def _reading(self, verb: ActWord) -> Reading:
        if verb.sentence not in self._readings:
            verbs = [word for word in self.words[verb.sentence] if word.forms]
            self._readings[verb.sentence] = dict(_readings(self.article, verbs, self.cues))
        return self._readings[verb.sentence][verb.span]

    def _of_verb(self, word: ActWord) -> Act | None:
        if not word.forms:
            return None
        read = self._reading(word)
        return _verb_act(read) if read.may_be_told and not in_quotation(self.article, word.span) else None


def find_acts(article: CodedArticle, lexicon: Lexicon) -> tuple[Act, ...]:
    """The acts of an article that can be compared, in text order, at most MOST_ACTS."""
    return ActsTold(article, lexicon).all


ACTS_TOLD = Kind("acts told", lambda items: (ActsTold(items.article, items.lexicon),))
ACTS = Kind("acts", lambda items: items.of(ACTS_TOLD)[0].all, Act)


def _act_words(article: CodedArticle, table: ActTable) -> Iterator[list[ActWord]]:
    """The words of each sentence that may tell of an act."""
    denied = {past: regular_forms(past) for past in _denied_verbs(article)}
    for sentence in (s.span for s in article.annotated.sentences):
        found = table.find_words(article.text, sentence, denied)
        if found:
            yield [_act_word(sentence, where, word, table, denied) for where, word in found]


def _act_word(
    sentence: Span, where: Span, word: str, table: ActTable, denied: Mapping[str, Sequence[VerbForm]]
) -> ActWord:
    forms, noun, keys = table.verbs.get(word), table.nouns.get(word), table.keys.get(word, frozenset())
    if forms is None and word in denied:
        return ActWord(sentence, where, denied[word], noun, keys | {word})
    return ActWord(sentence, where, forms or (), noun, keys)


def _denied_verbs(article: CodedArticle) -> frozenset[str]:
    """The regular verbs, by their past, that an article says were not, or never, done."""
    return frozenset(map(str.lower, DENIED.findall(article.text)))


def _readings(article: CodedArticle, verbs: Iterable[ActWord], cues: CheckCues) -> Iterator[tuple[Span, Reading]]:
    """The verbs of a sentence among the words of their clauses."""
    clause: Clause | None = None
    last: Reading | None = None
    for verb in verbs:
        if clause is None or not clause.span.contains(verb.span):
            clause = Clause(article, verb.sentence, clause_span(article.text, verb.sentence, verb.span), cues)
            last = None
        last = Reading(clause, verb.span, verb.forms, last)
        yield verb.span, last


def _verb_act(read: Reading) -> Act | None:
    """The act of a verb that is not quoted; None where it is no word of the table, only possible, or in the words of
    others."""
    clause, cues, form = read.clause, read.cues, read.form
    state, perfect = state_of(read, form) if form is not None else ("open", False)
    day = _day_of(read) if form is not None else None
    if form is not None and state == "open" and is_scheduled(read, form, day):
        state = "coming"
    if form is None or state == "open" or (state == "done" and _is_doubted(read)):
        return None
    after = read.after(form)
    subject, tails = read.subject, tails_of(after, cues)
    object_ = Phrase() if after and after[0].lower in cues.words("prepositions") else phrase_of(after, cues)
    if read.is_passive:
        object_, subject = subject, next((p for prep, p in tails if prep == "by"), Phrase())
    if state == "done" and (not (subject or object_) or is_not_told(read)):
        return None
    if state == "not" and cues.has("supposed", read.lead):
        return None
    voice = _unquoted_voice(clause.article, clause.sentence, read.verb, subject, cues)
    if voice == "reported" and read.stands_aside:
        voice = "told"  # "the accord, which was signed on Tuesday, will hold, according to …"
    if voice not in COMPARED:
        return None
    return Act(
        article=clause.article,
        sentence=clause.sentence,
        clause=clause.span,
        verb=read.verb,
        key=form.key,
        state=state,
        voice=voice,
        subject=subject,
        object=object_,
        tails=(*tails_of(read.before, cues), *tails),
        day=day,
        perfect=perfect or bool(LASTING & {*read.chain}),
        lasting=bool(LASTING & {*read.chain}) or ("still" in read.chain and read.is_passive),
        nominal=False,
    )


def _is_doubted(read: Reading) -> bool:
    """Whether words before a verb make it only possible, or of another time ("if", "perhaps", "before they signed")."""
    return read.cues.has("doubts", read.own_lead) or read.cues.has("supposed", read.lead)


def is_not_told(read: Reading) -> bool:
    """Whether a past form tells of nothing done: a participle before a noun, a question, what is not said, or what is
    still to come ("once fans are allowed in")."""
    text, sentence = read.clause.article.text, read.clause.sentence
    before = read.words[read.at - 1].lower if read.at else ""
    bare = not read.chain and not read.is_passive
    governed = before in ATTRIBUTED or before in read.cues.words("prepositions")
    adjective = bare and (governed or not (read.before or read.subject))
    if adjective or NEGATED_THAT.search(read.lead) or QUESTION.search(text, *sentence):
        return True
    return bool(PRESENT & {*read.chain}) and TO_COME.search(read.lead) is not None


def _noun_act(article: CodedArticle, word: ActWord, cues: CheckCues) -> Act | None:
    """The act that a noun names, where its clause says that it took place, did not, or is to come."""
    if word.noun is None:
        return None
    text, sentence, noun = article.text, word.sentence, word.span
    clause = clause_span(text, sentence, noun)
    state = _noun_state(text[noun.end : min(clause.end, noun.end + AFTER_NOUN)], text[clause.start : noun.start], cues)
    if state is None:
        return None
    voice = voice_of(article, sentence, noun, Phrase(), cues)
    if voice not in COMPARED:
        return None
    words = words_of(article, clause, cues)
    at = next((i for i, w in enumerate(words) if w.span.contains(noun)), None)
    if at is None:
        return None
    return Act(
        article=article,
        sentence=sentence,
        clause=clause,
        verb=noun,
        key=word.noun,
        state=state,
        voice=voice,
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
    """Who speaks: the page, a source whose report the page takes for granted, the act's own subject, one who says it
    plainly, or another."""
    return "quoted" if in_quotation(article, verb) else _unquoted_voice(article, sentence, verb, subject, cues)


def _unquoted_voice(article: CodedArticle, sentence: Span, verb: Span, subject: Phrase, cues: CheckCues) -> Voice:
    text = article.text
    for said in told_at(article, verb):
        if said.source_span is None and said.cue_span and said.cue_span.of(text).lower() in DUE:
            continue  # "are expected to": nobody's words
        if said.direct:
            return "quoted"
        if said.role == "says" and said.cue_span and cues.has("factive", said.cue_span.of(text)):
            return "factive"
        if said.source_span and _is_own(article, said.source_span, subject, cues):
            return "self"
        plain = said.role == "says" and said.cue_span and cues.has("plain_speech", said.cue_span.of(text))
        return "told" if plain else "reported"
    told = sentence.of(text)
    may_be_content = cues.pattern("content_of").may_match(words_in(told))
    if cues.has("passed_on", told) or (may_be_content and cues.has("content_of", text[sentence.start : verb.start])):
        return "reported"
    return "own"


def _is_own(article: CodedArticle, source: Span, subject: Phrase, cues: CheckCues) -> bool:
    """Whether a source speaks for the subject of the act: "its ministry", or a source of the same name."""
    if not subject.keys and OWN.isdisjoint(words_in(source.of(article.text))):
        return False
    words = words_of(article, source, cues)
    if not words:
        return False
    return words[0].lower in OWN or subject.head in PRONOUNS or bool(subject.keys & {w.key for w in words})


def _day_of(read: Reading) -> str | None:
    """The day that stands behind a verb before any pause; else the one day of its clause."""
    article, clause = read.clause.article, read.clause.span
    end = next((w.span.start for w in read.words[read.at + 1 :] if w.text in PAUSES), clause.end)
    return one_day(article, Span(read.verb.end, end)) or one_day(article, clause)


def one_day(article: CodedArticle, clause: Span) -> str | None:
    """The one day that a clause gives; of a night the day on which it begins."""
    times = [_day_of_time(t) for t in article.annotated.times_in(clause) if t.type in ("DATE", "TIME")]
    days = {d for d in times if d is not None}
    return days.pop() if len(days) == 1 and None not in times else None


def _day_of_time(time: Timex) -> str | None:
    night = NIGHT.fullmatch(time.value or "")
    return night[1] if night else Interval.of_timex(time).day
