"""A person whose name one page spells in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from itertools import combinations, product

from truceline.check.case import Case
from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

NAME = re.compile(
    r"(?<![\w-])(?P<first>[A-Z][^\W\d_]{2,})"
    r"(?= (?P<last>(?:[A-Z][a-z]?[’'])?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)(?![\w-]|[’'][A-Z]| [A-Z]))"
)
"""A first name and a surname; an apostrophe inside ("O’Hara") and one hyphen belong to it."""
RUN_ON = re.compile(r"[a-z]{3}[A-Z]")
"""A name that another word runs into, where the lines of a page are lost."""
CORRECTED = re.compile(r"\b(?:correct(?:s|ed|ion)?|fix(?:es|ed)?)\b[^.\n]{0,40}\bspell", re.IGNORECASE)
LEAST = 6
"""Letters of a surname of which another can be a slip of the pen; in shorter ones every letter makes another name."""
FEWER = 8
"""Letters from which two may differ."""
ONE_SOUND = (
    ("yy", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("o", "u"),
    ("kh", "h"),
    ("dh", "d"),
    ("dd", "d"),
    ("gh", "g"),
    ("q", "g"),
)
"""Letters that two ways of writing foreign names put for each other."""
ENDINGS = ("s", "es", "y", "ey", "e", "n", "an", "ian", "ite", "ist", "ism", "er", "ers")
"""Endings that make another word, or another name, of a name."""
ALONE = re.compile(
    r"(?<=[a-z,’”] )(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?(?P<name>[A-Z][^\W\d_A-Z]{5,})(?=(?:[’']s)? [a-z]|[,.;])"
)
"""A surname by itself, within a sentence."""
SELDOM, OFTEN = 2, 2
"""How often the wrong one of two spellings stands in a page at the most, and a name that is told from one by itself at
the least."""


def find_spelling_conflicts(case: Case) -> Iterator[Conflict]:
    """A person whose name one page spells in two ways, so that one of them is a slip.

    Compares names with one first name whose surnames differ in one letter, or in two neighbours that changed places
    (in two, if they are long), and surnames by themselves with those of people of whom the page often speaks.

    Silent for two ways of writing the sounds of another script, for accents, apostrophes and capitals, for short names,
    where the letter makes another word (a plural, a people), for names that each stand more than twice, as those of two
    people do, and where the page corrects a spelling.

    Fires: "Aino Salovaara opened the talks. … Aino Salovara closed them."
    Silent: "Sergei Dolgov opened the talks. … Sergey Dolgov closed them."
    """
    for article in case.alone:
        people = {word for a in article.annotated.actors if a.kind == "person" for word in a.name.split()[:-1]}
        found = (*_with_first_name(article, people), *_by_itself(article, people, case.lexicon))
        yield from (_conflict(article, *pair) for pair in found if not CORRECTED.search(article.text))


RULE = Rule("spelling", "participants", find_spelling_conflicts)

Pair = tuple[Span, Span]
"""Where the usual spelling of a name stands, and where the other."""


def _names(article: CodedArticle, people: Set[str]) -> dict[tuple[str, str], list[Span]]:
    """Where first names and surnames of people stand together in a page."""
    found: dict[tuple[str, str], list[Span]] = {}
    for m in NAME.finditer(article.text):
        if m["first"] in people and len(m["last"]) >= LEAST and not RUN_ON.search(m["last"]):
            found.setdefault((m["first"], m["last"]), []).append(Span(m.start(), m.end("last")))
    return found


def _with_first_name(article: CodedArticle, people: Set[str]) -> Iterator[Pair]:
    found = _names(article, people)
    for (first, one), (also, other) in combinations(found, 2):
        if first == also and _is_slip(one, other):
            rare, usual = sorted(((first, one), (first, other)), key=lambda name: len(found[name]))
            if len(found[rare]) <= SELDOM:
                yield found[usual][0], found[rare][0]


def _by_itself(article: CodedArticle, people: Set[str], lexicon: Lexicon) -> Iterator[Pair]:
    names = {last: spans[0] for (_, last), spans in _names(article, people).items()}
    if not names:
        return
    alone: dict[str, list[Span]] = {}
    for m in ALONE.finditer(article.text):
        alone.setdefault(m["name"], []).append(Span(*m.span("name")))
    for (word, spans), (last, span) in product(alone.items(), names.items()):
        if word[0] != last[0] or word in names or len(spans) > SELDOM or abs(len(word) - len(last)) > 1:
            continue
        if _apart(word.lower(), last.lower()) != 1 or not _is_slip(word, last) or article.text.count(last) < OFTEN:
            continue
        known = lexicon.actors.surnamed(word) or lexicon.places.written(word) or word.lower() in article.text
        if not known and article.text.count(word) == len(spans):
            yield span, spans[0]


def _is_slip(one: str, other: str) -> bool:
    """Whether two surnames are one with a slip of the pen."""
    a, b = (_plain(name) for name in (one, other))
    if a[0] != b[0] or _sound(a) == _sound(b):
        return False
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return False
    stems = {_stem(a), _stem(b)}
    apart = _apart(a, b)
    return len(stems) > 1 and (apart == 1 or (apart == 2 and len(short) >= FEWER))


def _plain(name: str) -> str:
    """A name in small letters without accents, apostrophes and hyphens."""
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(c for c in letters if c.isalpha() and not unicodedata.combining(c))


def _sound(name: str) -> str:
    for written, sound in ONE_SOUND:
        name = name.replace(written, sound)
    return name.rstrip("hae")


def _stem(name: str) -> str:
    return next((name.removesuffix(e) for e in sorted(ENDINGS, key=len, reverse=True) if name.endswith(e)), name)


def _apart(a: str, b: str) -> int:
    """How many letters must be put in, left out, changed, or moved past their neighbours to make one of the other."""
    rows: list[list[int]] = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            steps = [rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y)]
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                steps.append(rows[-2][j - 2] + 1)
            row.append(min(steps))
        rows.append(row)
    return rows[-1][-1]


def _conflict(article: CodedArticle, usual: Span, rare: Span) -> Conflict:
    one, other = usual.of(article.text), rare.of(article.text)
    evidence = (
        on_page(article, Span(usual.start, sentence_span(article, usual.start).end), one),
        on_page(article, Span(rare.start, sentence_span(article, rare.start).end), other),
    )
    explanation = f"The page spells one name in two ways: {one} and {other}."
    return conflict(RULE.name, RULE.kind, "contradiction", "within_page", "low", evidence, explanation)
