"""Ages of one person that no birthday can explain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import near_pages, scope_of
from truceline.check.days import days, iso_day, write_day
from truceline.check.lives import Life, find_lives
from truceline.check.offices import page_day
from truceline.check.rule import Rule, conflict, known, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, read_ordinal, up_to
from truceline.lexicon.phrases import cued, words_in
from truceline.link.clauses import in_quotation, sentence_span
from truceline.link.items import Items, Kind
from truceline.model.actor import Mention
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

WORD = r"(?:(?:al-|el-|ez-|an-|as-|d’|d')?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]{1,20})"
LINKS = "de|la|del|bin|ibn|bint|abu|ben|van|von|der|den|di|da|dos|y|ul"
NAME = rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? {WORD})|{WORD}(?: (?:{WORD}|[A-Z]\.|{LINKS})){{0,4}})"
TENS = {word: n for word, n in up_to(CARDINALS, 90, 20).items() if n % 10 == 0}
AGE = rf"(?P<age>[1-9]\d|10\d|(?:{any_of(TENS)})(?:-(?:{any_of(up_to(CARDINALS, 9))}))?)"
STOP = r"(?=[,;)]|\.(?!\d)|\s(?:and|who|but)\b)"
BORN = r"born (?:in|on) (?:[\w ,’'-]{1,40} )?(?P<born>(?:18|19|20)\d\d)\b"
PARENT = "(?:father|mother|parent) "
NO_ADJECTIVE = (
    "(?:and|or|from|of|in|at|with|for|to|by|on|who|whose|son|daughter|brother|sister|wife|husband|whom|that|which"
    "|than|is|was|has|had|as|also|said|says|told|tells|wrote|did|does|will|would|can|could|may|might|must|should"
    "|not|never)"
)
"""Words between an age and a name by which the age is another person's."""
AGES = (*map(str, range(10, 110)), *TENS)
"""A word of every age; of a year of birth, "born" or "b."."""
NEEDED = frozenset((*AGES, "born", "b"))
PATTERNS = (
    cued(rf"\b{NAME}, (?:aged |now |who is )?{AGE}(?: years old)?{STOP}", *AGES),
    cued(rf"\b(?={WORD}\.? [\w’'.-]){NAME} \((?:aged )?{AGE}\)", *AGES),
    cued(rf"\b{NAME},(?: [\w’'-]{{1,20}}){{1,8}}, (?:who is|aged) {AGE}\b(?! per| %)", *AGES, also=("who", "aged")),
    cued(rf"\b{NAME}, an? (?:[\w’'-]{{2,20}} ){{1,3}}(?<!{PARENT})of {AGE}(?=[,;])", *AGES, also=("of",)),
    cued(rf"\b{NAME} is (?:now )?{AGE}(?: years old)?{STOP}", *AGES, also=("is",)),
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
OF_OLD = re.compile(r"\b(?:an?|then|the then)[ -]$", re.IGNORECASE)
"""Before the age and name of one known to all: of a scene long ago ("a 46-year-old Lume tells …")."""
YEAR_OLD = re.compile(r"\d+-year-old ?(.*?) ?(?:[A-Z][\w.]* )*$")
BRACKETS = re.compile(r" \(\d+\)?$")
PRONOUN_IS = cued(rf"\b(?:He|She) is (?:now )?{AGE}(?: years old)?{STOP}", *AGES)
TURNED = cued(
    rf"\b(?<!to )(?:turned {AGE}\b(?! per|%)"
    rf"|(?:his|her) (?P<nth>{any_of(up_to(ORDINALS, 99, 20))}|[1-9]\d(?:st|nd|rd|th)) birthday\b)",
    *("turned", "birthday"),
)
TO_COME = re.compile(r"\b(?:will|would|next|coming|ahead of|before|plans?|planned|due|since)\b", re.IGNORECASE)
OTHER_PERSON = re.compile(rf"(?<![.!?] )\b{WORD} {WORD}|\b(?:Mr|Mrs|Ms|Dr)\.? {WORD}|\b{WORD},? (?:said|says|who)\b")
FAR_BACK = 500
"""Code points from a name with an age to "she is 84"."""
OTHER_NAME = re.compile(
    r"\b(?!(?:Mr|Dr|President|Premier|Minister|Chancellor|Leader|Secretary)\b)[A-Z][a-z]{1,20}(?:[’']s)? $"
)
PLAINLY_AGE = re.compile(r"\b(?:years?|aged|is)\b")
FAR_OFF = 15
"""Years by which a slip makes a known person too old or young where only a number stands: "Trump, 47, and …"."""
REACH = 60
"""Code points before a name in which its age or another first name may stand."""
SLACK = 31
"""Days about a birthday in which either age may be met."""
MOST_AGES = 200
"""Ages of one set of pages that are compared; a list of the dead has more, and no story."""


def find_age_conflicts(case: Case) -> Iterator[Conflict]:
    """One person with two ages, or an age and a year of birth, that cannot both be right.

    Compares the time of birth that each implies on the day of its page's publication ("Salo, 58", "a 58-year-old
    envoy, Aino Salo", "turned 58", "her 58th birthday"), within and between pages, and the age of a known person with
    the day of birth on record. A surname alone meets a full name within a page, and on pages of about one date.

    Silent where a birthday between the two pages explains them, for ages in the past ("then 24", "turned 24 in 1993")
    and to come, between quotation marks, for pages without a date, within a month of a birthday, and where the full
    names differ.

    Fires: "The mediator, Mr Salo, born in 1950, smiled. … Aino Salo, 58, smiled again." (published in 2031)
    Silent: "Aino Salo, 77, smiled." (June 2031) "Aino Salo, 78, smiled." (December 2031)
    """
    found = sorted(case.all(AGES_TOLD), key=lambda a: (a.article.id, a.span))
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(found[:MOST_AGES], 2):
        apart = one.latest < other.earliest or other.latest < one.earliest
        key = (one.name[-1], one.article.id + other.article.id)
        if apart and key not in seen and _one_person(one, other):
            seen.add(key)
            yield _conflict(one, other)
    for article in case.alone:
        yield from _against_record(article, case.lexicon)


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
    people = {a.id: tuple(a.name.split()) for a in article.annotated.actors if a.kind == "person"}
    yield from _birthdays(article, people, published)
    for m in article.annotated.mentions:
        found = _beside(article, m, cues) if m.of in people else None
        if found and not _shares_surname(article, m):
            yield _age(article, people[m.of], *found, published)


AGES_TOLD = Kind("ages", _ages, Life)
RULE = Rule("age", "age", find_age_conflicts, reads=(AGES_TOLD,))


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
    firsts = _first_names(article.text, name[0])
    return (*firsts, *name) if len(firsts) == 1 else name


@lru_cache(maxsize=64)
def _first_names(text: str, surname: str) -> frozenset[str]:
    """The first names that a page gives with a surname."""
    places = re.finditer(rf" {re.escape(surname)}\b", text)
    before = (FIRST_NAME.search(text, max(0, place.start() - LONGEST_FIRST), place.start()) for place in places)
    return frozenset(f[1] for f in before if f and f[1].lower() not in TITLE_WORDS)


LONGEST_FIRST = 22
"""Letters of a first name, and one before it."""
FIRST_NAME = re.compile(r"(?<!\w)([A-Z][a-zà-ÿ’'-]{2,20})\Z")


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


def _birthdays(article: CodedArticle, people: Mapping[str, tuple[str, ...]], published: date) -> Iterator[Life]:
    """ "Ada Lume, who turned 58 last month", "he kept his fiftieth birthday": of the person named last before it."""
    for match in TURNED.find_in_paragraphs(article.text):
        sentence, told = sentence_span(article, match.start()), match.groupdict()
        before = [m for m in article.annotated.mentions_in(Span(sentence.start, match.start())) if m.of in people]
        words = article.text[before[-1].span.end : match.end()] if before else ""
        times = article.annotated.times_in(Span(match.start(), sentence.end))
        of_old = any(
            (t.value or "").startswith(("19", "20")) and (t.value or "")[:4] != str(published.year) for t in times
        )
        if not before or of_old or TO_COME.search(words) or not _in_own_voice(article, Span(*match.span())):
            continue
        nth = told["nth"]
        number = read_ordinal(nth) if nth else _read(match)[0]
        yield _age(article, people[before[-1].of], Span(before[-1].span.start, match.end()), (number, False), published)


_Told = tuple[int, bool]
"""A number, and whether it is a year of birth rather than an age."""


def _read(match: re.Match[str]) -> _Told:
    found = match.groupdict()
    year = found.get("born") or found.get("year")
    if year:
        return int(year), True
    age = found["age"] or found["old"] or ""
    return int(age) if age.isdigit() else CARDINALS[age], False


def _age(article: CodedArticle, name: tuple[str, ...], span: Span, told: _Told, published: date) -> Life:
    number, is_year = told
    if is_year:
        return Life(article, name, span, f"born in {number}", (number, 1), (number, 12))
    last = (published.year - number, published.month)
    return Life(article, name, span, str(number), (last[0] - 1, last[1]), last)


def _in_own_voice(article: CodedArticle, span: Span) -> bool:
    """Whether the page speaks of its own day in its own words."""
    return not in_quotation(article, span) and not LOOK_BACK.search(sentence_span(article, span.start).of(article.text))


def _against_record(article: CodedArticle, lexicon: Lexicon) -> Iterator[Conflict]:
    """Ages beside the names of known people that they had not on the page's day, nor within a month of it."""
    now = page_day(article, lexicon.check_cues)
    for m in article.annotated.mentions if now else ():
        born = lexicon.births.get(m.of)
        found = _beside(article, m, lexicon.calendar_cues) if born else None
        if now is None or born is None or found is None or _shares_surname(article, m):
            continue
        span, (number, is_year) = found
        if OF_OLD.search(article.text, max(0, span.start - len(" the then ")), span.start):
            continue
        between = YEAR_OLD.match(article.text, span.start, m.span.start)
        if between and between.group(1) and lexicon.titles.office(between.group(1), None) is None:
            continue  # "the 68-year-old heard Lume"
        if is_year:
            fits = number == born.year
        else:
            fits = _full_years(born, now - days(SLACK)) <= number <= _full_years(born, now + days(SLACK))
            plain = PLAINLY_AGE.search(span.of(article.text))
            fits = fits or (plain is None and abs(number - _full_years(born, now)) > FAR_OFF)
        if not fits:
            yield _conflict_with_record(article, span, (number, is_year), born, now)


def _shares_surname(article: CodedArticle, mention: Mention) -> bool:
    """Whether a surname alone can be that of two people of the page."""
    name = mention.span.of(article.text)
    people = {a.name for a in article.annotated.actors if a.kind == "person" and a.name.split()[-1] == name}
    return len(people) > 1 or (" " not in name and len(_first_names(article.text, name)) > 1)


def _beside(article: CodedArticle, mention: Mention, cues: CheckCues) -> tuple[Span, _Told] | None:
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


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _conflict_with_record(article: CodedArticle, span: Span, told: _Told, born: date, now: date) -> Conflict:
    number, is_year = told
    true = _full_years(born, now)
    says = f"lets the person be born in {number}" if is_year else f"gives the age as {number}"
    against = f"the day of birth on record is {write_day(born)}"
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "calendar",
        "low",
        (
            on_page(article, span, f"born in {number}" if is_year else str(number)),
            known(f"Born on {write_day(born)}.", "record of days of birth", born.isoformat()),
        ),
        f"The page {says}, but {against}, which makes {true} on {write_day(now)}.",
    )


def _one_person(one: Life, other: Life) -> bool:
    """Whether two names can be one person's: one ends with the other; a surname alone only on pages near in date."""
    surnames = [n[1:] if n[0] in TITLES else n for n in (one.name, other.name)]
    short, long = sorted(surnames, key=lambda n: len(n))
    if short != long[-len(short) :] or len(short) != 1:
        return short == long[-len(short) :]
    firsts = _first_names(one.article.text, short[0]) | _first_names(other.article.text, short[0])
    return len(firsts) < 2 and near_pages(one.article, other.article)


def _conflict(one: Life, other: Life) -> Conflict:
    within = one.article.id == other.article.id
    name = " ".join(one.name if len(one.name) > len(other.name) else other.name)
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        scope_of(one.article, other.article),
        "low" if within else "medium",
        (on_page(one.article, one.span, one.value), on_page(other.article, other.span, other.value)),
        f"{name} is {one.value} in one place and {other.value} in another; no birthday in between explains that.",
    )
