"""Whether the name of a state or its capital means the government or the place."""

from __future__ import annotations

from enum import Enum, auto

from truceline.annotate.mentions.known_names import Hit
from truceline.annotate.mentions.reading import Reading, SentenceView
from truceline.lexicon.whereabouts import WhereaboutsWords


class Whereabouts(Enum):
    """What the name of a state or capital stands for at one place of the text."""

    ACTOR = auto()
    PLACE = auto()
    BOTH = auto()


def whereabouts_of(view: SentenceView, hit: Hit, reading: Reading) -> Whereabouts:
    """Tell the government from the place: "Nicosia said" acts, "in Nicosia" lies, "visited Nicosia" is both."""
    if hit.naming == "adjective" or not hit.is_state or hit.form in ("Kremlin", "White House"):
        return Whereabouts.ACTOR
    index = view.index_at(hit.span.start)
    if _before_state(reading, hit) or _gathers(view, hit, reading.lexicon.whereabouts):
        return Whereabouts.PLACE
    if index < len(view.words) and view.words[index].possessive:
        return Whereabouts.ACTOR
    before = index - 1
    if before >= 0 and view.words[before].possessive:
        return Whereabouts.PLACE if hit.naming == "seat" else Whereabouts.ACTOR
    while before >= 0 and view.words[before].lower in ("the", "central", "northern", "southern", "eastern", "western"):
        before -= 1
    if before < 0:
        return Whereabouts.ACTOR
    return _after(view, hit, before, reading.lexicon.whereabouts)


def _after(view: SentenceView, hit: Hit, before: int, words: WhereaboutsWords) -> Whereabouts:
    """What a name means after the word at an index, most often a preposition."""
    preposition = view.words[before].lower
    near = {w.lower for w in view.words[max(0, before - 4) : before]}
    if preposition in ("at", "into") and near & words.force:
        return Whereabouts.BOTH
    if hit.naming == "seat" and (
        preposition in words.attacks or (preposition in ("on", "against") and near & words.attacks)
    ):
        return Whereabouts.BOTH
    if preposition in ("at", "into", "from") and near & words.spoken:
        return Whereabouts.ACTOR
    if preposition in words.inside:
        arrived = before > 0 and view.words[before - 1].lower in words.arrival
        return Whereabouts.BOTH if arrived else Whereabouts.PLACE
    moved = near & words.motion
    if preposition in words.visiting or (preposition in ("to", "toward", "towards") and moved):
        return Whereabouts.BOTH
    if preposition == "into" or (preposition in ("from", "for") and moved):
        return Whereabouts.PLACE
    return Whereabouts.ACTOR


def _before_state(reading: Reading, hit: Hit) -> bool:
    """Whether the name of the state follows a city: "Baku, Azerbaijan"."""
    after = reading.plain[hit.span.end : hit.span.end + 40]
    return (
        hit.naming == "seat"
        and after.startswith(", ")
        and any(after[2:].startswith(n) for n in (*hit.entry.names, "D.C"))
    )


def _gathers(view: SentenceView, hit: Hit, words: WhereaboutsWords) -> bool:
    """Whether a capital names a meeting or what came of it: "the Astana talks", "the Kigali climate accord"."""
    at = view.index_at(hit.span.end)
    behind = view.words[at : at + 2]
    if hit.naming != "seat" or not behind or not behind[0].joined:
        return False
    return behind[0].lower in words.gatherings or (
        len(behind) > 1 and behind[0].lower in words.topics and behind[1].lower in words.gatherings
    )
