"""How long a text lets a thing last: talks, a truce, a deal, a war."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.check.lasting_parse import stands_before_noun, thing_that_lasts
from truceline.check.lengths import LENGTHS, Length
from truceline.lexicon.check_cues import CheckCues
from truceline.link.clauses import clause_span, sentence_span
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

REACH = 90
"""Code points before a length in which the thing stands that lasts so long."""
NEAR = 32
"""Code points before a length in which stands what makes of it another's."""
SET = frozenset({"last", "meant"})
"""Words of a length that is set, "is to last four days", "is meant to hold for", which elsewhere tell of another."""
NEXT = 4
"""Words before a length that make of it another's, where the parse tells what lasts."""
AWAY = re.compile(
    r"(?: and [\w-]+)? (?:ago|later|earlier|before|after|longer|more|apart|early|late|into|each|per|of these|of those"
    r"|a (?:day|week|month|year))\b"
)
"""Behind a length that is the distance of two times, a part, or one of many."""
FARTHEST = 8
"""Words between a thing and the verb of its lasting."""
WORD = re.compile(r"[\w’'-]+")
BEHIND = re.compile(r"(?P<of> (?:of|in))?(?P<words>(?: [\w’'-]{1,20}){1,4})")
LINKS = frozenset({"of", "in", "on", "at", "to", "for", "with", "by", "from", "and", "or", "that", "which", "who"})
NO_GAP = re.compile(r"[;:()\n]|, (?!which|that)")
HEDGE = (
    r"(?:(?:about|around|some|nearly|almost|only|just|barely|hardly|scarcely|more than|over|less than|well over"
    r"|a total of|exactly|roughly|the) )*"
)
PART = re.compile(r"\b(?:part|parts|half|stage|portion|day|days|segment) of (?:the|its|their) (?:[\w-]+ )?$")
"""Before a thing of which only a part lasts so long."""
TOPIC = re.compile(r"\b(?:on|about|over) (?:the|their|its|a) (?:[\w-]+ )?$")
"""Before a thing on which another is that lasts so long: "a briefing on the call went on for an hour"."""
RELATIVE = re.compile(r"\b(?:which|that)\b")
OF = re.compile(rf" of {HEDGE}$")
HEDGES = re.compile(rf" ?{HEDGE}$")
THE = re.compile(r"\b(?:the|those|these) $", re.IGNORECASE)
ELAPSED = frozenset({"truce", "deal", "interim"})
"""Of these "three months of truce" are the time so far."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A clause that lets a thing last for a length; `thing` is its kind, by the lexicon."""

    article: CodedArticle
    clause: Span
    thing: str
    length: Length


def _lasting(items: Items) -> Iterator[Lasting]:
    """The lengths of an article's things, in text order, without those of parts, of others and of a time so far."""
    article, cues, nouns = items.article, items.lexicon.duration_cues, items.lexicon.lasting
    text = article.text
    lengths = items.of(LENGTHS)
    contexts = {c.sentence.index: c for c in items.of(CONTEXTS)} if lengths else {}
    for length in lengths:
        sentence, at = sentence_span(article, length.span.start), length.span
        before, after = text[max(sentence.start, at.start - REACH) : at.start], text[at.end : sentence.end]
        clause = clause_span(text, sentence, at)
        near = text[max(clause.start, at.start - NEAR) : at.start].rpartition(",")[2]
        told, behind = article.annotated.sentence_at(at.start), _behind(text, at, sentence.end, nouns)
        if AWAY.match(after) or (behind and stands_before_noun(contexts, told, behind[1])):
            continue
        thing = behind[0] if behind else _before(before, nouns, cues) or _ending(before, after, cues)
        if thing is None or cues.has("not_its_length", near):
            thing = thing_that_lasts(contexts, told, at)
            near = " ".join(word for word in near.split()[-NEXT:] if word not in SET)
        if thing and not cues.has("not_its_length", near):
            yield Lasting(article, clause, thing, length)


LASTING = Kind("lasting", _lasting, Lasting)


def _behind(text: str, length: Span, end: int, nouns: Mapping[str, str]) -> tuple[str, Span] | None:
    """The thing of "a 90-day pause", "the half-hour press conference", "three hours of talks", and where it stands."""
    found, words = BEHIND.match(text, length.end, end), length.of(text)
    if found is None or not (found["of"] or "-" in words or not words.endswith("s")):
        return None
    named = list(WORD.finditer(text, *found.span("words")))
    for i, word in enumerate(named[:3]):
        if word.group().lower() in LINKS:
            return None
        for last in named[i : i + 2][::-1]:
            thing = nouns.get(text[word.start() : last.end()].lower())
            if thing:
                return None if found["of"] and thing in ELAPSED else (thing, Span(word.start(), last.end()))
    return None


def _before(before: str, nouns: Mapping[str, str], cues: CheckCues) -> str | None:
    """The thing of "a war of two years", "the pause runs for", "the talks were over after barely"."""
    of = OF.search(before)
    verbs = (m.start() for m in cues.find("lasts_for", before, 0, len(before)) if HEDGES.match(before, m.end()))
    end = of.start() if of else next(verbs, None)
    if end is None:
        return None
    words = list(WORD.finditer(before, 0, end))
    for i in range(len(words) - 1, max(-1, len(words) - 2 - (0 if of else FARTHEST)), -1):
        two = before[words[i - 1].start() : words[i].end()].lower() if i else ""
        thing = nouns.get(two) or nouns.get(words[i].group().lower())
        if thing:
            start, stop = words[i].span()
            far = NO_GAP.search(before, stop, end) or PART.search(before, 0, start)
            on_it = not of and TOPIC.search(before, 0, start) and not RELATIVE.search(before, stop, end)
            return None if far or on_it else thing
    return None


def _ending(before: str, after: str, cues: CheckCues) -> str | None:
    """The truce whose time is told alone: "when the 90 days are over"."""
    ends = cues.pattern("term_ends").regex.match(after, 1)
    return "truce" if ends and THE.search(before) else None
