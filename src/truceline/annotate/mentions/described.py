"""Actors whom a text only describes: "a Nigerian court", "white farmers", names of nobody known, states by a place.

They are no mentions of the record by themselves: a later stage takes those in that a statement needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from truceline.annotate.mentions.cast import unknown_actor
from truceline.annotate.mentions.homes import DESCRIBING, WHERE, SentenceCast, country_of, is_ethnic
from truceline.annotate.mentions.leaders import leader_of_surname, tells_time
from truceline.annotate.mentions.nominals import government_in
from truceline.annotate.mentions.reading import Reading
from truceline.lexicon.social_roles import SocialRole
from truceline.model.actor import Actor, Mention, Place
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

# How near behind an office its holder's name stands, in words.
NEAR = 7
# Countries whose places have no government that all agree on, so that they stand for none: a strike on Gaza is on those
# who are named, and a shooting in the West Bank may be on either side.
UNGOVERNED = frozenset({"PSE", "ESH"})
# Parts of speech of the words that may mean somebody: nouns, names, and what describes a noun ("*militant* positions").
MEANING = frozenset({"NOUN", "PROPN", "ADJ"})
# Parsers leave some plurals with this ending as they are.
MEN = "men"
# The longest short form of a body in capitals; longer words in capitals are shouted.
LETTERS = 5
# Most words of a name that nobody knows.
LONGEST = 7


@dataclass(frozen=True, slots=True)
class Described:
    """Mentions of actors that a statement may need, in text order, and those actors."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]


def find_described(
    reading: Reading, mentions: Iterable[Mention], actors: Iterable[Actor], places: Iterable[Place]
) -> Described:
    """Find the actors that are only described, outside the mentions that are known already."""
    countries: dict[str, str | None] = {a.id: a.country for a in actors}
    by_id = {p.id: p for p in places}
    countries |= {p.id: p.country for p in by_id.values()}
    people = {a.id: a for a in actors if a.kind == "person"}
    by_view: dict[int, list[Mention]] = {}
    for m in mentions:
        by_view.setdefault(reading.view_at(m.span.start), []).append(m)
    found: list[tuple[Mention, Actor]] = []
    for number, view in enumerate(reading.views):
        here = by_view.get(number, [])
        found.extend(_at_places(here, by_id, reading))
        if view.parse is not None and not view.headline:
            sentence = SentenceCast(view, view.parse, reading, _by_token(view.parse, here), people)
            found.extend(_in_sentence(sentence, countries))
    found.sort(key=lambda pair: (pair[0].span, pair[0].of))
    chosen = {actor.id: actor for _, actor in reversed(found)}
    return Described(tuple(m for m, _ in found), tuple(chosen.values()))


def _at_places(
    mentions: Iterable[Mention], places: dict[str, Place], reading: Reading
) -> Iterator[tuple[Mention, Actor]]:
    """For each named place the people there, and the state in which it lies: an attack on a city is one on that."""
    for m in mentions:
        place = places.get(m.of)
        if place is None or place.country is None:
            continue
        there = unknown_actor(f"people of {place.name}", "people", place.country, "CVL")
        yield Mention(span=m.span, of=there.id, form="name"), there
        entry = government_in(place.country, reading) if place.country not in UNGOVERNED else None
        if entry is not None:
            yield Mention(span=m.span, of=entry.actor.id, form="name"), entry.actor


def _by_token(parse: Parse, mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for m in mentions:
        for token in parse.within(m.span):
            found.setdefault(token.index, []).append(m)
    return found


def _in_sentence(sentence: SentenceCast, countries: dict[str, str | None]) -> Iterator[tuple[Mention, Actor]]:
    for token in _unnamed(sentence):
        role = _role(sentence, token)
        if token.dep in DESCRIBING:
            if role is not None and (token.pos == "NOUN" or role.sector == "REB"):
                yield _owner(sentence, token, role, countries)
            continue
        if role is None and not (token.pos == "PROPN" and _is_name(sentence, token)):
            continue
        words = _phrase(sentence, token) if role is not None else _capitals(_phrase(sentence, token))
        known = _holder(sentence, token) or (None if role else _in_lexicon(sentence, token, words))
        if known:
            yield Mention(span=Span(token.start, token.end), of=known.id, form="nominal"), known
            continue
        begun = (m.span.start for m in sentence.named.get(words[0].index, ()))
        span = Span(min((words[0].start, *begun, *(_both(sentence, token) if role is STATES else ()))), token.end)
        country = (
            None if role is STATES else _led(sentence, token) or country_of(sentence, token, words, countries, role)
        )
        actor = _actor(sentence.reading.words_of(span), role, country, sentence.reading)
        if role is None and len(words) == 1 and _speaks(sentence, token):
            actor = replace(actor, kind="person")
        yield Mention(span=span, of=actor.id, form="nominal" if role else "name"), actor


def _unnamed(sentence: SentenceCast) -> list[Token]:
    """The words in no mention that may mean somebody: capitals, and what may have a role (`_role`)."""
    roles, plurals = sentence.reading.lexicon.social_roles, sentence.reading.lexicon.descriptions.state_plurals
    lowered, named = sentence.parse.lowered, sentence.named
    return [
        t
        for t in sentence.parse.content
        if t.pos in MEANING and (t.pos != "ADJ" or t.dep == "amod") and t.index not in named
        if t.pos == "PROPN" or t.lemma in roles or t.lemma.endswith(MEN) or lowered[t.index] in plurals
    ]


def _both(sentence: SentenceCast, noun: Token) -> tuple[int, ...]:
    """Where "two" begins before a noun."""
    counted = [t for t in sentence.parse.children(noun, "nummod") if t.lemma in ("two", "three", "four")]
    return tuple(t.start for t in counted)


def _speaks(sentence: SentenceCast, name: Token) -> bool:
    """Whether a single capital is the surname of somebody who says or wants something: "*Okoro* wants a truce"."""
    parse, lexicon = sentence.parse, sentence.reading.lexicon
    verb = parse.head(name)
    if name.dep != "nsubj" or name.tag != "NNP" or name.text.isupper() or parse.child(name, "det", "amod", "prep"):
        return False
    speaks = verb.lemma in lexicon.reporting.verbs or bool(lexicon.positions.of("verb", verb.lemma))
    place = name.text in lexicon.descriptions.continents or lexicon.places.written(name.text)
    return speaks and not place


def _role(sentence: SentenceCast, noun: Token) -> SocialRole | None:
    """What part of society a noun names."""
    lexicon = sentence.reading.lexicon
    plural = sentence.parse.lowered[noun.index] in lexicon.descriptions.state_plurals
    if plural and _act_unnamed(sentence, noun):
        return STATES
    role = lexicon.social_roles.get(noun.lemma)
    if role is None and noun.lemma.endswith(MEN):
        return lexicon.social_roles.get(f"{noun.lemma.removesuffix(MEN)}man")
    return role


def _act_unnamed(sentence: SentenceCast, noun: Token) -> bool:
    """Whether several states do something and nothing before their noun says which: not "*which* countries"."""
    parse = sentence.parse
    first = parse.head(noun) if noun.dep == "conj" else noun
    acts = first.dep == "nsubj" or (first.dep == "pobj" and parse.head(first).lemma == "by")
    if first.dep == "pobj" and parse.head(first).lemma in ("to", "on"):
        acts = parse.head(parse.head(first)).lemma in ASKING
    before = parse.children(noun, "det", "poss", *DESCRIBING)
    return acts and not any(t.index in sentence.named or t.lemma in ("which", "what", "no") for t in before)


ASKING = frozenset({"appeal", "call", "plead", "turn", "plea"})
"""Words with which several states are asked for something: "appealed to *donor nations*"."""

STATES = SocialRole("", "other")
"""Several states that nobody names: "the two neighbours", "donor nations"."""


def _owner(
    sentence: SentenceCast, noun: Token, role: SocialRole, countries: dict[str, str | None]
) -> tuple[Mention, Actor]:
    """Whose a thing is by the noun before it: "a *police* convoy", of the country of that thing."""
    country = country_of(sentence, sentence.parse.head(noun), (), countries)
    actor = _actor(noun.text, role, country, sentence.reading)
    return Mention(span=Span(noun.start, noun.end), of=actor.id, form="nominal"), actor


def _actor(name: str, role: SocialRole | None, country: str | None, reading: Reading) -> Actor:
    if role is not None:
        return unknown_actor(name, role.kind, country, role.sector)
    words = name.lower().split()
    body = words[-1] in reading.lexicon.descriptions.organisation_words
    return unknown_actor(name, "organisation" if body else "other", country)


def _phrase(sentence: SentenceCast, head: Token) -> tuple[Token, ...]:
    """A noun with the words right before it that name it: no articles, numbers or counting words."""
    parse = sentence.parse
    first = head.index
    while first and head.index - first < LONGEST and _names(parse.tokens[first - 1], head, sentence):
        first -= 1
    while first < head.index and parse.tokens[first].text == "-":
        first += 1
    return parse.tokens[first : head.index + 1]


def _names(token: Token, head: Token, sentence: SentenceCast) -> bool:
    parse, counting = sentence.parse, sentence.reading.lexicon.descriptions.people.counting
    hyphened = parse.tokens[token.index + 1].text == "-" and token.end == parse.tokens[token.index + 1].start
    if token.text == "-" or (hyphened and not token.text[0].isdigit()):
        return True
    counts = token.lemma in counting and not (token.text[0].isupper() and head.pos == "PROPN")  # "New Yorkers"
    if token.dep not in DESCRIBING or counts or not token.text[0].isalpha() or any(c.isdigit() for c in token.text):
        return False
    above = parse.head(token)
    return above.index == head.index or (above.dep in DESCRIBING and parse.head(above).index == head.index)


def _capitals(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The run of capitals that ends a phrase: a name without what is said of it."""
    first = len(words) - 1
    while first and (words[first - 1].pos == "PROPN" or words[first - 1].text == "-"):
        first -= 1
    return words[first:]


def _holder(sentence: SentenceCast, head: Token) -> Actor | None:
    """The person whose name follows an office in capitals with what it is for: "the *Envoy* to the Sahel Anna Berg"."""
    known = sentence.reading.lexicon.descriptions
    if not head.text[0].isupper() or head.text.lower() not in known.office_nouns:
        return None
    for after in sentence.parse.tokens[head.index + 1 : head.index + NEAR]:
        for mention in sentence.named.get(after.index, ()):
            if mention.of in sentence.people:
                return sentence.people[mention.of]
        if after.pos not in ("ADP", "PROPN", "DET", "ADJ", "CCONJ", "PART"):
            return None
    return None


def _led(sentence: SentenceCast, head: Token) -> str | None:
    """The country of a government that is named after the surname of its leader: "the *Mahama* government"."""
    reading, parse = sentence.reading, sentence.parse
    if head.lemma not in reading.lexicon.descriptions.bodies.governing:
        return None
    names = [t.text for t in parse.children(head, "compound", "poss", "nmod", "amod") if t.index not in sentence.named]
    leader = leader_of_surname(names[0], reading) if len(names) == 1 and names[0][0].isupper() else None
    return leader.country if leader else None


def _in_lexicon(sentence: SentenceCast, head: Token, words: tuple[Token, ...]) -> Actor | None:
    """Whom the lexicon knows by a name that nothing else in the text explains.

    A body by its name or letters; a state only after a preposition ("left *Chad*"), where nobody's name stands, or
    beside another; and the one leader of a surname that stands alone.
    """
    lexicon, name = sentence.reading.lexicon, " ".join(w.text for w in words)
    found = lexicon.actors.written(name)
    if len(found) == 1 and found[0].actor.kind != "person" and not is_ethnic(sentence, head):
        among_states = any(h.is_state for h in sentence.view.hits)
        return found[0].actor if found[0].actor.kind != "government" or head.dep == "pobj" or among_states else None
    if any(not tells_time(t.text, sentence.reading) for t in sentence.parse.children(head, *DESCRIBING)):
        return None
    if head.dep == "pobj" and sentence.parse.head(head).lemma in WHERE:
        return None  # "near *Masisi*" is a town
    return leader_of_surname(head.text, sentence.reading)


def _is_name(sentence: SentenceCast, head: Token) -> bool:
    """Whether capitals that nothing explains name somebody: no place or thing, no title, no day or language."""
    known = sentence.reading.lexicon.descriptions
    lower = head.text.lower()
    if not head.text[0].isupper() or len(head.text) < 2 or any(c.isdigit() for c in head.text):
        return False
    if head.index + 1 in sentence.named and sentence.parse.tokens[head.index + 1].pos == "PROPN":
        return False  # a title or part of the name that follows
    if lower in known.place_words or lower in known.office_nouns or lower in known.titles or lower in known.openers:
        return False
    beside = sentence.parse.tokens[head.index - 1 : head.index] if head.index else ()
    if len(head.text) > LETTERS and head.text.isupper() and any(t.text.isupper() for t in beside):
        return False  # a headline amid the text
    return not tells_time(head.text, sentence.reading)
