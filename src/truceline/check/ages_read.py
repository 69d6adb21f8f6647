"""How old people are told to be, read from parses: by apposition, copula, birthday, year of life or time of birth.

`check.ages` finds ages beside names by their words; here they are read along the relations of a parse, so that the
owner may stand apart from the number, be a pronoun, or be described without a name (`check.age_owners`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.check.age_owners import People, people_of
from truceline.check.days import days, iso_day
from truceline.check.lives import Life
from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import surface_subjects
from truceline.code.slots.circumstances import time_of
from truceline.lexicon.ages import AgeWords
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import CARDINALS, ORDINALS, up_to
from truceline.link.clauses import in_quotation
from truceline.link.items import Kind
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

Month = tuple[int, int]
Tense = Literal["past", "perfect", "present", "future", "pluperfect"]

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
A_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
ENDS = frozenset({",", ".", ")", ":", "–", "—", "-", "and", "who", "but", "(", "now"})
"""What may stand behind an age between commas; a semicolon or a bracket parts scores."""
LONG_AGO = 92
"""Days before publication from which a happening is told of at the age of then."""
GROWN = 25
"""Years of life from which "in his 61st year" is no year of a term."""


UNSURE = ("?",)
"""The name of one whom a pronoun or a description means, who may be somebody else than its words suggest."""


@dataclass(frozen=True, slots=True)
class _Aged:
    """A word for somebody, the words that tell of the age, and the first and last month in which the birth can lie."""

    owner: Token
    words: tuple[Token, ...]
    value: str
    earliest: Month
    latest: Month
    now: bool = True


def find_ages_read(article: CodedArticle, lexicon: Lexicon) -> Iterator[Life]:
    """The ages and births that an article tells, read from its parses, of those whom it names; in text order."""
    published = iso_day(article.article.published)
    if published is None:
        return
    contexts: tuple[SentenceContext, ...] = ()
    people: People | None = None
    numbers: dict[int, int] = {}
    for sentence, parse in zip(article.annotated.sentences, article.annotated.parses, strict=False):
        if parse is None or NEEDED.isdisjoint(parse.words):
            continue
        if people is None:
            contexts = tuple(contexts_of(article.annotated, lexicon))
            people = people_of(article, lexicon, contexts)
            numbers = {c.sentence.index: i for i, c in enumerate(contexts)}
        yield from _of_sentence(article, people, numbers[sentence.index], published)


AGES_READ = Kind("ages_read", lambda items: tuple(find_ages_read(items.article, items.lexicon)), Life)


def _of_sentence(article: CodedArticle, people: People, number: int, published: date) -> Iterator[Life]:
    context = people.contexts[number]
    for aged in _aged(context, published, people.words):
        words = (aged.owner, *aged.words)
        span = Span(min(t.start for t in words), max(t.end for t in words))
        if in_quotation(article, span) or (aged.now and _is_of_old(people, number, aged.owner, published)):
            continue
        name = people.owner(number, aged.owner) or (UNSURE if _is_unsure(aged) else ())
        if name:
            yield Life(article, name, span, aged.value, aged.earliest, aged.latest)


def _is_unsure(aged: _Aged) -> bool:
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


def _aged(context: SentenceContext, published: date, words: AgeWords) -> Iterator[_Aged]:
    parse = context.parse
    for token in parse.tokens:
        if token.lemma in ("bear", "born") and token.text.lower() == "born":
            yield from _born(context, token)
        elif (rank := _ordinal(parse, token)) is not None:
            if not _is_about(parse, token, words):
                yield from _by_birthday(context, token, rank, published, words)
        elif token.text.lower() in DECADES:
            yield from _by_decade(parse, token, DECADES[token.text.lower()], published)
        elif (age := _cardinal(parse, token)) is not None and not _is_about(parse, token, words):
            yield from _by_number(context, token, age, published, words)


def _cardinal(parse: Parse, token: Token) -> int | None:
    """The age that a number ends: "61", "*twenty-six*"; None for one that goes on or is of another kind."""
    text = token.text.lower()
    if (tens := _tens_before(parse, token)) is not None:
        return CARDINALS.get(f"{tens}-{text}")
    number = NUMBERS.get(text)
    goes_on = number is not None and _goes_on(parse, token)
    return None if goes_on else number


def _ordinal(parse: Parse, token: Token) -> int | None:
    text = token.text.lower()
    if (tens := _tens_before(parse, token)) is not None:
        return ORDINALS.get(f"{tens}-{text}")
    found = NTH.fullmatch(text)
    return int(found[1]) if found else RANKS.get(text) if RANKS.get(text, 0) >= LEAST else None


def _tens_before(parse: Parse, token: Token) -> str | None:
    if token.index < 2 or parse.tokens[token.index - 1].text not in ("-", "‑"):
        return None
    tens = parse.tokens[token.index - 2].text.lower()
    return tens if tens in CARDINALS and tens.endswith("ty") else None


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


def _by_number(context: SentenceContext, token: Token, age: int, published: date, words: AgeWords) -> Iterator[_Aged]:
    parse = context.parse
    now = _range(age, published, published)
    if old := _year_old(parse, token):
        above = parse.head(old)
        noun = above if old.dep in ("amod", "compound", "nmod") and above.index > old.index else old
        if noun is old or noun.pos == "PROPN" or words.is_person(noun.lemma.lower()):
            yield _Aged(noun, parse.tokens[token.index : old.index + 1], str(age), *now)
        return
    behind = tuple(t.text.lower() for t in parse.tokens[token.index + 1 : token.index + 3])
    in_years = behind in (("years", "old"), ("years", "of"))
    top = token
    if in_years:
        top = parse.tokens[token.index + 2] if behind[1] == "old" else parse.tokens[token.index + 1]
    elif token.dep in ("nummod", "compound", "quantmod", "npadvmod") and parse.head(token).index > token.index:
        return
    shown = parse.tokens[_start(parse, token) : top.index + 1]
    above = parse.head(top)
    if above.lemma == "be" and top.dep in ("attr", "acomp") and not parse.children(token, "prep"):
        yield from _by_copula(context, above, shown, age, published)
    elif above.lemma in words.turns and top.dep in ("dobj", "attr", "acomp", "npadvmod", "oprd"):
        if above.lemma == "turn":
            yield from _turned(context, above, (above, *shown), age, published)
    elif (owner := _apposed(parse, top, token)) is not None or (owner := _at(context, token, words)) is not None:
        yield _Aged(owner, shown, str(age), *now)
    elif top.dep == "pobj" and above.text.lower() == "of":
        noun = parse.head(above)
        if noun.lemma == "age" and (verb := parse.head(noun)).lemma in words.turns and noun.dep == "dobj":
            yield from _turned(context, verb, (verb, *shown), age, published)
        elif noun.tag == "NN" and words.is_person(noun.lemma.lower()) and noun.lemma.lower() not in words.kin:
            yield _Aged(noun, shown, str(age), *now)


def _start(parse: Parse, token: Token) -> int:
    return token.index - 2 if _tens_before(parse, token) is not None else token.index


def _year_old(parse: Parse, token: Token) -> Token | None:
    """The last word of "27-year-old"."""
    following = parse.tokens[token.index + 1 : token.index + 5]
    texts = [t.text.lower() for t in following]
    if texts[:4] == ["-", "year", "-", "old"]:
        return following[3]
    return following[1] if texts[:2] == ["year-old", ""] else None


def _apposed(parse: Parse, top: Token, token: Token) -> Token | None:
    """Whose an age between commas is: "the journalist, *44*, was", "Igor Sutin, aged *44*"."""
    start = _start(parse, token)
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


def _by_copula(
    context: SentenceContext, be: Token, shown: tuple[Token, ...], age: int, published: date
) -> Iterator[_Aged]:
    parse = context.parse
    subjects, tense = surface_subjects(parse, be), tense_of(parse, be)
    if len(subjects) != 1 or parse.child(be, "neg") is not None or _is_provided(parse, be):
        return
    owner = subjects[0]
    if tense == "present":
        yield _Aged(owner, (be, *shown), str(age), *_range(age, published, published))
    elif tense == "future":
        yield from _turned(context, be, (be, *shown), age, published)
    elif tense in ("past", "pluperfect"):
        when = next((v for v in parse.children(be, "advcl") if any(m.lemma == "when" for m in parse.children(v))), None)
        for verb in (be, *((when,) if when is not None else ())):
            time = time_of(context, verb)
            bounds = Interval.of_timex(time) if time is not None else None
            if time is None or bounds is None or not A_YEAR.search(context.words(time.span)):
                continue
            first, last = iso_day(bounds.earliest), iso_day(bounds.latest)
            if first and last and not (verb is be and when is not None):
                yield _Aged(owner, (be, *shown), f"{age} in {first.year}", *_range(age, first, last), now=False)
                return


def _is_provided(parse: Parse, verb: Token) -> bool:
    """Whether what a verb says is only supposed, or of another time: "until he is 70", "if she is 60"."""
    marks = (m.lemma for v in (verb, *parse.ancestors(verb)) for m in parse.children(v, "mark", "advmod"))
    return any(
        m in ("if", "until", "till", "unless", "when", "before", "after", "once", "whether", "though") for m in marks
    )


def _turned(
    context: SentenceContext,
    verb: Token,
    shown: tuple[Token, ...],
    age: int,
    published: date,
    owner: Token | None = None,
) -> Iterator[_Aged]:
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
        if (last - first).days > 366 or _is_provided(parse, verb):
            return
        shift = 0 if A_YEAR.search(context.words(time.span)) else _shift(first, last, published, ahead)
        one = (first.year - age + shift, first.month)
        other = (last.year - age + shift, last.month)
        yield _Aged(subjects[0], shown, f"{age} in {first.year + shift}", one, other, now=False)
    elif tense != "pluperfect" and not _is_provided(parse, verb) and time is None:
        if any(A_YEAR.search(context.words(t.span)) for t in context.article.times_in(context.sentence.span)):
            return
        base = published.year + (1 if ahead else 0) - age
        value = f"{age} soon" if ahead else str(age)
        yield _Aged(subjects[0], shown, value, (base - 1, published.month), (base, published.month), now=not ahead)


def _shift(first: date, last: date, published: date, ahead: bool) -> int:
    """The years by which a month without its year was put wrong: before publication though it is to come."""
    if ahead and (last.year, last.month) < (published.year, published.month):
        return 1
    return -1 if not ahead and (first.year, first.month) > (published.year, published.month) else 0


def _by_birthday(context: SentenceContext, token: Token, age: int, published: date, words: AgeWords) -> Iterator[_Aged]:
    """ "Celebrated his *fiftieth* birthday", "whose *fiftieth* birthday fell in May", "now in his *sixtieth* year"."""
    parse = context.parse
    noun = parse.head(token)
    if noun.index < token.index or noun.lemma not in ("birthday", "year"):
        return
    whose = parse.child(noun, "poss")
    above = parse.head(noun)
    shown = parse.tokens[_start(parse, token) : noun.index + 1]
    if whose is None:
        return
    if noun.lemma == "year":
        plain = whose.text.lower() in ("his", "her") and not parse.children(noun, "prep", "acl", "relcl")
        if plain and noun.dep == "pobj" and above.lemma == "in" and age > GROWN:
            holder = parse.head(above)
            present = tense_of(parse, holder) if holder.pos in VERBAL else "present"
            subjects = surface_subjects(parse, holder) if holder.pos in VERBAL else (holder,)
            if (
                len(subjects) == 1
                and present == "present"
                and holder.lemma in (*words.states, holder.lemma if holder.pos not in VERBAL else "be")
            ):
                yield _Aged(subjects[0], shown, f"{age - 1}", *_range(age - 1, published, published))
        return
    named = whose.text.lower() not in ("his", "her", "whose", "their", "its")
    if noun.dep == "dobj" and above.lemma in words.keeps:
        yield from _turned(context, above, shown, age, published, whose if named else None)
    elif noun.dep in ("nsubj", "nsubjpass") and above.lemma in (words.falls | words.keeps):
        owner = _before_relative(parse, whose) if whose.text.lower() == "whose" else whose
        if owner is None:
            return
        yield from _turned(context, above, shown, age, published, owner)


def _before_relative(parse: Parse, whose: Token) -> Token | None:
    """The noun right before *whose*, with or without a comma."""
    at = whose.index - 1
    if at > 0 and parse.tokens[at].text == ",":
        at -= 1
    return parse.tokens[at] if at >= 0 and parse.tokens[at].pos in ("NOUN", "PROPN") else None


def _by_decade(parse: Parse, token: Token, decade: int, published: date) -> Iterator[_Aged]:
    """ "Is in her *forties*"."""
    whose, prep = parse.child(token, "poss"), parse.head(token)
    if whose is None or whose.text.lower() not in ("his", "her") or prep.lemma != "in":
        return
    above = parse.head(prep)
    subjects = surface_subjects(parse, above) if above.pos in VERBAL else (above,)
    present = above.pos not in VERBAL or tense_of(parse, above) == "present"
    if len(subjects) == 1 and present and subjects[0].pos in ("NOUN", "PROPN", "PRON"):
        oldest, youngest = _range(decade + 9, published, published), _range(decade, published, published)
        yield _Aged(subjects[0], (token,), f"{decade}s", oldest[0], youngest[1])


def _born(context: SentenceContext, born: Token) -> Iterator[_Aged]:
    """ "Was *born* in May 1971", "the champion, *born* in the autumn of 1986", "*born* on 6 June 1919, he …"."""
    parse = context.parse
    time = time_of(context, born)
    if time is None or not A_YEAR.search(context.words(time.span)):
        return
    bounds = Interval.of_timex(time)
    first, last = iso_day(bounds.earliest), iso_day(bounds.latest)
    owners = surface_subjects(parse, born)
    if (
        not first
        or not last
        or (last - first).days > 366
        or len(owners) != 1
        or parse.child(born, "neg", "agent") is not None
    ):
        return
    words = (born, *parse.within(time.span))
    yield _Aged(
        owners[0], words, f"born in {first.year}", (first.year, first.month), (last.year, last.month), now=False
    )


def _range(age: int, first: date, last: date) -> tuple[Month, Month]:
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
