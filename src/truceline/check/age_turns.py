"""When somebody was born who is told to be so old, to turn so old or to keep a birthday, by the verbs of a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.check.days import iso_day
from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import surface_subjects
from truceline.code.slots.circumstances import time_of
from truceline.lexicon.ages import AgeWords
from truceline.lexicon.numerals import CARDINALS
from truceline.model.interval import Interval
from truceline.model.parse import Parse, Token

Month = tuple[int, int]
Tense = Literal["past", "perfect", "present", "future", "pluperfect"]
A_YEAR_LONG = 366
PRONOUNS = frozenset({"his", "her", "whose", "their", "its"})

A_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
GROWN = 25
"""Years of life from which "in his 61st year" is no year of a term."""


OF_ANOTHER_TIME = frozenset({"if", "until", "till", "unless", "when", "before", "after", "once", "whether", "though"})
"""Words before a clause that tells of what is not, or of another time."""


@dataclass(frozen=True, slots=True)
class Aged:
    """A word for somebody, the words that tell of the age, and the first and last month in which the birth can lie."""

    owner: Token
    words: tuple[Token, ...]
    value: str
    earliest: Month
    latest: Month
    now: bool = True


def turned(
    context: SentenceContext,
    verb: Token,
    shown: tuple[Token, ...],
    age: int,
    published: date,
    owner: Token | None = None,
) -> Iterator[Aged]:
    """Who has turned so old, or will: in the month of the time told, or within a year of publication."""
    parse = context.parse
    subjects = (owner,) if owner is not None else surface_subjects(parse, verb)
    tense = tense_of(parse, verb)
    if len(subjects) != 1 or subjects[0] is None or tense is None or parse.child(verb, "neg") is not None:
        return
    if tense == "future" and parse.child(verb, "advcl") is not None:
        return  # "he will be 71 when it is built"
    if verb.dep == "relcl" and parse.head(verb).lemma in ("year", "day", "month", "week", "time"):
        return
    ahead = tense in ("present", "future")
    time = time_of(context, verb)
    bounds = Interval.of_timex(time) if time is not None else Interval()
    first, last = iso_day(bounds.earliest), iso_day(bounds.latest)
    if time is not None and first and last:
        if (last - first).days > A_YEAR_LONG or _is_provided(parse, verb):
            return
        shift = 0 if A_YEAR.search(context.words(time.span)) else _shift(first, last, published, ahead)
        one = (first.year - age + shift, first.month)
        other = (last.year - age + shift, last.month)
        yield Aged(subjects[0], shown, f"{age} in {first.year + shift}", one, other, now=False)
    elif tense != "pluperfect" and not _is_provided(parse, verb) and time is None:
        if any(A_YEAR.search(context.words(t.span)) for t in context.article.times_in(context.sentence.span)):
            return
        base = published.year + (1 if ahead else 0) - age
        value = f"{age} soon" if ahead else str(age)
        yield Aged(subjects[0], shown, value, (base - 1, published.month), (base, published.month), now=not ahead)


def _shift(first: date, last: date, published: date, ahead: bool) -> int:
    """The years by which a month without its year was put wrong: before publication though it is to come."""
    if ahead and (last.year, last.month) < (published.year, published.month):
        return 1
    return -1 if not ahead and (first.year, first.month) > (published.year, published.month) else 0


def by_birthday(context: SentenceContext, token: Token, age: int, published: date, words: AgeWords) -> Iterator[Aged]:
    """ "Celebrated his *fiftieth* birthday", "whose *fiftieth* birthday fell in May", "now in his *sixtieth* year"."""
    parse = context.parse
    noun = parse.head(token)
    if noun.index < token.index or noun.lemma not in ("birthday", "year"):
        return
    whose = parse.child(noun, "poss")
    above = parse.head(noun)
    shown = parse.tokens[start_of(parse, token) : noun.index + 1]
    if whose is None:
        return
    if noun.lemma == "year":
        plain = whose.text.lower() in ("his", "her") and not parse.children(noun, "prep", "acl", "relcl")
        if plain and noun.dep == "pobj" and above.lemma == "in" and age > GROWN:
            holder = parse.head(above)
            verbal = holder.pos in VERBAL
            subjects = surface_subjects(parse, holder) if verbal else (holder,)
            now = not verbal or (tense_of(parse, holder) == "present" and holder.lemma in words.states)
            if len(subjects) == 1 and now:
                yield Aged(subjects[0], shown, f"{age - 1}", *born_between(age - 1, published, published))
        return
    named = whose.text.lower() not in PRONOUNS
    if noun.dep == "dobj" and above.lemma in words.keeps:
        yield from turned(context, above, shown, age, published, whose if named else None)
    elif noun.dep in ("nsubj", "nsubjpass") and above.lemma in (words.falls | words.keeps):
        owner = _before_relative(parse, whose) if whose.text.lower() == "whose" else whose
        if owner is None:
            return
        yield from turned(context, above, shown, age, published, owner)


def _before_relative(parse: Parse, whose: Token) -> Token | None:
    """The noun right before *whose*, with or without a comma."""
    at = whose.index - 1
    if at > 0 and parse.tokens[at].text == ",":
        at -= 1
    return parse.tokens[at] if at >= 0 and parse.tokens[at].pos in ("NOUN", "PROPN") else None


def by_decade(parse: Parse, token: Token, decade: int, published: date) -> Iterator[Aged]:
    """ "Is in her *forties*"."""
    whose, prep = parse.child(token, "poss"), parse.head(token)
    if whose is None or whose.text.lower() not in ("his", "her") or prep.lemma != "in":
        return
    above = parse.head(prep)
    subjects = surface_subjects(parse, above) if above.pos in VERBAL else (above,)
    present = above.pos not in VERBAL or tense_of(parse, above) == "present"
    if len(subjects) == 1 and present and subjects[0].pos in ("NOUN", "PROPN", "PRON"):
        oldest, youngest = born_between(decade + 9, published, published), born_between(decade, published, published)
        yield Aged(subjects[0], (token,), f"{decade}s", oldest[0], youngest[1])


def born_when(context: SentenceContext, born: Token) -> Iterator[Aged]:
    """ "Was *born* in May 1971", "the champion, *born* in the autumn of 1986", "*born* on 6 June 1919, he …"."""
    parse = context.parse
    time = time_of(context, born)
    if time is None or not A_YEAR.search(context.words(time.span)):
        return
    bounds = Interval.of_timex(time)
    first, last = iso_day(bounds.earliest), iso_day(bounds.latest)
    owners = surface_subjects(parse, born)
    if first is None or last is None or (last - first).days > A_YEAR_LONG:
        return
    if len(owners) != 1 or parse.child(born, "neg", "agent") is not None:
        return
    words = (born, *parse.within(time.span))
    yield Aged(owners[0], words, f"born in {first.year}", (first.year, first.month), (last.year, last.month), now=False)


def born_between(age: int, first: date, last: date) -> tuple[Month, Month]:
    """The months in which somebody was born who was so old between two days."""
    return (first.year - age - 1, first.month), (last.year - age, last.month)


def tense_of(parse: Parse, verb: Token) -> Tense | None:
    """The tense of a verb; None for what may be, should be or is not finite."""
    aux = parse.children(verb, "aux", "auxpass")
    texts = [a.text.lower() for a in aux]
    if any(a.tag == "TO" for a in aux):
        return None
    if any(a.tag == "MD" for a in aux):
        return "future" if any(w in ("will", "'ll", "’ll", "shall") for w in texts) else None
    finite = aux[0] if aux else verb
    if any(a.lemma == "have" for a in aux) and verb.lemma != "have":
        return "perfect" if finite.tag in ("VBZ", "VBP") else "pluperfect"
    if finite.tag in ("VBZ", "VBP"):
        return "future" if verb.tag == "VBG" else "present"
    return "past" if finite.tag in ("VBD", "VBN") and (aux or verb.tag == "VBD") else None


def _is_provided(parse: Parse, verb: Token) -> bool:
    """Whether what a verb says is only supposed, or of another time: "until he is 70", "if she is 60"."""
    marks = (m.lemma for v in (verb, *parse.ancestors(verb)) for m in parse.children(v, "mark", "advmod"))
    return any(m in OF_ANOTHER_TIME for m in marks)


def by_copula(
    context: SentenceContext, be: Token, shown: tuple[Token, ...], age: int, published: date
) -> Iterator[Aged]:
    """Who is so old, will be, or was when something happened in a year that is told."""
    parse = context.parse
    subjects, tense = surface_subjects(parse, be), tense_of(parse, be)
    if len(subjects) != 1 or parse.child(be, "neg") is not None or _is_provided(parse, be):
        return
    owner = subjects[0]
    if tense == "present":
        yield Aged(owner, (be, *shown), str(age), *born_between(age, published, published))
    elif tense == "future":
        yield from turned(context, be, (be, *shown), age, published)
    elif tense in ("past", "pluperfect"):
        when = next((v for v in parse.children(be, "advcl") if any(m.lemma == "when" for m in parse.children(v))), None)
        for verb in (be, *((when,) if when is not None else ())):
            time = time_of(context, verb)
            bounds = Interval.of_timex(time) if time is not None else None
            if time is None or bounds is None or not A_YEAR.search(context.words(time.span)):
                continue
            first, last = iso_day(bounds.earliest), iso_day(bounds.latest)
            if first and last and not (verb is be and when is not None):
                yield Aged(owner, (be, *shown), f"{age} in {first.year}", *born_between(age, first, last), now=False)
                return


def start_of(parse: Parse, token: Token) -> int:
    """The index of the first word of a number: "*twenty*-six"."""
    return token.index - 2 if tens_before(parse, token) is not None else token.index


def tens_before(parse: Parse, token: Token) -> str | None:
    """The ten of a number in words of which a word is the last: "*twenty*-six"."""
    if token.index < 2 or parse.tokens[token.index - 1].text not in ("-", "‑"):
        return None
    tens = parse.tokens[token.index - 2].text.lower()
    return tens if tens in CARDINALS and tens.endswith("ty") else None
