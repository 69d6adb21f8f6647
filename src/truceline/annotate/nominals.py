"""States by nationality and by what stands for their government, and offices without a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from truceline.annotate.cast import Cast
from truceline.annotate.names import Hit
from truceline.annotate.reading import Covered, Reading, SentenceView
from truceline.annotate.roles import is_office_noun, is_role_word
from truceline.lexicon.actors import ActorEntry
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.spans import Span

# Nouns that make a person's name that of a government.
GOVERNING = frozenset({"administration", "government", "regime", "cabinet"})

# Of a republic these are figures of speech ("the king of …"), so the office table does not answer for them.
MONARCHS = frozenset({"king", "queen", "monarch", "emperor", "emir", "amir", "sultan"})

# Most adjectives between a nationality and the noun that stands for the government.
MOST_BETWEEN = 3


def group_mention(view: SentenceView, hit: Hit, reading: Reading) -> Mention | None:
    """The description that a state's name or adjective begins: "Sudanese officials", "Kosovo's government"."""
    known, words = reading.lexicon.descriptions, view.words
    at = view.index_at(hit.span.end)
    for i in range(at, min(len(words), at + MOST_BETWEEN + 1)):
        word = words[i]
        if not (word.joined or words[i - 1].possessive) or i in view.hit_of or not word.text.islower():
            return None
        if is_modifier(view, i):
            return None
        if word.lower in known.army_nouns and not _longer(view, i, reading):
            return Mention(span=Span(hit.span.start, word.end), of=army_of(hit.entry, reading).actor.id, form="nominal")
        if word.lower in known.state_nouns and not _longer(view, i, reading):
            return Mention(span=Span(hit.span.start, word.end), of=hit.entry.actor.id, form="nominal")
        if word.lower not in known.between:
            return None
    return None


def is_modifier(view: SentenceView, index: int) -> bool:
    """Whether a noun only describes the next one that is no word for a government: "military headquarters"."""
    token = view.token(view.words[index])
    if token is None or view.parse is None or token.dep not in ("compound", "nmod"):
        return False
    return index + 1 < len(view.words) and view.parse.head(token).start == view.words[index + 1].start


def government_of(hit: Hit, reading: Reading) -> ActorEntry | None:
    """The state that an organ named after its government is: "the Biden administration"."""
    entry = hit.entry
    if entry.actor.kind != "organ" or hit.form.split()[-1].lower() not in GOVERNING:
        return None
    return government_in(entry.actor.country, reading)


def government_in(country: str | None, reading: Reading) -> ActorEntry | None:
    """The government of a country (ISO 3166-1 alpha-3)."""
    return _states(reading.lexicon).get(country) if country else None


@cache
def _states(lexicon: Lexicon) -> dict[str | None, ActorEntry]:
    """The governments of the lexicon by country, the first of each."""
    return {e.actor.country: e for e in reversed(lexicon.actors.entries) if e.actor.kind == "government"}


def person_government(view: SentenceView, person: Mention, reading: Reading, cast: Cast) -> Mention | None:
    """The government named after its head: "Karzai's government", "the Assad regime"."""
    at = view.index_at(person.span.end)
    if person.form != "name" or at >= len(view.words) or at == 0 or view.words[at].lower not in GOVERNING:
        return None
    if not (view.words[at].joined or view.words[at - 1].possessive):
        return None
    entry = government_in(cast.members[person.of].actor.country, reading)
    if entry is None:
        return None
    cast.introduce(entry.actor, person.span.start)
    return Mention(span=Span(person.span.start, view.words[at].end), of=entry.actor.id, form="nominal")


def _longer(view: SentenceView, index: int, reading: Reading) -> bool:
    """Whether the description goes on: "government forces", "military officials"."""
    known, words = reading.lexicon.descriptions, view.words
    if index + 1 >= len(words) or not words[index + 1].joined or words[index].possessive:
        return False
    return words[index + 1].lower in known.state_nouns or words[index + 1].lower in known.army_nouns


def army_of(state: ActorEntry, reading: Reading) -> ActorEntry:
    """The armed forces of a state if the lexicon has them, else the state."""
    for adjective in state.adjectives[:1]:
        for noun in ("army", "military", "armed forces", "Armed Forces", "Army"):
            found = reading.lexicon.actors.written(f"{adjective} {noun}")
            if len(found) == 1:
                return found[0]
    return state


def office_mentions(view: SentenceView, reading: Reading, cast: Cast, taken: Covered) -> Iterator[Mention]:
    """Find offices without a name: "the German chancellor", "the Kremlin chief", "the president"."""
    known, words = reading.lexicon.descriptions, view.words
    for i, word in enumerate(words):
        if (
            not is_office_noun(word, known)
            or taken.meets(Span(word.start, word.end))
            or _name_follows(view, i, reading)
        ):
            continue
        first = _office_start(view, i, reading)
        span = Span(words[first].start, word.end)
        if taken.meets(span):
            continue
        mention = _office_mention(view, first, i, reading, cast)
        if mention:
            yield mention


def _name_follows(view: SentenceView, i: int, reading: Reading) -> bool:
    """Whether the noun is not the last of its phrase."""
    if i + 1 >= len(view.words) or view.words[i].possessive or not view.words[i + 1].joined:
        return False
    following = view.words[i + 1]
    return (
        following.capital
        or is_role_word(following, reading.lexicon.descriptions)
        or following.lower in reading.lexicon.descriptions.organisation_words
    )


def _office_start(view: SentenceView, i: int, reading: Reading) -> int:
    known, words = reading.lexicon.descriptions, view.words
    first = i
    while first > 0 and i - first < 6 and (words[first].joined or words[first - 1].possessive):
        if first - 1 in view.hit_of or is_role_word(words[first - 1], known):
            first -= 1
        else:
            break
    if first > 0 and words[first - 1].lower == "the" and words[first].joined:
        first -= 1
    return first


def _office_mention(view: SentenceView, first: int, i: int, reading: Reading, cast: Cast) -> Mention | None:
    words = view.words
    span = Span(words[first].start, words[i].end)
    hit = next((view.hit_of[k] for k in range(first, i) if k in view.hit_of), None)
    of_span = _of_state(view, i)
    if hit is None and of_span:
        hit, span = of_span, Span(span.start, of_span.span.end)
    definite = words[first].lower == "the" or (
        hit is not None and first in view.hit_of and words[first].text != words[first].lower and _possessed(view, first)
    )
    if not definite:
        return None
    return _resolve_office(span, hit, words[i].lower, reading, cast)


def _possessed(view: SentenceView, first: int) -> bool:
    hit = view.hit_of[first]
    return any(w.possessive for w in view.words if hit.span.start <= w.start < hit.span.end)


def _of_state(view: SentenceView, i: int) -> Hit | None:
    """The state in "the president of Cyprus"."""
    words = view.words
    for step in (2, 3):
        if (
            i + step < len(words)
            and words[i + 1].lower == "of"
            and i + step in view.hit_of
            and (step == 2 or words[i + 2].lower == "the")
        ):
            return view.hit_of[i + step]
    return None


def _resolve_office(span: Span, hit: Hit | None, noun: str, reading: Reading, cast: Cast) -> Mention | None:
    text = reading.words_of(span)
    if hit is None:
        person = _only_person_of_role(span, noun, cast)
    else:
        person = _introduced_holder(hit, text, noun, cast, reading) or holder_of(text, hit.entry, reading)
    if person is None:
        return None
    if person not in cast.members:
        entry = reading.lexicon.actors.get(person)
        if entry is None:
            return None
        cast.introduce(entry.actor, span.start, entry.surnames)
    return Mention(span=span, of=person, form="nominal")


def _introduced_holder(hit: Hit, text: str, noun: str, cast: Cast, reading: Reading) -> str | None:
    """The person of the article who was introduced with this office of this country."""
    country = hit.entry.actor.country
    wanted = reading.lexicon.titles.office(text, country)
    if wanted is None or noun.startswith("spokes"):
        spoken = [m for m in cast.members.values() if m.actor.country == country and _spoken_of(m.roles, noun)]
        return spoken[0].actor.id if len(spoken) == 1 else None
    fitting = []
    for member in cast.members.values():
        offices = [t for r in member.roles if (t := reading.lexicon.titles.office(r, country))]
        if member.actor.country == country and any(
            set(t.offices) & set(wanted.offices) and t.modifier == wanted.modifier for t in offices
        ):
            fitting.append(member.actor.id)
    return fitting[0] if len(fitting) == 1 else None


def _spoken_of(roles: list[str], noun: str) -> bool:
    """Whether one of a person's roles has this noun for its head, whatever the gender of a spokesman."""
    stem = "spokes" if noun.startswith("spokes") else noun
    return any(w.startswith(stem) if stem == "spokes" else w == stem for r in roles for w in r.lower().split())


def holder_of(text: str, owner: ActorEntry, reading: Reading) -> str | None:
    """The holder of an office at the page's day, by the office table; none where the words do not fix one person."""
    country = owner.actor.country
    title = reading.lexicon.titles.office(text, country)
    day = reading.latest
    if title is None or day is None or not title.holds_now or title.words in MONARCHS:
        return None
    for office in title.offices:
        holders = {t.person for t in reading.lexicon.offices.holders(office, title.of or owner.actor.id, day, day)}
        if len(holders) == 1:
            return holders.pop()
        if holders:
            return None
    return None


def _only_person_of_role(span: Span, noun: str, cast: Cast) -> str | None:
    """The one person introduced before with a role that ends in this noun; none where there are two."""
    fitting = [
        m.actor.id
        for m in cast.members.values()
        if m.introduced < span.start and any(noun in r.lower().split() for r in m.roles)
    ]
    return fitting[0] if len(fitting) == 1 else None
