"""Event mentions: the words of a page that tell of an event of negotiations, with what the sentence says of it.

Acts (`link.acts`) are cut out of clauses by their words; event mentions are read from the parse, so that a verb and the
noun made of it ("signed … in Oslo", "the signing in Oslo") give the same slots. They are read while the parses are at
hand and kept with the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.reality.outlet import view_of
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import carrier_of
from truceline.lexicon.event_mentions import EventEntry, EventWord
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.clauses import leaves_exception, told_at
from truceline.link.contexts import CONTEXTS
from truceline.link.event_circumstances import hosts_of, minutes_of, number_of, place_of_event, when_of
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
TO_TEXT = ("to", "under", "on", "upon", "in", "at", "from", "over", "into", "for", "with")
BESIDE = (
    *("prt", "dobj", "acomp", "advmod", "prep", "xcomp", "oprd", "ccomp", "attr", "npadvmod", "nsubjpass", "compound"),
)


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
    article, lexicon = items.article, items.lexicon
    verbs, nouns = lexicon.event_mentions.compared_verbs, lexicon.event_mentions.compared_nouns
    found = 0
    for context in items.of(CONTEXTS):
        parse = context.parse
        for token in parse.content:
            table = verbs if token.pos in VERBAL else nouns if token.pos == "NOUN" else None
            named = table.get(joined_lemma(parse, token)) if table else None
            for word in named.words(parse) if named else ():
                mention = _mention(article, context, token, word)
                if mention is not None:
                    yield mention
                    found += 1
        if found >= MOST:
            return


EVENT_MENTIONS = Kind("event_mentions", find_event_mentions, EventMention)


def _mention(article: CodedArticle, context: SentenceContext, token: Token, word: EventWord) -> EventMention | None:
    parse, event = context.parse, word.event
    if word.beside is not None and not _stands_beside(parse, token, word.beside):
        return None
    if word.beside is None and any(t.index > token.index for t in parse.children(token, "prt")):
        return None  # "sign *up*"
    themes = _themes(context, token, word)
    theme, thing = _thing(context, themes, event, token)
    if thing is None and not (event.bare and all(t.pos == "PRON" for t in themes)):
        return None
    if event.key == "meet" and token.pos != "NOUN" and not _are_delegates(context, token):
        return None
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


def _are_delegates(context: SentenceContext, verb: Token) -> bool:
    """Whether those who meet are parties of the page or people who negotiate."""
    heads = subjects_of(context.parse, verb) or objects_of(context.parse, verb)
    delegates = context.lexicon.event_mentions.words["delegates"]
    return bool(actors_of(context, heads)) or any(t.lemma.lower() in delegates for t in heads)


def _stands_beside(parse: Parse, verb: Token, word: str) -> bool:
    """Whether the particle or noun that a verb needs hangs on it, or on a preposition of it."""
    below = parse.children(verb, *BESIDE)
    nouns = [n for p in below if p.pos == "ADP" for n in parse.children(p, "pobj")]
    return any(word in (t.lemma, t.text.lower()) for t in (*below, *nouns))


def joined_lemma(parse: Parse, token: Token) -> str:
    """The lemma of a word as lists have it, with what a hyphen joins to it: "walk-out"."""
    lemma = token.lemma.lower()
    if token.index > 1 and parse.tokens[token.index - 1].text == "-":
        before = parse.tokens[token.index - 2]
        if before.end + 1 == token.start:
            return f"{before.text.lower()}-{lemma}"
    return lemma


def _themes(context: SentenceContext, token: Token, word: EventWord) -> tuple[Token, ...]:
    """The heads of the phrases that may name what undergoes an event."""
    parse, event = context.parse, word.event
    if event.of == "none":
        return ()
    if token.pos == "NOUN":
        if event.of == "talks":
            return (token,)
        inner = tuple(t for t in parse.children(token, "compound", "nmod", "amod") if t.pos == "NOUN")
        return (*prepositional(parse, token, "of"), *inner, *_brought(context, token))
    if event.of == "talks":
        return ()
    if event.of == "subject":
        return surface_subjects(parse, token)
    acting = next((t for t in parse.children(token, "ccomp", "xcomp") if t.lemma == word.beside), token)  # "let *go*"
    objects = tuple(t for t in objects_of(parse, acting) if t.lemma != word.beside)
    if event.of == "topic":
        return objects or prepositional(parse, token, "about", "on", "upon")
    if (event.of == "either" or word.undone) and not objects:
        objects = surface_subjects(parse, token) or _given(parse, token)
    if not objects:
        below = [token, *(t for t in parse.children(token, "dobj") if t.lemma == word.beside)]
        things = context.lexicon.event_mentions.things
        objects = tuple(t for b in below for t in prepositional(parse, b, *TO_TEXT))
        objects = tuple(t for t in objects if things.get(joined_lemma(parse, t)) in event.things or event.bare)
        objects = tuple(t for t in objects if not context.article.times_in(context.span(t)))
    return objects


def _brought(context: SentenceContext, noun: Token) -> tuple[Token, ...]:
    """What the verb of an event's noun brings about: "the release *brought* 93 girls out"."""
    verb = context.parse.head(noun)
    brings = noun.dep == "nsubj" and verb.lemma in ("bring", "involve", "cover", "include", "see", "free")
    return objects_of(context.parse, verb) if brings else ()


def _given(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Those who are given time to do something: "gives the soldiers 60 days to *leave*"."""
    time = parse.head(verb)
    if verb.dep not in ("acl", "relcl") or time.dep != "dobj":
        return ()
    gives = parse.head(time)
    return surface_subjects(parse, gives) if gives.lemma == "have" else parse.children(gives, "dative")


def _thing(
    context: SentenceContext, themes: Iterable[Token], event: EventEntry, token: Token
) -> tuple[Token | None, str | None]:
    """Which of some phrases names what undergoes an event, and of which class it is."""
    things = context.lexicon.event_mentions.things
    if event.of == "talks":
        return (token if token.pos == "NOUN" else None), min(event.things)
    for theme in themes:
        if event.bare and event.things and theme.pos in ("NOUN", "PROPN") and event.of == "object":
            lemma = joined_lemma(context.parse, theme)
            return theme, things.get(lemma, lemma)
        if not event.things:
            return (theme, theme.lemma.lower()) if theme.pos in ("NOUN", "PROPN") else (None, None)
        if (kind := things.get(joined_lemma(context.parse, theme))) in event.things:
            return theme, kind
        if "captives" in event.things and (theme.tag == "CD" or _is_person(context, theme)):
            return theme, "captives"
    return None, None


def _is_person(context: SentenceContext, theme: Token) -> bool:
    people = {a.id for a in context.article.actors if a.kind == "person"}
    return theme.pos == "PROPN" and bool(people.intersection(actors_of(context, (theme,), modifiers=False)))


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
