"""Who is seen in a sentence that a pronoun may mean: people, bodies, sets, and nouns that no mention holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.references.antecedents import OBJECTS, SUBJECTS, Antecedents, chains_of, standing_of
from truceline.annotate.references.clauses import is_main_subject, is_told_first, partnered
from truceline.annotate.references.ranking import NOBODY_KNOWN, Seen
from truceline.model.actor import Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

# The last mentions of a sentence that are candidates.
MOST_CANDIDATES = 60
ONE, MANY = ("NN", "NNP"), ("NNS", "NNPS")
# Relations of a noun by which somebody new is brought up.
PLACES = frozenset({*SUBJECTS, *OBJECTS})
# Relations of what stands before a noun as a part of it.
LEADING = ("compound", "amod", "nmod")
# What a candidate is in its sentence, the most prominent first.
MAIN, PARTNER, SUBJECT, OWNER_OF_SUBJECT, OTHER_PARTNER, OBLIQUE, OWNER = RELATIONS = (
    "main subject", "partner", "subject", "owner of subject", "other partner", "oblique", "owner",
)  # fmt: skip
# Of two relations the more prominent is the one of the lower rank.
RANKS = {relation: rank for rank, relation in enumerate(RELATIONS)}


Finder = Callable[[int, list[Mention], int, Antecedents], Iterator[Seen]]
"""Finds whoever is seen in a sentence, by its number, in some of its mentions and in its nouns up to an offset."""
# Behind any word.
END = 1 << 60


def sighted(find: Finder, number: int, token: Token, most: int, known: Antecedents) -> Iterator[tuple[int, Seen]]:
    """What a finder sees before a word in its sentence and in those before that, with how far back it is."""
    for s in find(number, known.before(number, token.start), token.start, known):
        yield 0, s
    for back in range(1, min(most, number + 1)):
        for s in _sighted_in(find, number - back, known):
            yield back, s


def _sighted_in(find: Finder, k: int, known: Antecedents) -> tuple[Seen, ...]:
    """What a finder sees in a sentence before, which stays as it is: found once for all pronouns."""
    row, seen = known.sighted.get((k, find.__name__), (None, ()))
    if row is not known.rows[k]:
        row = known.rows[k]
        seen = tuple(find(k, row, END, known))
        known.sighted[k, find.__name__] = row, seen
    return seen


# People


def people_in(k: int, mentions: list[Mention], limit: int, known: Antecedents) -> Iterator[Seen]:
    """The people of a sentence before an offset: actor, relation and where."""
    view = known.reading.views[k]
    row = mentions[-MOST_CANDIDATES:]
    spans = [m.span for m in row]
    for m in row:
        kind = known.kind(m.of)
        if kind is not None and (kind == "person" or _is_somebody(view, m, known)) and spans.count(m.span) == 1:
            relation = _relation_of(view, m, known)
            yield (m.of if kind == "person" else f"{NOBODY_KNOWN}{m.span.start}",), relation, m.span.start, False
    if view.parse is None:
        return
    if (k, None) not in known.nameless:
        known.nameless[k, None] = [
            t for t in view.parse.tokens if t.dep in PLACES and t.tag in ONE and describes(view.parse, t, known)
        ]
    nouns = [t for t in known.nameless[k, None] if t.end <= limit]
    if not nouns:
        return
    held = (*spans, *(m.role_span for m in row if m.role_span))
    for t in nouns:
        explained = [name for name in view.parse.children(t, "appos") if _meets(name, held)]  # "*an aide*, X"
        if not explained and not any(s.start <= t.start < s.end for s in held):
            yield (f"{NOBODY_KNOWN}{t.start}",), _relation(view.parse, Span(t.start, t.end), known), t.start, False


def _meets(token: Token, spans: Iterable[Span]) -> bool:
    return any(s.start < token.end and token.start < s.end for s in spans)


def _is_somebody(view: SentenceView, mention: Mention, known: Antecedents) -> bool:
    """Whether a mention of a body is by one of its people: "a senior Lao official"."""
    head = known.head(view.parse, mention.span) if view.parse and mention.form == "nominal" else None
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


def describes(parse: Parse, token: Token, known: Antecedents) -> bool:
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
    relation = _relation(view.parse, mention.span, known)
    if mention.role_span is None:
        return relation
    return min(relation, _relation(view.parse, mention.role_span, known), key=RANKS.__getitem__)


def _relation(parse: Parse, span: Span, known: Antecedents) -> str:
    """What some words are to their verb."""
    if span not in known.relations:
        known.relations[span] = _relation_to_verb(parse, known.head(parse, span))
    return known.relations[span]


def _relation_to_verb(parse: Parse, head: Token | None) -> str:
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


# Bodies and sets


def one_body_in(k: int, mentions: list[Mention], limit: int, known: Antecedents) -> Iterator[Seen]:
    """The bodies of a sentence, and the nouns for what acts that no mention holds."""
    return _bodies(k, mentions, limit, False, known)


def many_bodies_in(k: int, mentions: list[Mention], limit: int, known: Antecedents) -> Iterator[Seen]:
    """The plurals, sets and bodies of a sentence, and the plural nouns that no mention holds."""
    return _bodies(k, mentions, limit, True, known)


def _bodies(k: int, mentions: list[Mention], limit: int, many: bool, known: Antecedents) -> Iterator[Seen]:
    view = known.reading.views[k]
    if view.parse is None:
        return
    row = mentions[-MOST_CANDIDATES:]
    groups: dict[Span, list[Mention]] = {}
    for m in row:
        groups.setdefault(m.span, []).append(m)
    for same in groups.values():
        ids = tuple(sorted({m.of for m in same})) if len(same) > 1 else (same[0].of,)
        single = len(ids) == 1 and known.kind(ids[0]) != "person"
        if all(known.kind(i) for i in ids) and (single or (many and len(ids) > 1)):
            plural = single and _has_many_words(view, same[0], known)
            if plural and not many:
                continue
            yield ids, _relation_of(view, same[0], known), same[0].span.start, plural
    for chain in chains_of(known.reading, row) if many else ():
        first = next(m for m in row if m.of == chain[0])
        if all(known.kind(i) for i in chain):
            yield tuple(sorted(chain)), _relation_of(view, first, known), first.span.start, False
    nouns = [t for t in _unknown(k, view.parse, many, known) if t.end <= limit]
    held = [s for m in row for s in (m.span, m.role_span) if s] if nouns else []
    for t in nouns:
        if not any(s.start <= t.start < s.end for s in held):
            yield (f"{NOBODY_KNOWN}{t.start}",), _relation(view.parse, Span(t.start, t.end), known), t.start, many


def _has_many_words(view: SentenceView, mention: Mention, known: Antecedents) -> bool:
    """Whether a mention of one body is of many: "Lao officials", "the rebels"."""
    head = known.head(view.parse, mention.span) if view.parse and mention.form == "nominal" else None
    return head is not None and head.tag in MANY


def _unknown(k: int, parse: Parse, many: bool, known: Antecedents) -> list[Token]:
    """The nouns of a sentence that may be meant though no mention holds them: plurals, or subjects that act."""
    its = known.words.pronouns
    if (k, many) not in known.nameless:
        known.nameless[k, many] = (
            [t for t in parse.tokens if t.tag in MANY and t.dep not in LEADING and t.lemma.lower() not in its.things]
            if many
            else [t for t in parse.tokens if t.dep == "nsubj" and t.tag in ONE and parse.head(t).lemma in its.acting]
        )
    return known.nameless[k, many]
