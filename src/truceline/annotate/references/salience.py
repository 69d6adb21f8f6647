"""How much the candidates for a pronoun weigh: by what each is in its sentence and how far back that lies.

After Lappin and Leass, An algorithm for pronominal anaphora resolution, 1994. The heaviest is meant if it is far enough
before the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import (
    SUBJECTS,
    Antecedents,
    chains_of,
    frame_of,
    head_of,
    meant_at,
    standing_of,
)
from truceline.annotate.references.clauses import is_main_subject, is_told_first, partnered
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

# The last mentions of a sentence that are weighed.
MOST_CANDIDATES = 60
MANY = ("NNS", "NNPS")
OBJECTS = ("dobj", "dative", "pobj")

# The weight of a candidate by its relation: subject of the main clause, of another, partner of the main verb, of
# another, anything else, owner of something, owner of the subject.
MAIN, OTHER_SUBJECT, PARTNER, OTHER_PARTNER, OBLIQUE, OWNER, OWNER_OF_SUBJECT = 4.0, 3.0, 3.6, 2.4, 1.5, 1.2, 2.6
# What is left of it one, two and three sentences further, and of names inside speech for a pronoun outside.
FADING = (1.0, 0.55, 0.35, 0.25)
IN_SPEECH = 0.3
# How much more a subject weighs for a pronoun that is a subject too, whoever has just spoken for one that speaks, and
# by how much the heaviest must lead. They were set on the annotations of tests/quality/coreference: run
# benchmarks/coreference.py when they move.
PARALLEL, SPOKE, LEAD, LEAD_OF_BODIES = 1.3, 2.5, 1.45, 1.5
LEAST = 0.6
# Nouns for somebody, beside those of offices.
PEOPLE = frozenset({"man", "woman", "witness", "soldier"})
# Who is only described: a candidate that cannot be chosen.
NOBODY_KNOWN = "?"
# What "they" are looked for in: the sentence and the one before.
BACK_FOR_BODIES = 2

Meant = tuple[str, ...]
Weights = dict[Meant, float]


def heaviest(weights: Mapping[Meant, float], lead: float = LEAD) -> Meant:
    """Whom the candidate that leads the others by enough means; empty where none may be chosen."""
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or ranked[0][0][0].startswith(NOBODY_KNOWN) or ranked[0][1] < LEAST:
        return ()
    if len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]:
        return ()
    return ranked[0][0]


def weigh_people(parse: Parse, token: Token, number: int, fits: Callable[[str], bool], known: Antecedents) -> Weights:
    """What each person weighs whom a word may mean; people whom the text only describes cannot be chosen."""
    barred = known.speaking_at(token.start) | _same_clause(parse, token, known.rows[number])
    inside = known.is_quoted(token.start)
    named = any(
        known.kind(m.of) == "person" and not known.is_quoted(m.span.start) for m in known.before(number, token.start)
    )
    spoke = known.spoke_before(token.start) if token.dep in SUBJECTS and not inside and not named else frozenset()
    weights: Weights = {}
    for k, limit, fading in _nearby(number, token, known, len(FADING)):
        for actor, weight, at in _people(k, limit, token, known):
            if actor in barred or not (actor.startswith(NOBODY_KNOWN) or fits(actor)):
                continue
            quoted = IN_SPEECH if not inside and known.is_quoted(at) else SPOKE if actor in spoke else 1.0
            weights[(actor,)] = max(weights.get((actor,), 0.0), weight * fading * quoted)
    return weights


def _nearby(number: int, token: Token, known: Antecedents, most: int) -> Iterator[tuple[int, int, float]]:
    """A sentence and those before it: its number, where the candidates in it end, and what is left of their weight."""
    for back, fading in enumerate(FADING[:most]):
        k = number - back
        if k < 0:
            return
        yield k, token.start if back == 0 else known.reading.views[k].sentence.span.end, fading


def _people(k: int, limit: int, token: Token, known: Antecedents) -> Iterator[tuple[str, float, int]]:
    """The people of a sentence before an offset: actor, weight and where."""
    view = known.reading.views[k]
    row = known.before(k, limit)[-MOST_CANDIDATES:]
    spans = Counter(m.span for m in row)
    for m in row:
        if spans[m.span] == 1:
            nobody = known.kind(m.of) not in (None, "person") and _is_somebody(view, m, known)
            yield f"{NOBODY_KNOWN}{m.span.start}" if nobody else m.of, _weight_of(view, m, token), m.span.start
    described = [t for t in view.parse.tokens if t.end <= limit and _describes(t, known)] if view.parse else []
    if described and view.parse:
        held = (*spans, *(m.role_span for m in row if m.role_span))
        explained = {t.head for s in held for t in view.parse.within(s) if t.dep == "appos"}
        for t in described:
            if t.index not in explained and not any(s.start <= t.start < s.end for s in held):
                yield f"{NOBODY_KNOWN}{t.start}", _weight(view.parse, Span(t.start, t.end), token), t.start


def _is_somebody(view: SentenceView, mention: Mention, known: Antecedents) -> bool:
    """Whether a mention of a body is by one of its people: "a senior Lao official"."""
    head = head_of(view.parse, mention.span) if view.parse and mention.form == "nominal" else None
    if head is None or head.tag != "NN":
        return False
    lower = head.text.lower()
    return head.dep in SUBJECTS and (lower == "official" or lower in known.reading.lexicon.descriptions.office_nouns)


def _weight_of(view: SentenceView, mention: Mention, token: Token) -> float:
    """The weight of a mention, or of the office to which a name is an apposition."""
    if view.parse is None:
        return MAIN if mention.span.start == view.words[0].start else OBLIQUE
    spans = (mention.span, mention.role_span) if mention.role_span else (mention.span,)
    return max(_weight(view.parse, span, token) for span in spans)


def _describes(token: Token, known: Antecedents) -> bool:
    """Whether a subject is a person whom no mention names ("a spokesman said", "Enas wept")."""
    if token.dep not in SUBJECTS or token.tag not in ("NN", "NNP"):
        return False
    lower, descriptions = token.text.lower(), known.reading.lexicon.descriptions
    if lower in known.words.bodies.all_bodies or lower in descriptions.organisation_words:
        return False
    return token.tag == "NNP" or lower in PEOPLE or lower in descriptions.office_nouns


def _weight(parse: Parse, span: Span, pronoun: Token) -> float:
    """The weight of some words by their relation to their verb."""
    head = head_of(parse, span)
    if head is None:
        return OBLIQUE
    token = standing_of(parse, head)
    if token.dep in SUBJECTS:
        weight = MAIN if is_main_subject(parse, token) else OTHER_SUBJECT
        return weight * PARALLEL if pronoun.dep in SUBJECTS and weight == MAIN else weight
    if token.dep == "poss":
        if parse.head(token).dep in SUBJECTS:
            return PARTNER if _is_in_clause_of(parse, pronoun, parse.head(token)) else OWNER_OF_SUBJECT
        return OWNER
    verb = partnered(parse, token)
    if verb is None:
        return OBLIQUE
    standing = standing_of(parse, verb)
    main = standing.dep in ("ROOT", "xcomp") or is_told_first(parse, standing)
    return PARTNER if main else OTHER_PARTNER


def _is_in_clause_of(parse: Parse, pronoun: Token, subject: Token) -> bool:
    """Whether a pronoun stands in the clause of a subject: "said that X's lawyers will leave *his* case"."""
    here = pronoun.index < len(parse.tokens) and parse.tokens[pronoun.index] == pronoun
    return here and parse.head(subject) in tuple(parse.ancestors(pronoun))


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


def weigh_bodies(parse: Parse, token: Token, number: int, many: bool, known: Antecedents) -> Weights:
    """What each body weighs that "it" may mean, or each set and plural that "they" may mean, in this and two sentences.

    Nobody speaks of the own side so: the speaker and the speaker's state are left out.
    """
    speaking = known.speaking_at(token.start)
    barred = (
        speaking | {s for i in speaking if (s := known.state_of(i))} | _same_clause(parse, token, known.rows[number])
    )
    weights: Weights = {}
    for k, limit, fading in _nearby(number, token, known, BACK_FOR_BODIES):
        view = known.reading.views[k]
        if view.parse is None:
            continue
        row = known.before(k, limit)[-MOST_CANDIDATES:]
        found = [*_bodies(view, row, many, token, known), *_unknown(view.parse, row, many, limit, token, known)]
        for meant, weight in found:
            if not barred & set(meant) and (k == number or weight >= MAIN):
                weights[meant] = max(weights.get(meant, 0.0), weight * fading)
    return weights


def _bodies(
    view: SentenceView, row: list[Mention], many: bool, token: Token, known: Antecedents
) -> Iterator[tuple[Meant, float]]:
    """The bodies of a sentence, or the plurals and sets."""
    groups: dict[Span, list[Mention]] = {}
    for m in row:
        groups.setdefault(m.span, []).append(m)
    for mentions in groups.values():
        ids = tuple(sorted({m.of for m in mentions}))
        if not all(known.kind(i) for i in ids):
            continue
        if many and (len(ids) > 1 or _is_plural(view, mentions[0], known)):
            yield ids, _weight_of(view, mentions[0], token)
        if not many and len(ids) == 1 and known.kind(ids[0]) != "person" and not _has_many_words(view, mentions[0]):
            yield ids, _weight_of(view, mentions[0], token)
    if many and view.parse is not None:
        for chain in chains_of(known.reading, row):
            first = next(m for m in row if m.of == chain[0])
            if all(known.kind(i) for i in chain):
                yield tuple(sorted(chain)), _weight_of(view, first, token)


def _is_plural(view: SentenceView, mention: Mention, known: Antecedents) -> bool:
    """Whether a mention of one body is of many: "Lao officials", "the rebels", and groups by their name."""
    return known.kind(mention.of) == "armed_group" or _has_many_words(view, mention)


def _has_many_words(view: SentenceView, mention: Mention) -> bool:
    head = head_of(view.parse, mention.span) if view.parse and mention.form == "nominal" else None
    return head is not None and head.tag in MANY


def _unknown(
    parse: Parse, row: list[Mention], many: bool, limit: int, token: Token, known: Antecedents
) -> Iterator[tuple[Meant, float]]:
    """The nouns of a sentence that may be meant and that no mention holds: plurals, or subjects that act."""
    its = known.words.pronouns
    held = [m.span for m in row] + [m.role_span for m in row if m.role_span]
    for t in parse.tokens:
        if t.end > limit or any(s.start <= t.start < s.end for s in held) or t.dep in ("compound", "amod", "nmod"):
            continue
        plural = t.tag in MANY and t.lemma.lower() not in its.things
        acting = t.tag in ("NN", "NNP") and t.dep == "nsubj" and parse.head(t).lemma in its.acting
        if plural if many else acting:
            yield (f"{NOBODY_KNOWN}{t.start}",), _weight(parse, Span(t.start, t.end), token)
