"""Words for a state or an office that name none: "the country", "officials in Quito", "the army", "the minister".

They mean the state that the sentence is about, or the last holder spoken of; where two could be meant, nothing is
resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.nominals import army_of, government_in, is_modifier
from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.mentions.somebody import AGE, somebody
from truceline.annotate.mentions.unnamed_offices import holder_of
from truceline.annotate.references.antecedents import SUBJECTS, Antecedents, frame_of, meant_at
from truceline.annotate.references.candidates import people_for
from truceline.annotate.references.clauses import main_subject, subject_above
from truceline.annotate.references.ranking import Candidate, Meant, choose
from truceline.lexicon.actors import ActorEntry
from truceline.model.actor import Actor, Mention
from truceline.model.parse import Token
from truceline.model.spans import Span

# Sentences looked back for officials of a state, and for a state.
BACK_FOR_SAME, BACK_FOR_STATES = 6, 2
ACTING = (*SUBJECTS, "poss", "agent")
# What makes a state before which it stands the place of what is told.
WHERE = re.compile(r"\b(?:in|across|inside) (?:(?:north|south|east|west|central)(?:ern)? )?$")
# These are written with a capital too.
OWNERS, MOST_WORDS = ("person", "government", "armed_group"), 5
LEADERS = ("president", "prime minister", "chancellor")
CAPITALS = ("Cabinet", "Government", "Army", "Parliament")
DETERMINERS = ("the", "this", "that")


def find_bare(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve the bare words of one sentence, in text order."""
    halves, nouns, ends = known.words.halves, known.bare_nouns, known.bare_ends
    if view.lowered.isdisjoint(ends) and not known.tells_ages:
        return
    for i in [i for i, w in enumerate(view.words) if w.lower in ends or w.lower.endswith(AGE)]:
        word = view.words[i]
        half = _half(view, i, known) if word.text in halves else None
        if half:
            yield half
        if word.lower not in nouns and not _is_near_the(view, i):
            continue
        if not (word.text.islower() or word.text in CAPITALS or i == 0) or i in view.hit_of:
            continue
        found = (
            _persons(view, i, number, known)
            or _seated(view, i, known)
            or _bare_state(view, i, number, known)
            or _bare_office(view, i, number, known)
            or _epithet(view, i, known)
            or somebody(view, i, number, known)
        )
        others = [m.span for m in known.rows[number] if found and m.span.overlaps(found.span)]
        if found and all(found.span.contains(o) and o != found.span for o in others):
            known.add(number, [found])
            yield found


def _is_near_the(view: SentenceView, i: int) -> bool:
    return any(w.lower == "the" for w in view.words[max(0, i - 2) : i])


def _half(view: SentenceView, i: int, known: Antecedents) -> Mention | None:
    """ "The North" of a country that the article names by its halves."""
    of, words = known.words.halves[view.words[i].text], view.words
    if i == 0 or words[i - 1].lower != "the" or i in view.hit_of or i in view.in_place:
        return None
    if i + 1 < len(words) and words[i + 1].joined and words[i + 1].capital and not words[i].possessive:
        return None
    named = any(known.kind(half) and half in known.actors for half in known.words.halves.values())
    span = Span(words[i - 1].start, words[i].end)
    return Mention(span=span, of=of, form="nominal") if named else None


def _epithet(view: SentenceView, i: int, known: Antecedents) -> Mention | None:
    """ "The hermit kingdom": a state by what everybody calls it."""
    if i < 2 or view.words[i - 2].lower != "the" or not (view.words[i].joined and view.words[i - 1].joined):
        return None
    of = known.words.epithets.get(f"{view.words[i - 1].lower} {view.words[i].lower}")
    return Mention(span=Span(view.words[i - 2].start, view.words[i].end), of=of, form="nominal") if of else None


def _persons(view: SentenceView, i: int, number: int, known: Antecedents) -> Mention | None:
    """ "X's fledgling administration", "X's office": the government that a person leads, and the office itself."""
    noun = view.words[i].lower
    governs = noun in known.reading.lexicon.descriptions.bodies.governing
    token = view.token(view.words[i]) if governs or noun == "office" else None
    if token is None or view.parse is None or _goes_on(view, i):
        return None
    owner = view.parse.child(token, "poss")
    whose = [m for m in known.rows[number] if owner and m.form == "name" and m.span.start <= owner.start < m.span.end]
    person = known.actors.get(whose[0].of) if len(whose) == 1 else None
    state = government_in(person.country, known.reading) if person and person.kind == "person" else None
    if person is None or state is None or not _leads(person, known):
        return None
    begin = min(whose[0].span.start, whose[0].role_span.start if whose[0].role_span else whose[0].span.start)
    actor = state.actor if noun != "office" else known.office_of(person, state)
    return Mention(span=Span(begin, view.words[i].end), of=actor.id, form="nominal") if actor else None


def _leads(person: Actor, known: Antecedents) -> bool:
    """Whether a person is at the head of a state, by the text's words or by the office table."""
    return any(known.holds(person.id, title) for title in LEADERS)


def _seated(view: SentenceView, i: int, known: Antecedents) -> Mention | None:
    """ "Officials in Quito", "the government in Kabul": of the state whose capital or land follows."""
    words = view.words
    if words[i].lower not in known.words.bare.seated or i + 2 >= len(words) or words[i + 1].lower != "in":
        return None
    hit = view.hit_of.get(i + 2) if words[i + 1].joined and words[i + 2].joined else None
    if hit is None or not hit.is_state or hit.naming == "adjective":
        return None
    if hit.naming != "seat" and words[i].lower not in known.words.bare.governments:
        return None
    return Mention(span=Span(words[_start(view, i)].start, hit.span.end), of=hit.entry.actor.id, form="nominal")


def _start(view: SentenceView, i: int) -> int:
    """The first word of a noun with its article and what describes it."""
    token, first = view.token(view.words[i]), i
    if token is None or view.parse is None:
        return i
    begin = min(
        (t.start for c in view.parse.children(token, "amod", "det", "compound") for t in view.parse.subtree(c)),
        default=token.start,
    )
    while first and view.words[first].joined and view.words[first - 1].start >= begin:
        first -= 1
    return first


def _bare_state(view: SentenceView, i: int, number: int, known: Antecedents) -> Mention | None:
    """ "The government", "the army", "the country" and "officials" of the one state that can be meant."""
    its, noun = known.words.bare, view.words[i].lower
    if noun not in its.for_a_state and noun not in its.officials:
        return None
    first = _start(view, i)
    definite = view.words[first].lower in DETERMINERS and first == i - 1
    alone = noun in its.officials and first == i and (i == 0 or not _described(view, i))
    if not (definite and noun in its.for_a_state) and not alone:
        return None
    token = view.token(view.words[i])
    if token is None or _goes_on(view, i) or not _acts(view, token):
        return None
    state = _same_noun(view, i, number, known) if alone else _subject_state(view, token, number, known)
    if noun in its.armies:
        state = state or _at_war(number, token, known)
    entry = state or _state_meant(view, token, number, known, places=alone, guess=noun not in its.armies)
    if entry is None:
        return None
    actor = (army_of(entry, known.reading) if noun in its.armies else entry).actor
    return Mention(span=Span(view.words[first].start, view.words[i].end), of=actor.id, form="nominal")


def _described(view: SentenceView, i: int) -> bool:
    """Whether a word before a noun says whose it is: "Lao officials", "hospital officials", "two officials"."""
    token = view.token(view.words[i])
    return token is None or view.parse is None or any(c.index < token.index for c in view.parse.children(token))


def _goes_on(view: SentenceView, i: int) -> bool:
    """Whether the noun is not the last of its phrase, or says itself whose it is."""
    words = view.words
    if i + 1 >= len(words) or words[i].possessive or not words[i + 1].joined:
        return False
    following = words[i + 1]
    return following.capital or following.lower in ("of", "for", "with", "from", "in", "at") or is_modifier(view, i)


def _acts(view: SentenceView, token: Token) -> bool:
    """Whether a noun is who does something or has something, or whom somebody deals with, and no place."""
    if token.dep in ACTING:
        return True
    if token.dep == "pobj" and view.parse is not None:
        return view.parse.head(token).text.lower() in ("by", "with", "against", "between")
    return token.dep == "conj" and view.parse is not None and _acts(view, view.parse.head(token))


def _same_noun(view: SentenceView, i: int, number: int, known: Antecedents) -> ActorEntry | None:
    """The one state whose officials were spoken of before by the same noun."""
    noun, at = view.words[i].lower, view.words[i].start
    ids = {
        m.of
        for k in range(max(0, number - BACK_FOR_SAME), number + 1)
        for m in known.before(k, at)
        if m.form == "nominal" and known.kind(m.of) == "government"
        if known.reading.words_of(m.span).lower().endswith(f" {noun}")
    }
    return known.reading.lexicon.actors.get(ids.pop()) if len(ids) == 1 else None


def _subject_state(view: SentenceView, token: Token, number: int, known: Antecedents) -> ActorEntry | None:
    """The state that is the subject of the verb above a word's own: "Laos got an offer that the country will study"."""
    if view.parse is None or token.dep not in (*SUBJECTS, "poss"):
        return None
    subject = subject_above(view.parse, token)
    ids = meant_at(known.rows[number], subject) if subject else ()
    if len(ids) != 1 or known.kind(ids[0]) != "government":
        return None
    return known.reading.lexicon.actors.get(ids[0])


def _at_war(number: int, token: Token, known: Antecedents) -> ActorEntry | None:
    """The one state of whose soldiers or acts of war the last sentences tell: "Lao strikes", "Thai soldiers"."""
    for k in range(number, max(-1, number - 1 - BACK_FOR_STATES), -1):
        view = known.reading.views[k]
        found = {
            h.entry.actor.country
            for h in view.hits
            if h.is_state and h.naming == "adjective" and (k < number or h.span.end <= token.start)
            if _wages_war(view, view.index_at(h.span.end), known)
        }
        if found:
            return government_in(found.pop(), known.reading) if len(found) == 1 else None
    return None


def _wages_war(view: SentenceView, after: int, known: Antecedents) -> bool:
    """Whether one of the next two words is what armies do or have."""
    return any(w.lower in known.words.bare.warfare for w in view.words[after : after + 2])


def _state_meant(
    view: SentenceView, token: Token, number: int, known: Antecedents, *, places: bool, guess: bool
) -> ActorEntry | None:
    """The one state that the sentence names before a word, else the one that the sentences before it name.

    Of several in a sentence before only a `guess` takes its main subject. The subject of a verb is not its object
    ("Laos urged the government"). With `places` only a state that is named in the same sentence, as the place of what
    is told, will do.
    """
    for k in range(number, max(-1, number - 1 - (0 if places else BACK_FOR_STATES)), -1):
        hits = [
            h for h in known.reading.views[k].hits if h.is_state and (k < number or places or h.span.end <= token.start)
        ]
        countries = {h.entry.actor.country for h in hits if k < number or not _is_other(view, h, token)}
        if k < number:
            countries |= {known.actors[m.of].country for m in known.rows[k] if known.kind(m.of) == "government"}
        if len(countries) > 1:
            return _main_state(k, known) if guess and k < number else None
        if countries:
            if k < number and (not _is_named_at(k, known) or _is_others(k, countries, known)):
                return None  # "in the Lao capital", "from Thai ports"
            if places and not all(WHERE.search(known.reading.plain, h.span.start - 24, h.span.start) for h in hits):
                return None
            return government_in(countries.pop(), known.reading)
    return None


def _is_others(number: int, countries: set[str | None], known: Antecedents) -> bool:
    """Whether rulers without a name deal with the only state of a sentence: "*the junta* signed a deal with Laos"."""
    parse, roles = known.reading.views[number].parse, known.reading.lexicon.social_roles
    subject = main_subject(parse)
    role = roles.get(subject.lemma) if subject is not None and subject.pos == "NOUN" else None
    if subject is None or role is None or role.sector not in ("GOV", "MIL"):
        return False
    return all(
        known.kind(i) is None or known.actors[i].country not in countries for i in meant_at(known.rows[number], subject)
    )


def _is_named_at(number: int, known: Antecedents) -> bool:
    """Whether a sentence names a government otherwise than by the adjective of something."""
    adjectives = {h.span for h in known.reading.views[number].hits if h.naming == "adjective"}
    return any(known.kind(m.of) == "government" and m.span not in adjectives for m in known.rows[number])


def _main_state(number: int, known: Antecedents) -> ActorEntry | None:
    """The state that is the main subject of a sentence."""
    parse = known.reading.views[number].parse
    subject = main_subject(parse)
    ids = meant_at(known.rows[number], subject) if subject else ()
    one = (
        len(ids) == 1 and known.kind(ids[0]) == "government" and parse and subject and not parse.child(subject, "conj")
    )
    return known.reading.lexicon.actors.get(ids[0]) if one else None


def _is_other(view: SentenceView, hit: Hit, token: Token) -> bool:
    """Whether a state is the subject of the verb of which a word is the object or partner."""
    if view.parse is None or token.dep in SUBJECTS:
        return False
    verb = frame_of(view.parse, token)
    subject = view.parse.child(verb, *SUBJECTS) if verb else None
    return subject is not None and hit.span.start <= subject.start < hit.span.end


def _bare_office(view: SentenceView, i: int, number: int, known: Antecedents) -> Mention | None:
    """ "The president" of the one who holds it, or, of several, of the one last spoken of."""
    noun = view.words[i].lower
    if noun not in known.words.bare.offices or view.parse is None or _goes_on(view, i):
        return None
    first = i
    while first and view.words[first].joined and view.words[first - 1].lower in known.office_modifiers:
        first -= 1
    if first == 0 or not view.words[first].joined or view.words[first - 1].lower not in DETERMINERS[:1]:
        return None
    token = view.token(view.words[i])
    title = " ".join(w.lower for w in view.words[first : i + 1])
    if token is None or _named_after(view, i):
        return None
    called = _called(title, number, view.words[first - 1].start, known)
    found = people_for(view.parse, token, number, lambda actor: known.holds(actor, title), known)
    found = {m: c for m, c in found.items() if known.kind(m[0]) or known.reading.plain.startswith(noun, c.at)}
    if title in known.words.callings and not _are_last(found, number, token, known):
        return None
    others = _also_hold(title, found, number, token, known)
    meant = called or (choose(found, None, known.weights.people).meant if not others else ())
    if not any(known.holds(c[0], title) for c in found):
        meant = meant or _holder_near(title, number, token, known)
    if not meant:
        return None
    return Mention(span=Span(view.words[first - 1].start, view.words[i].end), of=meant[0], form="nominal")


def _also_hold(title: str, found: Mapping[Meant, Candidate], number: int, token: Token, known: Antecedents) -> bool:
    """Whether the last sentences speak of another holder of an office too, or last of several: "the two presidents"."""
    first = max(0, number - BACK_FOR_STATES)
    near = [m for k in range(first, number + 1) for m in known.before(k, token.start)]
    near = [m for m in near if known.kind(m.of) == "person" and known.holds(m.of, title)]
    together = len({m.of for m in near if m.span == near[-1].span}) > 1 if near else False
    return together or any((m.of,) not in found for m in near)


def _are_last(found: Mapping[Meant, Candidate], number: int, token: Token, known: Antecedents) -> bool:
    """Whether no other people are named after those whom a calling fits: of two foreign ministers one is a diplomat."""
    nearest = min((c.back for c in found.values()), default=0)
    rows = (known.before(k, token.start) for k in range(number - nearest, number + 1))
    return all((m.of,) in found for row in rows for m in row if known.kind(m.of) == "person")


def _holder_near(title: str, number: int, token: Token, known: Antecedents) -> tuple[str, ...]:
    """Who holds an office of the one state that the last sentences deal with, or of the only one of the article."""
    near = {
        m.of
        for k in range(max(0, number - BACK_FOR_STATES), number + 1)
        for m in known.before(k, token.start)
        if known.kind(m.of) == "government"
    }
    home = government_in(known.reading.home, known.reading)
    state = known.reading.lexicon.actors.get(near.pop()) if len(near) == 1 else None if near else home
    held = holder_of(title, state, known.reading) if state else None
    return (held,) if held else ()


def _named_after(view: SentenceView, i: int) -> bool:
    """Whether a name explains an office: "the minister, Luis Rayo"."""
    following = view.words[i + 1] if i + 1 < len(view.words) else None
    return following is not None and following.capital and following.start - view.words[i].end <= len(", ")


def _called(title: str, number: int, at: int, known: Antecedents) -> tuple[str, ...]:
    """The one person of whom the same words were used before, be it as somebody's: "Chad's prime minister"."""
    ids = {
        m.of
        for k in range(number + 1)
        for m in known.before(k, at)
        if m.form == "nominal" and known.reading.words_of(m.span).lower().endswith((f"the {title}", f"s {title}"))
    }
    return tuple(ids) if len(ids) == 1 else ()
