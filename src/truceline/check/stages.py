"""How far a text has come: the stages that pages let a plan or an agreement reach, and those told as not reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from truceline.check.compare import VAGUE, near_pages, page_date
from truceline.check.days import iso_day
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.phrases import CuedPattern
from truceline.link.acts import ACTS_TOLD, GRANTED, ActWord, one_day, voice_of
from truceline.link.clauses import clause_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase, phrase_of, tails_of, words_of
from truceline.link.readings import deniers
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

OF_TEXT = frozenset({"on", "to", "of", "upon"})
"""Prepositions between an act and the text that it is about: "agreed on the plan"."""
BY = re.compile(r"\bby (?:the |its |all |both )?([\w-]+(?: [\w-]+)?)")
RECENT = 60
"""Days before a stage told as not reached in which another page or clause may have let the text reach it."""


@dataclass(frozen=True, slots=True)
class StageTold:
    """What one clause says of a text: a stage reached, or not reached. `holder` is whose act it is, if anybody's."""

    article: CodedArticle
    sentence: Span
    clause: Span
    level: int
    stage: str
    reached: bool
    text: Phrase
    holder: Phrase
    day: date | None


def _stages(items: Items) -> Iterator[StageTold]:
    """What an article says of the stages of texts, in its own voice or of itself."""
    article, lexicon = items.article, items.lexicon
    yield from _by_cues(article, _cues_of(article.text, lexicon), lexicon)
    for act in items.of(ACTS_TOLD)[0].of(_acts_of_stages(lexicon), lambda _: True):
        done = act.state == "done"
        if not (done or (act.state == "not" and (act.perfect or act.day))):
            continue
        for level, stage in enumerate(lexicon.acts.stages):
            if act.key in stage.acts and (
                told := _document([act.object, *(p for prep, p in act.tails if prep in OF_TEXT)], lexicon)
            ):
                holder = act.subject if act.subject != told else Phrase()
                yield StageTold(
                    article, act.sentence, act.clause, level, stage.name, done, told, holder, iso_day(act.day)
                )


def _short_within(items: Items) -> Iterable[StageTold]:
    """What an article says of stages, if it can have a text fall short of one: by its words, or by an act not done."""
    article, lexicon = items.article, items.lexicon
    short = [cue for cue in _cues_of(article.text, lexicon) if not cue.reached]
    (told,), denying = items.of(ACTS_TOLD), deniers(lexicon.clause_cues)

    def may_be_denied(word: ActWord) -> bool:
        return denying is None or not denying.isdisjoint(told.words_beside(word))

    acts = told.of(_acts_of_stages(lexicon), may_be_denied)
    falls = any(act.state == "not" for act in acts) or any(True for _ in _by_cues(article, short, lexicon))
    return items.of(STAGES_TOLD) if falls else ()


def _acts_of_stages(lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(*(stage.acts for stage in lexicon.acts.stages))


STAGES_TOLD = Kind("stages", _stages, StageTold, within=_short_within)


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words by which a page says that a stage is reached, or is not."""

    level: int
    stage: str
    reached: bool
    pattern: CuedPattern


def _cues_of(text: str, lexicon: Lexicon) -> list[_Cue]:
    """The cues of which a text has words."""
    cues = (
        _Cue(level, stage.name, reached, pattern)
        for level, stage in enumerate(lexicon.acts.stages)
        for reached, pattern in ((True, stage.reached), (False, stage.short))
    )
    return [cue for cue in cues if cue.pattern.may_be_in(text, 0, len(text))]


def _by_cues(article: CodedArticle, cues: list[_Cue], lexicon: Lexicon) -> Iterator[StageTold]:
    """What an article says by some cues, in text order."""
    found = [
        (sentence, number, told)
        for sentence in sentences_for(article, *(cue.pattern for cue in cues))
        for number, cue in enumerate(cues)
        for told in _by_cue(article, sentence, cue, lexicon)
    ]
    return (told for _, _, told in sorted(found, key=itemgetter(0, 1)))


def _by_cue(article: CodedArticle, sentence: Span, cue: _Cue, lexicon: Lexicon) -> Iterator[StageTold]:
    cues, text = lexicon.clause_cues, article.text
    for match in cue.pattern.finditer(text, *sentence):
        span = Span(*match.span())
        clause = clause_span(text, sentence, span)
        if cue.reached and cues.has("doubts", text[clause.start : span.start]):
            continue
        before = words_of(article, Span(clause.start, span.start), cues)
        inside = words_of(article, span, cues)[1:]
        after = words_of(article, Span(span.end, clause.end), cues)
        if cue.reached and any(w.lower in cues.phrases["nobody"] for w in (*before[-3:], *inside)):
            continue
        phrases = [phrase_of(words, cues) for words in (before, inside, after)]
        found = _document([*phrases, *(p for words in (inside, after) for _, p in tails_of(words, cues))], lexicon)
        if found is None:
            continue
        holder = phrases[0] if phrases[0] != found else Phrase()
        voice = voice_of(article, sentence, span, holder, cues)
        if voice not in GRANTED:
            continue
        holder = Phrase() if voice == "self" and holder.head in VAGUE else holder
        day = iso_day(one_day(article, clause))
        yield StageTold(article, sentence, clause, cue.level, cue.stage, cue.reached, found, holder, day)


def _document(phrases: list[Phrase], lexicon: Lexicon) -> Phrase | None:
    """The first phrase whose head is a text that passes through stages."""
    return next((p for p in phrases if p.head in lexicon.documents), None)


def exclude_each_other(reached: StageTold, short: StageTold, lexicon: Lexicon) -> bool:
    """Whether a stage reached, and a stage at or below it that is not, are told of one text at one time."""
    one_sentence = reached.article.id == short.article.id and reached.sentence == short.sentence
    if (
        one_sentence
        or _by_others(reached, short)
        or not reached.reached
        or short.reached
        or reached.level < short.level
    ):
        return False
    parties = [{m.of for m in t.article.annotated.named_in(t.sentence)} for t in (reached, short)]
    if all(parties) and not parties[0] & parties[1] and _is_any(short):
        return False  # the deal of these, and a deal that those did not make
    return _one_text(reached, short, lexicon) and _in_time(reached, short)


def _by_others(one: StageTold, other: StageTold) -> bool:
    """Whether two clauses name others by whom a text was, or was not, brought to its stage."""
    by = [BY.search(t.article.text, t.clause.start, t.sentence.end) for t in (one, other)]
    return by[0] is not None and by[1] is not None and by[0].group(1) != by[1].group(1)


def _is_any(told: StageTold) -> bool:
    """Whether the words of a text speak of any such text ("failed to produce a deal")."""
    any_text = rf"\b(?:a|an|any) (?:[\w-]{{1,20}} ){{0,2}}{re.escape(told.text.head or '')}"
    return re.search(any_text, told.sentence.of(told.article.text), re.IGNORECASE) is not None


def _one_text(a: StageTold, b: StageTold, lexicon: Lexicon) -> bool:
    """Whether both speak of one text and, where both say so, of one party's part in it."""
    same = lexicon.documents[a.text.head or ""] == lexicon.documents[b.text.head or ""]
    ours, theirs = a.text.keys - {a.text.head}, b.text.keys - {b.text.head}
    if not same or not (ours <= theirs or theirs <= ours) or {a.holder.head, b.holder.head} & VAGUE:
        return False
    return not a.holder or not b.holder or a.holder.fits(b.holder)


def _in_time(reached: StageTold, short: StageTold) -> bool:
    """Whether the stage was reached before the time at which it is told as not reached."""
    end = short.day or page_date(short.article)
    if reached.day and end:
        return 0 <= (end - reached.day).days <= RECENT
    if reached.article.id == short.article.id:
        return True
    first, second = page_date(reached.article), page_date(short.article)
    return first is not None and second is not None and first <= second and near_pages(reached.article, short.article)
