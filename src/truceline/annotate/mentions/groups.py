"""Groups without a name: "the rebels", "pro-Russian separatists", "European leaders"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from truceline.annotate.mentions.cast import Cast, unknown_actor
from truceline.annotate.mentions.known_names import Hit, PlaceHit
from truceline.annotate.mentions.reading import Covered, Reading, SentenceView
from truceline.annotate.mentions.rebels import rebels_meant
from truceline.lexicon.descriptions import Descriptions
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.peoples import People
from truceline.model.actor import Actor, Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

ALIGNED = ("pro-", "anti-")
BACKED = ("-backed", "-led", "-allied", "-aligned", "-linked", "-trained", "-supported")

# Prepositions behind a noun that say where its bearers are, and most words from there to the place.
WHENCE = frozenset({"in", "from", "of", "throughout", "across"})
MOST_BETWEEN = 4


def unnamed_groups(view: SentenceView, reading: Reading, cast: Cast, taken: Covered) -> Iterator[Mention]:
    """Find groups without a name, each an actor of its own unless the text has named just one armed group."""
    if view.lowered.isdisjoint(_nouns_of_groups(reading.lexicon)):
        return
    known, peoples = reading.lexicon.descriptions, reading.lexicon.peoples
    fighting, region_nouns = known.bodies.fighting, known.region_nouns
    for i, word in enumerate(view.words):
        described = _people(view, i, reading) if word.text in peoples else None
        if word.text == "opposition":
            described = _opposition(view, i, cast)
        if described and not taken.meets(described[1]):
            yield _own(*described, "other", cast, _whose(view, i, described[1], reading))
            continue
        led = _led(view, i, reading) if word.lower in fighting else None
        if led and not taken.meets(led):
            yield _armed(view, i, reading, cast, f"{word.lower}s", led.end)
            continue
        before = view.words[i - 1] if i and word.joined else None
        regional = before is not None and word.lower in region_nouns and before.text in known.regions
        armed = word.text in known.armed_nouns or (word.lower in known.armed_nouns and i == 0)
        acting = word.text in known.acting_nouns or (word.lower in known.acting_nouns and i == 0)
        if not (regional or armed or acting):
            continue
        if taken.meets(Span(word.start, word.end)) or _only_describes(view, i):
            continue
        if before and regional:
            yield _own(f"{before.text} {word.lower}", Span(before.start, word.end), "other", cast)
        elif armed:
            yield _armed(view, i, reading, cast, word.lower, word.end)
        elif _unowned(view, i):
            yield _own(word.lower, Span(word.start, word.end), "other", cast, _home(view, i, known))


@cache
def _nouns_of_groups(lexicon: Lexicon) -> frozenset[str]:
    """All words by which groups without a name are known, in small letters without a closing stop."""
    known = lexicon.descriptions
    nouns = (known.bodies.fighting, known.region_nouns, known.armed_nouns, known.acting_nouns, lexicon.peoples)
    return frozenset(word.lower().rstrip(".") for word in chain(*nouns)) | {"opposition"}


def _led(view: SentenceView, i: int, reading: Reading) -> Span | None:
    """An armed group by its leaders or fighters: "rebel commanders", "separatist forces"."""
    words, known = view.words, reading.lexicon.descriptions
    if not words[i].text.islower():
        return None
    if i + 1 >= len(words) or not words[i + 1].joined:
        return None
    noun = words[i + 1]
    theirs = any(noun.lower in nouns for nouns in (known.state_nouns, known.army_nouns, known.bodies.members))
    plural = theirs and noun.text.endswith("s")
    return Span(words[i].start, noun.end) if plural and not _only_describes(view, i + 1) else None


def counted_people(view: SentenceView, hit: Hit, known: Descriptions) -> Actor | None:
    """People of a nationality who are counted, singled out or a crowd: "two *Kenyans*", "many *Yemenis*"."""
    if hit.naming != "adjective" or not hit.is_state:
        return None
    i = view.index_at(hit.span.start)
    token = view.token(view.words[i])
    if i + 1 < len(view.words) and view.words[i + 1].start == hit.span.end + 1 and not view.words[i + 1].joined:
        return None  # "a *Saudi*-led raid"
    if token is None or token.pos not in ("NOUN", "PROPN") or token.dep in ("amod", "compound", "nmod", "poss"):
        return None
    plural = token.tag in ("NNS", "NNPS")
    if plural and _is_crowd(view, token, known):
        return unknown_actor(hit.form, "people", hit.entry.actor.country, "CVL")
    abroad = _home(view, i, known) if plural else None
    if abroad is not None and abroad != hit.entry.actor.country:
        return unknown_actor(hit.form, "people", abroad, "CVL")  # "the *Romanians* of Moldova"
    first = i - 1 if i > 1 and view.words[i - 1].lower == "of" else i
    before = view.words[first - 1] if first and view.words[first].joined else None
    counted = view.parse is not None and (view.parse.child(token, "nummod") is not None or _is_aged(view.parse, token))
    if not counted and (before is None or before.lower not in known.people.singling):
        return None
    return unknown_actor(hit.form, "people" if plural else "other", hit.entry.actor.country, "CVL")


def _is_crowd(view: SentenceView, people: Token, known: Descriptions) -> bool:
    """Whether people of a nationality do what crowds do: "the *Kenyans* threw stones"."""
    verb = view.parse.head(people) if view.parse is not None and people.dep == "nsubj" else None
    return verb is not None and verb.lemma in known.people.crowding


def _is_aged(parse: Parse, noun: Token) -> bool:
    """Whether a noun is of somebody of some age: "the 65-year-old Kenyan"."""
    return any(a.text == "old" or a.text.endswith("-old") for a in parse.children(noun, "amod"))


def _people(view: SentenceView, i: int, reading: Reading) -> tuple[str, Span] | None:
    """A people that acts: "the Kurds", "Kurdish forces"."""
    word, known = view.words[i], reading.lexicon.descriptions
    people = reading.lexicon.peoples.get(word.text)
    if people is None or not people.acts or i in view.hit_of:
        return None
    following = view.words[i + 1] if i + 1 < len(view.words) and view.words[i + 1].joined else None
    bodies = (known.state_nouns, known.army_nouns, known.armed_nouns, known.bodies.opposition)
    if following and any(following.lower in nouns for nouns in bodies):
        return _people_of(view, i, people), Span(word.start, following.end)
    plural = people.name == word.text != "Druze"
    return (_people_of(view, i, people), Span(word.start, word.end)) if plural else None


def _people_of(view: SentenceView, i: int, people: People) -> str:
    """The name of a people, with the state in which it lives where the word before says so: "Syrian Kurds"."""
    owner = _owner(view, i)
    return f"{owner.entry.adjectives[0]} {people.name}" if owner and owner.naming == "adjective" else people.name


def _whose(view: SentenceView, i: int, span: Span, reading: Reading) -> str | None:
    """The country of a people or an opposition: by the nationality before it, the place behind it or the whole text."""
    owner = _owner(view, i)
    if owner is not None:
        return owner.entry.actor.country
    last = view.index_at(span.end - 1)
    people = reading.lexicon.peoples.get(view.words[i].text)
    if people is not None and people.country:
        return people.country
    home = _home(view, last, reading.lexicon.descriptions)
    return home or (reading.home if view.words[i].text == "opposition" else None)


def _opposition(view: SentenceView, i: int, cast: Cast) -> tuple[str, Span] | None:
    """The opposition of a state: "opposition leaders", "the Thai opposition"; not "opposition to the plan"."""
    words, word = view.words, view.words[i]
    following = words[i + 1] if i + 1 < len(words) and word.end + 1 == words[i + 1].start else None
    end = following.end if following and following.lower in cast.lexicon.descriptions.bodies.opposition else word.end
    hit = view.hit_of.get(i - 1) if i and word.joined else None
    if hit is not None and hit.is_state and hit.naming == "adjective":
        return f"{hit.entry.adjectives[0]} opposition", Span(word.start, end)
    if end == word.end and (i == 0 or words[i - 1].lower != "the" or (following and _only_describes(view, i))):
        return None
    if following and following.lower in ("to", "from", "leader"):
        return None
    named = [m.actor.name for m in cast.members.values() if m.actor.name.endswith(" opposition")]
    return (named[0] if len(named) == 1 else "opposition"), Span(word.start, end)


def _unowned(view: SentenceView, i: int) -> bool:
    """Whether no name before a noun says whose they are ("Qatari mediators" are Qatar's)."""
    return i == 0 or not view.words[i].joined or not view.words[i - 1].capital or view.words[i - 1].lower == "the"


def _from_afar(view: SentenceView, i: int, reading: Reading) -> str | None:
    """The country of fighters by their people, or by a nationality further off: "*Chadian* nationalist rebels"."""
    words, at = view.words, i
    while at and i - at < MOST_BETWEEN and words[at].joined and not words[at - 1].possessive:
        at -= 1
        if (people := reading.lexicon.peoples.get(words[at].text)) is not None:
            return people.country
        if (hit := view.hit_of.get(at)) is not None:
            ethnic = at and words[at - 1].lower == "ethnic"
            return hit.entry.actor.country if hit.is_state and hit.naming == "adjective" and not ethnic else None
        token = view.token(words[at])
        if words[at].capital or token is None or token.dep not in ("amod", "compound", "nmod"):
            return None
    return None


def _armed(view: SentenceView, i: int, reading: Reading, cast: Cast, noun: str, end: int) -> Mention:
    """The one armed group that the text named before "the rebels", the one that it described so, or the words alone."""
    word, before = view.words[i], view.words[i - 1] if i else None
    groups = [m.actor for m in cast.members.values() if m.actor.kind == "armed_group" and m.introduced < word.start]
    meant = rebels_meant(view, i, noun, reading, cast) if before is not None and before.lower == "the" else None
    if before is not None and meant is not None:
        return Mention(span=Span(before.start, end), of=meant.id, form="nominal")
    start = _aligned_start(view, i)
    if start is not None:
        aligned = "-".join(w.text for w in view.words[start:i])
        same = [a.name for a in groups if a.name.endswith(f" {noun}") and not a.sector]
        return _own(
            same[0] if len(same) == 1 else f"{aligned} {noun}", Span(view.words[start].start, end), "armed_group", cast
        )
    if owner := _owner(view, i):
        return _own(f"{owner.form} {noun}", Span(word.start, end), "armed_group", cast, owner.entry.actor.country)
    if region := _region_before(view, i):
        name = f"{region.place.name} {noun}"
        return _own(name, Span(region.span.start, end), "armed_group", cast, region.place.country)
    unnamed = [a.name for a in groups if not a.sector]
    described = [name for name in unnamed if name.endswith(f" {noun}")]
    if before is not None and before.lower == "the" and len(unnamed) == 1 and " " in unnamed[0]:
        described = unnamed
    name = described[0] if len(described) == 1 else noun
    country = _from_afar(view, i, reading) if word.lower == noun else None
    return _own(name, Span(word.start, end), "armed_group", cast, country or _home(view, i, cast.lexicon.descriptions))


def _region_before(view: SentenceView, i: int) -> PlaceHit | None:
    """The region whose name stands right before a noun: "*Darfur* rebels", not "near *Goma* rebel commanders"."""
    before = view.words[i - 1] if i and view.words[i].joined and not view.words[i - 1].possessive else None
    place = next((p for p in view.places if before and p.span.end == before.end and p.place.country), None)
    token = view.token(before) if before else None
    return place if place and token and token.dep in ("compound", "amod", "nmod") else None


def _owner(view: SentenceView, i: int) -> Hit | None:
    """The state that a nationality before a noun names, or its name there: "Malian rebels", "Ivory Coast rebels"."""
    hit = view.hit_of.get(i - 1) if i and view.words[i].joined and not view.words[i - 1].possessive else None
    if i > 1 and view.words[i - 2].lower == "ethnic":  # a people in another state
        return None
    return hit if hit is not None and hit.is_state and hit.naming != "seat" else None


def _home(view: SentenceView, i: int, known: Descriptions) -> str | None:
    """The country of the place right behind a noun: "rebels *in northern Mali*", "protesters *in Lusaka*"."""
    words = view.words
    if i + 1 < len(words) and words[i + 1].joined and words[i + 1].lower in known.homes.active:
        i += 1
    if i + 2 >= len(words) or words[i + 1].lower not in WHENCE or not words[i + 1].joined:
        return None
    for at in range(i + 2, min(len(words), i + 2 + MOST_BETWEEN)):
        if at in view.hit_of:
            return view.hit_of[at].entry.actor.country
        if at in view.in_place:
            return next((p.place.country for p in view.places if p.span.start <= words[at].start < p.span.end), None)
        if not words[at].joined or words[at - 1].possessive or words[at].capital:
            return None
    return None


def _aligned_start(view: SentenceView, i: int) -> int | None:
    """Where "pro-Moscow" or "Moscow-backed" begins before a noun, as one word or, for its name's sake, as two."""
    words = view.words
    if i == 0 or not words[i].joined:
        return None
    before = words[i - 1].text.lower()
    if before.startswith(ALIGNED) or before.endswith(BACKED):
        return i - 1
    if i < 2 or words[i - 1].start != words[i - 2].end + 1 or words[i - 1].joined:
        return None
    return i - 2 if words[i - 2].lower in ("pro", "anti") or f"-{before}" in BACKED else None


def _own(name: str, span: Span, kind: str, cast: Cast, country: str | None = None) -> Mention:
    """A mention of an actor that is only described; without sector, as nothing is known of it."""
    member = cast.introduce(unknown_actor(name, kind, country), span.start)
    return Mention(span=span, of=member.actor.id, form="nominal")


def _only_describes(view: SentenceView, index: int) -> bool:
    token = view.token(view.words[index])
    return token is not None and token.dep in ("compound", "amod", "nmod")
