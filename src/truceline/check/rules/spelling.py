"""A name that one page spells in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, islice, product

from truceline.check.case import Case
from truceline.check.rule import LONGEST_EVIDENCE, Rule, conflict, on_page
from truceline.check.slips import apart, is_slip
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.spelling import SlipWords
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span

NAME = re.compile(r"[A-Z](?<![\w’'.@#/-].)[^\W\d_]{4,24}(?![\w@/-]|\.\w|[’'][A-Z]| [\[(]sic\b)")
"""A word that may be a name, and that the page does not mark as written so by somebody else."""
BEFORE = re.compile(r"(?P<word>[A-Z][\w’'-]*\.?) $")
AFTER = re.compile(r" (?P<word>[A-Z][\w’'-]*)")
ADVERB = re.compile(r"(?:\A|[.!?][\"”’']? |\n)\w+ly$")
"""An adverb that has its capital from its place at the head of a sentence."""
RUN_ON = re.compile(r"[a-z]{3}[A-Z]")
"""A name that another word runs into, where the lines of a page are lost."""
CORRECTED = re.compile(r"\b(?:correct(?:s|ed|ion)?|fix(?:es|ed)?)\b[^.\n]{0,40}\bspell", re.IGNORECASE)
LONGEST_BEFORE = 30
MOST_NAMES = 500
"""Words of a page that are compared with each other; a page with more is no report."""
MOST_PAIRS = 200
"""Pairs of near words of a page that are looked at; a page with more is made of no names."""
LEAST = 6
"""Letters of the longer of two spellings by themselves: in shorter ones every letter makes another name."""
MOST_OWN_LETTERS = 4
"""Letters that only one of two words has, where two letters differ."""
SELDOM, OFTEN = 2, 2
"""How often the wrong one of two spellings stands in a page at the most; and the right one at the least, where another
letter in one's place may make another surname."""
USUAL = 3
"""How many times as often as a slip a name must stand that the page does not know for a person's or a place's."""
FIXED_END = 2
"""Letters at the end of a place's name that make another word of it ("Kansans")."""


@dataclass(frozen=True, slots=True)
class Written:
    """A word with a capital where it stands: the words with a capital right before and behind it that may be of its
    name, empty where there are none."""

    span: Span
    before: str
    after: str

    @property
    def with_word_before(self) -> Span:
        return Span(self.span.start - len(self.before) - 1, self.span.end)

    @property
    def with_word_behind(self) -> Span:
        return Span(self.span.start, self.span.end + len(self.after) + 1)


def find_spelling_conflicts(case: Case) -> Iterator[Conflict]:
    """A name that one page spells in two ways, so that one of them is a slip.

    Compares words with a capital that differ in one letter, or in two neighbours that changed places (in two, if they
    are long and one first name stands before both). They are one name where the same name stands before both, or
    behind both; where one is the surname of somebody whom the page names in full, or whom everybody knows, and the
    other stands by itself; where one is a known place; and, of whatever they are names, where one stands three times as
    often and the other by itself.

    Silent for two ways of writing the sounds of another script, for accents, apostrophes and capitals, for short names,
    where the letter makes another word (a plural, a people), for two that are both known, for names that each stand
    more than twice, as those of two people do, for "Salo or Sala" and "Sala [sic]", and where the page corrects a
    spelling.

    Fires: "Aino Salovaara opened the talks. … Aino Salovara closed them."
    Silent: "Sergei Dolgov opened the talks. … Sergey Dolgov closed them."
    """
    for article in case.alone:
        found = _slips(article, case.lexicon)
        if found and not CORRECTED.search(article.text):
            yield from (_conflict(article, *pair) for pair in found)


RULE = Rule("spelling", "participants", find_spelling_conflicts)

Places = Sequence[Written]
Pair = tuple[Span, Span]
"""Where the usual spelling of a name stands, and where the other."""


def _slips(article: CodedArticle, lexicon: Lexicon) -> list[Pair]:
    text, found = article.text, []
    spans = _capitals(text)
    for one, other in islice(_near(spans, lexicon.slip_words), MOST_PAIRS):
        if any(name.lower() in text for name in (one, other)) or _side_by_side(one, other, text):
            continue
        names = [Name(word, _places(text, spans[word], lexicon), lexicon) for word in (one, other)]
        rare, usual = sorted(names, key=lambda name: len(name.places))
        if not rare.places:
            continue
        first_names = _first_names(article, names)
        pair = _same_name(usual, rare, first_names) or _same_name(rare, usual, first_names)
        pair = pair or _by_number(usual, rare, article)
        if pair:
            found.append(pair)
    return found


def _first_names(article: CodedArticle, names: Iterable[Name]) -> Set[str]:
    """The first names among two words and those before them: of people whom the page names, or known ones."""
    people = (a.name for a in article.annotated.actors if a.kind == "person")
    found = {word for name in people for word in name.split()[:-1]}
    for name in names:
        known, lexicon = name.lexicon.descriptions.given_names, name.lexicon
        words = (name.word, *(place.before for place in name.places))
        found |= {w for w in words if w in known or lexicon.actors.is_first_name(w)}
    return found


def _capitals(text: str) -> Mapping[str, list[Span]]:
    """The words with a capital of a page that may be names, and where each stands."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for m in NAME.finditer(text):
        found[m.group()].append(Span(*m.span()))
    return found


def _places(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Places:
    found = []
    for span in spans:
        start = max(0, span.start - LONGEST_BEFORE)
        if not ADVERB.search(text, start, span.end):
            before, after = BEFORE.search(text, start, span.start), AFTER.match(text, span.end)
            named = before is not None and _is_of_name(before["word"], text, lexicon)
            found.append(Written(span, before["word"] if before and named else "", after["word"] if after else ""))
    return found


def _is_of_name(before: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital before a name can be part of it: no office, "Mr." or head of a sentence."""
    word = before.rstrip(".")
    if word in lexicon.slip_words.address or (before != word and len(word) > 2) or f" {word.lower()} " in text:
        return False
    return word.lower() not in lexicon.furniture.words.function_words and not lexicon.titles.office(word.lower())


def _near(names: Mapping[str, Sequence[Span]], words: SlipWords) -> Iterator[tuple[str, str]]:
    """The pairs of words that can be one name with a slip of the pen, in text order."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in islice(names, MOST_NAMES):
        if not name.isupper() and not RUN_ON.search(name):
            alike[name[0]].append(name)
    for group in alike.values():
        letters = [frozenset(name) for name in group]
        for (one, ours), (other, theirs) in combinations(zip(group, letters, strict=True), 2):
            if abs(len(one) - len(other)) > 2 or len(ours ^ theirs) > MOST_OWN_LETTERS:
                continue
            if min(len(names[one]), len(names[other])) <= SELDOM and is_slip(one, other, words):
                yield one, other


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling, and where it stands."""

    word: str
    places: Places
    lexicon: Lexicon

    @property
    def is_known(self) -> bool:
        """Whether it is a name of its own: of a person, a state, a group or a place."""
        actors = self.lexicon.actors
        known = actors.is_first_name(self.word) or actors.surnamed(self.word) or actors.written(self.word)
        return bool(known or self.lexicon.places.written(self.word))


def _same_name(usual: Name, rare: Name, first_names: Set[str]) -> Pair | None:
    """Where two spellings of one name stand; None where they can be two names."""
    written = usual.lexicon.actors.written
    one_letter = apart(usual.word.lower(), rare.word.lower(), 1) == 1 and not (usual.is_known and rare.is_known)
    for a, b in product(usual.places, rare.places):
        beside = a.before == b.before != "" and (one_letter or a.before in first_names)
        if beside and not written(f"{b.before} {rare.word}") and not _is_of_place(f"{a.before} {usual.word}", rare):
            return a.with_word_before, b.with_word_before
        if one_letter and a.after == b.after != "" and not _may_be_sexes(usual, rare, first_names):
            return a.with_word_behind, b.with_word_behind
    alone = one_letter and not rare.is_known and max(len(usual.word), len(rare.word)) >= LEAST
    if alone and all(_is_alone(place, usual) for place in rare.places) and _is_one(usual, rare, first_names):
        in_full = next((place.with_word_before for place in usual.places if place.before in first_names), None)
        return in_full or usual.places[0].span, rare.places[0].span
    return None


def _by_number(usual: Name, rare: Name, article: CodedArticle) -> Pair | None:
    """Where a name stands that is usual in the page, and one by itself that differs from it inside."""
    one, other = usual.word, rare.word
    if rare.is_known or one[-1] != other[-1] or apart(one.lower(), other.lower(), 1) != 1:
        return None
    if not is_slip(one.removesuffix("s"), other.removesuffix("s"), usual.lexicon.slip_words):
        return None  # "Koreas", "Koreans"
    often = len(usual.places) >= USUAL * len(rare.places) and min(len(one), len(other)) >= LEAST
    alone = not any(place.before or place.after or in_quotation(article, place.span) for place in rare.places)
    return (usual.places[0].span, rare.places[0].span) if often and alone else None


def _side_by_side(one: str, other: str, text: str) -> bool:
    """Whether a page names two next to each other ("Salo or Sala")."""
    return any(f"{a} {link} {b}" in text for a, b in ((one, other), (other, one)) for link in ("or", "and"))


def _may_be_sexes(one: Name, other: Name, first_names: Set[str]) -> bool:
    """Whether two first names end as those of a man and a woman of one family do."""
    ends = {one.word[-1], other.word[-1]}
    first = bool(first_names & {one.word, other.word})
    return first and len(ends) > 1 and bool(ends & one.lexicon.slip_words.vowels)


def _is_one(usual: Name, rare: Name, first_names: Set[str]) -> bool:
    """Whether one spelling is the surname of somebody whom the page names in full or whom everybody knows, or a known
    place, so that the other is the same."""
    substituted = len(usual.word) == len(rare.word) and sorted(usual.word.lower()) != sorted(rare.word.lower())
    if usual.lexicon.actors.surnamed(usual.word):
        return True
    if any(w.before in first_names for w in usual.places) and (len(usual.places) >= OFTEN or not substituted):
        return True
    is_place = usual.lexicon.places.written(usual.word)
    return bool(is_place) and not _is_of_place(usual.word, rare)


def _is_of_place(name: str, rare: Name) -> bool:
    """Whether another word than the name of a known place can be its adjective or its people ("Kansans")."""
    return bool(rare.lexicon.places.written(name)) and name[-FIXED_END:] != rare.word[-FIXED_END:]


def _is_alone(place: Written, usual: Name) -> bool:
    """Whether a surname stands by itself, or behind a known first name of its bearer."""
    bearers = usual.lexicon.actors.surnamed(usual.word)
    return not place.after and (not place.before or any(place.before in e.actor.name.split() for e in bearers))


def _conflict(article: CodedArticle, usual: Span, rare: Span) -> Conflict:
    one, other = usual.of(article.text), rare.of(article.text)
    evidence = (_told(article, usual), _told(article, rare))
    explanation = f"The page spells one name in two ways: {one} and {other}."
    return conflict(RULE.name, RULE.kind, "contradiction", "within_page", "low", evidence, explanation)


def _told(article: CodedArticle, name: Span) -> Evidence:
    """The sentence of a name, from its beginning where the name is among what evidence shows."""
    sentence = sentence_span(article, name.start)
    start = sentence.start if name.end <= sentence.start + LONGEST_EVIDENCE else name.start
    return on_page(article, Span(start, sentence.end), name.of(article.text))
