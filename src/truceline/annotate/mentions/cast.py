"""The people and other actors that an article has introduced, and whom a surname, role or description means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from truceline.annotate.mentions.words import Word
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Actor
from truceline.model.identity import name_slug

# How alike two spellings of one given name are ("Jack", "Jake" .75 are not; "Sergei", "Sergey" .83 are).
ALIKE = 0.8

# A surname before its full name is a headline's or a standfirst's: in this many first code points of the text.
HEADLINES = 400


@dataclass
class Member:
    """An actor of the article: what it was called and where it was first named in full."""

    actor: Actor
    introduced: int
    roles: list[str] = field(default_factory=list)
    gender: str | None = None


@dataclass
class Cast:
    """All actors of one article by id, its people by surname, and whom a bare surname meant last."""

    lexicon: Lexicon
    members: dict[str, Member] = field(default_factory=dict)
    by_surname: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    bare: dict[str, str] = field(default_factory=dict)

    def introduce(self, actor: Actor, at: int, surnames: tuple[str, ...] = ()) -> Member:
        """Take an actor in, or find it where it is known. A person comes with its surnames."""
        member = self.members.get(actor.id)
        if member is None:
            member = self.members[actor.id] = Member(actor, at)
        for surname in surnames:
            if actor.id not in self.by_surname[surname]:
                self.by_surname[surname].append(actor.id)
        return member

    def surnamed(self, surname: str, at: int) -> tuple[str, ...]:
        """The people of a surname: the one last introduced before an offset first, later ones at the end."""
        ids = self.by_surname.get(surname)
        if not ids:
            return ()
        found = [self.members[i] for i in ids]
        before = sorted((m for m in found if m.introduced <= at), key=lambda m: -m.introduced)
        known = (m for m in found if m.introduced > at and (at < HEADLINES or self.lexicon.actors.get(m.actor.id)))
        after = sorted(known, key=lambda m: m.introduced)
        return tuple(m.actor.id for m in before + after)


def surnames_of(words: tuple[Word, ...], particles: frozenset[str]) -> tuple[str, ...]:
    """What a person of this full name may be called later: the last word, with particles before it."""
    last = len(words) - 1
    if words[last].lower in ("jr", "sr", "ii", "iii") and last > 1:
        last -= 1
    found = [words[last].text]
    start = last
    while start > 1 and words[start - 1].lower in particles:
        start -= 1
    if start < last:
        found.insert(0, " ".join(w.text for w in words[start : last + 1]))
    return tuple(found)


def known_person(words: tuple[Word, ...], lexicon: Lexicon) -> ActorEntry | None:
    """The person of the lexicon whom a full name in another spelling names, or None."""
    particles = lexicon.descriptions.particles
    given = words[0].text
    for surname in surnames_of(words, particles):
        found = [e for e in lexicon.actors.surnamed(surname) if any(_same_given(given, n.split()[0]) for n in e.names)]
        if len(found) == 1:
            return found[0]
    return None


def _same_given(a: str, b: str) -> bool:
    if a == b:
        return True
    return a[0] == b[0] and min(len(a), len(b)) > 2 and SequenceMatcher(None, a, b).ratio() >= ALIKE


@lru_cache(maxsize=8192)
def unknown_actor(name: str, kind: str, country: str | None = None, sector: str | None = None) -> Actor:
    """An actor that the lexicon does not have: its id is made from its name. Most are named in many articles."""
    return Actor(id=name_slug(name), name=name, kind=kind, country=country, sector=sector)  # type: ignore[arg-type]
