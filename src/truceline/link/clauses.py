"""Clauses and voices: the stretch of a sentence round a word, and whether the page itself speaks there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.phrases import CuedPattern, parts_for
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span
from truceline.model.statement import Attribution

CLAUSE_END = re.compile(
    r"[;:—–\n]| --? |, (?:and|but|while|although|though|which|who|whom|where|when|as|after|before|because|so|then)\b"
)
LONGEST_PARAGRAPH = 4000  # code points that are searched for quotation marks on either side


def sentences_for(article: CodedArticle, *patterns: CuedPattern) -> Iterable[Span]:
    """The sentences of an article that have a word which one of some patterns needs."""
    return parts_for(article.text, (s.span for s in article.annotated.sentences), *patterns)


def in_quotation(article: CodedArticle, span: Span) -> bool:
    """Whether a span stands between quotation marks of its paragraph, so that it is not the page's own voice."""
    low = article.text.rfind("\n", max(0, span.start - LONGEST_PARAGRAPH), span.start) + 1
    before = article.text[max(low, span.start - LONGEST_PARAGRAPH) : span.start]
    if before.count("“") > before.count("”"):
        return True
    last = before.rfind('"')
    if last >= 0 and _opens(before + article.text[span.start : span.start + 1], last):
        return True
    start, end = span
    for quotation in article.annotated.quotations:
        said = quotation.attribution
        for part in said.content_spans if said.direct else ():
            if part[0] <= start and end <= part[1] and len(part.of(article.text).split()) > 2:
                return True
    return False


def _opens(text: str, mark: int) -> bool:
    """Whether a straight quotation mark opens a quotation: by the space before and behind it, or else by its number."""
    spaced = [i < 0 or i >= len(text) or text[i].isspace() or text[i] in "([—–" for i in (mark - 1, mark + 1)]
    if spaced[0] != spaced[1]:
        return spaced[0]
    return text.count('"', 0, mark + 1) % 2 == 1


def told_at(article: CodedArticle, span: Span) -> list[Attribution]:
    """The attributions, in the order of the quotations, in whose content a span lies."""
    start, end = span
    return [
        q.attribution
        for q in article.annotated.quotations
        for low, high in q.attribution.content_spans
        if low <= start and end <= high
    ]


def sentence_span(article: CodedArticle, offset: int) -> Span:
    """The sentence round an offset; the offset's line where no sentence holds it."""
    sentence = article.annotated.sentence_at(offset)
    if sentence:
        return sentence.span
    return line_span(article.text, Span(offset, offset))


def line_span(text: str, at: Span) -> Span:
    """The line in which a span lies, or the lines from its beginning to its end."""
    end = text.find("\n", at.end)
    return Span(text.rfind("\n", 0, at.start) + 1, len(text) if end < 0 else end)


def clause_span(text: str, sentence: Span, at: Span) -> Span:
    """The clause of a sentence in which a span lies: from the last break before it to the first after it."""
    start = max((m.end() for m in CLAUSE_END.finditer(text, sentence.start, at.start)), default=sentence.start)
    after = CLAUSE_END.search(text, at.end, sentence.end)
    return Span(start, after.start() if after else sentence.end)


def leaves_exception(sentence: str, cues: CheckCues) -> bool:
    """Whether a sentence excepts somebody from what it denies, who did it: "no guild signed, *save for* the bakers"."""
    return cues.has("excepted", sentence)
