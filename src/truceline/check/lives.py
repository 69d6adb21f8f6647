"""What a text tells of a life beside a year: born in 1931, nineteen in 1902, dead at ninety-one, soon to be fifty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.days import iso_day
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, up_to
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.parse import Sentence
from truceline.model.spans import Span

AGES = up_to(CARDINALS, 99, 10) | up_to(ORDINALS, 99, 10)
"""Ages from ten on, and the numbers of birthdays, in words."""
IN_WORDS = any_of(AGES)
NO_AGE = (
    r"(?![\w%-]|[.,:]\d| per\b| years? (?:later|earlier|ago|before|after|of (?!age))"
    r"| (?:and|or) (?:over|older|above|under|younger|more)\b)"
)
AGE = rf"(?:1\d|[2-9]\d|10\d|{IN_WORDS}){NO_AGE}"
NTH = rf"(?:[1-9]\d(?:st|nd|rd|th)|{IN_WORDS})(?!\w)"
NUMBER = re.compile(rf"\b(?:\d{{2,3}}(?=\b|st|nd|rd|th)|{IN_WORDS})")
YEAR = r"(?:1[89]\d\d|20\d\d)"
A_YEAR = re.compile(rf"(?<!\b[Aa] )(?<!\b[Hh]is )(?<!\b[Hh]er )\b{YEAR}\b")
"""A year, but of a thing that tells of other years ("a 2017 interview")."""
WORD = r"(?:(?:al-|el-|d’|d')?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*[a-zà-ÿ])"
PERSON = re.compile(rf"\b{WORD}(?: (?:{WORD}|[A-Z]\.|de|la|bin|ibn|van|von|der|al)){{0,3}} {WORD}(?![\w-])")
ONLY = "(?:only |just |barely |then |already |not yet |all of )?"
YOUNG = "boy|girl|lad|youth|youngster|child|man|woman|student|pupil|recruit|cadet|clerk|bride|widow|stripling|fellow"
AT_AGE = re.compile(
    rf"\b(?:at|by|until) the (?:\w+ )?age of {AGE}|(?:, (?:then )?a|\bA)ged {AGE}|\ba (?:\w+ )?(?:{YOUNG}) of {AGE}"
    rf"|(?:\b(?:[Hh]e|[Ss]he|who|I|{WORD})|\)) (?:was|had (?:just )?turned|turned) {ONLY}{AGE}"
    rf"(?=,? (?:when|as|in|at the|years old|and)\b|[,.;])|\bat {AGE}(?=[,.;)]| (?:when|in)\b)"
)
BORN = re.compile(
    rf"\b(?:(?P<who>[Hh]e|[Ss]he|who|{WORD}),? (?:(?:was|is|had been) born|(?:came into|entered) the world)"
    r"|Born|[Hh](?:is|er) birth)"
    r"(?:(?: [\w’'-]+){0,7}?,? (?:in|on)(?: the \w+ of)?(?: (?:early|late|mid)-?)?(?: \d{1,2}(?:st|nd|rd|th)?)?"
    r"(?: (?:of )?[A-Z][a-z]+\.?)?(?: \d{1,2}(?:st|nd|rd|th)?,)?"
    r"|,? (?:in|on) the (?:very )?(?:same )?(?:day|year|night|week|month|summer|winter|spring|autumn|hour)\b"
    r"[^.;\n]{0,80}?)"
    r" (?P<year>1[89]\d\d|20\d\d)\b"
)
OF_ANOTHER_DOING = re.compile(r"\b(?:and|but|moved|came|went|raised|educated|grew|until|since|joined|became|to)\b")
LIVED = re.compile(r" \((?:(?:born |b\. ?)(?P<born>{Y})|(?P<year>{Y}) ?[-–] ?(?P<died>{Y}))\)".replace("{Y}", YEAR))
SHORTEST_LIFE = 15
"""Years from which two in brackets are a life and no term or title."""
DIED = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|who|{WORD}) (?:died|passed away|was buried|was laid to rest)\b[^.;\n]{{0,60}}?"
    rf"\b(?:aged|at|at the (?:\w+ )?(?:\w+ )?age of) {AGE}"
)
TO_COME = re.compile(
    rf"\b(?:will|is to|is about to|plans to|hopes to|means to) (?:soon )?(?:celebrate|mark|keep|observe|have)\b"
    rf"[^.;\n]{{0,30}}?\b(?:his|her) {NTH} birthday\b"
    rf"|\b(?:[Hh]e|[Ss]he|who|{WORD}) (?:turns|will turn|will be) {AGE}(?! (?:when|once|by|if|before)\b)"
)
QUICK = re.compile(
    r"1[89](?<!\w\d\d)\d\d|20(?<!\w\d\d)\d\d|will(?<!\wwill) (?:be|turn) (?:\d|[efnst])|"
    + "|".join(
        rf"{words}(?<!\w{words})" for words in ("died", "passed away", "buried", "laid to rest", "birthday", "turns")
    )
)
"""What a sentence has that may tell of a life, as it is quickly found."""
NO_FIRST_NAMES = frozenset({"The", "In", "On", "At", "But", "And", "Born"})
"""Words with the capital of a sentence before a name."""
PRONOUN = re.compile(r"\W*(?:\w+\W+){0,3}?(?:he|she|his|her)\b", re.IGNORECASE)
BACK = 2
"""Sentences before a pronoun in which the person is named."""


@dataclass(frozen=True, slots=True)
class Life:
    """Words that give a person's age or year of birth, with the first and last year and month in which the birth can
    lie."""

    article: CodedArticle
    name: tuple[str, ...]
    span: Span
    value: str
    earliest: tuple[int, int]
    latest: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells of an age or birth, and the surname of whom, where it stands right before."""

    span: Span
    value: str
    earliest: tuple[int, int]
    latest: tuple[int, int]
    who: str = ""


def find_lives(article: CodedArticle, cues: CheckCues) -> Iterator[Life]:
    """The ages and births that an article tells beside a year, of the one person that its words can mean."""
    published = iso_day(article.article.published)
    found = (article.annotated.sentence_at(m.start()) for m in QUICK.finditer(article.text))
    for sentence in dict.fromkeys(s for s in found if s):
        lives = [told for told in _told(article, sentence, published) if not in_quotation(article, told.span)]
        if len({told.value for told in lives if told.value[0].isdigit()}) > 1:
            continue  # "she was 14 and he 32"
        for told in lives:
            name = (told.who,) if told.who else _person(article, sentence, cues)
            if name:
                yield Life(article, name, told.span, told.value, told.earliest, told.latest)


def _told(article: CodedArticle, sentence: Sentence, published: date | None) -> Iterator[_Told]:
    text, span = article.text, sentence.span
    lived = [m for m in LIVED.finditer(text, *span) if _is_life(m)]
    born = [m for m in BORN.finditer(text, *span) if not OF_ANOTHER_DOING.search(text, m.start() + 4, m.start("year"))]
    for match in (*lived, *born):
        told = match.groupdict()
        year, who = int(told["year"] or told["born"]), told.get("who") or ""
        surname = who if who[:1].isupper() and who not in ("He", "She") else ""
        yield _Told(Span(*match.span()), f"born in {year}", (year, 1), (year, 12), surname)
    taken = [Span(*m.span()) for m in (*lived, *born)]
    dated = [(int(m.group()), Span(*m.span())) for m in A_YEAR.finditer(text, *span)]
    years = {year for year, at in dated if not any(t.contains(at) for t in taken)}
    for match in DIED.finditer(text, *span):
        of_death = min(years) if len(years) == 1 else published.year if published and not years else None
        yield from _aged(match, of_death)
        taken.append(Span(*match.span()))
    if published:
        yield from (_to_be(article, m, sentence, published) for m in TO_COME.finditer(text, *span))
    for match in AT_AGE.finditer(text, *span) if len(years) == 1 else ():
        if not any(t.contains(Span(*match.span())) for t in taken):
            yield from _aged(match, min(years))


def _is_life(lived: re.Match[str]) -> bool:
    """Whether years in brackets are of a life: "(born 1930)", "(1930–2009)"."""
    return lived["died"] is None or int(lived["died"]) - int(lived["year"]) >= SHORTEST_LIFE


def _aged(match: re.Match[str], year: int | None) -> Iterator[_Told]:
    """An age in a year."""
    number = _number(match.group())
    if year is not None and number is not None:
        yield _Told(Span(*match.span()), f"{number} in {year}", (year - number - 1, 1), (year - number, 12))


def _to_be(article: CodedArticle, match: re.Match[str], sentence: Sentence, published: date) -> _Told:
    """An age to come, in the month of the time behind it or within a year."""
    number = _number(match.group()) or 0
    times = article.annotated.times_in(Span(match.start(), sentence.span.end))
    values = [t.value for t in times if t.value and re.match(r"\d{4}-\d\d", t.value)]
    first, last = (published.year, published.month), (published.year + 1, published.month)
    if len(values) == 1:
        first = last = (int(values[0][:4]), int(values[0][5:7]))
    return _Told(Span(*match.span()), f"{number} soon", (first[0] - number, first[1]), (last[0] - number, last[1]))


def _number(words: str) -> int | None:
    """The last age or number of a birthday among some words."""
    found = NUMBER.findall(words)
    if not found:
        return None
    return int(found[-1]) if found[-1].isdigit() else AGES[found[-1]]


def _person(article: CodedArticle, sentence: Sentence, cues: CheckCues) -> tuple[str, ...] | None:
    """The name of the one person of whom a sentence tells: named in it, or in the sentence before, over others that a
    pronoun opens; None where nobody has a name there, or several have."""
    own = names_in(article, sentence.span, cues)
    if own:
        return own[0] if len(own) == 1 else None
    sentences = article.annotated.sentences
    for before in reversed(sentences[max(0, sentence.index - BACK) : sentence.index]):
        if names := names_in(article, before.span, cues):
            return names[0] if len(names) == 1 else None
        if not PRONOUN.match(article.text, before.span.start, before.span.end):
            break
    return None


def names_in(article: CodedArticle, span: Span, cues: CheckCues) -> list[tuple[str, ...]]:
    """The names of people in a stretch, each surname once."""
    found: dict[str, tuple[str, ...]] = {}
    for match in PERSON.finditer(article.text, *span):
        words = match.group().split()
        if cues.words("no_people", "offices_in_names").isdisjoint(words[1:]) and words[0] not in NO_FIRST_NAMES:
            found.setdefault(words[-1], tuple(words))
    return list(found.values())
