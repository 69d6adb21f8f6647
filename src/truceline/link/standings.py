"""At what a thing stands as a clause tells it: signed or not, in force or still to come, running or run out.

A clause tells it by a verb, whose auxiliaries, subject and adverbs say whether it is so ("has signed", "none has signed
so far", "is to sign"), or by a set phrase ("awaits the signatures", "is in force").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from truceline.lexicon.check_acts import VerbForm, written_words
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.phrases import words_in
from truceline.lexicon.standings import At, Axis, StandingTable, StandingVerb
from truceline.link.acts import NEGATED_THAT, OWN_VOICES, PRONOUNS, QUESTION, is_not_told, voice_of
from truceline.link.clauses import clause_span, leaves_exception
from truceline.link.items import Items, Kind
from truceline.link.phrases import PAUSES, Phrase, Word, phrase_of, stem_of, tails_of, words_of
from truceline.link.readings import Clause, Reading, negates, state_of
from truceline.link.reports import side_of
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span

MOST = 200
"""Standings of one article that are looked at."""
MODALS = frozenset({"may", "can", "could", "might", "cannot"})
NOT_SO = frozenset(
    {"not", "t", "no", "none", "nobody", "neither", "never", "nothing", "yet", "will", "to", "when", "once", "without"}
)
"""Words of which a clause has one if it denies something or leaves it to the future."""
NEAR_THING = 9
"""Words from a thing to the word that tells how it stands."""
BEFORE_THING = 3
"""Words before the noun of a thing that say which one it is."""
INDEFINITE = frozenset({"a", "an", "any", "no", "some", "each", "every"})
NOBODY = Phrase()
GOES_ON = frozenset({"and", "or", ","})
"""Before a verb whose subject stands farther back."""
OF_THING = frozenset({"of", "on", "for", "about", "over", "at", "in", "near", "between"})
UNTIL = re.compile(r"\b(?:until|till|before|unless|if|whether)\b", re.IGNORECASE)
UP_TO = re.compile(
    r"\b(?:until|till|by|to|through|for|since) (?:the )?(?:end of |midnight on |noon on )?$", re.IGNORECASE
)
"""Before a day that bounds a state instead of dating it."""
NOW = re.compile(r"\b(?:still|yet|now|awaits?|remains?|is|are|has|have)\b", re.IGNORECASE)
HAS = frozenset({"has", "have"})
ONLY_BY = re.compile(r" only by\b| by [\w ]{3,40} (?:alone|only)\b")
DATELINE = re.compile(r"[A-ZÀ-Þ]{3}[^.\n]{0,60}? ?[-–—] ")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PARTIES = frozenset({"person", "government", "organ", "armed_group", "organisation", "people"})
NONE = re.compile(r"\b(?:no|not|nor|neither|nothing|little|without)\b", re.IGNORECASE)
"""What denies a verb in its object ("reached *no* agreement")."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The noun of a thing, the words before it that belong to it, and those of the phrase after it, all as stems.

    `definite` is whether something points at it ("the accord"), `bare` whether it has no article ("talks on fishing").
    """

    noun: str
    before: frozenset[str]
    after: frozenset[str]
    definite: bool
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A state of a thing as one clause tells it.

    `every` says that it denies it of all ("none has signed"), `only` that nobody but the subject may. `subject` and
    `object` are who does it to what, as far as they are named. `sides` and `places` are whom and where the clause
    names; `words` and `names` its stems. `day` is the one day of the clause, `years` are those that it names.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    axis: str
    at: At
    every: bool
    only: bool
    subject: Phrase
    object: Phrase
    sides: frozenset[str]
    places: frozenset[str]
    things: tuple[Thing, ...]
    words: frozenset[str]
    names: frozenset[str]
    day: date | None
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word or phrase that tells a state, and whose it is; `where` the thing may stand; `lasts` if it tells of now."""

    word: Span
    axis: Axis
    at: At
    where: Span
    subject: Phrase
    object: Phrase = NOBODY
    every: bool = False
    lasts: bool = False


@dataclass(frozen=True)
class _Sentence:
    """A sentence, whose clauses are cut once."""

    article: CodedArticle
    span: Span
    cues: CheckCues
    table: StandingTable

    @cached_property
    def _clauses(self) -> dict[Span, Clause]:
        return {}

    @property
    def asks(self) -> bool:
        return QUESTION.search(self.article.text, *self.span) is not None

    def is_own(self, word: Span) -> bool:
        """Whether the page itself speaks at a word."""
        return voice_of(self.article, self.span, word, Phrase(), self.cues) in OWN_VOICES

    def opens(self, clause: Clause) -> bool:
        """Whether a clause is the first of the sentence, so that it begins with its subject."""
        before = self.article.text[self.span.start : clause.span.start].strip()
        return not before or DATELINE.fullmatch(before + " ") is not None

    def clause(self, word: Span) -> Clause:
        """The clause of a word, without the dateline before it."""
        text = self.article.text
        span = clause_span(text, self.span, word)
        dateline = DATELINE.match(text, span.start, word.start)
        span = Span(dateline.end(), span.end) if dateline else span
        return self._clauses.setdefault(span, Clause(self.article, self.span, span, self.cues))


class _Cue(NamedTuple):
    """A word by which the page itself may tell a state: a verb, or a set phrase that tells the state `at`."""

    sentence: _Sentence
    word: Span
    axis: Axis
    verb: StandingVerb | None
    at: At

    def read(self) -> Iterator[_Found]:
        """What it tells."""
        if self.verb is not None:
            return _by_verb(self.sentence, self.word, self.verb, self.axis)
        return _by_phrase(self.sentence, self.word, self.axis, self.at)


def _cues(items: Items) -> Iterator[_Cue]:
    article, table = items.article, items.lexicon.standings
    of_page = words_in(article.text)
    axes = [axis for axis in table.axes.values() if not axis.of or not axis.of.isdisjoint(of_page)]
    cues = frozenset().union(*(axis.cues for axis in axes))
    for span in (s.span for s in article.annotated.sentences):
        words = words_in(span.of(article.text))
        cued = cues & words
        told_here = [a for a in axes if not a.cues.isdisjoint(cued) and _may_tell(a, words)] if cued else ()
        if told_here:
            yield from _in_sentence(_Sentence(article, span, items.lexicon.clause_cues, table), words, told_here)


def _standings(cues: Iterable[_Cue]) -> Iterator[Standing]:
    """What some cues tell, at most MOST; each state once a clause."""
    told: set[tuple[str, At, Span]] = set()
    for sentence, found in ((cue.sentence, found) for cue in cues for found in cue.read()):
        clause = sentence.clause(found.word)
        key = found.axis.name, found.at, clause.span
        if key not in told and (standing := _standing(clause, found)):
            told.add(key)
            yield standing
        if len(told) == MOST:
            return


def _told_twice(items: Items) -> Iterator[Standing]:
    """The standings on axes of which two sentences may tell a state, or one of an axis that implies it."""
    cues = items.of(CUES)
    kept: set[str] = set()
    for name in {cue.axis.name for cue in cues}:
        told = [cue for cue in cues if cue.axis.name == name or name in cue.axis.implies]
        if any(cue.sentence is not told[0].sentence for cue in told):
            kept.update(cue.axis.name for cue in told)
    return _standings(cue for cue in cues if cue.axis.name in kept)


CUES = Kind("cues of standings", _cues)
STANDINGS = Kind("standings", lambda items: _standings(items.of(CUES)), Standing, within=_told_twice)


def _may_tell(axis: Axis, words: frozenset[str]) -> bool:
    """Whether a sentence of these words, which has a cue of an axis, can tell how a thing stands: it names one, or
    denies or awaits what it does not name."""
    if axis.modal and MODALS.isdisjoint(words):
        return False
    if not axis.of.isdisjoint(words):
        return True
    return axis.known and (not axis.of or axis.who == "category" or not NOT_SO.isdisjoint(words))


def _in_sentence(sentence: _Sentence, words: frozenset[str], axes: Sequence[Axis]) -> Iterator[_Cue]:
    text, names, verbs = sentence.article.text, {axis.name: axis for axis in axes}, sentence.table.verbs
    hits = {word for word in verbs.keys() & words if any(v.axis in names for v in verbs[word])}
    for word in filter(sentence.is_own, _places(hits, text, sentence.span)) if hits else ():
        for verb in verbs[word.of(text).lower()]:
            rest = verb.rest.match(text, word.end, sentence.span.end) if verb.rest else None
            if verb.axis in names and (verb.rest is None or (rest and not NONE.search(rest.group()))):
                yield _Cue(sentence, word, names[verb.axis], verb, "yes")
    for axis in axes:
        for at, pattern in axis.phrases:
            if not pattern.needs.isdisjoint(words):
                places = (Span(*match.span()) for match in pattern.finditer(text, *sentence.span))
                for word in filter(sentence.is_own, places):
                    yield _Cue(sentence, word, axis, None, at)


def _places(words: Collection[str], text: str, sentence: Span) -> list[Span]:
    """Where some words stand by themselves in a sentence, whatever their letters, each word's places together."""
    part = sentence.of(text)
    written = {m.span(): m.group().lower() for m in written_words(part, Span(0, len(part)), words)}
    found = sorted((word, *span) for span, word in written.items() if word in words)
    return [Span(sentence.start + start, sentence.start + end) for _, start, end in found]


def _by_verb(sentence: _Sentence, word: Span, verb: StandingVerb, axis: Axis) -> Iterator[_Found]:
    clause, cues = sentence.clause(word), sentence.cues
    alike = (v for v in sentence.table.verbs[word.of(sentence.article.text).lower()] if v.axis == verb.axis)
    read = Reading(clause, word, [VerbForm(v.axis, v.form, None) for v in alike if v.positive == verb.positive], None)
    if sentence.asks or UNTIL.search(read.lead) or NEGATED_THAT.search(read.lead):
        return
    at = _at(read, read.form, axis) if read.form is not None else None
    if read.form is None or at is None:
        return
    after, subject = read.after(read.form), read.subject
    if not read.is_passive and not subject and _goes_on(read, sentence):
        subject = phrase_of(clause.words, cues)
    elif at == "yes" and not (axis.stative or axis.modal) and is_not_told(read):
        return
    if at == "yes" and not axis.modal and cues.has("doubts", read.lead):
        return
    if not verb.positive:
        if at == "coming":
            return
        at = "no" if at == "yes" else "yes"
    object_ = Phrase() if after and after[0].lower in cues.words("prepositions") else phrase_of(after, cues)
    if read.is_passive:
        object_, subject = subject, next((p for prep, p in tails_of(after, cues) if prep == "by"), Phrase())
    if axis.who == "same" and not subject and not read.is_passive:
        return
    where = clause.span
    if axis.object:
        where = Span(where.start, word.end) if read.is_passive else Span(word.start, where.end)
    if at == "no" and axis.now and HAS.isdisjoint(read.chain):
        return
    every = at == "no" and verb.positive and negates(read)
    yield _Found(word, axis, at, where, subject, object_, every)


def _goes_on(read: Reading, sentence: _Sentence) -> bool:
    """Whether a verb's subject begins the sentence ("the president appoints him and may dismiss him")."""
    words = read.clause.words
    return bool(read.first) and words[read.first - 1].lower in GOES_ON and sentence.opens(read.clause)


def _at(read: Reading, form: VerbForm, axis: Axis) -> At | None:
    """The state that a verb tells by its auxiliaries; None where it tells of none."""
    chain = {*read.chain}
    negated = not chain.isdisjoint({"not", "never", "cannot"}) or any(w.endswith(("n't", "n’t")) for w in chain)
    if axis.modal:
        return None if chain.isdisjoint(MODALS) else ("no" if negated or negates(read) else "yes")
    state, _ = state_of(read, form)
    if state == "open" and axis.stative and form.form in ("present", "base"):
        does = not chain.isdisjoint({"do", "does", "doesn't", "don't", "doesn’t", "don’t"})
        finite = form.form == "present" or does or not chain
        return ("no" if negated else "yes") if finite and "to" not in chain else None
    states: dict[str, At] = {"done": "yes", "not": "no", "coming": "yes" if axis.share else "coming"}
    return states.get(state)


def _by_phrase(sentence: _Sentence, word: Span, axis: Axis, at: At) -> Iterator[_Found]:
    clause, cues = sentence.clause(word), sentence.cues
    lead = sentence.article.text[clause.span.start : word.start]
    if sentence.asks or (at != "coming" and cues.has("doubts", lead)):
        return
    before = [w for w in clause.words if w.span.end <= word.start]
    if at == "yes" and any(w.lower in cues.words("nobody") or w.lower in ("not", "never") for w in before):
        return
    lasts = at == "no" and NOW.search(sentence.article.text, clause.span.start, word.end) is not None
    subject = phrase_of(before, cues)
    if axis.who == "any" and subject.head not in PRONOUNS:
        subject = NOBODY
    yield _Found(word, axis, at, clause.span, subject, every=at == "no", lasts=lasts)


def _standing(clause: Clause, found: _Found) -> Standing | None:
    """What a clause tells of one of the things of its axis."""
    article, cues, axis = clause.article, clause.cues, found.axis
    things = tuple(_things(clause.words, found, cues))
    if not things and not axis.object and not article.text[clause.span.start : found.word.start].split(maxsplit=1)[1:]:
        of_sentence = words_of(article, clause.sentence, cues)  # "the truce, which expired": the clause has no subject
        things = tuple(_things(of_sentence, replace(found, where=clause.sentence), cues))[:1]
    if not things and not axis.known:
        return None
    if found.at == "no" and leaves_exception(clause.sentence.of(article.text), cues):
        return None
    only = axis.modal and found.at == "yes" and ONLY_BY.match(article.text, found.word.end) is not None
    actors = {a.id: a for a in article.annotated.actors}
    places = {p.id for p in article.annotated.places}
    named = [m for m in article.annotated.named_in(clause.span) if m.form != "pronoun"]
    parties = (actors[m.of] for m in named if m.of in actors and actors[m.of].kind in PARTIES)
    return Standing(
        article=article,
        sentence=clause.sentence,
        clause=clause.span,
        word=found.word,
        axis=axis.name,
        at="no" if only else found.at,
        every=found.every,
        only=only,
        subject=found.subject,
        object=found.object,
        sides=frozenset(a.country if a.kind == "person" and a.country else side_of(a) for a in parties),
        places=frozenset(m.of for m in named if m.of in places),
        things=things,
        words=frozenset(w.key for w in clause.words),
        names=frozenset(w.key for w in clause.words if w.is_name and w.text[0].isupper()),
        day=None if found.lasts else _day(article, clause.span),
        years=frozenset(YEAR.findall(clause.span.of(article.text))),
    )


def _day(article: CodedArticle, clause: Span) -> date | None:
    """The one day on which a clause puts a state; not one up to which, or since which, it lasts."""
    times = (t for t in article.annotated.times_in(clause) if t.type in ("DATE", "TIME"))
    days = {Interval.of_timex(t).day for t in times if not UP_TO.search(article.text, clause.start, t.span.start)}
    day = days.pop() if len(days) == 1 else None
    return date.fromisoformat(day) if day and len(day) == len("2031-05-03") else None


def _things(words: Sequence[Word], found: _Found, cues: CheckCues) -> Iterator[Thing]:
    """The things that some words name near the word that tells how they stand."""
    word, of = found.word, found.axis.of
    low = sum(w.span.end <= word.start for w in words) - NEAR_THING
    high = sum(w.span.start < word.end for w in words) + NEAR_THING
    stops, pointing = cues.words("prepositions", "auxiliaries", "clause_starts"), cues.words("determiners")
    for i, noun in enumerate(words):
        if noun.lower not in of or noun.span == word or not found.where.contains(noun.span):
            continue
        if noun.lower.endswith("ing") and i and words[i - 1].lower in cues.words("auxiliaries"):
            continue  # "they are meeting"
        if not (low <= i < high or found.axis.share) and noun.key not in (found.subject.head, found.object.head):
            continue
        start = i
        while start > max(0, i - BEFORE_THING) and words[start - 1].span != word:
            if words[start - 1].lower in stops or words[start - 1].text in PAUSES:
                break
            start -= 1
            if words[start].lower in pointing:
                break
        before = words[start:i]
        named = i + 1 < len(words) and words[i + 1].lower in OF_THING
        after = phrase_of(words[i + 2 :], cues) if named else Phrase()
        points = any(w.lower in pointing or w.lower.endswith(("'s", "’s", "'", "’")) for w in before)
        yield Thing(
            stem_of(noun.lower),
            frozenset(w.key for w in before if w.lower not in pointing),
            after.keys,
            definite=points and not any(w.lower in INDEFINITE for w in before),
            bare=not points,
        )
