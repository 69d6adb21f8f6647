"""Bodies without their name: "the militant group", "the ministry", "the alliance", "his government", "its army"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from truceline.annotate.mentions.groups import BACKED
from truceline.annotate.mentions.nominals import army_of, is_modifier
from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.mentions.unnamed_offices import holder_of, peer_of
from truceline.annotate.references.antecedents import Antecedents, meant_at
from truceline.lexicon.coreference import BodyWords
from truceline.model.actor import Mention
from truceline.model.spans import Span

# Sentences looked back for a body that was named in full, and for the last group or bloc.
BACK_FOR_NAMES, BACK_FOR_KINDS = 8, 3
# Who has ministers, envoys and spokespeople.
OWNERS = ("person", "government", "organisation")


def find_bodies(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve "the group" and "the ministry" to the last body that the words fit, if only one does."""
    words, its = view.words, known.words.bodies
    for i, word in enumerate(words) if not view.lowered.isdisjoint(its.all_bodies) else ():
        noun = word.lower
        if noun not in its.all_bodies or not word.text.islower() or _goes_on(view, i):
            continue
        first = i
        while first and words[first].joined and _qualifies(words[first - 1].lower, its):
            first -= 1
        if first == 0 or not words[first].joined or words[first - 1].lower not in its.determiners:
            continue
        span = Span(words[first - 1].start, word.end)
        if any(m.span.overlaps(span) for m in known.rows[number]):
            continue
        armed = any(w.lower in its.armed for w in words[first:i])
        of = _body_meant(noun, armed, number, span.start, known)
        if of:
            yield Mention(span=span, of=of, form="nominal")
    yield from _of_the_country(view, number, known)


def _qualifies(word: str, its: BodyWords) -> bool:
    """Whether a word may stand between "the" and the noun: "the armed group", "the 27-nation bloc"."""
    number, _, unit = word.partition("-")
    return (
        word in its.armed
        or word in its.qualities
        or word.endswith(BACKED)
        or (number.isdecimal() and unit in ("nation", "member"))
    )


def _goes_on(view: SentenceView, i: int) -> bool:
    """Whether the noun is not the last of its phrase, or says itself whose it is ("the group of experts")."""
    words = view.words
    if i + 1 >= len(words) or words[i].possessive or not words[i + 1].joined:
        return False
    return words[i + 1].capital or words[i + 1].lower in ("of", "for", "with", "between") or is_modifier(view, i)


def _body_meant(noun: str, armed: bool, number: int, at: int, known: Antecedents) -> str | None:
    its = known.words.bodies
    if noun in its.groups and (armed or noun in its.armed_alone):
        return _last_of(number, at, lambda a: known.kind(a) == "armed_group", known)
    if noun in its.organisations:
        return _last_of(number, at, lambda a: _is_group(a, known) or known.kind(a) == "organisation", known)
    if noun in its.groups:
        return _last_of(number, at, lambda a: _is_group(a, known), known)
    if noun in its.blocs:
        return _last_of(number, at, lambda a: known.kind(a) == "organisation" and _sector(a, known) == "IGO", known)
    ids = {
        m.of
        for k in range(max(0, number - BACK_FOR_NAMES), number + 1)
        for m in known.before(k, at)
        if known.kind(m.of) not in (None, "person") and _ends_in(m, noun, known)
    }
    if not ids and noun == "administration" and "usa" in known.actors and not _other_government(number, at, known):
        return "usa"  # only the United States call their government so, where no other is named
    return ids.pop() if len(ids) == 1 else None


def _other_government(number: int, at: int, known: Antecedents) -> bool:
    """Whether a government of another state was named as such: "the Lao cabinet"."""
    return any(
        known.kind(m.of) == "government" and m.of != "usa" and _ends_in_any(m, known)
        for k in range(max(0, number - BACK_FOR_NAMES), number + 1)
        for m in known.before(k, at)
    )


def _ends_in_any(mention: Mention, known: Antecedents) -> bool:
    words = known.reading.words_of(mention.span).lower().split()
    return len(words) > 1 and words[-1] in known.reading.lexicon.descriptions.bodies.governing


def _ends_in(mention: Mention, noun: str, known: Antecedents) -> bool:
    """Whether a body was called by a noun: in the words of a mention or in its name."""
    words = known.reading.words_of(mention.span).lower().split()
    called = " ".join(words) if len(words) > 1 else ""
    return any(noun in name.split() for name in (called, known.actors[mention.of].name.lower()))


def _is_group(actor: str, known: Antecedents) -> bool:
    return known.kind(actor) == "armed_group" or (
        known.kind(actor) == "organisation" and _sector(actor, known) not in ("MED", "IGO")
    )


def _sector(actor: str, known: Antecedents) -> str | None:
    return known.actors[actor].sector


def _last_of(number: int, at: int, fits: Callable[[str], bool], known: Antecedents) -> str | None:
    """The one actor that fits in the nearest sentence that has any, else the one of all sentences before."""
    for k in range(number, max(-1, number - 1 - BACK_FOR_KINDS), -1):
        ids = {m.of for m in known.before(k, at) if known.kind(m.of) and fits(m.of)}
        if ids:
            return ids.pop() if len(ids) == 1 else None
    before = {m.of for k in range(number) for m in known.rows[k] if known.kind(m.of) and fits(m.of)}
    return before.pop() if len(before) == 1 else None


def find_owned(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve "his government", "its army" and "their negotiators" by whom the pronoun means."""
    words, row, its = view.words, known.rows[number], known.words.bodies
    owned = not (view.lowered.isdisjoint(its.owned) or view.lowered.isdisjoint(its.owning))
    for i in range(1, len(words)) if owned else ():
        owner = words[i - 1]
        if words[i].lower not in its.owned or owner.lower not in its.owning or not words[i].joined or _goes_on(view, i):
            continue
        ids = {m.of for m in row if m.span == Span(owner.start, owner.end)}
        of = _owned_by(ids.pop(), words[i].lower, known) if len(ids) == 1 else None
        if of:
            yield Mention(span=Span(owner.start, words[i].end), of=of, form="nominal")
    yield from _offices(view, number, known)
    yield from _counterparts(view, number, known)


def _owned_by(owner: str, noun: str, known: Antecedents) -> str | None:
    """Whom a noun means that an actor owns: the state of a person, the army of a state, the group of its fighters."""
    kind, its = known.kind(owner), known.words.bodies
    if kind == "armed_group":
        return owner if noun in its.servants or noun in its.armies else None
    state = known.state_of(owner) if kind in ("person", "government") else None
    entry = known.reading.lexicon.actors.get(state) if state else None
    if entry is None or (kind == "person" and noun not in its.states):
        return None
    return army_of(entry, known.reading).actor.id if noun in its.armies else entry.actor.id


def _offices(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve "his foreign minister" and "X's envoy" to who has that role of the owner's state, unless a name follows.

    Whoever the article gives the role is meant, else who holds the office at the time.
    """
    row = known.rows[number]
    for i, first in _office_phrases(view, known):
        noun = view.token(view.words[i])
        owner = view.parse.child(noun, "poss") if noun and view.parse else None
        ids = meant_at(row, owner) if owner else ()
        if owner is None or len(ids) != 1 or known.kind(ids[0]) not in OWNERS:
            continue
        whose = [m.span.start for m in row if m.span.start <= owner.start < m.span.end]
        role = view.words[view.index_at(owner.end) : i + 1]
        person = _of_role([w.lower for w in role if not w.possessive], ids[0], known)
        if person is not None:
            yield Mention(span=Span(min(whose), view.words[i].end), of=person, form="nominal")
        else:
            yield from _held(view, min(whose), first, i, known.state_of(ids[0]), known, ids[0])


def _of_role(words: list[str], owner: str, known: Antecedents) -> str | None:
    """The one person of the owner's country whom the text gives a role of these words: "hostage envoy"."""
    state = known.state_of(owner)
    wanted = {"spokes" if w.startswith("spokes") else w for w in words} - {"own", "then"}
    found = [
        i
        for i in known.actors
        if i != owner and known.kind(i) == "person" and state and known.state_of(i) == state
        if any(wanted <= r and not (words[-1] == "minister" and "prime" in r - wanted) for r in known.role_words(i))
    ]
    return found[0] if len(found) == 1 else None


def _of_the_country(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve "the country's army" and "the country's president" by the one state named last before it."""
    words, its = view.words, known.words.bodies
    if view.lowered.isdisjoint(its.countries):
        return
    phrases = {first: i for i, first in _office_phrases(view, known)}
    for at in range(2, len(words)):
        country = words[at - 1]
        if country.lower not in its.countries or not country.possessive or words[at - 2].lower not in its.determiners:
            continue
        state = _state_before(number, country.start, known)
        begin = words[at - 2].start
        entry = known.reading.lexicon.actors.get(state) if state else None
        if at in phrases:
            yield from _held(view, begin, at, phrases[at], state, known, "")
        elif entry and any(words[at].lower in nouns for nouns in (its.states, its.armies, its.rulers)):
            if _goes_on(view, at):
                continue
            actor = (army_of(entry, known.reading) if words[at].lower in its.armies else entry).actor
            yield Mention(span=Span(begin, words[at].end), of=actor.id, form="nominal")


def _office_phrases(view: SentenceView, known: Antecedents) -> Iterator[tuple[int, int]]:
    """The nouns of offices without a name after them: the index of each and of the first word that goes with it."""
    words, descriptions = view.words, known.reading.lexicon.descriptions
    if view.lowered.isdisjoint(known.words.bodies.offices):
        return
    for i, word in enumerate(words):
        if word.lower not in known.words.bodies.offices or not word.text.islower():
            continue
        named = i + 1 < len(words) and words[i + 1].capital and words[i + 1].start - word.end <= len(", ")
        first = i
        while first and words[first].joined and words[first - 1].lower in descriptions.office_modifiers:
            first -= 1
        if first and not named and not _goes_on(view, i):
            yield i, first


def _held(
    view: SentenceView, begin: int, first: int, last: int, state: str | None, known: Antecedents, other: str
) -> Iterator[Mention]:
    """The holder of an office of a state, who is somebody other than whose office it is."""
    title = " ".join(w.lower for w in view.words[first : last + 1])
    entry = known.reading.lexicon.actors.get(state) if state else None
    person = holder_of(title, entry, known.reading) if entry else None
    holder = known.reading.lexicon.actors.get(person) if person else None
    if holder is not None and holder.actor.id != other:
        yield Mention(span=Span(begin, view.words[last].end), of=holder.actor.id, form="nominal")


def _state_before(number: int, at: int, known: Antecedents) -> str | None:
    """The one state, actor or place, that the nearest sentence with any names before an offset."""
    for k in (number, number - 1):
        hits = known.reading.views[k].hits if k >= 0 else ()
        states = {h.entry.actor.id for h in hits if h.is_state and h.span.end <= at}
        if states:
            return states.pop() if len(states) == 1 else None
    return None


def _counterparts(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve "his Lao counterpart" to the name after it, else to who holds the same office there."""
    words, row = view.words, known.rows[number]
    for i in range(2, len(words)) if "counterpart" in view.lowered else ():
        hit = view.hit_of.get(i - 1) if words[i].lower == "counterpart" else None
        if hit is None or not hit.is_state or hit.naming != "adjective":
            continue
        first = view.index_at(hit.span.start)
        owner = words[first - 1] if first else None
        if owner is None or owner.lower not in known.words.bodies.owning:
            continue
        named = [m.of for m in row if known.kind(m.of) == "person" and 0 < m.span.start - words[i].end <= len(", ")]
        whose = {m.of for m in row if m.span == Span(owner.start, owner.end)}
        of = named[0] if named else peer_of(whose.pop(), hit.entry, known.reading) if len(whose) == 1 else None
        if of:
            yield Mention(span=Span(owner.start, words[i].end), of=of, form="nominal")
