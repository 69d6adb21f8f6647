"""Parties told as absent from a meeting and as sitting at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

DOUBTS = ("speech", "awaits", "two_stages", "called_off")
"""Lists of cues with which a clause tells of nobody's presence in the page's own voice."""
PARTIES = frozenset({"person", "government", "armed_group"})
REACH = 70
"""Code points between a party and the words of its presence or absence."""


@dataclass(frozen=True, slots=True)
class _Told:
    party: str
    clause: Span
    places: frozenset[str]


def find_participants_conflicts(articles: Sequence[CodedArticle], lexicon: Lexicon) -> Iterator[Conflict]:
    """A party that one page tells as absent from its meeting and elsewhere as present at it.

    Compares the clauses whose subject is one and the same person, government or group: not invited, stayed away, and
    took part, sat at the table. Both must be the only meeting of the page: the second names it ("the conference").

    Silent for quotations, reported speech and plans, where a clause has a day of its own, tells of another meeting or
    of stages, and where it names another place.

    Fires: "Rwanda stayed away from the conference. … Rwanda took its seat at the conference."
    Silent: "Rwanda stayed away from the first conference. … Rwanda took its seat at the second."
    """
    cues = lexicon.check_cues
    for article in articles:
        absent = list(_told(article, "absent", cues))
        for gone in absent:
            there = next((t for t in _told(article, "attended", cues) if _contradicts(gone, t)), None)
            if there:
                yield _conflict(article, gone, there)
                break


RULE = Rule("participants", "participants", find_participants_conflicts)


def _told(article: CodedArticle, cue: str, cues: CheckCues) -> Iterator[_Told]:
    """The clauses of a page that tell of a party's absence or presence."""
    for sentence in (s.span for s in article.annotated.sentences):
        for match in cues.find(cue, article.text, *sentence):
            span = Span(*match.span())
            clause = clause_span(article.text, sentence, span)
            words = clause.of(article.text)
            rest = f"{article.text[clause.start : span.start]}; {article.text[span.end : clause.end]}"
            if in_quotation(article, span) or any(cues.has(doubt, rest) for doubt in DOUBTS):
                continue
            if cues.has("other_meeting", rest) or _dated(article, clause):
                continue
            party = _subject(article, clause, span)
            denied = cue == "attended" and (cues.has("denies", words) or cues.has("absent", words))
            if party and not denied and (cue == "absent" or cues.has("meeting_refs", words) or _has_table(words)):
                yield _Told(party, clause, _places(article, clause))


def _has_table(words: str) -> bool:
    return "at the table" in words


def _subject(article: CodedArticle, clause: Span, cue: Span) -> str | None:
    """The side of the first party of a clause, if it stands near before the cue: a person, or else its state."""
    actors = {a.id: a for a in article.annotated.actors if a.kind in PARTIES}
    mentions = [m for m in article.annotated.named_in(Span(clause.start, cue.start)) if m.of in actors]
    if not mentions or cue.start - mentions[0].span.end > REACH:
        return None
    actor = actors[mentions[0].of]
    return actor.id if actor.kind != "government" else actor.country or actor.id


def _dated(article: CodedArticle, clause: Span) -> bool:
    return any(t.type in ("DATE", "TIME") and t.value and len(t.value) > 7 for t in article.annotated.times_in(clause))


def _places(article: CodedArticle, clause: Span) -> frozenset[str]:
    places = {p.id for p in article.annotated.places}
    return frozenset(m.of for m in article.annotated.mentions_in(clause) if m.of in places)


def _contradicts(gone: _Told, there: _Told) -> bool:
    apart = gone.places and there.places and not gone.places & there.places
    return gone.party == there.party and gone.clause != there.clause and not apart


def _conflict(article: CodedArticle, gone: _Told, there: _Told) -> Conflict:
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "within_page",
        "high",
        (
            on_page(article, _trim(article, gone.clause), "absent"),
            on_page(article, _trim(article, there.clause), "present"),
        ),
        "The page tells of a party as absent from the meeting and, in another place, as present at it.",
    )


def _trim(article: CodedArticle, clause: Span) -> Span:
    words = clause.of(article.text)
    start = clause.start + len(words) - len(words.lstrip(" ,\n"))
    return Span(start, clause.start + len(words.rstrip()))
