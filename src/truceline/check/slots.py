"""The slot in which two sentences differ that agree in all else: a day, a number, a place, a party, a "not"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from truceline.check.days import has_midnight
from truceline.lexicon.check_numbers import read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import ORDINALS, up_to
from truceline.link.reports import side_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import ConflictKind
from truceline.model.interval import MONTHS, WEEKDAYS
from truceline.model.spans import Span

WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d](?:[\w’'.]*\w)?")
NEGATIONS = frozenset({"not", "never", "no"})
CONTRACTED = ("n't", "n’t", "'t", "’t")
AUXILIARIES = frozenset(
    {"did", "does", "do", "has", "have", "had", "was", "were", "is", "are", "be", "been", "will", "to"}
)
MODIFIERS = frozenset({"former", "acting", "deputy", "vice", "ex"})
DAYS_OF_WEEK = tuple(day.lower() for day in WEEKDAYS)
OF_WEEK = frozenset(DAYS_OF_WEEK)
OF_YEAR = frozenset(m.lower() for m in MONTHS)
UNITS = frozenset({"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months"})
YEARS_LONG = frozenset({"year", "years"})
RANKS = frozenset({*up_to(ORDINALS, 12), "last"})
RANK = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
ORDERS = (frozenset({"before", "after"}), frozenset({"since", "until"}))
YEAR = re.compile(r"(?:19|20)\d\d")
SPELLING = 0.7
"""Likeness of two names from which they are two spellings of one."""
WINDOW = 9
"""Words on either side of a slot in which two sentences must agree."""
LIGHT = 3
"""Letters of words that tell little."""
NAME_STEM = 4
"""Letters in which two forms of one name agree: Israel and Israeli."""
LONGEST_RIVAL = 2
"""Words that stand in place of others and make another thing of it ("the river party", "the salt party")."""
LONGEST_CHANGE = 3
"""Words of a changed slot."""
ROUNDED = 0.02
"""Part by which two numbers of copies may differ and still be one, rounded."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, as written, with its place in the article."""

    article: CodedArticle
    span: Span
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Changed:
    """The words in which two sentences differ, with the word before them and the words after them."""

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    before: str
    after: tuple[str, ...]

    @property
    def words(self) -> tuple[str, str]:
        """The words of either side, empty where the other side has some more."""
        return " ".join(w.text for w in self.ours), " ".join(w.text for w in self.theirs)


def words_of_sentence(article: CodedArticle, sentence: Span) -> tuple[Word, ...]:
    return tuple(Word(article, Span(*m.span()), m.group()) for m in WORD.finditer(article.text, *sentence))


def slot_kind(changed: Changed, lexicon: Lexicon) -> ConflictKind | None:
    """The kind of the slot that some changed words fill; None where they fill none."""
    ours, theirs = ({w.lower for w in side} for side in (changed.ours, changed.theirs))
    if (ours ^ theirs <= NEGATIONS and ours != theirs) or _is_contracted(changed) or _is_denied(ours, theirs):
        return "polarity"
    if ours ^ theirs <= MODIFIERS:
        return "role"
    if len(changed.ours) == len(changed.theirs) == 1:
        kind = _of_words(changed, lexicon)
        return None if kind == "date" and _are_one_midnight(*changed.ours, *changed.theirs) else kind
    if any(are_opposed(a, b, lexicon) for a in ours - theirs for b in theirs - ours):
        return "polarity"
    return _of_names(changed, lexicon) if changed.ours and changed.theirs else None


def _is_contracted(changed: Changed) -> bool:
    """Whether one side is the denial of the other in one word: "was" and "wasn't"."""
    if len(changed.ours) != 1 or len(changed.theirs) != 1:
        return False
    short, long = sorted((changed.ours[0].lower, changed.theirs[0].lower), key=len)
    return any(long == short + ending for ending in CONTRACTED)


def _is_denied(ours: set[str], theirs: set[str]) -> bool:
    """Whether one side denies the verb of the other: "signed" and "did not sign"."""
    denied = [bool(NEGATIONS & side) or any(w.endswith(CONTRACTED) for w in side) for side in (ours, theirs)]
    verbs = [{w[:4] for w in side - AUXILIARIES - NEGATIONS if not w.endswith(CONTRACTED)} for side in (ours, theirs)]
    return denied[0] != denied[1] and len(verbs[0]) == 1 and verbs[0] == verbs[1]


def _of_words(changed: Changed, lexicon: Lexicon) -> ConflictKind | None:
    """The kind of a slot of one word."""
    one, other = changed.ours[0].lower, changed.theirs[0].lower
    if {one, other} <= OF_WEEK or {one, other} <= OF_YEAR:
        return "date"
    if all(w in RANKS or RANK.fullmatch(w) for w in (one, other)):
        return "number"
    numbers = [read_whole(w, lexicon.number_words) for w in (one, other)]
    if all(n is not None for n in numbers) or (one[0].isdigit() and other[0].isdigit()):
        return _of_numbers(changed, one, other) if None in numbers or numbers[0] != numbers[1] else None
    if frozenset({one, other}) in ORDERS:
        return "order"
    if are_opposed(one, other, lexicon):
        return "polarity"
    return _of_names(changed, lexicon)


def _are_one_midnight(one: Word, other: Word) -> bool:
    """Whether two days next to each other, or their numbers, can name one moment: "midnight on Saturday", Sunday."""
    if not any(has_midnight(word.article.text, word.span) for word in (one, other)):
        return False
    if one.text.isdigit() and other.text.isdigit():
        return abs(int(one.text) - int(other.text)) == 1
    both = (one.lower, other.lower)
    return OF_WEEK.issuperset(both) and abs(DAYS_OF_WEEK.index(both[0]) - DAYS_OF_WEEK.index(both[1])) in (1, 6)


def _of_numbers(changed: Changed, one: str, other: str) -> ConflictKind | None:
    """The kind of a number, by the words beside it; None for another writing or rounding of it."""
    sizes = [float(w.replace(",", "")) for w in (one, other) if w.replace(",", "").replace(".", "", 1).isdigit()]
    fine = len(sizes) == 2 and abs(sizes[0] - sizes[1]) <= ROUNDED * max(sizes)
    years = all(YEAR.fullmatch(w) for w in (one, other))
    if fine and not years and any("." in w for w in (one, other)):
        return None
    after = changed.after[:1]
    if years or {*after, changed.before.lower()} & OF_YEAR:
        return "date"
    if {*after} & YEARS_LONG:
        return "age" if changed.after[1:2] == ("old",) else "duration"
    return "duration" if {*after} & UNITS else "number"


def are_opposed(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two verb forms, or two words of direction, exclude each other."""
    if {f"{one} {other}", f"{other} {one}"} & lexicon.retold_cues.words("contraries"):
        return True
    verbs = [{f.key for f in lexicon.acts.verbs.get(w, ())} for w in (one, other)]
    entries = lexicon.acts.entries
    return any(entries[k].opposites & theirs for ours, theirs in (verbs, verbs[::-1]) for k in ours if k in entries)


def _of_names(changed: Changed, lexicon: Lexicon) -> ConflictKind | None:
    """The kind of a slot that names a place, a party or a person; None where both can mean one."""
    words = (*changed.ours, *changed.theirs)
    if not all(w.text[0].isupper() and w.lower not in OF_WEEK | OF_YEAR for w in words):
        return None
    one, other = (_meant(side, lexicon) for side in (changed.ours, changed.theirs))
    if one and other:
        unlike = one.is_city != other.is_city or one.is_person != other.is_person
        if one.ids & other.ids or is_one_spelling(*changed.words) or (unlike and one.states & other.states):
            return None  # a city and its state, a state and its leader
        if one.is_city and other.is_city:
            return None if _contain(one.ids, other.ids, lexicon) else "place"
        return "place" if one.is_city != other.is_city and not one.is_person | other.is_person else "participants"
    names = changed.before[:1].isupper() and len(changed.ours) == len(changed.theirs) == 1
    return "participants" if names and not is_one_spelling(*changed.words) else None


@dataclass(frozen=True, slots=True)
class _Meant:
    """Who or what some words name: ids of places and people, sides of other actors; and the states they are of."""

    ids: frozenset[str]
    states: frozenset[str]
    is_city: bool
    is_person: bool


def _meant(words: tuple[Word, ...], lexicon: Lexicon) -> _Meant | None:
    """What the mention in which some words lie names; a city, where no mention does."""
    span = Span(words[0].span.start, words[-1].span.end)
    annotated = words[0].article.annotated
    cities = [e.place for e in lexicon.places.written(span.of(annotated.text)) if e.kind == "city"]
    named = {m.of for m in annotated.named_in(span)}
    actors = [] if cities else [a for a in annotated.actors if a.id in named]
    places = cities or [p for p in annotated.places if p.id in named]
    if not actors and not places:
        return None
    ids = {a.id if a.kind == "person" else side_of(a) for a in actors} | {p.id for p in places}
    states = {a.country for a in actors if a.country} | {p.country for p in places if p.country}
    lands = any(p.id.startswith("land-") for p in places)
    return _Meant(
        frozenset(ids | (states if lands else set())),
        frozenset(states),
        bool(places) and not actors and not lands,
        bool(actors) and all(a.kind == "person" for a in actors),
    )


def _contain(ours: frozenset[str], theirs: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a place of one side lies in one of the other."""
    places = lexicon.places
    return any(places.contains(a, b) or places.contains(b, a) for a in ours for b in theirs)


def is_one_spelling(one: str, other: str) -> bool:
    """Whether two names are two spellings of one, or one is part of the other."""
    a, b = one.lower(), other.lower()
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= SPELLING or a in b or b in a


@dataclass(frozen=True, slots=True)
class Told:
    """The one slot in which two sentences differ: its kind, and what they have alike near it.

    `left` and `right` are the words that agree within WINDOW words of the slot; `touches` says that those right beside
    it do, on both sides or up to an end of a sentence, `rival` that other words stand there in place of each other,
    `rivals` that they do anywhere, `alike` that all other words agree.
    """

    kind: ConflictKind
    changed: Changed
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    touches: bool
    rival: bool
    rivals: bool
    alike: bool

    @property
    def flanks(self) -> int:
        return len(self.left) + len(self.right)


def one_slot(ours: tuple[Word, ...], theirs: tuple[Word, ...], lexicon: Lexicon) -> Told | None:
    """The one slot in which two sentences differ, whatever else only one of them has; None where it is not just one,
    or where each names or counts something of its own beside it."""
    matcher = SequenceMatcher(None, [w.lower for w in ours], [w.lower for w in theirs], autojunk=False)
    codes = matcher.get_opcodes()
    found: list[tuple[int, ConflictKind, Changed]] = []
    for i, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal" or max(b - a, d - c) > LONGEST_CHANGE:
            continue
        changed = Changed(
            ours[a:b], theirs[c:d], ours[a - 1].text if a else "", tuple(w.lower for w in ours[b : b + 2])
        )
        kind = slot_kind(changed, lexicon)
        if kind:
            found.append((i, kind, changed))
    if len(found) != 1 or _each_has_own(ours, theirs, found[0][2]):
        return None
    at, kind, changed = found[0]
    _, a, b, c, d = codes[at]
    left = [ours[x] for t, x1, x2, _, _ in codes[:at] if t == "equal" for x in range(max(x1, a - WINDOW), x2)]
    right = [ours[x] for t, x1, x2, _, _ in codes[at + 1 :] if t == "equal" for x in range(x1, min(x2, b + WINDOW))]
    others = (code for code in (*codes[:at], *codes[at + 1 :]) if code[0] == "replace")
    rivals = [code[1:] for code in others if _are_rivals(ours[code[1] : code[2]], theirs[code[3] : code[4]])]
    rival = any(
        x1 < b + WINDOW and x2 > a - WINDOW and y1 < d + WINDOW and y2 > c - WINDOW for x1, x2, y1, y2 in rivals
    )
    touches = (not a or not c or codes[at - 1][0] == "equal") and (
        b == len(ours) or d == len(theirs) or codes[at + 1][0] == "equal"
    )
    alike = sum(code[0] != "equal" for code in codes) == 1
    return Told(kind, changed, tuple(left), tuple(right), touches, rival, bool(rivals), alike)


def _are_rivals(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Whether other words of content stand in one place of two sentences, and not two spellings or forms of one, which
    begin alike unless they are names ("optimists", "pessimists" are two)."""
    one, other = (" ".join(w.lower for w in side) for side in (ours, theirs))
    if not all(any(len(w.text) > LIGHT for w in side) for side in (ours, theirs)):
        return False
    begin_apart = one[0] != other[0] and not any(w.text[0].isupper() for w in (*ours, *theirs))
    return begin_apart or SequenceMatcher(None, one, other, autojunk=False).ratio() < SPELLING


def _each_has_own(ours: tuple[Word, ...], theirs: tuple[Word, ...], slot: Changed) -> bool:
    """Whether each of two sentences has a name, or a number, that the other has not, beside the slot."""
    own = []
    for side, other, but in ((ours, theirs, slot.ours), (theirs, ours, slot.theirs)):
        known = {w.lower[:NAME_STEM] for w in other}
        mine = [w for w in side[1:] if w not in but and w.lower[:NAME_STEM] not in known]
        own.append((any(w.text[0].isupper() for w in mine), any(w.text[0].isdigit() for w in mine)))
    return (own[0][0] and own[1][0]) or (own[0][1] and own[1][1]) or _turned(ours, theirs)


def _turned(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Whether two sentences name the same in another order: who did it to whom is turned round."""
    orders = [[w.lower[:NAME_STEM] for w in side if w.text[0].isupper()] for side in (ours, theirs)]
    both = set(orders[0]) & set(orders[1])
    first, second = (list(dict.fromkeys(n for n in order if n in both)) for order in orders)
    return first != second


def have_rivals(ours: tuple[Word, ...], theirs: tuple[Word, ...], *slots: Span) -> bool:
    """Whether one or two words of content stand in place of others in two sentences, beside some slots."""
    matcher = SequenceMatcher(None, [w.lower for w in ours], [w.lower for w in theirs], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace" and max(b - a, d - c) <= LONGEST_RIVAL and _are_rivals(ours[a:b], theirs[c:d]):
            words = (*ours[a:b], *theirs[c:d])
            if not any(w.span.overlaps(slot) or w.text[0].isdigit() for w in words for slot in slots):
                return True
    return False


def swap_a_word(ours: tuple[Word, ...], theirs: tuple[Word, ...], *slots: Span) -> bool:
    """Whether one word of content stands in place of another between the same two words, beside some slots: two bearers
    of one kind ("the pilots guild", "the bakers guild")."""
    matcher = SequenceMatcher(None, [w.lower for w in ours], [w.lower for w in theirs], autojunk=False)
    codes = matcher.get_opcodes()
    for before, (tag, a, b, c, d), after in zip(codes, codes[1:], codes[2:], strict=False):
        if tag == "replace" and b - a == d - c == 1 and before[0] == after[0] == "equal":
            words = ours[a], theirs[c]
            if _are_rivals(ours[a:b], theirs[c:d]) and not any(w.span.overlaps(s) for w in words for s in slots):
                return True
    return False
