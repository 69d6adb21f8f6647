"""Quotations: every attribution of an article, direct, mixed and indirect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from truceline.annotate.datelines import after_dateline
from truceline.annotate.quotations.headlines import headline_draft
from truceline.annotate.quotations.marks import Quoted, find_quoted, quoted_at, quoted_near
from truceline.annotate.quotations.phrases import Report
from truceline.annotate.quotations.speakers import BESIDE
from truceline.annotate.quotations.speech import Draft, attach_quoted, carry_on, merged
from truceline.annotate.quotations.syntax import find_reports
from truceline.annotate.quotations.turns import turn_drafts
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token, span_of
from truceline.model.spans import Span

# What stands before quoted words that begin a speech of their own.
LEADS = ":"


def draft_quotations(article: AnnotatedArticle, parses: Sequence[Parse | None], lexicon: Lexicon) -> tuple[Draft, ...]:
    """Find all attributions of an article, without actors yet."""
    text = article.text
    quoted = find_quoted(text)
    headline = headline_draft(article, lexicon)
    turns = turn_drafts(article, lexicon)
    drafts = turns or ([headline] if headline else [])
    for sentence, parse in zip(article.sentences, parses, strict=True):
        if parse is not None:
            for report in find_reports(parse, lexicon.reporting):
                draft = _draft(text, sentence, report, quoted, lexicon.reporting.speaks)
                if draft:
                    drafts.append(draft)
    by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
    for d in drafts:
        by_sentence[d.sentence.index].append(d)
    drafts = [_without_phrase(d, by_sentence[d.sentence.index]) for d in drafts]
    drafts = [_without_comment(text, d, by_sentence[d.sentence.index]) for d in drafts]
    drafts = attach_quoted(article, parses, lexicon.reporting, quoted, drafts)
    drafts = carry_on(article, parses, lexicon.reporting, drafts)
    return tuple(_spoken(_distinct(drafts)))


def _spoken(drafts: list[Draft]) -> list[Draft]:
    """Leave out thoughts, plans and wishes inside what somebody tells: only speech nests."""
    kept = []
    for i, d in enumerate(drafts):
        beside = drafts[max(0, i - BESIDE) : i + BESIDE]
        if d.speech or d.cue is None or not _is_held(d, d.cue, beside):
            kept.append(d)
    return kept


def _without_phrase(draft: Draft, beside: Sequence[Draft]) -> Draft:
    """A quotation without a closing "according to X" of its sentence, which holds it and is not told in it."""
    for other in beside:
        if other.cue is None or other.source is None or other is draft:
            continue
        last = draft.contents[-1]
        closes = last.contains(other.cue) and last.end <= other.source.end and last.start < other.contents[0].end
        if closes and other.contents[-1].end <= other.cue.start and other.source.start >= other.cue.end:
            return replace(draft, contents=(*draft.contents[:-1], Span(last.start, other.contents[-1].end)))
    return draft


def _without_comment(text: str, draft: Draft, beside: Sequence[Draft]) -> Draft:
    """A quotation without what its speaker says besides: "voiced hope that they would sign, *saying …*"."""
    last = draft.contents[-1]
    for other in beside:
        if other is draft or other.cue is None or other.source is None or other.source != draft.source:
            continue
        told = last.contains(other.cue) and other.contents[0].start >= other.cue.end
        closes = told and text[: other.cue.start].rstrip().endswith(",") and text[: other.cue.end].endswith("ing")
        if closes and draft.contents[0].start < other.cue.start:
            end = _rstrip(text, last.start, other.cue.start)
            return replace(draft, contents=(*draft.contents[:-1], Span(last.start, end)))
    return draft


def _is_held(draft: Draft, cue: Span, others: Sequence[Draft]) -> bool:
    """Whether the cue of a quotation lies in another."""
    return any(s.start <= cue.start and cue.end <= s.end for o in others if o is not draft for s in o.contents)


def _draft(
    text: str, sentence: Sentence, report: Report, quoted: tuple[Quoted, ...], speaks: frozenset[str]
) -> Draft | None:
    """Make spans of a report's words, whole where they lie in quotation marks."""
    source = span_of(report.source) if report.source else None
    spans = [span for tokens in report.contents for span in _runs(tokens, report)]
    if report.clause:
        spans = _clause_spans(text, sentence, report, source, spans, quoted)
    inside = quoted_at(quoted, report.cue.start)
    if inside is not None and not _reports_inside(report, speaks):
        return None
    if inside is None:
        spans = [_grown(s, quoted, report.cue, source) for s in spans]
    contents = merged(text, spans)
    if not contents:
        return None
    speech = report.role != "says" or (report.clause and report.head.lemma in speaks)
    return Draft(source, report.cue, contents, report.role, sentence, report.clause, speech)


def _reports_inside(report: Report, speaks: frozenset[str]) -> bool:
    """Whether words inside quotation marks report another's words: "Kyiv told us …", not "I think", "we want"."""
    named = any(t.pos in ("PROPN", "NOUN") for t in report.source)
    return named and report.clause and report.head.lemma in speaks and report.head.tag != "VB"


def _runs(tokens: tuple[Token, ...], report: Report) -> list[Span]:
    """The spans of some words, parted where the cue or its source stands between them."""
    apart = {t.index for t in report.source} | {report.head.index}
    if tokens and apart.isdisjoint(range(tokens[0].index, tokens[-1].index + 1)):
        return [span_of(tokens)]
    spans: list[Span] = []
    run: list[Token] = []
    for token in tokens:
        skipped = range(run[-1].index + 1, token.index) if run else range(0)
        if skipped and not apart.isdisjoint(skipped):
            spans.append(span_of(run))
            run = []
        if token.index not in apart:
            run.append(token)
    if run:
        spans.append(span_of(run))
    return spans


def _clause_spans(
    text: str, sentence: Sentence, report: Report, source: Span | None, spans: list[Span], quoted: tuple[Quoted, ...]
) -> list[Span]:
    """The content of a clause of speech: all of the sentence before its source and cue, where these end it."""
    frame = Span(
        min(report.cue.start, source.start if source else report.cue.start),
        max(report.cue.end, source.end if source else 0),
    )
    left = [s for s in spans if s.start < frame.start]
    if report.contents and (not left or report.head.dep in ("relcl", "acl", "advcl", "ccomp")):
        return spans
    if not report.contents:
        return _around(text, sentence, frame)
    start = _speech_start(text, after_dateline(text, sentence.span), frame.start, quoted)
    return [Span(start, _rstrip(text, start, frame.start)), *[s for s in spans if s.start >= frame.end]]


def _speech_start(text: str, start: int, end: int, quoted: tuple[Quoted, ...]) -> int:
    """Where the speech before a cue begins: after a lead-in, where the words right before the cue are quoted."""
    for q in quoted_near(quoted, Span(start, end)):
        lead = text[start : q.span.start].rstrip()
        if lead and lead[-1] in LEADS and not text[q.span.end : end].strip(" ,"):
            return q.span.start
    return start


def _around(text: str, sentence: Sentence, frame: Span) -> list[Span]:
    """The sentence around a phrase such as "according to X"."""
    opening = min(after_dateline(text, sentence.span), frame.start)
    before = Span(opening, _rstrip(text, opening, frame.start))
    start = frame.end
    while start < sentence.span.end and text[start] in " ,;:—–-\xa0":
        start += 1
    after = Span(start, _rstrip(text, start, sentence.span.end))
    words_before, words_after = len(text[before.start : before.end].split()), len(text[after.start : after.end].split())
    if (
        words_before >= 2
        and words_after >= 2
        and text[before.end : before.end + 1] == text[frame.end : frame.end + 1] == ","
    ):
        return [before, after]
    if words_before >= 2:
        return [before]
    return [after] if words_after >= 2 else []


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:.—–-\xa0\t":
        end -= 1
    return end


def _grown(span: Span, quoted: tuple[Quoted, ...], cue: Span, source: Span | None) -> Span:
    """A content span, grown to the whole of the quoted runs that it cuts."""
    start, end = span
    for q in quoted_near(quoted, span):
        holds = q.span.start <= cue.start < q.span.end or (source is not None and q.span.contains(source))
        if q.span.overlaps(span) and not holds:
            start, end = min(start, q.span.start), max(end, q.span.end)
    return Span(start, end)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Each content once, in text order."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for d in sorted(drafts, key=lambda d: (d.contents[0].start, -d.contents[-1].end, d.cue or Span(0, 0))):
        kept.setdefault(d.contents, d)
    return list(kept.values())


def direct_speech(drafts: Iterable[Draft], article: AnnotatedArticle) -> tuple[tuple[Span, Span], ...]:
    """The words in quotation marks of each quotation with the span of its source."""
    quoted = find_quoted(article.text)
    return tuple(
        (q.inner, d.source)
        for d in drafts
        if d.source
        for s in d.contents
        for q in quoted_near(quoted, s)
        if s.contains(q.inner) and not q.span.overlaps(d.source)
    )
