"""How the sides of a happening were brought together: at one table, kept apart, or on screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.check.case import Case
from truceline.check.one_happening import STORIES, Setting, pages_of_one_happening, setting_of
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

SAID = {"indirect": "apart, never in one room", "direct": "face to face", "on_screens": "on screens, each at home"}
"""The forms that exclude each other, by their lists of cues, and how each is told."""
DOUBTS = ("awaits", "wished", "called_off")
"""Lists of cues with which a clause tells of no form that the happening had."""
POINTS_BACK = re.compile(r"(?:It|This|That|These|They|There|Then)\b")
ASIDE = re.compile(r", (?:who|whom|which|where)$")


@dataclass(frozen=True, slots=True)
class Seating:
    """A sentence that tells how the sides sat; `whole` says that they sat so from beginning to end, `signing` that it
    tells of a signature."""

    article: CodedArticle
    sentence: Span
    form: str
    whole: bool
    part: bool
    signing: bool
    setting: Setting


def find_seating_conflicts(case: Case) -> Iterator[Conflict]:
    """The sides of one happening told as face to face and as kept apart, or as at one table and as on screens.

    Compares within a page, and between pages that tell of one happening (two parties in common, and news of about one
    date, or a day in common), sentences in the page's own voice: "across one table", "sat together", "argued face to
    face"; "in separate villas", "at no point … sit together", "carried drafts from room to room"; "by video link".

    Silent for what was wished, refused or planned, for parts of a meeting (an opening, a handshake, a last hour) unless
    one of the two tells of the whole, and where days, towns, parties or the numbers of rounds differ.

    Fires: "The delegations sat in separate wings of the hotel. … After two days across the table from the Oruans, …"
    Silent: "The delegations sat in separate wings of the hotel. … At the close they shook hands across a table."
    """
    for article in case.alone:
        told = case.of_page(SEATINGS, article)
        yield from _first_rivals(told, told)
    if len(case.articles) > 1:
        for one, other in pages_of_one_happening(case, (a for a in case.articles if case.of_page(SEATINGS, a))):
            yield from _first_rivals(case.of_page(SEATINGS, one), case.of_page(SEATINGS, other))


def _seatings(items: Items) -> Iterator[Seating]:
    article, lexicon = items.article, items.lexicon
    cues = lexicon.check_cues
    for sentence in sentences_for(article, *(cues.pattern(form) for form in SAID)):
        words = sentence.of(article.text)
        forms = [form for form in SAID if cues.has(form, words)]
        form = "indirect" if "indirect" in forms else forms[0] if len(forms) == 1 else None
        match = cues.pattern(form).search(article.text, *sentence) if form else None
        if form is None or match is None or words.rstrip().endswith("?"):
            continue
        at = Span(*match.span())
        clause = clause_span(article.text, sentence, at)
        told = article.text[clause.start : at.end]
        doubtful = cues.has("another_one", words) or any(cues.has(doubt, told) for doubt in DOUBTS)
        denied = form != "indirect" and cues.has("denies", told)
        if doubtful or denied or not _is_own(article, sentence, clause, at, lexicon):
            continue
        setting = setting_of(article, sentence, lexicon)
        points_back = POINTS_BACK.match(words)
        if not setting.sides and not cues.has("of_talks", words) and not (points_back and form == "indirect"):
            continue
        around = _with_before(article, sentence) if points_back else words
        yield Seating(
            article=article,
            sentence=sentence,
            form=form,
            whole=cues.has("throughout", words),
            part=cues.has("a_part", around),
            signing=cues.has("signing_words", words),
            setting=setting,
        )


SEATINGS = Kind("seatings", _seatings)
RULE = Rule("seating", "format", find_seating_conflicts, reads=(SEATINGS, STORIES))


def _is_own(article: CodedArticle, sentence: Span, clause: Span, at: Span, lexicon: Lexicon) -> bool:
    """Whether the page says so itself, or grants it: also in an aside within what it reports (", who sat …")."""
    voice = voice_of(article, sentence, at, Phrase(), lexicon.clause_cues)
    if voice == "reported":
        return clause.start > sentence.start and ASIDE.search(article.text, sentence.start, clause.start) is not None
    return voice in ("own", "factive")


def _with_before(article: CodedArticle, sentence: Span) -> str:
    """A sentence with the one before it, to whose subject it points back."""
    before = article.annotated.sentence_at(max(0, sentence.start - 3))
    return article.text[before.span.start if before else sentence.start : sentence.end]


def _first_rivals(ours: tuple[Seating, ...], theirs: tuple[Seating, ...]) -> Iterator[Conflict]:
    """The first two sentences that exclude each other, in text order."""
    for one in ours:
        for other in theirs:
            later = one.article.id != other.article.id or one.sentence.start < other.sentence.start
            if later and _exclude(one, other):
                yield _conflict(one, other)
                return


def _exclude(one: Seating, other: Seating) -> bool:
    forms = {one.form, other.form}
    if "direct" not in forms or len(forms) < 2 or not one.setting.may_be(other.setting):
        return False
    if "on_screens" in forms and not (one.signing and other.signing):
        return False
    return not (one.part or other.part) or one.whole or other.whole


def _conflict(one: Seating, other: Seating) -> Conflict:
    within = one.article.id == other.article.id
    where = "The page lets the sides" if within else "Two pages let the sides of one happening"
    return RULE.conflict(
        "high",
        (on_page(one.article, one.sentence, SAID[one.form]), on_page(other.article, other.sentence, SAID[other.form])),
        f"{where} be {SAID[one.form]} and {SAID[other.form]}.",
    )
