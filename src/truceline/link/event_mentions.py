"""Event mentions: the words of a page that tell of an event of negotiations, with what the sentence says of it.

Acts (`link.acts`) are cut out of clauses by their words; event mentions are read from the parse, so that a verb and the
noun made of it ("signed … in Oslo", "the signing in Oslo") give the same slots. They are read while the parses are at
hand and kept with the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional, subjects_of
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.reality.outlet import view_of
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import carrier_of
from truceline.lexicon.event_mentions import EventEntry, EventWord
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.clauses import leaves_exception, told_at
from truceline.link.event_circumstances import hosts_of, minutes_of, number_of, place_of_event, when_of
from truceline.link.event_words import EVENTS_NAMED, EventNamed, joined_lemma
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

Outcome = Literal["done", "not", "coming", "named", "ongoing"]
Gender = Literal["she", "he"]

MOST = 400
"""Event mentions of one article that are looked at."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"})
UNDONE: dict[Outcome | None, Outcome] = {"done": "not", "not": "done"}
LINKS = ("of", "on", "between", "with", "for", "over", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSlots:
    """What a sentence tells of an event, as far as it is compared.

    `place` is the id of a city or site, or the name of a building; `restrictive` whether it stands with the noun of
    the event, and may tell which one is meant ("the conference in Oslo"). `day` is the day (ISO 8601) that it has,
    `earliest` and `latest` the bounds of its time. `number` counts the things, `minutes` is how long it lasts or what
    time it is given.
    """

    place: str | None = None
    day: str | None = None
    earliest: str | None = None
    latest: str | None = None
    number: float | None = None
    minutes: float | None = None
    restrictive: bool = False

    @property
    def any_filled(self) -> bool:
        return any(slot is not None for slot in (self.place, self.day, self.number, self.minutes))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word that tells of an event, with the slots that its sentence fills.

    `event` is its key, `thing` the class of what undergoes it (null where it is not told), `noun` its noun, `narrowed`
    the words beside that, `others` those that make it one of several. `by` are the actors who do it, as ids or, unknown
    to the lexicon, as written; `gender` is the pronoun that stands for the one who does it. `outcome` is whether it is
    told as done, as not done, as to come or as under way, or only named; `source` are those to whom the page gives it.
    `definite` is whether it, or its thing, is one that is known.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    event: str
    once: bool
    thing: str | None
    noun: str | None
    narrowed: frozenset[str]
    others: frozenset[str]
    by: frozenset[str]
    gender: Gender | None
    outcome: Outcome
    source: frozenset[str]
    voice: Voice
    definite: bool
    nominal: bool
    slots: EventSlots


def find_event_mentions(items: Items) -> Iterator[EventMention]:
    """The event mentions of an article that has its parses, in text order, at most MOST."""
    found, last = 0, None
    for named in items.of(EVENTS_NAMED):
        if found >= MOST and named.context is not last:
            return
        last = named.context
        mention = _mention(items.article, named)
        if mention is not None:
            yield mention
            found += 1


def _told_twice(items: Items) -> Iterable[EventMention]:
    """The mentions of events that two sentences name; all, where they name many."""
    named = items.of(EVENTS_NAMED)
    if len(named) > MOST:
        return items.of(EVENT_MENTIONS)
    told = {(one.word.event.key, one.context.sentence.index) for one in named}
    counted = Counter(event for event, _ in told)
    mentions = (_mention(items.article, one) for one in named if counted[one.word.event.key] > 1)
    return [mention for mention in mentions if mention is not None]


EVENT_MENTIONS = Kind("event_mentions", find_event_mentions, EventMention, within=_told_twice)


def _mention(article: CodedArticle, named: EventNamed) -> EventMention | None:
    context, token, word, theme, thing = named
    parse, event = context.parse, word.event
    anchor = _anchor(context, token)
    around = (anchor,) if theme is None or theme.index == anchor.index else (anchor, theme)
    slots = _slots(context, event, anchor, theme, around)
    if not slots.any_filled and "outcome" not in event.slots:
        return None
    outcome = _outcome(context, token, anchor, word)
    if outcome is None:
        return None
    span = context.span(token)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if voice == "reported" and _stands_aside(parse, token):
        voice = "told"  # "the accord, which was signed on Tuesday, will hold, according to …"
    if voice not in COMPARED:
        return None
    return EventMention(
        article=article,
        sentence=context.sentence.span,
        clause=_clause(context, anchor),
        word=span,
        event=event.key,
        once=event.once,
        thing=thing,
        noun=joined_lemma(parse, theme) if theme is not None else None,
        narrowed=frozenset(n for t in around for n in _narrowed(context, t)) - {t.lemma for t in (token, *around)},
        others=frozenset(o for t in (*around, *_subjects(parse, token)) for o in _others(context, t)),
        by=_by(context, token),
        gender=_gender(parse, token),
        outcome=outcome,
        source=_source(article, span),
        voice=voice,
        definite=any(_is_definite(parse, t) for t in around),
        nominal=token.pos == "NOUN",
        slots=slots,
    )


def _slots(
    context: SentenceContext, event: EventEntry, anchor: Token, theme: Token | None, around: tuple[Token, ...]
) -> EventSlots:
    """The slots of an event that are compared, and its time."""
    own = theme is not None and theme.pos != "PROPN" and theme.index != anchor.index
    hosts = (*hosts_of(context, anchor), *((theme,) if own and theme is not None else ()))
    day, bounds = when_of(context, hosts)
    wanted = event.slots
    place, host = place_of_event(context, hosts) if "place" in wanted else (None, None)
    return EventSlots(
        place=place,
        restrictive=host is not None and host.pos == "NOUN",
        day=day,
        earliest=bounds.earliest,
        latest=bounds.latest,
        number=number_of(context, theme) if "number" in wanted and theme is not None else None,
        minutes=minutes_of(context, around) if "length" in wanted else None,
    )


def _outcome(context: SentenceContext, token: Token, anchor: Token, word: EventWord) -> Outcome | None:
    """What a sentence says came of an event; None where it only speaks of it, or leaves it open."""
    reality = view_of(context, anchor).innermost
    outcome = _as_outcome(reality, context)
    if token.pos == "NOUN" and outcome in ("done", "coming") and carrier_of(context, anchor) is None:
        outcome = "named"
    if outcome == "done" and _is_under_way(context.parse, token):
        outcome = "ongoing"
    if word.undone:
        outcome = UNDONE.get(outcome)
    return None if outcome == "not" and _is_no_denial(context, token, reality) else outcome


def _is_under_way(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what is being done, and so is not done yet: "*is forging* an accord", "*being forged*"."""
    be = parse.child(verb, "auxpass")
    if be is not None:
        return be.tag == "VBG"
    return verb.tag == "VBG" and any(a.lemma == "be" for a in parse.children(verb, "aux"))


def _clause(context: SentenceContext, anchor: Token) -> Span:
    """The clause that tells of an event, with the noun to which it is a relative clause."""
    parse = context.parse
    verb = carrier_of(context, anchor) or _verb_of(parse, anchor)
    clause = clause_of(parse, anchor, verb)
    head = parse.head(verb or anchor)
    if (verb or anchor).dep != "relcl" or head.start >= clause.start:
        return clause
    first = next((t for t in parse.subtree(head) if t.index <= head.index), head)
    return Span(first.start, clause.end)


def _verb_of(parse: Parse, noun: Token) -> Token | None:
    """The verb of which a noun is the subject or object, or by whose preposition it stands."""
    above = parse.head(noun)
    if noun.dep == "pobj" and above.pos == "ADP":
        above = parse.head(above)
    inside = noun.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and noun.pos == "NOUN"
    return above if inside and above.pos in VERBAL else None


def _stands_aside(parse: Parse, word: Token) -> bool:
    """Whether a word is told in a relative clause behind a comma, which a reported source takes for granted."""
    clause = next((t for t in (word, *parse.ancestors(word)) if t.dep in ("relcl", "ROOT", "ccomp")), word)
    opens = parse.subtree(clause)[0].index
    return clause.dep == "relcl" and opens > 0 and parse.tokens[opens - 1].text == ","


def _as_outcome(reality: Reality, context: SentenceContext) -> Outcome | None:
    if reality.factuality == "CT-":
        return "not"
    if reality.factuality == "CT+" and reality.status in ("occurred", "ongoing", "historical"):
        return "done"
    if reality.factuality in ("CT+", "PR+") and reality.status == "planned":
        return None if _was_to_come(context, reality.cue) else "coming"
    provided = (
        reality.cue is not None
        and context.words(reality.cue).lower() in context.lexicon.event_mentions.words["provides"]
    )
    return "coming" if provided else None


def _was_to_come(context: SentenceContext, cue: Span | None) -> bool:
    """Whether a plan is told as one of the past, which has come about since or not: "*was due* to take effect"."""
    if cue is None:
        return False
    if context.words(cue).lower() in ("was", "were", "would"):
        return True
    parse = context.parse
    words = parse.within(cue)
    around = (*words, *(a for w in words for a in (parse.head(w), *parse.children(w, "aux", "auxpass"))))
    return any(t.lemma == "be" and t.tag == "VBD" for t in around)


def _is_no_denial(context: SentenceContext, token: Token, reality: Reality) -> bool:
    """Whether what is not done is only spoken of, or to come, or was done by some: "*failing* to sign", "the *failure*
    to", "will not", "nobody *but* the bakers"."""
    if any(a.tag == "MD" for a in context.parse.children(token, "aux")):
        return True
    if token.tag == "VBG" and context.parse.child(token, "aux") is None:
        return True
    if leaves_exception(context.words(context.sentence.span), context.lexicon.clause_cues):
        return True
    words = context.parse.within(reality.cue) if reality.cue is not None else ()
    return any(w.pos == "NOUN" or (w.tag == "VBG" and context.parse.child(w, "aux") is None) for w in words)


def _source(article: CodedArticle, word: Span) -> frozenset[str]:
    """Who tells what a word says, as ids or, where the article names nobody, the last word for them."""
    spans = [told.source_span for told in told_at(article, word) if told.source_span is not None]
    named = frozenset(m.of for span in spans for m in article.annotated.mentions_in(span))
    return named or frozenset(span.of(article.text).split()[-1].lower() for span in spans)


def _anchor(context: SentenceContext, token: Token) -> Token:
    """The word on which the circumstances of an event hang: "the signing *ceremony* in Oslo"."""
    above = context.parse.head(token)
    carries = above.lemma in context.lexicon.event_mentions.words["ceremonies"]
    return above if token.dep == "compound" and carries else token


def _narrowed(context: SentenceContext, noun: Token) -> Iterator[str]:
    """The content words beside a noun: its adjectives and nouns before it, and those behind *of*, *on*, *between*."""
    if noun.pos in VERBAL:
        return
    parse = context.parse
    for t in (*parse.children(noun, "amod", "compound", "nmod"), *prepositional(parse, noun, *LINKS)):
        named = (
            t.pos in ("NOUN", "PROPN", "ADJ") and t.lemma.lower() not in context.lexicon.event_mentions.words["generic"]
        )
        if named and not context.article.times_in(context.span(t)):
            yield t.lemma.lower()


def _others(context: SentenceContext, word: Token) -> Iterator[str]:
    """The words beside an event or its thing that make it one of several: "the *second* round", "met *again*"."""
    numbers, lists = context.lexicon.number_words, context.lexicon.event_mentions.words
    several = lists["again"] if word.pos in VERBAL else lists["others"]
    for t in context.parse.children(word, "amod", "det", "nummod", "advmod", "predet", "appos"):
        written = t.text.lower()
        ranked = word.pos not in VERBAL and (written in numbers.ordinals or written in numbers.ranks)
        if t.lemma.lower() in several or ranked:
            yield t.lemma.lower()


def _subjects(parse: Parse, token: Token) -> tuple[Token, ...]:
    return subjects_of(parse, token) if token.pos in VERBAL else ()


def _by(context: SentenceContext, token: Token) -> frozenset[str]:
    parse = context.parse
    if token.pos == "NOUN":
        heads = prepositional(parse, token, "by", "between")
        return frozenset((*actors_of(context, heads), *possessors_of(context, token)))
    heads = subjects_of(parse, token)
    return frozenset(actors_of(context, heads)) or frozenset(t.text.lower() for t in heads if t.pos == "PROPN")


def _gender(parse: Parse, token: Token) -> Gender | None:
    """Whether "she" or "he" does what a verb tells."""
    subjects = [t.text.lower() for t in _subjects(parse, token)]
    if subjects == ["she"]:
        return "she"
    return "he" if subjects == ["he"] else None


def _is_definite(parse: Parse, noun: Token) -> bool:
    if noun.pos == "PROPN":
        return True
    return any(t.dep == "poss" or t.text.lower() in DEFINITE for t in parse.children(noun, "det", "poss"))
