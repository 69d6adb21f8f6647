"""A name that one page spells in two ways, or otherwise than everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, product

from truceline.check.case import Case
from truceline.check.misspelled import Misspelled, misspelled
from truceline.check.rule import LONGEST_EVIDENCE, Rule, known, on_page
from truceline.check.slips import Slip
from truceline.check.spellings import (
    Name,
    Written,
    capitals_of,
    is_common,
    is_first_name,
    joined_of,
    near_names,
    written_in,
)
from truceline.check.values import stem
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span

CORRECTED = re.compile(
    r"\b(?:correct(?:s|ed|ion)?|fix(?:es|ed)?)\b[^.\n]{0,40}\bspell"
    r"|\b(?:also|sometimes|often|variously) spel(?:led|t)\b",
    re.IGNORECASE,
)
"""Where a page corrects a spelling, or tells that a name has two."""
MOST_PAIRS = 200
"""Pairs of near words of a page that are looked at; a page with more is made of no names."""
SHORTEST = 5
"""Letters of two spellings beside one name of which one may be changed: "Mark" is not "Mary"."""
LEAST = 6
"""Letters of the longer of two spellings by themselves: in shorter ones every letter makes another name. One fewer
where a slip with a letter put in, left out or moved stands seldom and inside a sentence."""
LONG = 7
"""Letters of a spelling that is hardly another word at the head of a sentence."""
OFTEN = 2
"""How often the right one of two spellings stands in a page at the least, where another letter in one's place may make
another surname, or the other may be another word."""
USUAL = 3
"""How many times as often as a slip a name must stand that the page does not know for a person's or a place's."""
PLAIN, LEAST_PLAIN, LEAST_CHANGED = 4, 4, 5
"""How often a name must stand beside one slip that is plain, as it makes no name or word that is known; and the letters
of the two, fewer where no letter stands in another's place."""
PLAIN_OF_KNOWN = 3
"""How often a surname that everybody knows must stand where another letter stands in one's place; where none does once
is enough, if it has LEAST_CHANGED letters."""


def find_spelling_conflicts(case: Case) -> Iterator[Conflict]:
    """A name that one page spells in two ways, so that one of them is a slip, or a known name spelled otherwise.

    Compares words with a capital that differ in one letter (put in, left out, changed, moved, or doubled in another's
    place; in two, if they are long and one first name stands before both). They are one name where the same name stands
    before both, or behind both, also if one is a word of the page ("Harbour Security"); where one is the surname of
    somebody whom the page names in full, or whom everybody knows, or a known place, people or word with a capital, and
    the other stands by itself; where one stands by itself and is so long and so near that two names would be a rare
    chance; and, of whatever they are names, where one stands three times as often and the other by itself. Two names
    joined by a hyphen ("Ki-moon"), or a name and its article ("al-Burhan"), are one word. A word that stands once or
    twice is also held against the names of the lexicon: as the first name or surname of somebody beside the other one,
    and, from seven letters, as a place, a people or a word with a capital ("Commitee").

    Silent for two ways of writing the sounds of another script, for accents, apostrophes and capitals, for short names
    (but where one stands once beside many of the other and is no name or word that is known: "Oabma"), where the letter
    makes another word (a plural, a people, "County" and "Country"), for two that are both known, or common surnames,
    for names that each stand often, as those of two people do, for "Salo or Sala", "Sala [sic]" and a name by itself in
    quotation marks, and where the page corrects a spelling or tells that there are two; against the lexicon also in a
    quotation, for vowels of names of another script, and beside another name.

    Fires: "Aino Salovaara opened the talks. … Aino Salovara closed them."
    Silent: "Sergei Dolgov opened the talks. … Sergey Dolgov closed them."
    """
    for article in case.alone:
        spans = capitals_of(article.text)
        found = _slips(article, {**spans, **joined_of(article.text, case.lexicon)}, case.lexicon)
        told = {word for pair in found for span in pair for word in span.of(article.text).split()}
        known_otherwise = misspelled(article, spans, case.lexicon)
        others = [m for m in known_otherwise if told.isdisjoint(m.span.of(article.text).split())]
        if (found or others) and not CORRECTED.search(article.text):
            yield from (_conflict(article, *pair) for pair in found)
            yield from (_against_known(article, name) for name in others)


RULE = Rule("spelling", "participants", find_spelling_conflicts)

Pair = tuple[Span, Span]
"""Where the usual spelling of a name stands, and where the other."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two spellings that may be of one name: the one that is taken for right, and the one that is taken for a slip; how
    they differ, and which words beside them are first names."""

    usual: Name
    rare: Name
    slip: Slip
    first_names: Set[str]

    @property
    def are_first_names(self) -> bool:
        """Whether both are first names, which a letter may tell apart."""
        return {self.usual.word, self.rare.word} <= self.first_names

    @property
    def are_two(self) -> bool:
        """Whether the one that is taken for a slip is a name or a word of its own."""
        return self.rare.is_right or self.are_first_names

    @property
    def are_hardly_two(self) -> bool:
        """Whether two names that are so near would be a rare chance."""
        seldom = len(self.rare.places) <= len(self.usual.places)
        name = self.usual.is_name or self.usual.is_word
        return self.slip.sure and seldom and name and not self.rare.is_of_people

    @property
    def are_uneven(self) -> bool:
        """Whether one stands many times as often as the other."""
        return len(self.usual.places) >= USUAL * len(self.rare.places)

    @property
    def is_nothing_else(self) -> bool:
        """Whether the one that is taken for a slip stands once, and is no name or word that is known, nor a form of the
        other."""
        is_known = self.are_two or self.is_word_of_news or self.rare.word in self.rare.lexicon.known_names.right
        is_form = self.slip.ending or self.rare.word.isascii() != self.usual.word.isascii()
        return len(self.rare.places) == 1 and not is_known and not is_form

    @property
    def is_word_of_news(self) -> bool:
        """Whether the one that is taken for a slip is a word that some articles have."""
        return stem(self.rare.word.lower()) in self.rare.lexicon.word_counts.of

    @property
    def is_plain(self) -> bool:
        """Whether it stands beside many of the other too, or beside some that everybody knows."""
        often = PLAIN
        if self.usual.lexicon.actors.surnamed(self.usual.word):
            letters = max(len(self.usual.word), len(self.rare.word))
            often = PLAIN_OF_KNOWN if self.slip.changed else PLAIN if letters < LEAST_CHANGED else 1
        return len(self.usual.places) >= often and self.is_nothing_else

    @property
    def are_short(self) -> bool:
        """Whether both have so few letters that one more or less makes another name."""
        letters = max(len(self.usual.word), len(self.rare.word))
        if self.is_plain:
            return letters < (LEAST_CHANGED if self.slip.changed else LEAST_PLAIN)
        inside = not self.slip.changed and self.are_uneven and all(place.inside for place in self.rare.places)
        return letters < LEAST - inside

    @property
    def turned(self) -> Twins:
        """The same with the other one for the slip."""
        return Twins(self.rare, self.usual, self.slip, self.first_names)


def _slips(article: CodedArticle, spans: Mapping[str, Sequence[Span]], lexicon: Lexicon) -> list[Pair]:
    text = article.text
    people: Set[str] | None = None
    written: dict[str, Name] = {}
    found: dict[Span, Pair] = {}
    for one, other, slip in islice(near_names(spans, lexicon), MOST_PAIRS):
        common = {name for name in (one, other) if is_common(name, text)}
        if len(common) > 1 or _side_by_side(one, other, text):
            continue
        for word in {one, other} - written.keys():
            written[word] = written_in(text, word, spans[word], lexicon)
        names = [written[one], written[other]]
        rare, usual = sorted(names, key=lambda name: (len(name.places), name.word in common, _is_known(name)))
        if rare.places and rare.word not in common:
            people = _first_names_of(article) if people is None else people
            twins = Twins(usual, rare, slip, people | _first_names_by(names))
            if pair := _one_name(twins, article, in_small_letters=bool(common)):
                found.setdefault(pair[1], pair)
    return list(found.values())


def _first_names_of(article: CodedArticle) -> Set[str]:
    """The first names of the people whom a page names."""
    return {word for a in article.annotated.actors if a.kind == "person" for word in a.name.split()[:-1]}


def _first_names_by(names: list[Name]) -> Set[str]:
    """The known first names among words and those before them."""
    words = {word for name in names for word in (name.word, *(place.before for place in name.places))}
    return {word for word in words if is_first_name(word, names[0].lexicon)}


def _one_name(twins: Twins, article: CodedArticle, *, in_small_letters: bool) -> Pair | None:
    """Where two spellings of one name stand; None where they can be two names. With `in_small_letters` the page writes
    the usual one in small letters too."""
    pair = _beside(twins) if twins.slip.sure or twins.is_nothing_else or not in_small_letters else None
    if pair or (in_small_letters and not twins.usual.is_word):
        return pair
    return _by_itself(twins) or _by_itself(twins.turned) or _in_full(twins) or _by_number(twins, article)


def _beside(twins: Twins) -> Pair | None:
    """Where two spellings stand behind or before one other name; None where they can be two names even so."""
    if twins.slip.changed and min(len(twins.usual.word), len(twins.rare.word)) < SHORTEST:
        return None
    for a, b in product(twins.usual.places, twins.rare.places):
        if a.before == b.before != "" and _are_one_behind(a.before, twins):
            return a.with_word_before, b.with_word_before
        if a.after == b.after != "" and _are_one_before(a.after, twins):
            return a.with_word_behind, b.with_word_behind
    return None


def _are_one_behind(first: str, twins: Twins) -> bool:
    """Whether two spellings behind the same word are one name."""
    usual, rare, slip = twins.usual, twins.rare, twins.slip
    whole = _is_whole_name(f"{first} {usual.word}", usual)
    if slip.letters == 1 and twins.is_nothing_else and (whole or (twins.is_plain and not slip.changed)):
        return True
    if whole and twins.is_word_of_news:
        return False
    if first in usual.lexicon.slip_words.beginnings:
        return False
    one_letter = slip.letters == 1 and not (usual.is_known and rare.is_known)
    surnames = first in twins.first_names
    of_word = usual.is_word and slip.inside and not twins.are_two
    if not (one_letter or surnames or of_word) or (
        slip.ending and not (slip.letters == 1 and surnames and twins.are_uneven)
    ):
        return False
    if usual.lexicon.places.written(f"{first} {usual.word}") and rare.is_form_of(usual.word):
        return False
    return not usual.lexicon.actors.written(f"{first} {rare.word}")


def _is_known(name: Name) -> bool:
    """Whether a word is right as it stands, or with the word before it."""
    return name.is_right or any(_is_whole_name(f"{place.before} {name.word}", name) for place in name.places)


def _is_whole_name(words: str, name: Name) -> bool:
    """Whether two words together are the name of a place or an actor ("White House")."""
    return bool(name.lexicon.places.written(words) or name.lexicon.actors.written(words))


def _are_one_before(last: str, twins: Twins) -> bool:
    """Whether two spellings before the same word are one name: of somebody who is known, or first names that sound
    alike, or names that do not end as those of a man and a woman of one family do."""
    usual, rare, slip, actors = twins.usual, twins.rare, twins.slip, twins.usual.lexicon.actors
    if slip.letters > 1:
        return False
    known = [bool(actors.written(f"{name.word} {last}")) for name in (usual, rare)]
    if known[0] != known[1] and not twins.are_first_names:
        return True
    if usual.lexicon.slip_words.sound_alike(usual.word, rare.word):
        return True
    is_first = bool(twins.first_names & {usual.word, rare.word})
    if (usual.is_known and rare.is_known) or (slip.ending and not (slip.inside and is_first)):
        return False
    ends = {usual.word[-1], rare.word[-1]}
    return not (is_first and len(ends) > 1 and ends & usual.lexicon.slip_words.vowels)


def _by_itself(twins: Twins) -> Pair | None:
    """Where a name stands, and a spelling of it by itself."""
    usual, rare, slip = twins.usual, twins.rare, twins.slip
    if slip.letters > 1 or twins.are_short or twins.are_two:
        return None
    alone = all(_is_alone(place, usual) for place in rare.places)
    hardly_two = twins.are_hardly_two and (alone or usual.is_word)
    if not hardly_two and not (alone and not slip.ending and _is_whole(twins)):
        return None
    in_full = next((place.with_word_before for place in usual.places if place.before in twins.first_names), None)
    return in_full or usual.places[0].span, rare.places[0].span


def _in_full(twins: Twins) -> Pair | None:
    """Where the surname of somebody stands, always alone, and a spelling of it, always behind a first name."""
    usual, rare = twins.usual, twins.rare
    if not twins.are_hardly_two or twins.are_two or usual.word in twins.first_names or usual.is_place:
        return None
    surname = not any(place.before or place.after for place in usual.places)
    named = all(place.before in twins.first_names and not place.after for place in rare.places)
    return (usual.places[0].span, rare.places[0].with_word_before) if surname and named else None


def _is_alone(place: Written, usual: Name) -> bool:
    """Whether a surname stands by itself, or behind a known first name of its bearer."""
    bearers = usual.lexicon.actors.surnamed(usual.word)
    return not place.after and (not place.before or any(place.before in e.actor.name.split() for e in bearers))


def _is_whole(twins: Twins) -> bool:
    """Whether the usual spelling is the surname of somebody whom the page names in full or whom everybody knows, or a
    known name or word, so that the other is the same."""
    usual, rare, actors = twins.usual, twins.rare, twins.usual.lexicon.actors
    if actors.surnamed(usual.word):
        return True
    if not (rare.is_name or len(rare.word) >= LONG or len(usual.places) >= OFTEN):
        return False
    in_full = any(place.before in twins.first_names for place in usual.places)
    if in_full and (len(usual.places) >= OFTEN or not twins.slip.changed):
        return True
    known = usual.is_place or usual.is_word or bool(actors.written(usual.word))
    return known and not rare.is_form_of(usual.word)


def _by_number(twins: Twins, article: CodedArticle) -> Pair | None:
    """Where a name stands that is usual in the page, and one by itself that differs from it inside."""
    usual, rare, slip = twins.usual, twins.rare, twins.slip
    if slip.letters > 1 or slip.ending or usual.word[-1] != rare.word[-1] or twins.are_two:
        return None
    often = twins.are_uneven and min(len(usual.word), len(rare.word)) >= LEAST
    alone = not any(place.before or place.after or in_quotation(article, place.span) for place in rare.places)
    return (usual.places[0].span, rare.places[0].span) if often and alone else None


def _side_by_side(one: str, other: str, text: str) -> bool:
    """Whether a page names two next to each other ("Salo or Sala")."""
    return any(f"{a} {link} {b}" in text for a, b in ((one, other), (other, one)) for link in ("or", "and"))


def _conflict(article: CodedArticle, usual: Span, rare: Span) -> Conflict:
    one, other = usual.of(article.text), rare.of(article.text)
    evidence = (_told(article, usual), _told(article, rare))
    explanation = f"The page spells one name in two ways: {one} and {other}."
    return RULE.conflict("low", evidence, explanation)


def _against_known(article: CodedArticle, name: Misspelled) -> Conflict:
    written = name.span.of(article.text)
    evidence = (
        _told(article, name.span),
        known(f"The name is written {name.right}.", "names and words of the lexicon", name.right),
    )
    explanation = f"The page writes {written}; the name is written {name.right}."
    return RULE.conflict("low", evidence, explanation)


def _told(article: CodedArticle, name: Span) -> Evidence:
    """The sentence of a name, from its beginning where the name is among what evidence shows."""
    sentence = sentence_span(article, name.start)
    start = sentence.start if name.end <= sentence.start + LONGEST_EVIDENCE else name.start
    return on_page(article, Span(start, sentence.end), name.of(article.text))
