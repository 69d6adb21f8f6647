"""Parties told as absent from a meeting and as sitting at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from truceline.check.case import Case
from truceline.check.compare import VAGUE, near_pages, together
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import one_day, voice_of
from truceline.link.clauses import clause_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase, phrase_of, words_of
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

DOUBTS = ("awaits", "two_stages", "called_off")
"""Lists of cues with which a clause tells of nobody's presence in the page's own voice."""
PARTIES = frozenset({"person", "government", "armed_group"})
LEADER_OF = re.compile(r"\b([A-Z]\w{2,20}) (?:premier|president|prime minister|leader|king|emir|chancellor)\b")
SEATS = re.compile(r"\bnext to\b|\bon the (?:first|second|third|last|final) day\b", re.IGNORECASE)
"""Words that tell where or on which day of a meeting somebody sat, and of no other meeting."""
OFFICE = r"(minister|president|premier|envoy|general|secretary|chancellor)"
SENT_NO = re.compile(rf"\bsent no (?:[a-z]{{2,12}} )?{OFFICE}s?\b")
TITLE = re.compile(rf"\b{OFFICE} (?=[A-Z])", re.IGNORECASE)
BEFORE_PLACE = frozenset({"in", "at", "the"})
WATCHING = re.compile(r"\bas (?:an? |the )?(?:observer|witness|guest|onlooker|spectator)s?\b")
"""In a clause: those who watch are no party, and a party that only watches takes no part."""
WRITTEN = 4
"""Words before the cue among which a party that no lexicon knows must stand."""
REACH = 70
"""Code points between a party and the words of its presence or absence."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that tells of a party's absence or presence; `places` are those that it names."""

    article: CodedArticle
    party: str
    clause: Span
    places: frozenset[str]
    day: str | None


def find_participants_conflicts(case: Case) -> Iterator[Conflict]:
    """A party that is told as absent from a meeting and, in another place, as present at it.

    Compares the clauses whose subject is one and the same person, government or group, known or only written: not
    invited, stayed away, and took part, sat at the table; and between pages of about one date a person who stayed away
    with a list of those who sat at the table. In one page both must be its only meeting, which the second names ("the
    conference"); in two pages both must name one place, or one day.

    Silent for quotations, reported speech and plans, where in one page a clause has a day of its own, where one tells
    of another meeting or of stages, and where it names another place.

    Fires: "Rwanda stayed away from the conference. … Rwanda took its seat at the conference."
    Silent: "Rwanda stayed away from the first conference. … Rwanda took its seat at the second."
    """
    absent = tuple(case.all(ABSENT))
    by_party = together(case.all(PRESENT), lambda t: t.party) if absent else {}
    seen: set[str] = set()
    for gone in absent:
        sides = (a.country for a in gone.article.annotated.actors if a.id == gone.party and a.country)
        rivals = [t for party in (gone.party, *sides) for t in by_party.get(party, ())]
        rival = next((t for t in rivals if _contradicts(gone, t)), None)
        if rival and gone.party not in seen:
            seen.add(gone.party)
            yield _conflict(gone, rival)


def _told(article: CodedArticle, cue: str, lexicon: Lexicon) -> Iterator[_Told]:
    """The clauses of a page that tell of a party's absence or presence."""
    cues = lexicon.check_cues
    for sentence in sentences_for(article, cues.pattern(cue)):
        for match in cues.find(cue, article.text, *sentence):
            span = Span(*match.span())
            clause = clause_span(article.text, sentence, span)
            words = clause.of(article.text)
            rest = SEATS.sub("", f"{article.text[clause.start : span.start]}; {article.text[span.end : clause.end]}")
            if any(cues.has(doubt, rest) for doubt in DOUBTS) or not _own_voice(article, sentence, span, rest, lexicon):
                continue
            if cues.has("other_meeting", rest):
                continue
            party = _subject(article, clause, span, lexicon)
            if WATCHING.search(words):
                continue
            denied = cue == "attended" and (cues.has("denies", words) or cues.has("absent", words))
            at_it = any(cues.has(name, words) for name in ("meeting_refs", "signing_words")) or _has_table(words)
            if denied or not (cue == "absent" or at_it):
                continue
            places, day = _places(article, clause, lexicon), one_day(article, clause)
            offices = _offices(article, Span(clause.start, span.end), sent=cue == "absent")
            for who in (*offices, *([party] if party and not (offices and cue == "absent") else ())):
                yield _Told(article, who, clause, places, day)


def _offices(article: CodedArticle, before: Span, *, sent: bool) -> Iterable[str]:
    """The office that a clause says nobody of came ("sent no minister"), or the one that it gives who came."""
    found = (SENT_NO if sent else TITLE).findall(article.text, *before)
    return [f"office of {word.lower()}" for word in found[-1:]]


def _own_voice(article: CodedArticle, sentence: Span, cue: Span, rest: str, lexicon: Lexicon) -> bool:
    """Whether the page speaks, or the party itself through "his office"."""
    said = lexicon.check_cues.pattern("speech").search(rest)
    if said and not rest[: said.start()].endswith("and "):  # "was not invited and said": what is said comes after
        return lexicon.check_cues.has("own_office", rest)
    return voice_of(article, sentence, cue, Phrase(), lexicon.clause_cues) == "own"


def _seated(article: CodedArticle, lexicon: Lexicon) -> Iterator[_Told]:
    """The parties of a list of those who sat at a table, by their persons or the adjectives of their states."""
    cues = lexicon.check_cues
    actors = {a.id: a for a in article.annotated.actors if a.kind in PARTIES}
    for sentence in sentences_for(article, cues.pattern("seated")):
        words = sentence.of(article.text)
        match = cues.pattern("seated").search(article.text, *sentence)
        if match is None or words.count(",") < 2 or any(cues.has(d, words) for d in ("speech", "awaits", "denies")):
            continue
        listed = Span(match.end(), sentence.end)
        named = {actors[m.of].country or m.of for m in article.annotated.named_in(listed) if m.of in actors}
        for match in LEADER_OF.finditer(article.text, *listed):
            named |= {e.actor.country or e.actor.id for e in lexicon.actors.written(match.group(1))}
        for party in sorted(named):
            yield _Told(article, party, sentence, _places(article, sentence, lexicon), one_day(article, sentence))


def _present(items: Items) -> Iterator[_Told]:
    yield from _told(items.article, "attended", items.lexicon)
    yield from _seated(items.article, items.lexicon)


ABSENT = Kind("absent", lambda items: _told(items.article, "absent", items.lexicon), _Told)
PRESENT = Kind("present", _present, _Told)
RULE = Rule("participants", "participants", find_participants_conflicts, one_story=True, reads=(ABSENT, PRESENT))


def _has_table(words: str) -> bool:
    return "at the table" in words


def _subject(article: CodedArticle, clause: Span, cue: Span, lexicon: Lexicon) -> str | None:
    """The side of the first party of a clause, if it stands near before the cue: a person, or else its state; where no
    party is known, what is written there."""
    actors = {a.id: a for a in article.annotated.actors if a.kind in PARTIES}
    mentions = [m for m in article.annotated.named_in(Span(clause.start, cue.start)) if m.of in actors]
    if not mentions:
        words = words_of(article, Span(clause.start, cue.start), lexicon.clause_cues)
        head = phrase_of(words, lexicon.clause_cues).head
        return None if head is None or head in VAGUE or len(words) > WRITTEN else head
    if cue.start - mentions[0].span.end > REACH:
        return None
    actor = actors[mentions[0].of]
    return actor.id if actor.kind != "government" else actor.country or actor.id


def _places(article: CodedArticle, clause: Span, lexicon: Lexicon) -> frozenset[str]:
    """The places that a clause names, and the names that no lexicon knows, without its subject."""
    places = {p.id for p in article.annotated.places}
    known = frozenset(m.of for m in article.annotated.mentions_in(clause) if m.of in places)
    words = words_of(article, clause, lexicon.clause_cues)
    pairs = ((before.lower, w) for before, w in pairwise(words))
    return known or frozenset(w.key for before, w in pairs if w.is_name and w.key.islower() and before in BEFORE_PLACE)


def _contradicts(gone: _Told, there: _Told) -> bool:
    apart = gone.places and there.places and not gone.places & there.places
    if not _one_party(gone, there) or apart:
        return False
    if gone.party.startswith("office of ") and not gone.places & there.places:
        return False
    if gone.article.id == there.article.id:
        return gone.clause != there.clause and gone.day is None and there.day is None
    same = gone.day == there.day if gone.day and there.day else bool(gone.places & there.places)
    days = [t.article.article.published for t in (gone, there)]
    return (same or not (gone.places and there.places)) and all(days) and near_pages(gone.article, there.article)


def _one_party(gone: _Told, there: _Told) -> bool:
    """Whether both speak of one party: one person, one state, or the state of a person who leads it."""
    if gone.party == there.party:
        return True
    person = next((a for a in gone.article.annotated.actors if a.id == gone.party and a.kind == "person"), None)
    return person is not None and person.country == there.party and gone.article.id != there.article.id


def _conflict(gone: _Told, there: _Told) -> Conflict:
    within = gone.article.id == there.article.id
    return RULE.conflict(
        "high",
        (on_page(gone.article, gone.clause, "absent"), on_page(there.article, there.clause, "present")),
        f"{'The page tells' if within else 'Two pages tell'} of a party as absent from the meeting and as present "
        f"at it.",
    )
