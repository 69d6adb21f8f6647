"""What a page says of people's ages: the ways in which one is given, and of whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from truceline.check.days import iso_day
from truceline.check.described import person_described
from truceline.check.lives import Life, find_lives
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, read_ordinal, up_to
from truceline.lexicon.phrases import cued, words_in
from truceline.link.clauses import in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.model.actor import Mention
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.spans import Span
from truceline.model.time import Timex

WORD = r"(?:(?:al-|el-|ez-|an-|as-|d’|d')?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]{1,20})"
LINKS = "de|la|del|bin|ibn|bint|abu|ben|van|von|der|den|di|da|dos|y|ul"
NAME = rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? {WORD})|{WORD}(?: (?:{WORD}|[A-Z]\.|{LINKS})){{0,4}})"
TENS = {word: n for word, n in up_to(CARDINALS, 90, 20).items() if n % 10 == 0}
AGE = rf"(?P<age>(?:[1-9]\d|10\d)(?![.,:]\d)|(?:{any_of(TENS)})(?:-(?:{any_of(up_to(CARDINALS, 9))}))?)"
STOP = r"(?=[,;)]|\.(?!\d)|\s(?:and|who|but)\b)"
BORN = r"born (?:in|on) (?:[\w ,’'-]{1,40} )?(?P<born>(?:18|19|20)\d\d)\b"
BESIDE = rf", (?:aged |now |who is )?{AGE}(?: years old)?{STOP}"
IN_BRACKETS = rf" \((?:aged )?{AGE}\)"
IS_NOW = rf" is (?:now )?{AGE}(?: years old)?{STOP}"
PARENT = "(?:father|mother|parent) "
NO_ADJECTIVE = (
    "(?:and|or|but|if|when|while|because|how|from|of|in|at|with|for|to|by|on|who|whose|son|daughter|brother|sister|wife|husband|whom|that|which"
    "|than|is|was|has|had|as|also|said|says|told|tells|wrote|did|does|will|would|can|could|may|might|must|should"
    "|not|never|heard|saw|met|knew|left|won|lost|took|gave|made|came|went|got|felt|found|held|kept|led"
    "|[a-z]{2,12}ed(?= [A-Z]))"
)
"""Words between an age and a name by which the age is another person's."""
AGES = (*map(str, range(10, 110)), *TENS)
"""A word of every age; of a year of birth, "born" or "b."."""
NEEDED = frozenset((*AGES, "born", "b"))
PATTERNS = (
    cued(rf"\b{NAME}{BESIDE}", *AGES, core=BESIDE),
    cued(rf"\b(?={WORD}\.? [\w’'.-]){NAME}{IN_BRACKETS}", *AGES, core=IN_BRACKETS),
    cued(rf"\b{NAME},(?: [\w’'-]{{1,20}}){{1,8}}, (?:who is|aged) {AGE}\b(?! per| %)", *AGES, also=("who", "aged")),
    cued(rf"\b{NAME}, an? (?:[\w’'-]{{2,20}} ){{1,3}}(?<!{PARENT})of {AGE}(?=[,;])", *AGES, also=("of",)),
    cued(rf"\b{NAME}{IS_NOW}", *AGES, also=("is",), core=IS_NOW),
    cued(rf"\b{NAME}, an? (?:[\w’'-]{{2,20}} ){{0,2}}{AGE}-year-old\b", *AGES, also=("old",)),
    cued(rf"\b{AGE}-year-old (?:(?!{NO_ADJECTIVE} )[a-z’'-]{{2,20}} ){{0,4}}{NAME}", *AGES, also=("old",)),
    cued(rf"\b{NAME}, (?:who was )?{BORN}", "born"),
    cued(rf"\b{NAME} (?:was|is) {BORN}", "born"),
    cued(rf"\b{NAME} \((?:born|b\.)(?: in)? (?P<born>(?:18|19|20)\d\d)\)", "born", "b"),
    cued(rf"\b[Aa]t {AGE}, {NAME} (?=(?:is|remains|has|still)\b)", *AGES, also=("at",)),
    cued(rf"\b{NAME}, at {AGE}[,.]", *AGES, also=("at",)),
)
ANY_AGE = cued(
    rf"(?P<what>\b(?P<who>[Hh]e|[Ss]he|who)(?: (?:is|was|will be)|[’']s|[’']ll be)"
    rf"(?: only| just| now| still| already)?"
    rf"|\b(?:died|dies|passed away)(?: \w{{2,12}}){{0,4}},?(?: at the age of| aged| at)|, (?:who )?aged| at the age of)"
    rf" {AGE}(?: years old| years of age)?(?=[,.;)—–]|"
    rf"\s(?:and|when|in|next|this|last|now|today|on|or|years|but)\b)(?! per| %)",
    *AGES,
    also=("he", "she", "who", "died", "dies", "passed", "aged", "age"),
)
"""An age in any words, with its subject where that is a pronoun."""
PERSON = re.compile(
    rf"\b(?:(?:President|Premier|Minister|General|Colonel|Major|Commander|Captain|Pastor|Father|Sister|Brother|Bishop|Sheikh|Chief|"
    rf"Mullah|Imam|Rabbi|Professor|Judge|Senator|Haji|Sir|Lord|Lady|Dame) )?"
    rf"(?P<name>(?:Mr|Mrs|Ms|Dr)\.? {WORD}|{WORD}(?: (?:{WORD}|[A-Z]\.|{LINKS})){{1,4}})"
    rf"|\b(?:President|General|Colonel|Major|Commander|Captain|Pastor|Father|Sister|Brother|Bishop|Sheikh|Chief|Haji)"
    rf" (?P<alone>{WORD})"
)
LOOK_BACK_ONLY = re.compile(
    r"\b(?:then|at the time|back then|when (?:he|she) (?:was|joined|left|fled|first)|would have)\b", re.IGNORECASE
)
TO_BE_OF_AGE = re.compile(
    r"\b(?:until|till|when|before|once|after|if|unless|by the time|as though|as if|whether)\s+$", re.I
)
"""Right before "he is 70": an age of another time."""
ONCE = re.compile(r",? (?:when|in|at|on|after|before|during)\b")
TITLE_WORDS = frozenset(
    {
        *("the", "and", "president", "premier", "minister", "general", "colonel", "major", "mr", "mrs"),
        *("chancellor", "leader", "for", "commander", "captain", "pastor", "father", "sister", "brother"),
        *("bishop", "sheikh", "chief", "mullah", "imam", "rabbi", "professor", "judge", "senator", "haji", "sir"),
        *("lord", "lady", "dame"),
    }
)
"""Words before a surname that are no first name."""
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."})
LOOK_BACK = re.compile(r"\b(?:then|at the time|when (?:he|she)|at the age|died|dies|would have|late)\b", re.IGNORECASE)
AGE_BEFORE = re.compile(rf"\b{AGE}-year-old (?:(?!{NO_ADJECTIVE} |\w+ing )[A-Za-z’'.-]{{1,20}} ){{0,4}}$")
AGE_AFTER = re.compile(
    rf"(?:,? (?:who )?is (?:now )?|, (?:(?:now|aged) )?| \()(?:aged )?{AGE}(?: years old)?"
    rf"(?=[,;.)]|\s(?:and|who|but)\b)|, an? (?:[\w’'-]{{2,20}} ){{0,2}}{AGE.replace('<age>', '<old>')}-year-old\b"
)
BORN_AFTER = re.compile(
    rf"(?:,? (?:who )?(?:was |is )?| \(){BORN}|,? \((?:born|b\.)(?: in)? (?P<year>(?:18|19|20)\d\d)\)"
)
AGE_AFTER_PRONOUN = re.compile(rf" is (?:now )?{AGE}(?: years old)?(?=[,;.]|\s(?:and|but)\b)")
NEXT_NAME = re.compile(rf" {WORD} {WORD}")
"""After "Lume, an 84-year-old": the age is that of the next of a list."""
PRONOUNS = frozenset({"He", "She", "It", "They", "I", "You", "We", "This", "That", "Who"})
NEXT_WORD = re.compile(r" ([a-z]+)\b")
BRACKETS = re.compile(r" \(\d+\)?$")
PRONOUN_IS = cued(rf"\b(?:He|She){IS_NOW}", *AGES, also=("he", "she"))
TURNED = cued(
    rf"\b(?<!to )(?:turned {AGE}\b(?! per|%)"
    rf"|(?:his|her) (?P<nth>{any_of(up_to(ORDINALS, 99, 20))}|[1-9]\d(?:st|nd|rd|th)) birthday\b)",
    *("turned", "birthday"),
)
TO_COME = re.compile(r"\b(?:will|would|next|coming|ahead of|before|plans?|planned|due|since)\b", re.IGNORECASE)
OTHER_PERSON = re.compile(rf"(?<![.!?] )\b{WORD} {WORD}|\b(?:Mr|Mrs|Ms|Dr)\.? {WORD}|\b{WORD},? (?:said|says|who)\b")
A_MONTH = re.compile(r"\d{4}-\d\d")
"""A month, as the value of a time."""
FAR_BACK = 500
"""Code points from a name with an age to "she is 84"."""
OTHER_NAME = re.compile(
    r"\b(?!(?:Mr|Dr|President|Premier|Minister|Chancellor|Leader|Secretary)\b)[A-Z][a-z]{1,20}(?:[’']s)? $"
)
REACH = 60
"""Code points before a name in which its age or another first name may stand."""


DESCRIBED = (
    cued(rf"\b(?P<what>[Tt]he (?:[\w’'-]{{1,20}} ){{0,4}}[a-z-]{{3,20}}), (?:now |aged |who is )?{AGE}{STOP}", *AGES),
    cued(
        rf"\b[Tt]he {AGE}-year-old (?P<what>(?:[\w’'-]{{1,20}} ){{0,2}}[a-z-]{{3,20}})\b(?! [A-Z])",
        *AGES,
        also=("old",),
    ),
)
"""An age beside words of office without a name."""


def _ages(items: Items) -> Iterator[Life]:
    """What an article says of people's ages: beside names in plain sight, and beside the mentions of its people."""
    article, cues = items.article, items.lexicon.calendar_cues
    published = iso_day(article.article.published)
    if published is None:
        return
    lives = sorted(find_lives(article, cues), key=lambda life: life.span)
    yield from lives
    for pattern in PATTERNS:
        for match in pattern.find_in_paragraphs(article.text):
            if overlapping(lives, Span(*match.span())):
                continue
            if _in_own_voice(article, Span(*match.span())) and not _is_no_age(article, match, cues):
                name = _full_name(article, tuple(match["name"].split()))
                yield _age(article, name, Span(*match.span()), _read(match), published)
    yield from _of_whom_last(article, published)
    yield from (age for age in _beside_any_verb(article, published, cues) if not overlapping(lives, age.span))
    yield from _of_described(article, items.lexicon, published)
    people = {a.id: tuple(a.name.split()) for a in article.annotated.actors if a.kind == "person"}
    yield from _birthdays(article, people, published, items.lexicon)
    for m in article.annotated.mentions:
        found = age_beside(article, m, cues) if m.of in people else None
        if found and not shares_surname(article, m):
            yield _age(article, people[m.of], *found, published)


AGES_TOLD = Kind("ages", _ages, Life)


def _is_no_age(article: CodedArticle, match: re.Match[str], cues: CheckCues) -> bool:
    """Whether a number beside a name is a score ("Lume, 50; Ost, 46"), or the name no person's ("a 49-year-old Lume
    supporter", "He")."""
    alone = len(match["name"].split()) == 1
    scored = alone and article.text[match.end() : match.end() + 1] in (";", "]")
    next_one = match.group().endswith("-year-old") and NEXT_NAME.match(article.text, match.end())
    return bool(scored or next_one) or match["name"] in PRONOUNS or _goes_with(article.text, match.end("name"), cues)


def _goes_with(text: str, name_end: int, cues: CheckCues) -> bool:
    """Whether a name stands before the word for somebody else, who goes with its bearer or comes from the place of that
    name ("a 49-year-old Lume supporter")."""
    word = NEXT_WORD.match(text, name_end)
    return word is not None and not cues.words("followers").isdisjoint((word[1], word[1].removesuffix("s")))


def _beside_any_verb(article: CodedArticle, published: date, cues: CheckCues) -> Iterator[Life]:
    """Ages in whatever words ("died aged 71", "he's 52", "who'll be 64 in May"), of the last person named before them
    in the sentence or, for "he" and "she", in the sentence before."""
    for match in ANY_AGE.find_in_paragraphs(article.text):
        span = Span(*match.span())
        sentence = sentence_span(article, match.start("what"))
        if in_quotation(article, span) or LOOK_BACK_ONLY.search(article.text, *sentence):
            continue
        if ONCE.match(article.text, match.end()) and match["what"].lower().endswith("was"):
            continue  # "he was 14 when …"
        if TO_BE_OF_AGE.search(article.text, sentence.start, match.start("what")):
            continue
        name = _person_before(article, Span(sentence.start, match.start("what")), match["who"], cues)
        if name is None:
            continue
        number, _ = _read(match)
        shift = 1 if "be" in match["what"].lower().split() else 0
        last = (published.year - number + shift, published.month)
        shown = Span(sentence.start, match.end()) if match.end() - sentence.start < REACH else span
        yield Life(article, _full_name(article, name), shown, str(number), (last[0] - 1 - shift, last[1]), last)


def _person_before(article: CodedArticle, before: Span, pronoun: str | None, cues: CheckCues) -> tuple[str, ...] | None:
    """The one person named before an age: in its sentence, or in the one before where "he" or "she" is its subject."""
    names = list(PERSON.finditer(article.text, *before))
    if not names and pronoun and pronoun.lower() in ("he", "she"):
        earlier = article.annotated.sentence_at(max(0, before.start - 2))
        names = list(PERSON.finditer(article.text, *earlier.span)) if earlier else []
        if len({(m["name"] or m["alone"]).split()[-1] for m in names}) != 1:
            return None
    if not names or (pronoun is None and before.end - names[-1].end() > REACH):
        return None
    words = (names[-1]["name"] or names[-1]["alone"]).split()
    words = words[1:] if len(words) > 1 and words[0].lower() in TITLE_WORDS else words
    return tuple(words) if words[-1] not in cues.words("no_people") else None


def _full_name(article: CodedArticle, name: tuple[str, ...]) -> tuple[str, ...]:
    """A surname with the one first name that the page gives with it anywhere."""
    if len(name) > 1:
        return name
    firsts = first_names(article.text, name[0])
    return (*firsts, *name) if len(firsts) == 1 else name


@lru_cache(maxsize=64)
def first_names(text: str, surname: str) -> frozenset[str]:
    """The first names that a page gives with a surname."""
    places = re.finditer(rf" {re.escape(surname)}\b", text)
    before = (FIRST_NAME.search(text, max(0, place.start() - LONGEST_FIRST), place.start()) for place in places)
    return frozenset(f[1] for f in before if f and f[1].lower() not in TITLE_WORDS)


LONGEST_FIRST = 22
"""Letters of a first name, and one before it."""
FIRST_NAME = re.compile(r"(?<!\w)([A-Z][a-zà-ÿ’'-]{2,20})\Z")


def _of_described(article: CodedArticle, lexicon: Lexicon, published: date) -> Iterator[Life]:
    """ "The party's leader, 80", of the person whom the words mean."""
    for match in (m for pattern in DESCRIBED for m in pattern.find_in_paragraphs(article.text)):
        span = Span(*match.span())
        person = person_described(article, Span(*match.span("what")), lexicon) if _in_own_voice(article, span) else None
        if person:
            yield _age(article, person, span, _read(match), published)


def _of_whom_last(article: CodedArticle, published: date) -> Iterator[Life]:
    """ "She is 84", of the one person whose age the page gave last, a little before."""
    pronouns = list(PRONOUN_IS.find_in_paragraphs(article.text))
    named = (m for p in PATTERNS[:2] for m in p.find_in_paragraphs(article.text)) if pronouns else ()
    by_end = {m.end(): m for m in sorted(named, key=lambda m: m.end())}
    ends = list(by_end)
    for match in pronouns:
        before = bisect_left(ends, match.start())
        last = by_end[ends[before - 1]] if before else None
        if last is None or match.start() - last.end() >= FAR_BACK:
            continue
        if OTHER_PERSON.search(article.text, last.end(), match.start()):
            continue
        if _in_own_voice(article, Span(*match.span())):
            yield _age(article, tuple(last["name"].split()), Span(*match.span()), _read(match), published)


def _birthdays(
    article: CodedArticle, people: Mapping[str, tuple[str, ...]], published: date, lexicon: Lexicon
) -> Iterator[Life]:
    """ "Ada Lume, who turned 58 last month", "he kept his fiftieth birthday": of the person named last before it."""
    for match in TURNED.find_in_paragraphs(article.text):
        sentence, told = sentence_span(article, match.start()), match.groupdict()
        before = [m for m in article.annotated.mentions_in(Span(sentence.start, match.start())) if m.of in people]
        words = article.text[before[-1].span.end : match.end()] if before else ""
        times = article.annotated.times_in(Span(match.start(), sentence.end))
        near = (str(published.year), str(published.year - 1))
        counted = told["age"] and _counts(article, Span(*match.span("age")))
        of_old = any((t.value or "").startswith(("19", "20")) and (t.value or "")[:4] not in near for t in times)
        if before and not lexicon.ages.kin.isdisjoint(words_in(words)):
            continue  # "her husband, who turned 61"
        if not before or counted or of_old or TO_COME.search(words) or not _in_own_voice(article, Span(*match.span())):
            continue
        nth = told["nth"]
        number = read_ordinal(nth) if nth else _read(match)[0]
        life = _age(
            article, people[before[-1].of], Span(before[-1].span.start, match.end()), (number, False), published
        )
        yield replace(life, earliest=month, latest=month) if (month := _month(times, number, published)) else life


def _counts(article: CodedArticle, number: Span) -> bool:
    """Whether a number counts what a noun behind it names ("turned 55 letters over"), and no years."""
    sentence = article.annotated.sentence_at(number.start)
    parses = article.annotated.parses
    parse = parses[sentence.index] if sentence is not None and sentence.index < len(parses) else None
    last = parse.within(number)[-1:] if parse is not None else ()
    if parse is None or not last or last[0].dep not in ("nummod", "compound", "quantmod"):
        return False
    noun = parse.head(last[0])
    return noun.index > last[0].index and noun.pos in ("NOUN", "NUM") and noun.lemma != "year"


def _month(times: Sequence[Timex], age: int, published: date) -> tuple[int, int] | None:
    """The year and month of a birth by the month of a birthday gone by, where a sentence gives one ("in April")."""
    months = {t.value for t in times if t.value and A_MONTH.fullmatch(t.value)}
    if len(months) != 1:
        return None
    year, month = map(int, months.pop().split("-"))
    return (year - age, month) if (year, month) <= (published.year, published.month) else None


ToldAge = tuple[int, bool]
"""A number, and whether it is a year of birth rather than an age."""


def _read(match: re.Match[str]) -> ToldAge:
    found = match.groupdict()
    year = found.get("born") or found.get("year")
    if year:
        return int(year), True
    age = found["age"] or found["old"] or ""
    return int(age) if age.isdigit() else CARDINALS[age], False


def _age(article: CodedArticle, name: tuple[str, ...], span: Span, told: ToldAge, published: date) -> Life:
    number, is_year = told
    if is_year:
        return Life(article, name, span, f"born in {number}", (number, 1), (number, 12))
    last = (published.year - number, published.month)
    return Life(article, name, span, str(number), (last[0] - 1, last[1]), last)


def _in_own_voice(article: CodedArticle, span: Span) -> bool:
    """Whether the page speaks of its own day in its own words."""
    return not in_quotation(article, span) and not LOOK_BACK.search(sentence_span(article, span.start).of(article.text))


def shares_surname(article: CodedArticle, mention: Mention) -> bool:
    """Whether a surname alone can be that of two people of the page."""
    name = mention.span.of(article.text)
    people = {a.name for a in article.annotated.actors if a.kind == "person" and a.name.split()[-1] == name}
    return len(people) > 1 or (" " not in name and len(first_names(article.text, name)) > 1)


def age_beside(article: CodedArticle, mention: Mention, cues: CheckCues) -> tuple[Span, ToldAge] | None:
    """The age or year of birth right before or after the words for a person; after "he" and "she" only "is 58"."""
    text, at = article.text, mention.span
    sentence = sentence_span(article, at.start)
    if NEEDED.isdisjoint(words_in(sentence.of(text))) or not _in_own_voice(article, at):
        return None
    low = max(sentence.start, at.start - REACH)
    named = mention.form == "name"
    if OTHER_NAME.search(text, low, at.start) or _goes_with(text, at.end, cues):
        return None
    before = AGE_BEFORE.search(text, low, at.start) if named else None
    if before:
        return Span(before.start(), at.end), _read(before)
    after = (AGE_AFTER if named else AGE_AFTER_PRONOUN).match(text, at.end, sentence.end)
    if after and BRACKETS.match(after.group()) and len(at.of(text).split()) == 1:
        after = None  # "Lume (38), Ost (12)": their shares of a vote
    if not named and TO_BE_OF_AGE.search(text, sentence.start, at.start):
        return None
    if after and article.text[after.end() : after.end() + 1] in (";", "]") and len(at.of(text).split()) == 1:
        after = None
    after = after or BORN_AFTER.match(text, at.end, sentence.end)
    return (Span(at.start, after.end()), _read(after)) if after else None
