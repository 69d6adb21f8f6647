"""Words for several actors: "the two leaders", "both sides", "the pair", "the leaders of Oman and Iran", "the former".

They mean the last set of their kind that was named together; where none stands out, nothing is resolved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from truceline.annotate.mentions.reading import SentenceView
from truceline.annotate.mentions.unnamed_offices import holder_of
from truceline.annotate.references.antecedents import Antecedents, chains_of
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.coreference import SeveralWords
from truceline.model.actor import Mention
from truceline.model.spans import Span

# Sentences looked back for a set named together, and for one of people or states that no list joins.
BACK_FOR_SETS, BACK_FOR_TWO = 8, 2

MOST_OWNERS = 8
# Times that each of the two sides of an article is named at least.
LEAST_NAMED = 2
# What counts for fighters without a name.
UNNAMED = "?"
LEADERS = ("president", "prime minister", "chancellor")


def find_several(view: SentenceView, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve the words for several in one sentence."""
    nouns = known.words.several.nouns
    if view.lowered.isdisjoint(nouns):
        return
    for i, word in ((i, word) for i, word in enumerate(view.words) if word.lower in nouns):
        if word.lower in ("former", "latter"):
            yield from _former_or_latter(view, i, number, known)
            continue
        held = _of_owners(view, i, known) if word.lower in known.words.several.one_of else ()
        yield from held
        if held:
            continue
        held = _holders_named(view, i, number, known) if word.lower in known.words.several.one_of else ()
        yield from held
        if held:
            continue
        kind, first, last, count = _several(view, i, known.words.several)
        if kind and count:
            span = Span(view.words[first].start, view.words[last].end)
            alone = view.words[first].lower == "the" and (first, last) == (i - 1, i)
            bare = alone and word.lower in known.words.several.bare_people
            office = known.words.several.one_of.get(word.lower, "") if kind == "people" else ""
            ids = last_together(number, view.words[first].start, count, kind == "people", known, bare, office)
            if bare and (not ids or _called_since(number, word.lower, span.start, ids, known)):
                ids = _called_so(number, word.lower, span.start, known)
            if kind == "sides" and count == 2 and not alone:
                ids = ids or _two_most_named(number, span.start, known)
            yield from (Mention(span=span, of=a, form="nominal") for a in ids)


def _holders_named(view: SentenceView, i: int, number: int, known: Antecedents) -> tuple[Mention, ...]:
    """ "The foreign ministers" of the only two people named before who are that."""
    first, words = i, view.words
    while first and words[first].joined and words[first - 1].lower in known.office_modifiers:
        first -= 1
    if first in (0, i) or words[first - 1].lower != "the" or (i + 1 < len(words) and words[i + 1].lower == "of"):
        return ()
    title = " ".join([w.lower for w in words[first:i]] + [known.words.several.one_of[words[i].lower]])
    before = (m.of for k in range(number + 1) for m in known.before(k, words[first].start))
    ids = [i for i in dict.fromkeys(before) if known.kind(i) == "person" and known.holds(i, title)]
    span = Span(words[first - 1].start, words[i].end)
    return tuple(Mention(span=span, of=a, form="nominal") for a in ids) if len(ids) == 2 else ()


def _called_since(number: int, noun: str, at: int, ids: tuple[str, ...], known: Antecedents) -> bool:
    """Whether others were called by a noun after two people were named: "X met Y. *Asian leaders* … The leaders"."""
    views = known.reading.views
    for k in range(number, max(-1, number - BACK_FOR_SETS), -1):
        if set(ids) <= {m.of for m in known.before(k, at)}:
            return False
        if k < number and noun in views[k].lowered:
            return True
    return False


def _called_so(number: int, noun: str, at: int, known: Antecedents) -> tuple[str, ...]:
    """The set that was last described by a noun: "the leaders" after "Thai and Lao leaders"."""
    for k in range(number, max(-1, number - BACK_FOR_SETS), -1):
        sets = [m for m in known.before(k, at) if known.reading.words_of(m.span).lower().endswith(f" {noun}")]
        ids = tuple(m.of for m in sets if m.span == sets[-1].span)
        if ids:
            return ids if len(ids) > 1 or number - k <= 1 else ()
    return ()


def _several(view: SentenceView, i: int, its: SeveralWords) -> tuple[str, int, int, int | None]:
    """Of a noun for several: people or sides ("" if it is none), its first and last word, and how many they are."""
    words, noun = view.words, view.words[i].lower
    if noun in its.singular and i and words[i].joined and words[i - 1].lower in ("neither", "each", "either"):
        return ("people" if its.singular[noun] in its.people else "sides"), i - 1, i, 2
    if noun != "two" and noun not in its.pairs and noun not in its.people and noun not in its.sides:
        return "", i, i, None
    last = _tail(view, i, its)
    leaders = words[i].possessive and i + 1 < len(words) and words[i + 1].lower in its.people
    if last is None or (noun in its.sides and leaders):
        return "", i, i, None
    if noun in its.pairs:
        the = i > 0 and words[i - 1].lower in ("the", "this")
        return "people", i - 1, last, 2 if the else None
    if noun == "two":
        return "people", i - 1, last, 2 if _stands_alone(view, i) else None
    first, count = _quantity(view, i, its)
    together = last > i and words[last].lower in its.sides
    return ("people" if noun in its.people else "sides"), first, last, 2 if together else count


def _stands_alone(view: SentenceView, i: int) -> bool:
    """Whether "the two" has no noun of its own: "the two met"."""
    words = view.words
    if i == 0 or words[i - 1].lower not in ("the", "these", "those") or not words[i].joined:
        return False
    token = view.token(words[i])
    return token is not None and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj")


def _tail(view: SentenceView, i: int, its: SeveralWords) -> int | None:
    """The last word of what hangs on words for several, or None where it says who they are in another way."""
    words = view.words
    if i + 1 >= len(words) or words[i + 1].lower not in ("of", "to", "from", "in") or not words[i + 1].joined:
        return i
    after = [w.lower for w in words[i + 2 : i + 5]]
    at = i + 2 + (after[:1] == ["the"])
    if at < len(words) and words[at].lower in its.disputes:
        return at
    if words[i + 1].lower in ("of", "from") and words[i].lower in its.people:
        if after[:2] in (["the", "two"], ["both", "the"]) and after[2:] and after[2] in its.sides:
            return i + 4
        if after[:1] == ["both"] and after[1:] and after[1] in its.sides:
            return i + 3
    return None if words[i + 1].lower == "of" else i


def _quantity(view: SentenceView, i: int, its: SeveralWords) -> tuple[int, int | None]:
    """Where the words for several begin and how many they are; "the parties" and "the leaders" are two."""
    words, first = view.words, i
    while first and words[first].joined and words[first - 1].lower in its.at_odds:
        first -= 1
    at_odds = first < i
    if first == 0:
        return first, None
    before = words[first - 1].lower
    owner = first >= 2 and words[first - 1].possessive and words[first - 1].lower in its.sides
    if owner or (words[first - 1].text.endswith("s'") and words[first - 1].lower.rstrip("'") in its.sides):
        return _quantity(view, first - 1, its)
    if before in its.numbers:
        the = first >= 2 and words[first - 2].lower in ("the", "these", "those")
        return (first - 2, its.numbers[before]) if the else (first - 1, 2 if before == "both" else None)
    if before == "the" and (at_odds or words[i].lower in its.bare_sides or words[i].lower in its.bare_people):
        return first - 1, 2
    return first, None


def last_together(
    number: int, at: int, count: int, people: bool, known: Antecedents, listed: bool = False, office: str = ""
) -> tuple[str, ...]:
    """The last actors of a kind, in this number, that stand together in one sentence before an offset.

    Sides may be the states of two people who stand together. Bare words ("the leaders") mean only those `listed` near.
    Of a list and others that only stand near, one of them the same, the list is meant if all of it hold the `office`.
    """
    for k in range(number, max(-1, number - (BACK_FOR_TWO + 1 if listed else BACK_FOR_SETS)), -1):
        row = known.before(k, at)
        near = number - k <= BACK_FOR_TWO and not listed
        found = _together(row, count, people, near, known)
        if found and near and not _is_listed(found, row, known):
            other = _listed_before(k, found, people, known)
            if other:
                return other if office and all(known.holds(a, office) for a in other) else ()
        if found is None and not people:
            found = _states_of(_together(row, count, True, False, known), known)
        if found is not None:
            return found
    return _two_leaders(number, at, known) if people and count == 2 else ()


def _two_most_named(number: int, at: int, known: Antecedents) -> tuple[str, ...]:
    """The two sides that the text so far names most, if it names no third half as often.

    Beside rebels without a name who are told of more than once nobody knows which fighters are a side.
    """
    named = (m for k in range(number + 1) for m in known.before(k, at) if m.form != "pronoun")
    counts = Counter(_side(m.of, known) for m in named if _of_kind(m.of, False, known))
    sides = counts.most_common(3)
    if len(sides) < 2 or sides[1][1] < LEAST_NAMED:
        return ()
    third = sides[2][1] if len(sides) > 2 else 0
    two = (sides[0][0], sides[1][0])
    fights = any(known.kind(i) == "armed_group" for i in two)
    others = UNNAMED in two or (fights and counts[UNNAMED] >= LEAST_NAMED)
    return () if others or 2 * third > sides[1][1] else two


def _side(actor_id: str, known: Antecedents) -> str:
    """One side for all fighters without a name: "rebels", "rebel leaders"."""
    unnamed = known.kind(actor_id) == "armed_group" and known.actors[actor_id].sector is None
    return UNNAMED if unnamed else actor_id


def _two_leaders(number: int, at: int, known: Antecedents) -> tuple[str, ...]:
    """The two people whom the last sentences name, if both lead a state and no others are named."""
    near = [m.of for k in range(max(0, number - BACK_FOR_TWO), number + 1) for m in known.before(k, at)]
    ids = tuple(dict.fromkeys(i for i in near if known.kind(i) == "person"))
    return ids if len(ids) == 2 and all(any(known.holds(i, t) for t in LEADERS) for i in ids) else ()


def _is_listed(actors: tuple[str, ...], row: Sequence[Mention], known: Antecedents) -> bool:
    return any(set(c) == set(actors) for c in chains_of(known.reading, row))


def _listed_before(number: int, actors: tuple[str, ...], people: bool, known: Antecedents) -> tuple[str, ...]:
    """Another set of as many, one of them the same, that was named together before two that only stand near."""
    for k in range(number - 1, max(-1, number - BACK_FOR_SETS), -1):
        for chain in chains_of(known.reading, known.rows[k]):
            same = len(chain) == len(actors) and all(_of_kind(a, people, known) for a in chain)
            if same and set(chain) & set(actors):
                return chain if set(chain) != set(actors) else ()
    return ()


def _together(
    row: Sequence[Mention], count: int, people: bool, near: bool, known: Antecedents
) -> tuple[str, ...] | None:
    """The set of a sentence: listed, or the only ones that it names if all are known; empty where it names too many."""
    named = [m for m in row if _of_kind(m.of, people, known) and (m.form != "pronoun" or _is_plural(m, row))]
    fitting = named if people else [m for m in named if not _only_helps(m, known)]
    for chain in chains_of(known.reading, fitting):
        if len(chain) == count:
            return chain
    ids = tuple(dict.fromkeys(m.of for m in fitting if known.kind(m.of) != "organisation"))
    if len(ids) == count and near and all(known.reading.lexicon.actors.get(i) for i in ids):
        return ids
    return () if len(ids) > count else None


HELPING = re.compile(
    r"\b(?:(?:mediat|broker|host|sponsor|facilitat|witness|guarante)\w+ by|presence of|auspices of|help (?:of|from)) "
    r"(?:the )?(?:\S+ (?:and|,) )?\Z"
)
"""Words right before those who bring others together, and are none of the sides."""


def _only_helps(mention: Mention, known: Antecedents) -> bool:
    """Whether a state is named as one that helps the sides: "in the presence of Omani and *Qatari* envoys"."""
    plain = known.reading.plain
    return HELPING.search(plain, max(0, mention.span.start - HELP_BEFORE), mention.span.start) is not None


HELP_BEFORE = 60
"""Characters before a name in which such words stand."""


def _is_plural(mention: Mention, row: Sequence[Mention]) -> bool:
    return sum(m.span == mention.span for m in row) > 1


def _states_of(people: tuple[str, ...] | None, known: Antecedents) -> tuple[str, ...] | None:
    """The states of some people, if each has its own."""
    states = tuple(dict.fromkeys(s for p in people or () if (s := known.state_of(p))))
    return states if people and len(states) == len(people) else None


def _of_kind(actor_id: str, people: bool, known: Antecedents) -> bool:
    kind = known.kind(actor_id)
    if people:
        return kind == "person"
    if kind == "organisation":
        return known.actors[actor_id].sector == "IGO"
    return kind in ("government", "armed_group") or (
        kind == "other" and known.actors[actor_id].name.endswith("opposition")
    )


def _former_or_latter(view: SentenceView, i: int, number: int, known: Antecedents) -> Iterator[Mention]:
    """Resolve "the former" and "the latter" to one of the last two that a list joins."""
    words = view.words
    if i == 0 or words[i - 1].lower != "the" or not _has_no_noun(view, i, known.words.several):
        return
    for k in (number, number - 1):
        chains = chains_of(known.reading, known.before(k, words[i].start)) if k >= 0 else []
        if chains:
            pair = chains[0]
            if len(pair) == 2 and all(known.kind(a) for a in pair):
                of = pair[words[i].lower == "latter"]
                yield Mention(span=Span(words[i - 1].start, words[i].end), of=of, form="nominal")
            return


def _has_no_noun(view: SentenceView, i: int, its: SeveralWords) -> bool:
    """Whether "the former" is no "the former minister"."""
    words = view.words
    if words[i].possessive or (i + 1 < len(words) and words[i + 1].joined and words[i + 1].lower in its.auxiliaries):
        return True
    token = view.token(words[i])
    return token is not None and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj")


def _of_owners(view: SentenceView, i: int, known: Antecedents) -> tuple[Mention, ...]:
    """Resolve "the leaders of Oman and Iran" and "the Thai and Lao premiers" to who holds these offices at the time.

    Leaders whom the office table does not have stand for their states.
    """
    first = i
    while (
        first and view.words[first].joined and view.words[first - 1].lower in ("foreign", "defence", "defense", "prime")
    ):
        first -= 1
    title = " ".join([w.lower for w in view.words[first:i]] + [known.words.several.one_of[view.words[i].lower]])
    owners, start, end = _owners_after(view, i, known) if _is_of(view, i + 1) else _owners_before(view, first)
    if len(owners) < 2:
        return ()
    start = first - (first > 0 and view.words[first - 1].lower == "the") if start < 0 else start
    span = Span(view.words[start].start, view.words[max(end, i)].end)
    people = [_holder(title, e, known) for e in owners] if title else [None]
    held = [e.actor for p in people if p and (e := known.reading.lexicon.actors.get(p))]
    actors = held if len(held) == len(owners) else [e.actor for e in owners] if title in ("leader", "") else []
    return tuple(Mention(span=span, of=a.id, form="nominal") for a in actors)


def _holder(title: str, state: ActorEntry, known: Antecedents) -> str | None:
    """Who holds an office at the page's day (ever, without one): the one whom the article names, else the only one."""
    office = known.reading.lexicon.titles.office(title, state.actor.country)
    offices, day = known.reading.lexicon.offices, known.reading.latest
    days = (day, day) if day else ()
    held = {t.person for o in (office.offices if office else ()) for t in offices.holders(o, state.actor.id, *days)}
    named = held & known.actors.keys()
    return named.pop() if len(named) == 1 else holder_of(title, state, known.reading)


def _is_of(view: SentenceView, i: int) -> bool:
    return i < len(view.words) and view.words[i].lower == "of" and view.words[i].joined


def _owners_after(view: SentenceView, i: int, known: Antecedents) -> tuple[list[ActorEntry], int, int]:
    """The states listed after "leaders of", with the last word of the list."""
    words, at, found, end = view.words, i + 2, list[ActorEntry](), i
    while at < len(words) and len(found) < MOST_OWNERS:
        at += words[at].lower == "and"
        at += at < len(words) and words[at].lower == "the"
        hit = view.hit_of.get(at)
        twin = _twin(view, at, known)
        if twin is None if hit is None else not (hit.is_state and hit.naming == "name"):
            break
        found.append(hit.entry if hit else twin)  # type: ignore[arg-type]  # one of the two is there
        while hit and at + 1 < len(words) and view.hit_of.get(at + 1) is hit:
            at += 1
        end, at = at, at + 1
    return found, -1, end


def _twin(view: SentenceView, at: int, known: Antecedents) -> ActorEntry | None:
    """The state that "North" means in "North and South Korea"."""
    hit = view.hit_of.get(at + 2)
    if hit is None or view.words[at + 1].lower != "and" or view.words[at].text not in ("North", "South"):
        return None
    found = known.reading.lexicon.actors.written(f"{view.words[at].text} {hit.form.split()[-1]}")
    return found[0] if len(found) == 1 and " " in hit.form else None


def _owners_before(view: SentenceView, first: int) -> tuple[list[ActorEntry], int, int]:
    """The states whose adjectives are joined before an office, with the first word of the whole."""
    one, other = view.hit_of.get(first - 1), view.hit_of.get(first - 3)
    if first < 3 or one is None or other is None or view.words[first - 2].lower != "and" or one is other:
        return [], -1, -1
    if not (one.is_state and other.is_state and "seat" not in (one.naming, other.naming)):
        return [], -1, -1
    start = first - 3
    while start and view.hit_of.get(start - 1) is other:
        start -= 1
    definite = start > 0 and view.words[start - 1].lower == "the"
    return ([other.entry, one.entry], start - 1, -1) if definite else ([], -1, -1)
