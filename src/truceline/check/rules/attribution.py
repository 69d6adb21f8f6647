"""Words given to two speakers, and claims that a page makes its own although it tells that they are disputed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from truceline.check.alike import are_near
from truceline.check.authorships import AUTHORSHIPS, Authorship
from truceline.check.case import Case
from truceline.check.compare import pairs_sharing
from truceline.check.lines import OPENINGS
from truceline.check.quotes import QUOTES, Quote, one_time
from truceline.check.rule import Rule, on_page
from truceline.check.wordings import RARE, USUAL, weigh
from truceline.lexicon.check_cues import CheckCues
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, line_span, sentence_span, sentences_for
from truceline.link.phrases import Phrase, phrase_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

LEAST_RUN = 6
LEAST_OWN_RUN = 10
"""Words that two speakers must share where they speak of themselves: "we are ready for talks" is anybody's."""
LEAST_WHOLE = 4
"""Words of a whole quotation that two speakers must share."""
NEAR_SENTENCES = 3
"""Sentences between a claim of who began and "each side blames the other", which must speak of it."""
WHO_REACH = 4
"""Words before "fired first" in which the side is named."""
LEAST_TELLING = 3
"""Words of content in what two people of two pages share."""
LEAST_ANYWHERE = 14
"""Words that no two people say of two things; fewer are compared in pages of one story."""
FORMULA_DAYS = 2
"""Days between two pages in which a short quotation is one utterance, and no formula that anybody may use."""
FORTNIGHT = 14
"""Days between two pages that can tell of one remark."""
LEAST_TOLD, NEARLY_TOLD, MOSTLY_TOLD = 15, 0.85, 0.6
"""Weight of the words of content that two tellings of one remark share, and the part of the shorter: of a remark that
is quoted in one and told in the other, and of one that is told in both."""
SAME_STATE = 3
"""Letters that the name of a state and its adjective have in common: "Israeli", "Israel's"."""
MOST_ALIKE = 12
"""Quotations with one run of words that are compared with each other."""


def find_attribution_conflicts(case: Case) -> Iterator[Conflict]:
    """One quotation with two speakers, and a disputed claim that the page makes its own.

    Compares whole quotations that a page, or two pages, give to two speakers, and runs of six words or more of two
    pages, the speakers named or described so that they cannot be one ("a schoolteacher", "a major"); and what a page
    tells in its own voice of who began ("Kestria fired first") with its report that each side blames the other, or with
    the same claim reported as one side's against another's. Also remarks and ideas that are told of two people without
    quotation marks, whatever says who is their author ("it was Lume who quipped that …", "Lume's remark that …", "the
    line about … came from Lume"), with each other or with the quotation.

    Silent for short formulas, speakers named by "he" or "she" among several, statements that echo or repeat another,
    where one of two people is named beside the other's words, what two people merely say alike, and where the page only
    reports both claims.

    Fires: "Kestria fired first. … Oru and Kestria blame each other for the first shot."
    Silent: "Oru's army blames Kestria for the first shot; Kestria's blames Oru."
    """
    yield from _two_speakers(case)
    yield from _two_authors(case)
    for article in case.alone:
        yield from _adopted(article, case)


RULE = Rule("attribution", "attribution", find_attribution_conflicts, reads=(QUOTES, AUTHORSHIPS, OPENINGS))


def _two_speakers(case: Case) -> Iterator[Conflict]:
    """One wording from two people; each pair of people once."""
    quotes, cues = case.quotes, case.lexicon.quote_cues
    seen: set[frozenset[str]] = set()
    roles, bodies = cues.words("speaker_roles"), cues.words("speaker_bodies")
    long = [q for q in quotes if q.named and q.speaker and len(q.words) >= LEAST_WHOLE]
    for one, other in pairs_sharing(long, _runs, MOST_ALIKE):
        pair = frozenset((one.speaker, other.speaker))
        within = one.article.id == other.article.id
        in_full = one.words == other.words and len(one.words) >= LEAST_OWN_RUN
        at_once = in_full or one_time(one, other, 14)
        if len(pair) < 2 or pair in seen or not at_once or _may_be_one(one, other, roles, bodies):
            continue
        if within and (one.words != other.words or _may_be_the_other(one, other) or _may_be_the_other(other, one)):
            continue
        run = _shared_run(one.words, other.words, cues)
        if one.words == other.words and len(run) < LEAST_OWN_RUN and not one_time(one, other, FORMULA_DAYS):
            continue
        if one.speaker in other.about or other.speaker in one.about or not run:
            continue
        if not within and len(run) < LEAST_ANYWHERE and not _are_of_one(one, other, run, case):
            continue
        seen.add(pair)
        explanation = f"The same words are quoted from {one.name} in one place and from {other.name} in another."
        one, other = _from_run(one, run), _from_run(other, run)
        yield RULE.conflict(
            "medium",
            (on_page(one.article, one.span, one.name), on_page(other.article, other.span, other.name)),
            explanation,
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """What a page gives to one person, quoted or told, by its words of content and what they weigh."""

    of: Quote | Authorship
    weights: Mapping[str, int]

    @property
    def author(self) -> str:
        return self.of.speaker if isinstance(self.of, Quote) else self.of.author

    @property
    def last_name(self) -> str:
        return self.of.name.split()[-1]


def _two_authors(case: Case) -> Iterator[Conflict]:
    """One remark or idea that is told of two people; each pair of people once."""
    cues = case.lexicon.quote_cues
    told = [_Words(a, _weights(a.words, cues)) for a in case.all(AUTHORSHIPS)]
    quoted = [q for q in case.quotes if q.named and q.key and not q.described] if told else []
    said = [*told, *(_Words(q, _weights(q.words, cues)) for q in quoted)]
    seen: set[frozenset[str]] = set()
    for one, other in pairs_sharing(said, _unusual, MOST_ALIKE):
        pair = frozenset((one.author, other.author))
        if pair in seen or not _are_two(one, other) or not _are_one_remark(one, other):
            continue
        pages = one.of.article, other.of.article
        if pages[0].id != pages[1].id and not (are_near(*pages, FORTNIGHT) and case.may_be_one_story(*pages)):
            continue
        seen.add(pair)
        explanation = f"The same is told of {one.of.name} in one place and of {other.of.name} in another."
        evidence = [on_page(w.of.article, w.of.sentence, w.of.name) for w in (one, other)]
        yield RULE.conflict("medium", (evidence[0], evidence[1]), explanation)


def _weights(words: Sequence[str], cues: CheckCues) -> Mapping[str, int]:
    return {**weigh(words, frozenset(), cues)[1], **{w: RARE for w in words if w.isdecimal() and len(w) > 1}}


def _unusual(words: _Words) -> Iterator[str]:
    return (word for word, weight in words.weights.items() if weight > USUAL)


def _are_two(one: _Words, other: _Words) -> bool:
    """Whether two people are told apart, and neither is named where the other is."""
    if isinstance(one.of, Quote) and isinstance(other.of, Quote):
        return False
    if one.author == other.author or one.last_name.lower() == other.last_name.lower():
        return False
    return not any(
        a.author in b.of.about or a.last_name in b.of.sentence.of(b.of.article.text)
        for a, b in ((one, other), (other, one))
    )


def _are_one_remark(one: _Words, other: _Words) -> bool:
    """Whether nearly all words of content of the shorter of two tellings stand in the other; fewer, where both give an
    author, and one of them alone."""
    shared = sum(min(weight, other.weights[w]) for w, weight in one.weights.items() if w in other.weights)
    part = shared / min(sum(one.weights.values()), sum(other.weights.values()))
    if shared < LEAST_TOLD:
        return False
    if isinstance(one.of, Authorship) and isinstance(other.of, Authorship):
        if one.of.saying != other.of.saying or not (one.of.saying or one.of.alone or other.of.alone):
            return False
        return part >= MOSTLY_TOLD
    return part >= NEARLY_TOLD and all(not isinstance(w.of, Authorship) or w.of.saying for w in (one, other))


def _are_of_one(one: Quote, other: Quote, run: Sequence[str], case: Case) -> bool:
    """Whether two pages that share some words of two people may tell of one utterance: it is quoted whole in both, on
    days that are known, or they are of one story and the words are more than a phrase."""
    pages = one.article, other.article
    if one.words == other.words and all(page.article.published for page in pages):
        return True
    light = case.lexicon.quote_cues.words("function_words")
    telling = one.words == other.words or len({w for w in run if w not in light}) >= LEAST_TELLING
    return telling and case.may_be_one_story(*pages)


def _may_be_one(one: Quote, other: Quote, roles: frozenset[str], bodies: frozenset[str]) -> bool:
    """Whether two speakers may be one: names that end alike, a name and a description, descriptions that fit.

    "A diplomat" may be "an official", but a Kestrian one is no Oruan one, and a schoolteacher is no major; a ministry
    speaks by anybody.
    """
    if one.described != other.described:
        return True
    heads = {q.name.split()[-1].lower() for q in (one, other)}
    if len(heads) == 1 and not one.described:
        return True
    if heads & bodies:
        return True
    states = [{w[:SAME_STATE].lower() for w in q.name.split() if w[:1].isupper()} for q in (one, other)]
    if all(states):
        return bool(states[0] & states[1])
    return one.described and (len(heads) == 1 or bool(heads & roles))


def _may_be_the_other(one: Quote, other: Quote) -> bool:
    """Whether a quotation of a page may be the other's: it stands alone in its paragraph, or beside his name too."""
    text = one.article.text
    beside = line_span(text, one.span).of(text).replace(one.span.of(text), "").strip(' “”"')
    return not beside or (not other.described and other.name.split()[-1] in beside.split())


def _from_run(q: Quote, run: tuple[str, ...]) -> Quote:
    """The quotation from the sentence on in which the shared words stand."""
    words = re.compile(r"\W{1,3}".join(run[:3]), re.IGNORECASE)
    found = words.search(q.article.text, q.span.start, q.span.end)
    start = sentence_span(q.article, found.start()).start if found else q.span.start
    return replace(q, span=Span(max(start, q.span.start), q.span.end))


def _runs(q: Quote) -> tuple[tuple[str, ...], ...]:
    """The words of a quotation, and all runs of them."""
    return (q.words, *(q.words[n : n + LEAST_RUN] for n in range(len(q.words) - LEAST_RUN + 1)))


def _shared_run(one: tuple[str, ...], other: tuple[str, ...], cues: CheckCues) -> tuple[str, ...]:
    """The longest run of words of two quotations, if two people would hardly both have said it; else nothing."""
    start, _, size = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    run = one[start : start + size]
    phrases = cues.phrases
    content = [w for w in run if w not in phrases["function_words"]]
    if one == other:
        return run if len(content) >= 2 else ()
    least = LEAST_OWN_RUN if set(run) & set(phrases["first_person"]) else LEAST_RUN
    told = size >= least and len(content) >= 2 and set(run) & set(phrases["finite"])
    return run if told else ()


def _adopted(article: CodedArticle, case: Case) -> Iterator[Conflict]:
    """What a page says in its own voice of who began, against its report that this is disputed; once a page."""
    text, cues = article.text, case.lexicon.check_cues
    claims = list(_who_began(article, case))
    own = next((c for c in claims if c.voice == "own"), None)
    if own is None:
        return
    at = next((s.index for s in article.annotated.sentences if s.span == own.sentence), 0)
    near = [s.span for s in article.annotated.sentences if 0 < abs(s.index - at) <= NEAR_SENTENCES]
    blamed = next((s for s in near if cues.has("blame", s.of(text))), None)
    reported = [c for c in claims if c.voice in ("told", "reported") and c.said == own.said]
    rivals = any(c.who != own.who for c in reported) and any(c.who == own.who for c in reported)
    rival = next((c.sentence for c in reported if c.who != own.who), None) if rivals else None
    against = blamed or rival
    if against:
        yield RULE.conflict(
            "high",
            (on_page(article, own.clause, "in the page's own voice"), on_page(article, against, "disputed")),
            "The page says in its own voice which side began, and in another place that the sides dispute it.",
        )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A clause that says which side began; `said` is the end of its verb's words ("first")."""

    sentence: Span
    clause: Span
    who: str
    said: str
    voice: str


def _who_began(article: CodedArticle, case: Case) -> Iterator[_Claim]:
    cues, clause_cues = case.lexicon.check_cues, case.lexicon.clause_cues
    for sentence in sentences_for(article, cues.pattern("began_it")):
        for match in cues.find("began_it", article.text, *sentence):
            span = Span(*match.span())
            clause = clause_span(article.text, sentence, span)
            words = words_of(article, Span(clause.start, span.start), clause_cues)
            who = phrase_of(words[-WHO_REACH:], clause_cues)
            doubted = clause_cues.has("doubts", article.text[clause.start : span.start])
            if who.head and not doubted and not cues.has("denies", article.text[clause.start : span.start]):
                voice = voice_of(article, sentence, span, Phrase(), clause_cues)
                spoken = voice == "own" and cues.has("speech", sentence.of(article.text))
                said = match.group().lower().split()[-1]
                yield _Claim(sentence, clause, who.head, said, "reported" if spoken else voice)
