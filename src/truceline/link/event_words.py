"""The words of a page that name an event of negotiations, with what undergoes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.lexicon.event_mentions import EventEntry, EventWord
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.model.parse import Parse, Token

TO_TEXT = ("to", "under", "on", "upon", "in", "at", "from", "over", "into", "for", "with")
BESIDE = (
    *("prt", "dobj", "acomp", "advmod", "prep", "xcomp", "oprd", "ccomp", "attr", "npadvmod", "nsubjpass", "compound"),
)


class EventNamed(NamedTuple):
    """A word that names an event, with the word and the class of what undergoes it."""

    context: SentenceContext
    token: Token
    word: EventWord
    theme: Token | None
    thing: str | None


def name_events(items: Items) -> Iterator[EventNamed]:
    """The words of an article that name an event which is compared, in text order."""
    lexicon = items.lexicon.event_mentions
    verbs, nouns = lexicon.compared_verbs, lexicon.compared_nouns
    for context in items.of(CONTEXTS):
        parse = context.parse
        for token in parse.content:
            if token.lemma.lower() not in lexicon.ends:
                continue
            table = verbs if token.pos in VERBAL else nouns if token.pos == "NOUN" else None
            named = table.get(joined_lemma(parse, token)) if table else None
            for word in named.words(parse) if named else ():
                found = _named(context, token, word)
                if found is not None:
                    yield found


EVENTS_NAMED = Kind("events named", name_events)


def _named(context: SentenceContext, token: Token, word: EventWord) -> EventNamed | None:
    """What a word names, where it stands with the word that it needs and with what can undergo its event."""
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
    return EventNamed(context, token, word, theme, thing)


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
