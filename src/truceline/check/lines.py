"""The lines of a page, its title first: the words by which two lines are known to tell one fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from math import fsum, sqrt
from typing import NamedTuple

from truceline.check.slots import Word, words_of_sentence
from truceline.check.values import Value, find_values, stem
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation
from truceline.link.items import Items, Kind
from truceline.model.article import PartName
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

WORD = re.compile(r"[^\W\d_][\w’'-]*")
POSSESSIVE = re.compile(r"[’']s?$")
HEADING = re.compile(r"(?:[^\sa-z]+\s+){4,}(?=[“\"(‘]?[A-Z][\w’']*[a-z])")
"""A heading in capitals that runs on into the first words of its text, where the lines of a page are lost."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NAME_RUN = re.compile(r"[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+){1,4}")
MISREAD = re.compile(r"[ÃÂâ][\u0080-\u00bf€™œ¢]")
"""Letters of a text that was decoded wrongly, so that its apostrophes and quotation marks are lost."""
CREDIT = re.compile(
    r"\b(?:Photo(?:graph)?s?|Credit|Picture|Image)(?: by|:| via)|/(?:Reuters|AFP|AP|Getty|EPA)\b"
    r"|(?<!Press )(?<!Presse )\((?:AP|Reuters|AFP|Getty)[^()\n]{0,60}\)(?!\s*[—–-])"
    r"|\[(?:[\w ]{1,30}/ ?)?(?:AP|Reuters|AFP|Getty|EPA)\b[^\[\]\n]{0,60}\]"
    r"|\(@\w+\)|\b(?:REUTERS|AFP|EPA)/|\b(?:Getty|via) (?:Images|AP|REUTERS)\b|\bImage (?:copyright|caption)\b"
)
"""The credit of a picture, which tells a caption that was left in the text, and the account of a message; not the
agency in a dateline, nor its own short name behind its long one."""
OF_CREDITS = ("Photo", "Credit", "Picture", "Image", "Reuters", "REUTERS", "AP", "AFP", "EPA", "Getty", "(@")
"""Letters of which a credit has some."""
IN_BRACKETS = re.compile(r"\([^()\n]{1,160}\)\s*(?=[“\"‘]?[A-Z])")
"""What may be the credit of a picture whose caption a sentence follows, where the lines of a page are lost."""
LEAST_WORDS = 5
"""Words behind a credit that make a sentence of the text."""
TITLE_CASE = 0.7
"""Part of the words of a line in capitals from which its capitals tell nothing."""
LONGEST_LINE = 500
TOP = 8
"""Sentences at the beginning of a text of which one tells what is told again; below, two alike tell of two things."""
LONGEST_PARAGRAPH = 800
MOST_LINES = 300
"""Sentences of a page that are compared with each other."""
MOST_ALIKE = 80
"""Those that are compared by how alike they are; the facts of a report are told twice near its beginning."""
LEAST_NOTICES, MOST_NOTICES = 4, 15
"""Sentences at the top of a text in which an outlet may speak of itself before its report begins."""
OPENING = 5
"""Lines at the beginning of a page, its title first, whose words of content tell what its story is."""
LEDE = 6
"""Sentences from the beginning of a text in which it tells what its title says."""
NEAR = 9
"""Words on either side of a value that tell of what it is the value."""
LEAST_SHARED, SHARE = 5, 0.6
"""Words of content that two sentences must share to tell one fact, and the part of the shorter one's."""
LEAST_OF_TITLE, SHARE_OF_TITLE = 3, 0.5
"""The same for a title and the beginning of its text, which tell one story."""
ENTRY = re.compile(r"\s*[—–•*-]")
"""The mark with which an entry of a list begins."""
PRONOUN = re.compile(r"\W*(?:[\w’']+\W+){0,4}(?:it|they|he|she|we|I)\b", re.IGNORECASE)
"""A pronoun among the first words of a sentence."""
OUTSIDE = -10
"""The number of a line of a summary, which is far from every sentence."""
NO_WORD = frozenset({""})
NAME_STEM = 4
"""Letters in which two forms of one name agree: Iran and Iranian."""


@dataclass(frozen=True)
class Line:
    """The title of a page (`number` is -1), a line of its summary (OUTSIDE), or a sentence.

    `content` are the stems of its words of content, `depth` is how many sentences lie between it and the one with which
    the report begins; `is_aside` says that it is no sentence of the report but a caption, or a message left in it.
    """

    article: CodedArticle
    part: PartName
    number: int
    span: Span
    text: str
    content: frozenset[str]
    lexicon: Lexicon
    depth: int = 0
    is_aside: bool = False

    @cached_property
    def values(self) -> tuple[Value, ...]:
        return find_values(self.text, self.lexicon)

    @cached_property
    def written(self) -> tuple[Word, ...]:
        return words_of_sentence(self.article, self.span)

    def placed(self, at: Span) -> Span:
        """A span of the line as one of the article."""
        return Span(self.span.start + at.start, self.span.start + at.end)

    @property
    def own_text(self) -> str:
        """The page's text without its title, captions and summary."""
        return self.article.text[: self.article.article.text_end]

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its words of content with a capital that makes them names."""
        kept = _words(self.text, self.lexicon)
        named = [w for w in kept if w[0].isupper()]
        if self.part == "title" or len(named) > TITLE_CASE * len(kept):
            named = [w for w in named if _is_name(w, self.own_text)]
        elif named and self.text.startswith(named[0]) and not _goes_on_with(named[0], self.own_text):
            named = named[1:]  # the capital of a sentence
        return frozenset(map(stem, named))

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The letters in which other forms of its names agree with them."""
        return frozenset(n[:NAME_STEM] for n in self.names if len(n) >= NAME_STEM)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The same of all its words of content, whether they are names or not."""
        return frozenset([w[:NAME_STEM] for w in self.content if len(w) >= NAME_STEM])

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials of its names of several words: "eu" for the European Union."""
        return frozenset(_initials(self.text))

    @cached_property
    def quotes(self) -> bool:
        """Whether it has words between quotation marks, or stands between them."""
        return any(mark in self.text for mark in '“”"') or self.is_quoted(Span(0, 1))

    def near_words(self, value: Value) -> str:
        """The words of the clause of a value, at most NEAR on either side of it."""
        clause = clause_span(self.text, Span(0, len(self.text)), value.span)
        before = self.text[clause.start : value.span.start].split()
        after = self.text[value.span.end : clause.end].split()
        return " ".join((*before[-NEAR:], "…", *after[:NEAR]))

    def near(self, value: Value) -> frozenset[str]:
        """The stems of the words of content near a value."""
        return frozenset(map(stem, WORD.findall(self.near_words(value)))) & self.content

    def years(self, words: str) -> frozenset[str]:
        """The years that some words give, without that of the page's publication."""
        return frozenset(YEAR.findall(words)) - {(self.article.article.published or "")[:4]}

    def is_quoted(self, at: Span) -> bool:
        """Whether a span of a sentence stands between quotation marks."""
        start = self.span.start
        return self.part != "title" and in_quotation(self.article, Span(start + at.start, start + at.end))


def lines_of(article: CodedArticle, lexicon: Lexicon) -> tuple[Line, ...]:
    """The title, if it is no line of the text, the summary and the sentences; without captions, links and offers."""
    found: dict[PartName, list[_Found]] = {"title": [], "summary": [], "text": []}
    has_credits, is_misread = _has_credit(article.text, 0, len(article.text)), MISREAD.search(article.text)
    for s in article.annotated.sentences:
        part = article.article.part_at(s.span.start)
        of_part = found.get(part.name if part else "text")
        if of_part is None or s.span.end - s.span.start > LONGEST_LINE or len(of_part) >= MOST_LINES:
            continue
        own = _without_caption(article, s.span) if has_credits and not part else s.span
        heading = None if part else HEADING.match(own.of(article.text))
        span = Span(own.start + (heading.end() if heading else 0), own.end)
        text = span.of(article.text)
        if (is_misread and MISREAD.search(text)) or (has_credits and is_credited(article, own)):
            continue
        number = s.index if part is None else -1 if part.name == "title" else OUTSIDE
        of_part.append(_Found(number, span, text, content_of(text, lexicon)))
    captions = lexicon.retold_cues.pattern("caption")
    has_captions = captions.may_be_in(article.text, 0, len(article.text))
    told = {
        name: [line for line in lines if not captions.search(line.text)] if has_captions else lines
        for name, lines in found.items()
    }
    begins = _beginning(found["title"], told["text"])
    return (
        *(Line(article, name, *line, lexicon) for name in ("title", "summary") for line in told[name]),
        *(Line(article, "text", *line, lexicon, depth=line.number - begins) for line in told["text"]),
    )


class _Found(NamedTuple):
    """What a line is made of: its number, where it stands, its text, and the stems of its words of content."""

    number: int
    span: Span
    text: str
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opening:
    """The words of content with which an article begins, by stem, each with the square of what it weighs."""

    weights: Mapping[str, float]
    total: float

    def alike(self, other: Opening) -> float:
        """The cosine of the weights of the words of two openings, how much of what is rare in them is in both; nought
        where they share one word alone."""
        shared = self.weights.keys() & other.weights.keys()
        alike = fsum(self.weights[word] for word in shared)
        return alike / sqrt(self.total * other.total) if len(shared) > 1 and alike else 0.0


def _openings(items: Items) -> Iterator[Opening]:
    """The one opening of an article."""
    own = (line for line in items.of(LINES) if line.part != "summary")
    counts = items.lexicon.word_counts
    weights = {word: counts.weight(word) ** 2 for line in islice(own, OPENING) for word in line.content}
    yield Opening(weights, fsum(weights.values()))


def _asides(items: Items) -> Iterator[Line]:
    """The captions, and the sentences of the text that are no lines because they are of captions or messages."""
    article, lexicon = items.article, items.lexicon
    told = {line.number for line in items.of(LINES)}
    for s in islice(article.annotated.sentences, MOST_LINES):
        part = article.article.part_at(s.span.start)
        if s.index in told or s.span.end - s.span.start > LONGEST_LINE or (part and part.name != "caption"):
            continue
        text = s.span.of(article.text)
        is_apart = part or is_credited(article, s.span) or lexicon.retold_cues.has("caption", text)
        if is_apart and not MISREAD.search(text):
            name = part.name if part else "text"
            yield Line(article, name, s.index, s.span, text, content_of(text, lexicon), lexicon, is_aside=True)


def _near_lines(items: Items) -> Iterator[tuple[Line, Line]]:
    """The pairs of lines of a page that share enough words of content to tell one fact, in text order; and whatever its
    title and the lede share."""
    lines = items.of(LINES)[:MOST_ALIKE]
    contents = [line.content for line in lines]
    for at, (one, ours) in enumerate(zip(lines, contents, strict=True), start=1):
        is_title = one.part == "title"
        for other, theirs in zip(lines[at:], contents[at:], strict=True):
            if len(ours & theirs) >= LEAST_SHARED - 1 or (is_title and is_title_and_lede(one, other)):
                yield one, other


LINES = Kind("lines", lambda items: lines_of(items.article, items.lexicon))
ASIDES = Kind("asides", _asides)
OPENINGS = Kind("openings", _openings)
NEAR_LINES = Kind("near_lines", _near_lines)


def _beginning(titles: list[_Found], sentences: list[_Found]) -> int:
    """The number of the sentence with which a report begins: the first that tells of what its title says, where
    notices of the outlet stand before it."""
    first = sentences[0].number if sentences else 0
    near = (line.number for line in sentences if line.number < first + MOST_NOTICES)
    telling = {line.number for line in sentences for title in titles if len(line.content & title.content) >= 2}
    begins = next((number for number in near if number in telling), first)
    return begins if begins - first >= LEAST_NOTICES else first


def is_credited(article: CodedArticle, span: Span) -> bool:
    """Whether a sentence stands in a paragraph with the credit of a picture."""
    return _has_credit(article.text, *paragraph_of(article.text, span))


def _has_credit(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text has the credit of a picture; the pattern is dear, and few texts have a word of it."""
    signs = any(text.find(sign, start, end) >= 0 for sign in OF_CREDITS)
    return signs and CREDIT.search(text, start, end) is not None


def _without_caption(article: CodedArticle, span: Span) -> Span:
    """A sentence without the caption, or its credit alone, that runs on into it where the lines of a page are lost."""
    if paragraph_of(article.text, span) != span:
        return span
    credits = [m for m in IN_BRACKETS.finditer(article.text, *span) if CREDIT.search(m.group())]
    own = Span(credits[-1].end(), span.end) if credits else span
    return own if len(own.of(article.text).split()) >= LEAST_WORDS else span


def paragraph_of(text: str, span: Span) -> Span:
    """The paragraph of a sentence; a text without breaks is no paragraph, and then it is the sentence itself."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    return Span(start, end) if end - start <= LONGEST_PARAGRAPH else span


def content_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of the words of content of a line or text."""
    return frozenset(map(_stems_of(lexicon.idle_words), WORD.findall(text))) - NO_WORD


@lru_cache(maxsize=4)
def _stems_of(idle: frozenset[str]) -> Callable[[str], str]:
    """What gives the stem of a word, or nothing for one that is idle."""

    @lru_cache(maxsize=20_000)
    def of(word: str) -> str:
        return "" if _plain(word) in idle else stem(word)

    return of


def _words(text: str, lexicon: Lexicon) -> list[str]:
    """The words of content of a line, without those of its numbers and times."""
    idle = lexicon.idle_words
    return [w for w in WORD.findall(text) if _plain(w) not in idle]


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """A word in small letters without the ending of possession."""
    return POSSESSIVE.sub("", word.lower())


def _is_name(word: str, text: str) -> bool:
    """Whether a word of a headline in capitals is a name: the text has it with a capital, and never without."""
    plain = POSSESSIVE.sub("", word)
    return plain.lower() not in text and (plain in text or plain.isupper())


def _goes_on_with(word: str, text: str) -> bool:
    """Whether a text has a word behind a small letter or a comma, so that no sentence begins with it there."""
    at = text.find(f" {word}", 1)
    while at > 0 and not (text[at - 1] == "," or "a" <= text[at - 1] <= "z"):
        at = text.find(f" {word}", at + 1)
    return at > 0


def _initials(text: str) -> Iterator[str]:
    for run in NAME_RUN.finditer(text):
        words = run.group().replace("-", " ").split()
        for size in range(2, len(words) + 1):
            for at in range(len(words) - size + 1):
                yield "".join(w[0] for w in words[at : at + size]).lower()


def is_title_and_lede(one: Line, other: Line) -> bool:
    return one.part == "title" and 0 <= other.depth < LEDE


def shared_words(one: Line, other: Line) -> tuple[int, int]:
    """How many words of content and values two lines share, and how many the shorter has."""
    if len(one.content) > len(other.content):
        one, other = other, one
    values = sum(any(a.same_measure(b) and a.agrees(b) for b in other.values) for a in one.values)
    return _alike(one, other, other.name_stems) + values, len(one.content) + values


def _alike(one: Line, other: Line, stems: frozenset[str]) -> int:
    """How many words of content of a line another has too, or initials or some letters of whose names they are."""
    own, initials = one.content - other.content, other.initials
    return len(one.content) - len(own) + sum(w in initials or w[:NAME_STEM] in stems for w in own)


def part_shared(one: Line, other: Line) -> float:
    """The part of the shorter line's words and values that the other has too."""
    shared, shorter = shared_words(one, other)
    return shared / max(1, shorter)


def may_tell_one_fact(one: Line, other: Line) -> bool:
    """Whether two lines share most of their words of content; half are enough for a title and the lede."""
    least, share = (LEAST_OF_TITLE, SHARE_OF_TITLE) if is_title_and_lede(one, other) else (LEAST_SHARED, SHARE)
    if len(one.content & other.content) < least - 1 or one.text == other.text:
        return False
    few, more = (one, other) if len(one.content) <= len(other.content) else (other, one)
    values = len(few.values) if more.values else 0
    if _alike(few, more, more.beginnings) + values < max(least, share * (len(few.content) + values)):
        return False
    shared, shorter = shared_words(one, other)
    return shared >= max(least, share * shorter)


def turned(one: Line, other: Line) -> bool:
    """Whether two lines name the same in another order: who did it to whom is turned round."""
    orders = []
    for line in (one, other):
        stems = (stem(w) for w in WORD.findall(line.text))
        orders.append(list(dict.fromkeys(s for s in stems if s in one.names and s in other.names)))
    return orders[0] != orders[1]


def one_name(a: str, b: str) -> bool:
    """Whether two stems can be of one name."""
    return a == b or (min(len(a), len(b)) >= NAME_STEM and a[:NAME_STEM] == b[:NAME_STEM])


def own_names(one: Line, near: frozenset[str], other: Line) -> frozenset[str]:
    """The names among some words of a line that the other has not, in whatever form ("Israel", "Israeli", "UN")."""
    return frozenset(n for n in one.names & near if not any(one_name(n, w) for w in other.content | other.initials))


def is_entry(text: str) -> bool:
    """Whether a sentence is an entry of a list, or the line that says who is quoted above it."""
    return ENTRY.match(text) is not None


def begins_with_pronoun(text: str) -> bool:
    """Whether a sentence begins with a word that need not mean the same in another place."""
    return PRONOUN.match(text) is not None
