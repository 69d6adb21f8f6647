"""Names that everybody knows, written with a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from truceline.check.slips import Slip, slip_between
from truceline.check.spellings import Name, Written, is_common, written_in
from truceline.lexicon.known_names import LEAST_LETTERS, LEAST_OF_WORDS
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

RECENT = 4096
"""Words whose near names are kept: more than the words with a capital of a few hundred pages."""
SELDOM = 2
"""How often a slip of another word may stand in a page; what a page writes more often is a name of its own."""
SURNAME = 6
"""Letters of a surname of which the last may be wrong behind the first name of its only bearer."""
VOWELS = re.compile(r"[aeiouy]+")
UMLAUT = re.compile(r"(?<=[aou])e|(?<=a)a")
"""The second of two letters that stand for one with an accent ("Thorbjoern")."""
WORD = 7
"""Letters of a word by itself in which one more or less is a slip; in shorter ones only letters that changed places."""
ENGLISH = " the "
"""What a page in English has, however short."""
LONG = 10
"""Letters of a name that stands by itself, of which a slip makes no other name ("Kerala" is not Kerbala)."""
PARTICLE = re.compile(r"\b(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|al|el|bin|ben|ibn) $")
"""What stands before a surname, which is then not the name of a place."""


@dataclass(frozen=True, slots=True)
class Misspelled:
    """A name with a slip where it stands, and the name or word as everybody writes it."""

    span: Span
    right: str


def misspelled(article: CodedArticle, spans: Mapping[str, Sequence[Span]], lexicon: Lexicon) -> Iterator[Misspelled]:
    """The words with a capital of a page that differ by a slip from a name or word that everybody knows: from the first
    name or surname of somebody beside the other one, or, in a long word, from a name that stands by itself."""
    names = lexicon.known_names
    if ENGLISH not in article.text:
        return
    for word, places in spans.items():
        if len(word) < LEAST_LETTERS or len(places) > SELDOM or word in names.right or not word.istitle():
            continue
        near = _near(word, lexicon)
        if near and not is_common(word, article.text):
            found = (_found(article, word, right, slip, places, lexicon) for right, slip in near)
            yield from islice(filter(None, found), 1)


@lru_cache(maxsize=RECENT)
def _near(word: str, lexicon: Lexicon) -> tuple[tuple[str, Slip], ...]:
    """The known names and words from which a word differs by a slip of one letter."""
    names, words = lexicon.known_names, lexicon.slip_words
    pairs = ((n, slip_between(n, word, words, transcribed=not names.words.get(n))) for n in names.near(word))
    return tuple((name, slip) for name, slip in pairs if slip and slip.letters == 1)


def _found(
    article: CodedArticle, word: str, right: str, slip: Slip, spans: Sequence[Span], lexicon: Lexicon
) -> Misspelled | None:
    """A word as a slip of a known one; None where it can be right."""
    name = written_in(article.text, word, spans, lexicon)
    own = [place for place in name.places if not in_quotation(article, place.span)]
    if not own:
        return None
    known = lexicon.known_names
    if any((place.before, word) in known.pairs or (word, place.after) in known.pairs for place in own):
        return None
    for place in own:
        for pair, span in (
            ((place.before, right), place.with_word_before),
            ((right, place.after), place.with_word_behind),
        ):
            if pair in known.pairs and _is_of_bearer(name, pair, right, slip, place, article.text):
                return Misspelled(span, " ".join(pair))
    if right in known.words and _stands_for_it(name, right, slip, article.text):
        return Misspelled(own[0].span, right)
    return None


def _is_of_bearer(name: Name, pair: tuple[str, str], right: str, slip: Slip, place: Written, text: str) -> bool:
    """Whether a word beside the other name of somebody is theirs with a slip, and no name of another person."""
    words, known = name.lexicon.slip_words, name.lexicon.known_names
    latin = known.pairs[pair]
    if not latin and _may_be_transcribed(name.word, right) and not words.is_of_people(right):
        return False
    if UMLAUT.sub("", name.word) == UMLAUT.sub("", right):
        return False
    if name.is_of_people or name.is_known:
        return words.sound_alike(name.word, right) and (not words.is_of_people(pair[1]) or _titled(place, text, name))
    return slip.sure or (latin and len(right) >= SURNAME and not words.is_of_people(right))


def _titled(place: Written, text: str, name: Name) -> bool:
    """Whether an office or its short form stands before a name."""
    before = text[: place.span.start].rsplit(None, 1)[-1] if text[: place.span.start].strip() else ""
    word = before.rstrip(".")
    return word in name.lexicon.slip_words.address or bool(name.lexicon.titles.office(word.lower()))


def _stands_for_it(name: Name, right: str, slip: Slip, text: str) -> bool:
    """Whether a word that stands by itself is a known one with a slip."""
    lexicon = name.lexicon
    moved = len(name.word) == len(right) and not slip.changed
    cut = right in lexicon.slip_words.words and right[:-1] == name.word
    if not (slip.sure or cut) or len(right) < (LEAST_OF_WORDS if moved else WORD) or name.is_right or name.is_of_people:
        return False
    if slip.changed and not lexicon.known_names.words[right] and _may_be_transcribed(name.word, right):
        return False
    if right in lexicon.slip_words.words:
        return True
    alone = name.is_name and all(_is_by_itself(place, right, text, lexicon) for place in name.places)
    return alone and len(right) >= LONG


def _is_by_itself(place: Written, right: str, text: str, lexicon: Lexicon) -> bool:
    """Whether no first name and no other word of a name stands beside a word, but in a name that everybody knows."""
    if place.before and not lexicon.places.written(f"{place.before} {right}"):
        return False
    return not place.after and not PARTICLE.search(text, max(0, place.span.start - 8), place.span.start)


def _may_be_transcribed(one: str, other: str) -> bool:
    """Whether two names differ in vowels alone, as two ways of writing those of another script."""
    a, b = (VOWELS.sub("", word.lower()) for word in (one, other))
    return a == b
