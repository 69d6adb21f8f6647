"""Runs of capitals that the lexicon does not know, as candidates for names of people and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Reading, SentenceView
from truceline.annotate.mentions.roles import is_role_word, role_after, role_apposed, role_before, title_before
from truceline.annotate.mentions.words import Word
from truceline.lexicon.lexicon import Lexicon
from truceline.model.spans import Span

# Names of people have at most this many words.
LONGEST_NAME = 5
# Words of captions and calls beside names, which are none.
CAPTIONS = frozenset(
    {"photo", "photos", "video", "file", "image", "images", "caption", "story", "highlights", "welcome"}
)
CALENDAR = frozenset({"MONTH", "WEEKDAY", "MONTHS", "WEEKDAYS", "DAY", "HOLIDAY"})


@dataclass(slots=True, unsafe_hash=True)
class Candidate:
    """A run of words that may name a person, `first` the index of its first: known to the lexicon (`hit`) or not.

    It is mypy that keeps it frozen, as a Token.
    """

    view: Final[SentenceView]
    first: Final[int]
    words: Final[tuple[Word, ...]]
    span: Final[Span]
    name: Final[str]
    hit: Final[Hit | None]
    role_span: Final[Span | None]
    title: Final[Word | None]


def find_candidates(reading: Reading) -> Iterator[Candidate]:
    """Find everything that may name a person, in text order, each with the role that the text gives."""
    for view in reading.views:
        end = 0
        for i in [i for i, word in enumerate(view.words) if word.capital or i in view.hit_of]:
            last = _name_end(view, i, reading) if i >= end else None
            if last is not None and last == i + 1 and _is_run_on(view, last, reading):
                last = i
            if last is not None:
                yield _candidate(view, i, last, reading)
                end = last + 1


def _is_run_on(view: SentenceView, last: int, reading: Reading) -> bool:
    """Whether a name of two words is the end of one line and the head of the next: "a show in Lund *Solidar said* …".

    The second stands alone elsewhere on the page, the first behind a preposition, and a word of speech follows.
    """
    words = view.words
    if last < 2 or last + 1 >= len(words) or words[last - 2].lower not in PLACING or not words[last].joined:
        return False
    if words[last + 1].lower not in reading.lexicon.abbreviations.reporting:
        return False
    both = reading.plain.count(f"{words[last - 1].text} {words[last].text}")
    alone = len(re.findall(rf"\b{re.escape(words[last].text)}\b", reading.plain)) - both
    return both == 1 and alone >= LEAST_ALONE


PLACING = frozenset({"in", "at", "near", "from", "to", "for", "of"})
LEAST_ALONE = 2
"""Times that a name stands alone on a page before it is taken for one in a line that has lost its stop."""


def _candidate(view: SentenceView, first: int, last: int, reading: Reading) -> Candidate:
    known, words = reading.lexicon.descriptions, view.words[first : last + 1]
    hit, span = view.hit_of.get(first), Span(words[0].start, words[-1].end)
    hit = hit if hit and hit.span == span else None
    role = role_before(view, first, known) or role_after(view, last, known)
    if role is None and (hit or last > first):
        role = role_apposed(view, first, last, reading.plain, known)
    name = " ".join([w.text for w in words])
    return Candidate(view, first, words, span, name, hit, role, title_before(view, first, known))


def _name_end(view: SentenceView, first: int, reading: Reading) -> int | None:
    """The last word of the name that begins at a word, or None where none begins."""
    hit = view.hit_of.get(first)
    if hit is not None:
        return _hit_end(view, first, hit, reading)
    if not _may_name(view, first, reading):
        return None
    last = first
    while (
        not view.headline
        and last + 1 < len(view.words)
        and last - first < LONGEST_NAME - 1
        and not view.words[last].possessive
    ):
        step = _goes_on(view, last, reading)
        if step == 0:
            break
        last += step
    return last


def begins_name(view: SentenceView, hit: Hit, reading: Reading) -> bool:
    """Whether the name of a state is the first of a longer name ("Chad Brewer", "Iran Air")."""
    return (
        hit.is_state
        and hit.naming == "name"
        and _hit_end(view, view.index_at(hit.span.start), hit, reading) is not None
    )


def _hit_end(view: SentenceView, first: int, hit: Hit, reading: Reading) -> int | None:
    """The end of a person's name that the lexicon knows, or of one that begins with a place's ("Israel Katz")."""
    last = first
    while last + 1 < len(view.words) and view.hit_of.get(last + 1) is hit:
        last += 1
    if hit.entry.actor.kind == "person":
        return last
    if hit.naming == "adjective" or hit.form.isupper() or view.words[last].possessive or first != last:
        return None
    step = _goes_on(view, last, reading)
    if not step or not _compounds(view, first, last + step):
        return None
    return last + step


def _compounds(view: SentenceView, first: int, last: int) -> bool:
    """Whether the parse takes a word as part of the name whose last word is another."""
    a, b = view.token(view.words[first]), view.token(view.words[last])
    return bool(a and b and a.dep == "compound" and a.head == b.index and b.pos == "PROPN")


def _goes_on(view: SentenceView, last: int, reading: Reading) -> int:
    """How many words further the name goes on: one for a name word, more where particles lie between, else 0."""
    known = reading.lexicon.descriptions
    for step in (1, 2, 3):
        at = last + step
        if at >= len(view.words) or not view.words[at].joined:
            return 0
        word = view.words[at]
        if at in view.hit_of:
            return 0
        if step < 3 and word.lower in known.particles and not word.capital:
            continue
        return step if _may_name(view, at, reading, inside=True) else 0
    return 0


def _may_name(view: SentenceView, index: int, reading: Reading, inside: bool = False) -> bool:
    """Whether a word may be part of an unknown name."""
    known, word = reading.lexicon.descriptions, view.words[index]
    if not word.capital or index in view.hit_of or index in view.in_place or (len(word.text) < 2 and not inside):
        return False
    if word.lower in known.openers and not word.initial:
        return False
    if word.lower in _of_no_person(reading.lexicon):
        return False
    if is_role_word(word, known) or word.lower in known.titles:
        return (
            inside
            and word.lower in ("king", "prince", "major", "judge", "pope", "marshal", "young")
            and not _role_follows(view, index)
        )
    if not inside and _is_gerund(view, index, reading):
        return False
    return index > 0 or inside or _starts_name(view, word, reading)


def _starts_name(view: SentenceView, word: Word, reading: Reading) -> bool:
    """Whether the first word of a sentence is a name: by its tag, by the lexicon, or because nothing is built on it."""
    token = view.token(word)
    if token is None or token.pos == "PROPN" or reading.lexicon.actors.surnamed(word.text):
        return True
    return not (len(view.words) > 1 and view.words[1].joined and view.words[1].capital)


def _is_gerund(view: SentenceView, index: int, reading: Reading) -> bool:
    """Whether what is done to somebody known begins a sentence: "*Removing* Merkel would take …"."""
    known, word, after = reading.lexicon, view.words[index], view.words[index + 1 : index + 2]
    verb = word.lower.endswith("ing") and len(word.text) > LEAST_GERUND
    if not verb or word.text in known.descriptions.given_names:
        return False
    return bool(after) and after[0].joined and bool(known.actors.surnamed(after[0].text))


LEAST_GERUND = 5
"""Letters of the longest names in *-ing* that begin a sentence without being a gerund ("Ming", "Lling")."""


def _role_follows(view: SentenceView, index: int) -> bool:
    return index + 1 < len(view.words) and view.words[index + 1].joined and view.words[index + 1].capital


@cache
def _of_no_person(lexicon: Lexicon) -> frozenset[str]:
    """Words that no person is named by: of captions and calls, of bodies and places, of the calendar."""
    known, classes = lexicon.descriptions, lexicon.time_words.classes
    calendar = (words for label, words in classes.items() if label in CALENDAR)
    return CAPTIONS.union(known.organisation_words, known.place_words, *calendar)
