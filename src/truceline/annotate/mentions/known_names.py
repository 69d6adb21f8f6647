"""Names that the lexicon knows: one pass over the text, word boundaries, the longest match wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from ahocorasick_rs import AhoCorasick

from truceline.annotate.mentions.words import same_width
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.whereabouts import WhereaboutsWords
from truceline.model.actor import Actor, Place
from truceline.model.identity import name_slug
from truceline.model.spans import Span

# What governments do as subject of a sentence, so that "Washington" there is no town and "Jordan" nobody's surname.
ACTS = re.compile(
    r"(?:,? (?:along|together) with its \w{1,20},?)?"
    r" (?:also |again |later |now )?(?:(?:has|had|have|would|will) )?(?:also |not )?"
    r"(?:said|says|rejected|rejects|accused|accuses|urged|urges|warned|warns|imposed|insists|insisted|announced"
    r"|denied|denies|demanded|demands|condemned|condemns|welcomed|welcomes|recogni[sz]ed|recogni[sz]es|sanctioned"
    r"|brokered|mediated|hosted|ratified|vetoed|expelled|recalled|refused|refuses|pledged|vowed|signalled|signaled"
    r"|withdrew|offered|agreed|proposed|backed|backs|supports|supported|wants|deployed|closed its|summoned"
    r"|complained|protested|threatened|appealed|retaliated|intervened|capitulated|negotiated|apologi[sz]ed|recalls"
    r"|expels|summons|bans|banned|deported|deports|extradited|extradites|vetoes|massed|masses|mobili[sz]ed|shelled|bombed"
    r"|outlawed|outlaws|pardoned|severed|abstained|lodged a|granted asylum|granted citizenship|repatriated|annexed"
    r"|(?:lifted|imposed|suspended|severed|restored) (?:its|the|a|all|diplomatic|sanctions|relations)"
    r"|called (?:for|on))\b"
)

# Before the name of a state these tell that it is one.
OF_STATES = re.compile(
    r" (?:(?:federal|central|foreign|defen[cs]e|interior|prime|armed|security|border|state|senior|peace)[ -])?"
    r"(?:government|ministers?|ministry|army|navy|troops|soldiers|forces|officials?|president|premier|parliament|cabinet"
    r"|air force"
    r"|authorities|delegation|embassy|ambassador|envoys?|diplomats?|negotiators?|proposal|offer|draft|plan|sanctions)\b"
)
"""What follows the adjective of a state where it means the state: "*Indian* proposal", not "*Indian* reservation"."""
GOVERNED = ("government of ", "governments of ", "Republic of ", "authorities of ")

Naming = Literal["name", "adjective", "seat"]

# A nationality before these tells where somebody or something is from, not who acts.
ORIGIN_ONLY = (
    "-born",
    "-speaking",
    "-language",
    "-style",
    "-made",
    "-American",
    "-occupied",
    "-dominated",
    "-majority",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A written form of the lexicon in the text, with the actors that it may stand for."""

    span: Span
    form: str
    entries: tuple[ActorEntry, ...]
    naming: Naming

    @property
    def entry(self) -> ActorEntry:
        """The first of the actors: the only one after `settle_hits`."""
        return self.entries[0]

    @property
    def is_state(self) -> bool:
        return self.entry.actor.kind == "government"


@cache
def _forms(lexicon: Lexicon) -> tuple[tuple[str, ...], AhoCorasick]:
    forms = tuple(sorted(lexicon.actors.forms()))
    return forms, AhoCorasick([same_width(f) for f in forms])


def find_hits(plain: str, lexicon: Lexicon) -> tuple[Hit, ...]:
    """Find all written forms of the lexicon in a text with plain apostrophes, in text order, none inside another."""
    forms, automaton = _forms(lexicon)
    found = automaton.find_matches_as_indexes(plain, overlapping=True)
    whole = sorted(((s, -e, i) for i, s, e in found if _is_whole(plain, s, e)))
    ends = {-minus_end for _, minus_end, _ in whole}
    whole = [w for w in whole if not _is_behind_capitals(plain, w[0]) or w[0] - 1 in ends]
    longest = {start: minus_end for start, minus_end, _ in reversed(whole)}
    hits, end = [], 0
    for start, minus_end, index in whole:
        ends_in_longer = forms[index].startswith("the ") and longest.get(start + len("the "), 0) < minus_end
        if start >= end and not ends_in_longer:  # "the North" in "the North Korean envoy"
            end = -minus_end
            entries = lexicon.actors.written(forms[index])
            hits.append(Hit(Span(start, end), forms[index], entries, _naming(entries[0], forms[index])))
    return settle_hits(tuple(hits), plain, lexicon.whereabouts)


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A written form that names a place and no actor."""

    span: Span
    place: Place


@cache
def _place_forms(lexicon: Lexicon) -> tuple[tuple[str, ...], AhoCorasick]:
    actors = frozenset(lexicon.actors.forms())
    forms = tuple(sorted(f for f in lexicon.places.forms() if f not in actors and f[0].isupper()))
    return forms, AhoCorasick([same_width(f) for f in forms])


def find_places(plain: str, hits: tuple[Hit, ...], lexicon: Lexicon) -> tuple[PlaceHit, ...]:
    """Find all places that are no actors, in text order, outside the names of actors.

    A form of several places means the one in a country that the text names.
    """
    forms, automaton = _place_forms(lexicon)
    countries = {h.entry.actor.country for h in hits}
    found = automaton.find_matches_as_indexes(plain, overlapping=True)
    whole = sorted((s, -e, i) for i, s, e in found if _is_whole(plain, s, e) and not _is_behind_capitals(plain, s))
    places, end, at = [], 0, 0
    for start, minus_end, index in whole:
        while at < len(hits) and hits[at].span.end <= start:
            at += 1
        inside = at < len(hits) and hits[at].span.overlaps(Span(start, -minus_end))
        if start < end or inside:
            continue
        end = -minus_end
        entries = lexicon.places.written(forms[index])
        fitting = [e for e in entries if e.place.country in countries] if len(entries) > 1 else entries
        if len(fitting) == 1 and not _is_in_a_name(plain, Span(start, end), fitting[0].place):
            places.append(PlaceHit(Span(start, end), fitting[0].place))
    return tuple(places)


def _is_in_a_name(plain: str, span: Span, place: Place) -> bool:
    """Whether the name of a small town (without coordinates) is part of somebody's: "*Jos* Buttler", "Nico *Gori*"."""
    if " " in span.of(plain) or place.lat is not None or place.country == "USA":
        return False
    before, after = plain[max(0, span.start - 24) : span.start], plain[span.end : span.end + 3]
    if CAPITAL_BEFORE.search(before) or FIRST_NAME.search(before):
        return True
    return CAPITAL_AFTER.match(after) is not None and not PREPOSITION.search(before)


FIRST_NAME = re.compile(r", (?!(?:North|South|East|West|Central|Upper|Lower|New|Old|Greater)\w* )[A-Z][a-z]+ $")
"""A word behind a comma that makes a name of a person of what follows: "the mediator, *Ilse* Maribor"."""

PREPOSITION = re.compile(r"\b(?:in|at|near|of|from|to|the|around|outside|inside|across|into|over|on|for|and|through) $")
"""Words before a name that is a place's: "*in* Jos"."""


def place_meant(hit: Hit, lexicon: Lexicon) -> Place:
    """The place that the name of a state or capital means where it is no actor."""
    country = hit.entry.actor.country
    found = [e.place for e in lexicon.places.written(hit.form) if e.place.country == country]
    if hit.naming != "seat" and not found:
        found = [e.place for e in lexicon.places.written(hit.entry.actor.name) if e.place.country == country]
    if len(found) == 1:
        return found[0]
    name = hit.form if hit.naming == "seat" else hit.entry.actor.name
    return Place(id=f"place-{name_slug(name)}", name=name, country=country)


def _is_whole(plain: str, start: int, end: int) -> bool:
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if before.isalnum() or before in ("_", "@", "#") or after.isalnum() or after == "_":
        return False
    if after == "-" and plain.startswith(ORIGIN_ONLY, end):
        return False
    return not (before == "." and plain[start - 2 : start - 1].isalnum() and plain[start - 3 : start - 2] != ".")


def _is_behind_capitals(plain: str, start: int) -> bool:
    """Whether a hyphen joins a form to capitals: mostly a code ("MV-Chad"), unless they name a state ("US-Iran")."""
    return plain[start - 1 : start] == "-" and plain[start - 2 : start - 1].isupper()


def _naming(entry: ActorEntry, form: str) -> Naming:
    if form in entry.names:
        return "name"
    return "adjective" if form in entry.adjectives else "seat"


def settle_hits(hits: tuple[Hit, ...], plain: str, words: WhereaboutsWords) -> tuple[Hit, ...]:
    """Keep one actor a hit: forms with other meanings need something in the text that speaks for the actor.

    That is a plain form of the same actor, or of its state; another state beside it ("Georgia and Moldova"); what only
    governments do ("Jordan expelled the envoy"); or capitals throughout ("US"), where the words around have none;
    or that nothing speaks for the other meaning (`_is_undoubted`).
    """
    if all(map(_is_plain, hits)):
        return hits
    sure = {h.entry.actor.id for h in hits if _is_plain(h)}
    sure |= {h.entry.actor.id for h in hits if _acts(h, plain)}
    sure |= {h.entry.actor.id for h, other in pairwise((*hits, *hits[-1:])) if _side_by_side(h, other, plain)}
    sure |= {h.entry.actor.id for other, h in pairwise(hits) if _side_by_side(h, other, plain)}
    for doubted in (True, False):  # nationalities first, which speak for the names of others
        known = {h.entry.actor.country for h in hits if _is_plain(h) or h.entry.actor.id in sure}
        asked = (h for h in hits if h.form in words.doubtful and (h.naming == "adjective") is doubted)
        sure |= {_meant(h).id for h in asked if _is_undoubted(h, known, plain, words)}
    countries = {h.entry.actor.country for h in hits if h.entry.actor.id in sure}
    return tuple(kept for h in hits if (kept := _settled(h, sure, countries, plain)))


def _meant(hit: Hit) -> Actor:
    """Whom a doubtful form most likely means: the union in its seat, else the first."""
    return next((e.actor for e in hit.entries if e.actor.kind == "organisation"), hit.entry.actor)


def _is_undoubted(hit: Hit, known: set[str | None], plain: str, words: WhereaboutsWords) -> bool:
    """Whether nothing speaks for the other meaning of a name or nationality, and something for the state.

    A name stands alone, in a text that plainly names somebody of another state (`known` are their countries), and is
    not where something is ("in Washington"); a nationality stands before a noun of its own.
    """
    if known & words.doubtful[hit.form]:
        return False
    before, after = plain[max(0, hit.span.start - 24) : hit.span.start], plain[hit.span.end : hit.span.end + 24]
    if CAPITAL_AFTER.match(after) or CAPITAL_BEFORE.search(before):
        return False
    if hit.naming == "adjective":
        noun = NOUN_AFTER.match(after)
        return hit.form.endswith("s") or (noun is not None and noun.group(1) not in words.not_of)
    last = before.rstrip().rpartition(" ")[2].lower()
    others = bool(known - {_meant(hit).country, None})
    if hit.form in words.borne:
        return others and last in words.dealing
    return (others and not (last in words.inside and hit.naming == "seat")) or after.startswith("'s ")


CAPITAL_AFTER = re.compile(r"[ -][A-Z]|, [A-Z][a-z]+,|\.[a-z]")
"""What follows a name that is part of a longer one: "Washington *Post*", "Lebanon, *Pennsylvania*,"."""
CAPITAL_BEFORE = re.compile(r"(?<![.!?:;,\"”—–-] )\b[A-Z][\w.'-]* $")
"""What stands before a name that is somebody's: "*George* Washington"."""
NOUN_AFTER = re.compile(r" (?:[a-z]+-)?([a-z]{3,})")
"""The noun or adjective behind a nationality."""


def _is_plain(hit: Hit) -> bool:
    return len(hit.entries) == 1 and hit.form not in hit.entry.ambiguous


def _side_by_side(hit: Hit, other: Hit, plain: str) -> bool:
    """Whether an ambiguous name of one state stands in a list with a plain name of another."""
    if len(hit.entries) != 1 or "adjective" in (hit.naming, other.naming) or not _is_plain(other):
        return False
    between = plain[min(hit.span.end, other.span.end) : max(hit.span.start, other.span.start)]
    return hit.is_state and other.is_state and between in (" and ", ", ", ", and ", " or ")


def _acts(hit: Hit, plain: str) -> bool:
    """Whether a state of one meaning stands alone before what governments do or have, and nobody bears its name."""
    if not hit.is_state or len(hit.entries) != 1:
        return False
    if hit.naming == "adjective":
        return OF_STATES.match(plain, hit.span.end) is not None
    if plain.endswith(GOVERNED, 0, hit.span.start):
        return True
    if not ACTS.match(plain, hit.span.end) and not (
        plain.startswith("'s ", hit.span.end) and OF_STATES.match(plain, hit.span.end + 2)
    ):
        return False
    return not re.search(rf"[A-Z][\w.'-]{{0,30}} {re.escape(hit.form)}\b", plain)


def _settled(hit: Hit, sure: set[str], countries: set[str | None], plain: str) -> Hit | None:
    if _is_plain(hit) or (len(hit.entries) == 1 and _is_acronym(hit, plain)):
        return hit
    fitting = [e for e in hit.entries if e.actor.id in sure] or [
        e for e in hit.entries if e.actor.kind != "government" and e.actor.country and e.actor.country in countries
    ]
    if len(fitting) != 1:
        return None
    return Hit(hit.span, hit.form, (fitting[0],), _naming(fitting[0], hit.form))


def _is_acronym(hit: Hit, plain: str) -> bool:
    """Whether a state ("US") or an organisation ("U.N.") is written in capitals amid words that are not."""
    around = plain[max(0, hit.span.start - 12) : hit.span.start] + plain[hit.span.end : hit.span.end + 12]
    dotted = "." in hit.form and hit.entry.actor.kind == "organisation"
    return (hit.is_state or dotted) and hit.form.isupper() and any(c.islower() for c in around)
