"""Event mentions: the words of a page that tell of an event of negotiations, with what the sentence says of it.

Acts (`link.acts`) are cut out of clauses by their words; event mentions are read from the parse, so that a verb and the
noun made of it ("signed … in Oslo", "the signing in Oslo") give the same slots. They are read while the parses are at
hand and kept with the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.reality.outlet import view_of
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import carrier_of
from truceline.code.slots.circumstances import places_of, time_of
from truceline.code.slots.numbers import number_value
from truceline.lexicon.event_mentions import EventEntry, EventWord
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.clauses import told_at
from truceline.link.items import Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

Outcome = Literal["done", "not", "coming", "named"]

MOST = 400
"""Event mentions of one article that are looked at."""
LASTING = frozenset({"last", "run", "take", "continue", "stretch", "span", "drag", "endure", "cover", "be", "go", "hold"})
AWAY = re.compile(r" (?:ago|later|earlier|before|after|since|from|early|late|apart)\b")
"""Behind a length that is the distance of two times."""
LENGTH = re.compile(r"(PT?)(\d+(?:\.\d+)?)([YMWDH])")
MINUTES = {"PTH": 60.0, "PTM": 1.0, "PD": 1440.0, "PW": 10080.0, "PM": 43834.0, "PY": 525960.0}
"""Minutes of a unit of a TIMEX3 length."""
EXACT = frozenset({"city", "site"})
"""Kinds of places of which an event has one."""
CEREMONIES = frozenset({"ceremony", "event", "session", "process", "operation", "deal"})
"""Nouns that only carry the noun of an event before them: "the signing *ceremony*"."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"})
OTHERS = frozenset(
    {
        *("another", "other", "next", "previous", "early", "last", "separate", "further", "additional", "more", "latest"),
        *("remain", "remaining", "initial", "similar", "each", "every", "either", "both", "new", "late", "former", "past"),
        *("annual", "regular", "informal", "preliminary", "interim", "draft", "parallel", "subsequent", "many", "several"),
    }
)
"""Words that make of an event or a thing one of several."""
GENERIC = frozenset({"comprehensive", "final", "joint", "formal", "full", "long", "await", "historic", "landmark", "peace"})
"""Words that may stand beside the noun of a text or not."""
UNDONE: dict[Outcome | None, Outcome] = {"done": "not", "not": "done"}
PROVIDES = frozenset({"provides", "provide", "provided", "foresees", "foresee", "envisages", "stipulates", "requires"})
"""By which a text says what is to come."""
LINKS = ("of", "on", "between", "with", "for", "over", "about")
TO_TEXT = ("to", "under", "on", "upon")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word that tells of an event, with the slots that its sentence fills.

    `event` is its key, `thing` the class of what undergoes it (null where it is not told), `narrowed` the words beside
    that noun, `others` those that make it one of several. `by` are the actors who do it, as ids or, unknown to the
    lexicon, as written. `outcome` is whether it is told as done, as not done or as to come, or only named.
    `source` are the actors to whom the page gives it, `whom` those that undergo it. `day` is the day that it has,
    `earliest` and `latest` the bounds of a coarser time. `number` counts the things, `minutes` is how long it
    lasts or what time it is given.
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
    outcome: Outcome
    source: frozenset[str]
    whom: frozenset[str]
    voice: Voice
    definite: bool
    nominal: bool
    place: str | None
    day: str | None
    earliest: str | None
    latest: str | None
    number: float | None
    minutes: float | None


def find_event_mentions(article: CodedArticle, lexicon: Lexicon) -> Iterator[EventMention]:
    """The event mentions of an article that has its parses, in text order, at most MOST."""
    words = lexicon.event_mentions
    lemmas = words.verbs.keys() | words.nouns.keys()
    found = 0
    for context in contexts_of(article.annotated, lexicon):
        if lemmas.isdisjoint(context.parse.lemmas):
            continue
        for token in context.parse.tokens:
            table = words.verbs if token.pos in VERBAL else words.nouns if token.pos == "NOUN" else {}
            for word in table.get(token.lemma, ()):
                mention = _mention(article, context, token, word)
                if mention is not None:
                    yield mention
                    found += 1
        if found >= MOST:
            return


EVENT_MENTIONS = Kind(
    "event_mentions", lambda items: tuple(find_event_mentions(items.article, items.lexicon)), EventMention
)


def _mention(article: CodedArticle, context: SentenceContext, token: Token, word: EventWord) -> EventMention | None:
    parse, event = context.parse, word.event
    if word.beside is not None and not _stands_beside(parse, token, word.beside):
        return None
    themes = _themes(context, token, event, word.beside)
    theme, thing = _thing(context, themes, event, token)
    if thing is None and not (event.bare and not themes):
        return None
    anchor = _anchor(parse, token)
    view = view_of(context, anchor)
    inner = view.innermost
    outcome = _outcome(inner, context)
    if token.pos == "NOUN" and outcome in ("done", "coming") and carrier_of(context, anchor) is None:
        outcome = "named"
    if word.undone:
        outcome = UNDONE.get(outcome)
    if outcome is None:
        return None
    span = context.span(token)
    voice = voice_of(article, context.sentence.span, span, Phrase(), lexicon_cues(context))
    if voice not in COMPARED:
        return None
    clause = clause_of(parse, anchor, carrier_of(context, anchor))
    time = time_of(context, anchor)
    bounds = Interval.of_timex(time) if time is not None else Interval()
    around = [anchor, *(t for t in (theme,) if t is not None)]
    return EventMention(
        article=article,
        sentence=context.sentence.span,
        clause=clause,
        word=span,
        event=event.key,
        once=event.once,
        thing=thing,
        noun=theme.lemma if theme is not None else None,
        narrowed=frozenset(n for t in around for n in _narrowed(parse, t)) - {token.lemma},
        others=frozenset(o for t in around for o in _others(context, t)),
        by=_by(context, token, anchor),
        outcome=outcome,
        source=_source(article, context, span),
        whom=frozenset(actors_of(context, (theme,), modifiers=False)) if theme is not None else frozenset(),
        voice=voice,
        definite=any(_is_definite(parse, t) for t in around),
        nominal=token.pos == "NOUN",
        place=_place(context, anchor),
        day=bounds.day,
        earliest=bounds.earliest,
        latest=bounds.latest,
        number=_number(context, theme) if theme is not None else None,
        minutes=_minutes(context, around),
    )


def lexicon_cues(context: SentenceContext):  # type: ignore[no-untyped-def]
    return context.lexicon.clause_cues


def _outcome(reality: Reality, context: SentenceContext) -> Outcome | None:
    if reality.factuality == "CT-":
        return "not"
    if reality.factuality == "CT+" and reality.status in ("occurred", "ongoing", "historical"):
        return "done"
    if reality.factuality in ("CT+", "PR+") and reality.status == "planned":
        return "coming"
    provided = reality.cue is not None and context.words(reality.cue).lower() in PROVIDES
    return "coming" if provided else None


def _stands_beside(parse: Parse, verb: Token, word: str) -> bool:
    """Whether the particle or noun that a verb needs hangs on it, or on a preposition of it."""
    below = parse.children(verb, "prt", "dobj", "acomp", "advmod", "prep", "xcomp")
    nouns = [n for p in below if p.pos == "ADP" for n in parse.children(p, "pobj")]
    return any(word in (t.lemma, t.text.lower()) for t in (*below, *nouns))


def _themes(context: SentenceContext, token: Token, event: EventEntry, beside: str | None) -> tuple[Token, ...]:
    """The heads of the phrases that may name what undergoes an event."""
    parse = context.parse
    if token.pos == "NOUN":
        if event.of == "talks":
            return (token,)
        inner = tuple(t for t in parse.children(token, "compound", "nmod", "amod") if t.pos == "NOUN")
        return (*prepositional(parse, token, "of"), *inner)
    if event.of == "subject":
        return surface_subjects(parse, token)
    if event.of == "talks" or event.of == "none":
        return ()
    objects = tuple(t for t in objects_of(parse, token) if t.lemma != beside)
    if event.of == "topic":
        return objects or prepositional(parse, token, "about", "on")
    if event.of == "either" and not objects:
        return surface_subjects(parse, token)
    if not objects:
        below = [token, *(t for t in parse.children(token, "dobj") if t.lemma == beside)]
        objects = tuple(t for b in below for t in prepositional(parse, b, *TO_TEXT))
        objects = tuple(t for t in objects if t.lemma in context.lexicon.event_mentions.things)
    return objects


def _thing(
    context: SentenceContext, themes: Iterable[Token], event: EventEntry, token: Token
) -> tuple[Token | None, str | None]:
    """Which of some phrases names what undergoes an event, and of which class it is."""
    things = context.lexicon.event_mentions.things
    if event.of == "talks":
        return (token if token.pos == "NOUN" else None), "talks"
    for theme in themes:
        if not event.things:
            return (theme, theme.lemma) if theme.pos in ("NOUN", "PROPN") else (None, None)
        if (kind := things.get(theme.lemma)) in event.things:
            return theme, kind
        if "captives" in event.things and (theme.tag == "CD" or _is_person(context, theme)):
            return theme, "captives"
    return None, None


def _minutes(context: SentenceContext, around: Iterable[Token]) -> float | None:
    """How long an event or its thing lasts: "the *nine-day* summit", "a truce of *60 days*", "talks went on for …"."""
    parse = context.parse
    for timex in context.article.times_in(context.sentence.span):
        length = LENGTH.fullmatch(timex.value or "") if timex.type == "DURATION" and not timex.mod else None
        tokens = parse.within(timex.span) if length else ()
        if not tokens or length is None or AWAY.match(context.text, timex.span.end):
            continue
        inside = {t.index for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
        if any(_lasts(parse, top, inside, word) for word in around):
            return float(length[2]) * MINUTES[length[1] + length[3]]
    return None


def _lasts(parse: Parse, top: Token, inside: set[int], word: Token) -> bool:
    """Whether a length is that of a word: before or behind it, with a verb of lasting between, or as its time."""
    above = parse.head(top)
    if top.head == word.index and top.dep in ("compound", "nmod", "amod", "nummod", "npadvmod", "poss"):
        return word.pos not in VERBAL
    if word.head in inside and word.dep in ("acl", "relcl", "xcomp", "advcl"):
        return True
    behind = parse.head(word)
    if word.dep == "pobj" and behind.lemma == "of" and behind.head in inside:
        return True
    if top.dep == "pobj" and above.lemma in ("of", "for", "within", "in", "over", "after"):
        if above.head == word.index:
            return above.lemma != "after" and (above.lemma != "in" or word.pos in VERBAL)
        above = parse.head(above)
    return above.lemma in LASTING and word.head == above.index and word.dep in ("nsubj", "nsubjpass")


def _is_person(context: SentenceContext, theme: Token) -> bool:
    people = {a.id for a in context.article.actors if a.kind == "person"}
    return theme.pos == "PROPN" and bool(people.intersection(actors_of(context, (theme,), modifiers=False)))


def _place(context: SentenceContext, anchor: Token) -> str | None:
    """The one city or site where a sentence puts an event; null where it gives none or two."""
    table = context.lexicon.places
    exact = [p for p in places_of(context, anchor, context.sentence.span) if (e := table.get(p)) and e.kind in EXACT]
    inner = {p for p in exact if not any(q != p and table.contains(p, q) for q in exact)}
    return inner.pop() if len(inner) == 1 else None


def _source(article: CodedArticle, context: SentenceContext, word: Span) -> frozenset[str]:
    spans = [told.source_span for told in told_at(article, word) if told.source_span is not None]
    return frozenset(m.of for span in spans for m in context.article.mentions_in(span))


def _anchor(parse: Parse, token: Token) -> Token:
    """The word on which the circumstances of an event hang: "the signing *ceremony* in Oslo"."""
    above = parse.head(token)
    return above if token.dep == "compound" and above.lemma in CEREMONIES else token


def _narrowed(parse: Parse, noun: Token) -> Iterator[str]:
    """The content words beside a noun: its adjectives and nouns before it, and those behind *of*, *on*, *between*."""
    if noun.pos in VERBAL:
        return
    for t in (*parse.children(noun, "amod", "compound", "nmod"), *prepositional(parse, noun, *LINKS)):
        if t.pos in ("NOUN", "PROPN", "ADJ") and t.lemma.lower() not in GENERIC:
            yield t.lemma.lower()


def _others(context: SentenceContext, noun: Token) -> Iterator[str]:
    words = context.lexicon.number_words
    for t in context.parse.children(noun, "amod", "det", "nummod", "advmod", "predet"):
        if noun.pos in VERBAL and t.lemma.lower() not in ("again", "later", "earlier"):
            continue
        if t.lemma.lower() in OTHERS or t.text.lower() in words.ordinals or t.text.lower() in words.ranks:
            yield t.lemma.lower()


def _by(context: SentenceContext, token: Token, anchor: Token) -> frozenset[str]:
    parse = context.parse
    if token.pos == "NOUN":
        heads = prepositional(parse, token, "by", "between")
        return frozenset((*actors_of(context, heads), *possessors_of(context, token)))
    heads = subjects_of(parse, token)
    return frozenset(actors_of(context, heads)) or frozenset(t.text.lower() for t in heads if t.pos == "PROPN")


def _is_definite(parse: Parse, noun: Token) -> bool:
    if noun.pos == "PROPN":
        return True
    return any(t.dep == "poss" or t.text.lower() in DEFINITE for t in parse.children(noun, "det", "poss"))


def _number(context: SentenceContext, theme: Token) -> float | None:
    """How many things a phrase counts, where it says so exactly."""
    parse, words = context.parse, context.lexicon.number_words
    counts = [theme] if theme.tag == "CD" else [t for t in parse.children(theme, "nummod") if t.pos == "NUM"]
    if len(counts) != 1 or parse.children(counts[0]):
        return None
    if theme.tag == "CD" and prepositional(parse, theme, "of"):
        return None
    before = parse.tokens[counts[0].index - 1].text.lower() if counts[0].index else ""
    if before in ("about", "some", "nearly", "almost", "around", "roughly", "over", "than", "least", "most", "to", "only"):
        return None
    return number_value(counts[0].text, words)
