"""Article → sentences, by rule: a stop ends a sentence unless the words beside it say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.time_words import Abbreviations
from truceline.model.parse import Sentence
from truceline.model.spans import Span

MAX_SENTENCE = 2000
"""Longest sentence in code points, so that no later step is choked; some three hundred words."""

PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
STOP = re.compile(r"([.!?]{1,10}|…)([\"'”’»)\]]{0,4})(?=[ \t\xa0\u2002-\u200a\u202f\u3000])")
LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[/—–]{1,24}\Z")
NEXT_WORD = re.compile(r"[\s\"'“‘«(\[—–-]{0,8}([\w’']{0,40})")
NAME_THEN_WORD = re.compile(r"\s{1,4}(?:[A-Z][\w.’'-]{0,40} ){1,4}([a-z]{2,20})")

CAPITALS = re.compile(r"(?<!\S)[^\sa-z]{1,40}(?:[ \t\xa0]{1,3}[^\sa-z]{1,40}){3,60}(?!\S)")
"""Words without small letters in a row: a link's heading where lines were lost, or a run of figures."""
LOUD = re.compile(r"[A-Z]{2}")
LOUD_WORDS = 4
"""Words of two capital letters and more that make a row of them a heading (of 526 in news pages the shortest)."""
LOUD_RUN = re.compile(f"[^a-z]{{{3 * LOUD_WORDS - 1}}}")
"""As many words of two letters and the blanks between them, as every such heading has."""
QUOTES = "\"“‘«'"


Cut = Callable[[str, int, int, Abbreviations], Iterator[Span]]
"""How a run of a text is cut: with or without a look for what may stand in one line with a sentence."""


def split_sentences(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Split a text into sentences that lie inside one paragraph each, in order, stripped and never empty."""
    found: list[Sentence] = []
    abbreviations = lexicon.abbreviations
    glued = any(words in text for words in (*abbreviations.glued, *abbreviations.credits))
    glued = glued and _glue(abbreviations).search(text) is not None
    paragraph = 0
    for match in PARAGRAPH.finditer(text):
        before = len(found)
        start, end = match.span()
        cut = _unglued if glued or LOUD_RUN.search(text, start, end) else _cut
        for span in _paragraph_spans(text, start, end, abbreviations, cut):
            found.append(Sentence(index=len(found), span=span, paragraph=paragraph))
        paragraph += len(found) > before
    return tuple(found)


def _paragraph_spans(text: str, start: int, end: int, abbreviations: Abbreviations, cut: Cut) -> Iterator[Span]:
    """Find the sentences of a paragraph, each cut from what is not of it."""
    if head := _heads(abbreviations).match(text, start, end):
        yield from _cut(text, start, head.end(), abbreviations)
        start = head.end()
    for stop in STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, end, abbreviations):
            yield from cut(text, start, stop.end(), abbreviations)
            start = stop.end()
    yield from cut(text, start, end, abbreviations)


def _unglued(text: str, start: int, end: int, abbreviations: Abbreviations) -> Iterator[Span]:
    """Cut a sentence from what stands in one line with it: a heading in capitals, a site's own words, a caption."""
    edges = set(_headings(text, start, end))
    for match in _glue(abbreviations).finditer(text, start, end):
        edges |= {match.end()} if match["credit"] else {match.start(), match.end()}
    for edge in sorted(edges):
        yield from _cut(text, start, edge, abbreviations)
        start = edge
    yield from _cut(text, start, end, abbreviations)


@lru_cache(maxsize=4)
def _glue(abbreviations: Abbreviations) -> re.Pattern[str]:
    """A site's own words, or a photographer's credit before a word that begins a sentence."""
    own, named = ("|".join(map(re.escape, words)) for words in (abbreviations.glued, abbreviations.credits))
    credit = rf"\([^()\n]{{0,80}}(?:{named})[^()\n]{{0,60}}\)(?=\s{{1,3}}[\"“‘«(]?[A-Z])"
    return re.compile(rf"(?P<credit>{credit})|{own}")


@lru_cache(maxsize=4)
def _heads(abbreviations: Abbreviations) -> re.Pattern[str]:
    """The heading of a box or a player, before a word that begins a sentence."""
    named = "|".join(map(re.escape, sorted(abbreviations.heads, key=len, reverse=True)))
    return re.compile(
        rf"\s{{0,8}}(?:{named}):?(?=\s{{1,3}}(?:[\"“'‘(]?[A-Z](?:[a-z’']|\.|\s)|[\"“]?\d|[A-Z]{{2,6}}\s[a-z]))"
    )


def _headings(text: str, start: int, end: int) -> Iterator[int]:
    """Where headings in capitals begin and end; not what somebody shouts in quotes."""
    for match in CAPITALS.finditer(text, start, end):
        words = match.group().split()
        while words and len(words[-1].strip(QUOTES)) < 2:
            words.pop()  # the "A" or "I" of the next sentence
        if words and words[0][0] not in QUOTES and _are_loud(words):
            yield match.start()
            yield text.rindex(words[-1], match.start(), match.end()) + len(words[-1])


def is_heading(written: str) -> bool:
    """Whether all of a sentence is in capitals, as links and headings are."""
    return CAPITALS.fullmatch(written) is not None and _are_loud(written.split())


def _are_loud(words: list[str]) -> bool:
    return sum(LOUD.search(word) is not None for word in words) >= LOUD_WORDS


def _cut(text: str, start: int, end: int, _: Abbreviations) -> Iterator[Span]:
    """Strip a run and cut it where it is too long, at a blank if there is one."""
    while True:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end - start <= MAX_SENTENCE:
            break
        blank = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        middle = blank if blank > start else start + MAX_SENTENCE
        yield Span(start, start + len(text[start:middle].rstrip()))
        start = middle
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, stop: re.Match[str], end: int, abbreviations: Abbreviations) -> bool:
    mark, closing = stop.group(1), stop.group(2)
    follows = NEXT_WORD.match(text, stop.end(), end)
    word = follows.group(1) if follows else ""
    if word[:1].islower():
        return False
    if mark == "!" and not closing and _is_named_so(text, stop.start(), word, abbreviations):
        return False
    if mark[-1] in "!?":
        return not (closing and _goes_on_reporting(text, stop.end(), end, abbreviations))
    if mark == "." and not closing:
        return _full_stop_ends(text, stop.start(), word, abbreviations)
    if len(mark) > 1 or mark == "…":
        return word in abbreviations.starters
    return True


def _is_named_so(text: str, at: int, word: str, abbreviations: Abbreviations) -> bool:
    """Whether an exclamation mark belongs to a name: "Yahoo! News"."""
    match = LAST_WORD.search(text, max(0, at - 24), at)
    return match is not None and match.group() in abbreviations.exclaiming and word not in abbreviations.starters


def _goes_on_reporting(text: str, at: int, end: int, abbreviations: Abbreviations) -> bool:
    """Whether a name and a word of speaking follow: `"Is this peace?" Kofi Annan asked.`"""
    match = NAME_THEN_WORD.match(text, at, end)
    return match is not None and match.group(1) in abbreviations.reporting


def _full_stop_ends(text: str, at: int, word: str, abbreviations: Abbreviations) -> bool:
    match = LAST_WORD.search(text, max(0, at - 24), at)
    if match is None:
        return True
    last = match.group()
    folded = last.lower() if last[0].isupper() or "." in last else last
    if folded in abbreviations.before_name:
        return False
    if folded in abbreviations.before_number and last[0].isupper():
        return not word[:1].isdigit()
    initial = len(last) == 1 and last.isupper()
    dotted = len(last) <= 8 and "." in last and last.replace(".", "").isalpha() and len(last) == 2 * last.count(".") + 1
    if initial or dotted or folded in abbreviations.may_end:
        return word in abbreviations.starters
    return True
