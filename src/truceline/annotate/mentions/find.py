"""Mentions: every span that names an actor or a place, resolved within the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from truceline.annotate.mentions.capitals import begins_name, find_candidates
from truceline.annotate.mentions.cast import Cast
from truceline.annotate.mentions.groups import counted_people, unnamed_groups
from truceline.annotate.mentions.known_names import Hit, place_meant
from truceline.annotate.mentions.nominals import government_of, group_mention, person_government
from truceline.annotate.mentions.organisations import find_acronyms, find_organisations
from truceline.annotate.mentions.people import find_people, role_spans
from truceline.annotate.mentions.reading import Covered, Reading, SentenceView, read_sentences
from truceline.annotate.mentions.unnamed_offices import office_mentions
from truceline.annotate.mentions.whereabouts import Whereabouts, whereabouts_of
from truceline.annotate.references.find import known_genders
from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Actor, Mention, Place
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of an article in text order, with the actors and places that they mean in order of appearance."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    reading: Reading
    genders: dict[str, str]


def find_mentions(article: AnnotatedArticle, parses: Sequence[Parse | None], lexicon: Lexicon) -> Mentioned:
    """Find the actors and places that an article names."""
    reading = read_sentences(article, parses, lexicon)
    cast = Cast(lexicon)
    people = find_people(find_candidates(reading), reading, cast)
    found = list(people)
    taken = Covered(len(reading.plain), (*(m.span for m in people), *role_spans(people)))
    places: dict[str, Place] = {}
    beside = {m.span.end: m.of for m in people}
    for view in reading.views:
        offices = list(office_mentions(view, reading, cast, taken, beside))
        for m in offices:
            taken.add(m.span)
        found.extend(offices)
    for view in reading.views:
        found.extend(find_organisations(view, reading, cast, taken))
    for view in reading.views:
        found.extend(_known_actors(view, reading, cast, taken, places))
        found.extend(_plain_places(view, taken, places))
    for m in found:
        taken.add(m.span)
    found.extend(find_acronyms(found, reading, cast, taken))
    for view in reading.views:
        found.extend(unnamed_groups(view, reading, cast, taken))
    found = list(_with_governments(found, reading, cast))
    return _ordered(found, cast, places, reading)


def _known_actors(
    view: SentenceView, reading: Reading, cast: Cast, taken: Covered, places: dict[str, Place]
) -> Iterable[Mention]:
    """The mentions of states, organisations and groups, as actors or as places."""
    for hit in view.hits:
        if taken.meets(hit.span) or begins_name(view, hit, reading) or _is_ethnic(view, hit):
            continue
        group = group_mention(view, hit, reading)
        if group:
            entry = reading.lexicon.actors.get(group.of)
            if entry:
                cast.introduce(entry.actor, hit.span.start)
            yield group
            continue
        if people := counted_people(view, hit, reading.lexicon.descriptions):
            cast.introduce(people, hit.span.start)
            yield Mention(span=hit.span, of=people.id, form="nominal")
            continue
        state = government_of(hit, reading)
        if state:
            cast.introduce(state.actor, hit.span.start)
            yield Mention(span=hit.span, of=state.actor.id, form="nominal")
            continue
        where = whereabouts_of(view, hit, reading)
        if where is not Whereabouts.PLACE:
            cast.introduce(hit.entry.actor, hit.span.start)
            form = "nominal" if hit.naming == "adjective" and hit.is_state else "name"
            yield Mention(span=hit.span, of=hit.entry.actor.id, form=form)  # type: ignore[arg-type]
        if where is not Whereabouts.ACTOR:
            place = place_meant(hit, reading.lexicon)
            places.setdefault(place.id, place)
            yield Mention(span=hit.span, of=place.id, form="name")


def _is_ethnic(view: SentenceView, hit: Hit) -> bool:
    """Whether a nationality names a people in another state: "*ethnic* Hungarians"."""
    if hit.naming != "adjective" or "ethnic" not in view.lowered:
        return False
    first = view.index_at(hit.span.start)
    return first > 0 and view.words[first - 1].lower == "ethnic"


def _with_governments(found: list[Mention], reading: Reading, cast: Cast) -> Iterable[Mention]:
    """Put governments named after a person in place of the person, beside it where that is a possessive."""
    for mention in found:
        is_person = mention.of in cast.members and cast.members[mention.of].actor.kind == "person"
        view = reading.views[reading.view_at(mention.span.start)] if is_person else None
        government = person_government(view, mention, reading, cast) if view else None
        if government:
            yield government
        if government is None or government.span.start < mention.span.start or reading.plain[mention.span.end] != " ":
            yield mention


def _plain_places(view: SentenceView, taken: Covered, places: dict[str, Place]) -> Iterable[Mention]:
    """The mentions of places that are no actors, outside the names of people and organisations."""
    for hit in view.places:
        if not taken.meets(hit.span):
            places.setdefault(hit.place.id, hit.place)
            yield Mention(span=hit.span, of=hit.place.id, form="name")


def _ordered(found: list[Mention], cast: Cast, places: dict[str, Place], reading: Reading) -> Mentioned:
    mentions = tuple(sorted(dict.fromkeys(found), key=attrgetter("span", "of")))
    order = dict.fromkeys(m.of for m in mentions)
    actors = tuple(cast.members[i].actor for i in order if i in cast.members)
    genders = known_genders(cast.lexicon, actors, {i: m.gender for i, m in cast.members.items()})
    return Mentioned(mentions, actors, tuple(places[i] for i in order if i in places), reading, genders)
