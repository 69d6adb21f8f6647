"""The names of a page as they are spelled, and the pairs of them that are near."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from truceline.check.slips import FEWER, Slip, slip_between
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import CARDINALS
from truceline.model.spans import Span

NAME = re.compile(
    r"[A-Z](?<![\w’'.@#/-].)[^\W\d_]{3,24}"
    r"(?![\w@-]|/(?![A-Z])|\.\w|[’'][A-Z]|(?:[’']s)?[^\w\n]{0,4}[\[(]sic\b)"
)
"""A word that may be a name, and that the page does not mark as written so by somebody else."""
JOINED = re.compile(
    r"(?P<first>[A-Zae](?<![\w’'.@#/-].)(?:(?<=[AaEe])l|(?<=[A-Z])[^\W\d_]{1,14}))-(?P<second>[A-Z][^\W\d_]{2,16}|[a-z]{2,8})"
    r"(?![\w@’-]|\.\w|[^\w\n]{0,4}[\[(]sic\b)(?!'[A-Z])"
)
"""Two words joined by a hyphen that may be one name: a surname of two, a given name of two, a name with its article."""
ARTICLES = frozenset({"al", "el"})
BEFORE = re.compile(r"(?P<word>[A-Z][\w’'-]*\.?) $")
AFTER = re.compile(r" (?P<word>[A-Z][\w-]*)")
ADVERB = re.compile(r"(?:\A|[.!?][\"”’']? |\n)\w+ly$")
"""An adverb that has its capital from its place at the head of a sentence."""
INSIDE = re.compile(r"(?:(?<![\w’'-])[a-z][\w’'-]*[”’\"']?|[,\d][”’\"']?|(?<!\w)(?P<address>[A-Za-z][a-z]{0,3})\.) \Z")
"""What stands before a word that has its capital from no head of a sentence and no title; "Mr." may."""
RUN_ON = re.compile(r"[a-z]{3}[A-Z]")
"""A name that another word runs into, where the lines of a page are lost."""
OF_ADDRESS = frozenset("@#/_")
"""What stands right beside a word in an address of the web or a handle."""
MARKS = frozenset("“”‘’\"'")
LONGEST_BEFORE = 30
MOST_NAMES = 500
"""Words of a page that are compared with each other; a page with more is no report."""
MOST_LOOKS = 50
"""Places that are looked at for a word in small letters; one that is longer words in all of them is none."""
MOST_OWN_LETTERS = 2
"""Letters that only one of two words has, for each letter in which they differ."""
SELDOM = 5
"""How often the wrong one of two spellings stands in a page at the most."""
FIXED_END = 2
"""Letters at the end of a known name that make another word of it ("Kansans")."""


@dataclass(frozen=True, slots=True)
class Written:
    """A word with a capital where it stands: the words with a capital right before and behind it that may be of its
    name, empty where there are none; `inside` a sentence, among words in small letters."""

    span: Span
    before: str
    after: str
    inside: bool

    @property
    def with_word_before(self) -> Span:
        return Span(self.span.start - len(self.before) - 1, self.span.end)

    @property
    def with_word_behind(self) -> Span:
        return Span(self.span.start, self.span.end + len(self.after) + 1)


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling, and where it stands."""

    word: str
    places: Sequence[Written]
    lexicon: Lexicon

    @property
    def is_known(self) -> bool:
        """Whether it is a name of its own: of a person, a state, a group or a place."""
        actors = self.lexicon.actors
        known = actors.is_first_name(self.word) or actors.surnamed(self.word) or actors.written(self.word)
        return bool(known or self.is_place)

    @property
    def is_place(self) -> bool:
        return bool(self.lexicon.places.written(self.word))

    @property
    def is_word(self) -> bool:
        """Whether it is a word that pages write with a capital."""
        return self.word in self.lexicon.slip_words.words

    @property
    def is_right(self) -> bool:
        """Whether it is right as it stands: a name of its own, or a word."""
        word = self.word.lower()
        is_word = self.is_word or word in self.lexicon.slip_words.right or word in self.lexicon.descriptions.openers
        return is_word or self.is_known

    @property
    def is_of_people(self) -> bool:
        """Whether many people have it as their surname or first name."""
        return self.lexicon.slip_words.is_of_people(self.word)

    @property
    def is_name(self) -> bool:
        """Whether it has its capital, in one place at least, from no head of a sentence and no title."""
        return any(place.before or place.inside for place in self.places)

    def is_form_of(self, known: str) -> bool:
        """Whether it can be another word that is made of a known name, as its adjective or its people ("Kansans")."""
        shorter = len(self.word) < len(known) and self.word[-1] == known[-1]
        return not shorter and self.word[-FIXED_END:] != known[-FIXED_END:]


def is_first_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the first name of somebody who is known, or of many people."""
    known = word in lexicon.descriptions.given_names or lexicon.actors.is_first_name(word)
    return known or lexicon.slip_words.is_first_name(word)


def capitals_of(text: str) -> Mapping[str, list[Span]]:
    """The words with a capital of a page that may be names, and where each stands."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for m in NAME.finditer(text):
        found[m.group()].append(Span(*m.span()))
    return found


def joined_of(text: str, lexicon: Lexicon) -> Mapping[str, list[Span]]:
    """The names of a page that are joined of two by a hyphen ("Ould-Ahmed", "Ki-moon", "al-Burhan"), and where each
    stands; not what is joined of other words ("Israeli-Palestinian", "Kurdish-led", "Trump-backed")."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for m in JOINED.finditer(text):
        if m["second"][0].isupper() or m["first"].lower() not in ARTICLES:
            found[m.group()].append(Span(*m.span()))
    return {name: spans for name, spans in found.items() if _is_joined_name(name, text, lexicon)}


def _is_joined_name(name: str, text: str, lexicon: Lexicon) -> bool:
    first, second = name.split("-")
    if second[0].islower():
        return not (_is_other_word(first, text, lexicon) or lexicon.actors.surnamed(first))
    own = [second] if first.lower() in ARTICLES else [first, second]
    return not any(_is_other_word(part, text, lexicon) for part in own)


def _is_other_word(part: str, text: str, lexicon: Lexicon) -> bool:
    """Whether one of two joined words is a word, a number, a place, a people or a group."""
    word, slip_words = part.lower(), lexicon.slip_words
    named = lexicon.actors.written(part) or lexicon.places.written(part) or part in lexicon.peoples
    is_word = part in slip_words.words or word in slip_words.prefixes or word in slip_words.right or word in CARDINALS
    return bool(named or is_word or part.isupper() or is_common(part, text))


def near_names(names: Mapping[str, Sequence[Span]], lexicon: Lexicon) -> Iterator[tuple[str, str, Slip]]:
    """The pairs of words that can be one name with a slip of the pen, and the slip, in text order."""
    words = lexicon.slip_words
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in islice(names, MOST_NAMES):
        if not name.isupper() and not RUN_ON.search(name):
            alike[name[0]].append(name)
    for group in alike.values():
        told = [(name, len(name), len(names[name]) <= SELDOM, frozenset(name.lower())) for name in group]
        for (one, size, seldom, ours), (other, other_size, other_seldom, theirs) in combinations(told, 2):
            if not -2 <= size - other_size <= 2 or not (seldom or other_seldom):
                continue
            most = 2 if size >= FEWER <= other_size else 1
            if len(ours ^ theirs) > MOST_OWN_LETTERS * most:
                continue
            if one.isascii() != other.isascii() and (one.startswith(other) or other.startswith(one)):
                continue  # letters behind one that were decoded wrongly
            transcribed = not (_is_latin(one, lexicon) or _is_latin(other, lexicon))
            if slip := slip_between(one, other, words, transcribed=transcribed):
                yield one, other, slip


def _is_latin(word: str, lexicon: Lexicon) -> bool:
    """Whether no other script is behind a word: it is one that has a capital and is no name, or a surname of countries
    that write in Latin letters."""
    words, bearers = lexicon.slip_words, lexicon.actors.surnamed(word)
    if bearers:
        return not any(bearer.actor.country in words.other_scripts for bearer in bearers)
    return word in words.words or word.lower() in words.surnames


def written_in(text: str, word: str, spans: Sequence[Span], lexicon: Lexicon) -> Name:
    """A word as a text writes it, without the places where it is an adverb, or in quotation marks by itself."""
    found = []
    for span in spans:
        start = max(0, span.start - LONGEST_BEFORE)
        if not ADVERB.search(text, start, span.end) and not _is_quoted(text, span):
            before, after = BEFORE.search(text, start, span.start), AFTER.match(text, span.end)
            named = before is not None and _is_of_name(before["word"], text, lexicon)
            inside = _is_inside(text[start : span.start], lexicon)
            words = before["word"] if before and named else "", after["word"] if after else ""
            found.append(Written(span, *words, inside))
    return Name(word, found, lexicon)


def is_common(name: str, text: str) -> bool:
    """Whether a page writes a name as a word in small letters too, in no address or handle."""
    word, at = name.lower(), -1
    for _ in range(MOST_LOOKS):
        at = text.find(word, at + 1)
        if at < 0:
            return False
        before, after = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        if not any(c.isalnum() or c in OF_ADDRESS for c in before + after):
            return True
    return False


def _is_of_name(before: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital before a name can be part of it: no office, "Mr." or head of a sentence."""
    word = before.rstrip(".")
    if word in lexicon.slip_words.address or (before != word and len(word) > 2) or f" {word.lower()} " in text:
        return False
    return word.lower() not in lexicon.descriptions.openers and not lexicon.titles.office(word.lower())


def _is_quoted(text: str, span: Span) -> bool:
    return text[max(0, span.start - 1) : span.start] in MARKS and text[span.end : span.end + 1] in MARKS


def _is_inside(before: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a word is of its sentence and in small letters, or "Mr."."""
    found = INSIDE.search(before)
    return found is not None and (not found["address"] or found["address"] in lexicon.slip_words.address)
