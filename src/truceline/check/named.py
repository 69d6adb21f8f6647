"""The states, groups and people that a line names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from truceline.check.lines import POSSESSIVE, Line
from truceline.check.slots import is_one_spelling
from truceline.lexicon.actors import PARTIES
from truceline.link.reports import side_of
from truceline.model.actor import ActorKind
from truceline.model.spans import Span

TOKEN = re.compile(r"[\w’'-]+")
CAPITAL = re.compile(r"[^\W\d_a-z](?<![\w’'-].)[\w’'-]*")
"""A word that begins with a capital, or with a letter that English has not."""
PART = re.compile(r"[\w’']+")
COMPOUND = re.compile(r"[A-Z][\w’']+(?:-[A-Z][\w’']+)+")
"""A word, and a compound of names ("Iran-Iraq") with its parts."""
MOST_WORDS = 3
"""Words of a name."""
STEM = 4
"""Letters in which two forms of one name agree."""


@dataclass(frozen=True, slots=True)
class Named:
    """A state, group or person that a line names: its key, its words, where they stand in the line; what kind of actor
    it is ("government" also of a land), and its country."""

    key: str
    words: str
    span: Span
    kind: ActorKind
    country: str | None

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


def named_in(line: Line) -> dict[str, Named]:
    """The states, groups and people that a line names, each once; names from the lexicon before others."""
    found = {p.span: p for p in reversed([*_by_name(line), *_by_mention(line)])}
    places = line.lexicon.places
    cities = {p.key for p in found.values() if any(e.kind == "city" for e in places.written(p.words))}
    return {p.key: p for p in found.values() if p.key not in cities}


def sides_named_in(line: Line) -> tuple[Named, ...]:
    """The states and groups that the lexicon has under words of a line, wherever they stand, each place once; not those
    that a capital stands for."""
    found: list[Named] = []
    for named in _by_name(line):
        is_city = any(e.kind == "city" for e in line.lexicon.places.written(named.words))
        if not is_city and not any(named.span.overlaps(other.span) for other in found):
            found.append(named)
    return tuple(found)


def are_one_name(one: Named, other: Named) -> bool:
    """Whether two names can be two spellings of one; of people, their surnames."""
    if one.is_person and other.is_person:
        return is_one_spelling(one.words.split()[-1], other.words.split()[-1])
    return is_one_spelling(one.words, other.words)


def times_named(line: Line, named: Named) -> int:
    """How often the page of a line names one, in whatever form; a person by the surname."""
    return sum(1 for _ in _named_at(line.article.text, named))


def is_named_in(line: Line, named: Named) -> bool:
    """Whether a line names one, in whatever form; a person by the surname."""
    return next(_named_at(line.text, named), None) is not None


def _named_at(text: str, named: Named) -> Iterator[int]:
    """Where words of a text begin as the name of one does."""
    form = named.words.split()[-1] if named.is_person else named.words[:STEM]
    at = text.find(form)
    while at >= 0:
        if not at or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            yield at
        at = text.find(form, at + 1)


def _by_name(line: Line) -> Iterator[Named]:
    """The states and groups that the lexicon has under the words of a line, the longest name first."""
    actors, text = line.lexicon.actors, line.text
    words = list(CAPITAL.finditer(text))
    compounds = [w.span() for w in words if COMPOUND.fullmatch(w.group())] if "-" in text else []
    begun = [(word, TOKEN, len(text)) for word in words if _bare(word.group()) in actors.party_words]
    parts = ((part, PART, end) for start, end in compounds for part in PART.finditer(text, start, end))
    begun += [part for part in parts if _bare(part[0].group()) in actors.party_words]
    for word, token, end in begun:
        if not word.group()[0].isupper():
            continue
        tokens = [t.group() for t in islice(token.finditer(text, word.start(), end), MOST_WORDS)]
        for size in range(MOST_WORDS, 0, -1):
            name = " ".join(tokens[:size])
            entries = actors.written(_bare(name))
            if len(entries) == 1 and entries[0].actor.kind in PARTIES:
                actor = entries[0].actor
                at = Span(word.start(), word.start() + len(name))
                yield Named(side_of(actor), name, at, actor.kind, actor.country)
                break


@lru_cache(maxsize=20_000)
def _bare(name: str) -> str:
    """A name without the ending of possession."""
    return POSSESSIVE.sub("", name)


def _by_mention(line: Line) -> Iterator[Named]:
    """The states, groups and people that mentions of a line name."""
    annotated = line.article.annotated
    actors = {a.id: a for a in annotated.actors}
    lands = {p.id: p.country for p in annotated.places if p.id.startswith("land-")}
    for m in annotated.named_in(line.span):
        actor = actors.get(m.of)
        person = actor is not None and actor.kind == "person"
        key = lands.get(m.of) if actor is None else actor.id if person else side_of(actor)
        span = Span(m.span.start - line.span.start, m.span.end - line.span.start)
        named = m.form != "pronoun" and m.span.of(line.article.text)[0].isupper()
        if key and named and (person or actor is None or actor.kind in PARTIES):
            kind, country = (actor.kind, actor.country) if actor else ("government", key)
            yield Named(key, m.span.of(line.article.text), span, kind, country)
