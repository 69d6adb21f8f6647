"""How old people are told to be, read from parses: by apposition, copula, birthday, year of life or time of birth.

`check.ages` finds ages beside names by their words; here they are read along the relations of a parse, so that the
owner may stand apart from the number, be a pronoun, or be described without a name (`check.age_owners`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from truceline.check.age_owners import People, people_of
from truceline.check.age_turns import (
    A_YEAR,
    Aged,
    born_between,
    born_when,
    by_birthday,
    by_copula,
    by_decade,
    start_of,
    tens_before,
    tense_of,
    turned,
)
from truceline.check.days import days, iso_day
from truceline.check.lives import Life
from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import surface_subjects
from truceline.code.slots.circumstances import time_of
from truceline.lexicon.ages import AgeWords
from truceline.lexicon.numerals import CARDINALS, ORDINALS, up_to
from truceline.link.clauses import in_quotation
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

LEAST, MOST = 10, 109
"""Ages that are read: those of small children are told in months and change between two pages."""
NUMBERS = {**up_to(CARDINALS, 99, LEAST), **{str(n): n for n in range(LEAST, MOST + 1)}}
RANKS = {**up_to(ORDINALS, 99, 1)}
NTH = re.compile(r"([1-9]\d)(?:st|nd|rd|th)")
DECADES = {f"{word[:-1]}ies": n for word, n in CARDINALS.items() if word.endswith("ty") and n < 100} | {
    f"{n}s": n for n in range(20, 100, 10)
}
NEEDED = frozenset(
    {
        *NUMBERS, *(w for w in RANKS if RANKS[w] >= LEAST and "-" not in w), *DECADES, "born",
        *(f"{n}{end}" for n in range(LEAST, 100) for end in ("st", "nd", "rd", "th")),
    }
)  # fmt: skip
"""Words of which a sentence has one that tells of an age."""
OF_AGES = NEEDED | CARDINALS.keys() | ORDINALS.keys()
"""Of these is every word that tells of an age, or ends a number that does ("twenty-*six*")."""
ENDS = frozenset({",", ".", ")", ":", "–", "—", "-", "and", "who", "but", "(", "now"})
"""What may stand behind an age between commas; a semicolon or a bracket parts scores."""
LONG_AGO = 92
"""Days before publication from which a happening is told of at the age of then."""
OF_THEN = re.compile(r"\bthen\b")
UNSURE = ("?",)
"""The name of one whom a pronoun or a description means, who may be somebody else than its words suggest."""


def find_ages_read(items: Items) -> Iterator[Life]:
    """The ages and births that an article tells, read from its parses, of those whom it names; in text order."""
    article, published = items.article, iso_day(items.article.article.published)
    if published is None:
        return
    people: People | None = None
    numbers: dict[int, int] = {}
    for sentence, parse in zip(article.annotated.sentences, article.annotated.parses, strict=False):
        if parse is None or NEEDED.isdisjoint(parse.words):
            continue
        if people is None:
            people = people_of(article, items.lexicon, items.of(CONTEXTS))
            numbers = {c.sentence.index: i for i, c in enumerate(people.contexts)}
        yield from _of_sentence(article, people, numbers[sentence.index], published)


AGES_READ = Kind("ages_read", lambda items: tuple(find_ages_read(items)), Life)


def _of_sentence(article: CodedArticle, people: People, number: int, published: date) -> Iterator[Life]:
    context = people.contexts[number]
    for aged in _aged(context, published, people.words):
        words = (aged.owner, *aged.words)
        span = Span(min(t.start for t in words), max(t.end for t in words))
        if OF_THEN.search(article.text, span.start, span.end) and aged.now:
            continue  # "Lume, then aged 21"
        if in_quotation(article, span) or (aged.now and _is_of_old(people, number, aged.owner, published)):
            continue
        name = people.owner(number, aged.owner) or (UNSURE if _is_unsure(aged) else ())
        if name:
            yield Life(article, name, span, aged.value, aged.earliest, aged.latest)


def _is_unsure(aged: Aged) -> bool:
    """Whether no words beside an age can tell whose it is: of a pronoun, or the subject of *is* or *turned*."""
    return aged.owner.pos == "PRON" or aged.words[0].pos in VERBAL


def _is_of_old(people: People, number: int, owner: Token, published: date) -> bool:
    """Whether the sentence of an age, or the one before a description with it, tells of what was long ago."""
    context = people.contexts[number]
    verb = next((t for t in (owner, *context.parse.ancestors(owner)) if t.pos in VERBAL), None)
    first = published - days(LONG_AGO)
    if verb is not None and (time := time_of(context, verb)) is not None:
        latest = iso_day(Interval.of_timex(time).latest)
        return latest is not None and latest < first
    if owner.pos == "PROPN" or number == 0 or _is_present(context.parse, verb):
        return False
    before = people.contexts[number - 1]
    if "born" in before.parse.words:
        return False
    old = (
        iso_day(t.latest) for t in before.article.times_in(before.sentence.span) if A_YEAR.search(before.words(t.span))
    )
    return any(day is not None and day < first for day in old)


def _is_present(parse: Parse, verb: Token | None) -> bool:
    return verb is not None and tense_of(parse, verb) in ("present", "perfect", "future")


def _aged(context: SentenceContext, published: date, words: AgeWords) -> Iterator[Aged]:
    parse = context.parse
    for token in parse.tokens:
        if token.text.lower() not in OF_AGES:
            continue
        if token.lemma in ("bear", "born") and token.text.lower() == "born":
            yield from born_when(context, token)
        elif (rank := _ordinal(parse, token)) is not None:
            if not _is_about(parse, token, words):
                yield from by_birthday(context, token, rank, published, words)
        elif token.text.lower() in DECADES:
            yield from by_decade(parse, token, DECADES[token.text.lower()], published)
        elif (age := _cardinal(parse, token)) is not None and not _is_about(parse, token, words):
            yield from _by_number(context, token, age, published, words)


def _cardinal(parse: Parse, token: Token) -> int | None:
    """The age that a number ends: "61", "*twenty-six*"; None for one that goes on or is of another kind."""
    text = token.text.lower()
    if (tens := tens_before(parse, token)) is not None:
        return CARDINALS.get(f"{tens}-{text}")
    number = NUMBERS.get(text)
    goes_on = number is not None and _goes_on(parse, token)
    return None if goes_on else number


def _ordinal(parse: Parse, token: Token) -> int | None:
    text = token.text.lower()
    if (tens := tens_before(parse, token)) is not None:
        return ORDINALS.get(f"{tens}-{text}")
    found = NTH.fullmatch(text)
    return int(found[1]) if found else RANKS.get(text) if RANKS.get(text, 0) >= LEAST else None


def _goes_on(parse: Parse, token: Token) -> bool:
    """Whether a ten in words is the first of two: "*twenty*-six"."""
    following = parse.tokens[token.index + 1 : token.index + 3]
    return (
        token.text.isalpha()
        and len(following) == 2
        and following[0].text == "-"
        and (following[1].text.lower() in CARDINALS or following[1].text.lower() in ORDINALS)
    )


def _is_about(parse: Parse, token: Token, words: AgeWords) -> bool:
    """Whether a number is no exact age: "about 50", "nearly 60", "in his *late* fifties", "50 or so"."""
    before = parse.tokens[max(0, token.index - 3) : token.index]
    behind = parse.tokens[token.index + 1 : token.index + 2]
    return any(t.lemma.lower() in words.about and t.text != "To" for t in before) or any(
        t.text.lower() in ("or", "to", "something", "odd", "%", "percent") for t in behind
    )


def _by_number(context: SentenceContext, token: Token, age: int, published: date, words: AgeWords) -> Iterator[Aged]:
    parse = context.parse
    now = born_between(age, published, published)
    if old := _year_old(parse, token):
        above = parse.head(old)
        noun = above if old.dep in ("amod", "compound", "nmod") and above.index > old.index else old
        if noun is old or noun.pos == "PROPN" or words.is_person(noun.lemma.lower()):
            yield Aged(noun, parse.tokens[token.index : old.index + 1], str(age), *now)
        return
    top = _top(parse, token)
    if top is None or any(t.type in ("DATE", "TIME") for t in context.article.times_in(context.span(token))):
        return
    shown = parse.tokens[start_of(parse, token) : top.index + 1]
    above = parse.head(top)
    if above.lemma == "be" and top.dep in ("attr", "acomp") and not parse.children(token, "prep"):
        yield from by_copula(context, above, shown, age, published)
    elif above.lemma == "turn" and top.dep in ("dobj", "attr", "acomp", "npadvmod", "oprd"):
        yield from turned(context, above, (above, *shown), age, published)
    elif (owner := _apposed(parse, top, token)) is not None or (owner := _at(context, token, words)) is not None:
        yield Aged(owner, shown, str(age), *now)
    elif top.dep == "pobj" and above.text.lower() == "of":
        noun = parse.head(above)
        if noun.lemma == "age" and (verb := parse.head(noun)).lemma in words.turns and noun.dep == "dobj":
            yield from turned(context, verb, (verb, *shown), age, published)
        elif noun.tag == "NN" and words.is_person(noun.lemma.lower()) and noun.lemma.lower() not in words.kin:
            yield Aged(noun, shown, str(age), *now)


def _top(parse: Parse, token: Token) -> Token | None:
    """The word by which a number hangs on the rest: itself, or *old* or *years* behind it; None if it counts others."""
    behind = tuple(t.text.lower() for t in parse.tokens[token.index + 1 : token.index + 3])
    if behind in (("years", "old"), ("years", "of")):
        return parse.tokens[token.index + 2] if behind[1] == "old" else parse.tokens[token.index + 1]
    counts = token.dep in ("nummod", "compound", "quantmod", "npadvmod") and parse.head(token).index > token.index
    return None if counts else token


def _year_old(parse: Parse, token: Token) -> Token | None:
    """The last word of "27-year-old"."""
    following = parse.tokens[token.index + 1 : token.index + 5]
    texts = [t.text.lower() for t in following]
    if texts[:4] == ["-", "year", "-", "old"]:
        return following[3]
    return following[1] if texts[:2] == ["year-old", ""] else None


def _apposed(parse: Parse, top: Token, token: Token) -> Token | None:
    """Whose an age between commas is: "the journalist, *44*, was", "Igor Sutin, aged *44*"."""
    start = start_of(parse, token)
    before = parse.tokens[start - 1] if start else None
    if before is None:
        return None
    if before.text.lower() in ("aged", "now"):
        above = parse.head(before)
        if before.text.lower() == "aged":
            return above if above.pos in ("NOUN", "PROPN") and above.index < before.index else None
        before = parse.tokens[before.index - 1] if before.index else before
    behind = parse.tokens[top.index + 1].text.lower() if top.index + 1 < len(parse) else "."
    if before.text != "," or behind not in ENDS or top.dep not in ("appos", "npadvmod", "nummod", "amod", "conj"):
        return None
    above = parse.head(top)
    near = parse.tokens[before.index - 1]
    inside = above.pos in ("NOUN", "PROPN") and above.index < before.index and top.dep != "conj"
    return (
        above
        if inside and (near.index == above.index or near.index in {t.index for t in parse.subtree(above)})
        else None
    )


def _at(context: SentenceContext, token: Token, words: AgeWords) -> Token | None:
    """Whose an age behind *at* is, told of now: "at 61 the older of the pair", "at 39 she is the youngest"."""
    parse = context.parse
    prep = parse.head(token)
    if token.dep == "pobj" and prep.lemma == "of" and parse.head(prep).lemma == "age":
        prep = parse.head(parse.head(prep))
    if token.dep != "pobj" or prep.lemma != "at" or parse.children(token):
        return None
    above = parse.head(prep)
    if above.pos in ("NOUN", "PROPN") and above.index == prep.index - 2 and parse.tokens[prep.index - 1].text == ",":
        return above
    if above.pos not in VERBAL or (prep.index > above.index and parse.tokens[prep.index - 1].text != ","):
        return None
    if above.lemma not in words.states or tense_of(parse, above) != "present":
        return None
    subjects = surface_subjects(parse, above)
    return subjects[0] if len(subjects) == 1 else None
