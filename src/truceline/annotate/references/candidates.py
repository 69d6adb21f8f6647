"""Whom a pronoun may mean, each candidate with the features that speak for or against it.

Features are plain words; `lexicon/data/antecedents.toml` has what each weighs and `ranking.py` adds them up. The kinds
of relations and their fading with distance are after Lappin and Leass, An algorithm for pronominal anaphora resolution,
1994; what they weigh is learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

from truceline.annotate.references.antecedents import (
    OBJECTS,
    SUBJECTS,
    Antecedents,
    frame_of,
    meant_at,
    ties_of,
)
from truceline.annotate.references.clauses import main_subject, subject_above
from truceline.annotate.references.ranking import NOBODY_KNOWN, Candidate, Meant, Seen
from truceline.annotate.references.sightings import (
    MAIN,
    MANY,
    OBLIQUE,
    OTHER_PARTNER,
    OWNER,
    OWNER_OF_SUBJECT,
    PARTNER,
    RANKS,
    SUBJECT,
    many_bodies_in,
    one_body_in,
    people_in,
    sighted,
)
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token

# The same, roughly.
SLOTS = {
    MAIN: "subject", SUBJECT: "subject", PARTNER: "object", OTHER_PARTNER: "object", OBLIQUE: "oblique",
    OWNER: "owner", OWNER_OF_SUBJECT: "owner", "": "subject",
}  # fmt: skip
# How many sentences back it is.
BACK = ("here", "one back", "two back", "three back")
# The features for that: by relation and sentences back, and by relation, whether it is here, and the pronoun's place.
STANDING = {(relation, back): f"{relation}, {where}" for relation in SLOTS for back, where in enumerate(BACK)}
FOR_PLACE = {
    (relation, here, place): f"{slot} {'here' if here else 'before'}, for {place}"
    for relation, slot in SLOTS.items()
    for here in (True, False)
    for place in ("subject", "owner", "object")
}
BACK_FOR_BODIES = 3
# Sentences looked back for whoever spoke last.
BACK_FOR_SPEAKERS = 5
# Pronouns by kind: words of one kind go on about the same.
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
KIND_OF = {word: kind for kind in (MASCULINE, FEMININE, NEUTER, PLURAL) for word in kind}


def people_for(
    parse: Parse, token: Token, number: int, fits: Callable[[str], bool], known: Antecedents
) -> dict[Meant, Candidate]:
    """The people whom a word may mean; people whom the text only describes are among them and cannot be chosen.

    What `fits` is a person.
    """
    barred, own = barred_at(parse, token, number, known), frozenset[str]()
    if token.dep == "pobj" and parse.head(parse.head(token)).pos in ("NOUN", "PROPN"):
        own = _same_clause(parse, token, known.rows[number])
        barred -= own  # what hangs on a noun may mean the subject: "X deplored attacks on him"
    seen = (
        (back, s)
        for back, s in sighted(people_in, number, token, len(BACK), known)
        if s[0][0] not in barred and (s[0][0].startswith(NOBODY_KNOWN) or fits(s[0][0]))
    )
    found = _collect(_heard(seen, token, known), known.certainty)
    _add_common(found, parse, token, number, known)
    _add_speakers(found, token, number, fits, known)
    for actor in own:
        mark(found, (actor,), "subject of its verb")
    mark(found, _before_speech(token, known), "subject before its speech")
    return found


def _before_speech(token: Token, known: Antecedents) -> Meant:
    """Whom the main subject of the sentence before a speech means, for its source: "X arrived. “…,” *he* said"."""
    own = known.spoken_by(token)
    number = known.reading.view_at(min(c.start for c in own)) - 1 if own else -1
    subject = main_subject(known.reading.views[number].parse) if number >= 0 else None
    return meant_at(known.rows[number], subject) if subject else ()


def _add_speakers(
    found: dict[Meant, Candidate], token: Token, number: int, fits: Callable[[str], bool], known: Antecedents
) -> None:
    """Take in whoever spoke last, for a subject outside of speech before which nobody is named in its sentence."""
    if not known.speakers or token.dep not in SUBJECTS or known.is_quoted(token.start):
        return
    before = known.before(number, token.start)
    if any(known.kind(m.of) == "person" and not known.is_quoted(m.span.start) for m in before):
        return
    speaks = known.speaks_at(token)
    for actor in known.spoke_before(token.start, BACK_FOR_SPEAKERS if speaks else 1):
        if fits(actor):
            new = Candidate((actor,), 0, len(BACK) - 1, SUBJECT)
            found.setdefault((actor,), new).features.add("spoke last, speaks on" if speaks else "spoke last")


def bodies_for(
    parse: Parse, token: Token, number: int, many: bool, thing: int, known: Antecedents
) -> dict[Meant, Candidate]:
    """The bodies that "it" may mean, or the sets, plurals and bodies that "they" may mean.

    `thing` is where the last noun stands that it may mean and that is no actor (`things_before`). Nobody speaks of the
    own side so: the speaker and the speaker's state are left out.
    """
    speaking = known.speaking_at(token.start)
    barred = barred_at(parse, token, number, known) | {s for i in speaking if (s := known.state_of(i))}
    seen = (
        (back, s)
        for back, s in sighted(many_bodies_in if many else one_body_in, number, token, BACK_FOR_BODIES, known)
        if barred.isdisjoint(s[0])
    )
    found = _collect(_heard(seen, token, known), known.certainty)
    two = _only_two_people(number, token.start, known) if many else ()
    others = any(c.relation == MAIN and m[0].startswith(NOBODY_KNOWN) for m, c in found.items())
    if two and not others and not barred & set(two):  # "Farmers heard that X praised Y. They …"
        found.setdefault(two, Candidate(two, token.start, 0, SUBJECT)).features.add("the only two people")
    _add_common(found, parse, token, number, known)
    for c in found.values():
        if not c.meant[0].startswith(NOBODY_KNOWN):
            kind = "several" if len(c.meant) > 1 else str(known.kind(c.meant[0]))
            c.features.add(kind)
            if c.at < thing:
                c.features.add("a thing between")
    return found


def things_before(token: Token, number: int, many: bool, known: Antecedents) -> int:
    """Where the last noun before "it" or "they" stands that no mention holds and that it may mean; -1 for none."""
    for k in range(number, max(-1, number - 2), -1):
        if k not in known.things:
            known.things[k] = _nouns(k, known)
        nouns = [t for t in known.things[k] if t.end <= token.start and (t.tag in MANY) == many]
        held = [s for m in known.rows[k] for s in (m.span, m.role_span) if s] if nouns else []
        for t in reversed(nouns):
            if not any(s.start <= t.start < s.end for s in held):
                return t.start
    return -1


def _nouns(k: int, known: Antecedents) -> list[Token]:
    """The nouns of a sentence that are subjects, objects, partners or, after these, joined to them."""
    parse = known.reading.views[k].parse
    return [t for t in parse.tokens if t.pos == "NOUN" and t.dep in (*SUBJECTS, *OBJECTS, "conj")] if parse else []


def _only_two_people(number: int, at: int, known: Antecedents) -> Meant:
    """The two people of a sentence and the one before it, if these name no others."""
    near = [m.of for k in range(max(0, number - 1), number + 1) for m in known.before(k, at)]
    people = sorted({i for i in near if known.kind(i) == "person"})
    return tuple(people) if len(people) == 2 else ()


def barred_at(parse: Parse, token: Token, number: int, known: Antecedents) -> frozenset[str]:
    """Whom a word cannot mean: its speaker, the subject whose object it is, and whom words around it describe."""
    row = known.rows[number]
    around = {m.of for m in row if m.span.start <= token.start < m.span.end and m.span.end > token.end}
    return known.speaking_at(token.start) | _same_clause(parse, token, row) | around


def _heard(seen: Iterator[tuple[int, Seen]], token: Token, known: Antecedents) -> Iterator[tuple[int, Seen]]:
    """The sightings that count: none in what a word itself says, and for a word outside of speech those in it last."""
    if not known.speakers or known.is_quoted(token.start):
        return seen
    own = known.spoken_by(token)
    rest = [b for b in seen if not any(c.start <= b[1][2] < c.end for c in own)] if own else list(seen)
    inside = [b for b in rest if known.is_quoted(b[1][2])]
    return iter([b for b in rest if not known.is_quoted(b[1][2])] + inside if inside else rest)


def _collect(seen: Iterator[tuple[int, Seen]], certainty: Mapping[int, float]) -> dict[Meant, Candidate]:
    """One candidate for all sightings of the same actors: where it is nearest, by the most prominent there."""
    found: dict[Meant, Candidate] = {}
    for back, (meant, relation, at, plural) in seen:
        old, certain = found.get(meant), certainty.get(at, 1.0)
        if old is None:
            features = {"plural words"} if plural else set[str]()
            found[meant] = Candidate(meant, at, back, relation, features, certainty=certain)
            continue
        old.sightings += 1
        if back > old.back and relation == MAIN:
            old.features.add("main subject further back")
        elif back == old.back:
            old.at, old.certainty = max(old.at, at), max(old.certainty, certain)
            if RANKS[relation] < RANKS[old.relation]:
                old.relation = relation
    return found


def _add_common(found: dict[Meant, Candidate], parse: Parse, token: Token, number: int, known: Antecedents) -> None:
    """The features that people and bodies share."""
    place = place_of(token)
    inside = known.is_quoted(token.start)
    _add_last(found, number, known)
    alone, alone_near = len(found) == 1, sum(c.back < 2 for c in found.values()) == 1
    above = subject_above(parse, token)
    if above is not None:
        mark(found, tuple(sorted(meant_at(known.rows[number], above))), f"subject above, for {place}")
    mark(found, _meant_before(token, number, known), "meant by the pronoun before")
    hangs_on = ties_of(parse, token)
    views, count = known.reading.views, "the only one" if alone else "one of several"
    paragraph = views[number].sentence.paragraph
    for c in found.values():
        features, near = c.features, c.back == 0
        features.update((STANDING[c.relation, c.back], FOR_PLACE[c.relation, near, place], count))
        if alone_near and not alone and c.back < 2:
            features.add("the only one near")
        if c.meant[0].startswith(NOBODY_KNOWN):
            features.add("only described")
        if len(c.meant) == 1 and c.meant[0] in known.topics:
            features.add("most named in the article")
        if c.relation == MAIN and place == "subject":
            features.add("subject too")
        if hangs_on and not hangs_on.isdisjoint(known.ties.get(c.meant[0], ())):
            features.add(f"{place} of the same elsewhere")
        if c.sightings > 1:
            features.add("named often" if c.sightings > 2 else "named twice")
        if known.is_quoted(c.at) != inside:
            features.add("outside of the speech" if inside else "in speech")
        if not near and views[number - c.back].sentence.paragraph != paragraph:
            features.add("in another paragraph")


def _add_last(found: Mapping[Meant, Candidate], number: int, known: Antecedents) -> None:
    """Mark whoever is named last, unless it is listed with another candidate: none of a list stands out."""
    last = max(found.values(), key=attrgetter("at"), default=None)
    if last is None or len(found) == 1:
        return
    chains = known.chains(number - last.back) if len(last.meant) == 1 else []
    listed = [(i,) for i in next((c for c in chains if last.meant[0] in c), ()) if (i,) in found]
    if len(listed) < 2:
        if not last.meant[0].startswith(NOBODY_KNOWN):
            last.features.add("named last")
        before = max((c for c in found.values() if c is not last), key=attrgetter("at"))
        before.features.add("named last but one")
        return
    for meant in listed:
        found[meant].features.add("listed with another")


def _meant_before(token: Token, number: int, known: Antecedents) -> Meant:
    """Whom the last pronoun of the same kind means, in or out of speech alike, in this sentence or the one before."""
    kind, inside = KIND_OF.get(token.text.lower()), known.is_quoted(token.start)
    for k in range(number, max(-1, number - 2), -1) if kind else ():
        for m in reversed(known.rows[k]):
            if m.form != "pronoun" or m.span.end > token.start or known.is_quoted(m.span.start) != inside:
                continue
            if KIND_OF.get(known.reading.words_of(m.span).lower()) == kind:
                return tuple(sorted({o.of for o in known.rows[k] if o.span == m.span and o.form == "pronoun"}))
    return ()


def place_of(token: Token) -> str:
    """What a pronoun is in its clause."""
    return "subject" if token.dep in SUBJECTS else "owner" if token.dep == "poss" else "object"


def mark(found: Mapping[Meant, Candidate], meant: Meant, feature: str) -> None:
    """Add a feature to the candidate who means some actors, in the order of their ids, if there is one."""
    if meant in found:
        found[meant].features.add(feature)


def _same_clause(parse: Parse, token: Token, row: list[Mention]) -> frozenset[str]:
    """An object is not the subject of its own verb."""
    if token.dep not in OBJECTS:
        return frozenset()
    verb = frame_of(parse, token)
    while verb is not None and verb.dep == "xcomp" and parse.child(verb, *SUBJECTS, "dobj") in (None, token):
        verb = parse.head(verb)  # "means to brief him"
    subject = parse.child(verb, *SUBJECTS) if verb else None
    return frozenset(meant_at(row, subject)) if subject else frozenset()
