"""Whom a pronoun may mean, each candidate with the features that speak for or against it.

Features are plain words; `lexicon/data/antecedents.toml` has what each weighs and `ranking.py` adds them up. The kinds
of relations and their fading with distance are after Lappin and Leass, An algorithm for pronominal anaphora resolution,
1994; what they weigh is learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import (
    OBJECTS,
    SUBJECTS,
    Antecedents,
    chains_of,
    frame_of,
    head_of,
    meant_at,
    standing_of,
    ties_of,
)
from truceline.annotate.references.clauses import is_main_subject, is_told_first, main_subject, partnered, subject_above
from truceline.annotate.references.ranking import NOBODY_KNOWN, Candidate, Meant, Seen
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

# The last mentions of a sentence that are candidates.
MOST_CANDIDATES = 60
ONE, MANY = ("NN", "NNP"), ("NNS", "NNPS")
# What a candidate is in its sentence, the most prominent first.
MAIN, PARTNER, SUBJECT, OWNER_OF_SUBJECT, OTHER_PARTNER, OBLIQUE, OWNER = RELATIONS = (
    "main subject", "partner", "subject", "owner of subject", "other partner", "oblique", "owner",
)  # fmt: skip
# The same, roughly.
SLOTS = {
    MAIN: "subject", SUBJECT: "subject", PARTNER: "object", OTHER_PARTNER: "object", OBLIQUE: "oblique",
    OWNER: "owner", OWNER_OF_SUBJECT: "owner", "": "subject",
}  # fmt: skip
# How many sentences back it is.
BACK = ("here", "one back", "two back", "three back")
BACK_FOR_BODIES = 3
# Sentences looked back for whoever spoke last.
BACK_FOR_SPEAKERS = 5
# Pronouns by kind: words of one kind go on about the same.
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
KINDS = (MASCULINE, FEMININE, NEUTER, PLURAL)


def people_for(
    parse: Parse, token: Token, number: int, fits: Callable[[str], bool], known: Antecedents
) -> dict[Meant, Candidate]:
    """The people whom a word may mean; people whom the text only describes are among them and cannot be chosen."""
    barred, own = barred_at(parse, token, number, known), frozenset[str]()
    if token.dep == "pobj" and parse.head(parse.head(token)).pos in ("NOUN", "PROPN"):
        own = _same_clause(parse, token, known.rows[number])
        barred -= own  # what hangs on a noun may mean the subject: "X deplored attacks on him"
    seen = (
        (back, s)
        for back, k, limit in _nearby(number, token, len(BACK))
        for s in _sighted(_people, k, limit, back, known)
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
    named = any(
        known.kind(m.of) == "person" and not known.is_quoted(m.span.start) for m in known.before(number, token.start)
    )
    if token.dep not in SUBJECTS or known.is_quoted(token.start) or named:
        return
    speaks = known.speaks_at(token)
    for actor in known.spoke_before(token.start, BACK_FOR_SPEAKERS if speaks else 1):
        if fits(actor):
            new = Candidate((actor,), 0, len(BACK) - 1, SUBJECT)
            found.setdefault((actor,), new).features.add("spoke last, speaks on" if speaks else "spoke last")


def bodies_for(parse: Parse, token: Token, number: int, many: bool, known: Antecedents) -> dict[Meant, Candidate]:
    """The bodies that "it" may mean, or the sets, plurals and bodies that "they" may mean.

    Nobody speaks of the own side so: the speaker and the speaker's state are left out.
    """
    speaking = known.speaking_at(token.start)
    barred = barred_at(parse, token, number, known) | {s for i in speaking if (s := known.state_of(i))}
    seen = (
        (back, s)
        for back, k, limit in _nearby(number, token, BACK_FOR_BODIES)
        for s in _sighted(_many_bodies if many else _one_body, k, limit, back, known)
        if not barred & set(s[0])
    )
    found = _collect(_heard(seen, token, known), known.certainty)
    two = _only_two_people(number, token.start, known) if many else ()
    others = any(c.relation == MAIN and m[0].startswith(NOBODY_KNOWN) for m, c in found.items())
    if two and not others and not barred & set(two):  # "Farmers heard that X praised Y. They …"
        found.setdefault(two, Candidate(two, token.start, 0, SUBJECT)).features.add("the only two people")
    _add_common(found, parse, token, number, known)
    things = things_before(token, number, many, known)
    for c in found.values():
        if not c.meant[0].startswith(NOBODY_KNOWN):
            kind = "several" if len(c.meant) > 1 else str(known.kind(c.meant[0]))
            c.features.add(kind)
            if c.at < things:
                c.features.add("a thing between")
    return found


def things_before(token: Token, number: int, many: bool, known: Antecedents) -> int:
    """Where the last noun before "it" or "they" stands that no mention holds and that it may mean; -1 for none."""
    for k in range(number, max(-1, number - 2), -1):
        if k not in known.things:
            known.things[k] = _nouns(k, known)
        held = [(s.start, s.end) for m in known.rows[k] for s in (m.span, m.role_span) if s]
        for t in reversed(known.things[k]):
            if (t.tag in MANY) == many and t.end <= token.start and not any(a <= t.start < b for a, b in held):
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


def _nearby(number: int, token: Token, most: int) -> Iterator[tuple[int, int, int]]:
    """A sentence and those before it: how far back, its number, and where the candidates in it end."""
    for back in range(min(most, number + 1)):
        yield back, number - back, token.start if back == 0 else 1 << 60


def _sighted(
    find: Callable[[int, int, Antecedents], Iterator[Seen]], k: int, limit: int, back: int, known: Antecedents
) -> Iterable[Seen]:
    """What a finder sees in a sentence; in one before, which stays as it is, once for all pronouns."""
    if not back:
        return find(k, limit, known)
    row, seen = known.sighted.get((k, find.__name__), (None, ()))
    if row is not known.rows[k]:
        row, seen = known.rows[k], tuple(find(k, limit, known))
        known.sighted[k, find.__name__] = row, seen
    return seen


def _heard(seen: Iterator[tuple[int, Seen]], token: Token, known: Antecedents) -> Iterator[tuple[int, Seen]]:
    """The sightings that count: none in what a word itself says, and for a word outside of speech those in it last."""
    if not known.speakers or known.is_quoted(token.start):
        return seen
    own = known.spoken_by(token)
    rest = [(back, s) for back, s in seen if not any(c.start <= s[2] < c.end for c in own)]
    return iter(sorted(rest, key=lambda b: known.is_quoted(b[1][2])))


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
            if RELATIONS.index(relation) < RELATIONS.index(old.relation):
                old.relation = relation
    return found


def _add_common(found: dict[Meant, Candidate], parse: Parse, token: Token, number: int, known: Antecedents) -> None:
    """The features that people and bodies share."""
    place = place_of(token)
    inside = known.is_quoted(token.start)
    _add_last(found, number, known)
    alone, alone_near = len(found) == 1, sum(c.back < 2 for c in found.values()) == 1
    above = subject_above(parse, token)
    subject_above_it = set(meant_at(known.rows[number], above) if above is not None else ())
    paragraph = known.reading.views[number].sentence.paragraph
    pronoun_before = set(_meant_before(token, number, known))
    hangs_on = ties_of(parse, token)
    for c in found.values():
        features = c.features
        features.add(f"{c.relation}, {BACK[c.back]}")
        features.add(f"{SLOTS[c.relation]} {'here' if c.back == 0 else 'before'}, for {place}")
        features.add("the only one" if alone else "one of several")
        if alone_near and not alone and c.back < 2:
            features.add("the only one near")
        if c.meant[0].startswith(NOBODY_KNOWN):
            features.add("only described")
        if len(c.meant) == 1 and c.meant[0] in known.topics:
            features.add("most named in the article")
        if c.relation == MAIN and place == "subject":
            features.add("subject too")
        meant = set(c.meant)
        if subject_above_it == meant:
            features.add(f"subject above, for {place}")
        if pronoun_before == meant:
            features.add("meant by the pronoun before")
        if hangs_on and not hangs_on.isdisjoint(known.ties.get(c.meant[0], ())):
            features.add(f"{place} of the same elsewhere")
        if c.sightings > 1:
            features.add("named often" if c.sightings > 2 else "named twice")
        if known.is_quoted(c.at) != inside:
            features.add("outside of the speech" if inside else "in speech")
        if known.reading.views[number - c.back].sentence.paragraph != paragraph:
            features.add("in another paragraph")


def _add_last(found: Mapping[Meant, Candidate], number: int, known: Antecedents) -> None:
    """Mark whoever is named last, unless it is listed with another candidate: none of a list stands out."""
    last = max(found.values(), key=lambda c: c.at, default=None)
    if last is None or len(found) == 1:
        return
    chains = chains_of(known.reading, known.rows[number - last.back]) if len(last.meant) == 1 else []
    listed = [(i,) for i in next((c for c in chains if last.meant[0] in c), ()) if (i,) in found]
    if len(listed) < 2:
        if not last.meant[0].startswith(NOBODY_KNOWN):
            last.features.add("named last")
        before = max((c for c in found.values() if c is not last), key=lambda c: c.at)
        before.features.add("named last but one")
        return
    for meant in listed:
        found[meant].features.add("listed with another")


def _meant_before(token: Token, number: int, known: Antecedents) -> Meant:
    """Whom the last pronoun of the same kind means, in or out of speech alike, in this sentence or the one before."""
    kind, inside = next((k for k in KINDS if token.text.lower() in k), frozenset()), known.is_quoted(token.start)
    for k in range(number, max(-1, number - 2), -1):
        before = [
            m
            for m in known.before(k, token.start)
            if m.form == "pronoun" and known.reading.words_of(m.span).lower() in kind
            if known.is_quoted(m.span.start) == inside
        ]
        if before:
            return tuple(sorted({m.of for m in before if m.span == before[-1].span}))
    return ()


def place_of(token: Token) -> str:
    """What a pronoun is in its clause."""
    return "subject" if token.dep in SUBJECTS else "owner" if token.dep == "poss" else "object"


def mark(found: Mapping[Meant, Candidate], meant: Meant, feature: str) -> None:
    """Add a feature to the candidate who means some actors, if there is one."""
    if meant in found:
        found[meant].features.add(feature)


# People


def _people(k: int, limit: int, known: Antecedents) -> Iterator[Seen]:
    """The people of a sentence before an offset: actor, relation and where."""
    view = known.reading.views[k]
    row = known.before(k, limit)[-MOST_CANDIDATES:]
    spans = [m.span for m in row]
    for m in row:
        if spans.count(m.span) == 1:
            nobody = known.kind(m.of) not in (None, "person") and _is_somebody(view, m, known)
            relation = _relation_of(view, m, known)
            yield (f"{NOBODY_KNOWN}{m.span.start}" if nobody else m.of,), relation, m.span.start, False
    if view.parse is None:
        return
    held = (*spans, *(m.role_span for m in row if m.role_span))
    explained = {t.head for s in held for t in view.parse.within(s) if t.dep == "appos"}
    if (k, None) not in known.nameless:
        known.nameless[k, None] = [t for t in view.parse.tokens if t.tag in ONE and _describes(view.parse, t, known)]
    for t in known.nameless[k, None]:
        if t.end <= limit and t.index not in explained and not any(s.start <= t.start < s.end for s in held):
            yield (f"{NOBODY_KNOWN}{t.start}",), _relation(view.parse, Span(t.start, t.end), known), t.start, False


def _is_somebody(view: SentenceView, mention: Mention, known: Antecedents) -> bool:
    """Whether a mention of a body is by one of its people: "a senior Lao official"."""
    head = head_of(view.parse, mention.span) if view.parse and mention.form == "nominal" else None
    if head is None or view.parse is None or head.tag != "NN":
        return False
    lower, offices = head.text.lower(), known.reading.lexicon.descriptions.office_nouns
    return (lower == "official" or lower in offices) and _is_brought_up(view.parse, head)


def _is_brought_up(parse: Parse, token: Token) -> bool:
    """Whether a noun is a subject, or an object that is new: "citing *an aide*"."""
    article = parse.child(token, "det") if token.dep in OBJECTS else None
    return token.dep in SUBJECTS or (article is not None and article.text.lower() in ("a", "an"))


SOMEBODY = frozenset({"man", "woman", "witness", "soldier", "official", "aide"})
"""Nouns of people, beside those of offices, that news brings up without a name."""


def _describes(parse: Parse, token: Token, known: Antecedents) -> bool:
    """Whether a noun of one is a person whom no mention names ("a spokesman said", "Enas wept", "citing an aide")."""
    if not _is_brought_up(parse, token):
        return False
    lower, its, described = token.text.lower(), known.words.bodies, known.reading.lexicon.descriptions
    if any(lower in words for words in (its.bodies, its.groups, its.blocs, described.organisation_words)):
        return False
    return token.tag == "NNP" or lower in described.office_nouns or lower in SOMEBODY


# Relations


def _relation_of(view: SentenceView, mention: Mention, known: Antecedents) -> str:
    """The relation of a mention, or of the office to which a name is an apposition."""
    if view.parse is None:
        return MAIN if mention.span.start == view.words[0].start else OBLIQUE
    spans = (mention.span, mention.role_span) if mention.role_span else (mention.span,)
    return min((_relation(view.parse, span, known) for span in spans), key=RELATIONS.index)


def _relation(parse: Parse, span: Span, known: Antecedents) -> str:
    """What some words are to their verb."""
    if span not in known.relations:
        known.relations[span] = _relation_to_verb(parse, span)
    return known.relations[span]


def _relation_to_verb(parse: Parse, span: Span) -> str:
    head = head_of(parse, span)
    if head is None:
        return OBLIQUE
    token = standing_of(parse, head)
    if token.dep in SUBJECTS:
        return MAIN if is_main_subject(parse, token) else SUBJECT
    if token.dep == "poss":
        return OWNER_OF_SUBJECT if parse.head(token).dep in SUBJECTS else OWNER
    verb = partnered(parse, token)
    if verb is None:
        return OBLIQUE
    standing = standing_of(parse, verb)
    return PARTNER if standing.dep in ("ROOT", "xcomp") or is_told_first(parse, standing) else OTHER_PARTNER


def _same_clause(parse: Parse, token: Token, row: list[Mention]) -> frozenset[str]:
    """An object is not the subject of its own verb."""
    if token.dep not in OBJECTS:
        return frozenset()
    verb = frame_of(parse, token)
    while verb is not None and verb.dep == "xcomp" and parse.child(verb, *SUBJECTS, "dobj") in (None, token):
        verb = parse.head(verb)  # "means to brief him"
    subject = parse.child(verb, *SUBJECTS) if verb else None
    return frozenset(meant_at(row, subject)) if subject else frozenset()


# Bodies and sets


def _one_body(k: int, limit: int, known: Antecedents) -> Iterator[Seen]:
    return _bodies(k, limit, False, known)


def _many_bodies(k: int, limit: int, known: Antecedents) -> Iterator[Seen]:
    return _bodies(k, limit, True, known)


def _bodies(k: int, limit: int, many: bool, known: Antecedents) -> Iterator[Seen]:
    """The bodies of a sentence, or the plurals and sets, and the nouns that no mention holds."""
    view = known.reading.views[k]
    if view.parse is None:
        return
    row = known.before(k, limit)[-MOST_CANDIDATES:]
    groups: dict[Span, list[Mention]] = {}
    for m in row:
        groups.setdefault(m.span, []).append(m)
    for mentions in groups.values():
        ids = tuple(sorted({m.of for m in mentions}))
        single = len(ids) == 1 and known.kind(ids[0]) != "person"
        if all(known.kind(i) for i in ids) and (single or (many and len(ids) > 1)):
            plural = single and _has_many_words(view, mentions[0])
            if plural and not many:
                continue
            yield ids, _relation_of(view, mentions[0], known), mentions[0].span.start, plural
    for chain in chains_of(known.reading, row) if many else ():
        first = next(m for m in row if m.of == chain[0])
        if all(known.kind(i) for i in chain):
            yield tuple(sorted(chain)), _relation_of(view, first, known), first.span.start, False
    held = [m.span for m in row] + [m.role_span for m in row if m.role_span]
    for t in _unknown(k, view.parse, many, known):
        if t.end <= limit and not any(s.start <= t.start < s.end for s in held):
            yield (f"{NOBODY_KNOWN}{t.start}",), _relation(view.parse, Span(t.start, t.end), known), t.start, many


def _has_many_words(view: SentenceView, mention: Mention) -> bool:
    """Whether a mention of one body is of many: "Lao officials", "the rebels"."""
    head = head_of(view.parse, mention.span) if view.parse and mention.form == "nominal" else None
    return head is not None and head.tag in MANY


def _unknown(k: int, parse: Parse, many: bool, known: Antecedents) -> list[Token]:
    """The nouns of a sentence that may be meant though no mention holds them: plurals, or subjects that act."""
    its = known.words.pronouns
    if (k, many) not in known.nameless:
        nouns = (t for t in parse.tokens if t.dep not in ("compound", "amod", "nmod"))
        known.nameless[k, many] = (
            [t for t in nouns if t.tag in MANY and t.lemma.lower() not in its.things]
            if many
            else [t for t in nouns if t.tag in ONE and t.dep == "nsubj" and parse.head(t).lemma in its.acting]
        )
    return known.nameless[k, many]
