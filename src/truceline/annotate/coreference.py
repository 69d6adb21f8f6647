"""Pronouns and words for several ("the two leaders", "both sides"), resolved to whoever was named before.

Precision first: where two candidates fit, nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.annotate.reading import Reading, SentenceView
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Actor, Mention
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
SUBJECTS = ("nsubj", "nsubjpass")

# Sentences looked back for the antecedent of a pronoun, and for a set named together.
BACK, BACK_FOR_SETS = 2, 8

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
PEOPLE_NOUNS = frozenset({"leaders", "presidents", "men", "ministers", "diplomats", "statesmen", "envoys", "premiers"})
SIDE_NOUNS = frozenset(
    {
        "sides",
        "countries",
        "nations",
        "governments",
        "parties",
        "neighbors",
        "neighbours",
        "capitals",
        "powers",
        "states",
        "delegations",
    }
)


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The mentions so far by sentence, with the actors and the genders that the text gives them."""

    mentions: Mapping[int, tuple[Mention, ...]]
    actors: Mapping[str, Actor]
    genders: Mapping[str, str]


def resolve_references(
    reading: Reading,
    mentions: Sequence[Mention],
    actors: Iterable[Actor],
    genders: Mapping[str, str],
    speakers: Sequence[tuple[Span, Span]],
) -> tuple[Mention, ...]:
    """Find the pronouns and the words for several that can be resolved, in text order.

    `speakers` pairs the content of each quotation with the span of its source.
    """
    by_id = {a.id: a for a in actors}
    rows = [list(row) for row in _by_sentence(reading, mentions)]
    found: list[Mention] = []
    for number, view in enumerate(reading.views):
        known = Antecedents(_window(rows, number), by_id, genders)
        fresh = [*_sets(view, number, reading, known), *_pronouns(view, number, known, speakers)]
        rows[number] = sorted([*rows[number], *fresh], key=lambda m: m.span)
        found.extend(fresh)
    found.extend(_speakers_own(reading, rows, by_id, speakers))
    return tuple(sorted(dict.fromkeys(found), key=lambda m: (m.span, m.of)))


def _window(rows: list[list[Mention]], number: int) -> Mapping[int, tuple[Mention, ...]]:
    """The mentions of a sentence and of those before it in which antecedents are sought."""
    return {k: tuple(rows[k]) for k in range(max(0, number - BACK_FOR_SETS), number + 1)}


def _by_sentence(reading: Reading, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], ...]:
    rows: list[list[Mention]] = [[] for _ in reading.views]
    for mention in sorted(mentions, key=lambda m: m.span):
        rows[reading.view_at(mention.span.start)].append(mention)
    return tuple(tuple(row) for row in rows)


def _pronouns(
    view: SentenceView, number: int, known: Antecedents, speakers: Sequence[tuple[Span, Span]]
) -> Iterator[Mention]:
    """Resolve he, she, it and they in one sentence, in text order; each helps the next."""
    if view.parse is None:
        return
    done: list[Mention] = []
    for token in view.parse.tokens:
        lower = token.text.lower()
        if lower in PERSONAL and token.pos in ("PRON", "DET"):
            ids = _person(view, token, number, known, done, speakers)
        elif lower in NEUTER | PLURAL:
            ids = _group(view.parse, token, number, known, lower in PLURAL)
        else:
            continue
        fresh = [Mention(span=Span(token.start, token.end), of=i, form="pronoun") for i in ids]
        done.extend(fresh)
        yield from fresh


def _person(
    view: SentenceView,
    token: Token,
    number: int,
    known: Antecedents,
    done: Sequence[Mention],
    speakers: Sequence[tuple[Span, Span]],
) -> tuple[str, ...]:
    """The person whom he or she means: subject before others, this sentence before the last, none where two compete."""
    gender = PERSONAL[token.text.lower()]
    barred = _speaking_at(token, known, speakers) | _same_clause(view, token, known.mentions[number])
    here = [m for m in (*known.mentions[number], *done) if m.span.end <= token.start]
    for mentions, parse in ((here, view.parse), *(((row), None) for row in _rows_before(known, number))):
        fitting = [m for m in mentions if _fits(m.of, gender, known) and m.of not in barred]
        told = [m for m in fitting if known.genders.get(m.of) == gender]
        fitting = told if len({m.of for m in told}) == 1 and gender == "f" else fitting
        ids = list(dict.fromkeys(m.of for m in sorted(fitting, key=lambda m: m.span)))
        if len(ids) == 1:
            return (ids[0],)
        if len(ids) > 1:
            chosen = _subject_of(parse, fitting, token) if parse else _most_named(fitting)
            return (chosen,) if chosen else ()
    return ()


def _rows_before(known: Antecedents, number: int) -> list[tuple[Mention, ...]]:
    return [known.mentions[k] for k in range(number - 1, max(-1, number - 1 - BACK), -1)]


def _fits(actor_id: str, gender: str, known: Antecedents) -> bool:
    actor = known.actors.get(actor_id)
    return actor is not None and actor.kind == "person" and known.genders.get(actor_id, gender) == gender


def _speaking_at(token: Token, known: Antecedents, speakers: Sequence[tuple[Span, Span]]) -> set[str]:
    """Whoever speaks the words round a pronoun is "I" there, so not "he" (in direct speech, which `speakers` holds)."""
    here = [source for content, source in speakers if content.start <= token.start < content.end]
    return {m.of for row in known.mentions.values() for m in row for s in here if s.overlaps(m.span)}


def _same_clause(view: SentenceView, token: Token, mentions: Sequence[Mention]) -> set[str]:
    """An object is not the subject of its own verb."""
    if view.parse is None or token.dep not in ("dobj", "dative", "pobj") or token.text.lower().endswith("self"):
        return set()
    verb = next((a for a in view.parse.ancestors(token) if a.pos in ("VERB", "AUX")), None)
    subject = view.parse.child(verb, *SUBJECTS) if verb else None
    if subject is None:
        return set()
    return {m.of for m in mentions if m.span.start <= subject.start < m.span.end}


def _subject_of(parse: Parse, mentions: Sequence[Mention], token: Token) -> str | None:
    """The one subject among several people before a pronoun in its sentence, if the pronoun is no object."""
    if token.dep in ("dobj", "dative", "pobj"):
        return None
    subjects = {t.index: t for t in parse.tokens if t.dep in SUBJECTS and t.start < token.start}
    coordinated = {t.head for t in parse.tokens if t.dep == "conj"}
    ids = {
        m.of
        for m in mentions
        for t in subjects.values()
        if m.span.start <= t.start < m.span.end and t.index not in coordinated
    }
    return ids.pop() if len(ids) == 1 else None


def _most_named(mentions: Sequence[Mention]) -> str | None:
    """Of several people of the sentence before: the one who is named in it twice as often as any other, else none."""
    counts: dict[str, int] = {}
    for m in mentions:
        counts[m.of] = counts.get(m.of, 0) + 1
    ranked = sorted(counts.items(), key=lambda c: -c[1])
    return ranked[0][0] if ranked[0][1] >= 2 * ranked[1][1] else None


def _group(parse: Parse, token: Token, number: int, known: Antecedents, plural: bool) -> tuple[str, ...]:
    """What it or they mean: the subject before it in the sentence, where that is a state, group or organisation."""
    if token.dep not in ("nsubj", "nsubjpass", "poss"):
        return ()
    before = [t for t in parse.tokens if t.dep in SUBJECTS and t.end <= token.start and t.pos in ("PROPN", "NOUN")]
    if not before:
        return ()
    subject = before[-1] if len(before) == 1 else next((t for t in before if t.head == _frame(parse, token)), before[0])
    heads = [subject, *(t for t in parse.tokens if t.dep == "conj" and t.head == subject.index)]
    ids = list(
        dict.fromkeys(m.of for t in heads for m in known.mentions[number] if m.span.start <= t.start < m.span.end)
    )
    if not plural:
        return tuple(ids) if len(heads) == len(ids) == 1 and _is_body(ids[0], known) else ()
    one_body = len(ids) == 1 and len(heads) == 1 and _is_body(ids[0], known)
    return tuple(ids) if one_body or (len(heads) == len(ids) > 1) else ()


def _frame(parse: Parse, token: Token) -> int:
    """The index of the first verb above the pronoun's own clause."""
    verbs = [a.index for a in parse.ancestors(token) if a.pos in ("VERB", "AUX")]
    return verbs[1] if len(verbs) > 1 else -1


def _is_body(actor_id: str, known: Antecedents) -> bool:
    actor = known.actors.get(actor_id)
    return actor is not None and actor.kind != "person"


def _sets(view: SentenceView, number: int, reading: Reading, known: Antecedents) -> Iterator[Mention]:
    """Resolve "the two leaders", "both sides", "the parties" to the last set named together."""
    words = view.words
    for i, word in enumerate(words):
        people = word.lower in PEOPLE_NOUNS
        if not (people or word.lower in SIDE_NOUNS) or (i + 1 < len(words) and words[i + 1].lower == "of"):
            continue
        first, count = _quantity(view, i)
        if count is None:
            continue
        ids = _last_together(reading, number, word.start, count, people, known)
        span = Span(words[first].start, word.end)
        yield from (Mention(span=span, of=i, form="nominal") for i in ids)


def _quantity(view: SentenceView, i: int) -> tuple[int, int | None]:
    """Where the words for several begin and how many they are; "the parties" are two."""
    words = view.words
    if i == 0:
        return i, None
    before = words[i - 1].lower
    if before in NUMBERS:
        the = i >= 2 and words[i - 2].lower in ("the", "these", "those")
        return (i - 2, NUMBERS[before]) if the else (i - 1, NUMBERS[before] if before == "both" else None)
    if before == "the" and words[i].lower in ("sides", "parties"):
        return i - 1, 2
    return i, None


def _last_together(
    reading: Reading, number: int, at: int, count: int, people: bool, known: Antecedents
) -> tuple[str, ...]:
    """The last actors of a kind, in this number, that stand together in one sentence before an offset."""
    for k in range(number, max(-1, number - BACK_FOR_SETS), -1):
        row = [m for m in known.mentions[k] if m.span.end <= at and m.form != "pronoun"]
        fitting = [m for m in row if _of_kind(m.of, people, known)]
        for chain in _chains(reading.plain, fitting):
            if len(chain) == count:
                return chain
        ids = tuple(dict.fromkeys(m.of for m in fitting))
        if len(ids) == count and number - k <= 1:
            return ids
        if len(ids) > count:
            return ()
    return ()


def _of_kind(actor_id: str, people: bool, known: Antecedents) -> bool:
    actor = known.actors.get(actor_id)
    if actor is None:
        return False
    return actor.kind == "person" if people else actor.kind in ("government", "armed_group")


def _chains(plain: str, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The runs of mentions that are joined by commas, *and* or a hyphen, the last first."""
    chains: list[list[Mention]] = []
    for m in mentions:
        if chains and plain[chains[-1][-1].span.end : m.span.start].strip() in (
            "and",
            ",",
            ", and",
            "-",
            "–",
            "and the",
            "with",
        ):
            chains[-1].append(m)
        else:
            chains.append([m])
    found = [tuple(dict.fromkeys(m.of for m in c)) for c in reversed(chains)]
    return [c for c in found if len(c) > 1]


def _speakers_own(
    reading: Reading, rows: list[list[Mention]], actors: Mapping[str, Actor], speakers: Sequence[tuple[Span, Span]]
) -> Iterator[Mention]:
    """ "I" and "my" inside direct speech are its speaker, where that is one person."""
    for content, source in speakers:
        beside = rows[reading.view_at(source.start)]
        ids = {m.of for m in beside if source.overlaps(m.span) and m.of in actors and actors[m.of].kind == "person"}
        if len(ids) != 1:
            continue
        speaker = ids.pop()
        for view in reading.views[reading.view_at(content.start) : reading.view_at(content.end - 1) + 1]:
            for word in view.words:
                if content.start <= word.start < content.end and word.lower in SPEAKERS:
                    yield Mention(span=Span(word.start, word.end), of=speaker, form="pronoun")


def known_genders(lexicon: Lexicon, actors: Iterable[Actor], from_text: Mapping[str, str | None]) -> dict[str, str]:
    """The genders of people: by what the text calls them, else by a woman's given name."""
    women = lexicon.descriptions.female_names
    found = {}
    for actor in actors:
        gender = from_text.get(actor.id) or ("f" if actor.name.split()[0] in women else None)
        if gender:
            found[actor.id] = gender
    return found
