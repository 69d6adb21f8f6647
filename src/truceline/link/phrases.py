"""The words of a clause and its noun phrases, as far as they can be cut out without a parse.

Names that no lexicon knows are compared as written; words that name a known party stand for its side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from truceline.lexicon.check_cues import CheckCues
from truceline.link.reports import side_of
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

WORD = re.compile(r"[\w’'.-]*\w|[,;:()]")
PAUSES = frozenset(",;:()")
TIME_LEADS = frozenset(
    {"on", "in", "at", "by", "since", "from", "until", "late", "early", "of", "during", "last", "as"}
)


class Word(NamedTuple):
    """A word of a clause. `key` is what it is compared by: the side of the party that it names, else its stem."""

    span: Span
    text: str
    lower: str
    key: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the keys of its content words, which of them are names, and its head (None where there is none).

    `span` covers its words.
    """

    keys: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    head: str | None = None
    span: Span | None = None

    def __bool__(self) -> bool:
        return self.head is not None

    def fits(self, other: Phrase) -> bool:
        """Whether two phrases can mean one thing: one head, and no word of one that the other does not have beside
        words of its own. Two empty phrases fit, an empty and a full one do not."""
        if not self or not other:
            return not self and not other
        return self.head == other.head and (self.keys <= other.keys or other.keys <= self.keys)


def words_of(article: CodedArticle, where: Span, cues: CheckCues) -> list[Word]:
    """The words and pauses of a stretch of one sentence, without its times."""
    text = article.text
    sides = _sides(article, where)
    times = [t.span for t in article.annotated.times_in(where) if t.type in ("DATE", "TIME")]
    words: list[Word] = []
    for match in WORD.finditer(text, *where):
        span, written = Span(*match.span()), match.group()
        if times and _at(span, times):
            while words and words[-1].lower in TIME_LEADS:
                words.pop()
            continue
        meeting = _at(span, sides) if sides else None
        if meeting is not None:
            words.append(Word(span, written, written.lower(), sides[meeting] or stem_of(written), True))
        else:
            named = written[0].isupper() and _is_name(article, span, cues)
            words.append(Word(span, written, written.lower(), stem_of(written), named))
    return words


def _at(word: Span, spans: Iterable[Span]) -> Span | None:
    """The first of some spans that a word meets; a loop, as it is asked of every word."""
    start, end = word
    for span in spans:
        if span[0] < end and start < span[1]:
            return span
    return None


def _sides(article: CodedArticle, where: Span) -> dict[Span, str]:
    """The sides that mentions name, by their spans; of several actors of one mention the first."""
    named = article.annotated.named_in(where)
    if not named:
        return {}
    actors = {a.id: a for a in article.annotated.actors}
    places = {p.id: p for p in article.annotated.places}
    found: dict[Span, str] = {}
    for m in named:
        if m.of in actors:
            actor = actors[m.of]
            found.setdefault(m.span, actor.id if actor.kind in ("person", "organisation") else side_of(actor))
        elif m.of in places:
            found.setdefault(m.span, m.of)
    return found


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """A word without its ending of plural or possession, in small letters."""
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and len(plain) > 3 else plain


def _is_name(article: CodedArticle, span: Span, cues: CheckCues) -> bool:
    """Whether a word with a capital that no lexicon knows is a name. At the head of a sentence any word has one."""
    text = article.text
    if text[span.start : span.end].lower() in cues.words("determiners"):
        return False
    sentence = article.annotated.sentence_at(span.start)
    opens = sentence is None or not text[sentence.span.start : span.start].strip(" “\"'‘\n")
    return not opens or text[span.end : span.end + 2] in ("'s", "’s")


def phrase_of(words: Sequence[Word], cues: CheckCues) -> Phrase:
    """The first noun phrase of some words: what stands before its first preposition, auxiliary or clause."""
    own: list[Word] = []
    for i, word in enumerate(words):
        if word.text in PAUSES and own:
            if word.text == "," and own[-1].is_name and i + 1 < len(words) and words[i + 1].is_name:
                continue  # a list of names goes on
            break
        ends = word.lower in cues.words("prepositions", "auxiliaries", "clause_starts")
        if ends and own:
            break
        if not ends:
            own.append(word)
    light = cues.words("determiners", "adverbs")
    content = [w for w in own if w.lower not in light and w.text not in PAUSES]
    if not content:
        return Phrase()
    return Phrase(
        keys=frozenset(w.key for w in content),
        names=frozenset(w.key for w in content if w.is_name),
        head=content[-1].key,
        span=Span(content[0].span.start, content[-1].span.end),
    )


def last_phrase(words: Sequence[Word], cues: CheckCues) -> Phrase:
    """The noun phrase with which some words end: from their last determiner on, or the names at their end."""
    start = len(words)
    while start and words[start - 1].is_name:
        start -= 1
    if start == len(words):
        ends = cues.words("prepositions", "auxiliaries", "clause_starts") | PAUSES
        while start and words[start - 1].lower not in ends:
            start -= 1
            if words[start].lower in cues.words("determiners"):
                return phrase_of(words[start:], cues)
        return Phrase()
    return phrase_of(words[start:], cues)


def tails_of(words: Sequence[Word], cues: CheckCues) -> tuple[tuple[str, Phrase], ...]:
    """The prepositions of some words, each with the noun phrase after it."""
    prepositions = cues.words("prepositions")
    places = [i for i, w in enumerate(words) if w.lower in prepositions]
    found = []
    for i, after in zip(places, [*places, len(words)][1:], strict=True):
        stop = next((j for j in range(i + 1, after) if words[j].text in PAUSES), after)
        found.append((words[i].lower, phrase_of(words[i + 1 : stop], cues)))
    return tuple(found)
