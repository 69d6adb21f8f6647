"""Where an article tells of a meeting, a call or a signing, and which tellings mean the same one.

A telling is one word of meeting with what its clause says: who, when, over or still to come. Tellings stand beside
statements: "the talks" at the end of a page is a telling of the meeting at its top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.link.items import Kind
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span

Form = Literal["meeting", "call", "signing"]
Tense = Literal["held", "coming", "off", "open"]
PARTY_KINDS = frozenset({"person", "government", "organ", "armed_group", "people"})
MOST_TELLINGS = 400
"""Tellings of one article that are looked at; more than this is a chronicle, in which no rule trusts "the talks"."""
WITH_WHOM = re.compile(r"\s{1,2}(?:between|with|of|among)\s", re.IGNORECASE)
REACH = 90
"""Code points after "the meeting between" in which its parties are named."""
NOBODY = re.compile(r"(?:no|none|neither|never)\b(?!\.)", re.IGNORECASE)
"""What opens a clause whose meeting did not take place ("No president of Oru has ever met …")."""
TALKS = frozenset({"talks", "negotiations", "consultations", "discussions"})
MEETING_VERBS = frozenset(
    {"met", "meet", "meets", "down", "together", "conferred", "negotiated", "gathered", "convened", "other"}
)
PAUSE = re.compile(r"[,;:()]| [-–—] ")
SUBJECT_REACH = 60
"""Code points after "the summit" in which "is expected to" must stand, with no comma between."""
PLAN_REACH = 14
"""Words between "wants to" and "the meeting"."""
AT = frozenset({"at", "in", "during", "attend", "for", "hold", "join", "to", "open", "begin", "start", "resume"})
BEFORE_WORD = 40
"""Code points before a word of meeting that can set it apart ("a possible second …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place where an article tells of a meeting.

    `people` are actor ids of persons, `sides` the states (ISO 3166-1 alpha-3) or groups that take part; both are
    empty where the words name nobody. `near` are all sides that the clause names. `other` says that its words set it
    apart from the meeting told before.
    """

    article: CodedArticle
    word: Span
    sentence: Span
    clause: Span
    form: Form
    tense: Tense
    people: frozenset[str]
    sides: frozenset[str]
    near: frozenset[str]
    when: Interval
    definite: bool
    other: bool

    @property
    def words(self) -> str:
        return self.clause.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The tellings of one article that mean one meeting, in text order."""

    tellings: tuple[Telling, ...]

    @property
    def form(self) -> Form:
        return self.tellings[0].form

    @property
    def other(self) -> bool:
        return self.tellings[0].other

    @property
    def sides(self) -> frozenset[str]:
        """The sides that its tellings name, of which there are at least two; else none."""
        named = frozenset(side for t in self.tellings for side in (t.sides or t.near))
        return named if len(named) > 1 else frozenset()

    @property
    def people(self) -> frozenset[str]:
        return frozenset(person for t in self.tellings for person in t.people)

    @property
    def days(self) -> frozenset[str]:
        return frozenset(day for t in self.tellings if (day := t.when.day))


def find_tellings(article: CodedArticle, lexicon: Lexicon) -> tuple[Telling, ...]:
    """The tellings of an article in its own voice, in text order."""
    found = sorted(_words(article, lexicon.check_cues), key=lambda w: (w[0].start, -w[0].end))
    tellings: list[Telling] = []
    for word, form, definite in found[:MOST_TELLINGS]:
        if tellings and tellings[-1].word.overlaps(word):
            continue
        if not in_quotation(article, word):
            tellings.append(_telling(article, word, form, definite, lexicon.check_cues))
    return tuple(tellings)


def group_tellings(tellings: tuple[Telling, ...]) -> tuple[Meeting, ...]:
    """The meetings, calls and signings of which some tellings of one article tell, in the order of the first telling.

    A telling joins the group told of last among those that it may belong to: of the same form, with no other parties,
    and not set apart by its own words ("a future summit", "the next round"). One without parties must be definite.
    """
    groups: list[list[Telling]] = []
    for telling in tellings:
        fitting = [g for g in groups if _may_join(telling, g)]
        if fitting:
            group = max(fitting, key=lambda g: g[-1].word)
            group.append(telling)
        else:
            groups.append([telling])
    return tuple(Meeting(tuple(g)) for g in groups)


TELLINGS = Kind("tellings", lambda items: find_tellings(items.article, items.lexicon), Telling)
MEETINGS = Kind("meetings", lambda items: group_tellings(items.of(TELLINGS)))


def _words(article: CodedArticle, cues: CheckCues) -> Iterator[tuple[Span, Form, bool]]:
    for match in cues.find_all("meeting_refs", article.text):
        yield Span(*match.span()), "meeting", True
    for match in cues.find_all("call_words", article.text):
        yield Span(*match.span()), "call", match.group().lower().startswith(("the ", "this ", "that ", "their "))
    for match in cues.find_all("meeting_words", article.text):
        yield Span(*match.span()), "meeting", False
    for match in cues.find_all("signing_words", article.text):
        yield Span(*match.span()), "signing", False


def _telling(article: CodedArticle, word: Span, form: Form, definite: bool, cues: CheckCues) -> Telling:
    sentence = sentence_span(article, word.start)
    clause = clause_span(article.text, sentence, word)
    people, sides = _parties(article, _where_named(article.text, word, clause) if definite else clause)
    return Telling(
        article=article,
        word=word,
        sentence=sentence,
        clause=clause,
        form=form,
        tense=_tense(article.text, word, clause, cues),
        people=people,
        sides=sides,
        near=_parties(article, clause)[1],
        when=_when(article, clause),
        definite=definite,
        other=cues.has("other_meeting", article.text[max(sentence.start, word.start - BEFORE_WORD) : word.end]),
    )


def _where_named(text: str, word: Span, clause: Span) -> Span:
    """The stretch after "the meeting" that names its parties; empty where none does."""
    link = WITH_WHOM.match(text, word.end, clause.end)
    return Span(link.end(), min(clause.end, link.end() + REACH)) if link else Span(word.end, word.end)


def _parties(article: CodedArticle, where: Span) -> tuple[frozenset[str], frozenset[str]]:
    actors = {a.id: a for a in article.annotated.actors}
    named = [actors[m.of] for m in article.annotated.named_in(where) if m.of in actors]
    taking_part = [a for a in named if a.kind in PARTY_KINDS]
    people = frozenset(a.id for a in taking_part if a.kind == "person")
    return people, frozenset(a.id if a.kind == "armed_group" else a.country or a.id for a in taking_part)


def _tense(text: str, word: Span, clause: Span, cues: CheckCues) -> Tense:
    words = clause.of(text)
    if cues.has("called_off", words):
        return "off"
    if NOBODY.match(words.lstrip(' “"')):
        return "open"
    if _is_awaited(text, word, clause, cues):
        return "coming"
    if cues.has("prospect", words):
        return "open"
    return "held" if cues.has("past_events", words) or cues.has("meeting_held", words) else "open"


def _is_awaited(text: str, word: Span, clause: Span, cues: CheckCues) -> bool:
    """Whether the present tense of a plan goes with the word: "will …", "wants to … at the meeting", "will meet"."""
    after = cues.pattern("awaits").search(text, word.end, min(clause.end, word.end + SUBJECT_REACH))
    if after and not PAUSE.search(text, word.end, after.start()):
        return True
    plans = list(cues.find("awaits", text, clause.start, word.start))
    if not plans:
        return False
    between = text[plans[-1].end() : word.start].lower().split()
    if cues.has("meet_verb", word.of(text)):
        return len(between) <= 1
    return bool(between) and between[-1] in AT and len(between) <= PLAN_REACH


def _when(article: CodedArticle, clause: Span) -> Interval:
    """The one day that the clause gives; open where it gives none or several."""
    days = {
        day
        for t in article.annotated.times_in(clause)
        if t.type in ("DATE", "TIME") and (day := Interval.of_timex(t).day) is not None
    }
    if len(days) != 1:
        return Interval()
    day = next(iter(days))
    return Interval(day, day)


def _may_join(telling: Telling, group: list[Telling]) -> bool:
    if telling.form != group[-1].form or telling.other != group[0].other:
        return False
    if _noun(telling) and not any(_noun(t) in ("", _noun(telling)) for t in group):
        return False
    if not all(_agree(telling.people, t.people) and _agree(telling.sides, t.sides) for t in group):
        return False
    if telling.definite:
        return True
    same_day = all(telling.when.overlaps(t.when) is not False for t in group)
    return same_day and len(telling.sides) > 1 and any(len(t.sides) > 1 for t in group)


def _noun(telling: Telling) -> str:
    """What a telling calls the meeting: a sitting, talks, or nothing where a verb tells of it."""
    last = telling.word.of(telling.article.text).split()[-1].lower()
    if last in TALKS:
        return "talks"
    return "" if last in MEETING_VERBS else "sitting"


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two lists of parties can be of one meeting: one holds the other, or one names fewer than two."""
    return a <= b or b <= a or len(a) < 2 or len(b) < 2
